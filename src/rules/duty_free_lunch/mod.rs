//! Lunch without duty.
//!
//! # What it promises
//! On each day at work, an uninterrupted lunch of so many minutes with no children and no duty.
//!
//! # In contracts
//! "A duty-free lunch of thirty minutes", in state law and in nearly every agreement.
//!
//! # Terms
//! `minutes`, `window`, `days-of-at-least` (paid minutes from which a day owes it).
//!
//! # Kept
//! Own lunch from 11:35 to 12:05 where 30 are owed.
//!
//! # Broken
//! Own lunch from 11:35 to 12:04; or the class is walked to the cafeteria inside it.
//!
//! # How it is solved
//! Somebody else has the children at lunch, and the adult has a row of kind lunch without homerooms.
//!
//! # How it is checked
//! The adult's lunch rows without homerooms are joined, minutes with children are taken out, and the longest is measured.
//!
//! # Edge cases
//! Lunch with a homeroom is supervision. Walks with children do not count. Where the clause names a window, only minutes
//! inside it count. Days away and days with fewer paid minutes than the clause names owe nothing.

mod check;
mod encode;

use super::promise::{Bound, Promise, Promised};
use crate::model::{Minutes, School, Span};
use crate::rules::clause::Clause;

/// Id of the rule.
pub const ID: &str = "duty-free-lunch";

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

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let mut what = format!("Every day at work, {} uninterrupted minutes of lunch without duty", self.minutes);
        if let Some(window) = self.window {
            what = format!("{what}, between {} and {}", window.start, window.end);
        }
        if self.days_of_at_least > 0 {
            what = format!("{what}, on days of at least {} paid minutes", self.days_of_at_least);
        }
        vec![Promise::of_clause(ID, &self.clause, school, &what)]
    }

    fn bounds(&self) -> Vec<Bound> {
        let conditions = format!("{:?} {}", self.window, self.days_of_at_least);
        vec![Bound::at_least(self.minutes, "minutes of lunch without duty a day").under(conditions)]
    }
}
