//! The command line: one file per command. The only place that prints, and the only one that touches files, clocks,
//! signals and the environment.

mod check;
mod exit;
mod explain;
mod failure;
mod folder;
mod handbook;
mod new;
mod out;
mod panics;
mod price;
mod progress;
mod report_folder;
mod rules;
mod searching;
mod signals;
mod solve;
mod staffing;
mod text;
mod voice;
mod why;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use exit::Exit;
use failure::Failure;

/// Builds a school's week with a shared hour for every team, and audits any week against the contract.
#[derive(Debug, Parser)]
#[command(version, after_help = after_help())]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    New(new::New),
    Solve(solve::Solve),
    Check(check::Check),
    Price(price::Price),
    Staffing(staffing::Staffing),
    Rules(rules::Rules),
    Explain(explain::Explain),
    Why(why::Why),
}

impl Arguments {
    fn run(&self) -> Result<Exit, Failure> {
        match &self.command {
            Command::New(new) => new.run(),
            Command::Solve(solve) => solve.run(),
            Command::Check(check) => check.run(),
            Command::Price(price) => price.run(),
            Command::Staffing(staffing) => staffing.run(),
            Command::Rules(rules) => rules.run(),
            Command::Explain(explain) => explain.run(),
            Command::Why(why) => why.run(),
        }
    }

    /// Whether a program reads the answer.
    fn json(&self) -> bool {
        match &self.command {
            Command::New(_) | Command::Explain(_) => false,
            Command::Solve(solve) => solve.json,
            Command::Check(check) => check.json,
            Command::Price(price) => price.json,
            Command::Staffing(staffing) => staffing.json,
            Command::Rules(rules) => rules.json,
            Command::Why(why) => why.json,
        }
    }
}

/// Runs the command line of this process to its exit code.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(help_or_error) => {
            // Where the terminal is gone nobody can be told.
            let _ = help_or_error.print();
            return if help_or_error.use_stderr() { Exit::Usage } else { Exit::Done }.into();
        }
    };
    let result = panics::caught(|| arguments.run())
        .unwrap_or_else(|what| Err(Failure::Bug(format!("{what}; please report it with your school file"))));
    result.unwrap_or_else(|failure| tell(&failure, arguments.json())).into()
}

/// Says why a command ended early, to people and, where one reads along, to a program.
fn tell(failure: &Failure, json: bool) -> Exit {
    if let (Failure::Input(problems), true) = (failure, json) {
        if let Err(failure) = voice::data(&format!("{:#}", problems.to_json())) {
            voice::words(&format!("error: {failure}"));
        }
    } else if let Failure::Input(problems) = failure {
        voice::words(&problems.render(voice::colours()));
    } else {
        voice::words(&format!("error: {failure}"));
    }
    failure.exit()
}

fn after_help() -> String {
    let codes = Exit::ALL.map(|exit| format!("  {}  {}", exit.code(), exit.meaning()));
    format!("Exit codes:\n{}", codes.join("\n"))
}
