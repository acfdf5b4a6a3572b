//! Time with students, runs of it, lessons, rooms, sections, travel.

use super::{Draw, Keys, Told};

pub(super) fn draw(draw: &mut Draw<'_>) {
    contact(draw);
    stretch(draw);
    lessons(draw);
    sections(draw);
    for _ in 0..2 {
        let mut keys = Keys::default();
        if draw.dice.yes(60) {
            keys.put("minutes", "#");
        } else {
            keys.put(draw.one(&["sites-per-day", "lunch-and-travel"]), "#");
        }
        draw.maybe(&mut keys, 30, "outside-lunch", &["false"]);
        draw.maybe(&mut keys, 30, "outside-prep", &["false"]);
        draw.maybe(&mut keys, 30, "zones-are-sites", &["true"]);
        draw.covers(&mut keys);
        draw.add("travel", Told::Audited, (1, 20), keys);
    }
}

fn contact(draw: &mut Draw<'_>) {
    let mut keys = Keys::default();
    keys.put("most", "#");
    draw.contact(&mut keys);
    draw.covers(&mut keys);
    draw.scale(&mut keys);
    draw.maybe(&mut keys, 25, "on-short-days", &["{ most = 100 }"]);
    draw.days(&mut keys);
    draw.add("contact", Told::Necessary, (0, 300), keys);
    let mut keys = Keys::default();
    keys.put(draw.one(&["most", "least", "with-all-pupils"]), "#");
    draw.contact(&mut keys);
    draw.covers(&mut keys);
    match draw.dice.number(0, 2) {
        0 => drop(draw.maybe(&mut keys, 50, "short-days", &["\"waived\"", "\"prorated\""])),
        1 => drop(draw.per(&mut keys)),
        _ => {
            keys.put("per", "\"week\"");
            draw.maybe(&mut keys, 50, "short-weeks", &["\"waived\"", "\"prorated\""]);
        }
    }
    draw.add("contact", Told::Necessary, (0, 900), keys);
    let mut keys = Keys::default();
    keys.put("most", "#");
    keys.put("per", "\"week\"");
    keys.put("averaged-over", "2");
    draw.maybe(&mut keys, 50, "never-over", &["400", "600"]);
    draw.covers(&mut keys);
    draw.add("contact", Told::Necessary, (0, 900), keys);
}

fn stretch(draw: &mut Draw<'_>) {
    let mut keys = Keys::default();
    keys.put("minutes", "#");
    draw.maybe(&mut keys, 40, "break-of", &["5", "15", "20"]);
    // Posts of duty that touch class time are given out later, so where they count the solver is not told all.
    let teaching = draw.maybe(&mut keys, 60, "supervision-counts", &["false"]);
    // Of those without a homeroom only sections are known beforehand.
    keys.put("covers", "{ roles = [\"classroom-teacher\"] }");
    draw.add("longest-stretch", if teaching { Told::Exact } else { Told::Necessary }, (5, 240), keys);
    let mut keys = Keys::default();
    keys.put("minutes", "#");
    keys.put("break-of", draw.one(&["5", "10", "15"]));
    draw.contact(&mut keys);
    let of = ["[\"lunch\", \"prep\"]", "[\"prep\", \"collaboration\", \"lunch\"]", "[\"lunch\", \"open\"]"];
    draw.maybe(&mut keys, 70, "breaks", &of);
    draw.maybe(&mut keys, 40, "preferred-minutes", &["5"]);
    draw.covers(&mut keys);
    draw.days(&mut keys);
    draw.add("longest-stretch", Told::Necessary, (6, 240), keys);
    let mut keys = Keys::default();
    keys.put(draw.one(&["teaching", "working"]), "#");
    draw.maybe(&mut keys, 40, "rest", &["[\"prep\", \"lunch\", \"open\", \"collaboration\"]"]);
    draw.maybe(&mut keys, 40, "double-periods-count-once", &["true"]);
    draw.contact(&mut keys);
    draw.covers(&mut keys);
    draw.add("consecutive-periods", Told::Audited, (1, 6), keys);
}

