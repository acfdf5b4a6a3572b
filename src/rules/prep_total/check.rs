//! Adds up the days of each real week, or of the poorest rotation.

use super::{ID, Terms};
use crate::check::{
    Book, Check, Counted, Finding, PrepTime, Subject, Verdict, prep_time, share_of, students_about, variants,
};
use crate::model::{DayId, Minutes, School, Span, StaffId};
use crate::rules::clause::{CountsIn, Per, Prorate, ShortDays};
use crate::rules::judged::{or_nobody, reasoned};
use crate::schedule::Schedule;

/// Days that are added up together, and what they are called.
struct Window {
    name: String,
    week: Option<usize>,
    days: Vec<DayId>,
    owed: Option<Minutes>,
}

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let mut findings = Vec::new();
        for staff in self.clause.covered(school) {
            let preps: Vec<PrepTime> = school.day_ids().map(|day| self.on_day(school, &book, staff, day)).collect();
            for window in self.windows(school, staff, &preps) {
                let mut blank =
                    Finding::about(ID, Subject::Staff(staff)).under(&self.clause.article, self.clause.required);
                if let Some(week) = window.week {
                    blank = blank.in_week(week);
                }
                findings.push(reasoned(&self.clause, self.judge(school, staff, &preps, &window, blank)));
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
        prep_time(book, staff, day, limits, self.collaboration_counts).in_blocks(self.block)
    }

    fn windows(&self, school: &School, staff: StaffId, preps: &[PrepTime]) -> Vec<Window> {
        let minutes = match self.prorate {
            Prorate::None => self.minutes,
            Prorate::Linear => share_of(self.minutes, i64::from(school[staff].fte().min(100)), 100),
        };
        match self.per {
            Per::Cycle => {
                let poorest = |days: &Vec<DayId>| {
                    days.iter().copied().min_by_key(|day| preps.get(day.0).map_or(0, PrepTime::minutes))
                };
                let days = variants(school).iter().filter_map(poorest).collect();
                vec![Window { name: "every rotation".to_owned(), week: None, days, owed: Some(minutes) }]
            }
            Per::Week => {
                let full = school.weeks.iter().map(|week| week.days.len()).max().unwrap_or(0);
                let of_week = |(week, days): (usize, &crate::model::Week)| {
                    let part = i64::try_from(days.days.len()).unwrap_or(0);
                    let owed = match self.short_weeks {
                        ShortDays::Waived if days.short => None,
                        ShortDays::Prorated if days.short => {
                            let (fte, hundred) = match self.prorate {
                                Prorate::None => (1, 1),
                                Prorate::Linear => (i64::from(school[staff].fte().min(100)), 100),
                            };
                            Some(share_of(self.minutes, part * fte, i64::try_from(full).unwrap_or(1) * hundred))
                        }
                        _ => Some(minutes),
                    };
                    Window { name: days.name.clone(), week: Some(week), days: days.days.clone(), owed }
                };
                school.weeks.iter().enumerate().map(of_week).collect()
            }
        }
    }

    fn judge(&self, school: &School, staff: StaffId, preps: &[PrepTime], window: &Window, blank: Finding) -> Finding {
        let name = format!("{}, {}", school[staff].name, window.name);
        let article = self.clause.by_article();
        let Some(owed) = window.owed else {
            return blank.judged(Verdict::DoesNotApply, format!("{name}: short weeks are waived{article}"));
        };
        if !window.days.iter().any(|day| school.paid_day(staff, *day).is_some()) {
            return blank.judged(Verdict::DoesNotApply, format!("{name}: never at work"));
        }
        let of = |day: &DayId| preps.get(day.0);
        let found: Minutes = window.days.iter().filter_map(of).map(PrepTime::minutes).sum();
        let shared: Minutes = window.days.iter().filter_map(of).map(|prep| prep.shared).sum();
        let own: Minutes = window.days.iter().filter_map(of).map(|prep| prep.own).sum();
        let parts: Vec<String> = window
            .days
            .iter()
            .filter_map(|day| of(day).map(|prep| format!("{} {}", school[*day].id, prep.minutes())))
            .collect();
        let counted: Vec<Counted> = window.days.iter().filter_map(of).flat_map(|prep| prep.looked_at.clone()).collect();
        let mut sentence = format!("{name}: {found} min of prep ({}); {owed} required{article}", parts.join(", "));
        if self.collaboration_counts {
            sentence = format!("{sentence}; individual {own} min, with the team {shared} min");
        }
        blank.numbers(owed, found, "minutes").looked_at(counted).met_if(found >= owed, sentence)
    }
}
