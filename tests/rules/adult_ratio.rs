//! `adult-ratio`

use crate::given::{Given, clause, given, numbers};
use commonhour::check::{Finding, Verdict};
use commonhour::model::Kind;
use commonhour::rules::adult_ratio::{Needs, Terms};
use commonhour::rules::clause::Covers;

const RULE: &str = "adult-ratio";

/// One adult for 48 students.
pub(crate) fn terms() -> Terms {
    Terms { clause: clause(&[]), needs: Needs::OneFor(48), classes_above: 0, minutes: None, except: Vec::new() }
}

fn with(change: impl FnOnce(&mut Terms)) -> Given {
    given().contract(|contract| {
        let mut terms = terms();
        change(&mut terms);
        contract.adult_ratio.push(terms);
    })
}

fn said(finding: &Finding) -> (Verdict, (i64, i64)) {
    (finding.verdict, numbers(finding))
}

#[test]
fn keeps_exactly_and_breaks_by_one_student() {
    assert_eq!(said(&with(|_| {}).on(RULE, "3A", "Mon")), (Verdict::Met, (240, 240)));
    // 30 minutes of lunch and 20 of recess with one aide for both homerooms; everywhere else one adult has 24 at most.
    let finding = with(|_| {}).school(|school| school.homerooms[1].students = 25).on(RULE, "3A", "Mon");
    assert_eq!(said(&finding), (Verdict::NotMet, (240, 190)));
    assert_eq!(
        finding.evidence.sentence,
        "3A, Mon: enough adults in 190 min, 240 required by Art. 7; at worst 1 of 2 adults, at 10:30–11:20"
    );
}

#[test]
fn breaks_by_one_minute_of_a_second_adult() {
    let second = |until: &str| {
        with(|terms| {
            terms.needs = Needs::Adults(2);
            terms.minutes = Some(90);
        })
        .but(
            "* 08:00-09:00 instruct literacy 3A ruiz",
            &format!("* 08:00-09:00 instruct literacy 3A ruiz\n* 08:00-{until} co-teach literacy 3A lane"),
        )
        .on(RULE, "3A", "Mon")
    };
    // Half an hour of intervention has two adults already.
    assert_eq!(said(&second("09:00")), (Verdict::Met, (90, 90)));
    assert_eq!(said(&second("08:59")), (Verdict::NotMet, (90, 89)));
}

#[test]
fn kinds_left_out_and_small_classes_are_not_looked_at() {
    let given = with(|terms| {
        terms.needs = Needs::OneFor(24);
        terms.except = vec![Kind::Lunch, Kind::Recess];
    });
    assert_eq!(said(&given.on(RULE, "3A", "Mon")), (Verdict::Met, (190, 190)));
    let findings = with(|terms| terms.classes_above = 24).about(RULE, "3A");
    assert_eq!((findings.len(), findings[0].verdict), (1, Verdict::DoesNotApply));
    assert_eq!(with(|terms| terms.classes_above = 23).about(RULE, "3A").len(), 3);
}

#[test]
fn minutes_in_no_row_have_no_adult() {
    let given = with(|_| {}).but("Wed 10:50-11:00 instruct - 3A ruiz", "Wed 10:51-11:00 instruct - 3A ruiz");
    assert_eq!(said(&given.on(RULE, "3A", "Wed")), (Verdict::NotMet, (180, 179)));
}

#[test]
fn a_missing_number_and_a_part_of_another_homeroom_cannot_be_decided() {
    let given = with(|_| {}).school(|school| school.homerooms[0].students_counted = false);
    assert_eq!(given.about(RULE, "3A")[0].verdict, Verdict::CannotBeDecided);
    // A part of 3B joins the literacy of 3A; the rest stays with Cho.
    let given = with(|terms| {
        terms.needs = Needs::OneFor(30);
        terms.except = vec![Kind::Lunch, Kind::Recess];
    })
    .but("* 08:00-09:00 instruct literacy 3A ruiz", "* 08:00-09:00 instruct literacy 3A;3B ruiz");
    let finding = given.on(RULE, "3A", "Mon");
    assert_eq!(said(&finding), (Verdict::CannotBeDecided, (190, 130)));
}

#[test]
fn nobody_covered_does_not_apply() {
    let given = with(|terms| terms.clause.covers = Covers { grades_elsewhere: true, ..Covers::default() });
    let findings = given.findings(RULE);
    assert_eq!((findings.len(), findings[0].verdict), (1, Verdict::DoesNotApply));
}

#[test]
fn the_worst_moment_is_named_and_the_first_of_equals() {
    let sentence = |joined: bool| {
        let given = with(|terms| {
            terms.needs = Needs::OneFor(24);
            terms.except = if joined { vec![Kind::Lunch, Kind::Recess] } else { Vec::new() };
        })
        .school(|school| school.homerooms[0].students = 30);
        let given = if joined {
            given
                .but("* 08:00-09:00 instruct literacy 3A ruiz", "* 08:00-09:00 instruct literacy 3A;3B ruiz;cho")
                .but("* 08:00-09:00 instruct literacy 3B cho", "")
        } else {
            given
        };
        given.on(RULE, "3A", "Mon").evidence.sentence
    };
    // 54 students with one aide at lunch; one is missing before and after.
    let worst = sentence(false);
    assert!(worst.contains("at worst 1 of 3 adults"), "{worst}");
    // One is missing all day, of 54 students first, then of 30.
    let worst = sentence(true);
    assert!(worst.contains("at worst 2 of 3 adults"), "{worst}");
}

#[test]
fn one_minute_surely_without_an_adult_is_not_met_whatever_the_parts_of_others_are() {
    let given = with(|terms| {
        terms.needs = Needs::OneFor(30);
        terms.except = vec![Kind::Lunch, Kind::Recess];
    })
    .but("* 08:00-09:00 instruct literacy 3A ruiz", "* 08:00-09:00 instruct literacy 3A;3B ruiz")
    .but("Mon,Tue 11:20-12:00 instruct - 3A ruiz", "Mon,Tue 11:21-12:00 instruct - 3A ruiz");
    assert_eq!(said(&given.on(RULE, "3A", "Mon")), (Verdict::NotMet, (190, 129)));
}

#[test]
fn a_number_of_adults_asks_for_the_students_only_where_small_classes_are_left_out() {
    let unsaid = |adults, above| {
        with(|terms| (terms.needs, terms.classes_above) = (Needs::Adults(adults), above))
            .school(|school| school.homerooms[0].students_counted = false)
    };
    let above = unsaid(1, 23).about(RULE, "3A");
    assert_eq!((above.len(), above[0].verdict), (1, Verdict::CannotBeDecided));
    assert_eq!(said(&unsaid(1, 0).on(RULE, "3A", "Mon")), (Verdict::Met, (240, 240)));
    // Two are there for half an hour, however many students there are.
    assert_eq!(said(&unsaid(2, 0).on(RULE, "3A", "Mon")), (Verdict::NotMet, (240, 30)));
}

#[test]
fn a_roster_without_numbers_makes_no_small_class() {
    let unsaid = |above| {
        with(|terms| (terms.needs, terms.classes_above) = (Needs::Adults(2), above))
            .school(|school| (school.homerooms[0].students, school.homerooms[0].students_counted) = (0, false))
            .about(RULE, "3A")
            .iter()
            .map(|finding| finding.verdict)
            .collect::<Vec<_>>()
    };
    assert_eq!(unsaid(0), [Verdict::NotMet; 3]);
    assert_eq!(unsaid(1), [Verdict::CannotBeDecided]);
}
