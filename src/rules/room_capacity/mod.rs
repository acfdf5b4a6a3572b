//! No room holds more homerooms than fit.
//!
//! # What it promises
//! At no minute are more homerooms in a room than fit there, and a room for one holds one section.
//!
//! # In contracts
//! Rarely; class-size articles and fire codes lie behind it.
//!
//! # Example
//! ```toml
//! [room.gym]
//! fits = 2
//! ```
//!
//! # Terms
//! None of a contract; rooms of the school file say how many homerooms fit (`fits`, default 1).
//!
//! # What counts
//! Homerooms as a whole, in rows that name the room.
//!
//! # Short days and part time
//! The same on every day.
//!
//! # Kept
//! The cafeteria fits four and four homerooms eat.
//!
//! # Broken
//! A fifth homeroom comes in at 11:34 while four stay until 11:35.
//!
//! # How it is solved
//! Homerooms at once in a named room never exceed its number.
//!
//! # How it is checked
//! Each room's day is cut wherever a row in it starts or ends, and the homerooms of each cut are counted.
//!
//! # Edge cases
//! A homeroom that is divided, or whose pulled-out group comes in, does not count: only a part of it is there. Two
//! homerooms combined in one section count as one where the grade combines. Rows of adults only do not count.
//!
//! # Cannot be decided
//! How many children a room holds: only homerooms are counted.

mod check;

use super::promise::{Promise, Promised};
use crate::model::School;

/// Id of the rule.
pub const ID: &str = "room-capacity";

/// A rule of the program itself: it has no terms and always holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms;

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let shared: Vec<String> = school
            .rooms
            .iter()
            .filter(|room| room.fits != 1)
            .map(|room| format!("{} fits {}", room.name, room.fits))
            .collect();
        let rest = if shared.is_empty() {
            "every room fits 1".to_owned()
        } else {
            format!("{}, all others 1", shared.join(", "))
        };
        vec![Promise::of_program(ID, format!("At every minute, no more homerooms in a room than fit: {rest}"))]
    }
}
