//! Over which days the plan adds up what is owed over a week, a rotation, a year.
//!
//! The plan needs only the days and how many school days a whole window has; windows that ask for nothing beyond others
//! are dropped by [`least`].

use crate::model::{DayId, Minutes, Per, School};
use itertools::Itertools;
use jiff::civil::Date;

/// School weeks of a year that nobody described.
const WEEKS_OF_A_YEAR: usize = 36;
/// Whole school weeks that every month holds.
const WEEKS_OF_A_MONTH: usize = 4;

/// The days of one window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Together {
    /// In any order, one that comes twice twice.
    pub days: Vec<DayId>,
    /// School days of a window in which nothing falls out.
    pub whole: usize,
}

impl Together {
    fn new(days: impl IntoIterator<Item = DayId>, whole: usize) -> Self {
        Self { days: days.into_iter().sorted().collect(), whole }
    }
}

/// Every different window of `per`. Months and years of a school without a calendar are taken for the fewest weeks they can
/// have.
#[must_use]
pub fn together(school: &School, per: Per) -> Vec<Together> {
    let calendar = calendar(school);
    let week = school.weeks.iter().map(|week| week.days.len()).max().unwrap_or(0);
    let all: Vec<Together> = match (per, calendar.is_empty()) {
        (Per::Day, _) => school.day_ids().map(|day| Together::new([day], 1)).collect(),
        (Per::Week, _) => school.weeks.iter().map(|own| Together::new(own.days.iter().copied(), week)).collect(),
        (Per::Weeks(n), true) => turns_of(school, n.max(1) as usize, week),
        (Per::Weeks(n), false) => blocks_of(&calendar, n.max(1) as usize, week),
        (Per::Cycle, _) => rotations(school, &calendar),
        (Per::Rolling(n), true) => {
            let turn = school.weeks.iter().flat_map(|week| &week.days).copied().collect_vec();
            let n = n.max(1) as usize;
            (0..turn.len()).map(|from| Together::new((from..from + n).map(|at| turn[at % turn.len()]), n)).collect()
        }
        (Per::Rolling(n), false) => {
            let n = n.max(1) as usize;
            let last = calendar.len().saturating_sub(n);
            (0..=last).map(|from| Together::new(calendar.iter().skip(from).take(n).map(|(_, day)| *day), n)).collect()
        }
        (Per::Month, true) => turns_of(school, WEEKS_OF_A_MONTH, week),
        (Per::Year, true) => turns_of(school, WEEKS_OF_A_YEAR, week),
        (Per::Month, false) => {
            let months = calendar.iter().chunk_by(|(date, _)| (date.year(), date.month()));
            let months = months.into_iter().map(|(_, days)| days.map(|(_, day)| *day).collect_vec()).collect_vec();
            months
                .into_iter()
                .map(|days| Together { whole: days.len(), days: days.into_iter().sorted().collect() })
                .collect()
        }
        (Per::Year, false) => vec![Together::new(calendar.iter().map(|(_, day)| *day), calendar.len())],
    };
    all.into_iter().unique_by(|own| (own.days.clone(), own.whole)).collect()
}

/// Only the sums that matter: one over days that hold all days of another that asks for as much is kept with it.
#[must_use]
pub fn least(sums: Vec<(Vec<DayId>, Minutes)>) -> Vec<(Vec<DayId>, Minutes)> {
    let tallies = sums.iter().map(|(days, _)| days.iter().copied().counts()).collect_vec();
    let inside = |a: usize, b: usize| tallies[a].iter().all(|(day, n)| tallies[b].get(day).is_some_and(|m| n <= m));
    let implied = |own: usize| {
        (0..sums.len()).any(|other| {
            let asks_more = sums[other].1 >= sums[own].1;
            // Of two that are the same, the first stays.
            let same = sums[other].1 == sums[own].1 && inside(own, other);
            other != own && asks_more && inside(other, own) && (!same || other < own)
        })
    };
    let keep = (0..sums.len()).map(|own| !implied(own)).collect_vec();
    sums.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(sum, _)| sum).collect()
}

