//! `duty-free-lunch`

use crate::given::{Given, clause, given, numbers, span};
use commonhour::check::Verdict;
use commonhour::model::Role;
use commonhour::rules::duty_free_lunch::Terms;

const RULE: &str = "duty-free-lunch";

fn with(change: impl FnOnce(&mut Terms)) -> Given {
    given().contract(|contract| {
        let clause = clause(&[Role::ClassroomTeacher, Role::Specialist]);
        let mut terms = Terms { clause, ..crate::lunch_terms::plain(30) };
        change(&mut terms);
        contract.duty_free_lunch.push(terms);
    })
}

#[test]
fn keeps_exactly_and_breaks_by_one_minute() {
    let finding = with(|_| {}).on(RULE, "ruiz", "Wed");
    assert_eq!((finding.verdict, numbers(&finding)), (Verdict::Met, (30, 30)));
    let given = with(|_| {}).but("Wed 10:00-10:30 lunch - - ruiz", "Wed 10:00-10:29 lunch - - ruiz");
    assert_eq!(given.broken(), [(RULE, "ruiz".to_owned(), 30, 29)]);
    assert_eq!(given.sentences(), ["ruiz, Wed: lunch without duty 29 min, 10:00–10:29; 30 required by Art. 7"]);
}

#[test]
fn lunch_with_children_is_duty() {
    let given = with(|terms| terms.clause.covers.roles = vec![Role::Paraprofessional]);
    assert_eq!(given.broken(), []);
    let given = given.but("* 09:00-09:30 lunch - - aide", "Mon,Tue 09:00-09:30 lunch - - aide");
    assert_eq!(given.broken(), [(RULE, "aide".to_owned(), 30, 0)]);
    assert_eq!(given.on(RULE, "aide", "Wed").evidence.counted[0].reason, "with children: lunch duty");
}

#[test]
fn only_minutes_in_the_window_count() {
    let given = with(|terms| terms.window = Some(span("10:01-12:00")));
    let broken = given.broken();
    assert_eq!(broken, [(RULE, "ruiz".to_owned(), 30, 29), (RULE, "cho".to_owned(), 30, 29)], "Wednesday only");
}

#[test]
fn days_with_few_paid_minutes_and_days_away_owe_nothing() {
    let given = with(|terms| terms.days_of_at_least = 286);
    assert_eq!(given.on(RULE, "ruiz", "Mon").verdict, Verdict::DoesNotApply);
    let given = with(|terms| terms.days_of_at_least = 285);
    assert_eq!(given.on(RULE, "ruiz", "Mon").verdict, Verdict::Met);
    assert_eq!(given.about(RULE, "lane").len(), 1, "part-time: one day at work");
}

#[test]
fn lunch_is_sought_around_midday_and_while_students_eat() {
    let window = |students: Option<&str>, clause: Option<&str>| {
        let mut given = with(|terms| terms.window = clause.map(span));
        if let Some(students) = students {
            given.school.blocks[1].windows = vec![Some(span(students)); 3];
        }
        given.contract.demands(&given.school).own_time[0].window
    };
    assert_eq!(window(None, None), span("10:00-12:30"), "a lunch block that may lie anywhere moves nothing");
    assert_eq!(window(Some("09:15-10:30"), None), span("09:15-12:30"));
    assert_eq!(window(Some("09:15-10:30"), Some("11:00-12:00")), span("11:00-12:00"));
}
