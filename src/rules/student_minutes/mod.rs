//! Minutes of students' time.
//!
//! # What it promises
//! Every homeroom of the grades named has at least, or at most, so many minutes of something in a day, in any so many school
//! days in a row, or in the school year: instruction, physical education, recess, language development, core instruction.
//!
//! # In contracts
//! State law more than agreements: a minimum day, averages over two, five or ten school days with a floor, minutes a year,
//! physical education over ten days, recess where it is given, a longest kindergarten day. "200 minutes each ten school
//! days".
//!
//! # Terms
//! What is counted, one of: nothing (instruction: teaching kinds), `recess-counts` (instruction and recess), `counts`
//! (kinds), `named` (blocks and courses by id or name), `core = true`, `unnamed = true` (class time whose row names
//! nothing). How much: `minutes` or `average` (for each school day), `at-most`, `each-day` (a floor), `short-day-minutes`,
//! `school-days`. Over what: `per`, `short-weeks`. Which minutes: `block`, `passing` (most minutes of one walk),
//! `passing-per-day`, `groups-count`, `if-any`. `covers` names grades.
//!
//! # Kept
//! Nine days of 250 minutes and one of 180 where ten in a row average 240 and no day has fewer than 180: 2,430 of 2,400.
//!
//! # Broken
//! Nine days of 245 and one of 180: 2,385, although every day has its 180.
//!
//! # How it is solved
//! Nothing is sought: lessons, lunch and recess come from the school file. A schedule that misses a required minimum is
//! refused.
//!
//! # How it is checked
//! Each student day is cut wherever a row of the homeroom starts or ends. A minute counts where every row of the homeroom is
//! of what is counted; windows are added up over the real days of the calendar.
//!
//! # Edge cases
//! Lunch never is instruction, recess only where the clause says so (kindergarten). Walks count only up to `passing` minutes
//! each and `passing-per-day` a day; of the two walks around lunch only the first. Where only a part of a homeroom is in
//! what is counted and the answer turns on it, it cannot be decided: the file does not say which students; `groups-count`
//! takes a group for enough (language development). Minutes in no row are open time. A name that neither school file nor schedule uses, and a
//! year without a calendar, cannot be decided. `if-any` asks nothing where there is none at all. "1,200 in five days or
//! 2,400 in ten" is the ten-day number: whoever keeps the first keeps it. HR must answer: is ten minutes of passing meant
//! for each walk or for the day; does a daily minimum fall under an average; does the kindergarten maximum count lunch; are
//! field trips left out (the file cannot tell).

mod check;

use super::promise::{Promise, Promised};
use crate::model::{Kind, Minutes, Per, School};
use crate::rules::clause::{Clause, ShortDays};

/// Id of the rule.
pub const ID: &str = "student-minutes";

/// `[[student-minutes]]`: so much of something for the students of some grades.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause; its grades say which homerooms.
    pub clause: Clause,
    /// What is counted.
    pub what: What,
    /// At least.
    pub least: Option<Least>,
    /// At most so many minutes in the window.
    pub at_most: Option<Minutes>,
    /// The window.
    pub per: Per,
    /// Least minutes on each day of the window.
    pub each_day: Option<Minutes>,
    /// Least minutes on a short day instead of [`Terms::least`], where the window is a day.
    pub short_day: Option<Minutes>,
    /// What a short week or other window does to the number.
    pub short_weeks: ShortDays,
    /// Only stretches at least this long count.
    pub block: Minutes,
    /// Minutes of one walk between two things that count.
    pub passing: Minutes,
    /// Most minutes of walks in a day that count.
    pub passing_per_day: Option<Minutes>,
    /// Whether it is enough that a group of the homeroom has it.
    pub groups_count: bool,
    /// Asks nothing in a window that has none at all.
    pub if_any: bool,
    /// Least school days in the window.
    pub school_days: Option<u32>,
}

/// What is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// These kinds of time.
    Kinds(Vec<Kind>),
    /// Blocks and courses by id or name, whichever of them the school has.
    Named(Vec<String>),
    /// Blocks and courses marked as core.
    Core,
    /// Class time whose row names neither block nor course.
    Unnamed,
}

/// At least so much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Least {
    /// Minutes in the window.
    Total(Minutes),
    /// Minutes for each school day of the window.
    Average(Minutes),
}

impl What {
    /// Instruction: every kind of teaching.
    #[must_use]
    pub fn instruction() -> Self {
        Self::Kinds(Kind::ALL.into_iter().filter(|kind| kind.is_teaching()).collect())
    }

    /// `instruction`, `pe`, `recess`
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            own if *own == Self::instruction() => "instruction".to_owned(),
            Self::Kinds(kinds) if kinds.iter().filter(|kind| kind.is_teaching()).count() == 7 => {
                let more = kinds.iter().filter(|kind| !kind.is_teaching()).map(|kind| kind.word());
                format!("instruction and {}", more.collect::<Vec<_>>().join(", "))
            }
            Self::Kinds(kinds) => kinds.iter().map(|kind| kind.word()).collect::<Vec<_>>().join(", "),
            Self::Named(names) => names.first().cloned().unwrap_or_default(),
            Self::Core => "core instruction".to_owned(),
            Self::Unnamed => "class time without a name".to_owned(),
        }
    }
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let what = self.what.words();
        let mut parts = Vec::new();
        match self.least {
            Some(Least::Total(minutes)) => parts.push(format!("at least {minutes} minutes of {what}")),
            Some(Least::Average(minutes)) => {
                parts.push(format!("on average at least {minutes} minutes of {what} a day"));
            }
            None => {}
        }
        if let Some(minutes) = self.at_most {
            parts.push(format!("at most {minutes} minutes of {what}"));
        }
        if let Some(minutes) = self.each_day {
            parts.push(format!("at least {minutes} of {what} every day"));
        }
        if let Some(minutes) = self.short_day {
            parts.push(format!("{minutes} on short days"));
        }
        if let Some(days) = self.school_days {
            parts.push(format!("at least {days} school days"));
        }
        if self.block > 1 {
            parts.push(format!("in stretches of at least {} minutes", self.block));
        }
        parts.push(match (self.passing, self.passing_per_day) {
            (0, _) => String::new(),
            (passing, None) => format!("walks counted up to {passing} minutes each"),
            (passing, Some(most)) => format!("walks counted up to {passing} minutes each and {most} a day"),
        });
        match self.short_weeks {
            ShortDays::Full => {}
            ShortDays::Waived => parts.push("not in short weeks".to_owned()),
            ShortDays::Prorated => parts.push("in short weeks in proportion".to_owned()),
        }
        if self.if_any {
            parts.push("where there is any".to_owned());
        }
        parts.retain(|part| !part.is_empty());
        let what = format!("{}, {}", self.per.every(), parts.join(", "));
        vec![Promise::of_students(ID, &self.clause, school, &what)]
    }
}
