//! Co-teachers teach together.
//!
//! # What it promises
//! Both teachers of a pair are with their class in every minute of the block they share.
//!
//! # In contracts
//! - San Francisco 7.2.8.1.4: co-teachers with the same class.
//! - Hillsborough 2.8.1: co-teaching is told in the notice of schedules.
//!
//! # Example
//! ```toml
//! [[co-teaching]]
//! article = "7.2.8"
//! ```
//!
//! # Terms
//! None of its own: the pairs are `[[co-teaching]]` of the school file.
//!
//! # What counts
//! The minutes of the block in which both are in a row with the class.
//!
//! # Short days and part time
//! A day on which the block does not happen is not looked at.
//!
//! # Kept
//! Both with 3A from 8:00 to 9:00, the whole of literacy.
//!
//! # Broken
//! The second teacher leaves at 8:59.
//!
//! # How it is solved
//! The second teacher is placed with the block wherever the school file says so. Nothing more is sought.
//!
//! # How it is checked
//! The minutes of the block in which both are in a row with the class, day by day.
//!
//! # Edge cases
//! A pair is covered if either of the two is. Where the homeroom is shared by two teachers, the one of the day is
//! meant. Groups of the same block count as together. A person in two pairs has a finding for each.
//!
//! # Cannot be decided
//! HR must answer: have both agreed to it, and was the status in the notice of schedules.

mod check;

use super::promise::{Promise, Promised};
use crate::model::School;
use crate::rules::clause::Clause;

/// Id of the rule.
pub const ID: &str = "co-teaching";

/// `[[co-teaching]]` of a contract: both teach the same class at the same time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let what = "Both co-teachers with the class during the whole block";
        vec![Promise::of_clause(ID, &self.clause, school, what)]
    }
}
