//! What the time of early-release days is used for.
//!
//! # What it promises
//! On days on which students leave early or come late, so many minutes or such a share of the time without them is for
//! preparation or shared time; on each such day, or on a share of them.
//!
//! # In contracts
//! - Albuquerque 5.E: two consecutive hours of preparation on each modified Wednesday.
//! - San Diego 8.6.6, 8.5.8.3: at least half of the modified days of a month for preparation; at least 75 per cent directed by teachers.
//! - Santa Ana: one modified day a week.
//! - Granite: an early out of 100 minutes.
//! - Los Angeles: weekly banked Tuesdays for professional development.
//!
//! # Example
//! ```toml
//! [[banked-days]]
//! article = "9.4"
//! minutes = 120
//! consecutive = true
//! directed-by = ["teacher", "team"]
//! days-share = 50
//! per = "month"
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `day-types` | names of day types | every short one | on which days |
//! | `minutes` | minutes, 1 to 720 | this, `share` or `most-minutes` | at least so many of the time without students |
//! | `share` | per cent | none | at least such a share of it |
//! | `consecutive` | true or false | false | in one piece |
//! | `most-minutes` | minutes | none | at most so many |
//! | `kinds` | kinds of time | `["prep"]` | what counts |
//! | `directed-by` | list of `teacher`, `team`, `principal` | all | only what these direct counts |
//! | `days-share` | per cent | on each | on such a share of the days of `per` |
//! | `per` | a window | `month` | the window of `days-share` |
//!
//! # What counts
//! Rows of the kinds named in the paid time before and after the students' day. The time without students is all of it, also the
//! minutes before school that every day has: they belong to the share's whole.
//!
//! # Short days and part time
//! It speaks of short days only. Somebody who is not at work on one owes nothing that day; nothing shrinks for part time.
//!
//! # Kept
//! Prep from 12:30 to 14:30 where students leave at 12:30 and 120 minutes are owed.
//!
//! # Broken
//! Prep until 14:29.
//!
//! # How it is solved
//! Nothing is asked beyond what the clauses on preparation and the teams' tables say. It is checked only.
//!
//! # How it is checked
//! The paid time before and after the students' day is cut from the rows that count, and added up (or the longest piece is taken).
//!
//! # Edge cases
//! A school without such days does not apply. How meetings are announced and what they are about is not checked here.
//!
//! # Cannot be decided
//! A row without a word on who directs it counts as the teacher's if it is prep; of other kinds, with `directed-by`, it is "cannot be
//! decided" where it matters. `days-share` over a month or a year needs a calendar.

mod check;

use super::promise::{Promise, Promised};
use crate::model::{Kind, Minutes, Per, School};
use crate::rules::blocks::{Director, director_words};
use crate::rules::clause::Clause;

/// Id of the rule.
pub const ID: &str = "banked-days";

/// `[[banked-days]]`: what the time without students of short days is used for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Names of the day types; empty: every short one.
    pub day_types: Vec<String>,
    /// At least so many minutes.
    pub minutes: Option<Minutes>,
    /// At least such a share of the time without students, in per cent.
    pub share: Option<u32>,
    /// In one piece.
    pub consecutive: bool,
    /// At most so many minutes.
    pub most: Option<Minutes>,
    /// Kinds of time that count.
    pub kinds: Vec<Kind>,
    /// Only what these direct; empty: all.
    pub directed_by: Vec<Director>,
    /// On such a share of the days, in per cent; `None`: on each.
    pub days_share: Option<u32>,
    /// The window of [`Terms::days_share`].
    pub per: Per,
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let days = if self.day_types.is_empty() {
            "short days".to_owned()
        } else {
            format!("{} days", self.day_types.join(", "))
        };
        let mut parts = Vec::new();
        parts.extend(self.minutes.map(|minutes| format!("at least {minutes} minutes")));
        parts.extend(self.share.map(|share| format!("at least {share} %")));
        parts.extend(self.most.map(|minutes| format!("at most {minutes} minutes")));
        let kinds: Vec<&str> = self.kinds.iter().map(|kind| kind.word()).collect();
        let mut what = match self.days_share {
            Some(share) => format!("{}, on {share} % of the {days}", self.per.every()),
            None => format!("On all {days}"),
        };
        what = format!("{what}, {} of the time without students for {}", parts.join(" and "), kinds.join(" or "));
        if !self.directed_by.is_empty() {
            what = format!("{what} directed by {}", director_words(&self.directed_by));
        }
        if self.consecutive {
            what += ", in one piece";
        }
        vec![Promise::of_clause(ID, &self.clause, school, &what)]
    }
}
