//! Walks each adult's day and measures the longest run with children.

use super::{ID, Terms};
use crate::check::{Book, Check, Contact, Counted, Finding, contact, joined, longest};
use crate::model::{School, Span};
use crate::rules::judged::each_day;
use crate::schedule::{Schedule, Stretch};

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        each_day(&self.clause, school, ID, |staff, day, _, blank| {
            let name = format!("{}, {}", school[staff].name, school[day].id);
            self.judge(book.of_staff(staff, day), &name, blank)
        })
    }
}

impl Terms {
    fn judge(&self, rows: &[&Stretch], name: &str, blank: Finding) -> Finding {
        let counts = |row: &Stretch| match contact(row) {
            Contact::Teaching => true,
            Contact::Supervising => self.supervision_counts,
            Contact::None => false,
        };
        let mut runs: Vec<Span> = Vec::new();
        for span in joined(rows.iter().filter(|row| counts(row)).map(|row| row.span).collect()) {
            match runs.last_mut() {
                Some(run) if span.start - run.end < self.break_of => run.end = span.end,
                _ => runs.push(span),
            }
        }
        let worst = longest(&runs);
        let counted = rows.iter().filter(|row| contact(row) != Contact::None).map(|row| {
            if !counts(row) {
                return Counted::part(row, 0, "supervision does not count under this clause".to_owned());
            }
            Counted::whole(row)
        });
        let found = worst.map_or(0, Span::minutes);
        let (most, pause, article) = (self.minutes, self.break_of, self.clause.by_article());
        let sentence = match worst {
            None => format!("{name}: never with students; at most {most} min in a row{article}"),
            Some(run) => {
                format!("{name}: {found} min with students without a break of {pause}, {run}; at most {most}{article}")
            }
        };
        blank.numbers(most, found, "minutes").looked_at(counted.collect()).met_if(found <= most, sentence)
    }
}
