//! `collaboration-time`, `collaboration-after-prep`

use crate::given::{Given, clause, given, numbers};
use crate::whole_weeks::whole_weeks;
use commonhour::check::Verdict;
use commonhour::model::{Kind, Per, Role, Share, StaffId};
use commonhour::rules::blocks::Director;
use commonhour::rules::clause::{CountsIn, Covers, Prorate, ShortDays};
use commonhour::rules::collaboration_after_prep;
use commonhour::rules::collaboration_time::{Limits, Terms};

const TIME: &str = "collaboration-time";
const AFTER: &str = "collaboration-after-prep";

/// At least 60 minutes a week.
pub(crate) fn time_kept() -> Terms {
    Terms {
        clause: clause(&[Role::ClassroomTeacher]),
        kinds: vec![Kind::Collaboration],
        per: Per::Week,
        counts_in: CountsIn::PaidDay,
        directed_by: Vec::new(),
        minutes: Limits { least: Some(60), most: None },
        meetings: Limits::default(),
        share: Limits::default(),
        block: 1,
        longest: None,
        short_weeks: ShortDays::Full,
        prorate: Prorate::None,
    }
}

/// After 90 minutes of own preparation a week.
pub(crate) fn after_kept() -> collaboration_after_prep::Terms {
    collaboration_after_prep::Terms {
        clause: clause(&[Role::ClassroomTeacher]),
        kinds: vec![Kind::Collaboration],
        minutes: Some(90),
        blocks: None,
        block: 20,
        counts_in: CountsIn::StudentDay,
        per: Per::Week,
        other_days: false,
    }
}

fn with(given: Given, change: impl FnOnce(&mut Terms)) -> Given {
    given.contract(|contract| {
        let mut terms = time_kept();
        change(&mut terms);
        contract.collaboration_time.push(terms);
    })
}

fn ruiz() -> Covers {
    Covers { staff: vec![StaffId(0)], ..Covers::default() }
}

/// A week of Ruiz's meetings.
fn week(rows: &str, change: impl FnOnce(&mut Terms)) -> Given {
    with(whole_weeks(5, rows), |terms| {
        terms.minutes = Limits::default();
        terms.clause.covers = ruiz();
        change(terms);
    })
}

#[test]
fn keeps_exactly_and_breaks_by_one_minute() {
    let finding = &with(given(), |_| {}).about(TIME, "ruiz")[0];
    assert_eq!((finding.verdict, numbers(finding)), (Verdict::Met, (60, 60)));
    let boston = |rows| week(rows, |terms| (terms.minutes.least, terms.block) = (Some(48), 48));
    assert_eq!(boston("D5 10:00-10:48 collaboration - - ruiz").broken_by(&[TIME, AFTER]), []);
    let short = boston("D5 10:00-10:47 collaboration - - ruiz");
    assert_eq!(short.broken_by(&[TIME, AFTER]), [(TIME, "ruiz".to_owned(), 48, 0)]);
    let more = week("D5 10:00-10:47 collaboration - - ruiz", |terms| terms.minutes.least = Some(48));
    assert_eq!(more.broken_by(&[TIME, AFTER]), [(TIME, "ruiz".to_owned(), 48, 47)]);
    assert_eq!(more.said_by(&[TIME, AFTER]), ["ruiz, week 1: 47 minutes, at least 48 by Art. 7"]);
}

#[test]
fn pieces_count_as_meetings() {
    let one = |rows| week(rows, |terms| terms.meetings.most = Some(1));
    assert_eq!(one("D5 10:00-11:00 collaboration - - ruiz").broken_by(&[TIME, AFTER]), []);
    assert_eq!(
        one("D5 10:00-10:30 collaboration - - ruiz\nD5 10:30-11:00 collaboration - - ruiz").broken_by(&[TIME, AFTER]),
        []
    );
    let pieces = one("D4,D5 10:00-10:30 collaboration - - ruiz");
    assert_eq!(pieces.broken_by(&[TIME, AFTER]), [(TIME, "ruiz".to_owned(), 1, 2)]);
    let daily = week("D4,D5 10:00-10:30 collaboration - - ruiz", |terms| {
        (terms.meetings.most, terms.per) = (Some(1), Per::Day);
    });
    assert_eq!(daily.broken_by(&[TIME, AFTER]), []);
    let minutes = |most| week("D4,D5 10:00-10:30 collaboration - - ruiz", |terms| terms.minutes.most = Some(most));
    assert_eq!(minutes(60).broken_by(&[TIME, AFTER]), []);
    assert_eq!(minutes(59).broken_by(&[TIME, AFTER]), [(TIME, "ruiz".to_owned(), 59, 60)]);
}

