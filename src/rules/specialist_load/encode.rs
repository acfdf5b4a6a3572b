//! For every covered adult: limits on the number of sections and on runs of them.
//!
//! Weekly numbers, those of short days and further sites, and block equivalents cannot be told to the plan yet: the audit judges
//! them.

use super::{BREAK_OF, ID, Terms};
use crate::model::{Minutes, School, StaffId};
use crate::plan::demand::{Demands, Encode, Stretch};
use crate::rules::asked::{minutes_for, source};

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        let source = source(ID, &self.clause);
        for who in self.clause.covered(school) {
            // The plan's number holds on every day, so a short day may have as many as the longest.
            let most = self.sections_per_day.map(|most| self.on_short_days.map_or(most, |short| short.max(most)));
            let scaled = most.map(|most| {
                let number = Minutes::try_from(most).unwrap_or(Minutes::MAX);
                u32::try_from(minutes_for(&school[who], &self.prorate, number, 1, 1)).unwrap_or(0)
            });
            demands.sections_per_day.extend(scaled.map(|most| (who, most, source.clone())));
            let stretch = |minutes| Stretch {
                who,
                minutes,
                break_of: self.break_of,
                supervision_counts: false,
                source: source.clone(),
            };
            demands.stretches.extend(self.minutes_in_a_row.map(stretch));
            match (self.in_a_row, shortest_section(school, who)) {
                (Some(most), _) if self.break_of == BREAK_OF => {
                    demands.sections_in_a_row.push((who, most, source.clone()));
                }
                // One section too many takes at least this long.
                (Some(most), Some(shortest)) => {
                    let sections = Minutes::try_from(most).unwrap_or(1_000).min(1_000) + 1;
                    demands.stretches.push(stretch(sections * shortest - 1));
                }
                _ => {}
            }
        }
    }
}

/// Minutes of the shortest section that `who` may be given.
fn shortest_section(school: &School, who: StaffId) -> Option<Minutes> {
    let courses = school.courses.iter().filter(|course| course.teachers.contains(&who));
    courses.flat_map(|course| course.minutes.iter().copied().flatten()).filter(|minutes| *minutes > 0).min()
}
