//! The benchmark's own arithmetic: runs that are kept and found again, weeks that count as none, medians, and what is said
//! beside a missed target. No contender is run.

#![allow(clippy::unwrap_used, reason = "a test may end that way")]

#[path = "bench/attempts.rs"]
mod attempts;
#[path = "bench/compare.rs"]
mod compare;
#[path = "differential/dice.rs"]
#[allow(dead_code, reason = "other tests throw the dice in further ways")]
mod dice;
#[path = "bench/families/mod.rs"]
mod families;
#[path = "bench/instance.rs"]
mod instance;
#[path = "bench/judged.rs"]
mod judged;
#[path = "bench/kept.rs"]
#[allow(dead_code, reason = "nobody watches, and no program is built here")]
mod kept;
#[path = "bench/limits.rs"]
mod limits;
#[path = "bench/measured.rs"]
mod measured;
#[path = "bench/problem.rs"]
#[allow(dead_code, reason = "for the contenders")]
mod problem;
#[path = "bench/results.rs"]
mod results;
#[path = "bench/run.rs"]
mod run;
#[path = "bench/seconds.rs"]
mod seconds;
#[path = "bench/size.rs"]
mod size;
#[path = "bench/table.rs"]
mod table;
#[path = "bench/text.rs"]
mod text;
#[path = "bench/turns.rs"]
mod turns;

use std::fs;
use std::path::PathBuf;

use attempts::Attempts;
use instance::{Instance, Target, Truth};
use itertools::Itertools as _;
use judged::Judged;
use kept::{Kept, Key, Line, Player};
use limits::Limits;
use results::{About, Results};
use run::{AuditSeconds, Run, Verdict};
use seconds::{median, worst};
use turns::turns;

const EVEN: Limits = Limits { all: 20.0, tight: None };

fn instance(name: &str, seed: u64) -> Instance {
    Instance {
        family: "p24",
        name: name.to_owned(),
        seed,
        truth: Truth::Open,
        target: Target::first(0.5),
        school: format!("# {name}"),
        contract: String::new(),
        problem: None,
    }
}

fn line(instance: &Instance, contender: &str, round: usize, limit: f64, run: Run) -> Line {
    let player = Player {
        contender: contender.to_owned(),
        version: "1.0".to_owned(),
        build: "a1".to_owned(),
        machine: "a machine, 2 cores".to_owned(),
    };
    let key = Key {
        family: instance.family.to_owned(),
        name: instance.name.clone(),
        seed: instance.seed,
        files: kept::files(instance).unwrap(),
        player,
        round,
        limit,
    };
    Line { key, date: "2026-11-22".to_owned(), load: Some(0.5), run }
}

/// A schedule after so many seconds, audited and whole.
fn week(first: f64, value: i64) -> Run {
    Run {
        first: Some(first),
        best: Some(first),
        value: vec![value],
        bound: vec![0],
        verdict: Verdict::Found,
        seconds: first,
        memory: 10.0,
        broken: Some(0),
        ..Run::default()
    }
}

fn broken(run: Run) -> Run {
    Run { broken: Some(10), ..run }
}

/// What the page says of these schools where `played` gives each contender's run; nothing: it was not run.
fn results(instances: &[Instance], limits: Limits, played: impl Fn(&Instance, &str) -> Option<Run>) -> Results {
    beside("FET", instances, limits, played)
}

/// The same beside another rival.
fn beside(
    rival: &str,
    instances: &[Instance],
    limits: Limits,
    played: impl Fn(&Instance, &str) -> Option<Run>,
) -> Results {
    let contenders = ["commonhour", rival];
    let wanted = turns(instances, 1, contenders.len(), |_, _| true);
    let slots = wanted.iter().map(|turn| {
        let contender = contenders[turn.contender];
        let limit = limits.of(contender, &turn.instance.name);
        Some(line(turn.instance, contender, turn.round, limit, played(turn.instance, contender)?))
    });
    let slots = slots.collect_vec();
    Results::of(&size::sizes(instances, &contenders, &wanted, &slots, limits))
}

/// The row of the table of targets that holds these words.
fn row(results: &Results, words: &str) -> String {
    let targets = results.targets();
    let row = targets.lines().find(|line| line.contains(words));
    row.unwrap_or_else(|| panic!("no row says {words}:\n{targets}")).to_owned()
}

