//! What unwritten minutes would change: promises that are not met as written, and would be if those minutes counted.

use super::finding::count;
use super::partner::partners;
use super::{Counted, Finding, Subject, Unwritten, Verdict, joined, list};
use crate::model::{DayId, Kind, Minutes, School, Span};

/// The findings of a schedule with its unwritten minutes as rows of one kind.
#[derive(Debug, Clone)]
pub struct Supposed {
    /// The kind.
    pub kind: Kind,
    /// The findings.
    pub findings: Vec<Finding>,
}

/// `written` with every promise undecided that is not met as written, but would be if the unwritten minutes were of one
/// of the kinds supposed. The first such kind is named, and both totals.
#[must_use]
pub fn undecided(
    school: &School,
    unwritten: &Unwritten,
    mut written: Vec<Finding>,
    supposed: &[Supposed],
) -> Vec<Finding> {
    for supposed in supposed {
        let others = partners(&written, &supposed.findings);
        for (finding, other) in written.iter_mut().zip(others) {
            let Some(other) = other else { continue };
            if finding.verdict != Verdict::NotMet {
                continue;
            }
            let used = used(unwritten, other, supposed.kind);
            if other.verdict == Verdict::NotMet && gains(finding, other) {
                let even = if_counted(school, finding, other, &used, supposed.kind);
                finding.evidence.sentence = format!("{}; {even}", finding.evidence.sentence);
            } else if other.verdict == Verdict::Met {
                finding.verdict = Verdict::CannotBeDecided;
                finding.evidence.sentence = sentence(school, finding, other, &used, supposed.kind);
                let reason = format!("not written; counts only if it is {}", word(supposed.kind));
                finding.evidence.counted.extend(used.into_iter().map(|(day, span)| Counted {
                    day,
                    span,
                    kind: supposed.kind,
                    minutes: 0,
                    reason: reason.clone(),
                }));
            }
        }
    }
    written
}

/// `written` with the unwritten minutes counted wherever they bring somebody nearer to what is owed.
#[must_use]
pub fn supposing(school: &School, unwritten: &Unwritten, written: Vec<Finding>, supposed: &Supposed) -> Vec<Finding> {
    let others = partners(&written, &supposed.findings);
    let judged = |(finding, other): (Finding, Option<&Finding>)| {
        let Some(other) = other else { return finding };
        let used = used(unwritten, other, supposed.kind);
        let better = finding.verdict == Verdict::NotMet && (other.verdict == Verdict::Met || gains(&finding, other));
        if !better {
            return finding;
        }
        let mut other = other.clone();
        if used.is_empty() {
            return other;
        }
        for seen in &mut other.evidence.counted {
            if seen.reason.is_empty() && used.contains(&(seen.day, seen.span)) && seen.kind == supposed.kind {
                seen.reason = format!("not written; taken as {}", word(supposed.kind));
            }
        }
        let minutes: Minutes = used.iter().map(|(_, span)| span.minutes()).sum();
        other.evidence.sentence = format!(
            "{}; {minutes} min of it are not written and were taken as {}: {}",
            other.evidence.sentence,
            word(supposed.kind),
            when(school, &finding, &used)
        );
        other
    };
    written.into_iter().zip(others).map(judged).collect()
}

