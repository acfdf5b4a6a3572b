//! The least set of wishes that cannot hold together, against the oracle.

use std::collections::BTreeSet;
use std::sync::atomic::AtomicBool;

use commonhour::model::{GradeId, Item, School};
use commonhour::solve::Settings;
use commonhour::why::{Known, Why, why};

use super::oracle::{Answer, ask};
use super::text::{Style, folder};
use super::tiny::{Mask, Tiny, Without};

/// Nodes of the oracle for each question.
const NODES: u64 = 400_000;
/// Engine steps for the school as it is.
const EFFORT: u64 = 20_000;

/// What was looked at, or what is wrong.
pub(crate) enum Word {
    /// One more of these.
    Counted(&'static str),
    /// A disagreement.
    Wrong(String),
}

/// Asks why the school has no schedule and compares every claim with the oracle.
pub(crate) fn looked_at(tiny: &Tiny) -> Vec<Word> {
    let Ok(input) = commonhour::read::school(&folder(tiny, Style::default())) else { return Vec::new() };
    let stop = AtomicBool::new(false);
    let settings = Settings {
        seed: 1,
        threads: 1,
        effort_limit: Some(EFFORT),
        time_limit: None,
        clock: &|| 0.0,
        stop: &stop,
        progress: &|_| {},
    };
    let Why::Impossible(reasons) = why(&input.school, &input.contract, &settings) else {
        return vec![Word::Counted("not proved impossible")];
    };
    let conflict = &reasons.conflict;
    let all: BTreeSet<Item> = conflict.wishes.iter().chain(&conflict.given).cloned().collect();
    let mut words = vec![Word::Counted(if conflict.proved_least { "proved least" } else { "not proved least" })];
    words.push(Word::Counted(if conflict.by == Known::Counting { "by counting" } else { "by search" }));
    match ask(&left(tiny, &input.school, &all), NODES, false) {
        Answer::Witness(_) => words.push(Word::Wrong(format!("these can hold together: {all:?}"))),
        Answer::None => words.push(Word::Counted("impossible for the oracle")),
        Answer::Skipped => words.push(Word::Counted("too much for the oracle")),
    }
    for item in &conflict.needed {
        let mut rest = all.clone();
        rest.remove(item);
        match ask(&left(tiny, &input.school, &rest), NODES, false) {
            Answer::None => words.push(Word::Wrong(format!("{item:?} is not needed in {all:?}"))),
            Answer::Witness(_) => words.push(Word::Counted("needed")),
            Answer::Skipped => words.push(Word::Counted("too much for the oracle")),
        }
    }
    words
}

/// The tiny school with only these wishes.
fn left(tiny: &Tiny, school: &School, kept: &BTreeSet<Item>) -> Tiny {
    let mut less = tiny.clone();
    less.early = false;
    let block = |id: &str| school.blocks.iter().position(|block| block.id == id).map(commonhour::model::BlockId);
    // Homerooms whose unit of a block is left out.
    let none_of = |id: &str| -> Vec<Mask> {
        let Some(block) = block(id) else { return Vec::new() };
        let units = school[block].units.iter().enumerate();
        let gone = units.filter(|(unit, _)| !kept.contains(&Item::Block(block, *unit)));
        gone.map(|(_, unit)| unit.homerooms.iter().fold(0, |mask, homeroom| mask | 1 << homeroom.0)).collect()
    };
    let lacks = |item: fn(commonhour::model::BlockId) -> Item, id: &str| {
        block(id).is_some_and(|own| !kept.contains(&item(own)))
    };
    let union = |masks: Vec<Mask>| masks.into_iter().fold(0, |all, one| all | one);
    let mut without = Without {
        lunch: union(none_of("lunch")),
        recess: union(none_of("recess")),
        win: union(none_of("win")),
        lunch_adults: lacks(Item::Leads, "lunch"),
        recess_adults: lacks(Item::Leads, "recess"),
        ..Without::default()
    };
    for core in 0..tiny.cores.len() {
        let id = format!("core{core}");
        without.cores.extend(none_of(&id).into_iter().map(|mask| (core, mask)));
        if lacks(Item::BlockWindow, &id) {
            less.cores[core].window = None;
        }
    }
    if lacks(Item::BlockWindow, "lunch") {
        less.lunch = (tiny.before, tiny.before + tiny.slots);
    }
    // The order of two blocks is asked for as long as everybody has both.
    if tiny.recess == Some(true) && (lacks(Item::BlockOrder, "lunch") || without.recess & !without.lunch != 0) {
        less.recess = Some(false);
    }
    for (grade, own) in less.grades.iter_mut().enumerate() {
        // Who is out at once has something then: with fewer sections that would be more than the school asks for.
        let all = school.courses.iter().enumerate().all(|(id, course)| {
            course.per_cycle.get(grade).is_none_or(|times| *times == 0)
                || kept.contains(&Item::Sections(commonhour::model::CourseId(id), GradeId(grade)))
        });
        own.parallel &= all && kept.contains(&Item::Together(GradeId(grade)));
        if !kept.contains(&Item::MostSections(GradeId(grade))) {
            without.most |= 1 << grade;
        }
    }
    for (number, course) in less.courses.iter_mut().enumerate() {
        let position = school.courses.iter().position(|own| own.id == format!("course{number}"));
        for (grade, often) in course.often.iter_mut().enumerate() {
            let id = commonhour::model::CourseId(position.unwrap_or_default());
            if !kept.contains(&Item::Sections(id, GradeId(grade))) {
                *often = 0;
            }
        }
    }
    for (number, homerooms) in tiny.teams().into_iter().enumerate() {
        let owes = school.teams.iter().enumerate().any(|(position, team)| {
            let first = homerooms.trailing_zeros() as usize;
            let of = school.homerooms[first].grade;
            team.grades.contains(&of) && kept.contains(&Item::Team(commonhour::model::TeamId(position)))
        });
        if !owes {
            without.teams |= 1 << number;
        }
    }
    let has =
        |article: &str| kept.iter().any(|item| matches!(item, Item::Clause { article: own, .. } if own == article));
    let clauses = &mut less.contract;
    clauses.prep = clauses.prep.take().filter(|_| has("1"));
    clauses.lunch = clauses.lunch.filter(|_| has("2"));
    clauses.stretch = clauses.stretch.filter(|_| has("3"));
    clauses.per_day = clauses.per_day.filter(|_| has("4"));
    clauses.in_a_row = clauses.in_a_row.filter(|_| has("5"));
    clauses.gap &= has("6");
    clauses.total = clauses.total.filter(|_| has("7"));
    less.without = without;
    less
}
