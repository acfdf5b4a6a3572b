//! `[block]`, `[intervention]` and `[eld]`: what fills the children's day.

use std::collections::{BTreeMap, BTreeSet};

use super::days::Days;
use super::names::{Book, in_file_order};
use super::people::{People, role_list};
use super::suggest::quoted;
use super::walk::{Node, Place, Table, Value};
use super::windows;
use crate::model::{Block, BlockId, HomeroomId, Kind, Leads, Minutes, Role, RoomId, StaffId, Times, Unit, UnitNeeds};

/// Kinds a block of the children's day can have.
const KINDS: [Kind; 8] = [
    Kind::Instruct,
    Kind::Intervention,
    Kind::Eld,
    Kind::Advisory,
    Kind::Lunch,
    Kind::Recess,
    Kind::Arrival,
    Kind::Dismissal,
];

const KEYS: [&str; 29] = [
    "name",
    "kind",
    "grades",
    "homerooms",
    "sets",
    "together",
    "minutes",
    "minutes-on",
    "times",
    "days",
    "window",
    "window-on",
    "same-time",
    "uninterrupted",
    "pieces",
    "core",
    "room",
    "then",
    "before",
    "after",
    "led-by",
    "staff",
    "adults",
    "alternates",
    "transition",
    "periods",
    "tier",
    "groups",
    "staff-per-group",
];

/// The blocks and what is needed to speak of them.
pub(super) struct Blocks {
    pub(super) list: Vec<Block>,
    /// Where each block's name stands.
    pub(super) places: Vec<Place>,
}

pub(super) fn read(root: &Table<'_>, book: &Book, days: &Days, people: &People) -> Blocks {
    let mut blocks = Blocks { list: Vec::new(), places: Vec::new() };
    let mut after: Vec<(BlockId, BlockId)> = Vec::new();
    for (header, key, node) in in_file_order(root, &["block", "intervention", "eld"]) {
        if book.blocks.get(&key.text) != Some(blocks.list.len()) {
            continue;
        }
        let keys = KEYS.as_slice();
        let name = format!("[{header}.{}]", key.text);
        blocks.places.push(key.place);
        let mut block = empty(&key.text, days.len());
        if let Some(table) = root.sink.table(node, key.place, name, keys) {
            read_block(&table, header, &mut block, book, days, people);
            let own = BlockId(blocks.list.len());
            order(&table, own, &mut block, book, &mut after);
        }
        blocks.list.push(block);
    }
    for (earlier, later) in after {
        if !blocks.list[earlier.0].before.contains(&later) {
            blocks.list[earlier.0].before.push(later);
        }
    }
    check_order(root, &blocks);
    blocks
}

fn empty(id: &str, days: usize) -> Block {
    Block {
        id: id.to_owned(),
        name: id.to_owned(),
        kind: Kind::Instruct,
        units: Vec::new(),
        minutes: vec![None; days],
        stretch_to: None,
        times: Times::PerDay(1),
        windows: vec![None; days],
        pieces: Vec::new(),
        same_time: false,
        core: false,
        then: None,
        before: Vec::new(),
        room: None,
        leads: None,
        groups: 0,
        needs: Vec::new(),
        tier: 0,
        alternates: Vec::new(),
        transition: None,
        whole_periods: None,
    }
}

