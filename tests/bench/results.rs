//! `RESULTS.md`: the tables of all runs, and how they were measured.

use std::fmt::Write as _;

use itertools::Itertools as _;

use crate::attempts::Attempts;
use crate::compare::{Comparison, EQUAL};
use crate::instance::Truth;
use crate::judged::Judged;
use crate::limits::OURS;
use crate::run::Verdict;
use crate::seconds::shown;
use crate::size::{Entry, Size};
use crate::table;

/// Most memory that any of our runs may take, in MB.
const MEMORY: f64 = 500.0;

/// Bytes of a MiB, in MB.
const MEGABYTES: f64 = 1.048_576;

/// What is found in the runs.
#[derive(Default)]
pub(crate) struct Results {
    lines: String,
    targets: Vec<Judged>,
    comparisons: Vec<Comparison>,
    failures: String,
    growth: Vec<Growth>,
    /// Most memory of ours, in MiB, and the school.
    memory: Option<(f64, String)>,
}

/// Our median seconds to a first schedule for so many homerooms.
struct Growth {
    homerooms: f64,
    first: Option<f64>,
    run: bool,
}

/// What a page says about its runs beside them.
pub(crate) struct About {
    /// Limits, seeds, rounds, machine.
    pub(crate) how: String,
    /// Rows of the table of contenders, and what was not run.
    pub(crate) contenders: String,
    pub(crate) attempts: Attempts,
}

