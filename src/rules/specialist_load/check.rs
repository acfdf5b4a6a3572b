//! Counts the sections of each day and the longest run of them.

use super::{ID, Terms};
use crate::check::{Book, Check, Counted, Finding, Subject, sections_of};
use crate::model::School;
use crate::rules::judged::{or_nobody, reasoned};
use crate::schedule::{Schedule, Stretch};

/// Minutes between two sections from which they are no longer in a row.
const PAUSE: i32 = 10;

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let mut findings = Vec::new();
        for staff in self.clause.covered(school) {
            for hours in &school[staff].hours {
                let day = hours.day;
                let sections = sections_of(&book, school, staff, day);
                let name = format!("{}, {}", school[staff].name, school[day].id);
                let blank = || {
                    Finding::about(ID, Subject::Staff(staff))
                        .under(&self.clause.article, self.clause.required())
                        .on(day)
                };
                if let Some(most) = self.sections_per_day {
                    findings.push(reasoned(&self.clause, self.judge(&sections, most, &name, "sections", blank())));
                }
                if let Some(most) = self.in_a_row {
                    let run = longest_run(&sections);
                    findings.push(reasoned(&self.clause, self.judge(run, most, &name, "sections in a row", blank())));
                }
            }
        }
        or_nobody(&self.clause, ID, findings)
    }
}

impl Terms {
    fn judge(&self, sections: &[&Stretch], most: u32, name: &str, unit: &'static str, blank: Finding) -> Finding {
        let found = u32::try_from(sections.len()).unwrap_or(u32::MAX);
        let when = match (sections.first(), sections.last()) {
            (Some(first), Some(last)) => format!(" ({}–{})", first.span.start, last.span.end),
            _ => String::new(),
        };
        let sentence = format!("{name}: {found} {unit}{when}; at most {most}{}", self.clause.by_article());
        let counted = sections.iter().map(|row| Counted::whole(row)).collect();
        blank.numbers(most, found, unit).looked_at(counted).met_if(found <= most, sentence)
    }
}

/// The most sections with less than [`PAUSE`] minutes between each two; the first run of several.
fn longest_run<'a, 'b>(sections: &'b [&'a Stretch]) -> &'b [&'a Stretch] {
    let mut best = &sections[..0];
    let mut from = 0;
    for n in 0..sections.len() {
        if n > 0 && sections[n].span.start - sections[n - 1].span.end >= PAUSE {
            from = n;
        }
        if n + 1 - from > best.len() {
            best = &sections[from..=n];
        }
    }
    best
}
