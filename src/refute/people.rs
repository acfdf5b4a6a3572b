//! Specialists by name, and sums of a day.

use super::model::{Model, SectionTask, Task, Taught};
use super::rounds::joined;
use crate::engine::{Engine, Var};
use crate::model::{Minutes, StaffId};
use crate::plan::demand::Measure;
use itertools::Itertools;
use std::collections::BTreeSet;

impl Model<'_> {
    /// Each section has one specialist, within that one's hours.
    pub(super) fn name_specialists(&mut self) {
        for section in 0..self.sections.len() {
            let own = &self.sections[section];
            if own.adults != 1 {
                continue;
            }
            let (start, steps, able) = (own.start, own.steps, own.able.clone());
            let only = able.len() == 1;
            let mut which = Vec::new();
            for who in able {
                let (own, start) = if only {
                    (None, start)
                } else {
                    let yes = self.engine.literal();
                    which.push(yes);
                    (Some(yes), self.only_if(yes, start, steps))
                };
                self.taught.entry(who).or_default().push(Taught { section, start, steps, own });
            }
            if !only {
                let row = which.iter().map(|yes| (1, Engine::as_int(*yes))).collect_vec();
                self.engine.equal(&row, 1);
            }
        }
        for who in self.taught.keys().copied().collect_vec() {
            self.limit_specialist(who);
        }
    }

    /// Pauses between sections, sections in a row, sections and minutes a day.
    fn limit_specialist(&mut self, who: StaffId) {
        let (school, week, demands) = (self.school, self.week, self.demands);
        let mine: Vec<Task> = self.taught[&who].iter().map(|own| (own.start, own.steps, 1)).collect();
        let Some(shortest) = mine.iter().map(|(_, steps, _)| *steps).min() else { return };
        let pause = week.up(demands.gap(who));
        if pause > 0 {
            let tasks = mine.iter().map(|(start, steps, _)| (*start, steps + pause, 1)).collect_vec();
            self.row(&tasks, 1);
        }
        // So many sections that start close enough to one another are a row, with no break between any two.
        let mut rows: Vec<(i32, i32)> = Vec::new();
        for limit in demands.sections_in_a_row.iter().filter(|limit| limit.who == who) {
            rows.push((i32::try_from(limit.most).unwrap_or(i32::MAX / 2), limit.break_of));
        }
        for stretch in demands.stretches.iter().filter(|stretch| stretch.who == who) {
            rows.push((week.steps(stretch.minutes) / shortest.max(1), stretch.break_of));
        }
        for (most, break_of) in rows {
            let close = most.saturating_mul(shortest).saturating_add(week.up(break_of)).min(week.whole_day());
            let tasks = mine.iter().map(|(start, ..)| (*start, close, 1)).collect_vec();
            self.row(&tasks, most);
        }
        for (place, day) in week.days.iter().enumerate() {
            let mut limits: Vec<(Measure, i32)> = Vec::new();
            if let Some(most) = school[who].max_sections_per_day {
                limits.push((Measure::Sections, i32::try_from(most).unwrap_or(i32::MAX)));
            }
            if let Some(most) = school[who].max_minutes_per_day {
                limits.push((Measure::Minutes, most));
            }
            let whole = school[who].fte() >= crate::model::Share::FULL;
            let clauses = demands.section_limits_of(who).filter(|limit| whole && limit.days == [*day]);
            limits.extend(clauses.map(|limit| (limit.measure, limit.most)));
            if limits.is_empty() {
                continue;
            }
            let sections = self.on_day(who, place);
            for (measure, most) in limits {
                let row = sections.iter().map(|(yes, minutes)| (measure.of(*minutes), *yes));
                let row = row.collect_vec();
                if row.iter().map(|(each, _)| each).sum::<i32>() > most {
                    self.engine.at_most(&row, most);
                }
            }
        }
        let whole = school[who].fte() >= crate::model::Share::FULL;
        for limit in demands.section_limits_of(who).filter(|limit| whole && limit.days.len() > 1) {
            let places = limit.days.iter().filter_map(|day| week.place(*day)).sorted().dedup().collect_vec();
            let mut row = Vec::new();
            for place in places {
                row.extend(self.on_day(who, place).iter().map(|(yes, minutes)| (limit.measure.of(*minutes), *yes)));
            }
            if !row.is_empty() {
                self.engine.at_most(&row, limit.most);
            }
        }
    }

    /// What somebody may teach on a day: whether they do, and its minutes.
    pub(super) fn on_day(&mut self, who: StaffId, place: usize) -> Vec<(Var, Minutes)> {
        let mut found = Vec::new();
        let mine = self.taught[&who].iter().map(|own| (own.section, own.own)).collect_vec();
        for (section, own) in mine {
            let minutes = self.minutes_of(&self.sections[section]);
            let Some(on) = self.sections[section].on.iter().find(|(at, _)| *at == place).map(|(_, on)| *on) else {
                continue;
            };
            let there = match own {
                None => on,
                Some(own) => {
                    let both = Engine::as_int(self.engine.literal());
                    self.engine.at_most(&[(1, Engine::as_int(own)), (1, on), (-1, both)], 1);
                    both
                }
            };
            found.push((there, minutes));
        }
        found
    }

    /// The least minutes of a section.
    fn minutes_of(&self, section: &SectionTask) -> Minutes {
        let courses = self.school.courses.iter().filter(|course| course.per_cycle[section.grade.0] > 0);
        courses.filter_map(|course| course.minutes[section.grade.0]).min().unwrap_or(0)
    }

    /// For every set of specialists: their sections of a day, and of all days, against their time.
    pub(super) fn post_loads(&mut self) {
        let sets: BTreeSet<BTreeSet<StaffId>> =
            self.sections.iter().filter(|own| own.adults > 0).map(|own| own.able.clone()).collect();
        let mut all = sets.clone();
        all.insert(sets.iter().flatten().copied().collect());
        for set in all.into_iter().filter(|set| !set.is_empty()) {
            self.load_of(&set);
        }
    }

    fn load_of(&mut self, set: &BTreeSet<StaffId>) {
        let week = self.week;
        let mine = self.sections.iter().filter(|own| own.adults > 0 && own.able.is_subset(set)).collect_vec();
        let Some(shortest) = mine.iter().map(|own| own.steps).min().filter(|steps| *steps > 0) else { return };
        let alike = mine.iter().all(|own| own.steps == shortest);
        let needed: i32 = mine.iter().map(|own| own.steps * own.adults).sum();
        let mut rows = Vec::new();
        let most = mine.iter().map(|own| own.adults).max().unwrap_or(1);
        // Of rounds of which no two can be at once, one at a time.
        let size = i32::try_from(set.len()).unwrap_or(i32::MAX);
        let least = mine.iter().map(|own| own.adults).min().unwrap_or(1);
        let apart = most == least && 2 * least > size;
        for place in 0..week.days.len() {
            let on = mine.iter().flat_map(|own| {
                own.on.iter().filter(|(at, _)| *at == place).map(|(_, yes)| (own.steps * own.adults, *yes))
            });
            let (opens, closes) = week.day(place);
            let starts = joined(mine.iter().flat_map(|own| own.ranges.iter().copied()).collect());
            let room: i32 = if apart {
                places(&starts, (opens, closes), shortest) * least * if alike { shortest } else { 0 }
            } else {
                set.iter().map(|who| self.room_of(*who, place, &starts, alike.then_some(shortest))).sum()
            };
            if apart && !alike {
                continue;
            }
            rows.push((on.collect_vec(), room));
        }
        let days: Vec<(Vec<(i32, Var)>, i32)> = rows;
        if days.iter().map(|(_, room)| *room).sum::<i32>() < needed {
            self.none();
            return;
        }
        for (row, room) in days {
            if row.iter().map(|(each, _)| each).sum::<i32>() > room {
                self.engine.at_most(&row, room);
            }
        }
    }

    /// Steps of sections that somebody can teach on a day; of sections that all take `alike`, in whole ones.
    fn room_of(&self, who: StaffId, place: usize, starts: &[(i32, i32)], alike: Option<i32>) -> i32 {
        let week = self.week;
        let day = week.days[place];
        let children = crate::plan::children_in_school(self.school, day);
        let Some(open) = self.school.paid_day(who, day).and_then(|paid| paid.intersection(children)) else { return 0 };
        let Some(steps) = alike else { return week.steps(open.minutes()) };
        let (opens, closes) = (week.at(place, open.start), week.at(place, open.end));
        let pause = week.up(self.demands.gap(who));
        places(starts, (opens, closes - steps), steps + pause) * steps
    }
}

/// How many sections one after another may start in the ranges, each so many steps after the last.
fn places(ranges: &[(i32, i32)], (first, last): (i32, i32), apart: i32) -> i32 {
    let mut next = first;
    let mut found = 0;
    for (low, high) in ranges {
        let (low, high) = (next.max(*low), last.min(*high));
        if low <= high {
            let more = (high - low) / apart.max(1) + 1;
            found += more;
            next = low + more * apart;
        }
    }
    found
}
