//! Preparation time every day.
//!
//! # What it promises
//! On each day at work, at least so many minutes of individual preparation that the teacher directs.
//!
//! # In contracts
//! "Each teacher shall have 45 consecutive minutes of preparation daily." Numbers from 30 to 60 are common; some
//! contracts count only the student day, some shrink it on short days or for part-time staff.
//!
//! # Terms
//! `minutes`, `block` (shortest block that counts), `in`, `short-days`, `prorate`, `collaboration-counts`.
//!
//! # Kept
//! Prep from 10:10 to 10:55 where 45 are owed.
//!
//! # Broken
//! Prep from 10:10 to 10:54; or 30 and 15 minutes apart where one block of 45 is owed.
//!
//! # How it is solved
//! Time of the specials, of blocks that others lead and of the hours around the bells is set aside as rows of kind prep.
//!
//! # How it is checked
//! Rows of kind prep are joined where they touch, cut to the hours that count, and measured.
//!
//! # Edge cases
//! Open time is not preparation. Prep that team or principal direct does not count. A waived short day does not apply;
//! a prorated one owes the share of the longest full student day. FTE and short day are multiplied first and rounded
//! once, half up. A block is never asked to be longer than what is owed. Days away owe nothing.

mod check;
mod encode;

use super::promise::{Bound, Promise, Promised};
use crate::model::{Minutes, School};
use crate::rules::clause::{Clause, CountsIn, Prorate, ShortDays};

/// Id of the rule.
pub const ID: &str = "daily-prep";

/// `[[daily-prep]]`: at least so many minutes of individual preparation each day at work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Minutes a day.
    pub minutes: Minutes,
    /// Only blocks at least this long count. The default is [`Terms::minutes`]: one uninterrupted block.
    pub block: Minutes,
    /// Where in the day they count.
    pub counts_in: CountsIn,
    /// What short days do.
    pub short_days: ShortDays,
    /// What part-time work does.
    pub prorate: Prorate,
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let block = if self.block >= self.minutes {
            format!("{} uninterrupted minutes", self.minutes)
        } else {
            format!("{} minutes, in blocks of at least {},", self.minutes, self.block)
        };
        let inside = match self.counts_in {
            CountsIn::StudentDay => "inside the student day",
            CountsIn::PaidDay => "inside the paid day",
        };
        let mut what = format!("Every day at work, {block} of preparation {inside}");
        what += match self.short_days {
            ShortDays::Full => "",
            ShortDays::Waived => ", not on short days",
            ShortDays::Prorated => ", on short days in proportion",
        };
        what += self.prorate.words();
        what += &self.clause.counts.prep_words();
        vec![Promise::of_clause(ID, &self.clause, school, &what)]
    }

    fn bounds(&self) -> Vec<Bound> {
        let block = if self.block >= self.minutes { 0 } else { self.block };
        let conditions = format!("{:?} {block} {:?}", self.counts_in, self.clause.counts.prep);
        vec![Bound::at_least(self.minutes, "minutes of preparation a day").under(conditions)]
    }
}
