//! Duties.
//!
//! # What it promises
//! Nobody has more minutes or turns of duty than agreed, or any of a kind that is never assigned; and those who share duties
//! share them evenly.
//!
//! # In contracts
//! - Fresno 5.3: one duty of 15 minutes a week before or after school; fair within kindergarten, grades 1 to 3, 4 to 6; another rule in schools of ten teachers or fewer; more in bad weather.
//! - Hawaii VI: at most one day in five, or a fifth of the quarter.
//! - Pinellas: 30 minutes a day in elementary schools.
//! - Kansas City: 15 minutes, five times a week, before school.
//! - Chicago: 15 minutes a day.
//! - Santa Ana 8.2.3.A: no supervision of arrival, dismissal or recess.
//! - Baltimore 7.9: never cafeteria, playground or lavatory.
//! - Boston: no bus duty in elementary schools.
//! - Denver 8-4, 8-7-1: duty only at the home school; at most four semesters of the same in a row.
//! - Orange FL XIV.B.f: in turns.
//!
//! # Example
//! ```toml
//! [[duties]]
//! article = "10.1"
//! kinds = ["duty", "arrival", "dismissal"]
//! when = "around-bells"
//! on = ["Wed", "early release"]
//! minutes = 30
//! turns = 1
//! longest = 15
//! fair-within = 15
//!
//! [[duties]]
//! article = "10.2"
//! kinds = ["recess"]
//! never = true
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `duties` | ids of duties or blocks | all | which duties |
//! | `kinds` | kinds of time | `["duty", "recess", "lunch", "arrival", "dismissal"]` | which kinds of duty |
//! | `when` | `any-time`, `before-school`, `after-school`, `around-bells`, `in-school` | `any-time` | where in the day |
//! | `on` | days, weekdays or day types | all | on which days |
//! | `never` | true or false | false | none of them at all; alone in its clause |
//! | `minutes` | minutes | one of these or `never` | most over the window |
//! | `turns` | turns | none | most over the window |
//! | `days` | days | none | most days of the window with a turn |
//! | `longest` | minutes | none | most minutes of one turn |
//! | `fair-within` | minutes | none | largest difference between two people covered |
//! | `fair-within-turns` | turns | none | the same in turns |
//! | `per` | a window | `week` | over which time |
//! | `short-days` | `full`, `waived`, `prorated` | `full` | what a short day does to a daily number |
//! | `short-weeks` | `full`, `waived`, `prorated` | `full` | what a short window does to any other |
//! | `prorate` | `none`, `linear`, `only-full-time`, a table | `none` | what part time does; fair shares are then compared as if at full time |
//!
//! # What counts
//! Rows in which the adult watches over children, of the kinds and times named. Recess and lunch with one's own class are duties as well,
//! unless `kinds` leaves them out; walking the class is none. Before school is what begins before the first bell, after school what ends
//! after the last one.
//!
//! # Short days and part time
//! As the terms say. Somebody who is never at work in a window does not share in it.
//!
//! # Kept
//! One gate duty of 15 minutes in the week.
//!
//! # Broken
//! One of 16 minutes; or a second one; or, where 15 minutes of difference are allowed, 40 minutes for one and 20 for another.
//!
//! # How it is solved
//! Posts whose kind, time or length the clause forbids somebody are never offered to them. Sums and fair shares are only
//! checked (a duty's own `fair-within` is sought day by day).
//!
//! # How it is checked
//! The adult's rows that watch over children, of the kinds and times named. Rows of one duty that touch are one turn.
//!
//! # Edge cases
//! With `prorate` the shares of part-time staff are compared as if they were at full time. People from another school
//! who do duty only at home are named in `covers` of a clause with `never`. A small school's own numbers are a clause
//! of their own. Limits are the person's, not those of each site.
//!
//! # Cannot be decided
//! "Equitable" is no number: without one in the contract, HR must choose the largest difference, and history over terms or years
//! is in no schedule. Rotation of the same duty over terms, posting and notice need a log or documents: they are not checked here.

