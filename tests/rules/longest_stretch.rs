//! `longest-stretch`

use crate::given::{Given, clause, given, numbers};
use commonhour::check::Verdict;
use commonhour::model::{Kind, Role};
use commonhour::rules::counts::Counts;
use commonhour::rules::longest_stretch::Terms;

const RULE: &str = "longest-stretch";

fn with(minutes: i32, supervision_counts: bool, role: Role) -> Given {
    given().contract(|contract| {
        let mut clause = clause(&[role]);
        if !supervision_counts {
            clause.counts.contact = Counts::teaching_only();
        }
        contract.longest_stretch.push(Terms { clause, minutes, break_of: 10 });
    })
}

#[test]
fn keeps_exactly_and_breaks_by_one_minute() {
    let finding = with(120, true, Role::ClassroomTeacher).on(RULE, "ruiz", "Tue");
    assert_eq!((finding.verdict, numbers(&finding)), (Verdict::Met, (120, 120)));
    let given = with(119, true, Role::ClassroomTeacher);
    assert_eq!(given.broken(), [(RULE, "ruiz".to_owned(), 119, 120), (RULE, "cho".to_owned(), 119, 120)]);
    assert_eq!(
        given.sentences()[0],
        "ruiz, Tue: 120 min with students without a break of 10, 08:00–10:00; at most 119 by Art. 7"
    );
}

#[test]
fn a_gap_breaks_when_it_is_long_enough() {
    let week = |start: &str| {
        with(119, true, Role::ClassroomTeacher)
            .but("Tue 09:00-10:00 instruct - 3B cho", "Tue 09:00-10:00 instruct - 3B vega")
            .but("Tue 09:00-10:00 instruct - 3A ruiz", &format!("Tue {start}-10:00 instruct - 3A ruiz"))
            .and(&format!("Tue 09:00-{start} instruct - 3A okafor"))
    };
    assert_eq!(week("09:10").broken(), []);
    assert_eq!(week("09:09").broken(), [(RULE, "ruiz".to_owned(), 119, 120)]);
}

#[test]
fn supervision_counts_or_breaks() {
    // The aide: WIN, lunch, recess from 10:00 to 11:20.
    let given = with(79, true, Role::Paraprofessional);
    assert_eq!(given.on(RULE, "aide", "Mon").verdict, Verdict::NotMet);
    assert_eq!(numbers(&given.on(RULE, "aide", "Mon")), (79, 80));
    let given = with(30, false, Role::Paraprofessional);
    assert_eq!(given.broken(), []);
    assert_eq!(numbers(&given.on(RULE, "aide", "Mon")), (30, 30));
}

#[test]
fn part_time_has_findings_for_days_at_work_and_short_days_count() {
    let given = with(60, true, Role::Specialist);
    assert_eq!(given.about(RULE, "lane").len(), 1);
    assert_eq!(numbers(&given.on(RULE, "okafor", "Wed")), (60, 0));
}

#[test]
fn only_listed_kinds_break_where_the_clause_lists_them() {
    let breaks = |kinds: &[Kind], gap: &str| {
        let mut given = with(119, true, Role::ClassroomTeacher)
            .but("Tue 09:00-10:00 instruct - 3A ruiz", "Tue 09:10-10:00 instruct - 3A ruiz");
        if !gap.is_empty() {
            given = given.and(&format!("Tue 09:00-09:10 {gap} - - ruiz"));
        }
        given.contract.longest_stretch[0].clause.counts.breaks = kinds.to_vec();
        numbers(&given.on(RULE, "ruiz", "Tue")).1
    };
    assert_eq!(breaks(&Kind::ALL, "passing"), 60);
    assert_eq!(breaks(&[Kind::Prep, Kind::Lunch], "passing"), 120);
    assert_eq!(breaks(&[Kind::Prep, Kind::Lunch], "prep"), 60);
    assert_eq!(breaks(&[Kind::Prep, Kind::Lunch], ""), 120, "unwritten time is open");
    assert_eq!(breaks(&[Kind::Prep, Kind::Lunch, Kind::Open], ""), 60);
}
