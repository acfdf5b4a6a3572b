//! Enough adults with a class.
//!
//! # What it promises
//! In every minute of the student day, or in so many minutes of it, a class has one adult for so many students, or at least
//! so many adults.
//!
//! # In contracts
//! - California EC 48000, 46120: one adult for ten or twelve students in transitional kindergarten.
//! - Rochester: an aide half the time in a combination class of more than 22.
//!
//! # Example
//! ```toml
//! [[adult-ratio]]
//! article = "48000"
//! students-per-adult = 12
//! except = ["recess"]
//! covers = { grades = ["TK"] }
//!
//! [[adult-ratio]]
//! article = "22"
//! adults = 2
//! classes-above = 22
//! minutes = 180
//! covers = { grades = ["1", "2"] }
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `students-per-adult` | students, 1 to 200 | this or `adults` | one adult for so many |
//! | `adults` | adults, 1 to 20 | none | so many, whatever the class |
//! | `classes-above` | students | 0: every class | only classes of more students |
//! | `minutes` | minutes | every minute | minutes a day in which it must hold |
//! | `except` | kinds of time | none | what is not looked at |
//!
//! # What counts
//! Every adult in a row with the homeroom, and all students of the homerooms in those rows. Minutes in no row have no adult.
//!
//! # Short days and part time
//! The same on short days.
//!
//! # Kept
//! A teacher and an aide with 20 students where one adult may have ten.
//!
//! # Broken
//! The aide leaves at 9:29 instead of 9:30; or 21 students with two adults.
//!
//! # How it is solved
//! Nothing is sought: give the class a second adult with `always-with` or co-teaching. A schedule that breaks a required
//! ratio is refused.
//!
//! # How it is checked
//! The student day is cut wherever a row of the homeroom starts or ends; in each cut the adults of its rows are held against
//! the students of all homerooms in those rows.
//!
//! # Edge cases
//! Groups of one homeroom at the same time are taken together, as are classes that share a row (recess, lunch).
//!
//! # Cannot be decided
//! Where another homeroom is only in part in the same row and the answer turns on it, it cannot be decided. HR must answer: does everybody
//! with the class count, or only who is assigned to it; does the ratio hold at recess.

mod check;

use super::promise::{Promise, Promised};
use crate::model::{Kind, Minutes, School};
use crate::rules::clause::Clause;

/// Id of the rule.
pub const ID: &str = "adult-ratio";

/// `[[adult-ratio]]`: how many adults are with a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause; its grades say which homerooms.
    pub clause: Clause,
    /// How many.
    pub needs: Needs,
    /// Only classes with more students than this.
    pub classes_above: u32,
    /// Minutes a day in which it must hold; `None` for every minute.
    pub minutes: Option<Minutes>,
    /// Kinds of time that are not looked at.
    pub except: Vec<Kind>,
}

/// How many adults.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// One for so many students.
    OneFor(u32),
    /// So many.
    Adults(u32),
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let needs = match self.needs {
            Needs::OneFor(students) => format!("one adult for {students} students"),
            Needs::Adults(adults) => format!("at least {adults} adults with the class"),
        };
        let when = match self.minutes {
            None => "Every minute of the student day".to_owned(),
            Some(minutes) => format!("Every day, in at least {minutes} minutes"),
        };
        let mut what = format!("{when}, {needs}");
        if self.classes_above > 0 {
            what = format!("{what}, in classes of more than {} students", self.classes_above);
        }
        if !self.except.is_empty() {
            let kinds: Vec<&str> = self.except.iter().map(|kind| kind.word()).collect();
            what = format!("{what}, {} left out", kinds.join(", "));
        }
        vec![Promise::of_students(ID, &self.clause, school, &what)]
    }
}
