//! The tables about students of a contract file arrive as terms, and mistakes in them at their place.

use std::collections::BTreeMap;

use commonhour::model::{Clock, GradeId, Kind, Per, Role};
use commonhour::read::{Folder, Input, school};
use commonhour::rules::adult_ratio::Needs;
use commonhour::rules::class_size::{Over, Which};
use commonhour::rules::clause::{Prorate, ShortDays};
use commonhour::rules::student_minutes::{Least, What};

const SMALL: &str = include_str!("../fixtures/read/small.toml");

fn folder(clauses: &str) -> Folder {
    let contract = format!("[agreement]\nname = \"State law (invented)\"\n{clauses}");
    let files = [("school.toml", SMALL.to_owned()), ("contract.toml", contract)];
    Folder { files: files.into_iter().map(|(name, text)| (name.to_owned(), text)).collect::<BTreeMap<_, _>>() }
}

fn read(clauses: &str) -> Input {
    school(&folder(clauses)).unwrap_or_else(|problems| panic!("{problems}"))
}

/// Line, message and help of every problem.
fn problems(clauses: &str) -> Vec<String> {
    let Err(problems) = school(&folder(clauses)) else { return Vec::new() };
    problems.list.iter().map(|own| format!("{}: {}; {}", own.line, own.message, own.help)).collect()
}

