//! Collaboration: how much, how often, and who directs it.
//!
//! # What it promises
//! Of the shared time of every window, at least or at most so many minutes or meetings, none longer than so many minutes, and of
//! those that somebody directs no more or no less than a share.
//!
//! # In contracts
//! - Boston V: 48 minutes of common planning a week.
//! - San Francisco 7.2.6.1: at least two hours a month by grade level.
//! - Fresno 1.3: at most 45 hours a year (another section of the same article says 54).
//! - Jefferson KY: at most one meeting of the learning community a week in planning time.
//! - Santa Ana: at most two a month that the administration drives, of one hour each.
//! - Pinellas: at most two structured ones a week.
//! - Garden Grove 4.1: the principal picks at most 25 per cent of the topics.
//!
//! # Example
//! ```toml
//! [[collaboration-time]]
//! article = "9.1"
//! least-minutes = 48
//! most-minutes = 60
//! most-meetings = 1
//! longest = 60
//! per = "week"
//!
//! [[collaboration-time]]
//! article = "9.2"
//! directed-by = ["principal"]
//! most-share = 25
//! per = "month"
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `least-minutes` | minutes | none | at least so many over the window |
//! | `most-minutes` | minutes | none | at most so many |
//! | `least-meetings` | meetings | none | at least so many |
//! | `most-meetings` | meetings | none | at most so many; a meeting in two pieces is two |
//! | `block` | minutes | 1 | shortest meeting that counts toward the least |
//! | `longest` | minutes | none | no meeting is longer |
//! | `directed-by` | list of `teacher`, `team`, `principal` | all | only meetings of these count |
//! | `least-share` | per cent | none | at least such a share of all is directed so |
//! | `most-share` | per cent | none | at most such a share |
//! | `kinds` | kinds of time | `["collaboration"]` | what is shared time |
//! | `per` | a window | `week` | over which time |
//! | `in` | `student-day`, `paid-day`, `before-school`, `{ before, after }` in minutes | `paid-day` | where in the day |
//! | `short-weeks` | `full`, `waived`, `prorated` | `full` | what a short window owes of the least |
//! | `prorate` | `none`, `linear`, `only-full-time`, a table | `none` | what part time owes of the least |
//!
//! # What counts
//! Rows of kind collaboration (or of `kinds`), all of the paid day.
//!
//! # Short days and part time
//! Most numbers stand in short weeks and part time; least ones scale as the clause says.
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
//! A meeting in two pieces is two meetings. A share of nothing does not apply. Whether a limit of minutes is of the
//! year or of the window is `per`: with a year it needs a calendar.
//!
//! # Cannot be decided
//! Where `directed-by` is asked and a row does not say who directs it, the number is "cannot be decided" unless both answers agree.
//! Months and years need a calendar. Agendas, votes and topics are not in a schedule: HR must answer who sets them.

mod check;

use super::promise::{Bound, Promise, Promised};
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

    fn bounds(&self) -> Vec<Bound> {
        let per = self.per.every().to_lowercase();
        // Numbers for meetings that some direct, or of other kinds of time, say nothing of the others.
        if !self.directed_by.is_empty() || self.kinds != [Kind::Collaboration] {
            return Vec::new();
        }
        let conditions = format!("{:?} {}", self.counts_in, self.block);
        let both = |limits: Limits, of: String| {
            let least = limits.least.map(|least| Bound::at_least(least, &of));
            let most = limits.most.map(|most| Bound::at_most(most, &of));
            least.into_iter().chain(most).map(|bound| bound.under(&conditions)).collect::<Vec<_>>()
        };
        let minutes = both(self.minutes, format!("minutes of shared time {per}"));
        [minutes, both(self.meetings, format!("meetings of a team {per}"))].concat()
    }
}
