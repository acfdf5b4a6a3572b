//! For every covered adult: minutes between two sections.

use super::Terms;
use crate::model::School;
use crate::plan::demand::{Demands, Encode, Source};

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        demands.gaps.extend(self.clause.covered(school).map(|who| {
            let source =
                Source { rule: "specialist-gap", article: self.clause.article.clone(), required: self.clause.required };
            (who, self.minutes, source)
        }));
    }
}
