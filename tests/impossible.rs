//! Impossible schools, each by one unit, and each with a twin one unit inside the edge.
//!
//! Causes alone and in pairs, from one homeroom to the large example with one number changed. A certificate is expected word for
//! word, holds when it is counted again, and is refused once a number, a wish or a word of it is changed. Where only a search can
//! show it, counting claims nothing and the solver finds nothing. A twin has no certificate; where it is small it is solved,
//! and nothing required is broken in its audit.

#[path = "impossible/blocks.rs"]
mod blocks;
#[path = "impossible/build.rs"]
mod build;
#[path = "impossible/cases.rs"]
mod cases;
#[path = "impossible/rounds.rs"]
mod rounds;
#[path = "impossible/searches.rs"]
mod searches;
#[path = "impossible/sections.rs"]
mod sections;
#[path = "impossible/standing.rs"]
mod standing;
#[path = "impossible/weeks.rs"]
mod weeks;

use cases::{By, Case};
use commonhour::laws::{Certificate, certificates, holds};
use commonhour::plan::Demands;
use commonhour::read::{Folder, Input};
use commonhour::solve::{Outcome, Settings};
use commonhour::why::Why;
use std::collections::BTreeSet;
use std::sync::atomic::AtomicBool;

/// Engine steps for a twin, and for a school without a schedule.
const EFFORT: u64 = 60_000;
const IN_VAIN: u64 = 20_000;

fn all() -> Vec<Case> {
    [sections::sections(), rounds::rounds(), blocks::blocks(), weeks::weeks(), searches::searches()]
        .into_iter()
        .flatten()
        .collect()
}

fn read(case: &Case, folder: &Folder) -> Input {
    commonhour::read::school(folder).unwrap_or_else(|problems| panic!("{}: {}", case.name, problems.render(false)))
}

fn demands(input: &Input) -> Demands {
    input.contract.demands(&input.school).required_only()
}

fn found(input: &Input) -> Vec<Certificate> {
    certificates(&input.school, &demands(input))
}

fn solved(input: &Input, effort: u64) -> commonhour::Answered {
    let stop = AtomicBool::new(false);
    let settings = Settings {
        seed: 1,
        threads: 1,
        effort_limit: Some(effort),
        time_limit: None,
        clock: &|| 0.0,
        stop: &stop,
        progress: &|_| {},
    };
    commonhour::schedule_read(input, &settings).unwrap_or_else(|problems| panic!("{}", problems.render(false)))
}

#[test]
fn there_are_enough_cases_of_different_causes() {
    let all = all();
    let names: BTreeSet<&str> = all.iter().map(|case| case.name).collect();
    let causes: BTreeSet<&str> = all.iter().map(|case| case.cause).collect();
    assert_eq!((names.len(), causes.len()), (all.len(), all.len()));
    assert!(all.len() >= 36, "{}", all.len());
    let laws: BTreeSet<&str> =
        all.iter().filter_map(|case| if let By::Law(law, _) = case.by { Some(law) } else { None }).collect();
    assert_eq!(laws.len(), 14, "{laws:?}");
}

#[test]
fn each_is_refuted_in_the_words_expected() {
    for case in all() {
        let input = read(&case, &case.over);
        let found = found(&input);
        match case.by {
            By::Law(law, sentence) => {
                let said: Vec<(&str, &str)> = found.iter().map(|own| (own.law, own.sentence.as_str())).collect();
                assert!(said.contains(&(law, sentence)), "{}: {said:#?}", case.name);
                let Outcome::Impossible(proof) = solved(&input, EFFORT).outcome else {
                    panic!("{}: not said", case.name)
                };
                assert_eq!((proof.by, &proof.certificates), ("counting", &found), "{}", case.name);
                let sentences: Vec<String> = found.iter().map(|own| own.sentence.clone()).collect();
                assert_eq!(proof.reasons, sentences, "{}", case.name);
            }
            By::Search => {
                assert!(found.is_empty(), "{}: {found:#?}", case.name);
                let outcome = solved(&input, IN_VAIN).outcome;
                assert!(matches!(outcome, Outcome::Impossible(_) | Outcome::Unknown(_)), "{}", case.name);
            }
        }
    }
}

