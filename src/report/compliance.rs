//! `compliance.json`: documented in `docs/compliance.md`, keys in the order of that page.

use serde::Serialize;

use super::result::to_text;
use super::words;
use crate::check::{Basis, Compliance, Counted, Dispute, Finding, NEVER_CHECKED, Subject, Verdict};
use crate::model::School;

#[derive(Serialize)]
struct File<'a> {
    format: u32,
    school: &'a str,
    conclusion: String,
    counts: Counts,
    agreements: Vec<AgreementEntry<'a>>,
    findings: Vec<Entry<'a>>,
    disputes: Vec<DisputeEntry<'a>>,
    contradictions: Vec<ContradictionEntry<'a>>,
    notes: &'a [String],
    not_checked: Vec<&'a str>,
    not_covered: &'a [String],
    statement: String,
}

#[derive(Serialize)]
struct AgreementEntry<'a> {
    name: &'a str,
    kind: &'a str,
    edition: Option<&'a str>,
    document: Option<&'a str>,
    url: Option<&'a str>,
    in_force: &'a str,
    checked_on: Option<&'a str>,
    entered_by: Option<&'a str>,
    entered_on: Option<&'a str>,
    superseded_by: Option<&'a str>,
    note: Option<&'a str>,
    asks_nothing: Option<&'a str>,
}

#[derive(Serialize)]
struct DisputeEntry<'a> {
    rule: &'a str,
    article: String,
    subject: SubjectEntry<'a>,
    readings: Vec<DisputeReading>,
}

#[derive(Serialize)]
struct DisputeReading {
    held_by: String,
    verdict: &'static str,
}

#[derive(Serialize)]
struct ContradictionEntry<'a> {
    first: &'a str,
    second: &'a str,
    sentence: &'a str,
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
    agreement: &'a str,
    reading: Option<&'a str>,
    obeyed: bool,
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
    let footing = &compliance.footing;
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
        agreements: footing.agreements.iter().map(agreement).collect(),
        findings: compliance.findings.iter().map(|finding| entry(school, finding)).collect(),
        disputes: compliance.disputes().into_iter().map(|own| dispute(school, own)).collect(),
        contradictions: footing
            .contradictions
            .iter()
            .map(|own| ContradictionEntry { first: &own.first, second: &own.second, sentence: &own.sentence })
            .collect(),
        notes: &footing.notes,
        not_checked: footing.not_checked.iter().chain(not_checked).map(String::as_str).chain([NEVER_CHECKED]).collect(),
        not_covered: &footing.not_covered,
        statement: footing.statement(),
    })
}

fn agreement(own: &Basis) -> AgreementEntry<'_> {
    AgreementEntry {
        name: &own.name,
        kind: own.kind,
        edition: own.edition.as_deref(),
        document: own.document.as_deref(),
        url: own.url.as_deref(),
        in_force: &own.effective,
        checked_on: own.checked_on.as_deref(),
        entered_by: own.entered_by.as_deref(),
        entered_on: own.entered_on.as_deref(),
        superseded_by: own.superseded_by.as_deref(),
        note: own.note.as_deref(),
        asks_nothing: own.silent.as_deref(),
    }
}

fn dispute(school: &School, own: Dispute) -> DisputeEntry<'_> {
    let reading = |(held_by, verdict): (String, Verdict)| DisputeReading { held_by, verdict: verdict.words() };
    DisputeEntry {
        rule: own.rule,
        article: own.article,
        subject: subject(school, own.subject),
        readings: own.readings.into_iter().map(reading).collect(),
    }
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
    // What another reading keeps is neither met nor broken: it is said apart.
    let not_met = || compliance.with(Verdict::NotMet).filter(|finding| !compliance.is_disputed(finding));
    let broken = not_met().filter(|finding| finding.required).count();
    let wished = not_met().count() - broken;
    let disputed = compliance.disputes().iter().filter(|own| own.makes_a_difference()).count();
    let open = compliance.with(Verdict::CannotBeDecided).count();
    let mut parts = Vec::new();
    if broken > 0 {
        parts.push(of(broken, "required promise is not met", "required promises are not met"));
    }
    if wished > 0 {
        parts.push(of(wished, "preferred promise is not met", "preferred promises are not met"));
    }
    if disputed > 0 {
        parts.push(of(
            disputed,
            "promise is met as one side reads it and not as another does",
            "promises are met as one side reads them and not as another does",
        ));
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
        agreement: &finding.agreement,
        reading: finding.reading.as_ref().map(|reading| reading.held_by.as_str()),
        obeyed: finding.reading.as_ref().is_none_or(|reading| reading.obeyed),
        verb: finding.verb,
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
