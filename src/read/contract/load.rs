//! Load: time with children, sections, the workday.

use super::{ALL_BUT_ADMINISTRATORS, Counting, Reader, Shape, TEACHING, minutes};
use crate::model::Role;
use crate::rules::{Contract, longest_stretch, specialist_gap, specialist_load, workday};

pub(super) const TABLES: [&str; 4] = [longest_stretch::ID, specialist_load::ID, specialist_gap::ID, workday::ID];

pub(super) fn read(reader: &Reader<'_>, contract: &mut Contract) {
    let shape = Shape {
        id: longest_stretch::ID,
        keys: &["minutes", "break-of"],
        usual: &TEACHING,
        counting: &[Counting::Contact, Counting::Breaks],
    };
    reader.each(&shape, &mut contract.longest_stretch, |table, clause| {
        let minutes = minutes(table, "minutes", "minutes = 180", 1440);
        let break_of = table.minutes("break-of", 1..=240).unwrap_or(10);
        minutes.map(|minutes| longest_stretch::Terms { clause, minutes, break_of })
    });
    let keys = ["minutes", "includes-lunch"].as_slice();
    let shape = Shape { id: workday::ID, keys, usual: &ALL_BUT_ADMINISTRATORS, counting: &[] };
    reader.each(&shape, &mut contract.workday, |table, clause| {
        let minutes = minutes(table, "minutes", "minutes = 450", 1440);
        let includes_lunch = table.truth("includes-lunch").unwrap_or(true);
        minutes.map(|minutes| workday::Terms { clause, minutes, includes_lunch })
    });
    let keys = ["sections-per-day", "in-a-row"].as_slice();
    let shape = Shape { id: specialist_load::ID, keys, usual: &[Role::Specialist], counting: &[] };
    reader.each(&shape, &mut contract.specialist_load, |table, clause| {
        let sections_per_day = table.number("sections-per-day", 1..=40, "sections");
        let in_a_row = table.number("in-a-row", 1..=40, "sections");
        if !table.has("sections-per-day") && !table.has("in-a-row") {
            let message = "[[specialist-load]] limits nothing";
            table.sink.error(table.place, message, "add `sections-per-day` or `in-a-row`");
        }
        Some(specialist_load::Terms { clause, sections_per_day, in_a_row })
    });
    let shape = Shape { id: specialist_gap::ID, keys: &["minutes"], usual: &[Role::Specialist], counting: &[] };
    reader.each(&shape, &mut contract.specialist_gap, |table, clause| {
        let minutes = minutes(table, "minutes", "minutes = 5", 240);
        minutes.map(|minutes| specialist_gap::Terms { clause, minutes })
    });
}
