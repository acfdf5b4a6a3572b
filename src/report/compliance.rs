//! `compliance.json`: documented in `docs/compliance.md`, keys in the order of that page.

use serde::Serialize;

use super::result::to_text;
use super::words;
use crate::check::{Compliance, Counted, Finding, Subject, Verdict};
use crate::model::School;

#[derive(Serialize)]
struct File<'a> {
    format: u32,
    school: &'a str,
    conclusion: String,
    counts: Counts,
    findings: Vec<Entry<'a>>,
    not_checked: &'a [String],
}

#[derive(Serialize)]
struct Counts {
    met: usize,
    not_met: usize,
    cannot_be_decided: usize,
    does_not_apply: usize,
    required_not_met: usize,
}

#[derive(Serialize)]
struct Entry<'a> {
    rule: &'a str,
    article: &'a str,
    verb: &'a str,
    subject: SubjectEntry<'a>,
    day: Option<&'a str>,
    week: Option<&'a str>,
    verdict: &'a str,
    required: Option<i64>,
    found: Option<i64>,
    unit: &'a str,
    sentence: &'a str,
    counted: Vec<CountedEntry<'a>>,
}

#[derive(Serialize)]
struct SubjectEntry<'a> {
    kind: &'a str,
    id: Option<&'a str>,
}

#[derive(Serialize)]
struct CountedEntry<'a> {
    day: &'a str,
    start: String,
    end: String,
    kind: &'a str,
    minutes: i32,
    reason: &'a str,
}

/// Every finding of an audit as documented JSON, with what the audit did not look at.
#[must_use]
pub fn compliance_json(school: &School, compliance: &Compliance, not_checked: &[String]) -> String {
    let count = |verdict| compliance.with(verdict).count();
    to_text(&File {
        format: 1,
        school: &school.name,
        conclusion: conclusion(compliance),
        counts: Counts {
            met: count(Verdict::Met),
            not_met: count(Verdict::NotMet),
            cannot_be_decided: count(Verdict::CannotBeDecided),
            does_not_apply: count(Verdict::DoesNotApply),
            required_not_met: required_not_met(compliance),
        },
        findings: compliance.findings.iter().map(|finding| entry(school, finding)).collect(),
        not_checked,
    })
}

/// How many required promises are broken.
pub(super) fn required_not_met(compliance: &Compliance) -> usize {
    compliance.with(Verdict::NotMet).filter(|finding| finding.required).count()
}

/// One sentence over the whole audit. It never says more than was decided.
pub(super) fn conclusion(compliance: &Compliance) -> String {
    let of = |number: usize, one: &str, more: &str| {
        if number == 1 { format!("1 {one}") } else { format!("{number} {more}") }
    };
    let broken = required_not_met(compliance);
    let wished = compliance.with(Verdict::NotMet).count() - broken;
    let open = compliance.with(Verdict::CannotBeDecided).count();
    let mut parts = Vec::new();
    if broken > 0 {
        parts.push(of(broken, "required promise is not met", "required promises are not met"));
    }
    if wished > 0 {
        parts.push(of(wished, "preferred promise is not met", "preferred promises are not met"));
    }
    if open > 0 {
        parts.push(of(open, "promise cannot be decided", "promises cannot be decided"));
    }
    if parts.is_empty() && compliance.with(Verdict::Met).next().is_none() {
        return "Nothing was promised.".to_owned();
    }
    if parts.is_empty() {
        return "Every promise is met.".to_owned();
    }
    format!("{}.", words::join_and(&parts))
}

fn entry<'a>(school: &'a School, finding: &'a Finding) -> Entry<'a> {
    let evidence = &finding.evidence;
    Entry {
        rule: finding.rule,
        article: &finding.article,
        verb: if finding.required { "shall" } else { "should" },
        subject: subject(school, finding.subject),
        day: finding.day.map(|day| school[day].id.as_str()),
        week: finding.week.and_then(|week| school.weeks.get(week)).map(|week| week.name.as_str()),
        verdict: finding.verdict.words(),
        required: evidence.required,
        found: evidence.found,
        unit: evidence.unit,
        sentence: &evidence.sentence,
        counted: evidence.counted.iter().map(|counted| counted_entry(school, counted)).collect(),
    }
}

fn subject(school: &School, subject: Subject) -> SubjectEntry<'_> {
    let (kind, id) = match subject {
        Subject::Staff(id) => ("staff", Some(&school[id].id)),
        Subject::Homeroom(id) => ("homeroom", Some(&school[id].id)),
        Subject::Team(id) => ("team", Some(&school[id].id)),
        Subject::Room(id) => ("room", Some(&school[id].id)),
        Subject::School => ("school", None),
    };
    SubjectEntry { kind, id: id.map(String::as_str) }
}

fn counted_entry<'a>(school: &'a School, counted: &'a Counted) -> CountedEntry<'a> {
    CountedEntry {
        day: &school[counted.day].id,
        start: counted.span.start.to_string(),
        end: counted.span.end.to_string(),
        kind: counted.kind.word(),
        minutes: counted.minutes,
        reason: &counted.reason,
    }
}
