//! Longest stretch with students without a break.
//!
//! # What it promises
//! Nobody is with children longer than so many minutes without a break of so many.
//!
//! # In contracts
//! - Hawaii VI.E: 180 minutes; a break of 15, of which 5 are one's own, even on duty.
//! - Boston V: 165 minutes (the turnaround article says 160, and 180 for its schools); a duty ends a run of teaching.
//! - Philadelphia XVIII: 180, on a block schedule 195.
//! - Kansas City: 180 as the aim, 240 absolutely; only planning and duty-free lunch are breaks.
//! - Baltimore: three hours.
//! - Orange FL XIV.B: no responsibility for students for more than three hours in a row.
//! - Santa Ana 12.7: 150 minutes of supervising; passing or nutrition ends it in secondary schools.
//! - Hillsborough: three hours in elementary schools, whenever possible.
//!
//! # Example
//! ```toml
//! [[longest-stretch]]
//! article = "7.7"
//! minutes = 240
//! preferred-minutes = 180
//! break-of = 10
//! breaks = ["prep", "lunch"]
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `minutes` | minutes, 1 to 1440 | required | most minutes with students in a row |
//! | `preferred-minutes` | minutes, below `minutes` | none | a lower number that is wished for, in the same clause |
//! | `break-of` | minutes, 1 to 240 | 10 | shortest break |
//! | `contact` | kinds of time | every kind, when children are there | what is time with children |
//! | `supervision-counts` | true or false | true | with false, only teaching is time with children |
//! | `breaks` | kinds of time | every kind, when no children are there | what breaks the stretch |
//!
//! # What counts
//! Time with children of the kinds in `contact`. Whatever is not with children (lunch, prep, collaboration, open time) breaks it, unless
//! `breaks` names the kinds that do: then other time without children ends nothing, and its minutes lie inside the stretch. Where
//! supervision does not count, recess and duty break the stretch like time without children when they are long enough.
//!
//! # Short days and part time
//! The number is the same on short days and for part time.
//!
//! # Kept
//! With children from 08:10 to 11:10 where 180 minutes are allowed.
//!
//! # Broken
//! With children from 08:10 to 11:11; or two halves of 100 minutes with only 9 minutes between where a break is 10.
//!
//! # How it is solved
//! For homeroom teachers and those who teach sections, a break is placed before the number is reached; the preferred number is sought as
//! a wish. A clause for some `days`, which kinds break, posts of duty beside class time, runs of others, and clauses for which some of their teaching is no contact are only checked.
//!
//! # How it is checked
//! The rows with children are joined over gaps shorter than a break, and the longest is measured from its first to its last
//! minute.
//!
//! # Edge cases
//! The minutes of a gap that is too short for a break belong to the stretch. A preferred number that is missed breaks
//! nothing. Half minutes (a break of seven and a half) are written as the next whole minute. Limits in periods are
//! another promise (consecutive-periods).
//!
//! # Cannot be decided
//! Minutes that a foreign file does not write and that could be a break. HR must say whether passing, or recess on duty, breaks a stretch:
//! contracts decide both either way.

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
                "{}, at most {minutes} minutes in a row {with} without a break of {}{breaks}",
                clause.when(school, "Every day at work"),
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
