//! `[special]`, `[course]` and `[sections]`.

use super::days::{Days, ESCORTS};
use super::names::{Book, in_file_order};
use super::people::People;
use super::suggest::{closest, known, quoted};
use super::walk::{Place, Table, Value};
use super::{blocks, windows};
use crate::model::{Course, CourseId, GradeId, Kind, Minutes, RoomId, Sections, Shortfall, StaffId, Together};

const KEYS: [&str; 17] = [
    "name",
    "minutes",
    "minutes-for",
    "per-cycle",
    "per-cycle-for",
    "grades",
    "teachers",
    "room",
    "set-up",
    "max-per-day",
    "class-size",
    "window",
    "window-on",
    "days",
    "every",
    "periods",
    "core",
];

pub(super) struct Courses {
    pub(super) list: Vec<Course>,
    /// Where each course's name stands.
    pub(super) places: Vec<Place>,
    pub(super) sections: Vec<Sections>,
}

pub(super) fn read(root: &Table<'_>, book: &Book, days: &Days, people: &mut People) -> Courses {
    let mut courses = Courses { list: Vec::new(), places: Vec::new(), sections: Vec::new() };
    for (header, key, node) in in_file_order(root, &["special", "course"]) {
        if book.courses.get(&key.text) != Some(courses.list.len()) {
            continue;
        }
        let own = CourseId(courses.list.len());
        let mut course = empty(&key.text, header, book, days);
        let name = format!("[{header}.{}]", key.text);
        if let Some(table) = root.sink.table(node, key.place, name, &KEYS) {
            read_course(&table, &mut course, own, book, days, people);
        }
        courses.places.push(key.place);
        courses.list.push(course);
    }
    // `teachers` of a course is the last word; the people's own lists follow it.
    for (number, person) in people.staff.iter_mut().enumerate() {
        let teaches = |course: &Course| course.teachers.contains(&StaffId(number));
        person.teaches = (0..courses.list.len()).filter(|own| teaches(&courses.list[*own])).map(CourseId).collect();
    }
    courses.sections = read_sections(root, book, days);
    check_days(root, &courses, book, days);
    for (course, place) in courses.list.iter().zip(&courses.places) {
        if course.per_cycle.iter().all(|count| *count == 0) && !root.sink.has_errors() {
            let message = format!("no grade has {}", quoted(&course.id));
            root.sink.note(*place, message, "remove it, or give it `per-cycle`");
        }
    }
    courses
}

fn empty(id: &str, header: &str, book: &Book, days: &Days) -> Course {
    let special = header == "special";
    Course {
        id: id.to_owned(),
        name: id.to_owned(),
        kind: if special { Kind::Special } else { Kind::Instruct },
        minutes: vec![None; book.grades.len()],
        per_cycle: vec![0; book.grades.len()],
        teachers: Vec::new(),
        room: None,
        set_up: 0,
        max_per_day: 1,
        windows: vec![None; days.len()],
        core: !special,
        whole_periods: None,
        class_size: None,
    }
}

fn read_course(table: &Table<'_>, course: &mut Course, own: CourseId, book: &Book, days: &Days, people: &People) {
    let sink = table.sink;
    if let Some(name) = table.text("name") {
        course.name = name;
    }
    read_counts(table, course, book, days);
    course.teachers = match table.get("teachers") {
        Some(node) => book.adults(sink, node, "`teachers`").into_iter().map(StaffId).collect(),
        None => (0..people.staff.len()).filter(|who| people.staff[*who].teaches.contains(&own)).map(StaffId).collect(),
    };
    course.room = table.get("room").and_then(|node| book.rooms.one(sink, node, "`room`")).map(RoomId);
    course.set_up = table.minutes("set-up", 0..=120).unwrap_or(0);
    course.max_per_day = table.number("max-per-day", 1..=10, "sections").unwrap_or(1);
    course.class_size = table.number("class-size", 1..=200, "children");
    course.core = table.truth("core").unwrap_or(course.core);
    course.whole_periods = blocks::read_periods(table, days);
    let shortest = course.minutes.iter().flatten().min().copied();
    let homerooms: Vec<usize> =
        (0..book.homerooms.len()).filter(|homeroom| course.minutes[book.grade_of[*homeroom]].is_some()).collect();
    let hull = |day: usize| days.hull(book, &homerooms, day);
    course.windows = windows::read(table, days, hull, &vec![shortest; days.len()], true);
    check_course(table, course, book, people);
}

