//! What every clause takes.
//!
//! # In every table
//! A clause is a table with the id of its rule, `[[daily-prep]]`. Beside the terms of its rule it takes these keys.
//!
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `article` | text | required | the article, for example `7.2`; every report names it |
//! | `page` | text or number | none | page of the document, for whoever looks it up |
//! | `covers` | `{ roles, units, grades, staff, min-fte }` | whoever the rule's page says | who is covered |
//! | `applies-if` | `{ schools, teachers, homerooms, students, any-grade, no-grade }` | every school | at which schools it asks something |
//! | `days` | days, weekdays or day types | every day | on which days it holds |
//! | `verb` | `shall`, `should`, `encouraged` | `shall` | required, or preferred |
//! | `reason` | text | none | why a preferred clause is missed |
//! | `effective` | `{ from, to }`, dates | the agreement's | when it is in force |
//! | `note` | text | none | a remark for the report |
//! | `conflict-with` | an article or a list | none | what contradicts it, as you found |
//! | `waiver` | `{ for, of, needs, electorate, until, reason }` | none | a vote that sets it aside |
//! | `waivable` | true or false | true | false: a waiver of it is an error |
//! | `status` | `verified-text`, `agency-guidance`, `secondary`, `not-confirmed` | none | what stands behind the number |
//! | `unless` | text | none | what would allow a breach and stands in no file |
//! | `yields` | true or false, in a statute | false | a contract may displace it, with `of` and `replaces` |
//! | `reading` | a list of `{ held-by, … }` | one reading | how each side reads it: keys that replace the clause's own |
//!
//! ```toml
//! [[daily-prep]]
//! article = "7.2"
//! page = 14
//! minutes = 45
//! verb = "should"
//! reason = "no second PE teacher until January"
//! covers = { roles = ["classroom-teacher", "specialist"], units = [], grades = [], staff = [], min-fte = 0.0 }
//! applies-if = { schools = ["Maple Grove"], teachers = { max = 20 }, homerooms = { min = 3 }, students = { max = 400 }, any-grade = ["3", "4"], no-grade = ["7", "8"] }
//! effective = { from = 2025-07-01, to = 2028-06-30 }
//! conflict-with = "16.3"
//! note = "the table in Appendix B agrees"
//! status = "verified-text"
//! unless = "the teacher asked in writing for another time"
//! ```
//!
//! # Who is covered
//! `covers` without `roles`, `units` and `staff` means everybody it makes sense for: each rule's page says whom. Grades that other schools have
//! (`PK`, `TK`, `K`, `1` to `12`) may be named; a clause for grades that are not here covers nobody. Somebody whose bargaining unit the
//! school file does not say cannot be decided where a clause or its agreement is for units; a solve keeps the promise to them all the same.
//! What is promised to students names grades and nothing else; a combination class is covered through each of its grades.
//!
//! `applies-if`: every limit must hold. `any-grade`: the school has one of these grades; `no-grade`: it has none of them. Teachers are counted by head: classroom teachers, specialists, interventionists, special educators and
//! ELD teachers, vacant positions too. Schools are named as `[school] name` is.
//!
//! `status` is said in every report: one line for each agreement names the articles, and a number that was not read in the text is marked
//! wherever it appears. `unless` turns "not met" into "cannot be decided", with the reason; a solve keeps the promise all the same.
//!
//! # On some days only
//! `days` names days as a duty's `on` does: weekdays, rotation days, solved days, day types. On the others the clause asks nothing, and two clauses
//! without a common day do not contradict each other. It goes with a number of each day by itself: `daily-prep` (without `on`),
//! `duty-free-lunch` (without `floor`), `relief`, `longest-stretch`, and, where `per` is `day`, `contact`, `recess-free`, `workday` and `presence`.
//! Elsewhere it is an error: a week has no single days. `duties` has days of its own, in `on`.
//!
//! ```toml
//! [[daily-prep]]
//! article = "7.2"
//! minutes = 45
//! days = ["Mon", "Tue", "Thu", "Fri"]
//!
//! [[daily-prep]]
//! article = "7.2"
//! minutes = 40
//! days = ["Wed"]
//! ```
//!
//! A clause that asks nothing at this school or on this day is listed with the reason, never left out.
//!
//! # What counts
//! Contracts differ in what is preparation, what is time with children and what is a break. A clause lists the kinds of time; `[counts]` says
//! it once for all clauses of a file.
//!
//! ```toml
//! [counts]
//! prep = ["prep"]
//! contact = ["instruct", "co-teach", "special", "intervention", "eld", "advisory", "cover"]
//! breaks = ["lunch", "prep"]
//!
//! [[daily-prep]]
//! article = "7.2"
//! minutes = 45
//! counts = ["prep", "passing"]
//!
//! [[longest-stretch]]
//! article = "7.7"
//! minutes = 165
//! contact = ["instruct", "special", "duty", "recess"]
//! breaks = ["lunch", "prep", "collaboration"]
//! ```
//!
//! By default preparation is prep alone, contact every kind when children are there, and a break every kind when none are; open is time nobody
//! wrote down. `counts` stands instead of `collaboration-counts`, `contact` instead of `supervision-counts`. `prep` that team or principal
//! direct is `directed-prep`. Preparation, directed preparation, collaboration and open time with children in the row never count as
//! preparation; a kind that is usually spent with children, like duty or passing, counts whole where it is listed. A preparation clause
//! always counts `prep`. A solve sets aside rows of preparation (and the team's shared time where it counts), whatever else is listed. For a
//! break it takes any time without children, which is lunch, preparation or collaboration as a rule: where `breaks` lacks one of these, its
//! schedule may fail its own audit and is then not written.
//!
//! # Windows
//! `per` is `day`, `week`, `two-weeks`, `four-weeks`, `cycle` (one rotation), `month`, `year`, `{ weeks = 3 }` (blocks of so many real weeks, one
//! after the other) or `{ school-days = 10 }` (any ten school days in a row).
//!
//! ```toml
//! [[prep-total]]
//! article = "7.3"
//! minutes = 450
//! per = "two-weeks"
//!
//! [[prep-total]]
//! article = "7.4"
//! minutes = 700
//! per = { weeks = 3 }
//!
//! [[prep-total]]
//! article = "7.5"
//! minutes = 400
//! per = { school-days = 10 }
//! ```
//!
//! With a `[calendar]`, windows are cut from its school days: weeks that have school, in blocks from the first on (where the year does not divide, the last
//! block is the last weeks of the year); rotations, of which one that the year ends in the middle of is left out; calendar months. A window with fewer
//! school days than a whole one is a short week; a month is short where the calendar holds only a part of it. Without a calendar the turn of
//! weeks repeats from its first week on, and `month` and `year` cannot be decided.
//!
//! # Short days and weeks
//! A short day is one whose day type says `short = true`. `short-days` belongs to daily numbers, `short-weeks` to those over a longer window:
//! `full` owes the number, `waived` nothing, `prorated` its share (of the longest full student day, or of the school days), half up.
//!
//! # Part time
//! ```toml
//! [[daily-prep]]
//! article = "App. H"
//! minutes = 55
//! prorate = { "87.5" = 48, "75" = 41, "62.5" = 34, "50" = 28 }
//! ```
//!
//! `none` owes the number whatever the share of full time; `linear` is in proportion, to whole minutes, half up; `only-full-time` owes nothing
//! below full time; a table gives minutes for shares in per cent. Full time that is not in the table owes the number; a share that is not in
//! it cannot be decided, and a solve gives it the row above.
//!
//! # Where in the day
//! `student-day` is from the first to the last bell of the day, `paid-day` the paid hours of each person, and `{ before = 15, after = 10 }`
//! the duty day: so many minutes around the student day, inside the paid hours.
//!
//! # Words
//! Roles: classroom-teacher, specialist, interventionist, special-educator, eld-teacher, paraprofessional, administrator, coach,
//! counselor, librarian, support-staff.
//!
//! Kinds of time: instruct, co-teach, special, intervention, eld, advisory, lunch, recess, relief, prep, directed-prep, collaboration,
//! meeting, duty, cover, passing, transition, travel, arrival, dismissal, open.

