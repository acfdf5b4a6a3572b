//! `duty-free-lunch`: what is no lunch, the students' lunch, averages, part time.

use crate::given::{Given, clause, given, numbers};
use crate::whole_weeks::whole_weeks;
use commonhour::check::Verdict;
use commonhour::model::{Kind, Minutes, Per, Role, Share, StaffId};
use commonhour::rules::clause::{Covers, Prorate};
use commonhour::rules::duty_free_lunch::{Average, StudentsLunch, Terms};

const RULE: &str = "duty-free-lunch";

/// 30 minutes, nothing else said.
pub(crate) fn plain(minutes: Minutes) -> Terms {
    Terms {
        clause: clause(&[Role::ClassroomTeacher]),
        minutes,
        window: None,
        days_of_at_least: 0,
        excludes: Vec::new(),
        passing: 0,
        students: None,
        in_student_lunch: false,
        average: None,
        prorate: Prorate::None,
    }
}

fn with(given: Given, change: impl FnOnce(&mut Terms)) -> Given {
    given.contract(|contract| {
        let mut terms = plain(30);
        change(&mut terms);
        contract.duty_free_lunch.push(terms);
    })
}

#[test]
fn passing_is_taken_off_where_the_clause_excludes_it() {
    assert_eq!(with(given(), |terms| terms.minutes = 30).broken_by(&[RULE]), []);
    let less = |minutes| with(given(), |terms| (terms.minutes, terms.passing) = (minutes, 5));
    assert_eq!(less(25).broken_by(&[RULE]), []);
    assert_eq!(less(26).broken_by(&[RULE]).first(), Some(&(RULE, "ruiz".to_owned(), 26, 25)));
    let finding = less(26).on(RULE, "ruiz", "Wed");
    assert_eq!(
        finding.evidence.sentence,
        "ruiz, Wed: lunch without duty 25 min without 5 of passing, 10:00–10:30; 26 required by Art. 7"
    );
}

#[test]
fn travel_inside_lunch_is_no_lunch_where_the_clause_excludes_it() {
    let travel = |excludes: &[Kind]| {
        let given = with(given(), |terms| terms.excludes = excludes.to_vec());
        given.and("Wed 10:29-10:30 travel - - ruiz").on(RULE, "ruiz", "Wed")
    };
    assert_eq!(numbers(&travel(&[])), (30, 30));
    let finding = travel(&[Kind::Travel]);
    assert_eq!((finding.verdict, numbers(&finding)), (Verdict::NotMet, (30, 29)));
    assert!(finding.evidence.counted[0].reason.starts_with("1 min are with children, on the way"));
}

#[test]
fn san_francisco_the_longer_of_the_students_lunch_and_thirty() {
    let week = |students: &str, compare| {
        with(given(), |terms| terms.students = compare)
            .but(
                "Wed 10:00-10:30 lunch lunch 3A;3B aide @cafeteria",
                &format!("Wed {students} lunch lunch 3A;3B aide @cafeteria"),
            )
            .on(RULE, "ruiz", "Wed")
    };
    let longer = week("10:00-10:31", Some(StudentsLunch::Longer));
    assert_eq!((longer.verdict, numbers(&longer)), (Verdict::NotMet, (31, 30)));
    assert_eq!(numbers(&week("10:00-10:29", Some(StudentsLunch::Longer))), (30, 30));
    // Baltimore: the students' lunch where that is shorter.
    assert_eq!(numbers(&week("10:00-10:29", Some(StudentsLunch::Shorter))), (29, 30));
    assert_eq!(numbers(&week("10:00-10:31", Some(StudentsLunch::Shorter))), (30, 30));
}

#[test]
fn which_students_are_meant_may_not_be_known() {
    let specialist = with(given(), |terms| {
        terms.clause.covers = Covers { staff: vec![StaffId(2)], ..Covers::default() };
        terms.students = Some(StudentsLunch::Longer);
    });
    assert_eq!(specialist.on(RULE, "okafor", "Wed").verdict, Verdict::Met, "all lunches are 30");
    let two = specialist
        .but("Wed 10:00-10:30 lunch lunch 3A;3B aide @cafeteria", "Wed 10:00-10:30 lunch lunch 3A aide @cafeteria")
        .and("Wed 10:00-10:35 lunch lunch 3B vega @cafeteria");
    let finding = two.on(RULE, "okafor", "Wed");
    assert_eq!(finding.verdict, Verdict::CannotBeDecided);
    assert_eq!(
        finding.evidence.sentence,
        "okafor, Wed: students' lunches are 30 and 35 min, and which are meant is not known by Art. 7"
    );
    let none =
        with(whole_weeks(5, "* 11:00-11:30 lunch - - ruiz"), |terms| terms.students = Some(StudentsLunch::Longer));
    assert_eq!(none.on(RULE, "ruiz", "D1").verdict, Verdict::CannotBeDecided);
}

