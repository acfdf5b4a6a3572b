//! For whoever teaches sections: no more a day than the shortest ones that fit into the minutes.
//!
//! Minutes over weeks, of homeroom teachers and with the whole class cannot be told to the plan yet: the audit judges them.

use super::{ID, Terms};
use crate::model::{Course, Minutes, Per, School};
use crate::plan::demand::{Demands, Encode};
use crate::rules::asked::{minutes_for, source};

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        let (Some(most), Per::Day) = (self.most, self.per) else { return };
        let most = self.on_short_days.and_then(|own| own.most).map_or(most, |short| short.max(most));
        let source = source(ID, &self.clause);
        for who in self.clause.covered(school) {
            let mine = |course: &&Course| course.teachers.contains(&who);
            // A section that is not time with students under this clause uses none of the minutes.
            if !school.courses.iter().filter(mine).all(|course| self.clause.counts.contact.contains(&course.kind)) {
                continue;
            }
            let lengths =
                school.courses.iter().filter(mine).flat_map(|course| course.minutes.iter().copied().flatten());
            let Some(shortest) = lengths.filter(|minutes: &Minutes| *minutes > 0).min() else { continue };
            let minutes = minutes_for(&school[who], &self.prorate, most, 1, 1);
            let sections = u32::try_from(minutes / shortest).unwrap_or(0);
            demands.sections_per_day.push((who, sections, source.clone()));
        }
    }
}
