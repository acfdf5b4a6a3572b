//! Finds each day's breaks and the time between them.

use super::{ID, Terms};
use crate::check::{Book, Check, Contact, Counted, Finding, Verdict, contact, joined, list, uncovered, within};
use crate::model::{Clock, Kind, Minutes, School, Span};
use crate::rules::judged::each_day;
use crate::schedule::{Schedule, Stretch};

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        each_day(&self.clause, school, ID, |staff, day, paid, blank| {
            let name = format!("{}, {}", school[staff].name, school[day].id);
            if paid.minutes() < self.days_of_at_least {
                let sentence = format!(
                    "{name}: {} paid min, fewer than the {} that owe a break",
                    paid.minutes(),
                    self.days_of_at_least
                );
                return blank.judged(Verdict::DoesNotApply, sentence);
            }
            self.judge(book.of_staff(staff, day), paid, &name, blank)
        })
    }
}

impl Terms {
    fn judge(&self, rows: &[&Stretch], paid: Span, name: &str, blank: Finding) -> Finding {
        let is_break = |row: &Stretch| {
            let own = row.homerooms.is_empty() || row.kind == Kind::Recess;
            self.kinds.contains(&row.kind) && own
        };
        let busy: Vec<Span> =
            rows.iter().filter(|row| contact(row) != Contact::None && !is_break(row)).map(|row| row.span).collect();
        let mut spans = Vec::new();
        for row in rows.iter().filter(|row| is_break(row)) {
            spans.extend(within(&uncovered(row.span, &busy), paid));
        }
        let (breaks, short): (Vec<Span>, Vec<Span>) =
            joined(spans).into_iter().partition(|span| span.minutes() >= self.minutes);
        let counted = rows.iter().filter(|row| self.kinds.contains(&row.kind)).map(|row| {
            let inside: Minutes = within(&breaks, row.span).iter().map(|span| span.minutes()).sum();
            let reason = match (inside, short.iter().any(|span| span.overlaps(row.span))) {
                (_, true) => format!("shorter than {} min", self.minutes),
                (0, false) => "with children or outside the paid hours".to_owned(),
                _ => String::new(),
            };
            Counted::part(row, inside, reason)
        });
        let mut numbers: Vec<(i64, i64, &'static str, bool, String)> = Vec::new();
        let at_least = |asked: i64, found: i64, unit: &'static str, where_: &str| {
            (asked, found, unit, found >= asked, format!("{found} {unit}{where_}, {asked} required"))
        };
        let number = |spans: usize| i64::try_from(spans).unwrap_or(i64::MAX);
        if let Some(times) = self.times {
            numbers.push(at_least(i64::from(times), number(breaks.len()), "breaks", ""));
        }
        if let Some(times) = self.per_half_day {
            let lunch = rows.iter().find(|row| row.kind == Kind::Lunch && row.homerooms.is_empty());
            let middle = lunch.map_or(Clock(i32::midpoint(paid.start.0, paid.end.0)), |row| row.span.start);
            let first = breaks.iter().filter(|span| span.start < middle).count();
            for (count, half) in [(first, "first"), (breaks.len() - first, "second")] {
                numbers.push(at_least(i64::from(times), number(count), "breaks", &format!(" in the {half} half")));
            }
        }
        if let Some(total) = self.total {
            let found: Minutes = breaks.iter().map(|span| span.minutes()).sum();
            numbers.push(at_least(i64::from(total), i64::from(found), "minutes", " of breaks"));
        }
        if let Some(most) = self.every {
            let worst = crate::check::longest(&uncovered(paid, &breaks)).unwrap_or(Span::new(paid.start, paid.start));
            let found = worst.minutes();
            let what = format!("{found} min without a break, {worst}, at most {most}");
            numbers.push((i64::from(most), i64::from(found), "minutes", found <= most, what));
        }
        let breaks = if breaks.is_empty() { String::new() } else { format!(" ({})", list(&breaks)) };
        let what: Vec<&str> = numbers.iter().map(|own| own.4.as_str()).collect();
        let article = self.clause.by_article();
        let sentence = format!("{name}: breaks of at least {} min{breaks}: {}{article}", self.minutes, what.join("; "));
        let met = numbers.iter().all(|own| own.3);
        let blank = blank.looked_at(counted.collect());
        match numbers.iter().find(|own| !own.3).or(numbers.first()) {
            Some(shown) => blank.numbers(shown.0, shown.1, shown.2).met_if(met, sentence),
            None => blank.judged(Verdict::DoesNotApply, sentence),
        }
    }
}
