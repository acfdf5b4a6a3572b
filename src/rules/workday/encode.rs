//! For every covered adult: minutes from the first to the last scheduled minute of a day.
//!
//! Clock times and sums over longer windows cannot be told to the plan yet: the audit judges them.

use super::{ID, Terms};
use crate::model::{Per, School};
use crate::plan::demand::{Demands, Encode};
use crate::rules::asked::{minutes_for, source};

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        let (Some(minutes), Per::Day) = (self.minutes, self.per) else { return };
        let source = source(ID, &self.clause);
        let most = |who| minutes_for(&school[who], &self.prorate, minutes, 1, 1);
        demands.workdays.extend(self.clause.covered(school).map(|who| (who, most(who), source.clone())));
    }
}
