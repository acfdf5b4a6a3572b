//! `consecutive-periods`

use crate::given::{Given, clause, given, judged, span};
use commonhour::check::Verdict;
use commonhour::model::{GradeId, Kind, Period, Role};
use commonhour::rules::clause::Clause;
use commonhour::rules::consecutive_periods::{REST, Terms};

const RULE: &str = "consecutive-periods";
const MET: Verdict = Verdict::Met;
const NOT_MET: Verdict = Verdict::NotMet;

/// Three teaching and four working periods, or whatever is given.
pub(crate) fn terms(clause: Clause, teaching: u32, working: u32) -> Terms {
    Terms {
        clause,
        teaching: Some(teaching),
        working: Some(working),
        rest: REST.to_vec(),
        double_periods_count_once: false,
    }
}

fn period(name: &str, when: &str, joins_next: bool) -> Period {
    Period { name: name.to_owned(), span: span(when), grades: Vec::new(), joins_next }
}

/// Seven periods of forty minutes with five between them, and rows of ruiz.
fn with(week: &str, change: impl FnOnce(&mut Terms)) -> Given {
    let times =
        ["07:45-08:25", "08:30-09:10", "09:15-09:55", "10:00-10:40", "10:45-11:25", "11:30-12:10", "12:15-12:30"];
    let mut given = given()
        .contract(|contract| {
            let mut own = terms(clause(&[Role::ClassroomTeacher]), 3, 4);
            change(&mut own);
            contract.consecutive_periods.push(own);
        })
        .school(|school| {
            let named = times.iter().enumerate().map(|(n, when)| period(&(n + 1).to_string(), when, n != 6));
            school.day_types[0].periods = named.collect();
        });
    week.clone_into(&mut given.week);
    given
}

const THREE: &str = "Mon 07:45-08:25 instruct literacy 3A ruiz
Mon 08:30-09:10 instruct literacy 3B ruiz
Mon 09:15-09:55 instruct art 3A ruiz
";

/// No more than three teaching and four working assignments in a row.
#[test]
fn new_york_counts_teaching_and_working() {
    let duty = "Mon 10:00-10:40 duty - - ruiz\nMon 10:45-11:25 prep - - ruiz\n";
    let given = with(&format!("{THREE}{duty}"), |_| {});
    assert_eq!(judged(&given, RULE, "ruiz", "Mon"), [(3, 3, MET), (4, 4, MET)], "a duty counts only for the four");
    let given = with(&format!("{THREE}Mon 10:00-10:40 instruct art 3B ruiz\n"), |_| {});
    assert_eq!(judged(&given, RULE, "ruiz", "Mon"), [(3, 4, NOT_MET), (4, 4, MET)]);
    assert_eq!(
        given.findings(RULE).iter().find(|own| own.verdict == NOT_MET).expect("broken").evidence.sentence,
        "ruiz, Mon: 4 periods in a row of teaching (07:45–08:25, 08:30–09:10, 09:15–09:55, 10:00–10:40); at most 3 by Art. 7"
    );
    let given = with(&format!("{THREE}{}", duty.replace("prep", "meeting")), |_| {});
    assert_eq!(judged(&given, RULE, "ruiz", "Mon"), [(3, 3, MET), (4, 5, NOT_MET)]);
}

/// The same, except double periods.
#[test]
fn boston_leaves_double_periods_out() {
    let week = "Mon 07:45-09:10 instruct literacy 3A ruiz
Mon 09:15-09:55 instruct literacy 3B ruiz
Mon 10:00-10:40 instruct art 3B ruiz
";
    assert_eq!(judged(&with(week, |_| {}), RULE, "ruiz", "Mon"), [(3, 4, NOT_MET), (4, 4, MET)]);
    let given = with(week, |terms| terms.double_periods_count_once = true);
    assert_eq!(judged(&given, RULE, "ruiz", "Mon"), [(3, 3, MET), (4, 3, MET)]);
}

