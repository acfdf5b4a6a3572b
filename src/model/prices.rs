//! What changes of a school cost, so that one way out can be called cheaper than another.

use std::collections::BTreeMap;

use super::people::Role;

/// A kind of change of a school's own files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// A clock window opens earlier or closes later.
    Window,
    /// A block is no longer at the same time every day.
    SameTime,
    /// One block no longer has to come before another.
    Order,
    /// A block or a special is shorter.
    Minutes,
    /// A block happens once less.
    Times,
    /// Homerooms have one section of a special less.
    Sections,
    /// The specials of a grade need not be all at once.
    Together,
    /// What happens when specialists are too few: combined, divided, with an aide.
    Shortfall,
    /// One section more a day for one homeroom.
    Most,
    /// Other adults lead a block.
    Leaders,
    /// A room holds more homerooms.
    Space,
    /// A pin is dropped.
    Pin,
    /// A team's time is cut into pieces.
    Pieces,
    /// A number of the contract is eased.
    Contract,
    /// More staff, or longer hours of somebody.
    Staff,
    /// A team meets while no children are in school.
    OutsideDay,
}

impl ChangeKind {
    /// Every kind, in the order of the reference.
    pub const ALL: [Self; 16] = [
        Self::Window,
        Self::SameTime,
        Self::Order,
        Self::Minutes,
        Self::Times,
        Self::Sections,
        Self::Together,
        Self::Shortfall,
        Self::Most,
        Self::Leaders,
        Self::Space,
        Self::Pin,
        Self::Pieces,
        Self::Contract,
        Self::Staff,
        Self::OutsideDay,
    ];

    /// The word of the school file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Window => "window",
            Self::SameTime => "same-time",
            Self::Order => "order",
            Self::Minutes => "minutes",
            Self::Times => "times",
            Self::Sections => "sections",
            Self::Together => "together",
            Self::Shortfall => "shortfall",
            Self::Most => "most",
            Self::Leaders => "leaders",
            Self::Space => "space",
            Self::Pin => "pin",
            Self::Pieces => "pieces",
            Self::Contract => "contract",
            Self::Staff => "staff",
            Self::OutsideDay => "outside-day",
        }
    }

    /// Points of one unit of it, where the file does not say.
    #[must_use]
    pub const fn usual_points(self) -> i64 {
        match self {
            Self::Window => 1,
            Self::SameTime | Self::Most => 3,
            Self::Order | Self::Minutes | Self::Leaders => 4,
            Self::Space | Self::Pin => 5,
            Self::Together | Self::Staff => 6,
            Self::Shortfall | Self::Pieces => 8,
            Self::Times => 10,
            Self::Sections => 12,
            Self::Contract => 20,
            Self::OutsideDay => 30,
        }
    }
}

/// `[prices]`: nuisance in points, money in the school's currency, and how the two compare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prices {
    /// Whether the school file has any; else these are the program's round numbers.
    pub given: bool,
    /// Word for the money, for example `USD`.
    pub currency: String,
    /// Money for one hour of work of a role.
    pub hour: BTreeMap<Role, i64>,
    /// Money for one full-time post of a role for a year.
    pub year: BTreeMap<Role, i64>,
    /// Money for one person's hour outside the paid day, or on a paid day without children.
    pub contract_hour: i64,
    /// School weeks of a year.
    pub weeks: i64,
    /// So much money a year weighs as much as one point.
    pub point: i64,
    /// Points of one unit of each kind of change.
    pub points: BTreeMap<ChangeKind, i64>,
    /// Articles that are never changed, besides every statute.
    pub untouchable: Vec<String>,
}

impl Default for Prices {
    fn default() -> Self {
        let aides = |role: Role| matches!(role, Role::Paraprofessional | Role::SupportStaff);
        Self {
            given: false,
            currency: "USD".to_owned(),
            hour: Role::ALL.into_iter().map(|role| (role, if aides(role) { 25 } else { 60 })).collect(),
            year: Role::ALL.into_iter().map(|role| (role, if aides(role) { 35_000 } else { 90_000 })).collect(),
            contract_hour: 50,
            weeks: 36,
            point: 1_000,
            points: ChangeKind::ALL.into_iter().map(|kind| (kind, kind.usual_points())).collect(),
            untouchable: Vec::new(),
        }
    }
}

impl Prices {
    /// Points of one unit of a kind of change.
    #[must_use]
    pub fn points(&self, kind: ChangeKind) -> i64 {
        self.points.get(&kind).copied().unwrap_or(kind.usual_points())
    }

    /// Money a year as points, begun points counted whole.
    #[must_use]
    pub fn as_points(&self, money: i64) -> i64 {
        let point = self.point.max(1);
        (money + point - 1).div_euclid(point)
    }

    /// Money a year for a post of so many thousandths of full time.
    #[must_use]
    pub fn post(&self, role: Role, thousandths: i64) -> i64 {
        self.year.get(&role).copied().unwrap_or(0) * thousandths / 1000
    }

    /// Money a year for so many minutes of work a week.
    #[must_use]
    pub fn weekly(&self, role: Role, minutes: i64) -> i64 {
        self.hour.get(&role).copied().unwrap_or(0) * self.weeks * minutes / 60
    }

    /// Money a year for so many minutes a week at the contract rate, over all people.
    #[must_use]
    pub fn outside(&self, minutes: i64) -> i64 {
        self.contract_hour * self.weeks * minutes / 60
    }
}
