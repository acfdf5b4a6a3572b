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
        contract.longest_stretch.push(Terms { clause, minutes, preferred: None, break_of: 10 });
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
    // That somebody else has the class is not as the school asked; this rule looks at the gap only.
    let broken =
        |start: &str| -> Vec<_> { week(start).broken().into_iter().filter(|(rule, ..)| *rule == RULE).collect() };
    assert_eq!(broken("09:10"), []);
    assert_eq!(broken("09:09"), [(RULE, "ruiz".to_owned(), 119, 120)]);
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

/// One clause, two promises: three hours are wished for, four are the limit, and only planning or lunch is a break.
#[test]
fn kansas_city_prefers_three_hours_and_forbids_four() {
    let week = |end: &str, rest: &str| {
        let mut given = with(240, true, Role::ClassroomTeacher);
        let terms = &mut given.contract.longest_stretch[0];
        terms.preferred = Some(180);
        terms.clause.counts.breaks = vec![Kind::Prep, Kind::DirectedPrep, Kind::Lunch];
        given.week = format!("Mon 07:00-{end} instruct - 3A ruiz\n{rest}");
        let own = given.about(RULE, "ruiz").into_iter().filter(|own| own.day.is_some_and(|day| day.0 == 0));
        own.map(|own| (own.required, numbers(&own), own.verdict)).collect::<Vec<_>>()
    };
    let (met, not_met) = (Verdict::Met, Verdict::NotMet);
    assert_eq!(week("10:00", ""), [(true, (240, 180), met), (false, (180, 180), met)]);
    assert_eq!(week("10:01", ""), [(true, (240, 181), met), (false, (180, 181), not_met)]);
    assert_eq!(week("11:00", ""), [(true, (240, 240), met), (false, (180, 240), not_met)]);
    assert_eq!(week("11:01", ""), [(true, (240, 241), not_met), (false, (180, 241), not_met)]);
    let passing = "Mon 09:00-09:15 passing - - ruiz\nMon 09:15-11:16 instruct - 3A ruiz";
    assert_eq!(week("09:00", passing)[0], (true, (240, 256), not_met), "passing is no break here");
    let planning = "Mon 09:00-09:15 prep - - ruiz\nMon 09:15-11:16 instruct - 3A ruiz";
    assert_eq!(week("09:00", planning)[0], (true, (240, 121), met));
}

#[test]
fn the_wished_number_is_asked_for_as_a_wish() {
    let mut given = with(240, true, Role::ClassroomTeacher);
    given.contract.longest_stretch[0].preferred = Some(180);
    let demands = given.contract.demands(&given.school);
    let asked: Vec<(i32, bool)> = demands.stretches.iter().map(|own| (own.minutes, own.source.required)).collect();
    assert_eq!(asked, [(240, true), (240, true), (180, false), (180, false)]);
    assert_eq!(demands.required_only().stretches.len(), 2);
}

#[test]
fn a_limit_on_other_time_than_teaching_does_not_limit_teaching() {
    let told = |role: Role, contact: &[Kind]| {
        let mut given = with(60, true, role);
        given.contract.longest_stretch[0].clause.counts.contact = contact.to_vec();
        given.contract.demands(&given.school).stretches.len()
    };
    assert_eq!(told(Role::ClassroomTeacher, &[Kind::Instruct, Kind::Recess]), 2);
    assert_eq!(told(Role::ClassroomTeacher, &[Kind::Recess, Kind::Duty]), 0);
    assert_eq!(told(Role::Specialist, &[Kind::Special]), 2);
    assert_eq!(told(Role::Specialist, &[Kind::Instruct]), 0, "art and music are specials");
}

#[test]
fn every_row_with_children_is_listed_and_what_does_not_count_says_why() {
    let rows = |supervision_counts: bool| {
        let finding = with(80, supervision_counts, Role::Paraprofessional).on(RULE, "aide", "Mon");
        let own = finding.evidence.counted.into_iter();
        own.map(|own| (own.kind, own.minutes, own.reason)).collect::<Vec<_>>()
    };
    let row = |kind, minutes, reason: &str| (kind, minutes, reason.to_owned());
    let all = [row(Kind::Intervention, 30, ""), row(Kind::Lunch, 30, ""), row(Kind::Recess, 20, "")];
    assert_eq!(rows(true), all, "and not the aide's own lunch");
    let why = "supervision does not count under this clause";
    let teaching = [row(Kind::Intervention, 30, ""), row(Kind::Lunch, 0, why), row(Kind::Recess, 0, why)];
    assert_eq!(rows(false), teaching);
}
