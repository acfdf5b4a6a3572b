//! `[duty]`, `[pull-out]` and `[[co-teaching]]`.

use super::blocks::{Blocks, read_times};
use super::days::Days;
use super::names::Book;
use super::people::{People, role_list};
use super::suggest::{closest, quoted};
use super::walk::{Table, Value};
use super::windows;
use crate::model::{
    BlockId, CoTeaching, CourseId, DayId, Duty, HomeroomId, Kind, Leads, PullOut, Role, RoomId, Span, StaffId, Times,
};

pub(super) fn duties(root: &Table<'_>, book: &Book, days: &Days, people: &People) -> Vec<Duty> {
    let sink = root.sink;
    let mut list = Vec::new();
    for (key, node) in root.named("duty") {
        if book.duties.get(&key.text) != Some(list.len()) {
            continue;
        }
        let mut duty = Duty {
            id: key.text.clone(),
            name: key.text.clone(),
            posts: Vec::new(),
            adults: 1,
            roles: Vec::new(),
            named: Vec::new(),
            room: None,
            fair_within: None,
        };
        let keys = ["name", "at", "days", "adults", "led-by", "staff", "room", "fair-within"].as_slice();
        if let Some(table) = sink.table(node, key.place, format!("[duty.{}]", key.text), keys) {
            read_duty(&table, &mut duty, book, days);
            check_duty(&table, &duty, days, people);
        }
        list.push(duty);
    }
    list
}

fn read_duty(table: &Table<'_>, duty: &mut Duty, book: &Book, days: &Days) {
    let sink = table.sink;
    if let Some(name) = table.text("name") {
        duty.name = name;
    }
    let at = table.need("at", "at = [{ start = 07:55, end = 08:10 }]");
    let at = at.and_then(|node| sink.list(node, "`at`")).unwrap_or_default();
    let mut spans: Vec<Span> = at.iter().filter_map(|node| sink.span(node, "`at`")).collect();
    if table.has("at") && at.is_empty() && matches!(table.get("at").map(|node| &node.value), Some(Value::List(_))) {
        sink.error(table.value_place("at"), "`at` names no time", "write at = [{ start = 07:55, end = 08:10 }]");
    }
    if at.len() > 50 {
        sink.error(table.value_place("at"), "more than 50 posts a day", "divide them over several duties");
        spans.clear();
    }
    let picked = table.get("days").map_or_else(|| vec![true; days.len()], |node| days.pick(sink, node, "`days`"));
    for day in (0..days.len()).filter(|day| picked[*day]) {
        duty.posts.extend(spans.iter().map(|span| (DayId(day), *span)));
    }
    duty.adults = table.count("adults", 1..=200, "adults").unwrap_or(1);
    (duty.roles, duty.named) = leaders(table, book, &[Role::Paraprofessional, Role::SupportStaff]);
    duty.room = table.get("room").and_then(|node| book.rooms.one(sink, node, "`room`")).map(RoomId);
    let factor = i32::try_from(days.factor).unwrap_or(1);
    duty.fair_within = table.minutes("fair-within", 0..=1440).map(|minutes| minutes * factor);
}

/// `led-by` and `staff`, with who is meant where neither is given.
fn leaders(table: &Table<'_>, book: &Book, usual: &[Role]) -> (Vec<Role>, Vec<StaffId>) {
    let mut roles = role_list(table, "led-by");
    let named = table.get("staff").map(|node| book.adults(table.sink, node, "`staff`")).unwrap_or_default();
    let named: Vec<StaffId> = named.into_iter().map(StaffId).collect();
    if roles.is_empty() && named.is_empty() {
        roles = usual.to_vec();
    }
    (roles, named)
}

/// Enough of those who may do it are at work at each post.
fn check_duty(table: &Table<'_>, duty: &Duty, days: &Days, people: &People) {
    if table.sink.has_errors() {
        return;
    }
    for (day, span) in &duty.posts {
        let may = |number: usize| {
            let person = &people.staff[number];
            let named = duty.named.contains(&StaffId(number));
            let by_role = duty.named.is_empty() && duty.roles.iter().any(|role| person.has_role(*role));
            let there = person.hours.iter().any(|hours| hours.day == *day && hours.span.contains(*span));
            (named || by_role) && there
        };
        let able = (0..people.staff.len()).filter(|number| may(*number)).count();
        if able < duty.adults {
            table.sink.error(
                table.place,
                format!(
                    "{} needs {} adult{} on {} at {span}, and {able} of those who may do it are at work then",
                    table.name,
                    duty.adults,
                    if duty.adults == 1 { "" } else { "s" },
                    days.list[day.0].id
                ),
                "correct `at`, `days` or `adults`, widen `led-by`, or extend somebody's `hours`",
            );
            return;
        }
    }
}

const PULL_OUT_KEYS: [&str; 13] = [
    "name",
    "kind",
    "homerooms",
    "students",
    "led-by",
    "staff",
    "minutes",
    "times",
    "protected",
    "room",
    "window",
    "window-on",
    "days",
];

