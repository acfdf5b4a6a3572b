//! What a proposed contract term costs.

use super::given::{AGREEMENT, changed, settings, with};
use commonhour::report::{price_json, price_text};
use commonhour::ways::{Answer, Limits, NotPriced, clause_price};
use std::sync::atomic::AtomicBool;

const TERM: &str =
    "[[duty-free-lunch]]\narticle = \"7.5\"\nminutes = 30\ncovers = { roles = [\"classroom-teacher\"] }\n";

#[test]
fn each_number_is_answered_and_the_school_is_the_measure() {
    let folder = with(&changed(&[]), &[("contract.toml", AGREEMENT)]);
    let stop = AtomicBool::new(false);
    let limits = Limits { each: 800, shown: 1, ..Limits::usual(settings(40_000, &stop)) };
    let priced = clause_price(&folder, ("term.toml", TERM), "minutes", &[25, 30], &limits)
        .unwrap_or_else(|_| panic!("no price"));
    assert_eq!(priced.replaced, ["7.5"]);
    assert_eq!(priced.before.answer, Answer::Possible);
    let answers: Vec<_> = priced.lines.iter().map(|line| (line.value, line.answer == Answer::Possible)).collect();
    assert_eq!(answers, [(Some(25), true), (Some(30), true)]);
    assert!(price_text(&priced).contains("minutes = 25: possible."), "{}", price_text(&priced));
    assert_eq!(price_json(&priced)["with"][1]["status"], "possible");
}

#[test]
fn what_is_proposed_does_not_give_way() {
    let folder = with(&changed(&[]), &[("contract.toml", AGREEMENT)]);
    let stop = AtomicBool::new(false);
    let limits = Limits { each: 400, shown: 1, candidates: 40, ..Limits::usual(settings(20_000, &stop)) };
    let priced =
        clause_price(&folder, ("term.toml", TERM), "minutes", &[35], &limits).unwrap_or_else(|_| panic!("no price"));
    assert_ne!(priced.lines[0].answer, Answer::Possible);
    let ways = priced.lines[0].ways.as_ref().unwrap();
    for way in &ways.ways {
        assert!(way.edits().all(|edit| edit.file() != "term.toml"), "{way:?}");
    }
}

#[test]
fn a_key_that_no_clause_has_is_said() {
    let folder = with(&changed(&[]), &[("contract.toml", AGREEMENT)]);
    let stop = AtomicBool::new(false);
    let limits = Limits { each: 400, ..Limits::usual(settings(2_000, &stop)) };
    let wrong = clause_price(&folder, ("term.toml", TERM), "hours", &[3], &limits);
    assert!(matches!(wrong, Err(NotPriced::NotMade(why)) if why.contains("`hours`")));
    let twice = clause_price(&folder, ("contract.toml", TERM), "minutes", &[3], &limits);
    assert!(matches!(twice, Err(NotPriced::NotMade(_))));
}