#[test]
fn minutes_of_students() {
    let contract = read(
        "[[student-minutes]]
article = \"46114\"
average = 240
each-day = 180
per = { school-days = 10 }
passing = 10
passing-per-day = 40
covers = { grades = [3, 4] }
[[student-minutes]]
article = \"46117\"
minutes = 180
recess-counts = true
short-day-minutes = 60
[[student-minutes]]
article = \"51210\"
named = [\"pe\", \"physical education\"]
minutes = 200
per = { school-days = 10 }
block = 20
groups-count = true
[[student-minutes]]
article = \"49056\"
counts = [\"recess\"]
minutes = 30
if-any = true
[[student-minutes]]
article = \"46201\"
minutes = 50400
school-days = 180
per = \"year\"
short-weeks = \"waived\"
[[student-minutes]]
article = \"51228.1\"
unnamed = true
at-most = 0
[[student-minutes]]
article = \"9\"
core = true
minutes = 90
",
    )
    .contract;
    let own = &contract.student_minutes;
    assert_eq!((own[0].least, own[0].each_day, own[0].per), (Some(Least::Average(240)), Some(180), Per::Rolling(10)));
    assert_eq!((own[0].passing, own[0].passing_per_day, &own[0].what), (10, Some(40), &What::instruction()));
    let covers = &own[0].clause.covers;
    assert_eq!(
        (covers.grades.as_slice(), covers.roles.len(), covers.units.len()),
        ([GradeId(0), GradeId(1)].as_slice(), 0, 0)
    );
    assert!(matches!(&own[1].what, What::Kinds(kinds) if kinds.len() == 8 && kinds.contains(&Kind::Recess)));
    assert_eq!((own[1].least, own[1].short_day, own[1].per), (Some(Least::Total(180)), Some(60), Per::Day));
    assert_eq!(own[2].what, What::Named(vec!["pe".to_owned(), "physical education".to_owned()]));
    assert_eq!((own[2].block, own[2].groups_count, own[2].if_any), (20, true, false));
    assert_eq!((&own[3].what, own[3].if_any), (&What::Kinds(vec![Kind::Recess]), true));
    assert_eq!((own[4].per, own[4].school_days, own[4].short_weeks), (Per::Year, Some(180), ShortDays::Waived));
    assert_eq!((&own[5].what, own[5].least, own[5].at_most), (&What::Unnamed, None, Some(0)));
    assert_eq!(own[6].what, What::Core);
}

#[test]
fn hours_sizes_and_loads() {
    let contract = read(
        "[[school-hours]]
article = \"46148\"
not-before = 08:30
[[adult-ratio]]
article = \"48000\"
students-per-adult = 12
except = [\"recess\"]
[[adult-ratio]]
article = \"22\"
adults = 2
classes-above = 22
minutes = 180
[[class-size]]
article = \"41376\"
average = 29.9
over = \"grade\"
most = 32
combinations = \"left-out\"
[[class-size]]
article = \"9.4\"
plan-percent = 50
co-taught = \"only\"
[[class-size]]
article = \"11\"
most = 55
sections = [\"pe\"]
[[combination-classes]]
article = \"5.4\"
never = [[3, 5]]
grades-at-most = 2
at-most = 1
[[student-contacts]]
article = \"8.1\"
most = 150
per = \"week\"
count = \"contacts\"
or-sections = 25
[[caseload]]
article = \"56362\"
most = 28
average = 26
prorate = \"linear\"
[[co-teaching]]
article = \"7.2.8\"
covers = { roles = [\"special-educator\"] }
",
    )
    .contract;
    assert_eq!(
        (contract.school_hours[0].not_before, contract.school_hours[0].not_after),
        (Some(Clock::at(8, 30)), None)
    );
    let ratio = &contract.adult_ratio;
    assert_eq!((ratio[0].needs, &ratio[0].except, ratio[0].minutes), (Needs::OneFor(12), &vec![Kind::Recess], None));
    assert_eq!((ratio[1].needs, ratio[1].classes_above, ratio[1].minutes), (Needs::Adults(2), 22, Some(180)));
    let size = &contract.class_size;
    assert_eq!((size[0].average, size[0].over, size[0].most), (Some(29_900), Over::Grade, Some(32)));
    assert_eq!(
        (size[0].combinations, size[1].co_taught, size[1].plan_percent),
        (Which::LeftOut, Which::Only, Some(50))
    );
    assert_eq!((size[2].most, size[2].sections.as_slice()), (Some(55), ["pe".to_owned()].as_slice()));
    let classes = &contract.combination_classes[0];
    assert_eq!(
        (classes.never.len(), classes.grades_at_most, classes.at_most),
        (0, Some(2), Some(1)),
        "no grade 5 here"
    );
    let contacts = &contract.student_contacts[0];
    assert_eq!(
        (contacts.most, contacts.per, contacts.each_section, contacts.or_sections),
        (150, Per::Week, true, Some(25))
    );
    let load = &contract.caseload[0];
    assert_eq!((load.most, load.average, &load.prorate), (Some(28), Some(26), &Prorate::Linear));
    assert_eq!(load.clause.covers.roles, [Role::SpecialEducator]);
    let pair = &contract.co_teaching[0];
    assert_eq!(pair.clause.covers.roles, [Role::SpecialEducator]);
}

#[test]
fn mistakes_are_reported_at_their_line() {
    let cases = [
        ("[[student-minutes]]\narticle = \"1\"\n", "3: [[student-minutes]] limits nothing; add `minutes`"),
        (
            "[[student-minutes]]\narticle = \"1\"\nminutes = 30\ncovers = { roles = [\"specialist\"] }\n",
            "6: [[student-minutes]] promises something to students, not to `roles`; name only `grades` in `covers`",
        ),
        (
            "[[student-minutes]]\narticle = \"1\"\naverage = 30\nshort-day-minutes = 15\n",
            "6: `short-day-minutes` is for a number of minutes a day; write `minutes`",
        ),
        (
            "[[student-minutes]]\narticle = \"1\"\nminutes = 30\nshort-weeks = \"waived\"\n",
            "6: `short-weeks` says nothing where `per` is a day; write `short-day-minutes`",
        ),
        (
            "[[student-minutes]]\narticle = \"1\"\nminutes = 30\npassing-per-day = 15\n",
            "6: `passing-per-day` counts no walk without `passing`; add `passing = 10`",
        ),
        ("[[student-minutes]]\narticle = \"1\"\nminutes = 30\nnamed = []\n", "6: `named` is empty; name at least one"),
        ("[[school-hours]]\narticle = \"1\"\n", "3: [[school-hours]] limits nothing; add `not-before = 08:30`"),
        ("[[adult-ratio]]\narticle = \"1\"\n", "3: [[adult-ratio]] limits nothing; add `students-per-adult = 12`"),
        (
            "[[class-size]]\narticle = \"1\"\naverage = 0.9\n",
            "5: `average` is not a number of students from 1 to 200; write for example 24 or 29.9",
        ),
        (
            "[[class-size]]\narticle = \"1\"\nmost = 24\nover = \"grade\"\n",
            "6: `over` says over what an average is taken; add `average`",
        ),
        (
            "[[class-size]]\narticle = \"1\"\naverage = 24\nsections = [\"pe\"]\n",
            "5: `average` is for homerooms, not for `sections`; write `most`",
        ),
        (
            "[[combination-classes]]\narticle = \"1\"\nnever = [[3]]\n",
            "5: a combination joins two grades or more; write for example never = [[\"5\", \"6\"]]",
        ),
        ("[[caseload]]\narticle = \"1\"\n", "3: [[caseload]] limits nothing; add `most = 28`"),
        ("[[student-contacts]]\narticle = \"1\"\n", "3: [[student-contacts]] lacks `most`; add"),
    ];
    for (clauses, wanted) in cases {
        let found = problems(clauses);
        assert!(matches!(found.as_slice(), [one] if one.starts_with(wanted)), "{clauses}\n{wanted}\n{found:#?}");
    }
}

#[test]
fn students_with_a_plan_and_caseloads_of_the_school_file() {
    let with = |from: &str, to: &str| {
        assert!(SMALL.contains(from), "`{from}` must occur");
        let mut folder = folder("");
        folder.files.insert("school.toml".to_owned(), SMALL.replacen(from, to, 1));
        school(&folder)
    };
    let input = with("students = 24", "students = 24, with-plan = 24").unwrap_or_else(|problems| panic!("{problems}"));
    let counted: Vec<(bool, Option<u32>)> =
        input.school.homerooms.iter().map(|own| (own.students_counted, own.with_plan)).collect();
    assert_eq!(counted, [(true, Some(24)), (true, None), (false, None), (false, None)]);
    let input = with("fte = 0.8\n", "fte = 0.8\ncaseload = 26\n").unwrap_or_else(|problems| panic!("{problems}"));
    let loads: Vec<u32> = input.school.staff.iter().filter_map(|person| person.caseload).collect();
    assert_eq!(loads, [26]);
    let Err(problems) = with("students = 24", "students = 24, with-plan = 25") else { panic!("25 of 24") };
    assert!(problems.to_string().contains("has more children with a plan than children"), "{problems}");
}
