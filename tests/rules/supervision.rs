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

#[test]
fn who_co_teaches_needs_a_teacher_beside_them_and_nobody_else_is_excused() {
    let beside = |row: &str| {
        let given =
            given().but("Tue 09:00-10:00 instruct - 3A ruiz", &format!("{row}\nTue 09:00-10:00 co-teach - 3A aide"));
        numbers(&given.on(RULE, "3A", "Tue"))
    };
    assert_eq!(beside("Tue 09:00-10:00 instruct - 3A ruiz"), (240, 240));
    assert_eq!(beside("Tue 09:00-09:59 instruct - 3A ruiz"), (240, 239));
    assert_eq!(beside("Tue 09:00-10:00 recess - 3A ruiz"), (240, 180), "recess is no teaching");
    assert_eq!(beside("Tue 09:00-10:00 instruct - 3A -"), (240, 180), "nobody teaches");
    let alone = given().but(
        "Tue 09:00-10:00 instruct - 3A ruiz",
        "Tue 09:00-10:00 instruct - 3A ruiz\nTue 09:05-10:00 instruct literacy 3A aide",
    );
    assert_eq!(numbers(&alone.on(RULE, "3A", "Tue")), (240, 185), "a group of its own, with an aide only");
}

#[test]
fn an_aide_leads_no_lesson_and_only_an_aide_leads_a_group_near_a_teacher() {
    let row = |row: &str| {
        let given =
            given().but("Tue 09:00-10:00 instruct - 3A ruiz", &format!("Tue 09:00-10:00 instruct - 3A ruiz\n{row}"));
        numbers(&given.on(RULE, "3A", "Tue"))
    };
    assert_eq!(row("Tue 09:00-10:00 intervention - 3A aide"), (240, 240));
    assert_eq!(row("Tue 09:00-10:00 special - 3A aide"), (240, 180));
    let support = given().school(|school| school.staff[4].roles[0].0 = Role::SupportStaff).but(
        "Tue 09:00-10:00 instruct - 3A ruiz",
        "Tue 09:00-10:00 instruct - 3A ruiz\nTue 09:00-10:00 intervention - 3A vega",
    );
    assert_eq!(
        numbers(&support.on(RULE, "3A", "Tue")).1,
        240 - 60 - 30,
        "and not in the groups of half past ten either"
    );
}

#[test]
fn one_gap_is_said_once_and_two_gaps_are_two() {
    let said = |rows: &str| given().but("Tue 09:00-10:00 instruct - 3A ruiz", rows).on(RULE, "3A", "Tue");
    let one = said("Tue 09:00-10:00 instruct - 3A aide\nTue 09:00-09:30 special - 3A okafor");
    assert_eq!(
        one.evidence.sentence,
        "3A, Tue: 60 min without an adult who may be there: 09:00–10:00 in instruct 09:00–10:00 with aide only"
    );
    let near = "Tue 09:20-09:40 special - 3A okafor";
    let two = said(&format!("Tue 09:00-10:00 intervention - 3A aide\n{near}"));
    assert_eq!(
        two.evidence.sentence,
        "3A, Tue: 40 min without an adult who may be there: 09:00–09:20 in intervention 09:00–10:00 with aide only; \
         09:40–10:00 in intervention 09:00–10:00 with aide only"
    );
    let spans: Vec<String> = two.evidence.counted.iter().map(|own| own.span.to_string()).collect();
    assert_eq!(spans, ["09:00–09:20", "09:40–10:00"]);
    let other = said("Tue 09:00-09:30 instruct - 3A aide\nTue 09:30-10:00 instruct - 3A -");
    assert_eq!(
        other.evidence.sentence,
        "3A, Tue: 60 min without an adult who may be there: 09:00–09:30 in instruct 09:00–09:30 with aide only; \
         09:30–10:00 in instruct 09:30–10:00 without an adult"
    );
}
