//! For every covered adult and day that owes a break: one stretch of relief in the students' day, unless lunch or
//! preparation is break enough.
//!
//! One is told, not several: two that touch would be one.

use super::{ID, Terms};
use crate::model::{Kind, School};
use crate::plan::demand::{Demands, Encode, OwnTime};
use crate::rules::asked::{hours, source};
use crate::rules::clause::CountsIn;

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        if !self.kinds.contains(&Kind::Relief) || [Kind::Lunch, Kind::Prep].iter().any(|own| self.kinds.contains(own)) {
            return;
        }
        for who in self.clause.covered(school) {
            for day in self.clause.days(school) {
                let long_enough = school.paid_day(who, day).is_some_and(|paid| paid.minutes() >= self.days_of_at_least);
                let Some(window) = hours(school, who, day, CountsIn::StudentDay).filter(|_| long_enough) else {
                    continue;
                };
                if self.minutes > window.minutes() {
                    continue;
                }
                demands.breaks.push(OwnTime {
                    who,
                    day,
                    kind: Kind::Relief,
                    minutes: self.minutes,
                    window,
                    counts_in: window,
                    collaboration_counts: false,
                    source: source(ID, &self.clause),
                });
            }
        }
    }
}
