//! `presence`

use crate::given::{Given, clause, given, judged, span};
use commonhour::check::Verdict;
use commonhour::model::{Per, Role, Share};
use commonhour::rules::clause::{Clause, Prorate, Range, ShortDays};
use commonhour::rules::presence::{Bound, Terms};

const RULE: &str = "presence";
const MET: Verdict = Verdict::Met;
const NOT_MET: Verdict = Verdict::NotMet;

/// At least so many minutes on site a day, lunch included.
pub(crate) fn terms(clause: Clause, on_site: Option<i32>) -> Terms {
    Terms {
        clause,
        on_site,
        bound: Bound::Least,
        includes_lunch: true,
        per: Per::Day,
        before_bell: Range::default(),
        after_bell: Range::default(),
        short: ShortDays::Full,
        prorate: Prorate::None,
    }
}

fn with(role: Role, change: impl FnOnce(&mut Terms)) -> Given {
    given().contract(|contract| {
        let mut own = terms(clause(&[role]), None);
        change(&mut own);
        contract.presence.push(own);
    })
}

#[test]
fn bounds_keep_exactly_and_break_by_one_minute() {
    let on_site = |bound, minutes| {
        let given = with(Role::ClassroomTeacher, |terms| (terms.on_site, terms.bound) = (Some(minutes), bound));
        judged(&given, RULE, "ruiz", "Mon")
    };
    assert_eq!(on_site(Bound::Least, 285), [(285, 285, MET)]);
    assert_eq!(on_site(Bound::Least, 286), [(286, 285, NOT_MET)]);
    assert_eq!(on_site(Bound::Most, 285), [(285, 285, MET)]);
    assert_eq!(on_site(Bound::Most, 284), [(284, 285, NOT_MET)]);
    assert_eq!(on_site(Bound::Exactly, 285), [(285, 285, MET)]);
    assert_eq!(on_site(Bound::Exactly, 284), [(284, 285, NOT_MET)]);
}

/// 6:35 on site without lunch at full time; part-time staff by the table of Appendix H.
#[test]
fn san_diego_hours_on_site_by_share_of_full_time() {
    let table = [
        (875, 346),
        (800, 316),
        (750, 296),
        (625, 247),
        (600, 237),
        (500, 198),
        (400, 158),
        (375, 148),
        (250, 99),
        (200, 79),
    ];
    let own = |thousandths: u32, minutes: i32| {
        let given = with(Role::ClassroomTeacher, |terms| {
            (terms.on_site, terms.bound, terms.includes_lunch) = (Some(395), Bound::Exactly, false);
            let rows = table.iter().map(|(share, minutes)| (Share::of_thousandths(*share), *minutes));
            terms.prorate = Prorate::Table(rows.collect());
        })
        .school(|school| {
            school.staff[0].roles[0].1 = Share::of_thousandths(thousandths);
            school.staff[0].hours[0].span.end = school.staff[0].hours[0].span.start + minutes + 30;
        });
        judged(&given, RULE, "ruiz", "Mon")
    };
    for (share, minutes) in std::iter::once((1000, 395)).chain(table) {
        let numbers = i64::from(minutes);
        assert_eq!(own(share, minutes), [(numbers, numbers, MET)], "{share}");
        assert_eq!(own(share, minutes - 1), [(numbers, numbers - 1, NOT_MET)], "{share}");
    }
    assert_eq!(own(550, 217)[0].2, Verdict::CannotBeDecided);
}

