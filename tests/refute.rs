//! The relaxation of the whole school: what it refutes, and what it must not.
//!
//! Every refuted school has a neighbour with one unit of slack that is not refuted.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "tests; `--nocapture` shows the steps")]

#[path = "refute/examples.rs"]
mod examples;
#[path = "refute/schools.rs"]
mod schools;

use commonhour::engine::Budget;
use commonhour::read::Folder;
use commonhour::refute::{Refutation, refute};
use schools::{Grid, Lanes, cafeteria, playground, short_of_cover};
use std::collections::BTreeMap;

/// Steps that a proof may take; those below take far fewer.
const STEPS: u64 = 40_000;

/// What the relaxation says of a school, and its steps.
fn said(folder: &Folder, steps: u64) -> (Refutation, u64) {
    let input = commonhour::read::school(folder).unwrap_or_else(|problems| panic!("{}", problems.render(false)));
    let demands = input.contract.demands(&input.school).required_only();
    let mut budget = Budget { steps, made: 0, interrupted: &|| false };
    let start = std::time::Instant::now();
    let said = refute(&input.school, &demands, 1, &mut budget);
    println!("{said:?} after {} steps, {:?}", budget.made, start.elapsed());
    (said, budget.made)
}

fn folder(school: String) -> Folder {
    Folder { files: BTreeMap::from([("school.toml".to_owned(), school)]) }
}

/// Refuted within so many steps, and the same way again.
fn refuted(school: String, most: u64) {
    let folder = folder(school);
    let (first, steps) = said(&folder, STEPS);
    assert_eq!(first, Refutation::Refuted);
    assert!(steps <= most, "{steps} steps");
    assert_eq!(said(&folder, STEPS), (first, steps));
}

fn stands(school: String) {
    assert_ne!(said(&folder(school), STEPS).0, Refutation::Refuted);
}

#[test]
fn thirty_six_rounds_do_not_fit_into_thirty_five_places() {
    refuted(Grid { grades: 6, places: 7 }.text(), 100);
    stands(Grid { grades: 6, places: 8 }.text());
    stands(Grid { grades: 5, places: 7 }.text());
}

#[test]
fn a_second_special_right_after_one_at_the_same_time_every_day() {
    refuted(Lanes { grades: 5, minutes: 390 }.text(), 20_000);
    stands(Lanes { grades: 5, minutes: 450 }.text());
    stands(Lanes { grades: 4, minutes: 390 }.text());
}

#[test]
fn a_lunch_window_too_short_for_all_grades_in_one_room() {
    refuted(cafeteria(85), 1_000);
    stands(cafeteria(90));
}

#[test]
fn a_recess_window_too_short_for_the_adults_who_watch() {
    refuted(playground(1), 1_000);
    stands(playground(2));
}

#[test]
fn a_team_hour_that_nothing_covers() {
    refuted(short_of_cover(1), 1_000);
    stands(short_of_cover(2));
}
