//! Pull-out groups: how often, how long, with whom, out of what.

use super::check::{Notes, may_lead};
use crate::check::{Book, Counted, Finding, Subject, label, list, tally, too_often};
use crate::model::{DayId, HomeroomId, Kind, PullOut, School, Span, StaffId};
use crate::schedule::Stretch;

/// One finding for each group and homeroom it takes children from.
pub(super) fn judge(school: &School, book: &Book<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for group in &school.pull_outs {
        for homeroom in group.homerooms.iter().copied() {
            findings.push(judge_group(school, book, group, homeroom));
        }
    }
    findings
}

fn rows_of<'a>(
    book: &'a Book<'_>,
    group: &'a PullOut,
    homeroom: HomeroomId,
    day: DayId,
) -> impl Iterator<Item = &'a Stretch> {
    book.of_homeroom(homeroom, day).iter().copied().filter(|row| row.kind == group.kind && row.course == group.id)
}

fn spans_of(book: &Book<'_>, group: &PullOut, homeroom: HomeroomId, day: DayId) -> Vec<Span> {
    let mut spans: Vec<Span> = rows_of(book, group, homeroom, day).map(|row| row.span).collect();
    spans.dedup();
    spans
}

fn judge_group(school: &School, book: &Book<'_>, group: &PullOut, homeroom: HomeroomId) -> Finding {
    let mut notes = Notes::default();
    let mut counts = Vec::new();
    for day in school.day_ids() {
        let spans = spans_of(book, group, homeroom, day);
        let first = spans_of(book, group, group.homerooms[0], day);
        if first != spans {
            let other = &school[group.homerooms[0]].id;
            notes.problems.push(format!("{}: {} while {other} has {}", school[day].id, list(&spans), list(&first)));
        }
        let mut count = 0;
        for span in spans {
            let right = span.minutes() == group.minutes;
            count += u32::from(right);
            let reason =
                if right { String::new() } else { format!("{} min instead of {}", span.minutes(), group.minutes) };
            if !right {
                notes.problems.push(format!("{}: {reason} at {span}", school[day].id));
            }
            let minutes = if right { span.minutes() } else { 0 };
            notes.counted.push(Counted { day, span, kind: group.kind, minutes, reason });
            if !group.windows[day.0].is_some_and(|window| window.contains(span)) {
                notes.problems.push(format!("{}: {span} is outside its window", school[day].id));
            }
        }
        counts.push(count);
        for row in rows_of(book, group, homeroom, day) {
            judge_row(school, book, group, homeroom, row, &mut notes.problems);
        }
    }
    let found = tally(school, group.times, |day| group.windows[day.0].is_some(), |day| counts[day.0]);
    notes.numbers = (found.owed, found.found);
    notes.problems.extend(found.problems);
    notes.problems.extend(too_often(school, group.times, |day| counts[day.0]));
    let name = format!("{}, {}", school[homeroom].id, group.name);
    notes.finding(Subject::Homeroom(homeroom), &name, "times")
}

/// Adults, room, and what the children miss.
fn judge_row(
    school: &School,
    book: &Book<'_>,
    group: &PullOut,
    homeroom: HomeroomId,
    row: &Stretch,
    problems: &mut Vec<String>,
) {
    let place = format!("{} {}", school[row.day].id, row.span);
    let adults: Vec<StaffId> =
        row.staff.iter().copied().filter(|staff| may_lead(school, &group.leads, *staff)).collect();
    if adults.len() < group.leads.adults {
        problems.push(format!("{place}: {} of {} adults who may lead it", adults.len(), group.leads.adults));
    }
    if let Some(room) = group.room.filter(|room| row.room != Some(*room)) {
        let other = row.room.map_or("in no room", |other| school[other].name.as_str());
        problems.push(format!("{place}: {other} instead of {}", school[room].name));
    }
    let protected = |other: &Stretch| {
        matches!(other.kind, Kind::Lunch | Kind::Recess)
            || group.protected_blocks.iter().any(|block| {
                // Where subjects take turns in a block, a row may name the subject.
                school[*block].id == other.course || school[*block].alternates.contains(&other.course)
            })
            || group.protected_courses.iter().any(|course| school[*course].id == other.course)
    };
    for other in book.of_homeroom(homeroom, row.day) {
        if other.span.overlaps(row.span) && protected(other) {
            problems.push(format!("{place}: taken out of {}", label(other)));
        }
    }
}
