//! `[team]`, and the teams of grades that exist without being written.

use std::collections::BTreeMap;

use super::days::Days;
use super::names::Book;
use super::people::People;
use super::suggest::{closest, quoted};
use super::walk::{Key, Node, Place, Table, Value};
use super::windows;
use crate::model::{GradeId, MeetsIn, Minutes, Owed, RoomId, Span, StaffId, Team};

const KEYS: [&str; 15] = [
    "name",
    "grades",
    "members",
    "minutes",
    "pieces",
    "meetings",
    "per",
    "in",
    "days",
    "window",
    "window-on",
    "room",
    "led-by",
    "purpose",
    "with",
];
const PURPOSE: &str = "the four PLC questions";

pub(super) struct Teams {
    pub(super) list: Vec<Team>,
    /// Those that meet on days without children.
    pub(super) on_other_days: Vec<Team>,
    /// Positions by id.
    pub(super) index: BTreeMap<String, usize>,
}

pub(super) fn read(root: &Table<'_>, book: &Book, days: &Days, people: &People) -> Teams {
    let sink = root.sink;
    let mut grade_level: Vec<(usize, Team)> = Vec::new();
    let mut others: Vec<Team> = Vec::new();
    let mut on_other_days: Vec<Team> = Vec::new();
    let mut joined = vec![false; book.grades.len()];
    for (key, node) in root.named("team") {
        if !super::names::check_id(sink, key.place, &key.text, "team") {
            continue;
        }
        let name = format!("[team.{}]", key.text);
        let Some(table) = sink.table(node, key.place, name, &KEYS) else { continue };
        let own_grade = key.text.strip_prefix("grade-").and_then(|id| book.grades.get(id));
        let grades = own_grades(&table, key, own_grade, book, people);
        for grade in &grades {
            joined[*grade] = true;
        }
        let (team, in_the_week) = read_team(&table, key, &grades, book, days, people);
        match grades.first() {
            _ if !in_the_week => on_other_days.push(team),
            Some(first) => grade_level.push((*first, team)),
            None => others.push(team),
        }
    }
    for (grade, own) in people.grades.iter().enumerate() {
        if joined[grade] || own.no_team.is_some() || own.homerooms.is_empty() {
            continue;
        }
        let members = teachers(&[grade], people);
        if members.len() < 2 && people.doubtful[grade] {
            continue;
        }
        if members.len() < 2 {
            sink.error(
                people.grade_places[grade],
                format!("grade {} has one teacher and no team", quoted(&own.id)),
                format!(
                    "form a team of several grades, [team.small] with grades = [\"{}\", …], or write no-team = \"why\"",
                    own.id
                ),
            );
            continue;
        }
        grade_level.push((grade, standard(&[grade], members, book, days)));
    }
    grade_level.sort_by_key(|(grade, _)| *grade);
    let list: Vec<Team> = grade_level.into_iter().map(|(_, team)| team).chain(others).collect();
    let index = list.iter().enumerate().map(|(position, team)| (team.id.clone(), position)).collect();
    Teams { list, on_other_days, index }
}

/// Every classroom teacher of the grades' homerooms, partners of a job share included.
fn teachers(grades: &[usize], people: &People) -> Vec<StaffId> {
    let mut found = Vec::new();
    for homeroom in people.homerooms.iter().filter(|homeroom| grades.contains(&homeroom.grade.0)) {
        for teacher in &homeroom.teachers {
            if !found.contains(teacher) {
                found.push(*teacher);
            }
        }
    }
    found
}

fn student_days(grades: &[usize], book: &Book, days: &Days) -> Vec<Span> {
    let homerooms: Vec<usize> = grades.iter().flat_map(|grade| book.homerooms_of(*grade)).collect();
    (0..days.len()).map(|day| days.hull(book, &homerooms, day)).collect()
}

fn standard(grades: &[usize], members: Vec<StaffId>, book: &Book, days: &Days) -> Team {
    let names: Vec<&str> = grades.iter().map(|grade| book.grades.list[*grade].as_str()).collect();
    Team {
        id: format!("grade-{}", names.join("-")),
        name: match names.as_slice() {
            [one] => format!("Grade {one}"),
            [first @ .., last] => format!("Grades {} and {last}", first.join(", ")),
            [] => String::new(),
        },
        grades: grades.iter().map(|grade| GradeId(*grade)).collect(),
        members,
        meetings: vec![60],
        pieces_chosen: false,
        owed: Owed::PerWeek,
        meets_in: MeetsIn::StudentDay,
        windows: student_days(grades, book, days).into_iter().map(Some).collect(),
        room: None,
        led_by: None,
        purpose: PURPOSE.to_owned(),
        attendees: Vec::new(),
    }
}

