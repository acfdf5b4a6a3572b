//! Preparation time over a week or a rotation.
//!
//! # What it promises
//! Over every real week, two weeks, rotation, year or so many school days in a row, at least so many minutes of individual
//! preparation in blocks that are long enough.
//!
//! # In contracts
//! The commonest promise of all, from 190 to 300 minutes a week in elementary schools.
//!
//! - San Francisco 7.2.8.1.3: 190 a week in TK to 5, in blocks of at least 20.
//! - Denver 8-3: 300 a week in elementary, 345 in secondary schools.
//! - Philadelphia XVIII.B.1: 225 a week, 45 at a time where possible, never less than 30, spread as evenly as possible.
//! - Hawaii VI: 225 a week in blocks of at least 45; the rest of a longer block counts too.
//! - Albuquerque 5.E: 220 a week in elementary schools, 450 in two weeks on a block schedule.
//! - Minneapolis 2.4.3: 275 in a five-day week.
//! - Granite 10.2: 510 in four weeks.
//! - Texas 21.404: 450 in two weeks, in blocks of at least 45, inside the student day.
//! - Montgomery: three hours a week more for special educators (`extra`).
//! - St Paul: 5 minutes for every 25 of instruction (`ratio`).
//!
//! # Example
//! ```toml
//! [[prep-total]]
//! article = "7.3"
//! minutes = 225
//! per = "week"
//! block = 30
//! block-mode = "forbid"
//! blocks-a-day = 2
//! spread = 15
//!
//! [[prep-total]]
//! article = "7.4"
//! ratio = { minutes = 5, of = 25 }
//! per = { school-days = 10 }
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `minutes` | minutes, 1 to 100,000 | this or `ratio` | preparation owed over the window |
//! | `ratio` | `{ minutes, of }` in minutes | none | so many minutes for every so many of teaching |
//! | `per` | a window | `week` | over which time |
//! | `block` | minutes | 1: every minute counts | shortest block that counts |
//! | `block-mode` | `count-only`, `forbid` | `count-only` | a shorter block is worth nothing, or none may be scheduled |
//! | `longest-block` | minutes | none | no block counts with more; with `forbid` none may be longer |
//! | `at-most-blocks` | blocks | none | the minutes are reached in at most so many |
//! | `blocks-a-day` | blocks | none | no day has more |
//! | `spread` | minutes | none | full days of a window are at most so many minutes apart |
//! | `in` | `student-day`, `paid-day`, `before-school`, `{ before, after }` in minutes | `student-day` | where in the day minutes count |
//! | `student-day-share` | per cent | none | so much of it inside the student day |
//! | `bells-excluded` | minutes, 0 to 60 | 0 | minutes on both sides of the first and last bell that do not count |
//! | `extra` | list of `{ covers, minutes }` | none | who is owed more, and how much |
//! | `short-weeks` | `full`, `waived`, `prorated` | `full` | what a short window owes; not with `ratio` |
//! | `prorate` | `none`, `linear`, `only-full-time`, a table | `none` | what part time is owed; not with `ratio` |
//! | `counts` | kinds of time | `["prep"]` | what is preparation |
//! | `collaboration-counts` | true or false | false | the same as `counts = ["prep", "collaboration"]` |
//!
//! # What counts
//! Rows of kind prep that the teacher directs, in blocks of at least `block` minutes, inside the hours of `in`.
//!
//! # Short days and part time
//! A short day only has what it has: the window's sum decides. A short window owes the whole number unless the clause waives or prorates it
//! (by school days). Part-time numbers are rounded half up; extra minutes scale with the rest.
//! A `ratio` follows the teaching in the schedule, so part time and short weeks need no proration beside it.
//!
//! # Kept
//! Five days of 45 minutes where 225 are owed.
//!
//! # Broken
//! Five days of 45 minutes, one of them in pieces of 30 and 15 where blocks of 20 count: 210.
//!
//! # How it is solved
//! The days' prep rows sum to the number in each window; a share inside the student day is a second sum. Only checked: what
//! follows the teaching, forbidden and longest blocks, the number of blocks, the spread, the minutes around the bells.
//!
//! # How it is checked
//! Each day's prep rows are joined and short blocks dropped; each window of the year is added up day by day, a day that
//! comes twice twice. Windows with the same days are judged once.
//!
//! # Edge cases
//! With a calendar, windows are cut from its school days; a rotation or a month in which holidays fall is a short one.
//! Where weeks do not divide by the window, the last window is the last weeks of the year. A rotation that the year
//! ends in the middle of is left out. A window in which somebody is never at work does not apply.
//!
//! Where neither the team's time nor what others direct counts, all that is owed is the adult's own: a team may use only what
//! lies above it. The finding says how much is left, and how much of the team's time is owed; so does the team's own hour.
//!
//! `block-mode`, blocks that touch and the bells are as in daily preparation. An average a day with a part in one piece
//! is two tables of one article: this one, `short-weeks = "prorated"`, and daily preparation for the piece. `spread`
//! compares full days at work of the window; it is the number HR puts where the agreement says "evenly". Extra minutes
//! scale with the rest.
//!
//! # Cannot be decided
//! Without a calendar, the turn of weeks repeats, and months and years cannot be decided. A share of full time that the contract's table
//! lacks. HR must answer what a short week owes (`short-weeks`) and whether the window rolls (`per = { school-days = 10 }`).

mod check;
mod encode;

use super::promise::{Bound, Promise, Promised};
use crate::model::{Minutes, School};
use crate::rules::blocks::{Blocks, Extra, extra_words};
use crate::rules::clause::{Clause, CountsIn, Per, Prorate, ShortDays};

/// Id of the rule.
pub const ID: &str = "prep-total";

/// `[[prep-total]]`: at least so many minutes of individual preparation a week, rotation or other window, in blocks that
/// are long enough.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// How much is owed over the window.
    pub target: Target,
    /// The window.
    pub per: Per,
    /// Only blocks at least this long count.
    pub block: Minutes,
    /// What single blocks may be.
    pub blocks: Blocks,
    /// Largest difference in minutes between two full days of a window.
    pub spread: Option<Minutes>,
    /// Per cent of what is owed that must lie inside the student day.
    pub student_day_share: Option<u32>,
    /// Where in the day they count.
    pub counts_in: CountsIn,
    /// What a short week or other window (fewer school days) does to the number.
    pub short_weeks: ShortDays,
    /// What part-time work does.
    pub prorate: Prorate,
    /// Who is owed more.
    pub extra: Vec<Extra>,
}

/// How much is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// So many minutes.
    Minutes(Minutes),
    /// So many minutes for every so many of teaching.
    PerTeaching {
        /// Minutes of preparation …
        minutes: Minutes,
        /// … for so many minutes of teaching.
        of: Minutes,
    },
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let per = self.per.every();
        let inside = self.counts_in.words();
        let minutes = match self.target {
            Target::Minutes(minutes) => format!("{minutes} minutes of preparation"),
            Target::PerTeaching { minutes, of } => {
                format!("{minutes} minutes of preparation for every {of} of teaching")
            }
        };
        let mut what = format!("{per}, {minutes} in blocks of at least {} {inside}", self.block);
        what += &self.blocks.words(self.block);
        if let Some(share) = self.student_day_share {
            what = format!("{what}, {share} % of it inside the student day");
        }
        if let Some(most) = self.spread {
            what = format!("{what}, full days at most {most} minutes apart");
        }
        what += &extra_words(&self.extra, school);
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
        let Target::Minutes(minutes) = self.target else { return Vec::new() };
        vec![Bound::at_least(minutes, format!("minutes of preparation {every}")).under(conditions)]
    }
}
