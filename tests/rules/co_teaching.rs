//! `co-teaching`

use crate::given::{Given, clause, given, numbers, staff};
use commonhour::check::{Finding, Verdict};
use commonhour::model::{BlockId, CoTeaching, DayId, HomeroomId, Role};
use commonhour::rules::co_teaching::Terms;

const RULE: &str = "co-teaching";

/// Together in class, whoever they are.
pub(crate) fn terms() -> Terms {
    Terms { clause: clause(&[]) }
}

/// Vega teaches literacy in 3A too.
fn with(change: impl FnOnce(&mut Terms)) -> Given {
    let given = given().contract(|contract| {
        let mut terms = terms();
        change(&mut terms);
        contract.co_teaching.push(terms);
    });
    let given = given.school(|school| {
        let pair =
            CoTeaching { staff: staff(school, "vega"), homeroom: HomeroomId(0), block: BlockId(0), days: Vec::new() };
        school.co_teaching.push(pair);
    });
    given.but(
        "* 08:00-08:30 prep - - vega",
        "* 08:00-09:00 co-teach literacy 3A vega\nMon,Tue 10:30-11:00 prep - - vega",
    )
}

fn said(finding: &Finding) -> (Verdict, (i64, i64)) {
    (finding.verdict, numbers(finding))
}

#[test]
fn keeps_exactly_and_breaks_by_one_minute() {
    let finding = with(|_| {}).on(RULE, "vega", "Mon");
    assert_eq!(said(&finding), (Verdict::Met, (60, 60)));
    let given = with(|_| {}).but("* 08:00-09:00 co-teach literacy 3A vega", "* 08:00-08:59 co-teach literacy 3A vega");
    let finding = given.on(RULE, "vega", "Mon");
    assert_eq!(said(&finding), (Verdict::NotMet, (60, 59)));
    assert_eq!(
        finding.evidence.sentence,
        "ruiz and vega, Mon, literacy of 3A: together in 59 of 60 min, not at 08:59–09:00 by Art. 7"
    );
    let missing = finding.evidence.counted.last().expect("the minute");
    assert_eq!((missing.minutes, missing.reason.as_str()), (0, "one of the two is not with the class"));
}

#[test]
fn only_the_days_of_the_pair_are_looked_at() {
    let given = with(|_| {}).school(|school| school.co_teaching[0].days = vec![DayId(0)]);
    assert_eq!(given.findings(RULE).len(), 1);
}

#[test]
fn a_pair_of_others_is_not_covered() {
    let findings = with(|terms| terms.clause = clause(&[Role::Librarian])).findings(RULE);
    assert_eq!((findings.len(), findings[0].verdict), (1, Verdict::DoesNotApply));
}