fn own_grades(table: &Table<'_>, key: &Key, own: Option<usize>, book: &Book, people: &People) -> Vec<usize> {
    let sink = table.sink;
    if let Some(grade) = own {
        if table.has("grades") {
            let message = format!("{} is already the team of its grade", table.name);
            sink.error(table.key_place("grades"), message, "give a team of several grades another name");
        }
        if people.grades.get(grade).is_some_and(|grade| grade.no_team.is_some()) {
            let message = format!("grade {} is marked `no-team`", quoted(&book.grades.list[grade]));
            sink.error(key.place, message, "remove this table, or the mark");
        }
        return vec![grade];
    }
    if let Some(node) = table.get("grades") {
        let grades = book.grades.many(sink, node, "`grades`");
        if grades.is_empty() && matches!(&node.value, Value::List(list) if list.is_empty()) {
            sink.error(node.place, "`grades` names no grade", "name the grades that form the team");
        }
        for grade in &grades {
            if people.grades.get(*grade).is_some_and(|grade| grade.no_team.is_some()) {
                let message = format!("grade {} is marked `no-team`", quoted(&book.grades.list[*grade]));
                sink.error(node.place, message, "leave the grade out here, or remove the mark");
            }
        }
        return grades;
    }
    if !table.has("members") {
        let near = book.grades.list.iter().map(|grade| format!("grade-{grade}")).collect::<Vec<_>>();
        let help = match closest(&key.text, near.iter().map(String::as_str)) {
            Some(near) => format!("did you mean [team.{near}]?"),
            None => "add members = [\"principal\", …], or grades = [\"4\", \"5\"]".to_owned(),
        };
        sink.error(key.place, format!("{} does not say who is in it", table.name), help);
    }
    Vec::new()
}

/// The team, and whether its time lies in the week at all.
fn read_team(
    table: &Table<'_>,
    key: &Key,
    grades: &[usize],
    book: &Book,
    days: &Days,
    people: &People,
) -> (Team, bool) {
    let sink = table.sink;
    let mut members = teachers(grades, people);
    for adult in table.get("members").map(|node| book.adults(sink, node, "`members`")).unwrap_or_default() {
        if !members.contains(&StaffId(adult)) {
            members.push(StaffId(adult));
        }
    }
    let place = if table.has("members") { table.value_place("members") } else { key.place };
    if members.len() < 2 && !sink.has_errors() {
        let message = format!(
            "team {} has {} member{}",
            quoted(&key.text),
            members.len(),
            if members.len() == 1 { "" } else { "s" }
        );
        sink.error(place, message, "a team has two members or more");
    }
    let mut team = standard(grades, members, book, days);
    team.id.clone_from(&key.text);
    if let Some(name) = table.text("name") {
        team.name = name;
    } else if grades.is_empty() {
        team.name.clone_from(&key.text);
    }
    read_meetings(table, &mut team, days);
    let usual = if grades.is_empty() { MeetsIn::PaidDay } else { MeetsIn::StudentDay };
    let words = [
        ("student-day", Some(MeetsIn::StudentDay)),
        ("paid-day", Some(MeetsIn::PaidDay)),
        ("days-without-children", None),
    ];
    let meets_in = table.word("in", &words).unwrap_or(Some(usual));
    if meets_in.is_none() {
        for key in ["days", "window", "window-on"].into_iter().filter(|key| table.has(key)) {
            let message =
                format!("`{key}` says when in the week the team meets, and it meets on days without children");
            sink.error(table.key_place(key), message, "remove it, or write in = \"student-day\"");
        }
    }
    team.meets_in = meets_in.unwrap_or(MeetsIn::PaidDay);
    let paid = paid_days(&team.members, days, people);
    let students = student_days(grades, book, days);
    let hull = |day: usize| if team.meets_in == MeetsIn::StudentDay { students[day] } else { paid[day] };
    let longest = team.meetings.first().copied();
    team.windows = windows::read(table, days, hull, &vec![longest; days.len()], true);
    team.room = table.get("room").and_then(|node| book.rooms.one(sink, node, "`room`")).map(RoomId);
    if let Some(node) = table.get("with") {
        let others = book.adults(sink, node, "`with`").into_iter().map(StaffId);
        team.attendees = others.filter(|who| !team.members.contains(who)).collect();
    }
    if let Some(node) = table.get("led-by") {
        team.led_by = book.adult(sink, node, "`led-by`").map(StaffId);
        // Whoever leads a meeting is there.
        if let Some(leader) = team.led_by
            && !team.members.contains(&leader)
            && !team.attendees.contains(&leader)
        {
            team.attendees.push(leader);
        }
    }
    if let Some(purpose) = table.text("purpose") {
        team.purpose = purpose;
    }
    if meets_in.is_some() {
        common_day(table, place, &team, days, people);
    }
    (team, meets_in.is_some())
}

