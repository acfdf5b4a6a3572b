//! Pins: what the file fixes beforehand is there.

use super::check::Notes;
use crate::check::{Book, Finding, Subject, had, section_rows};
use crate::model::{Clock, DayId, GradeId, HomeroomId, Kind, Pin, Pinned, School, TeamId};
use crate::schedule::Stretch;

/// One finding for each pin.
pub(super) fn judge(school: &School, book: &Book<'_>) -> Vec<Finding> {
    school.pins.iter().map(|pin| judge_pin(school, book, pin)).collect()
}

fn judge_pin(school: &School, book: &Book<'_>, pin: &Pin) -> Finding {
    let mut view = View { school, book, pin, notes: Notes::default() };
    let (subject, what) = match &pin.what {
        Pinned::Block(block, homerooms) => {
            let units = school[*block].units.iter().flat_map(|unit| unit.homerooms.iter().copied());
            let wanted = if homerooms.is_empty() { units.collect() } else { homerooms.clone() };
            for homeroom in wanted {
                view.block(*block, homeroom);
            }
            (one(homerooms), school[*block].name.clone())
        }
        Pinned::Course(course, homerooms) => {
            for homeroom in homerooms {
                let course = *course;
                view.each_day(homeroom_name(school, *homeroom), |day| {
                    section_rows(book, school, course, *homeroom, day).collect()
                });
            }
            (one(homerooms), school[*course].name.clone())
        }
        Pinned::Specials(grade) => {
            view.specials(*grade);
            (Subject::School, format!("specials of grade {}", school[*grade].id))
        }
        Pinned::Team(team) => {
            view.team(*team);
            (Subject::Team(*team), school[*team].name.clone())
        }
    };
    let name = format!("pin of line {}, {what}", pin.line);
    view.notes.finding(subject, &name, "pinned times")
}

fn one(homerooms: &[HomeroomId]) -> Subject {
    match homerooms {
        [homeroom] => Subject::Homeroom(*homeroom),
        _ => Subject::School,
    }
}

fn homeroom_name(school: &School, homeroom: HomeroomId) -> &str {
    &school[homeroom].id
}

struct View<'a> {
    school: &'a School,
    book: &'a Book<'a>,
    pin: &'a Pin,
    notes: Notes,
}

impl<'a> View<'a> {
    /// On each day of the pin (or each day with such rows), one of the rows is as pinned.
    fn each_day(&mut self, name: &str, rows_on: impl Fn(DayId) -> Vec<&'a Stretch>) {
        for day in self.school.day_ids() {
            let rows = rows_on(day);
            let listed = self.pin.days.contains(&day);
            if !listed && (!self.pin.days.is_empty() || rows.is_empty()) {
                continue;
            }
            self.notes.numbers.0 += 1;
            if rows.iter().any(|row| self.is_as_pinned(row)) {
                self.notes.numbers.1 += 1;
            } else {
                let found: Vec<String> = rows.iter().map(|row| row.span.to_string()).collect();
                let found = if found.is_empty() { "not at all".to_owned() } else { found.join(", ") };
                self.notes.problems.push(format!(
                    "{name}, {}: {found} instead of {}",
                    self.school[day].id,
                    self.asked()
                ));
            }
        }
    }

    fn is_as_pinned(&self, row: &Stretch) -> bool {
        self.pin.at.is_none_or(|at| row.span.start == at)
            && self.pin.staff.is_none_or(|staff| row.staff.contains(&staff))
            && self.pin.room.is_none_or(|room| row.room == Some(room))
    }

    fn asked(&self) -> String {
        let mut parts: Vec<String> = self.pin.at.iter().map(Clock::to_string).collect();
        parts.extend(self.pin.staff.map(|staff| self.school[staff].name.clone()));
        parts.extend(self.pin.room.map(|room| self.school[room].name.clone()));
        parts.join(", ")
    }

    fn block(&mut self, id: crate::model::BlockId, homeroom: HomeroomId) {
        let (school, book) = (self.school, self.book);
        let block = &school[id];
        self.each_day(homeroom_name(school, homeroom), |day| {
            let starts: Vec<Clock> = had(book, block, homeroom, day).iter().map(|span| span.start).collect();
            let rows = book.of_homeroom(homeroom, day).iter().copied();
            rows.filter(|row| row.course == block.id && row.kind == block.kind && starts.contains(&row.span.start))
                .collect()
        });
    }

    fn specials(&mut self, grade: GradeId) {
        let (school, book) = (self.school, self.book);
        for homeroom in &school[grade].homerooms {
            self.each_day(homeroom_name(school, *homeroom), |day| {
                book.of_homeroom(*homeroom, day).iter().copied().filter(|row| row.kind == Kind::Special).collect()
            });
        }
    }

    fn team(&mut self, team: TeamId) {
        let (school, book) = (self.school, self.book);
        self.each_day(&school[team].name, |day| {
            let met =
                |row: &&Stretch| row.team == Some(team) && matches!(row.kind, Kind::Collaboration | Kind::Meeting);
            book.on(day).iter().copied().filter(met).collect()
        });
    }
}
