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
    let notes = &audit.footing.notes;
    assert!(notes.iter().any(|own| own.contains("30 is a working default")), "{notes:?}");
    let weak = notes.iter().find(|own| own.starts_with("California Education Code: numbers not confirmed")).unwrap();
    assert!(weak.ends_with(": EC 44813 (duty free lunch); EC 48000 (adult ratio)"), "{weak}");
    let text = commonhour::report::audit_text(&input.school, &audit, &[]);
    assert!(text.contains("EC 44813 (number not confirmed)"), "{text}");
    assert!(text.contains("California Education Code, checked on 2026-11-22"), "{text}");
    let json: serde_json::Value =
        serde_json::from_str(&commonhour::report::compliance_json(&input.school, &audit, &[])).unwrap();
    let finding = json["findings"].as_array().unwrap().iter().find(|own| own["article"] == "EC 44813").unwrap();
    assert_eq!((&finding["status"], finding["verdict"].as_str()), (&"not-confirmed".into(), Some("not met")));
}

#[test]
fn every_number_says_what_stands_behind_it_and_every_pack_when_it_was_checked() {
    for (name, _) in PACKS {
        let input = school(&folder(&format!("packs = [\"{name}\"]"))).unwrap_or_else(|problems| panic!("{problems}"));
        let own = &input.contract.agreements[0];
        assert!(own.checked_on.is_some() && own.note.is_some() && !own.unchecked.is_empty(), "{name}");
        for (rule, clause) in input.contract.clauses() {
            assert!(clause.status.is_some(), "{name} {rule} {}", clause.article);
            assert!(!clause.article.contains('('), "{name} {rule}: letters of {} move with amendments", clause.article);
        }
    }
}

/// Article and sentence of every finding about the school that asks nothing.
fn asks_nothing(input: &commonhour::read::Input) -> Vec<(String, String)> {
    let audit = audit(input, 0, 0);
    let silent = audit.findings.iter().filter(|own| own.verdict == Verdict::DoesNotApply && !own.article.is_empty());
    silent.map(|own| (own.article.clone(), own.evidence.sentence.clone())).collect()
}

#[test]
fn sections_for_other_grades_are_listed_as_covering_nobody() {
    let input = school(&folder("packs = [\"california\"]")).unwrap_or_else(|problems| panic!("{problems}"));
    let silent = asks_nothing(&input);
    let nobody = |article: &str| {
        let own = silent.iter().filter(|(own, _)| own == article);
        own.map(|(_, sentence)| sentence.as_str()).collect::<Vec<_>>()
    };
    for article in ["EC 46141 and 46142", "EC 46160", "EC 51228.1", "EC 41378"] {
        let wanted = format!("nobody is covered by Art. {article}");
        assert!(nobody(article).contains(&wanted.as_str()), "{article}: {silent:?}");
    }
    // Grades 7 and 8 of a school without kindergarten to grade 5, then a high school.
    let others = "Art. EC 51222 asks nothing here: it is for schools without the grades TK, K, 1, 2, 3, 4, 5, and this one has 3";
    assert_eq!(nobody("EC 51222"), [others, "nobody is covered by Art. EC 51222"]);
}