#[test]
fn half_a_period_decides_what_it_is() {
    let third = |end: &str| {
        let week = THREE.replace("Mon 09:15-09:55", &format!("Mon 09:15-{end}"));
        judged(&with(&week, |_| {}), RULE, "ruiz", "Mon")[0].1
    };
    assert_eq!(third("09:35"), 3);
    assert_eq!(third("09:34"), 2, "21 of 40 minutes are open");
}

#[test]
fn what_is_no_work_is_for_the_clause_to_say() {
    let week = format!("{THREE}Mon 10:00-10:40 collaboration - - ruiz team:grade-3\nMon 10:45-11:25 duty - - ruiz\n");
    assert_eq!(judged(&with(&week, |_| {}), RULE, "ruiz", "Mon")[1], (4, 5, NOT_MET));
    let given = with(&week, |terms| terms.rest.push(Kind::Collaboration));
    assert_eq!(judged(&given, RULE, "ruiz", "Mon")[1], (4, 3, MET));
}

#[test]
fn a_gap_that_the_bells_do_not_join_ends_a_run() {
    let given = with(THREE, |_| {}).school(|school| school.day_types[0].periods[1].joins_next = false);
    assert_eq!(judged(&given, RULE, "ruiz", "Mon")[0], (3, 2, MET));
}

#[test]
fn days_without_periods_or_with_two_sets_cannot_be_decided() {
    let given = with(THREE, |_| {});
    let finding =
        &given.about(RULE, "ruiz").into_iter().find(|own| own.day.is_some_and(|day| day.0 == 2)).expect("Wed");
    assert_eq!(finding.verdict, Verdict::CannotBeDecided);
    assert_eq!(
        finding.evidence.sentence,
        "ruiz, Wed: the day type has no named periods, so periods in a row are not known by Art. 7"
    );
    let given = with(THREE, |_| {}).school(|school| {
        let other = Period { grades: vec![GradeId(0)], ..period("3b", "09:20-10:00", false) };
        school.day_types[0].periods.push(other);
    });
    assert_eq!(given.about(RULE, "ruiz")[0].verdict, Verdict::CannotBeDecided);
}

#[test]
fn a_period_before_the_paid_day_is_rest_where_open_time_is_work() {
    let given = with(THREE, |terms| terms.rest.retain(|kind| *kind != Kind::Open))
        .school(|school| school.day_types[0].periods.push(period("0", "07:00-07:40", true)));
    assert_eq!(judged(&given, RULE, "ruiz", "Mon"), [(3, 3, MET), (4, 7, NOT_MET)]);
}

#[test]
fn the_first_of_equal_runs_is_named() {
    let week = "Mon 07:45-08:25 instruct literacy 3A ruiz
Mon 08:30-09:10 instruct literacy 3B ruiz
Mon 10:00-10:40 instruct art 3A ruiz
Mon 10:45-11:25 instruct art 3B ruiz
";
    assert_eq!(
        with(week, |_| {}).about(RULE, "ruiz")[0].evidence.sentence,
        "ruiz, Mon: 2 periods in a row of teaching (07:45–08:25, 08:30–09:10); at most 3 by Art. 7"
    );
}

#[test]
fn the_rows_shown_are_those_with_children_and_say_what_is_not_teaching() {
    let rows = format!("{THREE}Mon 10:00-10:40 duty - - ruiz\nMon 10:45-11:25 prep - - ruiz\n");
    let given = with(&rows, |_| {});
    let monday: Vec<_> =
        given.about(RULE, "ruiz").into_iter().filter(|own| own.day.is_some_and(|day| day.0 == 0)).collect();
    let shown: Vec<Vec<(i32, &str)>> = monday
        .iter()
        .map(|own| own.evidence.counted.iter().map(|row| (row.minutes, row.reason.as_str())).collect())
        .collect();
    assert_eq!(
        shown,
        [[(40, ""), (40, ""), (40, ""), (0, "duty is not teaching")], [(40, ""), (40, ""), (40, ""), (40, "")]]
    );
}
