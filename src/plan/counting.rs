//! Laws of counting: sums a reader can redo with a pencil. Each gives a sentence when it shows that no schedule
//! exists; every number in it is recomputed here from the school alone.

use super::days::{GradeSections, children_in_school, grade_sections, section_window, teachers_at_once};
use crate::model::{DayId, Kind, Minutes, School, Shortfall, Span, Times, Together};
use itertools::Itertools;

/// Every certificate that counting gives; empty when counting refutes nothing.
#[must_use]
pub fn certificates(school: &School) -> Vec<String> {
    let grades = grade_sections(school);
    let mut found = Vec::new();
    found.extend(specialists(school));
    found.extend(whole_grade_out(school, &grades));
    found.extend(lanes(school, &grades));
    found.extend(waves(school));
    found
}

/// One solved day per day of the rotation: the variant with the most minutes, so that the sum is the most there is.
fn cycle_days(school: &School) -> Vec<DayId> {
    (0..school.cycle_days)
        .filter_map(|c| {
            school
                .day_ids()
                .filter(|day| school[*day].cycle_day == Some(c))
                .max_by_key(|day| (children_in_school(school, *day).minutes(), std::cmp::Reverse(*day)))
        })
        .collect()
}

/// Sections of a course against the time of those who teach it (and nothing else).
fn specialists(school: &School) -> Vec<String> {
    let days = cycle_days(school);
    let mut found = Vec::new();
    for course in &school.courses {
        let alone = course
            .teachers
            .iter()
            .all(|who| school.courses.iter().filter(|other| other.teachers.contains(who)).count() == 1);
        let lengths = course
            .minutes
            .iter()
            .zip(&course.per_cycle)
            .filter(|(_, n)| **n > 0)
            .filter_map(|(m, _)| *m)
            .unique()
            .collect_vec();
        let (Some(&least), true) = (lengths.iter().min(), alone) else { continue };
        let shares =
            school.sections.iter().any(|rule| matches!(rule.shortfall, Shortfall::Combine | Shortfall::Divide));
        if shares || course.teachers.is_empty() {
            continue;
        }
        let sections: i64 = school.homerooms.iter().map(|homeroom| i64::from(course.per_cycle[homeroom.grade.0])).sum();
        let places: i64 = course
            .teachers
            .iter()
            .flat_map(|who| days.iter().map(move |day| (who, day)))
            .filter_map(|(who, day)| {
                let paid = school.paid_day(*who, *day)?;
                let window =
                    paid.intersection(children_in_school(school, *day))?.intersection(course.windows[day.0]?)?;
                Some(i64::from(
                    window.minutes() / (least + course.set_up).max(1)
                        + i32::from(window.minutes() % (least + course.set_up) >= least),
                ))
            })
            .sum();
        if sections > places {
            found.push(format!(
                "{}: the homerooms need {sections} sections in a rotation, and {} can teach at most {places} of {least} minutes.",
                course.name,
                course.teachers.iter().map(|who| school[*who].name.as_str()).join(" and "),
            ));
        }
    }
    found
}

/// A whole grade cannot be out at once when it has more homerooms than there are specialists.
fn whole_grade_out(school: &School, grades: &[GradeSections]) -> Vec<String> {
    grades
        .iter()
        .filter(|grade| grade.rounds > 0)
        .filter(|grade| {
            let rule = &school.sections[grade.grade.0];
            rule.together == Together::Parallel && rule.shortfall == Shortfall::None
        })
        .filter_map(|grade| {
            let homerooms = school[grade.grade].homerooms.len();
            let seats = usize::try_from(teachers_at_once(school, grade.grade)).unwrap_or(usize::MAX);
            (homerooms > seats).then(|| {
                format!(
                    "Grade {}: {homerooms} homerooms are to be in specials at once, and only {seats} specialists teach that grade.",
                    school[grade.grade].id
                )
            })
        })
        .collect()
}

/// Grades of which no two can be out together take turns: their rounds against the places of a rotation.
fn lanes(school: &School, grades: &[GradeSections]) -> Option<String> {
    let teachers = school.courses.iter().flat_map(|course| course.teachers.iter().copied()).unique().collect_vec();
    let seats = teachers.len();
    let big = grades
        .iter()
        .filter(|grade| {
            grade.rounds > 0
                && school.sections[grade.grade.0].together == Together::Parallel
                && school[grade.grade].homerooms.len().min(seats) * 2 > seats
        })
        .collect_vec();
    if big.len() < 2 {
        return None;
    }
    let least = big.iter().map(|grade| grade.least).min()?;
    let needed: i64 = big.iter().map(|grade| i64::from(grade.rounds)).sum();
    let per_day: Vec<Minutes> = cycle_days(school)
        .into_iter()
        .map(|day| {
            big.iter()
                .filter_map(|grade| section_window(school, grade.grade, day))
                .reduce(|a, b| Span::new(a.start.min(b.start), a.end.max(b.end)))
                .map_or(0, |window| window.minutes() / least.max(1))
        })
        .collect();
    let places: i64 = per_day.iter().map(|n| i64::from(*n)).sum();
    (needed > places).then(|| {
        let each = big.iter().map(|grade| grade.rounds).minmax().into_option().unwrap_or_default();
        let times = if each.0 == each.1 { format!("{} times", each.0) } else { format!("{} to {} times", each.0, each.1) };
        let day = per_day.iter().minmax().into_option().map_or_else(String::new, |(least, most)| {
            if least == most { format!("{most} places a day") } else { format!("{least} to {most} places a day") }
        });
        format!(
            "{} grades each need all their homerooms out at once {times} a rotation: {needed} times. With {seats} specialists only one of these \
             grades can be out at a time, and there are {day}: {places}.",
            big.len()
        )
    })
}

/// Homerooms that eat (or play) in one place, against the waves that fit its window.
fn waves(school: &School) -> Vec<String> {
    let mut found = Vec::new();
    for (position, room) in school.rooms.iter().enumerate() {
        for day in school.day_ids() {
            for kind in [Kind::Lunch, Kind::Recess] {
                let blocks = school
                    .blocks
                    .iter()
                    .filter(|block| block.kind == kind && block.room == Some(crate::model::RoomId(position)))
                    .filter(|block| matches!(block.times, Times::PerDay(_)))
                    .filter_map(|block| Some((block, block.minutes[day.0]?, block.windows[day.0]?)))
                    .collect_vec();
                let needed: i64 = blocks
                    .iter()
                    .map(|(block, minutes, _)| {
                        let homerooms: usize = block.units.iter().map(|unit| unit.homerooms.len()).sum();
                        let often = if let Times::PerDay(n) = block.times { i64::from(n) } else { 1 };
                        i64::try_from(homerooms).unwrap_or(0) * i64::from(*minutes) * often
                    })
                    .sum();
                let Some(window) = blocks
                    .iter()
                    .map(|(.., window)| *window)
                    .reduce(|a, b| Span::new(a.start.min(b.start), a.end.max(b.end)))
                else {
                    continue;
                };
                let fits = i64::try_from(room.fits).unwrap_or(0);
                let there = i64::from(window.minutes()) * fits;
                if needed > there {
                    found.push(format!(
                        "{} on {}: the homerooms need {needed} homeroom-minutes of {} in {}, and {fits} at once for {} minutes ({window}) make {there}.",
                        room.name,
                        school[day].id,
                        kind.word(),
                        room.name,
                        window.minutes(),
                    ));
                    break;
                }
            }
        }
    }
    found
}
