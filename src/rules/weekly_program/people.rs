//! Adults: paid hours, their own limits, co-teaching, and those who go everywhere with a homeroom.

use super::check::Notes;
use crate::check::{
    Book, Contact, Counted, Finding, Subject, contact, had, joined, label, list, sections_of, uncovered,
};
use crate::model::{CoTeaching, Course, DayId, HomeroomId, Kind, Minutes, School, Span, StaffId};
use crate::schedule::Stretch;

/// One finding for each adult, one for each co-teaching pair and one for each adult who stays with a homeroom.
pub(super) fn judge(school: &School, book: &Book<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = school.staff_ids().map(|staff| judge_person(school, book, staff)).collect();
    let pairs = school.co_teaching.iter().enumerate();
    findings.extend(pairs.map(|(nth, pair)| judge_pair(school, book, pair, &school.co_teaching[..nth])));
    for staff in school.staff_ids() {
        if let Some(homeroom) = school[staff].always_with {
            findings.push(judge_companion(school, book, staff, homeroom));
        }
    }
    findings
}

fn judge_person(school: &School, book: &Book<'_>, staff: StaffId) -> Finding {
    let person = &school[staff];
    let mut notes = Notes::default();
    for day in school.day_ids() {
        let day_name = &school[day].id;
        let rows = book.of_staff(staff, day);
        let paid = school.paid_day(staff, day);
        notes.numbers.0 += u32::try_from(rows.len()).unwrap_or(0);
        for row in rows {
            match paid {
                Some(paid) if paid.contains(row.span) => notes.numbers.1 += 1,
                Some(paid) => {
                    notes.problems.push(format!("{day_name}: {} is outside the paid hours {paid}", label(row)));
                    notes.counted.push(Counted::part(row, 0, format!("outside the paid hours {paid}")));
                }
                None => {
                    notes.problems.push(format!("{day_name}: {} on a day away", label(row)));
                    notes.counted.push(Counted::part(row, 0, "a day away".to_owned()));
                }
            }
        }
        let sections = sections_of(book, school, staff, day);
        if let Some(most) = person.max_sections_per_day.filter(|most| sections.len() > *most) {
            notes.problems.push(format!("{day_name}: {} sections; at most {most}", sections.len()));
        }
        let with: Vec<Span> = rows.iter().filter(|row| contact(row) != Contact::None).map(|row| row.span).collect();
        let with: Minutes = joined(with).into_iter().map(Span::minutes).sum();
        if let Some(most) = person.max_minutes_per_day.filter(|most| with > *most) {
            notes.problems.push(format!("{day_name}: {with} min with students; at most {most}"));
        }
        set_up(school, day_name, &sections, &mut notes.problems);
    }
    notes.finding(Subject::Staff(staff), &person.name, "rows inside paid hours")
}

/// The minutes a course needs between two sections.
fn set_up(school: &School, day_name: &str, sections: &[&Stretch], problems: &mut Vec<String>) {
    let needs = |row: &Stretch| -> Minutes {
        let course: Option<&Course> = school.courses.iter().find(|course| course.id == row.course);
        course.map_or(0, |course| course.set_up)
    };
    for pair in sections.windows(2) {
        let gap = pair[1].span.start - pair[0].span.end;
        let owed = needs(pair[0]).max(needs(pair[1]));
        if gap < owed {
            let at = pair[1].span.start;
            problems.push(format!("{day_name}: {gap} min to set up before the section at {at} instead of {owed}"));
        }
    }
}

/// `before`: the pairs of the file above this one, which have the adult first where both are at once.
fn judge_pair(school: &School, book: &Book<'_>, pair: &CoTeaching, before: &[CoTeaching]) -> Finding {
    let block = &school[pair.block];
    let mut notes = Notes::default();
    for day in school.day_ids().filter(|day| is_on(school, pair, *day)) {
        let there = joined(together(book, pair.staff, pair.homeroom, &block.id, day));
        for span in had(book, block, pair.homeroom, day) {
            notes.numbers.0 += 1;
            let missed = uncovered(span, &there);
            let elsewhere = before.iter().find(|other| {
                let at_once = |own: &Span| own.overlaps(span);
                is_another_class(school, pair, other)
                    && is_on(school, other, day)
                    && had(book, &school[other.block], other.homeroom, day).iter().any(at_once)
            });
            if !missed.is_empty() {
                notes.problems.push(format!("{}: not there at {}", school[day].id, list(&missed)));
            } else if let Some(other) = elsewhere {
                let (what, whose) = (&school[other.block].name, &school[other.homeroom].id);
                notes.problems.push(format!("{}: with {whose} in {what} at {span}", school[day].id));
            } else {
                notes.numbers.1 += 1;
            }
        }
    }
    let name = format!("{}, {} with {}", school[pair.staff].name, block.name, school[pair.homeroom].id);
    notes.finding(Subject::Staff(pair.staff), &name, "times")
}

/// Whether the two teach together on the day.
fn is_on(school: &School, pair: &CoTeaching, day: DayId) -> bool {
    if pair.days.is_empty() { school.paid_day(pair.staff, day).is_some() } else { pair.days.contains(&day) }
}

/// Whether the same adult is in another class there: homerooms of one block are one class where it has a room for all of them.
fn is_another_class(school: &School, pair: &CoTeaching, other: &CoTeaching) -> bool {
    let one_room = pair.block == other.block && school[pair.block].room.is_some();
    pair.staff == other.staff && pair.homeroom != other.homeroom && !one_room
}

/// When the adult is with the homeroom: in its rows, or in a co-teaching row of the block without homerooms.
fn together(book: &Book<'_>, staff: StaffId, homeroom: HomeroomId, block: &str, day: DayId) -> Vec<Span> {
    let with = |row: &&&Stretch| {
        row.homerooms.contains(&homeroom)
            || (row.homerooms.is_empty() && row.kind == Kind::CoTeach && row.course == block)
    };
    book.of_staff(staff, day).iter().filter(with).map(|row| row.span).collect()
}

fn judge_companion(school: &School, book: &Book<'_>, staff: StaffId, homeroom: HomeroomId) -> Finding {
    let mut notes = Notes::default();
    for day in school.day_ids() {
        let Some(paid) = school.paid_day(staff, day) else { continue };
        let Some(hours) = school.student_day(homeroom, day).intersection(paid) else { continue };
        let meals: Vec<Span> =
            book.of_homeroom(homeroom, day).iter().filter(|row| row.kind == Kind::Lunch).map(|row| row.span).collect();
        let mut there = together(book, staff, homeroom, "", day);
        for row in book.of_staff(staff, day).iter().filter(|row| row.kind == Kind::Lunch && row.homerooms.is_empty()) {
            there.extend(meals.iter().filter_map(|meal| meal.intersection(row.span)));
        }
        let missed = uncovered(hours, &there);
        notes.numbers.0 += 1;
        notes.numbers.1 += u32::from(missed.is_empty());
        if !missed.is_empty() {
            notes.problems.push(format!("{}: not with it at {}", school[day].id, list(&missed)));
        }
    }
    let name = format!("{}, always with {}", school[staff].name, school[homeroom].id);
    notes.finding(Subject::Staff(staff), &name, "days")
}
