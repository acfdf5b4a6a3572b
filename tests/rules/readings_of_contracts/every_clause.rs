//! What every clause takes: verb, waiver, readings, schools.

use super::{clause, found, given, under_law};
use commonhour::check::Verdict;

const WEEK: &str = "* 09:00-09:29 prep - - ruiz";

fn daily(terms: &str) -> String {
    clause("daily-prep", "ruiz", &format!("minutes = 30\n{terms}"))
}

/// Question 21: missed either way, but only one breaks the contract.
#[test]
fn hedged_verbs() {
    let required = |verb: &str| {
        let given = given("", &daily(&format!("verb = \"{verb}\"")), WEEK);
        let own = given.about("daily-prep", "ruiz");
        assert!(own.iter().all(|own| own.verdict == Verdict::NotMet), "{own:?}");
        own.iter().map(|own| own.required).collect::<Vec<_>>()
    };
    assert_eq!(required("shall"), [true; 5]);
    assert_eq!(required("should"), [false; 5]);
    assert_eq!(required("encouraged"), [false; 5]);
}

/// Question 33: thirty minutes by law, twenty-nine by an agreement that says it stands in its place.
#[test]
fn a_statute_that_yields() {
    let contract = clause("daily-prep", "ruiz", "minutes = 29").replace("\"7\"", "\"1\"");
    let judged = |agreement: &str, yields: bool| {
        let law = daily(&format!("yields = {yields}"));
        let given = under_law(&law, &format!("[agreement]\nname = \"Teachers\"\n{agreement}\n{contract}"), WEEK);
        let own = given.findings("daily-prep").into_iter().filter(|own| own.day.is_some());
        own.map(|own| (own.article, own.verdict)).collect::<Vec<_>>()
    };
    let agreed = ("1".to_owned(), Verdict::Met);
    let law = ("7".to_owned(), Verdict::NotMet);
    assert_eq!(judged("of = \"Code\"\nreplaces = [\"7\"]", true), vec![agreed.clone(); 5]);
    assert_eq!(judged("", false), [vec![law; 5], vec![agreed; 5]].concat());
}

/// Question 34: thirty for it, of forty who voted or of fifty who may.
#[test]
fn votes_cast_or_all_who_may_vote() {
    let with = |of: i32| given("", &daily(&format!("waiver = {{ for = 30, of = {of}, needs = \"2/3\" }}")), WEEK);
    let silent: Vec<Verdict> = with(40).findings("daily-prep").iter().map(|own| own.verdict).collect();
    assert_eq!(silent, [Verdict::DoesNotApply]);
    assert_eq!(found(&with(50), "ruiz"), [(30, 29, Verdict::NotMet); 5]);
}

/// Question 35: an article says 30 minutes and another 29; both are judged.
#[test]
fn a_contract_that_contradicts_itself() {
    let readings = "reading = [{ held-by = \"Article V\", minutes = 30 }, { held-by = \"Article XX\", minutes = 29 }]";
    let given = given("", &daily(readings), WEEK);
    let held = |by: &str| {
        let own = given.about("daily-prep", "ruiz").into_iter();
        let own = own.filter(|own| own.reading.as_ref().is_some_and(|reading| reading.held_by == by));
        own.map(|own| (own.evidence.required, own.evidence.found, own.verdict)).collect::<Vec<_>>()
    };
    assert_eq!(held("Article V"), [(Some(30), Some(29), Verdict::NotMet); 5]);
    assert_eq!(held("Article XX"), [(Some(29), Some(29), Verdict::Met); 5]);
}

/// Question 39: five teachers, where the clause is for schools of at least five or at most four.
#[test]
fn small_schools() {
    let with = |limit: &str| given("", &daily(&format!("applies-if = {{ teachers = {{ {limit} }} }}")), WEEK);
    let silent: Vec<Verdict> = with("max = 4").findings("daily-prep").iter().map(|own| own.verdict).collect();
    assert_eq!(silent, [Verdict::DoesNotApply]);
    assert_eq!(found(&with("max = 5"), "ruiz"), [(30, 29, Verdict::NotMet); 5]);
}
