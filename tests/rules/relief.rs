//! `relief`

use crate::given::{Given, clause, given, numbers};
use crate::whole_weeks::whole_weeks;
use commonhour::check::Verdict;
use commonhour::model::{Kind, Minutes, Role, StaffId};
use commonhour::rules::clause::Covers;
use commonhour::rules::relief::Terms;

const RULE: &str = "relief";

/// At most the paid day without half an hour for oneself.
pub(crate) fn kept() -> Terms {
    Terms {
        clause: clause(&[Role::ClassroomTeacher]),
        kinds: vec![Kind::Relief, Kind::Prep, Kind::Lunch],
        minutes: 30,
        times: None,
        per_half_day: None,
        total: None,
        every: Some(285),
        days_of_at_least: 0,
    }
}

fn week(rows: &str, minutes: Minutes, change: impl FnOnce(&mut Terms)) -> Given {
    whole_weeks(1, rows).contract(|contract| {
        let mut terms = Terms { kinds: vec![Kind::Relief], minutes, every: None, ..kept() };
        terms.clause.covers = Covers { staff: vec![StaffId(0)], ..Covers::default() };
        change(&mut terms);
        contract.relief.push(terms);
    })
}

const TWO: &str = "D1 09:30-09:40 relief - - ruiz\nD1 11:00-11:30 lunch - - ruiz\nD1 13:00-13:10 relief - - ruiz";

#[test]
fn two_tens_a_day_keep_exactly_and_break_by_one_minute() {
    let two = |rows: &str| week(rows, 10, |terms| terms.times = Some(2));
    assert_eq!(two(TWO).broken_by(&[RULE]), []);
    let short = TWO.replace("13:10", "13:09");
    assert_eq!(two(&short).broken_by(&[RULE]), [(RULE, "ruiz".to_owned(), 2, 1)]);
    assert_eq!(
        two(&short).said_by(&[RULE]),
        ["ruiz, D1: breaks of at least 10 min (09:30–09:40): 1 breaks, 2 required by Art. 7"]
    );
    assert_eq!(two(&short).on(RULE, "ruiz", "D1").evidence.counted[1].reason, "shorter than 10 min");
    let together = "D1 09:30-09:40 relief - - ruiz\nD1 09:40-09:50 relief - - ruiz";
    assert_eq!(two(together).broken_by(&[RULE]), [(RULE, "ruiz".to_owned(), 2, 1)], "rows that touch are one break");
}

#[test]
fn one_in_each_half_and_so_many_minutes_in_all() {
    let halves = |rows: &str| week(rows, 10, |terms| terms.per_half_day = Some(1));
    assert_eq!(halves(TWO).broken_by(&[RULE]), []);
    assert_eq!(
        halves(&TWO.replace("13:00-13:10", "10:00-10:10")).broken_by(&[RULE]),
        [(RULE, "ruiz".to_owned(), 1, 0)]
    );
    let total = |minutes| week(TWO, 10, |terms| terms.total = Some(minutes));
    assert_eq!(total(20).broken_by(&[RULE]), []);
    assert_eq!(total(21).broken_by(&[RULE]), [(RULE, "ruiz".to_owned(), 21, 20)]);
}

#[test]
fn never_longer_than_two_hours_between_breaks() {
    // 07:30–09:30, 09:40–11:00, 11:30–13:00, 13:10–15:10 and a last relief.
    let rows = format!("{TWO}\nD1 15:10-15:30 relief - - ruiz");
    let every = |most, kinds: &[Kind]| {
        week(&rows, 10, |terms| {
            terms.every = Some(most);
            terms.kinds = kinds.to_vec();
        })
    };
    assert_eq!(every(120, &[Kind::Relief, Kind::Lunch]).broken_by(&[RULE]), []);
    assert_eq!(every(119, &[Kind::Relief, Kind::Lunch]).broken_by(&[RULE]), [(RULE, "ruiz".to_owned(), 119, 120)]);
    assert_eq!(every(200, &[Kind::Relief]).broken_by(&[RULE]), []);
    assert_eq!(every(199, &[Kind::Relief]).broken_by(&[RULE]), [(RULE, "ruiz".to_owned(), 199, 200)]);
}

