//! Lunch without duty.

mod encode;

use crate::model::{Minutes, Span};
use crate::rules::clause::Clause;

/// `[[duty-free-lunch]]`: at least so many uninterrupted minutes without students each day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Minutes, walks with children excluded.
    pub minutes: Minutes,
    /// Clock window it must lie in, where the clause names one.
    pub window: Option<Span>,
    /// Only owed on days with at least this many paid minutes (0: every day).
    pub days_of_at_least: Minutes,
}
