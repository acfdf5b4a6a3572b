//! `prep-protected`

use crate::given::{Given, clause, given, numbers};
use commonhour::check::Verdict;
use commonhour::model::{Kind, Per, Role};
use commonhour::rules::prep_protected::Terms;

const RULE: &str = "prep-protected";

/// Nothing at all, each day.
pub(crate) fn kept() -> Terms {
    Terms {
        clause: clause(&[Role::ClassroomTeacher]),
        except: Vec::new(),
        most_times: None,
        most_minutes: None,
        per: Per::Day,
    }
}

fn with(change: impl FnOnce(&mut Terms)) -> Given {
    given().contract(|contract| {
        let mut terms = kept();
        change(&mut terms);
        contract.prep_protected.push(terms);
    })
}

fn only_ours(given: &Given) -> Vec<(&'static str, String, i64, i64)> {
    given.broken_by(&[RULE]).into_iter().filter(|(rule, ..)| *rule == RULE).collect()
}

#[test]
fn keeps_exactly_and_breaks_by_one_minute() {
    let finding = with(|_| {}).on(RULE, "ruiz", "Wed");
    assert_eq!((finding.verdict, numbers(&finding)), (Verdict::Met, (0, 0)));
    let given = with(|_| {}).but("Wed 10:00-10:30 lunch - - ruiz", "Wed 09:59-10:30 meeting - - ruiz");
    assert_eq!(only_ours(&given), [(RULE, "ruiz".to_owned(), 0, 1)]);
    let finding = given.on(RULE, "ruiz", "Wed");
    assert_eq!(
        finding.evidence.sentence,
        "ruiz, Wed: 1 times, 1 min of preparation taken by meeting 09:59–10:30 by Art. 7"
    );
    assert_eq!(finding.evidence.counted[0].reason, "1 min are taken: 09:59–10:00");
    let given = with(|terms| terms.except = vec![Kind::Meeting])
        .but("Wed 10:00-10:30 lunch - - ruiz", "Wed 09:59-10:30 meeting - - ruiz");
    assert_eq!(only_ours(&given), []);
}

#[test]
fn prep_that_others_direct_is_taken() {
    let week = |given: Given| given.but("Wed 09:30-10:00 prep - - ruiz", "Wed 09:30-10:00 directed-prep - - ruiz");
    assert_eq!(only_ours(&week(with(|_| {}))), [(RULE, "ruiz".to_owned(), 0, 30)]);
    let given = with(|_| {}).but("Wed 09:30-10:00 prep - - ruiz", "Wed 09:30-10:00 prep - - ruiz by:principal");
    assert_eq!(only_ours(&given), [(RULE, "ruiz".to_owned(), 0, 30)]);
}

#[test]
fn kansas_city_two_meetings_a_week_in_planning_time() {
    let week = |given: Given| {
        given
            .but("Mon,Tue 10:00-10:30 prep - - ruiz by:teacher", "Mon,Tue 10:00-10:30 directed-prep - - ruiz")
            .but("Wed 09:30-10:00 prep - - ruiz", "Wed 09:30-10:00 prep - - ruiz by:principal")
    };
    let quota = |times, minutes| {
        week(with(|terms| (terms.per, terms.most_times, terms.most_minutes) = (Per::Week, times, minutes)))
    };
    assert_eq!(only_ours(&quota(Some(3), None)), []);
    assert_eq!(only_ours(&quota(Some(2), None)), [(RULE, "ruiz".to_owned(), 2, 3)]);
    assert_eq!(only_ours(&quota(Some(3), Some(89))), [(RULE, "ruiz".to_owned(), 89, 90)]);
    assert_eq!(only_ours(&quota(None, Some(90))), []);
}

#[test]
fn nobody_covered_and_months_without_a_calendar() {
    let nobody = with(|terms| terms.clause.covers.roles = vec![Role::Librarian]);
    assert_eq!(nobody.findings(RULE)[0].verdict, Verdict::DoesNotApply);
    let month = with(|terms| terms.per = Per::Month);
    assert_eq!(month.about(RULE, "cho")[0].verdict, Verdict::CannotBeDecided);
    let part_time = with(|terms| terms.clause.covers.roles = vec![Role::Specialist]);
    assert_eq!(part_time.about(RULE, "lane").len(), 1, "part-time: one day at work");
}

#[test]
fn of_two_limits_the_one_that_is_missed_is_shown() {
    let quota = |times, minutes| {
        let given = with(|terms| (terms.per, terms.most_times, terms.most_minutes) = (Per::Week, times, minutes))
            .but("Mon,Tue 10:00-10:30 prep - - ruiz by:teacher", "Mon,Tue 10:00-10:30 directed-prep - - ruiz");
        let finding = given.about(RULE, "ruiz")[0].clone();
        (finding.verdict, numbers(&finding), finding.evidence.unit)
    };
    assert_eq!(quota(Some(2), Some(61)), (Verdict::Met, (2, 2), "times"));
    assert_eq!(quota(Some(2), Some(60)), (Verdict::Met, (2, 2), "times"), "exactly");
    assert_eq!(quota(Some(2), Some(59)), (Verdict::NotMet, (59, 60), "minutes"));
    assert_eq!(quota(Some(1), Some(59)), (Verdict::NotMet, (1, 2), "times"), "both are missed: the first");
    assert_eq!(quota(Some(1), Some(60)), (Verdict::NotMet, (1, 2), "times"));
}

#[test]
fn what_is_left_of_a_preparation_is_counted() {
    let given = with(|_| {}).but("Wed 10:00-10:30 lunch - - ruiz", "Wed 09:58-10:30 meeting - - ruiz");
    let counted = |day: &str| {
        let own = given.on(RULE, "ruiz", day).evidence.counted.into_iter();
        own.map(|own| (own.kind, own.minutes)).collect::<Vec<_>>()
    };
    assert_eq!(counted("Wed"), [(Kind::Prep, 28)]);
    assert_eq!(counted("Tue"), [(Kind::Prep, 30)]);
}
