//! Length of the workday.
//!
//! # What it promises
//! Everything a person is scheduled for lies in their paid hours, and from its first to its last minute the day is no
//! longer than agreed.
//!
//! # In contracts
//! "The workday shall be seven and one-half hours, including a duty-free lunch."
//!
//! # Terms
//! `minutes`, `includes-lunch`.
//!
//! # Kept
//! From 07:45 to 15:15 where 450 minutes are allowed.
//!
//! # Broken
//! A duty that ends at 15:16; or a meeting after the paid hours.
//!
//! # How it is solved
//! Nobody is placed outside their paid hours; posts are given so that the span stays short enough.
//!
//! # How it is checked
//! From the start of the first row to the end of the last, less the adult's own lunch where it is not included.
//!
//! # Edge cases
//! Open time is presence, not work that is scheduled, and is left out. A row on a day away is not met. Days without rows
//! are met with 0 minutes.

mod check;
mod encode;

use super::promise::{Bound, Promise, Promised};
use crate::model::{Minutes, School};
use crate::rules::clause::Clause;

/// Id of the rule.
pub const ID: &str = "workday";

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

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let lunch = if self.includes_lunch { "lunch included" } else { "lunch not included" };
        let what =
            format!("Every day, inside the paid hours, at most {} minutes from first to last, {lunch}", self.minutes);
        vec![Promise::of_clause(ID, &self.clause, school, &what)]
    }

    fn bounds(&self) -> Vec<Bound> {
        let lunch = if self.includes_lunch { "lunch included" } else { "lunch not included" };
        vec![Bound::at_most(self.minutes, format!("minutes from first to last, {lunch}"))]
    }
}
