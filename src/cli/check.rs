//! `commonhour check`: audits any schedule, however it was made.

use std::path::PathBuf;
use std::string::FromUtf8Error;

use clap::Args;

use crate::check::Verdict;
use crate::diagnostics::{Problem, Problems};
use crate::{report, rules, schedule};

use super::exit::Exit;
use super::failure::Failure;
use super::{folder, voice};

/// Audit a schedule against the school and its contract.
///
/// One verdict for every promise, with the minutes that prove it.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Folder with school.toml.
    dir: PathBuf,
    /// The schedule, in the form of assignments.csv.
    schedule: PathBuf,
    /// Print the verdicts as JSON on stdout.
    #[arg(long)]
    pub(super) json: bool,
}

impl Check {
    pub(super) fn run(&self) -> Result<Exit, Failure> {
        let input = folder::school(&self.dir)?;
        let bytes = std::fs::read(&self.schedule).map_err(Failure::on("read", &self.schedule))?;
        let name = self.schedule.to_string_lossy();
        let text = String::from_utf8(bytes).map_err(|error| Failure::Input(not_utf8(&name, &error)))?;
        let schedule = schedule::from_csv(&input.school, &name, &text).map_err(Failure::Input)?;
        let compliance = rules::audit(&input.school, &input.contract, &schedule);
        let text = if self.json {
            report::compliance_json(&input.school, &compliance, &[])
        } else {
            report::audit_text(&input.school, &compliance, &[])
        };
        voice::data(&text)?;
        Ok(if compliance.with(Verdict::NotMet).next().is_some() { Exit::NotMet } else { Exit::Done })
    }
}

/// Spreadsheets on some systems write other encodings unless asked.
fn not_utf8(file: &str, error: &FromUtf8Error) -> Problems {
    let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
    let before = String::from_utf8_lossy(before);
    let problem = Problem {
        file: file.to_owned(),
        range: None,
        line: before.matches('\n').count() + 1,
        column: before.rsplit('\n').next().unwrap_or_default().chars().count() + 1,
        message: "this letter is not UTF-8".to_owned(),
        help: "save the sheet as \"CSV UTF-8\"".to_owned(),
    };
    Problems { list: vec![problem], ..Problems::default() }
}
