//! Preparation over several days, beside sections, lunch and the blocks that somebody leads alone.

use super::certificate::Certificate;
use super::facts::{
    Pair, articles, block_window, certain, clause, counted, full_weeks, joined_sets, led_alone, lengths, names,
    one_by_one, own_inside, pairs, section_minutes, teachers,
};
use super::sum::{Sum, Without, fewest, line, number};
use crate::model::{DayId, Item, Kind, Minutes, School, Span, StaffId, Times};
use crate::plan::demand::{Demands, OwnTotal};
use itertools::Itertools;

/// Id of the law.
pub(super) const LAW: &str = "adult-week";

pub(super) fn find(school: &School, demands: &Demands) -> Vec<Certificate> {
    let all = pairs(school).into_iter().filter(|(_, grade)| one_by_one(school, *grade)).collect_vec();
    let alone = school.staff_ids().map(|who| vec![who]);
    let crews = alone.chain(joined_sets(all.iter().map(|pair| teachers(school, &[*pair])))).unique();
    let found = crews.filter_map(|crew| {
        let days = demands.own_totals.iter().filter(|total| crew.first() == Some(&total.who) && total.source.sure);
        let days = days.map(|total| total.days.iter().map(|(day, _)| *day).collect_vec()).unique().collect_vec();
        days.into_iter().find_map(|days| {
            let only = |pair: &Pair| {
                let own = teachers(school, &[*pair]);
                !own.is_empty() && own.iter().all(|who| crew.contains(who))
            };
            let own = all.iter().copied().filter(only).collect_vec();
            let sum = fewest(|without| count(school, demands, &crew, &days, &own, without))?;
            Some(say(school, &crew, sum))
        })
    });
    // Colleagues in the same place say the same.
    let promises =
        |own: &Certificate| own.rests_on.iter().filter(|item| !matches!(item, Item::Staff(_))).cloned().collect_vec();
    found.collect_vec().into_iter().unique_by(promises).collect()
}

/// The largest sum somebody is owed over these days.
fn owed<'a>(demands: &'a Demands, who: StaffId, days: &[DayId], without: &Without) -> Option<&'a OwnTotal> {
    demands
        .own_totals
        .iter()
        .filter(|total| total.who == who && total.source.sure && without.asks(&clause(&total.source)))
        .filter(|total| total.days.iter().map(|(day, _)| *day).eq(days.iter().copied()))
        .max_by_key(|total| total.minutes)
}

/// Whether each day of the rotation is in it once: then a rotation's sections lie in it.
fn is_rotation(school: &School, days: &[DayId]) -> bool {
    let positions = days.iter().filter_map(|day| school[*day].cycle_day).unique().count();
    days.len() == school.cycle_days && positions == school.cycle_days
}

