//! `duties`

use crate::given::{Given, broken_by, clause, given, judged, numbers, span, staff};
use commonhour::check::{Finding, Subject, Verdict};
use commonhour::model::{DayId, Duty, Kind, Per, Role, Share};
use commonhour::rules::clause::{Clause, Prorate, ShortDays};
use commonhour::rules::duties::{KINDS, Terms, When, Which};

const RULE: &str = "duties";
const MET: Verdict = Verdict::Met;
const NOT_MET: Verdict = Verdict::NotMet;

/// At most 15 minutes a week.
pub(crate) fn terms(clause: Clause) -> Terms {
    Terms { minutes: Some(15), ..nothing(clause) }
}

fn nothing(clause: Clause) -> Terms {
    Terms {
        clause,
        which: Which { ids: Vec::new(), kinds: KINDS.to_vec(), when: When::Any, on: None },
        never: false,
        minutes: None,
        turns: None,
        days: None,
        longest: None,
        fair_within: None,
        fair_within_turns: None,
        per: Per::Week,
        short: ShortDays::Full,
        prorate: Prorate::None,
    }
}

pub(crate) fn gate() -> Duty {
    Duty {
        id: "gate".to_owned(),
        name: "gate".to_owned(),
        posts: vec![(DayId(0), span("07:45-08:00")), (DayId(1), span("07:45-08:00")), (DayId(1), span("12:00-12:15"))],
        adults: 1,
        roles: vec![Role::ClassroomTeacher],
        named: Vec::new(),
        room: None,
        fair_within: None,
    }
}

fn with(role: Role, change: impl FnOnce(&mut Terms)) -> Given {
    given()
        .contract(|contract| {
            let mut own = nothing(clause(&[role]));
            change(&mut own);
            contract.duties.push(own);
        })
        .school(|school| school.duties.push(gate()))
}

#[test]
fn minutes_turns_and_days_keep_exactly_and_break_by_one() {
    // The aide watches lunch and recess, 50 minutes on each of three days.
    let aide = |change: fn(&mut Terms)| judged(&with(Role::Paraprofessional, change), RULE, "aide", "");
    assert_eq!(aide(|terms| terms.minutes = Some(150)), [(150, 150, MET)]);
    assert_eq!(aide(|terms| terms.minutes = Some(149)), [(149, 150, NOT_MET)]);
    assert_eq!(aide(|terms| terms.turns = Some(6)), [(6, 6, MET)]);
    assert_eq!(aide(|terms| terms.turns = Some(5)), [(5, 6, NOT_MET)]);
    assert_eq!(aide(|terms| terms.days = Some(3)), [(3, 3, MET)]);
    assert_eq!(aide(|terms| terms.days = Some(2)), [(2, 3, NOT_MET)]);
    let daily = with(Role::Paraprofessional, |terms| (terms.minutes, terms.per) = (Some(49), Per::Day));
    assert_eq!(judged(&daily, RULE, "aide", "Wed"), [(49, 50, NOT_MET)]);
    let start = "aide, Mon: 50 min of duty (Mon lunch lunch 10:30–11:00, Mon recess recess 11:00–11:20)";
    assert!(broken_by(&daily, RULE)[0].3.starts_with(start));
}

/// One duty of at most 15 minutes a week, before or after school.
#[test]
fn fresno_allows_one_short_gate_duty() {
    let week = |rows: &str| {
        with(Role::ClassroomTeacher, |terms| {
            (terms.turns, terms.longest, terms.which.when) = (Some(1), Some(15), When::AroundBells);
        })
        .and(rows)
    };
    assert_eq!(broken_by(&week("Mon 07:45-08:00 duty gate - ruiz"), RULE), []);
    let long = week("Mon 07:44-08:00 duty gate - ruiz");
    let sentence = "ruiz, Mon: a turn of 16 min, 07:44–08:00; at most 15 by Art. 7".to_owned();
    assert_eq!(broken_by(&long, RULE), [("ruiz".to_owned(), 15, 16, sentence)]);
    let twice = week("Mon,Tue 07:45-08:00 duty gate - ruiz");
    let sentence =
        "ruiz, every week: 2 turns of duty (Mon duty gate 07:45–08:00, Tue duty gate 07:45–08:00); at most 1 by Art. 7";
    assert_eq!(broken_by(&twice, RULE), [("ruiz".to_owned(), 1, 2, sentence.to_owned())]);
    let recess = week("")
        .but("Mon,Tue 11:00-11:20 recess recess 3A;3B aide", "Mon,Tue 11:00-11:20 recess recess 3A;3B ruiz;aide");
    assert_eq!(recess.about(RULE, "ruiz")[0].verdict, MET, "in school");
}

