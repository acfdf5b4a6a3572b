//! `caseload`

use crate::given::{Given, clause, given, numbers, staff};
use commonhour::check::{Finding, Verdict};
use commonhour::model::{Role, Share};
use commonhour::rules::caseload::Terms;
use commonhour::rules::clause::Prorate;

const RULE: &str = "caseload";

/// At most 28 students for special educators.
pub(crate) fn terms() -> Terms {
    Terms { clause: clause(&[Role::SpecialEducator]), most: Some(28), average: None, prorate: Prorate::None }
}

fn with(caseload: Option<u32>, fte: u32, change: impl FnOnce(&mut Terms)) -> Given {
    let given = given().contract(|contract| {
        let mut terms = Terms { clause: clause(&[Role::Interventionist]), ..terms() };
        change(&mut terms);
        contract.caseload.push(terms);
    });
    given.school(|school| {
        let vega = staff(school, "vega").0;
        school.staff[vega].caseload = caseload;
        school.staff[vega].roles[0].1 = Share::of_hundredths(fte);
    })
}

fn said(finding: &Finding) -> (Verdict, (i64, i64)) {
    (finding.verdict, numbers(finding))
}

#[test]
fn california_28_are_kept_and_29_are_not() {
    assert_eq!(said(&with(Some(28), 100, |_| {}).about(RULE, "vega")[0]), (Verdict::Met, (28, 28)));
    let given = with(Some(29), 100, |_| {});
    assert_eq!(given.broken(), [(RULE, "vega".to_owned(), 28, 29)]);
    assert_eq!(given.sentences(), ["vega: 29 students; at most 28 allowed by Art. 7"]);
}

#[test]
fn part_time_scales_where_the_clause_says_so() {
    let half =
        |caseload, prorate| with(Some(caseload), 50, |terms| terms.prorate = prorate).about(RULE, "vega").remove(0);
    assert_eq!(said(&half(14, Prorate::Linear)), (Verdict::Met, (14, 14)));
    assert_eq!(said(&half(15, Prorate::Linear)), (Verdict::NotMet, (14, 15)));
    assert_eq!(said(&half(28, Prorate::None)), (Verdict::Met, (28, 28)));
}

#[test]
fn without_the_number_it_cannot_be_decided() {
    let finding = with(None, 100, |terms| terms.average = Some(28)).about(RULE, "vega").remove(0);
    assert_eq!(finding.verdict, Verdict::CannotBeDecided);
    assert_eq!(
        finding.evidence.sentence,
        "the school file does not say the caseload of vega; write `caseload` in [staff.vega]; at most 28 allowed by Art. 7"
    );
    let given = with(None, 100, |terms| terms.average = Some(28));
    assert_eq!(given.about(RULE, "school")[0].verdict, Verdict::CannotBeDecided);
}

#[test]
fn california_55_on_average_is_of_all_of_them() {
    let two = |own| {
        with(Some(own), 100, |terms| {
            terms.clause = clause(&[Role::Interventionist, Role::Specialist]);
            terms.clause.covers.staff = Vec::new();
            terms.most = None;
            terms.average = Some(55);
        })
        .school(|school| {
            for id in ["okafor", "lane"] {
                let position = staff(school, id).0;
                school.staff[position].caseload = Some(55);
            }
        })
        .about(RULE, "school")
        .remove(0)
    };
    assert_eq!(said(&two(55)), (Verdict::Met, (165, 165)));
    assert_eq!(said(&two(56)), (Verdict::NotMet, (165, 166)));
}

#[test]
fn nobody_covered_does_not_apply() {
    let findings = given().contract(|contract| contract.caseload.push(terms())).findings(RULE);
    assert_eq!((findings.len(), findings[0].verdict), (1, Verdict::DoesNotApply));
}

#[test]
fn part_time_is_named_where_it_scales() {
    let sentence = |fte, prorate| {
        with(Some(9), fte, |terms| terms.prorate = prorate).about(RULE, "vega").remove(0).evidence.sentence
    };
    assert_eq!(sentence(50, Prorate::Linear), "vega: 9 students; at most 14 allowed at 0.5 of full time by Art. 7");
    assert_eq!(sentence(100, Prorate::Linear), "vega: 9 students; at most 28 allowed by Art. 7");
    assert_eq!(sentence(50, Prorate::None), "vega: 9 students; at most 28 allowed by Art. 7");
}
