//! What a homeroom has beside its daily blocks against the minutes that these leave.
//!
//! A special may lie beside an intervention of the same homeroom (children in groups), so interventions and ELD take
//! nothing here.

use super::certificate::Certificate;
use super::facts::{block_window, children, counted, full_weeks, hull, lengths, pairs, rotation, section_minutes};
use super::sum::{Sum, Without, fewest, line, number};
use crate::model::{BlockId, DayId, HomeroomId, Item, Kind, Minutes, School, Span, Times};
use itertools::Itertools;

/// Id of the law.
pub(super) const LAW: &str = "homeroom-week";

/// The days over which it is added up.
#[derive(Debug, Clone)]
struct Over {
    name: String,
    days: Vec<DayId>,
    /// Whether it is a full week, so that weekly blocks lie in it.
    week: bool,
    /// Whether each rotation day is in it once, so that sections lie in it.
    rotation: bool,
}

/// How they are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    /// As so many stretches of the shortest length.
    Stretches,
    /// In minutes.
    Minutes,
}

pub(super) fn find(school: &School) -> Vec<Certificate> {
    let mut found = Vec::new();
    for homeroom in school.homeroom_ids() {
        // Homerooms of a grade are alike: one proof for them.
        let grade = school[homeroom].grade;
        if found.iter().any(|(own, _)| *own == grade) {
            continue;
        }
        let first = all_days(school).into_iter().find_map(|days| {
            [By::Minutes, By::Stretches].into_iter().find_map(|by| {
                let sum = fewest(|without| count(school, homeroom, &days, by, without))?;
                Some(say(school, homeroom, &days, by, sum))
            })
        });
        found.extend(first.map(|certificate| (grade, certificate)));
    }
    found.into_iter().map(|(_, certificate)| certificate).collect()
}

fn all_days(school: &School) -> Vec<Over> {
    let mut all = Vec::new();
    let each_once = |days: &[DayId]| {
        let positions = days.iter().filter_map(|day| school[*day].cycle_day).collect_vec();
        days.len() == school.cycle_days && positions.iter().unique().count() == school.cycle_days
    };
    for days in full_weeks(school) {
        let rotation = each_once(days);
        all.push(Over { name: "a week".to_owned(), days: days.to_vec(), week: true, rotation });
    }
    // Every form of a rotation day carries its sections: the shortest is taken.
    let shortest = rotation(school).into_iter().filter_map(|days| {
        days.into_iter()
            .min_by_key(|day| school.homeroom_ids().map(|own| school.student_day(own, *day).minutes()).sum::<i32>())
    });
    let days = shortest.collect_vec();
    if !all.iter().any(|own| own.rotation && own.days == days) {
        all.push(Over { name: "a rotation".to_owned(), days, week: false, rotation: true });
    }
    all
}

fn takes_time(kind: Kind) -> bool {
    !matches!(kind, Kind::Special | Kind::Intervention | Kind::Eld)
}

/// The homeroom's blocks whose time nothing else may have.
fn blocks(school: &School, homeroom: HomeroomId) -> Vec<(BlockId, usize)> {
    super::facts::units(school)
        .filter(|at| school[at.0].units[at.1].homerooms.contains(&homeroom) && takes_time(school[at.0].kind))
        .collect()
}

/// When anything of the homeroom may lie on a day.
fn whole_day(school: &School, homeroom: HomeroomId, day: DayId) -> Option<Span> {
    let without = Without::default();
    let blocks = blocks(school, homeroom).into_iter().filter_map(|at| block_window(school, at, day, &without));
    let courses = pairs(school).into_iter().filter(|(_, grade)| *grade == school[homeroom].grade);
    let courses = courses.filter_map(|(course, _)| school[course].windows[day.0]);
    hull(blocks.chain(courses).chain(children(school, &[homeroom], day)))
}

