//! `[audit]`: how a schedule of this school is judged.

use super::walk::Table;
use crate::schedule::Unassigned;

/// `unassigned`: what minutes of a paid day are that a schedule does not write.
pub(super) fn unassigned(root: &Table<'_>) -> Unassigned {
    let table =
        root.get("audit").and_then(|node| root.sink.table(node, root.key_place("audit"), "[audit]", &["unassigned"]));
    table.and_then(|table| table.word("unassigned", &Unassigned::WORDS)).unwrap_or_default()
}
