//! Sections of a homeroom against the days they can lie on: so many a day at most, and somebody must be there to teach.

use super::certificate::Certificate;
use super::facts::{
    Pair, counted, course_window, grade_name, listed, narrow_courses, pairs, rotation, section_minutes, teachers,
    teaches,
};
use super::sum::{Sum, Without, fewest, line, number};
use crate::model::{DayId, GradeId, Item, Kind, School, Span};
use itertools::Itertools;

/// Id of the law.
pub(super) const LAW: &str = "section-days";

pub(super) fn find(school: &School) -> Vec<Certificate> {
    let all = pairs(school);
    let specials = |grade: GradeId| {
        all.iter().copied().filter(|(course, own)| *own == grade && school[*course].kind == Kind::Special).collect_vec()
    };
    let of_grades = (0..school.grades.len()).map(GradeId).map(specials).filter(|set| set.len() > 1);
    let sets = all.iter().map(|pair| vec![*pair]).chain(of_grades).collect_vec();
    sets.into_iter()
        .filter_map(|set| {
            let sum = fewest(|without| count(school, &set, without))?;
            Some(say(school, &set, sum))
        })
        .collect()
}

/// Sections of a course that a homeroom can have on a day.
fn most_of(school: &School, pair: Pair, day: DayId, without: &Without) -> i64 {
    let window = course_window(school, pair.0, day, without);
    let minutes = section_minutes(school, pair);
    let open = |who| {
        let both = school.paid_day(who, day).zip(window).and_then(|(paid, window)| paid.intersection(window));
        both.map_or(0, Span::minutes) >= minutes
    };
    let somebody = school.staff_ids().any(|who| teaches(school, who, pair) && open(who));
    if somebody { i64::from(school[pair.0].max_per_day) } else { 0 }
}

fn most_on(school: &School, pairs: &[Pair], day: DayId, without: &Without) -> i64 {
    let all: i64 = pairs.iter().map(|pair| most_of(school, *pair, day, without)).sum();
    let rule = pairs.first().filter(|(_, grade)| without.asks(&Item::MostSections(*grade)));
    let specials = pairs.iter().all(|(course, _)| school[*course].kind == Kind::Special);
    match rule.filter(|_| specials) {
        Some((_, grade)) => all.min(i64::from(school.sections[grade.0].max_per_day)),
        None => all,
    }
}

fn count(school: &School, set: &[Pair], without: &Without) -> Option<Sum> {
    let asked = |(course, grade): &Pair| without.asks(&Item::Sections(*course, *grade));
    let set = set.iter().copied().filter(asked).collect_vec();
    let grade = set.first()?.1;
    let needed = set
        .iter()
        .map(|(course, grade)| line(school[*course].name.clone(), 1, i64::from(school[*course].per_cycle[grade.0])))
        .collect();
    let days = rotation(school);
    let most =
        days.iter().filter_map(|days| days.iter().map(|day| most_on(school, &set, *day, without)).min()).counts();
    let there =
        most.into_iter().sorted().map(|(most, days)| line(counted(number(days), "day"), number(days), most)).collect();
    let mut wishes = narrow_courses(school, &set, without);
    if without.asks(&Item::MostSections(grade)) {
        wishes.push(Item::MostSections(grade));
    }
    wishes.extend(set.iter().map(|(course, grade)| Item::Sections(*course, *grade)));
    let facts = teachers(school, &set).into_iter().map(Item::Staff).chain([Item::Bells(grade)]).collect();
    Some(Sum { unit: "sections", needed, there, wishes, facts })
}

fn say(school: &School, set: &[Pair], sum: Sum) -> Certificate {
    let grade = set.first().map_or(GradeId(0), |(_, grade)| *grade);
    let courses = sum.needed.iter().map(|line| line.what.clone()).collect_vec();
    let days =
        sum.there.iter().filter(|line| line.each > 0).map(|line| format!("{} with {} at most", line.what, line.each));
    let days = days.collect_vec();
    let days = if days.is_empty() { "no day has any".to_owned() } else { listed(&days) };
    let sentence = format!(
        "{}: each homeroom of {} needs {} in a rotation, and there are {}: {days}.",
        listed(&courses),
        grade_name(school, grade),
        counted(sum.needs(), "section"),
        sum.has(),
    );
    sum.certificate(LAW, sentence)
}
