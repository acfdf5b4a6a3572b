//! `commonhour why`: why no schedule exists.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use jiff::civil::Date;

use crate::model::Item;
use crate::read::{self, Folder, Input};
use crate::report::{Made, Told, why_json, why_page, why_text};
use crate::solve::Settings;
use crate::ways::{self, Limits, WaysOut};
use crate::why::{self, Why as Known};

use super::exit::Exit;
use super::failure::Failure;
use super::progress::{Display, Shown};
use super::{folder, report_folder, signals, solve, voice};

/// Say why a school has no schedule: what cannot hold together, proved.
///
/// Ctrl-C stops, and what is known so far is said.
#[derive(Debug, Args)]
pub(super) struct Why {
    /// Folder with school.toml.
    dir: PathBuf,
    /// Stop after so many seconds and say what is known so far.
    #[arg(long, value_name = "S", value_parser = solve::seconds, default_value = "120")]
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
    /// Folder for why.json and why.html, the report as a page.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Write what the N-th way out changes to OUT: a .toml file, or a folder where it changes several files.
    #[arg(long, value_names = ["N", "OUT"], num_args = 2)]
    apply: Vec<String>,
    /// Print why.json on stdout.
    #[arg(long)]
    pub(super) json: bool,
}

impl Why {
    pub(super) fn run(&self) -> Result<Exit, Failure> {
        let (texts, mut input) = folder::school(&self.dir)?;
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
        let settings_of_half = Settings { time_limit: Some(self.time_limit / 2.0), ..settings };
        let known = why::why(&input.school, &input.contract, &settings_of_half);
        let ways = ways_out(&texts, &input, &known, &settings);
        display.end();
        self.say(&texts, &input, &known, ways.as_ref())
    }

    /// Says what is known, to people or to a program, and writes it down where asked to.
    fn say(&self, texts: &Folder, input: &Input, known: &Known, ways: Option<&WaysOut>) -> Result<Exit, Failure> {
        let report = report(texts, input, known, ways);
        if let Some(out) = &self.out {
            report_folder::write(out, &BTreeMap::from([("why.json", report.json.clone()), ("why.html", report.page)]))?;
        }
        voice::data(if self.json { &report.json } else { &report.text })?;
        if let [number, out] = self.apply.as_slice() {
            apply(texts, ways, number, Path::new(out))?;
        }
        Ok(match known {
            Known::Possible => Exit::Done,
            Known::Impossible(_) => Exit::Impossible,
            Known::Unknown(_) => Exit::NoSchedule,
        })
    }
}

/// What it would take, where the school was proved impossible: only what touches the conflict can help.
pub(super) fn ways_out(texts: &Folder, input: &Input, known: &Known, settings: &Settings<'_>) -> Option<WaysOut> {
    let Known::Impossible(reasons) = known else { return None };
    let conflict = &reasons.conflict;
    let touching = conflict.wishes.iter().chain(&conflict.given).chain(&reasons.facts).cloned().collect();
    let settings = Settings { effort_limit: None, ..*settings };
    let limits = Limits { as_of: input.contract.as_of, ..Limits::usual(settings) };
    // The files were read before, so they can be read again.
    ways::ways_out(texts, Some(&touching), &limits).ok()
}

/// Writes the files of a way out as changed.
fn apply(texts: &Folder, ways: Option<&WaysOut>, number: &str, out: &Path) -> Result<(), Failure> {
    let ways = ways.map_or(&[][..], |ways| &ways.ways);
    let way = number.parse::<usize>().ok().and_then(|number| ways.get(number.checked_sub(1)?));
    let Some(way) = way else {
        let there = match ways.len() {
            0 => "there is no way out to apply".to_owned(),
            n => format!("write a number from 1 to {n}"),
        };
        return Err(Failure::Usage(format!("there is no way out `{number}`: {there}")));
    };
    let files = ways::changed_files(texts, way).map_err(|error| Failure::Bug(error.to_string()))?;
    let one_file = out.extension().is_some_and(|ending| ending == "toml");
    match (files.len(), one_file) {
        (1, true) => {
            let text = files.values().next().map_or("", String::as_str);
            report_folder::write_new(out, text)
        }
        (n, true) => {
            let names = files.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
            Err(Failure::Usage(format!(
                "way out {number} changes {n} files ({names}): name a folder, not a .toml file"
            )))
        }
        (_, false) => {
            std::fs::create_dir_all(out).map_err(Failure::on("make", out))?;
            files.iter().try_for_each(|(name, text)| {
                let name = Path::new(name).file_name().unwrap_or_default();
                report_folder::write_new(&out.join(name), text)
            })
        }
    }
}

/// What is known, in every form.
pub(super) struct Report {
    /// For people.
    pub(super) text: String,
    /// For programs.
    pub(super) json: String,
    /// As a page.
    page: String,
}

/// What is known of a school, with the lines of its files.
pub(super) fn report(texts: &Folder, input: &Input, known: &Known, ways: Option<&WaysOut>) -> Report {
    let places = read::places(texts, &input.school, &items(known));
    let told = Told {
        school: &input.school,
        contract: &input.contract,
        why: known,
        place_of: &|item| places.of(item).map(|(file, line)| (file.to_owned(), line)),
        ways,
    };
    let command = std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ");
    let now = jiff::Timestamp::now().to_string();
    let date = now.get(..10).unwrap_or_default();
    let made = Made { command: &command, date, input_hash: &input.hash, ..Made::default() };
    Report { text: why_text(&told), json: why_json(&told), page: why_page(&told, made) }
}

/// Everything the answer speaks of.
fn items(known: &Known) -> Vec<Item> {
    let Known::Impossible(reasons) = known else { return Vec::new() };
    let of_sums = reasons.certificates.iter().flat_map(|own| own.rests_on.iter());
    let conflict = &reasons.conflict;
    of_sums.chain(&conflict.wishes).chain(&conflict.given).chain(&reasons.facts).cloned().collect()
}
