//! Collaboration: how much, how often, and who directs it.
//!
//! # What it promises
//! Of the shared time of every window, at least or at most so many minutes or meetings, none longer than so many minutes, and of
//! those that somebody directs no more or no less than a share.
//!
//! # In contracts
//! "Forty-eight minutes of common planning weekly", "no more than one collaboration meeting a week", "the principal sets at most a
//! quarter of it".
//!
//! # Terms
//! `least-minutes`, `most-minutes`, `least-meetings`, `most-meetings`, `block` (shortest meeting that counts toward the least),
//! `longest` (minutes of one meeting), `directed-by` (only meetings of these count), `least-share`, `most-share` (per cent of all
//! that is directed so), `kinds` (default collaboration), `per`, `in` (default paid day), `short-weeks`, `prorate`.
//!
//! # Kept
//! One meeting of 48 minutes a week where 48 are owed and one is allowed.
//!
//! # Broken
//! 47 minutes; or the 48 in two pieces where one meeting is the most.
//!
//! # How it is solved
//! The shared time of teams is placed as their tables say. The numbers of this rule are checked only.
//!
//! # How it is checked
//! Rows of the kinds that count are cut to the hours that count and joined where they touch and are directed alike; each piece is a
//! meeting.
//!
//! # Edge cases
//! A meeting in two pieces is two meetings. Where `directed-by` is asked and a row does not say who directs it, the number is "cannot be
//! decided" unless both answers agree. A share of nothing does not apply. Most numbers stand in short weeks and part time; least
//! ones scale as the clause says. Whether a limit of minutes is of the year or of the window is `per`: with a year it needs a calendar.
//! Agendas, votes and topics are not in a schedule: HR must answer who sets them.

mod check;

use super::promise::{Promise, Promised};
use crate::model::{Kind, Minutes, Per, School};
use crate::rules::blocks::{Director, director_words};
use crate::rules::clause::{Clause, CountsIn, Prorate, ShortDays};

/// Id of the rule.
pub const ID: &str = "collaboration-time";

/// `[[collaboration-time]]`: least and most of the shared time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Kinds of time that count.
    pub kinds: Vec<Kind>,
    /// The window.
    pub per: Per,
    /// Where in the day.
    pub counts_in: CountsIn,
    /// Only meetings that these direct; empty: all.
    pub directed_by: Vec<Director>,
    /// Least and most minutes.
    pub minutes: Limits,
    /// Least and most meetings.
    pub meetings: Limits,
    /// Least and most per cent of all shared time that is directed so.
    pub share: Limits,
    /// Shortest meeting that counts toward the least.
    pub block: Minutes,
    /// Longest meeting.
    pub longest: Option<Minutes>,
    /// What short windows do to the least.
    pub short_weeks: ShortDays,
    /// What part-time work does to the least.
    pub prorate: Prorate,
}

/// From least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Limits {
    /// At least.
    pub least: Option<i32>,
    /// At most.
    pub most: Option<i32>,
}

impl Limits {
    fn words(self, unit: &str) -> Option<String> {
        match (self.least, self.most) {
            (None, None) => None,
            (Some(least), None) => Some(format!("at least {least} {unit}")),
            (None, Some(most)) => Some(format!("at most {most} {unit}")),
            (Some(least), Some(most)) => Some(format!("{least} to {most} {unit}")),
        }
    }
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let mut parts = Vec::new();
        parts.extend(self.minutes.words("minutes"));
        parts.extend(self.meetings.words("meetings"));
        parts.extend(self.longest.map(|most| format!("none longer than {most} minutes")));
        parts.extend(self.share.words("% of it"));
        let kinds: Vec<&str> = self.kinds.iter().map(|kind| kind.word()).collect();
        let mut what = format!("{}, {}", self.per.every(), kinds.join(" or "));
        if !self.directed_by.is_empty() {
            what = format!("{what} directed by {}", director_words(&self.directed_by));
        }
        what = format!("{what} {}: {}{}", self.counts_in.words(), parts.join(", "), self.prorate.words());
        vec![Promise::of_clause(ID, &self.clause, school, &what)]
    }
}
