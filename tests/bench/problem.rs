//! One school as every contender is told it: what has to be placed, in minutes after the children come.

use serde::Serialize;

/// What has to be placed. The school's files and each peer's model are written from this.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Problem {
    /// Minutes after midnight at which the children come.
    pub(crate) opens: u32,
    /// Minutes of the children's day.
    pub(crate) minutes: u32,
    /// Free starts lie on this grid.
    pub(crate) grid: u32,
    /// Days of the week.
    pub(crate) days: Vec<String>,
    /// Periods of each day, where sections are held to whole periods; else empty.
    pub(crate) periods: Vec<Vec<(u32, u32)>>,
    /// Grades with their homerooms.
    pub(crate) grades: Vec<Grade>,
    /// Specials.
    pub(crate) courses: Vec<Course>,
    /// How sections lie.
    pub(crate) sections: Sections,
    /// Minutes of each meeting that every grade's team is owed, while all its homerooms are out in sections.
    pub(crate) meetings: Vec<u32>,
    /// Blocks of the children's day.
    pub(crate) blocks: Vec<Block>,
    /// What is to be as little as possible.
    pub(crate) wish: Option<Wish>,
    /// What the school's files ask for beyond this, in words: no peer is told of it.
    pub(crate) left_out: Vec<String>,
}

/// A grade.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Grade {
    pub(crate) name: String,
    /// Its homerooms; the teacher of `3A` is `t-3A`.
    pub(crate) homerooms: Vec<String>,
}

/// A special.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Course {
    pub(crate) name: String,
    /// Sections of each homeroom in a week.
    pub(crate) times: usize,
    /// Who can teach it.
    pub(crate) teachers: Vec<String>,
}

/// How the sections of a homeroom lie.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Sections {
    /// Length of each.
    pub(crate) minutes: u32,
    /// All homerooms of a grade are out at once, always.
    pub(crate) parallel: bool,
    /// At most so many a day for one homeroom.
    pub(crate) most: usize,
    /// At least one every day.
    pub(crate) daily: bool,
    /// No section lies outside.
    pub(crate) window: Option<(u32, u32)>,
    /// One section at the same clock time every day, and a further one once a week directly after it (`true`) or
    /// before it, by grade; else empty.
    pub(crate) further_after: Vec<bool>,
}

/// A block of the children's day.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Block {
    pub(crate) name: String,
    pub(crate) minutes: u32,
    /// Days of a week.
    pub(crate) times: usize,
    pub(crate) same_time: bool,
    /// Each homeroom at its own time.
    pub(crate) each: bool,
    /// The whole block lies inside.
    pub(crate) window: Option<(u32, u32)>,
    /// So many grades at once at most.
    pub(crate) at_once: Option<usize>,
    /// Directly after this block.
    pub(crate) after: Option<String>,
    pub(crate) kind: Kind,
}

/// Who is with the children in a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    /// Their own teacher, core instruction.
    Core,
    /// Their own teacher.
    Class,
    /// Aides.
    Lunch,
    /// Their own teachers, outside.
    Recess,
    /// Their own teachers, in groups.
    Groups,
    /// Their own teachers and one interventionist whom all grades share.
    SharedGroups,
}

/// What is to be as little as possible.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Wish {
    /// Minutes of these blocks after a minute, over units and days.
    After { blocks: Vec<String>, minute: u32 },
    /// Sections on these days.
    Sections { days: Vec<String> },
}

impl Problem {
    /// Homerooms of all grades.
    pub(crate) fn homerooms(&self) -> impl Iterator<Item = &String> {
        self.grades.iter().flat_map(|grade| &grade.homerooms)
    }

    /// Sections of one homeroom in a week.
    pub(crate) fn rounds(&self) -> usize {
        self.courses.iter().map(|course| course.times).sum()
    }
}
