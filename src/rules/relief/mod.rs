//! Short breaks.
//!
//! # What it promises
//! On each day at work, so many short breaks of so many minutes, so many in each half of the day, so many minutes of them in all,
//! or none longer apart than so many minutes.
//!
//! # In contracts
//! - Hawaii VI.E, VI.EE: at least 15 minutes, also on duty with 5 of one's own; 20 for support staff.
//! - Santa Ana 12.7: at least 7½ minutes after 2½ hours.
//! - San Diego 8.5.2.3: two rests of 15 minutes where 8 hours are on site.
//! - Chicago 4-7: equal relief where a recess of 20 minutes is cancelled.
//!
//! # Example
//! ```toml
//! [[relief]]
//! article = "7.10"
//! minutes = 10
//! times = 2
//! per-half-day = 1
//! total = 20
//! every = 120
//! breaks = ["relief", "lunch"]
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `minutes` | minutes, 1 to 240 | required | shortest break |
//! | `times` | breaks | none | so many a day |
//! | `per-half-day` | breaks | none | so many in each half of the day |
//! | `total` | minutes | none | so many minutes of breaks a day |
//! | `every` | minutes | none | most minutes between two |
//! | `days-of-at-least` | paid minutes | 0 | owed on days with at least so many |
//! | `breaks` | kinds of time | `["relief"]` | what is a break |
//!
//! # What counts
//! Rows of the kinds in `breaks` without children. Relief is not preparation.
//!
//! # Short days and part time
//! Owed on each day at work that is long enough (`days-of-at-least`), part time too; the numbers do not shrink.
//!
//! # Kept
//! Relief from 09:30 to 09:40 and from 13:00 to 13:10 where two of ten are owed.
//!
//! # Broken
//! The second ends at 13:09.
//!
//! # How it is solved
//! Sought, where relief is a break: one of so many minutes while students are in school, on each day that owes any. More than
//! one a day, breaks in each half, minutes in all and the time between breaks are checked only.
//!
//! # How it is checked
//! Rows of the kinds that count are joined where they touch, minutes with children taken out; those long enough are counted. The
//! halves of a day meet where the adult's own lunch begins, without one in the middle of the paid day.
//!
//! # Edge cases
//! `every` runs from the start of the paid day and from the end of each break, over whatever is done. A break of seven
//! and a half minutes is entered as 8, the next whole minute. Where a recess on duty is a break too, list `recess`:
//! children are then there, and the minutes count.
//!
//! # Cannot be decided
//! Relief on call cannot be seen in a schedule. HR must answer whether lunch and preparation end the time between breaks (`breaks`).

mod check;
mod encode;

use super::promise::{Promise, Promised};
use crate::model::{Kind, Minutes, School};
use crate::rules::clause::Clause;

/// Id of the rule.
pub const ID: &str = "relief";

/// `[[relief]]`: short breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Kinds of time that are a break.
    pub kinds: Vec<Kind>,
    /// Shortest break.
    pub minutes: Minutes,
    /// Breaks a day.
    pub times: Option<u32>,
    /// Breaks in each half of the day.
    pub per_half_day: Option<u32>,
    /// Minutes of breaks a day.
    pub total: Option<Minutes>,
    /// Most minutes without one.
    pub every: Option<Minutes>,
    /// Only owed on days with at least this many paid minutes (0: every day).
    pub days_of_at_least: Minutes,
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let mut parts = Vec::new();
        parts.extend(self.times.map(|times| format!("{times} a day")));
        parts.extend(self.per_half_day.map(|times| format!("{times} in each half of the day")));
        parts.extend(self.total.map(|minutes| format!("{minutes} minutes in all")));
        parts.extend(self.every.map(|minutes| format!("at most {minutes} minutes between two")));
        let kinds: Vec<&str> = self.kinds.iter().map(|kind| kind.word()).collect();
        let mut what = format!(
            "{}, breaks of at least {} minutes ({}): {}",
            self.clause.when(school, "Every day at work"),
            self.minutes,
            kinds.join(", "),
            parts.join(", ")
        );
        if self.days_of_at_least > 0 {
            what = format!("{what}, on days of at least {} paid minutes", self.days_of_at_least);
        }
        vec![Promise::of_clause(ID, &self.clause, school, &what)]
    }
}
