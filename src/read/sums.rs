//! Arithmetic that cannot come out: blocks that need more minutes than a day has.

use std::collections::BTreeMap;

use super::blocks::Blocks;
use super::courses::Courses;
use super::days::Days;
use super::names::Book;
use super::people::People;
use super::walk::Sink;
use crate::model::{Block, HomeroomId, Minutes, Times};

/// Whether a homeroom is in a block.
fn is_in(block: &Block, homeroom: usize) -> bool {
    block.units.iter().any(|unit| unit.homerooms.contains(&HomeroomId(homeroom)))
}

/// What certainly happens on a day for a homeroom: names and minutes of the daily blocks, and their walks. Walks are
/// counted but for the longest, because nobody walks after the last block of the day.
fn certain(blocks: &Blocks, people: &People, homeroom: usize, day: usize) -> (Vec<(String, Minutes)>, Minutes) {
    let grade = &people.grades[people.homerooms[homeroom].grade.0];
    let (mut parts, mut walks) = (Vec::new(), Vec::new());
    for block in blocks.list.iter().filter(|block| is_in(block, homeroom)) {
        let (Times::PerDay(times), Some(minutes)) = (block.times, block.minutes[day]) else { continue };
        let times = Minutes::try_from(times).unwrap_or(1);
        parts.push((block.id.clone(), minutes * times));
        walks.extend((0..times).map(|_| block.transition.unwrap_or(grade.transition)));
    }
    let longest = walks.iter().max().copied().unwrap_or(0);
    let walked = walks.iter().sum::<Minutes>() - longest;
    if walked > 0 {
        parts.push(("walks".to_owned(), walked));
    }
    let sum = parts.iter().map(|(_, minutes)| minutes).sum();
    (parts, sum)
}

pub(super) fn check(sink: &Sink, book: &Book, days: &Days, people: &People, blocks: &Blocks, courses: &Courses) {
    // Homerooms of one grade usually fail together: one message for all of them.
    let mut over: BTreeMap<(usize, Vec<usize>, Minutes), Vec<usize>> = BTreeMap::new();
    for homeroom in 0..people.homerooms.len() {
        let mut own: BTreeMap<Minutes, Vec<usize>> = BTreeMap::new();
        for day in 0..days.len() {
            let (_, needed) = certain(blocks, people, homeroom, day);
            if needed > days.student_day(book, homeroom, day).minutes() {
                own.entry(needed).or_default().push(day);
            }
        }
        for (needed, on) in own {
            over.entry((book.grade_of[homeroom], on, needed)).or_default().push(homeroom);
        }
    }
    for ((_, on, needed), homerooms) in &over {
        let (first, day) = (homerooms[0], on[0]);
        let (parts, _) = certain(blocks, people, first, day);
        let list: Vec<String> = parts.iter().map(|(name, minutes)| format!("{name} {minutes}")).collect();
        let names: Vec<&str> = homerooms.iter().map(|homeroom| book.homerooms.list[*homeroom].as_str()).collect();
        let span = days.student_day(book, first, day);
        sink.error(
            people.homeroom_places[first],
            format!(
                "{}'s blocks need {needed} of {} minutes on {}: {}",
                names.join(", "),
                span.minutes(),
                days.names(on.iter().copied()),
                list.join(", ")
            ),
            "shorten a block, leave one out on some days with `days` or `minutes-on`, or lengthen the student day",
        );
    }
    if over.is_empty() {
        for homeroom in 0..people.homerooms.len() {
            if week_is_full(sink, book, days, people, blocks, homeroom) {
                return;
            }
            rotation_is_full(sink, book, days, people, blocks, courses, homeroom);
        }
    }
}

/// Minutes left on a day after what certainly happens.
fn left(book: &Book, days: &Days, people: &People, blocks: &Blocks, homeroom: usize, day: usize) -> Minutes {
    days.student_day(book, homeroom, day).minutes() - certain(blocks, people, homeroom, day).1
}

fn least(block: &Block) -> Minutes {
    block.minutes.iter().flatten().min().copied().unwrap_or(0)
}

fn week_is_full(sink: &Sink, book: &Book, days: &Days, people: &People, blocks: &Blocks, homeroom: usize) -> bool {
    let weekly = blocks.list.iter().filter(|block| is_in(block, homeroom)).filter_map(|block| match block.times {
        Times::PerWeek(times) => Some(Minutes::try_from(times).unwrap_or(1) * least(block)),
        _ => None,
    });
    let needed: Minutes = weekly.sum();
    // In a short week fewer may be owed: only full weeks prove a contradiction.
    for week in days.weeks.iter().filter(|week| !week.short) {
        let room = week.days.iter().map(|day| left(book, days, people, blocks, homeroom, day.0)).sum::<Minutes>();
        if needed > room {
            sink.error(
                people.homeroom_places[homeroom],
                format!(
                    "{}'s blocks on chosen days need {needed} minutes a week, and its daily blocks leave {room}",
                    book.homerooms.list[homeroom]
                ),
                "shorten a block, or ask for fewer days a week",
            );
            return true;
        }
    }
    false
}

fn rotation_is_full(
    sink: &Sink,
    book: &Book,
    days: &Days,
    people: &People,
    blocks: &Blocks,
    courses: &Courses,
    homeroom: usize,
) {
    let grade = book.grade_of[homeroom];
    let sections = courses.list.iter().filter_map(|course| {
        let count = Minutes::try_from(course.per_cycle[grade]).unwrap_or(0);
        course.minutes[grade].map(|minutes| minutes * count)
    });
    let chosen = blocks.list.iter().filter(|block| is_in(block, homeroom)).map(|block| match block.times {
        Times::PerCycle(times) => Minutes::try_from(times).unwrap_or(1) * least(block),
        // A rotation of weekdays is a week, or several.
        Times::PerWeek(times) if days.by_weekday => Minutes::try_from(times * days.factor).unwrap_or(1) * least(block),
        _ => 0,
    });
    let needed: Minutes = sections.sum::<Minutes>() + chosen.sum::<Minutes>();
    // A rotation day under several day types: the roomiest, since any of them might be the one that counts.
    let mut room: BTreeMap<usize, Minutes> = BTreeMap::new();
    for (day, own) in days.list.iter().enumerate() {
        if let Some(cycle_day) = own.cycle_day {
            let minutes = left(book, days, people, blocks, homeroom, day);
            let entry = room.entry(cycle_day).or_insert(minutes);
            *entry = (*entry).max(minutes);
        }
    }
    let all: Minutes = room.values().sum();
    if needed > all && !room.is_empty() {
        sink.error(
            people.homeroom_places[homeroom],
            format!(
                "{}'s sections and blocks on chosen days need {needed} minutes a rotation, and its daily blocks leave {all}",
                book.homerooms.list[homeroom]
            ),
            "shorten a block or a section, or ask for fewer",
        );
    }
}
