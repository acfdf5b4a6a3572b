//! Minutes of students' time.
//!
//! # What it promises
//! Every homeroom of the grades named has at least, or at most, so many minutes of something in a day, in any so many school
//! days in a row, or in the school year: instruction, physical education, recess, language development, core instruction.
//!
//! # In contracts
//! - California EC 46112 to 46142: a minimum day by grade, averages over two, five or ten school days with a floor of 180.
//! - California EC 46201, 46207: 36,000 minutes a year in kindergarten, 50,400 in grades 1 to 3, 54,000 in 4 to 8, 64,800 in 9 to 12.
//! - California EC 51210, 51222: 200 minutes of physical education in ten school days, 400 from grade 7.
//! - California EC 49056: recess of 30 minutes, where it is given.
//! - California EC 46111: a longest kindergarten day.
//! - Florida 1003.455: 150 minutes of physical education and 100 of recess a week.
//! - Los Angeles: 60 and 45 minutes of language development a day.
//!
//! # Example
//! ```toml
//! [[student-minutes]]
//! article = "46114"
//! average = 240
//! each-day = 180
//! per = { school-days = 10 }
//! passing = 10
//! passing-per-day = 40
//! covers = { grades = ["4", "5"] }
//!
//! [[student-minutes]]
//! article = "46117"
//! minutes = 180
//! recess-counts = true
//! covers = { grades = ["K"] }
//!
//! [[student-minutes]]
//! article = "46111"
//! at-most = 240
//! covers = { grades = ["K"] }
//!
//! [[student-minutes]]
//! article = "46201"
//! minutes = 54000
//! school-days = 180
//! per = "year"
//! covers = { grades = ["4", "5"] }
//!
//! [[student-minutes]]
//! article = "51210"
//! named = ["pe", "physical education"]
//! minutes = 200
//! per = { school-days = 10 }
//!
//! [[student-minutes]]
//! article = "49056"
//! counts = ["recess"]
//! minutes = 30
//! short-day-minutes = 15
//! if-any = true
//!
//! [[student-minutes]]
//! article = "11300"
//! counts = ["eld"]
//! minutes = 30
//! groups-count = true
//!
//! [[student-minutes]]
//! article = "9.1"
//! core = true
//! minutes = 90
//! block = 90
//!
//! [[student-minutes]]
//! article = "51228.1"
//! unnamed = true
//! at-most = 0
//! covers = { grades = ["9", "10", "11", "12"] }
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `counts` | kinds of time | instruction: every kind that teaches | what is counted; one of the first five keys |
//! | `recess-counts` | true or false | false | instruction and recess are counted |
//! | `named` | ids or names of blocks and courses | none | these are counted |
//! | `core` | true or false | false | blocks and courses marked as core are counted |
//! | `unnamed` | true or false | false | class time whose row names neither block nor course is counted |
//! | `minutes` | minutes | one of `minutes`, `average`, `at-most`, `each-day`, `school-days` | at least so many in the window |
//! | `average` | minutes | none | at least so many for each school day of the window |
//! | `at-most` | minutes | none | at most so many in the window |
//! | `each-day` | minutes | none | a floor for every day of the window |
//! | `short-day-minutes` | minutes | none | the number on short days; only where `per` is day |
//! | `school-days` | days | none | at least so many school days in the window |
//! | `per` | a window | `day` | over which time |
//! | `short-weeks` | `full`, `waived`, `prorated` | `full` | what a short window owes; not where `per` is day |
//! | `block` | minutes | 1 | only stretches so long count |
//! | `passing` | minutes, 0 to 60 | 0 | minutes of one walk that count |
//! | `passing-per-day` | minutes | no limit | most minutes of walks a day that count |
//! | `groups-count` | true or false | false | enough that a group of the homeroom has it |
//! | `if-any` | true or false | false | asks nothing in a window that has none at all |
//!
//! # What counts
//! A minute counts where every row of the homeroom is of what is counted. Lunch never is instruction, recess only where the clause says so
//! (kindergarten). Walks count only up to `passing` minutes each and `passing-per-day` a day; of the two walks around lunch only the first.
//! Minutes in no row are open time.
//!
//! # Short days and part time
//! A short day owes `short-day-minutes` where they are written, a short window what `short-weeks` says. Part time of adults changes nothing.
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
//! `if-any` asks nothing where there is none at all. "1,200 in five days or 2,400 in ten" is the ten-day number:
//! whoever keeps the first keeps it.
//!
//! # Cannot be decided
//! Where only a part of a homeroom is in what is counted and the answer turns on it, it cannot be decided: the file does not say which
//! students; `groups-count` takes a group for enough (language development). A name that neither school file nor schedule uses, and a year without a calendar,
//! cannot be decided. HR must answer: is ten minutes of passing meant for each walk or for the day; does a daily minimum fall under an
//! average; does the kindergarten maximum count lunch; are field trips left out (the file cannot tell).

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
