//! How a search is run: the options of every command that solves, and what goes with them.

use std::time::Instant;

use clap::Args;
use jiff::civil::Date;

use crate::solve::Settings;

use super::failure::Failure;
use super::progress::{Display, Shown};
use super::signals;

/// The options of every command that solves.
#[derive(Debug, Args)]
pub(super) struct Searching {
    /// Stop after so many seconds (then the answer may differ from run to run).
    #[arg(long, value_name = "S", value_parser = seconds)]
    pub(super) time_limit: Option<f64>,
    /// Stop one search after so many steps of the engines (the answer is the same in every run).
    #[arg(long, value_name = "N")]
    pub(super) effort_limit: Option<u64>,
    /// Seed of every random choice.
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    /// Keep what is in force on this day, as YYYY-MM-DD [default: the first school day of the calendar].
    #[arg(long, value_name = "DATE")]
    pub(super) as_of: Option<Date>,
    /// How to show what is going on.
    #[arg(long, value_enum, default_value_t = Shown::Auto)]
    progress: Shown,
}

fn seconds(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(seconds) if seconds.is_finite() && seconds > 0.0 => Ok(seconds),
        _ => Err("write the seconds as a number above 0, for example 60".to_owned()),
    }
}

impl Searching {
    /// Runs a search by one thread with the clock started, Ctrl-C heard and progress shown until it is done.
    pub(super) fn run<T>(&self, search: impl FnOnce(&Settings<'_>) -> T) -> Result<T, Failure> {
        let stop = signals::stop_flag()?;
        let display = Display::start(self.progress);
        let start = Instant::now();
        let found = search(&Settings {
            seed: self.seed,
            threads: 1,
            effort_limit: self.effort_limit,
            time_limit: self.time_limit,
            clock: &|| start.elapsed().as_secs_f64(),
            stop: &stop,
            progress: &|progress| display.show(progress),
        });
        display.end();
        Ok(found)
    }
}
