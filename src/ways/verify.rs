//! Whether a school is possible: solved, written down, read back, audited.

use crate::read::Input;
use crate::rules;
use crate::schedule::{self, Schedule};
use crate::solve::{self, Outcome, Settings};

/// What solving a school as it would be says.
#[derive(Debug, Clone)]
pub enum Checked {
    /// A schedule that keeps every required promise, by the audit of its written form.
    Possible(Box<Schedule>),
    /// Proved: there is none.
    Impossible(Vec<String>),
    /// Neither.
    Unknown(String),
}

/// Solves a school without its wishes, which decide nothing here, and audits what was written down.
#[must_use]
pub fn checked(input: &Input, settings: &Settings<'_>) -> (Checked, u64) {
    let mut school = input.school.clone();
    school.preferences.clear();
    let contract = &input.contract;
    let judge = |schedule: &Schedule| rules::keeps_what_is_required(&school, contract, schedule);
    let solution = match solve::solve_until_accepted(&school, contract, settings, &judge) {
        Outcome::Best(solution) | Outcome::Stopped(solution) => solution,
        // A proof by counting costs next to nothing, and it must not be free.
        Outcome::Impossible(why) => return (Checked::Impossible(why.reasons), 100),
        Outcome::Unknown(why) => {
            let steps = settings.effort_limit.unwrap_or(solve::DEFAULT_EFFORT);
            return (Checked::Unknown(why.reason), steps);
        }
    };
    let steps = solution.effort.place_steps + 200 * solution.effort.plans;
    let written = schedule::to_csv(&school, &solution.schedule);
    let Ok(read_back) = schedule::from_csv(&school, "assignments.csv", &written) else {
        return (Checked::Unknown("the schedule that was found cannot be read back".to_owned()), steps);
    };
    let audit = rules::audit(&school, contract, &read_back);
    if audit.nothing_required_is_broken() {
        (Checked::Possible(Box::new(read_back)), steps)
    } else {
        (Checked::Unknown("the schedule that was found breaks a promise".to_owned()), steps)
    }
}
