//! Contenders that are Python scripts: CP-SAT twice, `HiGHS` and FET. Their libraries' start-up is not counted.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::Contender;
use crate::instance::Instance;
use crate::kept::digest;
use crate::run::{Run, Verdict};
use crate::watch::{Ended, Lines, watch};

/// Seconds beyond its own limit after which a script is ended.
const GRACE: f64 = 15.0;

/// One of the scripts.
pub(crate) struct Script {
    pub(crate) name: &'static str,
    pub(crate) file: &'static str,
    pub(crate) words: &'static [&'static str],
    /// Prints its version where it can be run; how to install it.
    pub(crate) version: &'static str,
    pub(crate) install: &'static str,
    pub(crate) leaves_out: &'static str,
}

/// The Python that has the libraries.
fn python() -> String {
    std::env::var("COMMONHOUR_PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

fn scripts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/peers")
}

impl Contender for Script {
    fn name(&self) -> &'static str {
        self.name
    }

    fn version(&self) -> Result<String, String> {
        let said = Command::new(python()).args(["-c", self.version]).env("QT_QPA_PLATFORM", "offscreen").output();
        let said = said.ok().filter(|said| said.status.success()).ok_or_else(|| self.install.to_owned())?;
        Ok(String::from_utf8_lossy(&said.stdout).trim().to_owned())
    }

    /// Of all scripts, for they share files.
    fn build(&self) -> std::io::Result<String> {
        let files = std::fs::read_dir(scripts())?.map(|file| Ok(file?.path()));
        let mut files = files.collect::<std::io::Result<Vec<_>>>()?;
        files.retain(|file| file.extension().is_some_and(|extension| extension == "py"));
        files.sort();
        let texts = files.iter().map(std::fs::read).collect::<std::io::Result<Vec<_>>>()?;
        Ok(digest(texts.iter().map(Vec::as_slice)))
    }

    fn refuses(&self, instance: &Instance) -> Option<&'static str> {
        instance.problem.is_none().then_some("its model would leave out most of the school")
    }

    fn leaves_out(&self) -> &'static str {
        self.leaves_out
    }

    fn run(&self, instance: &Instance, folder: &Path, limit: f64) -> std::io::Result<Run> {
        let written = folder.join("assignments.csv");
        if written.exists() {
            std::fs::remove_file(&written)?;
        }
        let script = scripts().join(self.file);
        let mut command = Command::new(python());
        command.arg(script).arg(folder).arg(limit.to_string()).args(self.words);
        command.env("COMMONHOUR_SEED", (instance.seed + 1).to_string()).env("PYTHONDONTWRITEBYTECODE", "1");
        let ended = watch(&mut command, Lines::Stdout, limit + GRACE, |_| false)?;
        let mut run = read(&ended);
        run.broken = audit(folder, &written)?;
        Ok(run)
    }
}

fn read(ended: &Ended) -> Run {
    let mut run = Run { seconds: ended.seconds, memory: ended.memory, ..Run::default() };
    let mut last = None;
    let mut over = false;
    for event in ended.lines.iter().filter_map(|line| serde_json::from_str::<Value>(&line.text).ok()) {
        let seconds = event["seconds"].as_f64();
        match event["event"].as_str() {
            Some("solution") => {
                run.first = run.first.or(seconds);
                if run.best.is_none() || last != event["value"].as_i64() {
                    (last, run.best) = (event["value"].as_i64(), seconds);
                }
                run.value = last.into_iter().collect();
                run.bound = event["bound"].as_i64().into_iter().collect();
                run.verdict = Verdict::Found;
            }
            Some("end") => {
                over = true;
                run.seconds = seconds.unwrap_or(run.seconds);
                run.verdict = match event["status"].as_str() {
                    Some("best") => Verdict::Best,
                    Some("found") => Verdict::Found,
                    Some("impossible") => Verdict::Impossible,
                    Some("restricted") => Verdict::Restricted,
                    _ => Verdict::Nothing,
                };
                if let Some(value) = event["value"].as_i64() {
                    run.value = vec![value];
                    run.bound = event["bound"].as_i64().into_iter().collect();
                }
            }
            _ => {}
        }
    }
    if !over && run.verdict == Verdict::Nothing && ended.code != Some(0) {
        let words = ended.rest.lines().last().unwrap_or("ended after its limit");
        run.verdict = Verdict::Failed(words.to_owned());
    }
    run
}

/// Required promises that a peer's schedule breaks, by our own audit; nothing where it wrote none.
fn audit(folder: &Path, written: &PathBuf) -> std::io::Result<Option<usize>> {
    if !written.exists() {
        return Ok(None);
    }
    let mut check = Command::new(env!("CARGO_BIN_EXE_commonhour"));
    let said = check.arg("check").arg(folder).arg(written).arg("--json").output()?;
    let compliance: Value = serde_json::from_slice(&said.stdout).unwrap_or_default();
    let broken = compliance["counts"]["required_not_met"].as_u64();
    // A file that cannot even be read breaks everything.
    Ok(Some(broken.and_then(|broken| usize::try_from(broken).ok()).unwrap_or(usize::MAX)))
}