/// Ours and the rival's run of one school each.
fn one(name: &str, limits: Limits, ours: &Run, theirs: &Run) -> Results {
    results(&[instance(name, 0)], limits, |_, who| Some(if who == "FET" { theirs.clone() } else { ours.clone() }))
}

fn scratch() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("runs.jsonl");
    (folder, file)
}

#[test]
fn a_kept_run_is_found_again_as_it_was() {
    let (_folder, file) = scratch();
    let (mut kept, dropped) = Kept::read(&file).unwrap();
    assert_eq!(dropped, None);
    let audit = Some(AuditSeconds { week: Some(0.068), year: None });
    let run = Run { audit, steps: Some(7), verdict: Verdict::Failed("no \"words\"\n".to_owned()), ..week(0.1, 5) };
    let first = line(&instance("6×4 bands, wide", 0), "FET", 0, 2.5, run);
    let second = line(&instance("6×4 bands, wide", 0), "FET", 1, 2.5, broken(week(0.3, 1)));
    for line in [&first, &second] {
        kept.keep(line.clone()).unwrap();
        assert_eq!(kept.find(&line.key, false), Some(line));
    }
    let (kept, dropped) = Kept::read(&file).unwrap();
    assert_eq!(dropped, None);
    assert_eq!(kept.find(&first.key, false), Some(&first));
    assert_eq!(kept.find(&second.key, false), Some(&second));
}

#[test]
fn a_run_of_anything_else_is_not_found() {
    let (_folder, file) = scratch();
    let school = instance("6×4 bands, wide", 0);
    let line = line(&school, "FET", 0, 20.0, week(0.1, 5));
    let mut kept = Kept::read(&file).unwrap().0;
    kept.keep(line.clone()).unwrap();
    let kept = Kept::read(&file).unwrap().0;
    let key = || line.key.clone();
    let player = |player: Player| Key { player, ..key() };
    let was = || key().player;
    let changed = Instance { contract: " ".to_owned(), ..school.clone() };
    let moved = Instance { school: String::new(), contract: school.school.clone(), ..school };
    let others = [
        Key { family: "p25".to_owned(), ..key() },
        Key { name: "6×4 bands, some slack".to_owned(), ..key() },
        Key { seed: 1, ..key() },
        Key { files: kept::files(&changed).unwrap(), ..key() },
        Key { files: kept::files(&moved).unwrap(), ..key() },
        Key { round: 1, ..key() },
        Key { limit: 20.5, ..key() },
        player(Player { contender: "HiGHS".to_owned(), ..was() }),
        player(Player { version: "1.1".to_owned(), ..was() }),
        player(Player { machine: "a machine, 4 cores".to_owned(), ..was() }),
    ];
    for other in others {
        assert_eq!(kept.find(&other, false), None, "{other:?}");
        assert_eq!(kept.find(&other, true), None, "{other:?}");
    }
    let rebuilt = player(Player { build: "b2".to_owned(), ..was() });
    assert_eq!(kept.find(&rebuilt, false), None);
    assert_eq!(kept.find(&rebuilt, true), Some(&line));
}

#[test]
fn the_newest_run_of_the_same_build_counts() {
    let mut kept = Kept::default();
    let school = instance("6×4 bands, wide", 0);
    let [old, new, other] = [3.0, 2.0, 1.0].map(|first| line(&school, "FET", 0, 20.0, week(first, 5)));
    let player = Player { build: "b2".to_owned(), ..other.key.player.clone() };
    let other = Line { key: Key { player, ..other.key.clone() }, ..other };
    for line in [&old, &new, &other] {
        kept.keep(line.clone()).unwrap();
    }
    assert_eq!(kept.find(&old.key, false), Some(&new));
    assert_eq!(kept.find(&old.key, true), Some(&new));
    // Who ran last is who a table of kept runs alone is about.
    assert_eq!(kept.last("FET"), Some(&other.key.player));
    assert_eq!(kept.last("HiGHS"), None);
}

