//! `common-hour`

use crate::given::{given, numbers, person, span};
use commonhour::check::Verdict;
use commonhour::model::{DayId, MeetsIn, Owed, Role, StaffId, Week};

const RULE: &str = "common-hour";
const ROW: &str = "Mon 09:00-10:00 collaboration - - ruiz;cho @12 team:grade-3 by:team";

#[test]
fn keeps_exactly() {
    let finding = &given().about(RULE, "grade-3")[0];
    assert_eq!((finding.verdict, numbers(finding), finding.week), (Verdict::Met, (60, 60), Some(0)));
    assert_eq!(finding.evidence.sentence, "grade-3, every week: together Mon 09:00–10:00, 60 min; 60 required");
}

#[test]
fn breaks_by_one_minute() {
    let given = given().but(ROW, "Mon 09:00-09:59 collaboration - - ruiz;cho team:grade-3");
    assert_eq!(given.broken(), [(RULE, "grade-3".to_owned(), 60, 59)]);
}

#[test]
fn a_member_with_children_or_absent_spoils_the_meeting() {
    let reason = |row: &str| {
        let given = given().but(ROW, row);
        let finding = given.about(RULE, "grade-3").remove(0);
        assert_eq!((finding.verdict, numbers(&finding)), (Verdict::NotMet, (60, 0)));
        finding.evidence.counted[0].reason.clone()
    };
    assert_eq!(reason("Mon 09:00-10:00 collaboration - - ruiz team:grade-3"), "cho is not there");
    assert_eq!(reason("Mon 08:59-09:59 collaboration - - ruiz;cho team:grade-3"), "ruiz is with children 08:00–09:00");
    assert_eq!(reason("Mon 09:00-10:00 meeting - - ruiz;cho team:grade-3"), "a meeting, not collaboration");
}

#[test]
fn only_minutes_with_the_own_students_in_school_count() {
    let late = || {
        given()
            .but(ROW, "Mon 11:30-12:30 collaboration - - ruiz;cho team:grade-3")
            .but("Mon,Tue 11:20-12:00 instruct - 3A ruiz", "Mon,Tue 11:20-12:00 instruct - 3A vega")
            .but("Mon,Tue 11:20-12:00 instruct - 3B cho", "Mon,Tue 11:20-12:00 instruct - 3B lane")
    };
    let finding = late().about(RULE, "grade-3").remove(0);
    assert_eq!((finding.verdict, numbers(&finding)), (Verdict::NotMet, (60, 30)));
    assert_eq!(finding.evidence.counted[0].reason, "30 min while the team's own students are not in school");
    let paid = late().school(|school| school.teams[0].meets_in = MeetsIn::PaidDay);
    assert_eq!(paid.about(RULE, "grade-3")[0].verdict, Verdict::Met);
}

#[test]
fn pieces_are_allowed_only_where_the_file_says_so() {
    let pieces = || {
        given()
            .but(ROW, "Mon 09:00-09:30 collaboration - - ruiz;cho team:grade-3")
            .and("Mon 09:31-10:01 collaboration - - ruiz;cho team:grade-3")
            .but("Mon,Tue 10:00-10:30 prep - - ruiz by:teacher", "Mon,Tue 10:01-10:30 prep - - ruiz by:teacher")
            .but("Mon,Tue 10:00-10:30 prep - - cho", "Mon,Tue 10:01-10:30 prep - - cho")
    };
    assert_eq!(pieces().broken(), [(RULE, "grade-3".to_owned(), 60, 30)]);
    let allowed = pieces().school(|school| school.teams[0].meetings = vec![30, 30]);
    assert_eq!(allowed.broken(), []);
    let uneven = pieces().school(|school| school.teams[0].meetings = vec![40, 20]);
    assert_eq!(uneven.broken(), [(RULE, "grade-3".to_owned(), 60, 60)]);
}

#[test]
fn the_window_of_the_team_holds() {
    let given = given().school(|school| school.teams[0].windows[0] = Some(span("09:00-09:59")));
    assert_eq!(given.broken(), [(RULE, "grade-3".to_owned(), 60, 0)]);
}

