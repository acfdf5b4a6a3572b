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
//! `minutes` or `ratio` (minutes for so many of teaching), `per` (day, week, two-weeks, four-weeks, cycle, month, year, so many
//! weeks or school days), `block`, `block-mode` (`count-only` or `forbid`), `longest-block`, `at-most-blocks`, `blocks-a-day`,
//! `spread`, `in`, `student-day-share`, `bells-excluded`, `extra`, `short-weeks`, `prorate`, `counts` or
//! `collaboration-counts`.
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
//! With a calendar, windows are cut from its school days; a rotation or a month in which holidays fall is a short one. A short
//! window owes the whole number unless the clause waives or prorates it (by school days). Where weeks do not divide by the
//! window, the last window is the last weeks of the year. A rotation that the year ends in the middle of is left out. Without a
//! calendar, the turn of weeks repeats, and months and years cannot be decided. A window in which somebody is never at work
//! does not apply.
//!
//! Where neither the team's time nor what others direct counts, all that is owed is the adult's own: a team may use only what
//! lies above it. The finding says how much is left, and how much of the team's time is owed; so does the team's own hour.
//!
//! `block-mode`, blocks that touch and the bells are as in daily preparation. An average a day with a part in one piece
//! is two tables of one article: this one, `short-weeks = "prorated"`, and daily preparation for the piece. `spread` compares full days at
//! work of the window; it is the number HR puts where the agreement says "evenly". A `ratio` follows the teaching in the
//! schedule, so part time and short weeks need no proration beside it. Extra minutes scale with the rest. HR must answer what
//! a short week owes (`short-weeks`) and whether the window rolls (`per = { school-days = 10 }`).

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