#[test]
fn chicago_not_before_the_first_nor_after_the_last_student_lunch() {
    let week = |own: &str| {
        with(given(), |terms| terms.in_student_lunch = true)
            .but("Wed 10:00-10:30 lunch - - ruiz", &format!("Wed {own} lunch - - ruiz"))
            .on(RULE, "ruiz", "Wed")
    };
    assert_eq!(week("10:00-10:30").verdict, Verdict::Met);
    assert_eq!(numbers(&week("10:01-10:31")), (30, 29));
    let none = with(whole_weeks(5, "* 11:00-11:30 lunch - - ruiz"), |terms| terms.in_student_lunch = true);
    assert_eq!(none.on(RULE, "ruiz", "D2").verdict, Verdict::CannotBeDecided);
}

#[test]
fn washington_dc_45_on_average_and_never_under_30() {
    let week = |rows: &str| {
        with(whole_weeks(5, rows), |terms| {
            terms.minutes = 45;
            terms.average = Some(Average { floor: 30, per: Per::Week });
            terms.clause.covers = Covers { staff: vec![StaffId(0)], ..Covers::default() };
        })
    };
    let kept = week("D1,D2,D3,D4 11:00-11:48 lunch - - ruiz\nD5 11:00-11:33 lunch - - ruiz");
    let finding = &kept.about(RULE, "ruiz")[0];
    assert_eq!((finding.verdict, numbers(finding)), (Verdict::Met, (225, 225)));
    let short = week("D1,D2,D3,D4 11:00-11:48 lunch - - ruiz\nD5 11:00-11:32 lunch - - ruiz");
    assert_eq!(short.broken_by(&[RULE]), [(RULE, "ruiz".to_owned(), 225, 224)]);
    let low = week("D1,D2,D3,D4 11:00-12:00 lunch - - ruiz\nD5 11:00-11:29 lunch - - ruiz");
    assert_eq!(low.broken_by(&[RULE]), [(RULE, "ruiz".to_owned(), 30, 29)]);
    assert_eq!(
        low.said_by(&[RULE]),
        [
            "ruiz, week 1: 269 min of lunch without duty, 225 required; least on D5, 29 min, 30 at least each day by Art. 7"
        ]
    );
    // Four days owe four times 45.
    let four = with(whole_weeks(4, "* 11:00-11:45 lunch - - ruiz"), |terms| {
        terms.minutes = 45;
        terms.average = Some(Average { floor: 30, per: Per::Week });
    });
    assert_eq!(numbers(&four.about(RULE, "ruiz")[0]), (180, 180));
}

#[test]
fn denver_lunch_in_proportion_to_full_time() {
    let half = |minutes| {
        let given = with(given(), |terms| (terms.minutes, terms.prorate) = (minutes, Prorate::Linear));
        let given = given.school(|school| school.staff[0].roles[0].1 = Share::of_hundredths(50));
        numbers(&given.on(RULE, "ruiz", "Mon"))
    };
    assert_eq!(half(45), (23, 30));
    assert_eq!(half(61), (31, 30));
}

#[test]
fn an_average_allows_a_day_of_exactly_the_floor() {
    let week = |least: &str| {
        let rows = format!("D1,D2,D3,D4 11:00-12:00 lunch - - ruiz\nD5 11:00-{least} lunch - - ruiz");
        let given = with(whole_weeks(5, &rows), |terms| {
            terms.minutes = 45;
            terms.average = Some(Average { floor: 30, per: Per::Week });
        });
        let finding = given.about(RULE, "ruiz")[0].clone();
        (finding.verdict, numbers(&finding))
    };
    assert_eq!(week("11:30"), (Verdict::Met, (225, 270)));
    assert_eq!(week("11:29"), (Verdict::NotMet, (30, 29)));
}