#[test]
fn every_real_week_owes_it_and_a_short_week_is_only_preferred() {
    let week = |short: bool| {
        given().school(|school| {
            school.weeks.push(Week { name: "holiday".to_owned(), days: vec![DayId(1), DayId(2)], count: 1, short });
        })
    };
    assert_eq!(week(false).broken(), [(RULE, "grade-3".to_owned(), 60, 0)]);
    assert!(!week(false).audit().nothing_required_is_broken());
    assert!(week(true).audit().nothing_required_is_broken());
    let every_second = week(false).school(|school| school.teams[0].owed = Owed::EveryWeeks(2));
    assert_eq!(every_second.broken(), []);
    let cycle = week(false).school(|school| school.teams[0].owed = Owed::PerCycle);
    assert_eq!(cycle.broken(), []);
}

#[test]
fn the_half_of_a_job_share_that_is_away_need_not_be_there() {
    let shared = |partner_days: &[usize]| {
        given().school(|school| {
            school.staff.push(person("lee", Role::ClassroomTeacher, 50, partner_days));
            school.homerooms[0].teachers.push(StaffId(6));
            school.homerooms[0].share = vec![0, 0, 0];
            school.teams[0].members.push(StaffId(6));
        })
    };
    assert_eq!(shared(&[2]).broken(), []);
    let finding = &shared(&[0, 2]).about(RULE, "grade-3")[0];
    assert_eq!(finding.evidence.counted[0].reason, "lee is not there");
}

#[test]
fn part_time_members_must_be_there_unless_no_day_has_them_all() {
    let part = |days: &[usize]| {
        given().school(|school| {
            school.staff.push(person("lee", Role::ClassroomTeacher, 50, days));
            school.teams[0].members.push(StaffId(6));
        })
    };
    assert_eq!(part(&[1, 2]).about(RULE, "grade-3")[0].verdict, Verdict::NotMet);
    let never = part(&[1, 2]).school(|school| school.staff[1].hours.retain(|hours| hours.day == DayId(0)));
    assert_eq!(never.about(RULE, "grade-3")[0].verdict, Verdict::Met);
}

#[test]
fn whoever_else_is_wanted_must_attend() {
    let given = given().school(|school| school.teams[0].attendees = vec![StaffId(4)]);
    assert_eq!(given.broken(), [(RULE, "grade-3".to_owned(), 1, 0)]);
    assert_eq!(given.sentences(), ["grade-3: vega is not at Mon 09:00–10:00"]);
    let there = given.but(ROW, "Mon 09:00-10:00 collaboration - - ruiz;cho;vega team:grade-3");
    assert_eq!(there.broken(), []);
}

/// The team owes `meetings` and has nothing but these rows.
fn meets(meetings: &[i32], rows: &str) -> (Verdict, (i64, i64)) {
    let mut given = given().school(|school| school.teams[0].meetings = meetings.to_vec());
    given.week = rows
        .split("; ")
        .map(|when| format!("{when} collaboration - - ruiz;cho team:grade-3"))
        .collect::<Vec<_>>()
        .join("\n");
    let finding = given.about(RULE, "grade-3").remove(0);
    (finding.verdict, numbers(&finding))
}

#[test]
fn meetings_share_a_piece_only_where_they_fit_whole() {
    assert_eq!(meets(&[30], "Mon 09:00-10:00"), (Verdict::Met, (30, 60)));
    assert_eq!(meets(&[30, 30], "Mon 09:00-10:00"), (Verdict::Met, (60, 60)));
    assert_eq!(meets(&[30, 30], "Mon 09:00-09:59"), (Verdict::NotMet, (60, 59)));
    assert_eq!(meets(&[40, 40], "Mon 09:00-10:00; Tue 09:00-09:30"), (Verdict::NotMet, (80, 90)));
    // 50 in the 50 leaves an hour for twice 30.
    assert_eq!(meets(&[50, 30, 30], "Mon 09:00-10:00; Tue 09:00-09:50"), (Verdict::Met, (110, 110)));
    assert_eq!(meets(&[40, 40, 40], "Mon 09:00-10:10; Tue 09:00-10:00"), (Verdict::NotMet, (120, 130)));
    assert_eq!(meets(&[40, 40, 40], "Mon 09:00-10:20; Tue 09:00-10:00"), (Verdict::Met, (120, 140)));
}

