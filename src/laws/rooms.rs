//! Lunch and recess against the places of the room they are in.

use super::certificate::Certificate;
use super::crowd::{By, Thing, given, needed, stretches};
use super::facts::{block_window, counted, grades_of, is_narrow, lengths, unit_name, units};
use super::sum::{Sum, Without, fewest, line, number};
use crate::model::{DayId, Item, Kind, RoomId, School, Span};
use itertools::Itertools;

/// Id of the law.
pub(super) const LAW: &str = "rooms";

pub(super) fn find(school: &School) -> Vec<Certificate> {
    let mut found = Vec::new();
    for room in (0..school.rooms.len()).map(RoomId) {
        // One day proves it; days that are alike say the same.
        let of_day = |day: DayId| {
            By::ALL.into_iter().find_map(|by| {
                stretches(&things(school, room, day, &Without::default())).into_iter().find_map(|inside| {
                    let sum = fewest(|without| Some(count(school, room, day, (by, inside), without)))?;
                    Some(say(school, room, day, (by, inside), sum))
                })
            })
        };
        found.extend(school.day_ids().find_map(of_day));
    }
    found
}

/// The blocks in the room on a day: those of which the audit counts whole homerooms.
fn things(school: &School, room: RoomId, day: DayId, without: &Without) -> Vec<Thing> {
    units(school)
        .filter(|at| school[at.0].room == Some(room) && matches!(school[at.0].kind, Kind::Lunch | Kind::Recess))
        .filter(|at| without.asks(&Item::Block(at.0, at.1)) && without.asks(&Item::Leads(at.0)))
        .filter_map(|at| Some((at, block_window(school, at, day, without)?)))
        .flat_map(|(at, window)| {
            let mut wishes = vec![Item::Leads(at.0), Item::Block(at.0, at.1)];
            if is_narrow(school, at.0) && without.asks(&Item::BlockWindow(at.0)) {
                wishes.insert(0, Item::BlockWindow(at.0));
            }
            let what = format!("{}: {}", unit_name(school, at), school[at.0].name);
            let size = number(school[at.0].units[at.1].homerooms.len());
            lengths(&school[at.0], day).into_iter().map(move |minutes| Thing {
                what: what.clone(),
                size,
                minutes,
                window,
                wishes: wishes.clone(),
            })
        })
        .collect()
}

fn count(school: &School, room: RoomId, day: DayId, (by, inside): (By, Span), without: &Without) -> Sum {
    let fits = number(school[room].fits);
    let things = things(school, room, day, without);
    let (needed, wishes, least) = needed(&things, by, inside, fits);
    let each = given(by, inside.minutes(), least);
    let (unit, there) = match by {
        By::Turns => (
            "homerooms",
            line(format!("places in {}, each for {}", school[room].name, counted(each, "turn")), fits, each),
        ),
        By::OneByOne => ("minutes", line(format!("{inside}"), 1, each)),
        By::Minutes => ("homeroom-minutes", line(format!("places in {}, {inside}", school[room].name), fits, each)),
    };
    let grades = wishes
        .iter()
        .filter_map(|item| if let Item::Block(block, unit) = item { Some((*block, *unit)) } else { None })
        .flat_map(|at| grades_of(school, at));
    let facts = grades.unique().map(Item::Bells).chain([Item::Room(room)]).collect();
    Sum { unit, needed, there: vec![there], wishes, facts }
}

fn say(school: &School, room: RoomId, day: DayId, (by, inside): (By, Span), sum: Sum) -> Certificate {
    let kinds = sum.wishes.iter().filter_map(|item| match item {
        Item::Block(block, _) => Some(school[*block].kind.word().to_owned()),
        _ => None,
    });
    let kinds = super::facts::listed(&kinds.unique().collect_vec());
    let (name, fits, minutes) = (&school[room].name, school[room].fits, inside.minutes());
    let (needs, has, day) = (sum.needs(), sum.has(), &school[day].id);
    let sentence = match by {
        By::Turns => format!(
            "{name} on {day}: {needs} times a homeroom needs its {kinds} between {} and {}, and there is room for {has}: {}, {} each.",
            inside.start,
            inside.end,
            counted(number(fits), "place"),
            counted(sum.there.first().map_or(0, |line| line.each), "turn"),
        ),
        By::OneByOne => format!(
            "{name} on {day}: no two of these fit into {} at once; one after another they need {needs} minutes of {kinds}, and \
             between {} and {} there are {has}.",
            counted(number(fits), "place"),
            inside.start,
            inside.end,
        ),
        By::Minutes => format!(
            "{name} on {day}: the homerooms need {needs} homeroom-minutes of {kinds} in {name}, and {fits} at once for {minutes} \
             minutes ({inside}) make {has}."
        ),
    };
    sum.certificate(LAW, sentence)
}
