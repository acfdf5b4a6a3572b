//! For every covered adult: minutes between two sections.

use super::{ID, Terms};
use crate::model::School;
use crate::plan::demand::{Demands, Encode};
use crate::rules::asked::source;

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        let source = source(ID, &self.clause);
        demands.gaps.extend(self.clause.covered(school).map(|who| (who, self.minutes, source.clone())));
    }
}
