//! Meetings.
//!
//! # What it promises
//! Nobody is called to more meetings, or for longer, than agreed; none is on a day the contract keeps free, and none ends later
//! than agreed.
//!
//! # In contracts
//! - Long Beach: six hours a school month, two of them by joint choice.
//! - San Francisco: eight hours a month, two of them planning.
//! - Fresno: eight hours a year, learning communities not counted.
//! - District of Columbia: one a month, one hour, ended by 16:30.
//! - Baltimore: one a month, one hour.
//! - Pinellas: eight a month in elementary schools, two a week, one a day.
//! - Seattle: one a week.
//! - Santa Ana: none on Tuesdays, none in weeks of conferences.
//! - Columbus: none on Monday and Friday mornings.
//!
//! # Example
//! ```toml
//! [[meetings]]
//! article = "10.3"
//! count = 2
//! minutes = 120
//! longest = 60
//! latest = 16:30
//! not-on = ["Tue"]
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `count` | meetings | one of the first five | most over the window |
//! | `minutes` | minutes | none | most over the window |
//! | `longest` | minutes | none | most minutes of one |
//! | `latest` | a clock time | none | every meeting ends by then |
//! | `not-on` | days, weekdays or day types | none | days without meetings |
//! | `kinds` | kinds of time | `["meeting"]` | what is a meeting |
//! | `per` | a window | `week` | over which time |
//! | `short-days` | `full`, `waived`, `prorated` | `full` | what a short day does to a daily number |
//! | `short-weeks` | `full`, `waived`, `prorated` | `full` | what a short window does to any other |
//! | `prorate` | `none`, `linear`, `only-full-time`, a table | `none` | what part time does to count and minutes |
//!
//! # What counts
//! Rows of kind meeting. Team time is a meeting only where `kinds` lists collaboration; HR must say, since contracts decide it both ways.
//!
//! # Short days and part time
//! As the terms say; part-time numbers are rounded half up.
//!
//! # Kept
//! A staff meeting of 60 minutes on Monday that ends at 16:30.
//!
//! # Broken
//! One of 61 minutes; or a second one that week; or one on a Tuesday.
//!
//! # How it is solved
//! Not sought, only checked. On which days a team meets is kept with the team's own `days` and windows.
//!
//! # How it is checked
//! The adult's rows of the kinds that are meetings. Rows of one meeting that touch are one; a meeting in two pieces is two.
//!
//! # Edge cases
//! Rows of one meeting that touch are one meeting; one with a gap in it is two.
//!
//! # Cannot be decided
//! Only meetings in the schedule count: those that come up need a log. Months need a `[calendar]`; without one they cannot be decided. That
//! meetings have an agenda, or are left to joint choice, is in no schedule.

mod check;

use super::promise::{Bound, Promise, Promised};
use crate::model::{Clock, DayId, Kind, Minutes, School};
use crate::rules::clause::{Clause, Per, Prorate, ShortDays};

/// Id of the rule.
pub const ID: &str = "meetings";

/// `[[meetings]]`: at most so many, so long, not then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Kinds of time that are meetings.
    pub kinds: Vec<Kind>,
    /// Most meetings over the window.
    pub count: Option<u32>,
    /// Most minutes over the window.
    pub minutes: Option<Minutes>,
    /// The window of both.
    pub per: Per,
    /// Most minutes of one meeting.
    pub longest: Option<Minutes>,
    /// Every meeting ends by then.
    pub latest: Option<Clock>,
    /// Solved days without meetings.
    pub not_on: Vec<DayId>,
    /// What a short day or window does to count and minutes.
    pub short: ShortDays,
    /// What part-time work does to them.
    pub prorate: Prorate,
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let (every, share) = (self.per.every(), self.prorate.words());
        let what = if self.kinds == [Kind::Meeting] {
            "meetings".to_owned()
        } else {
            format!("meetings ({})", self.kinds.iter().map(|kind| kind.word()).collect::<Vec<_>>().join(", "))
        };
        let mut said = Vec::new();
        if let Some(count) = self.count {
            let what = if count == 1 { what.replacen("meetings", "meeting", 1) } else { what.clone() };
            said.push(format!("{every}, at most {count} {what}{share}"));
        }
        if let Some(minutes) = self.minutes {
            said.push(format!("{every}, at most {minutes} minutes of {what}{share}"));
        }
        if let Some(longest) = self.longest {
            said.push(format!("Every day, no {what} longer than {longest} minutes"));
        }
        if let Some(latest) = self.latest {
            said.push(format!("Every day, no {what} after {latest}"));
        }
        if !self.not_on.is_empty() {
            let days: Vec<&str> = self.not_on.iter().map(|day| school[*day].id.as_str()).collect();
            said.push(format!("No {what} on {}", days.join(", ")));
        }
        said.iter().map(|what| Promise::of_clause(ID, &self.clause, school, what)).collect()
    }

    fn bounds(&self) -> Vec<Bound> {
        let per = self.per.every().to_lowercase();
        let conditions = format!("{:?}", self.kinds);
        let count = self.count.map(|most| Bound::at_most(most, format!("meetings {per}")));
        let minutes = self.minutes.map(|most| Bound::at_most(most, format!("minutes of meetings {per}")));
        let longest = self.longest.map(|most| Bound::at_most(most, "minutes of one meeting"));
        [count, minutes, longest].into_iter().flatten().map(|bound| bound.under(&conditions)).collect()
    }
}
