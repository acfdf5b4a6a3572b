//! An agreement: the document whose clauses a school owes, who entered it and for whom it stands.

use jiff::civil::Date;

use super::waiver::Waiver;

/// What a document is, in the order of precedence: what comes later may replace what comes before, never a statute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum AgreementKind {
    /// A law: the floor under everything else.
    Statute,
    /// A bargaining agreement.
    #[default]
    Contract,
    /// An agreement for named schools that replaces articles of another one.
    SideAgreement,
    /// A vote of one school that replaces articles of another agreement.
    Waiver,
}

impl AgreementKind {
    /// Every kind, in the order of precedence.
    pub const ALL: [Self; 4] = [Self::Statute, Self::Contract, Self::SideAgreement, Self::Waiver];

    /// The word of the contract file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Statute => "statute",
            Self::Contract => "contract",
            Self::SideAgreement => "side-agreement",
            Self::Waiver => "waiver",
        }
    }
}

/// From when to when something is in force; both days belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Effective {
    /// First day; `None`: always was.
    pub from: Option<Date>,
    /// Last day; `None`: until replaced.
    pub to: Option<Date>,
}

impl Effective {
    /// Whether it is in force on `date`.
    #[must_use]
    pub fn on(self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date <= to)
    }

    /// `from 2025-07-01 to 2028-06-30`; empty where neither is said.
    #[must_use]
    pub fn words(self) -> String {
        match (self.from, self.to) {
            (Some(from), Some(to)) => format!("from {from} to {to}"),
            (Some(from), None) => format!("from {from}"),
            (None, Some(to)) => format!("until {to}"),
            (None, None) => String::new(),
        }
    }
}

/// Where the text of an agreement can be found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Its title.
    pub title: Option<String>,
    /// Its address.
    pub url: Option<String>,
}

/// Something the agreement says that nobody checks here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unchecked {
    /// Article.
    pub article: String,
    /// What it asks for, in one line.
    pub what: String,
    /// Why it is not checked.
    pub why: String,
}

/// A document whose clauses a school owes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agreement {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: AgreementKind,
    /// Edition, for example `2025-28`.
    pub edition: Option<String>,
    /// The document the terms were entered from.
    pub document: Document,
    /// When it is in force.
    pub effective: Effective,
    /// When the terms were last compared with the document.
    pub checked_on: Option<Date>,
    /// Who entered the terms.
    pub entered_by: Option<String>,
    /// When they were entered.
    pub entered_on: Option<Date>,
    /// The edition that came after it.
    pub superseded_by: Option<String>,
    /// Bargaining units it stands for; empty for everybody.
    pub units: Vec<String>,
    /// Schools it stands for, by name; empty for all.
    pub schools: Vec<String>,
    /// Articles of the agreement [`Agreement::of`] that it replaces.
    pub replaces: Vec<String>,
    /// Name of the agreement whose articles it replaces.
    pub of: Option<String>,
    /// The vote behind an agreement of kind [`AgreementKind::Waiver`].
    pub vote: Option<Waiver>,
    /// What nobody checks here.
    pub unchecked: Vec<Unchecked>,
    /// A remark for whoever reads the report.
    pub note: Option<String>,
}