fn read_block(table: &Table<'_>, header: &str, block: &mut Block, book: &Book, days: &Days, people: &People) {
    let sink = table.sink;
    if let Some(name) = table.text("name") {
        block.name = name;
    }
    block.kind = read_kind(table, header, &block.id);
    block.units = read_units(table, block.kind, book, people);
    if block.units.iter().all(|unit| unit.homerooms.is_empty()) && !sink.has_errors() {
        let message = format!("{} is for no homeroom", table.name);
        sink.error(table.place, message, "name `grades`, `homerooms` or `sets` that have some, or remove the block");
    }
    block.times = table.get("times").and_then(|node| read_times(table, node)).unwrap_or(Times::PerDay(1));
    if let Times::PerCycle(times) = block.times {
        block.times = Times::PerCycle(times * days.factor);
    }
    let least = read_minutes(table, block, days);
    read_pieces(table, block, least, days);
    let homerooms: Vec<usize> =
        block.units.iter().flat_map(|unit| &unit.homerooms).map(|homeroom| homeroom.0).collect();
    let chosen_days = !matches!(block.times, Times::PerDay(_));
    block.windows = windows::read(table, days, |day| days.hull(book, &homerooms, day), &block.minutes, chosen_days);
    for (minutes, window) in block.minutes.iter_mut().zip(&block.windows) {
        *minutes = minutes.filter(|_| window.is_some());
    }
    check_times(table, block, days);
    block.same_time = table.truth("same-time").unwrap_or(false);
    block.core = table.truth("core").unwrap_or(false);
    block.room = table.get("room").and_then(|node| book.rooms.one(sink, node, "`room`")).map(RoomId);
    block.alternates = table.texts("alternates").unwrap_or_default();
    if table.has("alternates") && block.alternates.len() < 2 {
        let message = "`alternates` takes turns between two courses or more";
        sink.error(table.value_place("alternates"), message, "name at least two, or leave it out");
    }
    block.transition = table.minutes("transition", 0..=60);
    block.whole_periods = read_periods(table, days);
    read_leads(table, block, book);
}

fn read_kind(table: &Table<'_>, header: &str, id: &str) -> Kind {
    let fixed = match header {
        "intervention" => Some(Kind::Intervention),
        "eld" => Some(Kind::Eld),
        _ => None,
    };
    let words = KINDS.map(|kind| (kind.word(), kind));
    let written = table.word("kind", &words);
    if let (Some(fixed), Some(written)) = (fixed, written)
        && fixed != written
    {
        let message = format!("{} is of kind `{}`", table.name, fixed.word());
        table.sink.error(table.value_place("kind"), message, "leave `kind` out, or write it as [block.ID]");
    }
    fixed.or(written).unwrap_or_else(|| usual_kind(id))
}

/// The kind of a block that says none.
pub(super) fn usual_kind(id: &str) -> Kind {
    let begins = |word: &str| id.starts_with(word);
    if begins("lunch") {
        Kind::Lunch
    } else if begins("recess") {
        Kind::Recess
    } else if begins("win") {
        Kind::Intervention
    } else {
        Kind::Instruct
    }
}

fn read_units(table: &Table<'_>, kind: Kind, book: &Book, people: &People) -> Vec<Unit> {
    let sink = table.sink;
    table.only_one_of(&["grades", "homerooms", "sets"]);
    let unit = |homerooms: Vec<usize>| Unit { homerooms: homerooms.into_iter().map(HomeroomId).collect() };
    if let Some(list) = table.list("sets") {
        if table.has("together") {
            let message = "`sets` already says which homerooms are together";
            sink.error(table.key_place("together"), message, "remove `together`");
        }
        let mut seen: BTreeSet<usize> = BTreeSet::new();
        let mut units = Vec::new();
        for set in list {
            let own = book.homerooms.many(sink, set, "`sets`");
            for homeroom in &own {
                if !seen.insert(*homeroom) {
                    let message = format!("homeroom {} is in two sets", quoted(&book.homerooms.list[*homeroom]));
                    sink.error(set.place, message, "put each homeroom into one set");
                }
            }
            if own.is_empty() && !sink.has_errors() {
                sink.error(set.place, "this set has no homeroom", "remove it, or name its homerooms");
            }
            units.push(unit(own));
        }
        return units;
    }
    let none_by_word = |grade: &usize| people.grades.get(*grade).is_some_and(|grade| grade.no_intervention.is_some());
    let homerooms: Vec<usize> = if let Some(node) = table.get("homerooms") {
        book.homerooms.many(sink, node, "`homerooms`")
    } else if let Some(node) = table.get("grades") {
        let grades = book.grades.many(sink, node, "`grades`");
        if kind == Kind::Intervention
            && let Some(grade) = grades.iter().find(|grade| none_by_word(grade))
        {
            let message = format!("grade {} has intervention = \"none\"", quoted(&book.grades.list[*grade]));
            sink.error(node.place, message, "leave the grade out here, or remove its `intervention`");
        }
        grades.into_iter().flat_map(|grade| book.homerooms_of(grade)).collect()
    } else {
        let grades = (0..book.grades.len()).filter(|grade| kind != Kind::Intervention || !none_by_word(grade));
        grades.flat_map(|grade| book.homerooms_of(grade)).collect()
    };
    let together = table.word("together", &[("grade", 0), ("homeroom", 1), ("all", 2)]).unwrap_or(0);
    match together {
        1 => homerooms.into_iter().map(|homeroom| unit(vec![homeroom])).collect(),
        2 => vec![unit(homerooms)],
        _ => {
            let mut by_grade: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            for homeroom in homerooms {
                by_grade.entry(book.grade_of[homeroom]).or_default().push(homeroom);
            }
            by_grade.into_values().map(unit).collect()
        }
    }
}

