//! `meetings`

use crate::given::{Given, broken_by, clause, given, judged};
use commonhour::check::Verdict;
use commonhour::model::{Clock, DayId, Kind, Per, Role};
use commonhour::rules::clause::{Clause, Prorate, ShortDays};
use commonhour::rules::meetings::Terms;

const RULE: &str = "meetings";
const MET: Verdict = Verdict::Met;
const NOT_MET: Verdict = Verdict::NotMet;

/// At most two meetings a week.
pub(crate) fn terms(clause: Clause) -> Terms {
    Terms {
        clause,
        kinds: vec![Kind::Meeting],
        count: Some(2),
        minutes: None,
        per: Per::Week,
        longest: None,
        latest: None,
        not_on: Vec::new(),
        short: ShortDays::Full,
        prorate: Prorate::None,
    }
}

fn with(rows: &str, change: impl FnOnce(&mut Terms)) -> Given {
    let given = given().contract(|contract| {
        let mut own = Terms { count: None, ..terms(clause(&[Role::ClassroomTeacher])) };
        change(&mut own);
        contract.meetings.push(own);
    });
    given.and(rows)
}

/// No more than two a week and one a day.
#[test]
fn pinellas_counts_by_day_and_week() {
    let (monday, tuesday) = ("Mon 12:00-12:15 meeting - - ruiz", "Tue 12:00-12:30 meeting - - ruiz");
    let week = |rows: &str| with(rows, |terms| terms.count = Some(2));
    assert_eq!(judged(&week(&format!("{monday}\n{tuesday}")), RULE, "ruiz", ""), [(2, 2, MET)]);
    let three = week(&format!("{monday}\n{tuesday}\nWed 11:30-12:00 meeting - - ruiz"));
    assert_eq!(judged(&three, RULE, "ruiz", ""), [(2, 3, NOT_MET)]);
    assert_eq!(
        three.sentences(),
        ["ruiz, every week: 3 meetings (Mon 12:00–12:15, Tue 12:00–12:30, Wed 11:30–12:00); at most 2 by Art. 7"]
    );
    let day = |rows: &str| with(rows, |terms| (terms.count, terms.per) = (Some(1), Per::Day));
    assert_eq!(judged(&day(monday), RULE, "ruiz", "Mon"), [(1, 1, MET)]);
    let pieces = format!("{monday}\nMon 12:15-12:20 prep - - ruiz\nMon 12:20-12:30 meeting - - ruiz");
    assert_eq!(judged(&day(&pieces), RULE, "ruiz", "Mon"), [(1, 2, NOT_MET)], "pieces count one by one");
    let joined = format!("{monday}\nMon 12:15-12:30 meeting - - ruiz");
    assert_eq!(judged(&day(&joined), RULE, "ruiz", "Mon"), [(1, 1, MET)], "rows that touch are one");
}

/// One a month, of an hour at most, over by 16:30.
#[test]
fn washington_limits_length_and_end_and_needs_a_calendar_for_the_month() {
    let meeting = |when: &str| {
        with(&format!("Tue {when} meeting - - ruiz"), |terms| {
            (terms.longest, terms.latest) = (Some(60), Some(Clock::at(16, 30)));
        })
    };
    assert_eq!(broken_by(&meeting("15:30-16:30"), RULE), []);
    assert_eq!(judged(&meeting("15:29-16:30"), RULE, "ruiz", "Tue"), [(60, 61, NOT_MET), (0, 0, MET)]);
    let late = meeting("15:31-16:31");
    assert_eq!(judged(&late, RULE, "ruiz", "Tue"), [(60, 60, MET), (0, 1, NOT_MET)]);
    assert_eq!(broken_by(&late, RULE)[0].3, "ruiz, Tue: meeting 15:31–16:31; by 16:30 by Art. 7");
    let month = with("", |terms| (terms.count, terms.per) = (Some(1), Per::Month));
    assert_eq!(month.about(RULE, "ruiz")[0].verdict, Verdict::CannotBeDecided);
}

/// None on Tuesdays.
#[test]
fn santa_ana_keeps_tuesdays_free() {
    let week = |rows: &str| with(rows, |terms| terms.not_on = vec![DayId(1)]);
    let monday = week("Mon 12:00-12:15 meeting - - ruiz");
    assert_eq!(monday.broken(), []);
    assert_eq!(monday.about(RULE, "ruiz").len(), 1, "other days have no finding");
    let tuesday = week("Tue 12:00-12:01 meeting - - ruiz");
    assert_eq!(tuesday.broken(), [(RULE, "ruiz".to_owned(), 0, 1)]);
    assert_eq!(tuesday.sentences(), ["ruiz, Tue: meeting 12:00–12:01 on a day without meetings by Art. 7"]);
}

#[test]
fn team_time_is_a_meeting_only_where_the_clause_says() {
    let minutes = |kinds: &[Kind], most: i32| {
        let given = with("", |terms| (terms.minutes, terms.kinds) = (Some(most), kinds.to_vec()));
        judged(&given, RULE, "ruiz", "")
    };
    assert_eq!(minutes(&[Kind::Meeting], 0), [(0, 0, MET)]);
    assert_eq!(minutes(&[Kind::Meeting, Kind::Collaboration], 60), [(60, 60, MET)]);
    assert_eq!(minutes(&[Kind::Meeting, Kind::Collaboration], 59), [(59, 60, NOT_MET)]);
}

#[test]
fn part_time_has_a_share() {
    let given = with("Mon 12:00-12:13 meeting - - lane", |terms| {
        (terms.minutes, terms.prorate) = (Some(30), Prorate::Linear);
        terms.clause.covers.roles = vec![Role::Specialist];
    });
    assert_eq!(judged(&given, RULE, "lane", ""), [(12, 13, NOT_MET)]);
}

#[test]
fn the_meetings_that_were_counted_are_listed() {
    let given = with("Mon 12:00-12:15 meeting - - ruiz\nTue 12:00-12:30 meeting - - ruiz", |terms| {
        (terms.minutes, terms.longest) = (Some(44), Some(29));
    });
    let listed = |n: usize| {
        let own = given.about(RULE, "ruiz")[n].evidence.counted.clone().into_iter();
        own.map(|own| (own.day.0, own.kind, own.minutes)).collect::<Vec<_>>()
    };
    assert_eq!(listed(0), [(0, Kind::Meeting, 15), (1, Kind::Meeting, 30)], "the week");
    assert_eq!(listed(1), [(0, Kind::Meeting, 15)], "Monday");
    assert_eq!(listed(2), [(1, Kind::Meeting, 30)], "Tuesday");
    assert_eq!(listed(3), [], "Wednesday");
}
