//! Length of the workday.
//!
//! # What it promises
//! Everything a person is scheduled for lies in their paid hours and between agreed clock times, and from its first to its
//! last minute the day is no longer than agreed; or the days of a week together.
//!
//! # In contracts
//! "The workday shall be seven and one-half hours, including a duty-free lunch, between 7:30 and 16:30." "Seven hours a day
//! or thirty-five a week, excluding lunch."
//!
//! # Terms
//! `minutes`, `includes-lunch`, `per` (day, week or another window), `window` (earliest start and latest end by the clock),
//! `short-days` or `short-weeks`, `prorate`.
//!
//! # Kept
//! From 07:45 to 15:15 where 450 minutes are allowed.
//!
//! # Broken
//! A duty that ends at 15:16; or a meeting after the paid hours; or one that ends at 16:31 where 16:30 is the latest.
//!
//! # How it is solved
//! Nobody is placed outside their paid hours. Length, clock times and weeks are only checked.
//!
//! # How it is checked
//! From the start of the first row to the end of the last, less the adult's own lunch where it is not included. A longer
//! window adds up its days.
//!
//! # Edge cases
//! Open time is presence, not work that is scheduled, and is left out. A row on a day away is not met. Days without rows
//! are met with 0 minutes. How long somebody must be on site is another promise (presence). Contracts that lengthen the
//! day by a quota with notice and give-back need a log: they are not checked here.

mod check;

use super::promise::{Bound, Promise, Promised};
use crate::model::{Minutes, School, Span};
use crate::rules::clause::{Clause, Per, Prorate, ShortDays};

/// Id of the rule.
pub const ID: &str = "workday";

/// `[[workday]]`: everything a person is scheduled for lies in their paid hours, which are at most so long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Most minutes from the first to the last scheduled minute of a day, added up over the window.
    pub minutes: Option<Minutes>,
    /// Whether the duty-free lunch counts into the minutes.
    pub includes_lunch: bool,
    /// The window of the minutes.
    pub per: Per,
    /// Everything scheduled lies between these clock times.
    pub window: Option<Span>,
    /// What a short day or window does to the minutes.
    pub short: ShortDays,
    /// What part-time work does to them.
    pub prorate: Prorate,
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let lunch = if self.includes_lunch { "lunch included" } else { "lunch not included" };
        let mut said = Vec::new();
        if let Some(minutes) = self.minutes {
            let each = if self.per == Per::Day { "" } else { " of each day" };
            said.push(format!(
                "{}, inside the paid hours, at most {minutes} minutes from first to last{each}, {lunch}{}",
                self.per.every(),
                self.prorate.words()
            ));
        }
        if let Some(window) = self.window {
            said.push(format!("Every day, nothing before {} or after {}", window.start, window.end));
        }
        said.iter().map(|what| Promise::of_clause(ID, &self.clause, school, what)).collect()
    }

    fn bounds(&self) -> Vec<Bound> {
        let lunch = if self.includes_lunch { "lunch included" } else { "lunch not included" };
        let per = self.per.every().to_lowercase();
        let minutes =
            self.minutes.map(|most| Bound::at_most(most, format!("minutes from first to last {per}, {lunch}")));
        minutes.into_iter().collect()
    }
}
