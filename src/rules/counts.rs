//! What counts as what: which kinds of time a clause takes for preparation, for time with children and for a break.

use crate::model::Kind;

/// The kinds of time a clause takes for what. Every clause has all three; a rule asks for those it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// Kinds that are preparation.
    pub prep: Vec<Kind>,
    /// Kinds that are time with children when children are there.
    pub contact: Vec<Kind>,
    /// Kinds that break a run when they are long enough and no children are there. Time with nothing written is
    /// [`Kind::Open`].
    pub breaks: Vec<Kind>,
}

impl Default for Counts {
    /// What contracts mean that do not say: preparation is preparation alone, all time with children is contact, and
    /// any time without them is a break.
    fn default() -> Self {
        Self { prep: vec![Kind::Prep], contact: Kind::ALL.to_vec(), breaks: Kind::ALL.to_vec() }
    }
}

impl Counts {
    /// Contact that is teaching alone: watching over children does not count.
    #[must_use]
    pub fn teaching_only() -> Vec<Kind> {
        Kind::ALL.into_iter().filter(|kind| kind.is_teaching()).collect()
    }

    /// Whether the team's shared time is preparation.
    #[must_use]
    pub fn collaboration_is_prep(&self) -> bool {
        self.prep.contains(&Kind::Collaboration)
    }

    /// The end of a promise's sentence where more or less than preparation counts: `, team time included`.
    #[must_use]
    pub fn prep_words(&self) -> String {
        match self.prep.as_slice() {
            [Kind::Prep] => String::new(),
            [Kind::Prep, Kind::Collaboration] => ", team time included".to_owned(),
            kinds => format!(", counting {}", words(kinds)),
        }
    }

    /// Whether only what is the adult's own counts as preparation, nothing that team or principal direct.
    #[must_use]
    pub fn individual_prep(&self) -> bool {
        !self.prep.contains(&Kind::Collaboration) && !self.prep.contains(&Kind::DirectedPrep)
    }

    /// `teaching or supervising children`
    #[must_use]
    pub fn contact_words(&self) -> String {
        if self.contact == Self::default().contact {
            return "teaching or supervising children".to_owned();
        }
        if self.contact == Self::teaching_only() {
            return "teaching children".to_owned();
        }
        format!("with children ({})", words(&self.contact))
    }

    /// Which breaks count; empty where all do: ` (lunch, prep)`.
    #[must_use]
    pub fn break_words(&self) -> String {
        if self.breaks == Self::default().breaks { String::new() } else { format!(" ({})", words(&self.breaks)) }
    }

    /// Whether any watching over children (recess, lunch duty, arrival …) counts as contact.
    #[must_use]
    pub fn supervision_is_contact(&self) -> bool {
        self.contact.iter().any(|kind| !kind.is_teaching())
    }
}

/// What one agreement says once for all its clauses; a clause may say otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CountsAs {
    /// Kinds that are preparation.
    pub prep: Option<Vec<Kind>>,
    /// Kinds that are time with children.
    pub contact: Option<Vec<Kind>>,
    /// Kinds that break a run.
    pub breaks: Option<Vec<Kind>>,
}

fn words(kinds: &[Kind]) -> String {
    kinds.iter().map(|kind| kind.word()).collect::<Vec<_>>().join(", ")
}
