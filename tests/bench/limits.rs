//! How many seconds a run has.

/// Schools whose name says this have no place more than they need.
const TIGHT: &str = "no slack";

/// Ours, by name.
pub(crate) const OURS: &str = "commonhour";

/// Seconds for each run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// For everybody.
    pub(crate) all: f64,
    /// For peers on schools without slack, where they are given another.
    pub(crate) tight: Option<f64>,
}

impl Limits {
    /// A contender's, on the schools of this name.
    pub(crate) fn of(&self, contender: &str, school: &str) -> f64 {
        let tight = self.tight.filter(|_| contender != OURS && school.contains(TIGHT));
        tight.unwrap_or(self.all)
    }

    /// For the head of the page.
    pub(crate) fn words(&self) -> String {
        let all = format!("Limit of a run: {} s", self.all);
        match self.tight {
            None => format!("{all}."),
            Some(tight) => format!("{all}, {tight} s for peers on schools whose name says `{TIGHT}`."),
        }
    }
}
