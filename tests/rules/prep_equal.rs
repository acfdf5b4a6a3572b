//! `prep-equal`

use crate::given::{Given, clause, given, numbers};
use commonhour::check::Verdict;
use commonhour::model::{Per, Role, Share, StaffId};
use commonhour::rules::clause::{CountsIn, Covers};
use commonhour::rules::prep_equal::Terms;

const RULE: &str = "prep-equal";

/// Okafor as much as the classroom teachers.
pub(crate) fn kept() -> Terms {
    let mut clause = clause(&[]);
    clause.covers.staff = vec![StaffId(2)];
    Terms {
        clause,
        with: Some(Covers { roles: vec![Role::ClassroomTeacher], ..Covers::default() }),
        tolerance: 0,
        block: 20,
        counts_in: CountsIn::StudentDay,
        per: Per::Week,
        as_full_time: false,
    }
}

fn with(change: impl FnOnce(&mut Terms)) -> Given {
    given().contract(|contract| {
        let mut terms = kept();
        change(&mut terms);
        contract.prep_equal.push(terms);
    })
}

/// The specialist ends two minutes early each day, one teacher one minute on Wednesday.
fn fewer(given: Given) -> Given {
    given
        .but("* 08:00-08:30 prep - - okafor", "* 08:00-08:28 prep - - okafor")
        .but("Wed 09:30-10:00 prep - - cho", "Wed 09:30-09:59 prep - - cho")
}

#[test]
fn specialists_have_what_the_others_have() {
    let finding = &with(|_| {}).about(RULE, "okafor")[0];
    assert_eq!((finding.verdict, numbers(finding)), (Verdict::Met, (90, 90)));
    assert_eq!(fewer(with(|_| {})).broken_by(&[RULE]), [(RULE, "okafor".to_owned(), 89, 84)]);
    assert_eq!(
        fewer(with(|_| {})).said_by(&[RULE]),
        ["okafor, every week: 84 min of prep; cho has the least, 89; 89 required by Art. 7"]
    );
    assert_eq!(fewer(with(|terms| terms.tolerance = 5)).broken_by(&[RULE]), []);
    assert_eq!(fewer(with(|terms| terms.tolerance = 4)).broken_by(&[RULE]), [(RULE, "okafor".to_owned(), 85, 84)]);
}

#[test]
fn one_another_within_a_tolerance() {
    let among = |tolerance| {
        fewer(with(|terms| {
            (terms.with, terms.tolerance) = (None, tolerance);
            terms.clause.covers.staff = vec![StaffId(0), StaffId(1), StaffId(2)];
        }))
    };
    assert_eq!(among(6).broken_by(&[RULE]), []);
    assert_eq!(among(5).broken_by(&[RULE]), [(RULE, "okafor".to_owned(), 85, 84)]);
}

#[test]
fn part_time_is_compared_as_full_time_where_the_clause_says_so() {
    let lane = |as_full_time| {
        with(|terms| {
            terms.clause.covers.staff = vec![StaffId(3)];
            terms.as_full_time = as_full_time;
        })
    };
    // 30 minutes at 0.4 are 75 at full time.
    assert_eq!(lane(true).broken_by(&[RULE]), [(RULE, "lane".to_owned(), 90, 75)]);
    assert_eq!(lane(false).broken_by(&[RULE]), [(RULE, "lane".to_owned(), 90, 30)]);
}

#[test]
fn nobody_to_compare_with_and_nobody_covered() {
    let alone = with(|terms| terms.with = Some(Covers { roles: vec![Role::Librarian], ..Covers::default() }));
    assert_eq!(alone.about(RULE, "okafor")[0].verdict, Verdict::CannotBeDecided);
    let nobody = with(|terms| terms.clause = clause(&[Role::Librarian]));
    assert_eq!(nobody.findings(RULE)[0].verdict, Verdict::DoesNotApply);
}

#[test]
fn full_time_and_more_are_compared_as_they_are() {
    let okafor = |hundredths| {
        let given = with(|terms| terms.as_full_time = true);
        let given = given.school(|school| school.staff[2].roles[0].1 = Share::of_hundredths(hundredths));
        let finding = given.about(RULE, "okafor")[0].clone();
        (finding.verdict, numbers(&finding))
    };
    assert_eq!(okafor(100), (Verdict::Met, (90, 90)));
    assert_eq!(okafor(120), (Verdict::Met, (90, 90)));
    assert_eq!(okafor(90), (Verdict::Met, (90, 100)));
    assert_eq!(okafor(0), (Verdict::Met, (90, 90)), "no share is said");
}
