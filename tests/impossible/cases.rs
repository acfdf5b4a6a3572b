//! A case: what cannot be, by one unit, and its twin that can.

use super::build::{Text, school};
use commonhour::read::Folder;

/// How it is shown that there is no schedule.
#[derive(Debug, Clone, Copy)]
pub(crate) enum By {
    /// By a law of counting, in this sentence.
    Law(&'static str, &'static str),
    /// By a search: counting may not claim it.
    Search,
}

/// One case.
pub(crate) struct Case {
    /// Its name.
    pub(crate) name: &'static str,
    /// Why there is no schedule.
    pub(crate) cause: &'static str,
    /// How that is shown.
    pub(crate) by: By,
    /// The impossible school.
    pub(crate) over: Folder,
    /// The same one unit inside the edge.
    pub(crate) within: Folder,
    /// Whether the twin is small enough to be solved here.
    pub(crate) solves: bool,
}

/// A case made twice from a number.
pub(crate) fn case<T>(
    name: &'static str,
    cause: &'static str,
    by: By,
    make: impl Fn(T) -> Text,
    over: T,
    within: T,
) -> Case {
    Case { name, cause, by, over: make(over).folder(), within: make(within).folder(), solves: true }
}

/// A morning of four sections, one day.
pub(crate) fn morning() -> Text {
    school(&["Mon"], ("09:00", "12:00"), ("08:30", "12:30"))
}

/// The same with grade 1 and one art teacher.
pub(crate) fn art(homerooms: usize, course: &str, teacher: &str) -> Text {
    morning().grade("1", homerooms).free().special("art", course).specialist("okafor", &["art"], teacher)
}

/// Specialists only.
pub(crate) const COVERS: &str = "covers = { roles = [\"specialist\"] }";
