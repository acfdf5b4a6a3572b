//! `RESULTS.md`: the tables of one run, and on what machine.

use std::fmt::Write as _;
use std::fs;

use itertools::Itertools as _;

use crate::compare::Comparison;
use crate::instance::Truth;
use crate::peers::Able;
use crate::run::Verdict;
use crate::table::{self, Entry};

/// What was found so far.
pub(crate) struct Results {
    limit: f64,
    how: String,
    contenders: String,
    lines: String,
    targets: Vec<(String, bool)>,
    comparisons: Vec<Comparison>,
    failures: String,
    /// Homerooms and our median seconds to a first schedule.
    growth: Vec<(f64, Option<f64>)>,
    memory: f64,
}

impl Results {
    /// Nothing yet.
    pub(crate) fn new(contenders: &[Able], missing: &str, limit: f64, seeds: u64, rounds: usize) -> Self {
        let how = format!("{limit} seconds a run, {seeds} seeds a size, {rounds} rounds.");
        let told = contenders
            .iter()
            .map(|Able { contender, version }| {
                format!("| {} | {version} | {} |\n", contender.name(), contender.leaves_out())
            })
            .join("");
        Self {
            limit,
            how,
            contenders: format!("| contender | version | restricts or leaves out |\n|---|---|---|\n{told}{missing}"),
            lines: String::new(),
            targets: Vec::new(),
            comparisons: Vec::new(),
            failures: String::new(),
            growth: Vec::new(),
            memory: 0.0,
        }
    }

    /// Adds the runs of one size; its lines of the table.
    pub(crate) fn add(&mut self, name: &str, entries: &[Entry<'_>]) -> String {
        let Some(ours) = entries.iter().find(|entry| entry.contender == "commonhour") else { return String::new() };
        let mut lines = String::new();
        for entry in entries {
            let rival = Some(ours).filter(|ours| ours.contender != entry.contender);
            lines += &table::line(name, entry, rival);
            for (instance, run) in &entry.runs {
                if let Verdict::Failed(why) = &run.verdict {
                    let _ = writeln!(self.failures, "- {name}, seed {}, {}: {why}", instance.seed, entry.contender);
                }
            }
            if rival.is_some() {
                if !self.comparisons.iter().any(|one| one.is_of(entry.contender)) {
                    self.comparisons.push(Comparison::new(entry.contender));
                }
                let mine = self.comparisons.iter_mut().filter(|one| one.is_of(entry.contender));
                mine.for_each(|one| one.add(name, ours, entry, self.limit));
            }
        }
        for (instance, run) in &ours.runs {
            self.memory = self.memory.max(run.memory);
            if instance.family == "growth" && instance.seed == 0 {
                let homerooms = name.split(' ').next().and_then(|many| many.parse().ok()).unwrap_or(f64::NAN);
                let middle = table::median(ours.runs.iter().map(|(_, run)| run.first));
                self.growth.push((homerooms, middle));
            }
        }
        self.targets.extend(table::targets(name, ours));
        for (instance, run) in &ours.runs {
            // Somebody's audited schedule is the proof that a school is possible.
            let found = entries
                .iter()
                .flat_map(|entry| &entry.runs)
                .any(|(one, run)| one.seed == instance.seed && run.broken == Some(0));
            if run.verdict == Verdict::Impossible && (found || instance.truth == Truth::Possible) {
                self.targets
                    .push((format!("| {name} | never refuted wrongly | seed {} | missed |\n", instance.seed), false));
            }
        }
        self.lines += &lines;
        lines
    }

    /// Adds how long audits took.
    pub(crate) fn audits(&mut self, seconds: Vec<(&'static str, f64, Option<f64>)>) {
        for (what, limit, found) in seconds {
            let met = found.is_some_and(|found| found < limit);
            let shown = found.map_or("–".to_owned(), |found| format!("{found:.3}"));
            let mark = if met { "met" } else { "missed" };
            self.targets.push((format!("| large | {what} < {limit} s, median of 5 | {shown} | {mark} |\n"), met));
        }
    }

    fn all_targets(&self) -> Vec<(String, bool)> {
        let mut all = self.targets.clone();
        let known = self.growth.iter().filter_map(|(many, first)| Some((*many, (*first)?))).collect_vec();
        if let (Some((few, short)), Some((many, long))) = (known.first(), known.last())
            && few < many
        {
            let power = (long / short).ln() / (many / few).ln();
            let met = power <= 2.0 && known.len() == self.growth.len();
            let mark = if met { "met" } else { "missed" };
            all.push((
                format!("| {few} to {many} homerooms | first schedule grows at most with the square | power {power:.1} | {mark} |\n"),
                met,
            ));
        }
        let met = self.memory < 500.0;
        let mark = if met { "met" } else { "missed" };
        all.push((format!("| all | peak memory < 500 MiB | {:.0} | {mark} |\n", self.memory), met));
        all.extend(self.comparisons.iter().flat_map(Comparison::targets));
        all
    }

    /// Targets, met or missed.
    pub(crate) fn targets(&self) -> String {
        let all = self.all_targets();
        let met = all.iter().filter(|(_, met)| *met).count();
        let rows: String = all.iter().map(|(line, _)| line.as_str()).collect();
        let failures = if self.failures.is_empty() { String::new() } else { format!("\nFailed:\n\n{}", self.failures) };
        format!(
            "\n{met} of {} targets met.\n\n| school | target | found | |\n|---|---|---|---|\n{rows}{failures}",
            all.len()
        )
    }

    /// The page.
    pub(crate) fn page(&self) -> String {
        format!(
            "# Results\n\nWritten by `cargo bench --bench peers`; [README.md](README.md) says what is compared and how. {} {}\n\n\
             A contender without a schedule counts with the limit in comparisons. Ratios within one run count, seconds do not.\n\n\
             ## Contenders\n\n{}\n## Targets\n{}\n## Runs\n\n\
             Medians over seeds; a dash where half of the runs have none. Value and bound of every seed where they differ, \
             wishes by rank. `broken`: required promises that the audit finds broken in its schedules, at most.\n\n{}{}",
            self.how,
            machine(),
            self.contenders,
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
    format!("{date}, {}, {cores} cores, load {load} at the end.", model.unwrap_or("unknown processor"))
}
