//! Caseload.
//!
//! # What it promises
//! Nobody covered has more students on their caseload than the cap; or those covered have no more on average.
//!
//! # In contracts
//! - California EC 56362(c): 28 for a resource specialist.
//! - California EC 56363.3: 55 on average for speech and language.
//! - Los Angeles: caps in special education.
//!
//! # Example
//! ```toml
//! [[caseload]]
//! article = "56362"
//! most = 28
//! average = 26
//! prorate = "linear"
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `most` | students, 1 to 500 | this or `average` | most of each person |
//! | `average` | students, 1 to 500 | none | most on average of those covered |
//! | `prorate` | `none`, `linear`, `only-full-time`, a table | `none` | what part time does to it |
//!
//! # What counts
//! `caseload` of each person in the school file (`caseload = 26` in `[staff.ID]`).
//!
//! # Short days and part time
//! An average is of the people, or of full-time shares where the clause scales with part time.
//!
//! # Kept
//! 28 students where 28 are the cap; 14 at half time where it scales.
//!
//! # Broken
//! 29; 15 at half time.
//!
//! # How it is solved
//! Nothing is sought: a caseload is not made by a schedule.
//!
//! # How it is checked
//! `caseload` of each person in the school file.
//!
//! # Edge cases
//! An average is of the people, or of full-time shares where the clause scales with part time; one of them without
//! `caseload`, and it cannot be decided.
//!
//! # Cannot be decided
//! Groups of a schedule say nothing of a caseload, which also holds students who are only watched: without `caseload` it cannot be decided.
//! HR must answer: on which date it counts, over which people (school or district) an average is taken, whether a waiver was granted.

mod check;

use super::promise::{Bound, Promise, Promised};
use crate::model::School;
use crate::rules::clause::{Clause, Prorate};

/// Id of the rule.
pub const ID: &str = "caseload";

/// `[[caseload]]`: at most so many students.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Most students of each person.
    pub most: Option<u32>,
    /// Most students on average.
    pub average: Option<u32>,
    /// What part-time work does.
    pub prorate: Prorate,
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let most = self.most.map(|most| format!("at most {most} students"));
        let average = self.average.map(|most| format!("at most {most} students on average"));
        let parts: Vec<String> = most.into_iter().chain(average).collect();
        let what = format!("On a caseload, {}{}", parts.join(", "), self.prorate.words());
        vec![Promise::of_clause(ID, &self.clause, school, &what)]
    }

    fn bounds(&self) -> Vec<Bound> {
        let most = self.most.map(|most| Bound::at_most(most, "students in a caseload"));
        let average = self.average.map(|most| Bound::at_most(most, "students in a caseload on average"));
        most.into_iter().chain(average).collect()
    }
}
