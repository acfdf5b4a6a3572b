//! Says of each named period whether it is teaching, work or rest, and measures runs.

use super::{ID, Terms};
use crate::check::{
    Book, Check, Contact, Counted, Finding, Verdict, contact, count, kind_to_adult, list, minutes_where, uncovered,
};
use crate::model::{HomeroomId, Kind, Period, School, Span};
use crate::rules::judged::{each_day, or_nobody};
use crate::schedule::{Schedule, Stretch};

/// What a period is to an adult.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    Teaching,
    Work,
    Rest,
}

/// What is taught to whom.
type Lesson<'a> = (&'a str, &'a [HomeroomId]);

/// One period of an adult's day.
struct Seen<'a> {
    period: &'a Period,
    used: Use,
    lesson: Option<Lesson<'a>>,
}

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let limits = [(self.teaching, "teaching"), (self.working, "teaching or other work")];
        let mut findings = Vec::new();
        for (most, what) in limits.into_iter().filter_map(|(most, what)| Some((most?, what))) {
            findings.extend(each_day(&self.clause, school, ID, |staff, day, paid, blank| {
                let name = format!("{}, {}", school[staff].name, school[day].id);
                let rows = book.of_staff(staff, day);
                match self.periods(school, rows, &school.day_type(day).periods, paid) {
                    Ok(seen) => self.judge(&seen, rows, (most, what), &name, blank),
                    Err(missing) => {
                        let sentence = format!("{name}: {missing}{}", self.clause.by_article());
                        blank.judged(Verdict::CannotBeDecided, sentence)
                    }
                }
            }));
        }
        or_nobody(&self.clause, school, ID, findings)
    }
}

impl Terms {
    /// The periods of an adult's day in clock order, or why they cannot be told.
    fn periods<'a>(
        &self,
        school: &School,
        rows: &[&'a Stretch],
        periods: &'a [Period],
        paid: Span,
    ) -> Result<Vec<Seen<'a>>, &'static str> {
        let taught = |period: &Period| {
            let grades = rows.iter().flat_map(|row| &row.homerooms).map(|homeroom| school[*homeroom].grade);
            period.grades.is_empty() || grades.into_iter().any(|grade| period.grades.contains(&grade))
        };
        let mut mine: Vec<&Period> = periods.iter().filter(|period| taught(period)).collect();
        mine.sort_by_key(|period| period.span);
        if periods.is_empty() {
            return Err("the day type has no named periods, so periods in a row are not known");
        }
        if mine.windows(2).any(|pair| pair[0].span.overlaps(pair[1].span)) {
            return Err("periods of different grades overlap, so periods in a row are not known");
        }
        Ok(mine.into_iter().map(|period| self.see(rows, period, paid)).collect())
    }

    fn see<'a>(&self, rows: &[&'a Stretch], period: &'a Period, paid: Span) -> Seen<'a> {
        let inside: Vec<&'a Stretch> = rows.iter().copied().filter(|row| row.span.overlaps(period.span)).collect();
        let clipped = |wanted: &dyn Fn(&Stretch) -> bool| {
            let cut: Vec<Stretch> = inside
                .iter()
                .filter(|row| wanted(row))
                .filter_map(|row| Some(Stretch { span: row.span.intersection(period.span)?, ..(*row).clone() }))
                .collect();
            minutes_where(&cut.iter().collect::<Vec<_>>(), |_| true)
        };
        let teaches = |row: &Stretch| self.teaches(row);
        let rests = |row: &Stretch| contact(row) == Contact::None && self.rest.contains(&kind_to_adult(row));
        let written: Vec<Span> = inside.iter().map(|row| row.span).collect();
        let free = uncovered(period.span, &written).into_iter();
        // Nothing written is open time while paid, and no work at all before and after.
        let unwritten: i32 = free
            .map(|span| {
                let paid = span.intersection(paid).map_or(0, Span::minutes);
                if self.rest.contains(&Kind::Open) { span.minutes() } else { span.minutes() - paid }
            })
            .sum();
        let half = |minutes: i32| 2 * minutes >= period.span.minutes();
        let used = if half(clipped(&teaches)) {
            Use::Teaching
        } else if half(clipped(&rests) + unwritten) {
            Use::Rest
        } else {
            Use::Work
        };
        let longest = inside
            .iter()
            .filter(|row| self.teaches(row))
            .max_by_key(|row| row.span.intersection(period.span).map_or(0, Span::minutes));
        let lesson = longest.map(|row| (row.course.as_str(), row.homerooms.as_slice()));
        Seen { period, used, lesson: lesson.filter(|_| used == Use::Teaching) }
    }

    fn teaches(&self, row: &Stretch) -> bool {
        contact(row) == Contact::Teaching && self.clause.counts.contact.contains(&row.kind)
    }

    fn judge(
        &self,
        seen: &[Seen<'_>],
        rows: &[&Stretch],
        (most, what): (u32, &str),
        name: &str,
        blank: Finding,
    ) -> Finding {
        let counts = |used: Use| used == Use::Teaching || (used == Use::Work && what != "teaching");
        let mut worst: (u32, Vec<Span>) = (0, Vec::new());
        let mut run: (u32, Vec<Span>) = (0, Vec::new());
        for (n, own) in seen.iter().enumerate() {
            let before = n.checked_sub(1).and_then(|n| seen.get(n));
            if !counts(own.used) {
                run = (0, Vec::new());
                continue;
            }
            let follows = before.is_some_and(|before| {
                counts(before.used) && (before.period.joins_next || before.period.span.end == own.period.span.start)
            });
            if !follows {
                run = (0, Vec::new());
            }
            let double = follows
                && self.double_periods_count_once
                && own.lesson.is_some()
                && own.lesson == before.and_then(|before| before.lesson);
            run.0 += u32::from(!double);
            run.1.push(own.period.span);
            if run.0 > worst.0 {
                worst.clone_from(&run);
            }
        }
        let (found, spans) = worst;
        let when = if spans.is_empty() { String::new() } else { format!(" ({})", list(&spans)) };
        let article = self.clause.by_article();
        let sentence = format!(
            "{name}: {}{when}; at most {most}{article}",
            count(i64::from(found), &format!("periods in a row of {what}"))
        );
        let counted = rows.iter().filter(|row| contact(row) != Contact::None).map(|row| {
            if self.teaches(row) || what != "teaching" {
                return Counted::whole(row);
            }
            Counted::part(row, 0, format!("{} is not teaching", row.kind.word()))
        });
        blank.numbers(most, found, "periods").looked_at(counted.collect()).met_if(found <= most, sentence)
    }
}
