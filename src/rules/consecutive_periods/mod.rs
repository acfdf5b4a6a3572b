//! Periods in a row.
//!
//! # What it promises
//! Nobody teaches more than so many named periods in a row, and nobody works more than so many in a row.
//!
//! # In contracts
//! "No more than three consecutive teaching assignments, nor four consecutive working assignments, except double periods."
//! "No more than two consecutive blocks."
//!
//! # Terms
//! `teaching`, `working` (periods; either may be left out), `rest` (kinds that are no work; default prep, lunch, relief,
//! open), `double-periods-count-once`, `contact` or `supervision-counts` (which kinds are teaching).
//!
//! # Kept
//! Three periods of class, a period of hall duty, then preparation, where 3 and 4 are allowed.
//!
//! # Broken
//! A fourth period of class in a row; or a duty after four working periods.
//!
//! # How it is solved
//! Not sought yet, only checked: a schedule that breaks a required limit is never written.
//!
//! # How it is checked
//! Each named period of the bell schedule is teaching, other work or rest, by what fills at least half of it. Periods that
//! follow one another directly (or that the bell schedule joins) are a run.
//!
//! # Edge cases
//! A duty ends a teaching run and continues a working run. Teaching is time that teaches children; watching over them is work.
//! Collaboration, meetings and directed preparation are work unless `rest` lists them: contracts are mostly silent, so HR must say.
//! Paid time that nothing is written for is open. A double period is the same course with the same homerooms in two periods
//! of a run; where it counts once, three in a row of one course count once too. A day type without named periods
//! cannot be decided, and neither can a day on which periods of different grades that the adult teaches overlap.

mod check;

use super::promise::{Promise, Promised};
use crate::model::{Kind, School};
use crate::rules::clause::Clause;

/// Id of the rule.
pub const ID: &str = "consecutive-periods";

/// `[[consecutive-periods]]`: at most so many periods in a row of teaching, and of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Most periods of teaching in a row.
    pub teaching: Option<u32>,
    /// Most periods of teaching or other work in a row.
    pub working: Option<u32>,
    /// Kinds of time that are no work.
    pub rest: Vec<Kind>,
    /// Whether periods in a row of one course with the same homerooms count as one.
    pub double_periods_count_once: bool,
}

/// What is no work unless the clause says otherwise.
pub const REST: [Kind; 4] = [Kind::Prep, Kind::Lunch, Kind::Relief, Kind::Open];

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let double = if self.double_periods_count_once { ", a double period counted once" } else { "" };
        let one = |most: Option<u32>, what: &str| {
            let most = most?;
            let what = format!("Every day, at most {most} periods in a row of {what}{double}");
            Some(Promise::of_clause(ID, &self.clause, school, &what))
        };
        [one(self.teaching, "teaching"), one(self.working, "teaching or other work")].into_iter().flatten().collect()
    }
}