#[test]
fn granite_two_of_45_in_four_weeks() {
    let weeks = |rows: &str| {
        with(whole_weeks(20, rows), |terms| {
            (terms.minutes.least, terms.meetings.least, terms.block, terms.per) =
                (Some(90), Some(2), 45, Per::Weeks(4));
            terms.clause.covers = ruiz();
        })
    };
    assert_eq!(weeks("D5,D15 13:00-13:45 collaboration - - ruiz").broken_by(&[TIME, AFTER]), []);
    assert_eq!(
        weeks("D5 13:00-14:30 collaboration - - ruiz").broken_by(&[TIME, AFTER]),
        [(TIME, "ruiz".to_owned(), 2, 1)]
    );
}

#[test]
fn garden_grove_a_quarter_is_the_principals() {
    let rows =
        |by: &str| format!("D1 10:00-10:15 collaboration - - ruiz {by}\nD2 10:00-10:45 collaboration - - ruiz by:team");
    let share = |by: &str, most| {
        week(&rows(by), |terms| {
            terms.directed_by = vec![Director::Principal];
            terms.share.most = Some(most);
        })
    };
    assert_eq!(share("by:principal", 25).broken_by(&[TIME, AFTER]), []);
    assert_eq!(share("by:principal", 24).broken_by(&[TIME, AFTER]), [(TIME, "ruiz".to_owned(), 24, 25)]);
    assert_eq!(share("", 25).about(TIME, "ruiz")[0].verdict, Verdict::Met, "either answer is within a quarter");
    let open = &share("", 24).about(TIME, "ruiz")[0];
    assert_eq!(open.verdict, Verdict::CannotBeDecided);
    assert_eq!(
        open.evidence.sentence,
        "ruiz, week 1: 0 of 60 min, at most 24 % by Art. 7; who directs 15 min is not written"
    );
    let least = |share| {
        week(&rows("by:principal"), |terms| {
            terms.directed_by = vec![Director::Teacher, Director::Team];
            terms.share.least = Some(share);
        })
    };
    assert_eq!(least(75).broken_by(&[TIME, AFTER]), []);
    assert_eq!(least(76).broken_by(&[TIME, AFTER]), [(TIME, "ruiz".to_owned(), 76, 75)]);
}

#[test]
fn santa_ana_two_of_an_hour_are_the_administrations() {
    let weeks = |rows: &str| {
        with(whole_weeks(20, rows), |terms| {
            terms.minutes = Limits::default();
            (terms.meetings.most, terms.longest, terms.per) = (Some(2), Some(60), Per::Weeks(4));
            terms.directed_by = vec![Director::Principal];
            terms.clause.covers = ruiz();
        })
    };
    let two =
        "D5,D10 13:00-14:00 collaboration - - ruiz by:principal\nD15,D20 13:00-15:00 collaboration - - ruiz by:team";
    assert_eq!(weeks(two).broken_by(&[TIME, AFTER]), []);
    assert_eq!(weeks(&two.replace("14:00", "14:01")).broken_by(&[TIME, AFTER]), [(TIME, "ruiz".to_owned(), 60, 61)]);
    assert_eq!(
        weeks(&two.replace("by:team", "by:principal")).broken_by(&[TIME, AFTER]),
        [(TIME, "ruiz".to_owned(), 2, 4)]
    );
}

#[test]
fn least_numbers_scale_and_months_want_a_calendar() {
    let half = with(given(), |terms| (terms.minutes.least, terms.prorate) = (Some(121), Prorate::Linear));
    let half = half.school(|school| school.staff[0].roles[0].1 = Share::of_hundredths(50));
    assert_eq!(numbers(&half.about(TIME, "ruiz")[0]), (61, 60));
    let waived = with(given(), |terms| terms.short_weeks = ShortDays::Waived);
    let waived = waived.school(|school| school.weeks[0].short = true);
    assert_eq!(waived.about(TIME, "ruiz")[0].verdict, Verdict::DoesNotApply);
    let month = with(given(), |terms| terms.per = Per::Month);
    assert_eq!(month.about(TIME, "ruiz")[0].verdict, Verdict::CannotBeDecided);
    let nobody = with(given(), |terms| terms.clause.covers.roles = vec![Role::Librarian]);
    assert_eq!(nobody.findings(TIME)[0].verdict, Verdict::DoesNotApply);
}