/// Minutes and sections per grade.
fn read_counts(table: &Table<'_>, course: &mut Course, book: &Book, days: &Days) {
    let sink = table.sink;
    let grades: Vec<usize> = match table.get("grades") {
        Some(node) => book.grades.many(sink, node, "`grades`"),
        None => (0..book.grades.len()).collect(),
    };
    let usual = table.minutes("minutes", 1..=720);
    let usual_count = table.number("per-cycle", 0..=40, "sections").unwrap_or(1);
    let every = table.number("every", 1..=4, "rotations").unwrap_or(1);
    let for_grade = |key: &str| {
        let mut entries = Vec::new();
        if let Some(node) = table.get(key)
            && let Some(own) = sink.open(node, table.key_place(key), format!("`{key}`"))
        {
            for (name, node) in own.entries {
                let Some(grade) = book.grades.find(sink, name.place, &name.text) else { continue };
                if table.has("grades") && !grades.contains(&grade) {
                    let message = format!("grade {} is not in the `grades` of {}", quoted(&name.text), table.name);
                    sink.error(name.place, message, "add the grade there, or remove it here");
                }
                entries.push((grade, node));
            }
        }
        entries
    };
    let mut minutes: Vec<Option<Minutes>> = vec![None; book.grades.len()];
    for (grade, node) in for_grade("minutes-for") {
        minutes[grade] = sink.minutes(node, "`minutes-for`", 1..=720);
    }
    let mut counts: Vec<u32> = vec![usual_count; book.grades.len()];
    for (grade, node) in for_grade("per-cycle-for") {
        if let Some(count) = sink.count(node, "`per-cycle-for`", 0..=40, "sections") {
            counts[grade] = u32::try_from(count).unwrap_or(0);
        }
    }
    if !table.has("minutes") && !table.has("minutes-for") {
        table.need("minutes", "minutes = 45");
    }
    for grade in grades {
        if counts[grade] == 0 {
            continue;
        }
        course.minutes[grade] = minutes[grade].or(usual);
        if course.minutes[grade].is_some() {
            course.per_cycle[grade] = counts[grade] * days.factor / every;
        } else if table.has("grades") && table.has("minutes-for") && !table.has("minutes") {
            let message = format!("{} does not say its minutes in grade {}", table.name, book.grades.list[grade]);
            sink.error(table.key_place("minutes-for"), message, "add the grade, or `minutes` for all others");
        }
    }
}

fn check_course(table: &Table<'_>, course: &Course, book: &Book, people: &People) {
    let sink = table.sink;
    if sink.has_errors() || course.per_cycle.iter().all(|count| *count == 0) {
        return;
    }
    if course.teachers.is_empty() {
        sink.error(
            table.place,
            format!("nobody teaches {}", quoted(&course.id)),
            format!("add teaches = [\"{}\"] to one of [staff], or `teachers` here", course.id),
        );
        return;
    }
    for (grade, count) in course.per_cycle.iter().enumerate() {
        let serves = |who: &StaffId| {
            let own = &people.staff[who.0].grades;
            own.is_empty() || own.contains(&GradeId(grade))
        };
        if *count > 0 && !course.teachers.iter().any(serves) {
            let message = format!("nobody teaches {} in grade {}", quoted(&course.id), book.grades.list[grade]);
            let help = "add the grade to the `grades` of one of its teachers, or leave it out here";
            sink.error(table.place, message, help);
        }
        let Some(most) = course.class_size else { continue };
        for homeroom in book.homerooms_of(grade).filter(|_| *count > 0) {
            let own = &people.homerooms[homeroom];
            if own.students > most {
                let message =
                    format!("{} has {} children, and {} takes {most}", own.id, own.students, quoted(&course.id));
                sink.error(table.value_place("class-size"), message, "raise `class-size`, or correct `students`");
            }
        }
    }
}

