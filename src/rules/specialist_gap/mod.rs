//! Minutes between a specialist's sections.

mod encode;

use crate::model::Minutes;
use crate::rules::clause::Clause;

/// `[[specialist-gap]]`: at least so many minutes between the end of one section and the start of the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Minutes between.
    pub minutes: Minutes,
}
