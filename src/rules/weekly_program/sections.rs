//! Sections: how many, how long, led by whom, where.

use super::blocks::fits_periods;
use super::check::Notes;
use crate::check::{Book, Counted, Finding, Subject, section_rows, too_often, variants};
use crate::model::{Course, CourseId, DayId, HomeroomId, Kind, School, Shortfall, Span, Times};
use crate::schedule::Stretch;

/// One finding for each homeroom and course, and one for each homeroom's sections a day.
pub(super) fn judge(school: &School, book: &Book<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for homeroom in school.homeroom_ids() {
        let grade = school[homeroom].grade;
        for id in (0..school.courses.len()).map(CourseId) {
            let owed = school[id].per_cycle.get(grade.0).copied().unwrap_or(0);
            if owed > 0 && school[id].minutes.get(grade.0).copied().flatten().is_some() {
                findings.push(judge_course(school, book, homeroom, id, owed));
            }
        }
        if !school.courses.is_empty() {
            findings.push(judge_days(school, book, homeroom));
        }
    }
    findings
}

/// The clock times at which `homeroom` has a section of `course`.
fn spans_of(school: &School, book: &Book<'_>, course: CourseId, homeroom: HomeroomId, day: DayId) -> Vec<Span> {
    let mut spans: Vec<Span> = section_rows(book, school, course, homeroom, day).map(|row| row.span).collect();
    spans.sort_unstable();
    spans.dedup();
    spans
}

/// One span for each round: sections at the same time are one, however many the homeroom is divided among.
fn rounds_of(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut rounds: Vec<Span> = Vec::new();
    for span in spans {
        match rounds.last_mut() {
            // Two sections in a row are two rounds, whatever else lies across them.
            Some(last) if last.overlaps(span) => {}
            _ => rounds.push(span),
        }
    }
    rounds
}

/// Whether the homeroom is in sections of several courses during `span`.
fn is_divided(school: &School, book: &Book<'_>, homeroom: HomeroomId, day: DayId, span: Span) -> bool {
    let there = |id: &CourseId| section_rows(book, school, *id, homeroom, day).any(|row| row.span.overlaps(span));
    (0..school.courses.len()).map(CourseId).filter(there).count() > 1
}

/// What the school file does when specialists are too few for the homeroom's grade.
fn shortfall(school: &School, homeroom: HomeroomId) -> Shortfall {
    school.sections.get(school[homeroom].grade.0).map_or(Shortfall::None, |rule| rule.shortfall)
}

fn judge_course(school: &School, book: &Book<'_>, homeroom: HomeroomId, id: CourseId, owed: u32) -> Finding {
    let course = &school[id];
    let mut notes = Notes::default();
    let mut counts = vec![0_u32; school.days.len()];
    for day in school.day_ids() {
        let spans = spans_of(school, book, id, homeroom, day);
        for span in &spans {
            let whole = !is_divided(school, book, homeroom, day, *span);
            let reason = judge_section(school, book, homeroom, id, day, *span, &mut notes.problems);
            if !whole && shortfall(school, homeroom) != Shortfall::Divide {
                let sentence =
                    format!("{} {span}: divided among sections, and the school file divides none", school[day].id);
                notes.problems.push(sentence);
            }
            let reason = if reason.is_empty() && !whole { "divided among sections".to_owned() } else { reason };
            let counts_whole = reason.is_empty();
            counts[day.0] += u32::from(counts_whole);
            notes.counted.push(Counted {
                day,
                span: *span,
                kind: course.kind,
                minutes: if counts_whole { span.minutes() } else { 0 },
                reason,
            });
        }
        // A round in which the homeroom is divided is no section of any one course.
        let own = spans.iter().filter(|span| !is_divided(school, book, homeroom, day, **span)).count();
        if own > usize::try_from(course.max_per_day).unwrap_or(usize::MAX) {
            let sentence = format!("{}: {own} sections; at most {} a day", school[day].id, course.max_per_day);
            notes.problems.push(sentence);
        }
    }
    let poorest = |days: &Vec<DayId>| days.iter().map(|day| counts[day.0]).min().unwrap_or(0);
    let found: u32 = variants(school).iter().map(poorest).sum();
    if found < owed {
        notes.problems.push(format!("{found} of {owed} sections in a rotation"));
    }
    notes.problems.extend(too_often(school, Times::PerCycle(owed), |day| counts[day.0]));
    notes.numbers = (owed, found);
    let name = format!("{}, {}", school[homeroom].id, course.name);
    notes.finding(Subject::Homeroom(homeroom), &name, "sections")
}

