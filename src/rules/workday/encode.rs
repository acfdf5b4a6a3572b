//! For every covered adult: minutes from the first to the last scheduled minute.

use super::Terms;
use crate::model::School;
use crate::plan::demand::{Demands, Encode, Source};

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        demands.workdays.extend(self.clause.covered(school).map(|who| {
            let source =
                Source { rule: "workday", article: self.clause.article.clone(), required: self.clause.required };
            (who, self.minutes, source)
        }));
    }
}