fn lessons(draw: &mut Draw<'_>) {
    let mut keys = Keys::default();
    keys.put(draw.one(&["most", "subjects"]), "#");
    draw.maybe(&mut keys, 30, "same", &["[[\"$art\", \"$pe\"]]", "[[\"$art/$2\", \"$art/$3\"]]"]);
    draw.maybe(&mut keys, 30, "leave-out", &["[\"$pe\"]"]);
    draw.maybe(&mut keys, 30, "by-grade", &["false"]);
    keys.put("covers", draw.one(&["{ roles = [\"specialist\"] }", "{ roles = [\"classroom-teacher\"] }"]));
    draw.add("distinct-preparations", Told::Audited, (1, 6), keys);
    field(draw);
    let mut keys = Keys::default();
    keys.put("most", "#");
    if draw.dice.yes(40) {
        draw.per(&mut keys);
    }
    draw.covers(&mut keys);
    draw.add("rooms", Told::Audited, (1, 5), keys);
}

fn field(draw: &mut Draw<'_>) {
    // Of specialists the solver chooses every lesson.
    for key in ["lessons", "minutes"] {
        let mut keys = Keys::default();
        keys.put(key, "#");
        keys.put("covers", "{ roles = [\"specialist\"] }");
        draw.per(&mut keys);
        draw.add("in-field", Told::Exact, (0, if key == "minutes" { 200 } else { 6 }), keys);
    }
    let mut keys = Keys::default();
    keys.put(draw.one(&["lessons", "minutes"]), "#");
    draw.maybe(&mut keys, 30, "consent", &["{ staff = [\"$okafor\"] }", "{ roles = [\"classroom-teacher\"] }"]);
    let kinds = ["[\"special\"]", "[\"instruct\", \"intervention\"]", "[\"intervention\", \"eld\"]"];
    draw.maybe(&mut keys, 50, "kinds", &kinds);
    draw.covers(&mut keys);
    match draw.dice.number(0, 2) {
        0 => keys.put("per", "\"day\""),
        1 => drop(draw.per(&mut keys)),
        _ => {}
    }
    draw.add("in-field", Told::Necessary, (0, 20), keys);
    let mut keys = Keys::default();
    keys.put(draw.one(&["lessons", "minutes"]), "0");
    keys.put("kinds", "[\"instruct\", \"special\", \"intervention\"]");
    draw.add("in-field", Told::Necessary, (0, 0), keys);
}

fn sections(draw: &mut Draw<'_>) {
    for key in ["sections-per-day", "in-a-row"] {
        let mut keys = Keys::default();
        keys.put(key, "#");
        if key == "sections-per-day" {
            draw.maybe(&mut keys, 30, "prorate", &["\"linear\""]);
        }
        draw.add("specialist-load", Told::Exact, (1, 8), keys);
    }
    let mut keys = Keys::default();
    let key = draw.one(&["sections-per-day", "sections-per-week", "in-a-row", "minutes-in-a-row"]);
    keys.put(key, "#");
    draw.maybe(&mut keys, 50, "break-of", &["1", "5", "20"]);
    draw.maybe(&mut keys, 40, "period", &["15", "20"]);
    if key == "sections-per-day" {
        draw.maybe(&mut keys, 50, "on-short-days", &["1", "3"]);
        draw.maybe(&mut keys, 40, "less-for-each-site", &["1"]);
    }
    if key == "sections-per-week" {
        draw.maybe(&mut keys, 50, "short-weeks", &["\"waived\"", "\"prorated\""]);
    }
    draw.scale(&mut keys);
    draw.add("specialist-load", Told::Necessary, (1, if key.starts_with("minutes") { 150 } else { 12 }), keys);
    let mut keys = Keys::default();
    keys.put("minutes", "#");
    draw.add("specialist-gap", Told::Exact, (1, 30), keys);
}
