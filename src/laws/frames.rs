//! Blocks at one clock time every day, each followed on some day by another one, of which no two go together.
//!
//! Where each needs more than half of the same adults, a block that has its follower on some day keeps that time free on
//! all days: on the day of its follower all others are in the week too, at their usual time.

use super::certificate::Certificate;
use super::facts::{block_window, grades_of, hull, is_narrow, may_lead, unit_name, units};
use super::sum::{Sum, Without, fewest, line};
use crate::model::{BlockId, Clock, DayId, Item, Minutes, School, StaffId, Times};
use itertools::Itertools;

/// Id of the law.
pub(super) const LAW: &str = "frames";

type At = (BlockId, usize);

pub(super) fn find(school: &School) -> Vec<Certificate> {
    (0..school.day_types.len())
        .flat_map(|day_type| {
            let days = school.day_ids().filter(|day| school[*day].day_type == day_type).collect_vec();
            let all = units(school).filter(|at| is_frame(school, *at, &days)).collect_vec();
            let crews = all.iter().map(|at| crew(school, &[*at], &days)).unique().collect_vec();
            crews
                .into_iter()
                .filter_map(|crew| {
                    let set = all.iter().copied().filter(|at| {
                        leaders(school, *at).iter().all(|who| crew.contains(who))
                            && school[at.0].needs_of(at.1).adults * 2 > crew.len()
                    });
                    // Two units of one block may share their adults' row; one of each block is sure to stand alone.
                    let set = set.unique_by(|at| at.0).collect_vec();
                    fewest(|without| count(school, &set, &days, without)).map(|sum| say(school, &set, sum))
                })
                .collect_vec()
        })
        .collect()
}

fn leaders(school: &School, at: At) -> Vec<StaffId> {
    let Some(leads) = &school[at.0].leads else { return Vec::new() };
    school.staff_ids().filter(|who| may_lead(school, leads, *who)).collect()
}

fn crew(school: &School, set: &[At], days: &[DayId]) -> Vec<StaffId> {
    let all = set.iter().flat_map(|at| leaders(school, *at)).unique().sorted();
    all.filter(|who| days.iter().any(|day| school.paid_day(*who, *day).is_some())).collect()
}

/// Once a day, every day of the type, at one clock time, in one piece, with adults.
fn is_frame(school: &School, at: At, days: &[DayId]) -> bool {
    let block = &school[at.0];
    block.same_time
        && block.leads.is_some()
        && block.times == Times::PerDay(1)
        && block.pieces.is_empty()
        && days.iter().all(|day| block.minutes[day.0].is_some())
}

/// The block that follows on a day, with the same adults and children.
fn follower(school: &School, at: At, day: DayId) -> Option<(At, Minutes)> {
    let then = school[at.0].then?;
    let next = &school[then];
    let unit = next.units.iter().position(|unit| unit.homerooms == school[at.0].units[at.1].homerooms)?;
    let minutes = next.minutes[day.0].filter(|_| next.times == Times::PerDay(1) && next.pieces.is_empty())?;
    let same = leaders(school, (then, unit)) == leaders(school, at)
        && next.needs_of(unit).adults >= school[at.0].needs_of(at.1).adults;
    // Nothing fits between the two while the children walk.
    let walk = school[at.0].units[at.1].homerooms.iter().map(|homeroom| school.walk_after(at.0, *homeroom)).max();
    let shortest = school.blocks.iter().flat_map(|block| block.minutes.iter().flatten()).min();
    let directly = walk.unwrap_or(0) < shortest.copied().unwrap_or(1);
    (same && directly).then_some(((then, unit), minutes))
}

/// Minutes it keeps free: those of its longest day with its follower, and the wishes behind it.
fn frame(school: &School, at: At, days: &[DayId], without: &Without) -> (Minutes, Vec<Item>) {
    let own = days.iter().filter_map(|day| school[at.0].minutes[day.0]).min().unwrap_or(0);
    let asked = without.asks(&Item::BlockOrder(at.0));
    let longest = days
        .iter()
        .filter_map(|day| follower(school, at, *day))
        .filter(|((then, unit), _)| {
            asked && without.asks(&Item::Block(*then, *unit)) && without.asks(&Item::Leads(*then))
        })
        .max_by_key(|(_, minutes)| *minutes);
    match longest {
        Some(((then, unit), minutes)) => {
            (own + minutes, vec![Item::BlockOrder(at.0), Item::Leads(then), Item::Block(then, unit)])
        }
        None => (own, Vec::new()),
    }
}

fn count(school: &School, set: &[At], days: &[DayId], without: &Without) -> Option<Sum> {
    let asked = |at: &At| {
        [Item::Block(at.0, at.1), Item::SameTime(at.0), Item::Leads(at.0)].iter().all(|item| without.asks(item))
    };
    let set = set.iter().copied().filter(asked).collect_vec();
    let mut wishes = Vec::new();
    let mut needed = Vec::new();
    for at in &set {
        let (minutes, own) = frame(school, *at, days, without);
        needed.push(line(format!("{}: {}", unit_name(school, *at), school[at.0].name), 1, i64::from(minutes)));
        wishes.extend(own);
        wishes.extend([Item::SameTime(at.0), Item::Leads(at.0), Item::Block(at.0, at.1)]);
    }
    let followers = set.iter().flat_map(|at| days.iter().filter_map(|day| Some(follower(school, *at, *day)?.0)));
    let all = set.iter().copied().chain(followers).unique().collect_vec();
    let windows = all.iter().flat_map(|at| days.iter().filter_map(|day| block_window(school, *at, *day, without)));
    let inside = hull(windows)?;
    let narrow = all.iter().map(|at| at.0).unique().filter(|block| is_narrow(school, *block));
    let narrow = narrow.map(Item::BlockWindow).filter(|item| without.asks(item)).collect_vec();
    wishes.splice(0..0, narrow);
    let facts = set.iter().flat_map(|at| grades_of(school, *at)).unique().map(Item::Bells);
    let facts = facts.chain(crew(school, &set, days).into_iter().map(Item::Staff)).collect();
    let hours = |clock: Clock| clock.to_string();
    Some(Sum {
        unit: "minutes",
        needed,
        there: vec![line(format!("{}–{}", hours(inside.start), hours(inside.end)), 1, i64::from(inside.minutes()))],
        wishes: wishes.into_iter().unique().collect(),
        facts,
    })
}

fn say(school: &School, set: &[At], sum: Sum) -> Certificate {
    let adults = sum.facts.iter().filter(|item| matches!(item, Item::Staff(_))).count();
    let needs = set.iter().filter(|at| sum.wishes.contains(&Item::Block(at.0, at.1)));
    let at_once = needs.map(|at| school[at.0].needs_of(at.1).adults).min().unwrap_or(0);
    let sentence = format!(
        "{} blocks are at the same clock time every day, and each takes {at_once} or more of {adults} adults, so no two are at once. \
         With what follows each directly on its day they keep {} minutes of every day, and a day has {}.",
        sum.needed.len(),
        sum.needs(),
        sum.has()
    );
    sum.certificate(LAW, sentence)
}
