//! Other adults for a block: recess and WIN led by others than the class's own teacher.

use super::catalogue::{Catalogue, Draft, set};
use super::edit::list;
use crate::model::{BlockId, ChangeKind, Item, Kind, Role};

pub(super) fn add(all: &mut Catalogue<'_>) {
    let school = all.school;
    let there = |role: Role| school.staff.iter().any(|person| person.roles.iter().any(|(own, _)| *own == role));
    for block in (0..school.blocks.len()).map(BlockId) {
        let facts = &school[block];
        let Some(leads) = facts.leads.as_ref().filter(|leads| leads.named.is_empty()) else { continue };
        if !leads.roles.contains(&Role::ClassroomTeacher) {
            continue;
        }
        let others: &[Role] = match facts.kind {
            Kind::Lunch | Kind::Recess | Kind::Arrival | Kind::Dismissal => {
                &[Role::Paraprofessional, Role::SupportStaff]
            }
            Kind::Intervention => &[Role::Interventionist, Role::SpecialEducator, Role::Paraprofessional],
            Kind::Eld => &[Role::EldTeacher, Role::Paraprofessional],
            _ => continue,
        };
        let others: Vec<&str> = others.iter().filter(|role| there(**role)).map(|role| role.word()).collect();
        if others.is_empty() {
            continue;
        }
        for part in all.parts(block) {
            let sentence = format!("{} led by {} instead of the classroom teachers", part.of, others.join(" and "));
            let mut draft = Draft::new(ChangeKind::Leaders, format!("leaders {}", part.id), sentence);
            draft.touches = all.units_of(block, &part.grades);
            draft.touches.push(Item::Leads(block));
            draft.family = format!("leaders {}", facts.id);
            draft.edits = part.edits;
            draft.edits.push(set(&[part.header, &part.id, "led-by"], list(&others)));
            all.add(draft);
        }
    }
}
