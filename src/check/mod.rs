//! The audit: one verdict per promise, with the minutes that prove it. Imports no solver, file or clock.

mod verdict;

pub use verdict::{Compliance, Counted, Evidence, Finding, Subject, Verdict};

use crate::model::School;
use crate::schedule::Schedule;

/// A rule that can judge a finished schedule.
pub trait Check {
    /// A finding for every subject the rule covers, met or not.
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding>;
}
