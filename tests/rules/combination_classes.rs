//! `combination-classes`

use crate::given::{Given, clause, given, numbers};
use commonhour::check::Verdict;
use commonhour::model::GradeId;
use commonhour::rules::clause::Covers;
use commonhour::rules::combination_classes::Terms;

const RULE: &str = "combination-classes";

/// No combination class at all.
pub(crate) fn terms() -> Terms {
    Terms { clause: clause(&[]), never: Vec::new(), grades_at_most: None, at_most: Some(0) }
}

fn with(also: &[usize], change: impl FnOnce(&mut Terms)) -> Given {
    let also: Vec<GradeId> = also.iter().copied().map(GradeId).collect();
    let given = given().contract(|contract| {
        let mut terms = terms();
        change(&mut terms);
        contract.combination_classes.push(terms);
    });
    given.school(|school| {
        for id in ["4", "5"] {
            let mut grade = school.grades[0].clone();
            id.clone_into(&mut grade.id);
            grade.homerooms.clear();
            school.grades.push(grade);
        }
        school.homerooms[1].also = also;
    })
}

#[test]
fn none_is_kept_and_one_breaks_it() {
    let finding = with(&[], |_| {}).about(RULE, "school").remove(0);
    assert_eq!((finding.verdict, numbers(&finding)), (Verdict::Met, (0, 0)));
    let given = with(&[1], |_| {});
    assert_eq!(given.broken(), [(RULE, "school".to_owned(), 0, 1)]);
    assert_eq!(given.sentences(), ["1 combination classes (3B); at most 0 allowed by Art. 7"]);
    assert_eq!(with(&[1], |terms| terms.at_most = Some(1)).broken(), []);
}

#[test]
fn fresno_some_grades_are_never_joined() {
    let never = |terms: &mut Terms| {
        terms.at_most = None;
        terms.never = vec![vec![GradeId(0), GradeId(2)]];
    };
    assert_eq!(with(&[1], never).broken(), []);
    let given = with(&[2], never);
    assert_eq!(given.broken(), [(RULE, "3B".to_owned(), 1, 2)]);
    assert_eq!(given.sentences(), ["3B: grades 3-5; grades 3-5 may not share a class by Art. 7"]);
    assert_eq!(with(&[1, 2], never).broken(), [(RULE, "3B".to_owned(), 2, 3)], "three grades hold the two");
}

#[test]
fn grades_in_a_class_are_limited() {
    let two = |terms: &mut Terms| {
        terms.at_most = None;
        terms.grades_at_most = Some(2);
    };
    assert_eq!(with(&[1], two).broken(), []);
    assert_eq!(with(&[1, 2], two).broken(), [(RULE, "3B".to_owned(), 2, 3)]);
}

#[test]
fn nobody_covered_does_not_apply() {
    let given = with(&[1], |terms| terms.clause.covers = Covers { grades_elsewhere: true, ..Covers::default() });
    let findings = given.findings(RULE);
    assert_eq!((findings.len(), findings[0].verdict), (1, Verdict::DoesNotApply));
}
