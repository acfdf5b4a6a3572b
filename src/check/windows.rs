//! The windows of time a promise is added up over, on the real days of the school.
//!
//! With a `[calendar]` every school day has its dates, and windows are cut from them. Without one, the school's real
//! weeks are one turn that repeats, and windows are every way to lay them over it; months and years cannot be known.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::{DayId, Per, School};

/// Days that are added up together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// What it is called: `week of 2026-11-23`, `every rotation`.
    pub name: String,
    /// Position in [`School::weeks`], where it is one real week.
    pub week: Option<usize>,
    /// Its solved days in order, one that comes twice twice.
    pub days: Vec<DayId>,
    /// How many school days it has.
    pub school_days: usize,
    /// How many a whole window has.
    pub full_days: usize,
    /// Whether it has fewer.
    pub short: bool,
    /// How many windows of the year have the same days.
    pub times: usize,
}

impl Window {
    /// Its different days in their order, each with how often it comes.
    #[must_use]
    pub fn by_day(&self) -> Vec<(DayId, usize)> {
        let mut days: Vec<(DayId, usize)> = Vec::new();
        for day in &self.days {
            match days.iter_mut().find(|(own, _)| own == day) {
                Some((_, times)) => *times += 1,
                None => days.push((*day, 1)),
            }
        }
        days
    }
}

/// A window before it has its name: where it begins and its days.
struct Cut {
    /// `from 2026-08-17`, `from week 2 of 6`; empty where nothing tells it from others.
    from: String,
    days: Vec<DayId>,
    full: usize,
}

/// What a school file lacks that has no calendar.
const NO_CALENDAR: &str = "the school file has no [calendar], so its months and its year are not known";

/// The windows of `per`, those with the same days as one, in calendar order.
///
/// # Errors
/// What the school file lacks, where these windows cannot be known.
pub fn windows(school: &School, per: Per) -> Result<Vec<Window>, &'static str> {
    let dated = dated(school);
    Ok(match per {
        Per::Day => days(school),
        Per::Week => weeks(school),
        Per::Weeks(length) => {
            let length = length.max(1) as usize;
            let (weeks, from) = match dated.as_slice() {
                [] => turn_of_weeks(school, length),
                _ => dated_weeks(&dated),
            };
            named(blocks(school, &weeks, &from, length), &format!("{length} weeks"), &format!("every {length} weeks"))
        }
        Per::Cycle => {
            let sequence = if dated.is_empty() { turn(school) } else { dated };
            named(rotations(school, &sequence), "rotation", "every rotation")
        }
        Per::Rolling(length) => {
            let length = length.max(1) as usize;
            let cuts = rolling(&dated, &turn(school), length);
            named(cuts, &format!("{length} school days"), &format!("any {length} school days"))
        }
        Per::Month | Per::Year if dated.is_empty() => return Err(NO_CALENDAR),
        Per::Month => named(months(&dated), "month", "every month"),
        Per::Year => {
            let days: Vec<DayId> = dated.iter().map(|(_, day)| *day).collect();
            named(vec![Cut { from: String::new(), full: days.len(), days }], "year", "the school year")
        }
    })
}

/// Every school day of the year with its date; empty where the school has no calendar. A day without dates, in a
/// school that has some, comes in no window.
fn dated(school: &School) -> Vec<(Option<Date>, DayId)> {
    let of_day = |day: DayId| {
        let dates = school[day].dates.iter().filter_map(|date| date.parse::<Date>().ok());
        dates.map(|date| (Some(date), day)).collect::<Vec<_>>()
    };
    let mut all: Vec<(Option<Date>, DayId)> = school.day_ids().flat_map(of_day).collect();
    all.sort_unstable();
    all
}

/// The school days of one turn of real weeks.
fn turn(school: &School) -> Vec<(Option<Date>, DayId)> {
    school.weeks.iter().flat_map(|week| week.days.iter().map(|day| (None, *day))).collect()
}

fn days(school: &School) -> Vec<Window> {
    let one = |day: DayId| Window {
        name: school[day].id.clone(),
        week: None,
        days: vec![day],
        school_days: 1,
        full_days: 1,
        short: false,
        times: school[day].dates.len().max(1),
    };
    school.day_ids().map(one).collect()
}

/// School days of a full week.
fn full_week(school: &School) -> usize {
    school.weeks.iter().map(|week| week.days.len()).max().unwrap_or(0)
}

