//! A random school with clauses of every rule, and random weeks of it.

use super::clauses::{self, Clause};
use super::dice::Dice;
use super::school::{self, School};
use super::week;
use super::words::Words;
use commonhour::check::{Compliance, Finding, Verdict};
use commonhour::read::{Folder, Input};
use commonhour::rules;
use commonhour::schedule::{Schedule, from_csv, to_csv};
use commonhour::solve::{Judge, Outcome, Settings, solve_until_accepted};
use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

/// Engine steps of a solve.
const EFFORT: u64 = 4_000;

/// A number from the environment, or the usual one.
pub(crate) fn from_environment(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// A case.
pub(crate) struct Case {
    /// The seed.
    pub(crate) seed: u64,
    school: School,
    /// Clauses of every rule.
    pub(crate) clauses: Vec<Clause>,
    /// The school with all of them.
    pub(crate) input: Input,
    /// Weeks that were solved without any clause.
    pub(crate) solved: Vec<Schedule>,
    dice: Dice,
}

impl Case {
    /// The case of a seed; `None` where the school has no week.
    pub(crate) fn of(seed: u64) -> Option<Self> {
        let mut dice = Dice::new(seed);
        let school = school::school(&mut dice);
        let bare = read(&school, &[], Words::default());
        let week = |seed: u64| match solve(&bare, seed, &|_| Ok(())) {
            Answer::Week(week) => Some(week),
            Answer::Impossible | Answer::Unknown => None,
        };
        let solved: Vec<Schedule> = (1..=2).filter_map(week).collect();
        let week = solved.first()?;
        let mut clauses = clauses::clauses(&mut dice, &school);
        let input = read(&school, &clauses, Words::default());
        let usual = week::changed(&mut dice, &input.school, week, 4);
        let audit = rules::audit(&input.school, &input.contract, &usual);
        for clause in clauses.iter_mut().filter(|clause| clause.is_open()) {
            let own = audit.findings.iter().filter(|finding| finding.article == clause.article);
            let numbers: Vec<i64> = own.filter_map(|finding| finding.evidence.found).collect();
            if !numbers.is_empty() {
                let near = [-1, 0, 0, 1][dice.number(0, 3)];
                clause.set(numbers[dice.number(0, numbers.len() - 1)] + near);
            }
        }
        let input = read(&school, &clauses, Words::default());
        Some(Self { seed, school, clauses, input, solved, dice })
    }

    /// A random week, as it was written down. One that says something twice is no week: the reader refuses it.
    pub(crate) fn week(&mut self) -> (String, Schedule) {
        loop {
            let base = &self.solved[self.dice.number(0, self.solved.len() - 1)];
            let moves = if self.dice.yes(20) { 0 } else { self.dice.number(1, 8) };
            let week = week::changed(&mut self.dice, &self.input.school, base, moves);
            let text = to_csv(&self.input.school, &week);
            match from_csv(&self.input.school, "assignments.csv", &text) {
                Ok(read) => return (text, read),
                Err(problems) => assert!(moves > 0, "seed {}: {}", self.seed, problems.render(false)),
            }
        }
    }

    /// The school with one clause alone.
    pub(crate) fn with_only(&self, clause: &Clause) -> Input {
        read(&self.school, std::slice::from_ref(clause), Words::default())
    }

    /// The school with all clauses in other words.
    pub(crate) fn in_words(&self, words: Words) -> Input {
        read(&self.school, &self.clauses, words)
    }

    /// The files, with one clause or with all.
    pub(crate) fn text(&self, clause: Option<&Clause>) -> String {
        let clauses = clause.map_or(self.clauses.as_slice(), std::slice::from_ref);
        let files = folder(&self.school, clauses, Words::default()).files;
        files.iter().map(|(name, text)| format!("--- {name}\n{text}")).collect::<Vec<_>>().join("\n")
    }
}

fn folder(school: &School, clauses: &[Clause], words: Words) -> Folder {
    let tables: Vec<String> = clauses.iter().map(Clause::table).collect();
    let contract = format!("[agreement]\nname = \"Tiny Agreement (invented)\"\n\n{}", words.tables(&tables));
    let school = format!("format = 1\n\n{}", words.tables(&school.tables));
    Folder { files: BTreeMap::from([("school.toml".to_owned(), school), ("contract.toml".to_owned(), contract)]) }
}

fn read(school: &School, clauses: &[Clause], words: Words) -> Input {
    let folder = folder(school, clauses, words);
    commonhour::read::school(&folder).unwrap_or_else(|problems| panic!("{}", problems.render(false)))
}

/// What a solve answers.
#[derive(Debug)]
pub(crate) enum Answer {
    /// A week.
    Week(Schedule),
    /// There is none.
    Impossible,
    /// None was found.
    Unknown,
}

/// Solves; schedules that `judge` refuses count as not found.
pub(crate) fn solve(input: &Input, seed: u64, judge: &Judge<'_>) -> Answer {
    let stop = AtomicBool::new(false);
    let settings = Settings {
        seed,
        threads: 1,
        effort_limit: Some(EFFORT),
        time_limit: None,
        clock: &|| 0.0,
        stop: &stop,
        progress: &|_| {},
    };
    match solve_until_accepted(&input.school, &input.contract, &settings, judge) {
        Outcome::Best(solution) | Outcome::Stopped(solution) => Answer::Week(solution.schedule),
        Outcome::Impossible(_) => Answer::Impossible,
        Outcome::Unknown(_) => Answer::Unknown,
    }
}

/// The audit of a week after it was written down and read back.
pub(crate) fn audit(input: &Input, week: &Schedule) -> Compliance {
    let text = to_csv(&input.school, week);
    let read = from_csv(&input.school, "assignments.csv", &text);
    let read = read.unwrap_or_else(|problems| panic!("{}", problems.render(false)));
    rules::audit(&input.school, &input.contract, &read)
}

/// Sentences of the required promises a week breaks.
pub(crate) fn broken(audit: &Compliance) -> Vec<String> {
    let broken = audit.with(Verdict::NotMet).filter(|finding| finding.required);
    broken.map(|finding| format!("{}: {}", finding.rule, finding.evidence.sentence)).collect()
}

/// What an audit says of one clause: the worst of its findings.
pub(crate) fn verdict<'a, Findings: Iterator<Item = &'a Finding>>(findings: impl Fn() -> Findings) -> Verdict {
    let order = [Verdict::NotMet, Verdict::CannotBeDecided, Verdict::Met];
    let is = |verdict: &Verdict| findings().any(|finding| finding.verdict == *verdict);
    order.into_iter().find(is).unwrap_or(Verdict::DoesNotApply)
}

/// The findings of one clause.
pub(crate) fn of_clause<'a>(audit: &'a Compliance, article: &'a str) -> impl Iterator<Item = &'a Finding> + Clone {
    audit.findings.iter().filter(move |finding| finding.article == article)
}
