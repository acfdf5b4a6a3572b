//! Every block, section, group, post and pin of the school file happens as written.
//!
//! # What it promises
//! What the school file asks for is in the week: each block its times with its minutes, inside its window, in its
//! order, at one clock time where it says so; each homeroom its sections of every course; each pull-out group its
//! meetings; each post its adults; each pin its hour; nobody outside their paid hours.
//!
//! # In contracts
//! Not in contracts: these are the promises of the school to its children and to itself.
//!
//! # Example
//! ```toml
//! [block.morning-meeting]
//! minutes = 15
//! ```
//!
//! # Terms
//! None of a contract; the tables of the school file are the terms.
//!
//! # What counts
//! Rows by their kind and the id in their column `course`.
//!
//! # Short days and part time
//! As the school file says for each day type; nobody is placed outside their paid hours.
//!
//! # Kept
//! Literacy of 90 minutes every day from 08:20 in every homeroom of the grade, lunch and then recess after the walk.
//!
//! # Broken
//! Literacy from 08:20 to 09:49; recess that starts later than the walk from lunch ends; art led by somebody who does
//! not teach it; a post with one adult of two for a minute.
//!
//! # How it is solved
//! These are the rows of the model itself: blocks and sections are what is placed.
//!
//! # How it is checked
//! Rows are found by kind and the id in their column `course`; those of one block that touch are joined; each number of
//! the file is compared with what is found.
//!
//! # Edge cases
//! A section is one homeroom with one teacher, or two where the file combines (`shortfall = "combine"`): the section is then one of
//! both. A homeroom is divided only where the file divides. One that is divided among sections of several courses, or stays with an
//! aide, has no section then and is still owed its own; the round is one of its specials of the day. More sections or times than asked
//! are as wrong as fewer; where real weeks differ, a number per week is the least of each. Where a grade's homerooms are to be out
//! at once, each section has the clock time of one of every other homeroom, or the shorter lies inside the longer; an aide who stays
//! with a homeroom stands for its section where the file says `aide`. Sections one after another are not checked for gaps. Groups of
//! two units that share an adult need the adults of both. Numbers per week hold in every full week, numbers per rotation in the
//! poorest one. A block may be joined from rows of different groups or adults. Where classroom teachers lead a group, each of them
//! counts for the group of the own homeroom, and only up to the adults it needs. What no block, section, group or post fills is class
//! time with the homeroom's own teacher, whatever a foreign schedule calls it. A co-teacher is with one class at a time, unless the
//! block has one room for all its homerooms.
//!
//! # Cannot be decided
//! A name in a foreign schedule that the school file does not have.

mod blocks;
mod check;
mod groups;
mod own_class;
mod people;
mod pins;
mod posts;
mod sections;
mod together;

use super::promise::{Promise, Promised};
use crate::model::{School, Times};

/// Id of the rule.
pub const ID: &str = "sections-and-blocks";

/// A rule of the program itself: it has no terms and always holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms;

impl Promised for Terms {
    fn promises(&self, school: &School) -> Vec<Promise> {
        let mut promises = Vec::new();
        for block in &school.blocks {
            let least = block.minutes.iter().flatten().min().copied().unwrap_or(0);
            let most = block.stretch_to.or_else(|| block.minutes.iter().flatten().max().copied()).unwrap_or(least);
            let minutes = if most > least { format!("{least} to {most}") } else { least.to_string() };
            let homerooms = block.units.iter().map(|unit| unit.homerooms.len()).sum::<usize>();
            let sentence =
                format!("{}: {minutes} minutes, {}, for {homerooms} homerooms", block.name, often(block.times));
            promises.push(Promise::of_program(ID, sentence));
        }
        for course in &school.courses {
            let grades: Vec<String> = school
                .grades
                .iter()
                .zip(course.minutes.iter().zip(&course.per_cycle))
                .filter_map(|(grade, (minutes, times))| {
                    let minutes = (*minutes)?;
                    (*times > 0).then(|| format!("grade {} {times} of {minutes} minutes", grade.id))
                })
                .collect();
            promises.push(Promise::of_program(ID, format!("{}, every rotation: {}", course.name, grades.join(", "))));
        }
        for group in &school.pull_outs {
            let sentence = format!("{}: {} minutes, {}", group.name, group.minutes, often(group.times));
            promises.push(Promise::of_program(ID, sentence));
        }
        for duty in &school.duties {
            let sentence = format!("{}: {} adults at each of {} posts", duty.name, duty.adults, duty.posts.len());
            promises.push(Promise::of_program(ID, sentence));
        }
        promises
    }
}

/// How often, in words.
fn often(times: Times) -> String {
    match times {
        Times::PerDay(1) => "every day".to_owned(),
        Times::PerDay(n) => format!("{n} times a day"),
        Times::PerWeek(1) => "once a week".to_owned(),
        Times::PerWeek(n) => format!("{n} times a week"),
        Times::PerCycle(1) => "once a rotation".to_owned(),
        Times::PerCycle(n) => format!("{n} times a rotation"),
    }
}
