//! Rooms that hold more homerooms at once.

use super::catalogue::{Catalogue, Draft, set};
use crate::model::{BlockId, ChangeKind, Item, RoomId};

/// Most homerooms more.
const MOST: usize = 4;

pub(super) fn add(all: &mut Catalogue<'_>) {
    let school = all.school;
    for room in (0..school.rooms.len()).map(RoomId) {
        let used = |block: &crate::model::Block| block.room == Some(room);
        let taught = |course: &crate::model::Course| course.room == Some(room);
        if !school.blocks.iter().any(used) && !school.courses.iter().any(taught) {
            continue;
        }
        let now = school[room].fits;
        for more in (1..=MOST).filter(|more| now + more <= school.homerooms.len()) {
            let homerooms = if now + more == 1 { "homeroom" } else { "homerooms" };
            let sentence = format!("{} holds {} {homerooms} instead of {now}", school[room].name, now + more);
            let mut draft = Draft::new(ChangeKind::Space, format!("space {}", school[room].id), sentence);
            draft.units = i64::try_from(more).unwrap_or(1);
            draft.touches = vec![Item::Room(room)];
            let blocks = school.blocks.iter().enumerate().filter(|(_, block)| used(block));
            draft.touches.extend(blocks.map(|(block, _)| Item::Leads(BlockId(block))));
            draft.edits = vec![set(&["room", &school[room].id, "fits"], now + more)];
            (draft.step, draft.eases) = (i32::try_from(more).unwrap_or(1), true);
            all.add(draft);
        }
    }
}
