//! What is promised to students.

use super::{Draw, Keys, Told};

impl Draw<'_> {
    fn grades(&mut self, keys: &mut Keys) {
        self.maybe(keys, 30, "covers", &["{ grades = [\"$2\"] }", "{ grades = [\"$3\"] }", "{ grades = [\"12\"] }"]);
    }
}

pub(super) fn draw(draw: &mut Draw<'_>) {
    for _ in 0..2 {
        minutes(draw);
    }
    let mut keys = Keys::default();
    keys.put(draw.one(&["not-before", "not-after"]), draw.one(&["@480", "@481", "@720", "@675"]));
    draw.grades(&mut keys);
    draw.add("school-hours", Told::Audited, (0, 0), keys);
    let mut keys = Keys::default();
    if draw.dice.yes(50) {
        keys.put("students-per-adult", draw.one(&["12", "24", "40"]));
    } else {
        keys.put("adults", draw.one(&["1", "2"]));
    }
    draw.maybe(&mut keys, 60, "minutes", &["#"]);
    draw.maybe(&mut keys, 30, "classes-above", &["22"]);
    draw.maybe(&mut keys, 30, "except", &["[\"recess\", \"lunch\"]"]);
    draw.grades(&mut keys);
    draw.add("adult-ratio", Told::Audited, (1, 240), keys);
    let mut keys = Keys::default();
    let key = draw.one(&["most", "average", "plan-percent"]);
    keys.put(key, "#");
    if key == "most" {
        draw.maybe(&mut keys, 40, "sections", &["[\"$art\"]", "[\"$recess\"]"]);
    }
    draw.maybe(&mut keys, 30, "combinations", &["\"left-out\"", "\"only\""]);
    draw.maybe(&mut keys, 30, "co-taught", &["\"left-out\"", "\"only\""]);
    draw.grades(&mut keys);
    draw.add("class-size", Told::Audited, (1, 60), keys);
    let mut keys = Keys::default();
    match draw.dice.number(0, 2) {
        0 => keys.put("never", "[[\"$2\", \"$3\"]]"),
        1 => keys.put("grades-at-most", draw.one(&["1", "2"])),
        _ => keys.put("at-most", draw.one(&["0", "1"])),
    }
    draw.add("combination-classes", Told::Audited, (0, 0), keys);
}

fn minutes(draw: &mut Draw<'_>) {
    let mut keys = Keys::default();
    let of = ["counts = [\"recess\"]", "recess-counts = true", "named = [\"$pe\"]", "core = true", "unnamed = true"];
    if draw.dice.yes(70) {
        let (key, value) = draw.one(&of).split_once(" = ").unwrap_or_default();
        keys.put(key, value);
    }
    let key = draw.one(&["minutes", "average", "at-most", "each-day"]);
    keys.put(key, "#");
    let daily = draw.dice.yes(50);
    if !daily {
        draw.per(&mut keys);
        draw.maybe(&mut keys, 30, "short-weeks", &["\"waived\"", "\"prorated\""]);
    } else if key == "minutes" {
        draw.maybe(&mut keys, 40, "short-day-minutes", &["10", "100"]);
    }
    draw.maybe(&mut keys, 30, "block", &["15", "30"]);
    if draw.maybe(&mut keys, 30, "passing", &["3", "5"]) {
        draw.maybe(&mut keys, 40, "passing-per-day", &["8", "10"]);
    }
    draw.maybe(&mut keys, 20, "groups-count", &["true"]);
    draw.maybe(&mut keys, 20, "if-any", &["true"]);
    draw.grades(&mut keys);
    draw.add("student-minutes", Told::Audited, (1, 900), keys);
}
