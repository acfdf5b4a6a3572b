//! When a teacher can be free of children: a stretch lies in time in which others have them.

use super::model::{Model, Post, Release, When};
use crate::engine::Var;
use crate::model::{HomeroomId, Kind, Role, Shortfall, StaffId};
use itertools::Itertools;
use pumpkin_core::variables::Literal;
use std::collections::BTreeMap;

/// Per position of a day, what must be so.
type Facts = Vec<(usize, Vec<Literal>)>;

/// Part of what a stretch may lie in, by the time of day.
struct Piece {
    clock: Var,
    low: i32,
    high: i32,
    steps: i32,
    walk: i32,
    /// Per day, what makes it free its teacher; a day that is not here it does not.
    on: Facts,
}

impl Model<'_> {
    /// The stretch lies in time in which somebody else has the children of `homeroom`, or they are not in school. `away`:
    /// those who are free together then, `homeroom`'s teacher among them.
    pub(super) fn cover(&mut self, homeroom: HomeroomId, when: &When, steps: i32, away: &[StaffId]) {
        let pieces = self.pieces(homeroom, when, steps, away);
        // Homerooms that are alike are asked once.
        let key = format!(
            "{:?} {steps} {:?}",
            when.start,
            pieces.iter().map(|own| format!("{:?} {} {} {:?}", own.clock, own.steps, own.walk, own.on)).collect_vec()
        );
        if !self.covered.insert(key) {
            return;
        }
        let used = pieces.iter().map(|_| self.engine.literal()).collect_vec();
        let mut first: Vec<Literal> = Vec::new();
        for (one, piece) in pieces.iter().enumerate() {
            // It lies on the day of the stretch, and others have the children then.
            for (place, here) in &when.on {
                let not_here = here.map(|here| !here);
                match piece.on.iter().find(|(own, _)| own == place) {
                    None => {
                        let clause = std::iter::once(!used[one]).chain(not_here).collect_vec();
                        self.engine.any(&clause);
                    }
                    Some((_, facts)) => {
                        for fact in facts {
                            let clause = [!used[one], *fact].into_iter().chain(not_here).collect_vec();
                            self.engine.any(&clause);
                        }
                    }
                }
            }
            let begins = self.engine.literal();
            self.engine.any(&[!begins, used[one]]);
            self.engine.at_most_if(begins, &[(1, piece.clock), (-1, when.clock)], 0);
            first.push(begins);
            let ends = self.engine.literal();
            self.engine.at_most_if(ends, &[(1, when.clock), (-1, piece.clock)], piece.steps + piece.walk - steps);
            let mut goes_on = vec![!used[one], ends];
            for (other, next) in pieces.iter().enumerate().filter(|(other, _)| *other != one) {
                let touch = next.low <= piece.high + piece.steps + piece.walk && next.high >= piece.low + piece.steps;
                let same_day = piece.on.iter().any(|(day, _)| next.on.iter().any(|(other, _)| other == day));
                if !touch || !same_day {
                    continue;
                }
                let follows = self.engine.literal();
                self.engine.any(&[!follows, used[other]]);
                self.engine.at_most_if(follows, &[(1, piece.clock), (-1, next.clock)], -piece.steps);
                self.engine.at_most_if(follows, &[(1, next.clock), (-1, piece.clock)], piece.steps + piece.walk);
                goes_on.push(follows);
            }
            self.engine.any(&goes_on);
        }
        self.engine.any(&first);
    }

    /// Whether all is known that can free the teacher of `homeroom`. Where a grade has too few specialists, a homeroom that
    /// is divided, or left with an aide, has more rounds than sections.
    pub(super) fn knows_releases(&self, homeroom: HomeroomId) -> bool {
        self.school.sections[self.school[homeroom].grade.0].shortfall == Shortfall::None
            && !self.more_often.contains(&homeroom)
    }

    /// What the stretch may lie in.
    fn pieces(&mut self, homeroom: HomeroomId, when: &When, steps: i32, away: &[StaffId]) -> Vec<Piece> {
        let (school, week) = (self.school, self.week);
        let (from, to) = self.engine.bounds(when.clock);
        let mut found = Vec::new();
        for release in self.releases.get(&homeroom).cloned().unwrap_or_default() {
            let Release { when: own, steps: length, walk, own_lead } = release;
            let (low, high) = self.engine.bounds(own.clock);
            // Nothing of it can lie in the stretch.
            if high + length + walk <= from || low >= to + steps {
                continue;
            }
            let mut on = Vec::new();
            for (nth, (place, here)) in own.on.iter().enumerate() {
                if when.on.iter().all(|(day, _)| day != place) {
                    continue;
                }
                let led = match own_lead.get(nth).map(|block| self.others_lead(*block, away)) {
                    Some(None) => continue,
                    led => led.flatten(),
                };
                on.push((*place, here.iter().copied().chain(led).collect_vec()));
            }
            if !on.is_empty() {
                found.push(Piece { clock: own.clock, low, high, steps: length, walk, on });
            }
        }
        // Before and after school.
        let mut outside: BTreeMap<(i32, i32), Facts> = BTreeMap::new();
        for (place, _) in &when.on {
            let students = school.student_day(homeroom, week.days[*place]);
            let (first, last) = week.day(*place);
            let (opens, closes) = (week.at(*place, students.start) - first, week.at(*place, students.end) - first);
            for (low, high) in [(0, opens), (closes, last + 1 - first)] {
                if low < high && high > from && low < to + steps {
                    outside.entry((low, high)).or_default().push((*place, Vec::new()));
                }
            }
        }
        for ((low, high), on) in outside {
            let clock = self.fixed(low);
            found.push(Piece { clock, low, high: low, steps: high - low, walk: 0, on });
        }
        found
    }

    /// The decision that others lead a block in the place of all of these teachers; `None` where nobody could.
    pub(super) fn others_lead(&mut self, block: usize, away: &[StaffId]) -> Option<Literal> {
        let mine = self.own_teachers(block);
        let gone = away.iter().copied().filter(|who| mine.contains(who)).sorted().collect_vec();
        if let Some(known) = self.replaced.get(&(block, gone.clone())) {
            return Some(*known);
        }
        let task = &self.blocks[block];
        let adults = self.school[task.block].needs_of(task.unit).adults;
        let (start, steps) = (task.start, task.steps);
        let able = self.others_for(block);
        let stay = mine.len() - gone.len();
        if able.len() + stay < adults {
            return None;
        }
        let literal = self.engine.literal();
        if let [_] = gone.as_slice() {
            // Each teacher who is gone is replaced, where not more of them lead than are needed.
            if adults >= mine.len() {
                let start = self.only_if(literal, start, steps);
                self.posts.push(Post { able, start, steps, adults: 1, among: None });
            }
        } else {
            for who in &gone {
                if let Some(one) = self.others_lead(block, &[*who]) {
                    self.engine.any(&[!literal, one]);
                }
            }
        }
        if stay == 0 && adults >= mine.len() && !self.led_alone(block, literal) {
            self.engine.any(&[!literal]);
        }
        self.replaced.insert((block, gone), literal);
        Some(literal)
    }

    /// When none of a group's own teachers is there, one of those who lead it is no aide. Whether there is such a one.
    fn led_alone(&mut self, block: usize, when: Literal) -> bool {
        let school = self.school;
        let task = &self.blocks[block];
        if !matches!(school[task.block].kind, Kind::Intervention | Kind::Eld) || self.demands.aides_alone {
            return true;
        }
        let (start, steps) = (task.start, task.steps);
        let all = self.others_for(block);
        let no_aide = |who: &StaffId| {
            let roles = &school[*who].roles;
            roles.iter().any(|(role, _)| !matches!(role, Role::Paraprofessional | Role::SupportStaff))
        };
        let able: std::collections::BTreeSet<StaffId> = all.iter().copied().filter(no_aide).collect();
        if able.is_empty() {
            return false;
        }
        if able.len() < all.len() {
            let start = self.only_if(when, start, steps);
            self.posts.push(Post { able, start, steps, adults: 1, among: Some(all) });
        }
        true
    }

    /// The teachers of the homerooms of a block, on any of its days.
    pub(super) fn own_teachers(&self, block: usize) -> Vec<StaffId> {
        let task = &self.blocks[block];
        let unit = &self.school[task.block].units[task.unit];
        let days = task.days.iter().map(|place| self.week.days[*place]);
        let teachers = days.flat_map(|day| unit.homerooms.iter().map(move |homeroom| (*homeroom, day)));
        teachers.map(|(homeroom, day)| self.school[homeroom].teacher_on(day)).sorted().dedup().collect()
    }
}
