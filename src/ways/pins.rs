//! Pins that are dropped.

use super::catalogue::{Catalogue, Draft};
use super::edit::{Edit, Step};
use crate::model::{ChangeKind, Item, Pinned, School};
use crate::read::SCHOOL_FILE;

pub(super) fn add(all: &mut Catalogue<'_>) {
    let written = all.at(&["pin"]).and_then(|pins| pins.as_array_of_tables()).map_or(0, toml_edit::ArrayOfTables::len);
    let school = all.school;
    // Pins are read in file order, one for each table.
    if written != school.pins.len() {
        return;
    }
    for (position, pin) in school.pins.iter().enumerate() {
        let at = pin.at.map_or(String::new(), |at| format!(" at {at}"));
        let sentence = format!("{}{at} is no longer pinned (line {})", what(school, &pin.what), pin.line);
        let mut draft = Draft::new(ChangeKind::Pin, format!("pin {position}"), sentence);
        draft.touches = vec![Item::Pin(position)];
        let at = vec![Step::Key("pin".to_owned()), Step::At(position)];
        draft.edits = vec![Edit::Remove { file: SCHOOL_FILE.to_owned(), at }];
        draft.eases = true;
        all.add(draft);
    }
}

fn what(school: &School, pinned: &Pinned) -> String {
    let of = |homerooms: &[crate::model::HomeroomId]| match homerooms {
        [] => String::new(),
        _ => format!(
            " of {}",
            homerooms.iter().map(|homeroom| school[*homeroom].id.as_str()).collect::<Vec<_>>().join(", ")
        ),
    };
    match pinned {
        Pinned::Block(block, homerooms) => format!("{}{}", school[*block].name, of(homerooms)),
        Pinned::Course(course, homerooms) => format!("{}{}", school[*course].name, of(homerooms)),
        Pinned::Specials(grade) => format!("the specials of grade {}", school[*grade].id),
        Pinned::Team(team) => format!("the meeting of {}", school[*team].name),
    }
}
