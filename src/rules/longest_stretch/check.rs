//! Walks each adult's day and measures the longest run with children.

use super::{ID, Terms};
use crate::check::{Book, Check, Contact, Counted, Finding, contact, joined, longest, uncovered, within};
use crate::model::{Kind, School, Span};
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
        let counts = |row: &Stretch| contact(row) != Contact::None && self.clause.counts.contact.contains(&row.kind);
        let with = |wanted: &dyn Fn(&Stretch) -> bool| -> Vec<Span> {
            rows.iter().filter(|row| wanted(row)).map(|row| row.span).collect()
        };
        let children = joined(with(&counts));
        let breaks = |row: &Stretch| self.clause.counts.breaks.contains(&row.kind);
        let no_break = joined(with(&|row| !counts(row) && !breaks(row)));
        let written = joined(with(&|_| true));
        let unwritten_breaks = self.clause.counts.breaks.contains(&Kind::Open);
        // The longest time of a gap that breaks: without what is not a break, and without time nobody wrote down
        // where that is none.
        let pause = |gap: Span| {
            let free = uncovered(gap, &no_break);
            let free = if unwritten_breaks {
                free
            } else {
                joined(written.iter().flat_map(|own| within(&free, *own)).collect())
            };
            longest(&free).map_or(0, Span::minutes)
        };
        let mut runs: Vec<Span> = Vec::new();
        for span in children {
            match runs.last_mut() {
                Some(run) if pause(Span::new(run.end, span.start)) < self.break_of => run.end = span.end,
                _ => runs.push(span),
            }
        }
        let worst = longest(&runs);
        let counted = rows.iter().filter(|row| contact(row) != Contact::None).map(|row| {
            if !counts(row) {
                let what = if row.kind.is_teaching() { row.kind.word() } else { "supervision" };
                return Counted::part(row, 0, format!("{what} does not count under this clause"));
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
