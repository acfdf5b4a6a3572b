//! Looks at the bell and at lessons outside it.

use super::{ID, Terms};
use crate::check::{Book, Check, Counted, Finding, Subject, label};
use crate::model::{DayId, HomeroomId, Minutes, School};
use crate::rules::judged::{or_nobody, reasoned};
use crate::schedule::{Schedule, Stretch};

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let mut findings = Vec::new();
        for homeroom in self.clause.homerooms(school) {
            for day in school.day_ids() {
                let blank =
                    Finding::about(ID, Subject::Homeroom(homeroom)).under(&self.clause.article, self.clause.required());
                let lessons: Vec<&Stretch> =
                    book.of_homeroom(homeroom, day).iter().copied().filter(|row| row.kind.is_teaching()).collect();
                findings.push(reasoned(&self.clause, self.judge(school, homeroom, day, &lessons, blank.on(day))));
            }
        }
        or_nobody(&self.clause, school, ID, findings)
    }
}

impl Terms {
    fn judge(
        &self,
        school: &School,
        homeroom: HomeroomId,
        day: DayId,
        lessons: &[&Stretch],
        blank: Finding,
    ) -> Finding {
        let hours = school.student_day(homeroom, day);
        let name = format!("{}, {}", school[homeroom].id, school[day].id);
        let mut outside: Minutes = 0;
        let mut problems = Vec::new();
        let mut counted = Vec::new();
        let mut late = |minutes: Minutes, row: Option<&Stretch>, words: String| {
            if minutes > 0 {
                outside = outside.max(minutes);
                problems.push(words.clone());
                counted.extend(row.map(|row| Counted::part(row, 0, words)));
            }
        };
        if let Some(earliest) = self.not_before {
            late(earliest - hours.start, None, format!("starts at {}, {earliest} is the earliest", hours.start));
            for row in lessons.iter().filter(|row| row.span.start < hours.start) {
                late(earliest - row.span.start, Some(row), format!("{}, {earliest} is the earliest", label(row)));
            }
        }
        if let Some(latest) = self.not_after {
            late(hours.end - latest, None, format!("ends at {}, {latest} is the latest", hours.end));
            for row in lessons.iter().filter(|row| row.span.end > hours.end) {
                late(row.span.end - latest, Some(row), format!("{}, {latest} is the latest", label(row)));
            }
        }
        let article = self.clause.by_article();
        let sentence = if problems.is_empty() {
            format!("{name}: in school {hours}, as allowed{article}")
        } else {
            format!("{name}: {}{article}", problems.join("; "))
        };
        let met = problems.is_empty();
        blank.numbers(0, outside, "minutes outside").looked_at(counted).met_if(met, sentence)
    }
}
