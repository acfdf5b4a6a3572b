//! Random tiny schools: solver, audit and a brute-force oracle must agree.
//!
//! - A schedule of the solver breaks nothing, and the oracle does not call the school impossible.
//! - Where the oracle has a schedule, the solver does not say "impossible" (no answer is allowed, and counted), the
//!   audit accepts that schedule, and refuses it once it is broken.
//! - A school with a schedule has no certificate of counting.
//! - That holds of everything the search can try, not only of what it tries first, and with an engine that fails.
//! - What is called best is best for the oracle too, and no bound is above what it finds.
//! - Other names, another order of tables, other clock times: the same answer. The same input: the same bytes.
//!
//! `COMMONHOUR_CASES=10000` tries more schools, `COMMONHOUR_FIRST=17` starts at another seed; `-- --nocapture` shows
//! the counts, `COMMONHOUR_EFFORT=20000` gives the solver less time, and with `COMMONHOUR_EXPLAIN=1` each school whose schedule the solver misses. A disagreement is made as simple as it gets and printed as the files of its school.

#[path = "differential/agree.rs"]
mod agree;
#[path = "differential/conflict.rs"]
mod conflict;
#[path = "differential/day.rs"]
mod day;
#[path = "differential/dice.rs"]
mod dice;
#[path = "differential/faulty.rs"]
mod faulty;
#[path = "differential/generate.rs"]
mod generate;
#[path = "differential/oracle.rs"]
mod oracle;
#[path = "differential/own.rs"]
mod own;
#[path = "differential/posts.rs"]
mod posts;
#[path = "differential/relaxed.rs"]
mod relaxed;
#[path = "differential/text.rs"]
mod text;
#[path = "differential/tiny.rs"]
mod tiny;
#[path = "differential/witness.rs"]
mod witness;

use agree::{Said, case, from_environment, said, simplest, solve, tally};
use oracle::Answer;
use std::collections::BTreeMap;
use text::Style;

/// Schools of a usual run.
const CASES: u64 = 150;

/// The seeds of this run.
fn seeds() -> std::ops::Range<u64> {
    let first = from_environment("COMMONHOUR_FIRST", 0);
    first..first + from_environment("COMMONHOUR_CASES", CASES)
}

#[test]
fn solver_audit_and_oracle_agree() {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    let mut kinds: BTreeMap<&str, Vec<(u64, String)>> = BTreeMap::new();
    let mut broken = 0;
    let explain = std::env::var("COMMONHOUR_EXPLAIN").is_ok();
    for seed in seeds() {
        let school = generate::school(seed);
        let start = std::time::Instant::now();
        let case = case(&school);
        let oracle = match &case.answer {
            Answer::Witness(_) if case.usual => "feasible",
            Answer::Witness(_) => "feasible only in the children's lunch",
            Answer::None => "infeasible",
            Answer::Skipped => "skipped",
        };
        let solver = match case.said {
            Some(Said::Best | Said::Stopped) => "schedule",
            Some(Said::Impossible) if case.proved_by == "counting" => "impossible by counting",
            Some(Said::Impossible) => "impossible by search",
            Some(Said::Unknown) => "unknown",
            None => "refused by the reader",
        };
        if std::env::var("COMMONHOUR_SLOW").is_ok() {
            println!("{seed} {oracle} {solver} {:?}", start.elapsed());
        }
        *counts.entry(format!("oracle {oracle}, solver {solver}")).or_default() += 1;
        broken += case.broken;
        if explain && !case.unknown.is_empty() {
            let least = simplest(&school, |case| !case.unknown.is_empty());
            println!("=== seed {seed}: not found\n{}{}", agree::text(&least), agree::case(&least).unknown);
        }
        for (kind, what) in case.wrong {
            kinds.entry(kind).or_default().push((seed, what));
        }
    }
    for (what, count) in &counts {
        println!("{count:6}  {what}");
    }
    println!("{broken:6}  broken schedules");
    let mut report: Vec<String> = Vec::new();
    for (kind, cases) in &kinds {
        let seeds: Vec<u64> = cases.iter().map(|(seed, _)| *seed).collect();
        println!("{:6}  {kind}: {:?}", cases.len(), &seeds[..seeds.len().min(40)]);
        for (seed, _) in cases.iter().take(3) {
            let least = simplest(&generate::school(*seed), |case| case.wrong.iter().any(|(own, _)| own == kind));
            let what: Vec<String> =
                case(&least).wrong.into_iter().filter(|(own, _)| own == kind).map(|(_, what)| what).take(1).collect();
            report.push(format!("\n=== seed {seed}: {kind}\n{}{}\n", agree::text(&least), what.join("\n")));
        }
    }
    assert!(kinds.is_empty(), "{}", report.concat());
}

