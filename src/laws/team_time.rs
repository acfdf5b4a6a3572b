//! A team's meeting against the longest time any day gives all its members.
//!
//! A day gives the hours that all who must be there are at work and that count for the team, without what one of them
//! leads alone in them. Class time that no block names is no obstacle: others may take it.

use super::certificate::Certificate;
use super::facts::{block_window, certain, full_weeks, hull, is_narrow, led_alone, lengths};
use super::sum::{Sum, Without, fewest, line};
use crate::model::{DayId, HomeroomId, Item, MeetsIn, Minutes, Owed, School, Span, StaffId, Team, TeamId};
use itertools::Itertools;

/// Id of the law.
pub(super) const LAW: &str = "team-time";

pub(super) fn find(school: &School) -> Vec<Certificate> {
    let of_team = |id: TeamId| {
        let windows: Vec<Vec<DayId>> = match school[id].owed {
            Owed::PerWeek => full_weeks(school).map(<[DayId]>::to_vec).collect(),
            Owed::PerCycle | Owed::EveryWeeks(_) => vec![school.day_ids().collect()],
        };
        windows.into_iter().find_map(|days| {
            let sum = fewest(|without| count(school, id, &days, without))?;
            Some(say(school, id, sum))
        })
    };
    (0..school.teams.len()).map(TeamId).filter_map(of_team).collect()
}

/// Those without whom the meeting of a day does not count.
fn needed_on(school: &School, team: &Team, day: DayId) -> Vec<StaffId> {
    let at_work = |who: &StaffId, day: DayId| school.paid_day(*who, day).is_some();
    let stood_for = |who: &StaffId, day: DayId| {
        !at_work(who, day)
            && school.homerooms.iter().any(|homeroom| {
                let other = |other: &StaffId| other != who && team.members.contains(other) && at_work(other, day);
                homeroom.teachers.contains(who) && homeroom.teachers.iter().any(other)
            })
    };
    let on = |day: DayId| team.members.iter().copied().filter(|who| !stood_for(who, day)).collect_vec();
    if school.day_ids().any(|day| on(day).iter().all(|who| at_work(who, day))) {
        on(day)
    } else {
        team.members.iter().copied().filter(|who| at_work(who, day)).collect()
    }
}

/// The hours of a day that count for the team.
fn hours(school: &School, id: TeamId, day: DayId, without: &Without) -> Option<Span> {
    let team = &school[id];
    let needed = needed_on(school, team, day);
    if needed.len() < 2 {
        return None;
    }
    let mut hours = needed
        .iter()
        .map(|who| school.paid_day(*who, day))
        .try_fold(crate::model::ANY_TIME, |all, own| all.intersection(own?))?;
    if without.asks(&Item::TeamWindow(id)) {
        hours = hours.intersection(team.windows[day.0]?)?;
    }
    if team.meets_in == MeetsIn::StudentDay {
        let mine = |homeroom: &HomeroomId| {
            let home = &school[*homeroom];
            if team.is_grade_level() {
                team.grades.contains(&home.grade)
            } else {
                home.teachers.iter().any(|who| team.members.contains(who))
            }
        };
        let bells = school.homeroom_ids().filter(mine).map(|homeroom| school.student_day(homeroom, day));
        hours = hours.intersection(hull(bells).unwrap_or(school.day_type(day).students))?;
    }
    Some(hours)
}

/// The longest time of a day, and the blocks that take from it.
fn longest(school: &School, id: TeamId, day: DayId, without: &Without) -> (Minutes, Vec<Item>) {
    let Some(hours) = hours(school, id, day, without) else { return (0, Vec::new()) };
    let of = |who: StaffId| {
        let mut items = Vec::new();
        let mut taken = 0;
        for at in led_alone(school, who, day).into_iter().filter(|at| without.asks(&Item::Block(at.0, at.1))) {
            let window = block_window(school, at, day, without);
            let own: Minutes = lengths(&school[at.0], day)
                .iter()
                .map(|minutes| window.map_or(0, |window| certain(*minutes, window, hours)))
                .sum();
            if own > 0 {
                taken += own;
                if is_narrow(school, at.0) && without.asks(&Item::BlockWindow(at.0)) {
                    items.push(Item::BlockWindow(at.0));
                }
                items.push(Item::Block(at.0, at.1));
            }
        }
        (taken, items)
    };
    let most = needed_on(school, &school[id], day).into_iter().map(of).max_by_key(|(taken, _)| *taken);
    let (taken, items) = most.unwrap_or_default();
    ((hours.minutes() - taken).max(0), items)
}

fn count(school: &School, id: TeamId, days: &[DayId], without: &Without) -> Option<Sum> {
    let team = &school[id];
    if !without.asks(&Item::Team(id)) {
        return None;
    }
    let length = team.meetings.iter().max()?;
    let each = days.iter().map(|day| (longest(school, id, *day, without), *day)).collect_vec();
    let wishes = each.iter().flat_map(|((_, items), _)| items.iter().cloned()).unique().collect_vec();
    let ((most, _), best) = each.into_iter().rev().max_by_key(|((most, _), _)| *most)?;
    let narrowed = school.day_ids().any(|day| {
        hours(school, id, day, &Without::default()) != hours(school, id, day, &without.and(Item::TeamWindow(id)))
    });
    let window = Some(Item::TeamWindow(id)).filter(|item| narrowed && without.asks(item));
    Some(Sum {
        unit: "minutes",
        needed: vec![line(format!("one meeting of {}", team.name), 1, i64::from(*length))],
        there: vec![line(format!("on {}, the best day", school[best].id), 1, i64::from(most))],
        wishes: window.into_iter().chain(wishes).chain([Item::Team(id)]).collect(),
        facts: team
            .members
            .iter()
            .map(|who| Item::Staff(*who))
            .chain(team.grades.iter().map(|own| Item::Bells(*own)))
            .collect(),
    })
}

fn say(school: &School, id: TeamId, sum: Sum) -> Certificate {
    let (needs, has) = (sum.needs(), sum.has());
    let alone = if sum.wishes.iter().any(|item| matches!(item, Item::Block(..))) {
        ", beside the blocks they lead alone,"
    } else {
        ""
    };
    let best = if has > 0 {
        format!("{has} {}", sum.there.first().map_or("", |line| line.what.trim_end_matches(", the best day")))
    } else {
        "none".to_owned()
    };
    let sentence = format!(
        "{}: a meeting takes {needs} minutes, and the most that all its members have together on a day{alone} is {best}.",
        school[id].name
    );
    sum.certificate(LAW, sentence)
}
