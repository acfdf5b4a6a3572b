//! Clock windows per solved day, from `days`, `window` and `window-on`.

use super::days::Days;
use super::walk::Table;
use crate::model::{Minutes, Span, Windows};

/// Where a thing may lie on each solved day. `hull` is the stretch of a day inside which it lies at all; `needs` is its
/// length per day, `None` where it does not happen. With `chosen_days`, days it does not fit into are left out;
/// else they are an error.
pub(super) fn read(
    table: &Table<'_>,
    days: &Days,
    hull: impl Fn(usize) -> Span,
    needs: &[Option<Minutes>],
    chosen_days: bool,
) -> Windows {
    let sink = table.sink;
    let allowed = table.get("days").map_or_else(|| vec![true; days.len()], |node| days.pick(sink, node, "`days`"));
    if days.len() > 0 && !allowed.contains(&true) && !sink.has_errors() {
        sink.error(table.value_place("days"), "`days` names no day", "name at least one, or leave `days` out");
    }
    let usual = table.span("window");
    let mut on: Vec<Option<Span>> = vec![None; days.len()];
    if let Some(node) = table.get("window-on")
        && let Some(own) = sink.open(node, table.key_place("window-on"), "`window-on`")
    {
        on = days.by_day(&own, |node| sink.span(node, "`window-on`"));
    }
    let mut short = Vec::new();
    let windows = (0..days.len()).map(|day| {
        let needed = needs[day].filter(|_| allowed[day])?;
        let asked = on[day].or(usual);
        let whole = hull(day);
        let window = asked.map_or(Some(whole), |asked| asked.intersection(whole));
        let fits = window.is_some_and(|window| window.minutes() >= needed);
        if !fits {
            short.push((day, needed, window));
        }
        if chosen_days && !fits { None } else { Some(window.unwrap_or(whole)) }
    });
    let windows: Windows = windows.collect();
    let nowhere = chosen_days && windows.iter().all(Option::is_none);
    if let Some((day, needed, window)) = short.first().copied()
        && (!chosen_days || nowhere)
    {
        let key = if on[day].is_some() { "window-on" } else { "window" };
        let key = if table.has(key) { key } else { "minutes" };
        let left = window.map_or(0, Span::minutes);
        let names = days.names(short.iter().map(|(day, ..)| *day));
        sink.error(
            table.value_place(key),
            format!("{} takes {needed} minutes and has room for {left} on {names}", table.name),
            "widen the window, shorten the minutes, or leave those days out with `days`",
        );
    }
    windows
}
