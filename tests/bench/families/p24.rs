//! P24 and its relatives: grades of some homerooms, five specials a homeroom, lunch, two recesses, WIN and five kinds of
//! class time in 390 minutes.
//!
//! One clock time every day, shared by the grade: lunch 30, recess 15 twice, WIN 30, ELA 90, math 60, writing 30; science 45
//! on four days at any time. Of the specials, two in a row on one day make the team's hour. As few minutes of ELA after
//! minute 180 as possible. Specialists: one for every 30 sections of a course; cafeteria and playground for eight
//! homerooms or a third of the school, in whole grades; WIN for two grades or a third of them.
//!
//! - Slack: the window of the specials holds all places of the day, one a day more than needed, or exactly as many.
//! - Freedom: `bands` (all homerooms of a grade out at once, always), `free` (sections when they like, class time still shared),
//!   `core` (class time of each homeroom when it likes, too).
//! - A seed moves the clock, shortens blocks and shifts windows by five minutes, and orders the file. Seed 0 is the school as told.

use super::{grades, opens, week};
use crate::dice::Dice;
use crate::instance::{Instance, Target, Truth};
use crate::problem::{Block, Course, Kind, Problem, Sections, Wish};
use crate::text;

#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Slack {
    /// The whole day.
    Wide,
    /// One place a day more than needed.
    Some,
    /// No place more than needed.
    None,
    /// One place a day less than needed: impossible.
    Over,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Freedom {
    Bands,
    Free,
    Core,
}

pub(super) fn all(seed: u64) -> Vec<Instance> {
    let mut all = Vec::new();
    for (many, homerooms) in [(6, 4), (7, 4), (8, 4), (6, 6), (6, 8), (6, 10)] {
        for slack in [Slack::Wide, Slack::Some, Slack::None, Slack::Over] {
            all.push(of(many, homerooms, slack, Freedom::Bands, seed));
        }
    }
    for (many, homerooms) in [(6, 4), (7, 4), (6, 6)] {
        for slack in [Slack::Wide, Slack::None] {
            all.push(of(many, homerooms, slack, Freedom::Free, seed));
            all.push(of(many, homerooms, slack, Freedom::Core, seed));
        }
    }
    all.extend([(3, 4), (6, 4), (6, 6), (6, 8), (6, 10)].map(|(many, homerooms)| growing(many, homerooms, seed)));
    all
}

/// 12 to 60 homerooms, three places for every four of them needed.
fn growing(many: usize, homerooms: usize, seed: u64) -> Instance {
    let mut problem = problem(many, homerooms, seed);
    if many == 3 {
        // Half as many rounds in half of the day.
        problem.sections.window = Some((105, 285));
        problem.courses.pop();
        // One PE teacher has 20 places for 24 sections.
        problem.courses.push(Course { teachers: vec!["pe-1".to_owned(), "pe-2".to_owned()], ..course("pe", 2, 12) });
    }
    let target = Target { first: Some(if homerooms > 6 { 5.0 } else { 0.5 }), ..Target::default() };
    Instance {
        family: "growth",
        name: format!("{} homerooms", many * homerooms),
        ..instance(problem, seed, if seed == 0 { Truth::Possible } else { Truth::Open }, target)
    }
}

fn of(many: usize, homerooms: usize, slack: Slack, freedom: Freedom, seed: u64) -> Instance {
    let mut problem = problem(many, homerooms, seed);
    let needed = places_needed(&problem);
    let places = match slack {
        Slack::Wide => 8,
        Slack::Some => needed + 1,
        Slack::None => needed,
        Slack::Over => needed - 1,
    };
    let length = 45 * u32::try_from(places).unwrap_or(0);
    let start = (390 - length) / 10 * 5;
    // One unit over the edge: five minutes less than the last place needs.
    let length = if slack == Slack::Over { length + 40 } else { length };
    problem.sections.window = (slack != Slack::Wide).then(|| (start, (start + length).min(390)));
    problem.sections.parallel = freedom == Freedom::Bands;
    for block in &mut problem.blocks {
        if freedom == Freedom::Core && matches!(block.kind, Kind::Core | Kind::Class) {
            block.each = true;
        }
    }
    let truth = match slack {
        Slack::Over => Truth::Impossible,
        Slack::Wide if seed == 0 => Truth::Possible,
        _ => Truth::Open,
    };
    let target = match (slack, many * homerooms) {
        (Slack::Over, _) => Target::refuted(1.0),
        (Slack::None, ..=36) => Target::first(0.5),
        (_, ..=36) => Target { first: Some(0.5), worst: Some(2.0), proved: Some(20.0), ..Target::default() },
        _ => Target { first: Some(5.0), close: Some(60.0), ..Target::default() },
    };
    let freedom = match freedom {
        Freedom::Bands => "bands",
        Freedom::Free => "free",
        Freedom::Core => "core",
    };
    let slack = match slack {
        Slack::Wide => "wide",
        Slack::Some => "some slack",
        Slack::None => "no slack",
        Slack::Over => "impossible",
    };
    Instance {
        family: "p24",
        name: format!("{many}×{homerooms} {freedom}, {slack}"),
        ..instance(problem, seed, truth, target)
    }
}

