//! Preparation, collaboration, lunch and short breaks.

use super::{Draw, Keys, Told};

pub(super) fn draw(draw: &mut Draw<'_>) {
    daily(draw);
    total(draw);
    used(draw);
    together(draw);
    breaks(draw);
}

fn daily(draw: &mut Draw<'_>) {
    let mut keys = Keys::default();
    keys.put("minutes", "#");
    draw.hours(&mut keys);
    draw.covers(&mut keys);
    draw.maybe(&mut keys, 20, "collaboration-counts", &["true"]);
    draw.maybe(&mut keys, 30, "short-days", &["\"waived\"", "\"prorated\""]);
    draw.scale(&mut keys);
    draw.days(&mut keys);
    draw.add("daily-prep", Told::Exact, (5, 90), keys);
    let mut keys = Keys::default();
    keys.put("minutes", "#");
    keys.put("block", draw.one(&["5", "10", "15", "20"]));
    draw.hours(&mut keys);
    draw.covers(&mut keys);
    draw.counts(&mut keys);
    draw.days(&mut keys);
    let at_most = draw.number(1, 3);
    draw.maybe(&mut keys, 40, "at-most-blocks", &[&at_most]);
    draw.maybe(&mut keys, 40, "longest-block", &["30", "45"]);
    draw.maybe(&mut keys, 30, "bells-excluded", &["5", "10"]);
    if draw.maybe(&mut keys, 40, "extra", &["[{ covers = { roles = [\"specialist\"] }, minutes = 5 }]"]) {
        draw.scale(&mut keys);
    } else {
        draw.prorate(&mut keys);
    }
    draw.add("daily-prep", Told::Necessary, (10, 120), keys);
    let mut keys = Keys::default();
    keys.put("minutes", draw.one(&["10", "20", "30"]));
    keys.put("block", "10");
    draw.covers(&mut keys);
    match draw.dice.number(0, 2) {
        0 => keys.put("block-mode", "\"forbid\""),
        1 => {
            keys.put("blocks-a-day", "#");
            draw.days(&mut keys);
        }
        _ => keys.put("on", "{ days = #, per = \"week\" }"),
    }
    draw.maybe(&mut keys, 30, "short-days", &["\"waived\"", "\"prorated\""]);
    draw.add("daily-prep", Told::Necessary, (1, 3), keys);
}

fn total(draw: &mut Draw<'_>) {
    let mut keys = Keys::default();
    keys.put("minutes", "#");
    draw.maybe(&mut keys, 50, "block", &["10", "20", "30"]);
    draw.hours(&mut keys);
    draw.covers(&mut keys);
    draw.maybe(&mut keys, 20, "collaboration-counts", &["true"]);
    draw.scale(&mut keys);
    draw.add("prep-total", Told::Exact, (5, 400), keys);
    let mut keys = Keys::default();
    let week = draw.per(&mut keys);
    if draw.dice.yes(30) {
        keys.put("ratio", "{ minutes = #, of = 60 }");
    } else {
        keys.put("minutes", "#");
        draw.prorate(&mut keys);
        draw.maybe(&mut keys, 50, "short-weeks", &["\"waived\"", "\"prorated\""]);
    }
    draw.counts(&mut keys);
    draw.hours(&mut keys);
    draw.covers(&mut keys);
    draw.maybe(&mut keys, 40, "block", &["10", "20"]);
    draw.maybe(&mut keys, 25, "longest-block", &["30", "45"]);
    draw.maybe(&mut keys, 25, "at-most-blocks", &["2", "4"]);
    draw.maybe(&mut keys, 25, "bells-excluded", &["5", "10"]);
    if week {
        draw.maybe(&mut keys, 20, "spread", &["10", "30"]);
        draw.maybe(&mut keys, 20, "student-day-share", &["50", "90"]);
        draw.maybe(&mut keys, 20, "blocks-a-day", &["2"]);
    }
    draw.add("prep-total", Told::Necessary, (1, 900), keys);
    let mut keys = Keys::default();
    keys.put(
        "options",
        "[{ blocks = [{ times = 3, minutes = # }], impossible = \"shown\" }, \
         { blocks = [{ times = 1, minutes = 30 }, { times = 2, minutes = 15, in = \"paid-day\" }] }, { minutes = 100 }]",
    );
    let choose = draw.one(&["\"ladder\"", "\"any\"", "\"vote\""]);
    keys.put("choose", choose);
    if choose == "\"vote\"" {
        draw.maybe(&mut keys, 80, "chosen", &["1", "2", "3"]);
    }
    draw.covers(&mut keys);
    draw.maybe(&mut keys, 20, "short-weeks", &["\"waived\""]);
    draw.add("prep-options", Told::Necessary, (5, 60), keys);
    let mut keys = Keys::default();
    keys.put(
        "options",
        "[{ minutes = #, most = 200 }, { blocks = [{ times = 2, minutes = 20, window = { start = @455, end = @600 } }], \
         between-sections = 10 }]",
    );
    keys.put("choose", draw.one(&["\"ladder\"", "\"any\""]));
    draw.per(&mut keys);
    draw.add("prep-options", Told::Necessary, (20, 200), keys);
}

