//! A small part of the benchmark without a clock: what the solver says of some of its schools, and with how much work.
//!
//! Every line of `tests/bench/small.txt` is asserted exactly; a change of the solver that moves one is looked at and
//! written with `UPDATE=1 cargo test --test peers_small`. What is true of a school is asserted whatever the file says.

#[path = "differential/dice.rs"]
#[allow(dead_code, reason = "other tests throw the dice in further ways")]
mod dice;
#[path = "bench/families/mod.rs"]
mod families;
#[path = "bench/instance.rs"]
#[allow(dead_code, reason = "seconds are for the benchmark")]
mod instance;
#[path = "bench/problem.rs"]
mod problem;
#[path = "bench/text.rs"]
mod text;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::atomic::AtomicBool;

use commonhour::read::{Folder, school};
use commonhour::solve::{Effort, Outcome, Progress, Rank, Settings, solve};
use instance::{Instance, Truth};

/// Engine steps for each school.
const EFFORT: u64 = 20_000;

/// Schools that are small or quickly decided, with the seeds of each.
const SMALL: [(&str, u64); 21] = [
    ("EL-7", 2),
    ("EL-8", 1),
    ("F5a", 1),
    ("F5b", 1),
    ("12 homerooms", 2),
    ("6×4 bands, wide", 1),
    ("7×4 bands, no slack", 1),
    ("6×4 core, no slack", 1),
    ("6×6 free, no slack", 1),
    ("6×4 bands, impossible", 2),
    ("6×10 bands, impossible", 1),
    ("25 homerooms", 5),
    ("29 homerooms", 5),
    ("30 homerooms", 2),
    ("4×5 combine, wide", 1),
    ("6×5 divide, impossible", 1),
    ("6×5 combine, impossible", 1),
    ("6×4, all adults, impossible", 1),
    ("six days", 1),
    ("six days, impossible", 1),
    ("large, impossible", 1),
];

const WRITTEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bench/small.txt");

#[test]
fn small_schools_end_as_written() {
    let all = families::all(5);
    let mut text = String::new();
    for (name, seeds) in SMALL {
        for seed in 0..seeds {
            let found = all.iter().find(|one| one.name == name && one.seed == seed);
            let one = found.unwrap_or_else(|| panic!("no school is called {name}"));
            let _ = writeln!(text, "{name}, seed {seed}: {}", said(one));
        }
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(WRITTEN, &text).expect("the file can be written");
    }
    let written = std::fs::read_to_string(WRITTEN).unwrap_or_default();
    let pairs = text.lines().zip(written.lines().chain(std::iter::repeat("")));
    let moved: Vec<String> =
        pairs.filter(|(now, then)| now != then).map(|(now, then)| format!("- {then}\n+ {now}")).collect();
    assert!(
        moved.is_empty() && text.lines().count() == written.lines().count(),
        "tests/bench/small.txt says otherwise. Is it better? Then UPDATE=1 cargo test --test peers_small\n{}",
        moved.join("\n")
    );
}

/// What the solver says of a school, in one line.
fn said(one: &Instance) -> String {
    let files = [("school.toml", &one.school), ("contract.toml", &one.contract)];
    let files: BTreeMap<String, String> = files.map(|(name, text)| (name.to_owned(), text.clone())).into();
    let input = school(&Folder { files }).unwrap_or_else(|problems| panic!("{}: {problems}", one.name));
    let stop = AtomicBool::new(false);
    let settings = Settings {
        effort_limit: Some(EFFORT),
        time_limit: None,
        seed: one.seed,
        threads: 1,
        stop: &stop,
        clock: &|| 0.0,
        progress: &|_: &Progress| {},
    };
    let facts = &input.school;
    let size = format!(
        "{} homerooms, {} adults, {} days",
        facts.homerooms.len(),
        facts.staff_ids().count(),
        facts.day_ids().count()
    );
    let outcome = match solve(&input.school, &input.contract, &settings) {
        Outcome::Best(solution) => format!("best, {}{}", ranks(&solution.ranks), effort(solution.effort)),
        Outcome::Stopped(solution) => format!("found, {}{}", ranks(&solution.ranks), effort(solution.effort)),
        Outcome::Impossible(proof) => {
            assert_eq!(one.truth, Truth::Impossible, "{}, seed {}: {:?}", one.name, one.seed, proof.reasons);
            format!("impossible by {}", proof.by)
        }
        Outcome::Unknown(unknown) => format!("nothing, {}", effort(unknown.effort)),
    };
    let scheduled = outcome.starts_with("best") || outcome.starts_with("found");
    assert!(one.truth != Truth::Impossible || !scheduled, "{}, seed {} is impossible", one.name, one.seed);
    format!("{size}; {outcome}")
}

fn ranks(ranks: &[Rank]) -> String {
    let mut text = String::new();
    for rank in ranks {
        assert!(rank.bound <= rank.value, "{}: {} is below its bound {}", rank.name, rank.value, rank.bound);
        let _ = write!(text, "{} of at least {}, ", rank.value, rank.bound);
    }
    text
}

fn effort(effort: Effort) -> String {
    let Effort { plans, placings, place_steps, staffings } = effort;
    format!("{plans} plans, {placings} placings, {place_steps} steps, {staffings} staffings")
}

/// The order of a file is nothing to a school: the generators write schools that read.
#[test]
fn every_school_of_the_benchmark_reads() {
    for one in families::all(3) {
        let files = [("school.toml", one.school), ("contract.toml", one.contract)];
        let files: BTreeMap<String, String> = files.map(|(name, text)| (name.to_owned(), text)).into();
        assert!(school(&Folder { files }).is_ok(), "{}, {}, seed {}", one.family, one.name, one.seed);
    }
}
