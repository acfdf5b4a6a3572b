//! One question to the solver: has the school with only these wishes a schedule?

use std::collections::{BTreeMap, BTreeSet};

use super::reduced::reduced;
use crate::laws;
use crate::model::{Item, School};
use crate::rules::{self, Contract};
use crate::schedule::Schedule;
use crate::solve::{Outcome, Progress, Settings, solve_until_accepted};

/// How something was proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    /// By a sum a reader can redo.
    Counting,
    /// By trying every case.
    Search,
}

/// What is known of a set of wishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Probe {
    /// A schedule was found and audited.
    Possible,
    /// Proof that there is none.
    Impossible(Known),
    /// Neither, within the effort.
    Unknown,
}

/// Questions without an answer before the search for a smaller conflict ends, so that it ends without a clock too.
const PATIENCE: usize = 8;

/// Asks, and remembers what was answered.
pub(super) struct Prober<'a> {
    pub(super) school: &'a School,
    pub(super) contract: &'a Contract,
    settings: &'a Settings<'a>,
    steps: u64,
    /// Questions that may still end without an answer: each of them takes all its steps.
    patience: usize,
    asked: BTreeMap<BTreeSet<Item>, Probe>,
}

impl<'a> Prober<'a> {
    pub(super) fn new(school: &'a School, contract: &'a Contract, settings: &'a Settings<'a>, steps: u64) -> Self {
        Self { school, contract, settings, steps, patience: PATIENCE, asked: BTreeMap::new() }
    }

    /// How many smaller schools were looked at.
    pub(super) fn count(&self) -> usize {
        self.asked.len()
    }

    /// Whether somebody outside wants an end.
    pub(super) fn stopped(&self) -> bool {
        self.patience == 0
            || self.settings.stop.load(std::sync::atomic::Ordering::Relaxed)
            || self.settings.time_limit.is_some_and(|limit| (self.settings.clock)() >= limit)
    }

    /// Whether it is proved that these wishes cannot all hold: by a sum alone, or in any way.
    pub(super) fn proved(&mut self, kept: &BTreeSet<Item>, by: Known) -> bool {
        if by == Known::Search {
            return matches!(self.probe(kept), Probe::Impossible(_));
        }
        let (school, contract) = reduced(self.school, self.contract, kept);
        let counted = !laws::certificates(&school, &contract.demands(&school)).is_empty();
        if counted {
            self.asked.insert(kept.clone(), Probe::Impossible(Known::Counting));
        }
        counted
    }

    pub(super) fn probe(&mut self, kept: &BTreeSet<Item>) -> Probe {
        if let Some(known) = self.asked.get(kept) {
            return *known;
        }
        if self.stopped() {
            return Probe::Unknown;
        }
        let (school, contract) = reduced(self.school, self.contract, kept);
        let answer = match outcome(&school, &contract, self.settings, Some(self.steps)) {
            Outcome::Best(_) | Outcome::Stopped(_) => Probe::Possible,
            Outcome::Impossible(proof) if proof.by == "counting" => Probe::Impossible(Known::Counting),
            Outcome::Impossible(_) => Probe::Impossible(Known::Search),
            Outcome::Unknown(_) => Probe::Unknown,
        };
        if answer == Probe::Unknown {
            self.patience = self.patience.saturating_sub(1);
        }
        if answer != Probe::Unknown || !self.stopped() {
            self.asked.insert(kept.clone(), answer);
        }
        answer
    }
}

/// Solves and audits; a schedule that breaks a required promise is none.
pub(super) fn outcome(school: &School, contract: &Contract, settings: &Settings<'_>, steps: Option<u64>) -> Outcome {
    let judge = |schedule: &Schedule| rules::keeps_what_is_required(school, contract, schedule);
    let progress = |own: &Progress| {
        let stage = "finding out what cannot hold together";
        (settings.progress)(&Progress { stage, rank: 0, incumbent: None, bound: None, ..own.clone() });
    };
    let quiet = Settings { effort_limit: steps, progress: &progress, ..*settings };
    solve_until_accepted(school, contract, &quiet, &judge)
}
