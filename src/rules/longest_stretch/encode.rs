//! For every covered adult: a limit between one break and the next.

use super::{ID, Terms};
use crate::model::School;
use crate::plan::demand::{Demands, Encode, Stretch};
use crate::rules::asked::source;

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        demands.stretches.extend(self.clause.covered(school).map(|who| Stretch {
            who,
            minutes: self.minutes,
            break_of: self.break_of,
            // Whatever supervision the clause counts, none of it is taken for a break.
            supervision_counts: self.clause.counts.supervision_is_contact(),
            source: source(ID, &self.clause),
        }));
    }
}
