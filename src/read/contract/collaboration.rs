//! Collaboration: how much, after what, in common with whom, on banked days.

use super::super::walk::Table;
use super::blocks::{counts_in, directors, kinds_or, short};
use super::clause::prorate;
use super::preparation::per;
use super::{Counting, Reader, Shape, TEACHING, minutes};
use crate::model::{Kind, Per};
use crate::rules::clause::CountsIn;
use crate::rules::collaboration_time::Limits;
use crate::rules::common_planning::Groups;
use crate::rules::{Contract, banked_days, collaboration_after_prep, collaboration_time, common_planning};

pub(super) const SHAPES: [&Shape; 4] = [&COMMON_PLANNING, &BANKED_DAYS, &COLLABORATION_TIME, &COLLABORATION_AFTER_PREP];

const COMMON_PLANNING: Shape = Shape {
    id: common_planning::ID,
    keys: &["groups", "minutes", "times", "per", "kinds", "in"],
    usual: &TEACHING,
    counting: &[],
};

const BANKED_DAYS: Shape = Shape {
    id: banked_days::ID,
    keys: &[
        "day-types",
        "minutes",
        "share",
        "consecutive",
        "most-minutes",
        "kinds",
        "directed-by",
        "days-share",
        "per",
    ],
    usual: &TEACHING,
    counting: &[],
};

const COLLABORATION_TIME: Shape = Shape {
    id: collaboration_time::ID,
    keys: &[
        "least-minutes",
        "most-minutes",
        "least-meetings",
        "most-meetings",
        "least-share",
        "most-share",
        "block",
        "longest",
        "directed-by",
        "kinds",
        "per",
        "in",
        "short-weeks",
        "prorate",
    ],
    usual: &TEACHING,
    counting: &[],
};

const COLLABORATION_AFTER_PREP: Shape = Shape {
    id: collaboration_after_prep::ID,
    keys: &["minutes", "blocks", "block", "in", "per", "other-days", "kinds"],
    usual: &TEACHING,
    counting: &[Counting::Prep],
};

const GROUPS: [(&str, Groups); 4] = [
    ("co-teachers", Groups::CoTeachers),
    ("teams", Groups::Teams),
    ("grade-teams", Groups::GradeTeams),
    ("covered", Groups::Covered),
];

pub(super) fn read(reader: &Reader<'_>, contract: &mut Contract) {
    time(reader, contract);
    after_prep(reader, contract);
    reader.each(&COMMON_PLANNING, &mut contract.common_planning, |table, clause| {
        let groups = table.need("groups", "groups = \"co-teachers\"");
        let groups = groups.and_then(|node| table.sink.word(node, "`groups`", &GROUPS));
        let minutes = minutes(table, "minutes", "minutes = 45", 480);
        Some(common_planning::Terms {
            clause,
            groups: groups?,
            minutes: minutes?,
            times: table.number("times", 1..=200, "times").unwrap_or(1),
            per: per(table).unwrap_or(Per::Week),
            kinds: kinds_or(table, "kinds", &[Kind::Prep, Kind::DirectedPrep, Kind::Collaboration]),
            counts_in: counts_in(table).unwrap_or_default(),
        })
    });
    reader.each(&BANKED_DAYS, &mut contract.banked_days, |table, clause| {
        one_of(table, &["minutes", "share", "most-minutes"]);
        if table.has("per") && !table.has("days-share") {
            let message = "`per` is the window of `days-share`";
            table.sink.error(table.key_place("per"), message, "add `days-share = 50`, or remove `per`");
        }
        Some(banked_days::Terms {
            clause,
            day_types: table.texts("day-types").unwrap_or_default(),
            minutes: table.minutes("minutes", 1..=720),
            share: table.number("share", 1..=100, "per cent"),
            consecutive: table.truth("consecutive").unwrap_or_default(),
            most: table.minutes("most-minutes", 0..=720),
            kinds: kinds_or(table, "kinds", &[Kind::Prep]),
            directed_by: directors(table, "directed-by"),
            days_share: table.number("days-share", 1..=100, "per cent"),
            per: per(table).unwrap_or(Per::Month),
        })
    });
}

/// Reports a table that asks for nothing.
fn one_of(table: &Table<'_>, keys: &[&str]) {
    if !keys.iter().any(|key| table.has(key)) {
        let names: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
        let message = format!("{} asks for nothing", table.name);
        table.sink.error(table.place, message, format!("add one of {}", names.join(", ")));
    }
}

fn limits(table: &Table<'_>, least: &str, most: &str, largest: i64, unit: &str) -> Limits {
    let number = |key: &str| table.number(key, 0..=largest, unit).and_then(|number| i32::try_from(number).ok());
    let limits = Limits { least: number(least), most: number(most) };
    if let (Some(low), Some(high)) = (limits.least, limits.most)
        && low > high
    {
        let message = format!("`{least}` {low} is more than `{most}` {high}");
        table.sink.error(table.value_place(least), message, format!("write at most {high}"));
    }
    limits
}

fn time(reader: &Reader<'_>, contract: &mut Contract) {
    reader.each(&COLLABORATION_TIME, &mut contract.collaboration_time, |table, clause| {
        one_of(
            table,
            &[
                "least-minutes",
                "most-minutes",
                "least-meetings",
                "most-meetings",
                "least-share",
                "most-share",
                "longest",
            ],
        );
        for key in ["least-share", "most-share"] {
            if table.has(key) && !table.has("directed-by") {
                let message = format!("`{key}` is a share of what somebody directs");
                table.sink.error(table.key_place(key), message, "add `directed-by = [\"principal\"]`");
            }
        }
        Some(collaboration_time::Terms {
            clause,
            kinds: kinds_or(table, "kinds", &[Kind::Collaboration]),
            per: per(table).unwrap_or(Per::Week),
            counts_in: counts_in(table).unwrap_or(CountsIn::PaidDay),
            directed_by: directors(table, "directed-by"),
            minutes: limits(table, "least-minutes", "most-minutes", 100_000, "minutes"),
            meetings: limits(table, "least-meetings", "most-meetings", 1000, "meetings"),
            share: limits(table, "least-share", "most-share", 100, "per cent"),
            block: table.minutes("block", 1..=720).unwrap_or(1),
            longest: table.minutes("longest", 1..=720),
            short_weeks: short(table, "short-weeks"),
            prorate: prorate(table, 1),
        })
    });
}

fn after_prep(reader: &Reader<'_>, contract: &mut Contract) {
    reader.each(&COLLABORATION_AFTER_PREP, &mut contract.collaboration_after_prep, |table, clause| {
        one_of(table, &["minutes", "blocks"]);
        if table.has("blocks") && !table.has("block") {
            let message = "`blocks` needs the length of one";
            table.sink.error(table.key_place("blocks"), message, "add `block = 45`");
        }
        Some(collaboration_after_prep::Terms {
            clause,
            kinds: kinds_or(table, "kinds", &[Kind::Collaboration]),
            minutes: table.minutes("minutes", 1..=100_000),
            blocks: table.number("blocks", 1..=1000, "blocks"),
            block: table.minutes("block", 1..=720).unwrap_or(1),
            counts_in: counts_in(table).unwrap_or_default(),
            per: per(table).unwrap_or(Per::Week),
            other_days: table.truth("other-days").unwrap_or_default(),
        })
    });
}
