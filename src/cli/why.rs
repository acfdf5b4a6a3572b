//! `commonhour why`: why no schedule exists.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use jiff::civil::Date;

use crate::model::Item;
use crate::read::{self, Folder, Input};
use crate::report::{Told, why_json, why_text};
use crate::solve::Settings;
use crate::why::{self, Why as Known};

use super::exit::Exit;
use super::failure::Failure;
use super::progress::{Display, Shown};
use super::{folder, signals, solve, voice};

/// Say why a school has no schedule: what cannot hold together, proved.
///
/// Ctrl-C stops, and what is known so far is said.
#[derive(Debug, Args)]
pub(super) struct Why {
    /// Folder with school.toml.
    dir: PathBuf,
    /// Stop after so many seconds and say what is known so far.
    #[arg(long, value_name = "S", value_parser = solve::seconds, default_value = "60")]
    time_limit: f64,
    /// Most steps of the engines for the school as it is.
    #[arg(long, value_name = "N")]
    effort_limit: Option<u64>,
    /// Seed of every random choice.
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    /// Ask under what is in force on this day, as YYYY-MM-DD [default: the first school day of the calendar].
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// How to show what is going on.
    #[arg(long, value_enum, default_value_t = Shown::Auto)]
    progress: Shown,
    /// Print the answer as JSON on stdout.
    #[arg(long)]
    pub(super) json: bool,
}

impl Why {
    pub(super) fn run(&self) -> Result<Exit, Failure> {
        let texts = read::folder(&self.dir).map_err(Failure::on("read", &self.dir))?;
        let mut input = read::school(&texts).map_err(Failure::Input)?;
        folder::notes(&input);
        input.contract.as_of = self.as_of.or(input.contract.as_of);
        let stop = signals::stop_flag()?;
        let display = Display::start(self.progress);
        let start = Instant::now();
        let settings = Settings {
            seed: self.seed,
            threads: 1,
            effort_limit: self.effort_limit,
            time_limit: Some(self.time_limit),
            clock: &|| start.elapsed().as_secs_f64(),
            stop: &stop,
            progress: &|progress| display.show(progress),
        };
        let known = why::why(&input.school, &input.contract, &settings);
        display.end();
        say(&texts, &input, &known, self.json)
    }
}

/// Says what is known, to people or to a program.
fn say(texts: &Folder, input: &Input, known: &Known, json: bool) -> Result<Exit, Failure> {
    let Input { school, contract, .. } = input;
    let places = read::places(texts, school, &items(known));
    let told = Told {
        school,
        contract,
        why: known,
        place_of: &|item| places.of(item).map(|(file, line)| (file.to_owned(), line)),
    };
    voice::data(&if json { format!("{:#}", why_json(&told)) } else { why_text(&told) })?;
    Ok(match known {
        Known::Possible => Exit::Done,
        Known::Impossible(_) => Exit::Impossible,
        Known::Unknown(_) => Exit::NoSchedule,
    })
}

/// Everything the answer speaks of.
fn items(known: &Known) -> Vec<Item> {
    let Known::Impossible(reasons) = known else { return Vec::new() };
    let of_sums = reasons.certificates.iter().flat_map(|own| own.rests_on.iter());
    let conflict = reasons.conflict.wishes.iter().chain(&reasons.conflict.given);
    of_sums.chain(conflict).cloned().collect()
}
