//! Staff, and the grades and homerooms they serve.

use super::calendar::Hours;
use super::ids::{CourseId, GradeId, HomeroomId, RoomId, StaffId};
use super::time::Minutes;

/// What somebody is employed as. The words are the ones of the school file (kebab-case).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Leads a homeroom, or teaches sections in a department.
    ClassroomTeacher,
    /// Teaches specials: art, music, PE, library …
    Specialist,
    /// Leads intervention groups (Tier 2 and 3).
    Interventionist,
    /// Teaches students with disabilities; leads pull-outs, co-teaches.
    SpecialEducator,
    /// Teaches designated English language development.
    EldTeacher,
    /// Aide. May supervise; does not replace the teacher in instruction.
    Paraprofessional,
    /// Principal, assistant principal.
    Administrator,
    /// Instructional coach.
    Coach,
    /// Counselor, psychologist, social worker.
    Counselor,
    /// Librarian without a section of their own.
    Librarian,
    /// Cafeteria, yard and office staff.
    SupportStaff,
}

impl Role {
    /// Every role, in the order of the reference.
    pub const ALL: [Self; 11] = [
        Self::ClassroomTeacher,
        Self::Specialist,
        Self::Interventionist,
        Self::SpecialEducator,
        Self::EldTeacher,
        Self::Paraprofessional,
        Self::Administrator,
        Self::Coach,
        Self::Counselor,
        Self::Librarian,
        Self::SupportStaff,
    ];

    /// The word used in every file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::ClassroomTeacher => "classroom-teacher",
            Self::Specialist => "specialist",
            Self::Interventionist => "interventionist",
            Self::SpecialEducator => "special-educator",
            Self::EldTeacher => "eld-teacher",
            Self::Paraprofessional => "paraprofessional",
            Self::Administrator => "administrator",
            Self::Coach => "coach",
            Self::Counselor => "counselor",
            Self::Librarian => "librarian",
            Self::SupportStaff => "support-staff",
        }
    }

    /// The role with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// A share of full time, exact to the thousandth: tables of contracts speak of 87.5 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Share(u32);

impl Share {
    /// Full time.
    pub const FULL: Self = Self(1000);

    /// So many thousandths of full time.
    #[must_use]
    pub const fn of_thousandths(thousandths: u32) -> Self {
        Self(thousandths)
    }

    /// So many hundredths (per cent) of full time.
    #[must_use]
    pub const fn of_hundredths(hundredths: u32) -> Self {
        Self(hundredths * 10)
    }

    /// In thousandths of full time.
    #[must_use]
    pub const fn thousandths(self) -> u32 {
        self.0
    }
}

impl std::iter::Sum for Share {
    fn sum<I: Iterator<Item = Self>>(shares: I) -> Self {
        Self(shares.map(|share| share.0).sum())
    }
}

/// `1.0`, `0.8`, `0.875`
impl std::fmt::Display for Share {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, part) = (self.0 / 1000, format!("{:03}", self.0 % 1000));
        let part = part.trim_end_matches('0');
        write!(out, "{whole}.{}", if part.is_empty() { "0" } else { part })
    }
}

/// What somebody is certified to teach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// Every subject of their classes.
    All,
    /// These subjects and no other: ids of courses and blocks, and what takes turns in a block.
    Of(Vec<String>),
}

impl Field {
    /// Whether `subject` is in it, in any letter case: what separate files name is written as somebody wrote it.
    #[must_use]
    pub fn holds(&self, subject: &str) -> bool {
        let same = |own: &String| own.to_lowercase() == subject.to_lowercase();
        matches!(self, Self::All) || matches!(self, Self::Of(own) if own.iter().any(same))
    }
}

