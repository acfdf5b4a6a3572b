//! Longest stretch with students without a break.

mod encode;

use crate::model::Minutes;
use crate::rules::clause::Clause;

/// `[[longest-stretch]]`: at most so many minutes with students in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Most minutes in a row.
    pub minutes: Minutes,
    /// Time without students breaks the stretch when it is at least this long.
    pub break_of: Minutes,
    /// Whether supervision (recess, lunch duty) continues the stretch. When `false` it breaks it like time
    /// without students.
    pub supervision_counts: bool,
}
