//! One school of the benchmark.

use crate::problem::Problem;

/// A school, what is known of it, and what is wanted of the solver.
#[derive(Debug, Clone)]
pub(crate) struct Instance {
    /// Family of the same shape.
    pub(crate) family: &'static str,
    /// Size, slack and freedom.
    pub(crate) name: String,
    /// What the generator was given.
    pub(crate) seed: u64,
    /// What is true of it.
    pub(crate) truth: Truth,
    /// What is wanted of our own solver.
    pub(crate) target: Target,
    /// `school.toml`.
    pub(crate) school: String,
    /// `contract.toml`.
    pub(crate) contract: String,
    /// The same for peers; nothing where their models would leave out most of the school.
    pub(crate) problem: Option<Problem>,
}

/// What is true of a school.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Truth {
    /// It has a schedule: by an argument, or one was found and audited.
    Possible,
    /// Nobody knows yet.
    Open,
    /// It has none, by counting or by its twin's argument.
    Impossible,
}

/// What is wanted of our own solver, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Target {
    /// First schedule, in the median of the seeds.
    pub(crate) first: Option<f64>,
    /// First schedule at worst.
    pub(crate) worst: Option<f64>,
    /// Best value, proved.
    pub(crate) proved: Option<f64>,
    /// Within 5 % of the bound.
    pub(crate) close: Option<f64>,
    /// Proof that there is no schedule.
    pub(crate) refuted: Option<f64>,
}

impl Target {
    /// A first schedule within so many seconds.
    pub(crate) fn first(seconds: f64) -> Self {
        Self { first: Some(seconds), ..Self::default() }
    }

    /// A proof that there is none within so many seconds.
    pub(crate) fn refuted(seconds: f64) -> Self {
        Self { refuted: Some(seconds), ..Self::default() }
    }
}
