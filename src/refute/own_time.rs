//! Lunch, preparation and breaks that are promised to somebody.

use super::model::Model;
use crate::model::{DayId, HomeroomId, Kind, StaffId};
use crate::plan::OwnTime;
use itertools::Itertools;
use std::collections::BTreeMap;

impl Model<'_> {
    /// Stretches of a day. Of one kind the longest: a shorter one may be a part of it.
    pub(super) fn add_own_time(&mut self) {
        let mut longest: BTreeMap<(StaffId, DayId, Kind), &OwnTime> = BTreeMap::new();
        for own in self.demands.own_time.iter().filter(|own| own.held_to().is_some()) {
            let known = longest.entry((own.who, own.day, own.kind)).or_insert(own);
            if own.minutes > known.minutes {
                *known = own;
            }
        }
        for own in longest.into_values() {
            self.add_own(own);
        }
    }

    fn add_own(&mut self, own: &OwnTime) {
        let week = self.week;
        let (Some(place), Some(window)) = (week.place(own.day), own.held_to()) else { return };
        let ranges = week.starts(place, window, own.minutes).into_iter().collect_vec();
        let when = self.one_of_days(&ranges, &[place]);
        let start = when.start;
        let steps = week.steps(own.minutes);
        // The team's time may be preparation, where the contract says so.
        let list = if own.collaboration_counts { &mut self.shared } else { &mut self.people };
        list.entry(own.who).or_default().push((start, steps, 1));
        for homeroom in self.school.homerooms_of(own.who, own.day).collect_vec() {
            if self.knows_releases(homeroom) {
                self.cover(homeroom, &when, steps, &[own.who]);
            }
        }
    }

    /// Limits on minutes with children in a row, of those who lead one homeroom: no time without release is longer.
    pub(super) fn add_stretches(&mut self) {
        let week = self.week;
        for stretch in &self.demands.stretches {
            for (place, day) in week.days.iter().enumerate() {
                let homerooms = self.school.homerooms_of(stretch.who, *day).collect_vec();
                if let [homeroom] = homerooms.as_slice() {
                    self.limit_runs(stretch.who, *homeroom, place, stretch.minutes);
                }
            }
        }
    }

    /// From the start of the day to the first release, and from one to the next, no more than so many minutes.
    fn limit_runs(&mut self, who: StaffId, homeroom: HomeroomId, place: usize, most: i32) {
        let (school, week) = (self.school, self.week);
        let day = week.days[place];
        let students = school.student_day(homeroom, day);
        // Blocks of other kinds that its own teacher leads may not be time with children under the clause.
        let others = self.blocks.iter().any(|task| {
            let block = &school[task.block];
            block.leads.is_none() && !Self::is_class(block.kind) && block.units[task.unit].homerooms.contains(&homeroom)
        });
        if students.minutes() <= most || others || !self.knows_releases(homeroom) {
            return;
        }
        let most = week.up(most);
        let (opens, closes) = (week.at(place, students.start), week.at(place, students.end));
        let (opens, closes) = (opens - week.start(place), closes - week.start(place));
        let mut breaks = Vec::new();
        for release in self.releases.get(&homeroom).cloned().unwrap_or_default() {
            let Some(nth) = release.when.on.iter().position(|(own, _)| *own == place) else { continue };
            // Where its own teachers lead by default, others must do it.
            let led = match release.own_lead.get(nth).map(|block| self.others_lead(*block, &[who])) {
                Some(None) => continue,
                led => led.flatten(),
            };
            let there: Vec<_> = release.when.on[nth].1.into_iter().chain(led).collect();
            breaks.push((release.when.clock, release.steps + release.walk, there));
        }
        let mut begin = Vec::new();
        for (start, _, there) in &breaks {
            let yes = self.engine.literal();
            for fact in there {
                self.engine.any(&[!yes, *fact]);
            }
            self.engine.at_most_if(yes, &[(1, *start)], opens + most);
            begin.push(yes);
        }
        self.engine.any(&begin);
        for (position, (start, steps, there)) in breaks.iter().enumerate() {
            let after = steps + most;
            // It is not there, or the last of the day.
            let ends = self.engine.literal();
            self.engine.at_most_if(ends, &[(-1, *start)], after - closes);
            let mut next: Vec<_> = there.iter().map(|fact| !*fact).collect();
            next.push(ends);
            for (_, (other, _, there)) in breaks.iter().enumerate().filter(|(other, _)| *other != position) {
                let yes = self.engine.literal();
                for fact in there {
                    self.engine.any(&[!yes, *fact]);
                }
                self.engine.at_most_if(yes, &[(1, *start), (-1, *other)], -1);
                self.engine.at_most_if(yes, &[(1, *other), (-1, *start)], after);
                next.push(yes);
            }
            self.engine.any(&next);
        }
    }
}
