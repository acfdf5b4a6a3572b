//! Wishes that the choice of days decides, as limits on what they may cost.

use super::days::{GradeSections, children_in_school, period_places, teachers_at_once};
use crate::engine::{Engine, Var};
use crate::model::{DayId, GradeId, Kind, Minutes, School, Shortfall, Together, Wish};
use itertools::Itertools;

/// A wish, and the most it may cost in the proposal asked for.
#[derive(Debug, Clone)]
pub struct Aim {
    /// The wish.
    pub wish: Wish,
    /// Its cost at most, in the unit of the wish.
    pub most: i64,
}

/// Whether the choice of days decides what `wish` costs.
#[must_use]
pub fn decided_by_days(school: &School, wish: &Wish) -> bool {
    match wish {
        Wish::FewSections(_) | Wish::EqualSections(_) => {
            school.courses.iter().all(|course| course.kind == Kind::Special || course.per_cycle.iter().all(|n| *n == 0))
        }
        Wish::CompactDays(_) => true,
        _ => false,
    }
}

/// Whether counts of days that do not exist prove that no schedule costs so little: every row is necessary only where
/// the file asks for whole grades, each homeroom with a specialist of its own.
#[must_use]
pub fn counts_prove(school: &School, wish: &Wish) -> bool {
    matches!(wish, Wish::FewSections(_) | Wish::EqualSections(_))
        && decided_by_days(school, wish)
        && school.sections.iter().all(|rule| rule.together != Together::Free && rule.shortfall == Shortfall::None)
}

/// What `wish` costs at least, by adding up places: all sections less those that the other days have room for.
#[must_use]
pub fn least(school: &School, wish: &Wish) -> i64 {
    let Wish::FewSections(days) = wish else { return 0 };
    let each_day_once = school.day_ids().filter_map(|day| school[day].cycle_day).all_unique();
    let nobody_shares = school.sections.iter().all(|rule| rule.shortfall == Shortfall::None);
    if !decided_by_days(school, wish) || !each_day_once || !nobody_shares {
        return 0;
    }
    let all: i64 = school
        .homerooms
        .iter()
        .flat_map(|homeroom| school.courses.iter().map(|course| i64::from(course.per_cycle[homeroom.grade.0])))
        .sum();
    let elsewhere: i64 = school
        .day_ids()
        .filter(|day| school[*day].cycle_day.is_some() && !days.contains(day))
        .map(|day| places(school, day))
        .sum();
    (all - elsewhere).max(0)
}

/// How many sections a day can hold: by its specialists and by its homerooms, whichever is less.
fn places(school: &School, day: DayId) -> i64 {
    let shortest = school.courses.iter().flat_map(|course| course.minutes.iter().flatten()).min().copied().unwrap_or(1);
    let teachers = school.courses.iter().flat_map(|course| course.teachers.iter().copied()).unique();
    let by_teachers: i64 = teachers
        .map(|who| {
            let open = school
                .paid_day(who, day)
                .and_then(|paid| paid.intersection(children_in_school(school, day)))
                .map_or(0, |both| both.minutes() / shortest.max(1));
            let most = school[who].max_sections_per_day.and_then(|n| i32::try_from(n).ok());
            let fits = [period_places(school, who, day), most].into_iter().flatten().fold(open, i32::min);
            i64::from(fits)
        })
        .sum();
    let by_homerooms: i64 =
        school.homerooms.iter().map(|homeroom| i64::from(school.sections[homeroom.grade.0].max_per_day)).sum();
    by_teachers.min(by_homerooms)
}

/// Minutes of sections that these days have room for, each with its own; less where one of the aims is for few sections on some of them.
/// `longest`: minutes of a section at most.
pub(super) fn room_on(school: &School, days: &[(DayId, Minutes)], aims: &[Aim], longest: Minutes) -> Minutes {
    let sum =
        |of: &dyn Fn(&DayId) -> bool| days.iter().filter(|(day, _)| of(day)).map(|(_, room)| *room).sum::<Minutes>();
    let rooms = aims.iter().filter_map(|aim| {
        let Wish::FewSections(few) = &aim.wish else { return None };
        if !decided_by_days(school, &aim.wish) {
            return None;
        }
        let most = i32::try_from(aim.most).unwrap_or(i32::MAX);
        Some(sum(&|day| !few.contains(day)) + sum(&|day| few.contains(day)).min(most.saturating_mul(longest)))
    });
    rooms.min().unwrap_or_else(|| sum(&|_| true))
}

/// Limits the counts of sections by the aims they decide.
pub(super) fn limit_counts(
    school: &School,
    engine: &mut Engine,
    grades: &[GradeSections],
    rounds: &[Vec<Var>],
    singles: &[(GradeId, Vec<Var>)],
    aims: &[Aim],
) {
    // Sections on a solved day, as terms.
    let sections_on = |day: DayId| -> Vec<(i32, Var)> {
        let Some(c) = school[day].cycle_day else { return Vec::new() };
        let whole = grades.iter().zip(rounds).map(|(grade, row)| {
            let homerooms = u32::try_from(school[grade.grade].homerooms.len()).unwrap_or(0);
            let at_once = homerooms.min(teachers_at_once(school, grade.grade));
            (i32::try_from(at_once).unwrap_or(0), row[c])
        });
        whole.chain(singles.iter().map(|(_, row)| (1, row[c]))).collect()
    };
    for aim in aims.iter().filter(|aim| decided_by_days(school, &aim.wish)) {
        let most = i32::try_from(aim.most).unwrap_or(i32::MAX / 4);
        match &aim.wish {
            Wish::FewSections(days) => {
                let row = days.iter().flat_map(|day| sections_on(*day)).collect_vec();
                engine.at_most(&merged(row), most);
            }
            Wish::EqualSections(days) => {
                for pair in days.iter().permutations(2) {
                    let mut row = sections_on(*pair[0]);
                    row.extend(sections_on(*pair[1]).into_iter().map(|(factor, var)| (-factor, var)));
                    engine.at_most(&merged(row), most);
                }
            }
            _ => {}
        }
    }
}

/// Each variable once: a day that is named twice, or two forms of one day of the rotation.
fn merged(row: Vec<(i32, Var)>) -> Vec<(i32, Var)> {
    let groups = row.into_iter().map(|(factor, var)| (format!("{var:?}"), factor, var));
    groups
        .sorted_by(|a, b| a.0.cmp(&b.0))
        .chunk_by(|(key, ..)| key.clone())
        .into_iter()
        .filter_map(|(_, group)| group.map(|(_, factor, var)| (factor, var)).reduce(|a, b| (a.0 + b.0, a.1)))
        .collect()
}
