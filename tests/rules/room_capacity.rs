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

#[test]
fn one_crowd_is_one_finding_and_another_crowd_another() {
    let both = |first: &str, second: &str| {
        let given = given()
            .but("Tue 09:00-10:00 instruct - 3A ruiz", &format!("Tue 09:00-10:00 instruct - 3A ruiz @12\n{first}"))
            .but("Tue 09:00-10:00 instruct - 3B cho", second);
        let about = given.about(RULE, "12");
        about.into_iter().map(|own| own.evidence.sentence).collect::<Vec<_>>()
    };
    let whole = "12, Tue: 2 at once at 09:00–10:00 (3A, 3B); fits 1";
    // Cut at half past nine by 3B's second row: still one crowd.
    let cut = "Tue 09:00-09:30 instruct - 3B cho @12\nTue 09:30-10:00 instruct - 3B cho @12";
    assert_eq!(both("", cut), [whole]);
    let gap = "Tue 09:00-09:20 instruct - 3B cho @12\nTue 09:20-09:40 instruct - 3B cho\nTue 09:40-10:00 instruct - 3B cho @12";
    assert_eq!(
        both("", gap),
        ["12, Tue: 2 at once at 09:00–09:20 (3A, 3B); fits 1", "12, Tue: 2 at once at 09:40–10:00 (3A, 3B); fits 1"]
    );
}

#[test]
fn a_crowd_that_grows_is_another() {
    let art = "Mon 09:30-10:00 special art 3B okafor @art-room";
    let given = given()
        .but("Mon 09:30-10:00 special music 3A lane", "Mon 09:30-10:00 special music 3A lane @art-room")
        .but(art, &format!("{art}\nMon 09:45-10:00 special art 3B vega @art-room"));
    let said: Vec<(i64, i64)> = given.about(RULE, "art-room").iter().map(numbers).collect();
    assert_eq!(said, [(1, 2), (1, 3)], "two sections, and a third from a quarter to ten");
}

#[test]
fn other_adults_or_other_times_are_another_section() {
    let rows = |adult: &str| {
        let art = "Mon 09:00-09:30 special art 3A okafor @art-room";
        let second = format!("{art}\nMon 09:00-09:30 special art 3B {adult} @art-room");
        let given = given().but(art, &second);
        let about = given.about(RULE, "art-room");
        (about[0].verdict, numbers(&about[0]))
    };
    assert_eq!(rows("vega"), (Verdict::NotMet, (1, 2)));
    let until = given().but(
        "Mon 09:00-09:30 special art 3A okafor @art-room",
        "Mon 09:00-09:30 special art 3A okafor @art-room\nMon 09:00-09:29 special art 3B okafor @art-room",
    );
    assert_eq!(numbers(&until.about(RULE, "art-room")[0]), (1, 2), "other times, another section");
}

#[test]
fn a_group_pulled_out_leaves_its_homeroom_behind() {
    let pulled = |room: &str| {
        given()
            .school(|school| school.pull_outs.push(crate::weekly_program::speech(20)))
            .but("Tue 09:00-10:00 instruct - 3A ruiz", "Tue 09:00-10:00 instruct - 3A ruiz @12")
            .but("Tue 09:00-10:00 instruct - 3B cho", "Tue 09:00-10:00 instruct - 3B cho @14")
            .and(&format!("Tue 09:00-09:20 intervention speech 3A vega @{room}"))
    };
    assert_eq!(pulled("14").about(RULE, "14")[0].verdict, Verdict::Met, "a group is no homeroom");
    let full = pulled("art-room").but("Tue 09:00-10:00 instruct - 3B cho @14", "Tue 09:00-10:00 instruct - 3B cho @12");
    let said: Vec<String> = full.about(RULE, "12").into_iter().map(|own| own.evidence.sentence).collect();
    assert_eq!(said, ["12, Tue: 2 at once at 09:00–10:00 (3A, 3B); fits 1"], "the rest of 3A is still there");
}

#[test]
fn a_group_out_for_the_whole_time_leaves_its_homeroom_behind_too() {
    let full = given()
        .school(|school| school.pull_outs.push(crate::weekly_program::speech(60)))
        .but("Tue 09:00-10:00 instruct - 3A ruiz", "Tue 09:00-10:00 instruct - 3A ruiz @12")
        .but("Tue 09:00-10:00 instruct - 3B cho", "Tue 09:00-10:00 instruct - 3B cho @12")
        .and("Tue 09:00-10:00 intervention speech 3A vega @art-room");
    let said: Vec<String> = full.about(RULE, "12").into_iter().map(|own| own.evidence.sentence).collect();
    assert_eq!(said, ["12, Tue: 2 at once at 09:00–10:00 (3A, 3B); fits 1"]);
}

#[test]
fn groups_of_two_homerooms_in_one_section_are_one() {
    // Both homerooms are divided between art and music; the art group has a row for each.
    let groups = |second: &str| {
        let given = given()
            .but("Mon 09:30-10:00 special art 3B okafor @art-room", "")
            .but("Mon 09:30-10:00 special music 3A lane", "")
            .and("Mon 09:00-09:30 special music 3A lane")
            .and(second);
        let about = given.about(RULE, "art-room");
        (about[0].verdict, numbers(&about[0]))
    };
    assert_eq!(groups("Mon 09:00-09:30 special art 3B okafor @art-room"), (Verdict::Met, (1, 1)));
    assert_eq!(
        groups("Mon 09:00-09:30 special music 3B okafor @art-room"),
        (Verdict::NotMet, (1, 2)),
        "another course"
    );
}
