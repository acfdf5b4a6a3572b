//! Students: their minutes and hours, how many are in a class, how many an adult has.

use super::super::suggest::quoted;
use super::super::walk::{Node, Table, Value, thousandths};
use super::clause::{kinds, prorate};
use super::preparation::per;
use super::{Reader, SHORT, Shape, TEACHING};
use crate::model::{GradeId, Kind, Per, Role};
use crate::rules::adult_ratio::Needs;
use crate::rules::class_size::{Over, Which};
use crate::rules::clause::{Clause, Covers, ShortDays};
use crate::rules::student_minutes::{Least, What};
use crate::rules::{
    Contract, adult_ratio, caseload, class_size, co_teaching, combination_classes, school_hours, student_contacts,
    student_minutes,
};

pub(super) const SHAPES: [&Shape; 8] = [
    &STUDENT_MINUTES,
    &SCHOOL_HOURS,
    &ADULT_RATIO,
    &CLASS_SIZE,
    &COMBINATION_CLASSES,
    &STUDENT_CONTACTS,
    &CASELOAD,
    &CO_TEACHING,
];

const STUDENT_MINUTES: Shape = Shape {
    id: student_minutes::ID,
    keys: &[
        "counts",
        "recess-counts",
        "named",
        "core",
        "unnamed",
        "minutes",
        "average",
        "at-most",
        "each-day",
        "per",
        "short-day-minutes",
        "short-weeks",
        "block",
        "passing",
        "passing-per-day",
        "groups-count",
        "if-any",
        "school-days",
    ],
    usual: &[],
    counting: &[],
};

const SCHOOL_HOURS: Shape =
    Shape { id: school_hours::ID, keys: &["not-before", "not-after"], usual: &[], counting: &[] };

const ADULT_RATIO: Shape = Shape {
    id: adult_ratio::ID,
    keys: &["students-per-adult", "adults", "classes-above", "minutes", "except"],
    usual: &[],
    counting: &[],
};

const CLASS_SIZE: Shape = Shape {
    id: class_size::ID,
    keys: &["most", "average", "plan-percent", "over", "sections", "combinations", "co-taught"],
    usual: &[],
    counting: &[],
};

const COMBINATION_CLASSES: Shape =
    Shape { id: combination_classes::ID, keys: &["never", "grades-at-most", "at-most"], usual: &[], counting: &[] };

const STUDENT_CONTACTS: Shape =
    Shape { id: student_contacts::ID, keys: &["most", "per", "count", "or-sections"], usual: &TEACHING, counting: &[] };

const CASELOAD: Shape =
    Shape { id: caseload::ID, keys: &["most", "average", "prorate"], usual: &[Role::SpecialEducator], counting: &[] };

const CO_TEACHING: Shape = Shape { id: co_teaching::ID, keys: &[], usual: &[], counting: &[] };

const WHICH: [(&str, Which); 3] = [("included", Which::Included), ("left-out", Which::LeftOut), ("only", Which::Only)];

pub(super) fn read(reader: &Reader<'_>, contract: &mut Contract) {
    minutes(reader, contract);
    hours(reader, contract);
    ratio(reader, contract);
    size(reader, contract);
    combinations(reader, contract);
    load(reader, contract);
}

/// The clause of a promise to students: `covers` names grades, whoever their teachers are.
fn of_students(table: &Table<'_>, clause: Clause) -> Clause {
    let sink = table.sink;
    if let Some(own) = table.get("covers").and_then(|node| sink.open(node, node.place, "`covers`")) {
        for key in ["roles", "units", "staff", "min-fte"].into_iter().filter(|key| own.has(key)) {
            let message = format!("{} promises something to students, not to `{key}`", table.name);
            sink.error(own.key_place(key), message, "name only `grades` in `covers`");
        }
    }
    let covers =
        Covers { grades: clause.covers.grades, grades_elsewhere: clause.covers.grades_elsewhere, ..Covers::default() };
    Clause { covers, ..clause }
}

/// Reports a clause in which none of `keys` is written.
fn needs_one(table: &Table<'_>, keys: &[&str], help: &str) {
    if !keys.iter().any(|key| table.has(key)) {
        table.sink.error(table.place, format!("{} limits nothing", table.name), help);
    }
}

/// A list of names that is not empty.
fn names(table: &Table<'_>, key: &str) -> Option<Vec<String>> {
    let found = table.texts(key)?;
    if found.is_empty() {
        table.sink.error(table.value_place(key), format!("`{key}` is empty"), "name at least one block or course");
    }
    Some(found)
}