pub(super) fn pull_outs(root: &Table<'_>, book: &Book, days: &Days, people: &People) -> Vec<PullOut> {
    let sink = root.sink;
    let mut list = Vec::new();
    for (key, node) in root.named("pull-out") {
        if book.pull_outs.get(&key.text) != Some(list.len()) {
            continue;
        }
        let mut group = PullOut {
            id: key.text.clone(),
            name: key.text.clone(),
            kind: Kind::Intervention,
            homerooms: Vec::new(),
            students: 1,
            leads: Leads { roles: Vec::new(), named: Vec::new(), adults: 1 },
            minutes: 30,
            times: Times::PerDay(1),
            protected_blocks: Vec::new(),
            protected_courses: Vec::new(),
            room: None,
            windows: vec![None; days.len()],
        };
        let name = format!("[pull-out.{}]", key.text);
        if let Some(table) = sink.table(node, key.place, name, &PULL_OUT_KEYS) {
            read_pull_out(&table, &mut group, book, days, people);
        }
        list.push(group);
    }
    list
}

fn read_pull_out(table: &Table<'_>, group: &mut PullOut, book: &Book, days: &Days, people: &People) {
    let sink = table.sink;
    if let Some(name) = table.text("name") {
        group.name = name;
    }
    let kinds = [("intervention", Kind::Intervention), ("eld", Kind::Eld)];
    group.kind = table.word("kind", &kinds).unwrap_or(Kind::Intervention);
    let homerooms = table.need("homerooms", "homerooms = [\"3A\"]");
    let homerooms = homerooms.map(|node| book.homerooms.many(sink, node, "`homerooms`")).unwrap_or_default();
    if homerooms.is_empty() && table.has("homerooms") && !sink.has_errors() {
        sink.error(table.value_place("homerooms"), "`homerooms` names none", "name where the children come from");
    }
    group.students = table
        .need("students", "students = 4")
        .and_then(|node| sink.count(node, "`students`", 1..=60, "children"))
        .and_then(|count| u32::try_from(count).ok())
        .unwrap_or(1);
    let children: u32 = homerooms.iter().filter_map(|own| people.homerooms.get(*own)).map(|own| own.students).sum();
    if group.students > children && !sink.has_errors() {
        let message = format!("{} takes {} children from homerooms with {children}", table.name, group.students);
        sink.error(table.value_place("students"), message, "correct the number, or name more homerooms");
    }
    let usual = match group.kind {
        Kind::Eld => Role::EldTeacher,
        _ => Role::Interventionist,
    };
    let (roles, named) = leaders(table, book, &[usual]);
    group.leads = Leads { roles, named, adults: 1 };
    if let Some(minutes) =
        table.need("minutes", "minutes = 30").and_then(|node| sink.minutes(node, "`minutes`", 1..=480))
    {
        group.minutes = minutes;
    }
    group.times = table.get("times").and_then(|node| read_times(table, node)).unwrap_or(Times::PerDay(1));
    if let Times::PerCycle(times) = group.times {
        group.times = Times::PerCycle(times * days.factor);
    }
    protected(table, group, book);
    group.room = table.get("room").and_then(|node| book.rooms.one(sink, node, "`room`")).map(RoomId);
    let hull = |day: usize| days.hull(book, &homerooms, day);
    let chosen_days = !matches!(group.times, Times::PerDay(_));
    group.windows = windows::read(table, days, hull, &vec![Some(group.minutes); days.len()], chosen_days);
    group.homerooms = homerooms.into_iter().map(HomeroomId).collect();
}

/// Blocks and courses by name in one list.
fn protected(table: &Table<'_>, group: &mut PullOut, book: &Book) {
    let sink = table.sink;
    for node in table.list("protected").unwrap_or_default() {
        let Some(name) = sink.name(node, "`protected`") else { continue };
        if let Some(block) = book.blocks.get(&name) {
            group.protected_blocks.push(BlockId(block));
        } else if let Some(course) = book.courses.get(&name) {
            group.protected_courses.push(CourseId(course));
        } else {
            let all = book.blocks.list.iter().chain(&book.courses.list).map(String::as_str);
            let help = match closest(&name, all) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "name a block, an intervention or a special of this file".to_owned(),
            };
            sink.error(node.place, format!("there is no block or course {}", quoted(&name)), help);
        }
    }
}

pub(super) fn co_teaching(root: &Table<'_>, book: &Book, days: &Days, blocks: &Blocks) -> Vec<CoTeaching> {
    let sink = root.sink;
    let mut pairs = Vec::new();
    for node in root.tables("co-teaching") {
        let keys = ["staff", "homeroom", "block", "days"].as_slice();
        let Some(table) = sink.table(node, node.place, "[[co-teaching]]", keys) else { continue };
        let staff = table.need("staff", "staff = \"vega\"").and_then(|node| book.adult(sink, node, "`staff`"));
        let homeroom = table.need("homeroom", "homeroom = \"3A\"");
        let homeroom = homeroom.and_then(|node| book.homerooms.one(sink, node, "`homeroom`"));
        let block = table.need("block", "block = \"math\"").and_then(|node| book.blocks.one(sink, node, "`block`"));
        let on = table.get("days").map(|node| days.pick_ids(sink, node, "`days`")).unwrap_or_default();
        let (Some(staff), Some(homeroom), Some(block)) = (staff, homeroom, block) else { continue };
        let own = &blocks.list[block];
        if !own.units.iter().any(|unit| unit.homerooms.contains(&HomeroomId(homeroom))) && !sink.has_errors() {
            let message = format!("homeroom {} has no {}", quoted(&book.homerooms.list[homeroom]), quoted(&own.id));
            sink.error(table.value_place("homeroom"), message, "name a homeroom that has the block");
        }
        pairs.push(CoTeaching {
            staff: StaffId(staff),
            homeroom: HomeroomId(homeroom),
            block: BlockId(block),
            days: on,
        });
    }
    pairs
}