fn weeks(school: &School) -> Vec<Window> {
    let full_days = full_week(school);
    let of_week = |(position, week): (usize, &crate::model::Week)| Window {
        name: week.name.clone(),
        week: Some(position),
        days: week.days.clone(),
        school_days: week.days.len(),
        full_days,
        short: week.short,
        times: week.count,
    };
    school.weeks.iter().enumerate().map(of_week).collect()
}

/// The real weeks with school, and the date each begins with.
fn dated_weeks(dated: &[(Option<Date>, DayId)]) -> (Vec<Vec<DayId>>, Vec<String>) {
    let (mut weeks, mut from): (Vec<Vec<DayId>>, Vec<String>) = (Vec::new(), Vec::new());
    let mut last = None;
    for (date, day) in dated {
        let monday = date.and_then(monday);
        if monday != last || weeks.is_empty() {
            weeks.push(Vec::new());
            from.push(date.map_or_else(String::new, |date| format!("from {date}")));
            last = monday;
        }
        if let Some(week) = weeks.last_mut() {
            week.push(*day);
        }
    }
    (weeks, from)
}

fn monday(date: Date) -> Option<Date> {
    date.checked_sub(jiff::Span::new().days(i64::from(date.weekday().to_monday_zero_offset()))).ok()
}

/// The turn of weeks, repeated until blocks of `length` weeks fill it.
fn turn_of_weeks(school: &School, length: usize) -> (Vec<Vec<DayId>>, Vec<String>) {
    let most = school.weeks.len();
    let mut repeats = 1;
    while most > 0 && !(most * repeats).is_multiple_of(length) {
        repeats += 1;
    }
    let all = || (0..repeats).flat_map(|_| school.weeks.iter().enumerate());
    let name = |position: usize| if most > 1 { format!("from week {} of {most}", position + 1) } else { String::new() };
    (all().map(|(_, week)| week.days.clone()).collect(), all().map(|(position, _)| name(position)).collect())
}

/// Blocks of `length` weeks. Where the year does not divide, the last block is the last weeks of the year, so that every
/// week lies in a whole block.
fn blocks(school: &School, weeks: &[Vec<DayId>], from: &[String], length: usize) -> Vec<Cut> {
    let full = full_week(school) * length;
    let mut starts: Vec<usize> = (0..weeks.len() / length).map(|block| block * length).collect();
    if !weeks.len().is_multiple_of(length) {
        starts.push(weeks.len().saturating_sub(length));
    }
    let cut = |start: usize| Cut {
        from: from.get(start).cloned().unwrap_or_default(),
        days: weeks.iter().skip(start).take(length).flatten().copied().collect(),
        full,
    };
    starts.into_iter().map(cut).collect()
}

/// The rotations a sequence of school days holds. One that the year begins or ends in the middle of is left out.
fn rotations(school: &School, sequence: &[(Option<Date>, DayId)]) -> Vec<Cut> {
    let whole = school.cycle_days;
    // Where rotation days are weekdays, a rotation never reaches into the next week, however many days are holidays.
    let by_weekday = school.days.iter().all(|day| {
        day.cycle_day.is_none() || matches!(day.weekdays.as_slice(), [one] if day.rotation.starts_with(one.as_str()))
    });
    let names = school.days.iter().filter(|day| day.cycle_day.is_some());
    let weekdays = names.flat_map(|day| &day.weekdays).collect::<BTreeSet<_>>().len().max(1);
    let weeks = i64::try_from(whole / weekdays).unwrap_or(1).max(1);
    let mut found: Vec<(Option<Date>, Vec<DayId>)> = Vec::new();
    let mut last: Option<(usize, Option<Date>)> = None;
    for (date, day) in sequence {
        let Some(position) = school[*day].cycle_day else { continue };
        let late = |first: Option<Date>| match (first.and_then(monday), *date) {
            (Some(first), Some(date)) if by_weekday => {
                first.until(date).is_ok_and(|span| i64::from(span.get_days()) >= 7 * weeks)
            }
            _ => false,
        };
        if last.is_none_or(|(before, first)| position <= before || late(first)) {
            found.push((*date, Vec::new()));
        }
        if let Some((first, days)) = found.last_mut() {
            days.push(*day);
            last = Some((position, *first));
        }
    }
    let ends = |days: &[DayId], at: usize| days.get(at).and_then(|day| school[*day].cycle_day);
    if found.len() > 1 && found.first().is_some_and(|(_, days)| ends(days, 0) != Some(0)) {
        found.remove(0);
    }
    let unfinished =
        |days: &[DayId]| ends(days, days.len().saturating_sub(1)).is_some_and(|position| position + 1 != whole);
    if found.len() > 1 && found.last().is_some_and(|(_, days)| unfinished(days)) {
        found.pop();
    }
    let most = found.len();
    let name = |date: Option<Date>, at: usize| match date {
        Some(date) => format!("from {date}"),
        None => format!("{} of {most}", at + 1),
    };
    let cuts = found.into_iter().enumerate();
    cuts.map(|(at, (date, days))| Cut { from: name(date, at), days, full: whole }).collect()
}

