//! What only a search can show.

use super::build::school;
use super::cases::{By, COVERS, Case, art, case, morning};

/// What counting does not see.
#[allow(clippy::too_many_lines, reason = "a list of cases reads better whole")]
pub(crate) fn searches() -> Vec<Case> {
    let block = |id: &str, more: &str| format!("[block.{id}]\n{more}\n\n");
    let pin = |id: &str, days: &str, at: &str| format!("[[pin]]\nblock = {id:?}\n{days}at = {at}\n\n");
    vec![
        case(
            "order",
            "a block that must come before another one, whose window ends too early",
            By::Search,
            |end: &str| {
                let first =
                    block("first", "minutes = 45\nwindow = { start = 10:00, end = 12:00 }\nbefore = [\"second\"]");
                let second = block("second", &format!("minutes = 45\nwindow = {{ start = 09:00, end = {end} }}"));
                morning().grade("1", 1).and(&(first + &second))
            },
            "11:25",
            "11:30",
        ),
        case(
            "follows-directly",
            "recess follows lunch directly, and its window is over by then",
            By::Search,
            |end: &str| {
                let lunch = block("lunch", "minutes = 30\nwindow = { start = 10:30, end = 11:30 }\nthen = \"recess\"");
                let recess = block("recess", &format!("minutes = 20\nwindow = {{ start = 09:00, end = {end} }}"));
                morning().grade("1", 1).aides(2).and(&(lunch + &recess))
            },
            "11:15",
            "11:20",
        ),
        case(
            "same-time",
            "a block at one clock time, pinned to two",
            By::Search,
            |at: &str| {
                let text = school(&["Mon", "Tue"], ("09:00", "12:00"), ("08:30", "12:30")).grade("1", 1);
                let days = |day: &str| format!("days = [{day:?}]\n");
                text.and(
                    &(block("core", "minutes = 60\nsame-time = true")
                        + &pin("core", &days("Mon"), "09:00")
                        + &pin("core", &days("Tue"), at)),
                )
            },
            "09:05",
            "09:00",
        ),
        case(
            "around-a-block",
            "one section fits before a block of the whole grade, one after it; three are wanted",
            By::Search,
            |n| art(n, "", "").and(&(block("core", "minutes = 60") + &pin("core", "", "10:00"))),
            3,
            2,
        ),
        case(
            "sequence",
            "one homeroom after another, and a block of all in between",
            By::Search,
            |at: &str| {
                let text = morning().grade("1", 3).and("[sections]\ntogether = \"sequence\"").special("art", "");
                text.specialist("okafor", &["art"], "").and(&(block("core", "minutes = 45") + &pin("core", "", at)))
            },
            "10:00",
            "11:15",
        ),
        case(
            "no-break",
            "four sections without a break, the contract allows three",
            By::Search,
            |minutes| {
                art(4, "", "").clause(&format!("[[longest-stretch]]\narticle = \"6\"\nminutes = {minutes}\n{COVERS}"))
            },
            135,
            180,
        ),
        case(
            "in-a-row",
            "four sections in a row, the contract allows three",
            By::Search,
            |most| art(4, "", "").clause(&format!("[[specialist-load]]\narticle = \"8\"\nin-a-row = {most}\n{COVERS}")),
            3,
            4,
        ),
        case(
            "lunch-in-pieces",
            "forty free minutes of a teacher, never thirty together",
            By::Search,
            |at: &str| {
                let recess = |id: &str| block(id, "kind = \"recess\"\nminutes = 20");
                let text = morning().grade("1", 1).aides(3);
                let text = text.and(
                    &(block("literacy", "minutes = 70")
                        + &block("math", "minutes = 70")
                        + &recess("one")
                        + &recess("two")),
                );
                let text = text.and(&(pin("literacy", "", "09:00") + &pin("math", "", at)));
                text.clause("[[duty-free-lunch]]\narticle = \"5\"\nminutes = 30\nwindow = { start = 09:00, end = 12:00 }\ncovers = { roles = [\"classroom-teacher\"] }")
            },
            "10:30",
            "10:50",
        ),
        case(
            "out-of-lunch",
            "a group that could only be taken out of lunch",
            By::Search,
            |end: &str| {
                let lunch = block("lunch", "minutes = 30") + &pin("lunch", "", "10:00");
                let text =
                    morning().grade("1", 1).aides(2).and(&lunch).and("[staff.vega]\nrole = \"special-educator\"");
                text.and(&format!(
                    "[pull-out.speech]\nkind = \"intervention\"\nhomerooms = [\"1A\"]\nstudents = 3\nstaff = [\"vega\"]\nminutes = 30\ntimes = {{ per-week = 1 }}\nwindow = {{ start = 10:00, end = {end} }}"
                ))
            },
            "10:55",
            "11:00",
        ),
        case(
            "co-teacher",
            "a co-teacher in two rooms at once",
            By::Search,
            |second: &str| {
                let text = morning()
                    .grade("1", 2)
                    .and("[staff.vega]\nrole = \"special-educator\"")
                    .and(&block("math", "minutes = 60"));
                text.and(&format!("[[co-teaching]]\nstaff = \"vega\"\nhomeroom = \"1A\"\nblock = \"math\"\n\n{second}"))
            },
            "[[co-teaching]]\nstaff = \"vega\"\nhomeroom = \"1B\"\nblock = \"math\"",
            "",
        ),
        case(
            "team-and-window",
            "a team may meet before ten only, and a block of its grade is pinned there",
            By::Search,
            |at: &str| {
                let text = school(&["Mon", "Tue"], ("09:00", "12:00"), ("08:30", "12:30"))
                    .grade_with_team("1", 2, 30)
                    .aides(2);
                let text = text.and_team("1", "window = { start = 09:00, end = 10:00 }");
                text.and(&(block("core", "minutes = 30") + &pin("core", "", at) + &block("recess", "minutes = 30")))
            },
            "09:15",
            "09:30",
        ),
    ]
}
