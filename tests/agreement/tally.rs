//! What a run counted, rule by rule.

use commonhour::check::Verdict;
use std::collections::BTreeMap;

/// Numbers of one rule.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Numbers {
    /// Weeks judged by a clause of it, by verdict of the clause.
    pub(crate) met: u64,
    pub(crate) not_met: u64,
    pub(crate) undecided: u64,
    pub(crate) silent: u64,
    /// Findings whose number was counted again, minute by minute.
    pub(crate) counted: u64,
    /// People for whom the solver is told something that was held against a week.
    pub(crate) held: u64,
    /// Of these, weeks that keep what the solver is told and break the clause.
    pub(crate) let_through: u64,
    /// Of these, weeks that keep the clause and not what the solver is told.
    pub(crate) stricter: u64,
    /// Schedules solved without asking the audit, and those that fail it.
    pub(crate) raw: u64,
    pub(crate) refused: u64,
    /// Solves that ended without one.
    pub(crate) unknown: u64,
    /// Schedules solved with the audit as judge.
    pub(crate) accepted: u64,
}

/// Numbers of every rule.
#[derive(Debug, Default)]
pub(crate) struct Tally(pub(crate) BTreeMap<String, Numbers>);

impl Tally {
    /// The numbers of a rule.
    pub(crate) fn of(&mut self, rule: &str) -> &mut Numbers {
        self.0.entry(rule.to_owned()).or_default()
    }

    /// Counts a week.
    pub(crate) fn week(&mut self, rule: &str, verdict: Verdict) {
        let own = self.of(rule);
        *match verdict {
            Verdict::Met => &mut own.met,
            Verdict::NotMet => &mut own.not_met,
            Verdict::CannotBeDecided => &mut own.undecided,
            Verdict::DoesNotApply => &mut own.silent,
        } += 1;
    }

    /// A table of it.
    #[allow(clippy::print_stdout, reason = "whoever runs many cases wants the counts")]
    pub(crate) fn print(&self) {
        println!(
            "{:26} {:>8} {:>8} {:>9} {:>7} {:>8} {:>7} {:>7} {:>8} {:>6} {:>7} {:>7} {:>8}",
            "rule",
            "met",
            "not met",
            "undecided",
            "silent",
            "counted",
            "held",
            "let by",
            "stricter",
            "raw",
            "refused",
            "unknown",
            "accepted"
        );
        for (rule, own) in &self.0 {
            println!(
                "{rule:26} {:8} {:8} {:9} {:7} {:8} {:7} {:7} {:8} {:6} {:7} {:7} {:8}",
                own.met,
                own.not_met,
                own.undecided,
                own.silent,
                own.counted,
                own.held,
                own.let_through,
                own.stricter,
                own.raw,
                own.refused,
                own.unknown,
                own.accepted
            );
        }
    }
}
