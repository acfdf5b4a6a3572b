//! The program as a shell sees it: exit codes, stdout and stderr.

#![allow(clippy::unwrap_used, reason = "a test may end that way")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use commonhour::cli::Exit;
use predicates::prelude::*;
use predicates::str::{contains, is_empty};

fn commonhour(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_commonhour"));
    command.args(arguments).env("NO_COLOR", "1").env_remove("RUST_BACKTRACE");
    command
}

fn code(exit: Exit) -> i32 {
    exit.code().into()
}

/// The path as an argument.
fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A starter school, and the folder that holds it.
fn starter() -> (tempfile::TempDir, std::path::PathBuf) {
    let parent = tempfile::tempdir().unwrap();
    let school = parent.path().join("school");
    commonhour(&["new", text(&school)]).assert().success();
    (parent, school)
}

#[test]
fn a_wrong_command_line_is_2() {
    for wrong in [
        &[][..],
        &["solve"],
        &["bake", "."],
        &["solve", ".", "--time-limit", "0"],
        &["solve", ".", "--time-limit", "soon"],
        &["solve", ".", "--threads", "0"],
        &["solve", ".", "--progress", "loud"],
        &["new", "a", "b"],
    ] {
        commonhour(wrong).assert().code(code(Exit::Usage)).stdout(is_empty());
    }
}

#[test]
fn help_says_the_exit_codes() {
    let help = commonhour(&["--help"]).assert().success();
    let help = String::from_utf8(help.get_output().stdout.clone()).unwrap();
    for exit in Exit::ALL {
        assert!(help.contains(&format!("  {}  {}", exit.code(), exit.meaning())), "{help}");
    }
}

#[test]
fn a_missing_folder_is_7_and_named() {
    for command in
        [&["solve", "no/such/school"][..], &["check", "no/such/school", "x.csv"], &["rules", "no/such/school"]]
    {
        commonhour(command).assert().code(code(Exit::Files)).stdout(is_empty()).stderr(contains("no/such/school"));
    }
}

#[test]
fn a_missing_schedule_is_7_and_named() {
    let (_parent, school) = starter();
    let missing = commonhour(&["check", text(&school), "no/such.csv"]).assert().code(code(Exit::Files));
    missing.stderr(contains("no/such.csv"));
}

#[test]
fn bad_input_is_3_and_located() {
    let (_parent, school) = starter();
    let file = school.join("school.toml");
    let broken = fs::read_to_string(&file).unwrap().replace("minutes = 90\ncore", "minuets = 90\ncore");
    fs::write(&file, broken).unwrap();
    let said = commonhour(&["solve", text(&school)]).assert().code(code(Exit::BadInput)).stdout(is_empty());
    said.stderr(contains("school.toml").and(contains("minuets")));
    let said = commonhour(&["solve", text(&school), "--json"]).assert().code(code(Exit::BadInput));
    let problems: serde_json::Value = serde_json::from_slice(&said.get_output().stdout).unwrap();
    assert!(problems.to_string().contains("minuets"), "{problems}");
    assert!(!school.join("out").exists());
}

#[test]
fn new_refuses_a_folder_with_something_in_it() {
    let (_parent, school) = starter();
    let again = commonhour(&["new", text(&school)]).assert().code(code(Exit::Files)).stdout(is_empty());
    again.stderr(contains("is not empty"));
}

