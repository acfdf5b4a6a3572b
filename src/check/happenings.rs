//! How often things happen: over a day, a real week, a rotation.

use super::{Book, joined};
use crate::model::{Block, CourseId, DayId, HomeroomId, Kind, Minutes, School, Span, StaffId, Times};
use crate::schedule::Stretch;

/// When `homeroom` has `block` on `day`; rows that touch (or are side by side in groups) are one.
#[must_use]
pub fn had(book: &Book<'_>, block: &Block, homeroom: HomeroomId, day: DayId) -> Vec<Span> {
    let rows = book.of_homeroom(homeroom, day).iter();
    joined(rows.filter(|row| is_of(row, block)).map(|row| row.span).collect())
}

/// Whether a row is of this block: the kind (co-teaching counts as instruction) and the id, or the name of a course
/// that takes turns in it.
fn is_of(row: &Stretch, block: &Block) -> bool {
    let kind = row.kind == block.kind || (row.kind == Kind::CoTeach && block.kind == Kind::Instruct);
    kind && (row.course == block.id || block.alternates.contains(&row.course))
}

/// The rows in which `homeroom` has a section of `course` on `day`.
pub fn section_rows<'a>(
    book: &'a Book<'_>,
    school: &'a School,
    course: CourseId,
    homeroom: HomeroomId,
    day: DayId,
) -> impl Iterator<Item = &'a Stretch> {
    let course = &school[course];
    book.of_homeroom(homeroom, day)
        .iter()
        .copied()
        .filter(|row| row.course == course.id && (row.kind == course.kind || row.kind == Kind::CoTeach))
}

/// How many times a block of these lengths happens in `spans`, or why they do not fit it.
///
/// # Errors
/// A sentence part such as `35 min at 10:10–10:45 instead of 45`.
pub fn times_in(block: &Block, day: DayId, spans: &[Span]) -> Result<u32, String> {
    let Some(least) = block.minutes.get(day.0).copied().flatten() else {
        return if spans.is_empty() { Ok(0) } else { Err("happens although it should not".to_owned()) };
    };
    if !block.pieces.is_empty() {
        return pieces_in(block, spans);
    }
    let most = block.stretch_to.unwrap_or(least).max(least);
    let mut times = 0;
    for span in spans {
        let length = span.minutes();
        if block.whole_periods.is_some() && length >= least {
            times += 1;
            continue;
        }
        let fits = (1..=(length / least.max(1)).max(1)).find(|n| n * least <= length && length <= n * most);
        match fits {
            Some(n) => times += n.unsigned_abs(),
            None if most > least => return Err(format!("{length} min at {span} instead of {least} to {most}")),
            None => return Err(format!("{length} min at {span} instead of {least}")),
        }
    }
    Ok(times)
}

/// How many times the pieces of a divided block happen in their order.
fn pieces_in(block: &Block, spans: &[Span]) -> Result<u32, String> {
    let whole: Minutes = block.pieces.iter().sum();
    let lengths = || block.pieces.iter().map(ToString::to_string).collect::<Vec<_>>().join(" + ");
    let mut pieces = block.pieces.iter().cycle();
    let mut times = 0;
    let mut so_far = 0;
    for span in spans {
        let mut left = span.minutes();
        while left > 0 {
            let piece = pieces.next().copied().unwrap_or(whole).max(1);
            if piece > left {
                return Err(format!("{} min at {span} instead of pieces of {}", span.minutes(), lengths()));
            }
            left -= piece;
            so_far += piece;
            if so_far >= whole {
                times += 1;
                so_far = 0;
            }
        }
    }
    if so_far > 0 {
        return Err(format!("only {so_far} min of the pieces of {}", lengths()));
    }
    Ok(times)
}

/// The solved days of each day of the rotation: every way a rotation day can come.
#[must_use]
pub fn variants(school: &School) -> Vec<Vec<DayId>> {
    let mut cycle = vec![Vec::new(); school.cycle_days];
    for day in school.day_ids() {
        if let Some(list) = school[day].cycle_day.and_then(|position| cycle.get_mut(position)) {
            list.push(day);
        }
    }
    cycle
}

