//! Different lessons to prepare.
//!
//! # What it promises
//! Nobody prepares more than so many different lessons: courses, and the same course for different grades, as far as the contract
//! does not count them as one.
//!
//! # In contracts
//! - San Diego 8.10: three; a core or block assignment counts once, an ungraded advisory is none.
//! - San Francisco 7.2.10: three, in good faith.
//! - Chicago 40-6: three, two as the aim; honors are separate.
//! - Philadelphia XVIII: three subjects or grades and four lessons.
//! - Baltimore: two, as an effort.
//! - Granite: three, and two subjects.
//! - Kansas City: three; a fourth in an emergency or with more planning.
//!
//! # Example
//! ```toml
//! [[distinct-preparations]]
//! article = "9.5"
//! most = 3
//! preferred = 2
//! subjects = 2
//! same = [["art/3", "art/4"]]
//! leave-out = ["advisory"]
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `most` | preparations, 1 to 40 | this, `preferred` or `subjects` | most different lessons |
//! | `preferred` | preparations, below `most` | none | a lower number that is wished for, in the same clause |
//! | `subjects` | courses, 1 to 40 | none | most different courses, grades apart |
//! | `same` | lists of courses or `course/grade` | none | what counts as one |
//! | `leave-out` | courses | none | what is no preparation |
//! | `by-grade` | true or false | true | a course is another preparation in another grade |
//! | `kinds` | kinds of time | `["instruct", "co-teach", "special"]` | what is a lesson to prepare |
//!
//! # What counts
//! Courses and grades of the rows the adult teaches over all days. Advisory, interventions and language development count only where `kinds`
//! lists them.
//!
//! # Short days and part time
//! The number is of all days together. Part-time staff have the same numbers unless they have a clause of their own.
//!
//! # Kept
//! Art for grades 3 and 4 and ceramics for grade 4, where three are allowed.
//!
//! # Broken
//! Ceramics for grade 3 besides.
//!
//! # How it is solved
//! Not sought, only checked: who teaches which course follows from the school file.
//!
//! # How it is checked
//! Courses (and grades) of the rows the adult teaches over all days, those in one list of `same` taken as one.
//!
//! # Edge cases
//! A class of two grades together is one preparation of its own.
//!
//! # Cannot be decided
//! Class time that names no course could be anything: where the number found is within the limit it cannot be decided. What is a different
//! preparation is for HR to say: tracks and honors are different where they are courses of their own.

mod check;

use super::promise::{Bound, Promise, Promised};
use crate::model::{Kind, School};
use crate::rules::clause::{Clause, Verb};

/// Id of the rule.
pub const ID: &str = "distinct-preparations";

/// `[[distinct-preparations]]`: at most so many different lessons to prepare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Most preparations.
    pub most: Option<u32>,
    /// Most preparations as the clause wishes.
    pub preferred: Option<u32>,
    /// Most courses, whatever the grade.
    pub subjects: Option<u32>,
    /// Courses, or courses for one grade (`art/3`), that count as one.
    pub same: Vec<Vec<String>>,
    /// Courses that are no preparation.
    pub leave_out: Vec<String>,
    /// Whether a course is another preparation in another grade.
    pub by_grade: bool,
    /// Kinds of time that are lessons to prepare.
    pub kinds: Vec<Kind>,
}

/// What is a lesson to prepare unless the clause says otherwise.
pub const KINDS: [Kind; 3] = [Kind::Instruct, Kind::CoTeach, Kind::Special];

impl Terms {
    /// The clause of the preferred number: a wish even where the clause is required.
    fn wish(&self) -> Clause {
        let verb = if self.clause.required() { Verb::Should } else { self.clause.verb };
        Clause { verb, ..self.clause.clone() }
    }
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let by_grade = if self.by_grade { ", a course in another grade counted anew" } else { "" };
        let one = |clause: &Clause, most: Option<u32>, what: &str| {
            Some(Promise::of_clause(ID, clause, school, &format!("At most {} {what}", most?)))
        };
        let lessons = format!("different lessons to prepare{by_grade}");
        [
            one(&self.clause, self.most, &lessons),
            one(&self.wish(), self.preferred, &lessons),
            one(&self.clause, self.subjects, "different courses to teach"),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn bounds(&self) -> Vec<Bound> {
        let conditions = format!("{:?} {:?} {} {:?}", self.same, self.leave_out, self.by_grade, self.kinds);
        let most = self.most.map(|most| Bound::at_most(most, "different preparations"));
        let subjects = self.subjects.map(|most| Bound::at_most(most, "subjects"));
        most.into_iter().chain(subjects).map(|bound| bound.under(&conditions)).collect()
    }
}
