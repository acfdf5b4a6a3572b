//! A proof by counting.

use crate::model::Item;

/// One line of a sum: what, how often, how much each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What is counted, in a principal's words: `grade 3: art`.
    pub what: String,
    /// How often.
    pub times: i64,
    /// How much each.
    pub each: i64,
}

impl Line {
    /// `times` × `each`.
    #[must_use]
    pub fn sum(&self) -> i64 {
        self.times * self.each
    }
}

/// More is needed than there is: no schedule exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Id of the law.
    pub law: &'static str,
    /// The whole sum in one or two sentences that a reader can redo with a pencil.
    pub sentence: String,
    /// Unit of both sums: `sections`, `minutes` …
    pub unit: &'static str,
    /// What is needed, line by line.
    pub needed: Vec<Line>,
    /// What there is, line by line.
    pub there: Vec<Line>,
    /// What it rests on, facts included; without any one of the wishes and promises it would not hold.
    pub rests_on: Vec<Item>,
}
