//! `compliance.html`: the audit as one self-contained page that can be attached to a grievance answer.

use askama::Template;
use itertools::Itertools as _;
use sha2::{Digest as _, Sha256};

use super::page::base64;
use super::{VERSION, audit, compliance, promises, words};
use crate::check::{Basis, Compliance, Finding, NEVER_CHECKED, Subject, Verdict};
use crate::model::School;

/// The style of the page.
const STYLE: &str = include_str!("templates/compliance.css");

/// What somebody needs to reproduce an audit. Everything comes from outside: nothing here looks at a file or a clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct Made<'a> {
    /// The command, as it was typed.
    pub command: &'a str,
    /// The day, ISO 8601; empty where nobody said it.
    pub date: &'a str,
    /// Name of the schedule's file.
    pub schedule: &'a str,
    /// SHA-256 of the schedule's file, in hexadecimal.
    pub schedule_hash: &'a str,
    /// SHA-256 over the school's and the agreements' files, in hexadecimal.
    pub input_hash: &'a str,
}

#[derive(Template)]
#[template(path = "compliance.html")]
struct Page<'a> {
    school: &'a str,
    style: &'a str,
    style_hash: String,
    conclusion: String,
    undecided: bool,
    counts: Vec<(&'static str, usize)>,
    clauses: Vec<Clause>,
    open: Vec<Line>,
    people: Vec<Person>,
    disputes: Vec<String>,
    contradictions: Vec<String>,
    agreements: Vec<String>,
    never_checked: &'static str,
    statement: String,
    not_covered: &'a [String],
    notes: &'a [String],
    not_checked: Vec<&'a str>,
    made: Made<'a>,
    version: &'static str,
}

/// One clause, read one way, with everybody it is for.
struct Clause {
    id: String,
    title: String,
    counts: String,
    lines: Vec<Line>,
}

/// Everything that is promised to one adult.
struct Person {
    id: String,
    name: String,
    counts: String,
    lines: Vec<Line>,
}

/// One finding.
struct Line {
    class: &'static str,
    verdict: &'static str,
    article: String,
    rule: String,
    who: String,
    when: String,
    required: String,
    found: String,
    margin: String,
    sentence: String,
    counted: Vec<Look>,
}

/// One stretch that was looked at.
struct Look {
    time: String,
    kind: &'static str,
    minutes: i32,
    counts: bool,
    reason: String,
}

/// The audit as one HTML page: what is not met or undecided, then article by article and person by person what is
/// required and found, the margin, and every stretch counted or not counted with the reason; then what it rests on and what
/// it does not check. It loads nothing, runs nothing, and everything from files is escaped.
#[must_use]
pub fn compliance_page(school: &School, compliance: &Compliance, not_checked: &[String], made: &Made<'_>) -> String {
    let footing = &compliance.footing;
    let verdicts = [Verdict::Met, Verdict::NotMet, Verdict::CannotBeDecided, Verdict::DoesNotApply];
    let page = Page {
        school: &school.name,
        style: STYLE,
        style_hash: base64(&Sha256::digest(STYLE.as_bytes())),
        conclusion: compliance::conclusion(compliance),
        undecided: compliance.with(Verdict::CannotBeDecided).next().is_some(),
        counts: verdicts
            .iter()
            .map(|verdict| (compliance.with(*verdict).count(), *verdict))
            .map(|(number, verdict)| (words::verdict_word(number, verdict), number))
            .collect(),
        clauses: clauses(school, compliance),
        open: [Verdict::NotMet, Verdict::CannotBeDecided]
            .into_iter()
            .flat_map(|verdict| compliance.with(verdict))
            .map(|finding| line(school, finding))
            .collect(),
        people: people(school, compliance),
        disputes: audit::disputes(school, compliance),
        contradictions: audit::contradictions(footing),
        agreements: footing.agreements.iter().map(Basis::sentence).collect(),
        never_checked: NEVER_CHECKED,
        statement: footing.statement(),
        not_covered: &footing.not_covered,
        notes: &footing.notes,
        not_checked: footing.not_checked.iter().chain(not_checked).map(String::as_str).collect(),
        made: *made,
        version: VERSION,
    };
    page.render().unwrap_or_default()
}

fn clauses(school: &School, compliance: &Compliance) -> Vec<Clause> {
    let keys = compliance.findings.iter().map(audit::clause).unique().collect_vec();
    let counts = audit::counts(compliance);
    keys.into_iter()
        .zip(counts)
        .enumerate()
        .map(|(position, (clause, counts))| {
            let (title, counts) = counts.rsplit_once(": ").unwrap_or((&counts, ""));
            let own = compliance.findings.iter().filter(|finding| audit::clause(finding) == clause);
            Clause {
                id: format!("clause-{}", position + 1),
                title: words::capital(title),
                counts: counts.to_owned(),
                lines: own.map(|finding| line(school, finding)).collect(),
            }
        })
        .collect()
}

fn people(school: &School, compliance: &Compliance) -> Vec<Person> {
    let verdicts = [Verdict::NotMet, Verdict::CannotBeDecided, Verdict::Met, Verdict::DoesNotApply];
    school
        .staff_ids()
        .filter_map(|who| {
            let own = compliance.findings.iter().filter(|own| own.subject == Subject::Staff(who)).collect_vec();
            let count = |verdict| own.iter().filter(|finding| finding.verdict == verdict).count();
            let counts = verdicts.iter().map(|verdict| (count(*verdict), *verdict)).filter(|(number, _)| *number > 0);
            (!own.is_empty()).then(|| Person {
                id: format!("person-{}", who.0 + 1),
                name: words::person(school, who),
                counts: counts.map(|(number, verdict)| words::verdicts(number, verdict)).join(", "),
                lines: own.iter().map(|finding| line(school, finding)).collect(),
            })
        })
        .collect()
}

fn line(school: &School, finding: &Finding) -> Line {
    let evidence = &finding.evidence;
    // How far the found number is on the right side of the required one; a limit from above turns it round.
    let margin = match (evidence.required, evidence.found, finding.verdict) {
        (Some(required), Some(found), Verdict::Met) => Some((found - required).abs()),
        (Some(required), Some(found), Verdict::NotMet) => Some(-(found - required).abs()),
        _ => None,
    };
    Line {
        class: promises::class(finding.verdict),
        verdict: finding.verdict.words(),
        article: audit::article(finding),
        rule: words::capital(&finding.rule.replace('-', " ")),
        who: words::subject(school, finding.subject),
        when: audit::when(school, finding),
        required: audit::amount(evidence.required, evidence.unit),
        found: audit::amount(evidence.found, evidence.unit),
        margin: margin.map_or_else(String::new, |margin| match margin {
            0 => "0".to_owned(),
            over if over > 0 => format!("+{over}"),
            short => format!("\u{2212}{}", -short),
        }),
        sentence: evidence.sentence.clone(),
        counted: evidence
            .counted
            .iter()
            .map(|counted| Look {
                time: format!("{} {}", words::day_name(school, counted.day), counted.span),
                kind: words::kind(counted.kind),
                minutes: counted.minutes,
                counts: counted.minutes > 0,
                reason: counted.reason.clone(),
            })
            .collect(),
    }
}
