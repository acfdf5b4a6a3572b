//! Preparation: every day, and in total.

use super::super::walk::{Table, Value};
use super::clause::prorate;
use super::{COUNTS_IN, Counting, Reader, SHORT, Shape, TEACHING, minutes};
use crate::model::Minutes;
use crate::rules::clause::Per;
use crate::rules::{Contract, daily_prep, prep_total};

pub(super) const TABLES: [&str; 2] = [daily_prep::ID, prep_total::ID];

pub(super) fn read(reader: &Reader<'_>, contract: &mut Contract) {
    let shape = Shape {
        id: daily_prep::ID,
        keys: &["minutes", "block", "in", "short-days", "prorate"],
        usual: &TEACHING,
        counting: &[Counting::Prep],
    };
    reader.each(&shape, &mut contract.daily_prep, |table, clause| {
        let minutes = minutes(table, "minutes", "minutes = 45", 720);
        let terms = |minutes| daily_prep::Terms {
            clause,
            minutes,
            block: table.minutes("block", 1..=720).unwrap_or(minutes),
            counts_in: table.word("in", &COUNTS_IN).unwrap_or_default(),
            short_days: table.word("short-days", &SHORT).unwrap_or_default(),
            prorate: prorate(table, 1),
        };
        minutes.map(terms)
    });
    let shape = Shape {
        id: prep_total::ID,
        keys: &["minutes", "per", "block", "in", "short-weeks", "prorate"],
        usual: &TEACHING,
        counting: &[Counting::Prep],
    };
    reader.each(&shape, &mut contract.prep_total, |table, clause| {
        let minutes = minutes(table, "minutes", "minutes = 225", 100_000)?;
        let per = per(table).unwrap_or(Per::Week);
        // A rotation that is solved twice over owes the minutes twice.
        let times = if per == Per::Cycle { Minutes::try_from(reader.parties.days.factor).unwrap_or(1) } else { 1 };
        Some(prep_total::Terms {
            clause,
            minutes: minutes * times,
            per,
            block: table.minutes("block", 1..=720).unwrap_or(1),
            counts_in: table.word("in", &COUNTS_IN).unwrap_or_default(),
            short_weeks: table.word("short-weeks", &SHORT).unwrap_or_default(),
            prorate: prorate(table, times),
        })
    });
}

/// `per`: a word, `{ weeks = 3 }` or `{ school-days = 10 }`.
pub(super) fn per(table: &Table<'_>) -> Option<Per> {
    const WORDS: [(&str, Per); 7] = [
        ("day", Per::Day),
        ("week", Per::Week),
        ("two-weeks", Per::Weeks(2)),
        ("four-weeks", Per::Weeks(4)),
        ("cycle", Per::Cycle),
        ("month", Per::Month),
        ("year", Per::Year),
    ];
    let (sink, node) = (table.sink, table.get("per")?);
    if !matches!(node.value, Value::Table(_)) {
        return sink.word(node, "`per`", &WORDS);
    }
    let own = sink.table(node, node.place, "`per`", &["weeks", "school-days"])?;
    own.only_one_of(&["weeks", "school-days"]);
    let weeks = own.number("weeks", 1..=52, "weeks").map(Per::Weeks);
    let days = own.number("school-days", 1..=250, "school days").map(Per::Rolling);
    if !own.has("weeks") && !own.has("school-days") {
        sink.error(node.place, "`per` is empty", "write { weeks = 3 } or { school-days = 10 }");
    }
    weeks.or(days)
}
