//! The week divided into buckets.
//!
//! # What it promises
//! Every paid minute falls into one of the buckets the contract names, and each bucket holds exactly its minutes.
//!
//! # In contracts
//! "The 2,100 minutes of the week are 1,415 of instruction, 225 of preparation, 150 of duty-free lunch and 310 of other
//! work." For departments the same week is 1,285 + 225 + 150 + 440. A day of 420 minutes may be 296 of instruction, 15 of
//! supervision, 60 of preparation, 45 of lunch and 4 that are not assigned.
//!
//! # Terms
//! `buckets` (each with `name`, `kinds`, `minutes`), `total` (the sum, checked when the file is read), `per` (week or another
//! window), `short-days` or `short-weeks`, `prorate` (none, linear or only-full-time).
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
//! A minute in two rows belongs to the one that binds most: teaching, then watching over children, then meetings and duties,
//! then the adult's own time. Lunch with children is duty, and preparation that others direct is directed-prep. A paid minute
//! that no row covers is open; where no bucket takes open time it could be anything, and a bucket it could fill or break
//! cannot be decided. Kinds that no bucket lists may not happen at all: lists in contracts are exclusive, where one is
//! not, HR must say where the rest belongs. Part-time buckets are scaled and rounded one by one, half up, so that their sum may be
//! a minute off.

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