#[test]
fn the_starter_school_solves_and_keeps_its_promises() {
    let (_parent, school) = starter();
    let first = commonhour(&["solve", text(&school)]).assert().code(code(Exit::Done));
    first.stdout(contains("assignments.csv").and(contains("schedule.html")));
    let out = school.join("out");
    let csv = out.join("assignments.csv");
    let bytes = fs::read(&csv).unwrap();
    commonhour(&["check", text(&school), text(&csv)]).assert().code(code(Exit::Done)).stdout(is_empty().not());

    // The same again, the same bytes; and what belongs to another school is left alone.
    commonhour(&["solve", text(&school)]).assert().code(code(Exit::Done));
    assert_eq!(bytes, fs::read(&csv).unwrap());
    let file = school.join("school.toml");
    fs::write(&file, fs::read_to_string(&file).unwrap().replace("Starter Elementary", "Oak Elementary")).unwrap();
    let refused = commonhour(&["solve", text(&school)]).assert().code(code(Exit::Files)).stdout(is_empty());
    refused.stderr(contains("Starter Elementary").and(contains("--force")));
    assert_eq!(bytes, fs::read(&csv).unwrap());

    // One teacher's team hour a minute short: the audit finds it.
    let text_of = String::from_utf8(bytes).unwrap();
    let row = text_of.lines().find(|line| line.split(',').nth(3) == Some("collaboration")).unwrap();
    let mut fields: Vec<_> = row.split(',').map(str::to_owned).collect();
    let (hour, minute) = fields[2].split_once(':').unwrap();
    let end = hour.parse::<u32>().unwrap() * 60 + minute.parse::<u32>().unwrap() - 1;
    fields[2] = format!("{:02}:{:02}", end / 60, end % 60);
    let shorter = school.join("shorter.csv");
    fs::write(&shorter, text_of.replace(row, &fields.join(","))).unwrap();
    let found = commonhour(&["check", text(&school), text(&shorter)]).assert().code(code(Exit::NotMet));
    found.stdout(contains("59"));
    let found = commonhour(&["check", text(&school), text(&shorter), "--json"]).assert().code(code(Exit::NotMet));
    serde_json::from_slice::<serde_json::Value>(&found.get_output().stdout).unwrap();
}

#[test]
fn two_threads_give_the_same_bytes_every_time() {
    let (_folder, school) = starter();
    let csv = school.join("out/assignments.csv");
    let mut bytes = Vec::new();
    for _ in 0..2 {
        commonhour(&["solve", text(&school), "--threads", "2", "--seed", "7"]).assert().code(code(Exit::Done));
        bytes.push(fs::read(&csv).unwrap());
    }
    assert_eq!(bytes[0], bytes[1]);
}

#[test]
fn solve_speaks_to_programs_too() {
    let (parent, school) = starter();
    let out = parent.path().join("elsewhere");
    let run = commonhour(&["solve", text(&school), "--out", text(&out), "--json", "--progress", "json"]);
    let done = { run }.assert().code(code(Exit::Done));
    let result: serde_json::Value = serde_json::from_slice(&done.get_output().stdout).unwrap();
    assert_eq!(result["school"], "Starter Elementary");
    assert_eq!(fs::read(out.join("result.json")).unwrap(), done.get_output().stdout);
    let words = String::from_utf8(done.get_output().stderr.clone()).unwrap();
    let progress: Vec<serde_json::Value> =
        words.lines().filter(|line| line.starts_with('{')).map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(progress.iter().all(|line| line["event"] == "progress"));
    // The last of them is the verdict.
    let verdict = match result["status"].as_str() {
        Some("best") => "proved: no schedule is better",
        _ => "a schedule, the best so far",
    };
    assert_eq!(progress.last().unwrap()["stage"], verdict);
}

#[test]
fn a_school_with_too_few_specialists_is_4() {
    let (_parent, school) = starter();
    let file = school.join("school.toml");
    // Six sections of PE a week for each of twelve homerooms: 72 of 45 minutes for one teacher, who has time for 40.
    let text_of = fs::read_to_string(&file).unwrap().replace("per-cycle = 2", "per-cycle = 6\nmax-per-day = 2");
    fs::write(&file, text_of).unwrap();
    let refused = commonhour(&["solve", text(&school)]).assert().code(code(Exit::Impossible)).stdout(is_empty());
    refused.stderr(contains("proved"));
    assert!(!school.join("out").exists());
    let result = commonhour(&["solve", text(&school), "--json", "--progress", "json"]);
    let result = { result }.assert().code(code(Exit::Impossible)).stderr(contains("proved: there is no schedule"));
    let result: serde_json::Value = serde_json::from_slice(&result.get_output().stdout).unwrap();
    assert_eq!(result["status"], "impossible");
}

#[test]
fn no_schedule_within_the_limit_is_5() {
    let (_parent, school) = starter();
    let stopped =
        commonhour(&["solve", text(&school), "--time-limit", "0.000001"]).assert().code(code(Exit::NoSchedule));
    stopped.stdout(is_empty());
    assert!(!school.join("out").exists());
}