fn calendar(school: &School) -> Vec<(Date, DayId)> {
    school
        .day_ids()
        .flat_map(|day| school[day].dates.iter().filter_map(move |date| Some((date.parse::<Date>().ok()?, day))))
        .sorted()
        .collect()
}

/// `n` weeks in a row of the turn that repeats, from its start on until they come round.
fn turns_of(school: &School, n: usize, week: usize) -> Vec<Together> {
    let turn = school.weeks.len();
    let mut found = Vec::new();
    let mut from = 0;
    for _ in 0..turn {
        let days = (from..from + n).flat_map(|at| school.weeks[at % turn].days.iter().copied());
        found.push(Together::new(days, week * n));
        from = (from + n) % turn;
        if from == 0 {
            break;
        }
    }
    found
}

/// The weeks of the calendar that have school, `n` by `n`; at the end of the year the last `n`.
fn blocks_of(calendar: &[(Date, DayId)], n: usize, week: usize) -> Vec<Together> {
    let weeks = calendar.iter().chunk_by(|(date, _)| (date.iso_week_date().year(), date.iso_week_date().week()));
    let weeks = weeks.into_iter().map(|(_, days)| days.map(|(_, day)| *day).collect_vec()).collect_vec();
    let mut found = weeks.chunks_exact(n).map(|block| Together::new(block.concat(), week * n)).collect_vec();
    if weeks.len() % n > 0 {
        let last = weeks.len().saturating_sub(n);
        found.push(Together::new(weeks[last..].concat(), week * n));
    }
    found
}

/// Runs of rotation days that go up; a year that ends (or begins) within a rotation does not owe it.
fn rotations(school: &School, calendar: &[(Date, DayId)]) -> Vec<Together> {
    let of_turn = || school.weeks.iter().flat_map(|week| &week.days).map(|day| (None, *day));
    let days = match calendar {
        [] => of_turn().collect_vec(),
        _ => calendar.iter().map(|(date, day)| (Some(*date), *day)).collect_vec(),
    };
    let rotating = days.into_iter().filter_map(|(date, day)| Some((school[day].cycle_day?, date, day))).collect_vec();
    // A rotation of weekdays restarts with the week; one of two weeks (`every = 2`) with every second week.
    let named_after_weekdays = |day: &DayId| {
        let own = &school[*day];
        own.weekdays.len() == 1 && own.rotation.split('/').next() == own.weekdays.first().map(String::as_str)
    };
    let weekly = rotating.iter().all(|(_, _, day)| named_after_weekdays(day));
    let a_week = rotating.iter().map(|(_, _, day)| &school[*day].weekdays).unique().count().max(1);
    let weeks = i32::try_from(school.cycle_days / a_week).unwrap_or(1).max(1);
    let week_number = |date: Date| {
        let since = Date::constant(2000, 1, 3).until(date).map_or(0, |span| span.get_days());
        since.div_euclid(7)
    };
    let mut found: Vec<(usize, usize, Option<i32>, Vec<DayId>)> = Vec::new();
    for (position, date, day) in rotating {
        let week = date.map(week_number);
        let goes_on = found.last().is_some_and(|(_, last, first, _)| {
            let same_weeks = match (*first, week) {
                (Some(first), Some(now)) if weekly => now - first < weeks,
                _ => true,
            };
            *last < position && same_weeks
        });
        if goes_on {
            if let Some((_, last, _, days)) = found.last_mut() {
                *last = position;
                days.push(day);
            }
        } else {
            found.push((position, position, week, vec![day]));
        }
    }
    if found.len() > 1 && found.first().is_some_and(|(begins, ..)| *begins > 0) {
        found.remove(0);
    }
    if found.len() > 1 && found.last().is_some_and(|(_, ends, ..)| ends + 1 < school.cycle_days) {
        found.pop();
    }
    found.into_iter().map(|(.., days)| Together::new(days, school.cycle_days)).collect()
}
