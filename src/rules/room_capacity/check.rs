//! Counts the homerooms and sections in each room, cut by cut.

use super::{ID, Terms};
use crate::check::{Book, Check, Finding, Subject, moments};
use crate::model::{ANY_TIME, DayId, HomeroomId, RoomId, School, Shortfall, Span};
use crate::schedule::{Schedule, Stretch};

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let mut findings = Vec::new();
        for room in (0..school.rooms.len()).map(RoomId) {
            let before = findings.len();
            let mut most = 0;
            for day in school.day_ids() {
                let rows: Vec<&Stretch> = book
                    .on(day)
                    .iter()
                    .copied()
                    .filter(|row| row.room == Some(room) && !row.homerooms.is_empty())
                    .collect();
                most = most.max(judge(school, &book, room, day, &rows, &mut findings));
            }
            if findings.len() == before {
                let sentence = format!("{}: at most {most} at once; fits {}", school[room].name, school[room].fits);
                findings.push(
                    about(room).numbers(number(school[room].fits), number(most), "homerooms").met_if(true, sentence),
                );
            }
        }
        findings
    }
}

fn about(room: RoomId) -> Finding {
    Finding::about(ID, Subject::Room(room))
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// One finding for each stretch with too many; returns the most at once.
fn judge(
    school: &School,
    book: &Book<'_>,
    room: RoomId,
    day: DayId,
    rows: &[&Stretch],
    findings: &mut Vec<Finding>,
) -> usize {
    let fits = school[room].fits;
    let mut most = 0;
    let mut crowded: Vec<(Span, usize, Vec<HomeroomId>)> = Vec::new();
    for moment in moments(ANY_TIME, rows.iter().map(|row| row.span)) {
        let here: Vec<&Stretch> = rows.iter().copied().filter(|row| row.span.contains(moment)).collect();
        let homerooms = whole_homerooms(school, book, &here, moment);
        let count = load(school, &here, &homerooms).max(sections(school, &here));
        most = most.max(count);
        if count > fits {
            let mut names: Vec<HomeroomId> = here.iter().flat_map(|row| row.homerooms.iter().copied()).collect();
            names.sort_unstable();
            names.dedup();
            match crowded.last_mut() {
                Some((span, same, who)) if span.end == moment.start && *same == count && *who == names => {
                    span.end = moment.end;
                }
                _ => crowded.push((moment, count, names)),
            }
        }
    }
    for (span, count, homerooms) in crowded {
        let names: Vec<&str> = homerooms.iter().map(|homeroom| school[*homeroom].id.as_str()).collect();
        let sentence = format!(
            "{}, {}: {count} at once at {span} ({}); fits {fits}",
            school[room].name,
            school[day].id,
            names.join(", ")
        );
        findings.push(about(room).on(day).numbers(number(fits), number(count), "homerooms").met_if(false, sentence));
    }
    most
}

/// The homerooms that are in the room as a whole: in no other row at the same time.
fn whole_homerooms(school: &School, book: &Book<'_>, here: &[&Stretch], moment: Span) -> Vec<HomeroomId> {
    school
        .homeroom_ids()
        .filter(|homeroom| here.iter().any(|row| row.homerooms.contains(homeroom)))
        .filter(|homeroom| {
            let rows = book.of_homeroom(*homeroom, here[0].day);
            // A group pulled out leaves the rest of its homeroom behind: that one row still holds the homeroom.
            let rest = rows.iter().filter(|row| row.span.contains(moment) && !is_pull_out(school, row)).count();
            let only_a_group =
                here.iter().filter(|row| row.homerooms.contains(homeroom)).all(|row| is_pull_out(school, row));
            rest == 1 && !only_a_group
        })
        .collect()
}

fn is_pull_out(school: &School, row: &Stretch) -> bool {
    school.pull_outs.iter().any(|group| group.id == row.course)
}

/// Whole homerooms, those of one combined section counted as one.
fn load(school: &School, here: &[&Stretch], whole: &[HomeroomId]) -> usize {
    let mut count = 0;
    let mut seen: Vec<HomeroomId> = Vec::new();
    for row in here {
        let new: Vec<HomeroomId> = row
            .homerooms
            .iter()
            .copied()
            .filter(|homeroom| whole.contains(homeroom) && !seen.contains(homeroom))
            .collect();
        let combined = is_section(school, row)
            && new.iter().all(|homeroom| {
                school
                    .sections
                    .get(school[*homeroom].grade.0)
                    .is_some_and(|rules| rules.shortfall == Shortfall::Combine)
            });
        count += if combined { new.len().min(1) } else { new.len() };
        seen.extend(new);
    }
    count
}

/// Different sections of courses at once, divided homerooms or not.
fn sections(school: &School, here: &[&Stretch]) -> usize {
    let mut seen: Vec<&Stretch> = Vec::new();
    for row in here.iter().filter(|row| is_section(school, row)) {
        if !seen.iter().any(|other| other.course == row.course && other.staff == row.staff && other.span == row.span) {
            seen.push(row);
        }
    }
    seen.len()
}

fn is_section(school: &School, row: &Stretch) -> bool {
    school.courses.iter().any(|course| course.id == row.course)
}
