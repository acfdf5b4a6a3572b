//! The audit as a table for the terminal.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::{compliance, words};
use crate::check::{Basis, Compliance, Dispute, Finding, Footing, NEVER_CHECKED, Verdict};
use crate::model::School;

/// The audit for people: what is not met first, then what cannot be decided, then counts per rule and verdict,
/// then what it rests on, what was not checked and what an audit says at all.
#[must_use]
pub fn audit_text(school: &School, compliance: &Compliance, not_checked: &[String]) -> String {
    let mut text = format!("{}: {}\n", school.name, compliance::conclusion(compliance));
    for (verdict, title) in [(Verdict::NotMet, "Not met"), (Verdict::CannotBeDecided, "Cannot be decided")] {
        let findings: Vec<&Finding> = compliance.with(verdict).collect();
        if !findings.is_empty() {
            let _ = write!(text, "\n{title} ({})\n{}", findings.len(), table(school, &findings));
        }
    }
    text += &section("Read in more than one way", &disputes(school, compliance));
    text += &section("Counts", &counts(compliance));
    let mut footing = compliance.footing.clone();
    footing.not_checked.extend_from_slice(not_checked);
    footing.not_checked.push(NEVER_CHECKED.to_owned());
    format!("{text}{}\n{}\n", footing_text(&footing), footing.statement())
}

/// What an audit rests on, for people: contradictions, agreements, remarks, whom they leave out, and what nobody checks. Empty where there is
/// nothing to say.
#[must_use]
pub fn footing_text(footing: &Footing) -> String {
    let agreements: Vec<String> = footing.agreements.iter().map(Basis::sentence).collect();
    section("Contradictions", &contradictions(footing))
        + &section("Agreements", &agreements)
        + &section("Notes", &footing.notes)
        + &section("Not covered", &footing.not_covered)
        + &section("Not checked", &footing.not_checked)
}

fn section(title: &str, lines: &[String]) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let lines: String = lines.iter().flat_map(|line| ["  ", line, "\n"]).collect();
    format!("\n{title}\n{lines}")
}

/// `Art. 7.2, daily prep, Ms Ruiz: met as the district reads it, not met as the association reads it`
pub(super) fn disputes(school: &School, compliance: &Compliance) -> Vec<String> {
    let line = |own: &Dispute| {
        let who = words::subject(school, own.subject);
        format!("Art. {}, {}, {who}: {}", own.article, own.rule.replace('-', " "), own.words())
    };
    compliance.disputes().iter().map(line).collect()
}

/// `Art. 7.2, Agreement, and EC 44813, California: …`
pub(super) fn contradictions(footing: &Footing) -> Vec<String> {
    footing.contradictions.iter().map(|own| format!("{}, and {}: {}", own.first, own.second, own.sentence)).collect()
}

/// A number with its unit; empty where the promise is no number.
pub(super) fn amount(number: Option<i64>, unit: &str) -> String {
    number.map_or_else(String::new, |number| words::count(number, unit))
}

/// The day or week of a finding; empty where it is for the whole year.
pub(super) fn when(school: &School, finding: &Finding) -> String {
    let day = finding.day.map(|day| words::day_name(school, day));
    let week = || finding.week.and_then(|week| school.weeks.get(week)).map(|week| week.name.clone());
    day.or_else(week).unwrap_or_default()
}

/// The article, or the program's own word for its rule.
pub(super) fn article(finding: &Finding) -> String {
    let article = if finding.article.is_empty() { finding.rule } else { &finding.article };
    let reading = finding.reading.as_ref().map_or_else(String::new, |own| format!(", as {} reads it", own.held_by));
    let preferred = if finding.required { "" } else { " (preferred)" };
    format!("{article}{reading}{preferred}")
}

fn table(school: &School, findings: &[&Finding]) -> String {
    let head = ["Article", "Who", "When", "Required", "Found"].map(str::to_owned);
    let rows: Vec<[String; 5]> = findings
        .iter()
        .map(|finding| {
            [
                article(finding),
                words::subject(school, finding.subject),
                when(school, finding),
                amount(finding.evidence.required, finding.evidence.unit),
                amount(finding.evidence.found, finding.evidence.unit),
            ]
        })
        .collect();
    let width = |column: usize| {
        std::iter::once(&head).chain(&rows).map(|row| row[column].chars().count()).max().unwrap_or_default()
    };
    let widths: [usize; 5] = std::array::from_fn(width);
    let line = |row: &[String; 5]| {
        let cells: Vec<String> = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        format!("  {}\n", cells.join("  ").trim_end())
    };
    let mut text = line(&head);
    for (row, finding) in rows.iter().zip(findings) {
        text += &line(row);
        if !finding.evidence.sentence.is_empty() {
            let _ = writeln!(text, "      {}", finding.evidence.sentence);
        }
    }
    text
}

/// Rule, agreement, article, and who reads it so.
pub(super) type ClauseOf<'a> = (&'a str, &'a str, &'a str, &'a str);

/// Which clause a finding is of.
pub(super) fn clause(finding: &Finding) -> ClauseOf<'_> {
    let reading = finding.reading.as_ref().map_or("", |reading| &reading.held_by);
    (finding.rule, &finding.agreement, &finding.article, reading)
}

/// One line per clause: how many are met, and what is not.
pub(super) fn counts(compliance: &Compliance) -> Vec<String> {
    let mut groups: Vec<(ClauseOf<'_>, [usize; 4])> = Vec::new();
    let agreements: BTreeSet<&str> = compliance.findings.iter().map(|own| own.agreement.as_str()).collect();
    // Where several agreements stand, their articles need their names.
    let several = agreements.iter().filter(|name| !name.is_empty()).count() > 1;
    for finding in &compliance.findings {
        let key = clause(finding);
        let position = groups.iter().position(|(own, _)| *own == key).unwrap_or_else(|| {
            groups.push((key, [0; 4]));
            groups.len() - 1
        });
        groups[position].1[finding.verdict as usize] += 1;
    }
    let verdicts = [Verdict::Met, Verdict::NotMet, Verdict::CannotBeDecided, Verdict::DoesNotApply];
    groups
        .into_iter()
        .map(|((rule, agreement, article, reading), numbers)| {
            let parts: Vec<String> = verdicts
                .iter()
                .filter(|verdict| numbers[**verdict as usize] > 0)
                .map(|verdict| words::verdicts(numbers[*verdict as usize], *verdict))
                .collect();
            let article = if article.is_empty() { String::new() } else { format!("Art. {article}, ") };
            let agreement = if several && !agreement.is_empty() { format!("{agreement}, ") } else { String::new() };
            let reading = if reading.is_empty() { String::new() } else { format!(" as {reading} reads it") };
            format!("{article}{agreement}{}{reading}: {}", rule.replace('-', " "), parts.join(", "))
        })
        .collect()
}
