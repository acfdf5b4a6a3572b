//! Adds up each adult's minutes with children.

use super::{ID, Terms};
use crate::check::{Book, Check, Contact, Counted, Finding, Window, contact, joined, minutes_where, uncovered, within};
use crate::model::{DayId, Minutes, Per, School, Span, StaffId};
use crate::rules::judged::{Owed, each_window, or_nobody, owed, owed_in};
use crate::schedule::{Schedule, Stretch};

/// One number of the clause.
#[derive(Clone, Copy)]
struct Number {
    minutes: Minutes,
    on_short_days: Option<Minutes>,
    least: bool,
    all_pupils: bool,
    /// Weeks that are averaged; 1 where the number is a sum.
    weeks: u32,
}

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let plain = |minutes| Number { minutes, on_short_days: None, least: false, all_pupils: false, weeks: 1 };
        let (per, weeks) = self.averaged_over.map_or((self.per, 1), |weeks| (Per::Weeks(weeks), weeks));
        let on_short = self.on_short_days.unwrap_or_default();
        let numbers = [
            (per, self.most.map(|own| Number { weeks, on_short_days: on_short.most, ..plain(own) })),
            (Per::Week, self.never_over.map(plain)),
            (per, self.least.map(|own| Number { weeks, least: true, ..plain(own) })),
            (
                self.per,
                self.with_all_pupils.map(|own| Number {
                    all_pupils: true,
                    on_short_days: on_short.with_all_pupils,
                    ..plain(own)
                }),
            ),
        ];
        let mut findings = Vec::new();
        for (per, number) in numbers.into_iter().filter_map(|(per, number)| Some((per, number?))) {
            findings.extend(each_window(&self.clause, school, ID, per, |staff, window, blank| {
                let name = format!("{}, {}", school[staff].name, window.name);
                let owed = self.owed(school, staff, window, number);
                owed.judge(blank, &name, &self.clause, |owed, blank| {
                    self.judge(school, &book, (staff, window), (number, owed), &name, blank)
                })
            }));
        }
        or_nobody(&self.clause, school, ID, findings)
    }
}

impl Terms {
    fn owed(&self, school: &School, staff: StaffId, window: &Window, number: Number) -> Owed {
        let person = &school[staff];
        if let (Some(own), [day], Per::Day) = (number.on_short_days, window.days.as_slice(), self.per)
            && school.day_type(*day).short
        {
            return owed(&self.prorate, own, person, 1, 1);
        }
        let weeks = Minutes::try_from(number.weeks).unwrap_or(1);
        owed_in(school, person, window, (number.minutes.saturating_mul(weeks), self.short, &self.prorate))
    }

    fn judge(
        &self,
        school: &School,
        book: &Book<'_>,
        (staff, window): (StaffId, &Window),
        (number, owed): (Number, Minutes),
        name: &str,
        blank: Finding,
    ) -> Finding {
        let on_day = |day: DayId| {
            if number.all_pupils { self.with_all(school, book, staff, day) } else { self.minutes(book, staff, day) }
        };
        let by_day: Vec<(DayId, usize, Minutes)> =
            window.by_day().into_iter().map(|(day, times)| (day, times, on_day(day))).collect();
        let times = |times: usize| Minutes::try_from(times).unwrap_or(1);
        let found: Minutes = by_day.iter().map(|(_, often, minutes)| times(*often) * minutes).sum();
        let with = if number.all_pupils { "with all pupils" } else { "with students" };
        let bound = if number.least { "at least" } else { "at most" };
        let parts = |(day, often, minutes): &(DayId, usize, Minutes)| {
            let often = if *often == 1 { String::new() } else { format!("{often} × ") };
            format!("{often}{} {minutes}", school[*day].id)
        };
        let parts = match by_day.as_slice() {
            [(_, 1, _)] => String::new(),
            days => format!(" ({})", days.iter().map(parts).collect::<Vec<_>>().join(", ")),
        };
        let average = if number.weeks == 1 {
            String::new()
        } else {
            format!(" ({} a week on average over {} weeks)", number.minutes, number.weeks)
        };
        let sentence =
            format!("{name}: {found} min {with}{parts}; {bound} {owed}{average}{}", self.clause.by_article());
        let looked_at = by_day.iter().flat_map(|(day, ..)| self.looked_at(book.of_staff(staff, *day))).collect();
        let met = if number.least { found >= owed } else { found <= owed };
        blank.numbers(owed, found, "minutes").looked_at(looked_at).met_if(met, sentence)
    }

    fn counts(&self, row: &Stretch) -> bool {
        contact(row) != Contact::None && self.clause.counts.contact.contains(&row.kind)
    }

    fn minutes(&self, book: &Book<'_>, staff: StaffId, day: DayId) -> Minutes {
        minutes_where(book.of_staff(staff, day), |row| self.counts(row))
    }

    /// Minutes with a homeroom the adult leads, none of whose children is with somebody else.
    fn with_all(&self, school: &School, book: &Book<'_>, staff: StaffId, day: DayId) -> Minutes {
        let mut whole: Vec<Span> = Vec::new();
        for homeroom in school.homerooms_of(staff, day) {
            let rows = book.of_homeroom(homeroom, day);
            let elsewhere: Vec<Span> =
                rows.iter().filter(|row| !row.staff.contains(&staff)).map(|row| row.span).collect();
            // Two rows at the same time are two groups, even where the same adult is named in both.
            let grouped: Vec<Span> = rows.iter().filter(|row| !row.note.is_empty()).map(|row| row.span).collect();
            for row in rows.iter().filter(|row| row.staff.contains(&staff) && self.counts(row)) {
                let together = uncovered(row.span, &elsewhere);
                let apart = |span: Span| within(&uncovered(span, &grouped), row.span);
                whole.extend(together.into_iter().flat_map(apart));
            }
        }
        joined(whole).into_iter().map(Span::minutes).sum()
    }

    fn looked_at(&self, rows: &[&Stretch]) -> Vec<Counted> {
        let seen = rows.iter().filter(|row| contact(row) != Contact::None);
        let part = |row: &&Stretch| {
            if self.counts(row) {
                return Counted::whole(row);
            }
            let what = if row.kind.is_teaching() { row.kind.word() } else { "supervision" };
            Counted::part(row, 0, format!("{what} does not count under this clause"))
        };
        seen.map(part).collect()
    }
}
