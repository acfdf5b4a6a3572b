//! Adds up the days of each window of the year.

use super::{ID, Terms};
use crate::check::{
    Book, Check, Counted, Finding, PrepTime, Subject, Verdict, Window, prep_time, students_about, windows,
};
use crate::model::{DayId, Minutes, School, Span, StaffId};
use crate::rules::clause::{CountsIn, ShortDays};
use crate::rules::judged::{Owed, or_nobody, owed, reasoned};
use crate::schedule::Schedule;

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let windows = windows(school, self.per);
        let mut findings = Vec::new();
        for staff in self.clause.covered(school) {
            let blank = Finding::about(ID, Subject::Staff(staff)).under(&self.clause.article, self.clause.required());
            let windows = match &windows {
                Ok(windows) => windows,
                Err(missing) => {
                    let name = &school[staff].name;
                    let sentence = format!("{name}: {missing}{}", self.clause.by_article());
                    findings.push(blank.judged(Verdict::CannotBeDecided, sentence));
                    continue;
                }
            };
            let preps: Vec<PrepTime> = school.day_ids().map(|day| self.on_day(school, &book, staff, day)).collect();
            for window in windows {
                let blank = window.week.map_or(blank.clone(), |week| blank.clone().in_week(week));
                findings.push(reasoned(&self.clause, self.judge(school, staff, &preps, window, blank)));
            }
        }
        or_nobody(&self.clause, ID, findings)
    }
}

impl Terms {
    fn on_day(&self, school: &School, book: &Book<'_>, staff: StaffId, day: DayId) -> PrepTime {
        let Some(paid) = school.paid_day(staff, day) else { return PrepTime::default() };
        let limits = match self.counts_in {
            CountsIn::PaidDay => paid,
            CountsIn::StudentDay => {
                let about = students_about(school, staff, day);
                Span::new(about.start.max(paid.start), about.end.min(paid.end))
            }
        };
        prep_time(book, staff, day, limits, &self.clause.counts.prep).in_blocks(self.block)
    }

    /// What is owed in `window`.
    fn owed(&self, school: &School, staff: StaffId, window: &Window) -> Owed {
        let (mut part, mut whole) = (1, 1);
        match self.short_weeks {
            ShortDays::Waived if window.short => return Owed::Nothing("short weeks are waived".to_owned()),
            ShortDays::Prorated if window.short => {
                part = i64::try_from(window.school_days).unwrap_or(1);
                whole = i64::try_from(window.full_days).unwrap_or(1);
            }
            _ => {}
        }
        owed(&self.prorate, self.minutes, &school[staff], part, whole)
    }

    fn judge(&self, school: &School, staff: StaffId, preps: &[PrepTime], window: &Window, blank: Finding) -> Finding {
        let name = format!("{}, {}", school[staff].name, window.name);
        if !window.days.iter().any(|day| school.paid_day(staff, *day).is_some()) {
            return blank.judged(Verdict::DoesNotApply, format!("{name}: never at work"));
        }
        let owed = self.owed(school, staff, window);
        owed.judge(blank, &name, &self.clause, |owed, blank| self.add_up(school, preps, window, owed, &name, blank))
    }

    fn add_up(
        &self,
        school: &School,
        preps: &[PrepTime],
        window: &Window,
        owed: Minutes,
        name: &str,
        blank: Finding,
    ) -> Finding {
        let article = self.clause.by_article();
        let of = |day: &DayId| preps.get(day.0);
        let found: Minutes = window.days.iter().filter_map(of).map(PrepTime::minutes).sum();
        let shared: Minutes = window.days.iter().filter_map(of).map(|prep| prep.shared).sum();
        let own: Minutes = window.days.iter().filter_map(of).map(|prep| prep.own).sum();
        let days = window.by_day();
        let part = |(day, times): &(DayId, usize)| {
            let minutes = of(day).map_or(0, PrepTime::minutes);
            let often = if *times == 1 { String::new() } else { format!("{times} × ") };
            format!("{often}{} {minutes}", school[*day].id)
        };
        let parts: Vec<String> = days.iter().map(part).collect();
        let counted: Vec<Counted> =
            days.iter().filter_map(|(day, _)| of(day)).flat_map(|prep| prep.looked_at.clone()).collect();
        let mut sentence = format!("{name}: {found} min of prep ({}); {owed} required{article}", parts.join(", "));
        if self.clause.counts.collaboration_is_prep() {
            sentence = format!("{sentence}; individual {own} min, with the team {shared} min");
        }
        blank.numbers(owed, found, "minutes").looked_at(counted).met_if(found >= owed, sentence)
    }
}
