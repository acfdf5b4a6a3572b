//! For whoever teaches sections: no more of them, by their minutes, than the clause allows in a day or a window.
//!
//! Least minutes, those of homeroom teachers, and those with the whole class cannot be told to the plan yet: the audit judges
//! them.

use super::{ID, Terms};
use crate::model::{Course, Minutes, Per, School, StaffId};
use crate::plan::demand::{Demands, Encode, Measure};
use crate::rules::asked::{limit, most_for, source, windows};

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        for who in self.clause.covered(school) {
            // A section that is not time with students under this clause uses none of the minutes.
            let mine = |course: &&Course| course.teachers.contains(&who);
            if !school.courses.iter().filter(mine).all(|course| self.clause.counts.contact.contains(&course.kind)) {
                continue;
            }
            if let Some(most) = self.most {
                let (per, times) = match self.averaged_over {
                    Some(weeks) => (Per::Weeks(weeks), Minutes::try_from(weeks).unwrap_or(1)),
                    None => (self.per, 1),
                };
                self.limits(school, demands, who, per, most.saturating_mul(times));
            }
            if let Some(most) = self.never_over {
                self.limits(school, demands, who, Per::Week, most);
            }
        }
    }
}

impl Terms {
    fn limits(&self, school: &School, demands: &mut Demands, who: StaffId, per: Per, most: Minutes) {
        let on_short_days = self.on_short_days.and_then(|own| own.most).filter(|_| per == Per::Day);
        let asked = |days: &[crate::model::DayId], part: (i32, i32)| {
            let short = days.iter().any(|day| school.day_type(*day).short);
            match on_short_days.filter(|_| short) {
                Some(own) => most_for(&school[who], &self.prorate, own, 1, 1),
                None => most_for(&school[who], &self.prorate, most, part.0, part.1),
            }
        };
        let windows = windows(school, per, self.short).into_iter();
        for (days, part) in windows.filter(|(days, _)| days.iter().any(|day| self.clause.holds_on(*day))) {
            let most = asked(&days, part);
            let limits =
                most.and_then(|most| limit(school, who, days, (most, Measure::Minutes), &source(ID, &self.clause)));
            demands.section_limits.extend(limits);
        }
    }
}
