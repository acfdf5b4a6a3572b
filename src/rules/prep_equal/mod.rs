//! Equal preparation.
//!
//! # What it promises
//! In every window, those covered have as much preparation as the others they are compared with, or as one another, within so many
//! minutes.
//!
//! # In contracts
//! - Philadelphia XVIII.B.1(e): specialists as others.
//! - San Diego 8.6.5.3: the same preparation.
//! - San Francisco 7.2.8.2.1: equal, or a block of 45 a day for central staff.
//! - Granite 10.6: special educators the same hours on the same basis.
//! - Boston V: itinerant teachers included.
//!
//! # Example
//! ```toml
//! [[prep-equal]]
//! article = "7.8"
//! with = { roles = ["classroom-teacher"] }
//! tolerance = 5
//! prorate = "linear"
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `with` | written like `covers` | one another | whom those covered are compared with |
//! | `tolerance` | minutes | 0 | so many minutes fewer are equal |
//! | `block` | minutes | 1 | shortest block that counts |
//! | `in` | `student-day`, `paid-day`, `before-school`, `{ before, after }` in minutes | `student-day` | where in the day minutes count |
//! | `per` | a window | `week` | over which time |
//! | `prorate` | `none`, `linear` | `none` | `linear`: minutes of part-time staff are compared as if full time |
//! | `counts` | kinds of time | `["prep"]` | what is preparation |
//! | `collaboration-counts` | true or false | false | the same as `counts = ["prep", "collaboration"]` |
//!
//! # What counts
//! Preparation as in `prep-total`.
//!
//! # Short days and part time
//! All are compared in the same window, short or not. Part time counts as it is, or with `linear` as if it were full time.
//!
//! # Kept
//! A specialist with 225 minutes where the teacher who has least has 225.
//!
//! # Broken
//! A specialist with 224.
//!
//! # How it is solved
//! Nothing is asked: what others get is known only when the schedule is made. It is checked only.
//!
//! # How it is checked
//! Everybody's minutes of the window are added up. With `with`, each covered adult has at least the least of the others, less the
//! tolerance; without, nobody has fewer than whoever has most, less the tolerance.
//!
//! # Edge cases
//! Those who are covered are not compared with themselves.
//!
//! # Cannot be decided
//! "The same" names no person to compare with: the least of the others is the default used here, and HR must confirm it. "Equitable"
//! names no number: the tolerance is HR's. Where nobody is there to compare with, the verdict is "cannot be decided".

mod check;

use super::promise::{Promise, Promised};
use crate::model::{Minutes, Per, School};
use crate::rules::clause::{Clause, CountsIn, Covers};

/// Id of the rule.
pub const ID: &str = "prep-equal";

/// `[[prep-equal]]`: as much preparation as others have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Whom to compare with; `None`: one another.
    pub with: Option<Covers>,
    /// So many minutes fewer are still equal.
    pub tolerance: Minutes,
    /// Shortest block that counts.
    pub block: Minutes,
    /// Where in the day.
    pub counts_in: CountsIn,
    /// The window.
    pub per: Per,
    /// Whether minutes of part-time staff are compared as if full time.
    pub as_full_time: bool,
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let whom = match &self.with {
            None => "one another".to_owned(),
            Some(covers) => {
                let others = school.staff_ids().filter(|staff| covers.includes(school, *staff));
                others.map(|staff| school[staff].name.as_str()).collect::<Vec<_>>().join(", ")
            }
        };
        let mut what = format!("{}, as much preparation as {whom}", self.per.every());
        if self.tolerance > 0 {
            what = format!("{what}, {} minutes fewer at most", self.tolerance);
        }
        if self.as_full_time {
            what += ", part time in proportion";
        }
        what += &self.clause.counts.prep_words();
        vec![Promise::of_clause(ID, &self.clause, school, &what)]
    }
}
