//! Waivers, side agreements, dates: whether a clause asks something at this school on this day.

use crate::given::{CALENDAR, PREP, audit, read, silent, told, with};
use commonhour::check::{Compliance, Verdict};
use commonhour::read::Input;
use commonhour::{report, rules};

fn waived(vote: &str) -> Compliance {
    let text = format!("{PREP}waiver = {{ {vote} }}\n");
    let input = read(&[("contract.toml", &text)], "", CALENDAR).unwrap_or_else(|problems| panic!("{problems}"));
    audit(&input, 30, 0)
}

/// The contract with a side agreement that replaces Art. 7.2 by 30 minutes.
fn side(more: &str) -> Input {
    let side = format!(
        "[agreement]\nname = \"Side letter\"\nkind = \"side-agreement\"\nreplaces = [\"7.2\"]\nof = \"Teachers 2025-28\"\n{more}\n\n\
         [[daily-prep]]\narticle = \"S1\"\nminutes = 30\ncovers = {{ staff = [\"ruiz\"] }}\n"
    );
    read(&[("contract.toml", PREP), ("side.toml", &side)], "", CALENDAR).unwrap_or_else(|problems| panic!("{problems}"))
}

#[test]
fn a_vote_that_holds_sets_the_clause_aside() {
    let audit = waived(
        "for = 34, of = 51, needs = \"2/3\", electorate = \"teachers voting\", until = 2026-08-17, reason = \"pilot\"",
    );
    assert_eq!(
        silent(&audit, "daily-prep"),
        "Art. 7.2 asks nothing here: waived: 34 of 51 (teachers voting) voted for it, 2/3 needed, until 2026-08-17 (pilot)"
    );
    assert!(audit.footing.notes.is_empty(), "{:?}", audit.footing.notes);
}

#[test]
fn one_vote_too_few_leaves_the_clause_standing() {
    let audit = waived("for = 33, of = 51, needs = \"2/3\", until = 2027-06-30");
    assert_eq!(told(&audit, "daily-prep")[0], (Verdict::NotMet, Some(45), Some(30)));
    assert_eq!(
        audit.footing.notes,
        ["Art. 7.2, Teachers 2025-28: stands, although a waiver is on record: the vote missed the threshold: \
          33 of 51 voted for it, 2/3 needed"]
    );
}

#[test]
fn thresholds_are_exact() {
    let holds = |vote: &str| told(&waived(&format!("{vote}, until = 2027-06-30")), "daily-prep")[0].1.is_none();
    assert!(holds("for = 20, of = 40, needs = \"1/2\""));
    assert!(!holds("for = 20, of = 40, needs = \"majority\""));
    assert!(holds("for = 21, of = 40, needs = \"majority\""));
    assert!(holds("for = 22, of = 40, needs = 55"));
    assert!(!holds("for = 21, of = 40, needs = 55"));
    assert!(!holds("for = 34, of = 51, needs = 66.67"), "two thirds are less than 66.67 %");
    assert!(holds("for = 35, of = 51, needs = 66.67"));
}

#[test]
fn a_waiver_ends_with_its_last_day() {
    let audit = waived("for = 40, of = 40, needs = \"2/3\", until = 2026-08-16");
    assert_eq!(told(&audit, "daily-prep")[0], (Verdict::NotMet, Some(45), Some(30)));
    assert!(audit.footing.notes[0].ends_with("it ended on 2026-08-16"), "{:?}", audit.footing.notes);
}

#[test]
fn a_solve_does_not_keep_what_asks_nothing() {
    let text = format!("{PREP}waiver = {{ for = 40, of = 40, needs = \"2/3\", until = 2027-06-30 }}\n");
    let input = with(&text);
    assert!(input.contract.demands(&input.school).own_time.is_empty());
    let input = with(PREP);
    assert_eq!(input.contract.demands(&input.school).own_time.len(), 5);
}

#[test]
fn a_side_agreement_replaces_articles_at_its_schools() {
    let input = side("schools = [\"Small School\", \"Baird\"]");
    let audit = audit(&input, 30, 0);
    let found = told(&audit, "daily-prep");
    assert_eq!(found[0], (Verdict::DoesNotApply, None, None));
    assert_eq!(found[1], (Verdict::Met, Some(30), Some(30)));
    let sentences: Vec<&str> = audit.findings.iter().map(|own| own.evidence.sentence.as_str()).collect();
    assert!(sentences.contains(&"Art. 7.2 asks nothing here: replaced by Side letter"));
    assert_eq!(audit.footing.notes, ["Side letter replaces Art. 7.2 of Teachers 2025-28 at this school"]);
}