/// `"daily"`, `{ per-day = 2 }`, `{ per-week = 4 }`, `{ per-cycle = 3 }`.
pub(super) fn read_times(table: &Table<'_>, node: &Node) -> Option<Times> {
    let sink = table.sink;
    if matches!(node.value, Value::Text(_)) {
        return sink.word(node, "`times`", &[("daily", Times::PerDay(1))]);
    }
    if !matches!(node.value, Value::Table(_)) {
        sink.wrong(node, "`times`", "\"daily\" or a table", "write \"daily\" or, for example, { per-week = 4 }");
        return None;
    }
    let own = sink.table(node, node.place, "`times`", &["per-day", "per-week", "per-cycle"])?;
    own.only_one_of(&["per-day", "per-week", "per-cycle"]);
    if own.entries.is_empty() {
        sink.error(node.place, "`times` says nothing", "write, for example, { per-week = 4 }");
    }
    let per_day = own.number("per-day", 1..=20, "times").map(Times::PerDay);
    let per_week = own.number("per-week", 1..=7, "times").map(Times::PerWeek);
    let per_cycle = own.number("per-cycle", 1..=20, "times").map(Times::PerCycle);
    per_day.or(per_week).or(per_cycle)
}

/// Fills the minutes of each day; gives the least minutes of an ordinary day.
fn read_minutes(table: &Table<'_>, block: &mut Block, days: &Days) -> Option<Minutes> {
    let sink = table.sink;
    let node = table.need("minutes", "minutes = 45")?;
    let least = if matches!(node.value, Value::Table(_)) {
        let own = sink.table(node, node.place, "`minutes`", &["min", "max"])?;
        own.need("min", "min = 60");
        own.need("max", "max = 75");
        let (min, max) = (own.minutes("min", 1..=720), own.minutes("max", 1..=720));
        if let (Some(min), Some(max)) = (min, max) {
            if max < min {
                sink.error(own.value_place("max"), format!("`max` {max} is less than `min` {min}"), "swap them");
            }
            block.stretch_to = (max > min).then_some(max);
        }
        min
    } else {
        sink.minutes(node, "`minutes`", 1..=720)
    };
    let mut on: Vec<Option<Minutes>> = vec![None; days.len()];
    if let Some(node) = table.get("minutes-on")
        && let Some(own) = sink.open(node, table.key_place("minutes-on"), "`minutes-on`")
    {
        on = days.by_day(&own, |node| sink.minutes(node, "`minutes-on`", 0..=720));
    }
    block.minutes = on.into_iter().map(|on| on.or(least).filter(|minutes| *minutes > 0)).collect();
    least
}

fn read_pieces(table: &Table<'_>, block: &mut Block, least: Option<Minutes>, days: &Days) {
    let sink = table.sink;
    let uninterrupted = table.truth("uninterrupted").unwrap_or(true);
    if table.has("pieces") && table.has("uninterrupted") && uninterrupted {
        let message = "`pieces` and `uninterrupted = true` exclude each other";
        sink.error(table.key_place("pieces"), message, "remove one of the two");
    }
    let Some(least) = least else { return };
    let key = if table.has("pieces") { "pieces" } else { "uninterrupted" };
    if table.has("pieces") {
        let list = table.list("pieces").unwrap_or_default();
        block.pieces = list.iter().filter_map(|node| sink.minutes(node, "a piece", 1..=720)).collect();
        let sum: Minutes = block.pieces.iter().sum();
        if block.pieces.len() != list.len() {
            return;
        }
        if sum != least {
            let message = format!("the pieces add up to {sum} minutes, the block has {least}");
            sink.error(table.value_place("pieces"), message, format!("make the pieces add up to {least}"));
        }
        if list.len() == 1 {
            block.pieces.clear();
        }
    } else if !uninterrupted && least >= 2 {
        // The halves lie on the grid, so that both can start on it; a block shorter than two steps is cut anywhere.
        let half = least / 2 / days.grid * days.grid;
        let half = if half == 0 { least / 2 } else { half };
        block.pieces = vec![least - half, half];
    }
    if block.pieces.is_empty() {
        return;
    }
    if block.stretch_to.is_some() {
        let message = "a block in pieces has one length, not a range";
        sink.error(table.value_place("minutes"), message, "write one number as `minutes`");
    }
    if block.minutes.iter().flatten().any(|minutes| *minutes != least) {
        let message = "a block in pieces has the same minutes on every day it happens";
        sink.error(table.key_place(key), message, "write two blocks with `days`, or leave the pieces out");
    }
}