#[test]
fn the_same_school_in_other_words_gets_the_same_answer() {
    let mut wrong: Vec<String> = Vec::new();
    let mut undecided = 0;
    for seed in seeds().step_by(5) {
        let school = generate::school(seed);
        let Ok(usual) = solve(&school, Style::default()) else { continue };
        let (first, ranks) = said(&usual);
        let later = 5 * i32::try_from(seed % 7).unwrap_or(0) + 5;
        let styles = [
            ("again", Style::default()),
            ("renamed", Style { renamed: true, ..Style::default() }),
            ("later", Style { later, ..Style::default() }),
            ("reordered", Style { order: Some(seed), ..Style::default() }),
        ];
        for (name, style) in styles {
            let other = solve(&school, style).unwrap();
            let (second, others) = said(&other);
            if name == "again" && usual.files.get("assignments.csv") != other.files.get("assignments.csv") {
                wrong.push(format!("\n=== seed {seed}: not the same bytes\n{}", agree::text(&school)));
            }
            // Another order is another search, which may end without an answer.
            let open = |said| matches!(said, Said::Unknown | Said::Stopped);
            if name == "reordered" && (open(first) || open(second)) {
                undecided += usize::from(first != second);
                if (first == Said::Impossible || second == Said::Impossible)
                    && (first.is_schedule() || second.is_schedule())
                {
                    wrong.push(format!(
                        "\n=== seed {seed} {name}: {first:?}, then {second:?}\n{}",
                        agree::text(&school)
                    ));
                }
                continue;
            }
            if first != second {
                wrong.push(format!("\n=== seed {seed} {name}: {first:?}, then {second:?}\n{}", agree::text(&school)));
                continue;
            }
            let values = |ranks: &[commonhour::solve::Rank]| ranks.iter().map(|rank| rank.value).collect::<Vec<_>>();
            if first == Said::Best && values(ranks) != values(others) {
                wrong.push(format!("\n=== seed {seed} {name}: another cost\n{}", agree::text(&school)));
            }
            let verdicts = [&usual, &other].map(|answered| answered.compliance.as_ref().map(tally));
            if verdicts[0] != verdicts[1] {
                wrong.push(format!("\n=== seed {seed} {name}: {verdicts:?}\n{}", agree::text(&school)));
            }
        }
    }
    println!("{undecided:6}  undecided in another order");
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

/// What cannot hold together is impossible for the oracle too, and possible without each single member.
#[test]
fn no_member_of_a_conflict_can_be_left_out() {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong: Vec<String> = Vec::new();
    for seed in seeds() {
        let school = generate::school(seed);
        for word in conflict::looked_at(&school) {
            match word {
                conflict::Word::Counted(what) => *counts.entry(what).or_default() += 1,
                conflict::Word::Wrong(what) => {
                    wrong.push(format!("\n=== seed {seed}: {what}\n{}", agree::text(&school)));
                }
            }
        }
    }
    println!("{counts:?}");
    assert!(wrong.is_empty(), "{}", wrong.concat());
    assert!(counts.get("needed").is_some_and(|needed| *needed > 0), "nothing was looked at: {counts:?}");
}

#[test]
fn the_relaxation_refutes_nothing_that_exists() {
    use commonhour::refute::Refutation;
    let mut counts: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    let mut wrong: Vec<String> = Vec::new();
    let explain = std::env::var("COMMONHOUR_EXPLAIN").is_ok();
    for seed in seeds() {
        let school = generate::school(seed);
        let Some((said, steps)) = relaxed::relaxed(&school) else { continue };
        let exists = relaxed::exists(&school);
        let count = counts.entry(format!("exists {exists:?}, {said:?}")).or_default();
        *count = (count.0 + 1, count.1.max(steps));
        if exists == Some(true) && said == Refutation::Refuted {
            wrong.push(format!("\n=== seed {seed}: a schedule exists\n{}", agree::text(&school)));
        }
        if explain && exists == Some(false) && said != Refutation::Refuted {
            println!("=== seed {seed}: not refuted ({said:?})\n{}", agree::text(&relaxed::simplest_missed(&school)));
        }
    }
    for (what, (count, steps)) in &counts {
        println!("{count:6}  {what}, at most {steps} steps");
    }
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

/// Every third school, with what the oracle says, and what the wishes cost where a schedule is called best.
fn judged() -> impl Iterator<Item = (u64, tiny::Tiny, agree::Case, Option<Vec<i64>>)> {
    seeds().step_by(3).map(|seed| {
        let school = generate::school(seed);
        let case = case(&school);
        let best = solve(&school, Style::default()).ok().and_then(|usual| {
            let (word, ranks) = said(&usual);
            word.is_schedule().then(|| ranks.iter().map(|rank| rank.value).collect())
        });
        (seed, school, case, best)
    })
}

#[test]
fn a_fault_of_the_engine_never_becomes_a_verdict() {
    use commonhour::engine::faults::Fault;
    use faulty::Failing;
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut wrong: Vec<String> = Vec::new();
    for (seed, school, case, best) in judged() {
        let always = [Fault::Panic, Fault::TimeOut, Fault::RowLost, Fault::NoValues].map(Failing::Always);
        let sometimes = (0..4).map(|n| Failing::NowAndThen(4 * seed + n));
        for failing in sometimes.chain(always) {
            let (word, what) = faulty::with(&school, failing, &case.answer, best.as_deref());
            *counts.entry(format!("{word:?}")).or_default() += 1;
            wrong.extend(what.map(|what| format!("\n=== seed {seed}, {failing:?}: {what}\n{}", agree::text(&school))));
        }
    }
    println!("{counts:?}");
    assert!(wrong.is_empty(), "{} wrong: {}", wrong.len(), wrong.concat());
    for word in [Said::Best, Said::Impossible, Said::Unknown] {
        assert!(counts.contains_key(&format!("{:?}", Some(word))), "no school ended as {word:?}: {counts:?}");
    }
}

/// What the search tries first rarely fails on a tiny school; here it does, so that the rest is looked at too.
#[test]
fn whatever_the_search_has_to_try_it_agrees() {
    use faulty::Failing;
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut wrong: Vec<String> = Vec::new();
    for (seed, school, case, best) in judged() {
        let says = |said: Said| match (said, &case.answer) {
            (Said::Impossible, Answer::Witness(_)) => Some("impossible"),
            (said, Answer::None) if said.is_schedule() => Some("a schedule where none exists"),
            _ => None,
        };
        for n in [1, 2, 3, 4, 6, 9, 14] {
            let (word, what) = faulty::with(&school, Failing::FirstOnes(n), &case.answer, best.as_deref());
            *counts.entry(format!("{n} run out of time: {word:?}")).or_default() += 1;
            wrong.extend(what.map(|what| format!("\n=== seed {seed}, {n}: {what}\n{}", agree::text(&school))));
        }
        for threads in [2, 4] {
            let Ok(answered) = agree::solve_within(&school, Style::default(), threads, faulty::EFFORT) else {
                continue;
            };
            let (word, _) = said(&answered);
            *counts.entry(format!("{threads} threads: {word:?}")).or_default() += 1;
            let broken = answered.compliance.as_ref().is_some_and(|own| !own.nothing_required_is_broken());
            let what = if broken { Some("a broken promise") } else { says(word) };
            wrong.extend(
                what.map(|what| format!("\n=== seed {seed}, {threads} threads: {what}\n{}", agree::text(&school))),
            );
        }
    }
    for (what, count) in &counts {
        println!("{count:6}  {what}");
    }
    assert!(wrong.is_empty(), "{} wrong: {}", wrong.len(), wrong.concat());
}

/// The second opinion on values: the oracle knows no bounds and no relaxation, it tries every choice of days.
#[test]
fn what_is_called_best_is_best_for_the_oracle() {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong: Vec<String> = Vec::new();
    for seed in seeds() {
        let mut school = generate::school(seed);
        (school.early, school.few) = (false, true);
        school.grades.iter_mut().for_each(|grade| grade.parallel = true);
        let Ok(answered) = solve(&school, Style::default()) else { continue };
        let (word, ranks) = said(&answered);
        let [rank] = ranks else { continue };
        let rows = answered.files["assignments.csv"].lines();
        let first_day = format!("{},", text::DAYS[0]);
        let written = rows.filter(|row| row.starts_with(&first_day) && row.contains(",special,")).count();
        if i64::try_from(written) != Ok(rank.value) {
            wrong.push(format!(
                "\n=== seed {seed}: {} is said, {written} are written\n{}",
                rank.value,
                agree::text(&school)
            ));
        }
        // One section less than what is said to be the least: than the bound, and where it is best, than the value.
        let least = u32::try_from(if word == Said::Best { rank.value } else { rank.bound }).unwrap_or(0);
        let Some(less) = least.checked_sub(1) else {
            *counts.entry("nothing to save").or_default() += 1;
            continue;
        };
        let what = match oracle::ask_within(&school, agree::NODES, false, less) {
            Answer::Witness(_) => {
                wrong.push(format!("\n=== seed {seed}: {less} would do, {rank:?}\n{}", agree::text(&school)));
                "wrong"
            }
            Answer::None if word == Said::Best => "best, and the oracle finds none with less",
            Answer::None => "a bound, and the oracle finds none below",
            Answer::Skipped => "skipped",
        };
        *counts.entry(what).or_default() += 1;
    }
    println!("{counts:?}");
    assert!(wrong.is_empty(), "{}", wrong.concat());
    let confirmed = counts.get("best, and the oracle finds none with less");
    assert!(confirmed.is_some_and(|n| *n > 0), "nothing above 0 was called best: {counts:?}");
}
