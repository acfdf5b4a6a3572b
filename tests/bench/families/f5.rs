//! F5a, F5b, F5c: five grades of four homerooms, 78 steps of five minutes a day.
//!
//! Of a homeroom every day: ELA 90 and 30, math 60, science 45 (four days), each when it likes; with its grade WIN 30 (one
//! interventionist for all grades, so never two grades at once), lunch 30 and recess 20 directly after it (two grades
//! at lunch at once), a special of 45, and once a week a second one directly before or after it.
//! F5b: lunch, WIN and special at one clock time every day, the further special after it: 5 × 90 = 450 of 390 minutes.
//! F5c: in every second grade the further special comes before.
//!
//! Fixed here: the whole lunch lies 150 to 300 minutes after the start; recess is led by the class teachers, so that only
//! two specials in a row make the team's 90 minutes; both pieces of ELA count after minute 180; five specialists.

use super::el::courses;
use super::{grades, opens, week};
use crate::instance::{Instance, Target, Truth};
use crate::problem::{Block, Kind, Problem, Sections, Wish};
use crate::text;

#[derive(Clone, Copy, PartialEq)]
enum Which {
    A,
    B,
    C,
}

pub(super) fn all(seed: u64) -> Vec<Instance> {
    [Which::A, Which::B, Which::C].map(|which| of(which, seed)).to_vec()
}

fn of(which: Which, seed: u64) -> Instance {
    let grades = grades(5, 4);
    let same = which != Which::A;
    let problem = Problem {
        opens: opens(seed),
        minutes: 390,
        grid: 5,
        days: week(),
        periods: Vec::new(),
        courses: courses(),
        sections: Sections {
            minutes: 45,
            parallel: true,
            most: 2,
            daily: true,
            window: None,
            further_after: match which {
                Which::A => Vec::new(),
                Which::B => vec![true; grades.len()],
                Which::C => (0..grades.len()).map(|n| n % 2 == 0).collect(),
            },
        },
        grades,
        meetings: vec![90],
        blocks: blocks(same),
        wish: Some(Wish::After { blocks: vec!["ela".to_owned(), "ela-groups".to_owned()], minute: 180 }),
        left_out: Vec::new(),
    };
    let possible = which != Which::B;
    Instance {
        family: "f5",
        name: match which {
            Which::A => "F5a".to_owned(),
            Which::B => "F5b".to_owned(),
            Which::C => "F5c".to_owned(),
        },
        seed,
        truth: if possible { Truth::Possible } else { Truth::Impossible },
        target: if possible { Target::first(0.5) } else { Target::refuted(1.0) },
        school: text::school(&problem, "", seed),
        contract: text::contract(&problem, ""),
        problem: Some(problem),
    }
}

fn blocks(same_time: bool) -> Vec<Block> {
    let class = |name: &str, minutes, times, kind| Block {
        name: name.to_owned(),
        minutes,
        times,
        same_time: false,
        each: true,
        window: None,
        at_once: None,
        after: None,
        kind,
    };
    vec![
        class("ela", 90, 5, Kind::Core),
        class("ela-groups", 30, 5, Kind::Core),
        class("math", 60, 5, Kind::Core),
        class("science", 45, 4, Kind::Class),
        Block { same_time, each: false, at_once: Some(1), ..class("win", 30, 5, Kind::SharedGroups) },
        Block {
            same_time,
            each: false,
            window: Some((150, 300)),
            at_once: Some(2),
            ..class("lunch", 30, 5, Kind::Lunch)
        },
        Block { same_time, each: false, after: Some("lunch".to_owned()), ..class("recess", 20, 5, Kind::Recess) },
    ]
}
