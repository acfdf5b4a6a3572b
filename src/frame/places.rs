//! Sections in a few places of the day that all grades share, one after another.
//!
//! Where a week has no room to spare, its sections fill the day without gaps: then they lie in such places in any case. The places are
//! known before the search, so what is left to find is who is out when, and where blocks leave those places alone. For schools in which
//! several grades are out at once; where one is, the other forms find a frame as soon.

use super::rows::{Moving, Sometimes, Task, number};
use super::{Hours, Model, Places, Rounds, sections};
use crate::engine::{Engine, Var};
use crate::model::{Course, Span, TeamId};
use crate::plan::GradeSections;
use itertools::Itertools;
use pumpkin_core::variables::Literal;
use std::collections::BTreeSet;

/// Most places of a day; with more there is too much to look for.
const MOST: usize = 16;

/// A place in which a grade may be out: which round it is of, its first step and the one after its last, and the decision per day.
pub(super) struct Stay {
    pub(super) rounds: usize,
    pub(super) from: i32,
    pub(super) to: i32,
    on: Vec<Literal>,
    /// How many of its homerooms are out on their own, per day; empty where none ever is.
    alone: Vec<Var>,
}

impl Stay {
    /// Homerooms out on a day, of a grade that has so many out together.
    pub(super) fn out(&self, day: usize, together: i32) -> impl Iterator<Item = (i32, Var)> + use<> {
        let alone = self.alone.get(day).map(|out| (1, *out));
        std::iter::once((together, Engine::as_int(self.on[day]))).chain(alone)
    }
}

impl Places {
    /// Each of these says that homerooms of the grade are out in a place on a day: all of them, or some on their own.
    fn out(&self, day: usize, place: usize) -> Vec<Literal> {
        let some = self.singles.iter().map(|own| own.some[day][place]);
        std::iter::once(self.on[day][place]).chain(some).collect()
    }
}