/// Why the section does not count (empty when it does); also says what else is wrong with it.
fn judge_section(
    school: &School,
    book: &Book<'_>,
    homeroom: HomeroomId,
    id: CourseId,
    day: DayId,
    span: Span,
    problems: &mut Vec<String>,
) -> String {
    let course = &school[id];
    let day_name = &school[day].id;
    let asked = course.minutes[school[homeroom].grade.0].unwrap_or(0);
    let long_enough = match course.whole_periods {
        Some(n) => span.minutes() >= asked && fits_periods(school, homeroom, day, span, n),
        None => span.minutes() == asked,
    };
    if !long_enough {
        let reason = match course.whole_periods {
            Some(n) => format!("{span} is not {n} whole periods of {asked} min or more"),
            None => format!("{} min at {span} instead of {asked}", span.minutes()),
        };
        problems.push(format!("{day_name}: {reason}"));
        return reason;
    }
    if !course.windows[day.0].is_some_and(|window| window.contains(span)) {
        problems.push(format!("{day_name}: {span} is outside its window"));
    }
    for row in section_rows(book, school, id, homeroom, day).filter(|row| row.span == span) {
        judge_row(school, book, course, homeroom, row, problems);
    }
    String::new()
}

/// Teacher, room and size of one section.
fn judge_row(
    school: &School,
    book: &Book<'_>,
    course: &Course,
    homeroom: HomeroomId,
    row: &Stretch,
    problems: &mut Vec<String>,
) {
    let place = format!("{} {}", school[row.day].id, row.span);
    let grade = school[homeroom].grade;
    let serves = |grades: &[crate::model::GradeId]| grades.is_empty() || grades.contains(&grade);
    let leads = |staff: &&crate::model::StaffId| course.teachers.contains(staff) && serves(&school[**staff].grades);
    if !row.staff.iter().any(|staff| leads(&staff)) {
        let names: Vec<&str> = row.staff.iter().map(|staff| school[*staff].name.as_str()).collect();
        let who = if names.is_empty() { "nobody".to_owned() } else { names.join(", ") };
        problems.push(format!("{place}: led by {who}, who does not teach it to grade {}", school[grade].id));
    }
    let whole = |other: &&HomeroomId| !is_divided(school, book, **other, row.day, row.span);
    let homerooms = row.homerooms.iter().filter(whole).count();
    let teachers = row.staff.iter().filter(leads).count();
    if homerooms > teachers.max(1) && whole(&&homeroom) && shortfall(school, homeroom) != Shortfall::Combine {
        problems.push(format!("{place}: {homerooms} homerooms with one teacher, and the school file combines none"));
    } else if homerooms > 2 * teachers.max(1) && whole(&&homeroom) {
        problems.push(format!("{place}: {homerooms} homerooms with one teacher, and the school file combines two"));
    }
    if let Some(room) = course.room.filter(|room| row.room != Some(*room)) {
        let other = row.room.map_or("in no room", |other| school[other].name.as_str());
        problems.push(format!("{place}: {other} instead of {}", school[room].name));
    }
    if let Some(most) = course.class_size {
        let size: u32 = row.homerooms.iter().map(|other| share_in(school, book, *other, row)).sum();
        if size > most {
            problems.push(format!("{place}: {size} children; at most {most}"));
        }
    }
}

/// Children of `homeroom` in the row: all, or an equal share of the groups it is divided into, rounded up. Groups are at once, a
/// shorter one inside a longer one: who begins with others in one section and goes on in the next is counted in both.
fn share_in(school: &School, book: &Book<'_>, homeroom: HomeroomId, row: &Stretch) -> u32 {
    let groups = book
        .of_homeroom(homeroom, row.day)
        .iter()
        .filter(|other| other.kind == row.kind && school.courses.iter().any(|course| course.id == other.course))
        .filter(|other| other.span.contains(row.span) || row.span.contains(other.span));
    let groups = u32::try_from(groups.count()).unwrap_or(1).max(1);
    school[homeroom].students.div_ceil(groups)
}

/// At most so many specials a day.
fn judge_days(school: &School, book: &Book<'_>, homeroom: HomeroomId) -> Finding {
    let mut notes = Notes::default();
    let most = school.sections.get(school[homeroom].grade.0).map_or(u32::MAX, |rules| rules.max_per_day);
    let mut found = 0;
    for day in school.day_ids() {
        let specials = book.of_homeroom(homeroom, day).iter().filter(|row| row.kind == Kind::Special);
        let rounds = rounds_of(specials.map(|row| row.span).collect());
        let count = u32::try_from(rounds.len()).unwrap_or(u32::MAX);
        found = found.max(count);
        if count > most {
            notes.problems.push(format!("{}: {count} specials; at most {most} a day", school[day].id));
        }
    }
    notes.numbers = (most, found);
    let name = format!("{}, specials on one day", school[homeroom].id);
    notes.finding(Subject::Homeroom(homeroom), &name, "sections at most")
}
