//! `[grade]`, `[staff]` and `[room]`.

use std::collections::BTreeMap;

use super::days::Days;
use super::names::{Book, MOST_IN_POOL};
use super::suggest::quoted;
use super::walk::{Node, Place, Sink, Table, Value};
use crate::model::{
    CourseId, DayId, Field, Grade, GradeId, Homeroom, HomeroomId, Hours, Person, Role, Room, RoomId, Share, Span,
    StaffId,
};

/// Least and most somebody works.
const LEAST: Share = Share::of_hundredths(1);
const MOST: Share = Share::of_hundredths(150);

const ROLE_WORDS: usize = Role::ALL.len();

/// The words for roles.
pub(super) fn roles() -> [(&'static str, Role); ROLE_WORDS] {
    Role::ALL.map(|role| (role.word(), role))
}

/// A list of roles.
pub(super) fn role_list(table: &Table<'_>, key: &str) -> Vec<Role> {
    let mut found = Vec::new();
    for node in table.list(key).unwrap_or_default() {
        if let Some(role) = table.sink.word(node, &format!("a role of `{key}`"), &roles())
            && !found.contains(&role)
        {
            found.push(role);
        }
    }
    found
}

pub(super) struct People {
    pub(super) grades: Vec<Grade>,
    pub(super) homerooms: Vec<Homeroom>,
    /// Where each homeroom's name stands.
    pub(super) homeroom_places: Vec<Place>,
    /// Where each homeroom's teachers are named.
    teacher_places: Vec<Place>,
    pub(super) grade_places: Vec<Place>,
    /// Grades with a homeroom or teacher that could not be read: who is in their team cannot be said.
    pub(super) doubtful: Vec<bool>,
    pub(super) staff: Vec<Person>,
    pub(super) rooms: Vec<Room>,
}

impl People {
    /// People and places that no school file describes.
    pub(super) fn of(grades: Vec<Grade>, homerooms: Vec<Homeroom>, staff: Vec<Person>, rooms: Vec<Room>) -> Self {
        Self {
            doubtful: vec![false; grades.len()],
            grades,
            homerooms,
            homeroom_places: Vec::new(),
            teacher_places: Vec::new(),
            grade_places: Vec::new(),
            staff,
            rooms,
        }
    }
}

pub(super) fn read(root: &Table<'_>, book: &Book, days: &Days) -> People {
    let mut people = People {
        grades: Vec::new(),
        homerooms: Vec::new(),
        homeroom_places: Vec::new(),
        teacher_places: Vec::new(),
        grade_places: Vec::new(),
        doubtful: Vec::new(),
        staff: Vec::new(),
        rooms: rooms(root, book),
    };
    for (key, node) in root.named("grade") {
        if book.grades.get(&key.text) == Some(people.grades.len()) {
            read_grade(root, key.place, &key.text, node, book, days, &mut people);
        }
    }
    if people.grades.is_empty() {
        root.sink.error(
            root.place,
            "the school has no grade",
            "add [grade.ID] with `homerooms = { 3A = { teacher = \"ruiz\", students = 24 } }`",
        );
    }
    read_staff(root, book, days, &mut people);
    check_teachers(root, days, book, &mut people);
    near_names(root, &people);
    people
}

fn read_grade(root: &Table<'_>, place: Place, id: &str, node: &Node, book: &Book, days: &Days, people: &mut People) {
    let sink = root.sink;
    let grade = people.grades.len();
    people.grade_places.push(place);
    people.doubtful.push(false);
    people.grades.push(Grade {
        id: id.to_owned(),
        homerooms: Vec::new(),
        transition: days.transition,
        no_team: None,
        no_intervention: None,
    });
    let keys = ["homerooms", "transition", "no-team", "intervention"].as_slice();
    let Some(table) = sink.table(node, place, format!("[grade.{id}]"), keys) else { return };
    if let Some(minutes) = table.minutes("transition", 0..=60) {
        people.grades[grade].transition = minutes;
    }
    if let Some(reason) = table.text("no-team") {
        if reason.trim().is_empty() {
            let message = "`no-team` gives no reason";
            sink.error(table.value_place("no-team"), message, "say why the grade has no team: it is printed");
        }
        people.grades[grade].no_team = Some(reason);
    }
    if let Some(text) = table.text("intervention") {
        match text.strip_prefix("none").map(|rest| rest.trim_start_matches([':', ' ']).trim()) {
            Some(reason) if !reason.is_empty() => people.grades[grade].no_intervention = Some(reason.to_owned()),
            _ => sink.error(
                table.value_place("intervention"),
                "`intervention` here only says that there is none, and why",
                "write \"none: starts in 2027\", or describe the blocks in [intervention.ID]",
            ),
        }
    }
    let Some(homerooms) = table.need("homerooms", "homerooms = { 3A = { teacher = \"ruiz\", students = 24 } }") else {
        return;
    };
    let Some(homerooms) = sink.open(homerooms, table.key_place("homerooms"), "`homerooms`") else { return };
    if homerooms.entries.is_empty() {
        sink.error(homerooms.place, format!("grade {} has no homeroom", quoted(id)), "add one, or remove the grade");
    }
    for (key, node) in homerooms.entries {
        if book.homerooms.get(&key.text) == Some(people.homerooms.len()) {
            people.grades[grade].homerooms.push(HomeroomId(people.homerooms.len()));
            read_homeroom(&homerooms, key.place, &key.text, node, grade, book, days, people);
        } else {
            people.doubtful[grade] = true;
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "what a homeroom is, and the names and days it speaks of")]
fn read_homeroom(
    parent: &Table<'_>,
    place: Place,
    id: &str,
    node: &Node,
    grade: usize,
    book: &Book,
    days: &Days,
    people: &mut People,
) {
    let sink = parent.sink;
    let mut homeroom = Homeroom {
        id: id.to_owned(),
        grade: GradeId(grade),
        also: Vec::new(),
        teachers: Vec::new(),
        share: Vec::new(),
        room: None,
        students: 24,
        students_counted: false,
        with_plan: None,
    };
    let mut teacher_place = place;
    if let Some(table) = sink.table(
        node,
        place,
        format!("homeroom {}", quoted(id)),
        &["teacher", "teachers", "room", "students", "with-plan", "also"],
    ) {
        table.only_one_of(&["teacher", "teachers"]);
        if table.has("teachers") {
            teacher_place = table.value_place("teachers");
            job_share(&table, book, days, &mut homeroom);
        } else if let Some(node) = table.need("teacher", "teacher = \"ruiz\"") {
            teacher_place = node.place;
            homeroom.teachers.extend(book.adult(sink, node, "`teacher`").map(StaffId));
        }
        if let Some(node) = table.get("room") {
            homeroom.room = book.rooms.one(sink, node, "`room`").map(RoomId);
        }
        if let Some(students) = table.number("students", 1..=60, "children") {
            homeroom.students = students;
            homeroom.students_counted = true;
        }
        homeroom.with_plan = table.number("with-plan", 0..=60, "children");
        if homeroom.with_plan.is_some_and(|with_plan| with_plan > homeroom.students) {
            let message = format!("homeroom {} has more children with a plan than children", quoted(id));
            sink.error(table.value_place("with-plan"), message, "correct `with-plan` or `students`");
        }
        if let Some(node) = table.get("also") {
            homeroom.also = book.grades.many(sink, node, "`also`").into_iter().map(GradeId).collect();
            if homeroom.also.contains(&GradeId(grade)) {
                let message = format!("homeroom {} already belongs to this grade", quoted(id));
                sink.error(node.place, message, "name only its further grades in `also`");
            }
        }
    }
    people.doubtful[grade] |= homeroom.teachers.is_empty();
    people.homerooms.push(homeroom);
    people.homeroom_places.push(place);
    people.teacher_places.push(teacher_place);
}

fn job_share(table: &Table<'_>, book: &Book, days: &Days, homeroom: &mut Homeroom) {
    let sink = table.sink;
    let mut share: Vec<Option<usize>> = vec![None; days.len()];
    let place = table.value_place("teachers");
    let list = table.list("teachers").unwrap_or_default();
    for node in list {
        let Some(own) = sink.table(node, node.place, "`teachers`", &["staff", "days"]) else { continue };
        let adult = own.need("staff", "staff = \"ruiz\"").and_then(|node| book.adult(sink, node, "`staff`"));
        let position = homeroom.teachers.len();
        let picked = own.need("days", "days = [\"Mon\", \"Tue\"]").map(|node| days.pick(sink, node, "`days`"));
        let (Some(adult), Some(picked)) = (adult, picked) else { continue };
        homeroom.teachers.push(StaffId(adult));
        let twice: Vec<usize> = (0..days.len()).filter(|day| picked[*day] && share[*day].is_some()).collect();
        if !twice.is_empty() {
            sink.error(
                own.value_place("days"),
                format!("two teachers have {} on {}", quoted(&homeroom.id), days.names(twice.into_iter())),
                "give each day to one of them",
            );
        }
        (0..days.len()).filter(|day| picked[*day]).for_each(|day| share[day] = Some(position));
    }
    if list.len() < 2 && matches!(table.get("teachers").map(|node| &node.value), Some(Value::List(_))) {
        sink.error(place, "a job share has two teachers or more", "write `teacher = \"…\"` for one");
    } else if homeroom.teachers.len() == list.len() {
        // Days in no week may be left open: the first teacher then has them.
        let open = (0..days.len()).filter(|day| share[*day].is_none() && !days.list[*day].weekdays.is_empty());
        let open: Vec<usize> = open.collect();
        if !open.is_empty() {
            sink.error(
                place,
                format!("nobody has {} on {}", quoted(&homeroom.id), days.names(open.into_iter())),
                "add those days to one of `teachers`",
            );
        }
    }
    homeroom.share = share.into_iter().map(|own| own.unwrap_or(0)).collect();
}

fn rooms(root: &Table<'_>, book: &Book) -> Vec<Room> {
    let plain = |id: &String| Room { id: id.clone(), name: id.clone(), kinds: Vec::new(), zone: None, fits: 1 };
    let mut rooms: Vec<Room> = book.rooms.list.iter().map(plain).collect();
    for (key, node) in root.named("room") {
        let Some(place) = book.rooms.get(&key.text).map(|position| &mut rooms[position]) else { continue };
        let name = format!("[room.{}]", key.text);
        let Some(table) = root.sink.table(node, key.place, name, &["name", "kinds", "zone", "fits"]) else { continue };
        if let Some(name) = table.text("name") {
            place.name = name;
        }
        place.kinds = table.texts("kinds").unwrap_or_default();
        place.zone = table.text("zone");
        place.fits = table.count("fits", 1..=500, "homerooms").unwrap_or(1);
    }
    rooms
}

const STAFF_KEYS: [&str; 19] = [
    "name",
    "role",
    "roles",
    "fte",
    "unit",
    "away",
    "days",
    "hours",
    "hours-on",
    "teaches",
    "field",
    "grades",
    "max-sections-per-day",
    "max-minutes-per-day",
    "always-with",
    "vacant",
    "count",
    "room",
    "caseload",
];

fn read_staff(root: &Table<'_>, book: &Book, days: &Days, people: &mut People) {
    let mut tables: BTreeMap<usize, Person> = BTreeMap::new();
    for (key, node) in root.named("staff") {
        let positions = match book.pools.get(&key.text) {
            Some(pool) => pool.clone(),
            None => book.staff.get(&key.text).map_or(0..0, |position| position..position + 1),
        };
        let leads = positions
            .clone()
            .any(|own| people.homerooms.iter().any(|homeroom| homeroom.teachers.contains(&StaffId(own))));
        let Some(person) = read_person(root, key.place, &key.text, node, book, days, leads) else { continue };
        let pool = book.pools.contains_key(&key.text);
        for (number, position) in positions.enumerate() {
            let id = book.staff.list[position].clone();
            let name = match &person.name {
                name if *name == person.id => id.clone(),
                name if pool => format!("{name} {}", number + 1),
                name => name.clone(),
            };
            tables.entry(position).or_insert_with(|| Person { id, name, ..person.clone() });
        }
    }
    people.staff = book
        .staff
        .list
        .iter()
        .enumerate()
        .map(|(position, id)| tables.remove(&position).unwrap_or_else(|| classroom_teacher(id, days)))
        .collect();
}

pub(super) fn classroom_teacher(id: &str, days: &Days) -> Person {
    let hours = (0..days.len()).map(|day| Hours { day: DayId(day), span: days.type_of(day).staff }).collect();
    Person {
        id: id.to_owned(),
        name: id.to_owned(),
        roles: vec![(Role::ClassroomTeacher, Share::FULL)],
        unit: None,
        hours,
        teaches: Vec::new(),
        field: None,
        grades: Vec::new(),
        max_sections_per_day: None,
        max_minutes_per_day: None,
        always_with: None,
        vacant: false,
        room: None,
        caseload: None,
    }
}

pub(super) fn read_person(
    root: &Table<'_>,
    place: Place,
    id: &str,
    node: &Node,
    book: &Book,
    days: &Days,
    leads: bool,
) -> Option<Person> {
    let sink = root.sink;
    let table = sink.table(node, place, format!("[staff.{id}]"), &STAFF_KEYS)?;
    let mut person = classroom_teacher(id, days);
    if let Some(name) = table.text("name") {
        person.name = name;
    }
    person.roles = read_roles(&table, leads);
    person.unit = table.text("unit");
    person.hours = read_hours(&table, days);
    if let Some(node) = table.get("teaches") {
        person.teaches = book.courses.many(sink, node, "`teaches`").into_iter().map(CourseId).collect();
    }
    person.field = table.get("field").map(|node| read_field(sink, node, book));
    if let Some(node) = table.get("grades") {
        person.grades = book.grades.many(sink, node, "`grades`").into_iter().map(GradeId).collect();
    }
    person.max_sections_per_day = table.count("max-sections-per-day", 0..=40, "sections");
    person.max_minutes_per_day = table.minutes("max-minutes-per-day", 0..=1440);
    person.caseload = table.number("caseload", 0..=500, "students");
    if let Some(node) = table.get("always-with") {
        person.always_with = book.homerooms.one(sink, node, "`always-with`").map(HomeroomId);
    }
    person.vacant = table.truth("vacant").unwrap_or(false);
    table.count("count", 1..=MOST_IN_POOL, "places");
    if let Some(node) = table.get("room") {
        person.room = book.rooms.one(sink, node, "`room`").map(RoomId);
    }
    Some(person)
}

/// What somebody is certified to teach: `"all"`, or a list.
fn read_field(sink: &Sink, node: &Node, book: &Book) -> Field {
    match &node.value {
        Value::List(_) => {}
        Value::Text(text) if text == "all" => return Field::All,
        _ => {
            sink.wrong(node, "`field`", "a list of subjects", "write [\"math\"], or \"all\"");
            return Field::All;
        }
    }
    let named = book.subjects.many(sink, node, "`field`");
    Field::Of(named.into_iter().map(|own| book.subjects.list[own].clone()).collect())
}

/// Roles and the share in each.
fn read_roles(table: &Table<'_>, leads: bool) -> Vec<(Role, Share)> {
    let sink = table.sink;
    table.only_one_of(&["role", "roles"]);
    let fte = table.get("fte").and_then(|node| sink.share(node, "`fte`", LEAST, MOST));
    if let Some(node) = table.get("roles") {
        let Some(shares) = sink.open(node, table.key_place("roles"), "`roles`") else { return Vec::new() };
        let mut found = Vec::new();
        for (key, node) in shares.entries {
            let word = roles().into_iter().find(|(word, _)| *word == key.text).map(|(_, role)| role);
            if word.is_none() {
                let words = roles().map(|(word, _)| word);
                let help = match super::suggest::closest(&key.text, words.into_iter()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => super::suggest::known("roles are", words.into_iter()),
                };
                sink.error(key.place, format!("there is no role {}", quoted(&key.text)), help);
            }
            let share = sink.share(node, &format!("the share as {}", quoted(&key.text)), LEAST, MOST);
            found.extend(word.zip(share));
        }
        let sum: Share = found.iter().map(|(_, share)| *share).sum();
        if found.len() == shares.entries.len() && (sum == Share::default() || sum > MOST) {
            let message = format!("the shares add up to {sum} of full time");
            sink.error(node.place, message, "they add up to more than 0 and at most 1.5");
        }
        if let Some(fte) = fte
            && fte != sum
            && found.len() == shares.entries.len()
        {
            let message = format!("`fte` is {fte}, the roles add up to {sum}");
            sink.error(table.value_place("fte"), message, "leave `fte` out: the roles say it");
        }
        return found;
    }
    let fte = fte.unwrap_or(Share::FULL);
    if !table.has("role") && leads {
        return vec![(Role::ClassroomTeacher, fte)];
    }
    let role = table.need("role", "role = \"specialist\"").and_then(|node| sink.word(node, "`role`", &roles()));
    role.map(|role| (role, fte)).into_iter().collect()
}

fn read_hours(table: &Table<'_>, days: &Days) -> Vec<Hours> {
    let sink = table.sink;
    table.only_one_of(&["away", "days"]);
    let at_work: Vec<bool> = match (table.get("away"), table.get("days")) {
        (Some(node), _) => days.pick(sink, node, "`away`").into_iter().map(|away| !away).collect(),
        // Days in no week (a testing schedule kept in a drawer) need everybody who is not named away.
        (None, Some(node)) => {
            let picked = days.pick(sink, node, "`days`").into_iter().enumerate();
            picked.map(|(day, picked)| picked || days.list[day].weekdays.is_empty()).collect()
        }
        (None, None) => vec![true; days.len()],
    };
    if days.len() > 0 && !at_work.contains(&true) && !sink.has_errors() {
        let key = if table.has("away") { "away" } else { "days" };
        let message = format!("{} leaves no day at work", table.name);
        sink.error(table.value_place(key), message, "name at least one day at work");
    }
    let usual = table.span("hours");
    let mut on: Vec<Option<Span>> = vec![None; days.len()];
    if let Some(node) = table.get("hours-on")
        && let Some(own) = sink.open(node, table.key_place("hours-on"), "`hours-on`")
    {
        on = days.by_day(&own, |node| sink.span(node, "`hours-on`"));
        for (key, node) in own.entries {
            let day = days.list.iter().position(|day| day.id == key.text || day.weekdays == [key.text.clone()]);
            if day.is_some_and(|day| !at_work[day]) {
                let message = format!("{} is a day away and has `hours-on`", quoted(&key.text));
                sink.error(node.place, message, "remove one of the two");
            }
        }
    }
    let work = (0..days.len()).filter(|day| at_work[*day]);
    work.map(|day| Hours { day: DayId(day), span: on[day].or(usual).unwrap_or(days.type_of(day).staff) }).collect()
}

/// A teacher leads one homeroom at a time and is at work when it is in school.
fn check_teachers(root: &Table<'_>, days: &Days, book: &Book, people: &mut People) {
    if root.sink.has_errors() {
        return;
    }
    let mut doubtful = Vec::new();
    for (number, homeroom) in people.homerooms.iter().enumerate() {
        let place = people.teacher_places[number];
        let mut away: BTreeMap<StaffId, Vec<usize>> = BTreeMap::new();
        let mut twice: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for day in 0..days.len() {
            let teacher = homeroom.teacher_on(DayId(day));
            if !people.staff[teacher.0].hours.iter().any(|hours| hours.day == DayId(day)) {
                away.entry(teacher).or_default().push(day);
            }
            for (other, earlier) in people.homerooms[..number].iter().enumerate() {
                let overlap = || days.student_day(book, number, day).overlaps(days.student_day(book, other, day));
                if earlier.teacher_on(DayId(day)) == teacher && overlap() {
                    twice.entry(other).or_default().push(day);
                }
            }
        }
        for (teacher, on) in away {
            root.sink.error(
                place,
                format!(
                    "{} has homeroom {} on {} and is not at work then",
                    people.staff[teacher.0].id,
                    quoted(&homeroom.id),
                    days.names(on.into_iter())
                ),
                "name a second teacher: teachers = [{ staff = \"…\", days = […] }, …], or correct [staff]",
            );
        }
        for (other, on) in twice {
            doubtful.push(homeroom.grade.0);
            let teacher = homeroom.teacher_on(DayId(on[0]));
            root.sink.error(
                place,
                format!(
                    "{} has two homerooms at once on {}: {} and {}",
                    people.staff[teacher.0].id,
                    days.names(on.into_iter()),
                    people.homerooms[other].id,
                    homeroom.id
                ),
                "name another teacher, or give the homerooms `hours` that do not overlap",
            );
        }
    }
    for grade in doubtful {
        people.doubtful[grade] = true;
    }
}

/// A teacher without a table whose name is almost that of somebody who has one and leads no homeroom: perhaps a slip of
/// the pen, which nothing else would show.
fn near_names(root: &Table<'_>, people: &People) {
    let tables = root.named("staff");
    let leads = |id: &str| {
        people.homerooms.iter().flat_map(|homeroom| &homeroom.teachers).any(|who| people.staff[who.0].id == id)
    };
    let others: Vec<&str> = tables.iter().map(|(key, _)| key.text.as_str()).filter(|id| !leads(id)).collect();
    for (homeroom, place) in people.homerooms.iter().zip(&people.teacher_places) {
        for teacher in &homeroom.teachers {
            let id = people.staff[teacher.0].id.as_str();
            if tables.iter().any(|(key, _)| key.text == id) {
                continue;
            }
            if let Some(near) = super::suggest::closest(id, others.iter().copied()) {
                let message = format!("{} is taken for another person than [staff.{near}]", quoted(id));
                root.sink.note(*place, message, format!("write `{near}` if they are the same"));
            }
        }
    }
}
