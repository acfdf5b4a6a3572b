//! Counts and measures each adult's meetings.

use super::{ID, Terms};
use crate::check::{Book, Check, Counted, Finding, Subject, Verdict, Window, count, label, minutes_where, turns};
use crate::model::{Clock, DayId, Minutes, School, Span, StaffId};
use crate::rules::judged::{each_day, each_window, or_nobody, owed_in};
use crate::schedule::{Schedule, Stretch};

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let mut findings = Vec::new();
        let meetings = self.count.map(|count| Minutes::try_from(count).unwrap_or(Minutes::MAX));
        let limits = [(meetings, "meetings"), (self.minutes, "minutes")];
        for (most, unit) in limits.into_iter().filter_map(|(most, unit)| Some((most?, unit))) {
            findings.extend(each_window(&self.clause, school, ID, self.per, |staff, window, blank| {
                let name = format!("{}, {}", school[staff].name, window.name);
                let owed = owed_in(school, &school[staff], window, (most, self.short, &self.prorate));
                owed.judge(blank, &name, &self.clause, |most, blank| {
                    self.add_up(school, &book, (staff, window), (most, unit), &name, blank)
                })
            }));
        }
        if let Some(longest) = self.longest {
            findings.extend(each_day(&self.clause, school, ID, |staff, day, _, blank| {
                let rows = self.rows(&book, staff, day);
                let worst = turns(&rows).into_iter().max_by_key(|own| own.minutes());
                let (name, article) = (format!("{}, {}", school[staff].name, school[day].id), self.clause.by_article());
                let found = worst.map_or(0, Span::minutes);
                let sentence = match worst {
                    Some(span) => format!("{name}: a meeting of {found} min, {span}; at most {longest}{article}"),
                    None => format!("{name}: no meeting{article}"),
                };
                blank.numbers(longest, found, "minutes").looked_at(whole(&rows)).met_if(found <= longest, sentence)
            }));
        }
        if let Some(latest) = self.latest {
            findings.extend(each_day(&self.clause, school, ID, |staff, day, _, blank| {
                self.by(school, &book, (staff, day), latest, blank)
            }));
        }
        if !self.not_on.is_empty() {
            let all = each_day(&self.clause, school, ID, |staff, day, _, blank| {
                let rows = self.rows(&book, staff, day);
                let (name, article) = (format!("{}, {}", school[staff].name, school[day].id), self.clause.by_article());
                let found = minutes_where(&rows, |_| true);
                let sentence = match rows.first() {
                    Some(row) => format!("{name}: {} on a day without meetings{article}", label(row)),
                    None => format!("{name}: no meeting{article}"),
                };
                blank.numbers(0, found, "minutes").looked_at(whole(&rows)).met_if(found == 0, sentence)
            });
            // Other days have no finding.
            let mut kept: Vec<Finding> =
                all.into_iter().filter(|own| own.day.is_none_or(|day| self.not_on.contains(&day))).collect();
            if kept.is_empty() {
                let blank = Finding::about(ID, Subject::School).under(&self.clause.article, self.clause.required());
                let sentence = format!("nobody is at work on those days{}", self.clause.by_article());
                kept.push(blank.judged(Verdict::DoesNotApply, sentence));
            }
            findings.extend(kept);
        }
        or_nobody(&self.clause, school, ID, findings)
    }
}

impl Terms {
    fn rows<'a>(&self, book: &Book<'a>, staff: StaffId, day: DayId) -> Vec<&'a Stretch> {
        book.of_staff(staff, day).iter().copied().filter(|row| self.kinds.contains(&row.kind)).collect()
    }

    fn add_up(
        &self,
        school: &School,
        book: &Book<'_>,
        (staff, window): (StaffId, &Window),
        (most, unit): (Minutes, &'static str),
        name: &str,
        blank: Finding,
    ) -> Finding {
        let mut found = 0;
        let mut looked_at = Vec::new();
        let mut parts = Vec::new();
        for (day, times) in window.by_day() {
            let rows = self.rows(book, staff, day);
            let meetings = turns(&rows);
            let own = if unit == "minutes" {
                minutes_where(&rows, |_| true)
            } else {
                Minutes::try_from(meetings.len()).unwrap_or(Minutes::MAX)
            };
            found += Minutes::try_from(times).unwrap_or(1) * own;
            parts.extend(meetings.iter().map(|span| format!("{} {span}", school[day].id)));
            looked_at.extend(whole(&rows));
        }
        parts.truncate(8);
        let parts = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) };
        let said = if unit == "minutes" { format!("{found} min of meetings") } else { count(i64::from(found), unit) };
        let sentence = format!("{name}: {said}{parts}; at most {most}{}", self.clause.by_article());
        blank.numbers(most, found, unit).looked_at(looked_at).met_if(found <= most, sentence)
    }

    /// Whether every meeting ends by `latest`.
    fn by(
        &self,
        school: &School,
        book: &Book<'_>,
        (staff, day): (StaffId, DayId),
        latest: Clock,
        blank: Finding,
    ) -> Finding {
        let rows = self.rows(book, staff, day);
        let (name, article) = (format!("{}, {}", school[staff].name, school[day].id), self.clause.by_article());
        let last = rows.iter().max_by_key(|row| row.span.end);
        let found = last.map_or(0, |row| (row.span.end - latest).max(0));
        let sentence = match last {
            Some(row) => format!("{name}: {}; by {latest}{article}", label(row)),
            None => format!("{name}: no meeting{article}"),
        };
        blank.numbers(0, found, "minutes").looked_at(whole(&rows)).met_if(found == 0, sentence)
    }
}

fn whole(rows: &[&Stretch]) -> Vec<Counted> {
    rows.iter().map(|row| Counted::whole(row)).collect()
}
