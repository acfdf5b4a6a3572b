//! `school-hours`

use crate::given::{Given, clause, given, numbers, span};
use commonhour::check::Verdict;
use commonhour::model::{Clock, GradeId, Who};
use commonhour::rules::clause::Covers;
use commonhour::rules::school_hours::Terms;

const RULE: &str = "school-hours";

fn with(not_before: Option<Clock>, not_after: Option<Clock>) -> Given {
    given().contract(|contract| contract.school_hours.push(Terms { clause: clause(&[]), not_before, not_after }))
}

#[test]
fn keeps_exactly_and_breaks_by_one_minute() {
    let finding = with(Some(Clock::at(8, 0)), Some(Clock::at(12, 0))).on(RULE, "3A", "Mon");
    assert_eq!((finding.verdict, numbers(&finding)), (Verdict::Met, (0, 0)));
    let finding = with(Some(Clock::at(8, 1)), None).on(RULE, "3A", "Mon");
    assert_eq!((finding.verdict, numbers(&finding)), (Verdict::NotMet, (0, 1)));
    assert_eq!(finding.evidence.sentence, "3A, Mon: starts at 08:00, 08:01 is the earliest by Art. 7");
    let given = with(None, Some(Clock::at(11, 59)));
    assert_eq!(numbers(&given.on(RULE, "3A", "Mon")), (0, 1));
    assert_eq!(given.on(RULE, "3A", "Wed").verdict, Verdict::Met, "the short day ends at 11");
}

#[test]
fn california_high_schools_start_at_half_past_eight_and_a_zero_period_is_seen() {
    let half_past = |start: &str| {
        let start = span(&format!("{start}-12:00"));
        let given = with(Some(Clock::at(8, 30)), None);
        given.school(|school| school.day_types[0].hours = vec![(Who::Grade(GradeId(0)), start)])
    };
    assert_eq!(half_past("08:29").on(RULE, "3A", "Mon").verdict, Verdict::NotMet);
    // The bell rings at half past eight, and literacy still is at eight.
    let finding = half_past("08:30").on(RULE, "3A", "Mon");
    assert_eq!((finding.verdict, numbers(&finding)), (Verdict::NotMet, (0, 30)));
    assert_eq!(finding.evidence.sentence, "3A, Mon: instruct literacy 08:00–09:00, 08:30 is the earliest by Art. 7");
    let given =
        half_past("08:30").but("* 08:00-09:00 instruct literacy 3A ruiz", "* 08:30-09:00 instruct literacy 3A ruiz");
    assert_eq!(given.on(RULE, "3A", "Mon").verdict, Verdict::Met);
}

#[test]
fn grades_elsewhere_are_not_covered() {
    let given = with(Some(Clock::at(9, 0)), None).contract(|contract| {
        contract.school_hours[0].clause.covers = Covers { grades_elsewhere: true, ..Covers::default() }
    });
    assert_eq!(given.findings(RULE)[0].verdict, Verdict::DoesNotApply);
}

#[test]
fn a_lesson_after_the_bell_is_late_and_one_that_ends_with_it_is_said_once() {
    let after = |row: &str| with(None, Some(Clock::at(12, 0))).and(row).on(RULE, "3A", "Mon");
    let finding = after("Mon 12:00-12:05 instruct - 3A ruiz");
    assert_eq!((finding.verdict, numbers(&finding)), (Verdict::NotMet, (0, 5)));
    assert_eq!(finding.evidence.sentence, "3A, Mon: instruct 12:00–12:05, 12:00 is the latest by Art. 7");
    let finding = with(None, Some(Clock::at(11, 59))).on(RULE, "3A", "Mon");
    assert_eq!(finding.evidence.sentence, "3A, Mon: ends at 12:00, 11:59 is the latest by Art. 7");
}
