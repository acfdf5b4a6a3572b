//! Duties and meetings.

use super::super::suggest::quoted;
use super::super::walk::Table;
use super::clause::{kinds, prorate};
use super::load::{needs_one_of, short, times};
use super::preparation::per;
use super::{ALL_BUT_ADMINISTRATORS, Reader, Shape, TEACHING};
use crate::model::{DayId, Kind, Minutes, Per};
use crate::rules::duties::{When, Which};
use crate::rules::{Contract, duties, meetings};

pub(super) const SHAPES: [&Shape; 2] = [&DUTIES, &MEETINGS];

const DUTIES: Shape = Shape {
    id: duties::ID,
    keys: &[
        "duties",
        "kinds",
        "when",
        "on",
        "never",
        "minutes",
        "turns",
        "days",
        "longest",
        "fair-within",
        "fair-within-turns",
        "per",
        "short-days",
        "short-weeks",
        "prorate",
    ],
    usual: &TEACHING,
    counting: &[],
};

const MEETINGS: Shape = Shape {
    id: meetings::ID,
    keys: &["count", "minutes", "longest", "latest", "not-on", "kinds", "per", "short-days", "short-weeks", "prorate"],
    usual: &ALL_BUT_ADMINISTRATORS,
    counting: &[],
};

const WHEN: [(&str, When); 5] = [
    ("any-time", When::Any),
    ("before-school", When::BeforeSchool),
    ("after-school", When::AfterSchool),
    ("around-bells", When::AroundBells),
    ("in-school", When::InSchool),
];

pub(super) fn read(reader: &Reader<'_>, contract: &mut Contract) {
    reader.each(&DUTIES, &mut contract.duties, |table, clause| {
        let limits = ["minutes", "turns", "days", "longest", "fair-within", "fair-within-turns"];
        let never = table.truth("never").unwrap_or(false);
        if !never {
            needs_one_of(table, &["never", "minutes", "turns", "days", "longest", "fair-within", "fair-within-turns"]);
        }
        if let Some(key) = limits.iter().find(|key| never && table.has(key)) {
            let message = format!("`never` allows none, and `{key}` allows some");
            table.sink.error(table.key_place(key), message, "keep one of them, or write two clauses");
        }
        let window = per(table).unwrap_or(Per::Week);
        let times = times(reader, window);
        let often = |key: &str| table.number(key, 0..=1000, key).map(|number| number * times.unsigned_abs());
        let minutes = |key: &str| table.minutes(key, 0..=20_000);
        Some(duties::Terms {
            clause,
            which: Which {
                ids: ids(reader, table),
                kinds: kinds(table, "kinds").unwrap_or_else(|| duties::KINDS.to_vec()),
                when: table.word("when", &WHEN).unwrap_or_default(),
                on: days(reader, table, "on"),
            },
            never,
            minutes: minutes("minutes").map(|own: Minutes| own * times),
            turns: often("turns"),
            days: often("days"),
            longest: minutes("longest"),
            fair_within: minutes("fair-within").map(|own: Minutes| own * times),
            fair_within_turns: often("fair-within-turns"),
            per: window,
            short: short(table, window),
            prorate: prorate(table, times),
        })
    });
    reader.each(&MEETINGS, &mut contract.meetings, |table, clause| {
        needs_one_of(table, &["count", "minutes", "longest", "latest", "not-on"]);
        let per = per(table).unwrap_or(Per::Week);
        let times = times(reader, per);
        Some(meetings::Terms {
            clause,
            kinds: kinds(table, "kinds").unwrap_or_else(|| vec![Kind::Meeting]),
            count: table.number("count", 0..=1000, "meetings").map(|own| own * times.unsigned_abs()),
            minutes: table.minutes("minutes", 0..=20_000).map(|own| own * times),
            per,
            longest: table.minutes("longest", 1..=1440),
            latest: table.clock("latest"),
            not_on: days(reader, table, "not-on").unwrap_or_default(),
            short: short(table, per),
            prorate: prorate(table, times),
        })
    });
}

/// Days, weekdays or day types.
fn days(reader: &Reader<'_>, table: &Table<'_>, key: &str) -> Option<Vec<DayId>> {
    let node = table.get(key)?;
    Some(reader.parties.days.pick_ids(table.sink, node, &format!("`{key}`")))
}

/// Ids of duties, or of blocks that adults watch over. One the school does not have is noted: the contract may serve
/// other schools too.
fn ids(reader: &Reader<'_>, table: &Table<'_>) -> Vec<String> {
    let (sink, book) = (table.sink, reader.parties.book);
    let mut found = Vec::new();
    for node in table.list("duties").unwrap_or_default() {
        let Some(id) = sink.name(node, "`duties`") else { continue };
        if book.duties.get(&id).is_none() && book.blocks.get(&id).is_none() {
            let message = format!("this school has no duty {}", quoted(&id));
            sink.note(node.place, message, "write the id of a [duty] or [block], or leave it for other schools");
        }
        found.push(id);
    }
    found
}
