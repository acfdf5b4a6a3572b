//! How a solve is run: limits and the outside world it may look at.

use std::sync::atomic::AtomicBool;

/// Settings of one solve. Nothing here is a file, a terminal or an environment: a clock and a stop flag come
/// from outside.
pub struct Settings<'a> {
    /// Seed of every random choice.
    pub seed: u64,
    /// Placings tried side by side (at least 1). Same input, seed and threads give the same bytes.
    pub threads: usize,
    /// Most engine steps for finding a schedule, and up to about a fifth as many for a proof that there is none; `None` for
    /// the default of the program.
    pub effort_limit: Option<u64>,
    /// Most seconds by `clock`; `None` for no limit. A run that ends by it is marked not reproducible.
    pub time_limit: Option<f64>,
    /// Seconds since the start; always 0 where there is no clock.
    pub clock: &'a (dyn Fn() -> f64 + Sync),
    /// Set from outside to stop and keep the best so far.
    pub stop: &'a AtomicBool,
    /// Told what is going on.
    pub progress: &'a (dyn Fn(&Progress) + Sync),
}

/// A sign of life.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// What is being done, in a principal's words.
    pub stage: &'static str,
    /// Seconds so far.
    pub seconds: f64,
    /// The rank being settled, from 1; 0 before the first schedule.
    pub rank: usize,
    /// Cost of the best schedule at that rank, if there is one.
    pub incumbent: Option<i64>,
    /// No schedule costs less than this.
    pub bound: Option<i64>,
}
