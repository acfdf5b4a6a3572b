//! `[[pin]]`: what the file fixes beforehand.

use super::blocks::Blocks;
use super::courses::Courses;
use super::days::Days;
use super::names::Book;
use super::people::People;
use super::suggest::{closest, known, quoted};
use super::teams::Teams;
use super::walk::Table;
use crate::model::{
    BlockId, Clock, CourseId, DayId, GradeId, HomeroomId, Minutes, Pin, Pinned, RoomId, Span, StaffId, TeamId,
};

/// Everything a pin may speak of.
pub(super) struct Scene<'a> {
    pub(super) book: &'a Book,
    pub(super) days: &'a Days,
    pub(super) people: &'a People,
    pub(super) blocks: &'a Blocks,
    pub(super) courses: &'a Courses,
    pub(super) teams: &'a Teams,
}

const WHAT: [&str; 4] = ["block", "course", "specials", "team"];

pub(super) fn read(root: &Table<'_>, scene: &Scene<'_>) -> Vec<Pin> {
    let sink = root.sink;
    let keys = ["block", "course", "specials", "team", "grade", "homerooms", "days", "at", "staff", "room"].as_slice();
    let mut pins = Vec::new();
    for node in root.tables("pin") {
        let Some(table) = sink.table(node, node.place, "[[pin]]", keys) else { continue };
        table.only_one_of(&WHAT);
        if !WHAT.iter().any(|key| table.has(key)) {
            sink.error(node.place, "the pin does not say what it pins", "add `block`, `course`, `specials` or `team`");
        }
        if !["days", "at", "staff", "room"].iter().any(|key| table.has(key)) {
            sink.error(node.place, "the pin fixes nothing", "add `at`, `days`, `staff` or `room`");
        }
        let what = read_what(&table, scene);
        let pin = Pin {
            days: table.get("days").map(|node| scene.days.pick_ids(sink, node, "`days`")).unwrap_or_default(),
            at: table.clock("at"),
            staff: table.get("staff").and_then(|node| scene.book.adult(sink, node, "`staff`")).map(StaffId),
            room: table.get("room").and_then(|node| scene.book.rooms.one(sink, node, "`room`")).map(RoomId),
            line: sink.line(node.place),
            what: match what {
                Some(what) => what,
                None => continue,
            },
        };
        if !sink.has_errors() {
            check(&table, &pin, scene);
        }
        pins.push(pin);
    }
    pins
}

fn read_what(table: &Table<'_>, scene: &Scene<'_>) -> Option<Pinned> {
    let (sink, book) = (table.sink, scene.book);
    table.only_one_of(&["grade", "homerooms"]);
    for key in ["grade", "homerooms"] {
        for what in ["specials", "team"] {
            if table.has(key) && table.has(what) && !table.has("block") && !table.has("course") {
                let message = format!("`{key}` does not belong to a pin of `{what}`");
                sink.error(table.key_place(key), message, "remove it");
            }
        }
    }
    let homerooms: Vec<usize> = if let Some(node) = table.get("homerooms") {
        book.homerooms.many(sink, node, "`homerooms`")
    } else if let Some(node) = table.get("grade") {
        let grade = book.grades.one(sink, node, "`grade`")?;
        book.homerooms_of(grade).collect()
    } else {
        Vec::new()
    };
    let homerooms: Vec<HomeroomId> = homerooms.into_iter().map(HomeroomId).collect();
    if let Some(node) = table.get("block") {
        let block = book.blocks.one(sink, node, "`block`")?;
        let own = &scene.blocks.list[block];
        let has = |homeroom: &HomeroomId| own.units.iter().any(|unit| unit.homerooms.contains(homeroom));
        if !sink.has_errors()
            && let Some(other) = homerooms.iter().find(|homeroom| !has(homeroom))
        {
            let message = format!("homeroom {} has no {}", quoted(&book.homerooms.list[other.0]), quoted(&own.id));
            sink.error(node.place, message, "pin a block the homeroom has");
        }
        return Some(Pinned::Block(BlockId(block), homerooms));
    }
    if let Some(node) = table.get("course") {
        let course = book.courses.one(sink, node, "`course`")?;
        let own = &scene.courses.list[course];
        let has = |homeroom: &HomeroomId| own.per_cycle[book.grade_of[homeroom.0]] > 0;
        if !sink.has_errors() {
            if homerooms.is_empty() {
                sink.error(node.place, "a pinned course needs `homerooms` or `grade`", "add homerooms = [\"3A\"]");
            } else if let Some(other) = homerooms.iter().find(|homeroom| !has(homeroom)) {
                let message = format!("homeroom {} has no {}", quoted(&book.homerooms.list[other.0]), quoted(&own.id));
                sink.error(node.place, message, "pin a course the homeroom has");
            }
        }
        return Some(Pinned::Course(CourseId(course), homerooms));
    }
    if let Some(node) = table.get("specials") {
        let grade = book.grades.one(sink, node, "`specials`")?;
        return Some(Pinned::Specials(GradeId(grade)));
    }
    let node = table.get("team")?;
    let name = sink.name(node, "`team`")?;
    let found = scene.teams.index.get(&name).copied();
    if found.is_none() && !sink.has_errors() {
        let all = scene.teams.index.keys().map(String::as_str);
        let help = match closest(&name, all.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => known("teams are", all),
        };
        sink.error(node.place, format!("there is no team {}", quoted(&name)), help);
    }
    found.map(|team| Pinned::Team(TeamId(team)))
}

