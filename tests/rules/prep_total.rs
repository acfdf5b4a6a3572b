//! `prep-total`

use crate::given::{Given, given, numbers, prep_total};
use commonhour::check::Verdict;
use commonhour::model::{DayId, Week};
use commonhour::rules::clause::{Per, Prorate, ShortDays};
use commonhour::rules::prep_total::Terms;

const RULE: &str = "prep-total";

fn with(change: impl FnOnce(&mut Terms)) -> Given {
    given().contract(|contract| {
        let mut terms = prep_total();
        change(&mut terms);
        contract.prep_total.push(terms);
    })
}

#[test]
fn keeps_exactly_and_breaks_by_one_minute() {
    let finding = &with(|_| {}).about(RULE, "ruiz")[0];
    assert_eq!((finding.verdict, numbers(finding), finding.week), (Verdict::Met, (90, 90), Some(0)));
    let given = with(|_| {}).but("Wed 09:30-10:00 prep - - ruiz", "Wed 09:30-09:59 prep - - ruiz");
    assert_eq!(given.broken(), [(RULE, "ruiz".to_owned(), 90, 89)]);
    assert_eq!(
        given.sentences(),
        [
            "ruiz, every week: 89 min of prep (Mon 30, Tue 30, Wed 29); 90 required by Art. 7; 89 of the 90 minutes owed as \
          individual preparation are there; the team takes 1 of what is owed"
        ]
    );
}

#[test]
fn short_blocks_do_not_count() {
    let given = with(|_| {}).but("Wed 09:30-10:00 prep - - ruiz", "Wed 09:30-09:49 prep - - ruiz");
    assert_eq!(given.broken(), [(RULE, "ruiz".to_owned(), 90, 60)]);
}

#[test]
fn every_kind_of_real_week_is_added_up() {
    let weeks = |given: Given, short: bool| {
        given.school(|school| {
            school.weeks.push(Week { name: "week 2".to_owned(), days: vec![DayId(0), DayId(1)], count: 1, short });
        })
    };
    assert_eq!(
        weeks(with(|_| {}), true).broken(),
        [(RULE, "ruiz".to_owned(), 90, 60), (RULE, "cho".to_owned(), 90, 60)]
    );
    let waived = weeks(with(|terms| terms.short_weeks = ShortDays::Waived), true);
    assert_eq!(waived.broken(), []);
    assert_eq!(waived.about(RULE, "ruiz")[1].verdict, Verdict::DoesNotApply);
    let prorated = weeks(with(|terms| terms.short_weeks = ShortDays::Prorated), true);
    assert_eq!(numbers(&prorated.about(RULE, "ruiz")[1]), (60, 60));
}

#[test]
fn part_time_owes_a_share_of_the_rotation() {
    let given = with(|terms| {
        terms.per = Per::Cycle;
        terms.prorate = Prorate::Linear;
        terms.clause.covers.roles = vec![commonhour::model::Role::Specialist];
    });
    assert_eq!(numbers(&given.about(RULE, "lane")[0]), (36, 30));
    assert_eq!(given.broken(), [(RULE, "lane".to_owned(), 36, 30)]);
}

#[test]
fn two_weeks_are_the_week_twice() {
    let given = with(|terms| {
        terms.per = Per::Weeks(2);
        terms.target = commonhour::rules::prep_total::Target::Minutes(180);
    });
    assert_eq!(numbers(&given.about(RULE, "ruiz")[0]), (180, 180));
    let given = given.but("Wed 09:30-10:00 prep - - ruiz", "Wed 09:30-09:59 prep - - ruiz");
    assert_eq!(
        given.sentences(),
        [
            "ruiz, every 2 weeks: 178 min of prep (2 × Mon 30, 2 × Tue 30, 2 × Wed 29); 180 required by Art. 7; 178 of the 180 \
          minutes owed as individual preparation are there; the team takes 2 of what is owed"
        ]
    );
}

#[test]
fn any_two_school_days_in_a_row() {
    let given = with(|terms| {
        terms.per = Per::Rolling(2);
        terms.target = commonhour::rules::prep_total::Target::Minutes(60);
    })
    .but("Wed 09:30-10:00 prep - - ruiz", "Wed 09:30-09:59 prep - - ruiz");
    assert_eq!(given.about(RULE, "ruiz").len(), 3);
    let expected = (RULE, "ruiz".to_owned(), 60, 59);
    assert_eq!(given.broken(), [expected.clone(), expected], "Tuesday with Wednesday, Wednesday with the next Monday");
}

#[test]
fn a_month_cannot_be_decided_without_a_calendar() {
    let given = with(|terms| terms.per = Per::Month);
    let finding = &given.about(RULE, "ruiz")[0];
    assert_eq!(finding.verdict, Verdict::CannotBeDecided);
    assert_eq!(
        finding.evidence.sentence,
        "ruiz: the school file has no [calendar], so its months and its year are not known by Art. 7"
    );
}

#[test]
fn what_the_team_takes_is_told_only_where_there_is_a_team_and_it_takes() {
    let said = |given: Given, who: &str| given.about(RULE, who)[0].evidence.sentence.clone();
    let specialist = with(|terms| terms.clause.covers.roles = vec![commonhour::model::Role::Specialist]);
    assert_eq!(
        said(specialist, "okafor"),
        "okafor, every week: 90 min of prep (Mon 30, Tue 30, Wed 30); 90 required by Art. 7"
    );
    let alone = |end: &str| {
        with(|_| {})
            .but("Mon 09:00-10:00 collaboration - - ruiz;cho @12 team:grade-3 by:team", "")
            .but("Wed 09:30-10:00 prep - - ruiz", &format!("Wed 09:30-{end} prep - - ruiz"))
    };
    assert_eq!(
        said(alone("09:59"), "ruiz"),
        "ruiz, every week: 89 min of prep (Mon 30, Tue 30, Wed 29); 90 required by Art. 7"
    );
    let kept = "; 90 of 90 minutes are owed as individual preparation; 0 left for the team";
    assert!(said(alone("10:00"), "ruiz").ends_with(kept));
}
