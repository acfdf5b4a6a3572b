//! A vote that sets a clause aside for a while.

use jiff::civil::Date;

/// The share of votes a waiver needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Threshold {
    /// Votes needed …
    pub part: u64,
    /// … of so many cast.
    pub whole: u64,
    /// Whether exactly this share is too few (50 % + 1).
    pub more_than: bool,
    /// As the file writes it.
    pub words: String,
}

/// A vote that sets a clause aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// Votes for it.
    pub votes_for: u32,
    /// Votes that count: cast, or all who may vote, as the agreement says.
    pub votes_of: u32,
    /// What it needs.
    pub needs: Threshold,
    /// Who votes, in words.
    pub electorate: Option<String>,
    /// Last day it holds.
    pub until: Option<Date>,
    /// Why it was voted.
    pub reason: Option<String>,
}

impl Waiver {
    /// `34 of 40 (teachers at the school) where 2/3 are needed`
    #[must_use]
    pub fn vote_words(&self) -> String {
        let who = self.electorate.as_ref().map_or_else(String::new, |who| format!(" ({who})"));
        format!("{} of {}{who} voted for it, {} needed", self.votes_for, self.votes_of, self.needs.words)
    }

    /// Why it does not hold on `date` (`None`: the day is not known); `None` where it holds.
    #[must_use]
    pub fn fault(&self, date: Option<Date>) -> Option<String> {
        let enough = {
            let (cast, asked) =
                (u64::from(self.votes_for) * self.needs.whole, u64::from(self.votes_of) * self.needs.part);
            if self.needs.more_than { cast > asked } else { cast >= asked }
        };
        if !enough {
            return Some(format!("the vote missed the threshold: {}", self.vote_words()));
        }
        match (self.until, date) {
            (Some(until), Some(date)) if until < date => Some(format!("it ended on {until}")),
            _ => None,
        }
    }
}