mod check;
mod encode;

use super::promise::{Promise, Promised, counted};
use crate::model::{DayId, Kind, Minutes, School};
use crate::rules::clause::{Clause, Per, Prorate, ShortDays};

/// Id of the rule.
pub const ID: &str = "duties";

/// `[[duties]]`: at most so much duty, none of some kinds, fair shares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Which duties it speaks of.
    pub which: Which,
    /// None of them at all.
    pub never: bool,
    /// Most minutes over the window.
    pub minutes: Option<Minutes>,
    /// Most turns over the window.
    pub turns: Option<u32>,
    /// Most days of the window with a turn.
    pub days: Option<u32>,
    /// Most minutes of one turn.
    pub longest: Option<Minutes>,
    /// Largest difference in minutes between two people covered.
    pub fair_within: Option<Minutes>,
    /// Largest difference in turns between two people covered.
    pub fair_within_turns: Option<u32>,
    /// The window.
    pub per: Per,
    /// What a short day or window does to the numbers.
    pub short: ShortDays,
    /// What part-time work does to them.
    pub prorate: Prorate,
}

/// Which duties a clause speaks of: those that fit all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Which {
    /// Ids of duties or blocks; empty for all.
    pub ids: Vec<String>,
    /// Kinds of time.
    pub kinds: Vec<Kind>,
    /// Where in the day.
    pub when: When,
    /// On which solved days; `None` for all.
    pub on: Option<Vec<DayId>>,
}

/// Where in the day a duty lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum When {
    /// Anywhere.
    #[default]
    Any,
    /// Begins before the first bell.
    BeforeSchool,
    /// Ends after the last bell.
    AfterSchool,
    /// One or the other.
    AroundBells,
    /// Neither.
    InSchool,
}

/// What is a duty unless the clause says otherwise.
pub const KINDS: [Kind; 5] = [Kind::Duty, Kind::Recess, Kind::Lunch, Kind::Arrival, Kind::Dismissal];

impl Which {
    /// `duty before school (gate)`
    fn words(&self, school: &School) -> String {
        let when = match self.when {
            When::Any => "",
            When::BeforeSchool => " before school",
            When::AfterSchool => " after school",
            When::AroundBells => " before or after school",
            When::InSchool => " while students are in school",
        };
        let kinds = if self.kinds == KINDS {
            "duty".to_owned()
        } else {
            format!("duty of kind {}", self.kinds.iter().map(|kind| kind.word()).collect::<Vec<_>>().join(", "))
        };
        let ids = if self.ids.is_empty() { String::new() } else { format!(" ({})", self.ids.join(", ")) };
        let on = self.on.as_ref().map_or(String::new(), |days| {
            let days: Vec<&str> = days.iter().map(|day| school[*day].id.as_str()).collect();
            format!(" on {}", days.join(", "))
        });
        format!("{kinds}{when}{ids}{on}")
    }
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let (every, which) = (self.per.every(), self.which.words(school));
        let share = self.prorate.words();
        let mut said = Vec::new();
        if self.never {
            said.push(format!("No {which}"));
        }
        if let Some(minutes) = self.minutes {
            said.push(format!("{every}, at most {minutes} minutes of {which}{share}"));
        }
        if let Some(turns) = self.turns {
            said.push(format!("{every}, at most {} of {which}{share}", counted(turns, "turns")));
        }
        if let Some(days) = self.days {
            said.push(format!("{every}, {which} on at most {}{share}", counted(days, "days")));
        }
        if let Some(longest) = self.longest {
            said.push(format!("Every day, no turn of {which} longer than {longest} minutes"));
        }
        if let Some(minutes) = self.fair_within {
            said.push(format!("{every}, {which} in fair shares, at most {minutes} minutes apart{share}"));
        }
        if let Some(turns) = self.fair_within_turns {
            said.push(format!("{every}, {which} in fair shares, at most {} apart{share}", counted(turns, "turns")));
        }
        said.iter().map(|what| Promise::of_clause(ID, &self.clause, school, what)).collect()
    }
}
