//! `[agreement]`: what the document is, who entered it, for whom it stands.

use jiff::civil::Date;

use super::super::suggest::quoted;
use super::super::walk::{Node, Sink, Table, Value, thousandths};
use super::clause::{check_units, schools};
use super::{Parties, Seen};
use crate::rules::agreement::{Agreement, AgreementKind, Document, Effective, Unchecked};
use crate::rules::waiver::{Threshold, Waiver};

const KEYS: [&str; 17] = [
    "name",
    "kind",
    "edition",
    "document",
    "url",
    "effective",
    "checked-on",
    "entered-by",
    "entered-on",
    "superseded-by",
    "units",
    "schools",
    "replaces",
    "of",
    "vote",
    "unchecked",
    "note",
];

/// The agreement of a file; one without `[agreement]` has the file's name.
pub(super) fn read(root: &Table<'_>, file: &str, parties: &Parties<'_>, seen: &Seen) -> Agreement {
    let sink = root.sink;
    let stem = file.rsplit('/').next().unwrap_or(file).trim_end_matches(".toml");
    let mut agreement = Agreement { name: stem.to_owned(), ..Agreement::default() };
    let table =
        root.get("agreement").and_then(|node| sink.table(node, root.key_place("agreement"), "[agreement]", &KEYS));
    let Some(table) = table else {
        seen.replacements.borrow_mut().push((root.place, Vec::new()));
        return agreement;
    };
    if let Some(name) = table.need("name", "name = \"Teachers Association 2025-28\"") {
        sink.text(name, "`name`").unwrap_or_default().clone_into(&mut agreement.name);
    }
    agreement.kind = table.word("kind", &AgreementKind::ALL.map(|kind| (kind.word(), kind))).unwrap_or_default();
    agreement.edition = table.text("edition");
    agreement.document = Document { title: table.text("document"), url: table.text("url") };
    agreement.effective = effective(&table);
    agreement.checked_on = date(&table, "checked-on");
    agreement.entered_by = table.text("entered-by");
    agreement.entered_on = date(&table, "entered-on");
    agreement.superseded_by = table.text("superseded-by");
    agreement.units = table.texts("units").unwrap_or_default();
    check_units(&table, &agreement.units, parties);
    agreement.schools = schools(&table, &parties.days.name);
    replacement(&table, &mut agreement, seen);
    agreement.unchecked = unchecked(&table);
    agreement.note = table.text("note");
    agreement
}

/// `replaces`, `of` and `vote`: what it puts itself in the place of.
fn replacement(table: &Table<'_>, agreement: &mut Agreement, seen: &Seen) {
    let sink = table.sink;
    let may_replace = agreement.kind != AgreementKind::Statute;
    if let (Some((key, _)), false) =
        (table.entries.iter().find(|(key, _)| ["replaces", "of"].contains(&key.text.as_str())), may_replace)
    {
        let message = "a statute does not replace articles of another agreement";
        sink.error(key.place, message, "write kind = \"contract\", \"side-agreement\" or \"waiver\"");
    }
    let is_waiver = agreement.kind == AgreementKind::Waiver;
    if is_waiver && table.need("vote", "vote = { for = 34, of = 40, needs = \"2/3\" }").is_some() {
        agreement.vote = waiver(table, "vote");
    } else if table.has("vote") {
        sink.error(table.key_place("vote"), "only an agreement of kind waiver has a `vote`", "write kind = \"waiver\"");
    }
    agreement.replaces = table.texts("replaces").unwrap_or_default();
    if is_waiver || table.has("of") {
        table.need("replaces", "replaces = [\"7.2\"]");
    }
    if table.has("replaces")
        && let Some(node) = table.need("of", "of = \"Teachers Association 2025-28\"")
    {
        agreement.of = sink.text(node, "`of`").map(str::to_owned);
        let articles = table.list("replaces").unwrap_or_default().iter().map(|node| node.place).collect();
        seen.replacements.borrow_mut().push((node.place, articles));
    } else {
        seen.replacements.borrow_mut().push((table.place, Vec::new()));
    }
}