#[test]
fn every_run_of_weeks_owes_it_around_the_year() {
    let every = |n: u32, holidays: usize| {
        let given = given().school(|school| {
            school.teams[0].owed = Owed::EveryWeeks(n);
            for holiday in 1..=holidays {
                let days = vec![DayId(1), DayId(2)];
                school.weeks.push(Week { name: format!("holiday {holiday}"), days, count: 1, short: false });
            }
        });
        let found = given.about(RULE, "grade-3");
        found.iter().map(|own| (own.verdict, numbers(own), own.week)).collect::<Vec<_>>()
    };
    let (met, missed) = (|week| (Verdict::Met, (60, 60), Some(week)), |week| (Verdict::NotMet, (60, 0), Some(week)));
    assert_eq!(every(2, 1), [met(0)], "the whole year is one run");
    assert_eq!(every(1, 1), [met(0), missed(1)]);
    assert_eq!(every(2, 2), [met(0), missed(1), met(2)], "the last week and the first are a run");
}

#[test]
fn rows_that_name_no_team_are_its_own_where_all_are_there_and_meet() {
    let all = given().but(ROW, "Mon 09:00-10:00 collaboration - - ruiz;cho");
    assert_eq!(all.about(RULE, "grade-3")[0].verdict, Verdict::Met);
    let prep = given().but(ROW, "Mon 09:00-10:00 prep - - ruiz;cho").about(RULE, "grade-3").remove(0);
    assert_eq!((prep.verdict, numbers(&prep), prep.evidence.counted.len()), (Verdict::NotMet, (60, 0), 0));
    let alone = given().but(ROW, "Mon 09:00-10:00 collaboration - - ruiz").about(RULE, "grade-3").remove(0);
    assert_eq!((alone.verdict, numbers(&alone), alone.evidence.counted.len()), (Verdict::NotMet, (60, 0), 0));
}

#[test]
fn minutes_outside_the_paid_hours_of_a_member_count_for_nobody() {
    let until = |end: &str| {
        let given = given().school(|school| {
            let hours = school.staff[1].hours.iter_mut().find(|hours| hours.day == DayId(0)).expect("Monday");
            hours.span = span(&format!("07:45-{end}"));
        });
        let finding = given.about(RULE, "grade-3").remove(0);
        (finding.verdict, numbers(&finding), finding.evidence.counted[0].reason.clone())
    };
    assert_eq!(until("10:00"), (Verdict::Met, (60, 60), String::new()));
    let why = "outside the paid hours of cho, 07:45–09:59".to_owned();
    assert_eq!(until("09:59"), (Verdict::NotMet, (60, 0), why));
}

#[test]
fn the_other_half_of_a_job_share_stands_in_only_as_a_member() {
    let shared = |with: usize| {
        let given = given().school(|school| {
            school.staff.push(person("lee", Role::ClassroomTeacher, 50, &[2]));
            school.homerooms[0].teachers = vec![StaffId(with), StaffId(6)];
            school.homerooms[0].share = vec![0, 0, 1];
            school.teams[0].members.push(StaffId(6));
        });
        let finding = given.about(RULE, "grade-3").remove(0);
        (finding.verdict, finding.evidence.counted[0].reason.clone())
    };
    assert_eq!(shared(0), (Verdict::Met, String::new()));
    assert_eq!(shared(4), (Verdict::NotMet, "lee is not there".to_owned()), "vega is not of the team");
}

#[test]
fn each_of_those_wanted_is_owed_at_each_meeting() {
    let given = given()
        .school(|school| school.teams[0].attendees = vec![StaffId(4), StaffId(5)])
        .but(ROW, "Mon 09:30-10:00 collaboration - - ruiz;cho;vega team:grade-3")
        .and("Tue 09:00-09:30 collaboration - - ruiz;cho;vega team:grade-3")
        .but("Tue 09:00-10:00 instruct - 3A ruiz", "Tue 09:30-10:00 instruct - 3A ruiz")
        .but("Tue 09:00-10:00 instruct - 3B cho", "Tue 09:30-10:00 instruct - 3B cho")
        .school(|school| school.teams[0].meetings = vec![30, 30]);
    assert_eq!(given.broken_by(&[RULE]), [(RULE, "grade-3".to_owned(), 4, 2)]);
    assert_eq!(given.said_by(&[RULE]), ["grade-3: aide is not at Mon 09:30–10:00; aide is not at Tue 09:00–09:30"]);
}
