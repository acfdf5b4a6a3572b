//! For every covered adult: limits on the number of sections.

use super::{ID, Terms};
use crate::model::School;
use crate::plan::demand::{Demands, Encode};
use crate::rules::asked::source;

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        let source = source(ID, &self.clause);
        for who in self.clause.covered(school) {
            demands.sections_per_day.extend(self.sections_per_day.map(|most| (who, most, source.clone())));
            demands.sections_in_a_row.extend(self.in_a_row.map(|most| (who, most, source.clone())));
        }
    }
}
