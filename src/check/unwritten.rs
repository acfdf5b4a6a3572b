//! Minutes of paid days that no row of a schedule writes.
//!
//! They are preparation, lunch or a break for nobody by themselves. What would hold if they were is found by writing
//! them down as rows of that kind and judging again, so every rule keeps its own measure and none needs to know of this.

use super::{Book, students_about, uncovered};
use crate::model::{DayId, Kind, Minutes, School, Span, StaffId};
use crate::schedule::{Schedule, Stretch};

/// The unwritten stretches of every adult.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unwritten {
    /// By adult and solved day, in clock order. Cut where students come and go, so that each lies wholly in or
    /// outside their day.
    stretches: Vec<Vec<Vec<Span>>>,
}

impl Unwritten {
    /// What `schedule` leaves unwritten.
    #[must_use]
    pub fn of(school: &School, schedule: &Schedule) -> Self {
        let book = Book::new(school, schedule);
        let of_day = |staff: StaffId, day: DayId| {
            let Some(paid) = school.paid_day(staff, day) else { return Vec::new() };
            let rows: Vec<Span> = book.of_staff(staff, day).iter().map(|row| row.span).collect();
            let about = students_about(school, staff, day);
            uncovered(paid, &rows).into_iter().flat_map(|gap| cut(gap, about)).collect()
        };
        let of_staff = |staff: StaffId| school.day_ids().map(|day| of_day(staff, day)).collect();
        Self { stretches: school.staff_ids().map(of_staff).collect() }
    }

    /// The unwritten stretches of `staff` on `day`.
    #[must_use]
    pub fn on(&self, staff: StaffId, day: DayId) -> &[Span] {
        self.stretches.get(staff.0).and_then(|days| days.get(day.0)).map_or(&[], Vec::as_slice)
    }

    /// Their minutes over all solved days.
    #[must_use]
    pub fn minutes(&self, staff: StaffId) -> Minutes {
        self.stretches.get(staff.0).into_iter().flatten().flatten().map(|span| span.minutes()).sum()
    }

    /// Whether every adult's whole paid day is written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.stretches.iter().flatten().all(Vec::is_empty)
    }

    /// `schedule` with every unwritten stretch as a row of `kind`.
    #[must_use]
    pub fn as_rows(&self, schedule: &Schedule, kind: Kind) -> Schedule {
        let mut rows = schedule.rows.clone();
        for (staff, days) in self.stretches.iter().enumerate() {
            for (day, spans) in days.iter().enumerate() {
                rows.extend(spans.iter().map(|span| Stretch {
                    day: DayId(day),
                    span: *span,
                    kind,
                    course: String::new(),
                    grade: String::new(),
                    homerooms: Vec::new(),
                    staff: vec![StaffId(staff)],
                    room: None,
                    team: None,
                    directed_by: None,
                    note: String::new(),
                }));
            }
        }
        Schedule::new(rows)
    }
}

/// The parts of `gap` before, inside and after `about`.
fn cut(gap: Span, about: Span) -> impl Iterator<Item = Span> {
    let ends = [gap.start, about.start.clamp(gap.start, gap.end), about.end.clamp(gap.start, gap.end), gap.end];
    let parts = [0, 1, 2].map(|n| Span::new(ends[n], ends[n + 1]));
    parts.into_iter().filter(|part| part.minutes() > 0)
}
