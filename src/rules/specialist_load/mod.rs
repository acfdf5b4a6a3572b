//! Sections somebody teaches.
//!
//! # What it promises
//! At most so many sections a day and a week, and at most so many, or so many minutes of them, in a row.
//!
//! # In contracts
//! - Rochester: eight classes a day in music; three blocks in secondary schools.
//! - San Diego 8.7.1: 25 teaching periods a week, or the block equivalent.
//! - New York 7: 25 teaching periods a week.
//! - Denver: five periods a day, or the block equivalent.
//! - San Francisco: five a day, or the equivalent within the week.
//! - Hillsborough 2.8.2: four in a row.
//! - A clause library: nine classes of 30 minutes a day, eight in two buildings, fewer on early release; 29 a week, one less for each further site; 80 minutes without a transition of five.
//!
//! # Example
//! ```toml
//! [[specialist-load]]
//! article = "8.1"
//! sections-per-day = 9
//! sections-per-week = 29
//! in-a-row = 4
//! minutes-in-a-row = 80
//! break-of = 5
//! on-short-days = 7
//! less-for-each-site = 1
//! period = 45
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `sections-per-day` | sections, 1 to 40 | one of the first four | most a day |
//! | `sections-per-week` | sections, 1 to 200 | none | most in a real week |
//! | `in-a-row` | sections, 1 to 40 | none | most in a row |
//! | `minutes-in-a-row` | minutes | none | most minutes from the first to the last of a row |
//! | `break-of` | minutes, 1 to 240 | 10 | minutes between two sections that end a row |
//! | `on-short-days` | sections | as on others | most on a short day |
//! | `less-for-each-site` | sections | 0 | so many less a day for every site beyond the first |
//! | `period` | minutes, 1 to 240 | each section counts once | minutes of a period: a longer section counts as several |
//! | `short-weeks` | `full`, `waived`, `prorated` | `full` | what a short week does to the weekly number |
//! | `prorate` | `none`, `linear`, `only-full-time`, a table | `none` | what part time does to daily and weekly numbers |
//!
//! # What counts
//! Sections of courses. Two homerooms combined in one section are one section. Leading intervention groups and supervision are no sections.
//!
//! # Short days and part time
//! `on-short-days` replaces the daily number, `short-weeks` scales the weekly one. Part-time numbers are rounded half up.
//!
//! # Kept
//! Seven sections, a break of ten minutes after the fourth.
//!
//! # Broken
//! An eighth section; or a fifth that starts nine minutes after the fourth ended; or two blocks of 90 minutes where four periods
//! of 45 are one too many.
//!
//! # How it is solved
//! Sections of a specialist are counted by day and week, in periods where the clause has them, and any run of one too many has a
//! break in it. What further sites take off a day is only checked.
//!
//! # How it is checked
//! The adult's section rows of the day are walked in clock order; a week adds up its days.
//!
//! # Edge cases
//! Groups of a homeroom divided among several specialists count for the section they join. Department teachers are
//! meant where `covers` names them: their classes are sections too. Minutes over days and weeks are another promise
//! (contact). Sites are zones of the rooms, or two where travel is written; without either there is one. A block counts
//! as its minutes divided by the period's, to the whole number, half up, and at least 1: what is equivalent is often
//! not said, and HR must say it.
//!
//! # Cannot be decided
//! A share of full time that the contract's table lacks. HR must answer what a block is equivalent to (`period`): it is often not said.

mod check;
mod encode;

use super::promise::{Bound, Promise, Promised};
use crate::model::{Minutes, School};
use crate::rules::clause::{Clause, Prorate, ShortDays};

/// Id of the rule.
pub const ID: &str = "specialist-load";

/// `[[specialist-load]]`: at most so many sections a day and week, and so many in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Most sections a day, where the clause limits them.
    pub sections_per_day: Option<u32>,
    /// Most sections a real week.
    pub sections_per_week: Option<u32>,
    /// Most sections in a row (with less than [`Terms::break_of`] minutes between), where the clause limits them.
    pub in_a_row: Option<u32>,
    /// Most minutes from the first to the last of sections in a row.
    pub minutes_in_a_row: Option<Minutes>,
    /// Minutes between two sections from which they are no longer in a row.
    pub break_of: Minutes,
    /// Most sections on a short day; as many as on others where it is `None`.
    pub on_short_days: Option<u32>,
    /// So many sections less a day for every site beyond the first.
    pub less_for_each_site: u32,
    /// Minutes of a period, where a longer section counts as several.
    pub period: Option<Minutes>,
    /// What a short week does to the weekly number.
    pub short_weeks: ShortDays,
    /// What part-time work does to daily and weekly numbers.
    pub prorate: Prorate,
}

/// Minutes between two sections that end a row, unless the clause says otherwise.
pub const BREAK_OF: Minutes = 10;

impl Terms {
    /// Terms that limit nothing yet.
    #[must_use]
    pub fn new(clause: Clause) -> Self {
        Self {
            clause,
            sections_per_day: None,
            sections_per_week: None,
            in_a_row: None,
            minutes_in_a_row: None,
            break_of: BREAK_OF,
            on_short_days: None,
            less_for_each_site: 0,
            period: None,
            short_weeks: ShortDays::Full,
            prorate: Prorate::None,
        }
    }
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let share = self.prorate.words();
        let each = self.period.map_or(String::new(), |minutes| format!(", each {minutes} minutes counted as one"));
        let between = format!("(less than {} minutes between)", self.break_of);
        let mut said = Vec::new();
        if let Some(most) = self.sections_per_day {
            let short = self.on_short_days.map_or(String::new(), |most| format!(", {most} on short days"));
            let sites = match self.less_for_each_site {
                0 => String::new(),
                less => format!(", {less} less for each further site"),
            };
            said.push(format!("Every day, at most {most} sections to teach{short}{sites}{each}{share}"));
        }
        if let Some(most) = self.sections_per_week {
            said.push(format!("Every week, at most {most} sections to teach{each}{share}"));
        }
        if let Some(most) = self.in_a_row {
            said.push(format!("Every day, at most {most} sections in a row {between}"));
        }
        if let Some(most) = self.minutes_in_a_row {
            said.push(format!("Every day, at most {most} minutes of sections in a row {between}"));
        }
        said.iter().map(|what| Promise::of_clause(ID, &self.clause, school, what)).collect()
    }

    fn bounds(&self) -> Vec<Bound> {
        let sections = self.sections_per_day.map(|most| Bound::at_most(most, "sections a day"));
        let in_a_row = self.in_a_row.map(|most| Bound::at_most(most, "sections in a row"));
        sections.into_iter().chain(in_a_row).collect()
    }
}
