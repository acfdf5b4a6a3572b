//! What one contender did with one school, once.

use serde::{Deserialize, Serialize};

/// What a contender did with a school.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(crate) struct Run {
    /// Seconds from the start of the process to the first schedule.
    pub(crate) first: Option<f64>,
    /// Seconds to the best value.
    pub(crate) best: Option<f64>,
    /// Costs of the wishes, in order of rank; none where nothing is wished.
    pub(crate) value: Vec<i64>,
    /// What none can go below.
    pub(crate) bound: Vec<i64>,
    pub(crate) verdict: Verdict,
    /// Seconds in all.
    pub(crate) seconds: f64,
    /// Most memory at once, in MiB.
    pub(crate) memory: f64,
    /// Work in engine steps, where it is told.
    pub(crate) steps: Option<u64>,
    /// Required promises that the audit of its schedule found broken; nothing where it was not audited.
    pub(crate) broken: Option<usize>,
    /// How long audits of its schedule take, where that was measured.
    pub(crate) audit: Option<AuditSeconds>,
}

/// How long `commonhour check` takes on a week; nothing where it failed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(crate) struct AuditSeconds {
    /// The week as it is.
    pub(crate) week: Option<f64>,
    /// With a year of dates.
    pub(crate) year: Option<f64>,
}

/// What a contender says.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Verdict {
    /// A schedule, and proof that no other is better.
    Best,
    /// A schedule.
    Found,
    /// Proof that there is none.
    Impossible,
    /// Proof that its own restriction of the school has none: no verdict on the school.
    Restricted,
    /// Nothing within the limit.
    #[default]
    Nothing,
    /// A schedule that breaks required promises, which is none.
    Broken,
    /// It says it has a schedule, and left none that could be audited.
    Unaudited,
    /// It ended otherwise.
    Failed(String),
}

impl Verdict {
    /// A word for a table.
    pub(crate) fn word(&self) -> &str {
        match self {
            Self::Best => "best",
            Self::Found => "found",
            Self::Impossible => "impossible",
            Self::Restricted => "not in its form",
            Self::Nothing => "nothing",
            Self::Broken => "broken",
            Self::Unaudited => "not audited",
            Self::Failed(_) => "failed",
        }
    }
}

impl Run {
    /// What counts of it in every comparison. Only a week that the audit passed is one, whoever made it: any other has no
    /// first schedule, no value and no bound.
    pub(crate) fn counted(self) -> Self {
        let verdict = match (self.verdict, self.broken) {
            (verdict @ (Verdict::Best | Verdict::Found), Some(0)) => return Self { verdict, ..self },
            (Verdict::Best | Verdict::Found, Some(_)) => Verdict::Broken,
            (Verdict::Best | Verdict::Found, None) => Verdict::Unaudited,
            (verdict, _) => verdict,
        };
        Self { verdict, first: None, best: None, value: Vec::new(), bound: Vec::new(), ..self }
    }
}