/// Some duties are never assigned.
#[test]
fn santa_ana_assigns_no_recess() {
    let never = |rows: &str| {
        with(Role::ClassroomTeacher, |terms| {
            (terms.never, terms.which.kinds) = (true, vec![Kind::Recess, Kind::Arrival, Kind::Dismissal]);
        })
        .and(rows)
    };
    assert_eq!(judged(&never(""), RULE, "ruiz", "Mon"), [(0, 0, MET)]);
    let given = never("Mon 11:00-11:01 recess recess 3A;3B ruiz");
    assert_eq!(judged(&given, RULE, "ruiz", "Mon"), [(0, 1, NOT_MET)]);
    assert!(given.sentences().contains(&"ruiz, Mon: recess recess 11:00–11:01; never assigned by Art. 7".to_owned()));
    assert_eq!(judged(&never("Mon 07:45-08:00 duty gate - ruiz"), RULE, "ruiz", "Mon"), [(0, 0, MET)]);
}

#[test]
fn a_duty_on_a_day_away_is_never_overlooked() {
    let given = with(Role::Specialist, |terms| terms.never = true).and("Tue 07:45-08:00 duty gate - lane");
    assert_eq!(judged(&given, RULE, "lane", "Tue"), [(0, 15, NOT_MET)]);
}

/// Duty on one day in five at most.
#[test]
fn hawaii_allows_one_day_in_five() {
    let week = |rows: &str| {
        let given =
            with(Role::ClassroomTeacher, |terms| (terms.days, terms.per) = (Some(1), Per::Rolling(3))).and(rows);
        given.about(RULE, "ruiz").iter().map(|own| (numbers(own).1, own.verdict)).collect::<Vec<_>>()
    };
    assert!(week("Mon 07:45-08:00 duty gate - ruiz").iter().all(|own| *own == (1, MET)));
    assert!(week("Mon,Wed 07:45-08:00 duty gate - ruiz").iter().all(|own| *own == (2, NOT_MET)));
}

fn shared(rows: &str, change: fn(&mut Terms), cho: u32) -> Finding {
    let given = with(Role::ClassroomTeacher, |terms| {
        terms.fair_within = Some(15);
        change(terms);
    })
    .school(|school| school.staff[1].roles[0].1 = Share::of_thousandths(cho))
    .and(rows);
    let mut own = given.findings(RULE);
    assert_eq!(own.len(), 1);
    own.remove(0)
}

#[test]
fn shares_are_fair_within_the_group() {
    let rows = |end: &str| format!("Mon 07:45-{end} duty gate - ruiz");
    let even = shared(&rows("08:00"), |_| {}, 1000);
    assert_eq!((even.verdict, numbers(&even), even.subject), (MET, (15, 15), Subject::School));
    let uneven = shared(&rows("08:01"), |_| {}, 1000);
    assert_eq!((uneven.verdict, numbers(&uneven)), (NOT_MET, (15, 16)));
    assert_eq!(
        uneven.evidence.sentence,
        "every week: 16 minutes of duty for ruiz and 0 for cho, a difference of 16; at most 15 by Art. 7"
    );
}

#[test]
fn shares_of_part_time_staff_are_compared_as_if_at_full_time() {
    let rows = "Mon 07:45-08:00 duty gate - ruiz\nTue 07:45-08:00 duty gate - ruiz\nMon 12:00-12:15 duty gate - cho";
    assert_eq!(numbers(&shared(rows, |_| {}, 500)), (15, 15));
    let linear = shared(rows, |terms| (terms.fair_within, terms.prorate) = (Some(0), Prorate::Linear), 500);
    assert_eq!((linear.verdict, numbers(&linear)), (MET, (0, 0)));
    let table = shared(rows, |terms| terms.prorate = Prorate::Table(vec![(Share::of_thousandths(500), 8)]), 500);
    assert_eq!(table.verdict, Verdict::CannotBeDecided);
}

#[test]
fn part_time_owes_a_share_and_months_need_a_calendar() {
    let given = with(Role::Specialist, |terms| (terms.minutes, terms.prorate) = (Some(30), Prorate::Linear))
        .and("Mon 07:45-07:58 duty gate - lane");
    assert_eq!(judged(&given, RULE, "lane", ""), [(12, 13, NOT_MET)]);
    let given = with(Role::Specialist, |terms| (terms.minutes, terms.per) = (Some(30), Per::Month));
    assert_eq!(given.about(RULE, "lane")[0].verdict, Verdict::CannotBeDecided);
}

