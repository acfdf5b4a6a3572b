//! One target, and what was found.

/// A row of the table of targets.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Judged {
    /// The school, or whom the target is about.
    pub(crate) school: String,
    /// What is wanted.
    pub(crate) what: String,
    pub(crate) found: String,
    /// Nothing where nothing was run.
    pub(crate) met: Option<bool>,
}

impl Judged {
    /// A target that something was run for.
    pub(crate) fn new(school: impl Into<String>, what: impl Into<String>, found: String, met: bool) -> Self {
        Self { school: school.into(), what: what.into(), found, met: Some(met) }
    }

    /// A target that nothing was run for.
    pub(crate) fn not_run(school: impl Into<String>, what: impl Into<String>) -> Self {
        Self { school: school.into(), what: what.into(), found: "–".to_owned(), met: None }
    }

    /// Its row.
    pub(crate) fn line(&self) -> String {
        let mark = match self.met {
            None => "not run",
            Some(true) => "met",
            Some(false) => "missed",
        };
        format!("| {} | {} | {} | {mark} |\n", self.school, self.what, self.found)
    }
}
