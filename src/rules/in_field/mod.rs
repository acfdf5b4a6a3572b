//! Teaching inside one's field.
//!
//! # What it promises
//! Nobody teaches more than so many lessons a week outside the subjects they are certified for, unless they consented; with 0, none.
//!
//! # In contracts
//! - Philadelphia XVIII.B.2(i): more than five periods a week only with consent.
//! - Boston V: nobody outside their certificate.
//!
//! # Example
//! ```toml
//! [[in-field]]
//! article = "9.8"
//! lessons = 5
//! per = "week"
//! consent = { staff = ["okafor"] }
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `lessons` | lessons, 0 to 1,000 | this or `minutes` | most lessons outside the field |
//! | `minutes` | minutes, 0 to 100,000 | none | most minutes outside the field |
//! | `per` | a window | `week` | over which time |
//! | `consent` | written like `covers` | nobody | who consented to more |
//! | `kinds` | kinds of time | `["instruct", "special"]` | what is a lesson |
//!
//! # What counts
//! Rows the adult teaches whose subject is not in their `field` of the school file or the roster. Each row is one lesson, however long; rows at
//! the same time are one. Co-teaching, interventions, language development, advisory and covering for a colleague count only where `kinds` lists them.
//!
//! # Short days and part time
//! The number does not scale with short days, short weeks or part time.
//!
//! # Kept
//! A music teacher with five lessons of art in the week, where five are allowed.
//!
//! # Broken
//! A sixth lesson of art.
//!
//! # How it is solved
//! Where a course has several teachers, nobody is given more sections of it than the clause leaves them. Where not one lesson is
//! allowed, nobody gets a group whose subject is outside their field. Of somebody whose field no file says, a course that a
//! colleague is certified for is kept from them like one outside it, as long as a schedule can be found so.
//! A number of groups above 0, and who leads which homeroom, are only checked.
//!
//! # How it is checked
//! The subjects of the adult's rows are compared with their field, and the rows outside it are counted over the real days of the window.
//!
//! # Edge cases
//! In a block where subjects take turns the subject of the row counts, and a field names these subjects. Two sections of 45 minutes one after
//! the other are two lessons, a double period of 90 is one: `minutes` says so where periods are meant. A certificate for
//! some grades is not known here: leave `grades` of the staff table to say whom they may be given.
//!
//! # Cannot be decided
//! Somebody without a `field`, and class time that names no subject: where those lessons could break the limit it cannot be decided. Whether
//! a certificate still holds, and who consented, no schedule says: HR must enter both.

mod check;
mod encode;

use super::promise::{Bound, Promise, Promised, counted};
use crate::model::{Kind, Minutes, School, StaffId};
use crate::rules::clause::{Clause, Covers, Per};

/// Id of the rule.
pub const ID: &str = "in-field";

/// `[[in-field]]`: at most so much teaching outside one's field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Most lessons outside the field.
    pub lessons: Option<u32>,
    /// Most minutes outside the field.
    pub minutes: Option<Minutes>,
    /// The window.
    pub per: Per,
    /// Who consented to more; `None` for nobody.
    pub consent: Option<Covers>,
    /// Kinds of time that are lessons.
    pub kinds: Vec<Kind>,
}

/// What is a lesson unless the clause says otherwise.
pub const KINDS: [Kind; 2] = [Kind::Instruct, Kind::Special];

impl Terms {
    /// Whether `staff` consented to more.
    fn consented(&self, school: &School, staff: StaffId) -> bool {
        self.consent.as_ref().is_some_and(|consent| consent.includes(school, staff))
    }
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let consent = if self.consent.is_some() { ", for whoever did not consent to more" } else { "" };
        let most = |number: u32, units: &str| match number {
            0 => format!("no {units}"),
            _ => format!("at most {}", counted(number, units)),
        };
        let minutes = self.minutes.and_then(|minutes| u32::try_from(minutes).ok());
        [self.lessons.map(|own| most(own, "lessons")), minutes.map(|own| most(own, "minutes"))]
            .into_iter()
            .flatten()
            .map(|most| format!("{}, {most} outside the field they are certified for{consent}", self.per.every()))
            .map(|what| Promise::of_clause(ID, &self.clause, school, &what))
            .collect()
    }

    fn bounds(&self) -> Vec<Bound> {
        let every = self.per.every().to_lowercase();
        let conditions = format!("{:?} {:?}", self.consent, self.kinds);
        let lessons = self.lessons.map(|own| Bound::at_most(own, format!("lessons outside the field {every}")));
        let minutes = self.minutes.map(|own| Bound::at_most(own, format!("minutes outside the field {every}")));
        lessons.into_iter().chain(minutes).map(|bound| bound.under(&conditions)).collect()
    }
}