use super::agreement::Effective;
use super::counts::Counts;
use super::waiver::Waiver;
use crate::model::{DayId, GradeId, HomeroomId, Minutes, Person, Role, School, Share, StaffId};

pub use crate::model::Per;

/// The clause behind a rule's terms.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Clause {
    /// Article, for example `7.2`.
    pub article: String,
    /// Page of the document, as the reader finds it.
    pub page: Option<String>,
    /// Name of the agreement or statute.
    pub agreement: String,
    /// Position of the agreement in [`Contract::agreements`](super::Contract::agreements).
    pub agreement_at: usize,
    /// How strong the promise is.
    pub verb: Verb,
    /// For a preferred clause that is missed: the reason the school recorded.
    pub reason: Option<String>,
    /// When it is in force, where it differs from its agreement.
    pub effective: Effective,
    /// Who is covered.
    pub covers: Covers,
    /// On which days it holds; `None` for every day.
    pub days: Option<Vec<DayId>>,
    /// At which schools it asks something.
    pub applies_if: AppliesIf,
    /// Which kinds of time count as what.
    pub counts: Counts,
    /// Which of several readings of one clause this is.
    pub reading: Option<Reading>,
    /// A vote that sets it aside.
    pub waiver: Option<Waiver>,
    /// No vote may set it aside.
    pub not_waivable: bool,
    /// Articles that contradict it, as whoever entered it found.
    pub conflict_with: Vec<String>,
    /// What stands behind its number; `None` where nobody said.
    pub status: Option<Status>,
    /// A fact no file has that would allow what breaks it: then it cannot be decided.
    pub unless: Option<String>,
    /// Of a statute: a bargaining agreement may replace it.
    pub yields: bool,
    /// A remark for whoever reads the report.
    pub note: Option<String>,
}

