//! What solver, audit and oracle say about one school, and whether they agree.

use super::oracle::{self, Answer};
use super::text::{Style, folder};
use super::tiny::Tiny;
use super::witness::{broken, csv, lines};
use commonhour::Answered;
use commonhour::check::{Compliance, Verdict};
use commonhour::read::Input;
use commonhour::solve::{Outcome, Rank, Settings};
use std::sync::atomic::AtomicBool;

/// Nodes of the oracle.
pub(crate) const NODES: u64 = 400_000;
/// Engine steps of the solver.
pub(crate) const EFFORT: u64 = 60_000;

/// A number from the environment, or the usual one.
pub(crate) fn from_environment(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// The solver's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    /// A schedule, and none is better.
    Best,
    /// A schedule.
    Stopped,
    /// There is none.
    Impossible,
    /// No answer.
    Unknown,
}

impl Said {
    /// Whether there is a schedule.
    pub(crate) fn is_schedule(self) -> bool {
        matches!(self, Self::Best | Self::Stopped)
    }
}

/// Solves.
///
/// # Errors
/// Problems of the text: the generator wrote nonsense, or the reader refuses sense.
pub(crate) fn solve(school: &Tiny, style: Style) -> Result<Answered, String> {
    solve_within(school, style, 1, EFFORT)
}

/// Solves with so many threads and steps.
///
/// # Errors
/// As [`solve`].
pub(crate) fn solve_within(school: &Tiny, style: Style, threads: usize, effort: u64) -> Result<Answered, String> {
    let stop = AtomicBool::new(false);
    let settings = Settings {
        seed: 1,
        threads,
        effort_limit: Some(from_environment("COMMONHOUR_EFFORT", effort)),
        time_limit: None,
        clock: &|| 0.0,
        stop: &stop,
        progress: &|_| {},
    };
    commonhour::schedule_school(&folder(school, style), &settings).map_err(|problems| problems.render(false))
}

/// What was said, and the ranks.
pub(crate) fn said(answered: &Answered) -> (Said, &[Rank]) {
    match &answered.outcome {
        Outcome::Best(solution) => (Said::Best, &solution.ranks),
        Outcome::Stopped(solution) => (Said::Stopped, &solution.ranks),
        Outcome::Impossible(_) => (Said::Impossible, &[]),
        Outcome::Unknown(_) => (Said::Unknown, &[]),
    }
}

/// How many findings there are of each verdict.
pub(crate) fn tally(compliance: &Compliance) -> [usize; 4] {
    [Verdict::Met, Verdict::NotMet, Verdict::CannotBeDecided, Verdict::DoesNotApply]
        .map(|verdict| compliance.with(verdict).count())
}