/// Reports `short-weeks` where the window can never be short.
fn short_weeks(table: &Table<'_>, per: Per) -> ShortDays {
    if per == Per::Day && table.has("short-weeks") {
        let help = "write `short-day-minutes` for short days, or choose another `per`";
        table.sink.error(table.key_place("short-weeks"), "`short-weeks` says nothing where `per` is a day", help);
    }
    table.word("short-weeks", &SHORT).unwrap_or_default()
}

fn minutes(reader: &Reader<'_>, contract: &mut Contract) {
    const WHAT: [&str; 5] = ["counts", "recess-counts", "named", "core", "unnamed"];
    const LIMITS: [&str; 5] = ["minutes", "average", "at-most", "each-day", "school-days"];
    reader.each(&STUDENT_MINUTES, &mut contract.student_minutes, |table, clause| {
        let sink = table.sink;
        table.only_one_of(&WHAT);
        table.only_one_of(&["minutes", "average"]);
        needs_one(table, &LIMITS, "add `minutes`, `average` or `at-most`");
        let per = per(table).unwrap_or(Per::Day);
        let short_day = table.minutes("short-day-minutes", 0..=1440);
        if table.has("short-day-minutes") && (per != Per::Day || !table.has("minutes")) {
            let help = "write `minutes` and leave `per` out, or remove `short-day-minutes`";
            sink.error(
                table.key_place("short-day-minutes"),
                "`short-day-minutes` is for a number of minutes a day",
                help,
            );
        }
        if table.has("passing-per-day") && !table.has("passing") {
            let help = "add `passing = 10`, the minutes of one walk that count";
            sink.error(table.key_place("passing-per-day"), "`passing-per-day` counts no walk without `passing`", help);
        }
        let total = table.minutes("minutes", 1..=200_000).map(Least::Total);
        let average = table.minutes("average", 1..=1440).map(Least::Average);
        Some(student_minutes::Terms {
            clause: of_students(table, clause),
            what: what(table),
            least: total.or(average),
            at_most: table.minutes("at-most", 0..=200_000),
            per,
            each_day: table.minutes("each-day", 0..=1440),
            short_day,
            short_weeks: short_weeks(table, per),
            block: table.minutes("block", 1..=720).unwrap_or(1),
            passing: table.minutes("passing", 0..=60).unwrap_or(0),
            passing_per_day: table.minutes("passing-per-day", 0..=240),
            groups_count: table.truth("groups-count").unwrap_or(false),
            if_any: table.truth("if-any").unwrap_or(false),
            school_days: table.number("school-days", 1..=366, "school days"),
        })
    });
}

fn what(table: &Table<'_>) -> What {
    if let Some(names) = names(table, "named") {
        return What::Named(names);
    }
    if table.truth("core") == Some(true) {
        return What::Core;
    }
    if table.truth("unnamed") == Some(true) {
        return What::Unnamed;
    }
    match (kinds(table, "counts"), table.truth("recess-counts"), What::instruction()) {
        (Some(kinds), ..) => What::Kinds(kinds),
        (None, Some(true), What::Kinds(kinds)) => What::Kinds(kinds.into_iter().chain([Kind::Recess]).collect()),
        (None, _, instruction) => instruction,
    }
}

fn hours(reader: &Reader<'_>, contract: &mut Contract) {
    reader.each(&SCHOOL_HOURS, &mut contract.school_hours, |table, clause| {
        needs_one(table, SCHOOL_HOURS.keys, "add `not-before = 08:30` or `not-after`");
        let (not_before, not_after) = (table.clock("not-before"), table.clock("not-after"));
        Some(school_hours::Terms { clause: of_students(table, clause), not_before, not_after })
    });
}

fn ratio(reader: &Reader<'_>, contract: &mut Contract) {
    reader.each(&ADULT_RATIO, &mut contract.adult_ratio, |table, clause| {
        table.only_one_of(&["students-per-adult", "adults"]);
        needs_one(table, &["students-per-adult", "adults"], "add `students-per-adult = 12` or `adults = 2`");
        let each = table.number("students-per-adult", 1..=200, "students").map(Needs::OneFor);
        let adults = table.number("adults", 1..=20, "adults").map(Needs::Adults);
        let clause = of_students(table, clause);
        let classes_above = table.number("classes-above", 0..=200, "students").unwrap_or(0);
        let minutes = table.minutes("minutes", 1..=1440);
        let except = kinds(table, "except").unwrap_or_default();
        each.or(adults).map(|needs| adult_ratio::Terms { clause, needs, classes_above, minutes, except })
    });
}