fn check_times(table: &Table<'_>, block: &Block, days: &Days) {
    let sink = table.sink;
    if sink.has_errors() {
        return;
    }
    let open: Vec<usize> = (0..days.len()).filter(|day| block.minutes[*day].is_some()).collect();
    if open.is_empty() {
        sink.error(table.place, format!("{} happens on no day", table.name), "check `days`, `minutes-on` and `window`");
        return;
    }
    let place = table.value_place("times");
    match block.times {
        Times::PerDay(_) => {}
        Times::PerWeek(times) => {
            let full = days.weeks.iter().filter(|week| !week.short);
            let most = full.map(|week| week.days.iter().filter(|day| open.contains(&day.0)).count()).min();
            if let Some(most) = most
                && times as usize > most
            {
                let message = format!("{} has {times} days a week and only {most} on which it may be", table.name);
                sink.error(place, message, format!("write per-week = {most} or less, or allow more days"));
            }
        }
        Times::PerCycle(times) => {
            let mut cycle: Vec<usize> = open.iter().filter_map(|day| days.list[*day].cycle_day).collect();
            cycle.dedup();
            if times as usize > cycle.len() {
                let message =
                    format!("{} has {times} days a rotation and only {} on which it may be", table.name, cycle.len());
                sink.error(place, message, "ask for fewer, or allow more days");
            }
        }
    }
}

/// `periods`, which needs named periods on the days.
pub(super) fn read_periods(table: &Table<'_>, days: &Days) -> Option<usize> {
    let periods = table.count("periods", 1..=20, "periods")?;
    let most = days.types.iter().map(|day_type| day_type.periods.len()).max().unwrap_or(0);
    if most < periods {
        let message = format!("{} asks for {periods} whole periods, and a day has {most}", table.name);
        table.sink.error(table.value_place("periods"), message, "add [[day-type.period]], or leave `periods` out");
    }
    Some(periods)
}

