//! Measures each day from its first to its last scheduled minute.

use super::{ID, Terms};
use crate::check::{Book, Check, Counted, Finding, Subject, joined, label};
use crate::model::{DayId, Kind, Minutes, School, Span, StaffId};
use crate::rules::judged::{or_nobody, reasoned};
use crate::schedule::{Schedule, Stretch};

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let mut findings = Vec::new();
        for staff in self.clause.covered(school) {
            for day in school.day_ids() {
                let rows: Vec<&Stretch> =
                    book.of_staff(staff, day).iter().copied().filter(|row| row.kind != Kind::Open).collect();
                if school.paid_day(staff, day).is_some() || !rows.is_empty() {
                    findings.push(reasoned(&self.clause, self.judge(school, staff, day, &rows)));
                }
            }
        }
        or_nobody(&self.clause, ID, findings)
    }
}

impl Terms {
    fn judge(&self, school: &School, staff: StaffId, day: DayId, rows: &[&Stretch]) -> Finding {
        let name = format!("{}, {}", school[staff].name, school[day].id);
        let blank =
            Finding::about(ID, Subject::Staff(staff)).under(&self.clause.article, self.clause.required()).on(day);
        let (most, article) = (self.minutes, self.clause.by_article());
        let start = rows.iter().map(|row| row.span.start).min();
        let end = rows.iter().map(|row| row.span.end).max();
        let (Some(start), Some(end)) = (start, end) else {
            return blank.numbers(most, 0, "minutes").met_if(true, format!("{name}: nothing scheduled"));
        };
        let own_lunch = rows.iter().filter(|row| row.kind == Kind::Lunch && row.homerooms.is_empty());
        let lunch: Minutes = joined(own_lunch.map(|row| row.span).collect()).into_iter().map(Span::minutes).sum();
        let found = (end - start) - if self.includes_lunch { 0 } else { lunch };
        let paid = school.paid_day(staff, day);
        let outside = |row: &&&Stretch| paid.is_none_or(|paid| !paid.contains(row.span));
        let counted = rows.iter().map(|row| {
            let reason = if outside(&row) { "outside the paid hours" } else { "" };
            Counted::part(row, row.span.minutes(), reason.to_owned())
        });
        let mut sentence = format!("{name}: {found} min from {start} to {end}; at most {most}{article}");
        let stray = rows.iter().find(outside);
        if let Some(row) = stray {
            let place = paid.map_or("on a day away".to_owned(), |paid| format!("outside the paid hours {paid}"));
            sentence = format!("{sentence}; {} is {place}", label(row));
        }
        let met = found <= most && stray.is_none();
        blank.numbers(most, found, "minutes").looked_at(counted.collect()).met_if(met, sentence)
    }
}
