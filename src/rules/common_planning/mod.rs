//! Common planning.
//!
//! # What it promises
//! The members of a group are free at the same time, for at least so many minutes and so many times in every window.
//!
//! # In contracts
//! - Philadelphia XVIII.B.1(a): common preparation is encouraged.
//! - San Francisco 7.2.8.1.4: co-teachers at the same time as far as feasible.
//! - Albuquerque 5.E.3: every effort for teams, inclusion and mentors.
//! - Hillsborough 2.7.4: normally.
//! - Rochester: a daily effort for consultant teachers.
//! - Miami-Dade: every effort.
//!
//! # Example
//! ```toml
//! [[common-planning]]
//! article = "9.3"
//! verb = "should"
//! groups = "co-teachers"
//! minutes = 45
//! times = 1
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `groups` | `co-teachers`, `teams`, `grade-teams`, `covered` | required | each co-teaching pair, every team, grade-level teams, or those covered together |
//! | `minutes` | minutes, 1 to 480 | required | shortest time in common |
//! | `times` | times | 1 | so often in the window |
//! | `per` | a window | `week` | over which time |
//! | `kinds` | kinds of time | `["prep", "directed-prep", "collaboration"]` | in which they are free |
//! | `in` | `student-day`, `paid-day`, `before-school`, `{ before, after }` in minutes | `student-day` | where in the day |
//!
//! # What counts
//! Time of the kinds in `kinds` that every member has at once. Open time counts only where `kinds` names it.
//!
//! # Short days and part time
//! A member away that day leaves no common time. The number is the same in short weeks and for part time.
//!
//! # Kept
//! Both teachers of a pair have prep from 10:10 to 10:55 once a week where 45 minutes are owed.
//!
//! # Broken
//! One of them has it until 10:54.
//!
//! # How it is solved
//! A team's own shared time is placed by its table in the school file. Common time of pairs and departments is checked only.
//!
//! # How it is checked
//! For each day, the stretches in which every member has time of the kinds that count are cut to the hours that count; those long
//! enough are counted.
//!
//! # Edge cases
//! Covered members alone make up a group; one with fewer than two does not apply. All members must be free: a member
//! away that day leaves no common time. A co-teacher and the homeroom's teacher of that day are a pair.
//!
//! # Cannot be decided
//! Months and years without a calendar, and minutes a foreign file does not write. These clauses are mostly wishes ("every effort"): enter
//! them with `verb = "should"` and the reason when missed.

mod check;

use super::promise::{Promise, Promised};
use crate::model::{Kind, Minutes, Per, School};
use crate::rules::clause::{Clause, CountsIn};

/// Id of the rule.
pub const ID: &str = "common-planning";

/// `[[common-planning]]`: the members of a group are free together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Who is to be free together.
    pub groups: Groups,
    /// Shortest time in common.
    pub minutes: Minutes,
    /// Times in the window.
    pub times: u32,
    /// The window.
    pub per: Per,
    /// Kinds of time in which they are free.
    pub kinds: Vec<Kind>,
    /// Where in the day.
    pub counts_in: CountsIn,
}

/// Who is to be free together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Groups {
    /// Each co-teacher with the teacher of the class.
    CoTeachers,
    /// Every team.
    Teams,
    /// Every grade-level team.
    GradeTeams,
    /// All whom the clause covers.
    Covered,
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let who = match self.groups {
            Groups::CoTeachers => "co-teachers",
            Groups::Teams => "the members of each team",
            Groups::GradeTeams => "the members of each grade-level team",
            Groups::Covered => "all of them",
        };
        let kinds: Vec<&str> = self.kinds.iter().map(|kind| kind.word()).collect();
        let what = format!(
            "{}, {who} are free together for at least {} minutes, {} ({}), {}",
            self.per.every(),
            self.minutes,
            if self.times == 1 { "once".to_owned() } else { format!("{} times", self.times) },
            kinds.join(", "),
            self.counts_in.words()
        );
        vec![Promise::of_clause(ID, &self.clause, school, &what)]
    }
}
