//! Duties: enough adults at every minute of every post, shared fairly.

use super::check::Notes;
use crate::check::{Book, Counted, Finding, Subject, moments, variants};
use crate::model::{Duty, Kind, Minutes, School, Span, StaffId};
use crate::schedule::Stretch;

/// One finding for each duty.
pub(super) fn judge(school: &School, book: &Book<'_>) -> Vec<Finding> {
    school.duties.iter().map(|duty| judge_duty(school, book, duty)).collect()
}

fn may_do(school: &School, duty: &Duty, staff: StaffId) -> bool {
    if duty.named.is_empty() {
        duty.roles.iter().any(|role| school[staff].has_role(*role))
    } else {
        duty.named.contains(&staff)
    }
}

fn is_of(duty: &Duty, row: &Stretch) -> bool {
    row.kind == Kind::Duty && row.course == duty.id
}

fn judge_duty(school: &School, book: &Book<'_>, duty: &Duty) -> Finding {
    let mut notes = Notes::default();
    for (day, post) in &duty.posts {
        let rows: Vec<&Stretch> = book.on(*day).iter().copied().filter(|row| is_of(duty, row)).collect();
        let mut enough = true;
        for moment in moments(*post, rows.iter().map(|row| row.span)) {
            let mut present: Vec<StaffId> = rows
                .iter()
                .filter(|row| row.span.contains(moment))
                .flat_map(|row| row.staff.iter().copied())
                .filter(|staff| may_do(school, duty, *staff))
                .collect();
            present.sort_unstable();
            present.dedup();
            if present.len() < duty.adults {
                enough = false;
                let sentence = format!("{}: {} of {} adults at {moment}", school[*day].id, present.len(), duty.adults);
                notes.problems.push(sentence);
            }
        }
        notes.numbers.0 += 1;
        notes.numbers.1 += u32::from(enough);
        notes.counted.extend(rows.iter().filter(|row| row.span.overlaps(*post)).map(|row| Counted::whole(row)));
    }
    fairness(school, book, duty, &mut notes);
    notes.finding(Subject::School, &duty.name, "posts")
}

/// Largest difference in minutes a rotation, for the poorest choice of day types by the first form of each day.
fn fairness(school: &School, book: &Book<'_>, duty: &Duty, notes: &mut Notes) {
    let Some(most) = duty.fair_within else { return };
    let days: Vec<_> = variants(school).iter().filter_map(|days| days.first().copied()).collect();
    let minutes_of = |staff: StaffId| -> Minutes {
        let rows = days.iter().flat_map(|day| book.of_staff(staff, *day).iter());
        rows.filter(|row| is_of(duty, row)).map(|row| row.span).map(Span::minutes).sum()
    };
    let shares: Vec<(Minutes, StaffId)> = school
        .staff_ids()
        .filter(|staff| may_do(school, duty, *staff))
        .map(|staff| (minutes_of(staff), staff))
        .filter(|(minutes, _)| *minutes > 0 || !duty.named.is_empty())
        .collect();
    let (Some(least), Some(greatest)) = (shares.iter().min(), shares.iter().max()) else { return };
    if greatest.0 - least.0 > most {
        notes.problems.push(format!(
            "{} has {} min a rotation and {} has {}; at most {most} min apart",
            school[greatest.1].name, greatest.0, school[least.1].name, least.0
        ));
    }
}
