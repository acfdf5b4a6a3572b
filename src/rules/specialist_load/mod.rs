//! Sections a specialist teaches in a day.
//!
//! # What it promises
//! At most so many sections a day, and at most so many in a row.
//!
//! # In contracts
//! "Specialists shall teach no more than seven classes a day, and no more than four without a break."
//!
//! # Terms
//! `sections-per-day`, `in-a-row`; either may be left out.
//!
//! # Kept
//! Seven sections, a break of ten minutes after the fourth.
//!
//! # Broken
//! An eighth section; or a fifth that starts nine minutes after the fourth ended.
//!
//! # How it is solved
//! Sections of a specialist and day are counted, and any run of one too many has a gap of ten minutes in it.
//!
//! # How it is checked
//! The adult's section rows of the day are walked in clock order.
//!
//! # Edge cases
//! Two homerooms combined in one section are one section. Groups of a homeroom divided among several specialists count for
//! the section they join. Leading intervention groups and supervision are no sections.

mod check;
mod encode;

use super::promise::{Bound, Promise, Promised};
use crate::model::School;
use crate::rules::clause::Clause;

/// Id of the rule.
pub const ID: &str = "specialist-load";

/// `[[specialist-load]]`: at most so many sections a day, and so many in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Most sections a day, where the clause limits them.
    pub sections_per_day: Option<u32>,
    /// Most sections in a row (with less than 10 minutes between), where the clause limits them.
    pub in_a_row: Option<u32>,
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let mut promises = Vec::new();
        if let Some(most) = self.sections_per_day {
            let what = format!("Every day, at most {most} sections to teach");
            promises.push(Promise::of_clause(ID, &self.clause, school, &what));
        }
        if let Some(most) = self.in_a_row {
            let what = format!("Every day, at most {most} sections in a row (less than 10 minutes between)");
            promises.push(Promise::of_clause(ID, &self.clause, school, &what));
        }
        promises
    }

    fn bounds(&self) -> Vec<Bound> {
        let sections = self.sections_per_day.map(|most| Bound::at_most(most, "sections a day"));
        let in_a_row = self.in_a_row.map(|most| Bound::at_most(most, "sections in a row"));
        sections.into_iter().chain(in_a_row).collect()
    }
}
