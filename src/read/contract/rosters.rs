//! Rosters: who may be alone with children.

use super::super::people::roles;
use super::Reader;
use crate::model::Kind;
use crate::rules::Contract;

pub(super) fn read(reader: &Reader<'_>, contract: &mut Contract) {
    let sink = reader.root.sink;
    let mut supervised = reader.seen.supervised.take();
    for node in reader.root.tables("supervision") {
        let Some(table) = sink.table(node, node.place, "[[supervision]]", &["role", "kinds"]) else { continue };
        let role = table.need("role", "role = \"paraprofessional\"");
        let role = role.and_then(|node| sink.word(node, "`role`", &roles()));
        let words = Kind::ALL.map(|kind| (kind.word(), kind));
        let list = table.need("kinds", "kinds = [\"recess\"]").and_then(|node| sink.list(node, "`kinds`"));
        let kinds = list.unwrap_or_default().iter().filter_map(|node| sink.word(node, "`kinds`", &words));
        let kinds: Vec<Kind> = kinds.collect();
        let Some(role) = role else { continue };
        if supervised.contains(&role) {
            let message = format!("there are two [[supervision]] for {}", role.word());
            sink.error(node.place, message, "join them into one");
        }
        supervised.push(role);
        for (own, alone) in &mut contract.supervision.alone {
            if *own == role {
                alone.clone_from(&kinds);
            }
        }
    }
    reader.seen.supervised.set(supervised);
}
