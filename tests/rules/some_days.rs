//! Clauses that hold on some days only: broken by one minute on a day they name, and silent on the others.

use crate::given::{Given, clause, daily_prep, given, staff};
use crate::{contact, lunch_terms, presence, recess_free, relief, workday};
use commonhour::check::Verdict;
use commonhour::model::{DayId, Kind, Role, School};
use commonhour::rules::clause::{Clause, Covers};
use commonhour::rules::{self, Contract, longest_stretch};

const MON: usize = 0;
const TUE: usize = 1;
const WED: usize = 2;

/// A clause for ruiz on these days.
fn on(school: &School, days: &[usize]) -> Clause {
    Clause {
        covers: Covers { staff: vec![staff(school, "ruiz")], ..Covers::default() },
        days: Some(days.iter().map(|day| DayId(*day)).collect()),
        ..clause(&[])
    }
}

/// The week with a clause on these days.
fn with(week: &impl Fn() -> Given, days: &[usize], put: &impl Fn(&mut Contract, Clause)) -> Given {
    let week = week();
    let clause = on(&week.school, days);
    week.contract(|contract| put(contract, clause))
}

/// That the promise is broken, by `numbers`, on the one day and kept on the other, and judged on the days it names.
fn holds_day_by_day(
    rule: &'static str,
    week: impl Fn() -> Given,
    put: impl Fn(&mut Contract, Clause),
    (broken, kept): (usize, usize),
    (required, found): (i64, i64),
) {
    let ours = |given: &Given| given.broken_by(&[rule]);
    let one = [(rule, "ruiz".to_owned(), required, found)];
    assert_eq!(ours(&with(&week, &[broken], &put)), one, "{rule}: on the day it names");
    assert_eq!(ours(&with(&week, &[kept], &put)), [], "{rule}: on another day");
    assert_eq!(ours(&with(&week, &[MON, TUE, WED], &put)), one, "{rule}: on every day");
    for days in [vec![broken], vec![kept], vec![broken, kept]] {
        let judged = with(&week, &days, &put).about(rule, "ruiz");
        let on: Vec<usize> = judged.iter().filter_map(|finding| finding.day).map(|day| day.0).collect();
        assert!(judged.len() == on.len() && on.iter().all(|day| days.contains(day)), "{rule}: {judged:#?}");
        assert_eq!(on.len(), days.len(), "{rule}: {judged:#?}");
    }
}

#[test]
fn preparation() {
    let week = || given().but("Wed 09:30-10:00 prep - - ruiz", "Wed 09:30-09:59 prep - - ruiz");
    let put = |contract: &mut Contract, clause| {
        contract.daily_prep.push(rules::daily_prep::Terms { clause, ..daily_prep() });
    };
    holds_day_by_day("daily-prep", week, put, (WED, TUE), (30, 29));
}

#[test]
fn lunch() {
    let week = || given().but("Wed 10:00-10:30 lunch - - ruiz", "Wed 10:00-10:29 lunch - - ruiz");
    let put = |contract: &mut Contract, clause| {
        contract.duty_free_lunch.push(rules::duty_free_lunch::Terms { clause, ..lunch_terms::plain(30) });
    };
    holds_day_by_day("duty-free-lunch", week, put, (WED, MON), (30, 29));
}

#[test]
fn short_breaks() {
    let week = || given().but("Wed 09:30-10:00 prep - - ruiz", "Wed 09:30-09:59 prep - - ruiz");
    let put = |contract: &mut Contract, clause| {
        let kinds = vec![Kind::Prep];
        contract.relief.push(rules::relief::Terms { clause, kinds, times: Some(1), every: None, ..relief::kept() });
    };
    holds_day_by_day("relief", week, put, (WED, TUE), (1, 0));
}

#[test]
fn recess() {
    let week = || given().and("Wed 10:30-10:31 instruct - 3A ruiz");
    let put = |contract: &mut Contract, clause| {
        contract.recess_free.push(rules::recess_free::Terms { clause, ..recess_free::kept() });
    };
    holds_day_by_day("recess-free", week, put, (WED, MON), (20, 19));
}

#[test]
fn time_with_students() {
    let put = |contract: &mut Contract, clause| contract.contact.push(contact::terms(clause, Some(159)));
    holds_day_by_day("contact", given, put, (TUE, WED), (159, 160));
}

#[test]
fn time_in_a_row() {
    let put = |contract: &mut Contract, clause| {
        contract.longest_stretch.push(longest_stretch::Terms { clause, minutes: 119, preferred: None, break_of: 10 });
    };
    holds_day_by_day("longest-stretch", given, put, (TUE, MON), (119, 120));
}

