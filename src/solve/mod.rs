//! Joins plan, place and staff.
//!
//! A plan proposes days, place finds clock times, staff names people; when a later stage fails, another proposal
//! follows. That ladder of restrictions gives schedules. "Impossible" and "best" are said only where a relaxation of
//! the whole school proves them: counting, or a preference that costs nothing.

mod made_of;
mod outcome;
mod rows;
mod search;
mod settings;
mod wishes;

pub use outcome::{Effort, Impossible, Outcome, Rank, Solution, Unknown};
pub use settings::{Progress, Settings};

use crate::model::School;
use crate::plan::counting;
use crate::rules::Contract;

/// Engine steps of a run that says nothing else.
pub const DEFAULT_EFFORT: u64 = 400_000;

/// Builds the week.
#[must_use]
pub fn solve(school: &School, contract: &Contract, settings: &Settings<'_>) -> Outcome {
    let reasons = counting::certificates(school);
    if !reasons.is_empty() {
        return Outcome::Impossible(Impossible { reasons, by: "counting" });
    }
    let demands = contract.demands(school);
    search::Search::new(school, settings).run(&demands)
}
