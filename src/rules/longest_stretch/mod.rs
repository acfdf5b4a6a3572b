//! Longest stretch with students without a break.
//!
//! # What it promises
//! Nobody is with children longer than so many minutes without a break of so many.
//!
//! # In contracts
//! "No teacher shall be assigned more than three consecutive hours without a break of at least ten minutes." "Three hours
//! should be the most, and under no circumstances four; only planning or duty-free lunch is a break."
//!
//! # Terms
//! `minutes`, `preferred-minutes` (a lower number that is wished for, in the same clause), `break-of`, `supervision-counts` or `contact` (kinds that are time with children), `breaks` (kinds that break).
//!
//! # Kept
//! With children from 08:10 to 11:10 where 180 minutes are allowed.
//!
//! # Broken
//! With children from 08:10 to 11:11; or two halves of 100 minutes with only 9 minutes between where a break is 10.
//!
//! # How it is solved
//! For homeroom teachers and those who teach sections, a break is placed before the number is reached; the preferred number is sought as
//! a wish. Which kinds break, posts of duty beside class time, runs of others, and clauses for which some of their teaching is no contact are only checked.
//!
//! # How it is checked
//! The rows with children are joined over gaps shorter than a break, and the longest is measured from its first to its last
//! minute.
//!
//! # Edge cases
//! The minutes of a gap that is too short for a break belong to the stretch. Where supervision does not count, recess and
//! duty break the stretch like time without children when they are long enough. Whatever is not with children (lunch,
//! prep, collaboration, open time) breaks it, unless `breaks` names the kinds that do: then other time without children ends
//! nothing, and its minutes lie inside the stretch. A preferred number that is missed breaks nothing. Half minutes (a break
//! of seven and a half) are written as the next whole minute. HR must say whether passing, or recess on duty, breaks a stretch:
//! contracts decide both either way. Limits in periods are another promise (consecutive-periods).

mod check;
mod encode;

use super::promise::{Bound, Promise, Promised};
use crate::model::{Minutes, School};
use crate::rules::clause::{Clause, Verb};

/// Id of the rule.
pub const ID: &str = "longest-stretch";

/// `[[longest-stretch]]`: at most so many minutes with students in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Most minutes in a row.
    pub minutes: Minutes,
    /// Most minutes in a row as the clause wishes, below [`Terms::minutes`].
    pub preferred: Option<Minutes>,
    /// Time without students breaks the stretch when it is at least this long.
    pub break_of: Minutes,
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let with = self.clause.counts.contact_words();
        let says = |clause: &Clause, minutes: Minutes| {
            let breaks = self.clause.counts.break_words();
            let what = format!(
                "Every day at work, at most {minutes} minutes in a row {with} without a break of {}{breaks}",
                self.break_of
            );
            Promise::of_clause(ID, clause, school, &what)
        };
        let wished = self.preferred.map(|minutes| says(&self.wish(), minutes));
        std::iter::once(says(&self.clause, self.minutes)).chain(wished).collect()
    }

    fn bounds(&self) -> Vec<Bound> {
        let (contact, breaks) = (&self.clause.counts.contact, &self.clause.counts.breaks);
        let conditions = format!("{} {contact:?} {breaks:?}", self.break_of);
        vec![Bound::at_most(self.minutes, "minutes in a row with children").under(conditions)]
    }
}

impl Terms {
    /// The clause of the preferred number: a wish even where the clause is required.
    fn wish(&self) -> Clause {
        let verb = if self.clause.required() { Verb::Should } else { self.clause.verb };
        Clause { verb, ..self.clause.clone() }
    }
}
