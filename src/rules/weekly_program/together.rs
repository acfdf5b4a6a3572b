//! Grades whose homerooms are out at once.

use super::check::Notes;
use crate::check::{Book, Counted, Finding, Subject, section_rows};
use crate::model::{CourseId, DayId, GradeId, HomeroomId, Kind, School, Shortfall, Span, Together};
use crate::schedule::Stretch;

/// One finding for each grade whose sections the file holds together.
pub(super) fn judge(school: &School, book: &Book<'_>) -> Vec<Finding> {
    (0..school.grades.len())
        .map(GradeId)
        .filter(|grade| school.sections.get(grade.0).is_some_and(|rule| rule.together == Together::Parallel))
        .filter(|grade| school[*grade].homerooms.len() > 1)
        .filter(|grade| school.courses.iter().any(|course| course.per_cycle.get(grade.0).is_some_and(|n| *n > 0)))
        .map(|grade| judge_grade(school, book, grade))
        .collect()
}

fn judge_grade(school: &School, book: &Book<'_>, grade: GradeId) -> Finding {
    let mut notes = Notes::default();
    for day in school.day_ids() {
        let out: Vec<(HomeroomId, Vec<Counted>)> =
            school[grade].homerooms.iter().map(|homeroom| (*homeroom, out(school, book, *homeroom, day))).collect();
        for (homeroom, sections) in &out {
            for section in sections {
                notes.numbers.0 += 1;
                // Sections of one round may differ in length: then the shorter lies inside the longer.
                let nested = |one: Span, other: Span| one.contains(other) || other.contains(one);
                let inside = |others: &[Counted]| others.iter().any(|other| nested(other.span, section.span));
                match out.iter().find(|(_, others)| !inside(others)) {
                    None => notes.numbers.1 += 1,
                    Some((other, _)) => notes.problems.push(format!(
                        "{}: {} is out at {} and {} is not",
                        school[day].id, school[*homeroom].id, section.span, school[*other].id
                    )),
                }
            }
        }
        notes.counted.extend(out.into_iter().flat_map(|(_, sections)| sections));
    }
    let name = format!("grade {}, sections at once", school[grade].id);
    notes.finding(Subject::School, &name, "sections")
}

/// The sections of a homeroom on a day, and the rounds in which an aide stays with it instead, where the file has that.
fn out(school: &School, book: &Book<'_>, homeroom: HomeroomId, day: DayId) -> Vec<Counted> {
    let rule = school.sections.get(school[homeroom].grade.0);
    let may_stay = rule.is_some_and(|rule| rule.shortfall == Shortfall::Aide);
    let stays = |row: &&Stretch| may_stay && row.kind == Kind::Cover;
    let grade = school[homeroom].grade;
    let mut rows: Vec<Counted> = (0..school.courses.len())
        .map(CourseId)
        .filter(|course| school[*course].per_cycle.get(grade.0).is_some_and(|times| *times > 0))
        .flat_map(|course| section_rows(book, school, course, homeroom, day))
        .chain(book.of_homeroom(homeroom, day).iter().copied().filter(stays))
        .map(Counted::whole)
        .collect();
    rows.sort_by_key(|row| row.span);
    rows.dedup_by_key(|row| row.span);
    rows
}
