//! Ways out and prices, as text and for programs.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::solve::Rank;
use crate::ways::{Answer, ClausePrice, Edit, PriceLine, WayOut, WaysOut};

/// What a way out changes, its price, and whether it stays in the school day.
pub(super) fn way_words(way: &WayOut, found: &WaysOut) -> (String, String, bool) {
    (sentence(way), price(way, found), way.in_school_day())
}

fn sentence(way: &WayOut) -> String {
    let sentences: Vec<&str> = way.changes.iter().map(|change| change.sentence.as_str()).collect();
    sentences.join("; and ")
}

fn price(way: &WayOut, found: &WaysOut) -> String {
    let points = way.price.points;
    let points = if points == 1 { "1 point".to_owned() } else { format!("{points} points") };
    match way.price.money {
        0 => points,
        money => format!("{points}, of it {} {} a year", grouped(money), found.currency),
    }
}

/// `12,600`
pub(super) fn grouped(money: i64) -> String {
    let digits = money.to_string();
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// How sure it is that nothing cheaper does, and where the prices come from.
pub(super) fn sureness(found: &WaysOut) -> Vec<String> {
    let tried = format!(
        "{} changes were thought of; {} candidates were tried; {} are proved impossible, {} not decided.",
        found.thought_of, found.solved, found.impossible, found.not_decided
    );
    let sure = match (found.ways.is_empty(), found.proved_cheapest) {
        (true, _) => "No way out was found.",
        (false, true) => {
            "The first is the cheapest of all single changes and pairs thought of: everything cheaper is proved impossible."
        }
        (false, false) => "A cheaper one may exist: not everything cheaper is proved impossible.",
    };
    let stopped = if found.stopped { " The search was stopped here." } else { "" };
    let mut sentences = vec![format!("{sure} {tried}{stopped}")];
    if !found.prices_given {
        let own = "The school file has no [prices]: points and money are the program's own round numbers.";
        sentences.push(own.to_owned());
    }
    sentences
}

/// The ways out for programs.
#[must_use]
pub(super) fn ways_json(found: &WaysOut) -> Value {
    let ways = found.ways.iter().map(|way| {
        let changes = way.changes.iter().map(|change| {
            json!({
                "kind": change.kind.word(),
                "sentence": change.sentence,
                "points": change.price.points,
                "money": change.price.money,
                "in_school_day": change.in_school_day,
                "files": change.edits.iter().map(Edit::file).collect::<std::collections::BTreeSet<_>>(),
            })
        });
        json!({
            "points": way.price.points,
            "money": way.price.money,
            "in_school_day": way.in_school_day(),
            "changes": changes.collect::<Vec<_>>(),
        })
    });
    json!({
        "ways": ways.collect::<Vec<_>>(),
        "proved_cheapest": found.proved_cheapest,
        "thought_of": found.thought_of,
        "solved": found.solved,
        "impossible": found.impossible,
        "not_decided": found.not_decided,
        "stopped": found.stopped,
        "currency": found.currency,
        "prices_given": found.prices_given,
    })
}

/// A proposed term, number by number.
#[must_use]
pub fn price_text(priced: &ClausePrice) -> String {
    let mut text = String::new();
    if !priced.replaced.is_empty() {
        let _ = writeln!(text, "In the place of Art. {}.", priced.replaced.join(", "));
    }
    let _ = writeln!(text, "Without it: {}.", answer(&priced.before.answer));
    for line in &priced.lines {
        let value = line.value.map_or_else(|| "As written".to_owned(), |value| format!("{} = {value}", priced.key));
        let _ = writeln!(text, "{value}: {}.", answer(&line.answer));
        if let Answer::Impossible(reasons) = &line.answer {
            reasons.iter().take(1).for_each(|reason| {
                let _ = writeln!(text, "  {reason}");
            });
        }
        if let Some(ways) = &line.ways {
            match ways.ways.first() {
                Some(way) => {
                    let cheapest = if ways.proved_cheapest { "at least" } else { "for example" };
                    let _ = writeln!(text, "  It would take, {cheapest}: {} ({}).", sentence(way), price(way, ways));
                }
                None => text.push_str("  No way out was found.\n"),
            }
        }
        for (rank, before, now) in worse(&priced.before, line) {
            // Two searches are compared, not two proofs.
            let _ = writeln!(text, "  {rank}: {now} instead of {before}, as far as searches of the same effort came");
        }
    }
    text
}

fn answer(answer: &Answer) -> &'static str {
    match answer {
        Answer::Possible => "possible",
        Answer::Impossible(_) => "proved impossible",
        Answer::Unknown(_) => "not decided",
    }
}

/// Wishes that are fulfilled less than before: name, value before, value now, with their unit.
fn worse(before: &PriceLine, now: &PriceLine) -> Vec<(String, String, String)> {
    let pairs = before.ranks.iter().zip(&now.ranks).filter(|(before, now)| now.value > before.value);
    let said = |rank: &Rank| format!("{} {}", rank.value, rank.unit);
    pairs.map(|(before, now)| (before.name.clone(), said(before), said(now))).collect()
}

/// The same for programs.
#[must_use]
pub fn price_json(priced: &ClausePrice) -> Value {
    let one = |line: &PriceLine| {
        let reasons = match &line.answer {
            Answer::Possible => Vec::new(),
            Answer::Impossible(reasons) => reasons.clone(),
            Answer::Unknown(reason) => vec![reason.clone()],
        };
        let ranks = line.ranks.iter().map(|rank| json!({ "name": rank.name, "value": rank.value, "unit": rank.unit }));
        let status = match &line.answer {
            Answer::Possible => "possible",
            Answer::Impossible(_) => "impossible",
            Answer::Unknown(_) => "unknown",
        };
        json!({
            "value": line.value,
            "status": status,
            "reasons": reasons,
            "ranks": ranks.collect::<Vec<_>>(),
            "ways_out": line.ways.as_ref().map(ways_json),
        })
    };
    json!({
        "key": priced.key,
        "replaced": priced.replaced,
        "without": one(&priced.before),
        "with": priced.lines.iter().map(one).collect::<Vec<_>>(),
    })
}
