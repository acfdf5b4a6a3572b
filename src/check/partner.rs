//! Findings of two audits of the same promises, side by side.

use super::{Finding, Subject};
use crate::model::DayId;
use std::collections::{BTreeMap, VecDeque};

/// What a finding is about: rule, clause and who reads it so, subject, day and week.
type About<'a> = (&'static str, [&'a str; 3], Subject, Option<DayId>, Option<usize>);

fn about(finding: &Finding) -> About<'_> {
    let reading = finding.reading.as_ref().map_or("", |reading| reading.held_by.as_str());
    let clause = [finding.agreement.as_str(), finding.article.as_str(), reading];
    (finding.rule, clause, finding.subject, finding.day, finding.week)
}

/// For each of `findings` the one of `others` about the same. Several about the same come in the same order in both:
/// they are entries of one article.
#[must_use]
pub fn partners<'a>(findings: &[Finding], others: &'a [Finding]) -> Vec<Option<&'a Finding>> {
    let mut left: BTreeMap<About<'_>, VecDeque<usize>> = BTreeMap::new();
    for (position, other) in others.iter().enumerate() {
        left.entry(about(other)).or_default().push_back(position);
    }
    let found: Vec<Option<usize>> = findings.iter().map(|finding| left.get_mut(&about(finding))?.pop_front()).collect();
    found.into_iter().map(|position| others.get(position?)).collect()
}
