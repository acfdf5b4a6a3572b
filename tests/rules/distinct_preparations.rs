//! `distinct-preparations`

use crate::given::{Given, clause, given, numbers};
use commonhour::check::Verdict;
use commonhour::model::{Grade, GradeId, Homeroom, HomeroomId, Role, StaffId};
use commonhour::rules::clause::Clause;
use commonhour::rules::distinct_preparations::{KINDS, Terms};

const RULE: &str = "distinct-preparations";

/// At most so many preparations, by course and grade.
pub(crate) fn terms(clause: Clause, most: u32) -> Terms {
    Terms {
        clause,
        most: Some(most),
        preferred: None,
        subjects: None,
        same: Vec::new(),
        leave_out: Vec::new(),
        by_grade: true,
        kinds: KINDS.to_vec(),
    }
}

/// okafor teaches art in grades 3 and 4, music in grade 3 and literacy in grade 4.
fn with(change: impl FnOnce(&mut Terms)) -> Given {
    let mut given = given()
        .contract(|contract| {
            let mut own = terms(clause(&[Role::Specialist]), 4);
            change(&mut own);
            contract.distinct_preparations.push(own);
        })
        .school(|school| {
            let grade = Grade { id: "4".to_owned(), homerooms: vec![HomeroomId(2)], ..school.grades[0].clone() };
            school.grades.push(grade);
            let home = Homeroom {
                id: "4A".to_owned(),
                grade: GradeId(1),
                teachers: vec![StaffId(4)],
                ..school.homerooms[0].clone()
            };
            school.homerooms.push(home);
            let sections = school.sections[0].clone();
            school.sections.push(sections);
            for course in &mut school.courses {
                course.minutes.push(None);
                course.per_cycle.push(0);
            }
        });
    "Mon 08:00-08:30 special art 3A okafor
Mon 08:30-09:00 special art 4A okafor
Tue 08:00-08:30 special music 3A okafor
Tue 08:30-09:00 instruct literacy 4A okafor
Wed 08:00-08:30 special art 3B okafor
Wed 08:30-09:00 intervention win 3A okafor
"
    .clone_into(&mut given.week);
    given
}

fn first(given: &Given) -> (i64, i64, Verdict) {
    let own = &given.about(RULE, "okafor")[0];
    (numbers(own).0, numbers(own).1, own.verdict)
}

#[test]
fn keeps_exactly_and_breaks_by_one_lesson() {
    assert_eq!(first(&with(|_| {})), (4, 4, Verdict::Met));
    let given = with(|terms| terms.most = Some(3));
    assert_eq!(first(&given), (3, 4, Verdict::NotMet));
    assert_eq!(
        given.about(RULE, "okafor")[0].evidence.sentence,
        "okafor: 4 different lessons to prepare (art/3, art/4, literacy/4, music/3); at most 3 by Art. 7"
    );
    let lane = &given.about(RULE, "lane")[0];
    assert_eq!((numbers(lane), lane.verdict), ((3, 0), Verdict::Met));
}

/// A core assignment counts once, an advisory is none.
#[test]
fn san_diego_counts_equal_courses_once() {
    let same = |list: &[&str]| {
        let list: Vec<String> = list.iter().map(|own| (*own).to_owned()).collect();
        first(&with(|terms| (terms.most, terms.same) = (Some(3), vec![list])))
    };
    assert_eq!(same(&["art/3", "art/4"]), (3, 3, Verdict::Met));
    assert_eq!(same(&["art", "music"]), (3, 2, Verdict::Met), "a course without a grade is meant in all");
    assert_eq!(same(&["art/3", "music/4"]), (3, 4, Verdict::NotMet));
    assert_eq!(first(&with(|terms| (terms.most, terms.by_grade) = (Some(3), false))), (3, 3, Verdict::Met));
    let left = with(|terms| (terms.most, terms.leave_out) = (Some(3), vec!["literacy".to_owned()]));
    assert_eq!(first(&left), (3, 3, Verdict::Met));
}

/// At most three, two the aim.
#[test]
fn chicago_aims_at_fewer() {
    let given = with(|terms| (terms.most, terms.preferred) = (Some(4), Some(3)));
    let own = given.about(RULE, "okafor");
    assert_eq!((own[0].required, own[0].verdict), (true, Verdict::Met));
    assert_eq!((own[1].required, numbers(&own[1]), own[1].verdict), (false, (3, 4), Verdict::NotMet));
}

/// No more than two subjects and three preparations.
#[test]
fn granite_limits_subjects_too() {
    let given = with(|terms| terms.subjects = Some(2));
    let own = given.about(RULE, "okafor");
    assert_eq!((numbers(&own[1]), own[1].verdict), ((2, 3), Verdict::NotMet));
    let given = with(|terms| terms.subjects = Some(3));
    assert_eq!(given.about(RULE, "okafor")[1].verdict, Verdict::Met);
}

#[test]
fn class_time_without_a_course_cannot_be_decided() {
    let given = with(|_| {}).and("Tue 10:00-10:30 instruct - 3A okafor");
    assert_eq!(first(&given), (4, 4, Verdict::CannotBeDecided));
    let given = with(|terms| terms.most = Some(3)).and("Tue 10:00-10:30 instruct - 3A okafor");
    assert_eq!(first(&given), (3, 4, Verdict::NotMet), "too many already");
}

#[test]
fn rows_that_make_no_lesson_say_why() {
    let given = with(|terms| terms.leave_out = vec!["literacy".to_owned()]).and("Wed 10:00-10:30 instruct - 3A okafor");
    let finding = given.about(RULE, "okafor").remove(0);
    let shown: Vec<(i32, &str)> =
        finding.evidence.counted.iter().map(|own| (own.minutes, own.reason.as_str())).collect();
    assert_eq!(
        shown,
        [
            (30, ""),
            (30, ""),
            (30, ""),
            (0, "literacy is left out by the clause"),
            (30, ""),
            (0, "intervention is no lesson to prepare under this clause"),
            (0, "names no course"),
        ]
    );
}
