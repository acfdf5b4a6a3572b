//! What an audit did not look at, or assumed, in words.

use super::Case;
use crate::check::count;
use crate::model::{School, StaffId};
use crate::schedule::Unassigned;

/// One sentence without a full stop for everything of the kind.
pub(super) fn not_checked(case: &Case<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    if !case.facts.program {
        sentences.push(
            "blocks, sections, groups, posts, interventions, team time and how many fit in a room: no school folder says \
             what is asked for"
                .to_owned(),
        );
    }
    if !case.sheet.homerooms {
        sentences.push("where children are: the file has no column `homerooms`".to_owned());
    }
    if !case.sheet.staff {
        sentences.push("where adults are: the file has no column `staff`".to_owned());
    }
    if !case.facts.hours_unknown.is_empty() {
        sentences.push(format!(
            "paid hours of {}: the roster gives none, so the staff hours of each day type were taken",
            people(case.school, &case.facts.hours_unknown)
        ));
    }
    sentences.extend(unwritten(case));
    sentences
}

fn unwritten(case: &Case<'_>) -> Option<String> {
    let with: Vec<StaffId> = case.school.staff_ids().filter(|staff| case.unwritten.minutes(*staff) > 0).collect();
    if with.is_empty() {
        return None;
    }
    let minutes: i64 = with.iter().map(|staff| i64::from(case.unwritten.minutes(*staff))).sum();
    let taken = match case.unassigned {
        Unassigned::Prep => "they were taken as preparation",
        Unassigned::Open => "they were taken as time with nothing set",
        Unassigned::Undecided => "where they matter it is not decided what they are",
    };
    let (amount, people) = (count(minutes, "paid minutes"), people(case.school, &with));
    Some(format!(
        "{amount} of {people} that the file does not write: {taken} (unassigned = {})",
        case.unassigned.word()
    ))
}

/// `ruiz and cho`, `14 people`.
fn people(school: &School, staff: &[StaffId]) -> String {
    const MOST: usize = 6;
    if staff.len() > MOST {
        return format!("{} people", staff.len());
    }
    staff.iter().map(|staff| school[*staff].id.as_str()).collect::<Vec<_>>().join(", ")
}
