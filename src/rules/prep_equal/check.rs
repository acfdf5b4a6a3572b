//! Compares what adults have in a window.

use super::{ID, Terms};
use crate::check::{Book, Check, Counted, Finding, Verdict, Window, prep_time, share_of, windows};
use crate::model::{DayId, Minutes, School, Share, StaffId};
use crate::rules::judged::{each_window_of_days, hours};
use crate::schedule::Schedule;

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let covered: Vec<StaffId> = self.clause.covered(school).collect();
        let others: Vec<StaffId> = match &self.with {
            None => covered.clone(),
            Some(covers) => {
                school.staff_ids().filter(|staff| covers.includes(school, *staff) && !covered.contains(staff)).collect()
            }
        };
        let all = windows(school, self.per).unwrap_or_default();
        let days: Vec<Vec<Minutes>> = others
            .iter()
            .map(|staff| school.day_ids().map(|day| self.on_day(school, &book, *staff, day).0).collect())
            .collect();
        // Of every window: whom the covered are compared with, and the minutes they have.
        let compared = |window: &Window| {
            let at_work = |staff: StaffId| window.days.iter().any(|day| school.paid_day(staff, *day).is_some());
            let has = others.iter().zip(&days).filter(|(staff, _)| at_work(**staff));
            let has = has.map(|(staff, days)| (self.compare(school, *staff, add(days, window)), *staff));
            if self.with.is_some() { has.min() } else { has.max() }
        };
        let standards: Vec<(Window, Option<(Minutes, StaffId)>)> =
            all.into_iter().map(|window| (window.clone(), compared(&window))).collect();
        let on_day = |staff, day| self.on_day(school, &book, staff, day);
        each_window_of_days(&self.clause, school, ID, self.per, on_day, |staff, days, window, name, blank| {
            let minutes: Vec<Minutes> = days.iter().map(|day| day.0).collect();
            let counted = window.by_day().into_iter().filter_map(|(day, _)| days.get(day.0));
            let blank = blank.looked_at(counted.flat_map(|day| day.1.clone()).collect());
            let standard = standards.iter().find(|(own, _)| own == window).and_then(|(_, standard)| *standard);
            let Some((standard, whose)) = standard else {
                let sentence = format!("{name}: nobody to compare with{}", self.clause.by_article());
                return blank.judged(Verdict::CannotBeDecided, sentence);
            };
            let found = self.compare(school, staff, add(&minutes, window));
            let owed = (standard - self.tolerance).max(0);
            let most = if self.with.is_some() { "least" } else { "most" };
            let scaled = if self.as_full_time { " as full time" } else { "" };
            let sentence = format!(
                "{name}: {found} min of prep{scaled}; {} has the {most}, {standard}; {owed} required{}",
                school[whose].name,
                self.clause.by_article()
            );
            blank.numbers(owed, found, "minutes").met_if(found >= owed, sentence)
        })
    }
}

fn add(days: &[Minutes], window: &Window) -> Minutes {
    window.days.iter().filter_map(|day| days.get(day.0)).sum()
}

impl Terms {
    fn on_day(&self, school: &School, book: &Book<'_>, staff: StaffId, day: DayId) -> (Minutes, Vec<Counted>) {
        let Some(limits) = hours(school, staff, day, self.counts_in) else { return (0, Vec::new()) };
        let prep = prep_time(book, staff, day, limits, &self.clause.counts.prep).in_blocks(self.block);
        (prep.minutes(), prep.looked_at)
    }

    /// The minutes to compare.
    fn compare(&self, school: &School, staff: StaffId, minutes: Minutes) -> Minutes {
        let fte = school[staff].fte().min(Share::FULL);
        if !self.as_full_time || fte == Share::default() {
            return minutes;
        }
        share_of(minutes, i64::from(Share::FULL.thousandths()), i64::from(fte.thousandths()))
    }
}
