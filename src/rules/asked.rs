//! What the encoders of a contract's clauses share: where a demand comes from, and what part-time work leaves of it.
//!
//! Only `encode.rs` files may import it. Where a check would answer "cannot be decided", the larger number is asked for.

use super::clause::{Clause, CountsIn, Per, Prorate, ShortDays};
use crate::model::{Course, DayId, Kind, Minutes, Person, School, Share, Span, StaffId};
use crate::plan::demand::{Measure, SectionLimit, Source};
use crate::plan::windows::together;

/// The source of a demand.
pub(super) fn source(rule: &'static str, clause: &Clause) -> Source {
    Source { rule, article: clause.article.clone(), required: clause.required(), sure: false }
}

/// The source of what `who` is owed, and whether the audit is sure to ask for just that.
pub(super) fn source_for(
    rule: &'static str,
    clause: &Clause,
    school: &School,
    who: StaffId,
    prorate: &Prorate,
) -> Source {
    let person = &school[who];
    let own = |kind: &Kind| matches!(kind, Kind::Prep | Kind::DirectedPrep | Kind::Collaboration | Kind::Open);
    let fte = person.fte().min(Share::FULL);
    let in_table = match prorate {
        Prorate::Table(rows) => fte == Share::FULL || rows.iter().any(|(share, _)| *share == fte),
        Prorate::None | Prorate::Linear | Prorate::OnlyFullTime => true,
    };
    let sure = clause.required()
        && clause.unless.is_none()
        && (clause.covers.units.is_empty() || person.unit.is_some())
        && clause.counts.prep.iter().all(own)
        && in_table;
    Source { sure, ..source(rule, clause) }
}

/// Whether [`hours`] are all the hours in which the audit counts: the bells of a homeroom may be wider than those of the day.
pub(super) fn hours_are_all(school: &School, who: StaffId, day: DayId, counts_in: CountsIn) -> bool {
    let bells = school.day_type(day).students;
    counts_in == CountsIn::PaidDay
        || school.homerooms_of(who, day).all(|homeroom| bells.contains(school.student_day(homeroom, day)))
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

/// What is left of the limit `full` for `person`, `now` of `whole` parts of the window being there; `None` where part time
/// has no limit. Of a share that the contract's table leaves out, the row below it is kept, which is the stricter.
pub(super) fn most_for(person: &Person, prorate: &Prorate, full: Minutes, now: i32, whole: i32) -> Option<Minutes> {
    let fte = person.fte().min(Share::FULL);
    match prorate {
        Prorate::OnlyFullTime if fte < Share::FULL => None,
        Prorate::Table(rows) if fte < Share::FULL => {
            let below = rows.iter().filter(|(share, _)| *share <= fte).max_by_key(|(share, _)| *share);
            let row = below.or(rows.iter().min_by_key(|(share, _)| *share)).map_or(full, |(_, minutes)| *minutes);
            Some(minutes_for(person, &Prorate::None, row, now, whole))
        }
        _ => Some(minutes_for(person, prorate, full, now, whole)),
    }
}

/// Which part of a daily number a day has, as a part and a whole; `None` where it asks nothing.
pub(super) fn part_of_day(school: &School, day: DayId, short: ShortDays) -> Option<(i32, i32)> {
    let kind = school.day_type(day);
    match short {
        ShortDays::Waived if kind.short => None,
        ShortDays::Prorated if kind.short => {
            let full = school.day_types.iter().filter(|kind| !kind.short).map(|kind| kind.students.minutes()).max();
            let today = kind.students.minutes();
            Some((today, full.unwrap_or(today).max(1)))
        }
        _ => Some((1, 1)),
    }
}

/// The days of every window of `per` that asks for something, and which part of a whole one each is.
pub(super) fn windows(school: &School, per: Per, short: ShortDays) -> Vec<(Vec<DayId>, (i32, i32))> {
    if per == Per::Day {
        return school.day_ids().filter_map(|day| Some((vec![day], part_of_day(school, day, short)?))).collect();
    }
    let count = |number: usize| i32::try_from(number).unwrap_or(1);
    let all = together(school, per).into_iter();
    let asking = all.filter(|own| short != ShortDays::Waived || own.days.len() >= own.whole);
    let part = |now: usize, whole: usize| {
        if short == ShortDays::Prorated && now < whole { (count(now), count(whole)) } else { (1, 1) }
    };
    asking.map(|own| (own.days.clone(), part(own.days.len(), own.whole))).collect()
}

/// The lengths of the sections `who` may be given, the shortest first.
fn section_lengths(school: &School, who: StaffId) -> Vec<Minutes> {
    let courses = school.courses.iter().filter(|course: &&Course| course.teachers.contains(&who));
    let lengths = courses.flat_map(|course| course.minutes.iter().copied().flatten());
    let mut lengths: Vec<Minutes> = lengths.filter(|minutes| *minutes > 0).collect();
    lengths.sort_unstable();
    lengths.dedup();
    lengths
}

/// A limit on sections; in numbers of them where all that `who` teaches have one length. `None` for somebody who teaches
/// none.
pub(super) fn limit(
    school: &School,
    who: StaffId,
    days: Vec<DayId>,
    (most, measure): (i32, Measure),
    source: &Source,
) -> Option<SectionLimit> {
    let (most, measure) = match section_lengths(school, who).as_slice() {
        [] => return None,
        [length] => (most / measure.of(*length), Measure::Sections),
        _ => (most, measure),
    };
    Some(SectionLimit { who, days, most, measure, source: source.clone() })
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
