//! The cheapest way out of tiny schools against trying every change and every pair of changes.

use super::given::{AGREEMENT, changed, possible, reads, ways, with};
use commonhour::read::{self, Folder};
use commonhour::ways::{Change, Price, WaysOut, apply, catalogue, edited};

/// Steps of the solver for one candidate.
const EFFORT: u64 = 800;

fn after(folder: &Folder, changes: &[&Change]) -> Option<bool> {
    let school = edited(folder, changes.iter().flat_map(|change| &change.edits)).ok()?;
    if !reads(&school) {
        return Some(false);
    }
    possible(&school, EFFORT)
}

/// The price of the cheapest single or pair that the solver makes a schedule of, and whether everything cheaper was
/// proved impossible; each one asked by itself.
fn brute_force(folder: &Folder) -> Option<(Price, bool)> {
    let input = read::school(folder).unwrap();
    let all = catalogue(folder, &input);
    let mut candidates: Vec<(Price, Vec<&Change>)> = all.iter().map(|change| (change.price, vec![change])).collect();
    for (position, one) in all.iter().enumerate() {
        let others = all[position + 1..].iter().filter(|two| one.goes_with(two));
        candidates.extend(others.map(|two| (one.price + two.price, vec![one, two])));
    }
    candidates.sort_by_key(|(price, _)| *price);
    let mut undecided: Option<Price> = None;
    for (price, changes) in candidates {
        match after(folder, &changes) {
            Some(true) => return Some((price, undecided.is_none_or(|other| other >= price))),
            Some(false) => {}
            None => undecided = undecided.or(Some(price)),
        }
    }
    None
}

/// The sentences of each way out.
fn said(found: &WaysOut) -> Vec<Vec<&str>> {
    found.ways.iter().map(|way| way.changes.iter().map(|change| change.sentence.as_str()).collect()).collect()
}

fn agrees(name: &str, folder: &Folder) -> WaysOut {
    assert_ne!(possible(folder, EFFORT), Some(true), "{name}: there is nothing to get out of");
    let found = ways(folder);
    let brute = brute_force(folder);
    let best = found.ways.iter().map(|way| way.price).min();
    assert_eq!(best, brute.map(|(price, _)| price), "{name}: {:?}", said(&found));
    if found.proved_cheapest {
        assert!(brute.is_some_and(|(_, proved)| proved), "{name}: claimed the cheapest, and something is undecided");
    }
    for way in &found.ways {
        let after = apply(folder, way).unwrap();
        assert_eq!(possible(&after, 40_000), Some(true), "{name}: {:?}", way.changes);
        let sum = way.changes.iter().fold(Price::default(), |sum, change| sum + change.price);
        assert_eq!(sum, way.price);
    }
    found
}

#[test]
fn one_section_a_day_is_one_too_few() {
    let school = changed(&[("# What the team needs", "[sections]\nmax-per-day = 1\n\n# What the team needs")]);
    let found = agrees("most", &with(&school, &[("contract.toml", AGREEMENT)]));
    assert!(found.proved_cheapest);
    assert_eq!(found.ways[0].changes[0].sentence, "specials up to 2 times a day for one homeroom instead of 1");
}

#[test]
fn windows_that_leave_the_specials_no_time() {
    let school = changed(&[
        ("[special.art]\nminutes = 30", "[special.art]\nminutes = 30\nwindow = { start = 08:00, end = 08:30 }"),
        ("[special.music]\nminutes = 30", "[special.music]\nminutes = 30\nwindow = { start = 08:00, end = 08:30 }"),
    ]);
    let found = agrees("windows", &with(&school, &[("contract.toml", AGREEMENT)]));
    assert!(found.ways[0].changes[0].sentence.contains("every special"), "{:?}", said(&found));
}

#[test]
fn an_agreement_that_asks_too_much() {
    let agreement = AGREEMENT.replace("minutes = 30 ", "minutes = 35 ");
    let found = agrees("lunch", &with(&changed(&[]), &[("contract.toml", &agreement)]));
    assert!(
        found.ways.iter().any(|way| way.changes.iter().any(|change| change.sentence.contains("Art. 7.5"))),
        "{:?}",
        said(&found)
    );
}

#[test]
fn a_pin_in_the_way() {
    let school = format!(
        "{}\n[[pin]]\nspecials = \"1\"\ndays = [\"Mon\"]\nat = 08:00\n\n[[pin]]\nspecials = \"1\"\ndays = [\"Tue\"]\nat = 08:00\n",
        changed(&[])
    );
    agrees("pin", &with(&school, &[("contract.toml", AGREEMENT)]));
}

#[test]
fn two_changes_where_one_is_not_enough() {
    // Only one specialist a round, and one round a day: the team's hour needs both to change.
    let school = changed(&[
        ("# What the team needs", "[sections]\nmax-per-day = 1\n\n# What the team needs"),
        ("[special.art]\nminutes = 30", "[special.art]\nminutes = 30\nwindow = { start = 08:00, end = 08:30 }"),
        ("[special.music]\nminutes = 30", "[special.music]\nminutes = 30\nwindow = { start = 08:00, end = 08:30 }"),
    ]);
    // Two short meetings would be one change, and cost more here.
    let school = school + "\n[prices]\npoints = { pieces = 100 }\n";
    let found = agrees("pair", &with(&school, &[("contract.toml", AGREEMENT)]));
    assert_eq!(found.ways[0].changes.len(), 2, "{:?}", said(&found));
}
