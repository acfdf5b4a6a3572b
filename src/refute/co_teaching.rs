//! Second teachers: somebody who is in a class is nowhere else then.

use super::model::Model;
use crate::model::{CoTeaching, HomeroomId, StaffId};
use itertools::Itertools;
use std::collections::BTreeSet;

impl Model<'_> {
    /// After blocks: their times are those of the pairs.
    pub(super) fn add_co_teaching(&mut self) {
        let school = self.school;
        // A pair may be named twice.
        let mut known: BTreeSet<(StaffId, HomeroomId, usize)> = BTreeSet::new();
        // Homerooms that have a block in a room of its own may be one class, whole grades side by side: that is left out.
        for pair in school.co_teaching.iter().filter(|pair| school[pair.block].room.is_none()) {
            for nth in 0..self.blocks.len() {
                if self.is_with(pair, nth) && known.insert((pair.staff, pair.homeroom, nth)) {
                    let task = &self.blocks[nth];
                    let own = (task.start, task.steps, 1);
                    self.people.entry(pair.staff).or_default().push(own);
                }
            }
        }
    }

    /// Whether the second teacher is in the block whichever of its days it takes. Who leads it too is there in any case.
    fn is_with(&self, pair: &CoTeaching, nth: usize) -> bool {
        let (school, week) = (self.school, self.week);
        let task = &self.blocks[nth];
        let block = &school[task.block];
        let days = task.days.iter().map(|place| week.days[*place]).collect_vec();
        let leads = block.leads.as_ref().is_some_and(|leads| {
            leads.named.contains(&pair.staff) || leads.roles.iter().any(|role| school[pair.staff].has_role(*role))
        });
        task.block == pair.block
            && block.units[task.unit].homerooms.contains(&pair.homeroom)
            && !leads
            && !school[pair.homeroom].teachers.contains(&pair.staff)
            && days.iter().all(|day| match pair.days.as_slice() {
                [] => school.paid_day(pair.staff, *day).is_some(),
                listed => listed.contains(day),
            })
    }
}