fn after(given: Given, change: impl FnOnce(&mut collaboration_after_prep::Terms)) -> Given {
    given.contract(|contract| {
        let mut terms = after_kept();
        change(&mut terms);
        contract.collaboration_after_prep.push(terms);
    })
}

#[test]
fn shared_time_waits_for_the_minimum() {
    assert_eq!(numbers(&after(given(), |_| {}).about(AFTER, "ruiz")[0]), (90, 90));
    let given = after(given(), |terms| terms.minutes = Some(91));
    assert_eq!(given.broken_by(&[TIME, AFTER])[0], (AFTER, "ruiz".to_owned(), 91, 90));
    assert_eq!(
        given.said_by(&[TIME, AFTER])[0],
        "ruiz, every week: 60 min of shared time beside 90 minutes of own prep, 91 come first by Art. 7"
    );
    let without = given.but(
        "Mon 09:00-10:00 collaboration - - ruiz;cho @12 team:grade-3 by:team",
        "Mon 09:00-10:00 open - - ruiz;cho",
    );
    assert_eq!(without.about(AFTER, "ruiz")[0].verdict, Verdict::DoesNotApply);
}

#[test]
fn baltimore_a_fourth_period_after_three_of_45() {
    let week = |rows: &str| {
        after(whole_weeks(5, rows), |terms| {
            (terms.minutes, terms.blocks, terms.block) = (None, Some(3), 45);
            terms.clause.covers = ruiz();
        })
    };
    let four = "D1,D2,D3 10:00-10:45 prep - - ruiz\nD4 10:00-10:45 collaboration - - ruiz";
    assert_eq!(week(four).broken_by(&[TIME, AFTER]), []);
    assert_eq!(week(&four.replace("D1,D2,D3", "D1,D2")).broken_by(&[TIME, AFTER]), [(AFTER, "ruiz".to_owned(), 3, 2)]);
    assert_eq!(week(&four.replacen("10:45", "10:44", 1)).broken_by(&[TIME, AFTER]), [(AFTER, "ruiz".to_owned(), 3, 0)]);
}

#[test]
fn albuquerque_450_in_two_weeks_leave_no_block_to_give() {
    let weeks = |rows: &str, other_days| {
        after(whole_weeks(10, rows), |terms| {
            (terms.minutes, terms.block, terms.per, terms.other_days) = (Some(450), 20, Per::Weeks(2), other_days);
            terms.clause.covers = ruiz();
        })
    };
    let five = "D1,D3,D5,D7 10:00-11:30 prep - - ruiz\nD9 10:00-11:30 collaboration - - ruiz";
    assert_eq!(weeks(five, false).broken_by(&[TIME, AFTER]), [(AFTER, "ruiz".to_owned(), 450, 360)]);
    let six = "D1,D3,D5,D7,D8 10:00-11:30 prep - - ruiz\nD9 10:00-11:30 collaboration - - ruiz";
    assert_eq!(weeks(six, false).broken_by(&[TIME, AFTER]), []);
    let given = weeks(six, true);
    assert_eq!(given.broken_by(&[TIME, AFTER]), [(AFTER, "ruiz".to_owned(), 0, 4)]);
    assert!(given.said_by(&[TIME, AFTER])[0].ends_with("no prep on D2, D4, D6, D10"));
}

#[test]
fn albuquerque_elementary_220_also_in_short_weeks() {
    let week = |days, rows: &str| {
        after(whole_weeks(days, rows), |terms| {
            terms.minutes = Some(220);
            terms.clause.covers = ruiz();
        })
    };
    let rows = "* 10:00-10:55 prep - - ruiz\nD1 13:00-13:45 collaboration - - ruiz";
    assert_eq!(week(4, rows).broken_by(&[TIME, AFTER]), []);
    assert_eq!(week(3, rows).broken_by(&[TIME, AFTER]), [(AFTER, "ruiz".to_owned(), 220, 165)]);
}