fn read_sections(root: &Table<'_>, book: &Book, days: &Days) -> Vec<Sections> {
    let usual = Sections {
        together: Together::default(),
        shortfall: Shortfall::default(),
        max_per_day: 2,
        escort: days.escort,
    };
    let sink = root.sink;
    let table = root.get("sections").and_then(|node| sink.open(node, root.key_place("sections"), "[sections]"));
    let Some(table) = table else { return vec![usual; book.grades.len()] };
    let keys = ["together", "shortfall", "max-per-day", "escort"];
    let all = read_rules(&table, usual);
    let mut sections = vec![all.clone(); book.grades.len()];
    for (key, node) in table.entries {
        if keys.contains(&key.text.as_str()) {
            continue;
        }
        if !matches!(node.value, Value::Table(_)) {
            let help = match closest(&key.text, keys.into_iter()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => known("its keys are", keys.into_iter()),
            };
            sink.error(key.place, format!("unknown key `{}` in [sections]", key.text), help);
            continue;
        }
        let name = format!("[sections.{}]", key.text);
        let own = sink.table(node, key.place, name, &keys);
        if let (Some(grade), Some(own)) = (book.grades.find(sink, key.place, &key.text), own) {
            sections[grade] = read_rules(&own, all.clone());
        }
    }
    sections
}

fn read_rules(table: &Table<'_>, usual: Sections) -> Sections {
    let together = [("parallel", Together::Parallel), ("sequence", Together::Sequence), ("free", Together::Free)];
    let shortfall = [
        ("none", Shortfall::None),
        ("divide", Shortfall::Divide),
        ("combine", Shortfall::Combine),
        ("aide", Shortfall::Aide),
    ];
    Sections {
        together: table.word("together", &together).unwrap_or(usual.together),
        shortfall: table.word("shortfall", &shortfall).unwrap_or(usual.shortfall),
        max_per_day: table.number("max-per-day", 1..=20, "sections").unwrap_or(usual.max_per_day),
        escort: table.word("escort", &ESCORTS).unwrap_or(usual.escort),
    }
}

/// Sections against the days of the rotation.
fn check_days(root: &Table<'_>, courses: &Courses, book: &Book, days: &Days) {
    if root.sink.has_errors() {
        return;
    }
    let cycle_days = |course: &Course| {
        let mut own: Vec<usize> = (0..days.len())
            .filter(|day| course.windows[*day].is_some())
            .filter_map(|day| days.list[day].cycle_day)
            .collect();
        own.dedup();
        own.len()
    };
    for (course, place) in courses.list.iter().zip(&courses.places) {
        let most = cycle_days(course) * course.max_per_day as usize;
        let worst = (0..book.grades.len()).max_by_key(|grade| course.per_cycle[*grade]);
        if let Some(grade) = worst
            && course.per_cycle[grade] as usize > most
        {
            root.sink.error(
                *place,
                format!(
                    "{} has {} sections a rotation in grade {}, and only {most} fit: {} days with {} a day",
                    quoted(&course.id),
                    course.per_cycle[grade],
                    book.grades.list[grade],
                    cycle_days(course),
                    course.max_per_day
                ),
                "lower `per-cycle`, or raise `max-per-day`",
            );
        }
    }
    for (grade, sections) in courses.sections.iter().enumerate() {
        let all: u32 = courses.list.iter().map(|course| course.per_cycle[grade]).sum();
        let most = days.cycle_days * sections.max_per_day as usize;
        if all as usize > most {
            root.sink.error(
                root.value_place("sections"),
                format!("grade {} has {all} sections a rotation, and only {most} fit", book.grades.list[grade]),
                format!("raise `max-per-day` in [sections.{}], or lower `per-cycle`", book.grades.list[grade]),
            );
        }
    }
}
