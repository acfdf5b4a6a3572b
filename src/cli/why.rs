//! `commonhour why`: why no schedule exists.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::model::Item;
use crate::read::{self, Folder, Input};
use crate::report::{Made, Told, why_json, why_page, why_text};
use crate::solve::Settings;
use crate::ways::{self, Limits, WaysOut};
use crate::why::{self, Why as Known};

use super::exit::Exit;
use super::failure::Failure;
use super::searching::Searching;
use super::{folder, report_folder, voice};

/// Seconds for everything, where nobody says how many.
const SECONDS: f64 = 120.0;

/// Say why a school has no schedule: what cannot hold together, proved.
///
/// Ctrl-C stops, and what is known so far is said; after 120 seconds it stops by itself, or after those of --time-limit.
#[derive(Debug, Args)]
pub(super) struct Why {
    /// Folder with school.toml.
    dir: PathBuf,
    #[command(flatten)]
    searching: Searching,
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
        let apply = Apply::read(&self.apply)?;
        let (texts, mut input) = folder::school(&self.dir)?;
        input.contract.as_of = self.searching.as_of.or(input.contract.as_of);
        let (known, ways) = self.searching.run(|settings| {
            let seconds = settings.time_limit.unwrap_or(SECONDS);
            let half = Settings { time_limit: Some(seconds / 2.0), ..*settings };
            let known = why::why(&input.school, &input.contract, &half);
            let ways = ways_out(&texts, &input, &known, &Settings { time_limit: Some(seconds), ..*settings });
            (known, ways)
        })?;
        self.say(&texts, &input, &known, ways.as_ref(), apply.as_ref())
    }

    /// Says what is known, to people or to a program, and writes it down where asked to.
    fn say(
        &self,
        texts: &Folder,
        input: &Input,
        known: &Known,
        ways: Option<&WaysOut>,
        apply: Option<&Apply<'_>>,
    ) -> Result<Exit, Failure> {
        let report = report(texts, input, known, ways);
        if let Some(out) = &self.out {
            report_folder::write(out, &BTreeMap::from([("why.json", report.json.clone()), ("why.html", report.page)]))?;
        }
        voice::data(if self.json { &report.json } else { &report.text })?;
        if let Some(apply) = apply {
            apply.write(texts, ways)?;
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

/// Which way out is to be applied, and where it goes.
struct Apply<'a> {
    /// From 1.
    number: usize,
    out: &'a Path,
}

impl<'a> Apply<'a> {
    /// What can be refused before the search is refused before it.
    fn read(words: &'a [String]) -> Result<Option<Self>, Failure> {
        let [number, out] = words else { return Ok(None) };
        let out = Path::new(out);
        let Some(number) = number.parse().ok().filter(|number| *number > 0) else {
            let what = format!("`{number}` is not the number of a way out");
            return Err(Failure::Usage(format!("{what}: write 1 for the first, for example --apply 1 changed.toml")));
        };
        let apply = Self { number, out };
        if apply.is_one_file() || out.is_file() {
            report_folder::must_be_new(out)?;
        }
        Ok(Some(apply))
    }

    /// Whether one file is asked for, and no folder.
    fn is_one_file(&self) -> bool {
        self.out.extension().is_some_and(|ending| ending == "toml")
    }

    /// Writes the files of the way out as changed: all of them or none.
    fn write(&self, texts: &Folder, ways: Option<&WaysOut>) -> Result<(), Failure> {
        let Self { number, out } = *self;
        let ways = ways.map_or(&[][..], |ways| &ways.ways);
        let Some(way) = ways.get(number - 1) else {
            let there = match ways.len() {
                0 => "none was found".to_owned(),
                1 => "there is one, so write 1".to_owned(),
                n => format!("write a number from 1 to {n}"),
            };
            return Err(Failure::Usage(format!("there is no way out {number}: {there}")));
        };
        let files = ways::changed_files(texts, way).map_err(|error| Failure::Bug(error.to_string()))?;
        if !self.is_one_file() {
            std::fs::create_dir_all(out).map_err(Failure::on("make", out))?;
            let place = |name: &String| out.join(Path::new(name).file_name().unwrap_or_default());
            files.keys().try_for_each(|name| report_folder::must_be_new(&place(name)))?;
            return files.iter().try_for_each(|(name, text)| report_folder::write_new(&place(name), text));
        }
        if files.len() > 1 {
            let names = files.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
            return Err(Failure::Usage(format!(
                "way out {number} changes {} files ({names}): name a folder, not a .toml file",
                files.len()
            )));
        }
        files.values().try_for_each(|text| report_folder::write_new(out, text))
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
