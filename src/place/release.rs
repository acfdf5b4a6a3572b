//! Released time: while others have a teacher's children, the teacher is free.
//!
//! A stretch of own time or of the team lies inside a chain of releases that follow one another without a walk the
//! teacher would have to make, or outside the children's day.

use super::Place;
use crate::engine::Var;
use crate::model::{DayId, Escort, HomeroomId, Minutes, Span, StaffId};
use itertools::Itertools;
use pumpkin_core::variables::Literal;

/// A stretch in which others have the children.
#[derive(Debug, Clone)]
pub(crate) struct Release {
    /// Start.
    pub(crate) start: Var,
    /// Minutes.
    pub(crate) minutes: Minutes,
    /// Minutes the children walk afterwards.
    pub(crate) walk: Minutes,
    /// Only when this holds.
    pub(crate) needs: Option<Literal>,
    /// The children eat.
    pub(crate) lunch: bool,
}

impl Place<'_> {
    /// Literals of which one must hold so that `who` is free of children for `minutes` from `start` on `day`.
    /// `lunch`: the children's lunch may be used. `outside`: time outside the children's day may be used.
    pub(super) fn ways_to_be_free(
        &mut self,
        who: StaffId,
        day: DayId,
        start: Var,
        minutes: Minutes,
        lunch: bool,
        outside: bool,
    ) -> Vec<Literal> {
        let school = self.school;
        let homerooms = school.homerooms_of(who, day).collect_vec();
        let with = school[who].always_with;
        let mut literals = Vec::new();
        if outside {
            let days =
                homerooms.iter().copied().chain(with).map(|homeroom| school.student_day(homeroom, day)).collect_vec();
            literals.extend(self.outside(day, start, minutes, &days));
        }
        if let [homeroom] = homerooms.as_slice() {
            literals.extend(self.chains_of(*homeroom, day, start, minutes, lunch));
        }
        literals
    }

    /// Before the children come, after they go, or between a morning and an afternoon group.
    fn outside(&mut self, day: DayId, start: Var, minutes: Minutes, days: &[Span]) -> Vec<Literal> {
        let days = days.iter().copied().sorted().collect_vec();
        let mut literals = Vec::new();
        let Some((first, last)) = days.first().zip(days.last()) else { return literals };
        let gaps = std::iter::once((i32::MIN / 4, first.start.0))
            .chain(days.windows(2).map(|pair| (pair[0].end.0, pair[1].start.0)))
            .chain(std::iter::once((last.end.0, i32::MAX / 4)));
        for (from, to) in gaps {
            if to - from < minutes {
                continue;
            }
            let key = format!("{day:?} {start:?} {minutes} outside {from} {to}");
            if let Some(known) = self.chains.get(&key) {
                literals.push(*known);
                continue;
            }
            let yes = self.engine.literal();
            if from > 0 {
                self.engine.at_most_if(yes, &[(-1, start)], -from);
            }
            if to < 24 * 60 {
                self.engine.at_most_if(yes, &[(1, start)], to - minutes);
            }
            self.chains.insert(key, yes);
            literals.push(yes);
        }
        literals
    }

    fn chains_of(
        &mut self,
        homeroom: HomeroomId,
        day: DayId,
        start: Var,
        minutes: Minutes,
        lunch: bool,
    ) -> Vec<Literal> {
        let releases = self.releases.get(&(homeroom, day)).cloned().unwrap_or_default();
        let usable = releases.into_iter().filter(|release| lunch || !release.lunch).collect_vec();
        let walked = self.school.sections[self.school[homeroom].grade.0].escort != Escort::ClassroomTeacher;
        let mut literals = Vec::new();
        // One release, then two in a row, then three: longer chains only where no shorter one reaches.
        for length in 1..=3usize.min(usable.len()) {
            for chain in usable.iter().permutations(length) {
                let total: Minutes = chain.iter().map(|release| release.minutes).sum::<Minutes>()
                    + chain.iter().rev().skip(1).map(|release| release.walk).sum::<Minutes>();
                let walks = chain.iter().rev().skip(1).any(|release| release.walk > 0);
                // A shorter chain that reaches alone makes a longer one needless.
                let shorter = length > 1
                    && (0..length).any(|left_out| {
                        left_out == 0 || left_out + 1 == length
                    } && chain.iter().enumerate().filter(|(n, _)| *n != left_out).map(|(_, r)| r.minutes).sum::<Minutes>() >= minutes && length > 2);
                if total < minutes || (walks && !walked) || shorter {
                    continue;
                }
                literals.push(self.chain(day, start, minutes, &chain));
            }
        }
        literals
    }

    fn chain(&mut self, day: DayId, start: Var, minutes: Minutes, chain: &[&Release]) -> Literal {
        let parts =
            chain.iter().map(|release| format!("{:?}+{}+{}", release.start, release.minutes, release.walk)).join(" ");
        let key = format!("{day:?} {start:?} {minutes} in {parts}");
        if let Some(known) = self.chains.get(&key) {
            return *known;
        }
        let yes = self.engine.literal();
        let (first, last) = (chain[0], chain[chain.len() - 1]);
        self.engine.at_most_if(yes, &[(1, first.start), (-1, start)], 0);
        self.engine.at_most_if(yes, &[(1, start), (-1, last.start)], last.minutes - minutes);
        for pair in chain.windows(2) {
            self.engine.equal_if(yes, &[(1, pair[1].start), (-1, pair[0].start)], pair[0].minutes + pair[0].walk);
        }
        for needed in chain.iter().filter_map(|release| release.needs) {
            self.engine.any(&[!yes, needed]);
        }
        self.chains.insert(key, yes);
        yes
    }
}
