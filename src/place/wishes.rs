//! Preferences that clock times decide, as costs.

use super::Place;
use crate::engine::{Engine, Var};
use crate::model::{BlockId, DayId, GradeId, Kind, StaffId, Wish};
use crate::plan::Taken;
use itertools::Itertools;
use pumpkin_core::variables::{Literal, TransformableVariable};
use std::collections::BTreeMap;

/// The cost of one rank.
pub(crate) struct Cost {
    /// The rank, from 1.
    pub(crate) rank: usize,
    /// Its cost.
    pub(crate) total: Var,
}

impl Place<'_> {
    pub(super) fn add_wishes(&mut self) {
        let school = self.school;
        for (rank, wishes) in
            &school.preferences.iter().sorted_by_key(|prefer| prefer.rank).chunk_by(|prefer| prefer.rank)
        {
            let mut terms: Vec<(i32, Var)> = Vec::new();
            let mut most = 0;
            let mut here = false;
            for prefer in wishes {
                match &prefer.wish {
                    Wish::Early(blocks, by) => {
                        here = true;
                        self.minutes_beyond(blocks, by.0, true, &mut terms, &mut most);
                    }
                    Wish::Late(blocks, by) => {
                        here = true;
                        self.minutes_beyond(blocks, by.0, false, &mut terms, &mut most);
                    }
                    Wish::SameTime(blocks) => {
                        here = true;
                        self.spread_of_starts(blocks, &mut terms, &mut most);
                    }
                    Wish::GradesInARow => {
                        here |= self.grades_between(&mut terms, &mut most);
                    }
                    _ => {}
                }
            }
            if here {
                let total = self.engine.int(0, most);
                terms.push((-1, total));
                self.engine.equal(&terms, 0);
                self.costs.push(Cost { rank, total });
            }
        }
    }

    /// Minutes of the blocks after (or before) a clock time. Days that share a decision count as often as they are.
    fn minutes_beyond(
        &mut self,
        blocks: &[BlockId],
        by: i32,
        after: bool,
        terms: &mut Vec<(i32, Var)>,
        most: &mut i32,
    ) {
        let starts = self
            .blocks
            .iter()
            .filter(|start| blocks.contains(&start.block))
            .map(|start| (format!("{:?} {}", start.start, start.minutes), start.start, start.minutes, start.unit))
            .collect_vec();
        for (_, same) in &starts.into_iter().sorted_by(|a, b| a.0.cmp(&b.0)).chunk_by(|(key, ..)| key.clone()) {
            let same = same.collect_vec();
            let (_, start, minutes, _) = same[0].clone();
            let often = i32::try_from(same.len()).unwrap_or(1);
            *most += often * minutes;
            let cost = self.engine.int(0, minutes);
            if after {
                // All of it, once the start is after the clock time; else what reaches beyond.
                let starts_before = self.engine.is_at_most(start, by - 1);
                let starts_after = !starts_before;
                self.engine.equal_if(starts_after, &[(1, cost)], minutes);
                self.engine.at_most_if(starts_before, &[(1, start), (-1, cost)], by - minutes);
            } else {
                let ends_before = self.engine.is_at_most(start, by - minutes);
                self.engine.equal_if(ends_before, &[(1, cost)], minutes);
                let ends_after = !ends_before;
                self.engine.at_most_if(ends_after, &[(-1, start), (-1, cost)], -by);
            }
            terms.push((often, cost));
        }
    }

    /// Sections of another grade between two of one grade, specialist by specialist: none is between exactly when every
    /// grade is in a row. Says whether there is anything to decide.
    fn grades_between(&mut self, terms: &mut Vec<(i32, Var)>, most: &mut i32) -> bool {
        let mut days: BTreeMap<(StaffId, DayId), Vec<(GradeId, Var)>> = BTreeMap::new();
        for start in &self.rounds {
            let round = &self.proposal.rounds[start.round];
            for section in &round.sections {
                let Taken::Section(course, teacher) = section.taken else { continue };
                if self.school[course].kind == Kind::Special && self.pools_of.size(teacher) == 1 {
                    let own = days.entry((teacher, start.day)).or_default();
                    own.push((round.grade, start.start.offset(section.offset)));
                }
            }
        }
        let mut any = false;
        for sections in days.into_values() {
            let mut before: BTreeMap<(usize, usize), Literal> = BTreeMap::new();
            let positions = 0..sections.len();
            for [a, b] in positions.clone().array_combinations().filter(|[a, b]| sections[*a].0 == sections[*b].0) {
                for other in positions.clone().filter(|other| sections[*other].0 != sections[a].0) {
                    let between = self.engine.literal();
                    for (first, last) in [(a, b), (b, a)] {
                        let facts = [(first, other), (other, last)].map(|pair| {
                            *before
                                .entry(pair)
                                .or_insert_with(|| self.engine.is_before(sections[pair.0].1, sections[pair.1].1))
                        });
                        self.engine.any(&[!facts[0], !facts[1], between]);
                    }
                    terms.push((1, Engine::as_int(between)));
                    *most += 1;
                    any = true;
                }
            }
        }
        any
    }

    /// Per block, unit and day type: latest start less earliest.
    fn spread_of_starts(&mut self, blocks: &[BlockId], terms: &mut Vec<(i32, Var)>, most: &mut i32) {
        let groups = self
            .blocks
            .iter()
            .filter(|start| blocks.contains(&start.block))
            .map(|start| ((start.block, start.unit, start.part, self.school[start.day].day_type), start.start))
            .sorted_by_key(|(key, _)| *key)
            .chunk_by(|(key, _)| *key)
            .into_iter()
            .map(|(_, group)| group.map(|(_, start)| start).collect_vec())
            .collect_vec();
        for starts in groups.into_iter().filter(|starts| starts.len() > 1) {
            let (low, high) = starts
                .iter()
                .map(|start| self.engine.bounds(*start))
                .fold((i32::MAX, i32::MIN), |(low, high), (a, b)| (low.min(a), high.max(b)));
            let (first, last) = (self.engine.int(low, high), self.engine.int(low, high));
            for start in &starts {
                self.engine.at_most(&[(1, first), (-1, *start)], 0);
                self.engine.at_most(&[(1, *start), (-1, last)], 0);
            }
            *most += high - low;
            let spread = self.engine.int(0, high - low);
            self.engine.at_most(&[(1, last), (-1, first), (-1, spread)], 0);
            terms.push((1, spread));
        }
    }
}
