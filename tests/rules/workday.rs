//! `workday`

use crate::given::{Given, broken_by, clause, given, judged, numbers, span};
use commonhour::check::Verdict;
use commonhour::model::{Per, Role};
use commonhour::rules::clause::{Clause, Prorate, ShortDays};
use commonhour::rules::workday::Terms;

const RULE: &str = "workday";

/// At most so many minutes a day, lunch included.
pub(crate) fn terms(clause: Clause, minutes: Option<i32>) -> Terms {
    Terms {
        clause,
        minutes,
        includes_lunch: true,
        per: Per::Day,
        window: None,
        short: ShortDays::Full,
        prorate: Prorate::None,
    }
}

fn with(minutes: i32, includes_lunch: bool, role: Role) -> Given {
    given().contract(|contract| {
        contract.workday.push(Terms { includes_lunch, ..terms(clause(&[role]), Some(minutes)) });
    })
}

#[test]
fn keeps_exactly_and_breaks_by_one_minute() {
    let given = with(240, true, Role::ClassroomTeacher);
    assert_eq!(given.broken(), []);
    assert_eq!(numbers(&given.on(RULE, "ruiz", "Mon")), (240, 240));
    let given = given.and("Wed 12:00-12:01 meeting - - ruiz");
    assert_eq!(given.broken(), [(RULE, "ruiz".to_owned(), 240, 241)]);
    assert_eq!(given.sentences(), ["ruiz, Wed: 241 min from 08:00 to 12:01; at most 240 by Art. 7"]);
}

#[test]
fn lunch_may_stay_out_of_the_number() {
    let finding = with(210, false, Role::ClassroomTeacher).on(RULE, "ruiz", "Mon");
    assert_eq!((finding.verdict, numbers(&finding)), (Verdict::Met, (210, 210)));
}

#[test]
fn part_time_rows_on_a_day_away_are_not_met_and_open_time_is_no_work() {
    let given = with(240, true, Role::Specialist).and("Mon 11:30-12:30 open - - lane");
    assert_eq!(numbers(&given.on(RULE, "lane", "Mon")), (240, 210));
    let given = given.and("Tue 11:00-11:20 meeting - - lane");
    assert_eq!(given.on(RULE, "lane", "Tue").verdict, Verdict::NotMet);
    assert!(given.on(RULE, "lane", "Tue").evidence.sentence.ends_with("meeting 11:00–11:20 is on a day away"));
}

/// Seven hours a day or thirty-five a week without lunch, in the small: a week is added up, day by day.
#[test]
fn san_francisco_adds_up_the_week_without_lunch() {
    let week = |minutes: i32| {
        let mut given = with(minutes, false, Role::ClassroomTeacher);
        given.contract.workday[0].per = Per::Week;
        given
    };
    assert_eq!(judged(&week(570), RULE, "ruiz", ""), [(570, 570, Verdict::Met)]);
    let given = week(569);
    assert_eq!(given.broken(), [(RULE, "ruiz".to_owned(), 569, 570), (RULE, "cho".to_owned(), 569, 570)]);
    assert_eq!(
        given.sentences()[0],
        "ruiz, every week: 570 min from first to last (Mon 210, Tue 210, Wed 150); at most 569 by Art. 7"
    );
}

/// All duty between two clock times.
#[test]
fn washington_keeps_the_day_between_clock_times() {
    let until = |end: &str| {
        given()
            .contract(|contract| {
                let window = Some(span("07:30-16:30"));
                contract.workday.push(Terms { window, ..terms(clause(&[Role::ClassroomTeacher]), None) });
            })
            .and(&format!("Tue 16:00-{end} meeting - - ruiz"))
    };
    assert_eq!(broken_by(&until("16:30"), RULE), []);
    let given = until("16:31");
    let sentence = "ruiz, Tue: meeting 16:00–16:31 lies outside 07:30–16:30 by Art. 7".to_owned();
    assert_eq!(broken_by(&given, RULE), [("ruiz".to_owned(), 0, 1, sentence)]);
}

#[test]
fn part_time_days_and_short_days_are_scaled() {
    let mut given = with(450, true, Role::Specialist);
    given.contract.workday[0].prorate = Prorate::Linear;
    assert_eq!(numbers(&given.on(RULE, "lane", "Mon")), (180, 210));
    assert_eq!(given.broken(), [(RULE, "lane".to_owned(), 180, 210)]);
    let mut given = with(240, true, Role::ClassroomTeacher);
    given.contract.workday[0].short = ShortDays::Prorated;
    assert_eq!(numbers(&given.on(RULE, "ruiz", "Wed")), (180, 180));
}

#[test]
fn each_row_shows_how_much_of_it_lies_outside_the_clock_times() {
    let given = given()
        .contract(|contract| {
            let window = Some(span("08:00-11:30"));
            contract.workday.push(Terms { window, ..terms(clause(&[Role::Specialist]), None) });
        })
        .and("Mon 07:55-11:37 meeting - - lane");
    let finding = given.on(RULE, "lane", "Mon");
    assert_eq!((finding.verdict, numbers(&finding)), (Verdict::NotMet, (0, 12)));
    let counted: Vec<_> =
        finding.evidence.counted.iter().map(|own| (own.span, own.minutes, own.reason.as_str())).collect();
    assert_eq!(counted[0], (span("07:55-11:37"), 210, "12 min lie outside 08:00–11:30"));
    assert_eq!(counted[1], (span("08:00-08:30"), 30, ""));
    let given = given.and("Tue 11:20-11:31 meeting - - lane");
    assert_eq!(numbers(&given.on(RULE, "lane", "Tue")), (0, 1), "a day away with a row");
    assert_eq!(given.about(RULE, "lane").len(), 2, "Wednesday is away and empty");
}
