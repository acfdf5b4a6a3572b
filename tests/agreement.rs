//! Every rule over random weeks: what the solver is told, what the audit says and what plain counting finds must agree.
//!
//! - Each rule of the catalogue has random clauses, on random tiny schools. A number of a clause is set near what a week
//!   gives, so that weeks keep it and break it. Weeks are solved ones, and such changed by small moves.
//! - An oracle counts the rules that count minutes again, minute by minute: same numbers, same verdicts.
//! - A week that keeps a clause keeps what the solver is told of it, so the solver never asks for more than was promised.
//!   Where the solver is told all, a week that breaks the clause breaks that too.
//! - A solve that asks nobody keeps the clauses the solver is told whole; one that asks the audit keeps all.
//! - Other names, clock times, orders of tables, rows and columns: the same verdicts and numbers.
//!
//! `COMMONHOUR_CASES=2000` tries more schools, `COMMONHOUR_FIRST=17` starts at another seed; `-- --nocapture` shows the
//! counts. Each disagreement is printed with its clause; the first with the files of its school and the week.

#![allow(clippy::unwrap_used, reason = "a test may end that way")]

#[path = "agreement/case.rs"]
mod case;
#[path = "agreement/clauses/mod.rs"]
mod clauses;
#[path = "agreement/demanded.rs"]
mod demanded;
#[path = "differential/dice.rs"]
mod dice;
#[path = "agreement/oracle/mod.rs"]
mod oracle;
#[path = "agreement/school.rs"]
mod school;
#[path = "agreement/tally.rs"]
mod tally;
#[path = "agreement/week.rs"]
mod week;
#[path = "agreement/words.rs"]
mod words;

use case::{Answer, Case, audit, broken, from_environment, of_clause, solve, verdict};
use clauses::{Clause, Told};
use commonhour::check::{Compliance, Finding, Subject, Verdict};
use commonhour::model::School;
use commonhour::rules;
use std::collections::{BTreeMap, BTreeSet};
use tally::Tally;
use words::Words;

/// The cases of this run that have a week: `usual`, unless the environment says otherwise.
fn cases(usual: u64) -> impl Iterator<Item = Case> {
    let first = from_environment("COMMONHOUR_FIRST", 0);
    (first..first + from_environment("COMMONHOUR_CASES", usual)).filter_map(Case::of)
}

/// Disagreements, the first of each kind in full.
#[derive(Default)]
struct Wrong(BTreeMap<String, Vec<String>>);

impl Wrong {
    fn add(&mut self, kind: String, case: &Case, clause: Option<&Clause>, what: &str, week: &str) {
        let of_kind = self.0.entry(kind).or_default();
        let files = if of_kind.is_empty() { format!("{}\n{week}", case.text(clause)) } else { String::new() };
        let table = clause.map(Clause::table).unwrap_or_default();
        of_kind.push(format!("\n=== seed {}: {what}\n{table}{files}", case.seed));
    }

    fn check(&self) {
        let shown: Vec<String> = self
            .0
            .iter()
            .map(|(kind, list)| format!("\n{} times: {kind}{}", list.len(), list[..list.len().min(3)].concat()))
            .collect();
        assert!(self.0.is_empty(), "{}", shown.concat());
    }
}

fn sentences<'a>(findings: impl Iterator<Item = &'a Finding>) -> String {
    let lines = findings.map(|own| format!("  {}: {}\n", own.verdict.words(), own.evidence.sentence));
    lines.collect()
}

/// The folder of a rule.
fn folder(rule: &str) -> std::path::PathBuf {
    let name = if rule == "sections-and-blocks" { "weekly_program".to_owned() } else { rule.replace('-', "_") };
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules").join(name)
}

