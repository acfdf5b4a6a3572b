//! Counts the students in each adult's teaching rows.

use std::collections::BTreeMap;

use super::{ID, Terms};
use crate::check::{
    Book, Check, Counted, Finding, Heads, Subject, Verdict, Window, heads, is_whole, sections_of, windows,
};
use crate::model::{DayId, HomeroomId, Per, School, StaffId};
use crate::rules::judged::{or_nobody, reasoned};
use crate::schedule::{Schedule, Stretch};

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let windows = windows(school, self.per);
        let mut findings = Vec::new();
        for staff in self.clause.covered(school) {
            let blank = Finding::about(ID, Subject::Staff(staff)).under(&self.clause.article, self.clause.required());
            match &windows {
                Err(missing) => {
                    let sentence = format!("{}: {missing}{}", school[staff].name, self.clause.by_article());
                    findings.push(blank.judged(Verdict::CannotBeDecided, sentence));
                }
                Ok(windows) => {
                    for window in windows {
                        let mut blank = window.week.map_or(blank.clone(), |week| blank.clone().in_week(week));
                        if let (Per::Day, Some(day)) = (self.per, window.days.first()) {
                            if school.paid_day(staff, *day).is_none() {
                                continue;
                            }
                            blank = blank.on(*day);
                        }
                        findings.push(reasoned(&self.clause, self.judge(school, &book, staff, window, blank)));
                    }
                }
            }
        }
        or_nobody(&self.clause, school, ID, findings)
    }
}

impl Terms {
    fn judge(&self, school: &School, book: &Book<'_>, staff: StaffId, window: &Window, blank: Finding) -> Finding {
        let sections: usize = window.days.iter().map(|day| sections_of(book, school, staff, *day).len()).sum();
        let sections = u32::try_from(sections).unwrap_or(u32::MAX);
        let (number, looked_at) = if self.each_section {
            contacts(school, book, staff, window)
        } else {
            students(school, book, staff, window)
        };
        let name = format!("{}, {}", school[staff].name, window.name);
        let article = self.clause.by_article();
        let mut sentence = format!("{name}: {number} students; at most {} allowed{article}", self.most);
        let blank = blank.numbers(self.most, number.most, "students").looked_at(looked_at);
        if let Some(most) = self.or_sections {
            sentence = format!("{sentence}, or {most} sections, and there are {sections}");
            if sections <= most && sections > 0 {
                return blank.judged(Verdict::Met, sentence);
            }
        }
        if number.unknown {
            sentence += "; the school file does not say how many students each homeroom has";
            return blank.judged(Verdict::CannotBeDecided, sentence);
        }
        if number.least <= self.most && number.most > self.most {
            sentence += "; a homeroom is divided, and the file does not say which students are where";
            return blank.judged(Verdict::CannotBeDecided, sentence);
        }
        blank.met_if(number.most <= self.most, sentence)
    }
}

/// Every student once. A homeroom is whole where it is whole in one row.
fn students(school: &School, book: &Book<'_>, staff: StaffId, window: &Window) -> (Heads, Vec<Counted>) {
    let mut found: BTreeMap<HomeroomId, bool> = BTreeMap::new();
    let mut looked_at = Vec::new();
    for (day, _) in window.by_day() {
        for row in taught(book, staff, day) {
            let mut new = false;
            for homeroom in &row.homerooms {
                let whole = is_whole(book, row, *homeroom);
                new |= !found.contains_key(homeroom);
                *found.entry(*homeroom).or_default() |= whole;
            }
            let reason = if new { String::new() } else { "these students are counted already".to_owned() };
            looked_at.push(Counted::part(row, if new { row.span.minutes() } else { 0 }, reason));
        }
    }
    (heads(school, found), looked_at)
}

fn taught<'a>(book: &Book<'a>, staff: StaffId, day: DayId) -> impl Iterator<Item = &'a Stretch> {
    let rows: Vec<&Stretch> = book.of_staff(staff, day).to_vec();
    rows.into_iter().filter(|row| row.kind.is_teaching() && !row.homerooms.is_empty())
}

/// The students of every section, again for each.
fn contacts(school: &School, book: &Book<'_>, staff: StaffId, window: &Window) -> (Heads, Vec<Counted>) {
    let mut all = Heads::default();
    let mut looked_at = Vec::new();
    for day in &window.days {
        for row in sections_of(book, school, staff, *day) {
            let own = heads(school, row.homerooms.iter().map(|homeroom| (*homeroom, is_whole(book, row, *homeroom))));
            all.least += own.least;
            all.most += own.most;
            all.unknown |= own.unknown;
            looked_at.push(Counted::part(row, row.span.minutes(), format!("{own} students")));
        }
    }
    (all, looked_at)
}
