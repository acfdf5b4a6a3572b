//! Equal preparation.
//!
//! # What it promises
//! In every window, those covered have as much preparation as the others they are compared with, or as one another, within so many
//! minutes.
//!
//! # In contracts
//! "Specialists shall receive the same preparation time as classroom teachers", and totals that are to be equitable.
//!
//! # Terms
//! `with` (whom to compare with, written like `covers`; left out: one another), `tolerance` (minutes, default 0), `block`, `in`,
//! `per`, `prorate` (`none`, or `linear`: minutes of part-time staff are compared as if full time), `counts` or
//! `collaboration-counts`.
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
//! "The same" names no person to compare with: the least of the others is the default used here, and HR must confirm it. "Equitable"
//! names no number: the tolerance is HR's. Where nobody is there to compare with, the verdict is "cannot be decided". Those who are
//! covered are not compared with themselves.

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