#[test]
fn every_rule_of_the_handbook_is_drawn_and_told_as_it_says() {
    let case = cases(40).next().unwrap();
    let drawn: BTreeSet<&str> = case.clauses.iter().map(|clause| clause.rule).collect();
    let judged = audit(&case.input, &case.solved[0]);
    let by_itself: BTreeSet<&str> =
        judged.findings.iter().filter(|own| own.article.is_empty()).map(|own| own.rule).collect();
    for page in rules::pages() {
        assert!(drawn.contains(page.id) != by_itself.contains(page.id), "{}: draw clauses of it", page.id);
    }
    for clause in &case.clauses {
        let encoder = folder(clause.rule).join("encode.rs").exists();
        assert_eq!(encoder, clause.told != Told::Audited, "{}: is it told to the solver?", clause.article);
        assert!(of_clause(&judged, &clause.article).next().is_some(), "{}: judged", clause.article);
    }
    assert_eq!(by_itself.iter().filter(|rule| !folder(rule).is_dir()).count(), 0);
}

#[test]
fn audit_counting_and_what_the_solver_is_told_agree() {
    let (mut tally, mut wrong) = (Tally::default(), Wrong::default());
    for mut case in cases(8) {
        let demands = case.input.contract.demands(&case.input.school);
        for _ in 0..8 {
            let (text, week) = case.week();
            let audit = rules::audit(&case.input.school, &case.input.contract, &week);
            for finding in &audit.findings {
                tally.week(finding.rule, finding.verdict);
            }
            for (rule, own) in case.input.contract.clauses() {
                let elsewhere = |day| own.days.as_ref().is_some_and(|days| !days.contains(&day));
                let strange = of_clause(&audit, &own.article).filter(|own| own.day.is_some_and(elsewhere));
                if strange.clone().next().is_some() {
                    let clause = case.clauses.iter().find(|clause| clause.article == own.article);
                    wrong.add(format!("{rule} judges other days"), &case, clause, &sentences(strange), &text);
                }
            }
            for expected in oracle::expected(&case.input.school, &case.input.contract, &week) {
                let Some(agrees) = oracle::agrees(&expected, &audit.findings) else { continue };
                tally.of(expected.rule).counted += 1;
                if !agrees {
                    let clause = case.clauses.iter().find(|own| own.article == expected.article);
                    let own = of_clause(&audit, &expected.article).filter(|own| own.subject == expected.subject);
                    let what = format!("counted {expected:?}, and the audit says\n{}", sentences(own));
                    wrong.add(format!("{} counts otherwise", expected.rule), &case, clause, &what, &text);
                }
            }
            for clause in case.clauses.iter().filter(|clause| clause.told != Told::Audited) {
                for (who, keeps) in demanded::kept(&case.input.school, &demands, &clause.article, &week) {
                    let own = || of_clause(&audit, &clause.article).filter(|own| own.subject == Subject::Staff(who));
                    let numbers = tally.of(clause.rule);
                    numbers.held += 1;
                    match (keeps, verdict(own)) {
                        (true, Verdict::NotMet) => {
                            numbers.let_through += 1;
                            if clause.told == Told::Exact {
                                let kind = format!("{}: the solver is told less than the clause", clause.rule);
                                wrong.add(kind, &case, Some(clause), &sentences(own()), &text);
                            }
                        }
                        (false, Verdict::Met | Verdict::DoesNotApply) => {
                            numbers.stricter += 1;
                            if clause.asks_more() {
                                continue;
                            }
                            let kind = format!("{}: the solver is told more than the clause", clause.rule);
                            wrong.add(kind, &case, Some(clause), &sentences(own()), &text);
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    tally.print();
    wrong.check();
}

#[test]
fn what_is_solved_keeps_the_clauses() {
    let (mut tally, mut wrong) = (Tally::default(), Wrong::default());
    for case in cases(2) {
        for clause in case.clauses.iter().filter(|clause| clause.is_required()) {
            let input = case.with_only(clause);
            let numbers = tally.of(clause.rule);
            match solve(&input, 3, &|_| Ok(())) {
                Answer::Week(week) => {
                    numbers.raw += 1;
                    let broken = broken(&audit(&input, &week));
                    numbers.refused += u64::from(!broken.is_empty());
                    if clause.told == Told::Exact && !broken.is_empty() {
                        let kind = format!("{}: solved and broken", clause.rule);
                        let text = commonhour::schedule::to_csv(&input.school, &week);
                        wrong.add(kind, &case, Some(clause), &broken.join("\n"), &text);
                    }
                }
                Answer::Unknown => numbers.unknown += 1,
                Answer::Impossible => {
                    if let Some(week) = case.solved.iter().find(|week| broken(&audit(&input, week)).is_empty()) {
                        let text = commonhour::schedule::to_csv(&input.school, week);
                        wrong.add("called impossible, with a week".to_owned(), &case, Some(clause), "", &text);
                    }
                }
            }
            let judge = |week: &commonhour::schedule::Schedule| {
                let compliance = rules::audit(&input.school, &input.contract, week);
                if compliance.nothing_required_is_broken() { Ok(()) } else { Err("refused".to_owned()) }
            };
            if let Answer::Week(week) = solve(&input, 3, &judge) {
                numbers.accepted += 1;
                let broken = broken(&audit(&input, &week));
                if !broken.is_empty() {
                    let text = commonhour::schedule::to_csv(&input.school, &week);
                    wrong.add("accepted and broken".to_owned(), &case, Some(clause), &broken.join("\n"), &text);
                }
            }
        }
    }
    tally.print();
    wrong.check();
}

/// What a finding says, with names in `words`.
type Said = (&'static str, String, String, Option<usize>, Option<usize>, Verdict, Option<i64>, Option<i64>);

fn said(school: &School, audit: &Compliance, words: Words) -> Vec<Said> {
    let name = |finding: &Finding| match finding.subject {
        // What a group has in common is said of its first member, whoever that is.
        _ if finding.rule == "common-planning" => String::new(),
        Subject::Staff(id) => words.name(&school[id].id),
        Subject::Homeroom(id) => words.name(&school[id].id),
        Subject::Team(id) => words.name(&school[id].id),
        Subject::Room(id) => words.name(&school[id].id),
        Subject::School => String::new(),
    };
    let one = |own: &Finding| {
        let day = own.day.map(|day| day.0);
        let (required, found) = (own.evidence.required, own.evidence.found);
        (own.rule, own.article.clone(), name(own), day, own.week, own.verdict, required, found)
    };
    let mut all: Vec<Said> = audit.findings.iter().map(one).collect();
    all.sort();
    all
}

#[test]
fn other_words_change_no_verdict_and_no_number() {
    let mut wrong = Wrong::default();
    for mut case in cases(10) {
        let later = 7 * i32::try_from(case.seed % 5).unwrap() - 13;
        let styles = [
            ("other names", Words { renamed: true, ..Words::default() }),
            ("other clock times", Words { later, ..Words::default() }),
            ("another order", Words { order: Some(case.seed), ..Words::default() }),
            ("all of them", Words { renamed: true, later, order: Some(case.seed + 1) }),
        ];
        let weeks: Vec<_> = (0..3).map(|_| case.week()).collect();
        for (name, words) in styles {
            let input = case.in_words(words);
            for (text, week) in &weeks {
                let usual = rules::audit(&case.input.school, &case.input.contract, week);
                let usual = said(&case.input.school, &usual, words);
                let text = words.week(text);
                let week = commonhour::schedule::from_csv(&input.school, "assignments.csv", &text);
                let week = week.unwrap_or_else(|problems| panic!("{name}: {}", problems.render(false)));
                let other = rules::audit(&input.school, &input.contract, &week);
                let other = said(&input.school, &other, Words::default());
                for (one, two) in usual.iter().zip(&other).filter(|(one, two)| one != two).take(1) {
                    let clause = case.clauses.iter().find(|clause| clause.article == one.1);
                    wrong.add(format!("{} in {name}", one.0), &case, clause, &format!("{one:?}\n{two:?}"), &text);
                }
                assert_eq!(usual.len(), other.len(), "seed {} in {name}", case.seed);
            }
        }
    }
    wrong.check();
}
