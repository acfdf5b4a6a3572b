//! Periods in a row.
//!
//! # What it promises
//! Nobody teaches more than so many named periods in a row, and nobody works more than so many in a row.
//!
//! # In contracts
//! - New York 7: three of teaching and four of work in a row, where administratively possible.
//! - Boston V.A.5: three and four, except double periods.
//! - Chicago 40-4: three.
//! - District of Columbia: three academic ones, two on a block schedule.
//! - Rochester: two blocks.
//! - Baltimore: three.
//!
//! # Example
//! ```toml
//! [[consecutive-periods]]
//! article = "9.4"
//! teaching = 3
//! working = 4
//! rest = ["prep", "lunch", "relief", "open"]
//! double-periods-count-once = true
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `teaching` | periods, 1 to 20 | this or `working` | most periods of teaching in a row |
//! | `working` | periods, 1 to 20 | none | most periods of teaching or other work in a row |
//! | `rest` | kinds of time | `["prep", "lunch", "relief", "open"]` | what is no work |
//! | `double-periods-count-once` | true or false | false | periods in a row of one course with the same homerooms count once |
//! | `contact` | kinds of time | every kind, when children are there | what may be teaching; of it only kinds that teach are |
//! | `supervision-counts` | true or false | true | without effect on teaching: watching over children is work |
//!
//! # What counts
//! A named period is what fills at least half of it. Teaching is time that teaches children; watching over them is work.
//! Collaboration, meetings and directed preparation are work unless `rest` lists them: contracts are mostly silent, so HR must say.
//! Paid time that nothing is written for is open.
//!
//! # Short days and part time
//! The limit is the same on short days and for part time.
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
//! A duty ends a teaching run and continues a working run. A double period is the same course with the same homerooms
//! in two periods of a run; where it counts once, three in a row of one course count once too.
//!
//! # Cannot be decided
//! A day type without named periods cannot be decided, and neither can a day on which periods of different grades that the adult teaches
//! overlap.

mod check;

use super::promise::{Bound, Promise, Promised};
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

    fn bounds(&self) -> Vec<Bound> {
        let conditions = format!("{:?} {}", self.rest, self.double_periods_count_once);
        let teaching = self.teaching.map(|most| Bound::at_most(most, "periods of teaching in a row"));
        let working = self.working.map(|most| Bound::at_most(most, "periods of work in a row"));
        teaching.into_iter().chain(working).map(|bound| bound.under(&conditions)).collect()
    }
}
