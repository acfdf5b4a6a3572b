//! A change of the school's own files, and what it costs.

use std::collections::BTreeSet;

use serde::Serialize;

use super::edit::Edit;
use crate::model::{ChangeKind, Item};

/// What a change costs. Nuisance and money make one order: points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
pub struct Price {
    /// Nuisance and money together, in points: what ways out are ordered by.
    pub points: i64,
    /// Money a year, in the school's currency.
    pub money: i64,
}

impl std::ops::Add for Price {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { points: self.points + other.points, money: self.money + other.money }
    }
}

/// One thing that could be otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What kind of change it is.
    pub kind: ChangeKind,
    /// In a principal's words.
    pub sentence: String,
    /// What it costs.
    pub price: Price,
    /// What of the school and its contract it changes.
    pub touches: BTreeSet<Item>,
    /// How the files change.
    pub edits: Vec<Edit>,
    /// False where a team would meet while no children are in school: never called time in the school day.
    pub in_school_day: bool,
    /// What it is a step of, and how far: two steps of one ladder are never taken together.
    pub(super) ladder: String,
    pub(super) step: i32,
    /// Changes of the same kind to the same thing, for some or for all: where the widest is hopeless, all are.
    pub(super) family: String,
    /// What it takes away, apart from whom it is for: the same for one grade as for all.
    pub(super) way: String,
    /// Whether it only takes away what was asked: then every schedule of the school as it is stays one, and what is
    /// impossible with a longer step is impossible with a shorter one.
    pub(super) eases: bool,
    /// Whether it is for one grade of several that have the block: the others keep what it takes away.
    pub(super) apart: bool,
}

impl Change {
    /// Whether it takes away all that another one does: every schedule of the school with the other is one with this.
    pub(super) fn contains(&self, other: &Self) -> bool {
        let further = self.eases && other.eases && self.kind == other.kind && self.step >= other.step;
        let for_all = || !self.apart && self.way == other.way && self.touches.is_superset(&other.touches);
        further && (self.ladder == other.ladder || for_all())
    }

    /// Whether the two can be made together.
    #[must_use]
    pub fn goes_with(&self, other: &Self) -> bool {
        self.ladder != other.ladder && !self.edits.iter().any(|one| other.edits.iter().any(|two| one.disturbs(two)))
    }
}
