//! Whether the adults of a row are with children.

use crate::model::Kind;
use crate::schedule::Stretch;

/// How the adults of a row are with children.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Contact {
    /// Not at all.
    None,
    /// They watch over them.
    Supervising,
    /// They teach them.
    Teaching,
}

/// How the adults of `row` are with children.
///
/// Teaching kinds are contact even where the row names no homeroom (a group whose homeroom was not written). A post of
/// kind duty, recess, arrival or dismissal is supervision with or without homerooms; lunch, transition and passing only
/// with homerooms, because without them they are the adult's own.
#[must_use]
pub fn contact(row: &Stretch) -> Contact {
    if row.kind.is_teaching() {
        return Contact::Teaching;
    }
    match row.kind {
        Kind::Duty | Kind::Recess | Kind::Arrival | Kind::Dismissal => Contact::Supervising,
        _ if row.homerooms.is_empty() => Contact::None,
        _ => Contact::Supervising,
    }
}
