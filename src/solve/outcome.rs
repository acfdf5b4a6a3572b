//! What a solve says.

use crate::laws::Certificate;
use crate::schedule::Schedule;

/// The answer of a solve.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// A schedule, and proof that no other is better in the ranked preferences.
    Best(Solution),
    /// A schedule; the search stopped before it could prove that none is better.
    Stopped(Solution),
    /// Proof that no schedule keeps every required promise.
    Impossible(Impossible),
    /// No schedule so far, and no proof that there is none.
    Unknown(Unknown),
}

impl Outcome {
    /// In a few words, as the last sign of life of a search.
    #[must_use]
    pub fn in_words(&self) -> &'static str {
        match self {
            Self::Best(_) => "proved: no schedule is better",
            Self::Stopped(_) => "a schedule, the best so far",
            Self::Impossible(_) => "proved: there is no schedule",
            Self::Unknown(_) => "no schedule so far",
        }
    }
}

/// A schedule and how good it is.
#[derive(Debug, Clone)]
pub struct Solution {
    /// The week.
    pub schedule: Schedule,
    /// One entry per preference rank.
    pub ranks: Vec<Rank>,
    /// How each team's time is made, by position in [`School::teams`](crate::model::School::teams).
    pub made_of: Vec<String>,
    /// Work done, in engine counts.
    pub effort: Effort,
    /// Whether the same input, seed and threads give the same bytes: false only when a clock or a person ended
    /// the search.
    pub reproducible: bool,
    /// Seconds to the first schedule, and in all, from the clock handed in.
    pub seconds: (f64, f64),
}

/// The state of one preference rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rank {
    /// What it asks for, in words.
    pub name: String,
    /// Its cost in the schedule.
    pub value: i64,
    /// No schedule with the same higher ranks costs less than this.
    pub bound: i64,
    /// Whether value and bound meet.
    pub proved: bool,
    /// Unit of the cost: `minutes`, `sections` …
    pub unit: &'static str,
}

/// Engine counts per stage; the same for every run of the same input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Effort {
    /// Plans of days proposed.
    pub plans: u64,
    /// Calls of the placing engine.
    pub placings: u64,
    /// Steps of the placing engine.
    pub place_steps: u64,
    /// Staffing programs solved.
    pub staffings: u64,
}

/// Why no schedule exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Impossible {
    /// Sentences a reader can check; the first is the shortest proof.
    pub reasons: Vec<String>,
    /// The proofs by counting behind the sentences, in the same order; empty where it was proved in another way.
    pub certificates: Vec<Certificate>,
    /// How it was proved: `counting`, `linear` or `search`.
    pub by: &'static str,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// One sentence.
    pub reason: String,
    /// What is known so far, sentence by sentence.
    pub known: Vec<String>,
    /// Work done.
    pub effort: Effort,
}
