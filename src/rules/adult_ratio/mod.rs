//! Enough adults with a class.
//!
//! # What it promises
//! In every minute of the student day, or in so many minutes of it, a class has one adult for so many students, or at least
//! so many adults.
//!
//! # In contracts
//! One adult for ten or twelve students in transitional kindergarten (state law); an aide half the time in a split class of
//! more than 22.
//!
//! # Terms
//! `students-per-adult` or `adults`; `classes-above` (only classes of more students), `minutes` (a day; default: every
//! minute), `except` (kinds of time that are not looked at). `covers` names grades.
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
//! Groups of one homeroom at the same time are taken together, as are classes that share a row (recess, lunch). Minutes in
//! no row have no adult. Where another homeroom is only in part in the same row and the answer turns on it, it cannot be
//! decided. HR must answer: does everybody with the class count, or only who is assigned to it; does the ratio hold at
//! recess.

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
