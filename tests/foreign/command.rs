//! `commonhour check` with and without a school folder.

use assert_cmd::Command;
use commonhour::cli::Exit;
use predicates::prelude::*;
use predicates::str::{contains, is_empty};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

const FILES: [&str; 7] = [
    "--contract",
    "examples/alder-street/contract.toml",
    "--roster",
    "examples/alder-street/roster.csv",
    "--bells",
    "examples/alder-street/bells.toml",
    "examples/alder-street/week.csv",
];

/// The example of separate files with further options.
fn check(options: &[&str]) -> Command {
    run(&[&["check"], &FILES[..], options].concat())
}

fn run(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_commonhour"));
    command.args(arguments).env("NO_COLOR", "1").current_dir(root());
    command
}

fn code(exit: Exit) -> i32 {
    exit.code().into()
}

fn stdout(command: &mut Command) -> String {
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

/// The file with a change, in a folder of its own.
fn changed(name: &str, from: &str, to: &str) -> (tempfile::TempDir, String) {
    let dir = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(root().join("examples/alder-street").join(name)).unwrap();
    assert!(text.contains(from), "{name} has no `{from}`");
    let path = dir.path().join(name);
    fs::write(&path, text.replace(from, to)).unwrap();
    let path = path.to_str().unwrap().to_owned();
    (dir, path)
}

#[test]
fn fail_on_chooses_the_exit_code() {
    let exit = |options: &[&str], exit: Exit| drop(check(options).assert().code(code(exit)));
    exit(&[], Exit::NotMet);
    exit(&["--fail-on", "never"], Exit::Done);
    // Maria Ruiz has one promise of 7.2 that cannot be decided and none that is broken.
    let ruiz = ["--only", "ruiz", "--article", "7.2"];
    exit(&ruiz, Exit::Done);
    exit(&[&ruiz[..], &["--fail-on", "cannot-be-decided"]].concat(), Exit::NotMet);
    exit(&[&ruiz[..], &["--unassigned", "open"]].concat(), Exit::NotMet);
    exit(&[&ruiz[..], &["--unassigned", "prep", "--fail-on", "cannot-be-decided"]].concat(), Exit::Done);
    // A preferred promise that is missed fails only where that is asked for.
    let (_dir, contract) = changed("contract.toml", "minutes = 45\n", "minutes = 45\nverb = \"should\"\n");
    let files = [&["check", "--contract", &contract], &FILES[2..], &["--article", "7.2"]].concat();
    run(&files).assert().code(code(Exit::Done)).stdout(contains("7.2 (preferred)"));
    run(&[&files[..], &["--fail-on", "preferred"]].concat()).assert().code(code(Exit::NotMet));
    check(&["--fail-on", "sometimes"]).assert().code(code(Exit::Usage));
}

#[test]
fn as_of_chooses_what_is_in_force() {
    let (_dir, contract) =
        changed("contract.toml", "minutes = 45\n", "minutes = 45\neffective = { from = 2026-09-01 }\n");
    let files = [&["check", "--contract", &contract], &FILES[2..], &["--article", "7.2"]].concat();
    run(&files).assert().code(code(Exit::NotMet));
    run(&[&files[..], &["--as-of", "2026-09-01"]].concat()).assert().code(code(Exit::NotMet));
    let before = run(&[&files[..], &["--as-of", "2026-08-31"]].concat()).assert().code(code(Exit::Done));
    before.stdout(contains("Art. 7.2, daily prep: 1 does not apply"));
    run(&[&files[..], &["--as-of", "soon"]].concat()).assert().code(code(Exit::Usage));
}

#[test]
fn a_part_of_the_audit_says_that_it_is_a_part() {
    let findings = |options: &[&str]| -> Vec<(String, String)> {
        let json: serde_json::Value = serde_json::from_str(&stdout(check(options).arg("--json"))).unwrap();
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let list = json["findings"].as_array().unwrap();
        let mut list: Vec<_> = list.iter().map(|own| (text(&own["article"]), text(&own["subject"]["id"]))).collect();
        list.dedup();
        list
    };
    let pairs = |list: &[(&str, &str)]| -> Vec<(String, String)> {
        list.iter().map(|(article, who)| ((*article).to_owned(), (*who).to_owned())).collect()
    };
    assert_eq!(findings(&["--only", "maria ruiz", "--article", "7.2"]), pairs(&[("7.2", "ruiz")]));
    assert_eq!(findings(&["--article", "Art. 9.4"]), pairs(&[("9.4", "ruiz")]));
    let everybody = pairs(&[("7.5", "ruiz"), ("7.5", "cho"), ("7.5", "okafor"), ("7.5", "aide-1")]);
    assert_eq!(findings(&["--rule", "duty-free-lunch"]), everybody);
    check(&["--only", "cho"]).assert().stdout(contains("promises to others than cho: they were not asked for"));
    let refused = [
        (["--only", "chp"], "there is no person `chp`; did you mean `cho`?"),
        (["--article", "7.3"], "there is no article `7.3`; did you mean `7.2`?"),
        (["--rule", "naps"], "there is no rule `naps`; there are "),
    ];
    for (options, said) in refused {
        check(&options).assert().code(code(Exit::Usage)).stdout(is_empty()).stderr(contains(said));
    }
}

#[test]
fn a_clause_is_found_by_each_article_it_names() {
    let (_dir, contract) =
        changed("contract.toml", "article = \"7.2\"", "article = \"EC 46112 and 46114; 5 CCR 11020\"");
    let files = [&["check", "--contract", &contract], &FILES[2..]].concat();
    let said = |article: &str| stdout(&mut run(&[&files[..], &["--article", article]].concat()));
    let whole = said("EC 46112 and 46114; 5 CCR 11020");
    let counted =
        |text: &str| text.split("Counts").nth(1).and_then(|rest| rest.split("Agreements").next()).map(str::to_owned);
    assert!(counted(&whole).unwrap().contains("daily prep: 9 met"), "{whole}");
    for article in ["EC 46112", "EC 46114", "5 CCR 11020", "Art. EC 46114"] {
        assert_eq!(counted(&said(article)), counted(&whole), "{article}");
    }
    let near = "there is no article `EC 46115`; did you mean `EC 46112`?";
    run(&[&files[..], &["--article", "EC 46115"]].concat()).assert().code(code(Exit::Usage)).stderr(contains(near));
}

#[test]
fn ids_leave_no_name_anywhere() {
    let names = ["Maria", "Ruiz", "Cho,", "Daniel", "Ngozi", "Okafor", "Pat", "Lind"];
    let out = tempfile::tempdir().unwrap();
    let audit = out.path().join("audit");
    let told = stdout(&mut check(&[]));
    assert!(told.contains("Maria Ruiz") && told.contains("Daniel Cho"), "{told}");
    for options in [&["--ids"][..], &["--ids", "--json"], &["--ids", "--out", audit.to_str().unwrap()]] {
        let output = check(options).output().unwrap();
        let said = [output.stdout, output.stderr, fs::read(audit.join("compliance.json")).unwrap_or_default()].concat();
        let said = String::from_utf8(said).unwrap();
        assert!(said.contains("ruiz"), "{said}");
        assert!(names.iter().all(|name| !said.contains(name)), "{options:?}: {said}");
    }
    // Nor where a line of the roster would be shown.
    let (_dir, roster) = changed("roster.csv", "specialist,0.8", "specialist,8");
    let wrong = [&["check"], &FILES[..3], &[&roster], &FILES[4..]].concat();
    run(&wrong).assert().code(code(Exit::BadInput)).stderr(contains("Ngozi"));
    let quiet = run(&[&wrong[..], &["--ids"]].concat()).assert().code(code(Exit::BadInput));
    quiet.stderr(contains("outside 0.01 to 1.5").and(contains("roster.csv:4")).and(contains("Ngozi").not()));
}

#[test]
fn out_is_for_audits_only() {
    let parent = tempfile::tempdir().unwrap();
    let folder = |name: &str| parent.path().join(name).to_str().unwrap().to_owned();
    let audit = folder("audits/2026");
    for _ in 0..2 {
        check(&["--out", &audit]).assert().code(code(Exit::NotMet));
    }
    let mut names: Vec<PathBuf> = fs::read_dir(&audit).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort_by_key(|name| name.extension().map(|end| end != "json"));
    assert_eq!(names, ["compliance.json", "compliance.html"].map(|name| Path::new(&audit).join(name)));
    assert!(fs::read_to_string(&names[1]).unwrap().contains("SHA-256"));
    assert_eq!(fs::read_to_string(&names[0]).unwrap(), stdout(&mut check(&["--json"])));

    fs::write(&names[0], "{}").unwrap();
    check(&["--out", &audit]).assert().code(code(Exit::Files)).stdout(is_empty()).stderr(contains("not written by"));
    let solved = folder("out");
    fs::create_dir(&solved).unwrap();
    fs::write(Path::new(&solved).join("result.json"), "{}").unwrap();
    check(&["--out", &solved]).assert().code(code(Exit::Files)).stderr(contains("folder of a schedule"));
    assert!(!Path::new(&solved).join("compliance.json").exists());
}

#[test]
fn files_are_given_one_way_or_the_other() {
    let [contract, roster, bells, week] = [FILES[1], FILES[3], FILES[5], FILES[6]];
    let usage = [
        &["check", week][..],
        &["check", "--contract", contract, week],
        &["check", "--contract", contract, "--roster", roster, week],
        &["check", "--contract", contract, "--roster", roster, "--bells", bells, "examples/maple-grove", week],
        &["check", "--contract", contract, "--contract", contract, "--roster", roster, "--bells", bells, week],
        &["check", "examples/maple-grove", week, "--unassigned", "maybe"],
    ];
    for wrong in usage {
        run(wrong).assert().code(code(Exit::Usage)).stdout(is_empty());
    }
    let missing = ["check", "--contract", contract, "--roster", roster, "--bells", "no/bells.toml", week];
    run(&missing).assert().code(code(Exit::Files)).stderr(contains("no/bells.toml"));
    let (_dir, path) = changed("week.csv", "instruct", "instrukt");
    let files = [&["check"], &FILES[..6], &[path.as_str()]].concat();
    run(&files)
        .assert()
        .code(code(Exit::BadInput))
        .stderr(contains("did you mean `instruct`?").and(contains("week.csv:2:")));
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain("day".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    fs::write(&path, wide).unwrap();
    run(&files).assert().code(code(Exit::BadInput)).stderr(contains("UTF-16").and(contains("CSV UTF-8")));
}

/// The fenced blocks of the document, each with its language.
fn blocks() -> Vec<(String, String)> {
    let text = fs::read_to_string(root().join("docs/schedule-file.md")).unwrap();
    let mut parts = text.split("```").skip(1).step_by(2);
    let block = |part: &str| part.split_once('\n').map(|(language, text)| (language.to_owned(), text.to_owned()));
    parts.by_ref().filter_map(block).collect()
}

/// `UPDATE=1 cargo test --test foreign` writes the answer.
#[test]
fn the_document_shows_the_example_and_what_check_says() {
    let has = |language: &str, name: &str| {
        let file = fs::read_to_string(root().join("examples/alder-street").join(name)).unwrap();
        let shown: Vec<String> = blocks().into_iter().filter(|own| own.0 == language).map(|own| own.1).collect();
        assert!(
            shown.iter().any(|shown| file.starts_with(shown.as_str())),
            "docs/schedule-file.md does not show {name}"
        );
    };
    has("csv", "week.csv");
    has("csv", "roster.csv");
    has("toml", "bells.toml");
    has("toml", "contract.toml");
    let command = blocks().into_iter().find(|(language, _)| language == "console").unwrap().1;
    let words: Vec<&str> = command.trim().trim_start_matches("$ commonhour ").split_whitespace().collect();
    let said = stdout(&mut run(&words));
    let shown = blocks().into_iter().find(|(language, _)| language == "text").unwrap().1;
    if std::env::var_os("UPDATE").is_some() {
        let path = root().join("docs/schedule-file.md");
        assert!(!shown.is_empty(), "put any line into the block first");
        fs::write(&path, fs::read_to_string(&path).unwrap().replace(&shown, &said)).unwrap();
    } else {
        assert_eq!(shown, said);
    }
}

/// The columns in the table under a heading of the document, each with the words for it.
fn columns(heading: &str) -> Vec<(String, Vec<String>)> {
    let text = fs::read_to_string(root().join("docs/schedule-file.md")).unwrap();
    let section = text.split("\n## ").find(|section| section.starts_with(heading)).unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let cells = rows.map(|row| row.split('|').map(str::trim).collect::<Vec<_>>());
    // Two columns in one row have no words of their own.
    let single = cells.filter(|cells| cells[1].matches('`').count() == 2);
    let words = |cell: &str| cell.split(", ").filter(|word| !word.is_empty()).map(str::to_owned).collect();
    single.map(|cells| (cells[1].trim_matches('`').to_owned(), words(cells[2]))).collect()
}

/// The header with `word` in the place of `column`.
fn header(all: &str, column: &str, word: &str) -> String {
    assert!(all.split(',').any(|own| own == column), "the document has a column `{column}`");
    all.split(',').map(|own| if own == column { word } else { own }).collect::<Vec<_>>().join(",")
}

#[test]
fn every_word_of_the_document_for_a_column_is_read() {
    let plain = super::files("", "");
    let school = plain.read().unwrap().school;
    let mut count = 0;
    for (column, words) in columns("The schedule") {
        for word in words {
            let all = "day,start,end,kind,course,grade,homerooms,staff,room,team,directed-by,note";
            let text = header(all, &column, &word) + "\nMon,8:00,9:00,meeting,,,,ruiz,,,,\n";
            let sheet = commonhour::schedule::sheet(&school, "week.csv", &text);
            let notes = sheet.unwrap_or_else(|problems| panic!("{word}: {problems}")).notes;
            assert!(notes.is_empty(), "{word}: {notes:?}");
            count += 1;
        }
    }
    for (column, words) in columns("The roster") {
        for word in words {
            let all = "id,role,fte,unit,name,grades,homeroom,students,start,end,days,field";
            let roster = header(all, &column, &word) + "\nruiz,coach,1,A,,,,,,,,\n";
            let own = super::Files { roster, ..plain.clone() };
            let notes = own.read().unwrap_or_else(|problems| panic!("{word}: {problems}")).notes;
            assert!(notes.is_empty(), "{word}: {notes:?}");
            count += 1;
        }
    }
    assert!(count > 60, "only {count} words found");
}