#[test]
fn a_line_that_is_cut_off_anywhere_is_dropped_and_measured_again() {
    let (_folder, file) = scratch();
    let [first, second] = [0, 1].map(|seed| line(&instance("6×4 bands, wide", seed), "FET", 0, 20.0, week(0.1, 5)));
    let mut kept = Kept::read(&file).unwrap().0;
    kept.keep(first.clone()).unwrap();
    let one = fs::read(&file).unwrap().len();
    kept.keep(second.clone()).unwrap();
    let whole = fs::read(&file).unwrap();
    for length in one..whole.len() {
        fs::write(&file, &whole[..length]).unwrap();
        let (mut kept, dropped) = Kept::read(&file).unwrap();
        assert_eq!(dropped.is_some(), length > one, "{length}");
        assert!(dropped.is_none_or(|words| words.contains("runs.jsonl") && words.contains("cut off")));
        assert_eq!(kept.find(&first.key, false), Some(&first));
        assert_eq!(kept.find(&second.key, false), None);
        assert_eq!(fs::read(&file).unwrap(), &whole[..length], "reading changes nothing");
        kept.keep(second.clone()).unwrap();
        assert_eq!(fs::read(&file).unwrap(), whole);
    }
}

#[test]
fn a_line_that_is_no_run_is_named() {
    let (_folder, file) = scratch();
    let first = line(&instance("6×4 bands, wide", 0), "FET", 0, 20.0, week(0.1, 5));
    Kept::read(&file).unwrap().0.keep(first).unwrap();
    let whole = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{whole}{{\"family\": 3}}\n{whole}")).unwrap();
    let error = Kept::read(&file).unwrap_err().to_string();
    assert!(error.contains("runs.jsonl:2:") && error.contains("delete the line"), "{error}");
    assert!(!error.contains("line 1"), "{error}");
}

#[test]
fn what_is_worth_most_is_run_first() {
    let instances = ["a", "b"].iter().flat_map(|name| [0, 1].map(|seed| instance(name, seed))).collect_vec();
    let order = turns(&instances, 2, 2, |contender, instance| contender == 0 || instance.name == "a");
    let told = order.iter().map(|turn| format!("{}{}{}", turn.instance.seed, turn.instance.name, turn.contender));
    let half = ["0a0", "0a1", "0b0", "1a0", "1a1", "1b0"];
    assert_eq!(told.collect_vec(), [half, half].concat());
    assert_eq!(order.iter().map(|turn| turn.round).collect_vec(), [[0; 6], [1; 6]].concat());
}

#[test]
fn a_week_with_broken_promises_counts_as_none() {
    let nothing = Run::default();
    let name = "8×4 bands, impossible";
    let said = one(name, EVEN, &nothing, &broken(week(6.31, 1350)));
    assert!(row(&said, "never worse").contains("| never | met |"), "{}", said.targets());
    assert!(!said.targets().contains("to a first schedule"), "{}", said.targets());
    let line = format!("| {name} | FET | –, – | – |  |  | 1 broken | – | 10 | 10 |  |");
    assert!(said.runs().contains(&line), "{}", said.runs());
    // The same week without a broken promise is one.
    let said = one(name, EVEN, &nothing, &week(6.31, 1350));
    assert!(row(&said, "never worse").contains(&format!("| {name}: none against 1350 | missed |")));
    assert!(said.runs().contains(&format!("| {name} | FET | 6.31, 6.31 | 6.31 | 1350 | 0 | 1 found | – | 10 | 0 |")));
    // One that nobody audited is none either.
    let said = one(name, EVEN, &nothing, &Run { broken: None, ..week(6.31, 1350) });
    assert!(row(&said, "never worse").contains("| never | met |"));
    assert!(said.runs().contains("1 not audited"), "{}", said.runs());
}

#[test]
fn our_own_week_with_broken_promises_counts_as_none() {
    let name = "6×4 bands, wide";
    let said = one(name, EVEN, &broken(week(0.1, 0)), &week(9.0, 50));
    assert!(row(&said, "first schedule, median").ends_with("| – | missed |"), "{}", said.targets());
    assert!(row(&said, "never slower").contains(&format!("{name} none against 9.00 s | missed |")));
    assert!(row(&said, "never worse").contains("none against 50 | missed |"));
    let said = one(name, EVEN, &week(0.1, 0), &week(9.0, 50));
    assert!(row(&said, "first schedule, median").ends_with("| 0.10 | met |"));
    assert!(row(&said, "never slower").ends_with("| slower in 0 of 1 | met |"));
    assert!(row(&said, "never worse").ends_with("| never | met |"));
}

