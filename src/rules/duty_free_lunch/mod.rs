//! Lunch without duty.
//!
//! # What it promises
//! On each day at work, an uninterrupted lunch of so many minutes with no children and no duty.
//!
//! # In contracts
//! "A duty-free lunch of thirty minutes" is in state law and in nearly every agreement.
//!
//! - California EC 44813: one duty-free lunch period daily.
//! - Texas 21.405: 30 minutes.
//! - Long Beach V.A.8: 30 minutes.
//! - Santa Ana 8.2.1: 30 uninterrupted minutes, passing excluded.
//! - San Francisco 7.2.2: the longer of the students' lunch (passing excluded) and 30.
//! - District of Columbia 23.7: 45, no escorting; in elementary schools 225 a week with 30 each day.
//! - Boston V.A.3(e): at least 40 in elementary, 25 in secondary schools.
//! - Chicago 4-1: 45 continuous minutes, not before the first nor after the last student lunch.
//! - Baltimore 7.4: 45, never below 30, and the students' lunch where it is shorter.
//! - Massachusetts c.71 §80: between 10:00 and 13:00, in towns that accepted it.
//! - Denver 8-3: in proportion to part time.
//!
//! # Example
//! ```toml
//! [[duty-free-lunch]]
//! article = "7.9"
//! minutes = 45
//! floor = 30
//! window = { start = 10:00, end = 13:30 }
//! excludes = ["passing", "travel"]
//! passing = 5
//! students-lunch = "longer"
//! in-student-lunch = true
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `minutes` | minutes, 1 to 240 | required | lunch owed each day, or on average |
//! | `window` | `{ start, end }` by the clock | none | where it must lie |
//! | `in-student-lunch` | true or false | false | from the first to the last lunch of students |
//! | `days-of-at-least` | paid minutes | 0 | owed on days with at least so many |
//! | `excludes` | kinds of time | none | what is no lunch: passing, transition, travel |
//! | `passing` | minutes, 0 to 60 | 0 | minutes of a written lunch that are on the way |
//! | `students-lunch` | `longer`, `shorter` | none | the longer or shorter of the students' lunch and the number is owed |
//! | `floor` | minutes | none | the number is an average over `per`, each day at least so many |
//! | `per` | a window | `week` | the window of the average; only with `floor` |
//! | `prorate` | `none`, `linear`, `only-full-time`, a table | `none` | what part time is owed |
//!
//! # What counts
//! The longest stretch of rows of kind lunch without homerooms. Lunch with a homeroom is supervision. Walks with children do not count.
//! Minutes that rows of passing, transition or travel cover are lunch unless `excludes` names them.
//!
//! # Short days and part time
//! Days away and days with fewer paid minutes than the clause names owe nothing; other short days owe the whole number. An average takes the
//! longest lunch of each day that owes one, and asks for the number times those days; a short week so owes less. Part time as `prorate` says,
//! half up.
//!
//! # Kept
//! Own lunch from 11:35 to 12:05 where 30 are owed.
//!
//! # Broken
//! Own lunch from 11:35 to 12:04; or the class is walked to the cafeteria inside it.
//!
//! # How it is solved
//! Somebody else has the children at lunch, and the adult has a row of kind lunch without homerooms. Sought: the minutes (of an
//! average, the floor) with the minutes on the way, where the clause names no window between 10:00 and 14:00 or while students eat, and for
//! somebody whose sections may fill that time also directly after the last of them, if that is by 14:30. Where it
//! must lie in the lunch periods of students, it is sought in the windows of their lunches. Only checked: the average, the students' lunch.
//!
//! # How it is checked
//! The adult's lunch rows without homerooms are joined, minutes with children are taken out, and the longest is measured.
//!
//! # Edge cases
//! Where the clause names a window, only minutes inside it count. Days away and days with fewer paid minutes than the
//! clause names owe nothing.
//!
//! # Cannot be decided
//! The students' lunch is that of the homerooms the adult leads, else of all; where these differ, or none is written, the verdict is "cannot
//! be decided". HR must answer whether the walk with children, passing and travel lie inside the number.

mod check;
mod encode;

use super::promise::{Bound, Promise, Promised};
use crate::model::{Kind, Minutes, Per, School, Span};
use crate::rules::clause::{Clause, Prorate};

/// Id of the rule.
pub const ID: &str = "duty-free-lunch";

/// `[[duty-free-lunch]]`: at least so many uninterrupted minutes without students each day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Minutes, walks with children excluded.
    pub minutes: Minutes,
    /// Clock window it must lie in, where the clause names one.
    pub window: Option<Span>,
    /// Only owed on days with at least this many paid minutes (0: every day).
    pub days_of_at_least: Minutes,
    /// Kinds of time that are no part of it.
    pub excludes: Vec<Kind>,
    /// So many minutes of a written lunch are on the way and do not count.
    pub passing: Minutes,
    /// Compared with the students' own lunch.
    pub students: Option<StudentsLunch>,
    /// It lies between the start of the first and the end of the last lunch of students.
    pub in_student_lunch: bool,
    /// The number is an average.
    pub average: Option<Average>,
    /// What part-time work does.
    pub prorate: Prorate,
}

/// How the number compares with the students' lunch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StudentsLunch {
    /// The longer of both is owed.
    Longer,
    /// The shorter of both is owed.
    Shorter,
}

/// A number that is an average over a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Average {
    /// Least minutes each day.
    pub floor: Minutes,
    /// The window.
    pub per: Per,
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let when = self.clause.when(school, "Every day at work");
        let mut what = format!("{when}, {} uninterrupted minutes of lunch without duty", self.minutes);
        match self.students {
            Some(StudentsLunch::Longer) => what += ", or the students' lunch where it is longer",
            Some(StudentsLunch::Shorter) => what += ", or the students' lunch where it is shorter",
            None => {}
        }
        if let Some(average) = self.average {
            let per = average.per.every().to_lowercase();
            what = format!("{what}, on average {per}, never fewer than {}", average.floor);
        }
        if self.passing > 0 {
            what = format!("{what}, {} minutes on the way not counted", self.passing);
        }
        if !self.excludes.is_empty() {
            let kinds: Vec<&str> = self.excludes.iter().map(|kind| kind.word()).collect();
            what = format!("{what}, {} not counted", kinds.join(" and "));
        }
        if self.in_student_lunch {
            what += ", while students have lunch";
        }
        if let Some(window) = self.window {
            what = format!("{what}, between {} and {}", window.start, window.end);
        }
        if self.days_of_at_least > 0 {
            what = format!("{what}, on days of at least {} paid minutes", self.days_of_at_least);
        }
        what += self.prorate.words();
        vec![Promise::of_clause(ID, &self.clause, school, &what)]
    }

    fn bounds(&self) -> Vec<Bound> {
        let conditions = format!("{:?} {}", self.window, self.days_of_at_least);
        vec![Bound::at_least(self.minutes, "minutes of lunch without duty a day").under(conditions)]
    }
}
