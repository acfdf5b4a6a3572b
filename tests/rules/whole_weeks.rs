//! A school of whole weeks for numbers that are added up: days D1, D2 …, students from 08:00 to 15:00, everybody at work
//! from 07:30 to 15:30, nothing else in the file.

use crate::given::{Given, given, span};
use commonhour::model::{Day, DayId, Hours, Week};

/// `days` days, five to a week, with these rows.
pub(crate) fn whole_weeks(days: usize, rows: &str) -> Given {
    let mut given = given().school(|school| {
        let mut regular = school.day_types[0].clone();
        regular.students = span("08:00-15:00");
        regular.staff = span("07:30-15:30");
        school.day_types = vec![regular];
        school.days = (0..days)
            .map(|n| Day {
                id: format!("D{}", n + 1),
                rotation: format!("D{}", n + 1),
                cycle_day: Some(n),
                day_type: 0,
                weekdays: Vec::new(),
                dates: Vec::new(),
            })
            .collect();
        let ids: Vec<DayId> = (0..days).map(DayId).collect();
        school.weeks = ids
            .chunks(5)
            .enumerate()
            .map(|(n, days)| Week {
                name: format!("week {}", n + 1),
                days: days.to_vec(),
                count: 1,
                short: days.len() < 5,
            })
            .collect();
        school.cycle_days = days;
        (school.blocks, school.courses, school.teams, school.sections) = (vec![], vec![], vec![], vec![]);
        for person in &mut school.staff {
            person.teaches.clear();
            person.hours = ids.iter().map(|day| Hours { day: *day, span: span("07:30-15:30") }).collect();
        }
    });
    given.week = format!("\n{}\n", rows.trim());
    given
}

/// The year in dates: each day with so many.
pub(crate) fn dated(given: Given, times: &[usize]) -> Given {
    given.school(|school| {
        let mut date: jiff::civil::Date = "2026-08-17".parse().expect("a date");
        for (day, times) in school.days.iter_mut().zip(times) {
            for _ in 0..*times {
                day.dates.push(date.to_string());
                date = date.tomorrow().expect("a day");
            }
        }
    })
}
