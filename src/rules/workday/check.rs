//! Measures each day from its first to its last scheduled minute.

use super::{ID, Terms};
use crate::check::{Book, Check, Counted, Finding, Subject, Window, joined, label};
use crate::model::{Clock, DayId, Kind, Minutes, Per, School, Span, StaffId};
use crate::rules::judged::{each_window, or_nobody, owed_in, reasoned};
use crate::schedule::{Schedule, Stretch};

/// What is scheduled on one day.
struct Measured<'a> {
    minutes: Minutes,
    /// From the first to the last scheduled minute.
    hull: Option<Span>,
    /// The first row outside the paid hours.
    stray: Option<&'a Stretch>,
    looked_at: Vec<Counted>,
}

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let mut findings = Vec::new();
        match self.minutes {
            Some(minutes) if self.per == Per::Day => findings.extend(self.days(school, &book, minutes)),
            Some(minutes) => {
                findings.extend(each_window(&self.clause, school, ID, self.per, |staff, window, blank| {
                    let name = format!("{}, {}", school[staff].name, window.name);
                    let owed = owed_in(school, &school[staff], window, (minutes, self.short, &self.prorate));
                    owed.judge(blank, &name, &self.clause, |owed, blank| {
                        self.add_up(school, &book, (staff, window), owed, &name, blank)
                    })
                }));
            }
            None => {}
        }
        if let Some(window) = self.window {
            findings.extend(self.between(school, &book, window));
        }
        or_nobody(&self.clause, school, ID, findings)
    }
}

impl Terms {
    fn blank(&self, staff: StaffId, day: DayId) -> Finding {
        Finding::about(ID, Subject::Staff(staff)).under(&self.clause.article, self.clause.required()).on(day)
    }

    /// One finding for each day at work, or with rows.
    fn days(&self, school: &School, book: &Book<'_>, minutes: Minutes) -> Vec<Finding> {
        let mut findings = Vec::new();
        for staff in self.clause.covered(school) {
            for day in self.clause.days(school) {
                let rows = scheduled(book, staff, day);
                if school.paid_day(staff, day).is_none() && rows.is_empty() {
                    continue;
                }
                let name = format!("{}, {}", school[staff].name, school[day].id);
                let alone = Window {
                    name: school[day].id.clone(),
                    week: None,
                    days: vec![day],
                    school_days: 1,
                    full_days: 1,
                    short: false,
                    times: 1,
                };
                let owed = owed_in(school, &school[staff], &alone, (minutes, self.short, &self.prorate));
                let finding = owed.judge(self.blank(staff, day), &name, &self.clause, |most, blank| {
                    self.judge(school, (staff, day), &rows, most, &name, blank)
                });
                findings.push(reasoned(&self.clause, finding));
            }
        }
        findings
    }

