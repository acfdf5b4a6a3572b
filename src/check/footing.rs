//! What an audit rests on: the agreements as somebody entered them, where they contradict each other, what nobody checks.

/// Everything a reader must know besides the findings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Footing {
    /// The agreements and statutes, in file order.
    pub agreements: Vec<Basis>,
    /// Clauses that contradict each other. Each is judged all the same.
    pub contradictions: Vec<Contradiction>,
    /// Sentences on what is out of force, replaced, waived in vain or superseded.
    pub notes: Vec<String>,
    /// Sentences on what the agreements ask and nobody checks here.
    pub not_checked: Vec<String>,
    /// Sentences on whom the clauses leave out, and why.
    pub not_covered: Vec<String>,
}

/// What no audit of a schedule looks at, whatever was entered.
pub const NEVER_CHECKED: &str = "What needs a log of events, dates of documents or votes is not checked here: coverage, lost \
                                 time and its remedy, notice and posting.";

impl Footing {
    /// What an audit says and what it does not, under which agreements as entered by whom and when.
    #[must_use]
    pub fn statement(&self) -> String {
        let entered = |own: &Basis| match (&own.entered_by, &own.entered_on) {
            (Some(who), Some(when)) => format!("{} as entered by {who} on {when}", own.name),
            (Some(who), None) => format!("{} as entered by {who}, nobody says when", own.name),
            (None, Some(when)) => format!("{} as entered on {when}, nobody says by whom", own.name),
            (None, None) => format!("{} as entered, nobody says by whom and when", own.name),
        };
        let agreements: Vec<String> = self.agreements.iter().map(entered).collect();
        let under = if agreements.is_empty() { String::new() } else { format!(", under {}", agreements.join("; ")) };
        format!(
            "This checks the schedule as it is written, not what happened on any day{under}. Where the terms entered and an \
             agreement differ, the agreement governs. This is not legal advice."
        )
    }
}

/// An agreement or a statute, as a report names it. Dates are ISO 8601.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Basis {
    /// Its name.
    pub name: String,
    /// `statute`, `contract`, `side-agreement` or `waiver`.
    pub kind: &'static str,
    /// Edition.
    pub edition: Option<String>,
    /// Title of the document the terms were entered from.
    pub document: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// When it is in force: `from 2025-07-01 to 2028-06-30`; empty where nothing is said.
    pub effective: String,
    /// When the terms were last compared with the document.
    pub checked_on: Option<String>,
    /// Who entered them.
    pub entered_by: Option<String>,
    /// When.
    pub entered_on: Option<String>,
    /// The edition that came after it.
    pub superseded_by: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// Why it asks nothing here; `None` where it asks something.
    pub silent: Option<String>,
}

impl Basis {
    /// The agreement in one line without a full stop.
    #[must_use]
    pub fn sentence(&self) -> String {
        let mut text = self.name.clone();
        let mut add = |lead: &str, part: &str| {
            text += lead;
            text += part;
        };
        if let Some(edition) = &self.edition {
            add(", edition ", edition);
        }
        if !self.effective.is_empty() {
            add(", in force ", &self.effective);
        }
        match (&self.entered_by, &self.entered_on) {
            (Some(who), Some(when)) => add(", entered by ", &format!("{who} on {when}")),
            (Some(who), None) => add(", entered by ", who),
            (None, Some(when)) => add(", entered on ", when),
            (None, None) => {}
        }
        if let Some(date) = &self.checked_on {
            add(", compared with its text on ", date);
        }
        if let Some(next) = &self.superseded_by {
            add(", superseded by ", next);
        }
        if let Some(why) = &self.silent {
            add("; asks nothing here: ", why);
        }
        text
    }
}

/// Two clauses that cannot both be meant as they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// Article and agreement of the first: `Art. 7.2, Teachers Agreement`.
    pub first: String,
    /// Of the second.
    pub second: String,
    /// What they contradict each other in, without a full stop.
    pub sentence: String,
}
