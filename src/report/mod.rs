//! What people and programs read of an answer: text for the terminal, one printable page, documented JSON.
//!
//! Every function gives a `String`; nothing here opens a file, prints, or looks at a clock. The same answer
//! always gives the same text.

mod audit;
mod compliance;
mod compliance_page;
mod interventions;
mod items;
mod page;
mod promises;
mod result;
mod sheet;
mod staffing;
mod strip;
mod summary;
mod team_time;
mod views;
mod ways;
mod why;
mod why_page;
mod words;

pub use audit::{audit_text, footing_text};
pub use compliance::compliance_json;
pub use compliance_page::{Made, compliance_page};
pub use page::page;
pub use result::{no_schedule_json, result_json};
pub use staffing::{staffing_json, staffing_text};
pub use summary::summary;
pub use ways::{price_json, price_text};
pub use why::{PlaceOf, Told, why_json, why_text};
pub use why_page::why_page;

use crate::check::Compliance;
use crate::model::School;
use crate::rules::Contract;
use crate::schedule::Schedule;
use crate::solve::{Impossible, Solution, Unknown};

/// A schedule together with everything that is known about it.
#[derive(Debug, Clone, Copy)]
pub struct Answer<'a> {
    /// The school it is for.
    pub school: &'a School,
    /// What the agreements ask for.
    pub contract: &'a Contract,
    /// The week.
    pub schedule: &'a Schedule,
    /// The audit of the week.
    pub compliance: &'a Compliance,
    /// How the program found it; `None` for a schedule somebody else made.
    pub solution: Option<&'a Solution>,
    /// How far the search went.
    pub status: Status,
    /// Sentences on what the audit did not look at.
    pub not_checked: &'a [String],
    /// How the program was run.
    pub run: Run<'a>,
}

/// How far a search for the week went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Proved: no schedule fulfils the ranked preferences better.
    Best,
    /// Stopped before that was proved.
    Stopped,
    /// Nothing was searched: the schedule was handed in.
    Audited,
}

impl Status {
    /// The word in `result.json`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Best => "best",
            Self::Stopped => "stopped",
            Self::Audited => "audited",
        }
    }
}

/// How the program was run: everything a second run needs to give the same bytes.
#[derive(Debug, Clone, Copy)]
pub struct Run<'a> {
    /// Hash of every input file.
    pub input_hash: &'a str,
    /// Seed of every random choice.
    pub seed: u64,
    /// Placings tried side by side.
    pub threads: usize,
    /// Names and versions of the engines; the program's own version is added.
    pub engines: &'a [(&'a str, &'a str)],
}

/// Why there is no schedule to report.
#[derive(Debug, Clone, Copy)]
pub enum NoSchedule<'a> {
    /// Proved impossible.
    Impossible(&'a Impossible),
    /// Neither found nor proved impossible.
    Unknown(&'a Unknown),
}

/// The program's own version.
const VERSION: &str = env!("CARGO_PKG_VERSION");