fn used(draw: &mut Draw<'_>) {
    let mut keys = Keys::default();
    let of = ["self = { minutes = # }", "self = { share = # }", "directed = { minutes = # }", "self = { blocks = 4 }"];
    let (key, value) = draw.one(&of).split_once(" = ").unwrap_or_default();
    keys.put(key, value);
    draw.maybe(&mut keys, 50, "team", &["\"self\""]);
    draw.maybe(&mut keys, 50, "block", &["10", "20"]);
    draw.hours(&mut keys);
    draw.covers(&mut keys);
    draw.maybe(&mut keys, 40, "kinds", &["[\"prep\", \"directed-prep\", \"collaboration\"]"]);
    draw.add("prep-direction", Told::Audited, (0, 100), keys);
    let mut keys = Keys::default();
    draw.maybe(&mut keys, 40, "except", &["[\"travel\"]", "[\"meeting\", \"duty\"]"]);
    if draw.dice.yes(50) {
        keys.put("most-minutes", "#");
        draw.per(&mut keys);
    }
    draw.covers(&mut keys);
    draw.add("prep-protected", Told::Audited, (0, 60), keys);
    let mut keys = Keys::default();
    draw.maybe(&mut keys, 60, "with", &["{ roles = [\"classroom-teacher\"] }", "{ roles = [\"interventionist\"] }"]);
    keys.put("tolerance", draw.one(&["0", "15", "45", "120"]));
    draw.maybe(&mut keys, 40, "block", &["10", "20"]);
    draw.per(&mut keys);
    draw.counts(&mut keys);
    draw.hours(&mut keys);
    draw.maybe(&mut keys, 30, "prorate", &["\"linear\""]);
    draw.add("prep-equal", Told::Audited, (0, 0), keys);
}

