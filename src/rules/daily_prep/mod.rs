//! Preparation time every day.
//!
//! # What it promises
//! On each day at work, at least so many minutes of individual preparation that the teacher directs.
//!
//! # In contracts
//! Numbers from 30 to 60 are common; some contracts count only the student day, some shrink it on short days or for part-time staff.
//!
//! - Denver 8-3: at least 40 uninterrupted minutes each day.
//! - Boston V, secondary: each day, in blocks of at least 40.
//! - Fresno 5.2.2: one block of 45, on at least 156 of 180 days.
//! - Pinellas: at least 30 a day inside the student day.
//! - South Carolina 59-5-63: 30 unencumbered minutes in grades K to 5.
//! - San Diego App. H: 55 a day, part time by a table.
//! - Orange FL XIV.B.h: 60 on average, of which 45 in one piece (this rule for the piece, `prep-total` for the average).
//! - Denver 8-3: ten minutes on each side of a bell do not count unless no students come then (`bells-excluded`).
//!
//! # Example
//! ```toml
//! [[daily-prep]]
//! article = "7.2"
//! minutes = 45
//! in = "student-day"
//! short-days = "prorated"
//! on = { days = 156, of = 180 }
//! extra = [{ covers = { roles = ["special-educator"] }, minutes = 20 }]
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `minutes` | minutes, 1 to 720 | required | preparation owed each day at work |
//! | `block` | minutes | `minutes` | shortest block that counts; the default asks for one uninterrupted block |
//! | `block-mode` | `count-only`, `forbid` | `count-only` | a shorter block is worth nothing, or none may be scheduled |
//! | `longest-block` | minutes | none | no block counts with more; with `forbid` none may be longer |
//! | `at-most-blocks` | blocks | none | the minutes are reached in at most so many |
//! | `blocks-a-day` | blocks | none | no day has more |
//! | `in` | `student-day`, `paid-day`, `before-school`, `{ before, after }` in minutes | `student-day` | where in the day minutes count |
//! | `bells-excluded` | minutes, 0 to 60 | 0 | minutes on both sides of the first and last bell that do not count |
//! | `extra` | list of `{ covers, minutes }` | none | who is owed more, and how much |
//! | `on` | `{ days, of, per }` | every day | on at least so many days (of so many) of a window only; `per` is year with `of`, week without |
//! | `short-days` | `full`, `waived`, `prorated` | `full` | what a short day owes |
//! | `prorate` | `none`, `linear`, `only-full-time`, a table | `none` | what part time is owed |
//! | `counts` | kinds of time | `["prep"]` | what is preparation |
//! | `collaboration-counts` | true or false | false | the same as `counts = ["prep", "collaboration"]` |
//!
//! # What counts
//! Rows of kind prep that the teacher directs, in blocks of at least `block` minutes, inside the hours of `in`. Open time is not preparation.
//! Prep that team or principal direct does not count.
//!
//! # Short days and part time
//! A waived short day does not apply; a prorated one owes the share of the longest full student day. FTE and short day are multiplied
//! first and rounded once, half up. A block is never asked to be longer than what is owed. Days away owe nothing.
//!
//! # Kept
//! Prep from 10:10 to 10:55 where 45 are owed.
//!
//! # Broken
//! Prep from 10:10 to 10:54; or 30 and 15 minutes apart where one block of 45 is owed.
//!
//! # How it is solved
//! Time of the specials, of blocks that others lead and of the hours around the bells is set aside as rows of kind prep.
//! Sought: the minutes, extra ones included, each day. A promise for some days of a window is asked of no single day:
//! free time in the hours that count is set aside. Only checked: forbidden and longest blocks, the number of blocks, the minutes
//! around the bells, and on how many days a promise for some days is kept.
//!
//! # How it is checked
//! Rows of kind prep are joined where they touch, cut to the hours that count, and measured.
//!
//! # Edge cases
//! With `block-mode = "forbid"` a shorter (or longer) block breaks the promise even on a day that has enough; with
//! `count-only` it is worth nothing (or only the longest length). A block that the bells cut is measured whole before
//! it is called too short. Blocks that touch are one, also for `blocks-a-day`. `on = { days = 156, of = 180 }` allows
//! 24 days at work without; where the school year differs, the 24 stand, and HR must confirm that. Days on which short
//! days are waived count as days without. `bells-excluded` takes the minutes on both sides of a bell, but only where
//! the adult has children in the first or last period (without periods: in those minutes).
//!
//! # Cannot be decided
//! A share of full time that the contract's table lacks; `on` without a calendar where the window is a year; minutes that a foreign file does
//! not write. HR must answer whether minutes before and after students count (`in`), and what "daily" means on a short day (`short-days`).

mod check;
mod encode;

use super::promise::{Bound, Promise, Promised};
use crate::model::{Minutes, School};
use crate::rules::blocks::{Blocks, Extra, OnDays, extra_words};
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
    /// What single blocks may be.
    pub blocks: Blocks,
    /// Where in the day they count.
    pub counts_in: CountsIn,
    /// What short days do.
    pub short_days: ShortDays,
    /// What part-time work does.
    pub prorate: Prorate,
    /// Who is owed more.
    pub extra: Vec<Extra>,
    /// On some days only.
    pub on: Option<OnDays>,
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let block = if self.block >= self.minutes {
            format!("{} uninterrupted minutes", self.minutes)
        } else {
            format!("{} minutes, in blocks of at least {},", self.minutes, self.block)
        };
        let when = match self.on {
            None => self.clause.when(school, "Every day at work"),
            Some(OnDays { days, of: Some(of), per }) => format!("{}, on {days} of {of} days", per.every()),
            Some(OnDays { days, of: None, per }) => format!("{}, on at least {days} days", per.every()),
        };
        let mut what = format!("{when}, {block} of preparation {}", self.counts_in.words());
        what += &self.blocks.words(self.block);
        what += &extra_words(&self.extra, school);
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