#[test]
fn a_schedule_without_a_wish_is_better_than_none() {
    let theirs = Run { value: Vec::new(), ..week(3.0, 0) };
    let said = one("EL-8", EVEN, &Run::default(), &theirs);
    assert!(row(&said, "never worse").contains("EL-8: none against a schedule | missed"), "{}", said.targets());
}

#[test]
fn a_slower_school_is_named_with_both_times_and_a_moment_is_none() {
    let said = one("25 homerooms", EVEN, &week(0.29, 0), &week(0.02, 0));
    assert!(row(&said, "never slower").ends_with("| slower in 0 of 1 | met |"), "{}", said.targets());
    let said = one("25 homerooms", EVEN, &week(0.30, 0), &week(0.02, 0));
    let found = "| slower in 1 of 1: 25 homerooms 0.30 s against 0.02 s | missed |";
    assert!(row(&said, "never slower").ends_with(found), "{}", said.targets());
}

#[test]
fn peers_have_their_own_limit_where_there_is_no_slack() {
    let limits = Limits { all: 20.0, tight: Some(120.0) };
    assert_eq!(limits.words(), "Limit of a run: 20 s, 120 s for peers on schools whose name says `no slack`.");
    assert_eq!(EVEN.words(), "Limit of a run: 20 s.");
    let given = [("FET", "7×4 bands, no slack"), ("commonhour", "7×4 bands, no slack"), ("FET", "7×4 bands, wide")];
    let given = given.map(|(who, school)| format!("{} {}", limits.of(who, school), EVEN.of(who, school)));
    assert_eq!(given, ["120 20", "20 20", "20 20"]);
    let schools = ["7×4 bands, no slack", "7×4 bands, wide"].map(|name| instance(name, 0));
    let said = |limits, ours: &Run, tight: &Run| {
        results(&schools, limits, |school, who| match (who, school.name.contains("no slack")) {
            ("FET", true) => Some(tight.clone()),
            ("FET", false) => Some(week(5.0, 9)),
            (_, true) => Some(ours.clone()),
            (_, false) => Some(week(1.0, 9)),
        })
    };
    // Its week after 60 seconds comes before ours that had 20.
    let none = said(limits, &Run::default(), &week(60.0, 75));
    let tight = row(&none, "tight: best value after 20 s never worse than its after 120 s");
    assert!(tight.ends_with("| 7×4 bands, no slack: none against 75 | missed |"), "{tight}");
    assert!(row(&none, "| best value never worse").ends_with("| never | met |"));
    let slower = row(&none, "never slower");
    assert!(slower.ends_with("slower in 1 of 2: 7×4 bands, no slack none against 60 s | missed |"), "{slower}");
    let better = said(limits, &week(15.0, 75), &week(60.0, 75));
    assert!(row(&better, "tight: ").ends_with("| never | met |"));
    assert!(row(&better, "never slower").ends_with("| slower in 0 of 2 | met |"));
    // Ours in 15 seconds is eight times as fast as nothing in 120.
    let alone = said(limits, &week(15.0, 75), &Run::default());
    assert!(row(&alone, "10 times").contains("| 6.5 times |"), "{}", alone.targets());
    // With one limit for all there is no such row, and the school is among the others.
    let even = said(EVEN, &Run::default(), &week(15.0, 75));
    assert!(!even.targets().contains("tight"), "{}", even.targets());
    assert!(row(&even, "best value never worse").contains("7×4 bands, no slack: none against 75"));
}

#[test]
fn medians_of_odd_and_even_numbers() {
    let of = |values: &[Option<f64>]| [median(values.iter().copied()), worst(values.iter().copied())];
    assert_eq!(of(&[]), [None, None]);
    assert_eq!(of(&[Some(2.0)]), [Some(2.0), Some(2.0)]);
    assert_eq!(of(&[Some(4.0), Some(1.0)]), [Some(2.5), Some(4.0)]);
    assert_eq!(of(&[Some(4.0), Some(1.0), Some(2.0)]), [Some(2.0), Some(4.0)]);
    assert_eq!(of(&[Some(4.0), Some(1.0), Some(2.0), Some(3.0)]), [Some(2.5), Some(4.0)]);
    assert_eq!(of(&[Some(4.0), None, Some(2.0)]), [Some(4.0), None]);
    assert_eq!(of(&[Some(4.0), None, None]), [None, None]);
    assert_eq!(of(&[Some(4.0), None]), [None, None]);
    assert_eq!(of(&[Some(4.0), Some(1.0), Some(2.0), None]), [Some(3.0), None]);
    assert_eq!(of(&[Some(4.0), Some(1.0), None, None]), [None, None]);
}

