//! What is promised, in English, to be read by both sides of the table before anything is scheduled.

use super::clause::Clause;
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
    /// The adults covered, in staff order; empty where the promise is not to adults.
    pub covers: Vec<StaffId>,
    /// The whole promise as one sentence without a full stop.
    pub sentence: String,
}

/// A rule that can say what it promises.
pub trait Promised {
    /// The promises of this entry.
    fn promises(&self, school: &School) -> Vec<Promise>;
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
            covers: Vec::new(),
            sentence: sentence.into(),
        }
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
            sentence = format!("{sentence}, Art. {}", clause.article);
        }
        if !clause.agreement.is_empty() {
            sentence = format!("{sentence}, {}", clause.agreement);
        }
        if !clause.required() {
            sentence += " (preferred, not required)";
        }
        Self {
            rule,
            article: clause.article.clone(),
            agreement: clause.agreement.clone(),
            required: clause.required(),
            covers,
            sentence,
        }
    }
}
