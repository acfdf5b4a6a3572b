//! For every covered adult: minutes from the first to the last scheduled minute.

use super::{ID, Terms};
use crate::model::School;
use crate::plan::demand::{Demands, Encode};
use crate::rules::asked::source;

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        let source = source(ID, &self.clause);
        demands.workdays.extend(self.clause.covered(school).map(|who| (who, self.minutes, source.clone())));
    }
}
