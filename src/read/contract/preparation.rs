//! Preparation: every day, and in total.

use super::super::walk::{Table, Value};
use super::blocks::{blocks, counts_in, on_days, short};
use super::clause::prorate;
use super::{Counting, Reader, Shape, TEACHING, minutes};
use crate::model::Minutes;
use crate::rules::clause::Per;
use crate::rules::prep_total::Target;
use crate::rules::{Contract, daily_prep, prep_total};

pub(super) const SHAPES: [&Shape; 2] = [&DAILY_PREP, &PREP_TOTAL];

const DAILY_PREP: Shape = Shape {
    id: daily_prep::ID,
    keys: &[
        "minutes",
        "block",
        "in",
        "short-days",
        "prorate",
        "extra",
        "on",
        "block-mode",
        "longest-block",
        "at-most-blocks",
        "blocks-a-day",
        "bells-excluded",
    ],
    usual: &TEACHING,
    counting: &[Counting::Prep],
};

const PREP_TOTAL: Shape = Shape {
    id: prep_total::ID,
    keys: &[
        "minutes",
        "ratio",
        "per",
        "block",
        "in",
        "short-weeks",
        "prorate",
        "extra",
        "spread",
        "student-day-share",
        "block-mode",
        "longest-block",
        "at-most-blocks",
        "blocks-a-day",
        "bells-excluded",
    ],
    usual: &TEACHING,
    counting: &[Counting::Prep],
};

pub(super) fn read(reader: &Reader<'_>, contract: &mut Contract) {
    reader.each(&DAILY_PREP, &mut contract.daily_prep, |table, clause| {
        let minutes = minutes(table, "minutes", "minutes = 45", 720);
        let terms = |minutes| daily_prep::Terms {
            clause,
            minutes,
            block: table.minutes("block", 1..=720).unwrap_or(minutes),
            blocks: blocks(table, table.minutes("block", 1..=720).unwrap_or(minutes)),
            counts_in: counts_in(table).unwrap_or_default(),
            short_days: short(table, "short-days"),
            prorate: prorate(table, 1),
            extra: reader.extra(table, &TEACHING),
            on: on_days(table),
        };
        minutes.map(terms)
    });
    reader.each(&PREP_TOTAL, &mut contract.prep_total, |table, clause| {
        let target = target(table)?;
        let per = per(table).unwrap_or(Per::Week);
        // A rotation that is solved twice over owes the minutes twice.
        let times = if per == Per::Cycle { Minutes::try_from(reader.parties.days.factor).unwrap_or(1) } else { 1 };
        let mut extra = reader.extra(table, &TEACHING);
        for own in &mut extra {
            own.minutes *= times;
        }
        let block = table.minutes("block", 1..=720).unwrap_or(1);
        Some(prep_total::Terms {
            clause,
            target: match target {
                Target::Minutes(minutes) => Target::Minutes(minutes * times),
                ratio @ Target::PerTeaching { .. } => ratio,
            },
            per,
            block,
            blocks: blocks(table, block),
            spread: table.minutes("spread", 0..=720),
            student_day_share: table.number("student-day-share", 1..=100, "per cent"),
            counts_in: counts_in(table).unwrap_or_default(),
            short_weeks: short(table, "short-weeks"),
            prorate: prorate(table, times),
            extra,
        })
    });
}

/// `minutes = 225`, or `ratio = { minutes = 5, of = 25 }`: five for every 25 of teaching.
fn target(table: &Table<'_>) -> Option<Target> {
    table.only_one_of(&["minutes", "ratio"]);
    let Some(node) = table.get("ratio") else {
        return minutes(table, "minutes", "minutes = 225", 100_000).map(Target::Minutes);
    };
    let own = table.sink.table(node, node.place, "`ratio`", &["minutes", "of"])?;
    let (part, of) = (minutes(&own, "minutes", "minutes = 5", 1440), minutes(&own, "of", "of = 25", 1440));
    for key in ["prorate", "short-weeks"] {
        if table.has(key) {
            let message =
                format!("`{key}` has nothing to do beside `ratio`: what follows the teaching is less by itself");
            table.sink.error(table.key_place(key), message, "remove it");
        }
    }
    Some(Target::PerTeaching { minutes: part?, of: of? })
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
