//! The catalogue as a whole.

use crate::given::{clause, daily_prep, given, prep_total};
use commonhour::check::Verdict;
use commonhour::model::Role;
use commonhour::rules::{
    self,
    clause::{Clause, Verb},
    duty_free_lunch, longest_stretch, specialist_gap, specialist_load, workday,
};

fn everybody() -> Clause {
    clause(&[])
}

fn full() -> crate::given::Given {
    given().contract(|contract| {
        contract.daily_prep.push(daily_prep());
        contract.prep_total.push(prep_total());
        contract.duty_free_lunch.push(duty_free_lunch::Terms {
            clause: everybody(),
            minutes: 30,
            window: None,
            days_of_at_least: 240,
        });
        contract.longest_stretch.push(longest_stretch::Terms {
            clause: clause(&[Role::ClassroomTeacher, Role::Specialist]),
            minutes: 120,
            break_of: 10,
        });
        contract.specialist_load.push(specialist_load::Terms {
            clause: clause(&[Role::Specialist]),
            sections_per_day: Some(2),
            in_a_row: Some(2),
        });
        contract.specialist_gap.push(specialist_gap::Terms { clause: clause(&[Role::Specialist]), minutes: 0 });
        contract.workday.push(workday::Terms { clause: everybody(), minutes: 240, includes_lunch: true });
    })
}

#[test]
fn a_clean_week_has_nothing_not_met() {
    let full = full();
    assert_eq!(full.sentences(), Vec::<String>::new());
    let audit = full.audit();
    assert!(audit.nothing_required_is_broken());
    for page in rules::pages() {
        assert!(audit.findings.iter().any(|finding| finding.rule == page.id), "no finding of {}", page.id);
    }
    assert!(audit.findings.iter().all(|finding| !finding.evidence.sentence.is_empty()));
}

#[test]
fn an_empty_schedule_breaks_what_is_owed() {
    let mut empty = full();
    empty.week = String::new();
    let rules: std::collections::BTreeSet<&str> = empty.broken().iter().map(|(rule, ..)| *rule).collect();
    let expected = [
        "common-hour",
        "daily-prep",
        "duty-free-lunch",
        "intervention-outside-core",
        "prep-total",
        "sections-and-blocks",
        "supervision",
    ];
    assert_eq!(rules.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn nobody_covered_does_not_apply() {
    let mut given = full();
    let contract = &mut given.contract;
    let nobody = clause(&[Role::Librarian]);
    contract.daily_prep[0].clause = nobody.clone();
    contract.prep_total[0].clause = nobody.clone();
    contract.duty_free_lunch[0].clause = nobody.clone();
    contract.longest_stretch[0].clause = nobody.clone();
    contract.specialist_load[0].clause = nobody.clone();
    contract.specialist_gap[0].clause = nobody.clone();
    contract.workday[0].clause = nobody;
    for rule in [
        "daily-prep",
        "prep-total",
        "duty-free-lunch",
        "longest-stretch",
        "specialist-load",
        "specialist-gap",
        "workday",
    ] {
        let findings = given.findings(rule);
        assert_eq!(findings.len(), 1, "{rule}");
        assert_eq!(findings[0].verdict, Verdict::DoesNotApply, "{rule}");
        assert_eq!(findings[0].evidence.sentence, "nobody is covered by Art. 7");
    }
}

#[test]
fn a_preferred_clause_that_is_missed_gives_its_reason() {
    let given = given()
        .contract(|contract| {
            let mut terms = daily_prep();
            terms.clause.verb = Verb::Should;
            terms.clause.reason = Some("no second art teacher".to_owned());
            contract.daily_prep.push(terms);
        })
        .but("Wed 09:30-10:00 prep - - ruiz", "Wed 09:30-09:59 prep - - ruiz");
    assert!(given.audit().nothing_required_is_broken());
    assert_eq!(
        given.sentences(),
        [
            "ruiz, Wed: longest prep 29 min, 09:30–09:59; 30 required by Art. 7 (reason on record: no second art teacher)"
        ]
    );
}

#[test]
fn promises_say_number_people_and_article() {
    let given = full();
    let promises = rules::promises(&given.school, &given.contract);
    let prep = promises.iter().find(|promise| promise.rule == "daily-prep").expect("a promise");
    assert_eq!(
        prep.sentence,
        "Every day at work, 30 uninterrupted minutes of preparation inside the student day, for 2 people: ruiz, cho, \
         Art. 7, Tiny Agreement"
    );
    assert_eq!(prep.covers.len(), 2);
    for page in rules::pages() {
        assert!(promises.iter().any(|promise| promise.rule == page.id), "no promise of {}", page.id);
    }
}