#[test]
fn a_school_with_missing_runs_says_how_many_are_there() {
    let name = "6×4 bands, wide";
    let five = (0..5).map(|seed| instance(name, seed)).collect_vec();
    let first = [0.1, 0.2, 0.9];
    let said = results(&five, EVEN, |school, who| match (who, school.seed) {
        ("commonhour", seed) => first.get(usize::try_from(seed).unwrap()).map(|first| week(*first, 0)),
        // The seeds 2 to 4: one of them is ours too.
        (_, 2..) => Some(week(9.0, 0)),
        _ => None,
    });
    assert!(said.runs().contains(&format!("| {name} (3 of 5) | commonhour | 0.20, 0.90 |")), "{}", said.runs());
    assert!(row(&said, "first schedule, median").starts_with(&format!("| {name} (3 of 5) |")));
    // Compared is the seed that both have: 9 against 0.9 seconds, not against the median of all.
    assert!(said.runs().contains(&format!("| {name} (3 of 5) | FET | 9.00, 9.00 |")));
    assert!(said.runs().trim_end().ends_with("| 10.0 |"), "{}", said.runs());
    assert!(row(&said, "10 times").contains("| 10.0 times | met |"));
    let four = results(&five, EVEN, |school, who| (who == "FET" || school.seed > 0).then(|| week(0.2, 0)));
    assert!(four.runs().contains(&format!("| {name} (4 of 5) | commonhour |")), "{}", four.runs());
    let all = results(&five, EVEN, |_, _| Some(week(0.2, 0)));
    assert!(all.runs().contains(&format!("| {name} | commonhour |")) && !all.runs().contains(" of 5"));
}

#[test]
fn a_target_that_nothing_was_run_for_is_neither_met_nor_missed() {
    let said = results(&[instance("a", 0), instance("b", 0)], EVEN, |school, who| {
        (who == "commonhour" && school.name == "a").then(|| week(0.1, 0))
    });
    assert!(said.targets().contains("\n2 of 3 targets met, 1 not run.\n"), "{}", said.targets());
    assert!(row(&said, "| b |").ends_with("| – | not run |"));
    assert!(!said.targets().contains("against FET"));
}

#[test]
fn a_run_that_stopped_before_the_time_of_its_target_says_so() {
    let found = |limit: f64| {
        let said = one("a", Limits { all: limit, tight: None }, &Run::default(), &Run::default());
        row(&said, "| a | first schedule, median < 0.5 s |")
    };
    assert!(found(0.4).ends_with("| – in 0.4 s | missed |"), "{}", found(0.4));
    assert!(found(0.5).ends_with("| – | missed |"), "{}", found(0.5));
}

#[test]
fn twice_the_time_of_a_frame_is_the_most() {
    let said = |ours: f64, theirs: f64| {
        let name = "29 homerooms";
        let said = beside("CP-SAT, frame", &[instance(name, 0)], EVEN, |_, who| {
            Some(week(if who == "commonhour" { ours } else { theirs }, 0))
        });
        row(&said, "within twice its time")
    };
    assert!(said(0.8, 0.4).ends_with("| at worst 2.0 times | met |"), "{}", said(0.8, 0.4));
    let more = "| at worst 2.2 times: 29 homerooms 0.88 s against 0.40 s | missed |";
    assert!(said(0.88, 0.4).ends_with(more), "{}", said(0.88, 0.4));
    assert!(said(0.29, 0.02).ends_with("| at worst 1.0 times | met |"), "{}", said(0.29, 0.02));
}

