//! What every contract term carries besides its numbers.

use crate::model::{GradeId, Person, Role, School, StaffId};

/// The clause behind a rule's terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Article, for example `7.2`.
    pub article: String,
    /// Name of the agreement or statute.
    pub agreement: String,
    /// Required (shall) or preferred (should).
    pub required: bool,
    /// For a preferred clause that is missed: the reason the school recorded.
    pub reason: Option<String>,
    /// Who is covered.
    pub covers: Covers,
}

/// Who a clause covers: everybody who fits every list that is not empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Covers {
    /// Roles.
    pub roles: Vec<Role>,
    /// Bargaining units.
    pub units: Vec<String>,
    /// Grades of the homeroom they lead or of [`Person::grades`].
    pub grades: Vec<GradeId>,
    /// Named people; when not empty, only they.
    pub staff: Vec<StaffId>,
    /// Least share of full time, in hundredths.
    pub min_fte: u32,
}

impl Clause {
    /// Ids of the adults covered, in staff order.
    pub fn covered<'a>(&'a self, school: &'a School) -> impl Iterator<Item = StaffId> + 'a {
        school.staff_ids().filter(|staff| self.covers.includes(school, *staff))
    }

    /// ` by Art. 7.2`, or nothing where the clause names no article.
    #[must_use]
    pub fn by_article(&self) -> String {
        if self.article.is_empty() { String::new() } else { format!(" by Art. {}", self.article) }
    }

    /// The sentence of a finding, with the school's own reason where a preferred clause is missed.
    #[must_use]
    pub fn with_reason(&self, sentence: String) -> String {
        match (&self.reason, self.required) {
            (Some(reason), false) => format!("{sentence} (reason on record: {reason})"),
            _ => sentence,
        }
    }
}

impl Covers {
    /// Whether `staff` is covered.
    #[must_use]
    pub fn includes(&self, school: &School, staff: StaffId) -> bool {
        let person: &Person = &school[staff];
        let leads_one_of = |grades: &[GradeId]| {
            school
                .homerooms
                .iter()
                .any(|homeroom| homeroom.teachers.contains(&staff) && grades.contains(&homeroom.grade))
        };
        (self.staff.is_empty() || self.staff.contains(&staff))
            && (self.roles.is_empty() || self.roles.iter().any(|role| person.has_role(*role)))
            && (self.units.is_empty() || person.unit.as_ref().is_some_and(|unit| self.units.contains(unit)))
            && (self.grades.is_empty()
                || leads_one_of(&self.grades)
                || person.grades.iter().any(|grade| self.grades.contains(grade)))
            && person.fte() >= self.min_fte
    }
}

/// What a short day (early release, late start, minimum day) does to a daily number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ShortDays {
    /// The number stands.
    #[default]
    Full,
    /// The promise asks nothing that day.
    Waived,
    /// The number shrinks with the students' day, to whole minutes, half up.
    Prorated,
}

/// Where in the day minutes count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CountsIn {
    /// Only while students are in school.
    #[default]
    StudentDay,
    /// Anywhere in the paid day.
    PaidDay,
}

/// How a number scales for part-time staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Prorate {
    /// It does not.
    #[default]
    None,
    /// In proportion to full time, to whole minutes, half up.
    Linear,
}

/// The window over which minutes are summed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Per {
    /// Every real week.
    Week,
    /// Every rotation.
    Cycle,
}

/// Who may be alone with children for which kinds of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supervision {
    /// Kinds per role, in the order of [`Role::ALL`].
    pub alone: Vec<(Role, Vec<crate::model::Kind>)>,
}

impl Supervision {
    /// Whether somebody with `role` may be alone with children for `kind`.
    #[must_use]
    pub fn allows(&self, role: Role, kind: crate::model::Kind) -> bool {
        self.alone.iter().any(|(own, kinds)| *own == role && kinds.contains(&kind))
    }

    /// Whether `person` may be alone with children for `kind`, through any of their roles.
    #[must_use]
    pub fn allows_person(&self, person: &Person, kind: crate::model::Kind) -> bool {
        person.roles.iter().any(|(role, _)| self.allows(*role, kind))
    }
}

impl Default for Supervision {
    fn default() -> Self {
        use crate::model::Kind::{Arrival, Dismissal, Duty, Lunch, Passing, Recess, Transition};
        let watching = vec![Recess, Lunch, Transition, Passing, Arrival, Dismissal, Duty];
        let kinds = |role: Role| match role {
            Role::Paraprofessional | Role::SupportStaff => watching.clone(),
            _ => crate::model::Kind::ALL.to_vec(),
        };
        Self { alone: Role::ALL.into_iter().map(|role| (role, kinds(role))).collect() }
    }
}
