//! `in-field`

use crate::given::{Given, clause, given, judged, numbers, span, staff};
use commonhour::check::Verdict;
use commonhour::model::{Block, CourseId, DayId, Field, Kind, Leads, Per, PullOut, Role, StaffId, Times};
use commonhour::plan::demand::Measure;
use commonhour::rules::clause::{Clause, Covers, Verb};
use commonhour::rules::in_field::{KINDS, Terms};

const RULE: &str = "in-field";

/// At most so many lessons a week.
pub(crate) fn terms(clause: Clause, lessons: u32) -> Terms {
    Terms { clause, lessons: Some(lessons), minutes: None, per: Per::Week, consent: None, kinds: KINDS.to_vec() }
}

fn of(subjects: &[&str]) -> Field {
    Field::Of(subjects.iter().map(|own| (*own).to_owned()).collect())
}

/// okafor is certified for music and has art twice on Monday; lane is certified for everything.
fn with(change: impl FnOnce(&mut Terms)) -> Given {
    given()
        .school(|school| {
            school.staff[2].field = Some(of(&["music"]));
            school.staff[3].field = Some(Field::All);
        })
        .contract(|contract| {
            let mut own = terms(clause(&[Role::Specialist]), 2);
            change(&mut own);
            contract.in_field.push(own);
        })
}

fn first(given: &Given) -> (i64, i64, Verdict) {
    judged(given, RULE, "okafor", "")[0]
}

#[test]
fn keeps_exactly_and_breaks_by_one_lesson() {
    assert_eq!(with(|_| {}).broken(), []);
    assert_eq!(first(&with(|_| {})), (2, 2, Verdict::Met));
    let given = with(|terms| terms.lessons = Some(1));
    assert_eq!(given.broken(), [(RULE, "okafor".to_owned(), 1, 2)]);
    assert_eq!(given.sentences(), ["okafor, every week: 2 lessons outside their field (Mon 2); at most 1 by Art. 7"]);
    assert_eq!(judged(&given, RULE, "lane", ""), [(1, 0, Verdict::Met)]);
    let one_more = with(|_| {}).and("Tue 09:00-09:30 special art 3A okafor");
    assert_eq!(one_more.broken_by(&[RULE]), [(RULE, "okafor".to_owned(), 2, 3)]);
    assert_eq!(
        one_more.said_by(&[RULE]),
        ["okafor, every week: 3 lessons outside their field (Mon 2, Tue 1); at most 2 by Art. 7"]
    );
}

/// Boston: nobody outside their certificate.
#[test]
fn boston_allows_none() {
    let none = |subjects: &[&str]| {
        with(|terms| terms.lessons = Some(0)).school(|school| school.staff[2].field = Some(of(subjects)))
    };
    assert_eq!(none(&["art"]).broken(), []);
    assert_eq!(none(&["Art", "music"]).broken(), [], "in any letter case");
    assert_eq!(none(&["music"]).broken(), [(RULE, "okafor".to_owned(), 0, 2)]);
    assert_eq!(none(&[]).broken(), [(RULE, "okafor".to_owned(), 0, 2)], "certified for nothing");
    let one = none(&["music"]).but("Mon 09:30-10:00 special art 3B okafor @art-room", "");
    let said = one.said_by(&[RULE]);
    assert_eq!(said, ["okafor, every week: 1 lesson outside their field (Mon 1); at most 0 by Art. 7"]);
}

#[test]
fn minutes_are_limited_by_the_minute() {
    let minutes = |most| with(|terms| (terms.lessons, terms.minutes) = (None, Some(most)));
    assert_eq!(first(&minutes(60)), (60, 60, Verdict::Met));
    assert_eq!(first(&minutes(59)), (59, 60, Verdict::NotMet));
    assert_eq!(
        minutes(59).said_by(&[RULE]),
        ["okafor, every week: 60 minutes outside their field (Mon 60); at most 59 by Art. 7"]
    );
    let both = with(|terms| (terms.lessons, terms.minutes) = (Some(2), Some(59)));
    let own = judged(&both, RULE, "okafor", "");
    assert_eq!(own, [(2, 2, Verdict::Met), (59, 60, Verdict::NotMet)], "each number by itself");
}