/// The pinned thing lies inside the day, and the pinned person may do it.
fn check(table: &Table<'_>, pin: &Pin, scene: &Scene<'_>) {
    let sink = table.sink;
    let days: Vec<usize> =
        if pin.days.is_empty() { (0..scene.days.len()).collect() } else { pin.days.iter().map(|day| day.0).collect() };
    let mut missing = Vec::new();
    for day in &days {
        let inside = stretch(pin, scene, *day);
        match (inside, pin.at) {
            (None, _) if !pin.days.is_empty() => missing.push(*day),
            (Some((span, needed)), Some(at)) if at < span.start || at + needed > span.end => {
                sink.error(
                    table.value_place("at"),
                    format!("{needed} minutes from {at} do not lie inside {span} on {}", scene.days.list[*day].id),
                    "pin another time, or name the `days` it holds on",
                );
                return;
            }
            _ => {}
        }
    }
    if !missing.is_empty() {
        let message = format!("what is pinned does not happen on {}", scene.days.names(missing.into_iter()));
        sink.error(table.value_place("days"), message, "name days on which it happens");
    }
    if let (Pinned::Course(course, _), Some(staff)) = (&pin.what, pin.staff) {
        let own = &scene.courses.list[course.0];
        if !own.teachers.contains(&staff) {
            let message = format!("{} does not teach {}", scene.people.staff[staff.0].id, quoted(&own.id));
            sink.error(table.value_place("staff"), message, "pin one of its teachers, or add them to `teachers`");
        }
    }
    if let (Some(staff), false) = (pin.staff, pin.days.is_empty()) {
        let person = &scene.people.staff[staff.0];
        let away = days.iter().filter(|day| !person.hours.iter().any(|hours| hours.day == DayId(**day)));
        let away: Vec<usize> = away.copied().collect();
        if !away.is_empty() {
            let message = format!("{} is not at work on {}", person.id, scene.days.names(away.into_iter()));
            sink.error(table.value_place("staff"), message, "pin another person or day");
        }
    }
}

/// Where the pinned thing may lie on a day, and how long it is; `None` where it does not happen.
fn stretch(pin: &Pin, scene: &Scene<'_>, day: usize) -> Option<(Span, Minutes)> {
    let (book, days) = (scene.book, scene.days);
    let shared = |homerooms: &[usize]| {
        let own = homerooms.iter().map(|homeroom| days.student_day(book, *homeroom, day));
        own.reduce(|a, b| a.intersection(b).unwrap_or(Span::new(Clock(0), Clock(0))))
    };
    match &pin.what {
        Pinned::Block(block, homerooms) => {
            let own = &scene.blocks.list[block.0];
            let minutes = own.pieces.first().copied().or(own.minutes[day])?;
            own.minutes[day]?;
            let homerooms: Vec<usize> = match homerooms.as_slice() {
                [] => own.units.iter().flat_map(|unit| &unit.homerooms).map(|homeroom| homeroom.0).collect(),
                some => some.iter().map(|homeroom| homeroom.0).collect(),
            };
            let span = shared(&homerooms)?;
            Some((own.windows[day].map_or(span, |window| window.intersection(span).unwrap_or_default()), minutes))
        }
        Pinned::Course(course, homerooms) => {
            let own = &scene.courses.list[course.0];
            let window = own.windows[day]?;
            let minutes = homerooms.iter().filter_map(|own_room| own.minutes[book.grade_of[own_room.0]]).min()?;
            let homerooms: Vec<usize> = homerooms.iter().map(|homeroom| homeroom.0).collect();
            Some((shared(&homerooms)?.intersection(window)?, minutes))
        }
        Pinned::Specials(grade) => {
            let minutes = scene.courses.list.iter().filter_map(|course| course.minutes[grade.0]).min()?;
            let homerooms: Vec<usize> = book.homerooms_of(grade.0).collect();
            Some((shared(&homerooms)?, minutes))
        }
        Pinned::Team(team) => {
            let own = &scene.teams.list[team.0];
            Some((own.windows[day]?, own.meetings.last().copied()?))
        }
    }
}
