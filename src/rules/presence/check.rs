//! Measures the paid hours against number and bells.

use super::{Bound, ID, Terms, range_words};
use crate::check::{Book, Check, Finding, Verdict, Window, kind_to_adult, minutes_where, students_about};
use crate::model::{DayId, Kind, Minutes, School, Share, Span, StaffId};
use crate::rules::clause::Range;
use crate::rules::judged::{each_day, each_window, or_nobody, owed_in};
use crate::schedule::Schedule;

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let mut findings = Vec::new();
        if let Some(minutes) = self.on_site {
            findings.extend(each_window(&self.clause, school, ID, self.per, |staff, window, blank| {
                let name = format!("{}, {}", school[staff].name, window.name);
                let owed = owed_in(school, &school[staff], window, (minutes, self.short, &self.prorate));
                owed.judge(blank, &name, &self.clause, |owed, blank| {
                    self.judge(school, &book, (staff, window), owed, &name, blank)
                })
            }));
        }
        for (range, before) in [(self.before_bell, true), (self.after_bell, false)] {
            if let Some(words) = range_words(range) {
                findings.extend(each_day(&self.clause, school, ID, |staff, day, paid, blank| {
                    self.at_bell(school, (staff, day, paid), (range, &words, before), blank)
                }));
            }
        }
        or_nobody(&self.clause, school, ID, findings)
    }
}

impl Terms {
    fn judge(
        &self,
        school: &School,
        book: &Book<'_>,
        (staff, window): (StaffId, &Window),
        owed: Minutes,
        name: &str,
        blank: Finding,
    ) -> Finding {
        let lunch = |day: DayId| {
            if self.includes_lunch {
                return 0;
            }
            minutes_where(book.of_staff(staff, day), |row| kind_to_adult(row) == Kind::Lunch)
        };
        let on_day = |day: &DayId| school.paid_day(staff, *day).map_or(0, |paid| paid.minutes() - lunch(*day));
        let found: Minutes = window.days.iter().map(on_day).sum();
        let met = match self.bound {
            Bound::Least => found >= owed,
            Bound::Most => found <= owed,
            Bound::Exactly => found == owed,
        };
        let without = if self.includes_lunch { "" } else { " without lunch" };
        let hours = match window.days.as_slice() {
            [day] => school.paid_day(staff, *day).map_or(String::new(), |paid| format!(", {paid}")),
            _ => String::new(),
        };
        let (bound, article) = (self.bound.words(), self.clause.by_article());
        let sentence = format!("{name}: {found} min on site{without}{hours}; {bound} {owed} required{article}");
        blank.numbers(owed, found, "minutes").met_if(met, sentence)
    }

    fn at_bell(
        &self,
        school: &School,
        (staff, day, paid): (StaffId, DayId, Span),
        (range, words, before): (Range, &str, bool),
        blank: Finding,
    ) -> Finding {
        let about = students_about(school, staff, day);
        let name = format!("{}, {}", school[staff].name, school[day].id);
        let found = if before { about.start - paid.start } else { paid.end - about.end };
        let (bell, article) = (if before { about.start } else { about.end }, self.clause.by_article());
        if found < 0 && school[staff].fte() < Share::FULL {
            let sentence = format!("{name}: hours {paid} do not reach the bell at {bell}, part time{article}");
            return blank.judged(Verdict::DoesNotApply, sentence);
        }
        let met = u32::try_from(found).is_ok_and(|found| range.holds(found));
        let at = if before { "before" } else { "after" };
        // The number shown is the one that is missed, or the upper one.
        let low = range.min.filter(|min| i64::from(found) < i64::from(*min));
        let required = low.or(range.max).or(range.min).unwrap_or(0);
        let sentence = format!("{name}: {found} min {at} the bell at {bell}; {words} required{article}");
        blank.numbers(required, found, "minutes").met_if(met, sentence)
    }
}
