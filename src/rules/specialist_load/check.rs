//! Counts the sections of each day and week and measures the longest run of them.

use super::{ID, Terms};
use crate::check::{Book, Check, Counted, Finding, Window, sections_of, sites};
use crate::model::{DayId, Kind, Minutes, School, Span, StaffId};
use crate::rules::judged::{Owed, each_day, each_window, or_nobody, owed, owed_in};
use crate::schedule::{Schedule, Stretch};

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let mut findings = Vec::new();
        if let Some(most) = self.sections_per_day {
            findings.extend(each_day(&self.clause, school, ID, |staff, day, _, blank| {
                let sections = sections_of(&book, school, staff, day);
                let name = format!("{}, {}", school[staff].name, school[day].id);
                let (owed, why) = self.on_day(school, &book, (staff, day), most);
                owed.judge(blank, &name, &self.clause, |most, blank| {
                    let found = self.as_periods(&sections);
                    self.judge(&sections, (most, found, "sections", &why), &name, blank)
                })
            }));
        }
        if let Some(most) = self.in_a_row {
            findings.extend(each_day(&self.clause, school, ID, |staff, day, _, blank| {
                let sections = sections_of(&book, school, staff, day);
                let run = self.longest_run(&sections, |run| Minutes::try_from(run.len()).unwrap_or(Minutes::MAX));
                let name = format!("{}, {}", school[staff].name, school[day].id);
                let found = Minutes::try_from(run.len()).unwrap_or(Minutes::MAX);
                let most = Minutes::try_from(most).unwrap_or(Minutes::MAX);
                self.judge(run, (most, found, "sections in a row", ""), &name, blank)
            }));
        }
        if let Some(most) = self.minutes_in_a_row {
            findings.extend(each_day(&self.clause, school, ID, |staff, day, _, blank| {
                let sections = sections_of(&book, school, staff, day);
                let run = self.longest_run(&sections, |run| hull(run).minutes());
                let name = format!("{}, {}", school[staff].name, school[day].id);
                self.judge(run, (most, hull(run).minutes(), "minutes of sections in a row", ""), &name, blank)
            }));
        }
        if let Some(most) = self.sections_per_week {
            let number = Minutes::try_from(most).unwrap_or(Minutes::MAX);
            findings.extend(each_window(&self.clause, school, ID, crate::model::Per::Week, |staff, window, blank| {
                let name = format!("{}, {}", school[staff].name, window.name);
                let owed = owed_in(school, &school[staff], window, (number, self.short_weeks, &self.prorate));
                owed.judge(blank, &name, &self.clause, |most, blank| {
                    self.week(school, &book, (staff, window), most, &name, blank)
                })
            }));
        }
        or_nobody(&self.clause, school, ID, findings)
    }
}

impl Terms {
    /// The most sections of a day, and why they are fewer than usual.
    fn on_day(&self, school: &School, book: &Book<'_>, (staff, day): (StaffId, DayId), most: u32) -> (Owed, String) {
        let mut why = String::new();
        let mut most = most;
        if let Some(short) = self.on_short_days.filter(|_| school.day_type(day).short) {
            most = short;
            why.push_str(", a short day");
        }
        if self.less_for_each_site > 0 {
            let rows = book.of_staff(staff, day);
            let (known, _) = sites(school, rows);
            let travels = rows.iter().any(|row| row.kind == Kind::Travel);
            let further = known.len().max(if travels { 2 } else { 1 }) - 1;
            if further > 0 {
                let less = self.less_for_each_site.saturating_mul(u32::try_from(further).unwrap_or(u32::MAX));
                most = most.saturating_sub(less);
                why = format!("{why}, {} sites", further + 1);
            }
        }
        let number = Minutes::try_from(most).unwrap_or(Minutes::MAX);
        (owed(&self.prorate, number, &school[staff], 1, 1), why)
    }

    /// Sections, a long one counted as several where a period's length is given.
    fn as_periods(&self, sections: &[&Stretch]) -> Minutes {
        let one = |row: &&Stretch| match self.period {
            Some(period) if period > 0 => ((2 * row.span.minutes() + period) / (2 * period)).max(1),
            _ => 1,
        };
        sections.iter().map(one).sum()
    }

    fn judge(
        &self,
        sections: &[&Stretch],
        (most, found, unit, why): (Minutes, Minutes, &'static str, &str),
        name: &str,
        blank: Finding,
    ) -> Finding {
        let when = if sections.is_empty() { String::new() } else { format!(" ({})", hull(sections)) };
        let sentence = format!("{name}: {found} {unit}{when}; at most {most}{why}{}", self.clause.by_article());
        let counted = sections.iter().map(|row| Counted::whole(row)).collect();
        blank.numbers(most, found, unit).looked_at(counted).met_if(found <= most, sentence)
    }

    fn week(
        &self,
        school: &School,
        book: &Book<'_>,
        (staff, window): (StaffId, &Window),
        most: Minutes,
        name: &str,
        blank: Finding,
    ) -> Finding {
        let mut found = 0;
        let mut parts = Vec::new();
        let mut looked_at = Vec::new();
        for (day, times) in window.by_day() {
            let sections = sections_of(book, school, staff, day);
            let own = self.as_periods(&sections);
            found += Minutes::try_from(times).unwrap_or(1) * own;
            let often = if times == 1 { String::new() } else { format!("{times} × ") };
            parts.push(format!("{often}{} {own}", school[day].id));
            looked_at.extend(sections.iter().map(|row| Counted::whole(row)));
        }
        let (parts, article) = (parts.join(", "), self.clause.by_article());
        let sentence = format!("{name}: {found} sections ({parts}); at most {most}{article}");
        blank.numbers(most, found, "sections").looked_at(looked_at).met_if(found <= most, sentence)
    }

    /// The run of sections with less than a break between each two that measures most; the first of several.
    fn longest_run<'a, 'b>(
        &self,
        sections: &'b [&'a Stretch],
        measure: impl Fn(&[&Stretch]) -> Minutes,
    ) -> &'b [&'a Stretch] {
        let mut best = &sections[..0];
        let mut from = 0;
        for n in 0..sections.len() {
            // One that lies inside another does not end the row.
            if n > 0 && sections[n].span.start - hull(&sections[from..n]).end >= self.break_of {
                from = n;
            }
            if measure(&sections[from..=n]) > measure(best) {
                best = &sections[from..=n];
            }
        }
        best
    }
}

/// From the start of the first to the last minute of any.
fn hull(sections: &[&Stretch]) -> Span {
    match (sections.first(), sections.iter().map(|row| row.span.end).max()) {
        (Some(first), Some(end)) => Span::new(first.span.start, end),
        _ => Span::default(),
    }
}
