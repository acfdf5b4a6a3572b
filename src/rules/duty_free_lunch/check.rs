//! Measures each adult's longest own lunch.

use super::{ID, Terms};
use crate::check::{Book, Check, Contact, Counted, Finding, Verdict, contact, joined, longest, uncovered, within};
use crate::model::{ANY_TIME, Kind, Minutes, School, Span};
use crate::rules::judged::each_day;
use crate::schedule::{Schedule, Stretch};

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        each_day(&self.clause, school, ID, |staff, day, paid, blank| {
            let name = format!("{}, {}", school[staff].name, school[day].id);
            if paid.minutes() < self.days_of_at_least {
                let sentence = format!(
                    "{name}: {} paid min, fewer than the {} that owe a lunch",
                    paid.minutes(),
                    self.days_of_at_least
                );
                return blank.judged(Verdict::DoesNotApply, sentence);
            }
            self.judge(book.of_staff(staff, day), &name, blank)
        })
    }
}

impl Terms {
    fn judge(&self, rows: &[&Stretch], name: &str, blank: Finding) -> Finding {
        let children: Vec<Span> = rows.iter().filter(|row| contact(row) != Contact::None).map(|row| row.span).collect();
        let window = self.window.unwrap_or(ANY_TIME);
        let mut spans = Vec::new();
        let mut counted = Vec::new();
        for row in rows.iter().filter(|row| row.kind == Kind::Lunch) {
            if !row.homerooms.is_empty() {
                counted.push(Counted::part(row, 0, "with children: lunch duty".to_owned()));
                continue;
            }
            let free = within(&uncovered(row.span, &children), window);
            let minutes: Minutes = free.iter().map(|span| span.minutes()).sum();
            let lost = row.span.minutes() - minutes;
            let reason =
                if lost == 0 { String::new() } else { format!("{lost} min are with children or outside {window}") };
            counted.push(Counted::part(row, minutes, reason));
            spans.extend(free);
        }
        let best = longest(&joined(spans));
        let article = self.clause.by_article();
        let owed = self.minutes;
        let found = best.map_or(0, Span::minutes);
        let sentence = match best {
            Some(best) => format!("{name}: lunch without duty {found} min, {best}; {owed} required{article}"),
            None => format!("{name}: no lunch without duty; {owed} required{article}"),
        };
        blank.numbers(owed, found, "minutes").looked_at(counted).met_if(found >= owed, sentence)
    }
}
