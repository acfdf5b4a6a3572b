//! `days`: a clause that holds on some days only. It goes with numbers of each day by itself.

use super::super::days::Days;
use super::super::walk::{Table, Value};
use super::Shape;
use crate::model::DayId;
use crate::rules::{contact, daily_prep, duty_free_lunch, longest_stretch, presence, recess_free, relief, workday};

/// The rules that ask something of each day by itself; with each the key that makes its number one of a longer time.
const DAILY: [(&str, &str); 8] = [
    (daily_prep::ID, "on"),
    (duty_free_lunch::ID, "floor"),
    (relief::ID, "per"),
    (longest_stretch::ID, "per"),
    (contact::ID, "per"),
    (recess_free::ID, "per"),
    (workday::ID, "per"),
    (presence::ID, "per"),
];

/// The days a clause holds on; `None` for every day. What has no single days is reported.
pub(super) fn of_clause(table: &Table<'_>, shape: &Shape, days: &Days) -> Option<Vec<DayId>> {
    // A rule with days of its own reads them itself.
    let node = table.get("days").filter(|_| !shape.keys.contains(&"days"))?;
    let refuse = |message: String, help: String| table.sink.error(table.key_place("days"), message, help);
    let Some((_, longer)) = DAILY.into_iter().find(|(rule, _)| *rule == shape.id) else {
        let names: Vec<String> = DAILY.iter().map(|(rule, _)| format!("`{rule}`")).collect();
        let message = format!("{} asks nothing of single days", table.name);
        refuse(message, format!("remove `days`; {} may hold on some days only", names.join(", ")));
        return None;
    };
    let is_day = |value: &Value| longer == "per" && matches!(value, Value::Text(word) if word == "day");
    if table.get(longer).is_some_and(|node| !is_day(&node.value)) {
        let message =
            format!("`days` and `{longer}` do not go together: with `{longer}` the number is of a longer time");
        refuse(message, format!("remove one of them, or write a clause without `{longer}` for these days"));
        return None;
    }
    if matches!(&node.value, Value::List(list) if list.is_empty()) {
        table.sink.error(node.place, "`days` is empty", "name the days it holds on, or leave `days` out for every day");
        return None;
    }
    Some(days.pick_ids(table.sink, node, "`days`"))
}