#[test]
fn at_another_school_a_side_agreement_asks_nothing() {
    let input = side("schools = [\"Baird\"]");
    let audit = audit(&input, 30, 0);
    let found = told(&audit, "daily-prep");
    assert_eq!(found[0], (Verdict::NotMet, Some(45), Some(30)));
    assert_eq!(found.last(), Some(&(Verdict::DoesNotApply, None, None)));
    let promises = rules::promises(&input.school, &input.contract);
    let letter = promises.iter().find(|own| own.agreement == "Side letter").unwrap();
    assert!(
        letter.sentence.ends_with("(asks nothing here: it is for Baird, not for Small School)"),
        "{}",
        letter.sentence
    );
}

#[test]
fn a_waiver_as_a_document_needs_its_vote() {
    let input = |votes: u32| {
        let document = format!(
            "[agreement]\nname = \"Vote of May\"\nkind = \"waiver\"\nreplaces = [\"7.2\"]\nof = \"Teachers 2025-28\"\n\
             vote = {{ for = {votes}, of = 40, needs = \"3/4\", until = 2027-06-30 }}\n"
        );
        read(&[("contract.toml", PREP), ("vote.toml", &document)], "", CALENDAR).unwrap()
    };
    assert!(
        silent(&audit(&input(30), 30, 0), "daily-prep")
            .ends_with("replaced by Vote of May (30 of 40 voted for it, 3/4 needed)")
    );
    let short = audit(&input(29), 30, 0);
    assert_eq!(told(&short, "daily-prep")[0], (Verdict::NotMet, Some(45), Some(30)));
    assert!(short.footing.notes[0].contains("its vote does not hold"), "{:?}", short.footing.notes);
}

#[test]
fn what_is_not_in_force_asks_nothing_on_that_day() {
    let text = PREP.replace("\n\n[[", "\neffective = { from = 2026-08-18, to = 2028-06-30 }\n\n[[");
    let mut input = read(&[("contract.toml", &text)], "", CALENDAR).unwrap();
    assert_eq!(input.contract.as_of.unwrap().to_string(), "2026-08-17", "the first school day");
    let first = audit(&input, 30, 0);
    assert_eq!(
        silent(&first, "daily-prep"),
        "Art. 7.2 asks nothing here: not in force on 2026-08-17, but from 2026-08-18 to 2028-06-30"
    );
    assert!(report::audit_text(&input.school, &first, &[]).contains("asks nothing here: not in force"));
    for (date, stands) in [("2026-08-18", true), ("2028-06-30", true), ("2028-07-01", false)] {
        input.contract.as_of = Some(date.parse().unwrap());
        assert_eq!(told(&audit(&input, 30, 0), "daily-prep")[0].0 == Verdict::NotMet, stands, "{date}");
    }
    input.contract.as_of = None;
    assert_eq!(told(&audit(&input, 30, 0), "daily-prep")[0].0, Verdict::NotMet, "without a day all is in force");
}

#[test]
fn a_clause_has_dates_of_its_own() {
    let text = format!("{PREP}effective = {{ from = 2027-01-01 }}\n");
    let mut input = read(&[("contract.toml", &text)], "", CALENDAR).unwrap();
    assert!(silent(&audit(&input, 30, 0), "daily-prep").ends_with("not in force on 2026-08-17, but from 2027-01-01"));
    input.contract.as_of = Some("2027-01-01".parse().unwrap());
    assert_eq!(told(&audit(&input, 30, 0), "daily-prep")[0].0, Verdict::NotMet);
}

#[test]
fn clauses_for_small_schools_ask_nothing_of_others() {
    // Four homeroom teachers and a specialist; four homerooms; 97 students.
    let asks = |condition: &str| {
        let input = with(&format!("{PREP}applies-if = {{ {condition} }}\n"));
        told(&audit(&input, 30, 0), "daily-prep")[0].0 == Verdict::NotMet
    };
    assert!(asks("teachers = { max = 5 }"));
    assert!(!asks("teachers = { max = 4 }"));
    assert!(asks("homerooms = { min = 4 }"));
    assert!(!asks("homerooms = { min = 5 }"));
    assert!(asks("students = { min = 97, max = 97 }"));
    assert!(!asks("students = { max = 96 }"));
    assert!(asks("schools = [\"small school\"]"));
    assert!(!asks("schools = [\"Baird\"]"));
    let input = with(&format!("{PREP}applies-if = {{ teachers = {{ max = 4 }} }}\n"));
    assert_eq!(
        silent(&audit(&input, 30, 0), "daily-prep"),
        "Art. 7.2 asks nothing here: it is for schools of at most 4 teachers, and this one has 5"
    );
}