impl Model<'_> {
    /// The first steps of places for sections of so many steps and their walk. What the hours have to spare lies before the first of them
    /// and in one gap, as the seed says.
    fn starts_of_places(&self, steps: i32, walk: i32) -> Vec<i32> {
        let alike =
            sections(self.school).filter(|own| (self.steps(own.minutes), self.steps(own.walk)) == (steps, walk));
        let hours = alike.filter_map(|own| self.starts_in(self.open_for_sections(own.grade)?, steps));
        let Some((first, last)) = hours.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1))) else {
            return Vec::new();
        };
        let each = (steps + walk).max(1);
        let (more, spare) = ((last - first) / each, (last - first) % each);
        let lot = i32::try_from(self.seed % 1_000_000).unwrap_or(0);
        let ahead = lot % (spare + 1);
        let gap = lot / (spare + 1) % (more + 1);
        (0..=more).map(|nth| first + ahead + nth * each + if nth > gap { spare - ahead } else { 0 }).collect()
    }

    /// Places for the sections of a grade, and the days and places in which its team meets; `None` where there are too many.
    pub(super) fn places(
        &mut self,
        of: &GradeSections,
        meetings: &[(TeamId, usize)],
        (window, once, twice): (Span, &[Literal], &[Literal]),
    ) -> Option<Places> {
        let (steps, walk) = (self.steps(of.minutes), self.steps(of.walk));
        let (first, last) = self.starts_in(window, steps)?;
        let starts = self.starts_of_places(steps, walk).into_iter().filter(|start| (first..=last).contains(start));
        let starts = starts.map(|start| (start, self.engine.fixed(start))).collect_vec();
        if starts.len() > MOST {
            return None;
        }
        let ever = starts.iter().map(|_| self.engine.literal()).collect_vec();
        let on = once.iter().map(|_| starts.iter().map(|_| self.engine.literal()).collect_vec()).collect_vec();
        for ((on, once), twice) in on.iter().zip(once).zip(twice) {
            let number = on.iter().map(|own| (1, Engine::as_int(*own)));
            let row = number.chain([(-1, Engine::as_int(*once)), (-1, Engine::as_int(*twice))]).collect_vec();
            self.engine.equal(&row, 0);
            for (on, ever) in on.iter().zip(&ever) {
                self.engine.any(&[!*on, *ever]);
            }
        }
        let mut own = Places { starts, on, ever, meets: Vec::new(), singles: None };
        if of.most > 1 && !meetings.is_empty() {
            own.meets = self.meets_in_places(of, meetings, &own);
        }
        if self.is_apart(of.grade) {
            own.singles = Some(self.singles(of, &own, once));
        }
        Some(own)
    }

    /// Each meeting on a day of its own, in two places that follow one another, or in one of two and a block of others beside it.
    fn meets_in_places(&mut self, of: &GradeSections, meetings: &[(TeamId, usize)], own: &Places) -> Vec<Vec<Literal>> {
        let (steps, walk) = (self.steps(of.minutes), self.steps(of.walk));
        // Two places, and what has to be beside the first.
        let mut ways: Vec<(usize, usize, Option<Literal>)> = Vec::new();
        for next in 1..own.starts.len() {
            if own.starts[next].0 - own.starts[next - 1].0 == steps + walk {
                ways.push((next - 1, next, None));
            }
        }
        for (block, away, meal) in self.blocks_beside(of, meetings) {
            let (first, last) = self.engine.bounds(block);
            for (near, (start, _)) in own.starts.iter().enumerate() {
                for at in [start + steps + walk, start - away].into_iter().filter(|at| (first..=last).contains(at)) {
                    let eats = |far: &usize| meal.is_none_or(|meal| meal.fits(own.starts[*far].0, steps));
                    let far = (0..own.starts.len()).filter(|far| *far != near).filter(eats).collect_vec();
                    let beside = self.engine.literal();
                    self.engine.equal_if(beside, &[(1, block)], at);
                    ways.extend(far.into_iter().map(|far| (near, far, Some(beside))));
                }
            }
        }
        let days = own.on.iter().map(|on| {
            let of_day = ways.iter().map(|(near, far, beside)| {
                let way = self.engine.literal();
                for needed in [Some(on[*near]), Some(on[*far]), *beside].into_iter().flatten() {
                    self.engine.any(&[!way, needed]);
                }
                way
            });
            of_day.collect_vec()
        });
        let days = days.collect_vec();
        let mut meets: Vec<Vec<Literal>> = Vec::new();
        for _ in meetings {
            let on = days.iter().map(|ways| {
                let meets = self.engine.literal();
                self.engine.any(&ways.iter().copied().chain([!meets]).collect_vec());
                meets
            });
            let on = on.collect_vec();
            self.engine.equal(&on.iter().map(|own| (1, Engine::as_int(*own))).collect_vec(), 1);
            for (other, own) in meets.iter().flat_map(|others| others.iter().zip(&on)) {
                self.engine.any(&[!*other, !*own]);
            }
            meets.push(on);
        }
        meets
    }

    /// Keeps what children do besides out of the places in which these grades are out: what has one time, on all days.
    pub(super) fn outside_places(
        &mut self,
        mine: impl Fn(&&Rounds) -> bool,
        always: &[Task],
        (sometimes, moving, may_move): (&[Sometimes], &[(usize, Task)], &[Moving]),
        length: i32,
        asked: &mut BTreeSet<String>,
    ) {
        let mut rows = Vec::new();
        // What a day holds, and all of the places besides what is there always.
        let mut hours = Vec::new();
        let fixed: i32 = always.iter().map(|(_, steps, _)| steps).sum();
        for own in self.rounds.iter().filter(mine) {
            let Hours::Places(places) = &own.hours else { continue };
            let each = own.steps + own.walk;
            let most = length + own.walk - fixed;
            hours.push((places.ever.iter().map(|ever| (each, Engine::as_int(*ever))).collect_vec(), most));
            for (day, on) in places.on.iter().enumerate() {
                let daily: i32 = moving.iter().filter(|(own, _)| *own == day).map(|(_, (_, steps, _))| steps).sum();
                let chosen =
                    may_move.iter().filter(|own| own.day == day).map(|own| (own.steps, Engine::as_int(own.on)));
                let usual = sometimes.iter().map(|own| (own.steps, Engine::as_int(own.on[day])));
                let alone = places.singles.iter().map(|own| (each, own.most[day]));
                let row = on.iter().map(|on| (each, Engine::as_int(*on))).chain(alone);
                let row = row.chain(chosen).chain(usual).collect_vec();
                hours.push((row, most - daily));
            }
            for (nth, (start, _)) in places.starts.iter().enumerate() {
                let place = (*start, start + own.steps + own.walk);
                for (start, steps, _) in always {
                    rows.push((vec![places.ever[nth]], *start, *steps, place));
                }
                for day in 0..places.on.len() {
                    let of_day = moving
                        .iter()
                        .filter(|(own, _)| *own == day)
                        .map(|(_, (start, steps, _))| (*start, *steps, None));
                    let chosen = may_move.iter().filter(|own| own.day == day && !own.loose);
                    let chosen = chosen.map(|own| (own.start, own.steps, Some(own.on)));
                    let usual = sometimes.iter().map(|own| (own.start, own.steps, Some(own.on[day])));
                    let out = places.out(day, nth);
                    for ((start, steps, also), out) in of_day.chain(chosen).chain(usual).cartesian_product(out) {
                        rows.push((std::iter::once(out).chain(also).collect(), start, steps, place));
                    }
                }
            }
        }
        for (row, most) in hours {
            if asked.insert(format!("{row:?} {most}")) {
                self.engine.at_most(&row, most);
            }
        }
        for (when, start, steps, place) in rows {
            if asked.insert(format!("{when:?} {start:?} {steps} {place:?}")) {
                self.engine.outside(&when, start, steps, place);
            }
        }
    }

    /// Every place of every grade.
    pub(super) fn stays(&self) -> Vec<Stay> {
        let mut stays = Vec::new();
        for (rounds, own) in self.rounds.iter().enumerate() {
            let Hours::Places(places) = &own.hours else { continue };
            for (nth, (start, _)) in places.starts.iter().enumerate() {
                let on = places.on.iter().map(|on| on[nth]).collect();
                let alone = places.singles.iter().flat_map(|own| &own.homerooms).map(|out| out[nth]).collect();
                stays.push(Stay { rounds, from: *start, to: start + own.steps, on, alone });
            }
        }
        stays
    }

    /// On a day, no more homerooms out at once than there are specialists.
    pub(super) fn out_at_once(&mut self, day: usize, there: usize) {
        let stays = self.stays();
        for at in stays.iter().map(|own| own.from).sorted().dedup() {
            let out = stays.iter().filter(|own| (own.from..own.to).contains(&at));
            let row = out.flat_map(|own| own.out(day, self.rounds[own.rounds].homerooms)).collect_vec();
            self.engine.at_most(&row, i32::try_from(there).unwrap_or(i32::MAX));
        }
    }

    /// How many homerooms of each grade have the course in which place, and no more at once than it has teachers.
    pub(super) fn mix_in_places(&mut self, course: &Course) {
        let stays = self.stays();
        let teachers = i32::try_from(course.teachers.len()).unwrap_or(i32::MAX);
        let mut have = Vec::new();
        for own in &stays {
            let most = teachers.min(self.rounds[own.rounds].homerooms);
            let days = own.on.iter().map(|on| {
                let have = self.engine.int(0, most);
                self.engine.at_most(&[(1, have), (-most, Engine::as_int(*on))], 0);
                have
            });
            have.push(days.collect_vec());
        }
        for (nth, own) in self.rounds.iter().enumerate() {
            let all = stays.iter().zip(&have).filter(|(stay, _)| stay.rounds == nth).flat_map(|(_, days)| days);
            let all = all.map(|have| (1, *have)).collect_vec();
            self.engine.equal(&all, own.homerooms * number(course.per_cycle[own.of.grade.0]));
        }
        for (at, day) in stays.iter().map(|own| own.from).sorted().dedup().cartesian_product(0..self.days.len()) {
            let out = stays.iter().zip(&have).filter(|(own, _)| (own.from..own.to).contains(&at));
            self.engine.at_most(&out.map(|(_, days)| (1, days[day])).collect_vec(), teachers);
        }
    }
}
