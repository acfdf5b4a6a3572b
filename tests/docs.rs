//! What the documents say is true: every TOML block parses, every command is understood, cheap ones run.

#![allow(clippy::unwrap_used, reason = "a test may end that way")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use clap::Parser;
use commonhour::cli::{Arguments, Exit};
use walkdir::WalkDir;

/// Tests run side by side, and two of them may write README.md.
static README: Mutex<()> = Mutex::new(());

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Markdown document of the project.
fn documents() -> Vec<PathBuf> {
    let tops = fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().path());
    let folders = ["docs", "examples"].map(|folder| WalkDir::new(root().join(folder)).sort_by_file_name());
    let below = folders.into_iter().flatten().filter_map(Result::ok).map(walkdir::DirEntry::into_path);
    let all = tops.chain(below).filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    all.collect()
}

/// The fenced blocks of a document: language, first line, text.
fn blocks(text: &str) -> Vec<(String, usize, String)> {
    let mut found: Vec<(String, usize, String)> = Vec::new();
    let mut open = false;
    for (number, line) in text.lines().enumerate() {
        match (line.strip_prefix("```"), open) {
            (Some(language), false) => {
                found.push((language.trim().to_owned(), number + 1, String::new()));
                open = true;
            }
            (Some(_), true) => open = false,
            (None, true) => {
                if let Some((_, _, text)) = found.last_mut() {
                    text.push_str(line);
                    text.push('\n');
                }
            }
            (None, false) => {}
        }
    }
    assert!(!open, "a fence is never closed");
    found
}

/// The commands of this program in a document, as arguments.
fn commands(text: &str) -> Vec<Vec<String>> {
    let consoles = blocks(text).into_iter().filter(|(language, ..)| ["console", "sh"].contains(&language.as_str()));
    let lines = consoles.flat_map(|(_, _, text)| text.lines().map(str::to_owned).collect::<Vec<_>>());
    let commands = lines.filter_map(|line| {
        let line = line.trim().strip_prefix("$ ").map(str::to_owned).unwrap_or(line);
        let command = line.split(" #").next().unwrap_or_default().trim();
        let arguments =
            command.strip_prefix("cargo run --release --").or_else(|| command.strip_prefix("commonhour "))?;
        Some(arguments.split_whitespace().map(str::to_owned).collect())
    });
    commands.collect()
}

#[test]
fn every_toml_block_parses() {
    let mut count = 0;
    for path in documents() {
        for (language, line, text) in blocks(&fs::read_to_string(&path).unwrap()) {
            if language == "toml" {
                let parsed = toml::from_str::<toml::Table>(&text);
                assert!(parsed.is_ok(), "{}:{line}: {}", path.display(), parsed.unwrap_err());
                count += 1;
            }
        }
    }
    assert!(count > 10, "only {count} blocks found");
}

/// Each example of the contract page beside the clauses at its top, in the school of the reader's tests.
#[test]
fn every_example_of_the_contract_page_is_read() {
    let page = fs::read_to_string(root().join("docs/contract-file.md")).unwrap();
    let school = fs::read_to_string(root().join("tests/fixtures/read/small.toml")).unwrap();
    let (old, files) = (
        "[contract]\nfiles = [\"contract.toml\"]\n",
        "[contract]\nfiles = [\"contract.toml\", \"own.toml\"]\npacks = [\"arkansas\"]\n",
    );
    assert!(school.contains(old));
    let examples: Vec<(usize, String)> = blocks(&page)
        .into_iter()
        .filter(|(language, ..)| language == "toml")
        .map(|(_, line, text)| (line, text))
        .collect();
    let find = |start: &str| examples.iter().find(|(_, text)| text.contains(start)).expect("an example").1.clone();
    let readings = find("held-by");
    for (line, text) in &examples {
        let mut folder = commonhour::read::Folder::default();
        let mut add = |name: &str, text: String| folder.files.insert(name.to_owned(), text);
        if text.contains("[contract]") {
            add("school.toml", school.replace(old, text));
            add("contract.toml", readings.clone());
            let denver = root().join("examples/contracts/denver.toml");
            add("../contracts/denver.toml", fs::read_to_string(denver).unwrap());
        } else {
            add("school.toml", school.replace(old, files));
            add("contract.toml", find("[[workday]]"));
            // The clauses themselves are read alone.
            let own = if text.contains("[[workday]]") { String::new() } else { text.clone() };
            add("own.toml", own);
        }
        let read = commonhour::read::school(&folder);
        assert!(read.is_ok(), "contract-file.md:{line}: {}", read.unwrap_err());
    }
    assert!(examples.len() > 6, "only {} examples", examples.len());
}