fn count(
    school: &School,
    demands: &Demands,
    crew: &[StaffId],
    days: &[DayId],
    pairs: &[Pair],
    without: &Without,
) -> Option<Sum> {
    let (mut needed, mut there, mut wishes) = (Vec::new(), Vec::new(), Vec::new());
    let mut blocks = Vec::new();
    // Where a sum is owed only inside the students' day, so are the hours in which the rest lies.
    let mut hours: Vec<(DayId, Span)> = Vec::new();
    for who in crew {
        let total = owed(demands, *who, days, without);
        let windows: Vec<(DayId, Span)> = match total {
            Some(total) => total.days.clone(),
            None => days.iter().filter_map(|day| Some((*day, school.paid_day(*who, *day)?))).collect(),
        };
        if let Some(total) = total {
            needed.push(line(format!("preparation of {}", school[*who].name), 1, i64::from(total.minutes)));
            wishes.push(clause(&total.source));
        }
        let mut lefts = Vec::new();
        for (day, window) in &windows {
            let mut left = window.minutes();
            let own = own_inside(school, demands, (*who, *day), *window, without);
            for (item, _, minutes) in own.into_iter().filter(|(_, kind, _)| *kind == Kind::Lunch) {
                left -= minutes;
                wishes.push(item);
            }
            for at in led_alone(school, *who, *day).into_iter().filter(|at| without.asks(&Item::Block(at.0, at.1))) {
                let inside = block_window(school, at, *day, without);
                let taken = |minutes: &Minutes| inside.map_or(0, |own| certain(*minutes, own, *window));
                let taken: Minutes = lengths(&school[at.0], *day).iter().map(taken).sum();
                if taken > 0 {
                    left -= taken;
                    blocks.push(at);
                }
            }
            // Too little for a block of preparation may still do for something else.
            let alone = pairs.is_empty() && weekly(school, *who, days).is_empty();
            let least = total.filter(|_| alone).map_or(0, |total| total.block);
            lefts.push(if left < least { 0 } else { i64::from(left.max(0)) });
        }
        let counts = lefts.into_iter().counts().into_iter().sorted();
        there.extend(counts.map(|(each, days)| {
            line(format!("{}, {}", school[*who].name, counted(number(days), "day")), number(days), each)
        }));
        hours.extend(windows);
        for (at, often) in weekly(school, *who, days) {
            if without.asks(&Item::Block(at.0, at.1)) {
                let least = days.iter().filter_map(|day| school[at.0].minutes[day.0]).min().unwrap_or(0);
                let inside =
                    days.iter().filter_map(|day| block_window(school, at, *day, without).map(|own| (day, own)));
                let mut inside = inside;
                if inside.all(|(day, own)| hours.iter().any(|(at, hours)| at == day && hours.contains(own))) {
                    needed.push(line(school[at.0].name.clone(), often, i64::from(least)));
                    blocks.push(at);
                }
            }
        }
    }
    if wishes.is_empty() {
        return None;
    }
    if is_rotation(school, days) {
        for pair in pairs {
            let item = Item::Sections(pair.0, pair.1);
            let inside = |(day, own): (&DayId, Span)| {
                hours.iter().filter(|(at, _)| at == day).all(|(_, hours)| {
                    // Outside of their hours nobody teaches: only the part in them matters.
                    let paid =
                        crew.iter().filter_map(|who| school.paid_day(*who, *day)?.intersection(own)).collect_vec();
                    paid.iter().all(|own| hours.contains(*own))
                })
            };
            let windows = days.iter().filter_map(|day| Some((day, school[pair.0].windows[day.0]?)));
            if without.asks(&item) && { windows }.all(inside) {
                let times = i64::from(school[pair.0].per_cycle[pair.1.0]) * number(school[pair.1].homerooms.len());
                let what = format!("grade {}: {}", school[pair.1].id, school[pair.0].name);
                needed.push(line(what, times, i64::from(section_minutes(school, *pair))));
                wishes.push(item);
            }
        }
    }
    for at in blocks.into_iter().unique() {
        if super::facts::is_narrow(school, at.0) && without.asks(&Item::BlockWindow(at.0)) {
            wishes.push(Item::BlockWindow(at.0));
        }
        wishes.push(Item::Block(at.0, at.1));
    }
    let facts = crew.iter().map(|who| Item::Staff(*who)).collect();
    Some(Sum { unit: "minutes", needed, there, wishes: wishes.into_iter().unique().collect(), facts })
}

/// Blocks on chosen days of the week that somebody leads alone, where the days are a full week.
fn weekly(school: &School, who: StaffId, days: &[DayId]) -> Vec<((crate::model::BlockId, usize), i64)> {
    let is_week = full_weeks(school).any(|week| week.iter().sorted().eq(days.iter().sorted()));
    let always = days
        .iter()
        .map(|day| led_alone(school, who, *day))
        .reduce(|a, b| a.into_iter().filter(|at| b.contains(at)).collect());
    let chosen = |at: &(crate::model::BlockId, usize)| match school[at.0].times {
        Times::PerWeek(often) if is_week => Some((*at, i64::from(often))),
        _ => None,
    };
    always.unwrap_or_default().iter().filter_map(chosen).collect()
}

fn say(school: &School, crew: &[StaffId], sum: Sum) -> Certificate {
    let articles = articles(&sum.wishes).unwrap_or_default();
    let parts = sum.needed.iter().map(|line| format!("{} {}", line.what, line.sum())).join(", ");
    let sentence = format!(
        "{}: {parts} are {} with what {articles}, and the days leave {}.",
        names(school, crew),
        counted(sum.needs(), "minute"),
        sum.has()
    );
    sum.certificate(LAW, sentence)
}