#[test]
fn first_schedules_may_grow_with_the_square_of_the_homerooms() {
    let schools = ["12 homerooms", "24 homerooms", "60 homerooms"];
    let schools = schools.map(|name| Instance { family: "growth", ..instance(name, 0) });
    let said = |times: [Option<f64>; 3]| {
        let said = results(&schools, EVEN, |school, _| {
            let which = schools.iter().position(|one| one.name == school.name).unwrap();
            Some(times[which].map_or_else(Run::default, |first| week(first, 0)))
        });
        row(&said, "| 12 to 60 homerooms |")
    };
    assert!(said([Some(0.1), Some(0.1), Some(2.5)]).ends_with("| power 2.0 | met |"));
    assert!(said([Some(0.1), Some(0.1), Some(3.0)]).ends_with("| power 2.1 | missed |"));
    // One that has none at all does not grow with the square.
    assert!(said([Some(0.1), None, Some(0.1)]).ends_with("| missed |"));
    assert!(said([Some(0.1), Some(0.1), None]).ends_with("| – | missed |"));
}

#[test]
fn a_possible_school_that_ours_calls_impossible_is_a_target_missed() {
    let refuted = Run { verdict: Verdict::Impossible, ..Run::default() };
    let said = |theirs: &Run| one("a", EVEN, &refuted, theirs).targets();
    assert!(said(&week(1.0, 0)).contains("| a | never refuted wrongly | seed 0 | missed |"));
    // A week with broken promises proves nothing.
    assert!(!said(&broken(week(1.0, 0))).contains("refuted wrongly"));
    let possible = Instance { truth: Truth::Possible, ..instance("a", 0) };
    let said = results(&[possible], EVEN, |_, _| Some(refuted.clone()));
    assert!(row(&said, "never refuted wrongly").ends_with("| seed 0 | missed |"));
}

#[test]
fn audits_of_the_large_school_are_judged() {
    let said = |audit| {
        let large = Instance { family: "large", ..instance("large", 0) };
        let said = results(&[large], EVEN, |_, _| Some(Run { audit, ..week(0.1, 0) }));
        ["audit < 0.1 s", "audit with a year of dates < 1 s"].map(|what| {
            let row = row(&said, &format!("| large | {what}, median of 5 |"));
            row.split(" | ").skip(2).join(" | ")
        })
    };
    let audit = |week, year| Some(AuditSeconds { week, year });
    assert_eq!(said(audit(Some(0.068), Some(1.2))), ["0.068 | met |", "1.200 | missed |"]);
    assert_eq!(said(audit(Some(0.1), None)), ["0.100 | missed |", "– | missed |"]);
    assert_eq!(said(None), ["– | missed |", "– | missed |"]);
}

#[test]
fn the_most_memory_is_told_with_its_school() {
    let schools = ["a", "b"].map(|name| instance(name, 0));
    let said = |most: f64| {
        results(&schools, EVEN, |school, who| match (who, school.name.as_str()) {
            ("commonhour", "b") => Some(Run { memory: most, ..week(0.1, 0) }),
            ("commonhour", _) => Some(week(0.1, 0)),
            _ => Some(Run { memory: 900.0, ..week(0.1, 0) }),
        })
    };
    assert!(row(&said(476.0), "peak memory < 500 MB").ends_with("| 499 at b, seed 0 | met |"));
    assert!(row(&said(477.0), "peak memory < 500 MB").ends_with("| 500 at b, seed 0 | missed |"));
}

#[test]
fn a_page_says_when_where_and_by_whom_its_runs_were_measured() {
    let [first, second] = [0, 1].map(|seed| line(&instance("a", seed), "FET", 0, 20.0, week(0.1, 5)));
    assert_eq!(measured::measured(&[None]), "Runs: 0 of 1, 1 missing.");
    assert_eq!(
        measured::measured(&[Some(first.clone())]),
        "Runs: 1. 2026-11-22, a machine, 2 cores, load 0.5 to 0.5 as runs began."
    );
    let player = Player { build: "b2".to_owned(), ..second.key.player.clone() };
    let key = Key { player, ..second.key };
    let second = Line { key, date: "2026-11-24".to_owned(), load: Some(2.0), ..first.clone() };
    assert_eq!(
        measured::measured(&[Some(first), Some(second), None]),
        "Runs: 2 of 3, 1 missing. 2026-11-22 to 2026-11-24, a machine, 2 cores, load 0.5 to 2.0 as runs began. \
         Runs of FET are of 2 builds: a1 (1), b2 (1)."
    );
}

const TRIED: &str = r#"
[[missed]]
schools = ["some slack"]
targets = ["best value"]

[[missed.attempt]]
tried = "A usual time for each day"
numbers = "900, not 250"
short = "no frame below 900."

