//! What a schedule file names, for when no school file says what there is.

use super::file::{GRADE, HOMEROOMS, READ, ROOM};
use super::names::folded;
use crate::cells::Cells;

/// Homerooms, grades and rooms in the order of the file, each once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named {
    /// Homerooms, each with the grade of the rows that name one grade.
    pub homerooms: Vec<(String, Option<String>)>,
    /// Grades.
    pub grades: Vec<String>,
    /// Rooms.
    pub rooms: Vec<String>,
}

/// The names in `text`. What is wrong with it is said by [`sheet`](super::sheet).
#[must_use]
pub fn named(text: &str) -> Named {
    let mut cells = Cells::read("", text, &READ);
    let mut found = Named::default();
    for row in std::mem::take(&mut cells.rows) {
        let words = |column| cells.list(&cells.cell(&row, column)).into_iter().map(|cell| cell.value);
        let grades: Vec<String> = words(GRADE).collect();
        for homeroom in words(HOMEROOMS) {
            let same = found.homerooms.iter().position(|(own, _)| folded(own) == folded(&homeroom));
            let at = same.unwrap_or_else(|| {
                found.homerooms.push((homeroom, None));
                found.homerooms.len() - 1
            });
            if let ([grade], None) = (&grades[..], &found.homerooms[at].1) {
                found.homerooms[at].1 = Some(grade.clone());
            }
        }
        let room = cells.cell(&row, ROOM).word().to_owned();
        let lists = [(&mut found.grades, grades), (&mut found.rooms, vec![room])];
        for (list, words) in lists {
            for word in words.into_iter().filter(|word| !word.is_empty()) {
                if !list.iter().any(|own| folded(own) == folded(&word)) {
                    list.push(word);
                }
            }
        }
    }
    found
}
