//! Collaboration only after preparation.
//!
//! # What it promises
//! In every window in which somebody has shared time, their own preparation reaches its minimum first.
//!
//! # In contracts
//! - Albuquerque 5.E.1.a.8, c.2: collaboration only once the minimum is met, in short weeks too; minutes of both are separate (G.6).
//! - Baltimore 7.8.E: an elementary school adds a fourth preparation before it takes one for collaboration.
//! - Kansas City: only what lies beyond 250 minutes.
//! - Texas 21.404: no group planning inside the minimum; minutes above it are free.
//!
//! # Example
//! ```toml
//! [[collaboration-after-prep]]
//! article = "9.2"
//! minutes = 220
//! block = 20
//! per = "week"
//! other-days = true
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `minutes` | minutes | this or `blocks` | own preparation that comes first |
//! | `blocks` | blocks | none | so many blocks of `block` that come first |
//! | `block` | minutes | 1 | shortest block that counts; required with `blocks` |
//! | `in` | `student-day`, `paid-day`, `before-school`, `{ before, after }` in minutes | `student-day` | where preparation and shared time count |
//! | `per` | a window | `week` | over which time |
//! | `other-days` | true or false | false | preparation on each full day at work without shared time |
//! | `kinds` | kinds of time | `["collaboration"]` | what is shared time |
//! | `counts` | kinds of time | `["prep"]` | what is preparation |
//! | `collaboration-counts` | true or false | false | the same as `counts = ["prep", "collaboration"]` |
//!
//! # What counts
//! Own preparation in long enough blocks, and shared time, both inside the hours of `in`.
//!
//! # Short days and part time
//! The minimum does not shrink in short weeks: the shared time yields first. It is the same for part time.
//!
//! # Kept
//! 450 minutes of own preparation in two weeks, and a meeting besides.
//!
//! # Broken
//! A meeting that takes one of five blocks of 90: 360 are left of 450.
//!
//! # How it is solved
//! The shared time of teams is owed by itself, so the minimum is asked for as a sum over each window, for members of a team only.
//! `blocks` are asked for as minutes in such blocks; `other-days` is checked only.
//!
//! # How it is checked
//! Own preparation of the window is added up in blocks that are long enough; where there is any shared time inside the hours that
//! count, it must reach the minimum.
//!
//! # Edge cases
//! A window without shared time does not apply. Shared time outside the hours that count (`in`) takes no preparation
//! and asks nothing. Where only what lies beyond the minimum may be used, prep that is turned into a meeting is no
//! longer preparation: what is left must still reach it.
//!
//! # Cannot be decided
//! Months and years without a calendar. HR must answer whether shared time outside the student day is meant.

mod check;
mod encode;

use super::promise::{Promise, Promised};
use crate::model::{Kind, Minutes, Per, School};
use crate::rules::clause::{Clause, CountsIn};

/// Id of the rule.
pub const ID: &str = "collaboration-after-prep";

/// `[[collaboration-after-prep]]`: shared time only where own preparation reaches its minimum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Kinds of shared time.
    pub kinds: Vec<Kind>,
    /// Own preparation that comes first, in minutes.
    pub minutes: Option<Minutes>,
    /// Own preparation that comes first, in blocks.
    pub blocks: Option<u32>,
    /// Shortest block that counts.
    pub block: Minutes,
    /// Where in the day preparation and shared time count.
    pub counts_in: CountsIn,
    /// The window.
    pub per: Per,
    /// Whether full days at work without shared time must have preparation.
    pub other_days: bool,
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let mut parts = Vec::new();
        parts.extend(self.minutes.map(|minutes| format!("{minutes} minutes")));
        parts.extend(self.blocks.map(|blocks| format!("{blocks} blocks")));
        let mut what = format!(
            "{}, shared time only where there are {} of own preparation {} in blocks of at least {}",
            self.per.every(),
            parts.join(" and "),
            self.counts_in.words(),
            self.block
        );
        if self.other_days {
            what += ", and preparation on all other full days";
        }
        vec![Promise::of_clause(ID, &self.clause, school, &what)]
    }
}
