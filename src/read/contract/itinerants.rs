//! People who work at several sites.

use super::{Reader, Shape, TEACHING};
use crate::rules::{Contract, travel};

pub(super) const SHAPES: [&Shape; 1] = [&TRAVEL];

const TRAVEL: Shape = Shape {
    id: travel::ID,
    keys: &["minutes", "outside-lunch", "outside-prep", "sites-per-day", "lunch-and-travel", "zones-are-sites"],
    usual: &TEACHING,
    counting: &[],
};

pub(super) fn read(reader: &Reader<'_>, contract: &mut Contract) {
    reader.each(&TRAVEL, &mut contract.travel, |table, clause| {
        Some(travel::Terms {
            clause,
            minutes: table.minutes("minutes", 1..=480),
            outside_lunch: table.truth("outside-lunch").unwrap_or(true),
            outside_prep: table.truth("outside-prep").unwrap_or(true),
            sites_per_day: table.number("sites-per-day", 1..=20, "sites"),
            lunch_and_travel: table.minutes("lunch-and-travel", 1..=480),
            zones_are_sites: table.truth("zones-are-sites").unwrap_or(false),
        })
    });
}
