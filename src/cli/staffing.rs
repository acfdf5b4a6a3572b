//! `commonhour staffing`: the least staff, and what one person more or less changes.

use std::path::PathBuf;

use clap::Args;

use crate::read;
use crate::report;
use crate::solve::Settings;
use crate::ways::{Answer, Limits, staffing};

use super::exit::Exit;
use super::failure::Failure;
use super::searching::Searching;
use super::voice;

/// The least staff with which the school is possible.
///
/// For each table of [staff] that leads no homeroom: how many are needed, what one more or one fewer changes, and how
/// many minutes of each role are in use.
#[derive(Debug, Args)]
pub(super) struct Staffing {
    /// Folder with school.toml.
    dir: PathBuf,
    #[command(flatten)]
    searching: Searching,
    /// Print the answer as JSON on stdout.
    #[arg(long)]
    pub(super) json: bool,
}

impl Staffing {
    pub(super) fn run(&self) -> Result<Exit, Failure> {
        let folder = read::folder(&self.dir).map_err(Failure::on("read", &self.dir))?;
        let found = self.searching.run(|settings| {
            let usual = Limits::usual(Settings { effort_limit: None, ..*settings });
            let each = self.searching.effort_limit.unwrap_or(usual.each);
            staffing(&folder, &Limits { each, as_of: self.searching.as_of, ..usual })
        })?;
        let found = found.map_err(Failure::Input)?;
        if self.json {
            voice::data(&format!("{:#}", report::staffing_json(&found)))?;
        } else {
            voice::data(&report::staffing_text(&found))?;
        }
        Ok(match found.now.answer {
            Answer::Possible => Exit::Done,
            Answer::Impossible(_) => Exit::Impossible,
            Answer::Unknown(_) => Exit::NoSchedule,
        })
    }
}
