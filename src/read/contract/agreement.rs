//! `[agreement]`: what the document is, who entered it, for whom it stands.

use jiff::civil::Date;

use super::super::suggest::quoted;
use super::super::walk::Table;
use crate::rules::agreement::{Agreement, AgreementKind, Document, Effective, Unchecked};

const KEYS: [&str; 14] = [
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
    "unchecked",
    "note",
];

/// The agreement of a file; one without `[agreement]` has the file's name.
pub(super) fn read(root: &Table<'_>, file: &str) -> Agreement {
    let sink = root.sink;
    let mut agreement = Agreement { name: file.trim_end_matches(".toml").to_owned(), ..Agreement::default() };
    let Some(node) = root.get("agreement") else { return agreement };
    let Some(table) = sink.table(node, root.key_place("agreement"), "[agreement]", &KEYS) else { return agreement };
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
    agreement.schools = table.texts("schools").unwrap_or_default();
    agreement.unchecked = unchecked(&table);
    agreement.note = table.text("note");
    agreement
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