/// A double period is one lesson; who reads five periods as five times 45 minutes writes minutes.
#[test]
fn a_double_period_is_one_lesson_or_its_minutes() {
    let double = |lessons, minutes| {
        with(|terms| (terms.lessons, terms.minutes) = (lessons, minutes))
            .but("Mon 09:30-10:00 special art 3B okafor @art-room", "")
            .but("Mon 09:00-09:30 special art 3A okafor @art-room", "Mon 09:00-10:30 special art 3A okafor @art-room")
    };
    assert_eq!(first(&double(Some(1), None)), (1, 1, Verdict::Met));
    assert_eq!(first(&double(None, Some(45))), (45, 90, Verdict::NotMet));
}

#[test]
fn rows_at_the_same_time_are_one_lesson() {
    let given = with(|terms| terms.lessons = Some(2)).and("Mon 09:00-09:30 special art 3B okafor @art-room");
    assert_eq!(first(&given), (2, 2, Verdict::Met));
    let later = with(|terms| terms.lessons = Some(2)).and("Mon 09:00-09:31 special art 3B okafor @art-room");
    assert_eq!(first(&later), (2, 3, Verdict::NotMet), "another time");
    let minutes = with(|terms| (terms.lessons, terms.minutes) = (None, Some(60)));
    let minutes = minutes.and("Mon 09:15-09:45 special art 3B okafor @art-room");
    assert_eq!(first(&minutes), (60, 60, Verdict::Met), "no minute counts twice");
}

#[test]
fn who_consented_has_no_limit() {
    let who = |consent: Covers| with(|terms| (terms.lessons, terms.consent) = (Some(0), Some(consent)));
    let named = who(Covers { staff: vec![StaffId(2)], ..Covers::default() });
    assert_eq!(named.broken(), []);
    let finding = named.about(RULE, "okafor").remove(0);
    assert_eq!(finding.verdict, Verdict::DoesNotApply);
    assert_eq!(finding.evidence.sentence, "okafor, every week: consented to teach outside their field by Art. 7");
    assert_eq!(who(Covers { roles: vec![Role::Specialist], ..Covers::default() }).broken(), [], "by role");
    let other = who(Covers { staff: vec![StaffId(3)], ..Covers::default() });
    assert_eq!(other.broken(), [(RULE, "okafor".to_owned(), 0, 2)], "a colleague's consent is not theirs");
}

#[test]
fn somebody_without_a_field_is_decided_only_where_it_does_not_matter() {
    let unknown = |most| with(|terms| terms.lessons = Some(most)).school(|school| school.staff[2].field = None);
    assert_eq!(first(&unknown(1)), (1, 0, Verdict::CannotBeDecided));
    assert_eq!(
        unknown(1).about(RULE, "okafor")[0].evidence.sentence,
        "okafor, every week: 0 lessons outside their field; at most 1 by Art. 7; no file says what they are certified for"
    );
    assert_eq!(first(&unknown(2)), (2, 0, Verdict::Met), "two lessons are within it, whatever they teach");
}

#[test]
fn class_time_without_a_subject_is_decided_only_where_it_does_not_matter() {
    let more = |most, field: Option<Field>| {
        let given = with(|terms| terms.lessons = Some(most)).school(|school| school.staff[2].field = field);
        first(&given.and("Tue 09:00-09:30 instruct - 3A okafor"))
    };
    assert_eq!(more(2, Some(of(&["music"]))), (2, 2, Verdict::CannotBeDecided));
    assert_eq!(more(3, Some(of(&["music"]))), (3, 2, Verdict::Met));
    assert_eq!(more(1, Some(of(&["music"]))), (1, 2, Verdict::NotMet), "too many already");
    assert_eq!(more(0, Some(Field::All)), (0, 0, Verdict::Met), "certified for whatever it is");
    let given = with(|_| {}).and("Tue 09:00-09:30 instruct - 3A okafor");
    let finding = given.about(RULE, "okafor").remove(0);
    assert!(finding.evidence.sentence.ends_with("by Art. 7; 1 lesson without a subject"), "{finding:?}");
}

