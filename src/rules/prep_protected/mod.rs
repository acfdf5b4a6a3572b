//! Nothing else in preparation.
//!
//! # What it promises
//! Nothing else is placed in anybody's preparation, and nobody else directs it; or no more than so many times or minutes.
//!
//! # In contracts
//! - Hillsborough 2.7.1: nothing else in planning time.
//! - Long Beach A.10.e: protected in elementary schools.
//! - Kansas City: at most two meetings a week in planning time.
//! - Pinellas: no meetings on a student's plan in uninterrupted planning without consent.
//! - Jefferson KY: at most five in four weeks.
//! - Palm Beach: at most three periods, or 135 minutes, a month.
//! - West Virginia 18A-4-14: uninterrupted.
//!
//! # Example
//! ```toml
//! [[prep-protected]]
//! article = "7.7"
//! except = ["travel"]
//! most-times = 2
//! most-minutes = 90
//! per = "week"
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `except` | kinds of time | none | what may lie in preparation |
//! | `most-times` | times, 0 to 200 | none; without both, nothing may | how often something else may |
//! | `most-minutes` | minutes | none; without both, nothing may | how long something else may |
//! | `per` | a window | `day` | over which time |
//!
//! # What counts
//! Every other row of the adult over their prep, and prep that others direct.
//!
//! # Short days and part time
//! The limit is the same on short days and for everybody.
//!
//! # Kept
//! Prep from 10:10 to 10:55 and nothing beside it.
//!
//! # Broken
//! A meeting from 10:54; or a block that the principal directs.
//!
//! # How it is solved
//! The solver never places two things at once and directs nobody's preparation, so this rule adds nothing.
//!
//! # How it is checked
//! Every row of the adult over their prep counts with the minutes both share, and so does prep that team or principal direct and
//! `directed-prep`. Rows at the same time are one.
//!
//! # Edge cases
//! Children in a prep row take it. Only what is written as preparation is protected: HR must answer which periods are.
//!
//! # Cannot be decided
//! Emergencies, notice, consent and time that is paid back are in no schedule: a scheduled row is never an emergency, and the rest
//! is not checked here. HR must answer which periods are preparation: only what is written as such is protected.

mod check;

use super::promise::{Promise, Promised};
use crate::model::{Kind, Minutes, Per, School};
use crate::rules::clause::Clause;

/// Id of the rule.
pub const ID: &str = "prep-protected";

/// `[[prep-protected]]`: nothing else is placed in preparation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Kinds that may lie in it.
    pub except: Vec<Kind>,
    /// Most times in the window.
    pub most_times: Option<u32>,
    /// Most minutes in the window.
    pub most_minutes: Option<Minutes>,
    /// The window.
    pub per: Per,
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let per = self.per.every();
        let mut what = match (self.most_times, self.most_minutes) {
            (None, None) => format!("{per}, nothing else is placed in preparation"),
            (Some(times), None) => format!("{per}, something else in preparation at most {times} times"),
            (None, Some(minutes)) => format!("{per}, something else in preparation for at most {minutes} minutes"),
            (Some(times), Some(minutes)) => {
                format!("{per}, something else in preparation at most {times} times and {minutes} minutes")
            }
        };
        if !self.except.is_empty() {
            let kinds: Vec<&str> = self.except.iter().map(|kind| kind.word()).collect();
            what = format!("{what}, apart from {}", kinds.join(", "));
        }
        vec![Promise::of_clause(ID, &self.clause, school, &what)]
    }
}
