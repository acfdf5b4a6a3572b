//! What the checks of a contract's clauses share: a finding for everybody covered, and the reason where one is missed.
//!
//! Only `check.rs` files may import it. What a clause says, which encoders know too, is in [`clause`](super::clause).

use super::clause::Clause;
use crate::check::{Finding, Subject, Verdict};
use crate::model::{DayId, School, Span, StaffId};

/// One finding for each adult covered and each day they are at work, as `judge` decides; one that does not apply
/// where nobody is covered.
pub(super) fn each_day(
    clause: &Clause,
    school: &School,
    rule: &'static str,
    mut judge: impl FnMut(StaffId, DayId, Span, Finding) -> Finding,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for staff in clause.covered(school) {
        for hours in &school[staff].hours {
            let blank = Finding::about(rule, Subject::Staff(staff)).under(&clause.article, clause.required);
            findings.push(reasoned(clause, judge(staff, hours.day, hours.span, blank.on(hours.day))));
        }
    }
    or_nobody(clause, rule, findings)
}

/// The findings, or one that does not apply where there are none.
pub(super) fn or_nobody(clause: &Clause, rule: &'static str, mut findings: Vec<Finding>) -> Vec<Finding> {
    if findings.is_empty() {
        let blank = Finding::about(rule, Subject::School).under(&clause.article, clause.required);
        findings.push(blank.judged(Verdict::DoesNotApply, format!("nobody is covered{}", clause.by_article())));
    }
    findings
}

/// Adds the school's reason to a finding that is not met.
pub(super) fn reasoned(clause: &Clause, mut finding: Finding) -> Finding {
    if finding.verdict == Verdict::NotMet {
        finding.evidence.sentence = clause.with_reason(finding.evidence.sentence);
    }
    finding
}
