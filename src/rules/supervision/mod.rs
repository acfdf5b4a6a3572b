//! Children always have an adult who may be with them.
//!
//! # What it promises
//! Every minute of a homeroom's day, walks included, is in a row with an adult who may be alone with children for that
//! kind of time. Where the homeroom is divided, every group has one.
//!
//! # In contracts
//! Aides' agreements list what they may supervise; state law says who may instruct.
//!
//! # Example
//! ```toml
//! [[supervision]]
//! role = "paraprofessional"
//! kinds = ["recess", "lunch", "transition", "arrival", "dismissal", "duty"]
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `role` | a role | required | whose default is replaced |
//! | `kinds` | kinds of time | required | for which somebody of the role may be alone with children |
//!
//! # What counts
//! By default classroom teachers, specialists, interventionists, special educators, ELD teachers, administrators, coaches, counselors
//! and librarians may be alone with children for everything; paraprofessionals for recess, lunch, transition, passing, arrival, dismissal,
//! duty and (under a teacher who is with the same unit at the same time) intervention and ELD groups; support staff for recess, lunch,
//! transition, passing, arrival, dismissal and duty.
//!
//! # Short days and part time
//! The same on every day and for everybody.
//!
//! # Kept
//! An aide has recess; an aide leads a WIN group while the teacher leads another group of the same homeroom.
//!
//! # Broken
//! An aide alone has mathematics from 10:44 to 10:45, or nobody is with 3A for a minute.
//!
//! # How it is solved
//! Every stretch of the children's day is given adults whose roles allow it.
//!
//! # How it is checked
//! The day is cut wherever a row of the homeroom starts or ends; each cut is looked at by itself.
//!
//! # Edge cases
//! A paraprofessional may lead an intervention or ELD group while somebody who may do so alone is with children of one
//! of its homerooms at the same time, in the same row or another. Minutes outside the homeroom's own hours are not
//! looked at.
//!
//! # Cannot be decided
//! Nothing of the schedule. HR must answer what aides may supervise alone: agreements and state law differ.

mod check;

use super::clause::Supervision;
use super::promise::{Promise, Promised};
use crate::model::{Kind, Role, School};

/// Id of the rule.
pub const ID: &str = "supervision";

/// A rule of the program itself; contracts may replace who is allowed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Terms {
    /// Who may be alone with children for which kinds of time.
    pub allowed: Supervision,
}

impl Promised for Terms {
    fn promises(&self, _school: &School) -> Vec<Promise> {
        let limited =
            Role::ALL.into_iter().filter(|role| Kind::ALL.iter().any(|kind| !self.allowed.allows(*role, *kind)));
        let limits: Vec<String> = limited
            .map(|role| {
                let kinds: Vec<&str> =
                    Kind::ALL.iter().filter(|kind| self.allowed.allows(role, **kind)).map(|kind| kind.word()).collect();
                let kinds = if kinds.is_empty() { "nothing".to_owned() } else { kinds.join(", ") };
                format!("{} alone only for {kinds}", role.word())
            })
            .collect();
        let mut sentence = "Every minute of the children's day, an adult who may be with them".to_owned();
        if !limits.is_empty() {
            sentence = format!("{sentence} ({})", limits.join("; "));
        }
        vec![Promise::of_program(ID, sentence)]
    }
}
