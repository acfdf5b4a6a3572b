//! What is promised, in English, to be read by both sides of the table before anything is scheduled.

use super::clause::{Clause, Status, Verb};
use crate::model::{School, StaffId};

/// One promise: a rule with its number, its article and whom it covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// Id of the rule.
    pub rule: &'static str,
    /// Article; empty for rules of the program itself.
    pub article: String,
    /// Agreement or statute; empty for rules of the program itself.
    pub agreement: String,
    /// Required (shall) or preferred (should).
    pub required: bool,
    /// Whose reading of the clause it is, where there are several.
    pub reading: Option<String>,
    /// Why it asks nothing at this school on the day of the audit; `None` where it asks something.
    pub silent: Option<String>,
    /// The adults covered, in staff order; empty where the promise is not to adults.
    pub covers: Vec<StaffId>,
    /// The whole promise as one sentence without a full stop.
    pub sentence: String,
}

/// A rule that can say what it promises.
pub trait Promised {
    /// The promises of this entry.
    fn promises(&self, school: &School) -> Vec<Promise>;

    /// Its numbers, to be compared with those of other clauses. None where the promise is no number.
    fn bounds(&self) -> Vec<Bound> {
        Vec::new()
    }
}

/// Least or most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// At least so many.
    AtLeast(i64),
    /// At most so many.
    AtMost(i64),
}

/// One number of a promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// What is measured, as it follows a number: `minutes of preparation a day`. Two clauses are compared where this is
    /// the same.
    pub of: String,
    /// Under which conditions (what counts, in which blocks): two numbers of one article are only different numbers
    /// for the same thing where this is the same too.
    pub conditions: String,
    /// The number.
    pub limit: Limit,
}

impl Bound {
    /// At least `number`.
    #[must_use]
    pub fn at_least(number: impl Into<i64>, of: impl Into<String>) -> Self {
        Self { of: of.into(), conditions: String::new(), limit: Limit::AtLeast(number.into()) }
    }

    /// At most `number`.
    #[must_use]
    pub fn at_most(number: impl Into<i64>, of: impl Into<String>) -> Self {
        Self { of: of.into(), conditions: String::new(), limit: Limit::AtMost(number.into()) }
    }

    /// The same number under these conditions.
    #[must_use]
    pub fn under(self, conditions: impl Into<String>) -> Self {
        Self { conditions: conditions.into(), ..self }
    }
}

/// A number with its unit, which is written for more than one: `1 turn`, `2 turns`.
pub(super) fn counted(number: u32, units: &str) -> String {
    let unit = if number == 1 { units.trim_end_matches('s') } else { units };
    format!("{number} {unit}")
}

impl Promise {
    /// A promise of the program itself.
    #[must_use]
    pub fn of_program(rule: &'static str, sentence: impl Into<String>) -> Self {
        Self {
            rule,
            article: String::new(),
            agreement: String::new(),
            required: true,
            reading: None,
            silent: None,
            covers: Vec::new(),
            sentence: sentence.into(),
        }
    }

    /// The promise, or that it asks nothing and why.
    pub(super) fn or_silent(mut self, silent: Option<String>) -> Self {
        if let Some(why) = &silent {
            self.sentence = format!("{} (asks nothing here: {why})", self.sentence);
        }
        self.silent = silent;
        self
    }

    /// A promise of a contract to students: `what` completed by their grades, article and agreement.
    #[must_use]
    pub fn of_students(rule: &'static str, clause: &Clause, school: &School, what: &str) -> Self {
        let grades: Vec<&str> = clause.covers.grades.iter().map(|grade| school[*grade].id.as_str()).collect();
        let whom = match (clause.homerooms(school).next(), grades.as_slice()) {
            (None, _) => "for nobody at this school".to_owned(),
            (Some(_), []) => "for every grade".to_owned(),
            (Some(_), [grade]) => format!("for grade {grade}"),
            (Some(_), grades) => format!("for grades {}", grades.join(", ")),
        };
        let mut sentence = format!("{what}, {whom}");
        for part in
            [clause.label(), if clause.required() { String::new() } else { "preferred, not required".to_owned() }]
        {
            if !part.is_empty() {
                sentence = format!("{sentence}, {part}");
            }
        }
        sentence += &ending(clause);
        Self {
            article: clause.article.clone(),
            agreement: clause.agreement.clone(),
            required: clause.required(),
            ..Self::of_program(rule, sentence)
        }
    }

    /// A promise of a contract: `what` completed by whom it covers, article and agreement.
    #[must_use]
    pub fn of_clause(rule: &'static str, clause: &Clause, school: &School, what: &str) -> Self {
        let covers: Vec<StaffId> = clause.covered(school).collect();
        let names = covers.iter().map(|staff| school[*staff].name.as_str()).collect::<Vec<_>>().join(", ");
        let mut sentence = match covers.len() {
            0 => format!("{what}, for nobody at this school"),
            1 => format!("{what}, for {names}"),
            n => format!("{what}, for {n} people: {names}"),
        };
        if !clause.article.is_empty() {
            let page = clause.page.as_ref().map_or_else(String::new, |page| format!(" (page {page})"));
            sentence = format!("{sentence}, Art. {}{page}", clause.article);
        }
        if !clause.agreement.is_empty() {
            sentence = format!("{sentence}, {}", clause.agreement);
        }
        sentence += match clause.verb {
            Verb::Shall => "",
            Verb::Should => " (preferred, not required)",
            Verb::Encouraged => " (encouraged, not required)",
        };
        if let Some(who) = clause.held_by() {
            sentence = format!("{sentence}, as {who} reads it");
        }
        sentence += &ending(clause);
        Self {
            rule,
            article: clause.article.clone(),
            agreement: clause.agreement.clone(),
            required: clause.required(),
            reading: clause.held_by().map(str::to_owned),
            silent: None,
            covers,
            sentence,
        }
    }
}

/// What would allow it to be broken, and a number that was not read in the text.
fn ending(clause: &Clause) -> String {
    let unless = clause.unless.as_ref().map_or_else(String::new, |unless| format!(", unless {unless}"));
    let weak = clause.status.filter(|status| *status != Status::VerifiedText);
    unless + &weak.map_or_else(String::new, |status| format!(" (number {})", status.words()))
}
