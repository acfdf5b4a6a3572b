//! Sections against the places of those who teach them.
//!
//! For every set of teachers, the sections that only they teach: a place is a section of the shortest length in their
//! hours, with set-up between two, beside their own lunch and preparation.

use super::certificate::Certificate;
use super::facts::{
    Pair, articles, bells, clause, counted, course_window, hull, joined_sets, listed, names, narrow_courses,
    one_by_one, own_inside, pairs, rotation, section_minutes, teachers, teaches,
};
use super::sum::{Sum, Without, fewest, line, number, total};
use crate::model::{DayId, Item, Minutes, School, Span, StaffId};
use crate::plan::demand::{Demands, Measure};
use itertools::Itertools;

/// Id of the law.
pub(super) const LAW: &str = "specialists";

pub(super) fn find(school: &School, demands: &Demands) -> Vec<Certificate> {
    let all = pairs(school).into_iter().filter(|(_, grade)| one_by_one(school, *grade)).collect_vec();
    let crews = joined_sets(all.iter().map(|pair| teachers(school, &[*pair])));
    let only = |crew: &Vec<StaffId>| {
        all.iter().copied().filter(|pair| teachers(school, &[*pair]).iter().all(|who| crew.contains(who))).collect_vec()
    };
    let sets = crews.iter().map(only).chain(all.iter().map(|pair| vec![*pair])).unique();
    sets.filter_map(|set| fewest(|without| Some(count(school, demands, &set, without))))
        .map(|sum| say(school, sum))
        .collect()
}

fn kept(pairs: &[Pair], without: &Without) -> Vec<Pair> {
    pairs.iter().copied().filter(|(course, grade)| without.asks(&Item::Sections(*course, *grade))).collect()
}

fn count(school: &School, demands: &Demands, pairs: &[Pair], without: &Without) -> Sum {
    let pairs = kept(pairs, without);
    let crew = teachers(school, &pairs);
    let needed = pairs
        .iter()
        .map(|(course, grade)| {
            let what = format!("grade {}: {}", school[*grade].id, school[*course].name);
            line(what, number(school[*grade].homerooms.len()), i64::from(school[*course].per_cycle[grade.0]))
        })
        .collect_vec();
    // Of the forms of a rotation day, the one with the fewest places: it too carries its sections.
    let on = |day: DayId| crew.iter().map(|who| places(school, demands, &pairs, (*who, day), without)).collect_vec();
    let chosen: Vec<(DayId, Vec<i64>)> = rotation(school)
        .into_iter()
        .filter_map(|days| {
            days.into_iter().map(|day| (day, on(day))).min_by_key(|(_, places)| places.iter().sum::<i64>())
        })
        .collect();
    let mut there = Vec::new();
    for (at, who) in crew.iter().enumerate() {
        let days = chosen.iter().map(|(_, places)| places[at]).filter(|places| *places > 0).counts();
        let own = days
            .into_iter()
            .sorted()
            .map(|(places, days)| {
                line(format!("{}, {}", school[*who].name, counted(number(days), "day")), number(days), places)
            })
            .collect_vec();
        let most = week_limits(demands, *who, &chosen, without).min_by_key(|(most, _)| *most);
        match most {
            Some((most, article)) if total(&own) > most => {
                there.push(line(format!("{}, at most by {article}", school[*who].name), 1, most));
            }
            _ => there.extend(own),
        }
    }
    let mut wishes = clauses(demands, &crew, without);
    wishes.extend(narrow_courses(school, &pairs, without));
    wishes.extend(pairs.iter().map(|(course, grade)| Item::Sections(*course, *grade)));
    let facts = crew.iter().map(|who| Item::Staff(*who)).chain(bells(&pairs)).collect();
    Sum { unit: "sections", needed, there, wishes, facts }
}

/// The clauses that take time or sections from the crew.
fn clauses(demands: &Demands, crew: &[StaffId], without: &Without) -> Vec<Item> {
    let own = demands.own_time.iter().map(|own| (own.who, &own.source));
    let gaps = demands.gaps.iter().map(|(who, _, source)| (*who, source));
    let limits = demands.section_limits.iter().map(|own| (own.who, &own.source));
    own.chain(gaps)
        .chain(limits)
        .filter(|(who, source)| source.sure && crew.contains(who))
        .map(|(_, source)| clause(source))
        .unique()
        .filter(|item| without.asks(item))
        .collect()
}

