//! What no block or section fills is class time with the homeroom's own teacher.

use super::check::Notes;
use crate::check::{Book, Counted, Finding, Subject, joined, label, list, uncovered};
use crate::model::{Block, HomeroomId, Kind, Minutes, School, Shortfall};
use crate::schedule::Stretch;

/// One finding for each homeroom.
pub(super) fn judge(school: &School, book: &Book<'_>) -> Vec<Finding> {
    school.homeroom_ids().map(|homeroom| judge_homeroom(school, book, homeroom)).collect()
}

fn judge_homeroom(school: &School, book: &Book<'_>, homeroom: HomeroomId) -> Finding {
    let mut notes = Notes::default();
    for day in school.day_ids() {
        // Without a school's folder nobody may be known.
        let Some(teacher) = school[homeroom].led_on(day) else { continue };
        let rows = book.of_homeroom(homeroom, day);
        // Who is beside the teacher, or beside what the file asks for, is there as one more. A group that is pulled out leaves a class.
        let held = joined(
            rows.iter()
                .filter(|row| {
                    row.staff.contains(&teacher) || is_asked_for(school, homeroom, row) && !is_pulled_out(school, row)
                })
                .map(|row| row.span)
                .collect(),
        );
        // A row without any adult is for `supervision` to say.
        for row in rows.iter().filter(|row| !row.staff.is_empty() && !is_asked_for(school, homeroom, row)) {
            notes.numbers.0 += 1;
            let without = uncovered(row.span, &held);
            if without.is_empty() {
                notes.numbers.1 += 1;
            } else {
                let name = &school[teacher].name;
                let when = list(&without);
                notes.problems.push(format!("{}: {} without {name} at {when}", school[day].id, label(row)));
                notes.counted.push(Counted::part(row, 0, format!("the school file has the class with {name} then")));
            }
        }
    }
    let name = format!("{}, class time with its own teacher", school[homeroom].id);
    notes.finding(Subject::Homeroom(homeroom), &name, "rows")
}

fn is_pulled_out(school: &School, row: &Stretch) -> bool {
    school.pull_outs.iter().any(|group| group.id == row.course && group.kind == row.kind)
}

/// Whether the row is of a block, a course, a group or a post of the school file, or the children's way.
fn is_asked_for(school: &School, homeroom: HomeroomId, row: &Stretch) -> bool {
    let grade = school[homeroom].grade;
    let of_block = |block: &Block| {
        (row.kind == block.kind || row.kind == Kind::CoTeach)
            && (row.course == block.id || block.alternates.contains(&row.course))
            && block.units.iter().any(|unit| unit.homerooms.contains(&homeroom))
    };
    match row.kind {
        Kind::Passing | Kind::Transition => {
            row.span.minutes() <= longest_walk(school, homeroom) || is_between_periods(school, row)
        }
        Kind::Duty => school.duties.iter().any(|duty| duty.id == row.course),
        Kind::Cover => school.sections.get(grade.0).is_some_and(|rule| rule.shortfall == Shortfall::Aide),
        _ => {
            let of_course = school.courses.iter().any(|course| {
                course.id == row.course
                    && (row.kind == course.kind || row.kind == Kind::CoTeach)
                    && course.per_cycle.get(grade.0).is_some_and(|times| *times > 0)
            });
            let of_group = school
                .pull_outs
                .iter()
                .any(|group| group.id == row.course && group.kind == row.kind && group.homerooms.contains(&homeroom));
            of_course || of_group || school.blocks.iter().any(of_block)
        }
    }
}

fn longest_walk(school: &School, homeroom: HomeroomId) -> Minutes {
    let blocks = school.blocks.iter().filter_map(|block| block.transition);
    blocks.chain([school[school[homeroom].grade].transition]).max().unwrap_or(0)
}

fn is_between_periods(school: &School, row: &Stretch) -> bool {
    let periods = &school.day_type(row.day).periods;
    periods.windows(2).any(|pair| pair[0].span.end <= row.span.start && row.span.end <= pair[1].span.start)
}
