//! Groups that are taken out of class: each has those who lead it, and lies beside what its children are not taken from.

use super::model::{Model, Post, Task, When};
use crate::model::{HomeroomId, Kind, Minutes, PullOut, PullOutId, StaffId, Times};
use itertools::Itertools;
use std::collections::BTreeSet;

impl Model<'_> {
    /// After blocks and sections: those are what groups are kept out of.
    pub(super) fn add_pull_outs(&mut self) {
        for id in (0..self.school.pull_outs.len()).map(PullOutId) {
            let all = (0..self.week.days.len()).collect_vec();
            match self.school[id].times {
                Times::PerDay(often) => {
                    let meets = |place: &usize| self.school[id].windows[self.week.days[*place].0].is_some();
                    for place in all.into_iter().filter(meets).collect_vec() {
                        self.meetings_of(id, often, &[place]);
                    }
                }
                Times::PerWeek(often) => {
                    for days in self.week.weeks.clone() {
                        self.meetings_of(id, often, &days);
                    }
                }
                Times::PerCycle(often) => self.meetings_of(id, often, &all),
            }
        }
    }

    /// So many meetings of the group on some of these days.
    fn meetings_of(&mut self, id: PullOutId, often: u32, days: &[usize]) {
        let (school, week) = (self.school, self.week);
        let group = &school[id];
        let able = leaders(self, group);
        let mut ranges = Vec::new();
        let mut open = Vec::new();
        for place in days.iter().copied().sorted() {
            let here = self.places_of_group(group, &able, place, group.minutes);
            if !here.is_empty() {
                open.push(place);
                ranges.extend(here);
            }
        }
        let steps = week.steps(group.minutes);
        let adults = i32::try_from(group.leads.adults).unwrap_or(0);
        let mut last: Option<When> = None;
        for _ in 0..often {
            let when = self.one_of_days(&ranges, &open);
            // Meetings of one group are alike: the earlier first. That two of them are not at once is the adults' matter.
            if let Some(before) = &last {
                self.after(before.start, 0, when.start);
            }
            self.posts.push(Post { able: able.clone(), start: when.start, steps, adults, among: None });
            for homeroom in &group.homerooms {
                let mut tasks = self.protected(group, *homeroom);
                if !tasks.is_empty() {
                    tasks.push((when.start, steps, 1));
                    self.row(&tasks, 1);
                }
            }
            last = Some(when);
        }
    }

    /// Where a meeting may start on a day: in its window, within the hours of one of those who may lead it.
    fn places_of_group(
        &self,
        group: &PullOut,
        able: &BTreeSet<StaffId>,
        place: usize,
        minutes: Minutes,
    ) -> Vec<(i32, i32)> {
        let (school, week) = (self.school, self.week);
        let day = week.days[place];
        let Some(window) = group.windows[day.0] else { return Vec::new() };
        let hours = able.iter().filter_map(|who| school.paid_day(*who, day)?.intersection(window));
        super::rounds::joined(hours.filter_map(|hours| week.starts(place, hours, minutes)).collect())
    }

    /// What children of the homeroom are not taken out of, of that which is looked at.
    fn protected(&self, group: &PullOut, homeroom: HomeroomId) -> Vec<Task> {
        let school = self.school;
        let blocks = self.blocks.iter().filter(|task| {
            let block = &school[task.block];
            let kept = matches!(block.kind, Kind::Lunch | Kind::Recess) || group.protected_blocks.contains(&task.block);
            kept && block.units[task.unit].homerooms.contains(&homeroom)
        });
        blocks.map(|task| (task.start, task.steps, 1)).collect()
    }
}

/// Everybody who may lead the group.
fn leaders(model: &Model<'_>, group: &PullOut) -> BTreeSet<StaffId> {
    let school = model.school;
    let may = |who: &StaffId| school.qualifies(*who, &group.leads.named, &group.leads.roles);
    school.staff_ids().filter(may).collect()
}
