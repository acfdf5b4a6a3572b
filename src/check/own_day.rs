//! An adult's rows of a day as the adult lives through them: kinds, minutes, turns, sites.

use std::collections::BTreeSet;

use super::joined;
use crate::model::{Kind, Minutes, School, Span};
use crate::schedule::{DirectedBy, Stretch};

/// What the time of a row is to the adults in it. Lunch with children is duty, not the adult's own lunch; preparation
/// that team or principal direct is directed.
#[must_use]
pub fn kind_to_adult(row: &Stretch) -> Kind {
    match (row.kind, row.directed_by) {
        (Kind::Lunch, _) if !row.homerooms.is_empty() => Kind::Duty,
        (Kind::Prep, Some(DirectedBy::Team | DirectedBy::Principal)) => Kind::DirectedPrep,
        (kind, _) => kind,
    }
}

/// Minutes of the rows that are `wanted`; rows at the same time count once.
#[must_use]
pub fn minutes_where(rows: &[&Stretch], wanted: impl Fn(&Stretch) -> bool) -> Minutes {
    let spans = rows.iter().filter(|row| wanted(row)).map(|row| row.span).collect();
    joined(spans).into_iter().map(Span::minutes).sum()
}

/// The turns among rows of one day in clock order: rows of one kind and course that touch or overlap are one turn.
#[must_use]
pub fn turns(rows: &[&Stretch]) -> Vec<Span> {
    let mut found: Vec<(Span, &Stretch)> = Vec::new();
    for row in rows {
        let same = |last: &Stretch| last.kind == row.kind && last.course == row.course && last.team == row.team;
        match found.iter_mut().find(|(span, last)| same(last) && row.span.start <= span.end) {
            Some((span, _)) => span.end = span.end.max(row.span.end),
            None => found.push((row.span, row)),
        }
    }
    found.into_iter().map(|(span, _)| span).collect()
}

/// The sites among `rows`: zones of their rooms, and how many rows are in a room whose zone is not known or in none.
/// Time between sites is at none.
#[must_use]
pub fn sites<'a>(school: &'a School, rows: &[&Stretch]) -> (BTreeSet<&'a str>, usize) {
    let mut known = BTreeSet::new();
    let mut unknown = 0;
    for row in rows.iter().filter(|row| row.kind != Kind::Travel) {
        match row.room.and_then(|room| school[room].zone.as_deref()) {
            Some(zone) => drop(known.insert(zone)),
            None => unknown += 1,
        }
    }
    (known, unknown)
}
