//! The handbook on disk is what the program writes, and its examples are read as they stand.

#![allow(clippy::unwrap_used, reason = "a test may end that way")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use commonhour::read::Folder;
use commonhour::rules::questions::{Answer, QUESTIONS};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The handbook that is kept; `UPDATE=1 cargo test --test handbook` writes it first.
fn handbook() -> PathBuf {
    static WRITTEN: OnceLock<()> = OnceLock::new();
    let place = root().join("docs/handbook");
    WRITTEN.get_or_init(|| {
        if std::env::var_os("UPDATE").is_some() {
            write(&place);
        }
    });
    place
}

fn pages(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap()))
        .collect()
}

fn write(out: &Path) {
    let out = out.to_str().unwrap();
    assert_cmd::Command::new(env!("CARGO_BIN_EXE_commonhour")).args(["explain", "--all", out]).assert().success();
}

#[test]
fn no_page_is_stale() {
    let place = tempfile::tempdir().unwrap();
    write(place.path());
    let (made, kept) = (pages(place.path()), pages(&handbook()));
    assert_eq!(kept.keys().collect::<BTreeSet<_>>(), made.keys().collect::<BTreeSet<_>>());
    for (name, text) in &made {
        assert!(kept.get(name) == Some(text), "docs/handbook/{name} is stale: UPDATE=1 cargo test --test handbook");
    }
}

#[test]
fn explain_shows_the_page_that_is_kept() {
    for (name, text) in pages(&handbook()).into_iter().filter(|(name, _)| name != "README.md") {
        let rule = name.trim_end_matches(".md");
        let run = assert_cmd::Command::new(env!("CARGO_BIN_EXE_commonhour")).args(["explain", rule]).assert().success();
        assert_eq!(String::from_utf8(run.get_output().stdout.clone()).unwrap(), text, "{rule}");
    }
}

/// Each example of a page in the school of the reader's tests: clauses as a contract, other tables as part of the school.
#[test]
fn every_example_is_read() {
    let school = fs::read_to_string(root().join("tests/fixtures/read/small.toml")).unwrap();
    let mut count = 0;
    for (name, text) in pages(&handbook()) {
        let examples: Vec<&str> = text.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
        let clauses = text.contains("Further keys");
        assert!(!clauses || !examples.is_empty(), "{name}: no example");
        for example in examples {
            let own = name.trim_end_matches(".md");
            let contract = clauses || ["every-clause", "supervision"].contains(&own);
            assert!(!clauses || example.contains(&format!("[[{own}]]")), "{name}: another rule's example");
            let agreement = "[agreement]\nname = \"Test\"\n";
            let (more, terms) = if contract { ("", example) } else { (example, "") };
            let files = [
                ("school.toml", school.replace("[contract]", &format!("{more}\n[contract]"))),
                ("contract.toml", format!("{agreement}{terms}")),
            ];
            let files = files.map(|(name, text)| (name.to_owned(), text));
            let read = commonhour::read::school(&Folder { files: BTreeMap::from(files) });
            let read = read.unwrap_or_else(|problems| panic!("{name}: {problems}"));
            let found: BTreeSet<&str> = read.contract.clauses().map(|(rule, _)| rule).collect();
            assert!(!clauses || found == BTreeSet::from([own]), "{name}: {found:?}");
            count += 1;
        }
    }
    assert!(count > 38, "only {count} examples");
}

/// The index of the questions names tests; each is there.
#[test]
fn both_readings_of_every_term_are_tested() {
    let tests: String = pages(&root().join("tests/rules/readings_of_contracts")).into_values().collect();
    for question in QUESTIONS {
        if let Answer::Terms { shown_by, .. } = question.answer {
            assert!(tests.contains(&format!("#[test]\nfn {shown_by}() {{")), "{}: no test {shown_by}", question.asks);
        }
    }
}
