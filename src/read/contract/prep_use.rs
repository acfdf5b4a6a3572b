//! Preparation: in which pattern, directed by whom, protected from what, equal to whose.

use super::super::walk::{Node, Table};
use super::blocks::{counts_in, kinds_or, short};
use super::clause::prorate;
use super::preparation::per;
use super::{Counting, Reader, Shape, TEACHING, minutes};
use crate::model::{Kind, Per, Role};
use crate::rules::clause::Prorate;
use crate::rules::prep_direction::Part;
use crate::rules::prep_options::{Choice, Pattern, Wanted};
use crate::rules::{Contract, prep_direction, prep_equal, prep_options, prep_protected};

pub(super) const SHAPES: [&Shape; 4] = [&PREP_PROTECTED, &PREP_EQUAL, &PREP_DIRECTION, &PREP_OPTIONS];

const PREP_PROTECTED: Shape = Shape {
    id: prep_protected::ID,
    keys: &["except", "most-times", "most-minutes", "per"],
    usual: &TEACHING,
    counting: &[],
};

const PREP_EQUAL: Shape = Shape {
    id: prep_equal::ID,
    keys: &["with", "tolerance", "block", "in", "per", "prorate"],
    usual: &[Role::Specialist],
    counting: &[Counting::Prep],
};

const PREP_DIRECTION: Shape = Shape {
    id: prep_direction::ID,
    keys: &["self", "directed", "team", "block", "per", "in", "short-weeks", "prorate", "kinds"],
    usual: &TEACHING,
    counting: &[],
};

const PREP_OPTIONS: Shape = Shape {
    id: prep_options::ID,
    keys: &["choose", "chosen", "per", "short-weeks", "options"],
    usual: &TEACHING,
    counting: &[Counting::Prep],
};

pub(super) fn read(reader: &Reader<'_>, contract: &mut Contract) {
    options(reader, contract);
    direction(reader, contract);
    reader.each(&PREP_PROTECTED, &mut contract.prep_protected, |table, clause| {
        Some(prep_protected::Terms {
            clause,
            except: kinds_or(table, "except", &[]),
            most_times: table.number("most-times", 0..=200, "times"),
            most_minutes: table.minutes("most-minutes", 0..=10_000),
            per: per(table).unwrap_or(Per::Day),
        })
    });
    reader.each(&PREP_EQUAL, &mut contract.prep_equal, |table, clause| {
        let as_full_time = match prorate(table, 1) {
            Prorate::Linear => true,
            Prorate::None => false,
            Prorate::Table(_) | Prorate::OnlyFullTime => {
                let message = "minutes are compared as they are, or as if full time";
                table.sink.error(table.value_place("prorate"), message, "write \"none\" or \"linear\"");
                false
            }
        };
        Some(prep_equal::Terms {
            clause,
            with: table.get("with").and_then(|node| reader.covers_of(node, "`with`")),
            tolerance: table.minutes("tolerance", 0..=10_000).unwrap_or(0),
            block: table.minutes("block", 1..=720).unwrap_or(1),
            counts_in: counts_in(table).unwrap_or_default(),
            per: per(table).unwrap_or(Per::Week),
            as_full_time,
        })
    });
}

fn direction(reader: &Reader<'_>, contract: &mut Contract) {
    reader.each(&PREP_DIRECTION, &mut contract.prep_direction, |table, mut clause| {
        if !table.has("self") && !table.has("directed") {
            let message = "[[prep-direction]] asks for nothing";
            table.sink.error(table.place, message, "add `self = { blocks = 4 }` or `directed = { blocks = 1 }`");
        }
        clause.counts.prep = kinds_or(table, "kinds", &[Kind::Prep, Kind::DirectedPrep]);
        Some(prep_direction::Terms {
            clause,
            per: per(table).unwrap_or(Per::Week),
            own: part(table, "self"),
            directed: part(table, "directed"),
            team_is_own: table.word("team", &[("directed", false), ("self", true)]).unwrap_or_default(),
            block: table.minutes("block", 1..=720).unwrap_or(1),
            counts_in: counts_in(table).unwrap_or_default(),
            short_weeks: short(table, "short-weeks"),
            prorate: prorate(table, 1),
        })
    });
}

