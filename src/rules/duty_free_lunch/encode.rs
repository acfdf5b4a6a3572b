//! For every covered adult and day: one uninterrupted stretch without students, around midday.
//!
//! Passing inside the lunch is asked for on top. Where the number is an average, the floor is asked for each day and the average is
//! checked only; of the students' lunches it is compared with, the shortest of the day is taken. That it lies in the lunch periods
//! is asked as far as the school file says when these may be.

use super::{ID, StudentsLunch, Terms};
use crate::model::{Clock, DayId, Kind, Minutes, School, Span, StaffId};
use crate::plan::demand::{Demands, Encode, OwnTime, Source};
use crate::rules::asked::{minutes_for, source_for};

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        for who in self.clause.covered(school) {
            let source = source_for(ID, &self.clause, school, who, &self.prorate);
            // Beside the students' lunch, which of them is meant may not be known.
            let source = Source { sure: source.sure && self.students.is_none(), ..source };
            let full_time = self.average.map_or(self.minutes, |average| average.floor);
            for day in self.clause.days(school) {
                let Some(paid) = school.paid_day(who, day) else { continue };
                if paid.minutes() < self.days_of_at_least {
                    continue;
                }
                let lunches = school.blocks.iter().filter(|block| block.kind == Kind::Lunch);
                let shortest = lunches.filter_map(|block| block.minutes.get(day.0).copied().flatten()).min();
                let full_time = match (self.students, shortest) {
                    (Some(StudentsLunch::Longer), Some(students)) => full_time.max(students),
                    (Some(StudentsLunch::Shorter), Some(students)) => full_time.min(students),
                    _ => full_time,
                };
                let minutes = minutes_for(&school[who], &self.prorate, full_time, 1, 1);
                if minutes <= 0 {
                    continue;
                }
                let minutes = minutes + self.passing;
                let periods = self.in_student_lunch.then(|| lunch_periods(school, day)).flatten();
                let midday =
                    self.window.unwrap_or_else(|| after_sections(school, (who, day), minutes, midday(school, day)));
                let window = match (paid.intersection(midday), self.window) {
                    (Some(window), None) if window.minutes() < minutes => paid,
                    (Some(window), _) => window,
                    (None, None) => paid,
                    // Hours that miss the clause's window hold no such lunch: the promise cannot be kept.
                    (None, Some(_)) => Span::new(paid.start, paid.start),
                };
                let window = periods.map_or(Some(window), |periods| window.intersection(periods)).unwrap_or(window);
                demands.own_time.push(OwnTime {
                    who,
                    day,
                    kind: Kind::Lunch,
                    minutes,
                    window,
                    // Midday and the lunch periods are only where it is sought.
                    counts_in: self
                        .window
                        .map_or(paid, |own| paid.intersection(own).unwrap_or(Span::new(paid.start, paid.start))),
                    collaboration_counts: false,
                    source: source.clone(),
                });
            }
        }
    }
}

/// The time in which students may have lunch.
fn lunch_periods(school: &School, day: DayId) -> Option<Span> {
    let lunches = school.blocks.iter().filter(|block| block.kind == Kind::Lunch);
    let windows = lunches.filter_map(|block| block.windows.get(day.0).copied().flatten());
    windows.reduce(|a, b| Span::new(a.start.min(b.start), a.end.max(b.end)))
}

/// Midday, for somebody whose sections may fill all of it: until they have eaten after the last of them, where that begins by 14:30.
fn after_sections(school: &School, (who, day): (StaffId, DayId), minutes: Minutes, midday: Span) -> Span {
    let courses = school.courses.iter().filter(|course| course.teachers.contains(&who));
    let windows = courses.filter_map(|course| course.windows.get(day.0).copied().flatten());
    let Some(sections) = windows.reduce(|a, b| Span::new(a.start.min(b.start), a.end.max(b.end))) else {
        return midday;
    };
    let room = (sections.start - midday.start).max(midday.end - sections.end);
    if room >= minutes || sections.end > Clock::at(14, 30) {
        return midday;
    }
    Span::new(midday.start, midday.end.max(sections.end + minutes))
}

/// When adults eat where the clause names no window: between 10:00 and 14:00, and while students eat.
fn midday(school: &School, day: DayId) -> Span {
    let students = school.day_type(day).students;
    let lunches = school.blocks.iter().filter(|block| block.kind == Kind::Lunch);
    let windows = lunches.filter_map(|block| block.windows.get(day.0).copied().flatten());
    // A block that may lie anywhere says nothing of the time of lunch.
    let windows = windows.filter(|window| !window.contains(students));
    windows.fold(Span::new(Clock::at(10, 0), Clock::at(14, 0)), |midday, own| {
        Span::new(midday.start.min(own.start), midday.end.max(own.end))
    })
}
