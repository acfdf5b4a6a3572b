//! Longest stretch with students without a break.
//!
//! # What it promises
//! Nobody is with children longer than so many minutes without a break of so many.
//!
//! # In contracts
//! "No teacher shall be assigned more than three consecutive hours without a break of at least ten minutes."
//!
//! # Terms
//! `minutes`, `break-of`, `supervision-counts` or `contact` (kinds that are time with children), `breaks` (kinds that break).
//!
//! # Kept
//! With children from 08:10 to 11:10 where 180 minutes are allowed.
//!
//! # Broken
//! With children from 08:10 to 11:11; or two halves of 100 minutes with only 9 minutes between where a break is 10.
//!
//! # How it is solved
//! A break is placed before the number is reached.
//!
//! # How it is checked
//! The rows with children are joined over gaps shorter than a break, and the longest is measured from its first to its last
//! minute.
//!
//! # Edge cases
//! The minutes of a gap that is too short for a break belong to the stretch. Where supervision does not count, recess and
//! duty break the stretch like time without children when they are long enough. Whatever is not with children (lunch,
//! prep, collaboration, open time) breaks it, unless `breaks` names the kinds that do: then other time without children ends
//! nothing, and its minutes lie inside the stretch.

mod check;
mod encode;

use super::promise::{Bound, Promise, Promised};
use crate::model::{Minutes, School};
use crate::rules::clause::Clause;

/// Id of the rule.
pub const ID: &str = "longest-stretch";

/// `[[longest-stretch]]`: at most so many minutes with students in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Most minutes in a row.
    pub minutes: Minutes,
    /// Time without students breaks the stretch when it is at least this long.
    pub break_of: Minutes,
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let with = self.clause.counts.contact_words();
        let what = format!(
            "Every day at work, at most {} minutes in a row {with} without a break of {}{}",
            self.minutes,
            self.break_of,
            self.clause.counts.break_words()
        );
        vec![Promise::of_clause(ID, &self.clause, school, &what)]
    }

    fn bounds(&self) -> Vec<Bound> {
        let (contact, breaks) = (&self.clause.counts.contact, &self.clause.counts.breaks);
        let conditions = format!("{} {contact:?} {breaks:?}", self.break_of);
        vec![Bound::at_most(self.minutes, "minutes in a row with children").under(conditions)]
    }
}
