//! Compares what the school file asks for with the rows.

use super::{ID, Terms, blocks, groups, own_class, people, pins, posts, sections, together};
use crate::check::{Book, Check, Counted, Finding, Subject, count};
use crate::model::{Leads, School, StaffId};
use crate::schedule::Schedule;

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let mut findings = blocks::judge(school, &book);
        findings.extend(sections::judge(school, &book));
        findings.extend(together::judge(school, &book));
        findings.extend(groups::judge(school, &book));
        findings.extend(own_class::judge(school, &book));
        findings.extend(posts::judge(school, &book));
        findings.extend(people::judge(school, &book));
        findings.extend(pins::judge(school, &book));
        findings
    }
}

/// What was found out about one thing.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// What is wrong, one sentence part each.
    pub(super) problems: Vec<String>,
    /// The stretches looked at.
    pub(super) counted: Vec<Counted>,
    /// Owed and found.
    pub(super) numbers: (u32, u32),
}

impl Notes {
    /// The finding: met when nothing is wrong.
    pub(super) fn finding(mut self, subject: Subject, name: &str, unit: &'static str) -> Finding {
        self.problems.dedup();
        let (owed, found) = self.numbers;
        let sentence = if self.problems.is_empty() {
            format!("{name}: {}, as asked", count(found.into(), unit))
        } else {
            format!("{name}: {}", self.problems.join("; "))
        };
        Finding::about(ID, subject)
            .numbers(owed, found, unit)
            .looked_at(self.counted)
            .met_if(self.problems.is_empty(), sentence)
    }
}

/// Whether `staff` is one of those who may lead.
pub(super) fn may_lead(school: &School, leads: &Leads, staff: StaffId) -> bool {
    if leads.named.is_empty() {
        leads.roles.iter().any(|role| school[staff].has_role(*role))
    } else {
        leads.named.contains(&staff)
    }
}
