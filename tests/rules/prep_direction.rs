//! `prep-direction`

use crate::given::{Given, clause, given, numbers};
use crate::whole_weeks::whole_weeks;
use commonhour::check::Verdict;
use commonhour::model::{Kind, Per, Role, Share, StaffId};
use commonhour::rules::clause::{CountsIn, Covers, Prorate, ShortDays};
use commonhour::rules::prep_direction::{Part, Terms};

const RULE: &str = "prep-direction";

/// 90 minutes of one's own a week.
pub(crate) fn kept() -> Terms {
    let mut clause = clause(&[Role::ClassroomTeacher]);
    clause.counts.prep = vec![Kind::Prep, Kind::DirectedPrep];
    Terms {
        clause,
        per: Per::Week,
        own: Part { minutes: Some(90), ..Part::default() },
        directed: Part::default(),
        team_is_own: false,
        block: 1,
        counts_in: CountsIn::StudentDay,
        short_weeks: ShortDays::Full,
        prorate: Prorate::None,
    }
}

fn with(given: Given, change: impl FnOnce(&mut Terms)) -> Given {
    given.contract(|contract| {
        let mut terms = kept();
        change(&mut terms);
        contract.prep_direction.push(terms);
    })
}

fn part(blocks: u32) -> Part {
    Part { blocks: Some(blocks), ..Part::default() }
}

#[test]
fn keeps_exactly_and_breaks_by_one_minute() {
    let given = with(given(), |_| {});
    let finding = &given.about(RULE, "ruiz")[0];
    assert_eq!((finding.verdict, numbers(finding)), (Verdict::Met, (90, 90)));
    let given = given.but("Wed 09:30-10:00 prep - - ruiz", "Wed 09:30-09:59 prep - - ruiz");
    assert_eq!(given.broken_by(&[RULE]), [(RULE, "ruiz".to_owned(), 90, 89)]);
    assert_eq!(given.said_by(&[RULE]), ["ruiz, every week: 89 minutes self-directed, 90 required by Art. 7"]);
}

/// Four blocks of their own, one directed.
fn four_and_one(fourth: &str, more: &str, minutes: i32) -> Given {
    let end = commonhour::model::Clock::at(10, 0) + minutes;
    let rows = format!(
        "D1,D2,D3 10:00-{end} prep - - ruiz by:teacher\nD4 10:00-{end} {fourth}\nD5 10:00-{end} prep - - ruiz by:principal\n{more}"
    );
    with(whole_weeks(5, &rows), |terms| {
        terms.clause.covers = Covers { staff: vec![StaffId(0)], ..Covers::default() };
        (terms.own, terms.directed, terms.block) = (part(4), part(1), minutes);
    })
}

#[test]
fn chicago_elementary_four_of_five_are_self_directed() {
    let kept = four_and_one("prep - - ruiz", "", 60);
    assert_eq!(kept.broken_by(&[RULE]), []);
    let finding = &kept.about(RULE, "ruiz")[0];
    let sentence = "ruiz, week 1: 4 blocks self-directed, 4 required; 1 blocks directed by others, at most 1 by Art. 7";
    assert_eq!((numbers(finding), finding.evidence.sentence.as_str()), ((4, 4), sentence));
    let second = four_and_one("prep - - ruiz by:principal", "", 60);
    assert_eq!(second.broken_by(&[RULE]), [(RULE, "ruiz".to_owned(), 4, 3)]);
    let one_more = four_and_one("prep - - ruiz", "D1 13:00-14:00 directed-prep - - ruiz", 60);
    assert_eq!(one_more.broken_by(&[RULE]), [(RULE, "ruiz".to_owned(), 1, 2)]);
}

#[test]
fn boston_elementary_four_of_48_and_one_with_an_administrator() {
    assert_eq!(four_and_one("prep - - ruiz", "", 48).broken_by(&[RULE]), []);
    let own = four_and_one("prep - - ruiz", "", 48).contract(|contract| contract.prep_direction[0].block = 49);
    assert_eq!(own.broken_by(&[RULE]), [(RULE, "ruiz".to_owned(), 4, 0)]);
}

