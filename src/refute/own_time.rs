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
        for own in self.demands.own_time.iter().filter(|own| own.held_to.is_some()) {
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
        let (Some(place), Some(window)) = (week.place(own.day), own.held_to) else { return };
        let ranges = week.starts(place, window, own.minutes).into_iter().collect_vec();
        let start = self.start_in(&ranges);
        let steps = week.steps(own.minutes);
        // The team's time may be preparation, where the contract says so.
        let list = if own.collaboration_counts { &mut self.shared } else { &mut self.people };
        list.entry(own.who).or_default().push((start, steps, 1));
        for homeroom in self.school.homerooms_of(own.who, own.day).collect_vec() {
            self.cover(homeroom, start, steps, &[own.who], None);
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
        if students.minutes() <= most || others {
            return;
        }
        let most = week.up(most);
        let (opens, closes) = (week.at(place, students.start), week.at(place, students.end));
        let (first, last) = week.day(place);
        let mut breaks = Vec::new();
        for release in self.releases.get(&homeroom).cloned().unwrap_or_default() {
            let (low, high) = self.engine.bounds(release.start);
            if low > last || high < first {
                continue;
            }
            // Where its own teachers lead by default, others must do it.
            match release.own_lead.map(|block| self.others_lead(block, &[who])) {
                None => breaks.push((release, None)),
                Some(Some(led)) => breaks.push((release, Some(led))),
                Some(None) => {}
            }
        }
        let mut begin = Vec::new();
        for (one, led) in &breaks {
            let yes = self.engine.literal();
            led.iter().for_each(|led| self.engine.any(&[!yes, *led]));
            self.engine.at_most_if(yes, &[(1, one.start)], opens + most);
            self.engine.at_most_if(yes, &[(-1, one.start)], -opens);
            begin.push(yes);
        }
        self.engine.any(&begin);
        for (position, (one, led)) in breaks.iter().enumerate() {
            let after = one.steps + one.walk + most;
            let mut next = Vec::new();
            // It is the last of the day, or lies on another one.
            let (ends, earlier, later) = (self.engine.literal(), self.engine.literal(), self.engine.literal());
            self.engine.at_most_if(ends, &[(-1, one.start)], after - closes);
            self.engine.at_most_if(earlier, &[(1, one.start)], first - 1);
            self.engine.at_most_if(later, &[(-1, one.start)], -last - 1);
            next.extend([ends, earlier, later]);
            next.extend(led.map(|led| !led));
            for (_, (other, led)) in breaks.iter().enumerate().filter(|(other, _)| *other != position) {
                let yes = self.engine.literal();
                led.iter().for_each(|led| self.engine.any(&[!yes, *led]));
                self.engine.at_most_if(yes, &[(1, one.start), (-1, other.start)], -1);
                self.engine.at_most_if(yes, &[(1, other.start), (-1, one.start)], after);
                next.push(yes);
            }
            self.engine.any(&next);
        }
    }
}