/// How strong a promise is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Verb {
    /// Required.
    #[default]
    Shall,
    /// Preferred; missing it wants a reason.
    Should,
    /// Preferred, and no more than encouraged.
    Encouraged,
}

impl Verb {
    /// The word of the contract file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Shall => "shall",
            Self::Should => "should",
            Self::Encouraged => "encouraged",
        }
    }
}

/// What stands behind the number of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// A default somebody chose, or a number nobody could confirm.
    NotConfirmed,
    /// Reported by others than the law's own text or its agency.
    Secondary,
    /// An agency's guidance.
    AgencyGuidance,
    /// Read in the text of the section or article.
    VerifiedText,
}

impl Status {
    /// Every status, the weakest first.
    pub const ALL: [Self; 4] = [Self::NotConfirmed, Self::Secondary, Self::AgencyGuidance, Self::VerifiedText];

    /// The word of the contract file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotConfirmed => "not-confirmed",
            Self::Secondary => "secondary",
            Self::AgencyGuidance => "agency-guidance",
            Self::VerifiedText => "verified-text",
        }
    }

    /// The words for people, after "number".
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::NotConfirmed => "not confirmed",
            Self::Secondary => "from a secondary source",
            Self::AgencyGuidance => "from an agency's guidance",
            Self::VerifiedText => "read in the text",
        }
    }
}

/// One of several readings of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Who reads it so, for example `the association`.
    pub held_by: String,
    /// Number of the clause in the contract files: readings of one clause share it.
    pub entry: usize,
}

/// At which schools a clause asks something: where every limit holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AppliesIf {
    /// Names of schools; empty for all.
    pub schools: Vec<String>,
    /// Only schools that have one of these grades; empty for all.
    pub any_grade: Vec<String>,
    /// Only schools that have none of these grades.
    pub no_grade: Vec<String>,
    /// Least and most teachers, by head: classroom teachers, specialists, interventionists, special educators and ELD
    /// teachers.
    pub teachers: Range,
    /// Least and most homerooms.
    pub homerooms: Range,
    /// Least and most students.
    pub students: Range,
}

