//! `commonhour solve`: builds the week and writes it.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;

use crate::check::{Compliance, Verdict};
use crate::read::{Folder, Input};
use crate::solve::{Impossible, Outcome, Settings, Unknown};
use crate::why::{self, Why as Known};
use crate::{Answered, schedule_read};

use super::exit::Exit;
use super::failure::Failure;
use super::out::Out;
use super::searching::Searching;
use super::why::Report;
use super::{folder, voice};

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
    #[command(flatten)]
    searching: Searching,
    /// Searches side by side. The same on every machine unless set, so that the bytes are the same too.
    #[arg(long, value_name = "N", default_value_t = NonZeroUsize::MIN)]
    threads: NonZeroUsize,
    /// Replace OUT although it belongs to another school or was not written by commonhour.
    #[arg(long)]
    force: bool,
    /// Print result.json on stdout.
    #[arg(long)]
    pub(super) json: bool,
}

/// What cannot hold together at an impossible school, and what it would take.
fn reasons(texts: &Folder, input: &Input, proof: &Impossible, settings: &Settings<'_>) -> Report {
    let later = || Settings { time_limit: Some((settings.clock)() + REASONS), ..*settings };
    let known = Known::Impossible(why::because(&input.school, &input.contract, &later(), proof.clone()));
    let ways = super::why::ways_out(texts, input, &known, &later());
    super::why::report(texts, input, &known, ways.as_ref())
}

impl Solve {
    pub(super) fn run(&self) -> Result<Exit, Failure> {
        let (texts, mut input) = folder::school(&self.dir)?;
        input.contract.as_of = self.searching.as_of.or(input.contract.as_of);
        let path = self.out.clone().unwrap_or_else(|| self.dir.join("out"));
        let out = Out::claim(&path, &self.dir, &input.school.name, self.force)?;
        let (answered, report) = self.searching.run(|settings| {
            let settings = Settings { threads: self.threads.get(), ..*settings };
            let answered = schedule_read(&input, &settings);
            let report = answered.as_ref().ok().and_then(|answered| match &answered.outcome {
                Outcome::Impossible(proof) => Some(reasons(&texts, &input, proof, &settings)),
                _ => None,
            });
            (answered, report)
        })?;
        // The school was read before: what cannot be read now is what the program wrote itself.
        let answered = answered.map_err(|problems| {
            Failure::Bug(format!("the schedule cannot be read back\n{}", problems.render(voice::colours())))
        })?;
        match report {
            Some(report) => self.say_impossible(&answered, &report),
            None => self.end(&answered, &out),
        }
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