#[test]
fn what_the_team_directs_is_whose_the_clause_says() {
    let team = || four_and_one("prep - - ruiz by:team", "", 45);
    assert_eq!(team().broken_by(&[RULE]), [(RULE, "ruiz".to_owned(), 4, 3)]);
    assert_eq!(team().contract(|contract| contract.prep_direction[0].team_is_own = true).broken_by(&[RULE]), []);
}

#[test]
fn shares_are_exact() {
    let share = |own, directed| {
        with(given().but("Wed 09:30-10:00 prep - - ruiz", "Wed 09:30-10:00 prep - - ruiz by:principal"), |terms| {
            terms.own = Part { share: own, ..Part::default() };
            terms.directed = Part { share: directed, ..Part::default() };
        })
    };
    assert_eq!(share(Some(66), Some(34)).broken_by(&[RULE]), []);
    assert_eq!(share(Some(67), None).broken_by(&[RULE]), [(RULE, "ruiz".to_owned(), 67, 66)]);
    assert_eq!(share(None, Some(33)).broken_by(&[RULE]), [(RULE, "ruiz".to_owned(), 33, 33)]);
    let nothing = with(whole_weeks(5, ""), |terms| terms.own = Part { share: Some(80), ..Part::default() });
    assert_eq!(nothing.about(RULE, "ruiz")[0].verdict, Verdict::DoesNotApply);
}

#[test]
fn part_time_and_short_weeks_scale_what_is_the_teachers() {
    let half = with(given(), |terms| {
        terms.own.minutes = Some(181);
        terms.prorate = Prorate::Linear;
    });
    let half = half.school(|school| school.staff[0].roles[0].1 = Share::of_hundredths(50));
    assert_eq!(numbers(&half.about(RULE, "ruiz")[0]), (91, 90));
    let waived = with(given(), |terms| terms.short_weeks = ShortDays::Waived);
    let waived = waived.school(|school| school.weeks[0].short = true);
    assert_eq!(waived.about(RULE, "ruiz")[0].verdict, Verdict::DoesNotApply);
    let nobody = with(given(), |terms| terms.clause.covers.roles = vec![Role::Librarian]);
    assert_eq!(nobody.findings(RULE)[0].verdict, Verdict::DoesNotApply);
}

#[test]
fn months_without_a_calendar_cannot_be_decided() {
    let given = with(given(), |terms| terms.per = Per::Month);
    assert_eq!(given.about(RULE, "ruiz")[0].verdict, Verdict::CannotBeDecided);
}

#[test]
fn half_and_half_keeps_exactly_and_the_smaller_part_may_be_the_teachers() {
    let share = |rows: &str, own, directed| {
        let given = with(whole_weeks(5, rows), |terms| {
            terms.clause.covers = Covers { staff: vec![StaffId(0)], ..Covers::default() };
            terms.own = Part { share: own, ..Part::default() };
            terms.directed = Part { share: directed, ..Part::default() };
        });
        let finding = given.about(RULE, "ruiz")[0].clone();
        (finding.verdict, numbers(&finding))
    };
    let even = "D1 10:00-10:30 prep - - ruiz\nD2 10:00-10:30 directed-prep - - ruiz";
    assert_eq!(share(even, Some(50), Some(50)), (Verdict::Met, (50, 50)));
    assert_eq!(share(even, Some(51), None), (Verdict::NotMet, (51, 50)));
    assert_eq!(share(even, None, Some(49)), (Verdict::NotMet, (49, 50)));
    let fewer = "D1 10:00-10:30 prep - - ruiz\nD2 10:00-11:00 directed-prep - - ruiz";
    assert_eq!(share(fewer, Some(33), None), (Verdict::Met, (33, 33)));
    assert_eq!(share(fewer, Some(34), None), (Verdict::NotMet, (34, 33)));
    let all = "D1 10:00-10:30 prep - - ruiz";
    assert_eq!(share(all, Some(100), Some(0)), (Verdict::Met, (100, 100)));
}