/// A number of students with at most three decimals, in thousandths.
fn students(table: &Table<'_>, key: &str) -> Option<u32> {
    let node = table.get(key)?;
    let text = match &node.value {
        Value::Whole(number) => number.to_string(),
        Value::Decimal(text) => text.clone(),
        _ => String::new(),
    };
    let found = thousandths(&text).filter(|number| (1000..=200_000).contains(number));
    if found.is_none() {
        let message = format!("`{key}` is not a number of students from 1 to 200");
        table.sink.error(node.place, message, "write for example 24 or 29.9");
    }
    found
}

fn size(reader: &Reader<'_>, contract: &mut Contract) {
    const LIMITS: [&str; 3] = ["most", "average", "plan-percent"];
    const OVER: [(&str, Over); 2] = [("grade", Over::Grade), ("school", Over::School)];
    reader.each(&CLASS_SIZE, &mut contract.class_size, |table, clause| {
        needs_one(table, &LIMITS, "add `most`, `average` or `plan-percent`");
        let sections = names(table, "sections").unwrap_or_default();
        for key in ["average", "plan-percent"].into_iter().filter(|key| table.has(key) && !sections.is_empty()) {
            let help = "write `most`, or leave `sections` out";
            table.sink.error(table.key_place(key), format!("`{key}` is for homerooms, not for `sections`"), help);
        }
        if table.has("over") && !table.has("average") {
            let help = "add `average`, or remove `over`";
            table.sink.error(table.key_place("over"), "`over` says over what an average is taken", help);
        }
        Some(class_size::Terms {
            clause: of_students(table, clause),
            most: table.number("most", 1..=200, "students"),
            average: students(table, "average"),
            over: table.word("over", &OVER).unwrap_or_default(),
            sections,
            combinations: table.word("combinations", &WHICH).unwrap_or_default(),
            co_taught: table.word("co-taught", &WHICH).unwrap_or_default(),
            plan_percent: table.number("plan-percent", 0..=100, "per cent"),
        })
    });
}

/// The grades of one list of `never`; `None` where the school lacks one of them.
fn joined_grades(reader: &Reader<'_>, table: &Table<'_>, list: &Node) -> Option<Vec<GradeId>> {
    let (sink, grades) = (table.sink, &reader.parties.book.grades);
    let list = sink.list(list, "`never`")?;
    let found: Vec<String> = list.iter().filter_map(|node| sink.name(node, "`never`")).collect();
    if found.len() < 2 {
        let help = "write for example never = [[\"5\", \"6\"]]";
        sink.error(table.value_place("never"), "a combination joins two grades or more", help);
        return None;
    }
    let unknown = |name: &&String| grades.get(name).is_none();
    for name in found.iter().filter(unknown) {
        let message = format!("there is no grade {}", quoted(name));
        sink.note(table.value_place("never"), message, "this combination cannot come up at this school");
    }
    found.iter().map(|name| grades.get(name).map(GradeId)).collect()
}

fn combinations(reader: &Reader<'_>, contract: &mut Contract) {
    reader.each(&COMBINATION_CLASSES, &mut contract.combination_classes, |table, clause| {
        needs_one(table, COMBINATION_CLASSES.keys, "add `never = [[\"5\", \"6\"]]`, `grades-at-most` or `at-most`");
        let lists = table.list("never").unwrap_or_default();
        Some(combination_classes::Terms {
            clause: of_students(table, clause),
            never: lists.iter().filter_map(|list| joined_grades(reader, table, list)).collect(),
            grades_at_most: table.number("grades-at-most", 1..=13, "grades"),
            at_most: table.number("at-most", 0..=500, "classes"),
        })
    });
}

fn load(reader: &Reader<'_>, contract: &mut Contract) {
    const COUNT: [(&str, bool); 2] = [("students", false), ("contacts", true)];
    reader.each(&STUDENT_CONTACTS, &mut contract.student_contacts, |table, clause| {
        let most = table.need("most", "most = 150").and_then(|node| {
            let most = table.sink.whole(node, "`most`", 1..=2000, "students");
            most.and_then(|most| u32::try_from(most).ok())
        });
        let (per, each_section) = (per(table).unwrap_or(Per::Day), table.word("count", &COUNT).unwrap_or(false));
        let or_sections = table.number("or-sections", 1..=2000, "sections");
        most.map(|most| student_contacts::Terms { clause, most, per, each_section, or_sections })
    });
    reader.each(&CASELOAD, &mut contract.caseload, |table, clause| {
        needs_one(table, &["most", "average"], "add `most = 28` or `average = 55`");
        let most = table.number("most", 1..=500, "students");
        let average = table.number("average", 1..=500, "students");
        Some(caseload::Terms { clause, most, average, prorate: prorate(table, 1) })
    });
    reader.each(&CO_TEACHING, &mut contract.co_teaching, |_, clause| Some(co_teaching::Terms { clause }));
}
