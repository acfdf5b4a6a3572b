//! A copy without names.

use crate::model::School;

/// Puts the id in the place of every name, so that nothing printed afterwards has a name in it.
pub fn ids_only(school: &mut School) {
    let people = school.staff.iter_mut().map(|person| (&person.id, &mut person.name));
    let teams = school.teams.iter_mut().map(|team| (&team.id, &mut team.name));
    let rooms = school.rooms.iter_mut().map(|room| (&room.id, &mut room.name));
    let blocks = school.blocks.iter_mut().map(|block| (&block.id, &mut block.name));
    let courses = school.courses.iter_mut().map(|course| (&course.id, &mut course.name));
    let groups = school.pull_outs.iter_mut().map(|group| (&group.id, &mut group.name));
    let duties = school.duties.iter_mut().map(|duty| (&duty.id, &mut duty.name));
    for (id, name) in people.chain(teams).chain(rooms).chain(blocks).chain(courses).chain(groups).chain(duties) {
        name.clone_from(id);
    }
}
