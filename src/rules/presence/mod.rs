//! Hours on site.
//!
//! # What it promises
//! The paid hours of the school file are as long as agreed, and begin and end as long before and after the bells as agreed.
//!
//! # In contracts
//! - Fresno 20.1: a work day of 480 minutes, of which 420 on site.
//! - San Diego 8.5.1, App. H: 6 hours 35 on site without lunch, part time by a table.
//! - Los Angeles IX.3.1: 21 minutes before and 10 after in elementary schools.
//! - San Francisco 7.2.1.2: 15 to 30 before; 5 to 10 where common planning is in the schedule.
//! - Garden Grove 4.1: at most 30 before and 15 after.
//! - Baltimore 7.3.B: 15 before in elementary schools, 10 after.
//!
//! # Example
//! ```toml
//! [[presence]]
//! article = "9.9"
//! on-site = 395
//! bound = "most"
//! includes-lunch = false
//! before-bell = { min = 5, max = 30 }
//! after-bell = { max = 15 }
//! prorate = { "87.5" = 346, "50" = 198 }
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `on-site` | minutes | this or a bell | minutes of the paid hours over the window |
//! | `bound` | `least`, `most`, `exactly` | `least` | what that number is |
//! | `includes-lunch` | true or false | true | whether duty-free lunch is in it |
//! | `per` | a window | `day` | over which time |
//! | `before-bell` | `{ min, max }` in minutes | none | from the start of the hours to the first bell |
//! | `after-bell` | `{ min, max }` in minutes | none | from the last bell to the end of the hours |
//! | `short-days` | `full`, `waived`, `prorated` | `full` | what a short day does to a daily number |
//! | `short-weeks` | `full`, `waived`, `prorated` | `full` | what a short window does to any other |
//! | `prorate` | `none`, `linear`, `only-full-time`, a table | `none` | what part time does to it |
//!
//! # What counts
//! The paid hours of the school file, not what is scheduled in them.
//!
//! # Short days and part time
//! As the terms say. Somebody below full time whose hours do not reach the bell owes nothing at it; somebody at full time does.
//!
//! # Kept
//! From 07:45 to 14:50 with 30 minutes of lunch, where 395 minutes without lunch are owed.
//!
//! # Broken
//! From 07:45 to 14:49; or from 07:39 where students come at 08:10 and 30 minutes before are the most.
//!
//! # How it is solved
//! Hours are facts of the school file: no schedule changes them. They are only checked.
//!
//! # How it is checked
//! The paid hours of each day are measured, less the adult's own lunch in the schedule where lunch is not included; bells are
//! those of the day type, or of the homerooms the adult leads where these differ.
//!
//! # Edge cases
//! An on-site number is not the length of the professional day: time at home is in no schedule. Where lunch is not
//! included and none is written, nothing is taken off.
//!
//! # Cannot be decided
//! A share of full time that the contract's table lacks. Whether an on-site number is a least or a most is often not said: HR must choose
//! `bound`.

mod check;

use super::promise::{Promise, Promised};
use crate::model::{Minutes, School};
use crate::rules::clause::{Clause, Per, Prorate, Range, ShortDays};

/// Id of the rule.
pub const ID: &str = "presence";

/// `[[presence]]`: how long the paid hours are and how they lie to the bells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Minutes on site over the window, where the clause says.
    pub on_site: Option<Minutes>,
    /// What the minutes are.
    pub bound: Bound,
    /// Whether the duty-free lunch counts into them.
    pub includes_lunch: bool,
    /// The window of the minutes.
    pub per: Per,
    /// Minutes from the start of the hours to the first bell.
    pub before_bell: Range,
    /// Minutes from the last bell to the end of the hours.
    pub after_bell: Range,
    /// What a short day or window does to the minutes.
    pub short: ShortDays,
    /// What part-time work does to them.
    pub prorate: Prorate,
}

/// What a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Bound {
    /// No less.
    #[default]
    Least,
    /// No more.
    Most,
    /// Neither less nor more.
    Exactly,
}

impl Bound {
    /// `at least`
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Least => "at least",
            Self::Most => "at most",
            Self::Exactly => "exactly",
        }
    }
}

/// `at least 10 and at most 30`
fn range_words(range: Range) -> Option<String> {
    match (range.min, range.max) {
        (Some(min), Some(max)) => Some(format!("at least {min} and at most {max}")),
        (Some(min), None) => Some(format!("at least {min}")),
        (None, Some(max)) => Some(format!("at most {max}")),
        (None, None) => None,
    }
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let mut said = Vec::new();
        if let Some(minutes) = self.on_site {
            let lunch = if self.includes_lunch { "lunch included" } else { "lunch not included" };
            let (bound, words) = (self.bound.words(), self.prorate.words());
            let when = self.clause.when(school, self.per.every());
            said.push(format!("{when}, {bound} {minutes} minutes on site, {lunch}{words}"));
        }
        for (range, where_to) in [(self.before_bell, "before the first"), (self.after_bell, "after the last")] {
            if let Some(words) = range_words(range) {
                said.push(format!(
                    "{}, on site {words} minutes {where_to} bell",
                    self.clause.when(school, "Every day")
                ));
            }
        }
        said.iter().map(|what| Promise::of_clause(ID, &self.clause, school, what)).collect()
    }
}