#[test]
fn posts_that_are_forbidden_are_not_offered() {
    let bars = |change: fn(&mut Terms), post: &str, day: usize, when: &str| {
        let given = with(Role::ClassroomTeacher, change);
        let demands = given.contract.demands(&given.school);
        let ruiz = staff(&given.school, "ruiz");
        assert!(!demands.bars(staff(&given.school, "aide"), post, DayId(day), span(when)), "only those covered");
        demands.bars(ruiz, post, DayId(day), span(when))
    };
    let never: fn(&mut Terms) = |terms| terms.never = true;
    assert!(bars(never, "gate", 0, "07:45-08:00"));
    assert!(bars(never, "recess", 0, "11:00-11:20"));
    assert!(!bars(never, "win", 0, "10:00-10:30"), "interventions are no duty");
    let before: fn(&mut Terms) = |terms| (terms.never, terms.which.when) = (true, When::BeforeSchool);
    assert!(bars(before, "gate", 1, "07:45-08:00"));
    assert!(!bars(before, "gate", 1, "12:00-12:15"));
    assert!(!bars(before, "recess", 0, "11:00-11:20"));
    let long: fn(&mut Terms) = |terms| terms.longest = Some(15);
    assert!(!bars(long, "gate", 0, "07:45-08:00"));
    assert!(bars(long, "recess", 0, "11:00-11:20"));
    let full_time: fn(&mut Terms) = |terms| (terms.turns, terms.prorate) = (Some(0), Prorate::OnlyFullTime);
    assert!(bars(full_time, "gate", 0, "07:45-08:00"));
    let mut part_time = with(Role::ClassroomTeacher, full_time);
    part_time.school.staff[0].roles[0].1 = Share::of_hundredths(80);
    let barred = part_time.contract.demands(&part_time.school).barred;
    assert!(barred.iter().all(|own| own.who == staff(&part_time.school, "cho")), "nothing is promised to ruiz");
    let wished: fn(&mut Terms) = |terms| {
        terms.never = true;
        terms.clause.verb = commonhour::rules::clause::Verb::Should;
    };
    let given = with(Role::ClassroomTeacher, wished);
    let demands = given.contract.demands(&given.school);
    assert!(demands.has_preferred() && demands.required_only().barred.is_empty());
}

#[test]
fn turns_that_are_never_assigned_are_added_up_and_others_measured_one_by_one() {
    let rows = "Mon 07:45-08:00 duty gate - ruiz\nMon 12:00-12:15 duty gate - ruiz";
    let never = with(Role::ClassroomTeacher, |terms| terms.never = true).and(rows);
    assert_eq!(judged(&never, RULE, "ruiz", "Mon"), [(0, 30, NOT_MET)]);
    let longest = |most| with(Role::ClassroomTeacher, |terms| terms.longest = Some(most)).and(rows);
    assert_eq!(judged(&longest(15), RULE, "ruiz", "Mon"), [(15, 15, MET)]);
    assert_eq!(judged(&longest(14), RULE, "ruiz", "Mon"), [(14, 15, NOT_MET)]);
}

#[test]
fn shares_of_each_day_are_told_by_day_and_those_of_a_week_are_not() {
    let days = |per: Per| {
        let given = with(Role::ClassroomTeacher, |terms| (terms.fair_within, terms.per) = (Some(14), per))
            .and("Tue 07:45-08:00 duty gate - ruiz");
        let own = given.findings(RULE).into_iter();
        own.map(|own| (own.day.map(|day| day.0), numbers(&own), own.verdict)).collect::<Vec<_>>()
    };
    assert_eq!(days(Per::Day), [(Some(0), (14, 0), MET), (Some(1), (14, 15), NOT_MET), (Some(2), (14, 0), MET)]);
    assert_eq!(days(Per::Week), [(None, (14, 15), NOT_MET)]);
}

#[test]
fn shares_at_full_time_and_above_compare_as_they_are() {
    let rows = "Mon 07:45-08:00 duty gate - cho";
    let table = shared(rows, |terms| terms.prorate = Prorate::Table(vec![(Share::of_thousandths(500), 8)]), 1000);
    assert_eq!((table.verdict, numbers(&table)), (MET, (15, 15)));
    let above = shared(rows, |terms| terms.prorate = Prorate::Linear, 1500);
    assert_eq!((above.verdict, numbers(&above)), (MET, (15, 15)));
}

/// A duty that begins or ends with the bell is in school.
#[test]
fn the_bells_part_duties_by_the_minute() {
    let minutes = |when: When, row: &str| {
        let given = with(Role::ClassroomTeacher, |terms| (terms.minutes, terms.which.when) = (Some(99), when));
        let given = given.and(&format!("Mon {row} duty gate - ruiz"));
        judged(&given, RULE, "ruiz", "")[0].1
    };
    let of =
        |row| [When::BeforeSchool, When::AfterSchool, When::AroundBells, When::InSchool].map(|when| minutes(when, row));
    assert_eq!(of("08:00-08:10"), [0, 0, 0, 10]);
    assert_eq!(of("07:59-08:09"), [10, 0, 10, 0]);
    assert_eq!(of("11:50-12:00"), [0, 0, 0, 10]);
    assert_eq!(of("11:51-12:01"), [0, 10, 10, 0]);
    assert_eq!(of("07:45-12:05"), [260, 260, 260, 0]);
}
