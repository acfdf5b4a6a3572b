//! Statutes that come with the program.

use std::collections::BTreeMap;

use crate::given::{SMALL, audit, of, read};
use commonhour::check::Verdict;
use commonhour::read::{Folder, school};
use commonhour::rules::packs::PACKS;

fn folder(contract: &str) -> Folder {
    let text = SMALL.replace("files = [\"contract.toml\"]", contract);
    Folder { files: BTreeMap::from([("school.toml".to_owned(), text)]) }
}

#[test]
fn every_pack_is_understood_alone_and_names_a_statute() {
    for (name, _) in PACKS {
        let input = school(&folder(&format!("packs = [\"{name}\"]"))).unwrap_or_else(|problems| panic!("{problems}"));
        assert_eq!(input.contract.agreements.len(), 1, "{name}");
        assert_eq!(input.contract.agreements[0].kind.word(), "statute", "{name}");
        assert!(input.contract.clauses().count() > 0, "{name}");
        assert!(input.notes.is_empty(), "{name}: {:?}", input.notes);
    }
}

#[test]
fn california_owes_full_time_teachers_a_lunch_without_duty() {
    let contract = "[[duty-free-lunch]]\narticle = \"7.5\"\nminutes = 29\n";
    let input = read(&[("contract.toml", contract)], "packs = [\"california\"]", "").unwrap();
    let terms = &input.contract.duty_free_lunch;
    assert_eq!((terms[0].clause.article.as_str(), terms[0].minutes), ("EC 44813", 30), "statutes come first");
    let covered: Vec<&str> = terms[0].clause.covered(&input.school).map(|who| input.school[who].id.as_str()).collect();
    assert_eq!(covered, ["ruiz", "cho", "diaz", "patel"], "okafor works 0.8, aides and lee are no teachers");
    let audit = audit(&input, 0, 0);
    assert!(
        of(&audit, "duty-free-lunch").iter().any(|own| own.verdict == Verdict::NotMet && own.article == "EC 44813")
    );
    let sentence = &audit.footing.contradictions[0].sentence;
    assert_eq!(sentence, "it promises 29 minutes of lunch without duty a day, less than the 30 of the statute");
    assert!(audit.footing.notes[0].contains("30 is a working default"), "{:?}", audit.footing.notes);
}

#[test]
fn the_hash_of_a_school_covers_its_packs() {
    let with = school(&folder("packs = [\"california\"]")).unwrap().hash;
    let without = school(&folder("files = []")).unwrap().hash;
    assert_ne!(with, without);
    assert_eq!(with.len(), 64);
}

#[test]
fn unknown_packs_are_reported_at_their_place() {
    let Err(problems) = school(&folder("packs = [\"californa\"]")) else { panic!("understood") };
    let [one] = problems.list.as_slice() else { panic!("{problems}") };
    assert_eq!((one.file.as_str(), one.column), ("school.toml", 10));
    assert_eq!(
        (one.message.as_str(), one.help.as_str()),
        ("there is no pack `californa`", "did you mean `california`?")
    );
}
