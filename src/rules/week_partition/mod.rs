//! The week divided into buckets.
//!
//! # What it promises
//! Every paid minute falls into one of the buckets the contract names, and each bucket holds exactly its minutes.
//!
//! # In contracts
//! - Hawaii VI.CC: 1,415 + 225 + 150 + 310 = 2,100 minutes for self-contained classes, 1,285 + 225 + 150 + 440 for departments.
//! - Chicago: 296 + 15 + 60 + 45 of 420 minutes a day; four are not assigned.
//! - Fresno 20: 310 of instruction, 80 of other work and 30 of lunch in a duty day of 420.
//!
//! # Example
//! ```toml
//! [[week-partition]]
//! article = "9.10"
//! total = 2100
//! buckets = [
//!   { name = "instruction", kinds = ["instruct", "special", "intervention", "eld"], minutes = 1415 },
//!   { name = "preparation", kinds = ["prep"], minutes = 225 },
//!   { name = "lunch", kinds = ["lunch"], minutes = 150 },
//!   { name = "other", kinds = ["meeting", "collaboration", "duty", "recess", "transition"], minutes = 310 },
//! ]
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `buckets` | a list of `{ name, kinds, minutes }` | required | each holds exactly its minutes; no kind is in two |
//! | `total` | minutes | not checked | the sum, checked when the file is read |
//! | `per` | a window | `week` | over which time |
//! | `short-days` | `full`, `waived`, `prorated` | `full` | what a short day does, where `per` is day |
//! | `short-weeks` | `full`, `waived`, `prorated` | `full` | what a short window does |
//! | `prorate` | `none`, `linear`, `only-full-time` | `none` | what part time does |
//!
//! # What counts
//! Every paid minute, and rows outside it. Kinds are the adult's own: lunch with children is duty, and preparation that others direct is
//! directed-prep.
//!
//! # Short days and part time
//! Part-time buckets are scaled and rounded one by one, half up, so that their sum may be a minute off.
//!
//! # Kept
//! 1,415 minutes of kinds that are instruction, and so on, to the minute.
//!
//! # Broken
//! 1,416 minutes of instruction and 309 of other work; or one minute of a kind that is in no bucket.
//!
//! # How it is solved
//! Not sought yet, only checked: a schedule that misses a required bucket is never written.
//!
//! # How it is checked
//! Each minute of the paid day, and of rows outside it, is given to the one kind of time the adult spends it in; the minutes
//! of a bucket's kinds are added up over the window.
//!
//! # Edge cases
//! A minute in two rows belongs to the one that binds most: teaching, then watching over children, then meetings and
//! duties, then the adult's own time. Lunch with children is duty, and preparation that others direct is directed-prep.
//! Kinds that no bucket lists may not happen at all: lists in contracts are exclusive, where one is not, HR must say
//! where the rest belongs.
//!
//! # Cannot be decided
//! A paid minute that no row covers is open; where no bucket takes open time it could be anything, and a bucket it could fill or break
//! cannot be decided.

mod check;

use super::promise::{Promise, Promised};
use crate::model::{Kind, Minutes, School};
use crate::rules::clause::{Clause, Per, Prorate, ShortDays};

/// Id of the rule.
pub const ID: &str = "week-partition";

/// `[[week-partition]]`: the minutes of the week, bucket by bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// The buckets; no kind is in two.
    pub buckets: Vec<Bucket>,
    /// The window.
    pub per: Per,
    /// What a short day or window does to the numbers.
    pub short: ShortDays,
    /// What part-time work does.
    pub prorate: Prorate,
}

/// A part of the week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bucket {
    /// What the contract calls it.
    pub name: String,
    /// The kinds of time that fall into it.
    pub kinds: Vec<Kind>,
    /// Exactly so many minutes.
    pub minutes: Minutes,
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let parts: Vec<String> =
            self.buckets.iter().map(|bucket| format!("{} of {}", bucket.minutes, bucket.name)).collect();
        let total: Minutes = self.buckets.iter().map(|bucket| bucket.minutes).sum();
        let what =
            format!("{}, exactly {total} minutes: {}{}", self.per.every(), parts.join(", "), self.prorate.words());
        vec![Promise::of_clause(ID, &self.clause, school, &what)]
    }
}
