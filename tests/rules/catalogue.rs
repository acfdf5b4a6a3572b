//! The catalogue as a whole.

use crate::given::{clause, daily_prep, given, prep_total};
use commonhour::check::Verdict;
use commonhour::model::Role;
use commonhour::rules::{
    self,
    clause::{Clause, Per, Verb},
    duty_free_lunch, longest_stretch, rooms, specialist_gap, specialist_load,
};

use crate::{adult_ratio, caseload, class_size, co_teaching, combination_classes, student_contacts, student_minutes};

fn everybody() -> Clause {
    clause(&[])
}

fn full() -> crate::given::Given {
    given().contract(|contract| {
        contract.daily_prep.push(daily_prep());
        contract.prep_total.push(prep_total());
        contract.duty_free_lunch.push(duty_free_lunch::Terms {
            clause: everybody(),
            days_of_at_least: 240,
            ..crate::lunch_terms::plain(30)
        });
        contract.prep_options.push(crate::prep_options::kept());
        contract.prep_direction.push(crate::prep_direction::kept());
        contract.prep_protected.push(crate::prep_protected::kept());
        contract.prep_equal.push(crate::prep_equal::kept());
        contract.collaboration_time.push(crate::collaboration::time_kept());
        contract.collaboration_after_prep.push(crate::collaboration::after_kept());
        contract.common_planning.push(crate::common_planning::kept());
        contract.banked_days.push(crate::banked_days::kept());
        contract.relief.push(crate::relief::kept());
        contract.recess_free.push(crate::recess_free::kept());
        contract.longest_stretch.push(longest_stretch::Terms {
            clause: clause(&[Role::ClassroomTeacher, Role::Specialist]),
            minutes: 120,
            preferred: None,
            break_of: 10,
        });
        contract.specialist_load.push(specialist_load::Terms {
            sections_per_day: Some(2),
            in_a_row: Some(2),
            ..specialist_load::Terms::new(clause(&[Role::Specialist]))
        });
        contract.specialist_gap.push(specialist_gap::Terms { clause: clause(&[Role::Specialist]), minutes: 0 });
        contract.workday.push(crate::workday::terms(everybody(), Some(240)));
        contract.contact.push(crate::contact::terms(clause(&[Role::ClassroomTeacher]), Some(160)));
        contract.consecutive_periods.push(crate::consecutive_periods::terms(clause(&[Role::ClassroomTeacher]), 3, 4));
        contract.distinct_preparations.push(crate::distinct_preparations::terms(clause(&[Role::Specialist]), 1));
        contract.in_field.push(crate::in_field::terms(clause(&[Role::Specialist]), 0));
        contract.rooms.push(rooms::Terms { clause: clause(&[Role::Specialist]), most: 2, per: Per::Day });
        contract.travel.push(crate::travel::terms(clause(&[Role::Specialist])));
        contract.duties.push(crate::duties::terms(clause(&[Role::ClassroomTeacher])));
        contract.meetings.push(crate::meetings::terms(clause(&[Role::ClassroomTeacher])));
        contract.presence.push(crate::presence::terms(everybody(), Some(285)));
        contract.week_partition.push(crate::week_partition::terms(clause(&[Role::Specialist])));
        contract.student_minutes.push(student_minutes::terms());
        contract.school_hours.push(rules::school_hours::Terms {
            clause: everybody(),
            not_before: Some(commonhour::model::Clock::at(8, 0)),
            not_after: None,
        });
        contract.adult_ratio.push(adult_ratio::terms());
        contract.class_size.push(class_size::terms());
        contract.combination_classes.push(combination_classes::terms());
        contract.student_contacts.push(student_contacts::terms());
        contract.caseload.push(caseload::terms());
        contract.co_teaching.push(co_teaching::terms());
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
        "adult-ratio",
        "collaboration-time",
        "common-hour",
        "common-planning",
        "daily-prep",
        "duty-free-lunch",
        "intervention-outside-core",
        "prep-direction",
        "prep-options",
        "prep-total",
        "recess-free",
        "sections-and-blocks",
        "student-minutes",
        "supervision",
        "week-partition",
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
    contract.workday[0].clause = nobody.clone();
    contract.contact[0].clause = nobody.clone();
    contract.consecutive_periods[0].clause = nobody.clone();
    contract.distinct_preparations[0].clause = nobody.clone();
    contract.in_field[0].clause = nobody.clone();
    contract.rooms[0].clause = nobody.clone();
    contract.travel[0].clause = nobody.clone();
    contract.duties[0].clause = nobody.clone();
    contract.meetings[0].clause = nobody.clone();
    contract.presence[0].clause = nobody.clone();
    contract.week_partition[0].clause = nobody;
    for rule in [
        "daily-prep",
        "prep-total",
        "duty-free-lunch",
        "longest-stretch",
        "specialist-load",
        "specialist-gap",
        "workday",
        "contact",
        "consecutive-periods",
        "distinct-preparations",
        "in-field",
        "rooms",
        "travel",
        "duties",
        "meetings",
        "presence",
        "week-partition",
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
