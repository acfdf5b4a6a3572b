//! What a proposed contract term costs: the school with it, for each number it may have, beside the school without it.

use crate::diagnostics::Problems;
use crate::read::{self, Folder, Input, SCHOOL_FILE};
use crate::rules;
use crate::schedule::Schedule;
use crate::solve::{self, Outcome, Rank, Settings};

use super::catalogue::catalogue;
use super::edit::{Edit, NotMade, Step, edited, found, list, parsed, path, quoted};
use super::search::{Limits, WaysOut, among};

/// Whether a school is possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// There is a schedule that keeps every required promise.
    Possible,
    /// Proved: there is none, and why.
    Impossible(Vec<String>),
    /// Neither.
    Unknown(String),
}

/// The school with the term at one number.
#[derive(Debug, Clone)]
pub struct PriceLine {
    /// The number; `None` for the term as it is written.
    pub value: Option<i64>,
    /// Whether the school is then possible.
    pub answer: Answer,
    /// The wishes of the school as its schedule fulfils them; empty where there is none.
    pub ranks: Vec<Rank>,
    /// What it would take, where it is not possible.
    pub ways: Option<WaysOut>,
}

/// What a proposed term costs.
#[derive(Debug, Clone)]
pub struct ClausePrice {
    /// Articles of the school's own contract that the term takes the place of: those of the same rule and article.
    pub replaced: Vec<String>,
    /// The key that takes the values.
    pub key: String,
    /// The school without the term.
    pub before: PriceLine,
    /// The school with it, number by number.
    pub lines: Vec<PriceLine>,
}

/// Why a term could not be priced.
#[derive(Debug)]
pub enum NotPriced {
    /// Problems in the files.
    Problems(Problems),
    /// What was asked does not fit the term.
    NotMade(String),
}

impl From<NotMade> for NotPriced {
    fn from(not_made: NotMade) -> Self {
        Self::NotMade(not_made.to_string())
    }
}

impl From<Problems> for NotPriced {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems)
    }
}

/// Prices the clauses in the contract file `text`, called `name`, at each of `values` of `key`; as written where there
/// are none.
///
/// # Errors
/// Problems in the files, or a key that no clause of the term has.
pub fn clause_price(
    folder: &Folder,
    (name, text): (&str, &str),
    key: &str,
    values: &[i64],
    limits: &Limits<'_>,
) -> Result<ClausePrice, NotPriced> {
    let without = line(folder, None, None, limits)?;
    let all: Vec<Option<i64>> = if values.is_empty() { vec![None] } else { values.iter().copied().map(Some).collect() };
    let mut lines = Vec::new();
    let mut replaced = Vec::new();
    for value in all {
        let (changed, articles) = with_term(folder, (name, text), key, value)?;
        replaced = articles;
        lines.push(line(&changed, Some(name), value, limits)?);
    }
    Ok(ClausePrice { replaced, key: key.to_owned(), before: without, lines })
}

/// The folder with the term in the place of what the school has under the same rule and article.
fn with_term(
    folder: &Folder,
    (name, text): (&str, &str),
    key: &str,
    value: Option<i64>,
) -> Result<(Folder, Vec<String>), NotPriced> {
    let mut folder = folder.clone();
    let school_file = folder.files.get(SCHOOL_FILE).cloned().unwrap_or_default();
    let own_files = read::contract_files(&school_file);
    if own_files.iter().any(|own| own == name) {
        return Err(NotPriced::NotMade(format!("`{name}` is a contract file of the school already")));
    }
    folder.files.insert(name.to_owned(), text.to_owned());
    let term = parsed(name, text)?;
    let mut edits = Vec::new();
    let mut replaced = Vec::new();
    let mut has_key = false;
    for rule in rules::pages().into_iter().map(|page| page.id) {
        let Some(clauses) = term.get(rule).and_then(|own| own.as_array_of_tables()) else { continue };
        for (position, clause) in clauses.iter().enumerate() {
            if let (Some(value), true) = (value, clause.contains_key(key)) {
                has_key = true;
                let at = vec![Step::Key(rule.to_owned()), Step::At(position), Step::Key(key.to_owned())];
                edits.push(Edit::Set { file: name.to_owned(), at, value: value.to_string() });
            }
            let article = clause.get("article").and_then(|article| article.as_str());
            let Some(article) = article else { continue };
            for file in &own_files {
                let document = folder.files.get(file).map(|text| parsed(file, text)).transpose()?;
                let Some(document) = document else { continue };
                let kind = found(&document, &path(&["agreement", "kind"])).and_then(|kind| kind.as_str());
                let own = document.get(rule).and_then(|own| own.as_array_of_tables());
                let (Some(own), false) = (own, kind == Some("statute")) else { continue };
                // From the end: what is taken out moves what comes after it.
                for at in (0..own.len()).rev() {
                    let same = own.get(at).and_then(|own| own.get("article")).and_then(|own| own.as_str());
                    if same == Some(article) {
                        let at = vec![Step::Key(rule.to_owned()), Step::At(at)];
                        edits.push(Edit::Remove { file: file.clone(), at });
                        replaced.push(article.to_owned());
                    }
                }
            }
        }
    }
    if value.is_some() && !has_key {
        return Err(NotPriced::NotMade(format!("no clause of `{name}` has `{key}`")));
    }
    let files = path(&["contract", "files"]);
    let file = SCHOOL_FILE.to_owned();
    let has_files = found(&parsed(SCHOOL_FILE, &school_file)?, &files).is_some();
    edits.push(if has_files {
        Edit::Append { file, at: files, value: quoted(name) }
    } else {
        Edit::Set { file, at: files, value: list([name]) }
    });
    replaced.sort();
    replaced.dedup();
    Ok((edited(&folder, &edits)?, replaced))
}

fn line(folder: &Folder, term: Option<&str>, value: Option<i64>, limits: &Limits<'_>) -> Result<PriceLine, Problems> {
    let mut input = read::school(folder)?;
    input.contract.as_of = limits.as_of.or(input.contract.as_of);
    let (answer, ranks) = solved(&input, limits);
    let ways = (answer != Answer::Possible).then(|| {
        let mut changes = catalogue(folder, &input);
        // What is proposed is not what gives way.
        changes.retain(|change| change.edits.iter().all(|edit| Some(edit.file()) != term));
        among(folder, &input, changes, None, limits)
    });
    Ok(PriceLine { value, answer, ranks, ways })
}

/// Solves a school with its wishes.
fn solved(input: &Input, limits: &Limits<'_>) -> (Answer, Vec<Rank>) {
    let own = &limits.solve;
    let settings = Settings {
        seed: own.seed,
        threads: own.threads,
        effort_limit: Some(own.effort_limit.map_or(solve::DEFAULT_EFFORT / 4, |all| all.min(solve::DEFAULT_EFFORT))),
        time_limit: own.time_limit,
        clock: own.clock,
        stop: own.stop,
        progress: own.progress,
    };
    let judge = |schedule: &Schedule| rules::keeps_what_is_required(&input.school, &input.contract, schedule);
    match solve::solve_until_accepted(&input.school, &input.contract, &settings, &judge) {
        Outcome::Best(solution) | Outcome::Stopped(solution) => (Answer::Possible, solution.ranks),
        Outcome::Impossible(why) => (Answer::Impossible(why.reasons), Vec::new()),
        Outcome::Unknown(why) => (Answer::Unknown(why.reason), Vec::new()),
    }
}
