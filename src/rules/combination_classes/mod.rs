//! Combination classes.
//!
//! # What it promises
//! No class joins the grades named together, or more grades than so many; the school has no more combination classes than so
//! many.
//!
//! # In contracts
//! - Fresno 5: to be eliminated; two years in a row at most; never grades 5 and 6.
//! - Philadelphia: eliminated unless building or budget ask for them.
//! - Baltimore 7.12: every effort to avoid them.
//! - Rochester: volunteers first.
//!
//! # Example
//! ```toml
//! [[combination-classes]]
//! article = "5.4"
//! never = [["5", "6"]]
//! grades-at-most = 2
//! at-most = 1
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `never` | lists of grades | this or another | grades no class may join |
//! | `grades-at-most` | grades, 1 to 13 | none | most in one class |
//! | `at-most` | classes | none | most combination classes in the school; 0 for none |
//!
//! # What counts
//! Homerooms with `also` in the school file.
//!
//! # Short days and part time
//! Rosters have neither.
//!
//! # Kept
//! A class of grades 4 and 5 where 5 and 6 may not be joined.
//!
//! # Broken
//! A class of grades 5 and 6; a class of 4, 5 and 6 too.
//!
//! # How it is solved
//! Nothing is sought: homerooms come from the school file.
//!
//! # How it is checked
//! The grade of each homeroom with those in `also`.
//!
//! # Edge cases
//! A grade the school does not have joins nothing. A grade of the file that stands for several in one name ("ungraded")
//! is one grade. The size of combination classes is `class-size`, an aide in them `adult-ratio`.
//!
//! # Cannot be decided
//! HR must answer: for how many years in a row a class was a combination, who volunteered, what reasons were written down; the file does not
//! know.

mod check;

use super::promise::{Promise, Promised};
use crate::model::{GradeId, School};
use crate::rules::clause::Clause;

/// Id of the rule.
pub const ID: &str = "combination-classes";

/// `[[combination-classes]]`: which grades may share a class, and how many such classes there may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause; its grades say which homerooms.
    pub clause: Clause,
    /// Grades that no class may join.
    pub never: Vec<Vec<GradeId>>,
    /// Most grades in a class.
    pub grades_at_most: Option<u32>,
    /// Most combination classes in the school.
    pub at_most: Option<u32>,
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let names =
            |grades: &[GradeId]| grades.iter().map(|grade| school[*grade].id.as_str()).collect::<Vec<_>>().join("-");
        let mut parts: Vec<String> =
            self.never.iter().map(|grades| format!("no class of grades {} together", names(grades))).collect();
        if let Some(most) = self.grades_at_most {
            parts.push(format!("at most {most} grades in a class"));
        }
        match self.at_most {
            Some(0) => parts.push("no combination class".to_owned()),
            Some(most) => parts.push(format!("at most {most} combination classes")),
            None => {}
        }
        if parts.is_empty() {
            parts.push("no class of grades this school does not have".to_owned());
        }
        let what = format!("In the whole school, {}", parts.join(", "));
        vec![Promise::of_students(ID, &self.clause, school, &what)]
    }
}
