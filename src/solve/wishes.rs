//! What the preferences cost in a finished schedule.

use super::outcome::Rank;
use crate::model::{BlockId, Clock, DayId, Kind, Prefer, School, StaffId, Wish};
use crate::schedule::{Schedule, Stretch};
use itertools::Itertools;
use std::collections::BTreeMap;

/// Cost per rank, in rank order.
pub(super) fn costs(school: &School, schedule: &Schedule) -> Vec<(usize, i64)> {
    school
        .preferences
        .iter()
        .sorted_by_key(|prefer| prefer.rank)
        .chunk_by(|prefer| prefer.rank)
        .into_iter()
        .map(|(rank, wishes)| (rank, wishes.map(|prefer| cost(school, schedule, &prefer.wish)).sum()))
        .collect()
}

/// The ranks with what is known of them. A cost is never below 0, nor below what counting proves.
pub(super) fn ranks(school: &School, costs: &[(usize, i64)], bounds: &BTreeMap<usize, i64>) -> Vec<Rank> {
    costs
        .iter()
        .map(|(rank, value)| {
            let wishes = school.preferences.iter().filter(|prefer| prefer.rank == *rank).collect_vec();
            Rank {
                name: wishes.iter().map(|prefer| words(school, prefer)).join("; "),
                value: *value,
                bound: bounds.get(rank).copied().unwrap_or(0),
                proved: *value <= bounds.get(rank).copied().unwrap_or(0),
                unit: wishes.first().map_or("minutes", |prefer| unit(&prefer.wish)),
            }
        })
        .collect()
}

fn unit(wish: &Wish) -> &'static str {
    match wish {
        Wish::SameTime(_) | Wish::Early(..) | Wish::Late(..) | Wish::EqualDuty | Wish::LongerTeamTime(..) => "minutes",
        Wish::GradesInARow | Wish::FewRoomChanges => "changes",
        Wish::FewSections(_) | Wish::EqualSections(_) => "sections",
        Wish::WatchAColleague(_) => "pairs",
        Wish::CompactDays(_) => "days",
    }
}

fn words(school: &School, prefer: &Prefer) -> String {
    let blocks = |list: &[BlockId]| list.iter().map(|block| school[*block].name.as_str()).join(", ");
    let days = |list: &[DayId]| list.iter().map(|day| school[*day].id.as_str()).join(", ");
    match &prefer.wish {
        Wish::SameTime(list) => format!("{} at the same time every day", blocks(list)),
        Wish::Early(list, by) => format!("{} before {by}", blocks(list)),
        Wish::Late(list, by) => format!("{} after {by}", blocks(list)),
        Wish::GradesInARow => "a specialist's sections of one grade in a row".to_owned(),
        Wish::EqualDuty => "equal duty minutes".to_owned(),
        Wish::FewSections(list) => format!("few sections on {}", days(list)),
        Wish::EqualSections(list) => format!("equally many sections on {}", days(list)),
        Wish::LongerTeamTime(_, minutes) => format!("team time of {minutes} minutes"),
        Wish::WatchAColleague(_) => "time to watch a colleague teach".to_owned(),
        Wish::FewRoomChanges => "few room changes".to_owned(),
        Wish::CompactDays(list) => {
            format!("few days for {}", list.iter().map(|who| school[*who].name.as_str()).join(", "))
        }
    }
}

fn cost(school: &School, schedule: &Schedule, wish: &Wish) -> i64 {
    match wish {
        Wish::SameTime(blocks) => blocks.iter().map(|block| spread(school, schedule, *block)).sum(),
        Wish::Early(blocks, by) => beyond(school, schedule, blocks, *by, true),
        Wish::Late(blocks, by) => beyond(school, schedule, blocks, *by, false),
        Wish::GradesInARow => school.staff_ids().map(|who| grade_changes(school, schedule, who)).sum(),
        Wish::EqualDuty => equal_duty(schedule),
        Wish::FewSections(days) => sections_on(schedule, days),
        Wish::EqualSections(days) => {
            let counts = days.iter().map(|day| sections_on(schedule, &[*day])).minmax().into_option();
            counts.map_or(0, |(least, most)| most - least)
        }
        Wish::LongerTeamTime(teams, minutes) => teams
            .iter()
            .map(|team| {
                let longest = schedule
                    .rows
                    .iter()
                    .filter(|row| row.team == Some(*team) && row.kind == Kind::Collaboration)
                    .map(|row| row.span.minutes())
                    .max()
                    .unwrap_or(0);
                i64::from((minutes - longest).max(0))
            })
            .sum(),
        Wish::WatchAColleague(teams) => teams
            .iter()
            .map(|team| {
                let pairs = school[*team].members.iter().copied().permutations(2);
                i64::try_from(pairs.filter(|pair| !can_watch(school, schedule, pair[0], pair[1])).count()).unwrap_or(0)
            })
            .sum(),
        Wish::FewRoomChanges => school
            .staff_ids()
            .flat_map(|who| school.day_ids().map(move |day| (who, day)))
            .map(|(who, day)| {
                let rooms =
                    schedule.of_staff(who).filter(|row| row.day == day).filter_map(|row| row.room).dedup().count();
                i64::try_from(rooms.saturating_sub(1)).unwrap_or(0)
            })
            .sum(),
        Wish::CompactDays(people) => people
            .iter()
            .map(|who| {
                let days =
                    schedule.of_staff(*who).filter(|row| row.kind == Kind::Special).map(|row| row.day).unique().count();
                i64::try_from(days).unwrap_or(0)
            })
            .sum(),
    }
}