/// `self = { blocks = 4, minutes = 180, share = 80 }`
fn part(table: &Table<'_>, key: &'static str) -> Part {
    let Some(node) = table.get(key) else { return Part::default() };
    let name = format!("`{key}`");
    let Some(own) = table.sink.table(node, node.place, &name, &["blocks", "minutes", "share"]) else {
        return Part::default();
    };
    let part = Part {
        blocks: own.number("blocks", 0..=1000, "blocks"),
        minutes: own.minutes("minutes", 0..=100_000),
        share: own.number("share", 0..=100, "per cent"),
    };
    if own.entries.is_empty() {
        table.sink.error(node.place, format!("{name} asks for nothing"), "add `blocks`, `minutes` or `share`");
    }
    part
}

fn options(reader: &Reader<'_>, contract: &mut Contract) {
    reader.each(&PREP_OPTIONS, &mut contract.prep_options, |table, clause| {
        let sink = table.sink;
        let choose = table.word("choose", &[("ladder", 0), ("any", 1), ("vote", 2)]).unwrap_or(0);
        let list = table.need("options", "options = [{ blocks = [{ times = 5, minutes = 45 }] }]");
        let list = list.and_then(|node| sink.list(node, "`options`"))?;
        let options: Vec<Pattern> = list.iter().filter_map(|node| option(table, node)).collect();
        if list.len() < 2 {
            sink.error(table.value_place("options"), "there is nothing to choose from", "list at least two options");
        }
        if let Some(node) = list.iter().enumerate().find_map(|(at, node)| {
            let on_a_rung = options.get(at).is_some_and(|own| own.same_rung);
            (options.len() == list.len() && on_a_rung && (at == 0 || choose != 0)).then_some(node)
        }) {
            let message = "`same-rung` joins an option of a ladder to the one before it";
            sink.error(node.place, message, "remove it: there is no ladder, or no option before it");
        }
        let chosen = table.count("chosen", 1..=list.len().try_into().unwrap_or(1), "as the number of an option");
        if table.has("chosen") && choose != 2 {
            let message = "`chosen` is the option a vote chose";
            sink.error(table.key_place("chosen"), message, "write choose = \"vote\", or remove it");
        }
        let short_weeks_waived = table.word("short-weeks", &[("full", false), ("waived", true)]).unwrap_or_default();
        Some(prep_options::Terms {
            clause,
            per: per(table).unwrap_or(Per::Week),
            choice: match choose {
                0 => Choice::Ladder,
                1 => Choice::Any,
                _ => Choice::Vote(chosen.map(|number| number.saturating_sub(1))),
            },
            options,
            short_weeks_waived,
        })
    });
}

fn option(table: &Table<'_>, node: &Node) -> Option<Pattern> {
    let sink = table.sink;
    let keys = ["name", "blocks", "minutes", "most", "between-sections", "impossible", "same-rung"].as_slice();
    let own = sink.table(node, node.place, "`options`", keys)?;
    if !own.has("blocks") && !own.has("minutes") {
        sink.error(node.place, "the option asks for nothing", "add `blocks = [{ times = 5, minutes = 45 }]`");
    }
    let mut blocks = Vec::new();
    if own.list("blocks").is_some_and(|list| list.len() > 20) {
        sink.error(own.value_place("blocks"), "more than 20 kinds of blocks", "join those of one length with `times`");
        return None;
    }
    for node in own.list("blocks").unwrap_or_default() {
        let keys = ["times", "minutes", "in", "window"].as_slice();
        let Some(block) = sink.table(node, node.place, "`blocks`", keys) else { continue };
        let minutes = minutes(&block, "minutes", "minutes = 45", 720);
        let times = block.number("times", 1..=250, "blocks").unwrap_or(1);
        let (counts_in, window) = (counts_in(&block).unwrap_or_default(), block.span("window"));
        blocks.extend(minutes.map(|minutes| Wanted { times, minutes, counts_in, window }));
    }
    Some(Pattern {
        name: own.text("name").unwrap_or_default(),
        blocks,
        minutes: own.minutes("minutes", 1..=100_000),
        most: own.minutes("most", 1..=100_000),
        between_sections: own.minutes("between-sections", 1..=120),
        impossible: own.text("impossible"),
        same_rung: own.truth("same-rung").unwrap_or(false),
    })
}
