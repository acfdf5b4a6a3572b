//! Things of one day that each take so many of something (places in a room, adults) for so long, inside their windows.
//!
//! Three sums over every stretch between two clock times, each for what certainly lies in it: minutes; turns (each place
//! serves only so many, one after another); and things of which no two go together, one after another.

use super::facts::certain;
use super::sum::{line, number};
use crate::laws::certificate::Line;
use crate::model::{Item, Minutes, Span};
use itertools::Itertools;

/// One thing.
#[derive(Debug, Clone)]
pub(super) struct Thing {
    /// In words.
    pub(super) what: String,
    /// How many it takes at once.
    pub(super) size: i64,
    /// How long.
    pub(super) minutes: Minutes,
    /// Inside which window.
    pub(super) window: Span,
    /// What asks for it.
    pub(super) wishes: Vec<Item>,
}

/// How two sides are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// Times in turns.
    Turns,
    /// One after another.
    OneByOne,
    /// Minutes.
    Minutes,
}

impl By {
    /// All, the easiest to follow first.
    pub(super) const ALL: [Self; 3] = [Self::Turns, Self::OneByOne, Self::Minutes];
}

/// Every stretch from a start of a window to an end of one.
pub(super) fn stretches(things: &[Thing]) -> Vec<Span> {
    let starts = things.iter().map(|thing| thing.window.start).unique().sorted().collect_vec();
    let ends = things.iter().map(|thing| thing.window.end).unique().sorted();
    ends.flat_map(|end| starts.iter().filter(move |start| **start < end).map(move |start| Span::new(*start, end)))
        .collect()
}

/// What is needed in `inside`, and by what it is asked for. `most` is how many there are at once at best.
pub(super) fn needed(things: &[Thing], by: By, inside: Span, most: i64) -> (Vec<Line>, Vec<Item>, Minutes) {
    let within = things.iter().filter(|thing| inside.contains(thing.window));
    let chosen = match by {
        By::Turns => within.collect_vec(),
        By::OneByOne => within.filter(|thing| thing.size * 2 > most).collect_vec(),
        By::Minutes => things.iter().filter(|thing| certain(thing.minutes, thing.window, inside) > 0).collect_vec(),
    };
    let lines = chosen.iter().map(|thing| match by {
        By::Turns => line(thing.what.clone(), thing.size, 1),
        By::OneByOne => line(thing.what.clone(), 1, i64::from(thing.minutes)),
        By::Minutes => line(thing.what.clone(), thing.size, i64::from(certain(thing.minutes, thing.window, inside))),
    });
    let wishes = chosen.iter().flat_map(|thing| thing.wishes.iter().cloned()).unique().collect();
    let least = chosen.iter().map(|thing| thing.minutes).min().unwrap_or(1).max(1);
    (lines.collect(), wishes, least)
}

/// What one of them (a place, an adult) gives in so many minutes.
pub(super) fn given(by: By, minutes: Minutes, least: Minutes) -> i64 {
    i64::from(match by {
        By::Turns => minutes / least,
        By::OneByOne | By::Minutes => minutes,
    })
}

/// Lines for so many that give so much each, together those that give the same.
pub(super) fn grouped(gives: impl IntoIterator<Item = i64>, what: impl Fn(usize) -> String) -> Vec<Line> {
    let counts = gives.into_iter().filter(|each| *each > 0).counts();
    counts.into_iter().sorted().map(|(each, count)| line(what(count), number(count), each)).collect()
}
