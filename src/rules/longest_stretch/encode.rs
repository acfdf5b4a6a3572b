//! For every covered adult: a limit between one break and the next.

use super::Terms;
use crate::model::School;
use crate::plan::demand::{Demands, Encode, Source, Stretch};

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        demands.stretches.extend(self.clause.covered(school).map(|who| Stretch {
            who,
            minutes: self.minutes,
            break_of: self.break_of,
            supervision_counts: self.supervision_counts,
            source: Source {
                rule: "longest-stretch",
                article: self.clause.article.clone(),
                required: self.clause.required,
            },
        }));
    }
}
