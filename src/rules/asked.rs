//! What the encoders of a contract's clauses share: where a demand comes from, and what part-time work leaves of it.
//!
//! Only `encode.rs` files may import it. Where a check would answer "cannot be decided", the larger number is asked for.

use super::clause::{Clause, CountsIn, Prorate};
use crate::model::{DayId, Minutes, Person, School, Share, Span, StaffId};
use crate::plan::demand::Source;

/// The source of a demand.
pub(super) fn source(rule: &'static str, clause: &Clause) -> Source {
    Source { rule, article: clause.article.clone(), required: clause.required() }
}

/// Minutes to set aside for `person` out of `full`, of which the window holds `now` of `whole` parts.
pub(super) fn minutes_for(person: &Person, prorate: &Prorate, full: Minutes, now: i32, whole: i32) -> Minutes {
    let fte = person.fte().min(Share::FULL);
    let (mut number, mut factor, mut divisor) = (i64::from(full), i64::from(now), i64::from(whole.max(1)));
    match prorate {
        Prorate::Linear => {
            factor *= i64::from(fte.thousandths());
            divisor *= 1000;
        }
        Prorate::OnlyFullTime if fte < Share::FULL => number = 0,
        Prorate::None | Prorate::OnlyFullTime => {}
        Prorate::Table(rows) => {
            // A share between two rows is given the row above it.
            let above = rows.iter().filter(|(share, _)| *share >= fte).min_by_key(|(share, _)| *share);
            number = above.map_or(number, |(_, minutes)| i64::from(*minutes));
        }
    }
    let halves = number * factor * 2 + divisor;
    Minutes::try_from(halves / (2 * divisor)).unwrap_or(full)
}

/// When minutes count for `who` on `day`, inside the paid day; `None` where no minute does.
pub(super) fn hours(school: &School, who: StaffId, day: DayId, counts_in: CountsIn) -> Option<Span> {
    let paid = school.paid_day(who, day)?;
    let students = school.day_type(day).students;
    match counts_in {
        CountsIn::PaidDay => Some(paid),
        CountsIn::StudentDay => students.intersection(paid),
        CountsIn::BeforeSchool => Span::new(paid.start, paid.start.max(students.start)).intersection(paid),
        CountsIn::DutyDay { before, after } => {
            Span::new(students.start - before, students.end + after).intersection(paid)
        }
    }
}
