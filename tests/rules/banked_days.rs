//! `banked-days`

use crate::given::{Given, clause, given, numbers};
use commonhour::check::Verdict;
use commonhour::model::{Kind, Per, Role, StaffId};
use commonhour::rules::banked_days::Terms;
use commonhour::rules::blocks::Director;
use commonhour::rules::clause::Covers;

const RULE: &str = "banked-days";

/// At most an hour of preparation on the short day.
pub(crate) fn kept() -> Terms {
    Terms {
        clause: clause(&[Role::ClassroomTeacher]),
        day_types: Vec::new(),
        minutes: None,
        share: None,
        consecutive: false,
        most: Some(60),
        kinds: vec![Kind::Prep],
        directed_by: Vec::new(),
        days_share: None,
        per: Per::Week,
    }
}

/// Wednesday is short: students leave at 11:00, paid hours end at 12:30 and begin at 07:45, 105 minutes without students.
fn with(rows: &str, change: impl FnOnce(&mut Terms)) -> Given {
    given().and(rows).contract(|contract| {
        let mut terms = Terms { most: None, ..kept() };
        terms.clause.covers = Covers { staff: vec![StaffId(0)], ..Covers::default() };
        change(&mut terms);
        contract.banked_days.push(terms);
    })
}

#[test]
fn albuquerque_consecutive_preparation_on_modified_days() {
    let week = |rows| with(rows, |terms| (terms.minutes, terms.consecutive) = (Some(80), true));
    let kept = week("Wed 11:10-12:30 prep - - ruiz");
    let finding = kept.on(RULE, "ruiz", "Wed");
    assert_eq!((finding.verdict, numbers(&finding)), (Verdict::Met, (80, 80)));
    assert_eq!(kept.about(RULE, "ruiz").len(), 1, "only the short day is named");
    let short = week("Wed 11:11-12:30 prep - - ruiz");
    assert_eq!(short.broken_by(&[RULE]), [(RULE, "ruiz".to_owned(), 80, 79)]);
    assert_eq!(short.said_by(&[RULE]), ["ruiz, Wed: 79 of 105 min without students for prep; 80 required by Art. 7"]);
    let pieces = "Wed 11:00-11:40 prep - - ruiz\nWed 11:41-12:21 prep - - ruiz";
    assert_eq!(week(pieces).broken_by(&[RULE]), [(RULE, "ruiz".to_owned(), 80, 40)]);
    assert_eq!(with(pieces, |terms| terms.minutes = Some(80)).broken_by(&[RULE]), []);
}

#[test]
fn a_share_of_the_time_rounds_up() {
    // Half of 105 is 52.5.
    let week = |rows| with(rows, |terms| terms.share = Some(50));
    assert_eq!(week("Wed 11:00-11:53 prep - - ruiz").broken_by(&[RULE]), []);
    assert_eq!(week("Wed 11:00-11:52 prep - - ruiz").broken_by(&[RULE]), [(RULE, "ruiz".to_owned(), 53, 52)]);
}

#[test]
fn a_limit_for_meetings() {
    let meeting = |most| {
        with("Wed 11:00-12:00 meeting - - ruiz", |terms| (terms.kinds, terms.most) = (vec![Kind::Meeting], Some(most)))
    };
    assert_eq!(meeting(60).broken_by(&[RULE]), []);
    assert_eq!(meeting(59).broken_by(&[RULE]), [(RULE, "ruiz".to_owned(), 59, 60)]);
}

#[test]
fn san_diego_three_quarters_are_directed_by_members() {
    let week = |by: &str| {
        let rows = format!("Wed 11:00-11:59 prep - - ruiz\nWed 12:00-12:20 collaboration - - ruiz {by}");
        with(&rows, |terms| {
            (terms.share, terms.kinds) = (Some(75), vec![Kind::Prep, Kind::Collaboration]);
            terms.directed_by = vec![Director::Teacher, Director::Team];
        })
    };
    // 78.75 of 105.
    assert_eq!(numbers(&week("by:team").on(RULE, "ruiz", "Wed")), (79, 79));
    assert_eq!(week("by:team").broken_by(&[RULE]), []);
    assert_eq!(week("by:principal").broken_by(&[RULE]), [(RULE, "ruiz".to_owned(), 79, 59)]);
    let open = week("").on(RULE, "ruiz", "Wed");
    assert_eq!(open.verdict, Verdict::CannotBeDecided);
    assert!(open.evidence.sentence.ends_with("who directs 20 min more is not written"));
}

