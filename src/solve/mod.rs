//! Joins plan, place and staff.
//!
//! A plan proposes days, place finds clock times, staff names people; when a later stage fails, another proposal
//! follows. That ladder of restrictions gives schedules. "Impossible" and "best" are said only where a relaxation of
//! the whole school proves them: counting, or a preference that costs nothing.

mod improve;
mod made_of;
mod outcome;
mod rows;
mod search;
mod settings;
mod stretch;
mod wishes;

pub use outcome::{Effort, Impossible, Outcome, Rank, Solution, Unknown};
pub use settings::{Progress, Settings};

use crate::laws;
use crate::model::School;
use crate::rules::Contract;
use crate::schedule::Schedule;

/// Engine steps of a run that says nothing else.
pub const DEFAULT_EFFORT: u64 = 400_000;

/// Says what is wrong with a finished schedule, if anything is.
pub type Judge<'a> = dyn Fn(&Schedule) -> Result<(), String> + Sync + 'a;

/// Builds the week.
#[must_use]
pub fn solve(school: &School, contract: &Contract, settings: &Settings<'_>) -> Outcome {
    solve_until_accepted(school, contract, settings, &|_| Ok(()))
}

/// Builds the week; a schedule that `judge` refuses counts as not found, and the search goes on.
///
/// So a promise that the search cannot be told of is still never broken in what is written: it ends as "no schedule so
/// far", not as a wrong one.
#[must_use]
pub fn solve_until_accepted(
    school: &School,
    contract: &Contract,
    settings: &Settings<'_>,
    judge: &Judge<'_>,
) -> Outcome {
    let outcome = answer(school, contract, settings, judge);
    (settings.progress)(&Progress {
        stage: outcome.in_words(),
        seconds: (settings.clock)(),
        rank: 0,
        incumbent: None,
        bound: None,
    });
    outcome
}

fn answer(school: &School, contract: &Contract, settings: &Settings<'_>, judge: &Judge<'_>) -> Outcome {
    let demands = contract.demands(school);
    let certificates = laws::certificates(school, &demands.required_only());
    if !certificates.is_empty() {
        let reasons = certificates.iter().map(|own| own.sentence.clone()).collect();
        return Outcome::Impossible(Impossible { reasons, certificates, by: "counting" });
    }
    search::Search::new(school, settings, judge).run(&demands)
}
