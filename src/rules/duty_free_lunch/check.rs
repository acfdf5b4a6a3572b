//! Measures each adult's longest own lunch.

use std::collections::BTreeSet;

use super::{Average, ID, StudentsLunch, Terms};
use crate::check::{
    Book, Check, Contact, Counted, Finding, Subject, Verdict, contact, joined, longest, uncovered, within,
};
use crate::model::{ANY_TIME, DayId, Kind, Minutes, School, Span, StaffId};
use crate::rules::judged::{Owed, each_day, each_window_of_days, owed};
use crate::schedule::Schedule;

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        if let Some(average) = self.average {
            return self.averaged(school, &book, average);
        }
        each_day(&self.clause, school, ID, |staff, day, paid, blank| {
            let name = format!("{}, {}", school[staff].name, school[day].id);
            self.on_day(school, &book, staff, (day, paid), &name, blank)
        })
    }
}

impl Terms {
    fn on_day(
        &self,
        school: &School,
        book: &Book<'_>,
        staff: StaffId,
        (day, paid): (DayId, Span),
        name: &str,
        blank: Finding,
    ) -> Finding {
        if paid.minutes() < self.days_of_at_least {
            let sentence = format!(
                "{name}: {} paid min, fewer than the {} that owe a lunch",
                paid.minutes(),
                self.days_of_at_least
            );
            return blank.judged(Verdict::DoesNotApply, sentence);
        }
        let owed = self.owed(school, book, staff, day);
        owed.judge(blank, name, &self.clause, |owed, blank| self.judge(book, staff, day, owed, name, blank))
    }

    /// What is owed on `day`.
    fn owed(&self, school: &School, book: &Book<'_>, staff: StaffId, day: DayId) -> Owed {
        let mut minutes = self.minutes;
        if let Some(compare) = self.students {
            let own: Vec<_> = school.homerooms_of(staff, day).collect();
            let of = |home| {
                let rows = book.of_homeroom(home, day).iter().filter(|row| row.kind == Kind::Lunch);
                joined(rows.map(|row| row.span).collect()).into_iter().map(Span::minutes).sum::<Minutes>()
            };
            let homes = if own.is_empty() { school.homeroom_ids().collect() } else { own };
            let lunches: BTreeSet<Minutes> = homes.into_iter().map(of).filter(|minutes| *minutes > 0).collect();
            let mut each = lunches.iter();
            let students = match (each.next(), each.next()) {
                (Some(one), None) => *one,
                (None, _) => return Owed::Unknown("no lunch of students is written that day".to_owned()),
                (Some(_), Some(_)) => {
                    let lengths: Vec<String> = lunches.iter().map(ToString::to_string).collect();
                    return Owed::Unknown(format!(
                        "students' lunches are {} min, and which are meant is not known",
                        lengths.join(" and ")
                    ));
                }
            };
            minutes = match compare {
                StudentsLunch::Longer => minutes.max(students),
                StudentsLunch::Shorter => minutes.min(students),
            };
        }
        owed(&self.prorate, minutes, &school[staff], 1, 1)
    }

    /// When lunch counts on `day`; `None` where the students' lunches that bound it are not written.
    fn limits(&self, book: &Book<'_>, day: DayId) -> Option<Span> {
        let window = self.window.unwrap_or(ANY_TIME);
        if !self.in_student_lunch {
            return Some(window);
        }
        let lunches = || book.on(day).iter().filter(|row| row.kind == Kind::Lunch && !row.homerooms.is_empty());
        let start = lunches().map(|row| row.span.start).min()?;
        let end = lunches().map(|row| row.span.end).max()?;
        Some(window.intersection(Span::new(start, end)).unwrap_or(Span::new(start, start)))
    }

