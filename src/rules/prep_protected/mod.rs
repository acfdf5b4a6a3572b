//! Nothing else in preparation.
//!
//! # What it promises
//! Nothing else is placed in anybody's preparation, and nobody else directs it; or no more than so many times or minutes.
//!
//! # In contracts
//! "No meetings shall be scheduled during preparation", and "at most two meetings a week in planning time".
//!
//! # Terms
//! `except` (kinds that may lie in it), `most-times`, `most-minutes` (default 0), `per` (default day).
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
//! Emergencies, notice, consent and time that is paid back are in no schedule: a scheduled row is never an emergency, and the rest
//! is not checked here. Children in a prep row take it. Only what is written as preparation is protected: HR must answer which
//! periods are.

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