fn together(draw: &mut Draw<'_>) {
    let mut keys = Keys::default();
    let of =
        ["least-minutes", "most-minutes", "least-meetings", "most-meetings", "longest", "least-share", "most-share"];
    let key = draw.one(&of);
    keys.put(key, "#");
    let share = key.ends_with("share");
    if share || draw.dice.yes(20) {
        keys.put("directed-by", draw.one(&["[\"principal\"]", "[\"team\"]", "[\"team\", \"principal\"]"]));
    }
    draw.maybe(&mut keys, 30, "kinds", &["[\"collaboration\", \"meeting\"]"]);
    draw.maybe(&mut keys, 30, "block", &["20"]);
    draw.hours(&mut keys);
    draw.covers(&mut keys);
    let to = if key.contains("minutes") || key == "longest" { 100 } else { 3 };
    draw.add("collaboration-time", Told::Audited, (i64::from(key == "longest"), if share { 100 } else { to }), keys);
    let mut keys = Keys::default();
    keys.put("minutes", "#");
    draw.hours(&mut keys);
    draw.covers(&mut keys);
    draw.maybe(&mut keys, 40, "block", &["10", "20"]);
    // In a short week nobody knows beforehand whether the team meets.
    let told = if draw.school.calendar { Told::Necessary } else { Told::Exact };
    draw.add("collaboration-after-prep", told, (1, 300), keys);
    let mut keys = Keys::default();
    keys.put("blocks", "#");
    keys.put("block", draw.one(&["15", "20"]));
    draw.maybe(&mut keys, 50, "other-days", &["true"]);
    draw.counts(&mut keys);
    draw.per(&mut keys);
    draw.add("collaboration-after-prep", Told::Necessary, (1, 8), keys);
    let mut keys = Keys::default();
    keys.put("groups", draw.one(&["\"co-teachers\"", "\"teams\"", "\"grade-teams\"", "\"covered\""]));
    keys.put("minutes", "#");
    let times = draw.number(1, 2);
    draw.maybe(&mut keys, 50, "times", &[&times]);
    draw.hours(&mut keys);
    draw.covers(&mut keys);
    draw.add("common-planning", Told::Audited, (1, 60), keys);
    let mut keys = Keys::default();
    keys.put(draw.one(&["minutes", "share", "most-minutes"]), "#");
    draw.maybe(&mut keys, 40, "consecutive", &["true"]);
    draw.maybe(&mut keys, 40, "kinds", &["[\"prep\", \"collaboration\"]"]);
    draw.maybe(&mut keys, 30, "directed-by", &["[\"teacher\", \"team\"]"]);
    draw.maybe(&mut keys, 20, "day-types", &["[\"regular\"]"]);
    draw.covers(&mut keys);
    draw.add("banked-days", Told::Audited, (1, 100), keys);
}

fn breaks(draw: &mut Draw<'_>) {
    let mut keys = Keys::default();
    keys.put("minutes", "#");
    draw.maybe(&mut keys, 70, "window", &["{ start = @560, end = @690 }", "{ start = @455, end = @770 }"]);
    draw.maybe(&mut keys, 30, "passing", &["3", "5"]);
    draw.maybe(&mut keys, 20, "days-of-at-least", &["250", "300"]);
    draw.scale(&mut keys);
    draw.covers(&mut keys);
    draw.days(&mut keys);
    draw.add("duty-free-lunch", Told::Exact, (1, 40), keys);
    let mut keys = Keys::default();
    keys.put("minutes", "#");
    draw.maybe(&mut keys, 40, "excludes", &["[\"passing\", \"travel\"]", "[\"transition\", \"relief\"]"]);
    draw.maybe(&mut keys, 40, "students-lunch", &["\"longer\"", "\"shorter\""]);
    draw.maybe(&mut keys, 40, "in-student-lunch", &["true"]);
    draw.maybe(&mut keys, 30, "floor", &["10"]);
    draw.covers(&mut keys);
    draw.add("duty-free-lunch", Told::Necessary, (10, 40), keys);
    for _ in 0..2 {
        let mut keys = Keys::default();
        keys.put("minutes", draw.one(&["5", "8", "10"]));
        let asked = draw.one(&["times", "per-half-day", "total", "every"]);
        let to = if matches!(asked, "times" | "per-half-day") { 4 } else { 315 };
        keys.put(asked, "#");
        let of = ["[\"relief\", \"lunch\"]", "[\"relief\", \"prep\", \"lunch\"]", "[\"recess\", \"relief\"]"];
        draw.maybe(&mut keys, 70, "breaks", &of);
        draw.covers(&mut keys);
        draw.days(&mut keys);
        draw.add("relief", Told::Necessary, (1, to), keys);
    }
    let mut keys = Keys::default();
    keys.put(draw.one(&["minutes", "times"]), "#");
    if draw.dice.yes(60) {
        draw.maybe(&mut keys, 40, "short-days", &["\"waived\"", "\"prorated\""]);
        draw.maybe(&mut keys, 20, "short-minutes", &["5", "10"]);
        draw.days(&mut keys);
    } else {
        draw.per(&mut keys);
    }
    draw.add("recess-free", Told::Audited, (1, 60), keys);
}