/// `waiver = { for = 34, of = 40, needs = "2/3", electorate = "…", until = 2027-06-30, reason = "…" }`
pub(super) fn waiver(table: &Table<'_>, key: &str) -> Option<Waiver> {
    let sink = table.sink;
    let keys = ["for", "of", "needs", "electorate", "until", "reason"].as_slice();
    let node = table.get(key)?;
    let own = sink.table(node, node.place, format!("`{key}`"), keys)?;
    let votes = |key: &str, least: i64, example: &str| {
        let node = own.need(key, example)?;
        sink.whole(node, &format!("`{key}`"), least..=100_000, "votes").and_then(|votes| u32::try_from(votes).ok())
    };
    let (votes_for, votes_of) = (votes("for", 0, "for = 34"), votes("of", 1, "of = 40"));
    let needs = own.need("needs", "needs = \"2/3\"").and_then(|node| threshold(sink, node));
    let until = date(&own, "until");
    if !own.has("until") {
        sink.note(node.place, format!("`{key}` has no end"), "add `until = 2027-06-30` if it expires");
    }
    let (votes_for, votes_of, needs) = (votes_for?, votes_of?, needs?);
    if votes_for > votes_of {
        let message = format!("{votes_for} votes for it, of {votes_of}");
        sink.error(own.value_place("for"), message, "`of` is the number of all votes that count");
    }
    let (electorate, reason) = (own.text("electorate"), own.text("reason"));
    Some(Waiver { votes_for, votes_of, needs, electorate, until, reason })
}

/// `"2/3"`, `66.67` (per cent) or `"majority"` (more than half).
fn threshold(sink: &Sink, node: &Node) -> Option<Threshold> {
    const HELP: &str = "write a share like \"2/3\", per cent like 66.67, or \"majority\" for more than half";
    let found = match &node.value {
        Value::Text(text) if text == "majority" => {
            Some(Threshold { part: 1, whole: 2, more_than: true, words: "more than half".to_owned() })
        }
        Value::Text(text) => text.split_once('/').and_then(|(part, whole)| {
            let (part, whole) = (part.trim().parse::<u32>().ok()?, whole.trim().parse::<u32>().ok()?);
            let (part, whole, words) = (u64::from(part), u64::from(whole), text.clone());
            (part > 0 && part <= whole).then_some(Threshold { part, whole, more_than: false, words })
        }),
        Value::Whole(_) | Value::Decimal(_) => {
            let text = if let Value::Decimal(text) = &node.value { text.clone() } else { String::new() };
            let text = if let Value::Whole(number) = &node.value { number.to_string() } else { text };
            thousandths(&text).filter(|share| (1..=100_000).contains(share)).map(|share| Threshold {
                part: u64::from(share),
                whole: 100_000,
                more_than: false,
                words: format!("{text} %"),
            })
        }
        _ => None,
    };
    if found.is_none() {
        sink.wrong(node, "`needs`", "the share of votes it takes", HELP);
    }
    found
}

pub(super) fn date(table: &Table<'_>, key: &str) -> Option<Date> {
    table.sink.date(table.get(key)?, &format!("`{key}`"))
}

/// `effective = { from = 2025-07-01, to = 2028-06-30 }`
pub(super) fn effective(table: &Table<'_>) -> Effective {
    let sink = table.sink;
    let Some(node) = table.get("effective") else { return Effective::default() };
    let Some(own) = sink.table(node, node.place, "`effective`", &["from", "to"]) else { return Effective::default() };
    let effective = Effective { from: date(&own, "from"), to: date(&own, "to") };
    if let (Some(from), Some(to)) = (effective.from, effective.to)
        && to < from
    {
        sink.error(own.value_place("to"), format!("`to` {to} is before `from` {from}"), "write the later date as `to`");
    }
    effective
}

/// `unchecked = [{ article = "12", what = "coverage by rotation", why = "needs the coverage log" }]`
fn unchecked(table: &Table<'_>) -> Vec<Unchecked> {
    let sink = table.sink;
    let mut found = Vec::new();
    for node in table.list("unchecked").unwrap_or_default() {
        let keys = ["article", "what", "why"].as_slice();
        let Some(own) = sink.table(node, node.place, "`unchecked`", keys) else { continue };
        let text = |key: &str, example: &str| {
            let node = own.need(key, example)?;
            sink.text(node, &quoted(key)).map(str::to_owned)
        };
        let article = text("article", "article = \"12.3\"");
        let what = text("what", "what = \"coverage goes round by rotation\"");
        let why = text("why", "why = \"needs the log of coverages\"");
        if let (Some(article), Some(what), Some(why)) = (article, what, why) {
            found.push(Unchecked { article, what, why });
        }
    }
    found
}