/// A block in which reading and number take turns.
#[test]
fn of_a_block_where_subjects_take_turns_the_subject_counts() {
    let taught = |field: &[&str], course: &str| {
        let given = with(|terms| terms.lessons = Some(0)).school(|school| {
            school.staff[2].field = Some(of(field));
            school.blocks[0].alternates = vec!["reading".to_owned(), "number".to_owned()];
        });
        let none = given.but("Mon 09:00-09:30 special art 3A okafor @art-room", "");
        let none = none.but("Mon 09:30-10:00 special art 3B okafor @art-room", "");
        first(&none.and(&format!("Tue 09:00-09:30 instruct {course} 3A okafor")))
    };
    assert_eq!(taught(&["reading"], "reading"), (0, 0, Verdict::Met));
    assert_eq!(taught(&["reading"], "number"), (0, 1, Verdict::NotMet));
    assert_eq!(taught(&["reading", "number"], "literacy"), (0, 0, Verdict::Met));
    assert_eq!(taught(&["art"], "literacy"), (0, 1, Verdict::NotMet));
    assert_eq!(taught(&["reading"], "literacy"), (0, 0, Verdict::CannotBeDecided), "which of the two nobody says");
}

#[test]
fn only_kinds_of_the_clause_are_lessons_and_each_row_says_why() {
    let given = with(|terms| terms.lessons = Some(0))
        .school(|school| school.staff[2].field = Some(of(&["art"])))
        .and("Tue 09:00-09:30 instruct - 3A okafor")
        .and("Tue 09:30-10:00 intervention win 3A okafor")
        .and("Tue 11:00-11:20 recess recess 3A okafor")
        .and("Wed 09:00-09:30 special music 3A okafor")
        .and("Wed 09:00-09:30 special music 3B okafor");
    let finding = given.about(RULE, "okafor").remove(0);
    assert_eq!((numbers(&finding), finding.verdict), ((0, 1), Verdict::NotMet));
    let shown: Vec<(i32, &str)> =
        finding.evidence.counted.iter().map(|own| (own.minutes, own.reason.as_str())).collect();
    assert_eq!(
        shown,
        [
            (0, "in the field"),
            (0, "in the field"),
            (0, "names no subject"),
            (0, "intervention is no lesson under this clause"),
            (30, ""),
            (0, "at the same time"),
        ]
    );
    let groups = |terms: &mut Terms| (terms.lessons, terms.kinds) = (Some(0), vec![Kind::Intervention]);
    let leads = |field| {
        let given = given_of(groups, field);
        given.but("Mon,Tue 10:00-10:30 intervention win 3A;3B vega note:one", "")
    };
    assert_eq!(judged(&leads(Some(of(&["win"]))), RULE, "vega", ""), [(0, 0, Verdict::Met)]);
    assert_eq!(judged(&leads(Some(of(&["art"]))), RULE, "vega", ""), [(0, 1, Verdict::NotMet)], "Wednesday's group");
}

/// A clause for the interventionist, vega, who is certified for `field`.
fn given_of(change: impl FnOnce(&mut Terms), field: Option<Field>) -> Given {
    let mut own = terms(clause(&[Role::Interventionist]), 0);
    change(&mut own);
    given().school(|school| school.staff[4].field = field).contract(|contract| contract.in_field.push(own))
}