/// The unwritten stretches that counted for `other`. Where what was found is one unbroken piece, those in it, long
/// enough or not.
fn used(unwritten: &Unwritten, other: &Finding, kind: Kind) -> Vec<(DayId, Span)> {
    let Subject::Staff(staff) = other.subject else { return Vec::new() };
    let is_unwritten = |seen: &&Counted| seen.kind == kind && unwritten.on(staff, seen.day).contains(&seen.span);
    let counts: Vec<&Counted> = other.evidence.counted.iter().filter(|seen| seen.minutes > 0).collect();
    let all: Vec<&Counted> = other.evidence.counted.iter().filter(|seen| seen.kind == kind).collect();
    let listed = |seen: &[&Counted], within: Option<Span>| {
        let inside = |seen: &&&Counted| within.is_none_or(|whole| whole.contains(seen.span));
        let own = seen.iter().filter(inside).copied().filter(|seen| is_unwritten(seen));
        let mut found: Vec<(DayId, Span)> = own.map(|seen| (seen.day, seen.span)).collect();
        found.sort_unstable();
        found.dedup();
        found
    };
    let piece = |seen: &[&Counted]| {
        let pieces = joined(seen.iter().map(|seen| seen.span).collect());
        pieces.into_iter().find(|piece| Some(i64::from(piece.minutes())) == other.evidence.found)
    };
    if other.day.is_some() {
        for seen in [&counts, &all] {
            let found = piece(seen).map_or_else(Vec::new, |whole| listed(seen, Some(whole)));
            if !found.is_empty() {
                return found;
            }
        }
    }
    listed(&counts, None)
}

/// Clock times on the day of the finding, or minutes by day.
fn when(school: &School, finding: &Finding, used: &[(DayId, Span)]) -> String {
    if finding.day.is_some() {
        return list(&joined(used.iter().map(|(_, span)| *span).collect()));
    }
    let mut days: Vec<(DayId, Minutes)> = Vec::new();
    for (day, span) in used {
        match days.iter_mut().find(|(own, _)| own == day) {
            Some((_, minutes)) => *minutes += span.minutes(),
            None => days.push((*day, span.minutes())),
        }
    }
    days.iter().map(|(day, minutes)| format!("{} {minutes}", school[*day].id)).collect::<Vec<_>>().join(", ")
}

/// Whether unwritten minutes bring `finding` nearer to what is owed. A limit is never broken by minutes nobody wrote.
fn gains(finding: &Finding, other: &Finding) -> bool {
    let numbers = |own: &Finding| own.evidence.required.zip(own.evidence.found);
    numbers(finding).zip(numbers(other)).is_some_and(|((owed, found), (_, more))| found < owed && found < more)
}

/// Both totals: `ruiz, Mon: 32 min written, 50 if the 18 unwritten minutes 14:10–14:28 are prep; 45 required by Art. 7.2`.
fn sentence(school: &School, finding: &Finding, other: &Finding, used: &[(DayId, Span)], kind: Kind) -> String {
    let evidence = &finding.evidence;
    let (Some((owed, found)), Subject::Staff(staff)) = (evidence.required.zip(evidence.found), finding.subject) else {
        let (written, supposed) = (&evidence.sentence, &other.evidence.sentence);
        return format!("{written}; if the minutes that are not written were {}: {supposed}", word(kind));
    };
    let who = finding.lead(&school[staff].name);
    let unit = if evidence.unit == "minutes" { "min" } else { evidence.unit };
    let article = if finding.article.is_empty() { String::new() } else { format!(" by Art. {}", finding.article) };
    format!(
        "{who}: {found} {unit} written, {}; {owed} required{article}",
        if_counted(school, finding, other, used, kind)
    )
}

/// `50 if the 18 unwritten minutes 14:10–14:28 are prep`
fn if_counted(school: &School, finding: &Finding, other: &Finding, used: &[(DayId, Span)], kind: Kind) -> String {
    let minutes: Minutes = used.iter().map(|(_, span)| span.minutes()).sum();
    let more = other.evidence.found.unwrap_or_default();
    if used.is_empty() {
        return format!("{more} if the minutes that are not written are {}", word(kind));
    }
    let times = when(school, finding, used);
    let times = if finding.day.is_some() { times } else { format!("({times})") };
    let (amount, are) = (count(i64::from(minutes), "unwritten minutes"), if minutes == 1 { "is" } else { "are" });
    format!("{more} if the {amount} {times} {are} {}", word(kind))
}

/// The kind in a sentence.
fn word(kind: Kind) -> &'static str {
    if kind == Kind::Relief { "a break" } else { kind.word() }
}
