//! Lunch, short breaks, recess without duty.

use super::blocks::{kinds_or, short};
use super::clause::prorate;
use super::preparation::per;
use super::{ALL_BUT_ADMINISTRATORS, Reader, Shape, minutes};
use crate::model::{Kind, Per, Role};
use crate::rules::duty_free_lunch::{Average, StudentsLunch};
use crate::rules::{Contract, duty_free_lunch, recess_free, relief};

pub(super) const SHAPES: [&Shape; 3] = [&DUTY_FREE_LUNCH, &RELIEF, &RECESS_FREE];

const DUTY_FREE_LUNCH: Shape = Shape {
    id: duty_free_lunch::ID,
    keys: &[
        "minutes",
        "window",
        "days-of-at-least",
        "excludes",
        "passing",
        "students-lunch",
        "in-student-lunch",
        "floor",
        "per",
        "prorate",
    ],
    usual: &ALL_BUT_ADMINISTRATORS,
    counting: &[],
};

const RELIEF: Shape = Shape {
    id: relief::ID,
    keys: &["minutes", "times", "per-half-day", "total", "every", "days-of-at-least", "breaks"],
    usual: &ALL_BUT_ADMINISTRATORS,
    counting: &[],
};

const RECESS_FREE: Shape = Shape {
    id: recess_free::ID,
    keys: &["minutes", "times", "per", "short-days", "short-minutes"],
    usual: &[Role::ClassroomTeacher],
    counting: &[],
};

const STUDENTS: [(&str, StudentsLunch); 2] = [("longer", StudentsLunch::Longer), ("shorter", StudentsLunch::Shorter)];

pub(super) fn read(reader: &Reader<'_>, contract: &mut Contract) {
    reader.each(&DUTY_FREE_LUNCH, &mut contract.duty_free_lunch, |table, clause| {
        let minutes = minutes(table, "minutes", "minutes = 30", 240);
        let window = table.span("window");
        let days_of_at_least = table.minutes("days-of-at-least", 0..=1440).unwrap_or(0);
        let excludes = kinds_or(table, "excludes", &[]);
        let passing = table.minutes("passing", 0..=60).unwrap_or(0);
        let floor = table.minutes("floor", 1..=240);
        let over = per(table);
        let minutes = minutes?;
        if window.is_some_and(|window| window.minutes() < minutes) {
            let message = format!("a lunch of {minutes} minutes does not fit into its window");
            table.sink.error(table.value_place("window"), message, "widen the window");
        }
        if table.has("per") && !table.has("floor") {
            let message = "an average lunch needs the least of each day";
            table.sink.error(table.key_place("per"), message, "add `floor = 30`");
        }
        if floor.is_some_and(|floor| floor > minutes) {
            let message = format!("`floor` is more than the average of {minutes} minutes");
            table.sink.error(table.value_place("floor"), message, "write fewer minutes as `floor`");
        }
        Some(duty_free_lunch::Terms {
            clause,
            minutes,
            window,
            days_of_at_least,
            excludes,
            passing,
            students: table.word("students-lunch", &STUDENTS),
            in_student_lunch: table.truth("in-student-lunch").unwrap_or_default(),
            average: floor.map(|floor| Average { floor, per: over.unwrap_or(Per::Week) }),
            prorate: prorate(table, 1),
        })
    });
    breaks(reader, contract);
}

fn breaks(reader: &Reader<'_>, contract: &mut Contract) {
    reader.each(&RELIEF, &mut contract.relief, |table, clause| {
        let minutes = minutes(table, "minutes", "minutes = 10", 240)?;
        let asks = ["times", "per-half-day", "total", "every"];
        if !asks.iter().any(|key| table.has(key)) {
            table.sink.error(
                table.place,
                "[[relief]] asks for nothing",
                "add `times`, `per-half-day`, `total` or `every`",
            );
        }
        Some(relief::Terms {
            clause,
            kinds: kinds_or(table, "breaks", &[Kind::Relief]),
            minutes,
            times: table.number("times", 1..=20, "breaks"),
            per_half_day: table.number("per-half-day", 1..=10, "breaks"),
            total: table.minutes("total", 1..=480),
            every: table.minutes("every", 1..=1440),
            days_of_at_least: table.minutes("days-of-at-least", 0..=1440).unwrap_or(0),
        })
    });
    reader.each(&RECESS_FREE, &mut contract.recess_free, |table, clause| {
        if !table.has("minutes") && !table.has("times") {
            table.sink.error(table.place, "[[recess-free]] asks for nothing", "add `minutes` or `times`");
        }
        let per = per(table).unwrap_or(Per::Day);
        for key in ["short-days", "short-minutes"] {
            if per != Per::Day && table.has(key) {
                let message = format!("`{key}` speaks of days, and the number is not daily");
                table.sink.error(table.key_place(key), message, "remove it, or write per = \"day\"");
            }
        }
        Some(recess_free::Terms {
            clause,
            minutes: table.minutes("minutes", 1..=1000),
            times: table.number("times", 1..=100, "recesses"),
            per,
            short_days: short(table, "short-days"),
            short_minutes: table.minutes("short-minutes", 0..=240),
        })
    });
}
