//! The relaxation against the oracle: what it refutes does not exist, and how much of what does not exist it refutes.

use super::oracle::{self, Answer};
use super::text::{Style, folder};
use super::tiny::Tiny;
use commonhour::engine::Budget;
use commonhour::refute::{Refutation, refute};

/// Nodes of the oracle.
const NODES: u64 = 400_000;
/// Engine steps.
const STEPS: u64 = 20_000;

/// What the relaxation says, and its steps; `None` where the reader refuses the school.
pub(crate) fn relaxed(school: &Tiny) -> Option<(Refutation, u64)> {
    let input = commonhour::read::school(&folder(school, Style::default())).ok()?;
    let demands = input.contract.demands(&input.school).required_only();
    let mut budget = Budget { steps: STEPS, made: 0, interrupted: &|| false };
    let said = refute(&input.school, &demands, 1, &mut budget);
    Some((said, budget.made))
}

/// Whether a schedule exists; `None` where that is not known.
pub(crate) fn exists(school: &Tiny) -> Option<bool> {
    match oracle::ask(school, NODES, true) {
        Answer::Witness(_) => return Some(true),
        Answer::Skipped => return None,
        Answer::None => {}
    }
    match oracle::ask(school, NODES, false) {
        Answer::Witness(_) => Some(true),
        Answer::Skipped => None,
        Answer::None => Some(false),
    }
}

/// The simplest school that does not exist and is not refuted.
pub(crate) fn simplest_missed(school: &Tiny) -> Tiny {
    let missed = |school: &Tiny| {
        relaxed(school).is_some_and(|(said, _)| said != Refutation::Refuted) && exists(school) == Some(false)
    };
    let mut least = school.clone();
    while let Some(next) = least.simpler().into_iter().find(missed) {
        least = next;
    }
    least
}
