//! `[prices]`: what changes of the school cost.

use std::collections::BTreeMap;

use super::people::roles;
use super::walk::Table;
use crate::model::{ChangeKind, Prices, Role};

/// Most money anything costs: larger numbers are a slip of the pen.
const MOST_MONEY: i64 = 100_000_000;

pub(super) fn read(root: &Table<'_>) -> Prices {
    let mut prices = Prices::default();
    let keys = ["currency", "hour", "year", "contract-hour", "weeks", "point", "points", "untouchable"].as_slice();
    let table = root.get("prices").and_then(|node| root.sink.table(node, root.key_place("prices"), "[prices]", keys));
    let Some(table) = table else { return prices };
    prices.given = true;
    if let Some(currency) = table.text("currency") {
        prices.currency = currency;
    }
    by_role(&table, "hour", &mut prices.hour);
    by_role(&table, "year", &mut prices.year);
    let whole = |key: &str, range: std::ops::RangeInclusive<i64>, unit: &str| {
        table.get(key).and_then(|node| table.sink.whole(node, &format!("`{key}`"), range, unit))
    };
    prices.contract_hour = whole("contract-hour", 0..=MOST_MONEY, "for an hour").unwrap_or(prices.contract_hour);
    prices.weeks = whole("weeks", 1..=53, "weeks").unwrap_or(prices.weeks);
    prices.point = whole("point", 1..=MOST_MONEY, "for a point").unwrap_or(prices.point);
    let words = ChangeKind::ALL.map(ChangeKind::word);
    let points = table.get("points");
    let points = points
        .and_then(|node| table.sink.table(node, table.key_place("points"), "[prices] `points`", words.as_slice()));
    if let Some(points) = points {
        for kind in ChangeKind::ALL {
            let node = points.get(kind.word());
            let found =
                node.and_then(|node| points.sink.whole(node, &format!("`{}`", kind.word()), 0..=100_000, "points"));
            prices.points.extend(found.map(|found| (kind, found)));
        }
    }
    prices.untouchable = table.texts("untouchable").unwrap_or_default();
    prices
}

/// `{ specialist = 90_000, paraprofessional = 35_000 }`
fn by_role(table: &Table<'_>, key: &str, into: &mut BTreeMap<Role, i64>) {
    let words = roles().map(|(word, _)| word);
    let own = table.get(key).and_then(|node| table.sink.table(node, table.key_place(key), format!("`{key}`"), &words));
    let Some(own) = own else { return };
    for (word, role) in roles() {
        let node = own.get(word);
        let found = node.and_then(|node| own.sink.whole(node, &format!("`{word}`"), 0..=MOST_MONEY, "for it"));
        into.extend(found.map(|found| (role, found)));
    }
}
