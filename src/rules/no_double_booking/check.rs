//! Compares every two rows of an adult or homeroom on a day.

use super::{ID, Terms};
use crate::check::{Book, Check, Finding, Subject, label};
use crate::model::{Kind, Minutes, School, Span};
use crate::schedule::{Schedule, Stretch};

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let mut findings = Vec::new();
        for staff in school.staff_ids() {
            let days = school.day_ids().map(|day| book.of_staff(staff, day));
            judge(school, Subject::Staff(staff), &school[staff].name, days, &mut findings, |_, _| false);
        }
        for homeroom in school.homeroom_ids() {
            let days = school.day_ids().map(|day| book.of_homeroom(homeroom, day));
            let divided = |one: &Stretch, other: &Stretch| {
                (is_group(one) && is_group(other))
                    || is_pulled_out(school, one)
                    || is_pulled_out(school, other)
                    || is_second_teacher(school, one, other)
            };
            judge(school, Subject::Homeroom(homeroom), &school[homeroom].id, days, &mut findings, divided);
        }
        findings
    }
}

/// One finding for each clash, or one that is met.
fn judge<'a>(
    school: &School,
    subject: Subject,
    name: &str,
    days: impl Iterator<Item = &'a [&'a Stretch]>,
    findings: &mut Vec<Finding>,
    allowed: impl Fn(&Stretch, &Stretch) -> bool,
) {
    let blank = || Finding::about(ID, subject);
    let before = findings.len();
    let mut rows_seen = 0_i64;
    for rows in days {
        for (n, one) in rows.iter().enumerate() {
            rows_seen += 1;
            for other in &rows[n + 1..] {
                let shared: Minutes = one.span.intersection(other.span).map_or(0, Span::minutes);
                if shared == 0 || allowed(one, other) {
                    continue;
                }
                let sentence = format!(
                    "{name}, {}: in {} and in {} at once, {shared} min",
                    school[one.day].id,
                    label(one),
                    label(other)
                );
                findings.push(blank().on(one.day).numbers(0, shared, "minutes").met_if(false, sentence));
            }
        }
    }
    if findings.len() == before {
        let sentence = format!("{name}: {rows_seen} rows, no two at once");
        findings.push(blank().numbers(0, 0, "minutes").met_if(true, sentence));
    }
}

/// Whether the row may hold one group of a divided homeroom.
fn is_group(row: &Stretch) -> bool {
    matches!(row.kind, Kind::Special | Kind::Intervention | Kind::Eld)
}

/// Whether one row only says who else teaches in the other. Co-teaching that names a block or course goes with rows of that
/// one, or with rows that name none.
fn is_second_teacher(school: &School, one: &Stretch, other: &Stretch) -> bool {
    let named = |id: &String| {
        school.blocks.iter().any(|block| block.id == *id) || school.courses.iter().any(|course| course.id == *id)
    };
    let second = |row: &Stretch, first: &Stretch| {
        row.kind == Kind::CoTeach && (!named(&row.course) || first.course.is_empty() || first.course == row.course)
    };
    (second(one, other) || second(other, one)) && one.kind.is_teaching() && other.kind.is_teaching()
}

/// Whether the row is a group pulled out, not a block that the whole homeroom has.
fn is_pulled_out(school: &School, row: &Stretch) -> bool {
    matches!(row.kind, Kind::Intervention | Kind::Eld) && !school.blocks.iter().any(|block| block.id == row.course)
}