/// Limits over several days that hold all the chosen ones.
fn week_limits<'a>(
    demands: &'a Demands,
    who: StaffId,
    chosen: &'a [(DayId, Vec<i64>)],
    without: &'a Without,
) -> impl Iterator<Item = (i64, &'a str)> {
    demands
        .section_limits_of(who)
        .filter(|limit| limit.source.sure && limit.measure == Measure::Sections && limit.days.len() > 1)
        .filter(|limit| without.asks(&clause(&limit.source)))
        .filter(|limit| chosen.iter().all(|(day, _)| limit.days.contains(day)))
        .map(|limit| (i64::from(limit.most), limit.source.article.as_str()))
}

/// How many sections somebody can teach on a day.
fn places(school: &School, demands: &Demands, pairs: &[Pair], (who, day): (StaffId, DayId), without: &Without) -> i64 {
    let mine = pairs.iter().copied().filter(|pair| teaches(school, who, *pair)).collect_vec();
    let windows = mine.iter().filter_map(|(course, _)| course_window(school, *course, day, without));
    let Some(window) = hull(windows).zip(school.paid_day(who, day)).and_then(|(a, b)| a.intersection(b)) else {
        return 0;
    };
    let least = mine.iter().map(|pair| section_minutes(school, *pair)).min().unwrap_or(1).max(1);
    let gap = demands
        .gaps
        .iter()
        .filter(|(own, _, source)| *own == who && source.sure && without.asks(&clause(source)))
        .map(|(_, minutes, _)| *minutes)
        .max()
        .unwrap_or(0);
    let between = mine.iter().map(|(course, _)| school[*course].set_up).min().unwrap_or(0).max(gap);
    // Lunch or preparation between two sections is set-up time too.
    let own: Minutes = own_inside(school, demands, (who, day), window, without)
        .iter()
        .map(|(.., minutes)| (minutes - between).max(0))
        .sum();
    let mut most = i64::from((window.minutes() - own + between).max(0) / (least + between));
    if mine.iter().all(|(course, _)| school[*course].whole_periods.is_some()) {
        most = most.min(period_starts(school, day, window, least));
    }
    if let Some(limit) = school[who].max_sections_per_day {
        most = most.min(number(limit));
    }
    if let Some(limit) = school[who].max_minutes_per_day {
        most = most.min(i64::from(limit / least));
    }
    for limit in demands.section_limits_of(who).filter(|limit| limit.source.sure && limit.days == [day]) {
        if limit.measure == Measure::Sections && without.asks(&clause(&limit.source)) {
            most = most.min(i64::from(limit.most));
        }
    }
    most
}

/// Named periods with which a section can start.
fn period_starts(school: &School, day: DayId, window: Span, least: Minutes) -> i64 {
    let starts = school.day_type(day).periods.iter().map(|period| period.span.start).unique();
    number(starts.filter(|start| window.contains(Span::new(*start, *start + least))).count())
}

fn say(school: &School, sum: Sum) -> Certificate {
    let pairs = sum
        .wishes
        .iter()
        .filter_map(|item| if let Item::Sections(course, grade) = item { Some((*course, *grade)) } else { None })
        .collect_vec();
    let crew = teachers(school, &pairs);
    let courses = pairs.iter().map(|(course, _)| school[*course].name.clone()).unique().collect_vec();
    let lengths = pairs.iter().map(|pair| section_minutes(school, *pair)).unique().sorted().join(" or ");
    let by = articles(&sum.wishes).map_or(String::new(), |articles| format!(" beside what {articles}"));
    let sentence = format!(
        "{}: the homerooms need {} in a rotation, and {} can teach at most {} of {lengths} minutes{by}.",
        listed(&courses),
        counted(sum.needs(), "section"),
        names(school, &crew),
        sum.has(),
    );
    sum.certificate(LAW, sentence)
}