#[test]
fn texas_ten_blocks_of_45_leave_nothing_for_the_team() {
    let weeks = |rows: &str| {
        after(whole_weeks(10, rows), |terms| {
            (terms.minutes, terms.block, terms.per) = (Some(450), 45, Per::Weeks(2));
            terms.clause.covers = ruiz();
        })
    };
    let all = "* 10:00-10:45 prep - - ruiz";
    assert_eq!(weeks(all).about(AFTER, "ruiz")[0].verdict, Verdict::DoesNotApply);
    let nine = "D1,D2,D3,D4,D5,D6,D7,D8,D9 10:00-10:45 prep - - ruiz\nD10 10:00-10:45 collaboration - - ruiz";
    assert_eq!(weeks(nine).broken_by(&[TIME, AFTER]), [(AFTER, "ruiz".to_owned(), 450, 405)]);
}

#[test]
fn shared_time_outside_the_hours_asks_nothing() {
    let rows = "D1 15:00-15:30 collaboration - - ruiz";
    let hours = |counts_in| {
        let given = after(whole_weeks(5, rows), |terms| terms.counts_in = counts_in);
        given.about(AFTER, "ruiz")[0].verdict
    };
    assert_eq!(hours(CountsIn::StudentDay), Verdict::DoesNotApply);
    assert_eq!(hours(CountsIn::PaidDay), Verdict::NotMet);
    let nobody = after(given(), |terms| terms.clause.covers.roles = vec![Role::Librarian]);
    assert_eq!(nobody.findings(AFTER)[0].verdict, Verdict::DoesNotApply);
    let month = after(given(), |terms| terms.per = Per::Month);
    assert_eq!(month.about(AFTER, "ruiz")[0].verdict, Verdict::CannotBeDecided);
}

#[test]
fn time_that_may_be_theirs_cannot_be_decided_to_the_minute() {
    let rows = "D1 10:00-10:30 collaboration - - ruiz by:principal\nD2 10:00-10:30 collaboration - - ruiz";
    let least = |minutes| {
        week(rows, |terms| (terms.minutes.least, terms.directed_by) = (Some(minutes), vec![Director::Principal]))
            .about(TIME, "ruiz")
            .remove(0)
    };
    assert_eq!((least(30).verdict, numbers(&least(30))), (Verdict::Met, (30, 30)));
    assert_eq!((least(60).verdict, numbers(&least(60))), (Verdict::CannotBeDecided, (60, 30)));
    assert_eq!((least(61).verdict, numbers(&least(61))), (Verdict::NotMet, (61, 30)));
    let share = |percent| {
        week(rows, |terms| (terms.share.least, terms.directed_by) = (Some(percent), vec![Director::Principal]))
            .about(TIME, "ruiz")
            .remove(0)
    };
    assert_eq!((share(50).verdict, numbers(&share(50))), (Verdict::Met, (50, 50)));
    assert_eq!((share(100).verdict, numbers(&share(100))), (Verdict::CannotBeDecided, (100, 50)));
}

#[test]
fn the_longest_meeting_may_be_one_of_which_nobody_says_who_directs_it() {
    let rows = "D1 10:00-10:30 collaboration - - ruiz by:principal\nD2 10:00-10:45 collaboration - - ruiz";
    let longest = |minutes| {
        let given = week(rows, |terms| (terms.longest, terms.directed_by) = (Some(minutes), vec![Director::Principal]));
        let finding = given.about(TIME, "ruiz").remove(0);
        (finding.verdict, numbers(&finding))
    };
    assert_eq!(longest(45), (Verdict::Met, (45, 30)));
    assert_eq!(longest(44), (Verdict::CannotBeDecided, (44, 30)));
    assert_eq!(longest(29), (Verdict::NotMet, (29, 30)));
}

#[test]
fn a_share_of_no_time_does_not_apply_and_time_outside_the_hours_says_so() {
    let none = week("D1 10:00-10:30 prep - - ruiz", |terms| terms.share.least = Some(50)).about(TIME, "ruiz").remove(0);
    assert_eq!(none.verdict, Verdict::DoesNotApply);
    assert_eq!(none.evidence.sentence, "ruiz, week 1: no shared time by Art. 7");
    let rows = "D1 14:30-15:00 collaboration - - ruiz\nD2 15:00-15:30 collaboration - - ruiz";
    let late = week(rows, |terms| (terms.minutes.least, terms.counts_in) = (Some(31), CountsIn::StudentDay));
    let finding = late.about(TIME, "ruiz").remove(0);
    assert_eq!((finding.verdict, numbers(&finding)), (Verdict::NotMet, (31, 30)));
    let counted: Vec<_> = finding.evidence.counted.iter().map(|own| (own.minutes, own.reason.as_str())).collect();
    assert_eq!(counted, [(30, ""), (0, "outside 08:00–15:00")]);
}
