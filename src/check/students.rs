//! Where the students of a homeroom are, and how many of them.

use super::{Book, moments};
use crate::model::{DayId, HomeroomId, Kind, School, Span};
use crate::schedule::Stretch;

/// A stretch of a homeroom's day in which nothing changes.
#[derive(Debug, Clone)]
pub struct Moment<'a> {
    /// When.
    pub span: Span,
    /// The rows its students are in. Several: it is divided, or a second teacher has a row of their own.
    pub rows: Vec<&'a Stretch>,
}

/// The student day of `homeroom` in clock order, cut wherever a row of it starts or ends.
#[must_use]
pub fn day_of<'a>(school: &School, book: &Book<'a>, homeroom: HomeroomId, day: DayId) -> Vec<Moment<'a>> {
    let rows = book.of_homeroom(homeroom, day);
    let cuts = moments(school.student_day(homeroom, day), rows.iter().map(|row| row.span));
    let here = |span: Span| rows.iter().copied().filter(|row| row.span.contains(span)).collect();
    cuts.into_iter().map(|span| Moment { span, rows: here(span) }).collect()
}

/// Whether all students of `homeroom` are in `row`: none is somewhere else meanwhile. A second teacher's row of the same
/// class is the same students.
#[must_use]
pub fn is_whole(book: &Book<'_>, row: &Stretch, homeroom: HomeroomId) -> bool {
    let others = book.of_homeroom(homeroom, row.day).iter().copied();
    let mut others = others.filter(|other| *other != row && other.span.overlaps(row.span));
    others.all(|other| row.kind == Kind::CoTeach || other.kind == Kind::CoTeach)
}

/// A number of students that the file may leave open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Heads {
    /// At least so many.
    pub least: u32,
    /// At most so many.
    pub most: u32,
    /// Whether a homeroom is among them whose number the file does not say.
    pub unknown: bool,
}

/// How many students are in rows: each homeroom with `true` where it is whole. Of one that is divided, at least one
/// student and at most all are there.
#[must_use]
pub fn heads(school: &School, homerooms: impl IntoIterator<Item = (HomeroomId, bool)>) -> Heads {
    let mut heads = Heads::default();
    for (homeroom, whole) in homerooms {
        let own = &school[homeroom];
        heads.least += if whole { own.students } else { 1.min(own.students) };
        heads.most += own.students;
        heads.unknown |= !own.students_counted;
    }
    heads
}

impl std::fmt::Display for Heads {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.least == self.most {
            write!(out, "{}", self.most)
        } else {
            write!(out, "{} to {}", self.least, self.most)
        }
    }
}