[[missed]]
schools = ["against FET"]

[[missed.attempt]]
tried = "Starting sooner"
short = "It starts as soon as it can"
"#;

#[test]
fn attempts_stand_beside_the_targets_that_are_missed_now() {
    let attempts = Attempts::read(TRIED).unwrap();
    let target = |school: &str, what: &str, met| Judged { met, ..Judged::new(school, what, "–".to_owned(), true) };
    let value = |met| target("6×4 bands, some slack", "best value proved, worst < 20 s", met);
    let beside = attempts.beside(&[value(Some(false)), target("against FET", "never slower", Some(true))]);
    assert_eq!(
        beside,
        "\n- 6×4 bands, some slack: best value proved, worst < 20 s; found –\n\nTried:\n\n\
         1. A usual time for each day. 900, not 250. no frame below 900.\n"
    );
    // Met now, or not run: nothing is said of it.
    for met in [Some(true), None] {
        assert_eq!(attempts.beside(&[value(met)]), "\nNone of those that were run.\n");
    }
    // Another target of the same school, and another school.
    for other in [
        target("6×4 bands, some slack", "first schedule, median < 0.5 s", Some(false)),
        target("6×4 bands, wide", "best value proved, worst < 20 s", Some(false)),
    ] {
        let beside = attempts.beside(&[other]);
        assert!(beside.ends_with("\nNothing that was tried for these is written down.\n"), "{beside}");
        assert!(!beside.contains("Tried:"), "{beside}");
    }
    // Two schools with the same attempts stand together.
    let two = attempts.beside(&[value(Some(false)), target("7×4, some slack", "best value never", Some(false))]);
    assert_eq!(two.matches("\n- ").count(), 2, "{two}");
    assert_eq!(two.matches("Tried:").count(), 1, "{two}");
}

#[test]
fn the_page_puts_attempts_beside_what_it_found() {
    let about = || About {
        how: "1 seeds.".to_owned(),
        contenders: String::new(),
        attempts: Attempts::read(&TRIED.replace("some slack", "6×4").replace("best value", "first schedule")).unwrap(),
    };
    let missed = one("6×4 bands, wide", EVEN, &week(0.5, 0), &Run::default()).page(&about());
    let told = "\n## Missed\n\nTargets that are missed, and what was tried for them, from [attempts.toml](attempts.toml).\n\n\
                - 6×4 bands, wide: first schedule, median < 0.5 s; found 0.50\n\nTried:\n\n1. A usual time";
    assert!(missed.contains(told), "{missed}");
    let met = one("6×4 bands, wide", EVEN, &week(0.4, 0), &Run::default()).page(&about());
    assert!(!met.contains("A usual time"), "{met}");
}

#[test]
fn a_file_of_attempts_that_says_too_much_or_nothing_is_refused() {
    let refused = |text: &str, words: &str| {
        let error = Attempts::read(text).unwrap_err();
        assert!(error.contains(words), "{error}");
    };
    let attempt = "[[missed.attempt]]\ntried = \"a\"\nshort = \"b\"\n";
    let about = "[[missed]]\nschools = [\"large\"]\n";
    assert!(Attempts::read(&format!("{about}{}", attempt.repeat(3))).is_ok());
    refused(&format!("{about}{}", attempt.repeat(4)), "large: 4 attempts");
    refused(about, "attempt");
    refused(&format!("[[missed]]\nschools = []\n{attempt}"), "names no schools");
    refused(&format!("{about}{attempt}why = \"c\"\n"), "line 6");
}

#[test]
fn every_attempt_is_about_a_school_of_the_benchmark() {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bench/attempts.toml")).unwrap();
    Attempts::read(&text).unwrap();
    let schools = families::all(1);
    let rivals = ["CP-SAT, frame", "CP-SAT, free", "FET", "HiGHS"].map(|rival| format!("against {rival}"));
    let known = |word: &str| {
        schools.iter().any(|one| one.name.contains(word)) || rivals.iter().any(|rival| rival.contains(word))
    };
    let read: toml::Table = toml::from_str(&text).unwrap();
    let words = read["missed"].as_array().unwrap().iter().flat_map(|one| one["schools"].as_array().unwrap());
    for word in words.map(|word| word.as_str().unwrap()) {
        assert!(known(word), "attempts.toml is about {word}, which no school is called");
    }
}