fn read_leads(table: &Table<'_>, block: &mut Block, book: &Book) {
    let sink = table.sink;
    let grouped = matches!(block.kind, Kind::Intervention | Kind::Eld);
    for key in ["groups", "staff-per-group", "tier"] {
        if table.has(key) && !grouped {
            let message =
                format!("`{key}` belongs to interventions and ELD; {} is `{}`", table.name, block.kind.word());
            sink.error(table.key_place(key), message, "write it as [intervention.ID], or remove the key");
        }
    }
    let usual: &[Role] = match block.kind {
        Kind::Lunch | Kind::Recess => &[Role::Paraprofessional, Role::SupportStaff],
        Kind::Intervention => &[Role::ClassroomTeacher, Role::Interventionist, Role::Paraprofessional],
        Kind::Eld => &[Role::ClassroomTeacher, Role::EldTeacher],
        _ => &[],
    };
    let mut roles = role_list(table, "led-by");
    let named: Vec<StaffId> = table
        .get("staff")
        .map(|node| book.adults(sink, node, "`staff`"))
        .unwrap_or_default()
        .into_iter()
        .map(StaffId)
        .collect();
    for key in ["led-by", "staff"] {
        if matches!(table.get(key), Some(Node { value: Value::List(list), .. }) if list.is_empty()) {
            sink.error(table.value_place(key), format!("`{key}` names nobody"), "name at least one, or leave it out");
        }
    }
    let adults = table.count("adults", 1..=200, "adults");
    if roles.is_empty() && named.is_empty() {
        roles = usual.to_vec();
    }
    if roles.is_empty() && named.is_empty() && adults.is_some() {
        roles = vec![Role::ClassroomTeacher];
    }
    let groups = table.count("groups", 1..=200, "groups");
    let per_group = table.count("staff-per-group", 1..=10, "adults");
    if grouped {
        if adults.is_some() && per_group.is_some() {
            table.only_one_of(&["adults", "staff-per-group"]);
        }
        let tier = table.count("tier", 2..=3, "(2 or 3)");
        block.tier = match (block.kind, tier) {
            (Kind::Eld, None) => 0,
            (_, tier) => tier.and_then(|tier| u8::try_from(tier).ok()).unwrap_or(2),
        };
    }
    block.needs = block
        .units
        .iter()
        .map(|unit| {
            let homerooms = unit.homerooms.len();
            let own_groups = if grouped { groups.unwrap_or(homerooms) } else { 0 };
            let usual = match block.kind {
                Kind::Intervention | Kind::Eld => own_groups * per_group.unwrap_or(1),
                Kind::Lunch | Kind::Recess => homerooms.div_ceil(2),
                _ => homerooms,
            };
            UnitNeeds { groups: own_groups, adults: adults.unwrap_or(usual) }
        })
        .collect();
    block.groups = block.needs.iter().map(|needs| needs.groups).max().unwrap_or(0);
    let most = block.needs.iter().map(|needs| needs.adults).max().unwrap_or(1);
    block.leads = (!roles.is_empty() || !named.is_empty()).then_some(Leads { roles, named, adults: most });
    if let Some(leads) = &block.leads
        && !leads.named.is_empty()
        && leads.roles.is_empty()
        && leads.named.len() < most
    {
        let message = format!("{} needs {most} adults at once and names {}", table.name, leads.named.len());
        sink.error(table.value_place("staff"), message, "name more, or write `adults`");
    }
}

fn order(table: &Table<'_>, own: BlockId, block: &mut Block, book: &Book, after: &mut Vec<(BlockId, BlockId)>) {
    let sink = table.sink;
    let myself = |found: usize, key: &str| {
        if BlockId(found) == own {
            let message = format!("{} cannot come {key} itself", table.name);
            sink.error(table.value_place(key), message, "name another block");
        }
        BlockId(found) != own
    };
    block.then = table
        .get("then")
        .and_then(|node| book.blocks.one(sink, node, "`then`"))
        .filter(|found| myself(*found, "then"))
        .map(BlockId);
    let list = |key: &str| {
        let found = table.get(key).map(|node| book.blocks.many(sink, node, &format!("`{key}`"))).unwrap_or_default();
        found.into_iter().filter(|found| myself(*found, key)).map(BlockId).collect::<Vec<_>>()
    };
    block.before = list("before");
    after.extend(list("after").into_iter().map(|earlier| (earlier, own)));
}

/// Reports orders that bite their own tail, and followers that share no homeroom.
fn check_order(root: &Table<'_>, blocks: &Blocks) {
    let next = |block: usize| {
        let own = &blocks.list[block];
        own.before.iter().chain(own.then.iter()).map(|later| later.0).collect::<Vec<_>>()
    };
    for start in 0..blocks.list.len() {
        let mut reached = vec![false; blocks.list.len()];
        let mut open = next(start);
        while let Some(block) = open.pop() {
            if !std::mem::replace(&mut reached[block], true) {
                open.extend(next(block));
            }
        }
        if reached[start] {
            let message = format!("{} would have to come before itself", quoted(&blocks.list[start].id));
            root.sink.error(
                blocks.places[start],
                message,
                "remove one of the `then`, `before` and `after` in this ring",
            );
        }
        let block = &blocks.list[start];
        if let Some(then) = block.then
            && !root.sink.has_errors()
        {
            let has = |block: &Block, homeroom| block.units.iter().any(|unit| unit.homerooms.contains(homeroom));
            let follower = &blocks.list[then.0];
            if !block.units.iter().flat_map(|unit| &unit.homerooms).any(|homeroom| has(follower, homeroom)) {
                let message = format!("{} and {} have no homeroom in common", quoted(&block.id), quoted(&follower.id));
                root.sink.error(blocks.places[start], message, "remove `then`, or give both the same grades");
            }
        }
    }
}
