//! Looks for rows over preparation.

use super::{ID, Terms};
use crate::check::{Book, Check, Counted, Finding, joined, label, list};
use crate::model::{DayId, Kind, Minutes, School, Span, StaffId};
use crate::rules::judged::each_window_of_days;
use crate::schedule::{DirectedBy, Schedule, Stretch};

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let on_day = |staff, day| self.on_day(&book, staff, day);
        each_window_of_days(&self.clause, school, ID, self.per, on_day, |_, days, window, name, blank| {
            let all = || window.days.iter().filter_map(|day| days.get(day.0));
            let times: i64 = all().map(|day| i64::try_from(day.taken.len()).unwrap_or(i64::MAX)).sum();
            let minutes: i64 = all().flat_map(|day| &day.taken).map(|span| i64::from(span.minutes())).sum();
            let counted = window.by_day().into_iter().filter_map(|(day, _)| days.get(day.0));
            let blank = blank.looked_at(counted.flat_map(|day| day.looked_at.clone()).collect());
            let what: Vec<&str> = all().flat_map(|day| day.what.iter().map(String::as_str)).collect();
            let article = self.clause.by_article();
            let most = |what: &str, number: i64| format!("; at most {number} {what}");
            let (mut limits, mut met) = (String::new(), true);
            let mut numbers = (0, minutes, "minutes");
            match (self.most_times.map(i64::from), self.most_minutes.map(i64::from)) {
                (None, None) => met = minutes == 0,
                (most_times, most_minutes) => {
                    if let Some(number) = most_times {
                        limits += &most("times", number);
                        met = times <= number;
                        numbers = (number, times, "times");
                    }
                    if let Some(number) = most_minutes {
                        limits += &most("minutes", number);
                        if most_times.is_none() || (met && minutes > number) {
                            numbers = (number, minutes, "minutes");
                        }
                        met &= minutes <= number;
                    }
                }
            }
            let sentence = if what.is_empty() {
                format!("{name}: nothing else in preparation{limits}{article}")
            } else {
                format!(
                    "{name}: {times} times, {minutes} min of preparation taken by {}{limits}{article}",
                    what.join(", ")
                )
            };
            blank.numbers(numbers.0, numbers.1, numbers.2).met_if(met, sentence)
        })
    }
}

/// What is taken of one day's preparation.
#[derive(Default)]
struct Day {
    taken: Vec<Span>,
    what: Vec<String>,
    looked_at: Vec<Counted>,
}

impl Terms {
    fn on_day(&self, book: &Book<'_>, staff: StaffId, day: DayId) -> Day {
        let rows = book.of_staff(staff, day);
        let is_prep = |row: &Stretch| matches!(row.kind, Kind::Prep | Kind::DirectedPrep);
        let directed = |row: &Stretch| {
            row.kind == Kind::DirectedPrep || matches!(row.directed_by, Some(DirectedBy::Team | DirectedBy::Principal))
        };
        let mut found = Day::default();
        let mut taken = Vec::new();
        for prep in rows.iter().filter(|row| is_prep(row)) {
            let mut gone = Vec::new();
            if !prep.homerooms.is_empty() {
                gone.push((prep.span, format!("children in {}", label(prep))));
            } else if directed(prep) && !self.except.contains(&Kind::DirectedPrep) {
                gone.push((prep.span, format!("others who direct {}", label(prep))));
            }
            for other in rows.iter().filter(|row| !is_prep(row) && !self.except.contains(&row.kind)) {
                gone.extend(other.span.intersection(prep.span).map(|shared| (shared, label(other))));
            }
            let spans = joined(gone.iter().map(|(span, _)| *span).collect());
            let lost: Minutes = spans.iter().map(|span| span.minutes()).sum();
            let reason = if lost == 0 { String::new() } else { format!("{lost} min are taken: {}", list(&spans)) };
            found.looked_at.push(Counted::part(prep, prep.span.minutes() - lost, reason));
            found.what.extend(gone.into_iter().map(|(_, what)| what));
            taken.extend(spans);
        }
        found.taken = joined(taken);
        found
    }
}
