//! Rooms somebody teaches in.
//!
//! # What it promises
//! Nobody teaches in more than so many rooms a day.
//!
//! # In contracts
//! - Boston: the absolute minimum.
//! - Miami-Dade: two where possible.
//! - Philadelphia: floating rosters shared fairly.
//! - Long Beach V: teachers in their first year do not travel, in secondary schools.
//!
//! # Example
//! ```toml
//! [[rooms]]
//! article = "9.6"
//! most = 2
//! verb = "should"
//! ```
//!
//! # Terms
//! | key | value | default | what it says |
//! | --- | --- | --- | --- |
//! | `most` | rooms, 1 to 40 | required | most rooms to teach in |
//! | `per` | a window | `day` | over which time |
//!
//! # What counts
//! Only teaching counts: not lunch duty, meetings or preparation. A row that names no room takes place in the homeroom's own.
//!
//! # Short days and part time
//! The same on short days and for part time.
//!
//! # Kept
//! Classes in rooms 12 and 14 where two are allowed.
//!
//! # Broken
//! One class in the gym besides.
//!
//! # How it is solved
//! Not sought, only checked: rooms follow from the school file. A wish for few room changes is a preference of the school.
//!
//! # How it is checked
//! The rooms of rows the adult teaches; a row that names none takes place in the homeroom's own room.
//!
//! # Edge cases
//! Two sections in one room are in one room. A co-taught row is in the room of its class for both.
//!
//! # Cannot be decided
//! A row whose room nobody knows could be in any: where that could break the limit it cannot be decided. That travelling is shared equitably
//! needs the years before; it is not checked here.

mod check;

use super::promise::{Bound, Promise, Promised};
use crate::model::School;
use crate::rules::clause::{Clause, Per};

/// Id of the rule.
pub const ID: &str = "rooms";

/// `[[rooms]]`: at most so many rooms to teach in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The clause.
    pub clause: Clause,
    /// Most rooms.
    pub most: u32,
    /// The window.
    pub per: Per,
}

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let rooms = if self.most == 1 { "room" } else { "rooms" };
        let what = format!("{}, at most {} {rooms} to teach in", self.per.every(), self.most);
        vec![Promise::of_clause(ID, &self.clause, school, &what)]
    }

    fn bounds(&self) -> Vec<Bound> {
        vec![Bound::at_most(self.most, format!("rooms {}", self.per.every().to_lowercase()))]
    }
}
