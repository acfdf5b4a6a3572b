//! Lays the rows of two co-teachers side by side.

use super::{ID, Terms};
use crate::check::{Book, Check, Counted, Finding, Subject, Verdict, had, joined, list, uncovered, within};
use crate::model::{Block, CoTeaching, DayId, Minutes, School, Span, StaffId};
use crate::rules::judged::{or_nobody, reasoned};
use crate::schedule::Schedule;

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let mut findings = Vec::new();
        for pair in &school.co_teaching {
            let teachers = &school[pair.homeroom].teachers;
            let mut two = teachers.iter().copied().chain([pair.staff]);
            if !two.any(|staff| self.clause.covers.includes(school, staff)) {
                continue;
            }
            let days = school.day_ids().filter(|day| pair.days.is_empty() || pair.days.contains(day));
            findings.extend(days.filter_map(|day| self.together(school, &book, pair, day)));
        }
        let findings = findings.into_iter().map(|finding| reasoned(&self.clause, finding)).collect();
        or_nobody(&self.clause, school, ID, findings)
    }
}

/// The minutes that lie in both lists.
fn both(one: &[Span], other: &[Span]) -> Vec<Span> {
    joined(one.iter().flat_map(|span| within(other, *span)).collect())
}

impl Terms {
    fn about(&self, pair: &CoTeaching) -> Finding {
        Finding::about(ID, Subject::Staff(pair.staff)).under(&self.clause.article, self.clause.required())
    }

    /// The two in their class; `None` on a day without the block.
    fn together(&self, school: &School, book: &Book<'_>, pair: &CoTeaching, day: DayId) -> Option<Finding> {
        let (block, teacher): (&Block, StaffId) = (&school[pair.block], school[pair.homeroom].teacher_on(day));
        let spans = had(book, block, pair.homeroom, day);
        block.minutes.get(day.0).copied().flatten()?;
        let with_class = |staff: StaffId| -> Vec<Span> {
            let rows = book.of_staff(staff, day).iter().filter(|row| row.homerooms.contains(&pair.homeroom));
            joined(rows.map(|row| row.span).collect())
        };
        let (first, second) = (with_class(teacher), with_class(pair.staff));
        let shared: Vec<Span> = both(&both(&first, &second), &spans);
        let sum = |spans: &[Span]| -> Minutes { spans.iter().map(|span| span.minutes()).sum() };
        let (owed, found) = (sum(&spans), sum(&shared));
        let missing: Vec<Span> = spans.iter().flat_map(|span| uncovered(*span, &shared)).collect();
        let part = |span: &Span, minutes, reason: &str| Counted {
            day,
            span: *span,
            kind: block.kind,
            minutes,
            reason: reason.to_owned(),
        };
        let mut counted: Vec<Counted> = shared.iter().map(|span| part(span, span.minutes(), "")).collect();
        counted.extend(missing.iter().map(|span| part(span, 0, "one of the two is not with the class")));
        let names = format!(
            "{} and {}, {}, {} of {}",
            school[teacher].name, school[pair.staff].name, school[day].id, block.name, school[pair.homeroom].id
        );
        let article = self.clause.by_article();
        let blank = self.about(pair).on(day).numbers(owed, found, "minutes").looked_at(counted);
        Some(if spans.is_empty() {
            blank.judged(Verdict::DoesNotApply, format!("{names}: not on this day"))
        } else if missing.is_empty() {
            blank.judged(Verdict::Met, format!("{names}: together in all {found} min{article}"))
        } else {
            let when = list(&missing);
            blank.judged(Verdict::NotMet, format!("{names}: together in {found} of {owed} min, not at {when}{article}"))
        })
    }
}
