//! `commonhour staffing`: the least staff, and what one person more or less changes.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use jiff::civil::Date;

use crate::read;
use crate::report;
use crate::solve::Settings;
use crate::ways::{Answer, Limits, staffing};

use super::exit::Exit;
use super::failure::Failure;
use super::progress::{Display, Shown};
use super::{signals, solve, voice};

/// The least staff with which the school is possible.
///
/// For each table of [staff] that leads no homeroom: how many are needed, what one more or one fewer changes, and how
/// many minutes of each role are in use.
#[derive(Debug, Args)]
pub(super) struct Staffing {
    /// Folder with school.toml.
    dir: PathBuf,
    /// Most steps of the engines for one choice of staff.
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

impl Staffing {
    pub(super) fn run(&self) -> Result<Exit, Failure> {
        let folder = read::folder(&self.dir).map_err(Failure::on("read", &self.dir))?;
        let stop = signals::stop_flag()?;
        let display = Display::start(self.progress);
        let start = Instant::now();
        let settings = Settings {
            seed: self.seed,
            threads: 1,
            effort_limit: None,
            time_limit: self.time_limit,
            clock: &|| start.elapsed().as_secs_f64(),
            stop: &stop,
            progress: &|progress| display.show(progress),
        };
        let usual = Limits::usual(settings);
        let limits = Limits { each: self.effort_limit.unwrap_or(usual.each), as_of: self.as_of, ..usual };
        let found = staffing(&folder, &limits);
        display.end();
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