/// Rows of a block as its units have it: one per unit, day and start.
fn starts<'a>(
    school: &'a School,
    schedule: &'a Schedule,
    block: BlockId,
) -> impl Iterator<Item = ((usize, DayId), &'a Stretch)> {
    let facts = &school[block];
    schedule
        .rows
        .iter()
        .filter(move |row| row.course == facts.id || facts.alternates.contains(&row.course))
        .filter_map(move |row| {
            let unit = facts
                .units
                .iter()
                .position(|unit| row.homerooms.iter().any(|homeroom| unit.homerooms.contains(homeroom)))?;
            Some(((unit, row.day), row))
        })
        .unique_by(|((unit, day), row)| (*unit, *day, row.span))
}

fn spread(school: &School, schedule: &Schedule, block: BlockId) -> i64 {
    let mut by: BTreeMap<(usize, usize, usize), Vec<i32>> = BTreeMap::new();
    for ((unit, day), group) in
        &starts(school, schedule, block).sorted_by_key(|(key, row)| (*key, row.span)).chunk_by(|(key, _)| *key)
    {
        for (part, (_, row)) in group.enumerate() {
            by.entry((unit, part, school[day].day_type)).or_default().push(row.span.start.0);
        }
    }
    by.values().filter_map(|list| list.iter().minmax().into_option()).map(|(least, most)| i64::from(most - least)).sum()
}

fn beyond(school: &School, schedule: &Schedule, blocks: &[BlockId], by: Clock, after: bool) -> i64 {
    blocks
        .iter()
        .flat_map(|block| starts(school, schedule, *block))
        .map(|(_, row)| {
            let minutes =
                if after { row.span.end - by.max(row.span.start) } else { by.min(row.span.end) - row.span.start };
            i64::from(minutes.max(0))
        })
        .sum()
}

fn grade_changes(school: &School, schedule: &Schedule, who: StaffId) -> i64 {
    school
        .day_ids()
        .map(|day| {
            let grades = schedule
                .of_staff(who)
                .filter(|row| row.day == day && row.kind == Kind::Special)
                .map(|row| row.grade.as_str())
                .collect_vec();
            let changes = grades.iter().dedup().count().saturating_sub(1);
            let least = grades.iter().unique().count().saturating_sub(1);
            i64::try_from(changes - least).unwrap_or(0)
        })
        .sum()
}

fn equal_duty(schedule: &Schedule) -> i64 {
    let mut minutes: BTreeMap<StaffId, i64> = BTreeMap::new();
    for row in schedule.rows.iter().filter(|row| row.kind == Kind::Duty) {
        for who in &row.staff {
            *minutes.entry(*who).or_default() += i64::from(row.span.minutes());
        }
    }
    minutes.values().minmax().into_option().map_or(0, |(least, most)| most - least)
}

fn sections_on(schedule: &Schedule, days: &[DayId]) -> i64 {
    let n = schedule.rows.iter().filter(|row| row.kind == Kind::Special && days.contains(&row.day)).count();
    i64::try_from(n).unwrap_or(0)
}

/// Whether `watcher` is once free (preparing) while `teacher` teaches.
fn can_watch(_school: &School, schedule: &Schedule, watcher: StaffId, teacher: StaffId) -> bool {
    schedule.of_staff(watcher).filter(|row| row.kind == Kind::Prep && row.homerooms.is_empty()).any(|free| {
        schedule.of_staff(teacher).any(|row| {
            row.day == free.day
                && row.kind.is_teaching()
                && !row.homerooms.is_empty()
                && row.span.intersection(free.span).is_some_and(|both| both.minutes() >= 15)
        })
    })
}