/// One case.
#[derive(Debug)]
pub(crate) struct Case {
    /// The solver.
    pub(crate) said: Option<Said>,
    /// The oracle says so even where teachers eat with their class.
    pub(crate) usual: bool,
    /// The oracle.
    pub(crate) answer: Answer,
    /// Every disagreement: its kind, and what there is to know.
    pub(crate) wrong: Vec<(&'static str, String)>,
    /// What the solver says where it misses a schedule that exists.
    pub(crate) unknown: String,
    /// Broken schedules that were looked at.
    pub(crate) broken: usize,
    /// How "impossible" was proved.
    pub(crate) proved_by: &'static str,
}

/// Asks everybody.
pub(crate) fn case(school: &Tiny) -> Case {
    let mut answer = oracle::ask(school, NODES, true);
    let usual = !matches!(answer, Answer::None);
    if !usual {
        answer = oracle::ask(school, NODES, false);
    }
    let mut case =
        Case { said: None, usual, answer, wrong: Vec::new(), unknown: String::new(), broken: 0, proved_by: "" };
    let style = Style::default();
    match solve(school, style) {
        // The reader refuses weeks that cannot hold what they are to hold.
        Err(problems) => {
            if matches!(case.answer, Answer::Witness(_)) {
                case.wrong.push(("the reader refuses what is possible", problems));
            }
        }
        Ok(answered) => {
            let (said, _) = said(&answered);
            case.said = Some(said);
            if let Outcome::Impossible(proof) = &answered.outcome {
                case.proved_by = proof.by;
            }
            if let Some(compliance) = &answered.compliance
                && !compliance.nothing_required_is_broken()
            {
                case.wrong.push(("the solver's schedule breaks a promise", not_met(compliance)));
            }
            match (said, &case.answer) {
                (Said::Impossible, Answer::Witness(rows)) => {
                    let why = format!("{:?}\n{}", answered.outcome, csv(school, style, &lines(school, rows)));
                    case.wrong.push(("the solver calls impossible what is possible", why));
                }
                (said, Answer::None) if said.is_schedule() => {
                    let file = answered.files["assignments.csv"].clone();
                    case.wrong.push(("the solver finds what the oracle calls impossible", file));
                }
                (Said::Unknown, Answer::Witness(_)) if usual => case.unknown = format!("{:?}", answered.outcome),
                _ => {}
            }
        }
    }
    if case.said.is_some() {
        judge_witness(school, &mut case);
    }
    case
}

fn not_met(compliance: &Compliance) -> String {
    let sentences = compliance
        .with(Verdict::NotMet)
        .filter(|finding| finding.required)
        .map(|finding| format!("{}: {}", finding.rule, finding.evidence.sentence));
    sentences.collect::<Vec<_>>().join("\n")
}

/// The witness keeps every promise; broken on purpose, the right rule says so.
fn judge_witness(school: &Tiny, case: &mut Case) {
    let Answer::Witness(rows) = &case.answer else { return };
    let style = Style::default();
    let Ok(input) = commonhour::read::school(&folder(school, style)) else { return };
    let demands = input.contract.demands(&input.school).required_only();
    for proof in commonhour::laws::certificates(&input.school, &demands) {
        case.wrong.push(("counting refutes what is possible", proof.sentence));
    }
    let good = lines(school, rows);
    let text = csv(school, style, &good);
    match audit(&input, &text) {
        Err(problems) => case.wrong.push(("the witness is not read", problems)),
        Ok(compliance) if !compliance.nothing_required_is_broken() => {
            case.wrong.push(("the audit refuses the witness", format!("{}\n{text}", not_met(&compliance))));
            return;
        }
        Ok(_) => {}
    }
    for bad in broken(school, &good) {
        case.broken += 1;
        let text = csv(school, style, &bad.lines);
        match audit(&input, &text) {
            Err(problems) => case.wrong.push(("a broken witness is not read", format!("{}: {problems}", bad.how))),
            Ok(compliance) => {
                if !compliance.with(Verdict::NotMet).any(|finding| finding.required && finding.rule == bad.rule) {
                    let said = not_met(&compliance);
                    let what = format!("{}: {} says nothing ({said})\n{text}", bad.how, bad.rule);
                    case.wrong.push(("the audit accepts a broken schedule", what));
                }
            }
        }
    }
}

fn audit(input: &Input, text: &str) -> Result<Compliance, String> {
    let schedule = commonhour::schedule::from_csv(&input.school, "assignments.csv", text)
        .map_err(|problems| problems.render(false))?;
    Ok(commonhour::rules::audit(&input.school, &input.contract, &schedule))
}

/// The simplest school that is wrong in the same way.
pub(crate) fn simplest(school: &Tiny, same: impl Fn(&Case) -> bool) -> Tiny {
    let mut least = school.clone();
    while let Some(next) = least.simpler().into_iter().find(|other| same(&case(other))) {
        least = next;
    }
    least
}

/// The text of a school, for whoever reads a failed test.
pub(crate) fn text(school: &Tiny) -> String {
    let files = folder(school, Style::default()).files;
    files.iter().map(|(name, text)| format!("--- {name}\n{text}")).collect::<Vec<_>>().join("\n")
}
