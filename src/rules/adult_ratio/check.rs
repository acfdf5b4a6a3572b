//! Counts adults and students wherever a homeroom is.

use std::collections::BTreeSet;

use super::{ID, Needs, Terms};
use crate::check::{Book, Check, Counted, Finding, Heads, Moment, Subject, Verdict, day_of, heads, list};
use crate::model::{DayId, HomeroomId, Kind, Minutes, School, Span};
use crate::rules::judged::{or_nobody, reasoned};
use crate::schedule::Schedule;

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let mut findings = Vec::new();
        for homeroom in self.clause.homerooms(school) {
            let blank =
                Finding::about(ID, Subject::Homeroom(homeroom)).under(&self.clause.article, self.clause.required());
            let own = &school[homeroom];
            if !own.students_counted && (self.classes_above > 0 || matches!(self.needs, Needs::OneFor(_))) {
                let sentence = format!("{}: the school file does not say how many students it has", own.id);
                findings.push(blank.judged(Verdict::CannotBeDecided, sentence + &self.clause.by_article()));
            } else if own.students <= self.classes_above && self.classes_above > 0 {
                let sentence = format!("{}: {} students, not more than {}", own.id, own.students, self.classes_above);
                findings.push(blank.judged(Verdict::DoesNotApply, sentence));
            } else {
                for day in school.day_ids() {
                    let finding = self.judge(school, &book, homeroom, day, blank.clone().on(day));
                    findings.push(reasoned(&self.clause, finding));
                }
            }
        }
        or_nobody(&self.clause, school, ID, findings)
    }
}

impl Terms {
    /// Adults needed for so many students.
    fn needed(&self, students: u32) -> u32 {
        match self.needs {
            Needs::OneFor(each) => students.div_ceil(each.max(1)),
            Needs::Adults(adults) => adults,
        }
    }

    fn judge(&self, school: &School, book: &Book<'_>, homeroom: HomeroomId, day: DayId, blank: Finding) -> Finding {
        let (mut kept, mut open, mut all): (Minutes, Minutes, Minutes) = (0, 0, 0);
        let mut worst: Option<(u32, u32)> = None;
        let mut short: Vec<Span> = Vec::new();
        let mut counted = Vec::new();
        for moment in day_of(school, book, homeroom, day) {
            let kind = moment.rows.first().map_or(Kind::Open, |row| row.kind);
            if self.except.contains(&kind) {
                continue;
            }
            all += moment.span.minutes();
            let adults: BTreeSet<_> = moment.rows.iter().flat_map(|row| &row.staff).collect();
            let adults = u32::try_from(adults.len()).unwrap_or(u32::MAX);
            let students = with_whom(school, book, homeroom, day, &moment);
            let (least, most) = (self.needed(students.least), self.needed(students.most));
            let mut minutes = 0;
            let reason = if adults >= most {
                minutes = moment.span.minutes();
                kept += minutes;
                String::new()
            } else {
                let turns_on_students = matches!(self.needs, Needs::OneFor(_));
                let undecided = adults >= least || (students.unknown && turns_on_students);
                if undecided {
                    open += moment.span.minutes();
                }
                short.push(moment.span);
                if worst.is_none_or(|(needed, found)| most - adults > needed.saturating_sub(found)) {
                    worst = Some((most, adults));
                }
                format!("{adults} of {most} adults for {students} students")
            };
            counted.push(Counted { day, span: moment.span, kind, minutes, reason });
        }
        let owed = self.minutes.unwrap_or(all);
        let name = format!("{}, {}", school[homeroom].id, school[day].id);
        let article = self.clause.by_article();
        let mut sentence = match worst {
            None => format!("{name}: enough adults in all {kept} min; {owed} required{article}"),
            Some((needed, found)) => format!(
                "{name}: enough adults in {kept} min, {owed} required{article}; at worst {found} of {needed} adults, at {}",
                list(&crate::check::joined(short))
            ),
        };
        let blank = blank.numbers(owed, kept, "minutes").looked_at(counted);
        if kept < owed && kept + open >= owed {
            sentence += "; other homerooms are only in part there, and the file does not say how many students";
            return blank.judged(Verdict::CannotBeDecided, sentence);
        }
        blank.met_if(kept >= owed, sentence)
    }
}

/// The students in the rows `homeroom` is in: it whole, others whole unless they are somewhere else too.
fn with_whom(school: &School, book: &Book<'_>, homeroom: HomeroomId, day: DayId, moment: &Moment<'_>) -> Heads {
    let here: BTreeSet<HomeroomId> = moment.rows.iter().flat_map(|row| row.homerooms.iter().copied()).collect();
    let whole = |own: HomeroomId| {
        let rows = book.of_homeroom(own, day).iter().filter(|row| row.span.overlaps(moment.span));
        own == homeroom || rows.copied().all(|row| row.homerooms.contains(&homeroom))
    };
    let own = [homeroom].into_iter().chain(here.into_iter().filter(|own| *own != homeroom));
    heads(school, own.map(|own| (own, whole(own))))
}
