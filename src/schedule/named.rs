//! What a schedule file names, for when no school file says what there is.

use super::file::{COURSE, GRADE, HOMEROOMS, READ, ROOM};
use super::names::folded;
use crate::cells::Cells;
use std::collections::{BTreeMap, BTreeSet};

/// Homerooms, grades, rooms and courses in the order of the file, each once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named {
    /// Homerooms, each with the grade of the rows that name one grade.
    pub homerooms: Vec<(String, Option<String>)>,
    /// Grades.
    pub grades: Vec<String>,
    /// Rooms.
    pub rooms: Vec<String>,
    /// What is taught.
    pub courses: Vec<String>,
}

/// The names in `text`. What is wrong with it is said by [`sheet`](super::sheet).
#[must_use]
pub fn named(text: &str) -> Named {
    let mut cells = Cells::read("", text, &READ);
    let mut found = Named::default();
    let (mut homerooms, mut grades) = (BTreeMap::new(), BTreeSet::new());
    let (mut rooms, mut courses) = (BTreeSet::new(), BTreeSet::new());
    for row in std::mem::take(&mut cells.rows) {
        let words = |column| cells.list(&cells.cell(&row, column)).into_iter().map(|cell| cell.value);
        let of_row: Vec<String> = words(GRADE).collect();
        for homeroom in words(HOMEROOMS) {
            let at = *homerooms.entry(folded(&homeroom)).or_insert_with(|| {
                found.homerooms.push((homeroom, None));
                found.homerooms.len() - 1
            });
            if let ([grade], None) = (&of_row[..], &found.homerooms[at].1) {
                found.homerooms[at].1 = Some(grade.clone());
            }
        }
        for grade in of_row {
            if grades.insert(folded(&grade)) {
                found.grades.push(grade);
            }
        }
        let room = cells.cell(&row, ROOM).word().to_owned();
        if !room.is_empty() && rooms.insert(folded(&room)) {
            found.rooms.push(room);
        }
        let course = cells.cell(&row, COURSE).word().to_owned();
        if !course.is_empty() && courses.insert(folded(&course)) {
            found.courses.push(course);
        }
    }
    found
}
