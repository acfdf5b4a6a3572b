//! `student-contacts`

use crate::given::{Given, clause, given, numbers};
use commonhour::check::{Finding, Verdict};
use commonhour::model::{Per, Role};
use commonhour::rules::student_contacts::Terms;

const RULE: &str = "student-contacts";

/// At most 48 students a day for specialists.
pub(crate) fn terms() -> Terms {
    Terms { clause: clause(&[Role::Specialist]), most: 48, per: Per::Day, each_section: false, or_sections: None }
}

fn with(change: impl FnOnce(&mut Terms)) -> Given {
    given().contract(|contract| {
        let mut terms = terms();
        change(&mut terms);
        contract.student_contacts.push(terms);
    })
}

fn said(finding: &Finding) -> (Verdict, (i64, i64)) {
    (finding.verdict, numbers(finding))
}

#[test]
fn keeps_exactly_and_breaks_by_one_student() {
    let finding = with(|_| {}).on(RULE, "okafor", "Mon");
    assert_eq!(said(&finding), (Verdict::Met, (48, 48)));
    assert_eq!(said(&with(|_| {}).on(RULE, "okafor", "Tue")), (Verdict::Met, (48, 0)));
    let given = with(|_| {}).school(|school| school.homerooms[1].students = 25);
    let finding = given.on(RULE, "okafor", "Mon");
    assert_eq!(said(&finding), (Verdict::NotMet, (48, 49)));
    assert_eq!(finding.evidence.sentence, "okafor, Mon: 49 students; at most 48 allowed by Art. 7");
    assert_eq!(given.about(RULE, "lane").len(), 1, "part-time: one day at work");
}

#[test]
fn over_a_week_a_student_counts_once_and_a_contact_each_time() {
    let twice = |each_section| {
        with(move |terms| {
            terms.per = Per::Week;
            terms.each_section = each_section;
        })
        .but(
            "Tue 09:00-10:00 instruct - 3A ruiz",
            "Tue 09:00-09:30 special art 3A okafor\nTue 09:30-10:00 instruct - 3A ruiz",
        )
        .about(RULE, "okafor")
        .remove(0)
    };
    assert_eq!(said(&twice(false)), (Verdict::Met, (48, 48)));
    assert_eq!(said(&twice(true)), (Verdict::NotMet, (48, 72)));
}

#[test]
fn virginia_150_students_or_so_many_sections() {
    let or = |sections| {
        with(move |terms| {
            terms.most = 47;
            terms.or_sections = Some(sections);
        })
        .on(RULE, "okafor", "Mon")
    };
    assert_eq!(said(&or(2)), (Verdict::Met, (47, 48)));
    assert_eq!(said(&or(1)), (Verdict::NotMet, (47, 48)));
}

#[test]
fn a_divided_homeroom_and_a_missing_number_cannot_be_decided() {
    let groups = |most| {
        with(move |terms| {
            terms.clause = clause(&[Role::Interventionist]);
            terms.most = most;
        })
    };
    let finding = groups(47).on(RULE, "vega", "Mon");
    assert_eq!(said(&finding), (Verdict::CannotBeDecided, (47, 48)));
    assert_eq!(said(&groups(48).on(RULE, "vega", "Mon")), (Verdict::Met, (48, 48)));
    assert_eq!(said(&groups(1).on(RULE, "vega", "Mon")).0, Verdict::NotMet, "one student of each at least");
    let given = with(|_| {}).school(|school| school.homerooms[1].students_counted = false);
    assert_eq!(given.on(RULE, "okafor", "Mon").verdict, Verdict::CannotBeDecided);
    let year = with(|terms| terms.per = Per::Year);
    assert_eq!(year.about(RULE, "okafor")[0].verdict, Verdict::CannotBeDecided, "no calendar");
}

#[test]
fn nobody_covered_does_not_apply() {
    let findings = with(|terms| terms.clause = clause(&[Role::Librarian])).findings(RULE);
    assert_eq!((findings.len(), findings[0].verdict), (1, Verdict::DoesNotApply));
}

#[test]
fn numbers_on_the_edge_are_decided() {
    // At least 24 and at most 48: a divided homeroom.
    let groups = |most, students| {
        let given = with(move |terms| (terms.clause, terms.most) = (clause(&[Role::Interventionist]), most));
        given
            .school(|school| school.homerooms.iter_mut().for_each(|own| own.students = students))
            .on(RULE, "vega", "Mon")
            .verdict
    };
    assert_eq!(groups(2, 24), Verdict::CannotBeDecided, "one of each homeroom at least, which is two");
    assert_eq!(groups(1, 24), Verdict::NotMet);
    let whole = with(|terms| (terms.most, terms.or_sections) = (0, Some(1))).on(RULE, "okafor", "Tue");
    assert_eq!(said(&whole), (Verdict::Met, (0, 0)), "no section and no student");
}

#[test]
fn students_that_were_counted_are_not_counted_again_and_own_time_has_none() {
    let given = with(|terms| terms.clause = clause(&[Role::ClassroomTeacher]));
    let counted = given.on(RULE, "ruiz", "Tue").evidence.counted;
    let said: Vec<(i32, &str)> = counted.iter().map(|own| (own.minutes, own.reason.as_str())).collect();
    assert_eq!(said, [(60, ""), (0, "these students are counted already"), (0, "these students are counted already")]);
}

#[test]
fn class_time_is_no_section_and_watching_is_no_teaching() {
    let teachers = |most, sections: Option<u32>| {
        with(move |terms| {
            terms.clause = clause(&[Role::ClassroomTeacher]);
            (terms.most, terms.or_sections) = (most, sections);
        })
    };
    assert_eq!(said(&teachers(23, Some(5)).on(RULE, "ruiz", "Tue")), (Verdict::NotMet, (23, 24)), "no section at all");
    let watches = teachers(24, None)
        .but("Mon,Tue 11:00-11:20 recess recess 3A;3B aide", "Mon,Tue 11:00-11:20 recess recess 3A;3B ruiz");
    let finding = watches.on(RULE, "ruiz", "Tue");
    assert_eq!(said(&finding), (Verdict::Met, (24, 24)));
    assert_eq!(finding.evidence.counted.len(), 3, "recess is not among the rows");
}
