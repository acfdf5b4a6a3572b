//! The answer: placed stretches in clock minutes. Knows nothing of solvers.

mod file;
mod named;
mod names;

pub use file::{COLUMNS, Sheet, from_csv, sheet, to_csv};
pub use named::{Named, named};

use crate::model::{DayId, HomeroomId, Kind, RoomId, Span, StaffId, TeamId};

/// Who directs an adult's stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DirectedBy {
    /// The teacher alone.
    Teacher,
    /// The team together.
    Team,
    /// The principal.
    Principal,
}

impl DirectedBy {
    /// The word used in every file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Teacher => "teacher",
            Self::Team => "team",
            Self::Principal => "principal",
        }
    }

    /// The value with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Teacher, Self::Team, Self::Principal].into_iter().find(|who| who.word() == word)
    }
}

/// What the minutes of an adult's paid day are that a schedule does not write. Our own files write every minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unassigned {
    /// Preparation.
    Prep,
    /// Nothing set, so nothing promised.
    Open,
    /// Nobody knows.
    #[default]
    Undecided,
}

impl Unassigned {
    /// Every value with the word used in files and on the command line.
    pub const WORDS: [(&str, Self); 3] = [("prep", Self::Prep), ("open", Self::Open), ("undecided", Self::Undecided)];

    /// The word used in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Prep => "prep",
            Self::Open => "open",
            Self::Undecided => "undecided",
        }
    }
}

/// One row of a schedule: some people are somewhere from `span.start` to `span.end`.
///
/// With homerooms it says where those children are and with whom; without, it is adults only (prep, own
/// lunch, collaboration, a post).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// The solved day.
    pub day: DayId,
    /// Clock time.
    pub span: Span,
    /// The kind of time.
    pub kind: Kind,
    /// Id of the block, course, pull-out or duty; empty where there is none.
    pub course: String,
    /// Grade id or ids joined by `;`; empty for adults only without a grade.
    pub grade: String,
    /// The homerooms in it.
    pub homerooms: Vec<HomeroomId>,
    /// The adults in it.
    pub staff: Vec<StaffId>,
    /// Where.
    pub room: Option<RoomId>,
    /// The team, for collaboration and team meetings.
    pub team: Option<TeamId>,
    /// Who directs it, where that matters.
    pub directed_by: Option<DirectedBy>,
    /// Names the group of a divided or pulled-out homeroom; free text otherwise.
    pub note: String,
}

/// A whole week (every solved day) in clock minutes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Schedule {
    /// The rows, sorted by day, start, end and the rest.
    pub rows: Vec<Stretch>,
}

impl Schedule {
    /// A schedule with its rows in the one order every file uses.
    #[must_use]
    pub fn new(mut rows: Vec<Stretch>) -> Self {
        rows.sort();
        Self { rows }
    }

    /// Rows of one solved day.
    pub fn on(&self, day: DayId) -> impl Iterator<Item = &Stretch> {
        self.rows.iter().filter(move |row| row.day == day)
    }

    /// Rows that `staff` is in.
    pub fn of_staff(&self, staff: StaffId) -> impl Iterator<Item = &Stretch> {
        self.rows.iter().filter(move |row| row.staff.contains(&staff))
    }

    /// Rows that `homeroom` is in.
    pub fn of_homeroom(&self, homeroom: HomeroomId) -> impl Iterator<Item = &Stretch> {
        self.rows.iter().filter(move |row| row.homerooms.contains(&homeroom))
    }
}
