//! Sections a specialist teaches in a day.

mod encode;

use crate::rules::clause::Clause;

/// `[[specialist-load]]`: at most so many sections a day, and so many in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Most sections a day, where the clause limits them.
    pub sections_per_day: Option<u32>,
    /// Most sections in a row (with less than 10 minutes between), where the clause limits them.
    pub in_a_row: Option<u32>,
}
