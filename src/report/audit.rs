//! The audit as a table for the terminal.

use std::fmt::Write as _;

use super::{compliance, words};
use crate::check::{Compliance, Finding, Verdict};
use crate::model::School;

/// The audit for people: what is not met first, then what cannot be decided, then counts per rule and verdict,
/// then what was not checked.
#[must_use]
pub fn audit_text(school: &School, compliance: &Compliance, not_checked: &[String]) -> String {
    let mut text = format!("{}: {}\n", school.name, compliance::conclusion(compliance));
    for (verdict, title) in [(Verdict::NotMet, "Not met"), (Verdict::CannotBeDecided, "Cannot be decided")] {
        let findings: Vec<&Finding> = compliance.with(verdict).collect();
        if !findings.is_empty() {
            let _ = write!(text, "\n{title} ({})\n{}", findings.len(), table(school, &findings));
        }
    }
    text += "\nCounts\n";
    for line in counts(compliance) {
        let _ = writeln!(text, "  {line}");
    }
    if !not_checked.is_empty() {
        text += "\nNot checked\n";
        for line in not_checked {
            let _ = writeln!(text, "  {line}");
        }
    }
    text
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
    if finding.required { article.to_owned() } else { format!("{article} (preferred)") }
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

/// One line per rule and article: how many are met, and what is not.
pub(super) fn counts(compliance: &Compliance) -> Vec<String> {
    let mut groups: Vec<((&str, &str), [usize; 4])> = Vec::new();
    for finding in &compliance.findings {
        let key = (finding.rule, finding.article.as_str());
        let position = groups.iter().position(|(own, _)| *own == key).unwrap_or_else(|| {
            groups.push((key, [0; 4]));
            groups.len() - 1
        });
        groups[position].1[finding.verdict as usize] += 1;
    }
    let verdicts = [Verdict::Met, Verdict::NotMet, Verdict::CannotBeDecided, Verdict::DoesNotApply];
    groups
        .into_iter()
        .map(|((rule, article), numbers)| {
            let parts: Vec<String> = verdicts
                .iter()
                .filter(|verdict| numbers[**verdict as usize] > 0)
                .map(|verdict| format!("{} {}", numbers[*verdict as usize], verdict.words()))
                .collect();
            let article = if article.is_empty() { String::new() } else { format!("Art. {article}, ") };
            format!("{article}{}: {}", rule.replace('-', " "), parts.join(", "))
        })
        .collect()
}
