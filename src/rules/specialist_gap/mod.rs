//! Minutes between a specialist's sections.
//!
//! # What it promises
//! Between the end of one section and the start of the next lie at least so many minutes.
//!
//! # In contracts
//! - Albuquerque 5.E: 10 to 15 minutes, which are not preparation.
//! - Montgomery D.2.b: ten or five, against the weekly total.
//! - Rochester: five, as an effort.
//! - San Francisco 7.2.4.1: adequate, by age.
//!
//! # Example
//! ```toml
//! [[specialist-gap]]
//! article = "8.2"
//! minutes = 5
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `minutes` | minutes, 1 to 240 | required | between the end of one section and the start of the next |
//!
//! # What counts
//! The time between section rows, whatever is written for it.
//!
//! # Short days and part time
//! The same on short days and for part time.
//!
//! # Kept
//! Sections end at 10:55 and start at 11:00 where 5 are owed.
//!
//! # Broken
//! Sections end at 10:55 and start at 10:59.
//!
//! # How it is solved
//! The start of a section waits for the end of the one before it and the gap.
//!
//! # How it is checked
//! The gaps between the adult's section rows of a day, in clock order; the least is shown.
//!
//! # Edge cases
//! Walking children in the gap does not lengthen it. Days with fewer than two sections are met.
//!
//! # Cannot be decided
//! Nothing that is written: "adequate" names no number, and HR must choose one.

mod check;
mod encode;

use super::promise::{Bound, Promise, Promised};
use crate::model::{Minutes, School};
use crate::rules::clause::Clause;

/// Id of the rule.
pub const ID: &str = "specialist-gap";

/// `[[specialist-gap]]`: at least so many minutes between the end of one section and the start of the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Minutes between.
    pub minutes: Minutes,
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let what = format!("Every day, at least {} minutes between two sections", self.minutes);
        vec![Promise::of_clause(ID, &self.clause, school, &what)]
    }

    fn bounds(&self) -> Vec<Bound> {
        vec![Bound::at_least(self.minutes, "minutes between two sections")]
    }
}
