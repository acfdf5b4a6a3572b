//! For every covered adult: a limit between one break and the next.
//!
//! The limit is told of every day or of none. Only where all they teach is time with students under the clause: with less of it, runs end sooner than the plan would
//! know.

use super::{ID, Terms};
use crate::model::{Kind, School, StaffId};
use crate::plan::demand::{Demands, Encode, Stretch};
use crate::rules::asked::source;

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        let wished = self.preferred.map(|minutes| (minutes, self.wish()));
        for (minutes, clause) in std::iter::once((self.minutes, self.clause.clone())).chain(wished) {
            let told = clause.covered(school);
            let told = told.filter(|who| clause.holds_whenever(school, *who) && self.counts_teaching_of(school, *who));
            demands.stretches.extend(told.map(|who| Stretch {
                who,
                minutes,
                break_of: self.break_of,
                // Whatever supervision the clause counts, none of it is taken for a break.
                supervision_counts: self.clause.counts.supervision_is_contact(),
                source: source(ID, &clause),
            }));
        }
    }
}

impl Terms {
    /// Whether class time and the sections of `who` are time with students under the clause.
    fn counts_teaching_of(&self, school: &School, who: StaffId) -> bool {
        let contact = &self.clause.counts.contact;
        let leads = school.day_ids().any(|day| school.homerooms_of(who, day).next().is_some());
        let mut sections = school.courses.iter().filter(|course| course.teachers.contains(&who));
        sections.all(|course| contact.contains(&course.kind)) && (!leads || contact.contains(&Kind::Instruct))
    }
}
