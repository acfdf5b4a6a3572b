//! Meetings.
//!
//! # What it promises
//! Nobody is called to more meetings, or for longer, than agreed; none is on a day the contract keeps free, and none ends later
//! than agreed.
//!
//! # In contracts
//! "No more than two meetings a week and one a day." "One faculty meeting a month, of no more than an hour, that ends by 16:30." "No
//! meetings on Tuesdays, nor in the week of conferences." "Eight hours a month, team planning not counted."
//!
//! # Terms
//! `count`, `minutes`, `longest` (minutes of one), `latest` (clock time by which it ends), `not-on` (days, weekdays or day types),
//! `kinds` (default meeting), `per` (day, week, month or another window), `short-days` or `short-weeks`, `prorate`.
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
//! Only meetings in the schedule count: those that come up need a log. Team time is a meeting only where `kinds` lists
//! collaboration; HR must say, since contracts decide it both ways. Months need a `[calendar]`; without one they cannot be decided. That
//! meetings have an agenda, or are left to joint choice, is in no schedule.

mod check;

use super::promise::{Promise, Promised};
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
}
