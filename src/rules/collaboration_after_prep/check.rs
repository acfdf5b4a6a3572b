//! Compares own preparation with its minimum wherever there is shared time.

use super::{ID, Terms};
use crate::check::{Book, Check, Counted, Finding, Verdict, Window, joined, prep_time, within};
use crate::model::{DayId, Minutes, School, Span, StaffId};
use crate::rules::judged::{each_window_of_days, hours};
use crate::schedule::Schedule;

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let on_day = |staff, day| self.on_day(school, &book, staff, day);
        each_window_of_days(&self.clause, school, ID, self.per, on_day, |staff, days, window, name, blank| {
            self.judge(school, staff, days, window, name, blank)
        })
    }
}

#[derive(Default)]
struct Day {
    prep: Vec<Span>,
    shared: Vec<Span>,
    looked_at: Vec<Counted>,
}

fn minutes<'a>(spans: impl Iterator<Item = &'a Span>) -> Minutes {
    spans.map(|span| span.minutes()).sum()
}

impl Terms {
    fn on_day(&self, school: &School, book: &Book<'_>, staff: StaffId, day: DayId) -> Day {
        let Some(limits) = hours(school, staff, day, self.counts_in) else { return Day::default() };
        let prep = prep_time(book, staff, day, limits, &self.clause.counts.prep).in_blocks(self.block);
        let shared = book.of_staff(staff, day).iter().filter(|row| self.kinds.contains(&row.kind));
        let shared: Vec<Span> = shared.map(|row| row.span).collect();
        Day { prep: prep.pieces, shared: within(&joined(shared), limits), looked_at: prep.looked_at }
    }

    fn judge(
        &self,
        school: &School,
        staff: StaffId,
        days: &[Day],
        window: &Window,
        name: &str,
        blank: Finding,
    ) -> Finding {
        let article = self.clause.by_article();
        let each = || window.days.iter().filter_map(|day| days.get(day.0));
        let shared = minutes(each().flat_map(|day| &day.shared));
        let counted =
            window.by_day().into_iter().filter_map(|(day, _)| days.get(day.0)).flat_map(|day| day.looked_at.clone());
        let blank = blank.looked_at(counted.collect());
        if shared == 0 {
            return blank.judged(Verdict::DoesNotApply, format!("{name}: no shared time{article}"));
        }
        let prep = minutes(each().flat_map(|day| &day.prep));
        let blocks = i64::try_from(each().map(|day| day.prep.len()).sum::<usize>()).unwrap_or(i64::MAX);
        let mut numbers = Vec::new();
        numbers.extend(self.minutes.map(|owed| (i64::from(owed), i64::from(prep), "minutes")));
        numbers.extend(self.blocks.map(|owed| (i64::from(owed), blocks, "blocks")));
        let broken = numbers.iter().find(|(owed, found, _)| found < owed);
        let words = numbers.iter().map(|(owed, found, unit)| format!("{found} {unit} of own prep, {owed} come first"));
        let mut sentence =
            format!("{name}: {shared} min of shared time beside {}{article}", words.collect::<Vec<_>>().join("; "));
        let bare: Vec<&str> = window
            .by_day()
            .into_iter()
            .filter(|(day, _)| {
                let own = days.get(day.0);
                let empty = own.is_some_and(|own| own.prep.is_empty() && own.shared.is_empty());
                empty && school.paid_day(staff, *day).is_some() && !school.day_type(*day).short
            })
            .map(|(day, _)| school[day].id.as_str())
            .collect();
        let bare = if self.other_days { bare } else { Vec::new() };
        if !bare.is_empty() {
            sentence = format!("{sentence}; no prep on {}", bare.join(", "));
        }
        let shown = broken.or(numbers.first()).copied().unwrap_or((0, 0, "minutes"));
        let shown = if broken.is_none() && !bare.is_empty() {
            (0, i64::try_from(bare.len()).unwrap_or(i64::MAX), "days without prep")
        } else {
            shown
        };
        blank.numbers(shown.0, shown.1, shown.2).met_if(broken.is_none() && bare.is_empty(), sentence)
    }
}
