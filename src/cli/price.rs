//! `commonhour price`: what a proposed contract term costs.

use std::path::PathBuf;

use clap::Args;

use crate::read;
use crate::report;
use crate::solve::Settings;
use crate::ways::{Answer, Limits, NotPriced, clause_price};

use super::exit::Exit;
use super::failure::Failure;
use super::searching::Searching;
use super::{text, voice};

/// What a proposed contract term costs.
///
/// Builds the week without the term and with it, at each number given: possible or not, what it would take, and which
/// wishes get worse. A clause of the school under the same rule and article gives way to the proposed one.
#[derive(Debug, Args)]
pub(super) struct Price {
    /// Folder with school.toml.
    dir: PathBuf,
    /// Contract file with the proposed clauses.
    clause: PathBuf,
    /// Numbers to try, for example 40,45,50 [default: the one that is written].
    #[arg(long, value_name = "N,N", value_delimiter = ',')]
    values: Vec<i64>,
    /// The key of the clause that takes them.
    #[arg(long, value_name = "KEY", default_value = "minutes")]
    key: String,
    #[command(flatten)]
    searching: Searching,
    /// Print the answer as JSON on stdout.
    #[arg(long)]
    pub(super) json: bool,
}

impl Price {
    pub(super) fn run(&self) -> Result<Exit, Failure> {
        let folder = read::folder(&self.dir).map_err(Failure::on("read", &self.dir))?;
        let (_, text) = text::read(&self.clause)?;
        let name = self.clause.file_name().map_or_else(|| "clause.toml".into(), std::ffi::OsStr::to_string_lossy);
        let priced = self.searching.run(|settings| {
            let limits = Limits { shown: 1, as_of: self.searching.as_of, ..Limits::usual(Settings { ..*settings }) };
            clause_price(&folder, (&name, &text), &self.key, &self.values, &limits)
        })?;
        let priced = priced.map_err(|failure| match failure {
            NotPriced::Problems(problems) => Failure::Input(problems),
            NotPriced::NotMade(why) => Failure::Usage(why),
        })?;
        if self.json {
            voice::data(&format!("{:#}", report::price_json(&priced)))?;
        } else {
            voice::data(&report::price_text(&priced))?;
        }
        let any = |wanted: fn(&Answer) -> bool| priced.lines.iter().any(|line| wanted(&line.answer));
        Ok(if any(|answer| matches!(answer, Answer::Impossible(_))) {
            Exit::Impossible
        } else if any(|answer| matches!(answer, Answer::Unknown(_))) {
            Exit::NoSchedule
        } else {
            Exit::Done
        })
    }
}
