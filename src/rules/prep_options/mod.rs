//! Preparation by one of several patterns.
//!
//! # What it promises
//! Over every window, preparation in one of the patterns the agreement lists: the first that can be had, any of them, or
//! the one the school voted for.
//!
//! # In contracts
//! - District of Columbia 23.6.2: five blocks of 45; else three of 45 and one of 90; else 45 and two of 90, or two of 45 and one of 135; else three of 45 and three morning blocks of 30.
//! - Minneapolis 2.4.3: the site votes among five of 45 and 50 more, five of 55, or 275 to 550 minutes.
//! - Montgomery D.2.b: 4 hours 15 with ten minutes between classes, or 4 hours 45 with five.
//!
//! # Example
//! ```toml
//! [[prep-options]]
//! article = "7.4"
//! choose = "ladder"
//! options = [
//!     { blocks = [{ times = 5, minutes = 45 }], impossible = "shown on 2026-04-02: one specialist too few" },
//!     { blocks = [{ times = 3, minutes = 45 }, { times = 3, minutes = 30, in = "paid-day" }] },
//!     { name = "menu", minutes = 225, most = 300, between-sections = 5 },
//! ]
//!
//! [[prep-options]]
//! article = "7.5"
//! choose = "vote"
//! chosen = 2
//! options = [{ blocks = [{ times = 5, minutes = 55 }] }, { minutes = 275, most = 550 }]
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `choose` | `ladder`, `any`, `vote` | `ladder` | the first that can be had, any of them, or the one voted for |
//! | `chosen` | number of an option, from 1 | none | the option voted for; only with `vote` |
//! | `per` | a window | `week` | over which time |
//! | `short-weeks` | `full`, `waived` | `full` | what a short window owes |
//! | `options` | a list, two at least | required | each with `name`, `blocks` (`times`, `minutes`, `in`, `window`), `minutes` in all, `most` in all, `between-sections` (minutes), `impossible` (how it was shown that it cannot be had), `same-rung` (on a ladder it stands as high as the option before it) |
//! | `counts` | kinds of time | `["prep"]` | what is preparation |
//! | `collaboration-counts` | true or false | false | the same as `counts = ["prep", "collaboration"]` |
//!
//! # What counts
//! Rows of kind prep that the teacher directs; each block takes a stretch of its own. `minutes` of an option are counted inside the student day.
//!
//! # Short days and part time
//! Short weeks owe the whole pattern or, with `waived`, nothing. Patterns do not shrink for part time: cover only full time with `min-fte`,
//! or enter the part-time pattern as a clause of its own.
//!
//! # Kept
//! Five blocks of 45 minutes where that is the first option.
//!
//! # Broken
//! Four blocks of 45 and one of 44, and no other option has these either.
//!
//! # How it is solved
//! Sought: the fewest minutes any option asks for, in blocks no shorter than the shortest any option names. Which pattern
//! they make is checked only.
//!
//! # How it is checked
//! Each block of an option takes a stretch of its own that is long enough, longest first; stretches that touch are one. The first
//! option that is whole is the one met.
//!
//! # Edge cases
//! A block of 90 is one block: it does not stand for two of 45. An option says no day for its blocks; where they must
//! lie on different days, add daily preparation.
//!
//! # Cannot be decided
//! On a ladder a later option is allowed only where every earlier one cannot be had. No schedule shows that: without
//! `impossible` for each of them the verdict is "cannot be decided", and names what must be shown. The same holds where the
//! vote is not recorded. HR must answer which option a shared teacher has.

mod check;
mod encode;

use super::promise::{Promise, Promised};
use crate::model::{Minutes, Per, School, Span};
use crate::rules::clause::{Clause, CountsIn};

/// Id of the rule.
pub const ID: &str = "prep-options";

/// `[[prep-options]]`: preparation in one of several patterns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// The window.
    pub per: Per,
    /// How one is chosen.
    pub choice: Choice,
    /// The patterns in their order.
    pub options: Vec<Pattern>,
    /// Whether windows with fewer school days owe nothing.
    pub short_weeks_waived: bool,
}

/// How one of the options is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The first that can be had.
    Ladder,
    /// Whichever.
    Any,
    /// The one voted for: its position, where it is recorded.
    Vote(Option<usize>),
}

/// One option.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pattern {
    /// Its name.
    pub name: String,
    /// Blocks, each a stretch of its own.
    pub blocks: Vec<Wanted>,
    /// Minutes in all, however they lie.
    pub minutes: Option<Minutes>,
    /// Most minutes in all.
    pub most: Option<Minutes>,
    /// Least minutes between two sections of a day.
    pub between_sections: Option<Minutes>,
    /// How it was shown that this option cannot be had.
    pub impossible: Option<String>,
    /// Whether it stands on the same rung of the ladder as the option before it.
    pub same_rung: bool,
}

/// Blocks of one length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// How many.
    pub times: u32,
    /// How long each.
    pub minutes: Minutes,
    /// Where in the day.
    pub counts_in: CountsIn,
    /// Inside which clock times, where the clause says so.
    pub window: Option<Span>,
}

impl Pattern {
    /// Minutes it asks for.
    #[must_use]
    pub fn total(&self) -> Minutes {
        let blocks: Minutes =
            self.blocks.iter().map(|own| own.minutes * Minutes::try_from(own.times).unwrap_or(1)).sum();
        blocks.max(self.minutes.unwrap_or(0))
    }

    /// `3 × 45 + 1 × 90 min`
    #[must_use]
    pub fn words(&self) -> String {
        let block = |own: &Wanted| {
            let inside = match own.counts_in {
                CountsIn::StudentDay => String::new(),
                other => format!(" {}", other.words()),
            };
            let window = own.window.map_or(String::new(), |window| format!(" between {window}"));
            (format!("{} × {}", own.times, own.minutes), format!("{inside}{window}"))
        };
        let blocks: Vec<(String, String)> = self.blocks.iter().map(block).collect();
        // Where it must lie stands after its minutes, so the unit stands before.
        let placed = blocks.iter().any(|(_, place)| !place.is_empty());
        let min = if placed { " min" } else { "" };
        let mut words = blocks.iter().map(|(own, place)| format!("{own}{min}{place}")).collect::<Vec<_>>().join(" + ");
        if let Some(minutes) = self.minutes {
            words = if words.is_empty() { minutes.to_string() } else { format!("{words}, {minutes} in all") };
        }
        if !placed || self.minutes.is_some() {
            words += " min";
        }
        if let Some(most) = self.most {
            words = format!("{words}, at most {most}");
        }
        if let Some(gap) = self.between_sections {
            words = format!("{words}, {gap} min between sections");
        }
        if self.name.is_empty() { words } else { format!("{} ({words})", self.name) }
    }
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let how = match self.choice {
            Choice::Ladder => "the first that can be had of",
            Choice::Any => "one of",
            Choice::Vote(_) => "the one the school voted for of",
        };
        let mut what = format!("{}, preparation by {how} ", self.per.every());
        for (n, own) in self.options.iter().enumerate() {
            let join = match n {
                0 => "",
                _ if own.same_rung && self.choice == Choice::Ladder => ", or as well ",
                _ => "; ",
            };
            what.extend([join, &(n + 1).to_string(), ": ", &own.words()]);
        }
        if self.short_weeks_waived {
            what += ", not in short ones";
        }
        vec![Promise::of_clause(ID, &self.clause, school, &what)]
    }
}
