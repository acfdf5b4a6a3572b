//! `RESULTS.md`: the tables of one run, and on what machine.

use std::fmt::Write as _;
use std::fs;

use crate::run::Verdict;
use crate::table::{self, Entry};

/// What was found so far.
pub(crate) struct Results {
    how: String,
    lines: String,
    targets: Vec<(String, bool)>,
    failures: String,
}

impl Results {
    /// Nothing yet.
    pub(crate) fn new(limit: f64, seeds: u64, rounds: usize) -> Self {
        let how = format!("{limit} seconds a run, {seeds} seeds a size, {rounds} rounds.");
        Self { how, lines: String::new(), targets: Vec::new(), failures: String::new() }
    }

    /// Adds the runs of one size; its lines of the table.
    pub(crate) fn add(&mut self, name: &str, entries: &[Entry<'_>]) -> String {
        let ours = entries.iter().find(|entry| entry.contender == "commonhour");
        let mut lines = String::new();
        for entry in entries {
            let rival = ours.filter(|ours| ours.contender != entry.contender);
            lines += &table::line(name, entry, rival);
            for (instance, run) in &entry.runs {
                if let Verdict::Failed(why) = &run.verdict {
                    let _ = writeln!(self.failures, "- {name}, seed {}, {}: {why}", instance.seed, entry.contender);
                }
            }
        }
        self.targets.extend(ours.map(|ours| table::targets(name, ours)).unwrap_or_default());
        self.lines += &lines;
        lines
    }

    /// Targets, met or missed.
    pub(crate) fn targets(&self) -> String {
        let met = self.targets.iter().filter(|(_, met)| *met).count();
        let rows: String = self.targets.iter().map(|(line, _)| line.as_str()).collect();
        let failures = if self.failures.is_empty() { String::new() } else { format!("\nFailed:\n\n{}", self.failures) };
        format!(
            "\n{met} of {} targets met.\n\n| school | target | found | |\n|---|---|---|---|\n{rows}{failures}",
            self.targets.len()
        )
    }

    /// The page.
    pub(crate) fn page(&self) -> String {
        format!(
            "# Results\n\nWritten by `cargo bench --bench peers`. {} {}\n\n## Targets\n{}\n## Runs\n\n{}{}",
            self.how,
            machine(),
            self.targets(),
            table::head(),
            self.lines
        )
    }
}

/// Date, processor, cores and versions.
fn machine() -> String {
    let processor = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = processor.lines().find_map(|line| line.strip_prefix("model name")?.split(": ").nth(1));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or("unknown");
    let date = jiff::Timestamp::now().strftime("%Y-%m-%d");
    format!(
        "{date}, {}, {cores} cores, load {load} at the end, commonhour {}.",
        model.unwrap_or("unknown processor"),
        env!("CARGO_PKG_VERSION")
    )
}
