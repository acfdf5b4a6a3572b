//! What several tables say of time: where it counts, which stretches do, who directs it, who is owed more.

use super::super::walk::{Table, Value};
use super::preparation::per;
use super::{Reader, SHORT};
use crate::model::{Kind, Minutes, Per, Role};
use crate::rules::blocks::{Blocks, Director, Extra, OnDays};
use crate::rules::clause::{CountsIn, ShortDays};

/// `in`: a word, or `{ before = 15, after = 10 }` around the student day.
pub(super) fn counts_in(table: &Table<'_>) -> Option<CountsIn> {
    const WORDS: [(&str, CountsIn); 3] = [
        ("student-day", CountsIn::StudentDay),
        ("paid-day", CountsIn::PaidDay),
        ("before-school", CountsIn::BeforeSchool),
    ];
    let (sink, node) = (table.sink, table.get("in")?);
    if !matches!(node.value, Value::Table(_)) {
        return sink.word(node, "`in`", &WORDS);
    }
    let own = sink.table(node, node.place, "`in`", &["before", "after"])?;
    let minutes = |key: &str| {
        let node = own.need(key, &format!("{key} = 15"))?;
        sink.minutes(node, &format!("`{key}`"), 0..=240)
    };
    let (before, after) = (minutes("before"), minutes("after"));
    Some(CountsIn::DutyDay { before: before?, after: after? })
}

/// What single blocks may be; `shortest` is the length below which a block is too short, where the table says one.
pub(super) fn blocks(table: &Table<'_>, shortest: Minutes) -> Blocks {
    let sink = table.sink;
    let forbid = table.word("block-mode", &[("count-only", false), ("forbid", true)]);
    if forbid == Some(true) && !table.has("block") && !table.has("longest-block") {
        let message = "`block-mode` forbids nothing without a length";
        sink.error(table.key_place("block-mode"), message, "add `block = 30` or `longest-block = 60`");
    }
    let longest = table.minutes("longest-block", 1..=720);
    if longest.is_some_and(|most| most < shortest) {
        let message = format!("`longest-block` is shorter than the shortest block of {shortest} minutes");
        sink.error(table.value_place("longest-block"), message, "write a longer one, or a shorter `block`");
    }
    Blocks {
        forbid: forbid.unwrap_or_default(),
        longest,
        at_most: table.number("at-most-blocks", 1..=1000, "blocks"),
        a_day: table.number("blocks-a-day", 1..=20, "blocks"),
        bells: table.minutes("bells-excluded", 0..=60).unwrap_or(0),
    }
}

/// `on = { days = 156, of = 180, per = "year" }`
pub(super) fn on_days(table: &Table<'_>) -> Option<OnDays> {
    let (sink, node) = (table.sink, table.get("on")?);
    let own = sink.table(node, node.place, "`on`", &["days", "of", "per"])?;
    let days = own.need("days", "days = 156").and_then(|node| sink.whole(node, "`days`", 1..=366, "days"));
    let of = own.number("of", 1..=366, "days");
    let per = per(&own).unwrap_or(if of.is_some() { Per::Year } else { Per::Week });
    let days = u32::try_from(days?).unwrap_or(1);
    if of.is_some_and(|of| of < days) {
        let message = format!("{days} days of {} are more than there are", of.unwrap_or_default());
        sink.error(own.value_place("of"), message, "write the larger number as `of`");
        return None;
    }
    Some(OnDays { days, of, per })
}

/// A list of who directs: `["teacher", "team"]`.
pub(super) fn directors(table: &Table<'_>, key: &str) -> Vec<Director> {
    let words = Director::ALL.map(|own| (own.word(), own));
    let sink = table.sink;
    let mut found = Vec::new();
    for node in table.list(key).unwrap_or_default() {
        let Some(own) = sink.word(node, &format!("`{key}`"), &words) else { continue };
        if found.contains(&own) {
            sink.error(node.place, format!("`{}` is listed twice in `{key}`", own.word()), "remove one of them");
        } else {
            found.push(own);
        }
    }
    found
}

/// A list of kinds of time, or `usual` where the table has none.
pub(super) fn kinds_or(table: &Table<'_>, key: &str, usual: &[Kind]) -> Vec<Kind> {
    super::clause::kinds(table, key).unwrap_or_else(|| usual.to_vec())
}

/// `short-weeks` or `short-days`.
pub(super) fn short(table: &Table<'_>, key: &str) -> ShortDays {
    table.word(key, &SHORT).unwrap_or_default()
}

impl Reader<'_> {
    /// `extra = [{ covers = { roles = ["special-educator"] }, minutes = 180 }]`
    pub(super) fn extra(&self, table: &Table<'_>, usual: &[Role]) -> Vec<Extra> {
        let sink = table.sink;
        let mut found = Vec::new();
        for node in table.list("extra").unwrap_or_default() {
            let Some(own) = sink.table(node, node.place, "`extra`", &["covers", "minutes"]) else { continue };
            let minutes = super::minutes(&own, "minutes", "minutes = 60", 100_000);
            if own.need("covers", "covers = { roles = [\"special-educator\"] }").is_none() {
                continue;
            }
            let covers = self.covers(&own, usual);
            found.extend(minutes.map(|minutes| Extra { covers, minutes }));
        }
        let by_table = table.get("prorate").is_some_and(|node| matches!(node.value, Value::Table(_)));
        if by_table && !found.is_empty() {
            let message = "a table of part-time minutes does not say what becomes of the `extra` ones";
            sink.error(table.key_place("extra"), message, "write the extra minutes as a clause of their own");
        }
        found
    }
}