#[test]
fn san_diego_half_of_the_modified_days_of_a_window() {
    let week = |rows: &str, share| {
        with(rows, |terms| (terms.minutes, terms.days_share) = (Some(80), Some(share)))
            .school(|school| school.days[1].day_type = 1)
    };
    let one = "Wed 11:10-12:30 prep - - ruiz";
    let finding = week(one, 50).about(RULE, "ruiz")[0].clone();
    assert_eq!((finding.verdict, numbers(&finding), finding.evidence.unit), (Verdict::Met, (1, 1), "days"));
    let given = week(one, 51);
    let finding = &given.about(RULE, "ruiz")[0];
    assert_eq!((finding.verdict, numbers(finding)), (Verdict::NotMet, (2, 1)));
    let month = with(one, |terms| (terms.minutes, terms.days_share, terms.per) = (Some(80), Some(50), Per::Month));
    assert_eq!(month.about(RULE, "ruiz")[0].verdict, Verdict::CannotBeDecided);
}

#[test]
fn other_days_and_nobody() {
    let other = with("", |terms| (terms.minutes, terms.day_types) = (Some(80), vec!["minimum".to_owned()]));
    assert!(other.about(RULE, "ruiz").iter().all(|finding| finding.verdict == Verdict::DoesNotApply));
    let named = with("", |terms| (terms.minutes, terms.day_types) = (Some(80), vec!["early".to_owned()]));
    assert_eq!(named.broken_by(&[RULE]), [(RULE, "ruiz".to_owned(), 80, 0)]);
    let nobody = with("", |terms| terms.clause = clause(&[Role::Librarian]));
    assert_eq!(nobody.findings(RULE)[0].verdict, Verdict::DoesNotApply);
    let part_time = with("", |terms| {
        terms.clause = clause(&[Role::Specialist]);
        terms.minutes = Some(1);
    });
    assert!(part_time.about(RULE, "lane").iter().all(|finding| finding.verdict == Verdict::DoesNotApply));
}

#[test]
fn a_day_of_which_nobody_says_who_directs_it_may_be_the_one_that_is_missing() {
    let week = |rows: &str| {
        with(rows, |terms| {
            (terms.minutes, terms.days_share) = (Some(60), Some(100));
            (terms.kinds, terms.directed_by) = (vec![Kind::Collaboration], vec![Director::Team]);
        })
        .school(|school| school.days[1].day_type = 1)
        .about(RULE, "ruiz")
        .remove(0)
    };
    let open = week("Tue 11:30-12:30 collaboration - - ruiz\nWed 11:30-12:30 collaboration - - ruiz by:team");
    assert_eq!((open.verdict, numbers(&open)), (Verdict::CannotBeDecided, (2, 1)));
    assert_eq!(
        open.evidence.sentence,
        "ruiz, every week: kept on 1 of 2 such days; 2 required by Art. 7; on 1 who directs the time is not written"
    );
    let short = week("Tue 11:31-12:30 collaboration - - ruiz\nWed 11:30-12:30 collaboration - - ruiz by:team");
    assert_eq!((short.verdict, numbers(&short)), (Verdict::NotMet, (2, 1)));
}

#[test]
fn of_a_least_and_a_most_the_one_that_is_broken_is_named() {
    let week = |until: &str| {
        let row = format!("Wed 11:00-{until} prep - - ruiz");
        let finding = with(&row, |terms| (terms.minutes, terms.most) = (Some(40), Some(60))).on(RULE, "ruiz", "Wed");
        (finding.verdict, numbers(&finding))
    };
    assert_eq!(week("11:39"), (Verdict::NotMet, (40, 39)));
    assert_eq!(week("12:00"), (Verdict::Met, (40, 60)));
    assert_eq!(week("12:01"), (Verdict::NotMet, (60, 61)));
}
