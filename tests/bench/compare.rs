//! Ours beside each rival: who is first, who is better, who proves more.

use itertools::Itertools as _;

use crate::judged::Judged;
use crate::run::{Run, Verdict};
use crate::seconds::{median, shown};
use crate::size::Entry;

/// Two first schedules that both come under so many seconds are equally fast: that is the start of a process.
pub(crate) const EQUAL: f64 = 0.3;

/// What one rival did beside ours with the schools of one size.
struct Pair {
    name: String,
    /// Nothing where neither has a schedule.
    times: Option<Times>,
    /// Where its value is better than ours.
    worse: Option<String>,
    /// Seconds of ours and its, where it has another limit.
    tight: Option<(f64, f64)>,
    proved: (usize, usize),
}

/// Median seconds to a first schedule.
#[derive(Clone, Copy)]
struct Times {
    ours: Option<f64>,
    theirs: Option<f64>,
    /// The longer limit of the two.
    limit: f64,
}

impl Times {
    /// Both, as they are compared: who has none is not before the limit, and not before the other.
    fn counted(self) -> (f64, f64) {
        let none = [self.ours, self.theirs].into_iter().flatten().fold(self.limit, f64::max);
        (self.ours.unwrap_or(none), self.theirs.unwrap_or(none))
    }

    /// Its time as a multiple of ours.
    fn ratio(self) -> f64 {
        let (ours, theirs) = self.counted();
        theirs / ours
    }

    /// Our time as a multiple of its; 1 where both came at the same time.
    fn slower(self) -> f64 {
        let (ours, theirs) = self.counted();
        if ours < EQUAL && theirs < EQUAL { 1.0 } else { ours / theirs }
    }
}

/// Ours beside one rival.
pub(crate) struct Comparison {
    rival: String,
    pairs: Vec<Pair>,
}

fn proofs(entry: &Entry<'_>) -> usize {
    entry.runs().filter(|run| matches!(run.verdict, Verdict::Best | Verdict::Impossible)).count()
}

/// Where their run is better than ours, in words.
fn worse(ours: &Run, theirs: &Run) -> Option<String> {
    let scheduled = |run: &Run| matches!(run.verdict, Verdict::Best | Verdict::Found);
    match (ours.value.first(), theirs.value.first()) {
        _ if !scheduled(theirs) => None,
        (_, None) if !scheduled(ours) => Some("none against a schedule".to_owned()),
        (_, Some(theirs)) if !scheduled(ours) => Some(format!("none against {theirs}")),
        (Some(ours), Some(theirs)) if ours > theirs => Some(format!("{ours} against {theirs}")),
        _ => None,
    }
}

impl Comparison {
    /// Nothing yet.
    pub(crate) fn new(rival: &str) -> Self {
        Self { rival: rival.to_owned(), pairs: Vec::new() }
    }

    /// Whose it is.
    pub(crate) fn is_of(&self, rival: &str) -> bool {
        self.rival == rival
    }

    /// Adds the runs of one size that both have.
    pub(crate) fn add(&mut self, name: &str, ours: &Entry<'_>, theirs: &Entry<'_>) {
        let (ours, theirs) = ours.both(theirs);
        if ours.runs.is_empty() {
            return;
        }
        let times = match (ours.first(), theirs.first()) {
            (None, None) => None,
            (first, their_first) => {
                Some(Times { ours: first, theirs: their_first, limit: ours.limit.max(theirs.limit) })
            }
        };
        let words = ours.runs().zip(theirs.runs()).filter_map(|(ours, theirs)| worse(ours, theirs)).unique().join(", ");
        self.pairs.push(Pair {
            name: name.to_owned(),
            times,
            worse: Some(words).filter(|words| !words.is_empty()),
            tight: ours.limit.total_cmp(&theirs.limit).is_ne().then_some((ours.limit, theirs.limit)),
            proved: (proofs(&ours), proofs(&theirs)),
        });
    }

    /// Its rows of the table of targets.
    pub(crate) fn targets(&self) -> Vec<Judged> {
        if self.pairs.is_empty() {
            return Vec::new();
        }
        let mut rows = Vec::new();
        let mut say =
            |what: &str, found, met| rows.push(Judged::new(format!("against {}", self.rival), what, found, met));
        let framed = self.rival.contains("frame");
        let times = self.pairs.iter().filter_map(|pair| Some((pair, pair.times?))).collect_vec();
        // Without times there are only impossible schools, or nobody has a schedule.
        if framed && !times.is_empty() {
            let most = times.iter().map(|(_, times)| times.slower()).fold(0.0, f64::max);
            let found = format!("at worst {most:.1} times{}", self.slower_than(2.0, ": "));
            say("within twice its time to a first schedule", found, most <= 2.0);
        } else if !times.is_empty() {
            let slower = times.iter().filter(|(_, times)| times.slower() > 1.0).count();
            let found = format!("slower in {slower} of {}{}", times.len(), self.slower_than(1.0, ": "));
            say("never slower to a first schedule", found, slower == 0);
            let middle = median(times.iter().map(|(_, times)| Some(times.ratio()))).unwrap_or_default();
            say("at least 10 times as fast in the median", format!("{middle:.1} times"), middle >= 10.0);
        }
        if framed {
            let (ours, theirs) =
                self.pairs.iter().fold((0, 0), |sum, pair| (sum.0 + pair.proved.0, sum.1 + pair.proved.1));
            say("more schools decided (best or impossible proved)", format!("{ours} and {theirs}"), ours > theirs);
        }
        let (tight, even): (Vec<_>, Vec<_>) = self.pairs.iter().partition(|pair| pair.tight.is_some());
        if !even.is_empty() {
            let (found, never) = where_worse(&even);
            say("best value never worse", found, never);
        }
        if let Some((ours, theirs)) = tight.first().and_then(|pair| pair.tight) {
            let (found, never) = where_worse(&tight);
            say(&format!("tight: best value after {ours} s never worse than its after {theirs} s"), found, never);
        }
        rows
    }

    /// Where ours took more than so many times its time, with both times.
    fn slower_than(&self, most: f64, before: &str) -> String {
        let slower = self.pairs.iter().filter_map(|pair| Some((&pair.name, pair.times?)));
        let slower = slower.filter(|(_, times)| times.slower() > most).collect_vec();
        let told = slower.iter().map(|(name, times)| {
            let seconds = |time: Option<f64>| time.map_or("none".to_owned(), |time| format!("{} s", shown(Some(time))));
            format!("{name} {} against {}", seconds(times.ours), seconds(times.theirs))
        });
        if slower.is_empty() { String::new() } else { format!("{before}{}", told.into_iter().join("; ")) }
    }
}

/// Where ours is worse, and whether it never is.
fn where_worse(pairs: &[&Pair]) -> (String, bool) {
    let worse = pairs.iter().filter_map(|pair| Some(format!("{}: {}", pair.name, pair.worse.as_ref()?))).join("; ");
    if worse.is_empty() { ("never".to_owned(), true) } else { (worse, false) }
}
