//! Preparation time over a week or a rotation.
//!
//! # What it promises
//! Over every real week, two weeks, rotation, year or so many school days in a row, at least so many minutes of individual
//! preparation in blocks that are long enough.
//!
//! # In contracts
//! "225 minutes of preparation per week in blocks of no less than 20 minutes."
//!
//! # Terms
//! `minutes`, `per` (week, two-weeks, four-weeks, cycle, month, year, so many weeks or school days), `block`, `in`,
//! `short-weeks`, `prorate`, `counts` or `collaboration-counts`.
//!
//! # Kept
//! Five days of 45 minutes where 225 are owed.
//!
//! # Broken
//! Five days of 45 minutes, one of them in pieces of 30 and 15 where blocks of 20 count: 210.
//!
//! # How it is solved
//! The days' prep rows sum to the number in each window.
//!
//! # How it is checked
//! Each day's prep rows are joined and short blocks dropped; each window of the year is added up day by day, a day that
//! comes twice twice. Windows with the same days are judged once.
//!
//! # Edge cases
//! With a calendar, windows are cut from its school days; a rotation or a month in which holidays fall is a short one. A short
//! window owes the whole number unless the clause waives or prorates it (by school days). Where weeks do not divide by the
//! window, the last window is the last weeks of the year. A rotation that the year ends in the middle of is left out. Without a
//! calendar, the turn of weeks repeats, and months and years cannot be decided. A window in which somebody is never at work
//! does not apply.

mod check;
mod encode;

use super::promise::{Bound, Promise, Promised};
use crate::model::{Minutes, School};
use crate::rules::clause::{Clause, CountsIn, Per, Prorate, ShortDays};

/// Id of the rule.
pub const ID: &str = "prep-total";

/// `[[prep-total]]`: at least so many minutes of individual preparation a week, rotation or other window, in blocks that
/// are long enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Minutes over the window.
    pub minutes: Minutes,
    /// The window.
    pub per: Per,
    /// Only blocks at least this long count.
    pub block: Minutes,
    /// Where in the day they count.
    pub counts_in: CountsIn,
    /// What a short week or other window (fewer school days) does to the number.
    pub short_weeks: ShortDays,
    /// What part-time work does.
    pub prorate: Prorate,
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let per = self.per.every();
        let inside = match self.counts_in {
            CountsIn::StudentDay => "inside the student day",
            CountsIn::PaidDay => "inside the paid day",
        };
        let mut what =
            format!("{per}, {} minutes of preparation in blocks of at least {} {inside}", self.minutes, self.block);
        what += match self.short_weeks {
            ShortDays::Full => "",
            ShortDays::Waived => ", not in short ones",
            ShortDays::Prorated => ", in short ones in proportion",
        };
        what += self.prorate.words();
        what += &self.clause.counts.prep_words();
        vec![Promise::of_clause(ID, &self.clause, school, &what)]
    }

    fn bounds(&self) -> Vec<Bound> {
        let every = self.per.every().to_lowercase();
        let conditions = format!("{:?} {} {:?}", self.counts_in, self.block, self.clause.counts.prep);
        vec![Bound::at_least(self.minutes, format!("minutes of preparation {every}")).under(conditions)]
    }
}
