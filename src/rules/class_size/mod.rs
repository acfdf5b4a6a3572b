//! Size of classes.
//!
//! # What it promises
//! No class has more students than the cap; or classes have no more on average, over each grade or the whole school; or no
//! more than a share of a class has an individual education program.
//!
//! # In contracts
//! - San Francisco 9: 22 in TK to 3, 30 in grades 4 and 5; 28 in a combination of the two, else the lower cap of its grades; at most 50 per cent with a plan in a co-taught class.
//! - District of Columbia: 20 in K to 2, 25 in 3 to 12.
//! - Santa Ana: 36 in grades 4 to 8; 55 in physical education.
//! - Denver: 35 in K to 5.
//! - Chicago 21-19: at least 70 per cent without a plan.
//! - California EC 41376: caps and averages in grades 1 to 3.
//!
//! # Example
//! ```toml
//! [[class-size]]
//! article = "41376"
//! most = 32
//! average = 30
//! over = "school"
//! combinations = "left-out"
//! covers = { grades = ["1", "2", "3"] }
//!
//! [[class-size]]
//! article = "11.4"
//! most = 55
//! sections = ["pe"]
//!
//! [[class-size]]
//! article = "9.4.7"
//! plan-percent = 50
//! co-taught = "only"
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `most` | students, 1 to 200 | this, `average` or `plan-percent` | most in each class |
//! | `average` | students, decimals allowed | none | most on average |
//! | `over` | `school`, `grade` | `school` | over what the average is taken |
//! | `plan-percent` | per cent | none | most of a class with an individual education program |
//! | `sections` | ids or names of courses and blocks | homerooms | their sections are the classes |
//! | `combinations` | `included`, `left-out`, `only` | `included` | whether combination classes are meant |
//! | `co-taught` | `included`, `left-out`, `only` | `included` | whether co-taught homerooms are meant |
//!
//! # What counts
//! `students` and `with-plan` of the homerooms in the school file; for sections the homerooms in their rows. A combination class is covered
//! through each of its grades, so every clause's cap holds for it and the lower one decides; a clause of its own says
//! `combinations = "only"`, the others then `"left-out"`.
//!
//! # Short days and part time
//! Rosters have neither.
//!
//! # Kept
//! 24 in 3A where 24 are the cap; 30 and 32 where the average may be 31.
//!
//! # Broken
//! 25 in 3A where 24 are the cap; two classes of 24 in one physical education of at most 47.
//!
//! # How it is solved
//! Nothing is sought: rosters come from the school file; `class-size` of a course limits its sections there. A schedule that
//! breaks a required cap is refused.
//!
//! # How it is checked
//! Homerooms by their number of students; sections by the homerooms in their rows. Averages are compared without rounding.
//!
//! # Edge cases
//! Of a homeroom that is divided among sections the file does not say who is where: a section is decided only if it is
//! too large, or not, either way.
//!
//! # Cannot be decided
//! A homeroom without `students`, a class without `with-plan` and sections of a name the school does not use cannot be decided. A homeroom
//! without `students` is planned with 24, but no size is judged by that. HR must answer: on which date students are counted (ten days in a
//! row, the last teaching day of a month), who is left out, what a class above a goal is owed; this looks at one count.

mod check;

use super::promise::{Bound, Promise, Promised};
use crate::model::School;
use crate::rules::clause::Clause;

/// Id of the rule.
pub const ID: &str = "class-size";

/// `[[class-size]]`: how many students are in a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause; its grades say which homerooms.
    pub clause: Clause,
    /// Most students in each class.
    pub most: Option<u32>,
    /// Most students on average, in thousandths.
    pub average: Option<u32>,
    /// Over what the average is taken.
    pub over: Over,
    /// Courses or blocks by id or name whose sections are the classes; empty for homerooms.
    pub sections: Vec<String>,
    /// Whether combination classes are meant.
    pub combinations: Which,
    /// Whether co-taught homerooms are meant.
    pub co_taught: Which,
    /// Most students with an individual education program, per cent of the class.
    pub plan_percent: Option<u32>,
}

/// Over what an average is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Over {
    /// Each grade by itself.
    Grade,
    /// All classes covered.
    #[default]
    School,
}

/// Whether classes of a sort are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    /// They too.
    #[default]
    Included,
    /// All but they.
    LeftOut,
    /// Only they.
    Only,
}

impl Which {
    /// Whether a class that is of the sort, or is not, is meant.
    #[must_use]
    pub const fn takes(self, is_one: bool) -> bool {
        match self {
            Self::Included => true,
            Self::LeftOut => !is_one,
            Self::Only => is_one,
        }
    }

    /// `, combination classes left out`
    const fn words(self, left_out: &'static str, only: &'static str) -> &'static str {
        match self {
            Self::Included => "",
            Self::LeftOut => left_out,
            Self::Only => only,
        }
    }
}

/// A number of thousandths as people write it: `29.9`, `24`.
pub(super) fn decimal(thousandths: u32) -> String {
    let part = format!("{:03}", thousandths % 1000);
    match part.trim_end_matches('0') {
        "" => (thousandths / 1000).to_string(),
        part => format!("{}.{part}", thousandths / 1000),
    }
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let mut parts = Vec::new();
        if let Some(most) = self.most {
            parts.push(format!("at most {most} students"));
        }
        if let Some(average) = self.average {
            let over = if self.over == Over::Grade { "in each grade" } else { "in the school" };
            parts.push(format!("at most {} students on average {over}", decimal(average)));
        }
        if let Some(percent) = self.plan_percent {
            parts.push(format!("at most {percent} % with an individual education program"));
        }
        let class = match self.sections.first() {
            None => "In every homeroom".to_owned(),
            Some(name) => format!("In every section of {name}"),
        };
        let combinations = self.combinations.words(", combination classes left out", ", combination classes only");
        let co_taught = self.co_taught.words(", co-taught ones left out", ", co-taught ones only");
        let what = format!("{class}, {}{combinations}{co_taught}", parts.join(", "));
        vec![Promise::of_students(ID, &self.clause, school, &what)]
    }

    fn bounds(&self) -> Vec<Bound> {
        if !self.sections.is_empty() {
            return Vec::new();
        }
        let conditions = format!("{:?} {:?}", self.combinations, self.co_taught);
        let most = self.most.map(|most| Bound::at_most(most, "students in a class"));
        most.into_iter().map(|bound| bound.under(&conditions)).collect()
    }
}
