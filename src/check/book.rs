//! A schedule opened at a person, a homeroom or a day.

use crate::model::{DayId, HomeroomId, School, StaffId};
use crate::schedule::{Schedule, Stretch};

/// The rows of a schedule by day, by adult and by homeroom, each list in clock order.
#[derive(Debug, Clone)]
pub struct Book<'a> {
    days: Vec<Vec<&'a Stretch>>,
    staff: Vec<Vec<Vec<&'a Stretch>>>,
    homerooms: Vec<Vec<Vec<&'a Stretch>>>,
}

impl<'a> Book<'a> {
    /// Opens `schedule`.
    #[must_use]
    pub fn new(school: &School, schedule: &'a Schedule) -> Self {
        let days = school.days.len();
        let mut book = Self {
            days: vec![Vec::new(); days],
            staff: vec![vec![Vec::new(); days]; school.staff.len()],
            homerooms: vec![vec![Vec::new(); days]; school.homerooms.len()],
        };
        let mut rows: Vec<&Stretch> = schedule.rows.iter().collect();
        rows.sort_by_key(|row| (row.day, row.span));
        for row in rows {
            let day = row.day.0;
            book.days[day].push(row);
            for (n, staff) in row.staff.iter().enumerate() {
                if !row.staff[..n].contains(staff) {
                    book.staff[staff.0][day].push(row);
                }
            }
            for (n, homeroom) in row.homerooms.iter().enumerate() {
                if !row.homerooms[..n].contains(homeroom) {
                    book.homerooms[homeroom.0][day].push(row);
                }
            }
        }
        book
    }

    /// Every row of a day.
    #[must_use]
    pub fn on(&self, day: DayId) -> &[&'a Stretch] {
        &self.days[day.0]
    }

    /// The rows an adult is in.
    #[must_use]
    pub fn of_staff(&self, staff: StaffId, day: DayId) -> &[&'a Stretch] {
        &self.staff[staff.0][day.0]
    }

    /// The rows a homeroom is in.
    #[must_use]
    pub fn of_homeroom(&self, homeroom: HomeroomId, day: DayId) -> &[&'a Stretch] {
        &self.homerooms[homeroom.0][day.0]
    }
}
