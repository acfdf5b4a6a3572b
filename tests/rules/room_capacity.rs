//! `room-capacity`

use crate::given::{given, numbers};
use commonhour::check::Verdict;
use commonhour::model::Shortfall;

const RULE: &str = "room-capacity";

#[test]
fn fits_exactly_and_breaks_by_one_homeroom() {
    let cafeteria = &given().about(RULE, "cafeteria")[0];
    assert_eq!((cafeteria.verdict, numbers(cafeteria)), (Verdict::Met, (2, 2)));
    let given = given().school(|school| school.rooms[3].fits = 1);
    assert_eq!(numbers(&given.on(RULE, "cafeteria", "Wed")), (1, 2));
    assert!(given.sentences().contains(&"cafeteria, Wed: 2 at once at 10:00–10:30 (3A, 3B); fits 1".to_owned()));
}

#[test]
fn one_minute_too_many_breaks_it() {
    let given = given()
        .but("Mon 09:30-10:00 special music 3A lane", "Mon 09:30-10:00 special music 3A lane @12")
        .but("Mon 09:00-09:30 special music 3B lane", "Mon 09:00-09:31 special music 3B lane @12");
    assert_eq!(numbers(&given.on(RULE, "12", "Mon")), (1, 2));
}

#[test]
fn combined_homerooms_are_one_where_the_grade_combines() {
    let combined = || {
        given()
            .but(
                "Mon 09:00-09:30 special art 3A okafor @art-room",
                "Mon 09:00-09:30 special art 3A;3B okafor @art-room",
            )
            .but("Mon 09:00-09:30 special music 3B lane", "")
    };
    assert_eq!(combined().on(RULE, "art-room", "Mon").verdict, Verdict::NotMet);
    let given = combined().school(|school| school.sections[0].shortfall = Shortfall::Combine);
    assert_eq!(given.about(RULE, "art-room")[0].verdict, Verdict::Met);
}

#[test]
fn groups_of_divided_homerooms_may_come_in_but_sections_stay_apart() {
    let groups = given()
        .but(
            "Wed 09:30-10:00 intervention win 3A;3B vega note:one",
            "Wed 09:30-10:00 intervention win 3A;3B vega @12 note:one",
        )
        .but(
            "Wed 09:30-10:00 intervention win 3A;3B aide note:two",
            "Wed 09:30-10:00 intervention win 3A;3B aide @12 note:two",
        );
    assert_eq!(groups.broken(), []);
    let sections =
        given().but("Mon 09:00-09:30 special music 3B lane", "Mon 09:00-09:30 special music 3B lane @art-room");
    assert_eq!(numbers(&sections.on(RULE, "art-room", "Mon")), (1, 2));
}
