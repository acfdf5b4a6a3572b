//! Grades that need so many specialists at once that only a few of them can be out at a time.
//!
//! With K specialists at work and S homerooms in the smallest of the grades, at most ⌊K/S⌋ of them are out at once. Where two
//! homerooms may have one section, at most ⌊2K/S⌋, and no more than the children that all sections hold. Each grade has a time of
//! its own in every round: its shortest section, which lies inside the others.

use super::certificate::Certificate;
use super::facts::{
    Pair, bells, counted, course_window, hull, most_children, narrow_courses, one_by_one, pairs, rotation,
    section_minutes, teachers, two_fit,
};
use super::sum::{Sum, Without, fewest, line, number};
use crate::model::{DayId, GradeId, Item, School, Shortfall, StaffId, Together};
use itertools::Itertools;

/// Id of the law.
pub(super) const LAW: &str = "lanes";

pub(super) fn find(school: &School) -> Vec<Certificate> {
    let all = pairs(school)
        .into_iter()
        .filter(|(_, grade)| {
            let rule = &school.sections[grade.0];
            rule.together == Together::Parallel && matches!(rule.shortfall, Shortfall::None | Shortfall::Combine)
        })
        .collect_vec();
    let sizes = all.iter().map(|(_, grade)| school[*grade].homerooms.len()).unique().sorted();
    let of = |least: usize| all.iter().copied().filter(move |(_, grade)| school[*grade].homerooms.len() >= least);
    sizes
        .filter_map(|least| {
            let set = of(least).collect_vec();
            fewest(|without| count(school, &set, without))
        })
        .map(|sum| say(school, sum))
        .collect()
}

fn kept(pairs: &[Pair], without: &Without) -> Vec<Pair> {
    let asked = |(course, grade): &Pair| {
        without.asks(&Item::Together(*grade)) && without.asks(&Item::Sections(*course, *grade))
    };
    pairs.iter().copied().filter(asked).collect()
}

fn grades(pairs: &[Pair]) -> Vec<GradeId> {
    pairs.iter().map(|(_, grade)| *grade).unique().sorted().collect()
}

/// All who teach these grades, whatever they teach.
fn crew(school: &School, grades: &[GradeId]) -> Vec<StaffId> {
    let all = pairs(school).into_iter().filter(|(_, grade)| grades.contains(grade)).collect_vec();
    teachers(school, &all)
}

/// How many of the grades can be out at once on a day.
fn at_once(school: &School, grades: &[GradeId], day: DayId) -> i64 {
    let there = crew(school, grades).into_iter().filter(|who| school.paid_day(*who, day).is_some()).collect_vec();
    // In halves of a specialist, where one may have two homerooms.
    let two = two_fit(school, grades);
    let halves = |grade: &GradeId| {
        let each = if two && !one_by_one(school, *grade) { 1 } else { 2 };
        number(school[*grade].homerooms.len()) * each
    };
    let most = 2 * number(there.len()) / grades.iter().map(halves).min().unwrap_or(1).max(1);
    match all_children(school, grades, &there) {
        Some(children) => {
            let of = |grade: &GradeId| -> i64 {
                school[*grade].homerooms.iter().map(|homeroom| i64::from(school[*homeroom].students)).sum()
            };
            most.min(children / grades.iter().map(of).min().unwrap_or(1).max(1))
        }
        None => most,
    }
}

/// The most children in sections at once, where all of these grades combine; `None` where that is not told from the sizes of sections.
fn all_children(school: &School, grades: &[GradeId], there: &[StaffId]) -> Option<i64> {
    // Whole periods may be longer than is asked: then half a homeroom may leave before the other.
    let periods = there.iter().any(|who| {
        let mut own = school.courses.iter().filter(|course| course.teachers.contains(who));
        own.any(|course| course.whole_periods.is_some())
    });
    if periods || grades.iter().any(|grade| one_by_one(school, *grade)) {
        return None;
    }
    there.iter().map(|who| most_children(school, *who)).sum()
}

fn count(school: &School, pairs: &[Pair], without: &Without) -> Option<Sum> {
    let pairs = kept(pairs, without);
    let grades = grades(&pairs);
    if grades.len() < 2 {
        return None;
    }
    let of = |grade: &GradeId| -> i64 {
        pairs
            .iter()
            .filter(|(_, own)| own == grade)
            .map(|(course, _)| i64::from(school[*course].per_cycle[grade.0]))
            .sum()
    };
    let needed = grades.iter().map(|grade| line(format!("grade {}", school[*grade].id), 1, of(grade))).collect_vec();
    let least = pairs.iter().map(|pair| section_minutes(school, *pair)).min()?.max(1);
    let places = |day: &DayId| {
        let window = hull(pairs.iter().filter_map(|(course, _)| course_window(school, *course, *day, without)));
        i64::from(window.map_or(0, |window| window.minutes() / least)) * at_once(school, &grades, *day)
    };
    let days = rotation(school).iter().filter_map(|days| days.iter().map(places).min()).counts();
    let there = days
        .into_iter()
        .sorted()
        .map(|(places, days)| line(counted(number(days), "day"), number(days), places))
        .collect_vec();
    let mut wishes = narrow_courses(school, &pairs, without);
    wishes.extend(grades.iter().map(|grade| Item::Together(*grade)));
    wishes.extend(pairs.iter().map(|(course, grade)| Item::Sections(*course, *grade)));
    let facts = crew(school, &grades).into_iter().map(Item::Staff).chain(bells(&pairs)).collect();
    Some(Sum { unit: "rounds", needed, there, wishes, facts })
}

fn say(school: &School, sum: Sum) -> Certificate {
    let grades =
        sum.wishes.iter().filter_map(|item| if let Item::Together(grade) = item { Some(*grade) } else { None });
    let grades = grades.collect_vec();
    let times = match sum.needed.iter().map(|line| line.each).minmax().into_option() {
        Some((least, most)) if least < most => format!("{least} to {most} times"),
        other => format!("{} times", other.map_or(0, |(_, most)| most)),
    };
    let day = match sum.there.iter().map(|line| line.each).minmax().into_option() {
        Some((least, most)) if least < most => format!("{least} to {most} places a day"),
        other => format!("{} a day", counted(other.map_or(0, |(_, most)| most), "place")),
    };
    let most = rotation(school).iter().flatten().map(|day| at_once(school, &grades, *day)).max().unwrap_or(0);
    let seats = crew(school, &grades).len();
    let each = match crew(school, &grades).iter().map(|who| most_children(school, *who)).all_equal_value() {
        _ if grades.iter().all(|grade| one_by_one(school, *grade)) => String::new(),
        Ok(Some(children)) => format!(", who each have at most 2 homerooms and {children} children at once,"),
        _ => ", who each have at most 2 homerooms at once,".to_owned(),
    };
    let out = match most {
        0 => "none of these grades can be out".to_owned(),
        1 => "only one of these grades can be out at a time".to_owned(),
        most => format!("only {most} of these grades can be out at a time"),
    };
    let sentence = format!(
        "{} grades each need all their homerooms out at once {times} a rotation: {} times. With {seats} specialists{each} {out}, \
         and there are {day}: {}.",
        grades.len(),
        sum.needs(),
        sum.has(),
    );
    sum.certificate(LAW, sentence)
}