    fn measure<'a>(&self, school: &School, staff: StaffId, day: DayId, rows: &[&'a Stretch]) -> Measured<'a> {
        let start = rows.iter().map(|row| row.span.start).min();
        let end = rows.iter().map(|row| row.span.end).max();
        let hull = start.zip(end).map(|(start, end)| Span::new(start, end));
        let own_lunch = rows.iter().filter(|row| row.kind == Kind::Lunch && row.homerooms.is_empty());
        let lunch: Minutes = joined(own_lunch.map(|row| row.span).collect()).into_iter().map(Span::minutes).sum();
        let minutes = hull.map_or(0, Span::minutes) - if self.includes_lunch { 0 } else { lunch };
        let paid = school.paid_day(staff, day);
        let outside = |row: &Stretch| paid.is_none_or(|paid| !paid.contains(row.span));
        let counted = rows.iter().map(|row| {
            let reason = if outside(row) { "outside the paid hours" } else { "" };
            Counted::part(row, row.span.minutes(), reason.to_owned())
        });
        let looked_at = counted.collect();
        Measured { minutes, hull, stray: rows.iter().copied().find(|row| outside(row)), looked_at }
    }

    fn judge(
        &self,
        school: &School,
        (staff, day): (StaffId, DayId),
        rows: &[&Stretch],
        most: Minutes,
        name: &str,
        blank: Finding,
    ) -> Finding {
        let article = self.clause.by_article();
        let own = self.measure(school, staff, day, rows);
        let Some(hull) = own.hull else {
            return blank.numbers(most, 0, "minutes").met_if(true, format!("{name}: nothing scheduled"));
        };
        let found = own.minutes;
        let mut sentence = format!("{name}: {found} min from {} to {}; at most {most}{article}", hull.start, hull.end);
        if let Some(row) = own.stray {
            sentence = format!("{sentence}; {} is {}", label(row), outside(school, staff, day));
        }
        let met = found <= most && own.stray.is_none();
        blank.numbers(most, found, "minutes").looked_at(own.looked_at).met_if(met, sentence)
    }

    /// The days of a window together.
    fn add_up(
        &self,
        school: &School,
        book: &Book<'_>,
        (staff, window): (StaffId, &Window),
        most: Minutes,
        name: &str,
        blank: Finding,
    ) -> Finding {
        let mut found = 0;
        let mut parts: Vec<String> = Vec::new();
        let mut looked_at = Vec::new();
        let mut stray = None;
        for (day, times) in window.by_day() {
            let own = self.measure(school, staff, day, &scheduled(book, staff, day));
            found += Minutes::try_from(times).unwrap_or(1) * own.minutes;
            let often = if times == 1 { String::new() } else { format!("{times} × ") };
            parts.push(format!("{often}{} {}", school[day].id, own.minutes));
            looked_at.extend(own.looked_at);
            stray = stray.or(own.stray.map(|row| (row, day)));
        }
        let (parts, article) = (parts.join(", "), self.clause.by_article());
        let mut sentence = format!("{name}: {found} min from first to last ({parts}); at most {most}{article}");
        if let Some((row, day)) = stray {
            sentence = format!("{sentence}; on {} {} is {}", school[day].id, label(row), outside(school, staff, day));
        }
        let met = found <= most && stray.is_none();
        blank.numbers(most, found, "minutes").looked_at(looked_at).met_if(met, sentence)
    }

    /// Whether every row lies between the clock times.
    fn between(&self, school: &School, book: &Book<'_>, window: Span) -> Vec<Finding> {
        let mut findings = Vec::new();
        for staff in self.clause.covered(school) {
            for day in self.clause.days(school) {
                let rows = scheduled(book, staff, day);
                if school.paid_day(staff, day).is_none() && rows.is_empty() {
                    continue;
                }
                let name = format!("{}, {}", school[staff].name, school[day].id);
                let before = |row: &Stretch| Span::new(row.span.start, row.span.end.min(window.start)).minutes();
                let after = |row: &Stretch| Span::new(row.span.start.max(window.end), row.span.end).minutes();
                let found: Minutes = joined(
                    rows.iter()
                        .flat_map(|row| {
                            let clip = |start: Clock, end: Clock| Span::new(start, end);
                            [
                                clip(row.span.start, row.span.end.min(window.start)),
                                clip(row.span.start.max(window.end), row.span.end),
                            ]
                        })
                        .collect(),
                )
                .into_iter()
                .map(Span::minutes)
                .sum();
                let article = self.clause.by_article();
                let first = rows.iter().find(|row| before(row) + after(row) > 0);
                let sentence = match first {
                    Some(row) => format!("{name}: {} lies outside {window}{article}", label(row)),
                    None => format!("{name}: everything lies inside {window}{article}"),
                };
                let counted = rows.iter().map(|row| {
                    let outside = before(row) + after(row);
                    let reason =
                        if outside > 0 { format!("{outside} min lie outside {window}") } else { String::new() };
                    Counted::part(row, row.span.minutes() - outside, reason)
                });
                let blank = self.blank(staff, day).numbers(0, found, "minutes").looked_at(counted.collect());
                findings.push(reasoned(&self.clause, blank.met_if(found == 0, sentence)));
            }
        }
        findings
    }
}

/// The rows of a day that are more than presence.
fn scheduled<'a>(book: &Book<'a>, staff: StaffId, day: DayId) -> Vec<&'a Stretch> {
    book.of_staff(staff, day).iter().copied().filter(|row| row.kind != Kind::Open).collect()
}

fn outside(school: &School, staff: StaffId, day: DayId) -> String {
    let paid = school.paid_day(staff, day);
    paid.map_or("on a day away".to_owned(), |paid| format!("outside the paid hours {paid}"))
}
