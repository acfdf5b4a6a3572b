//! Who directs preparation.
//!
//! # What it promises
//! Of the preparation of every window, so much is the teacher's to direct, and no more than so much is directed by principal or team:
//! in blocks, in minutes or as a share.
//!
//! # In contracts
//! - Chicago: elementary, four periods self-directed and one directed by the principal each week; high school seven and three.
//! - Boston V: four of 48 minutes the teacher's, one of 48 directed by the administration.
//! - District of Columbia 23: of five morning blocks four are the teacher's and one the principal's.
//! - Montgomery: at least 3 hours 45 of 7 hours individually managed.
//! - Fresno 2.2: as determined by the teacher.
//! - Hawaii X.1: the teacher decides where and how.
//!
//! # Example
//! ```toml
//! [[prep-direction]]
//! article = "7.6"
//! self = { blocks = 4, minutes = 180, share = 80 }
//! directed = { blocks = 1 }
//! block = 45
//! team = "directed"
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `self` | `{ blocks, minutes, share }`, share in per cent | this or `directed` | at least so much is the teacher's to direct |
//! | `directed` | `{ blocks, minutes, share }`, share in per cent | none | at most so much is directed by others |
//! | `team` | `directed`, `self` | `directed` | whose the blocks are that the team directs |
//! | `block` | minutes | 1 | shortest stretch that is a block |
//! | `per` | a window | `week` | over which time |
//! | `in` | `student-day`, `paid-day`, `before-school`, `{ before, after }` in minutes | `student-day` | where in the day |
//! | `short-weeks` | `full`, `waived`, `prorated` | `full` | what a short window owes of `self` |
//! | `prorate` | `none`, `linear`, `only-full-time`, a table | `none` | what part time is owed of `self` |
//! | `kinds` | kinds of time | `["prep", "directed-prep"]` | what is parted by who directs it |
//!
//! # What counts
//! Prep without a word on who directs it is the teacher's; `directed-prep` without one is somebody else's. The team's shared time
//! counts only where `kinds` lists collaboration, and is the team's unless the row says otherwise.
//!
//! # Short days and part time
//! `self` scales with short weeks and part time (half up), `directed` is a limit and stands.
//!
//! # Kept
//! Four blocks of the teacher's own and one that the principal directs, where four and one are agreed.
//!
//! # Broken
//! A second block that the principal directs; or a fourth own block one minute too short.
//!
//! # How it is solved
//! The solver writes preparation as the teacher's own and directs none of it, so what is to be self-directed is asked for by the
//! clauses on preparation; this rule adds nothing and is checked only.
//!
//! # How it is checked
//! Rows that count are parted by who directs them. Rows that touch and are directed alike are one block.
//!
//! # Edge cases
//! A share of nothing does not apply.
//!
//! # Cannot be decided
//! What somebody was told to do in a block that no row marks. HR must answer whose the blocks are that a team directs.

mod check;

use super::promise::{Promise, Promised, counted};
use crate::model::{Minutes, Per, School};
use crate::rules::clause::{Clause, CountsIn, Prorate, ShortDays};

/// Id of the rule.
pub const ID: &str = "prep-direction";

/// `[[prep-direction]]`: who directs how much of the preparation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause; its `counts` say what is parted.
    pub clause: Clause,
    /// The window.
    pub per: Per,
    /// At least so much is the teacher's.
    pub own: Part,
    /// At most so much is directed by others.
    pub directed: Part,
    /// Whether what the team directs is the teacher's own.
    pub team_is_own: bool,
    /// Shortest stretch that is a block.
    pub block: Minutes,
    /// Where in the day.
    pub counts_in: CountsIn,
    /// What a short window does to what is the teacher's.
    pub short_weeks: ShortDays,
    /// What part-time work does to it.
    pub prorate: Prorate,
}

/// A part of the preparation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Part {
    /// Blocks.
    pub blocks: Option<u32>,
    /// Minutes.
    pub minutes: Option<Minutes>,
    /// Per cent of the minutes.
    pub share: Option<u32>,
}

impl Part {
    fn words(self) -> String {
        let mut words = Vec::new();
        words.extend(self.blocks.map(|blocks| counted(blocks, "blocks")));
        words.extend(self.minutes.map(|minutes| format!("{minutes} minutes")));
        words.extend(self.share.map(|share| format!("{share} %")));
        words.join(" and ")
    }
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let mut parts = Vec::new();
        if self.own != Part::default() {
            parts.push(format!("at least {} of the preparation self-directed", self.own.words()));
        }
        if self.directed != Part::default() {
            let by = if self.team_is_own { "the principal" } else { "principal or team" };
            parts.push(format!("at most {} directed by {by}", self.directed.words()));
        }
        let what = format!("{}, {} {}", self.per.every(), parts.join(", "), self.counts_in.words());
        vec![Promise::of_clause(ID, &self.clause, school, &format!("{what}{}", self.prorate.words()))]
    }
}
