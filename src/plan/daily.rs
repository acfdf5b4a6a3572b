//! Courses whose teachers have no more than so many sections a day, counted while days are chosen.

use super::days::GradeSections;
use super::demand::Demands;
use crate::engine::{Engine, Var};
use crate::model::{CourseId, DayId, GradeId, School, Shortfall, StaffId, Together};
use itertools::Itertools;
use std::collections::BTreeMap;

/// On each day, how many homerooms of a grade have such a course: no more than its rounds and single sections let, and all grades
/// together no more than its teachers may have. Not necessary for every schedule: rounds are this plan's own.
pub(super) fn limit_courses(
    school: &School,
    demands: &Demands,
    engine: &mut Engine,
    grades: &[GradeSections],
    rounds: &[Vec<Var>],
    singles: &[(GradeId, Vec<Var>)],
) {
    let mut counted: BTreeMap<(CourseId, usize), BTreeMap<usize, Var>> = BTreeMap::new();
    for day in school.day_ids() {
        let Some(c) = school[day].cycle_day else { continue };
        for (course, most) in limits(school, demands, day) {
            let mut row = Vec::new();
            for (position, grade) in grades.iter().enumerate().filter(|(_, grade)| grade.minutes > 0) {
                let homerooms = number(school[grade.grade].homerooms.len());
                let have = *counted.entry((course, position)).or_default().entry(c).or_insert_with(|| {
                    let often = i32::try_from(school[course].max_per_day).unwrap_or(1);
                    let have = engine.int(0, homerooms * often);
                    // In a round no more than it has teachers; single sections come on top.
                    let at_once = homerooms.min(number(school[course].teachers.len()));
                    let mut room = vec![(1, have), (-at_once, rounds[position][c])];
                    room.extend(singles.iter().filter(|(own, _)| *own == grade.grade).map(|(_, row)| (-1, row[c])));
                    engine.at_most(&room, 0);
                    have
                });
                row.push((1, have));
            }
            engine.at_most(&row, most);
        }
    }
    for ((course, position), days) in counted {
        let grade = grades[position].grade;
        let all = number(school[grade].homerooms.len()) * i32::try_from(school[course].per_cycle[grade.0]).unwrap_or(0);
        // Where a day has no limit, any number lies there.
        if days.len() == school.cycle_days {
            engine.equal(&days.into_values().map(|have| (1, have)).collect_vec(), all);
        }
    }
}

/// Courses all of whose teachers have a limit of sections that day, and how many that makes; none where sections are shared.
fn limits(school: &School, demands: &Demands, day: DayId) -> Vec<(CourseId, i32)> {
    if school.sections.iter().any(|rule| rule.shortfall != Shortfall::None || rule.together == Together::Sequence) {
        return Vec::new();
    }
    let most = |who: &StaffId| {
        school.paid_day(*who, day).map_or(Some(0), |_| {
            let own = school[*who].max_sections_per_day.map(|most| i32::try_from(most).unwrap_or(i32::MAX));
            [own, demands.most_sections(*who, day)].into_iter().flatten().min()
        })
    };
    let courses = (0..school.courses.len()).map(CourseId).filter(|own| !school[*own].teachers.is_empty());
    courses.filter_map(|own| Some((own, school[own].teachers.iter().map(most).sum::<Option<i32>>()?))).collect()
}

fn number(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}