    fn judge(&self, book: &Book<'_>, staff: StaffId, day: DayId, owed: Minutes, name: &str, blank: Finding) -> Finding {
        let article = self.clause.by_article();
        let Some(window) = self.limits(book, day) else {
            let sentence = format!("{name}: no lunch of students is written that day{article}");
            return blank.judged(Verdict::CannotBeDecided, sentence);
        };
        let rows = book.of_staff(staff, day);
        let children: Vec<Span> = rows
            .iter()
            .filter(|row| contact(row) != Contact::None || self.excludes.contains(&row.kind))
            .map(|row| row.span)
            .collect();
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
            let also = if self.excludes.is_empty() { "" } else { ", on the way" };
            let reason = if lost == 0 {
                String::new()
            } else {
                format!("{lost} min are with children{also} or outside {window}")
            };
            counted.push(Counted::part(row, minutes, reason));
            spans.extend(free);
        }
        let best = longest(&joined(spans));
        let found = best.map_or(0, |best| (best.minutes() - self.passing).max(0));
        let passing = if self.passing > 0 { format!(" without {} of passing", self.passing) } else { String::new() };
        let sentence = match best {
            Some(best) => format!("{name}: lunch without duty {found} min{passing}, {best}; {owed} required{article}"),
            None => format!("{name}: no lunch without duty; {owed} required{article}"),
        };
        blank.numbers(owed, found, "minutes").looked_at(counted).met_if(found >= owed, sentence)
    }

    /// Each day at least the floor, the window on average the whole.
    fn averaged(&self, school: &School, book: &Book<'_>, average: Average) -> Vec<Finding> {
        let on_day = |staff: StaffId, day: DayId| {
            let blank = Finding::about(ID, Subject::Staff(staff));
            school
                .paid_day(staff, day)
                .map(|paid| self.on_day(school, book, staff, (day, paid), &school[day].id, blank))
        };
        each_window_of_days(&self.clause, school, ID, average.per, on_day, |staff, days, window, name, blank| {
            let article = self.clause.by_article();
            let owing: Vec<(DayId, &Finding)> = window
                .days
                .iter()
                .filter_map(|day| Some((*day, days.get(day.0)?.as_ref()?)))
                .filter(|(_, own)| own.verdict != Verdict::DoesNotApply)
                .collect();
            if let Some((_, unknown)) = owing.iter().find(|(_, own)| own.verdict == Verdict::CannotBeDecided) {
                return blank.judged(Verdict::CannotBeDecided, format!("{name}: {}", unknown.evidence.sentence));
            }
            let sum =
                |number: fn(&Finding) -> Option<i64>| -> i64 { owing.iter().filter_map(|(_, own)| number(own)).sum() };
            let (required, found) = (sum(|own| own.evidence.required), sum(|own| own.evidence.found));
            let Owed::Minutes(floor) = owed(&self.prorate, average.floor, &school[staff], 1, 1) else {
                let sentence =
                    format!("{name}: what the floor of {} is part time is not known{article}", average.floor);
                return blank.judged(Verdict::CannotBeDecided, sentence);
            };
            let least = owing.iter().min_by_key(|(_, own)| own.evidence.found.unwrap_or(0));
            let counted = window.by_day().into_iter().filter_map(|(day, _)| days.get(day.0)?.as_ref());
            let blank = blank.looked_at(counted.flat_map(|own| own.evidence.counted.clone()).collect());
            let Some((day, own)) = least else {
                return blank.judged(Verdict::DoesNotApply, format!("{name}: no day owes a lunch{article}"));
            };
            let lowest = own.evidence.found.unwrap_or(0);
            let sentence = format!(
                "{name}: {found} min of lunch without duty, {required} required; least on {}, {lowest} min, {floor} at \
                 least each day{article}",
                school[*day].id
            );
            let low = lowest < i64::from(floor);
            let (required, shown) = if low { (i64::from(floor), lowest) } else { (required, found) };
            blank.numbers(required, shown, "minutes").met_if(!low && found >= required, sentence)
        })
    }
}
