//! Lunch.

use super::{ALL_BUT_ADMINISTRATORS, Reader, Shape, minutes};
use crate::rules::{Contract, duty_free_lunch};

pub(super) const TABLES: [&str; 1] = [duty_free_lunch::ID];

pub(super) fn read(reader: &Reader<'_>, contract: &mut Contract) {
    let shape = Shape {
        id: duty_free_lunch::ID,
        keys: &["minutes", "window", "days-of-at-least"],
        usual: &ALL_BUT_ADMINISTRATORS,
        counting: &[],
    };
    reader.each(&shape, &mut contract.duty_free_lunch, |table, clause| {
        let minutes = minutes(table, "minutes", "minutes = 30", 240);
        let window = table.span("window");
        let days_of_at_least = table.minutes("days-of-at-least", 0..=1440).unwrap_or(0);
        let minutes = minutes?;
        if window.is_some_and(|window| window.minutes() < minutes) {
            let message = format!("a lunch of {minutes} minutes does not fit into its window");
            table.sink.error(table.value_place("window"), message, "widen the window");
        }
        Some(duty_free_lunch::Terms { clause, minutes, window, days_of_at_least })
    });
}
