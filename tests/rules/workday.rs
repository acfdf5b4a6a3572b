//! `workday`

use crate::given::{Given, clause, given, numbers};
use commonhour::check::Verdict;
use commonhour::model::Role;
use commonhour::rules::workday::Terms;

const RULE: &str = "workday";

fn with(minutes: i32, includes_lunch: bool, role: Role) -> Given {
    given().contract(|contract| {
        contract.workday.push(Terms { clause: clause(&[role]), minutes, includes_lunch });
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
