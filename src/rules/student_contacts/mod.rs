//! Students a teacher has.
//!
//! # What it promises
//! Nobody covered teaches more than so many students in a day, a week or another window; or, where the clause leaves the
//! choice, more than so many sections.
//!
//! # In contracts
//! - Virginia 8VAC20-132-240: 150 students or 25 periods a week in middle and high schools.
//! - Seattle: 150.
//!
//! # Example
//! ```toml
//! [[student-contacts]]
//! article = "8.1"
//! most = 150
//! per = "day"
//! count = "students"
//! or-sections = 25
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `most` | students, 1 to 2,000 | required | most over the window |
//! | `per` | a window | `day` | over which time |
//! | `count` | `students`, `contacts` | `students` | each student once, or again with each section |
//! | `or-sections` | sections | none | so few sections in the window are enough by themselves |
//!
//! # What counts
//! Students of the homerooms in the person's teaching rows. Watching over students is not teaching them. With `count = "contacts"` only
//! sections of courses count, since class time of one's own homeroom has no periods.
//!
//! # Short days and part time
//! The number does not scale with part time or short weeks.
//!
//! # Kept
//! Five sections of 30 students where 150 are allowed.
//!
//! # Broken
//! One of the five has 31.
//!
//! # How it is solved
//! Nothing is sought: who teaches which section comes from `teaches` and the courses. A schedule that breaks a required
//! limit is refused.
//!
//! # How it is checked
//! The homerooms in the person's teaching rows are counted with their students; windows are added up over the real days.
//!
//! # Edge cases
//! The number does not scale with part time.
//!
//! # Cannot be decided
//! Of a homeroom that is divided, at least one student and at most all are there: between the two it cannot be decided, nor where a homeroom
//! has no `students`. HR must answer: do music and physical education count, is a student with two sections counted twice.

mod check;

use super::promise::{Bound, Promise, Promised};
use crate::model::{Per, School};
use crate::rules::clause::Clause;

/// Id of the rule.
pub const ID: &str = "student-contacts";

/// `[[student-contacts]]`: at most so many students.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Most students.
    pub most: u32,
    /// The window.
    pub per: Per,
    /// Whether every section counts again.
    pub each_section: bool,
    /// Most sections in the window, which is enough by itself.
    pub or_sections: Option<u32>,
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let unit = if self.each_section { "students, counted in each section" } else { "students" };
        let mut what = format!("{}, at most {} {unit}", self.per.every(), self.most);
        if let Some(sections) = self.or_sections {
            what = format!("{what}, or at most {sections} sections");
        }
        vec![Promise::of_clause(ID, &self.clause, school, &what)]
    }

    fn bounds(&self) -> Vec<Bound> {
        let what = if self.each_section { "contacts with students" } else { "students" };
        let of = format!("{what} {}", self.per.every().to_lowercase());
        vec![Bound::at_most(self.most, of).under(format!("{:?}", self.or_sections))]
    }
}
