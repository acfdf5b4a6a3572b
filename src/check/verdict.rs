//! What an audit says.

use super::above_minimum::Individual;
use super::footing::Footing;
use crate::model::{DayId, HomeroomId, Kind, Minutes, Span, StaffId, TeamId};

/// The judgement on one promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Kept.
    Met,
    /// Broken.
    NotMet,
    /// The file lacks what the clause needs, or the clause is vague: the evidence says what is missing.
    CannotBeDecided,
    /// The promise asks nothing here (a waived day, nobody covered).
    DoesNotApply,
}

impl Verdict {
    /// The words printed for people.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not met",
            Self::CannotBeDecided => "cannot be decided",
            Self::DoesNotApply => "does not apply",
        }
    }
}

/// Whom or what a promise is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// One adult.
    Staff(StaffId),
    /// One homeroom.
    Homeroom(HomeroomId),
    /// One team.
    Team(TeamId),
    /// One room.
    Room(crate::model::RoomId),
    /// The whole school.
    School,
}

/// One stretch that was looked at, and whether it counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The solved day.
    pub day: DayId,
    /// Clock time.
    pub span: Span,
    /// Kind of the row it comes from.
    pub kind: Kind,
    /// Minutes that counted; 0 when it did not count.
    pub minutes: Minutes,
    /// Why it did not count (or why only in part); empty when it counted whole.
    pub reason: String,
}

/// What proves a finding.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evidence {
    /// What the promise asks for, in the unit of [`Evidence::unit`]; `None` where it is no number.
    pub required: Option<i64>,
    /// What the schedule has.
    pub found: Option<i64>,
    /// `minutes`, `sections`, `homerooms` …
    pub unit: &'static str,
    /// One sentence for people, with day, clock times and numbers.
    pub sentence: String,
    /// The stretches counted and not counted.
    pub counted: Vec<Counted>,
    /// Where individual preparation is added up: how much of it is owed, and how much of the team's time.
    pub individual: Option<Individual>,
}

/// One verdict with its proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Id of the rule, for example `daily-prep`.
    pub rule: &'static str,
    /// The article it comes from, for example `7.2`; empty for rules of the program itself.
    pub article: String,
    /// Name of the agreement or statute; empty for rules of the program itself.
    pub agreement: String,
    /// Whether the clause is required (shall) or preferred (should, encouraged).
    pub required: bool,
    /// Its verb, as the contract file writes it.
    pub verb: &'static str,
    /// What stands behind the clause's number, as the contract file writes it; `None` where nobody said.
    pub status: Option<&'static str>,
    /// Whose reading of the clause this judges by, where there are several.
    pub reading: Option<ReadAs>,
    /// For whom.
    pub subject: Subject,
    /// On which solved day, where the promise is daily.
    pub day: Option<DayId>,
    /// In which real week (position in [`School::weeks`](crate::model::School::weeks)), where it is weekly.
    pub week: Option<usize>,
    /// The judgement.
    pub verdict: Verdict,
    /// The proof.
    pub evidence: Evidence,
}

/// Whose reading of a clause a finding judges by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadAs {
    /// Who reads it so.
    pub held_by: String,
    /// Number of the clause: its readings share it.
    pub entry: usize,
    /// Whether a solve obeys this reading.
    pub obeyed: bool,
}

/// All findings of an audit, in the order of the rule catalogue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compliance {
    /// Every finding.
    pub findings: Vec<Finding>,
    /// What they rest on.
    pub footing: Footing,
}

impl Compliance {
    /// Findings with this verdict.
    pub fn with(&self, verdict: Verdict) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.verdict == verdict)
    }

    /// Whether no required promise is broken, by the readings that a solve obeys.
    #[must_use]
    pub fn nothing_required_is_broken(&self) -> bool {
        let obeyed = |finding: &Finding| finding.reading.as_ref().is_none_or(|reading| reading.obeyed);
        !self.with(Verdict::NotMet).any(|finding| finding.required && obeyed(finding))
    }
}
