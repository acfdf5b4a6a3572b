//! Which stretches of preparation make up a number, what is added to it for some, and who directs time.

use super::clause::Covers;
use crate::model::{Minutes, Per, School, StaffId};

/// What a clause says of single stretches of preparation beyond the shortest that counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Blocks {
    /// Whether stretches that are too short or too long break the promise; else they only do not count (or count up to the
    /// longest length).
    pub forbid: bool,
    /// Longest stretch, in minutes.
    pub longest: Option<Minutes>,
    /// The minutes must be reached in at most so many stretches.
    pub at_most: Option<u32>,
    /// Most stretches on one day.
    pub a_day: Option<u32>,
    /// So many minutes on either side of the first and the last bell do not count, unless the adult has no children
    /// there. 0: all count.
    pub bells: Minutes,
}

impl Blocks {
    /// The end of a promise's sentence.
    #[must_use]
    pub fn words(&self, shortest: Minutes) -> String {
        let mut words = String::new();
        match (self.forbid, self.longest) {
            (true, None) => words = format!("{words}, no block shorter than {shortest}"),
            (true, Some(most)) => words = format!("{words}, no block shorter than {shortest} or longer than {most}"),
            (false, Some(most)) => words = format!("{words}, of no block more than {most}"),
            (false, None) => {}
        }
        if let Some(blocks) = self.at_most {
            words = format!("{words}, reached in at most {blocks} blocks");
        }
        if let Some(blocks) = self.a_day {
            words = format!("{words}, at most {blocks} blocks a day");
        }
        if self.bells > 0 {
            words =
                format!("{words}, without the {} minutes around the bells unless no students come then", self.bells);
        }
        words
    }
}

/// Minutes that some people are owed beyond the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extra {
    /// Who.
    pub covers: Covers,
    /// How many more.
    pub minutes: Minutes,
}

/// What `staff` is owed beyond the others.
#[must_use]
pub fn extra_for(extra: &[Extra], school: &School, staff: StaffId) -> Minutes {
    extra.iter().filter(|own| own.covers.includes(school, staff)).map(|own| own.minutes).sum()
}

/// The end of a promise's sentence: `, 180 more for some`.
#[must_use]
pub fn extra_words(extra: &[Extra], school: &School) -> String {
    let mut words = String::new();
    for own in extra {
        let names: Vec<&str> = school
            .staff_ids()
            .filter(|staff| own.covers.includes(school, *staff))
            .map(|staff| school[staff].name.as_str())
            .collect();
        if !names.is_empty() {
            words = format!("{words}, {} minutes more for {}", own.minutes, names.join(", "));
        }
    }
    words
}

/// A number that is owed on some days of a window only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OnDays {
    /// On at least so many days …
    pub days: u32,
    /// … of so many: then what matters is how many days of the window may be without.
    pub of: Option<u32>,
    /// The window.
    pub per: Per,
}

/// Who directs an adult's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Director {
    /// The teacher alone.
    Teacher,
    /// The team together.
    Team,
    /// The principal.
    Principal,
}

impl Director {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Teacher, Self::Team, Self::Principal];

    /// The word of the files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Teacher => "teacher",
            Self::Team => "team",
            Self::Principal => "principal",
        }
    }
}

/// `teacher or team`
#[must_use]
pub fn director_words(directors: &[Director]) -> String {
    directors.iter().map(|own| own.word()).collect::<Vec<_>>().join(" or ")
}
