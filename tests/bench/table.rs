//! The table of runs, and what is wanted of ours by size.

use itertools::Itertools as _;

use crate::instance::Target;
use crate::judged::Judged;
use crate::run::{Run, Verdict};
use crate::seconds::{median, shown, worst};
use crate::size::Entry;

fn numbers<'a>(runs: impl Iterator<Item = &'a Run>, of: impl Fn(&'a Run) -> &'a [i64]) -> String {
    let told = runs.map(|run| of(run).iter().join("/")).filter(|text| !text.is_empty()).collect_vec();
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
    let verdicts = entry.runs().map(|run| run.verdict.word()).counts();
    let verdicts = verdicts.into_iter().sorted().map(|(word, count)| format!("{count} {word}")).join(", ");
    let memory =
        entry.runs().map(|run| run.memory).reduce(f64::max).map_or("–".to_owned(), |most| format!("{most:.0}"));
    let broken = entry.runs().filter_map(|run| run.broken).max().map_or("–".to_owned(), |most| match most {
        usize::MAX => "unreadable".to_owned(),
        most => most.to_string(),
    });
    let ratio = ours.and_then(|ours| {
        let (entry, ours) = entry.both(ours);
        let of = |entry: &Entry<'_>| entry.first().or(median(refutations(entry)));
        Some(format!("{:.1}", of(&entry)? / of(&ours)?))
    });
    format!(
        "| {} | {} | {}, {} | {} | {} | {} | {verdicts} | {} | {memory} | {broken} | {} |\n",
        entry.title(name),
        entry.contender,
        shown(entry.first()),
        shown(worst(entry.runs().map(|run| run.first))),
        shown(median(entry.runs().map(|run| run.best))),
        numbers(entry.runs(), |run| &run.value),
        numbers(entry.runs(), |run| &run.bound),
        shown(median(refutations(entry))),
        ratio.unwrap_or_default(),
    )
}

fn refutations<'a>(entry: &'a Entry<'_>) -> impl Iterator<Item = Option<f64>> + 'a {
    entry.runs().map(|run| (run.verdict == Verdict::Impossible).then_some(run.seconds))
}

/// Whether our runs of one size reach what is wanted of them.
pub(crate) fn targets(name: &str, wanted: Target, entry: &Entry<'_>) -> Vec<Judged> {
    let Target { first, worst: at_worst, proved, close, refuted } = wanted;
    let firsts = || entry.runs().map(|run| run.first);
    let proofs = entry.runs().map(|run| (run.verdict == Verdict::Best).then_some(run.seconds));
    let wanted = [
        ("first schedule, median", first, median(firsts())),
        ("first schedule, worst", at_worst, worst(firsts())),
        ("best value proved, worst", proved, worst(proofs)),
        ("within 5 % of the bound, worst", close, worst(entry.runs().map(near))),
        ("refuted, worst", refuted, worst(refutations(entry))),
    ];
    let judged = wanted.into_iter().filter_map(|(what, limit, found)| {
        let limit = limit?;
        let what = format!("{what} < {limit} s");
        if entry.runs.is_empty() {
            return Some(Judged::not_run(name, what));
        }
        let met = found.is_some_and(|found| found < limit);
        // Who stopped before the target's time has not shown that it cannot be met.
        let early = found.is_none() && entry.limit < limit;
        let early = if early { format!(" in {} s", entry.limit) } else { String::new() };
        Some(Judged::new(entry.title(name), what, shown(found) + &early, met))
    });
    judged.collect()
}

/// Seconds to the best value, where it is within 5 % of the bound in every rank.
fn near(run: &Run) -> Option<f64> {
    let close = run.value.len() == run.bound.len()
        && run.value.iter().zip(&run.bound).all(|(value, bound)| 100 * value <= 105 * bound);
    run.best.filter(|_| close)
}
