//! Preparation time every day.

mod encode;

use crate::model::Minutes;
use crate::rules::clause::{Clause, CountsIn, Prorate, ShortDays};

/// `[[daily-prep]]`: at least so many minutes of individual preparation each day at work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Minutes a day.
    pub minutes: Minutes,
    /// Only blocks at least this long count. The default is [`Terms::minutes`]: one uninterrupted block.
    pub block: Minutes,
    /// Where in the day they count.
    pub counts_in: CountsIn,
    /// What short days do.
    pub short_days: ShortDays,
    /// What part-time work does.
    pub prorate: Prorate,
    /// Whether the team's shared time counts as preparation. Then both totals are printed.
    pub collaboration_counts: bool,
}
