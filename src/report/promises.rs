//! Every promise with its verdict and evidence, as the page shows it.

use itertools::Itertools as _;

use super::{Answer, audit, compliance, words};
use crate::check::{Compliance, Counted, Finding, Subject, Verdict};
use crate::model::{DayId, School};

/// Above so many findings the page leaves the sentences of kept promises to `compliance.json`.
const SENTENCES: usize = 1500;

/// The section.
#[derive(Debug, Clone)]
pub(super) struct Promises {
    /// One sentence over all.
    pub(super) conclusion: String,
    /// Words and number of each verdict.
    pub(super) counts: Vec<(&'static str, usize)>,
    /// What one side reads as met and another does not, clauses that contradict each other, and remarks.
    pub(super) remarks: Vec<(&'static str, Vec<String>)>,
    /// What is not met or cannot be decided, one by one.
    pub(super) open: Vec<Open>,
    /// Every rule with every subject.
    pub(super) rules: Vec<Rule>,
    /// Whether kept promises have their sentences.
    pub(super) sentences: bool,
}

/// One finding in full.
#[derive(Debug, Clone)]
pub(super) struct Open {
    /// CSS class and words of the verdict.
    pub(super) verdict: (&'static str, &'static str),
    /// The article.
    pub(super) article: String,
    /// For whom.
    pub(super) who: String,
    /// On which day or in which week.
    pub(super) when: String,
    /// What is asked for.
    pub(super) required: String,
    /// What there is.
    pub(super) found: String,
    /// The sentence.
    pub(super) sentence: String,
    /// Every stretch looked at.
    pub(super) counted: Vec<String>,
}

/// One rule of one article.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    /// Its name.
    pub(super) title: String,
    /// Numbers per verdict, in words.
    pub(super) counts: String,
    /// Days or weeks.
    pub(super) columns: Vec<String>,
    /// Subjects.
    pub(super) rows: Vec<RuleRow>,
}

/// One subject of a rule.
#[derive(Debug, Clone)]
pub(super) struct RuleRow {
    /// The subject.
    pub(super) who: String,
    /// CSS class and text, column by column.
    pub(super) cells: Vec<(&'static str, String)>,
    /// The sentences behind the cells.
    pub(super) sentences: Vec<String>,
}

pub(super) fn promises(answer: &Answer<'_>) -> Promises {
    let (school, compliance) = (answer.school, answer.compliance);
    let verdicts = [Verdict::Met, Verdict::NotMet, Verdict::CannotBeDecided, Verdict::DoesNotApply];
    let sentences = compliance.findings.len() <= SENTENCES;
    Promises {
        conclusion: compliance::conclusion(compliance),
        counts: verdicts
            .iter()
            .map(|verdict| (compliance.with(*verdict).count(), *verdict))
            .map(|(number, verdict)| (words::verdict_word(number, verdict), number))
            .collect(),
        remarks: vec![
            ("Preparation above the minimum", audit::above_minimum(school, compliance)),
            ("Read in more than one way", audit::disputes(school, compliance)),
            ("Contradictions", audit::contradictions(&compliance.footing)),
            ("Notes", compliance.footing.notes.clone()),
        ],
        open: [Verdict::NotMet, Verdict::CannotBeDecided]
            .into_iter()
            .flat_map(|verdict| compliance.with(verdict))
            .map(|finding| open(school, finding))
            .collect(),
        rules: rules(school, compliance, sentences),
        sentences,
    }
}

pub(super) fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::NotMet => "not",
        Verdict::CannotBeDecided => "unsure",
        Verdict::DoesNotApply => "none",
    }
}

fn open(school: &School, finding: &Finding) -> Open {
    let evidence = &finding.evidence;
    Open {
        verdict: (class(finding.verdict), finding.verdict.words()),
        article: audit::article(finding),
        who: words::subject(school, finding.subject),
        when: audit::when(school, finding),
        required: audit::amount(evidence.required, evidence.unit),
        found: audit::amount(evidence.found, evidence.unit),
        sentence: evidence.sentence.clone(),
        counted: evidence.counted.iter().map(|counted| counted_words(school, counted)).collect(),
    }
}