#[test]
fn rules_are_a_handbook_and_promises() {
    let (_parent, school) = starter();
    commonhour(&["rules"]).assert().success().stdout(contains("(`daily-prep`)\n"));
    let list = commonhour(&["rules", "--json"]).assert().success();
    let list: Vec<serde_json::Value> = serde_json::from_slice(&list.get_output().stdout).unwrap();
    assert!(list.iter().any(|rule| rule["id"] == "daily-prep"));
    commonhour(&["rules", text(&school)]).assert().success().stdout(contains("7.2").and(contains("30 minutes")));
    let list = commonhour(&["rules", text(&school), "--json"]).assert().success();
    serde_json::from_slice::<Vec<serde_json::Value>>(&list.get_output().stdout).unwrap();
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let run = std::process::Command::new("sh")
        .args(["-c", &format!("{} rules | true", env!("CARGO_BIN_EXE_commonhour"))])
        .output()
        .unwrap();
    assert!(run.stderr.is_empty(), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn promises_are_told_for_a_day() {
    let (_folder, school) = starter();
    let contract = school.join("contract.toml");
    let dated = fs::read_to_string(&contract).unwrap().replacen(
        "[agreement]\n",
        "[agreement]\neffective = { from = 2027-01-01 }\nsuperseded-by = \"the next one\"\n",
        1,
    );
    fs::write(&contract, dated).unwrap();
    let on = |date: &str| commonhour(&["rules", text(&school), "--as-of", date]).assert().success();
    on("2026-12-31").stdout(contains("not in force on 2026-12-31").and(contains("superseded by the next one")));
    on("2027-01-01").stdout(contains("not in force").not());
    commonhour(&["rules", text(&school), "--as-of", "May 1"]).assert().code(code(Exit::Usage));
}

/// A day's preparation that no day can hold, from 2027 on.
#[test]
fn a_solve_keeps_what_is_in_force_on_a_day() {
    let (_folder, school) = starter();
    let contract = school.join("contract.toml");
    let more = "\n[[daily-prep]]\narticle = \"99\"\nminutes = 700\neffective = { from = 2027-01-01 }\n";
    fs::write(&contract, fs::read_to_string(&contract).unwrap() + more).unwrap();
    let solve = |date: &str| commonhour(&["solve", text(&school), "--as-of", date, "--effort-limit", "20000"]).assert();
    solve("2027-01-01").code(code(Exit::Impossible)).stderr(contains("article 99"));
    assert!(!school.join("out").exists());
    solve("2026-12-31").success();
    let audit = fs::read_to_string(school.join("out/compliance.json")).unwrap();
    assert!(audit.contains("Art. 99 asks nothing here: not in force on 2026-12-31"));
    solve("May 1").code(code(Exit::Usage));
}

#[test]
fn the_page_of_one_rule_is_explained() {
    let page = contains("# Lunch without duty (`duty-free-lunch`)\n").and(contains("## Edge cases"));
    commonhour(&["explain", "duty-free-lunch"]).assert().success().stdout(page.and(contains("daily-prep").not()));
    commonhour(&["explain", "[[Duty_Free_Lunch]]"])
        .assert()
        .success()
        .stdout(contains("- lunch in a clock window (`LUNCH_WINDOW`)"));
    let near = "there is no rule `dutyfree-lunch`; did you mean `duty-free-lunch`?";
    commonhour(&["explain", "dutyfree-lunch"]).assert().code(2).stderr(contains(near));
    let none = contains("there is no rule `xyzzy`; the rules are ").and(contains("class-size"));
    commonhour(&["explain", "xyzzy"]).assert().code(2).stderr(none);
}

#[test]
fn coverage_says_which_rule_says_what() {
    let said = contains("RECESS_MIN")
        .and(contains("recess where it is given"))
        .and(contains("student-minutes (counts, short-day-minutes, block, if-any)"))
        .and(contains("not checked here: needs a log of what happened"))
        .and(contains("not checked here: needs dated documents, votes or notices"));
    commonhour(&["rules", "--coverage"]).assert().success().stdout(said);
    let list = commonhour(&["rules", "--coverage", "--json"]).assert().success();
    let list: serde_json::Value = serde_json::from_slice(&list.get_output().stdout).unwrap();
    let caseload = list.as_array().unwrap().iter().find(|row| row["id"] == "CASELOAD_MAX").unwrap();
    assert_eq!(caseload["rules"][0]["rule"], "caseload");
    commonhour(&["rules", "--coverage", "examples/maple-grove"]).assert().code(2);
}
