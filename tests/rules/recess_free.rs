//! `recess-free`

use crate::given::{Given, clause, given, numbers};
use commonhour::check::Verdict;
use commonhour::model::{Per, Role};
use commonhour::rules::clause::ShortDays;
use commonhour::rules::recess_free::Terms;

const RULE: &str = "recess-free";

/// 20 minutes each day.
pub(crate) fn kept() -> Terms {
    Terms {
        clause: clause(&[Role::ClassroomTeacher]),
        minutes: Some(20),
        times: None,
        per: Per::Day,
        short_days: ShortDays::Full,
        short_minutes: None,
    }
}

fn with(change: impl FnOnce(&mut Terms)) -> Given {
    given().contract(|contract| {
        let mut terms = kept();
        change(&mut terms);
        contract.recess_free.push(terms);
    })
}

/// Ruiz has the class for one more minute on Wednesday.
fn late(given: Given) -> Given {
    given.and("Wed 10:30-10:31 instruct - 3A ruiz")
}

fn ours(given: &Given) -> Vec<(&'static str, String, i64, i64)> {
    given.broken_by(&[RULE]).into_iter().filter(|(rule, ..)| *rule == RULE).collect()
}

#[test]
fn keeps_exactly_and_breaks_by_one_minute() {
    let finding = with(|_| {}).on(RULE, "ruiz", "Wed");
    assert_eq!((finding.verdict, numbers(&finding)), (Verdict::Met, (20, 20)));
    let given = late(with(|_| {}));
    assert_eq!(ours(&given), [(RULE, "ruiz".to_owned(), 20, 19)]);
    let finding = given.on(RULE, "ruiz", "Wed");
    assert_eq!(finding.evidence.sentence, "ruiz, Wed: 19 minutes free of duty, 20 required by Art. 7");
    assert_eq!(finding.evidence.counted[0].reason, "1 min on duty");
}

#[test]
fn santa_ana_fewer_minutes_on_modified_days() {
    let short = |minutes| late(with(|terms| terms.short_minutes = Some(minutes)));
    assert_eq!(ours(&short(19)), []);
    assert_eq!(ours(&short(20)), [(RULE, "ruiz".to_owned(), 20, 19)]);
    // 180 of 240 minutes: 15 of 20.
    let prorated = late(with(|terms| terms.short_days = ShortDays::Prorated));
    assert_eq!(numbers(&prorated.on(RULE, "ruiz", "Wed")), (15, 19));
    let waived = late(with(|terms| terms.short_days = ShortDays::Waived));
    assert_eq!(waived.on(RULE, "ruiz", "Wed").verdict, Verdict::DoesNotApply);
}

#[test]
fn so_many_whole_recesses_a_week() {
    let week = |times| late(with(|terms| (terms.minutes, terms.times, terms.per) = (None, Some(times), Per::Week)));
    assert_eq!(ours(&week(2)), []);
    assert_eq!(ours(&week(3)), [(RULE, "ruiz".to_owned(), 3, 2)]);
}

#[test]
fn who_leads_no_homeroom_owes_nothing() {
    let specialist = with(|terms| terms.clause.covers.roles = vec![Role::Specialist]);
    assert_eq!(specialist.on(RULE, "okafor", "Mon").verdict, Verdict::DoesNotApply);
    assert_eq!(specialist.about(RULE, "lane").len(), 1, "part-time: one day at work");
    let nobody = with(|terms| terms.clause.covers.roles = vec![Role::Librarian]);
    assert_eq!(nobody.findings(RULE)[0].verdict, Verdict::DoesNotApply);
    let month = with(|terms| terms.per = Per::Month);
    assert_eq!(month.about(RULE, "ruiz")[0].verdict, Verdict::CannotBeDecided);
}

#[test]
fn what_short_days_owe_is_not_what_other_days_owe() {
    let tuesday = |change: fn(&mut Terms)| {
        let finding = with(change).and("Tue 11:00-11:01 instruct - 3A ruiz").on(RULE, "ruiz", "Tue");
        (finding.verdict, numbers(&finding))
    };
    let full = (Verdict::NotMet, (20, 19));
    assert_eq!(tuesday(|terms| terms.short_days = ShortDays::Waived), full);
    assert_eq!(tuesday(|terms| terms.short_days = ShortDays::Prorated), full);
    assert_eq!(tuesday(|terms| terms.short_minutes = Some(10)), full);
}