/// From the first member's arrival to the last one's leaving.
fn paid_days(members: &[StaffId], days: &Days, people: &People) -> Vec<Span> {
    let hull = |day: usize| {
        let own = members.iter().filter_map(|who| people.staff.get(who.0)).flat_map(|person| &person.hours);
        own.filter(|hours| hours.day.0 == day)
            .map(|hours| hours.span)
            .reduce(|a, b| Span::new(a.start.min(b.start), a.end.max(b.end)))
            .unwrap_or(days.type_of(day).staff)
    };
    (0..days.len()).map(hull).collect()
}

fn read_meetings(table: &Table<'_>, team: &mut Team, days: &Days) {
    let sink = table.sink;
    table.only_one_of(&["pieces", "meetings"]);
    let minutes = table.minutes("minutes", 1..=480);
    let total = minutes.unwrap_or(60);
    if let Some(list) = table.list("meetings") {
        let own: Vec<Minutes> = list.iter().filter_map(|node| sink.minutes(node, "a meeting", 1..=480)).collect();
        let sum: Minutes = own.iter().sum();
        if list.is_empty() {
            sink.error(table.value_place("meetings"), "`meetings` lists none", "write, for example, [60, 30]");
        } else if own.len() == list.len() && minutes.is_some_and(|minutes| minutes != sum) {
            let message = format!("the meetings add up to {sum} minutes, `minutes` says {total}");
            sink.error(table.value_place("meetings"), message, "leave `minutes` out: the meetings say it");
        }
        if list.len() > 20 {
            sink.error(table.value_place("meetings"), "more than 20 meetings", "list at most 20");
        } else if !own.is_empty() {
            team.meetings = own;
        }
    } else {
        let pieces = table.minutes("pieces", 1..=10).unwrap_or(1);
        if total % pieces != 0 {
            let message = format!("{total} minutes cannot be cut into {pieces} equal pieces");
            sink.error(table.value_place("pieces"), message, "write meetings = [35, 25], for example");
        } else {
            team.meetings = (0..pieces).map(|_| total / pieces).collect();
        }
    }
    team.pieces_chosen = team.meetings.len() > 1;
    team.owed = table.get("per").and_then(|node| read_owed(table, node)).unwrap_or(Owed::PerWeek);
    if team.owed == Owed::PerCycle {
        // A rotation that is solved twice over owes the meetings twice.
        let once = team.meetings.clone();
        (1..days.factor).for_each(|_| team.meetings.extend(&once));
    }
    team.meetings.sort_unstable_by(|a, b| b.cmp(a));
}

fn read_owed(table: &Table<'_>, node: &Node) -> Option<Owed> {
    let sink = table.sink;
    if matches!(node.value, Value::Table(_)) {
        let own = sink.table(node, node.place, "`per`", &["weeks"])?;
        own.need("weeks", "weeks = 4");
        return own.number("weeks", 1..=52, "weeks").map(Owed::EveryWeeks);
    }
    sink.word(node, "`per`", &[("week", Owed::PerWeek), ("cycle", Owed::PerCycle)])
}

/// A team whose members are never at work on the same day cannot meet; a solver would prove it, slowly.
fn common_day(table: &Table<'_>, place: Place, team: &Team, days: &Days, people: &People) {
    let sink = table.sink;
    if sink.has_errors() {
        return;
    }
    let all_there = |day: usize| {
        team.windows[day].is_some()
            && team.members.iter().all(|who| people.staff[who.0].hours.iter().any(|hours| hours.day.0 == day))
    };
    if !(0..days.len()).any(all_there) {
        let message = format!("there is no day on which all members of {} are at work and may meet", quoted(&team.id));
        sink.note(place, message, "let their days overlap, or change `members`");
    }
}
