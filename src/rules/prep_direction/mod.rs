//! Who directs preparation.
//!
//! # What it promises
//! Of the preparation of every window, so much is the teacher's to direct, and no more than so much is directed by principal or team:
//! in blocks, in minutes or as a share.
//!
//! # In contracts
//! "Of five weekly preparation periods, four are self-directed and one is directed by the principal."
//!
//! # Terms
//! `self` and `directed`, each with `blocks`, `minutes`, `share` (per cent): at least for `self`, at most for `directed`; `team`
//! (`directed` or `self`: whose the blocks are that the team directs), `block` (shortest block that is one), `per`, `in`,
//! `short-weeks`, `prorate`, `kinds` (what is parted; default `prep`, `directed-prep`).
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
//! Prep without a word on who directs it is the teacher's; `directed-prep` without one is somebody else's. The team's shared time
//! counts only where `kinds` lists collaboration, and is the team's unless the row says otherwise. A share of nothing does not
//! apply. `self` scales with short weeks and part time (half up), `directed` is a limit and stands. HR must answer whose the
//! blocks are that a team directs.

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
