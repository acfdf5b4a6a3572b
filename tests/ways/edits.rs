//! Edits keep what they do not change, and what they write is read again.

use super::given::{AGREEMENT, changed, reads, with};
use commonhour::model::ChangeKind;
use commonhour::read::{self, Folder};
use commonhour::ways::{Edit, Step, catalogue, edited};
use std::collections::BTreeSet;

/// A school with something of every kind to change: two grades, rotations of blocks, pins, rooms, people half there.
fn rich() -> Folder {
    let school = changed(&[
        (
            "homerooms = { 1A = { teacher = \"ruiz\", students = 20 }, 1B = { teacher = \"cho\", students = 20 } }",
            "homerooms = { 1A = { teacher = \"ruiz\", students = 20 }, 1B = { teacher = \"cho\", students = 20 } }\n\n\
             [grade.2]\nhomerooms = { 2A = { teacher = \"diaz\", students = 20 }, 2B = { teacher = \"moen\", students = 20 } }",
        ),
        ("core = true", "core = true\nkind = \"instruct\""),
        ("teaches = [\"art\"]", "teaches = [\"art\"]\naway = [\"Tue\"]   # teaches elsewhere\nfte = 0.5"),
        ("teaches = [\"music\"]", "teaches = [\"music\"]\nhours = { start = 07:45, end = 10:00 }"),
        ("core = true", "core = true\nsame-time = true\nbefore = [\"lunch\"]   # first thing"),
        ("free then", "free then\nroom = \"hall\"\nwindow-on = { regular = { start = 09:30, end = 10:30 } }"),
        (
            "[special.art]\nminutes = 30",
            "[room.hall]\nfits = 2\n\n[block.recess]\nminutes = 15\nled-by = [\"classroom-teacher\"]\n\n\
             [block.science]\nminutes = 15\ntimes = { per-week = 2 }\n\n\
             [special.art]\nminutes = 30\nper-cycle = 2",
        ),
        (
            "minutes = 60                   # the shared hour",
            "days = [\"Mon\"]   # by habit\nwindow = { start = 08:30, end = 10:00 }",
        ),
    ]);
    let school = format!(
        "{school}\n[[pin]]\nblock = \"reading\"   # always first\nat = 08:00\n\n[[prefer]]\nearly = [\"lunch\"]\n"
    );
    with(&school, &[("contract.toml", AGREEMENT)])
}

fn comments(text: &str) -> BTreeSet<String> {
    text.lines().filter_map(|line| line.split_once('#')).map(|(_, comment)| comment.trim().to_owned()).collect()
}