/// The prices of the school page in the school of the reader's tests, and the default points of every kind.
#[test]
fn the_prices_of_the_school_page_are_read_and_its_defaults_are_the_programs() {
    use commonhour::model::ChangeKind;
    let page = fs::read_to_string(root().join("docs/school-file.md")).unwrap();
    let prices = blocks(&page).into_iter().find(|(_, _, text)| text.starts_with("[prices]")).unwrap().2;
    let mut folder = commonhour::read::Folder::default();
    let school = fs::read_to_string(root().join("tests/fixtures/read/small.toml")).unwrap();
    folder.files.insert("school.toml".to_owned(), format!("{school}\n{prices}"));
    folder.files.insert("contract.toml".to_owned(), "[agreement]\nname = \"Small\"\n".to_owned());
    let read = commonhour::read::school(&folder).unwrap_or_else(|problems| panic!("{}", problems.render(false)));
    assert!(read.school.prices.given);
    assert_eq!(read.school.prices.untouchable, ["7.2", "EC 44813"]);
    for kind in ChangeKind::ALL {
        let row = format!("| `{}` | {} |", kind.word(), kind.usual_points());
        assert!(page.contains(&row), "docs/school-file.md lacks: {row}");
    }
}

#[test]
fn every_command_is_understood() {
    let mut count = 0;
    for path in documents() {
        for command in commands(&fs::read_to_string(&path).unwrap()) {
            let parsed = Arguments::try_parse_from(["commonhour".to_owned()].iter().chain(&command));
            assert!(parsed.is_ok(), "{}: {command:?}: {}", path.display(), parsed.unwrap_err());
            count += 1;
        }
    }
    assert!(count > 3, "only {count} commands found");
}

#[test]
fn the_cheap_commands_of_the_readme_run() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let place = tempfile::tempdir().unwrap();
    let cheap = commands(&readme).into_iter().filter(|command| ["new", "rules"].contains(&command[0].as_str()));
    let mut count = 0;
    for command in cheap {
        // Folders that exist are the project's; `new` writes into an empty place.
        let here = if command[0] == "new" { place.path() } else { root() };
        if command.iter().any(|argument| argument.starts_with("my-")) && command[0] != "new" {
            continue;
        }
        let run = assert_cmd::Command::new(env!("CARGO_BIN_EXE_commonhour")).args(&command).current_dir(here).assert();
        run.success();
        count += 1;
    }
    assert!(count > 0, "no cheap command in the README");
}

/// `UPDATE=1 cargo test --test docs` writes the table.
#[test]
fn the_exit_codes_of_the_readme_are_the_programs() {
    let _turn = README.lock().unwrap_or_else(PoisonError::into_inner);
    let path = root().join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let start = readme.find("| code | meaning |").expect("README.md has a table of exit codes");
    let length = readme[start..].find("\n\n").map_or(readme.len() - start, |end| end + 1);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, format!("{}{}{}", &readme[..start], Exit::table(), &readme[start + length..])).unwrap();
    } else {
        assert_eq!(&readme[start..start + length], Exit::table());
    }
}

/// `UPDATE=1 cargo test --test docs` writes the answer.
#[test]
fn the_broken_promise_of_the_readme_is_what_check_says() {
    let _turn = README.lock().unwrap_or_else(PoisonError::into_inner);
    let path = root().join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let check = commands(&readme).into_iter().find(|words| words[0] == "check" && words[1].starts_with("examples/"));
    let run = assert_cmd::Command::new(env!("CARGO_BIN_EXE_commonhour"))
        .args(check.expect("README.md checks an example"))
        .current_dir(root())
        .assert()
        .code(i32::from(Exit::NotMet.code()));
    let said = String::from_utf8(run.get_output().stdout.clone()).unwrap();
    let (_, _, shown) = blocks(&readme).into_iter().find(|(language, ..)| language == "text").expect("the answer");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, readme.replace(&shown, &said)).unwrap();
    } else {
        assert_eq!(shown, said);
    }
}

#[test]
fn the_links_of_the_documents_lead_somewhere() {
    for path in documents() {
        let text = fs::read_to_string(&path).unwrap();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = target.split('#').next().unwrap_or_default();
            if !file.is_empty() && !file.contains("://") {
                assert!(path.with_file_name(file).exists(), "{}: `{target}` leads nowhere", path.display());
            }
        }
    }
}