/// One adult (or one vacant position, or one place of a pool).
#[derive(Debug, Clone)]
pub struct Person {
    /// Id in every file.
    pub id: String,
    /// Name for people, where the file gives one; else the id.
    pub name: String,
    /// Roles and the share of full time in each.
    pub roles: Vec<(Role, Share)>,
    /// Bargaining unit, where the file says so.
    pub unit: Option<String>,
    /// When they are at school; a day not listed is a day away.
    pub hours: Vec<Hours>,
    /// Courses they may teach.
    pub teaches: Vec<CourseId>,
    /// What they are certified to teach, where a file says so.
    pub field: Option<Field>,
    /// Grades they may serve; empty for all.
    pub grades: Vec<GradeId>,
    /// Most sections a day they may be given, where the file limits it.
    pub max_sections_per_day: Option<usize>,
    /// Most minutes with students a day they may be given, where the file limits it.
    pub max_minutes_per_day: Option<Minutes>,
    /// Goes everywhere with this homeroom (co-teacher, one-to-one aide): never free while it is in school,
    /// except for their own duty-free lunch while it eats.
    pub always_with: Option<HomeroomId>,
    /// Nobody holds the position yet; it is scheduled all the same.
    pub vacant: bool,
    /// Own room, if any.
    pub room: Option<RoomId>,
    /// Students on their caseload, where the file says so.
    pub caseload: Option<u32>,
}

impl Person {
    /// Whether one of the roles is `role`.
    #[must_use]
    pub fn has_role(&self, role: Role) -> bool {
        self.roles.iter().any(|(own, _)| *own == role)
    }

    /// Sum over the roles.
    #[must_use]
    pub fn fte(&self) -> Share {
        self.roles.iter().map(|(_, share)| *share).sum()
    }
}

/// A grade, or a named group of homerooms that is treated as one (ungraded, combination classes).
#[derive(Debug, Clone)]
pub struct Grade {
    /// `TK`, `K`, `1` … as the file writes it.
    pub id: String,
    /// Its homerooms in file order.
    pub homerooms: Vec<HomeroomId>,
    /// Minutes the children walk after each block.
    pub transition: Minutes,
    /// Why this grade has no team of its own, where the file marks it `no-team`.
    pub no_team: Option<String>,
    /// `intervention = none`: a roll-out year without intervention blocks, and the reason.
    pub no_intervention: Option<String>,
}

/// A class of children. Students only ever as a count.
#[derive(Debug, Clone)]
pub struct Homeroom {
    /// Id in every file, for example `3A`.
    pub id: String,
    /// The grade it belongs to. A combination class belongs to one and names the others in
    /// [`Homeroom::also`].
    pub grade: GradeId,
    /// Further grades of a combination class.
    pub also: Vec<GradeId>,
    /// Its classroom teachers. More than one is a job share, by days ([`Homeroom::share`]). Empty only where a roster
    /// instead of a school file was read: there nobody may be known to lead it.
    pub teachers: Vec<StaffId>,
    /// For a job share: per solved day, the position in [`Homeroom::teachers`]; empty without one.
    pub share: Vec<usize>,
    /// Home room.
    pub room: Option<RoomId>,
    /// How many children.
    pub students: u32,
    /// Whether the file says how many, or [`Homeroom::students`] is only assumed.
    pub students_counted: bool,
    /// How many of them have an individual education program, where the file says so.
    pub with_plan: Option<u32>,
}

impl Homeroom {
    /// The classroom teacher on solved day `day`. For homerooms of a school file; [`Homeroom::led_on`] for any.
    #[must_use]
    pub fn teacher_on(&self, day: super::DayId) -> StaffId {
        self.teachers[self.share.get(day.0).copied().unwrap_or(0)]
    }

    /// The classroom teacher on solved day `day`, where one is known.
    #[must_use]
    pub fn led_on(&self, day: super::DayId) -> Option<StaffId> {
        self.teachers.get(self.share.get(day.0).copied().unwrap_or(0)).copied()
    }
}

/// A place.
#[derive(Debug, Clone)]
pub struct Room {
    /// Id in every file.
    pub id: String,
    /// Name for people; else the id.
    pub name: String,
    /// Kinds, for example `gym` and `cafeteria` for a room that is both.
    pub kinds: Vec<String>,
    /// Part of the building, where the file says so.
    pub zone: Option<String>,
    /// How many homerooms fit at once.
    pub fits: usize,
}