/// From least to most, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Range {
    /// Least.
    pub min: Option<u32>,
    /// Most.
    pub max: Option<u32>,
}

impl Range {
    /// Whether `number` lies in it.
    #[must_use]
    pub fn holds(self, number: u32) -> bool {
        self.min.is_none_or(|min| min <= number) && self.max.is_none_or(|max| number <= max)
    }
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
    /// The clause names grades, and this school has none of them: it covers nobody here.
    pub grades_elsewhere: bool,
    /// Named people; when not empty, only they.
    pub staff: Vec<StaffId>,
    /// Least share of full time.
    pub min_fte: Share,
    /// Whether people whose bargaining unit the school file does not say are taken for covered.
    pub unknown_units: bool,
}

impl Clause {
    /// Ids of the adults covered, in staff order.
    pub fn covered<'a>(&'a self, school: &'a School) -> impl Iterator<Item = StaffId> + 'a {
        school.staff_ids().filter(|staff| self.covers.includes(school, *staff))
    }

    /// Ids of the adults of whom the school file does not say whether they are covered: their bargaining unit is missing.
    pub fn perhaps_covered<'a>(&'a self, school: &'a School) -> impl Iterator<Item = StaffId> + 'a {
        school.staff_ids().filter(|staff| {
            !self.covers.unknown_units && self.covers.lacks_unit(&school[*staff]) && self.covers.fits(school, *staff)
        })
    }

    /// Ids of the homerooms covered by their grades, in order: for clauses that promise something to students. A
    /// combination class is covered through any of its grades.
    pub fn homerooms<'a>(&'a self, school: &'a School) -> impl Iterator<Item = HomeroomId> + 'a {
        let covers = &self.covers;
        school.homeroom_ids().filter(|homeroom| {
            let own = &school[*homeroom];
            let mut grades = own.also.iter().chain([&own.grade]);
            !covers.grades_elsewhere && (covers.grades.is_empty() || grades.any(|grade| covers.grades.contains(grade)))
        })
    }

    /// Whether it asks something on `day`.
    #[must_use]
    pub fn holds_on(&self, day: DayId) -> bool {
        self.days.as_ref().is_none_or(|days| days.contains(&day))
    }

    /// The days on which it asks something, in order.
    pub fn days<'a>(&'a self, school: &'a School) -> impl Iterator<Item = DayId> + 'a {
        school.day_ids().filter(|day| self.holds_on(*day))
    }

    /// Whether it asks something on every day that `staff` is at work.
    #[must_use]
    pub fn holds_whenever(&self, school: &School, staff: StaffId) -> bool {
        school[staff].hours.iter().all(|hours| self.holds_on(hours.day))
    }

    /// How its promise begins: `usual`, or `On Mon and Wed` where it holds on some days only.
    #[must_use]
    pub fn when(&self, school: &School, usual: impl Into<String>) -> String {
        let Some(days) = &self.days else { return usual.into() };
        match days.split_last() {
            None => "On no day of this school".to_owned(),
            Some((only, [])) => format!("On {}", school[*only].id),
            Some((last, others)) => {
                let others: Vec<&str> = others.iter().map(|day| school[*day].id.as_str()).collect();
                format!("On {} and {}", others.join(", "), school[*last].id)
            }
        }
    }

    /// Required (shall) or only preferred.
    #[must_use]
    pub fn required(&self) -> bool {
        self.verb == Verb::Shall
    }

    /// Who holds this reading, where the clause has several.
    #[must_use]
    pub fn held_by(&self) -> Option<&str> {
        self.reading.as_ref().map(|reading| reading.held_by.as_str())
    }

    /// ` by Art. 7.2`, or nothing where the clause names no article.
    #[must_use]
    pub fn by_article(&self) -> String {
        if self.article.is_empty() { String::new() } else { format!(" by Art. {}", self.article) }
    }

