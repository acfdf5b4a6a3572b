//! The solver with an engine that fails.
//!
//! What must hold whatever fails: a schedule that is written keeps every required promise, for whatever the engine said it
//! is judged again; "best" and "impossible" are true. A panic, a time out and values that break a row are found out or
//! prove nothing. That there are no values is believed of the relaxations that every schedule keeps, and of them alone: they
//! have no witness to look at, so a wrong "no values" there would become a verdict. It is not thrown there; that
//! those relaxations refute nothing that exists is what the other tests of this suite look at.

use super::agree::{Said, said, solve, solve_within};
use super::dice::Dice;
use super::oracle::Answer;
use super::text::Style;
use super::tiny::Tiny;
use commonhour::engine::faults::{Call, Fault, inject};

/// Engine steps of a search that fails.
pub(crate) const EFFORT: u64 = 10_000;

/// How the engine fails.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Failing {
    /// Now and then, in any way.
    NowAndThen(u64),
    /// In one way at every call.
    Always(Fault),
    /// Its first searches run out of time, so that the search comes to what it tries later.
    FirstOnes(u32),
}

impl Failing {
    fn plan(self) -> Box<dyn FnMut(Call) -> Option<Fault>> {
        let may = |fault, call| match (fault, call) {
            (Fault::NoValues, Call::Solve { proves }) => !proves,
            (Fault::TimeOut, Call::Solve { .. }) | (Fault::RowLost, Call::Row) | (Fault::Panic, _) => true,
            (Fault::NoValues | Fault::TimeOut, Call::Row) | (Fault::RowLost, Call::Solve { .. }) => false,
        };
        match self {
            Self::NowAndThen(seed) => {
                let mut dice = Dice::new(seed);
                Box::new(move |call| {
                    // Rows are many, searches few.
                    let percent = if call == Call::Row { 1 } else { 20 };
                    if !dice.yes(percent) {
                        return None;
                    }
                    let faults = [Fault::Panic, Fault::TimeOut, Fault::RowLost, Fault::NoValues];
                    let fitting: Vec<Fault> = faults.into_iter().filter(|fault| may(*fault, call)).collect();
                    Some(fitting[dice.number(0, fitting.len() - 1)])
                })
            }
            Self::Always(fault) => Box::new(move |call| may(fault, call).then_some(fault)),
            Self::FirstOnes(n) => {
                let mut left = n;
                Box::new(move |call| {
                    let now = call != Call::Row && left > 0;
                    left -= u32::from(now);
                    now.then_some(Fault::TimeOut)
                })
            }
        }
    }
}

/// What a failing engine leads to: the solver's word, and what is wrong with it, if anything.
pub(crate) fn with(
    school: &Tiny,
    failing: Failing,
    answer: &Answer,
    best: Option<&[i64]>,
) -> (Option<Said>, Option<String>) {
    let Ok(answered) = inject(failing.plan(), || solve_within(school, Style::default(), 1, EFFORT)) else {
        // The reader refuses the school with any engine; a written schedule that is not read back would be an error too.
        let wrong = solve(school, Style::default()).is_ok().then(|| "what was written is not read back".to_owned());
        return (None, wrong);
    };
    let (word, ranks) = said(&answered);
    let values: Vec<i64> = ranks.iter().map(|rank| rank.value).collect();
    let wrong = if answered.compliance.as_ref().is_some_and(|own| !own.nothing_required_is_broken()) {
        Some("a schedule that breaks a promise".to_owned())
    } else if word == Said::Impossible && matches!(answer, Answer::Witness(_)) {
        Some(format!("impossible: {:?}", answered.outcome))
    } else if word.is_schedule() && matches!(answer, Answer::None) {
        Some("a schedule where none exists".to_owned())
    } else if word == Said::Best && best.is_some_and(|best| best < values.as_slice()) {
        Some(format!("{values:?} is called best, {best:?} was found without faults"))
    } else {
        None
    };
    (Some(word), wrong)
}
