//! `supervision`

use crate::given::{given, numbers};
use commonhour::check::Verdict;
use commonhour::model::{Kind, Role};

const RULE: &str = "supervision";

#[test]
fn every_minute_has_an_adult() {
    let finding = given().on(RULE, "3A", "Wed");
    assert_eq!((finding.verdict, numbers(&finding)), (Verdict::Met, (180, 180)), "a short day");
    let given = given().but("Tue 09:00-10:00 instruct - 3A ruiz", "Tue 09:00-09:59 instruct - 3A ruiz");
    assert_eq!(given.broken(), [(RULE, "3A".to_owned(), 240, 239)]);
    assert_eq!(given.sentences(), ["3A, Tue: 1 min without an adult who may be there: 09:59–10:00 in no row"]);
}

#[test]
fn a_row_without_an_adult_is_not_looked_after() {
    let given = given().but("Tue 09:00-10:00 instruct - 3A ruiz", "Tue 09:00-10:00 instruct - 3A -");
    assert_eq!(given.broken(), [(RULE, "3A".to_owned(), 240, 180)]);
    assert!(given.sentences()[0].ends_with("09:00–10:00 in instruct 09:00–10:00 without an adult"));
}

#[test]
fn an_aide_does_not_instruct_alone() {
    let given = given().but("Tue 09:00-10:00 instruct - 3A ruiz", "Tue 09:00-10:00 instruct - 3A aide");
    assert_eq!(numbers(&given.on(RULE, "3A", "Tue")), (240, 180));
    assert!(given.sentences().iter().any(|sentence| sentence.contains("with aide only")));
}

#[test]
fn an_aide_leads_a_group_while_a_teacher_leads_another() {
    assert_eq!(given().on(RULE, "3B", "Mon").verdict, Verdict::Met);
    let alone = given().but(
        "Mon,Tue 10:00-10:30 intervention win 3A;3B vega note:one",
        "Mon,Tue 10:00-10:29 intervention win 3A;3B vega note:one",
    );
    assert_eq!(numbers(&alone.on(RULE, "3B", "Mon")), (240, 239));
}

#[test]
fn contracts_replace_who_is_allowed() {
    let given = given().contract(|contract| {
        let aide = contract.supervision.alone.iter_mut().find(|(role, _)| *role == Role::Paraprofessional);
        aide.expect("every role").1 = vec![Kind::Lunch];
    });
    assert_eq!(numbers(&given.on(RULE, "3A", "Mon")), (240, 220));
    assert_eq!(numbers(&given.on(RULE, "3A", "Wed")), (180, 160));
}
