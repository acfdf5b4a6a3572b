//! Ours beside each rival: who is first, who is better, who proves more.

use itertools::Itertools as _;

use crate::run::{Run, Verdict};
use crate::table::{Entry, median};

/// What one rival did beside ours with the schools of one size.
struct Pair {
    name: String,
    /// Its median seconds to a first schedule and ours; at the limit and marked where there was none.
    ratio: Option<f64>,
    worse: Option<String>,
    proved: (usize, usize),
}

/// Ours beside one rival.
pub(crate) struct Comparison {
    rival: &'static str,
    pairs: Vec<Pair>,
}

fn proofs(runs: &[&Run]) -> usize {
    runs.iter().filter(|run| matches!(run.verdict, Verdict::Best | Verdict::Impossible)).count()
}

impl Comparison {
    /// Nothing yet.
    pub(crate) fn new(rival: &'static str) -> Self {
        Self { rival, pairs: Vec::new() }
    }

    /// Whose it is.
    pub(crate) fn is_of(&self, rival: &str) -> bool {
        self.rival == rival
    }

    /// Adds the schools of one size. A contender without a schedule counts as if it had one at the limit.
    pub(crate) fn add(&mut self, name: &str, ours: &Entry<'_>, theirs: &Entry<'_>, limit: f64) {
        let runs = |entry: &Entry<'_>| entry.runs.iter().map(|(_, run)| run.clone()).collect_vec();
        let (ours, theirs) = (runs(ours), runs(theirs));
        let middle = |runs: &[Run]| median(runs.iter().map(|run| run.first));
        let ratio = match (middle(&theirs), middle(&ours)) {
            (None, None) => None,
            (theirs, ours) => Some(theirs.unwrap_or(limit) / ours.unwrap_or(limit)),
        };
        let worse =
            ours.iter().zip(&theirs).filter_map(|(ours, theirs)| match (ours.value.first(), theirs.value.first()) {
                (Some(ours), Some(theirs)) if ours > theirs => Some(format!("{ours} against {theirs}")),
                (None, Some(theirs)) => Some(format!("none against {theirs}")),
                _ => None,
            });
        let worse = Some(worse.unique().join(", ")).filter(|words| !words.is_empty());
        let count = |runs: &[Run]| proofs(&runs.iter().collect_vec());
        self.pairs.push(Pair { name: name.to_owned(), ratio, worse, proved: (count(&ours), count(&theirs)) });
    }

    /// Lines of the table of targets, each with whether it is met.
    pub(crate) fn targets(&self) -> Vec<(String, bool)> {
        let rival = self.rival;
        let ratios = self.pairs.iter().filter_map(|pair| pair.ratio).sorted_by(f64::total_cmp).collect_vec();
        let middle = ratios.get(ratios.len() / 2).copied().unwrap_or(f64::NAN);
        let slowest = ratios.first().copied().unwrap_or(f64::NAN);
        let slower = self.pairs.iter().filter(|pair| pair.ratio.is_some_and(|ratio| ratio < 1.0)).count();
        let worse = self.pairs.iter().filter_map(|pair| Some(format!("{}: {}", pair.name, pair.worse.as_ref()?)));
        let worse = worse.collect_vec();
        let (ours, theirs) = self.pairs.iter().fold((0, 0), |sum, pair| (sum.0 + pair.proved.0, sum.1 + pair.proved.1));
        let mark = |met: bool| if met { "met" } else { "missed" };
        let mut lines = Vec::new();
        let mut say = |what: &str, found: String, met: bool| {
            lines.push((format!("| against {rival} | {what} | {found} | {} |\n", mark(met)), met));
        };
        // Without a ratio there are only impossible schools, or nobody has a schedule.
        let framed = rival.contains("frame");
        if framed && !ratios.is_empty() {
            let found = format!("at worst {:.1} times", 1.0 / slowest);
            say("within twice its time to a first schedule", found, slowest >= 0.5);
        } else if !ratios.is_empty() {
            let found = format!("slower in {slower} of {}", ratios.len());
            say("never slower to a first schedule", found, slower == 0);
            say("at least 10 times as fast in the median", format!("{middle:.1} times"), middle >= 10.0);
        }
        if framed {
            say("more schools decided (best or impossible proved)", format!("{ours} and {theirs}"), ours > theirs);
        }
        let found = if worse.is_empty() { "never".to_owned() } else { worse.join("; ") };
        say("best value never worse", found, worse.is_empty());
        lines
    }
}