fn counted_words(school: &School, counted: &Counted) -> String {
    let reason = if counted.reason.is_empty() { String::new() } else { format!(": {}", counted.reason) };
    let day = words::day_name(school, counted.day);
    let kind = words::kind(counted.kind);
    format!("{day} {}, {kind}, {} counted{reason}", counted.span, words::minutes(counted.minutes))
}

/// A column: a day, a week, or all the year.
type Column = (Option<DayId>, Option<usize>);

fn rules(school: &School, compliance: &Compliance, sentences: bool) -> Vec<Rule> {
    let keys: Vec<audit::ClauseOf<'_>> = compliance.findings.iter().map(audit::clause).unique().collect();
    let counts = audit::counts(compliance);
    keys.into_iter()
        .zip(counts)
        .map(|(clause, counts)| {
            let own: Vec<&Finding> = compliance.findings.iter().filter(|own| audit::clause(own) == clause).collect();
            let columns: Vec<Column> = own.iter().map(|finding| (finding.day, finding.week)).sorted().dedup().collect();
            let subjects: Vec<Subject> = own.iter().map(|finding| finding.subject).unique_by(key).collect();
            let (title, counts) = counts.rsplit_once(": ").unwrap_or((&counts, ""));
            Rule {
                title: words::capital(title),
                counts: counts.to_owned(),
                columns: columns.iter().map(|column| column_name(school, *column)).collect(),
                rows: subjects.into_iter().map(|subject| row(school, &own, subject, &columns, sentences)).collect(),
            }
        })
        .collect()
}

fn key(subject: &Subject) -> (u8, usize) {
    match *subject {
        Subject::Staff(id) => (0, id.0),
        Subject::Homeroom(id) => (1, id.0),
        Subject::Team(id) => (2, id.0),
        Subject::Room(id) => (3, id.0),
        Subject::School => (4, 0),
    }
}

fn column_name(school: &School, (day, week): Column) -> String {
    match (day, week.and_then(|week| school.weeks.get(week))) {
        (Some(day), _) => words::day_name(school, day),
        (None, Some(week)) => words::capital(&week.name),
        (None, None) => "All days".to_owned(),
    }
}

fn row(school: &School, own: &[&Finding], subject: Subject, columns: &[Column], sentences: bool) -> RuleRow {
    let mine: Vec<&&Finding> = own.iter().filter(|finding| finding.subject == subject).collect();
    let cells = columns.iter().map(|column| {
        let here: Vec<&Finding> =
            mine.iter().filter(|finding| (finding.day, finding.week) == *column).map(|finding| **finding).collect();
        // The worst verdict gives the cell its class: not met, then undecided, then met.
        let rank = |verdict: Verdict| match verdict {
            Verdict::NotMet => 0,
            Verdict::CannotBeDecided => 1,
            Verdict::Met => 2,
            Verdict::DoesNotApply => 3,
        };
        let worst = here.iter().map(|finding| finding.verdict).min_by_key(|verdict| rank(*verdict));
        (worst.map_or("none", class), here.iter().map(|finding| cell(finding)).join("; "))
    });
    let told = mine.iter().filter(|_| sentences).map(|finding| finding.evidence.sentence.clone());
    RuleRow {
        who: words::subject(school, subject),
        cells: cells.collect(),
        sentences: told.filter(|sentence| !sentence.is_empty()).collect(),
    }
}

fn cell(finding: &Finding) -> String {
    let numbers = match (finding.evidence.found, finding.evidence.required) {
        (Some(found), Some(required)) => format!("{found} ({required})"),
        (Some(found), None) => found.to_string(),
        _ => String::new(),
    };
    match (finding.verdict, numbers.is_empty()) {
        (Verdict::Met, false) => numbers,
        (verdict, true) => verdict.words().to_owned(),
        (verdict, false) => format!("{numbers} {}", verdict.words()),
    }
}
