//! `commonhour solve`, one thread, as anybody runs it.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::Contender;
use crate::instance::Instance;
use crate::kept::digest;
use crate::limits::OURS;
use crate::run::{Run, Verdict};
use crate::watch::{Ended, Lines, watch};

/// The program's own words once a school is proved impossible; after that it looks for the reasons.
const REFUTED: &str = "proved: there is no schedule";

/// Its words once it has a verdict on a schedule; after that it writes it down, audits it and draws the page.
const ENDED: [&str; 2] = ["proved: no schedule is better", "a schedule, the best so far"];

/// Seconds beyond its own limit after which it is ended.
const GRACE: f64 = 10.0;

pub(crate) struct Ours;

impl Contender for Ours {
    fn name(&self) -> &'static str {
        OURS
    }

    fn version(&self) -> Result<String, String> {
        Ok(env!("CARGO_PKG_VERSION").to_owned())
    }

    fn build(&self) -> std::io::Result<String> {
        Ok(digest([std::fs::read(env!("CARGO_BIN_EXE_commonhour"))?.as_slice()]))
    }

    fn refuses(&self, _: &Instance) -> Option<&'static str> {
        None
    }

    fn leaves_out(&self) -> &'static str {
        "nothing"
    }

    fn run(&self, instance: &Instance, folder: &Path, limit: f64) -> std::io::Result<Run> {
        let out = folder.join("out");
        let mut command = Command::new(env!("CARGO_BIN_EXE_commonhour"));
        command.arg("solve").arg(folder).arg("--out").arg(&out).args(["--force", "--json", "--progress", "json"]);
        command.args(["--seed", &instance.seed.to_string(), "--time-limit", &limit.to_string()]);
        let ended = watch(&mut command, Lines::Stderr, limit + GRACE, |line| line.contains(REFUTED))?;
        Ok(read(&ended))
    }
}

fn read(ended: &Ended) -> Run {
    let mut run = Run { seconds: ended.seconds, memory: ended.memory, ..Run::default() };
    let mut last = None;
    for line in &ended.lines {
        let Ok(event) = serde_json::from_str::<Value>(&line.text) else { continue };
        if let Some(value) = event["incumbent"].as_i64() {
            run.first.get_or_insert(line.seconds);
            let now = (event["rank"].as_i64(), value);
            if last != Some(now) {
                (last, run.best) = (Some(now), Some(line.seconds));
            }
        }
    }
    if let Some(line) = ended.lines.iter().find(|line| line.text.contains(REFUTED)) {
        run.verdict = Verdict::Impossible;
        run.seconds = line.seconds;
        return run;
    }
    if let Some(line) = ended.lines.iter().find(|line| ENDED.iter().any(|words| line.text.contains(words))) {
        run.seconds = line.seconds;
    }
    let result: Value = serde_json::from_str(&ended.rest).unwrap_or_default();
    let ranks = result["ranks"].as_array().map_or(&[][..], Vec::as_slice);
    run.value = ranks.iter().filter_map(|rank| rank["value"].as_i64()).collect();
    run.bound = ranks.iter().filter_map(|rank| rank["bound"].as_i64()).collect();
    run.steps = result["effort"]["place_steps"].as_u64();
    run.verdict = match (ended.code, result["status"].as_str()) {
        (Some(0), Some("best")) => Verdict::Best,
        (Some(0), _) => Verdict::Found,
        (Some(4), _) => Verdict::Impossible,
        (Some(5), _) => Verdict::Nothing,
        (None, _) => Verdict::Failed("ended after its limit".to_owned()),
        (code, _) => {
            let words: Vec<&str> = ended.lines.iter().map(|line| line.text.as_str()).take(8).collect();
            Verdict::Failed(format!("exit code {code:?}: {}", words.join(" / ")))
        }
    };
    if matches!(run.verdict, Verdict::Best | Verdict::Found) {
        // Without wishes nothing is said of a first schedule before the verdict.
        run.first.get_or_insert(run.seconds);
        run.best.get_or_insert(run.seconds);
        // `solve` audits what it wrote and never writes a schedule that breaks a required promise.
        run.broken = Some(0);
    }
    run
}
