//! `commonhour check`: audits any schedule, however it was made.

use std::path::PathBuf;

use clap::Args;

use crate::check::Verdict;
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
        let schedule =
            schedule::from_csv(&input.school, &name, &String::from_utf8_lossy(&bytes)).map_err(Failure::Input)?;
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
