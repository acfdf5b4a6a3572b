//! Walks each homeroom's day and asks who is there.

use super::{ID, Terms};
use crate::check::{Book, Check, Counted, Finding, Subject, label, moments};
use crate::model::{DayId, HomeroomId, Kind, Minutes, Role, School, Span};
use crate::schedule::{Schedule, Stretch};

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let mut findings = Vec::new();
        for homeroom in school.homeroom_ids() {
            for day in school.day_ids() {
                findings.push(self.judge(school, &book, homeroom, day));
            }
        }
        findings
    }
}

impl Terms {
    fn judge(&self, school: &School, book: &Book<'_>, homeroom: HomeroomId, day: DayId) -> Finding {
        let rows = book.of_homeroom(homeroom, day);
        let hours = school.student_day(homeroom, day);
        let mut safe: Minutes = 0;
        let mut gaps: Vec<(Span, String)> = Vec::new();
        for moment in moments(hours, rows.iter().map(|row| row.span)) {
            let here: Vec<&Stretch> = rows.iter().copied().filter(|row| row.span.contains(moment)).collect();
            let problem = if here.is_empty() {
                Some("in no row".to_owned())
            } else {
                let taught =
                    |row: &Stretch| row.kind.is_teaching() && self.missing(school, book, row, moment).is_none();
                let problem = |row: &&&Stretch| !(row.kind == Kind::CoTeach && here.iter().any(|other| taught(other)));
                here.iter().filter(problem).find_map(|row| self.missing(school, book, row, moment))
            };
            match problem {
                None => safe += moment.minutes(),
                Some(why) => match gaps.last_mut() {
                    Some((span, before)) if span.end == moment.start && *before == why => span.end = moment.end,
                    _ => gaps.push((moment, why)),
                },
            }
        }
        let name = &school[homeroom].id;
        let day_name = &school[day].id;
        let sentence = if gaps.is_empty() {
            format!("{name}, {day_name}: with an adult at every minute of {hours}")
        } else {
            let parts: Vec<String> = gaps.iter().map(|(span, why)| format!("{span} {why}")).collect();
            format!(
                "{name}, {day_name}: {} min without an adult who may be there: {}",
                hours.minutes() - safe,
                parts.join("; ")
            )
        };
        let counted = gaps.iter().map(|(span, why)| Counted {
            day,
            span: *span,
            kind: rows.iter().find(|row| row.span.overlaps(*span)).map_or(Kind::Open, |row| row.kind),
            minutes: 0,
            reason: why.clone(),
        });
        Finding::about(ID, Subject::Homeroom(homeroom))
            .on(day)
            .numbers(hours.minutes(), safe, "minutes")
            .looked_at(counted.collect())
            .met_if(gaps.is_empty(), sentence)
    }

    /// Why the children of `row` are not looked after during `moment`; `None` when they are.
    fn missing(&self, school: &School, book: &Book<'_>, row: &Stretch, moment: Span) -> Option<String> {
        if row.staff.is_empty() {
            return Some(format!("in {} without an adult", label(row)));
        }
        if row.staff.iter().any(|staff| self.allowed.allows_person(&school[*staff], row.kind)) {
            return None;
        }
        let aide = row.staff.iter().any(|staff| school[*staff].has_role(Role::Paraprofessional));
        if aide && matches!(row.kind, Kind::Intervention | Kind::Eld) && self.teacher_near(school, book, row, moment) {
            return None;
        }
        let names: Vec<&str> = row.staff.iter().map(|staff| school[*staff].name.as_str()).collect();
        Some(format!("in {} with {} only", label(row), names.join(", ")))
    }

    /// Whether somebody who may lead such a group alone is with children of one of its homerooms.
    fn teacher_near(&self, school: &School, book: &Book<'_>, row: &Stretch, moment: Span) -> bool {
        book.on(row.day).iter().any(|other| {
            other.span.contains(moment)
                && other.homerooms.iter().any(|homeroom| row.homerooms.contains(homeroom))
                && other.staff.iter().any(|staff| self.allowed.allows_person(&school[*staff], row.kind))
        })
    }
}