/// Every so many school days in a row. A year that has fewer is one window.
fn rolling(dated: &[(Option<Date>, DayId)], turn: &[(Option<Date>, DayId)], length: usize) -> Vec<Cut> {
    let label = |date: Option<Date>, at: usize| {
        date.map_or_else(|| format!("from day {} of {}", at + 1, turn.len()), |date| format!("from {date}"))
    };
    let cut = |from: String, days: Vec<DayId>| Cut { from, days, full: length };
    if dated.is_empty() {
        let days = |start: usize| turn.iter().cycle().skip(start).take(length).map(|(_, day)| *day).collect();
        return (0..turn.len()).map(|start| cut(label(None, start), days(start))).collect();
    }
    let days = |part: &[(Option<Date>, DayId)]| part.iter().map(|(_, day)| *day).collect();
    if dated.len() < length {
        return vec![cut(label(dated[0].0, 0), days(dated))];
    }
    dated.windows(length).enumerate().map(|(at, part)| cut(label(part[0].0, at), days(part))).collect()
}

/// The calendar months. The first and the last one may be cut by the calendar: a whole one has every school weekday.
fn months(dated: &[(Option<Date>, DayId)]) -> Vec<Cut> {
    let mut months: BTreeMap<(i16, i8), (Vec<DayId>, Vec<Date>)> = BTreeMap::new();
    for (date, day) in dated {
        let Some(date) = *date else { continue };
        let month = months.entry((date.year(), date.month())).or_default();
        month.0.push(*day);
        month.1.push(date);
    }
    let weekdays: BTreeSet<i8> =
        dated.iter().filter_map(|(date, _)| date.map(|date| date.weekday().to_monday_zero_offset())).collect();
    let (first, last) = (dated.first().and_then(|(date, _)| *date), dated.last().and_then(|(date, _)| *date));
    let outside = |date: Date| first.is_some_and(|first| date < first) || last.is_some_and(|last| date > last);
    let missing = |month: (i16, i8)| {
        let Ok(start) = Date::new(month.0, month.1, 1) else { return 0 };
        let days = (1..=start.days_in_month()).filter_map(|day| Date::new(month.0, month.1, day).ok());
        days.filter(|date| weekdays.contains(&date.weekday().to_monday_zero_offset()) && outside(*date)).count()
    };
    let cut = |(month, (days, _)): ((i16, i8), (Vec<DayId>, Vec<Date>))| Cut {
        from: format!("{}-{:02}", month.0, month.1),
        full: days.len() + missing(month),
        days,
    };
    months.into_iter().map(cut).collect()
}

/// The cuts with the same days made one, each with its name.
fn named(cuts: Vec<Cut>, one: &str, all: &str) -> Vec<Window> {
    let mut kinds: BTreeMap<(Vec<DayId>, usize), usize> = BTreeMap::new();
    let mut found: Vec<(Cut, usize)> = Vec::new();
    for cut in cuts {
        let mut key = cut.days.clone();
        key.sort_unstable();
        let next = found.len();
        let position = *kinds.entry((key, cut.full)).or_insert(next);
        match found.get_mut(position) {
            Some((_, times)) => *times += 1,
            None => found.push((cut, 1)),
        }
    }
    let alone = found.len() == 1;
    let window = |(cut, times): (Cut, usize)| {
        let name = match (alone, times) {
            (true, _) => all.to_owned(),
            (false, 1) => format!("{one} {}", cut.from),
            (false, _) => format!("{one} {} (and {} more like it)", cut.from, times - 1),
        };
        let (school_days, full_days) = (cut.days.len(), cut.full);
        let short = school_days < full_days;
        Window { name, week: None, days: cut.days, school_days, full_days, short, times }
    };
    found.into_iter().map(window).collect()
}
