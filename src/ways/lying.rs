//! How blocks lie to one another and over the week: at the same time every day, in order.

use super::catalogue::{Catalogue, Draft, set};
use super::edit::{Edit, path};
use crate::model::{BlockId, ChangeKind, Item};
use crate::read::SCHOOL_FILE;

pub(super) fn add(all: &mut Catalogue<'_>) {
    for block in (0..all.school.blocks.len()).map(BlockId) {
        for part in all.parts(block) {
            if all.school[block].same_time {
                let sentence = format!("{} need not be at the same time every day", part.of);
                let ladder = format!("same-time {}", part.id);
                let mut draft = Draft::new(ChangeKind::SameTime, ladder, sentence);
                draft.touches = vec![Item::SameTime(block)];
                draft.apart = !part.edits.is_empty();
                draft.edits = part.edits;
                draft.edits.push(set(&[part.header, &part.id, "same-time"], false));
                draft.eases = true;
                draft.family = format!("same-time {}", all.school[block].id);
                all.add(draft);
            }
        }
        order(all, block);
    }
}

/// Each key that orders blocks, given up for everybody.
fn order(all: &mut Catalogue<'_>, block: BlockId) {
    let Some(header) = all.header(block) else { return };
    let id = all.school[block].id.clone();
    let name = all.school[block].name.clone();
    for key in ["then", "before", "after"] {
        let Some(value) = all.at(&[header, &id, key]) else { continue };
        let others: Vec<&str> = match value.as_array() {
            Some(list) => list.iter().filter_map(|entry| entry.as_str()).collect(),
            None => value.as_str().into_iter().collect(),
        };
        let named = |other: &str| {
            let block = all.school.blocks.iter().find(|block| block.id == other);
            block.map_or_else(|| other.to_owned(), |block| block.name.clone())
        };
        let all_others = others.iter().map(|other| named(other)).collect::<Vec<_>>().join(" and ");
        let sentence = match key {
            "then" => format!("{all_others} need not follow {name} directly"),
            "before" => format!("{name} need not come before {all_others}"),
            _ => format!("{name} need not come after {all_others}"),
        };
        let mut draft = Draft::new(ChangeKind::Order, format!("order {id} {key}"), sentence);
        // An `after` is kept as a `before` of the other block.
        let other = |(_, own): &(usize, &crate::model::Block)| others.contains(&own.id.as_str());
        draft.touches =
            all.school.blocks.iter().enumerate().filter(other).map(|(own, _)| Item::BlockOrder(BlockId(own))).collect();
        draft.touches.push(Item::BlockOrder(block));
        draft.edits = vec![Edit::Remove { file: SCHOOL_FILE.to_owned(), at: path(&[header, &id, key]) }];
        draft.way = format!("order {id} {key}");
        draft.eases = true;
        all.add(draft);
    }
}