#[test]
fn hours_lie_to_the_bells_as_agreed() {
    let range = |min, max| Range { min, max };
    let bells = |before, after| {
        let given = with(Role::ClassroomTeacher, |terms| (terms.before_bell, terms.after_bell) = (before, after));
        (judged(&given, RULE, "ruiz", "Mon"), given)
    };
    // From 07:45 to 12:30; students from 08:00 to 12:00.
    assert_eq!(bells(range(Some(15), Some(15)), range(Some(30), Some(30))).0, [(15, 15, MET), (30, 30, MET)]);
    assert_eq!(bells(range(None, Some(14)), range(None, Some(29))).0, [(14, 15, NOT_MET), (29, 30, NOT_MET)]);
    let (own, given) = bells(range(Some(16), Some(20)), range(Some(31), None));
    assert_eq!(own, [(16, 15, NOT_MET), (31, 30, NOT_MET)]);
    assert_eq!(
        given.sentences()[0],
        "ruiz, Mon: 15 min before the bell at 08:00; at least 16 and at most 20 required by Art. 7"
    );
    assert_eq!(judged(&given, RULE, "ruiz", "Wed"), [(16, 15, NOT_MET), (31, 90, MET)], "students leave at 11:00");
}

#[test]
fn part_time_hours_that_do_not_reach_the_bell_owe_nothing_there() {
    let late = |thousandths| {
        let given = with(Role::Specialist, |terms| terms.before_bell = Range { min: Some(5), max: None });
        given
            .school(|school| {
                school.staff[3].roles[0].1 = Share::of_thousandths(thousandths);
                school.staff[3].hours[0].span = span("08:30-12:30");
            })
            .on(RULE, "lane", "Mon")
    };
    assert_eq!(late(400).verdict, Verdict::DoesNotApply);
    assert_eq!(late(1000).verdict, Verdict::NotMet);
    assert_eq!(late(1000).evidence.found, Some(-30));
}

#[test]
fn a_week_adds_up_its_days_and_short_days_may_be_waived() {
    let given = with(Role::ClassroomTeacher, |terms| (terms.on_site, terms.per) = (Some(855), Per::Week));
    assert_eq!(judged(&given, RULE, "ruiz", ""), [(855, 855, MET)]);
    let given = with(Role::ClassroomTeacher, |terms| {
        (terms.on_site, terms.short) = (Some(286), ShortDays::Waived);
    });
    assert_eq!(given.on(RULE, "ruiz", "Wed").verdict, Verdict::DoesNotApply);
    assert_eq!(given.on(RULE, "ruiz", "Tue").verdict, Verdict::NotMet);
}

#[test]
fn the_hours_of_a_day_are_told() {
    let given = with(Role::ClassroomTeacher, |terms| terms.on_site = Some(286));
    assert_eq!(
        given.on(RULE, "ruiz", "Mon").evidence.sentence,
        "ruiz, Mon: 285 min on site, 07:45–12:30; at least 286 required by Art. 7"
    );
    let week = with(Role::ClassroomTeacher, |terms| (terms.on_site, terms.per) = (Some(856), Per::Week));
    assert_eq!(
        week.about(RULE, "ruiz")[0].evidence.sentence,
        "ruiz, every week: 855 min on site; at least 856 required by Art. 7"
    );
}

#[test]
fn part_time_hours_that_just_reach_the_bell_owe_what_lies_before_it() {
    let lane = |hours: &str| {
        let given = with(Role::Specialist, |terms| terms.before_bell = Range { min: Some(5), max: None });
        let given = given.school(|school| school.staff[3].hours[0].span = span(hours));
        judged(&given, RULE, "lane", "Mon")[0]
    };
    assert_eq!(lane("08:00-12:30"), (5, 0, NOT_MET));
    assert_eq!(lane("08:01-12:30").2, Verdict::DoesNotApply);
    assert_eq!(lane("07:55-12:30"), (5, 5, MET));
}

#[test]
fn of_two_bounds_the_upper_one_is_shown_where_neither_is_missed() {
    let bell = |min, max| {
        let given = with(Role::ClassroomTeacher, |terms| terms.before_bell = Range { min: Some(min), max: Some(max) });
        judged(&given, RULE, "ruiz", "Mon")
    };
    assert_eq!(bell(15, 20), [(20, 15, MET)]);
    assert_eq!(bell(16, 20), [(16, 15, NOT_MET)]);
    assert_eq!(bell(5, 14), [(14, 15, NOT_MET)]);
}
