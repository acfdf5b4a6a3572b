//! When, where and by which builds the runs of a page were measured.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use itertools::Itertools as _;

use crate::kept::Line;

/// For the head of the page: one slot for each run that is wanted.
pub(crate) fn measured(slots: &[Option<Line>]) -> String {
    let lines = slots.iter().flatten().collect_vec();
    let missing = slots.len() - lines.len();
    let there = match missing {
        0 => format!("Runs: {}", lines.len()),
        missing => format!("Runs: {} of {}, {missing} missing", lines.len(), slots.len()),
    };
    let mut text = match lines.iter().map(|line| line.date.as_str()).minmax().into_option() {
        None => return format!("{there}."),
        Some((first, last)) if first == last => format!("{there}. {first}"),
        Some((first, last)) => format!("{there}. {first} to {last}"),
    };
    let machines = lines.iter().map(|line| line.key.player.machine.as_str()).unique().join("; ");
    text.extend([", ", &machines]);
    if let Some((least, most)) = lines.iter().filter_map(|line| line.load).minmax().into_option() {
        let _ = write!(text, ", load {least:.1} to {most:.1} as runs began");
    }
    text.push('.');
    let mut builds: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for player in lines.iter().map(|line| &line.key.player) {
        *builds.entry(&player.contender).or_default().entry(&player.build).or_default() += 1;
    }
    for (contender, builds) in builds.iter().filter(|(_, builds)| builds.len() > 1) {
        let told = builds.iter().map(|(build, runs)| format!("{build} ({runs})")).join(", ");
        let _ = write!(text, " Runs of {contender} are of {} builds: {told}.", builds.len());
    }
    text
}