/// What cannot hold together, of every one of them; whether it is least is counted, and may not get worse.
#[test]
fn what_cannot_hold_together_is_said_of_each() {
    let explain = std::env::var("COMMONHOUR_EXPLAIN").is_ok();
    let (mut least, mut perhaps) = (0, Vec::new());
    for case in all() {
        let input = read(&case, &case.over);
        let stop = AtomicBool::new(false);
        let settings = Settings {
            seed: 1,
            threads: 1,
            effort_limit: Some(EFFORT),
            time_limit: None,
            clock: &|| 0.0,
            stop: &stop,
            progress: &|_| {},
        };
        let start = std::time::Instant::now();
        let said = commonhour::why::why(&input.school, &input.contract, &settings);
        let Why::Impossible(reasons) = said else {
            panic!("{}: {said:?}", case.name);
        };
        let conflict = &reasons.conflict;
        if explain {
            let seconds = start.elapsed().as_secs_f64();
            let (wishes, needed) = (conflict.wishes.len(), conflict.needed.len());
            println!(
                "{:50} {:8} {seconds:6.2} s, {needed} of {wishes} needed, {} schools {}",
                case.name,
                reasons.proof.by,
                conflict.looked_at,
                if conflict.proved_least { "" } else { "NOT PROVED LEAST" }
            );
        }
        assert!(!conflict.wishes.is_empty(), "{}", case.name);
        let by = if matches!(case.by, By::Law(..)) { "counting" } else { "search" };
        assert_eq!(reasons.proof.by, by, "{}", case.name);
        if conflict.proved_least {
            least += 1;
        } else {
            perhaps.push(case.name);
        }
    }
    println!("{least} proved least, not {perhaps:?}");
    assert!(least >= 65, "{perhaps:?}");
}

#[test]
fn its_twin_is_not_refuted() {
    for case in all() {
        let input = read(&case, &case.within);
        let found = found(&input);
        assert!(found.is_empty(), "{}: {found:#?}", case.name);
        if case.solves {
            let answered = solved(&input, EFFORT);
            let Some(compliance) = &answered.compliance else { panic!("{}: {:?}", case.name, answered.outcome) };
            assert!(compliance.nothing_required_is_broken(), "{}", case.name);
        }
    }
}

/// Every certificate with something in it changed.
fn tampered(own: &Certificate) -> Vec<(String, Certificate)> {
    let mut all = Vec::new();
    let mut push = |what: String, change: &dyn Fn(&mut Certificate)| {
        let mut other = own.clone();
        change(&mut other);
        all.push((what, other));
    };
    for at in 0..own.needed.len() {
        push(format!("one more of needed {at}"), &|other| other.needed[at].times += 1);
        push(format!("each of needed {at} more"), &|other| other.needed[at].each += 1);
        push(format!("without needed {at}"), &|other| drop(other.needed.remove(at)));
    }
    for at in 0..own.there.len() {
        push(format!("one less of there {at}"), &|other| other.there[at].times -= 1);
        push(format!("each of there {at} less"), &|other| other.there[at].each -= 1);
    }
    for (at, item) in own.rests_on.iter().enumerate().filter(|(_, item)| !item.is_fact()) {
        push(format!("without {item:?}"), &|other| drop(other.rests_on.remove(at)));
    }
    push("other numbers in the sentence".to_owned(), &|other| {
        other.sentence = other.sentence.replace(char::is_numeric, "7");
    });
    push("another law".to_owned(), &|other| other.law = "pigeons");
    all
}

#[test]
fn a_certificate_holds_and_a_changed_one_does_not() {
    for case in all() {
        let input = read(&case, &case.over);
        let demands = demands(&input);
        for own in found(&input) {
            assert_eq!(holds(&own, &input.school, &demands), Ok(()), "{}", case.name);
            for (what, other) in tampered(&own) {
                let said = holds(&other, &input.school, &demands);
                assert!(said.is_err(), "{}, {}: accepted {what}", case.name, own.law);
            }
            // And it is no proof about the twin.
            let twin = read(&case, &case.within);
            let demands = self::demands(&twin);
            assert!(holds(&own, &twin.school, &demands).is_err(), "{}: {}", case.name, own.sentence);
        }
    }
}
