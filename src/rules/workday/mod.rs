//! Length of the workday.
//!
//! # What it promises
//! Everything a person is scheduled for lies in their paid hours and between agreed clock times, and from its first to its
//! last minute the day is no longer than agreed; or the days of a week together.
//!
//! # In contracts
//! - San Francisco 7.2.1: seven hours a day or 35 a week, lunch excluded.
//! - District of Columbia 23.2.1: 7.5 hours including lunch, between 7:30 and 16:30.
//! - Philadelphia XVII.B: 7 hours 4 including lunch.
//! - Kansas City VI.A: 7 hours 35.
//! - Denver 8-2: 40 hours a week including lunch.
//! - Baltimore 7.3: 7 hours 5.
//!
//! # Example
//! ```toml
//! [[workday]]
//! article = "7.1"
//! minutes = 2100
//! per = "week"
//! includes-lunch = false
//! window = { start = 07:30, end = 16:30 }
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `minutes` | minutes | this or `window` | most from the first to the last scheduled minute of a day, added up |
//! | `includes-lunch` | true or false | true | whether duty-free lunch is in the minutes |
//! | `per` | a window | `day` | over which time |
//! | `window` | `{ start, end }` by the clock | none | everything scheduled lies in it |
//! | `short-days` | `full`, `waived`, `prorated` | `full` | what a short day does to a daily number |
//! | `short-weeks` | `full`, `waived`, `prorated` | `full` | what a short window does to any other |
//! | `prorate` | `none`, `linear`, `only-full-time`, a table | `none` | what part time does to it |
//!
//! # What counts
//! From the start of the first row to the end of the last. Open time is presence, not work that is scheduled, and is left out.
//!
//! # Short days and part time
//! As the terms say; part-time numbers are rounded half up. Days without rows are met with 0 minutes.
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
//! A row on a day away is not met. How long somebody must be on site is another promise (presence).
//!
//! # Cannot be decided
//! Months and years without a calendar. Contracts that lengthen the day by a quota with notice and give-back need a log: they are not
//! checked here.

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
                self.clause.when(school, self.per.every()),
                self.prorate.words()
            ));
        }
        if let Some(window) = self.window {
            let before = (window.start.0 > 0).then(|| format!("before {}", window.start));
            let after = (window.end.0 < 24 * 60).then(|| format!("after {}", window.end));
            let hours: Vec<String> = before.into_iter().chain(after).collect();
            said.push(format!("{}, nothing {}", self.clause.when(school, "Every day"), hours.join(" or ")));
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
