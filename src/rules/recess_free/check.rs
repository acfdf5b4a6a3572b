//! Takes the teacher's duties out of the recesses of their homerooms.

use super::{ID, Terms};
use crate::check::{Book, Check, Contact, Counted, Finding, Verdict, contact, joined, share_of, uncovered};
use crate::model::{DayId, Kind, Minutes, Per, School, Span, StaffId};
use crate::rules::clause::ShortDays;
use crate::rules::judged::each_window_of_days;
use crate::schedule::Schedule;

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let on_day = |staff, day| on_day(school, &book, staff, day);
        each_window_of_days(&self.clause, school, ID, self.per, on_day, |staff, days, window, name, blank| {
            let article = self.clause.by_article();
            let leads = window.days.iter().any(|day| school.homerooms_of(staff, *day).next().is_some());
            if !leads {
                return blank.judged(Verdict::DoesNotApply, format!("{name}: leads no homeroom{article}"));
            }
            let all = || window.days.iter().filter_map(|day| days.get(day.0));
            let minutes: i64 = all().map(|day| i64::from(day.free)).sum();
            let times: i64 = all().map(|day| day.whole).sum();
            let counted = window.by_day().into_iter().filter_map(|(day, _)| days.get(day.0));
            let blank = blank.looked_at(counted.flat_map(|day| day.looked_at.clone()).collect());
            let short = match (self.per, window.days.as_slice()) {
                (Per::Day, [day]) if school.day_type(*day).short => Some(*day),
                _ => None,
            };
            if short.is_some() && self.short_days == ShortDays::Waived && self.short_minutes.is_none() {
                return blank.judged(Verdict::DoesNotApply, format!("{name}: short days are waived{article}"));
            }
            let mut numbers = Vec::new();
            if let Some(owed) = self.minutes {
                let owed = match (short, self.short_minutes) {
                    (Some(_), Some(minutes)) => minutes,
                    (Some(day), None) if self.short_days == ShortDays::Prorated => prorated(school, owed, day),
                    _ => owed,
                };
                numbers.push((i64::from(owed), minutes, "minutes"));
            }
            if let Some(owed) = self.times {
                numbers.push((i64::from(owed), times, "recesses"));
            }
            let words =
                numbers.iter().map(|(owed, found, unit)| format!("{found} {unit} free of duty, {owed} required"));
            let sentence = format!("{name}: {}{article}", words.collect::<Vec<_>>().join("; "));
            let broken = numbers.iter().find(|(owed, found, _)| found < owed);
            match broken.or(numbers.first()) {
                Some((owed, found, unit)) => blank.numbers(*owed, *found, unit).met_if(broken.is_none(), sentence),
                None => blank.judged(Verdict::DoesNotApply, sentence),
            }
        })
    }
}

fn prorated(school: &School, owed: Minutes, day: DayId) -> Minutes {
    let full = school.day_types.iter().filter(|kind| !kind.short).map(|kind| kind.students.minutes()).max();
    let today = school.day_type(day).students.minutes();
    share_of(owed, i64::from(today), i64::from(full.unwrap_or(today)))
}

/// Recess of one adult's homerooms on one day.
#[derive(Default)]
struct Day {
    free: Minutes,
    /// Recesses that are free from start to end.
    whole: i64,
    looked_at: Vec<Counted>,
}

fn on_day(school: &School, book: &Book<'_>, staff: StaffId, day: DayId) -> Day {
    if school.paid_day(staff, day).is_none() {
        return Day::default();
    }
    let taken = |kind: Kind| matches!(kind, Kind::Meeting | Kind::Collaboration | Kind::DirectedPrep | Kind::Travel);
    let busy = book.of_staff(staff, day).iter().filter(|row| contact(row) != Contact::None || taken(row.kind));
    let mut busy: Vec<Span> = busy.map(|row| row.span).collect();
    let homes: Vec<_> = school.homerooms_of(staff, day).collect();
    let mut recesses = Vec::new();
    let mut rows = Vec::new();
    for home in &homes {
        for row in book.of_homeroom(*home, day).iter().filter(|row| row.kind == Kind::Recess) {
            recesses.push(row.span);
            if !rows.contains(row) {
                rows.push(*row);
            }
        }
    }
    busy = joined(busy);
    let mut found = Day::default();
    for recess in joined(recesses) {
        let free: Minutes = uncovered(recess, &busy).into_iter().map(Span::minutes).sum();
        found.free += free;
        found.whole += i64::from(free == recess.minutes());
    }
    for row in rows {
        let free: Minutes = uncovered(row.span, &busy).into_iter().map(Span::minutes).sum();
        let lost = row.span.minutes() - free;
        let reason = if lost == 0 { String::new() } else { format!("{lost} min on duty") };
        found.looked_at.push(Counted::part(row, free, reason));
    }
    found
}