impl Results {
    /// Everything that the runs of these sizes say.
    pub(crate) fn of(sizes: &[Size<'_>]) -> Self {
        let mut results = Self::default();
        for size in sizes {
            results.add(size);
        }
        results
    }

    fn add(&mut self, size: &Size<'_>) {
        let name = size.name;
        let Some(ours) = size.entries.iter().find(|entry| entry.contender == OURS) else { return };
        for entry in &size.entries {
            let rival = Some(ours).filter(|ours| ours.contender != entry.contender);
            self.lines += &table::line(name, entry, rival);
            for played in &entry.runs {
                if let Verdict::Failed(why) = &played.run.verdict {
                    let seed = played.instance.seed;
                    let _ = writeln!(self.failures, "- {name}, seed {seed}, {}: {why}", entry.contender);
                }
            }
            if rival.is_some() {
                if !self.comparisons.iter().any(|one| one.is_of(entry.contender)) {
                    self.comparisons.push(Comparison::new(entry.contender));
                }
                let mine = self.comparisons.iter_mut().filter(|one| one.is_of(entry.contender));
                mine.for_each(|one| one.add(name, ours, entry));
            }
        }
        for played in &ours.runs {
            let memory = played.run.memory;
            if self.memory.as_ref().is_none_or(|(most, _)| memory > *most) {
                self.memory = Some((memory, format!("{name}, seed {}", played.instance.seed)));
            }
        }
        if size.family == "growth" {
            let homerooms = name.split(' ').next().and_then(|many| many.parse().ok()).unwrap_or(f64::NAN);
            self.growth.push(Growth { homerooms, first: ours.first(), run: !ours.runs.is_empty() });
        }
        self.targets.extend(table::targets(name, size.target, ours));
        self.targets.extend(wrongly_refuted(size, ours));
        if name == "large" {
            self.targets.extend(audits(name, ours));
        }
    }

    fn all_targets(&self) -> Vec<Judged> {
        let mut all = self.targets.clone();
        all.extend(self.growing());
        if let Some((most, school)) = &self.memory {
            let most = most * MEGABYTES;
            let what = format!("peak memory < {MEMORY} MB");
            all.push(Judged::new("all", what, format!("{most:.0} at {school}"), most < MEMORY));
        }
        all.extend(self.comparisons.iter().flat_map(Comparison::targets));
        all
    }

    fn growing(&self) -> Option<Judged> {
        let (few, many) = (self.growth.first()?, self.growth.last()?);
        let school = format!("{} to {} homerooms", few.homerooms, many.homerooms);
        let what = "first schedule grows at most with the square";
        if self.growth.len() < 2 {
            return None;
        }
        if self.growth.iter().any(|size| !size.run) {
            return Some(Judged::not_run(school, what));
        }
        let Some((short, long)) = few.first.zip(many.first) else {
            return Some(Judged::new(school, what, "–".to_owned(), false));
        };
        let power = (long / short).ln() / (many.homerooms / few.homerooms).ln();
        let met = power <= 2.0 && self.growth.iter().all(|size| size.first.is_some());
        Some(Judged::new(school, what, format!("power {power:.1}"), met))
    }

    /// Targets, met or missed.
    pub(crate) fn targets(&self) -> String {
        let all = self.all_targets();
        let met = all.iter().filter(|target| target.met == Some(true)).count();
        let not_run = match all.iter().filter(|target| target.met.is_none()).count() {
            0 => String::new(),
            many => format!(", {many} not run"),
        };
        let rows = all.iter().map(Judged::line).join("");
        let failures = if self.failures.is_empty() { String::new() } else { format!("\nFailed:\n\n{}", self.failures) };
        format!(
            "\n{met} of {} targets met{not_run}.\n\n| school | target | found | |\n|---|---|---|---|\n{rows}{failures}",
            all.len()
        )
    }

    /// The table of runs.
    pub(crate) fn runs(&self) -> String {
        format!("{}{}", table::head(), self.lines)
    }

    /// The page.
    pub(crate) fn page(&self, about: &About) -> String {
        format!(
            "# Results\n\nWritten by `cargo bench --bench peers`; [README.md](README.md) says what is compared and how. {}\n\n\
             A contender without a schedule counts with the limit in comparisons, with the longer one where limits differ. \
             Two first schedules that both come under {EQUAL} s count as equally fast. A week in which the audit finds broken required promises counts as none. \
             Only runs of the same school, seed and round are compared. `(3 of 5)`: so many of its runs are there. \
             Ratios within one run count, seconds do not.\n\n\
             ## Contenders\n\n{}\n## Targets\n{}\n## Missed\n\n\
             Targets that are missed, and what was tried for them, from [attempts.toml](attempts.toml).\n{}\n## Runs\n\n\
             Medians over seeds; a dash where half of the runs have none. Value and bound of every seed where they differ, \
             wishes by rank. `broken`: required promises that the audit finds broken in its schedules, at most.\n\n{}",
            about.how,
            about.contenders,
            self.targets(),
            about.attempts.beside(&self.all_targets()),
            self.runs(),
        )
    }
}

/// Schools that ours called impossible and that are not.
fn wrongly_refuted(size: &Size<'_>, ours: &Entry<'_>) -> Vec<Judged> {
    let refuted = ours.runs.iter().filter(|played| played.run.verdict == Verdict::Impossible);
    let wrongly = refuted.filter(|played| {
        // Somebody's audited schedule is the proof that a school is possible.
        let others = size.entries.iter().flat_map(|entry| &entry.runs);
        let mut same = others.filter(|other| other.instance.seed == played.instance.seed);
        played.instance.truth == Truth::Possible || same.any(|other| other.run.broken == Some(0))
    });
    let rows = wrongly
        .map(|played| Judged::new(size.name, "never refuted wrongly", format!("seed {}", played.instance.seed), false));
    rows.collect()
}

/// How long audits take of the week that was found first of all.
fn audits(name: &str, ours: &Entry<'_>) -> [Judged; 2] {
    let first = ours.runs.iter().find(|played| played.instance.seed == 0 && played.round == 0);
    let audit = first.and_then(|played| played.run.audit);
    let wanted = [
        ("audit", 0.1, audit.and_then(|audit| audit.week)),
        ("audit with a year of dates", 1.0, audit.and_then(|audit| audit.year)),
    ];
    wanted.map(|(what, limit, found)| {
        let what = format!("{what} < {limit} s, median of 5");
        let told = found.map_or_else(|| shown(None), |found| format!("{found:.3}"));
        let met = found.is_some_and(|found| found < limit);
        if first.is_some() { Judged::new(name, what, told, met) } else { Judged::not_run(name, what) }
    })
}
