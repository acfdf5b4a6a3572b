//! Nobody is in two places at once.
//!
//! # What it promises
//! An adult is in one row of the schedule at a time. So is a homeroom, unless it is divided into groups or a counted
//! group is pulled out of it.
//!
//! # In contracts
//! No contract says it; every contract takes it for granted.
//!
//! # Example
//! Nothing is written: it always holds.
//!
//! # Terms
//! None.
//!
//! # What counts
//! Every row of the schedule, whatever its kind.
//!
//! # Short days and part time
//! The same on every day and for everybody.
//!
//! # Kept
//! Ms Okafor teaches 3A until 10:55 and 3B from 10:55.
//!
//! # Broken
//! Ms Okafor teaches 3A until 10:55 and 3B from 10:54: one minute twice.
//!
//! # How it is solved
//! Rows of one person, and of one undivided homeroom, never overlap.
//!
//! # How it is checked
//! Every two rows of the same adult or homeroom on a day are compared by the clock.
//!
//! # Edge cases
//! Rows that touch do not overlap. Two rows of one homeroom may lie side by side where both are special, intervention
//! or ELD groups of a divided homeroom, or where one is an intervention or ELD group that is not a block of the whole
//! grade. A co-teacher stands in the teacher's row, or in a row of kind co-teach beside it.
//!
//! # Cannot be decided
//! Nothing: the rows of the schedule decide it.

mod check;

use super::promise::{Promise, Promised};
use crate::model::School;

/// Id of the rule.
pub const ID: &str = "no-double-booking";

/// A rule of the program itself: it has no terms and always holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms;

impl Promised for Terms {
    fn promises(&self, _school: &School) -> Vec<Promise> {
        vec![Promise::of_program(ID, "At every minute, nobody, adult or child, is expected in two places")]
    }
}