/// How often something happened against how often it is owed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// Times owed: summed over the solved days, or in one week, or in one rotation.
    pub owed: u32,
    /// Times found, in the worst week or rotation.
    pub found: u32,
    /// What is wrong, one sentence part each; empty when nothing is.
    pub problems: Vec<String>,
}

/// Compares `count` (times on a solved day) with what `times` asks. `allowed`: the days it may happen on.
///
/// Short weeks of the calendar are left out of weekly numbers. Over a rotation, the poorest form of each rotation day
/// is taken, so the number holds whichever day types come.
pub fn tally(school: &School, times: Times, allowed: impl Fn(DayId) -> bool, count: impl Fn(DayId) -> u32) -> Tally {
    let mut tally = Tally::default();
    let once_a_day = |tally: &mut Tally| {
        for day in school.day_ids().filter(|day| count(*day) > 1) {
            tally.problems.push(format!("{} times on {}", count(day), school[day].id));
        }
    };
    match times {
        Times::PerDay(n) => {
            for day in school.day_ids().filter(|day| allowed(*day)) {
                let found = count(day);
                tally.owed += n;
                tally.found += found.min(n);
                if found != n {
                    tally.problems.push(format!("{found} of {n} on {}", school[day].id));
                }
            }
        }
        Times::PerWeek(n) => {
            tally.owed = n;
            let full = || school.weeks.iter().filter(|week| !week.short);
            let of = |days: &[DayId]| days.iter().map(|day| count(*day)).sum::<u32>();
            tally.found = full().map(|week| of(&week.days)).min().unwrap_or(n);
            for week in full() {
                let found = of(&week.days);
                if found < n {
                    tally.problems.push(format!("{found} of {n} in {}", week.name));
                }
            }
            once_a_day(&mut tally);
        }
        Times::PerCycle(n) => {
            tally.owed = n;
            let poorest = |days: &Vec<DayId>| days.iter().map(|day| count(*day)).min().unwrap_or(0);
            tally.found = variants(school).iter().map(poorest).sum();
            if tally.found < n {
                tally.problems.push(format!("{} of {n} in a rotation", tally.found));
            }
            once_a_day(&mut tally);
        }
    }
    for day in school.day_ids().filter(|day| !allowed(*day) && count(*day) > 0) {
        tally.problems.push(format!("happens on {}, a day it may not", school[day].id));
    }
    tally
}

/// The sections `staff` teaches on `day`, in clock order: rows of a special or a course with children, whether or not
/// the file says with which. Rows at the same time are one section.
#[must_use]
pub fn sections_of<'a>(book: &Book<'a>, school: &School, staff: StaffId, day: DayId) -> Vec<&'a Stretch> {
    let mut sections: Vec<&Stretch> = Vec::new();
    for row in book.of_staff(staff, day) {
        let taught = row.kind == Kind::Special || school.courses.iter().any(|course| course.id == row.course);
        let with_children = row.kind.is_teaching() || !row.homerooms.is_empty();
        if taught && with_children && sections.last().is_none_or(|last| last.span != row.span) {
            sections.push(row);
        }
    }
    sections
}

/// Why something happens more often than asked. A number per day is exact in [`tally`]; where real weeks differ, one per week is the
/// least of each.
#[must_use]
pub fn too_often(school: &School, times: Times, count: impl Fn(DayId) -> u32) -> Option<String> {
    match (times, school.weeks.as_slice()) {
        (Times::PerWeek(n), [week]) => {
            let found: u32 = week.days.iter().map(|day| count(*day)).sum();
            (found > n).then(|| format!("{found} in {} instead of {n}", week.name))
        }
        (Times::PerCycle(n), _) => {
            let richest = |days: &Vec<DayId>| days.iter().map(|day| count(*day)).max().unwrap_or(0);
            let found: u32 = variants(school).iter().map(richest).sum();
            (found > n).then(|| format!("{found} in a rotation instead of {n}"))
        }
        (Times::PerDay(_) | Times::PerWeek(_), _) => None,
    }
}
