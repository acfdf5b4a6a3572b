//! `commonhour solve`: builds the week and writes it.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use jiff::civil::Date;

use crate::check::{Compliance, Verdict};
use crate::solve::{Outcome, Settings, Unknown};
use crate::why::{self, Why as Known};
use crate::{Answered, schedule_read};

use super::exit::Exit;
use super::failure::Failure;
use super::out::Out;
use super::progress::{Display, Shown};
use super::why::Report;
use super::{folder, signals, voice};

/// Most seconds for finding out which wishes cannot hold together once there is no schedule, and as many for ways out.
const REASONS: f64 = 20.0;

/// Build the week of a school.
///
/// Writes assignments.csv, result.json, compliance.json and schedule.html. Ctrl-C stops the search and keeps the best
/// schedule so far.
#[derive(Debug, Args)]
pub(super) struct Solve {
    /// Folder with school.toml.
    dir: PathBuf,
    /// Folder to write, replaced as a whole [default: DIR/out].
    #[arg(long)]
    out: Option<PathBuf>,
    /// Stop after so many seconds (then the bytes may differ from run to run).
    #[arg(long, value_name = "S", value_parser = seconds)]
    time_limit: Option<f64>,
    /// Stop after so many steps of the engines (then the bytes are the same in every run).
    #[arg(long, value_name = "N")]
    effort_limit: Option<u64>,
    /// Seed of every random choice.
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    /// Searches side by side. The same on every machine unless set, so that the bytes are the same too.
    #[arg(long, value_name = "N", default_value_t = NonZeroUsize::MIN)]
    threads: NonZeroUsize,
    /// Keep what is in force on this day, as YYYY-MM-DD [default: the first school day of the calendar].
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// How to show what is going on.
    #[arg(long, value_enum, default_value_t = Shown::Auto)]
    progress: Shown,
    /// Replace OUT although it belongs to another school or was not written by commonhour.
    #[arg(long)]
    force: bool,
    /// Print result.json on stdout.
    #[arg(long)]
    pub(super) json: bool,
}

pub(super) fn seconds(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(seconds) if seconds.is_finite() && seconds > 0.0 => Ok(seconds),
        _ => Err("write the seconds as a number above 0, for example 60".to_owned()),
    }
}

impl Solve {
    pub(super) fn run(&self) -> Result<Exit, Failure> {
        let (texts, mut input) = folder::school(&self.dir)?;
        input.contract.as_of = self.as_of.or(input.contract.as_of);
        let path = self.out.clone().unwrap_or_else(|| self.dir.join("out"));
        let out = Out::claim(&path, &self.dir, &input.school.name, self.force)?;
        let stop = signals::stop_flag()?;
        let display = Display::start(self.progress);
        let start = Instant::now();
        let settings = Settings {
            seed: self.seed,
            threads: self.threads.get(),
            effort_limit: self.effort_limit,
            time_limit: self.time_limit,
            clock: &|| start.elapsed().as_secs_f64(),
            stop: &stop,
            progress: &|progress| display.show(progress),
        };
        let answered = schedule_read(&input, &settings);
        display.end();
        // The school was read before: what cannot be read now is what the program wrote itself.
        let answered = answered.map_err(|problems| {
            Failure::Bug(format!("the schedule cannot be read back\n{}", problems.render(voice::colours())))
        })?;
        if let Outcome::Impossible(proof) = &answered.outcome {
            let limit = Some(start.elapsed().as_secs_f64() + REASONS);
            let settings = Settings { time_limit: limit, ..settings };
            let display = Display::start(self.progress);
            let reasons = why::because(&input.school, &input.contract, &settings, proof.clone());
            let known = Known::Impossible(reasons);
            let limit = Some(start.elapsed().as_secs_f64() + REASONS);
            let ways = super::why::ways_out(&texts, &input, &known, &Settings { time_limit: limit, ..settings });
            display.end();
            return self.say_impossible(&answered, &super::why::report(&texts, &input, &known, ways.as_ref()));
        }
        self.end(&answered, &out)
    }

    /// Says why there is no schedule: the same report as that of `why`.
    fn say_impossible(&self, answered: &Answered, report: &Report) -> Result<Exit, Failure> {
        voice::words(&report.text);
        if self.json {
            voice::data(&joined(answered.files.get("result.json").map_or("", String::as_str), &report.json))?;
        }
        Ok(Exit::Impossible)
    }

    fn end(&self, answered: &Answered, out: &Out) -> Result<Exit, Failure> {
        let exit = match (&answered.outcome, &answered.compliance) {
            (Outcome::Impossible(_), _) => Exit::Impossible,
            (Outcome::Unknown(unknown), _) => say_unknown(unknown),
            (Outcome::Best(_) | Outcome::Stopped(_), Some(audit)) if audit.nothing_required_is_broken() => {
                out.replace(&answered.files)?;
                voice::words(&answered.summary);
                Exit::Done
            }
            (Outcome::Best(_) | Outcome::Stopped(_), audit) => {
                let kept = out.reject(&answered.files)?;
                let broken = audit.as_ref().map_or_else(String::new, broken);
                return Err(Failure::Bug(format!(
                    "the schedule it found breaks a promise, so `{}` was left as it was; the schedule is in `{}`\n{broken}",
                    out.path().display(),
                    kept.display()
                )));
            }
        };
        if self.json {
            voice::data(answered.files.get("result.json").map_or("", String::as_str))?;
        } else if exit == Exit::Done {
            let files = answered.files.keys().map(|name| out.path().join(name).display().to_string());
            voice::data(&files.collect::<Vec<_>>().join("\n"))?;
        }
        Ok(exit)
    }
}

fn list(sentences: &[String]) -> String {
    sentences.iter().flat_map(|sentence| ["  - ", sentence, "\n"]).collect()
}

/// `result.json` with what else `why.json` has.
fn joined(result: &str, why: &str) -> String {
    let read = |text| serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(text).unwrap_or_default();
    let mut all = read(result);
    for (key, value) in read(why) {
        all.entry(key).or_insert(value);
    }
    format!("{:#}", serde_json::Value::Object(all))
}

fn say_unknown(unknown: &Unknown) -> Exit {
    voice::words(&format!("No schedule so far, and no proof that there is none: {}", unknown.reason));
    if !unknown.known.is_empty() {
        voice::words(&list(&unknown.known));
    }
    Exit::NoSchedule
}

fn broken(audit: &Compliance) -> String {
    let required = audit.with(Verdict::NotMet).filter(|finding| finding.required);
    required.take(20).flat_map(|finding| ["  - ", finding.rule, ": ", &finding.evidence.sentence, "\n"]).collect()
}
