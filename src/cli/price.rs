//! `commonhour price`: what a proposed contract term costs.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use jiff::civil::Date;

use crate::read;
use crate::report;
use crate::solve::Settings;
use crate::ways::{Answer, Limits, NotPriced, clause_price};

use super::exit::Exit;
use super::failure::Failure;
use super::progress::{Display, Shown};
use super::{signals, solve, text, voice};

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
    /// Most steps of the engines for the candidates of one number.
    #[arg(long, value_name = "N")]
    effort_limit: Option<u64>,
    /// Stop after so many seconds (then the answer may differ from run to run).
    #[arg(long, value_name = "S", value_parser = solve::seconds)]
    time_limit: Option<f64>,
    /// Seed of every random choice.
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    /// Keep what is in force on this day, as YYYY-MM-DD [default: the first school day of the calendar].
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// How to show what is going on.
    #[arg(long, value_enum, default_value_t = Shown::Auto)]
    progress: Shown,
    /// Print the answer as JSON on stdout.
    #[arg(long)]
    pub(super) json: bool,
}

impl Price {
    pub(super) fn run(&self) -> Result<Exit, Failure> {
        let folder = read::folder(&self.dir).map_err(Failure::on("read", &self.dir))?;
        let (_, text) = text::read(&self.clause)?;
        let name = self.clause.file_name().map_or_else(|| "clause.toml".into(), std::ffi::OsStr::to_string_lossy);
        let stop = signals::stop_flag()?;
        let display = Display::start(self.progress);
        let start = Instant::now();
        let settings = Settings {
            seed: self.seed,
            threads: 1,
            effort_limit: self.effort_limit,
            time_limit: self.time_limit,
            clock: &|| start.elapsed().as_secs_f64(),
            stop: &stop,
            progress: &|progress| display.show(progress),
        };
        let limits = Limits { shown: 1, as_of: self.as_of, ..Limits::usual(settings) };
        let priced = clause_price(&folder, (&name, &text), &self.key, &self.values, &limits);
        display.end();
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
