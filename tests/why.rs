//! `commonhour why`: what cannot hold together, for people and programs.

#![allow(clippy::unwrap_used, reason = "a test may end that way")]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use commonhour::cli::Exit;
use serde_json::Value;

fn commonhour(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_commonhour"));
    command.args(arguments).env("NO_COLOR", "1").env_remove("RUST_BACKTRACE");
    command
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Two homerooms that take turns with one art teacher, who is there for an hour a day, and a team that needs both free.
const SCHOOL: &str = r#"format = 1

[school]
name = "Two rooms"
grid = 15
days = ["Mon", "Tue"]

[[day-type]]
name = "regular"
days = ["Mon", "Tue"]
students = { start = 08:00, end = 12:00 }
staff = { start = 07:30, end = 13:00 }

[grade.1]
homerooms = { 1A = { teacher = "ruiz" }, 1B = { teacher = "cho" } }
intervention = "none: not yet"

[team.grade-1]
minutes = 45

[staff.okafor]
role = "specialist"
teaches = ["art"]

[block.literacy]
minutes = 90
core = true

[special.art]
minutes = 45

[sections]
together = "free"
"#;

/// The school in a folder of its own.
fn school(changes: &[(&str, &str)]) -> (tempfile::TempDir, PathBuf) {
    let parent = tempfile::tempdir().unwrap();
    let dir = parent.path().join("school");
    fs::create_dir(&dir).unwrap();
    let written = changes.iter().fold(SCHOOL.to_owned(), |all, (from, to)| {
        assert!(all.contains(from), "{from}");
        all.replace(from, to)
    });
    fs::write(dir.join("school.toml"), written).unwrap();
    (parent, dir)
}

fn json(arguments: &[&str], exit: Exit) -> Value {
    let said = commonhour(arguments).assert().code(i32::from(exit.code()));
    serde_json::from_slice(&said.get_output().stdout).unwrap()
}

#[test]
fn a_school_with_a_schedule_has_no_reasons() {
    let (_parent, dir) =
        school(&[("[special.art]", "[staff.lane]\nrole = \"specialist\"\nteaches = [\"art\"]\n\n[special.art]")]);
    let said = json(&["why", text(&dir), "--json"], Exit::Done);
    assert_eq!((&said["status"], &said["conflict"]), (&Value::from("possible"), &Value::Null));
    assert_eq!(said["certificates"], Value::Array(Vec::new()));
}

#[test]
fn one_art_teacher_never_frees_two_teachers_at_once() {
    let (_parent, dir) = school(&[]);
    let said = json(&["why", text(&dir), "--json"], Exit::Impossible);
    let conflict = &said["conflict"];
    let wishes = conflict["wishes"].as_array().unwrap();
    let sentences: Vec<&str> = wishes.iter().map(|own| own["sentence"].as_str().unwrap()).collect();
    assert_eq!(sentences, ["Grade 1: 45 minutes together every week, while its students are in school"]);
    let line = 1 + SCHOOL.lines().position(|line| line == "[team.grade-1]").unwrap();
    assert_eq!(wishes[0]["places"], serde_json::json!([{ "file": "school.toml", "line": line }]));
    let given: Vec<&str> =
        conflict["given"].as_array().unwrap().iter().map(|own| own["sentence"].as_str().unwrap()).collect();
    assert_eq!(given, ["Grade 1: art of 45 minutes, once a week for each homeroom"]);
    assert_eq!(conflict["proved_least"], true);
}

/// A teacher owed 95 minutes of preparation in two days that leave 45 each beside class time and recess.
#[test]
fn a_sum_and_a_search_do_not_contradict_each_other() {
    let (_parent, dir) = school(&[
        ("[team.grade-1]\nminutes = 45\n", ""),
        ("intervention = \"none: not yet\"", "intervention = \"none: not yet\"\nno-team = \"not yet\""),
        ("[block.literacy]\nminutes = 90", "[block.literacy]\nminutes = 195"),
        ("[special.art]\nminutes = 45\n", "[block.recess]\nminutes = 45\n"),
        (
            "[staff.okafor]\nrole = \"specialist\"\nteaches = [\"art\"]",
            "[staff.aide]\nrole = \"paraprofessional\"\ncount = 2",
        ),
        ("[sections]\ntogether = \"free\"\n", "[contract]\nfiles = [\"contract.toml\"]\n"),
    ]);
    let clause = "[agreement]\nname = \"A\"\n\n[[prep-total]]\narticle = \"7\"\nminutes = 95\nper = \"week\"\nblock = 20\n\
                  in = \"student-day\"\ncovers = { roles = [\"classroom-teacher\"] }\n";
    fs::write(dir.join("contract.toml"), clause).unwrap();
    let assert =
        commonhour(&["why", text(&dir), "--progress", "none"]).assert().code(i32::from(Exit::Impossible.code()));
    let said = String::from_utf8(assert.get_output().stdout.clone()).unwrap();
    assert!(said.contains("The sum, to be redone with a pencil"), "{said}");
    assert!(said.contains("That these alone cannot all hold is known from a search of every case."), "{said}");
    assert!(!said.contains("no short sum"), "{said}");
}

#[test]
fn a_failed_solve_gives_the_same_reasons() {
    let (_parent, dir) = school(&[]);
    let why = json(&["why", text(&dir), "--json"], Exit::Impossible);
    let solve = json(&["solve", text(&dir), "--json"], Exit::Impossible);
    assert_eq!(solve["status"], "impossible");
    assert_eq!((&solve["certificates"], &solve["conflict"]), (&why["certificates"], &why["conflict"]));
    assert!(!dir.join("out").exists());
}

#[test]
fn the_page_says_what_the_text_says_and_loads_nothing() {
    let (parent, dir) = school(&[]);
    let out = parent.path().join("report");
    let said = commonhour(&["why", text(&dir), "--out", text(&out)]).assert().code(i32::from(Exit::Impossible.code()));
    let said = String::from_utf8(said.get_output().stdout.clone()).unwrap();
    let sentence = "Grade 1: 45 minutes together every week, while its students are in school";
    assert!(said.contains(&format!("  - {sentence} (school.toml, line ")), "{said}");
    let page = fs::read_to_string(out.join("why.html")).unwrap();
    assert!(page.contains(sentence), "{page}");
    assert!(page.contains("<title>Two rooms: why there is no schedule</title>"));
    assert!(!page.contains("<script") && !page.contains("src=") && !page.contains("http:") && !page.contains("https:"));
    let file: Value = serde_json::from_str(&fs::read_to_string(out.join("why.json")).unwrap()).unwrap();
    assert_eq!(file["status"], "impossible");
    // A second report takes the place of the first, and no other file's.
    commonhour(&["why", text(&dir), "--out", text(&out)]).assert().code(i32::from(Exit::Impossible.code()));
    fs::write(out.join("why.html"), "mine").unwrap();
    commonhour(&["why", text(&dir), "--out", text(&out)]).assert().code(i32::from(Exit::Files.code()));
    assert_eq!(fs::read_to_string(out.join("why.html")).unwrap(), "mine");
}

#[test]
fn without_time_nothing_is_claimed() {
    let (_parent, dir) = school(&[]);
    let said =
        json(&["why", text(&dir), "--json", "--effort-limit", "1", "--time-limit", "0.000001"], Exit::NoSchedule);
    assert_eq!(said["status"], "unknown");
    assert_eq!(said["conflict"], Value::Null);
    assert_ne!(said["known"], Value::Array(Vec::new()));
}

#[test]
fn a_way_out_can_be_applied_and_then_solves() {
    let (parent, dir) = school(&[]);
    let new = parent.path().join("changed.toml");
    let said = json(&["why", text(&dir), "--json", "--apply", "1", text(&new)], Exit::Impossible);
    let ways = said["ways_out"]["ways"].as_array().unwrap();
    let files = ways[0]["changes"][0]["files"].clone();
    assert_eq!(files, serde_json::json!(["school.toml"]), "{said:#}");
    let changed = fs::read_to_string(&new).unwrap();
    assert_ne!(changed, SCHOOL);
    fs::write(dir.join("school.toml"), &changed).unwrap();
    commonhour(&["solve", text(&dir)]).assert().success();
    // In the paid day, which is always tried, it is never called in-day.
    let outside = ways.iter().find(|way| way["in_school_day"] == false).unwrap();
    let sentence = outside["changes"][0]["sentence"].as_str().unwrap();
    assert!(sentence.contains("not in the school day"), "{sentence}");

    // What somebody wrote is not replaced, and there is no sixtieth way.
    fs::write(dir.join("school.toml"), SCHOOL).unwrap();
    commonhour(&["why", text(&dir), "--apply", "1", text(&new)]).assert().code(i32::from(Exit::Files.code()));
    assert_eq!(fs::read_to_string(&new).unwrap(), changed);
    let page = parent.path().join("page.html");
    fs::write(&page, "mine").unwrap();
    commonhour(&["why", text(&dir), "--apply", "1", text(&page)]).assert().code(i32::from(Exit::Files.code()));
    assert_eq!(fs::read_to_string(&page).unwrap(), "mine");
    let other = parent.path().join("other.toml");
    for number in ["0", "first", "1.5", ""] {
        let said = commonhour(&["why", text(&dir), "--apply", number, text(&other)]).assert();
        let said = said.code(i32::from(Exit::Usage.code()));
        let words = String::from_utf8_lossy(&said.get_output().stderr).into_owned();
        assert!(words.contains("is not the number of a way out: write 1"), "{words}");
    }
    commonhour(&["why", text(&dir), "--apply", "60", text(&other)]).assert().code(i32::from(Exit::Usage.code()));
    assert!(!other.exists());
}

/// The school with a second art teacher.
const POSSIBLE: (&str, &str) =
    ("[special.art]", "[staff.lane]\nrole = \"specialist\"\nteaches = [\"art\"]\n\n[special.art]");

#[test]
fn what_a_term_costs_is_said_for_each_number() {
    let (parent, dir) = school(&[POSSIBLE]);
    let clause = parent.path().join("clause.toml");
    let term = "[[daily-prep]]\narticle = \"7.2\"\nminutes = 30\nin = \"paid-day\"\ncovers = { roles = [\"classroom-teacher\"] }\n";
    fs::write(&clause, format!("[agreement]\nname = \"Proposal\"\n\n{term}")).unwrap();
    // From 07:30 to 08:00 and from 12:00 to 13:00 teachers are paid and have no children: never 400 minutes.
    let asked = ["price", text(&dir), text(&clause), "--values", "30,400", "--effort-limit", "20000", "--json"];
    let said = json(&asked, Exit::Impossible);
    let status: Vec<_> =
        said["with"].as_array().unwrap().iter().map(|line| (&line["value"], &line["status"])).collect();
    let expected =
        [(30, "possible"), (400, "impossible")].map(|(value, status)| (Value::from(value), Value::from(status)));
    assert_eq!(status, expected.each_ref().map(|(value, status)| (value, status)));
    assert_eq!(said["without"]["status"], "possible");
    commonhour(&["price", text(&dir), text(&parent.path().join("none.toml"))])
        .assert()
        .code(i32::from(Exit::Files.code()));
}

#[test]
fn the_least_staff_is_said_by_post() {
    let (_parent, dir) = school(&[POSSIBLE]);
    let said = json(&["staffing", text(&dir), "--json"], Exit::Done);
    let posts = said["posts"].as_array().unwrap();
    let art: Vec<_> = posts.iter().filter(|post| post["role"] == "specialist").collect();
    assert!(!art.is_empty(), "{said:#}");
    // Both art teachers are needed at once: the team is only free while both homerooms are in art.
    assert!(
        art.iter().all(|post| post["least"] == post["now"] && post["one_below_the_least"] == "impossible"),
        "{art:#?}"
    );
}