#[test]
fn the_workday_and_its_clock_times() {
    let put = |contract: &mut Contract, clause| contract.workday.push(workday::terms(clause, Some(239)));
    let week = || given().but("Mon,Tue 11:20-12:00 instruct - 3A ruiz", "Tue 11:20-12:00 instruct - 3A ruiz");
    holds_day_by_day("workday", week, put, (TUE, WED), (239, 240));
    let window = Some(crate::given::span("08:00-11:59"));
    let put = |contract: &mut Contract, clause| {
        contract.workday.push(rules::workday::Terms { window, ..workday::terms(clause, None) });
    };
    holds_day_by_day("workday", week, put, (TUE, WED), (0, 1));
}

#[test]
fn time_on_site_and_around_the_bells() {
    let week = || {
        given().school(|school| {
            let ruiz = staff(school, "ruiz");
            let hours = &mut school.staff[ruiz.0].hours[WED].span;
            (hours.start, hours.end) = (hours.start + 1, hours.end);
        })
    };
    let put = |contract: &mut Contract, clause| contract.presence.push(presence::terms(clause, Some(285)));
    holds_day_by_day("presence", week, put, (WED, MON), (285, 284));
    let put = |contract: &mut Contract, clause| {
        let before_bell = rules::clause::Range { min: Some(15), max: None };
        contract.presence.push(rules::presence::Terms { before_bell, ..presence::terms(clause, None) });
    };
    holds_day_by_day("presence", week, put, (WED, TUE), (15, 14));
}

#[test]
fn who_is_away_on_these_days_is_owed_nothing() {
    let given = given().contract(|contract| {
        let mut terms = daily_prep();
        // Lane is at work on Monday only.
        (terms.clause.covers.roles, terms.clause.days) = (vec![Role::Specialist], Some(vec![DayId(TUE)]));
        contract.daily_prep.push(terms);
    });
    let given = given.school(|school| {
        let okafor = staff(school, "okafor");
        school.staff[okafor.0].hours.retain(|hours| hours.day != DayId(TUE));
    });
    let found = given.findings("daily-prep");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].verdict, Verdict::DoesNotApply);
    assert_eq!(found[0].evidence.sentence, "nobody covered is at work on the days it names by Art. 7");
}

#[test]
fn the_promise_names_the_days_and_the_solver_is_told_of_no_others() {
    let said = |days: &[usize]| {
        let given = given().contract(|contract| {
            let mut terms = daily_prep();
            terms.clause.days = Some(days.iter().map(|day| DayId(*day)).collect());
            contract.daily_prep.push(terms);
        });
        let mut told: Vec<usize> = given.contract.demands(&given.school).own_time.iter().map(|own| own.day.0).collect();
        told.dedup();
        told.sort_unstable();
        told.dedup();
        let promises = rules::promises(&given.school, &given.contract);
        let own = promises.into_iter().find(|own| own.rule == "daily-prep").unwrap();
        (own.sentence.split(" of preparation").next().unwrap_or_default().to_owned(), told)
    };
    assert_eq!(said(&[WED]), ("On Wed, 30 uninterrupted minutes".to_owned(), vec![WED]));
    assert_eq!(said(&[MON, WED]), ("On Mon and Wed, 30 uninterrupted minutes".to_owned(), vec![MON, WED]));
    let all = said(&[MON, TUE, WED]);
    assert_eq!(all, ("On Mon, Tue and Wed, 30 uninterrupted minutes".to_owned(), vec![MON, TUE, WED]));
}

#[test]
fn what_is_told_of_whole_weeks_is_told_only_where_it_holds_on_all_of_them() {
    let stretches = |days: &[usize]| {
        let given = with(&given, days, &|contract: &mut Contract, clause| {
            contract.longest_stretch.push(longest_stretch::Terms {
                clause,
                minutes: 119,
                preferred: None,
                break_of: 10,
            });
            let blocks = rules::blocks::Blocks { a_day: Some(1), ..Default::default() };
            let clause = contract.longest_stretch[0].clause.clone();
            contract.daily_prep.push(rules::daily_prep::Terms { clause, blocks, ..daily_prep() });
        });
        let demands = given.contract.demands(&given.school);
        (demands.stretches.len(), demands.most_blocks.len())
    };
    assert_eq!(stretches(&[MON, WED]), (0, 0));
    assert_eq!(stretches(&[MON, TUE, WED]), (1, 1));
}
