//! `intervention-outside-core`

use crate::given::{given, numbers};
use commonhour::check::Verdict;

const RULE: &str = "intervention-outside-core";

#[test]
fn keeps_exactly_and_breaks_by_one_minute() {
    let finding = &given().about(RULE, "3A")[0];
    assert_eq!((finding.verdict, numbers(finding)), (Verdict::Met, (90, 90)), "short day included");
    let given = given()
        .but(
            "Wed 09:30-10:00 intervention win 3A;3B vega note:one",
            "Wed 09:30-09:59 intervention win 3A;3B vega note:one",
        )
        .but(
            "Wed 09:30-10:00 intervention win 3A;3B aide note:two",
            "Wed 09:30-09:59 intervention win 3A;3B aide note:two",
        );
    let finding = &given.about(RULE, "3A")[0];
    assert_eq!((finding.verdict, numbers(finding)), (Verdict::NotMet, (90, 89)));
    assert!(finding.evidence.sentence.contains("Wed: 29 min at 09:30–09:59 instead of 30"));
}

#[test]
fn a_group_out_of_core_for_one_minute_breaks_it() {
    let given = given().and("Mon 08:59-09:00 intervention - 3A vega note:speech");
    assert_eq!(given.broken(), [(RULE, "3A".to_owned(), 0, 1)]);
    assert_eq!(given.sentences(), ["3A, Mon: intervention 08:59–09:00 takes 1 min of instruct literacy 08:00–09:00"]);
    let outside = crate::given::given().and("Tue 09:00-09:20 intervention - 3A vega note:speech");
    assert_eq!(outside.broken(), []);
}

#[test]
fn a_grade_without_intervention_does_not_apply() {
    let given = given().school(|school| school.grades[0].no_intervention = Some("starts in 2027".to_owned()));
    let finding = &given.about(RULE, "3B")[0];
    assert_eq!(finding.verdict, Verdict::DoesNotApply);
    assert_eq!(finding.evidence.sentence, "3B: grade 3 has no intervention blocks: starts in 2027");
}

#[test]
fn a_homeroom_that_the_file_forgot_is_not_met() {
    let given = given().school(|school| school.blocks[3].units[0].homerooms.truncate(1));
    let finding = &given.about(RULE, "3B")[0];
    assert_eq!((finding.verdict, numbers(finding)), (Verdict::NotMet, (1, 0)));
}

#[test]
fn a_day_on_which_the_block_may_not_lie_owes_nothing() {
    let week = |window: bool| {
        let given = given()
            .but("Wed 09:30-10:00 intervention win 3A;3B vega note:one", "")
            .but("Wed 09:30-10:00 intervention win 3A;3B aide note:two", "");
        let given = given.school(|school| school.blocks[3].windows[2] = school.blocks[3].windows[2].filter(|_| window));
        let finding = given.about(RULE, "3A")[0].clone();
        (finding.verdict, numbers(&finding))
    };
    assert_eq!(week(false), (Verdict::Met, (60, 60)));
    assert_eq!(week(true), (Verdict::NotMet, (90, 60)));
}

#[test]
fn twice_a_day_owes_twice_the_minutes() {
    let twice = |minutes| {
        let given = given().school(|school| {
            school.blocks[3].minutes = vec![Some(minutes); 3];
            school.blocks[3].times = commonhour::model::Times::PerDay(2);
        });
        let finding = given.about(RULE, "3A")[0].clone();
        (finding.verdict, numbers(&finding))
    };
    assert_eq!(twice(15), (Verdict::Met, (90, 90)), "30 minutes are twice 15");
    assert_eq!(twice(16), (Verdict::NotMet, (96, 90)));
}

/// A course is core where the file says so, and only that course.
#[test]
fn a_core_course_is_core_and_its_neighbour_is_not() {
    let pulled = |core: Option<usize>| {
        let given = given().and("Mon 09:29-09:30 intervention - 3A vega note:speech").school(|school| {
            if let Some(course) = core {
                school.courses[course].core = true;
            }
        });
        given.broken_by(&[RULE])
    };
    assert_eq!(pulled(Some(0)), [(RULE, "3A".to_owned(), 0, 1)], "out of art");
    assert_eq!(pulled(Some(1)), [], "music is core, and this is art");
    assert_eq!(pulled(None), []);
}