#[test]
fn sections_for_some_sorts_of_schools_ask_nothing_at_others() {
    let small = SMALL
        .replace("[grade.3]", "[grade.7]")
        .replace("[grade.4]", "[grade.8]")
        .replace("[team.grade-3]", "[team.grade-7]")
        .replace("grade = \"3\"", "grade = \"7\"");
    let read = |text: String| {
        let files = BTreeMap::from([("school.toml".to_owned(), text)]);
        school(&Folder { files }).unwrap_or_else(|problems| panic!("{problems}"))
    };
    let with = |text: &str| text.replace("files = [\"contract.toml\"]", "packs = [\"california\"]");
    let of = |silent: Vec<(String, String)>, article: &str| {
        let own = silent.into_iter().filter(|(own, _)| own == article);
        own.map(|(_, sentence)| sentence).collect::<Vec<_>>()
    };
    let middle = asks_nothing(&read(with(&small)));
    assert_eq!(
        of(middle.clone(), "EC 51223"),
        ["Art. EC 51223 asks nothing here: it is for schools with one of the grades TK, K, 1, 2, 3, 4, 5"]
    );
    assert_eq!(of(middle, "EC 46148"), ["nobody is covered by Art. EC 46148"], "the high school's hour");
    let elementary = asks_nothing(&read(with(SMALL)));
    assert_eq!(
        of(elementary, "EC 46148")[0],
        "Art. EC 46148 asks nothing here: it is for schools without the grades TK, K, 1, 2, 3, 4, 5, and this one has 3"
    );
}

/// A contract that promises 190 minutes a week, with more keys of its agreement.
fn arkansas(more: &str) -> Result<commonhour::read::Input, commonhour::diagnostics::Problems> {
    let contract = format!(
        "[agreement]\nname = \"Local\"\n{more}\n[[prep-total]]\narticle = \"4\"\nminutes = 190\ncovers = {{ staff = [\"ruiz\"] }}\n"
    );
    read(&[("contract.toml", &contract)], "packs = [\"arkansas\"]", "")
}

#[test]
fn arkansas_yields_to_an_agreement_that_says_so() {
    let input = arkansas("").unwrap();
    let found = audit(&input, 38, 0);
    let stands =
        "Art. 6-17-114, Arkansas Code: yields to a bargaining agreement whose [agreement] says that it `replaces` it";
    assert!(found.footing.notes.iter().any(|own| own == stands), "{:?}", found.footing.notes);
    let less = "it promises 190 minutes of preparation every week, less than the 200 of the statute, which an agreement may replace";
    assert_eq!(found.footing.contradictions[0].sentence, less);
    let replaced = arkansas("replaces = [\"6-17-114\"]\nof = \"Arkansas Code\"").unwrap();
    let found = audit(&replaced, 38, 0);
    let own: Vec<_> = of(&found, "prep-total").into_iter().map(|own| (own.article.as_str(), own.verdict)).collect();
    assert_eq!(own, [("6-17-114", Verdict::DoesNotApply), ("4", Verdict::Met)]);
    assert!(found.footing.contradictions.is_empty(), "{:?}", found.footing.contradictions);
    let Err(problems) = arkansas("replaces = [\"6-17-117\"]\nof = \"Arkansas Code\"") else { panic!("understood") };
    assert!(problems.to_string().contains("does not yield to an agreement"), "{problems}");
}

#[test]
fn what_a_fact_no_file_has_would_allow_cannot_be_decided() {
    let input = arkansas("").unwrap();
    let ruiz = |prep| {
        let found = audit(&input, prep, 0);
        let about = |own: &&&commonhour::check::Finding| own.evidence.sentence.starts_with("ruiz, ");
        let own = of(&found, "prep-total")
            .iter()
            .filter(about)
            .find(|own| own.article == "6-17-114")
            .map(|own| (*own).clone());
        own.map(|own| (own.verdict, own.evidence.found, own.evidence.sentence)).unwrap()
    };
    assert_eq!((ruiz(40).0, ruiz(40).1), (Verdict::Met, Some(200)));
    let (verdict, found, sentence) = ruiz(39);
    assert_eq!((verdict, found), (Verdict::CannotBeDecided, Some(0)), "blocks of 40 count");
    let end = "; unless the teacher asked in writing for time outside the students' day, which no file says";
    assert!(sentence.ends_with(end), "{sentence}");
    let promises = commonhour::rules::promises(&input.school, &input.contract);
    let own = promises.iter().find(|own| own.article == "6-17-114").unwrap();
    assert!(
        own.sentence.ends_with(", unless the teacher asked in writing for time outside the students' day"),
        "{}",
        own.sentence
    );
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