#[test]
fn a_recess_on_duty_is_a_break_only_where_the_clause_lists_it() {
    let recess = |kinds: &[Kind]| {
        week("D1 10:00-10:15 recess - 3A ruiz", 15, |terms| {
            terms.times = Some(1);
            terms.kinds = kinds.to_vec();
        })
    };
    assert_eq!(recess(&[Kind::Relief, Kind::Recess]).broken_by(&[RULE]), []);
    assert_eq!(recess(&[Kind::Relief]).broken_by(&[RULE]), [(RULE, "ruiz".to_owned(), 1, 0)]);
}

#[test]
fn short_days_and_nobody() {
    let short = week("", 15, |terms| (terms.times, terms.days_of_at_least) = (Some(2), 481));
    assert_eq!(short.on(RULE, "ruiz", "D1").verdict, Verdict::DoesNotApply);
    let long = week("", 15, |terms| (terms.times, terms.days_of_at_least) = (Some(2), 480));
    assert_eq!(numbers(&long.on(RULE, "ruiz", "D1")), (2, 0));
    let nobody =
        given().contract(|contract| contract.relief.push(Terms { clause: clause(&[Role::Librarian]), ..kept() }));
    assert_eq!(nobody.findings(RULE)[0].verdict, Verdict::DoesNotApply);
    let part_time =
        given().contract(|contract| contract.relief.push(Terms { clause: clause(&[Role::Specialist]), ..kept() }));
    assert_eq!(part_time.about(RULE, "lane").len(), 1, "one day at work");
}

#[test]
fn a_break_is_cut_by_children_and_by_nothing_else() {
    let one = |row: &str| {
        let rows = format!("D1 09:30-09:40 relief - - ruiz\nD1 09:39-09:45 {row}");
        week(&rows, 10, |terms| terms.times = Some(1)).broken_by(&[RULE])
    };
    assert_eq!(one("instruct - 3A ruiz"), [(RULE, "ruiz".to_owned(), 1, 0)]);
    assert_eq!(one("prep - - ruiz"), []);
}

#[test]
fn a_row_that_is_no_break_says_why() {
    let reasons = |rows: &str| {
        let kinds = vec![Kind::Relief, Kind::Lunch];
        let given = week(rows, 10, |terms| (terms.times, terms.kinds) = (Some(1), kinds));
        let finding = given.on(RULE, "ruiz", "D1");
        finding.evidence.counted.into_iter().map(|own| (own.minutes, own.reason)).collect::<Vec<_>>()
    };
    let row = |minutes, reason: &str| (minutes, reason.to_owned());
    let outside = "with children or outside the paid hours";
    assert_eq!(
        reasons("D1 07:20-07:30 relief - - ruiz\nD1 09:30-09:40 relief - - ruiz"),
        [row(0, outside), row(10, "")]
    );
    assert_eq!(reasons("D1 09:30-09:40 lunch - 3A ruiz"), [row(0, outside)]);
    assert_eq!(reasons("D1 07:21-07:31 relief - - ruiz"), [row(0, "shorter than 10 min")]);
}

#[test]
fn the_day_is_halved_where_lunch_begins_or_in_the_middle() {
    let halves = |rows: &str| week(rows, 10, |terms| terms.per_half_day = Some(1));
    let both = "D1 11:00-11:30 lunch - - ruiz\nD1 09:30-09:40 relief - - ruiz\nD1 10:00-10:10 relief - - ruiz";
    assert_eq!(
        halves(both).said_by(&[RULE]),
        ["ruiz, D1: breaks of at least 10 min (09:30–09:40, 10:00–10:10): 2 breaks in the first half, 1 required; \
          0 breaks in the second half, 1 required by Art. 7"]
    );
    // Without lunch: 11:30 is the middle of 07:30 to 15:30.
    let second = |time: &str| halves(&format!("D1 09:30-09:40 relief - - ruiz\nD1 {time} relief - - ruiz"));
    assert_eq!(second("11:30-11:40").broken_by(&[RULE]), []);
    assert_eq!(second("11:29-11:39").broken_by(&[RULE]), [(RULE, "ruiz".to_owned(), 1, 0)]);
}
