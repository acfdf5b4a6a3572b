//! Recess free of duty.
//!
//! # What it promises
//! Of the recesses of the homerooms a teacher leads, so many, or so many minutes, are free of duty, a day or a week.
//!
//! # In contracts
//! - Santa Ana: 15 minutes daily in kindergarten, 10 on modified days.
//! - Modesto: at least 15 minutes.
//!
//! # Example
//! ```toml
//! [[recess-free]]
//! article = "7.11"
//! minutes = 15
//! per = "day"
//! short-minutes = 10
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `minutes` | minutes | this or `times` | free minutes of recess in the window |
//! | `times` | recesses | none | free recesses in the window |
//! | `per` | a window | `day` | over which time |
//! | `short-days` | `full`, `waived`, `prorated` | `full` | what a short day owes; only where `per` is day |
//! | `short-minutes` | minutes | none | the number on short days; only where `per` is day |
//!
//! # What counts
//! Recess rows of the homerooms a teacher leads that day, without the minutes in which the teacher is with children, on duty or in a meeting.
//!
//! # Short days and part time
//! A short day owes the whole number, nothing, its share or `short-minutes`. Over a week or more, short days shrink nothing. Nothing scales
//! with part time: days away owe nothing.
//!
//! # Kept
//! Recess from 10:00 to 10:15, and the teacher is not with children.
//!
//! # Broken
//! The teacher has the class until 10:01.
//!
//! # How it is solved
//! Nothing is asked: recess is led by whom the school file says. It is checked only.
//!
//! # How it is checked
//! The recess rows of the homerooms a teacher leads that day, without the minutes in which the teacher is in any row with children or
//! on duty or in a meeting. A recess counts as a time when all of it is free.
//!
//! # Edge cases
//! A teacher of two groups is free only while no group needs them. A day without recess owes what it owes: where the
//! clause asks for minutes every day, it is not met. Whoever leads no homeroom owes nothing. Over a week or more, short
//! days shrink nothing unless they are prorated day by day.
//!
//! # Cannot be decided
//! Whether a cancelled recess is made up is not checked here.

mod check;

use super::promise::{Bound, Promise, Promised};
use crate::model::{Minutes, Per, School};
use crate::rules::clause::{Clause, ShortDays};

/// Id of the rule.
pub const ID: &str = "recess-free";

/// `[[recess-free]]`: recess without duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Minutes free in the window.
    pub minutes: Option<Minutes>,
    /// Recesses free in the window.
    pub times: Option<u32>,
    /// The window.
    pub per: Per,
    /// What short days do to a daily number.
    pub short_days: ShortDays,
    /// The minutes on short days, where the clause names them.
    pub short_minutes: Option<Minutes>,
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let mut parts = Vec::new();
        parts.extend(self.minutes.map(|minutes| format!("{minutes} minutes of recess")));
        parts.extend(self.times.map(|times| format!("{times} recesses")));
        let when = self.clause.when(school, self.per.every());
        let mut what = format!("{when}, {} free of duty", parts.join(" and "));
        match (self.short_minutes, self.short_days) {
            (Some(minutes), _) => what = format!("{what}, {minutes} on short days"),
            (None, ShortDays::Waived) => what += ", not on short days",
            (None, ShortDays::Prorated) => what += ", on short days in proportion",
            (None, ShortDays::Full) => {}
        }
        vec![Promise::of_clause(ID, &self.clause, school, &what)]
    }

    fn bounds(&self) -> Vec<Bound> {
        let per = self.per.every().to_lowercase();
        let minutes = self.minutes.map(|least| Bound::at_least(least, format!("minutes of recess without duty {per}")));
        let times = self.times.map(|least| Bound::at_least(least, format!("recesses without duty {per}")));
        minutes.into_iter().chain(times).collect()
    }
}
