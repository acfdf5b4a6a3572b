//! `no-double-booking`

use crate::given::{given, numbers};
use commonhour::check::Verdict;

const RULE: &str = "no-double-booking";

#[test]
fn touching_rows_keep_it_and_one_minute_breaks_it() {
    assert_eq!(given().about(RULE, "okafor")[0].verdict, Verdict::Met);
    let given = given()
        .but("* 11:00-11:30 lunch - - okafor", "* 11:00-11:30 lunch - - okafor\nMon 08:29-08:45 duty - - okafor");
    assert_eq!(given.broken(), [(RULE, "okafor".to_owned(), 0, 1)]);
    assert_eq!(given.sentences(), ["okafor, Mon: in prep 08:00–08:30 and in duty 08:29–08:45 at once, 1 min"]);
    assert_eq!(numbers(&given.on(RULE, "okafor", "Mon")), (0, 1));
}

#[test]
fn a_homeroom_is_in_two_rows_only_as_groups() {
    let given = given().and("Tue 09:30-09:31 recess - 3A aide");
    assert!(
        given
            .sentences()
            .contains(&"3A, Tue: in instruct 09:00–10:00 and in recess 09:30–09:31 at once, 1 min".to_owned())
    );
}

#[test]
fn a_group_that_is_no_block_may_be_pulled_out_of_class() {
    let pulled = given().and("Tue 09:30-09:50 intervention - 3A vega note:speech");
    assert_eq!(pulled.broken(), []);
    let whole = given().and("Tue 09:30-09:50 intervention win 3A vega");
    assert!(whole.findings(RULE).iter().any(|finding| finding.verdict == Verdict::NotMet));
}

#[test]
fn everybody_has_a_finding_with_or_without_rows() {
    let mut given = given();
    given.week = String::new();
    assert_eq!(given.findings(RULE).len(), 8);
    assert!(given.findings(RULE).iter().all(|finding| finding.verdict == Verdict::Met));
}

#[test]
fn the_rows_that_were_compared_are_counted() {
    let said = |who: &str| given().about(RULE, who)[0].evidence.sentence.clone();
    assert_eq!(said("vega"), "vega: 9 rows, no two at once");
    assert_eq!(said("lane"), "lane: 4 rows, no two at once");
    let given = given().and("Mon 12:00-12:10 duty - - lane");
    assert_eq!(given.about(RULE, "lane")[0].evidence.sentence, "lane: 5 rows, no two at once");
}

#[test]
fn a_second_teacher_joins_a_class_and_no_recess() {
    let clashes = |row: &str| {
        let own = given().and(row).about(RULE, "3A").into_iter().filter(|own| own.verdict == Verdict::NotMet);
        own.map(|own| own.evidence.sentence).collect::<Vec<_>>()
    };
    assert_eq!(clashes("Tue 09:30-09:50 co-teach - 3A vega"), [""; 0], "it begins later than the class");
    assert_eq!(clashes("Tue 09:00-09:50 co-teach - 3A vega"), [""; 0], "it comes first");
    assert_eq!(
        clashes("Tue 11:19-11:30 co-teach - 3A vega"),
        ["3A, Tue: in recess recess 11:00–11:20 and in co-teach 11:19–11:30 at once, 1 min"]
    );
}

#[test]
fn a_second_teacher_of_another_lesson_is_no_second_teacher_of_this() {
    // On Tuesday from 09:00 to 10:00 3A has one lesson, and vega is with it from 09:30 on.
    let clashes = |lesson: &str, joined: &str| {
        let given = given()
            .but("Tue 09:00-10:00 instruct - 3A ruiz", &format!("Tue 09:00-10:00 instruct {lesson} 3A ruiz"))
            .and(&format!("Tue 09:30-09:50 co-teach {joined} 3A vega"));
        let own = given.about(RULE, "3A").into_iter().filter(|own| own.verdict == Verdict::NotMet);
        own.map(|own| own.evidence.sentence).collect::<Vec<_>>()
    };
    assert_eq!(clashes("literacy", "literacy"), [""; 0], "the same block");
    assert_eq!(clashes("art", "art"), [""; 0], "the same course");
    assert_eq!(clashes("-", "literacy"), [""; 0], "class time that names none");
    assert_eq!(clashes("literacy", "-"), [""; 0], "whatever is taught");
    let other = |one: &str, two: &str| {
        [format!("3A, Tue: in instruct {one} 09:00–10:00 and in co-teach {two} 09:30–09:50 at once, 20 min")]
    };
    assert_eq!(clashes("literacy", "win"), other("literacy", "win"), "another block");
    assert_eq!(clashes("literacy", "art"), other("literacy", "art"), "a course is no part of a block");
    assert_eq!(clashes("art", "literacy"), other("art", "literacy"));
}
