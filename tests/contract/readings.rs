//! A clause that two sides read differently.

use crate::given::{audit, of, read, told, with};
use commonhour::check::Verdict;
use commonhour::{report, rules};

const DISPUTED: &str = "
[agreement]
name = \"Teachers 2025-28\"

[[prep-total]]
article = \"7.2\"
minutes = 225
covers = { staff = [\"ruiz\"] }
reading = [
    { held-by = \"the district\", counts = [\"prep\", \"passing\"] },
    { held-by = \"the association\", counts = [\"prep\"] },
]
";

#[test]
fn both_readings_are_judged() {
    let input = with(DISPUTED);
    let week = audit(&input, 40, 5);
    assert_eq!(
        told(&week, "prep-total"),
        [(Verdict::Met, Some(225), Some(225)), (Verdict::NotMet, Some(225), Some(200))]
    );
    let holders: Vec<&str> =
        of(&week, "prep-total").iter().map(|own| own.reading.as_ref().unwrap().held_by.as_str()).collect();
    assert_eq!(holders, ["the district", "the association"]);
    let disputes = week.disputes();
    assert_eq!(disputes.len(), 1);
    assert_eq!(disputes[0].words(), "met as the district reads it, not met as the association reads it");
    let text = report::audit_text(&input.school, &week, &[]);
    for line in [
        "promise is met as one side reads it and not as another does",
        "  7.2, as the association reads it  ruiz",
        "Art. 7.2, prep total, ruiz: met as the district reads it, not met as the association reads it",
        "Art. 7.2, prep total as the district reads it: 1 met",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    let json: serde_json::Value = serde_json::from_str(&report::compliance_json(&input.school, &week, &[])).unwrap();
    assert_eq!(
        json["disputes"][0]["readings"][1],
        serde_json::json!({"held_by": "the association", "verdict": "not met"})
    );
    let read: Vec<&serde_json::Value> =
        json["findings"].as_array().unwrap().iter().map(|own| &own["reading"]).collect();
    assert!(read.contains(&&"the district".into()) && read.contains(&&serde_json::Value::Null));
}

#[test]
fn a_reading_both_sides_see_kept_is_no_dispute() {
    let input = with(DISPUTED);
    assert!(audit(&input, 45, 0).disputes().is_empty());
    assert!(audit(&input, 20, 0).disputes().is_empty());
}

#[test]
fn a_solve_obeys_all_readings_unless_told() {
    let demands = |obey: &str| {
        let input = read(&[("contract.toml", DISPUTED)], obey, "").unwrap_or_else(|problems| panic!("{problems}"));
        let audit = audit(&input, 40, 5);
        (input.contract.demands(&input.school).own_totals.len(), audit.nothing_required_is_broken())
    };
    assert_eq!(demands("").0, 2);
    // The other program rules are broken by a week this empty; what the readings add is told apart below.
    assert_eq!(demands("obey = \"the district\"").0, 1);
    let obeyed = |obey: &str| {
        let input = read(&[("contract.toml", DISPUTED)], obey, "").unwrap();
        let mut audit = audit(&input, 40, 5);
        audit.findings.retain(|own| own.rule == "prep-total");
        audit.nothing_required_is_broken()
    };
    assert!(!obeyed(""));
    assert!(obeyed("obey = \"the district\""));
    assert!(!obeyed("obey = \"the association\""));
}

#[test]
fn a_clause_the_obeyed_side_does_not_read_is_kept_in_every_reading() {
    let other = DISPUTED.replace("the district", "the board").replace("the association", "the teachers");
    let other = other.replace("7.2", "8.1").replace("Teachers 2025-28", "Other");
    let files = [("contract.toml", DISPUTED), ("other.toml", other.as_str())];
    let input = read(&files, "obey = \"the district\"", "").unwrap();
    assert_eq!(input.contract.demands(&input.school).own_totals.len(), 3);
}

#[test]
fn promises_say_who_reads_them_so() {
    let input = with(DISPUTED);
    let promises = rules::promises(&input.school, &input.contract);
    let own: Vec<_> = promises.iter().filter(|promise| promise.rule == "prep-total").collect();
    assert_eq!(own.len(), 2);
    assert_eq!(own[0].reading.as_deref(), Some("the district"));
    assert_eq!(
        own[0].sentence,
        "Every week, 225 minutes of preparation in blocks of at least 1 inside the student day, counting prep, passing, \
         for ruiz, Art. 7.2, Teachers 2025-28, as the district reads it"
    );
}

#[test]
fn every_key_may_stand_in_a_reading() {
    let input = with(
        "[[daily-prep]]\narticle = \"7\"\ncollaboration-counts = true\ncovers = { staff = [\"ruiz\"] }\nreading = [\n\
         { held-by = \"a\", minutes = 30, verb = \"should\", counts = [\"prep\"] },\n{ held-by = \"b\", minutes = 40 },\n]\n",
    );
    let [one, other] = input.contract.daily_prep.as_slice() else { panic!("two terms") };
    assert_eq!((one.minutes, one.clause.required(), one.clause.counts.prep.len()), (30, false, 1));
    assert_eq!((other.minutes, other.clause.required(), other.clause.counts.prep.len()), (40, true, 2));
    assert_eq!(one.clause.reading.as_ref().unwrap().entry, other.clause.reading.as_ref().unwrap().entry);
}