#[test]
fn every_kind_of_change_is_thought_of_keeps_the_comments_and_is_read() {
    let folder = rich();
    let input = read::school(&folder).unwrap_or_else(|problems| panic!("{}", problems.render(false)));
    let all = catalogue(&folder, &input);
    let kinds: BTreeSet<ChangeKind> = all.iter().map(|change| change.kind).collect();
    let missing: Vec<_> = ChangeKind::ALL.into_iter().filter(|kind| !kinds.contains(kind)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let mut sentences = BTreeSet::new();
    for change in &all {
        assert!(sentences.insert(change.sentence.clone()), "said twice: {}", change.sentence);
        assert!(change.price.points > 0, "{}", change.sentence);
        assert!(!change.touches.is_empty(), "{}", change.sentence);
        let after = edited(&folder, &change.edits).unwrap_or_else(|error| panic!("{}: {error}", change.sentence));
        assert!(reads(&after), "{}: {}", change.sentence, read::school(&after).unwrap_err().render(false));
        assert_ne!(after, folder, "{}", change.sentence);
        for (name, text) in &folder.files {
            let (before, now) = (comments(text), comments(&after.files[name]));
            let lost: Vec<_> = before.difference(&now).collect();
            // The comment of a key or table that is taken out goes with it.
            let taken_out = change.edits.iter().any(|edit| matches!(edit, Edit::Remove { .. }));
            assert!(lost.is_empty() || taken_out && lost.len() == 1, "{}: lost {lost:?}", change.sentence);
        }
    }
}

#[test]
fn only_what_is_changed_changes() {
    let folder = rich();
    let input = read::school(&folder).unwrap();
    let all = catalogue(&folder, &input);
    let lines = |sentence: &str| -> Vec<String> {
        let change = all.iter().find(|change| change.sentence == sentence);
        let change = change.unwrap_or_else(|| {
            let sentences: Vec<_> = all.iter().map(|change| &change.sentence).collect();
            panic!("{sentence} is not in {sentences:#?}")
        });
        let after = edited(&folder, &change.edits).unwrap();
        let all = folder.files.iter().flat_map(|(name, before)| {
            let before: Vec<&str> = before.lines().collect();
            let new = after.files[name].lines().filter(|line| !before.contains(line)).map(str::to_owned);
            new.collect::<Vec<_>>()
        });
        all.collect()
    };
    assert_eq!(lines("reading of 55 instead of 60 minutes"), ["minutes = 55                   # literacy"]);
    assert_eq!(
        lines("lunch may start 15 minutes earlier, at 09:15"),
        ["window = { start = 09:15, end = 10:30 }  # the cafeteria is free then"]
    );
    assert_eq!(lines("hall holds 3 homerooms instead of 2"), ["fits = 3"]);
    assert_eq!(lines("specials of grade 2 need not be all at once"), ["[sections.2]", "together = \"free\""]);
    assert_eq!(lines("no music in grade 1"), ["per-cycle-for = { 1 = 0 }"]);
    assert_eq!(
        lines("Art. 7.5 (duty-free lunch) at 25 instead of 30 minutes"),
        ["minutes = 25                   # without duty"]
    );
    // One grade's lunch gets a table of its own, and what speaks of lunch speaks of both.
    let own = lines("lunch of grade 2 may start 15 minutes earlier, at 09:15");
    for line in [
        "[block.lunch-2]",
        "grades = [\"2\"]",
        "grades = [\"1\"]",
        "name = \"lunch\"",
        "early = [\"lunch\", \"lunch-2\"]",
    ] {
        assert!(own.iter().any(|own| own == line), "{line} is not in {own:#?}");
    }
    assert!(own.iter().any(|line| line.starts_with("before = [\"lunch\", \"lunch-2\"]")), "{own:#?}");
}

#[test]
fn an_edit_that_does_not_fit_is_no_edit() {
    let folder = rich();
    let key = |text: &str| Step::Key(text.to_owned());
    let set = |file: &str, at: Vec<Step>, value: &str| Edit::Set { file: file.to_owned(), at, value: value.to_owned() };
    let wrong = [
        set("elsewhere.toml", vec![key("a")], "1"),
        set("school.toml", vec![key("format"), key("a")], "1"),
        set("school.toml", vec![key("school"), key("grid")], "= 5"),
        set("school.toml", vec![key("pin"), Step::At(9), key("at")], "08:00"),
        set("school.toml", vec![], "1"),
        Edit::Append { file: "school.toml".to_owned(), at: vec![key("school"), key("grid")], value: "1".to_owned() },
        Edit::Remove { file: "school.toml".to_owned(), at: vec![key("pin"), Step::At(9)] },
        Edit::Remove { file: "school.toml".to_owned(), at: vec![key("no")] },
        Edit::Copy { file: "school.toml".to_owned(), at: vec![key("block"), key("no")], to: "x".to_owned() },
        Edit::Copy { file: "school.toml".to_owned(), at: vec![key("block"), key("lunch")], to: "reading".to_owned() },
        Edit::Repeat { file: "school.toml".to_owned(), at: vec![key("pin"), Step::At(9)] },
        Edit::Repeat { file: "school.toml".to_owned(), at: vec![key("block"), key("lunch")] },
    ];
    for edit in wrong {
        assert!(edited(&folder, [&edit]).is_err(), "{edit:?}");
    }
}