#[test]
fn windows_and_days_away() {
    let daily = with(|terms| (terms.lessons, terms.per) = (Some(1), Per::Day));
    assert_eq!(judged(&daily, RULE, "okafor", "Mon"), [(1, 2, Verdict::NotMet)]);
    assert_eq!(judged(&daily, RULE, "okafor", "Wed"), [(1, 0, Verdict::Met)], "a short day too");
    assert_eq!(judged(&daily, RULE, "lane", "Tue"), [], "a day away");
    let fortnight = with(|terms| (terms.lessons, terms.per) = (Some(3), Per::Weeks(2)));
    assert_eq!(first(&fortnight), (3, 4, Verdict::NotMet), "a week that comes twice counts twice");
    assert_eq!(
        fortnight.said_by(&[RULE]),
        ["okafor, every 2 weeks: 4 lessons outside their field (2 × Mon 2); at most 3 by Art. 7"]
    );
    let year = with(|terms| terms.per = Per::Year);
    assert_eq!(year.about(RULE, "okafor")[0].verdict, Verdict::CannotBeDecided, "no calendar");
}

#[test]
fn a_preferred_clause_breaks_nothing_required() {
    let given = with(|terms| (terms.lessons, terms.clause.verb) = (Some(0), Verb::Should));
    assert_eq!(given.broken(), [(RULE, "okafor".to_owned(), 0, 2)]);
    assert!(given.audit().nothing_required_is_broken());
}

/// Who, courses, days, most and measure, and whether it is required.
type Told = (usize, Vec<usize>, Vec<usize>, i32, Measure, bool);

fn told(given: &Given) -> Vec<Told> {
    let demands = given.contract.demands(&given.school);
    let one = |own: &commonhour::plan::demand::CourseLimit| {
        let courses = own.courses.iter().map(|course| course.0).collect();
        let days = own.limit.days.iter().map(|day| day.0).collect();
        (own.limit.who.0, courses, days, own.limit.most, own.limit.measure, own.limit.source.required)
    };
    demands.course_limits.iter().map(one).collect()
}

#[test]
fn the_solver_is_told_of_courses_outside_the_field() {
    let week = vec![0, 1, 2];
    assert_eq!(told(&with(|_| {})), [(2, vec![0], week.clone(), 2, Measure::Sections, true)]);
    let both = with(|terms| terms.minutes = Some(45));
    let minutes = (2, vec![0], week.clone(), 45, Measure::Minutes, true);
    assert_eq!(told(&both), [(2, vec![0], week.clone(), 2, Measure::Sections, true), minutes]);
    let daily = told(&with(|terms| terms.per = Per::Day));
    assert_eq!(daily.iter().map(|own| own.2.clone()).collect::<Vec<_>>(), [[0], [1], [2]]);
    let silent = |change: &dyn Fn(&mut Terms), field: Option<Field>| {
        told(&with(|terms| change(terms)).school(|school| school.staff[2].field = field))
    };
    assert_eq!(silent(&|_| {}, Some(of(&["art"]))), [], "nothing is outside");
    assert_eq!(silent(&|_| {}, Some(Field::All)), []);
    assert_eq!(
        silent(&|terms| terms.kinds = vec![Kind::Instruct], Some(of(&["music"]))),
        [],
        "specials are no lessons"
    );
    let consent = Covers { staff: vec![StaffId(2)], ..Covers::default() };
    assert_eq!(silent(&|terms| terms.consent = Some(consent.clone()), Some(of(&["music"]))), []);
}

/// Two teach art: okafor, whose field no file says, and lane.
#[test]
fn of_an_unknown_field_what_a_colleague_may_teach_is_kept_away() {
    let two = |field: Option<Field>, change: &dyn Fn(&mut Terms)| {
        let given = with(|terms| change(terms)).school(|school| {
            school.staff[2].field = None;
            school.staff[3].field = field;
            school.courses[0].teachers.push(StaffId(3));
        });
        told(&given).into_iter().filter(|own| own.0 == 2).map(|own| (own.1, own.3, own.5)).collect::<Vec<_>>()
    };
    assert_eq!(two(Some(of(&["art"])), &|_| {}), [(vec![0], 2, false)], "given up where no schedule is found so");
    assert_eq!(two(Some(of(&["music"])), &|_| {}), [], "nobody could teach it instead");
    assert_eq!(two(None, &|_| {}), []);
    let consent = Covers { staff: vec![StaffId(3)], ..Covers::default() };
    assert_eq!(two(None, &|terms| terms.consent = Some(consent.clone())), [(vec![0], 2, false)]);
    let covers = Covers { staff: vec![StaffId(2)], ..Covers::default() };
    assert_eq!(two(None, &|terms| terms.clause.covers = covers.clone()), [(vec![0], 2, false)], "not covered");
}

