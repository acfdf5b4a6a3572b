//! Blocks that happen once less.

use super::catalogue::{Catalogue, Draft, count, set};
use crate::model::{BlockId, ChangeKind, Times};

pub(super) fn add(all: &mut Catalogue<'_>) {
    let week = all.school.weeks.iter().map(|week| week.days.len()).max().unwrap_or(0);
    let week = u32::try_from(week).unwrap_or(0);
    for block in (0..all.school.blocks.len()).map(BlockId) {
        let (now, less, value) = match all.school[block].times {
            Times::PerWeek(times @ 2..) => (words(times, "a week"), words(times - 1, "a week"), in_week(times - 1)),
            Times::PerCycle(_) => {
                // As written: a rotation that is solved twice over counts double in the school.
                let Some(header) = all.header(block) else { continue };
                let written = all.whole(&[header, &all.school[block].id, "times", "per-cycle"]);
                let Some(times @ 2..) = written.and_then(|times| u32::try_from(times).ok()) else { continue };
                (words(times, "a rotation"), words(times - 1, "a rotation"), format!("{{ per-cycle = {} }}", times - 1))
            }
            Times::PerDay(times @ 2..) => {
                (words(times, "a day"), words(times - 1, "a day"), format!("{{ per-day = {} }}", times - 1))
            }
            Times::PerDay(1) if week > 1 && all.school[block].minutes.iter().all(Option::is_some) => {
                ("every day".to_owned(), words(week - 1, "a week"), in_week(week - 1))
            }
            _ => continue,
        };
        for part in all.parts(block) {
            let sentence = format!("{} {less} instead of {now}", part.of);
            let mut draft = Draft::new(ChangeKind::Times, format!("times {}", part.id), sentence);
            draft.family = format!("times {}", all.school[block].id);
            draft.units = count(&part.grades);
            draft.touches = all.units_of(block, &part.grades);
            draft.edits = part.edits;
            draft.edits.push(set(&[part.header, &part.id, "times"], &value));
            all.add(draft);
        }
    }
}

fn in_week(times: u32) -> String {
    format!("{{ per-week = {times} }}")
}

fn words(times: u32, over: &str) -> String {
    match times {
        1 => format!("once {over}"),
        2 => format!("twice {over}"),
        3 => format!("three times {over}"),
        4 => format!("four times {over}"),
        5 => format!("five times {over}"),
        6 => format!("six times {over}"),
        _ => format!("{times} times {over}"),
    }
}