/// What is needed: in words, how often, how long, and which wish asks for it.
fn wanted(school: &School, homeroom: HomeroomId, days: &Over, without: &Without) -> Vec<(String, i64, Minutes, Item)> {
    let grade = school[homeroom].grade;
    let mut found = Vec::new();
    if days.rotation {
        for pair in pairs(school).into_iter().filter(|(_, own)| *own == grade) {
            let times = i64::from(school[pair.0].per_cycle[grade.0]);
            found.push((
                school[pair.0].name.clone(),
                times,
                section_minutes(school, pair),
                Item::Sections(pair.0, grade),
            ));
        }
    }
    for at in blocks(school, homeroom) {
        let block = &school[at.0];
        let times = match block.times {
            Times::PerWeek(times) if days.week => times,
            Times::PerCycle(times) if days.rotation => times,
            _ => continue,
        };
        let least = days.days.iter().filter_map(|day| block.minutes[day.0]).min().unwrap_or(0);
        found.push((block.name.clone(), i64::from(times), least, Item::Block(at.0, at.1)));
    }
    found.retain(|(.., item)| without.asks(item));
    found
}

/// Minutes of a day that daily blocks leave.
fn left(school: &School, homeroom: HomeroomId, day: DayId, without: &Without) -> (Minutes, Vec<Item>) {
    let mut wishes = Vec::new();
    let mut left = whole_day(school, homeroom, day).map_or(0, Span::minutes);
    for at in blocks(school, homeroom).into_iter().filter(|at| without.asks(&Item::Block(at.0, at.1))) {
        let minutes: Minutes = lengths(&school[at.0], day).iter().sum();
        if minutes > 0 {
            left -= minutes;
            wishes.push(Item::Block(at.0, at.1));
        }
    }
    (left.max(0), wishes)
}

fn count(school: &School, homeroom: HomeroomId, days: &Over, by: By, without: &Without) -> Option<Sum> {
    let wanted = wanted(school, homeroom, days, without);
    let least = wanted.iter().map(|(_, _, minutes, _)| *minutes).min()?.max(1);
    let needed = wanted
        .iter()
        .map(|(what, times, minutes, _)| match by {
            By::Stretches => line(what.clone(), *times, 1),
            By::Minutes => line(what.clone(), *times, i64::from(*minutes)),
        })
        .collect();
    let mut wishes = Vec::new();
    let mut lefts = Vec::new();
    for day in &days.days {
        let (left, own) = left(school, homeroom, *day, without);
        lefts.push(match by {
            By::Stretches => i64::from(left / least),
            By::Minutes => i64::from(left),
        });
        wishes.extend(own);
    }
    let there = lefts.into_iter().counts().into_iter().sorted();
    let there = there
        .map(|(each, days)| {
            line(format!("{}, beside the daily blocks", counted(number(days), "day")), number(days), each)
        })
        .collect();
    wishes.extend(wanted.into_iter().map(|(.., item)| item));
    let unit = if by == By::Stretches { "stretches" } else { "minutes" };
    let facts = vec![Item::Bells(school[homeroom].grade)];
    Some(Sum { unit, needed, there, wishes: wishes.into_iter().unique().collect(), facts })
}

fn say(school: &School, homeroom: HomeroomId, days: &Over, by: By, sum: Sum) -> Certificate {
    let what = super::facts::listed(&sum.needed.iter().map(|line| line.what.clone()).collect_vec());
    let (name, needs, has, of) = (&school[homeroom].id, sum.needs(), sum.has(), &days.name);
    let least = wanted(school, homeroom, days, &Without::default())
        .into_iter()
        .filter(|(.., item)| sum.wishes.contains(item))
        .map(|(_, _, minutes, _)| minutes)
        .min()
        .unwrap_or(0);
    let sentence = match by {
        By::Stretches => format!(
            "{name}: {what} are {needs} times {least} minutes or more in {of}, and what its daily blocks leave of each day holds {has}."
        ),
        By::Minutes => format!("{name}: {what} need {needs} minutes in {of}, and its daily blocks leave {has}."),
    };
    sum.certificate(LAW, sentence)
}
