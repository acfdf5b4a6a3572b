//! Joins plan, place and staff.

mod outcome;

pub use outcome::{Effort, Impossible, Outcome, Rank, Solution, Unknown};
