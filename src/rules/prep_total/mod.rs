//! Preparation time over a week or a rotation.

mod encode;

use crate::model::Minutes;
use crate::rules::clause::{Clause, CountsIn, Per, Prorate, ShortDays};

/// `[[prep-total]]`: at least so many minutes of individual preparation a week or rotation, in blocks that are
/// long enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Minutes over the window.
    pub minutes: Minutes,
    /// The window.
    pub per: Per,
    /// Only blocks at least this long count.
    pub block: Minutes,
    /// Where in the day they count.
    pub counts_in: CountsIn,
    /// What a short week (fewer school days) does to the number.
    pub short_weeks: ShortDays,
    /// What part-time work does.
    pub prorate: Prorate,
    /// Whether the team's shared time counts as preparation. Then both totals are printed.
    pub collaboration_counts: bool,
}
