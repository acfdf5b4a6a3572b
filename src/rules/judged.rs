//! What the checks of a contract's clauses share: a finding for everybody covered, and the reason where one is missed.
//!
//! Only `check.rs` files may import it. What a clause says, which encoders know too, is in [`clause`](super::clause).

use super::clause::{Clause, Prorate};
use crate::check::{Finding, Subject, Verdict, share_of};
use crate::model::{DayId, Minutes, Person, School, Share, Span, StaffId};

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
            let blank = Finding::about(rule, Subject::Staff(staff)).under(&clause.article, clause.required());
            findings.push(reasoned(clause, judge(staff, hours.day, hours.span, blank.on(hours.day))));
        }
    }
    or_nobody(clause, rule, findings)
}

/// The findings, or one that does not apply where there are none.
pub(super) fn or_nobody(clause: &Clause, rule: &'static str, mut findings: Vec<Finding>) -> Vec<Finding> {
    if findings.is_empty() {
        let blank = Finding::about(rule, Subject::School).under(&clause.article, clause.required());
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

/// What somebody is owed of a number that scales.
pub(super) enum Owed {
    /// So many minutes.
    Minutes(Minutes),
    /// Nothing, for this reason.
    Nothing(String),
    /// The contract does not say: what is missing.
    Unknown(String),
}

impl Owed {
    /// The finding of `judge` on the minutes, or one that says why there are none. `name` begins its sentence.
    pub(super) fn judge(
        self,
        blank: Finding,
        name: &str,
        clause: &Clause,
        judge: impl FnOnce(Minutes, Finding) -> Finding,
    ) -> Finding {
        let (verdict, why) = match self {
            Self::Minutes(minutes) => return judge(minutes, blank),
            Self::Nothing(why) => (Verdict::DoesNotApply, why),
            Self::Unknown(missing) => (Verdict::CannotBeDecided, missing),
        };
        blank.judged(verdict, format!("{name}: {why}{}", clause.by_article()))
    }
}

/// What `person` is owed of `minutes` in a window of which `part` of `whole` is there. Rounded once, half up.
pub(super) fn owed(prorate: &Prorate, minutes: Minutes, person: &Person, part: i64, whole: i64) -> Owed {
    let fte = person.fte();
    let below = fte < Share::FULL;
    match prorate {
        Prorate::Linear if below => {
            let (own, full) = (i64::from(fte.thousandths()), i64::from(Share::FULL.thousandths()));
            Owed::Minutes(share_of(minutes, part * own, whole * full))
        }
        Prorate::OnlyFullTime if below => Owed::Nothing(format!("{fte} of full time, and only full time is owed it")),
        Prorate::Table(rows) => {
            let row = rows.iter().find(|(share, _)| *share == fte.min(Share::FULL)).map(|(_, minutes)| *minutes);
            match row {
                Some(own) => Owed::Minutes(share_of(own, part, whole)),
                None if below => Owed::Unknown(format!("the contract's table has no row for {fte} of full time")),
                None => Owed::Minutes(share_of(minutes, part, whole)),
            }
        }
        Prorate::None | Prorate::Linear | Prorate::OnlyFullTime => Owed::Minutes(share_of(minutes, part, whole)),
    }
}
