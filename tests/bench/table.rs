//! Runs as tables.

use itertools::Itertools as _;

use crate::instance::{Instance, Target};
use crate::run::{Run, Verdict};

/// A contender's runs of the schools of one size, one for each seed and round.
pub(crate) struct Entry<'a> {
    pub(crate) contender: &'static str,
    pub(crate) runs: Vec<(&'a Instance, Run)>,
}

/// The middle of some seconds; infinite where half of them are missing.
pub(crate) fn median(seconds: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    let sorted = seconds.map(|one| one.unwrap_or(f64::INFINITY)).sorted_by(f64::total_cmp).collect_vec();
    sorted.get(sorted.len() / 2).copied().filter(|middle| middle.is_finite())
}

/// The worst of some seconds; nothing where one is missing.
pub(crate) fn worst(seconds: impl Iterator<Item = Option<f64>>) -> Option<f64> {
    seconds.map(|one| one.unwrap_or(f64::INFINITY)).reduce(f64::max).filter(|worst| worst.is_finite())
}

fn seconds(value: Option<f64>) -> String {
    match value {
        None => "–".to_owned(),
        Some(value) if value < 10.0 => format!("{value:.2}"),
        Some(value) => format!("{value:.0}"),
    }
}

fn numbers(runs: &[&Run], of: impl Fn(&Run) -> &[i64]) -> String {
    let told = runs.iter().map(|run| of(run).iter().join("/")).filter(|text| !text.is_empty()).collect_vec();
    if told.iter().all_equal() { told.first().cloned().unwrap_or_default() } else { told.join(" ") }
}

/// The head of the table of runs.
pub(crate) fn head() -> String {
    "| school | contender | first s (median, worst) | best at s | value | bound | verdict | refuted s | MiB | broken | ratio |\n\
     |---|---|---|---|---|---|---|---|---|---|---|\n"
        .to_owned()
}

/// One line: what a contender did with the schools of one size; ratio of its median to ours.
pub(crate) fn line(name: &str, entry: &Entry<'_>, ours: Option<&Entry<'_>>) -> String {
    let runs = entry.runs.iter().map(|(_, run)| run).collect_vec();
    let firsts = || runs.iter().map(|run| run.first);
    let refuted = median(refutations(&runs));
    let verdicts = runs.iter().map(|run| run.verdict.word()).counts();
    let verdicts = verdicts.into_iter().sorted().map(|(word, count)| format!("{count} {word}")).join(", ");
    let memory = runs.iter().map(|run| run.memory).fold(0.0, f64::max);
    let broken = match runs.iter().filter_map(|run| run.broken).max() {
        None => "–".to_owned(),
        Some(most) => most.to_string(),
    };
    let ratio = ours.and_then(|ours| {
        let of = |entry: &Entry<'_>| {
            let runs = entry.runs.iter().map(|(_, run)| run).collect_vec();
            median(runs.iter().map(|run| run.first)).or(median(refutations(&runs)))
        };
        Some(format!("{:.1}", of(entry)? / of(ours)?))
    });
    format!(
        "| {name} | {} | {}, {} | {} | {} | {} | {verdicts} | {} | {memory:.0} | {broken} | {} |\n",
        entry.contender,
        seconds(median(firsts())),
        seconds(worst(firsts())),
        seconds(median(runs.iter().map(|run| run.best))),
        numbers(&runs, |run| &run.value),
        numbers(&runs, |run| &run.bound),
        seconds(refuted),
        ratio.unwrap_or_default(),
    )
}

fn refutations<'a>(runs: &'a [&Run]) -> impl Iterator<Item = Option<f64>> + 'a {
    runs.iter().map(|run| (run.verdict == Verdict::Impossible).then_some(run.seconds))
}

/// Whether our runs of one size reach what is wanted of them: one line for each target.
pub(crate) fn targets(name: &str, entry: &Entry<'_>) -> Vec<(String, bool)> {
    let Some((first, _)) = entry.runs.first() else { return Vec::new() };
    let runs = entry.runs.iter().map(|(_, run)| run).collect_vec();
    let Target { first: wanted, worst: at_worst, proved, close, refuted } = first.target;
    let mut told = Vec::new();
    let mut say = |what: &str, limit: f64, found: Option<f64>| {
        let met = found.is_some_and(|found| found < limit);
        let mark = if met { "met" } else { "missed" };
        told.push((format!("| {name} | {what} < {limit} s | {} | {mark} |\n", seconds(found)), met));
    };
    if let Some(limit) = wanted {
        say("first schedule, median", limit, median(runs.iter().map(|run| run.first)));
    }
    if let Some(limit) = at_worst {
        say("first schedule, worst", limit, worst(runs.iter().map(|run| run.first)));
    }
    if let Some(limit) = proved {
        let ended = |run: &Run| (run.verdict == Verdict::Best).then_some(run.seconds);
        say("best value proved, worst", limit, worst(runs.iter().map(|run| ended(run))));
    }
    if let Some(limit) = close {
        say("within 5 % of the bound, worst", limit, worst(runs.iter().map(|run| near(run))));
    }
    if let Some(limit) = refuted {
        say("refuted, worst", limit, worst(refutations(&runs)));
    }
    told
}

/// Seconds to the best value, where it is within 5 % of the bound in every rank.
fn near(run: &Run) -> Option<f64> {
    let close = run.value.len() == run.bound.len()
        && run.value.iter().zip(&run.bound).all(|(value, bound)| 100 * value <= 105 * bound);
    run.best.filter(|_| close)
}