    /// `Art. 7.2, Teachers Agreement`
    #[must_use]
    pub fn label(&self) -> String {
        let article = if self.article.is_empty() { String::new() } else { format!("Art. {}", self.article) };
        [article.as_str(), self.agreement.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// The sentence of a finding, with the school's own reason where a preferred clause is missed.
    #[must_use]
    pub fn with_reason(&self, sentence: String) -> String {
        match &self.reason {
            Some(reason) if !self.required() => format!("{sentence} (reason on record: {reason})"),
            _ => sentence,
        }
    }
}

impl Covers {
    /// Whether `staff` is covered.
    #[must_use]
    pub fn includes(&self, school: &School, staff: StaffId) -> bool {
        let person = &school[staff];
        let in_unit = person.unit.as_ref().is_some_and(|unit| self.units.contains(unit));
        (self.units.is_empty() || in_unit || (self.unknown_units && person.unit.is_none())) && self.fits(school, staff)
    }

    /// Whether it says who among the adults is covered; a promise to students names grades alone.
    #[must_use]
    pub fn is_about_adults(&self) -> bool {
        !(self.roles.is_empty() && self.units.is_empty() && self.staff.is_empty()) || self.min_fte > Share::default()
    }

    /// Whether the clause asks for a bargaining unit and the school file does not say this person's.
    fn lacks_unit(&self, person: &Person) -> bool {
        !self.units.is_empty() && person.unit.is_none()
    }

    /// Whether `staff` fits everything but the bargaining unit.
    fn fits(&self, school: &School, staff: StaffId) -> bool {
        let person: &Person = &school[staff];
        let leads_one_of = |grades: &[GradeId]| {
            school
                .homerooms
                .iter()
                .any(|homeroom| homeroom.teachers.contains(&staff) && grades.contains(&homeroom.grade))
        };
        !self.grades_elsewhere
            && (self.staff.is_empty() || self.staff.contains(&staff))
            && (self.roles.is_empty() || self.roles.iter().any(|role| person.has_role(*role)))
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
    /// In the paid day before students come.
    BeforeSchool,
    /// On duty: from so many minutes before the students' day to so many after it, inside the paid day.
    DutyDay {
        /// Minutes before the first bell.
        before: Minutes,
        /// Minutes after the last bell.
        after: Minutes,
    },
}

impl CountsIn {
    /// `inside the student day`
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::StudentDay => "inside the student day".to_owned(),
            Self::PaidDay => "inside the paid day".to_owned(),
            Self::BeforeSchool => "before students come".to_owned(),
            Self::DutyDay { before, after } => {
                format!("inside the duty day ({before} min before to {after} min after the students' day)")
            }
        }
    }
}

/// How a number scales for part-time staff.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Prorate {
    /// It does not.
    #[default]
    None,
    /// In proportion to full time, to whole minutes, half up.
    Linear,
    /// As the contract's table says, share by share.
    Table(Vec<(Share, Minutes)>),
    /// Below full time nothing is owed.
    OnlyFullTime,
}

impl Prorate {
    /// The end of a promise's sentence: `, in proportion to full time`.
    #[must_use]
    pub const fn words(&self) -> &'static str {
        match self {
            Self::None => "",
            Self::Linear => ", in proportion to full time",
            Self::Table(_) => ", part time by the contract's table",
            Self::OnlyFullTime => ", for nobody below full time",
        }
    }
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

/// Whether `article` is `whole` or a part of it: `7.2.1` and `7.2(a)` are parts of `7.2`, `7.20` is not.
#[must_use]
pub fn is_part_of(article: &str, whole: &str) -> bool {
    article.strip_prefix(whole).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '(', '-', ' ']))
}

#[cfg(test)]
mod tests {
    use super::is_part_of;

    #[test]
    fn parts_of_an_article() {
        assert!(is_part_of("7.2", "7.2"));
        assert!(is_part_of("7.2.1", "7.2"));
        assert!(is_part_of("7.2(a)", "7.2"));
        assert!(!is_part_of("7.20", "7.2"));
        assert!(!is_part_of("7", "7.2"));
    }
}