fn barred(given: &Given) -> Vec<(String, String, usize)> {
    let demands = given.contract.demands(&given.school);
    let name = |who: StaffId| given.school[who].id.clone();
    demands.barred.iter().map(|own| (name(own.who), own.post.clone(), own.day.0)).collect()
}

#[test]
fn where_none_is_allowed_groups_outside_the_field_are_never_given() {
    let groups = |terms: &mut Terms| terms.kinds = vec![Kind::Intervention];
    let win = |day| ("vega".to_owned(), "win".to_owned(), day);
    let given = given_of(groups, Some(of(&["art"])));
    assert_eq!(barred(&given), [win(0), win(1), win(2)]);
    let demands = given.contract.demands(&given.school);
    let vega = staff(&given.school, "vega");
    assert!(demands.bars(vega, "win", DayId(0), span("08:00-08:30")));
    let minutes = |terms: &mut Terms| {
        (terms.lessons, terms.minutes, terms.kinds) = (None, Some(0), vec![Kind::Intervention]);
    };
    assert_eq!(barred(&given_of(minutes, Some(of(&["art"])))).len(), 3);
    let none = [
        given_of(groups, Some(of(&["win"]))),
        given_of(groups, None),
        given_of(groups, Some(Field::All)),
        given_of(|_| {}, Some(of(&["art"]))),
        given_of(|terms| (terms.lessons, terms.kinds) = (Some(1), vec![Kind::Intervention]), Some(of(&["art"]))),
    ];
    assert!(none.iter().all(|given| barred(given).is_empty()), "in the field, not known, no lesson, or some allowed");
    let turns = given_of(groups, Some(of(&["reading"])))
        .school(|school| school.blocks[3].alternates = vec!["reading".to_owned(), "number".to_owned()]);
    assert_eq!(barred(&turns), [], "a subject that takes turns in it is in the field");
    let pulled = given_of(groups, Some(of(&["win"]))).school(|school| {
        let Block { windows, .. } = school.blocks[3].clone();
        school.pull_outs.push(PullOut {
            id: "speech".to_owned(),
            name: "speech".to_owned(),
            kind: Kind::Intervention,
            homerooms: vec![commonhour::model::HomeroomId(0)],
            students: 2,
            leads: Leads { roles: vec![Role::Interventionist], named: Vec::new(), adults: 1 },
            minutes: 30,
            times: Times::PerWeek(1),
            protected_blocks: Vec::new(),
            protected_courses: vec![CourseId(0)],
            room: None,
            windows,
        });
    });
    assert_eq!(barred(&pulled).iter().map(|own| own.1.as_str()).collect::<Vec<_>>(), ["speech"; 3]);
}

#[test]
fn the_promise_says_number_window_and_consent() {
    let said = |change: &dyn Fn(&mut Terms)| {
        let given = with(|terms| change(terms));
        let all = commonhour::rules::promises(&given.school, &given.contract);
        all.into_iter().filter(|own| own.rule == RULE).map(|own| own.sentence).collect::<Vec<_>>()
    };
    let whom = "for 2 people: okafor, lane, Art. 7, Tiny Agreement";
    assert_eq!(
        said(&|terms| terms.lessons = Some(5)),
        [format!("Every week, at most 5 lessons outside the field they are certified for, {whom}")]
    );
    let none =
        said(&|terms| (terms.lessons, terms.minutes, terms.consent) = (Some(0), Some(1), Some(Covers::default())));
    let consent = "for whoever did not consent to more";
    assert_eq!(
        none,
        [
            format!("Every week, no lessons outside the field they are certified for, {consent}, {whom}"),
            format!("Every week, at most 1 minute outside the field they are certified for, {consent}, {whom}"),
        ]
    );
}
