//! Common planning.
//!
//! # What it promises
//! The members of a group are free at the same time, for at least so many minutes and so many times in every window.
//!
//! # In contracts
//! "Co-teachers shall have concurrent preparation", and "every effort" for departments, teams and mentors.
//!
//! # Terms
//! `groups` (`co-teachers`: every co-teaching pair; `teams`: every team; `grade-teams`; `covered`: those the clause covers, together),
//! `minutes` (shortest time in common), `times` (default 1), `per` (default week), `kinds` (default prep, directed-prep,
//! collaboration), `in`.
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
//! Covered members alone make up a group; one with fewer than two does not apply. All members must be free: a member away that
//! day leaves no common time. A co-teacher and the homeroom's teacher of that day are a pair. Open time counts only where `kinds`
//! names it. These clauses are mostly wishes ("every effort"): enter them with `verb = "should"` and the reason when missed.

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
