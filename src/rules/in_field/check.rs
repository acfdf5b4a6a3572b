//! Compares the subject of every lesson with the field of whoever teaches it.

use super::{ID, Terms};
use crate::check::{Book, Check, Contact, Counted, Finding, Verdict, Window, contact, count, minutes_where};
use crate::model::{DayId, Field, Person, School, Span, StaffId};
use crate::rules::judged::{each_window, or_nobody};
use crate::schedule::{Schedule, Stretch};

/// What is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Lessons,
    Minutes,
}

/// How a lesson lies to the field of whoever teaches it.
#[derive(PartialEq, Eq)]
enum Lies {
    /// In it, or no lesson at all: why.
    Inside(String),
    Outside,
    /// No file says: what is missing.
    Unknown(&'static str),
}

const NO_FIELD: &str = "no file says what they are certified for";

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let limits = [(Unit::Lessons, self.lessons.map(i64::from)), (Unit::Minutes, self.minutes.map(i64::from))];
        let mut findings = Vec::new();
        for (unit, most) in limits.into_iter().filter_map(|(unit, most)| Some((unit, most?))) {
            findings.extend(each_window(&self.clause, school, ID, self.per, |staff, window, blank| {
                let name = format!("{}, {}", school[staff].name, window.name);
                if self.consented(school, staff) {
                    let sentence =
                        format!("{name}: consented to teach outside their field{}", self.clause.by_article());
                    return blank.judged(Verdict::DoesNotApply, sentence);
                }
                self.judge(school, &book, (staff, window), (unit, most), &name, blank)
            }));
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
        (unit, most): (Unit, i64),
        name: &str,
        blank: Finding,
    ) -> Finding {
        let person = &school[staff];
        let outside = |row: &Stretch| self.lies(school, person, row) == Lies::Outside;
        let perhaps = |row: &Stretch| !matches!(self.lies(school, person, row), Lies::Inside(_));
        let (mut found, mut at_most) = (0, 0);
        let mut parts = Vec::new();
        let mut looked_at = Vec::new();
        for (day, times) in window.by_day() {
            let rows = book.of_staff(staff, day).iter().copied();
            let rows: Vec<&Stretch> = rows.filter(|row| contact(row) == Contact::Teaching).collect();
            let often = i64::try_from(times).unwrap_or(1);
            let own = measured(unit, &rows, outside);
            found += often * own;
            at_most += often * measured(unit, &rows, perhaps);
            parts.extend((own > 0).then(|| part(school, day, times, own)));
            looked_at.extend(self.looked_at(school, person, &rows));
        }
        let units = if unit == Unit::Lessons { "lessons" } else { "minutes" };
        let parts = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) };
        let article = self.clause.by_article();
        let outside = count(found, &format!("{units} outside their field"));
        let sentence = format!("{name}: {outside}{parts}; at most {most}{article}");
        let blank = blank.numbers(most, found, units).looked_at(looked_at);
        if found <= most && at_most > most {
            let left = count(at_most - found, units);
            let why = if person.field.is_none() { NO_FIELD.to_owned() } else { format!("{left} without a subject") };
            return blank.judged(Verdict::CannotBeDecided, format!("{sentence}; {why}"));
        }
        blank.met_if(found <= most, sentence)
    }

    fn lies(&self, school: &School, person: &Person, row: &Stretch) -> Lies {
        if !self.kinds.contains(&row.kind) {
            return Lies::Inside(format!("{} is no lesson under this clause", row.kind.word()));
        }
        match &person.field {
            None => Lies::Unknown(NO_FIELD),
            Some(Field::Of(_)) if row.course.is_empty() => Lies::Unknown("names no subject"),
            Some(field) => {
                let subjects = subjects(school, row);
                let inside = subjects.iter().filter(|own| field.holds(own)).count();
                match inside {
                    0 => Lies::Outside,
                    _ if inside == subjects.len() => Lies::Inside("in the field".to_owned()),
                    _ => Lies::Unknown("does not say which of its subjects"),
                }
            }
        }
    }

    /// The rows, each with why it is not counted.
    fn looked_at(&self, school: &School, person: &Person, rows: &[&Stretch]) -> Vec<Counted> {
        let mut taken: Vec<Span> = Vec::new();
        rows.iter()
            .map(|row| match self.lies(school, person, row) {
                Lies::Inside(why) => Counted::part(row, 0, why),
                Lies::Unknown(missing) => Counted::part(row, 0, missing.to_owned()),
                Lies::Outside if taken.contains(&row.span) => Counted::part(row, 0, "at the same time".to_owned()),
                Lies::Outside => {
                    taken.push(row.span);
                    Counted::whole(row)
                }
            })
            .collect()
    }
}

/// The subject of a row; those that take turns, where it only names their block.
fn subjects<'a>(school: &'a School, row: &'a Stretch) -> Vec<&'a str> {
    let turns = school.blocks.iter().find(|block| block.id == row.course).map_or(&[][..], |block| &block.alternates);
    if turns.is_empty() || turns.contains(&row.course) {
        return vec![&row.course];
    }
    turns.iter().map(String::as_str).collect()
}

/// Lessons or minutes of the rows of a day that are `wanted`; rows at the same time are one.
fn measured(unit: Unit, rows: &[&Stretch], wanted: impl Fn(&Stretch) -> bool) -> i64 {
    if unit == Unit::Minutes {
        return i64::from(minutes_where(rows, wanted));
    }
    let mut spans: Vec<Span> = rows.iter().filter(|row| wanted(row)).map(|row| row.span).collect();
    spans.sort_unstable();
    spans.dedup();
    i64::try_from(spans.len()).unwrap_or(i64::MAX)
}

/// `Mon 2`, `3 × Mon 2`
fn part(school: &School, day: DayId, times: usize, own: i64) -> String {
    let often = if times == 1 { String::new() } else { format!("{times} × ") };
    format!("{often}{} {own}", school[day].id)
}
