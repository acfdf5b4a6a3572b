//! Duties, meetings, the workday, and rosters of adults.

use super::{Draw, Keys, Told};

pub(super) fn draw(draw: &mut Draw<'_>) {
    duties(draw);
    let mut keys = Keys::default();
    let key = draw.one(&["count", "minutes", "longest", "latest", "not-on"]);
    let value = match key {
        "latest" => draw.one(&["@600", "@725", "@760"]),
        "not-on" => draw.one(&["[\"Tue\"]", "[\"Mon\", \"Wed\"]"]),
        _ => "#",
    };
    keys.put(key, value);
    draw.maybe(&mut keys, 50, "kinds", &["[\"meeting\", \"collaboration\"]"]);
    if draw.dice.yes(40) {
        draw.per(&mut keys);
    }
    draw.covers(&mut keys);
    draw.add("meetings", Told::Audited, (i64::from(key == "longest"), 100), keys);
    workday(draw);
    let mut keys = Keys::default();
    keys.put(
        "buckets",
        "[{ name = \"teaching\", kinds = [\"instruct\", \"co-teach\", \"special\", \"intervention\"], minutes = # }, \
         { name = \"rest\", kinds = [\"prep\", \"lunch\", \"collaboration\", \"duty\", \"recess\", \"open\"], minutes = 600 }]",
    );
    draw.maybe(&mut keys, 60, "per", &["\"day\"", "\"cycle\""]);
    draw.covers(&mut keys);
    draw.add("week-partition", Told::Audited, (1, 900), keys);
    let mut keys = Keys::default();
    keys.put("most", "#");
    draw.maybe(&mut keys, 40, "count", &["\"contacts\""]);
    draw.maybe(&mut keys, 30, "or-sections", &["2", "4"]);
    if draw.dice.yes(50) {
        draw.per(&mut keys);
    }
    draw.covers(&mut keys);
    draw.add("student-contacts", Told::Audited, (1, 400), keys);
    let mut keys = Keys::default();
    keys.put(draw.one(&["most", "average"]), "#");
    draw.maybe(&mut keys, 40, "prorate", &["\"linear\""]);
    draw.add("caseload", Told::Audited, (1, 40), keys);
    let mut keys = Keys::default();
    draw.maybe(&mut keys, 20, "verb", &["\"should\""]);
    draw.add("co-teaching", Told::Audited, (0, 0), keys);
}

fn duties(draw: &mut Draw<'_>) {
    let mut keys = Keys::default();
    draw.which(&mut keys);
    if draw.dice.yes(50) {
        keys.put("never", "true");
    } else {
        keys.put("longest", "#");
    }
    draw.covers(&mut keys);
    draw.add("duties", Told::Necessary, (0, 40), keys);
    let mut keys = Keys::default();
    draw.which(&mut keys);
    let key = draw.one(&["minutes", "turns", "days", "fair-within", "fair-within-turns"]);
    keys.put(key, "#");
    if draw.dice.yes(40) {
        draw.per(&mut keys);
    }
    draw.scale(&mut keys);
    draw.covers(&mut keys);
    draw.add("duties", Told::Necessary, (0, 100), keys);
}

impl Draw<'_> {
    /// Which duties.
    fn which(&mut self, keys: &mut Keys) {
        self.maybe(keys, 40, "kinds", &["[\"recess\"]", "[\"lunch\", \"recess\"]", "[\"duty\", \"arrival\"]"]);
        self.maybe(keys, 30, "when", &["\"before-school\"", "\"after-school\"", "\"around-bells\"", "\"in-school\""]);
        self.maybe(keys, 30, "on", &["[\"Tue\"]", "[\"regular\"]"]);
    }
}

fn workday(draw: &mut Draw<'_>) {
    let mut keys = Keys::default();
    keys.put("minutes", "#");
    draw.maybe(&mut keys, 40, "includes-lunch", &["false"]);
    draw.maybe(&mut keys, 30, "window", &["{ start = @460, end = @740 }"]);
    if draw.dice.yes(50) {
        draw.maybe(&mut keys, 40, "short-days", &["\"waived\"", "\"prorated\""]);
        draw.days(&mut keys);
    } else {
        draw.per(&mut keys);
    }
    draw.scale(&mut keys);
    draw.covers(&mut keys);
    draw.add("workday", Told::Audited, (100, 2000), keys);
    let mut keys = Keys::default();
    if draw.dice.yes(60) {
        keys.put("on-site", "#");
        keys.put("bound", draw.one(&["\"least\"", "\"most\"", "\"exactly\""]));
        draw.maybe(&mut keys, 50, "includes-lunch", &["false"]);
        if draw.dice.yes(40) {
            draw.per(&mut keys);
        }
        draw.scale(&mut keys);
    } else {
        keys.put(draw.one(&["before-bell", "after-bell"]), draw.one(&["{ min = 20, max = 25 }", "{ max = 49 }"]));
        draw.days(&mut keys);
    }
    draw.covers(&mut keys);
    draw.add("presence", Told::Audited, (100, 2000), keys);
}
