//! Length of the workday.

mod encode;

use crate::model::Minutes;
use crate::rules::clause::Clause;

/// `[[workday]]`: everything a person is scheduled for lies in their paid hours, which are at most so long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Most minutes from the first to the last scheduled minute of a day.
    pub minutes: Minutes,
    /// Whether the duty-free lunch counts into the minutes.
    pub includes_lunch: bool,
}
