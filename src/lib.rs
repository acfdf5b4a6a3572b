//! commonhour builds a school's weekly master schedule with a guaranteed shared hour for every team, and audits any
//! schedule against the contract.
//!
//! The whole story is [`schedule_school`]: read, solve, write down, read back, audit, report. It takes bytes and gives
//! bytes, so the same code runs in a browser.
//!
//! # Layout
//!
//! [`model`] holds the facts of a school and [`rules`] what is promised; [`read`] makes both from files. [`solve`] builds
//! a [`schedule`]. [`check`] is what an audit says; [`report`] writes everything down for people and for programs.
//! [`diagnostics`] are problems in what somebody wrote. Only `cli` touches files, clocks, signals and the terminal.

pub mod audit;
pub mod cells;
pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod diagnostics;
pub mod engine;
pub mod frame;
pub mod laws;
pub mod model;
pub mod place;
pub mod plan;
pub mod read;
pub mod refute;
pub mod report;
pub mod rules;
pub mod schedule;
pub mod solve;
pub mod staff;
pub mod ways;
pub mod why;

use std::collections::BTreeMap;

use report::{Answer, NoSchedule, Run, Status};
use solve::Outcome;

/// The engines and their versions, as every result names them.
pub const ENGINES: [(&str, &str); 2] = [("microlp", "0.6.0"), ("pumpkin-core", "0.5.0")];

/// What a school gets: the outcome of the search, its audit, and the files that say so.
#[derive(Debug)]
pub struct Answered {
    /// What the search says.
    pub outcome: Outcome,
    /// The audit of the schedule as it was written down; `None` where there is no schedule.
    pub compliance: Option<check::Compliance>,
    /// The answer in a few lines for people; empty where there is no schedule.
    pub summary: String,
    /// Names and texts of the files: `result.json` always, the others where there is a schedule.
    pub files: BTreeMap<&'static str, String>,
}

/// Builds the week of the school in `folder` and audits it. What is audited is not what the solver thinks it made
/// but the written schedule, read back.
///
/// # Errors
/// Every problem in the school's files. A problem in `assignments.csv` is a bug: the program cannot read what it wrote.
pub fn schedule_school(
    folder: &read::Folder,
    settings: &solve::Settings<'_>,
) -> Result<Answered, diagnostics::Problems> {
    schedule_read(&read::school(folder)?, settings)
}

/// [`schedule_school`] for a school that was read; `contract.as_of` says which day's terms it keeps.
///
/// # Errors
/// As those of [`schedule_school`] in `assignments.csv`.
pub fn schedule_read(input: &read::Input, settings: &solve::Settings<'_>) -> Result<Answered, diagnostics::Problems> {
    let read::Input { school, contract, hash, .. } = input;
    let run = Run { input_hash: hash, seed: settings.seed, threads: settings.threads, engines: &ENGINES };
    // Promises that the search cannot be told of are judged in what it finds; the audit below stands on its own.
    let judge = |schedule: &schedule::Schedule| rules::keeps_what_is_required(school, contract, schedule);
    let outcome = solve::solve_until_accepted(school, contract, settings, &judge);
    let found = match &outcome {
        Outcome::Best(solution) => Ok((solution, Status::Best)),
        Outcome::Stopped(solution) => Ok((solution, Status::Stopped)),
        Outcome::Impossible(why) => Err(NoSchedule::Impossible(why)),
        Outcome::Unknown(why) => Err(NoSchedule::Unknown(why)),
    };
    let (solution, status) = match found {
        Ok(found) => found,
        Err(why) => {
            let files = BTreeMap::from([("result.json", report::no_schedule_json(school, why, &run))]);
            return Ok(Answered { outcome, compliance: None, summary: String::new(), files });
        }
    };

    let written = schedule::to_csv(school, &solution.schedule);
    let schedule = schedule::from_csv(school, "assignments.csv", &written)?;
    let compliance = rules::audit(school, contract, &schedule);
    let answer = Answer {
        school,
        contract,
        schedule: &schedule,
        compliance: &compliance,
        solution: Some(solution),
        status,
        not_checked: &[],
        run,
    };
    let files = BTreeMap::from([
        ("result.json", report::result_json(&answer)),
        ("compliance.json", report::compliance_json(school, &compliance, &[])),
        ("schedule.html", report::page(&answer)),
        ("assignments.csv", written),
    ]);
    let summary = report::summary(&answer);
    Ok(Answered { outcome, compliance: Some(compliance), summary, files })
}
