//! EL-8 and EL-7: a grid of eight or seven places a day, and grades that are all out at once six times a week, twice in a
//! row on one day.
//!
//! Fixed here: 45 minutes a place; the sixth section of a homeroom is one that any of the five specialists can teach;
//! the two in a row are the 90 minutes of the grade's team; every day has one (preparation). Rounds are simultaneous in
//! both. A seed moves the clock and the order of the file.

use super::{grades, opens, week};
use crate::instance::{Instance, Target, Truth};
use crate::problem::{Course, Problem, Sections};
use crate::text;

const SPECIALISTS: [&str; 5] = ["art", "music", "library", "technology", "pe"];

pub(super) fn all(seed: u64) -> Vec<Instance> {
    vec![of(6, 8, seed), of(6, 7, seed)]
}

/// So many grades of four homerooms, and places a day.
fn of(many: usize, places: usize, seed: u64) -> Instance {
    let periods: Vec<(u32, u32)> = (0..).map(|n| 45 * n).take(places).map(|from| (from, from + 45)).collect();
    let problem = Problem {
        opens: opens(seed),
        minutes: periods.last().map_or(0, |last| last.1),
        grid: 45,
        days: week(),
        periods: vec![periods; 5],
        grades: grades(many, 4),
        courses: courses(),
        sections: Sections {
            minutes: 45,
            parallel: true,
            most: 2,
            daily: true,
            window: None,
            further_after: Vec::new(),
        },
        meetings: vec![90],
        blocks: Vec::new(),
        wish: None,
        left_out: Vec::new(),
    };
    let possible = 6 * many <= 5 * places;
    Instance {
        family: "el",
        name: format!("EL-{places}"),
        seed,
        truth: if possible { Truth::Possible } else { Truth::Impossible },
        target: if possible { Target::first(0.5) } else { Target::refuted(1.0) },
        school: text::school(&problem, "", seed),
        contract: text::contract(&problem, ""),
        problem: Some(problem),
    }
}

/// Five specials, and a sixth that any specialist teaches.
pub(super) fn courses() -> Vec<Course> {
    let all = || SPECIALISTS.map(str::to_owned).to_vec();
    let mut courses: Vec<Course> = SPECIALISTS
        .iter()
        .map(|name| Course { name: (*name).to_owned(), times: 1, teachers: vec![(*name).to_owned()] })
        .collect();
    courses.push(Course { name: "choice".to_owned(), times: 1, teachers: all() });
    courses
}
