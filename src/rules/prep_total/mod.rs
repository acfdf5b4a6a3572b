//! Preparation time over a week or a rotation.
//!
//! # What it promises
//! Over every real week, or every rotation, at least so many minutes of individual preparation in blocks that are long
//! enough.
//!
//! # In contracts
//! "225 minutes of preparation per week in blocks of no less than 20 minutes."
//!
//! # Terms
//! `minutes`, `per` (week or cycle), `block`, `in`, `short-weeks`, `prorate`, `collaboration-counts`.
//!
//! # Kept
//! Five days of 45 minutes where 225 are owed.
//!
//! # Broken
//! Five days of 45 minutes, one of them in pieces of 30 and 15 where blocks of 20 count: 210.
//!
//! # How it is solved
//! The days' prep rows sum to the number in each real week or in the poorest rotation.
//!
//! # How it is checked
//! Each day's prep rows are joined and short blocks dropped; each kind of real week is added up day by day, a day that
//! comes twice twice.
//!
//! # Edge cases
//! Over a rotation, the poorest day type of each rotation day is taken. A short week owes the whole number unless the
//! clause waives or prorates it (by school days). A week or rotation in which somebody is never at work does not apply.

mod check;
mod encode;

use super::promise::{Promise, Promised};
use crate::model::{Minutes, School};
use crate::rules::clause::{Clause, CountsIn, Per, Prorate, ShortDays};

/// Id of the rule.
pub const ID: &str = "prep-total";

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

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let per = match self.per {
            Per::Week => "Every week",
            Per::Cycle => "Every rotation",
        };
        let inside = match self.counts_in {
            CountsIn::StudentDay => "inside the student day",
            CountsIn::PaidDay => "inside the paid day",
        };
        let mut what =
            format!("{per}, {} minutes of preparation in blocks of at least {} {inside}", self.minutes, self.block);
        what += match self.short_weeks {
            ShortDays::Full => "",
            ShortDays::Waived => ", not in short weeks",
            ShortDays::Prorated => ", in short weeks in proportion",
        };
        if self.prorate == Prorate::Linear {
            what += ", in proportion to full time";
        }
        if self.collaboration_counts {
            what += ", team time included";
        }
        vec![Promise::of_clause(ID, &self.clause, school, &what)]
    }
}
