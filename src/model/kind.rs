//! Kinds of time. Contracts count them differently, so they are kept apart everywhere.

/// The kind of a placed stretch; the word of the schedule file is [`Kind::word`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Class time with the homeroom teacher, or a department course.
    Instruct,
    /// A second teacher in somebody's class.
    CoTeach,
    /// A special: art, music, PE, library …
    Special,
    /// Tier 2 or Tier 3 groups.
    Intervention,
    /// Designated English language development.
    Eld,
    /// Advisory, class meeting.
    Advisory,
    /// Lunch: of children, or the duty-free lunch of an adult.
    Lunch,
    /// Recess.
    Recess,
    /// A short duty-free break.
    Relief,
    /// Individual preparation, teacher-directed.
    Prep,
    /// Preparation somebody else directs.
    DirectedPrep,
    /// The team's shared time.
    Collaboration,
    /// Any other meeting.
    Meeting,
    /// Supervision that is not instruction.
    Duty,
    /// Taking a colleague's class.
    Cover,
    /// Children between periods.
    Passing,
    /// Children walking between blocks.
    Transition,
    /// An adult between sites.
    Travel,
    /// Children arriving.
    Arrival,
    /// Children leaving.
    Dismissal,
    /// Paid time with nothing set.
    Open,
}

impl Kind {
    /// Every kind, in the order of the reference.
    pub const ALL: [Self; 21] = [
        Self::Instruct,
        Self::CoTeach,
        Self::Special,
        Self::Intervention,
        Self::Eld,
        Self::Advisory,
        Self::Lunch,
        Self::Recess,
        Self::Relief,
        Self::Prep,
        Self::DirectedPrep,
        Self::Collaboration,
        Self::Meeting,
        Self::Duty,
        Self::Cover,
        Self::Passing,
        Self::Transition,
        Self::Travel,
        Self::Arrival,
        Self::Dismissal,
        Self::Open,
    ];

    /// The word used in every file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Instruct => "instruct",
            Self::CoTeach => "co-teach",
            Self::Special => "special",
            Self::Intervention => "intervention",
            Self::Eld => "eld",
            Self::Advisory => "advisory",
            Self::Lunch => "lunch",
            Self::Recess => "recess",
            Self::Relief => "relief",
            Self::Prep => "prep",
            Self::DirectedPrep => "directed-prep",
            Self::Collaboration => "collaboration",
            Self::Meeting => "meeting",
            Self::Duty => "duty",
            Self::Cover => "cover",
            Self::Passing => "passing",
            Self::Transition => "transition",
            Self::Travel => "travel",
            Self::Arrival => "arrival",
            Self::Dismissal => "dismissal",
            Self::Open => "open",
        }
    }

    /// The kind with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Whether an adult in a row of this kind together with children teaches them (rather than watches
    /// over them): leading intervention and ELD groups is contact time.
    #[must_use]
    pub const fn is_teaching(self) -> bool {
        matches!(
            self,
            Self::Instruct
                | Self::CoTeach
                | Self::Special
                | Self::Intervention
                | Self::Eld
                | Self::Advisory
                | Self::Cover
        )
    }
}
