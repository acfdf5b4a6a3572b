//! `[[prefer]]`: wishes in order of rank.

use super::days::Days;
use super::names::Book;
use super::suggest::{closest, known, quoted};
use super::teams::Teams;
use super::walk::{Node, Table, Value};
use crate::model::{BlockId, Prefer, StaffId, TeamId, Wish};

const WISHES: [&str; 11] = [
    "same-time",
    "early",
    "late",
    "grades-in-a-row",
    "equal-duty",
    "few-sections-on",
    "equal-sections-on",
    "longer-team-time",
    "watch-a-colleague",
    "few-room-changes",
    "compact-days",
];

pub(super) fn read(root: &Table<'_>, book: &Book, days: &Days, teams: &Teams) -> Vec<Prefer> {
    let sink = root.sink;
    let mut keys = WISHES.to_vec();
    keys.extend(["rank", "by", "teams"]);
    let mut list: Vec<Prefer> = Vec::new();
    let mut rank = 0;
    for node in root.tables("prefer") {
        let Some(table) = sink.table(node, node.place, "[[prefer]]", &keys) else { continue };
        rank = table.count("rank", 1..=1000, "(a rank)").unwrap_or(rank + 1);
        let given: Vec<&'static str> = WISHES.into_iter().filter(|wish| table.has(wish)).collect();
        table.only_one_of(&WISHES);
        let Some(wish) = given.first() else {
            sink.error(node.place, "[[prefer]] names no wish", known("write one of", WISHES.into_iter()));
            continue;
        };
        for (key, wishes) in [("by", ["early", "late"]), ("teams", ["longer-team-time", "watch-a-colleague"])] {
            if table.has(key) && !wishes.contains(wish) {
                let message = format!("`{key}` does not belong to `{wish}`");
                sink.error(table.key_place(key), message, format!("remove it, or wish {}", wishes.join(" or ")));
            }
        }
        if let Some(wish) = read_wish(&table, wish, book, days, teams) {
            list.push(Prefer { rank, wish, line: sink.line(node.place) });
        }
    }
    list.sort_by_key(|prefer| prefer.rank);
    // Ranks are numbered without gaps, so that rank 1 always exists.
    let mut last = (0, 0);
    for prefer in &mut list {
        if prefer.rank != last.0 {
            last = (prefer.rank, last.1 + 1);
        }
        prefer.rank = last.1;
    }
    list
}

fn read_wish(table: &Table<'_>, wish: &str, book: &Book, days: &Days, teams: &Teams) -> Option<Wish> {
    let sink = table.sink;
    let node = table.get(wish)?;
    let label = format!("`{wish}`");
    let blocks = || -> Vec<BlockId> { book.blocks.many(sink, node, &label).into_iter().map(BlockId).collect() };
    let by = || table.clock("by").unwrap_or(days.middle());
    if matches!(&node.value, Value::List(list) if list.is_empty()) {
        sink.error(node.place, format!("{label} is an empty list"), "name at least one, or remove the wish");
    }
    Some(match wish {
        "same-time" => Wish::SameTime(blocks()),
        "early" => Wish::Early(blocks(), by()),
        "late" => Wish::Late(blocks(), by()),
        "grades-in-a-row" => wanted(table, node, wish).then_some(Wish::GradesInARow)?,
        "equal-duty" => wanted(table, node, wish).then_some(Wish::EqualDuty)?,
        "few-room-changes" => wanted(table, node, wish).then_some(Wish::FewRoomChanges)?,
        "few-sections-on" => Wish::FewSections(days.pick_ids(sink, node, &label)),
        "equal-sections-on" => Wish::EqualSections(days.pick_ids(sink, node, &label)),
        "longer-team-time" => {
            let minutes = sink.minutes(node, &label, 1..=480)?;
            Wish::LongerTeamTime(own_teams(table, teams), minutes)
        }
        "watch-a-colleague" => {
            let wanted = wanted(table, node, wish);
            wanted.then(|| Wish::WatchAColleague(own_teams(table, teams)))?
        }
        _ => {
            let staff = book.adults(sink, node, &label);
            Wish::CompactDays(staff.into_iter().map(StaffId).collect())
        }
    })
}

/// A wish that is only on or left out.
fn wanted(table: &Table<'_>, node: &Node, wish: &str) -> bool {
    let on = table.sink.truth(node, &format!("`{wish}`"));
    if on == Some(false) {
        let message = format!("`{wish} = false` wishes for nothing");
        table.sink.error(node.place, message, "remove it: only wishes are written");
    }
    on == Some(true)
}

/// `teams`, or all of them.
fn own_teams(table: &Table<'_>, teams: &Teams) -> Vec<TeamId> {
    let sink = table.sink;
    let Some(list) = table.list("teams") else { return (0..teams.list.len()).map(TeamId).collect() };
    let mut found = Vec::new();
    for node in list {
        let Some(name) = sink.name(node, "`teams`") else { continue };
        if let Some(team) = teams.index.get(&name) {
            found.push(TeamId(*team));
        } else {
            let all = teams.index.keys().map(String::as_str);
            let help = match closest(&name, all.clone()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => known("teams are", all),
            };
            sink.error(node.place, format!("there is no team {}", quoted(&name)), help);
        }
    }
    found
}
