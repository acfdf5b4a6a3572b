//! School starts and ends at allowed times.
//!
//! # What it promises
//! On no day do students of the grades named begin before, or stay after, a clock time.
//!
//! # In contracts
//! - California EC 46148: middle schools not before 8:00, high schools not before 8:30.
//!
//! # Example
//! ```toml
//! [[school-hours]]
//! article = "46148"
//! not-before = 08:30
//! covers = { grades = ["9", "10", "11", "12"] }
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `not-before` | a clock time | this or `not-after` | earliest start |
//! | `not-after` | a clock time | none | latest end |
//!
//! # What counts
//! The students' hours of each day, and lessons outside them. A lesson before the bell (a zero period) is looked at, arrival and breakfast are
//! not.
//!
//! # Short days and part time
//! Every day by itself.
//!
//! # Kept
//! Students from 8:30 where 8:30 is the earliest.
//!
//! # Broken
//! Students from 8:29; or a lesson at 8:00 before a school day that starts at 8:30.
//!
//! # How it is solved
//! Nothing is sought: bell times come from the school file. A schedule that breaks a required one is refused.
//!
//! # How it is checked
//! The hours of each homeroom on each solved day, and every lesson outside them.
//!
//! # Edge cases
//! Where grades of one school begin at different times, each homeroom has its own hours.
//!
//! # Cannot be decided
//! HR must answer: is the school exempt (rural districts), and is a zero period without attendance money allowed; then leave that school's
//! grades out of `covers`.

mod check;

use super::promise::{Promise, Promised};
use crate::model::{Clock, School};
use crate::rules::clause::Clause;

/// Id of the rule.
pub const ID: &str = "school-hours";

/// `[[school-hours]]`: between which clock times students are in school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause; its grades say which homerooms.
    pub clause: Clause,
    /// Earliest start.
    pub not_before: Option<Clock>,
    /// Latest end.
    pub not_after: Option<Clock>,
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let before = self.not_before.map(|clock| format!("starts at {clock} or later"));
        let after = self.not_after.map(|clock| format!("ends at {clock} or earlier"));
        let parts: Vec<String> = before.into_iter().chain(after).collect();
        let what = format!("School {}", parts.join(" and "));
        vec![Promise::of_students(ID, &self.clause, school, &what)]
    }
}
