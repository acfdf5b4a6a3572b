//! For every covered adult: minutes between two sections.

use super::{ID, Terms};
use crate::model::School;
use crate::plan::demand::{Demands, Encode};
use crate::rules::asked::source_for;
use crate::rules::clause::Prorate;

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        let source = |who| source_for(ID, &self.clause, school, who, &Prorate::None);
        demands.gaps.extend(self.clause.covered(school).map(|who| (who, self.minutes, source(who))));
    }
}
