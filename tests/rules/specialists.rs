//! `specialist-load` and `specialist-gap`

use crate::given::{Given, clause, given, numbers};
use commonhour::check::Verdict;
use commonhour::model::Role;
use commonhour::rules::{specialist_gap, specialist_load};

fn load(sections_per_day: Option<u32>, in_a_row: Option<u32>) -> Given {
    given().contract(|contract| {
        let clause = clause(&[Role::Specialist]);
        contract.specialist_load.push(specialist_load::Terms { clause, sections_per_day, in_a_row });
    })
}

fn gap(minutes: i32) -> Given {
    given().contract(|contract| {
        contract.specialist_gap.push(specialist_gap::Terms { clause: clause(&[Role::Specialist]), minutes });
    })
}

#[test]
fn load_keeps_exactly_and_breaks_by_one_section() {
    let given = load(Some(2), None);
    assert_eq!(given.broken(), []);
    assert_eq!(numbers(&given.on("specialist-load", "okafor", "Mon")), (2, 2));
    let given = load(Some(1), None);
    assert_eq!(
        given.broken(),
        [("specialist-load", "okafor".to_owned(), 1, 2), ("specialist-load", "lane".to_owned(), 1, 2)]
    );
    assert_eq!(given.sentences()[0], "okafor, Mon: 2 sections (09:00–10:00); at most 1 by Art. 7");
}

#[test]
fn a_row_of_sections_ends_with_ten_minutes() {
    let later = |start: &str, end: &str| {
        load(None, Some(1))
            .but(
                "Mon 09:30-10:00 special art 3B okafor @art-room",
                &format!("Mon {start}-{end} special art 3B okafor @art-room"),
            )
            .about("specialist-load", "okafor")
            .remove(0)
    };
    assert_eq!(numbers(&later("09:40", "10:10")), (1, 1));
    assert_eq!(later("09:40", "10:10").verdict, Verdict::Met);
    assert_eq!(numbers(&later("09:39", "10:09")), (1, 2));
    assert_eq!(later("09:39", "10:09").verdict, Verdict::NotMet);
}

#[test]
fn the_gap_keeps_exactly_and_breaks_by_one_minute() {
    let later = |minutes: i32| {
        gap(5)
            .but(
                "Mon 09:30-10:00 special art 3B okafor @art-room",
                &format!("Mon 09:{}-10:10 special art 3B okafor @art-room", 30 + minutes),
            )
            .on("specialist-gap", "okafor", "Mon")
    };
    assert_eq!((later(5).verdict, numbers(&later(5))), (Verdict::Met, (5, 5)));
    assert_eq!((later(4).verdict, numbers(&later(4))), (Verdict::NotMet, (5, 4)));
    assert_eq!(
        later(4).evidence.sentence,
        "okafor, Mon: least 4 min between sections, 09:30–09:34; 5 required by Art. 7"
    );
}

#[test]
fn days_with_fewer_than_two_sections_are_met_and_days_away_have_no_finding() {
    let given = gap(5);
    assert_eq!(given.on("specialist-gap", "okafor", "Wed").verdict, Verdict::Met);
    assert_eq!(given.about("specialist-gap", "lane").len(), 1);
}