fn instance(problem: Problem, seed: u64, truth: Truth, target: Target) -> Instance {
    let prep = "[[prep-total]]\narticle = \"7.2\"\nminutes = 120\nper = \"week\"\nblock = 30\nin = \"student-day\"\n\
                covers = { roles = [\"classroom-teacher\"] }\n";
    Instance {
        family: "p24",
        name: String::new(),
        seed,
        truth,
        target,
        school: text::school(&problem, "", seed),
        contract: text::contract(&problem, prep),
        problem: Some(problem),
    }
}

/// Places a day that the rounds and each course's sections need.
fn places_needed(problem: &Problem) -> usize {
    let grades = problem.grades.len();
    let homerooms = problem.homerooms().count();
    let specialists: usize = problem.courses.iter().map(|course| course.teachers.len()).sum();
    let at_once = (specialists * grades / homerooms).max(1);
    let rounds = (grades * problem.rounds()).div_ceil(5 * at_once);
    let sections = problem.courses.iter().map(|course| (homerooms * course.times).div_ceil(5 * course.teachers.len()));
    sections.fold(rounds, usize::max)
}

/// The school with the whole day for its specials and everything in bands.
pub(super) fn problem(many: usize, homerooms: usize, seed: u64) -> Problem {
    let mut dice = Dice::new(seed);
    // Five minutes less or none, never more: the day of two specials in a row has 30 minutes to spare.
    let mut less = |usual: u32| if seed > 0 && dice.yes(40) { usual - 5 } else { usual };
    let (ela, math, writing) = (less(90), less(60), less(30));
    let mut shift = |from: u32, to: u32| {
        let by = if seed > 0 { u32::try_from(dice.number(0, 4)).unwrap_or(0) * 5 } else { 10 };
        Some((from + by - 10, to + by - 10))
    };
    let (lunch, first, second) = (shift(150, 270), shift(60, 165), shift(200, 360));
    let all = many * homerooms;
    let grades_at_once = (all.div_ceil(3).max(8) / homerooms).max(1);
    let block = |name: &str, minutes, kind| Block {
        name: name.to_owned(),
        minutes,
        times: 5,
        same_time: true,
        each: false,
        window: None,
        at_once: None,
        after: None,
        kind,
    };
    let outside = |name: &str, window| Block { window, at_once: Some(grades_at_once), ..block(name, 15, Kind::Recess) };
    Problem {
        opens: opens(seed),
        minutes: 390,
        grid: 5,
        days: week(),
        periods: Vec::new(),
        grades: grades(many, homerooms),
        courses: [("art", 1), ("music", 1), ("library", 1), ("pe", 2)]
            .map(|(name, times)| course(name, times, all))
            .to_vec(),
        sections: Sections {
            minutes: 45,
            parallel: true,
            most: 2,
            daily: false,
            window: None,
            further_after: Vec::new(),
        },
        meetings: vec![60],
        blocks: vec![
            block("ela", ela, Kind::Core),
            block("math", math, Kind::Core),
            block("writing", writing, Kind::Core),
            Block { times: 4, same_time: false, ..block("science", 45, Kind::Class) },
            Block { at_once: Some(many.div_ceil(3).max(2)), ..block("win", 30, Kind::Groups) },
            Block { window: lunch, at_once: Some(grades_at_once), ..block("lunch", 30, Kind::Lunch) },
            outside("recess-morning", first),
            outside("recess-afternoon", second),
        ],
        wish: Some(Wish::After { blocks: vec!["ela".to_owned()], minute: 180 }),
        left_out: Vec::new(),
    }
}

/// A special so many times a week, with a specialist for every 30 sections.
fn course(name: &str, times: usize, homerooms: usize) -> Course {
    let teachers = (1..=(homerooms * times).div_ceil(30)).map(|n| format!("{name}-{n}")).collect();
    Course { name: name.to_owned(), times, teachers }
}
