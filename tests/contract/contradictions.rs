//! Clauses that contradict each other are listed, and both are judged.

use crate::given::{audit, read, told, with};
use commonhour::check::{Contradiction, Verdict};
use commonhour::{report, rules};

const STATUTE: &str = "[agreement]\nname = \"State code\"\nkind = \"statute\"\n\n[[daily-prep]]\narticle = \"1\"\nminutes = 45\n\
                       covers = { staff = [\"ruiz\", \"cho\"] }\n";

fn clause(article: &str, minutes: u32, who: &str, more: &str) -> String {
    format!(
        "[[daily-prep]]\narticle = \"{article}\"\nminutes = {minutes}\ncovers = {{ staff = [\"{who}\"] }}\n{more}\n"
    )
}

fn found(files: &[(&str, &str)]) -> Vec<Contradiction> {
    let input = read(files, "", "").unwrap_or_else(|problems| panic!("{problems}"));
    rules::contradictions::find(&input.school, &input.contract)
}

#[test]
fn less_than_a_statute_is_reported_and_both_are_judged() {
    let contract = clause("7.2", 44, "ruiz", "");
    let files = [("state.toml", STATUTE), ("contract.toml", contract.as_str())];
    let expected = Contradiction {
        first: "Art. 7.2, contract".to_owned(),
        second: "Art. 1, State code".to_owned(),
        sentence: "it promises 44 minutes of preparation a day, less than the 45 of the statute".to_owned(),
    };
    assert_eq!(found(&files), [expected]);
    let input = read(&files, "", "").unwrap();
    let audit = audit(&input, 44, 0);
    let ruiz: Vec<_> = told(&audit, "daily-prep").into_iter().filter(|(.., found)| *found == Some(44)).collect();
    assert!(
        ruiz.contains(&(Verdict::NotMet, Some(45), Some(44))) && ruiz.contains(&(Verdict::Met, Some(44), Some(44)))
    );
    let text = report::audit_text(&input.school, &audit, &[]);
    let line = "Contradictions\n  Art. 7.2, contract, and Art. 1, State code: it promises 44 minutes of preparation a day, \
                less than the 45 of the statute\n";
    assert!(text.contains(line), "{text}");
    let json: serde_json::Value = serde_json::from_str(&report::compliance_json(&input.school, &audit, &[])).unwrap();
    assert_eq!(json["contradictions"][0]["first"], "Art. 7.2, contract");
}

#[test]
fn as_much_as_a_statute_or_other_people_is_no_contradiction() {
    let same = clause("7.2", 45, "ruiz", "");
    assert_eq!(found(&[("state.toml", STATUTE), ("contract.toml", &same)]), []);
    let others = clause("7.2", 30, "diaz", "");
    assert_eq!(found(&[("state.toml", STATUTE), ("contract.toml", &others)]), []);
}

#[test]
fn one_article_with_two_numbers() {
    let twice = clause("7.2", 45, "ruiz", "") + &clause("7.2", 40, "ruiz", "");
    let list = found(&[("contract.toml", &twice)]);
    assert_eq!(list.len(), 1);
    assert_eq!(
        list[0].sentence,
        "the same article twice with different numbers: 45 and 40 minutes of preparation a day"
    );
    let blocks = clause("7.2", 60, "ruiz", "block = 15") + &clause("7.2", 45, "ruiz", "");
    assert_eq!(found(&[("contract.toml", &blocks)]), [], "a part of it in one block is no contradiction");
    let hedged = clause("7.2", 45, "ruiz", "") + &clause("7.2", 50, "ruiz", "verb = \"should\"");
    assert_eq!(found(&[("contract.toml", &hedged)]), []);
    let articles = clause("7.2", 45, "ruiz", "") + &clause("7.3", 40, "ruiz", "");
    assert_eq!(found(&[("contract.toml", &articles)]), []);
}

#[test]
fn readings_of_one_clause_are_not_contradictions() {
    let readings = "[[daily-prep]]\narticle = \"7\"\nreading = [{ held-by = \"a\", minutes = 30 }, { held-by = \"b\", minutes = 40 }]\n";
    assert_eq!(found(&[("contract.toml", readings)]), []);
}

#[test]
fn what_somebody_recorded_is_said() {
    let conflict = clause("5", 45, "ruiz", "conflict-with = \"16.3\"");
    let list = found(&[("contract.toml", &conflict)]);
    assert_eq!(
        (list[0].first.as_str(), list[0].second.as_str(), list[0].sentence.as_str()),
        (
            "Art. 5, contract",
            "Art. 16.3, contract",
            "recorded as contradicting each other; the other one is not entered, so it is not judged"
        )
    );
    let both = conflict + &clause("16.3", 40, "ruiz", "");
    let list = found(&[("contract.toml", &both)]);
    assert_eq!(list.len(), 1);
    assert!(list[0].sentence.ends_with("both are judged as they stand"));
}

#[test]
fn what_asks_nothing_contradicts_nothing() {
    let waived = clause("7.2", 30, "ruiz", "waiver = { for = 3, of = 3, needs = \"2/3\", until = 2030-06-30 }");
    assert_eq!(found(&[("state.toml", STATUTE), ("contract.toml", &waived)]), []);
}

#[test]
fn the_solver_keeps_both() {
    let twice = clause("7.2", 45, "ruiz", "") + &clause("7.2", 40, "ruiz", "");
    let input = with(&twice);
    let minutes: std::collections::BTreeSet<i32> =
        input.contract.demands(&input.school).own_time.iter().map(|own| own.minutes).collect();
    // One stretch of 45 keeps both; two would be more than anybody is owed.
    assert_eq!(minutes.into_iter().collect::<Vec<_>>(), [45]);
}

/// Rule, the statute's number, one beyond it, and what is said of it.
const BEYOND: &[(&str, &str, &str, &str)] = &[
    (
        "contact",
        "most = 300",
        "most = 301",
        "it allows 301 minutes with students every day, more than the 300 of the statute",
    ),
    (
        "contact",
        "least = 200",
        "least = 199",
        "it promises 199 minutes with students every day, less than the 200 of the statute",
    ),
    (
        "collaboration-time",
        "least-minutes = 60",
        "least-minutes = 59",
        "it promises 59 minutes of shared time every week, less than the 60 of the statute",
    ),
    (
        "collaboration-time",
        "most-meetings = 1",
        "most-meetings = 2",
        "it allows 2 meetings of a team every week, more than the 1 of the statute",
    ),
    ("meetings", "count = 1", "count = 2", "it allows 2 meetings every week, more than the 1 of the statute"),
    (
        "meetings",
        "minutes = 60",
        "minutes = 61",
        "it allows 61 minutes of meetings every week, more than the 60 of the statute",
    ),
    (
        "meetings",
        "longest = 60",
        "longest = 61",
        "it allows 61 minutes of one meeting, more than the 60 of the statute",
    ),
    ("caseload", "most = 28", "most = 29", "it allows 29 students in a caseload, more than the 28 of the statute"),
    (
        "caseload",
        "average = 26",
        "average = 27",
        "it allows 27 students in a caseload on average, more than the 26 of the statute",
    ),
    (
        "student-contacts",
        "most = 150",
        "most = 151",
        "it allows 151 students every day, more than the 150 of the statute",
    ),
    ("rooms", "most = 2", "most = 3", "it allows 3 rooms every day, more than the 2 of the statute"),
    (
        "distinct-preparations",
        "most = 3",
        "most = 4",
        "it allows 4 different preparations, more than the 3 of the statute",
    ),
    (
        "in-field",
        "lessons = 5",
        "lessons = 6",
        "it allows 6 lessons outside the field every week, more than the 5 of the statute",
    ),
    (
        "in-field",
        "minutes = 225",
        "minutes = 226",
        "it allows 226 minutes outside the field every week, more than the 225 of the statute",
    ),
    ("distinct-preparations", "subjects = 2", "subjects = 3", "it allows 3 subjects, more than the 2 of the statute"),
    (
        "consecutive-periods",
        "teaching = 3",
        "teaching = 4",
        "it allows 4 periods of teaching in a row, more than the 3 of the statute",
    ),
    (
        "consecutive-periods",
        "working = 4",
        "working = 5",
        "it allows 5 periods of work in a row, more than the 4 of the statute",
    ),
    (
        "recess-free",
        "minutes = 15",
        "minutes = 14",
        "it promises 14 minutes of recess without duty every day, less than the 15 of the statute",
    ),
    (
        "recess-free",
        "times = 2",
        "times = 1",
        "it promises 1 recesses without duty every day, less than the 2 of the statute",
    ),
    ("class-size", "most = 24", "most = 25", "it allows 25 students in a class, more than the 24 of the statute"),
];

/// Each rule with a number once over the statute's and once over itself.
#[test]
fn numbers_of_every_kind_are_held_against_a_statute() {
    for (rule, law, own, sentence) in BEYOND {
        let of = |article: &str, key: &str| {
            let covers = if *rule == "class-size" { "" } else { "covers = { staff = [\"ruiz\"] }\n" };
            format!("[[{rule}]]\narticle = \"{article}\"\n{key}\n{covers}")
        };
        let statute = format!("[agreement]\nname = \"State code\"\nkind = \"statute\"\n\n{}", of("1", law));
        let said = |key: &str| {
            let contract = of("7.2", key);
            let list = found(&[("state.toml", statute.as_str()), ("contract.toml", contract.as_str())]);
            list.into_iter().map(|own| own.sentence).collect::<Vec<_>>()
        };
        assert_eq!(said(own), [*sentence], "{rule}");
        assert_eq!(said(law), [""; 0], "{rule}: as much as the statute");
    }
}

#[test]
fn least_and_most_of_other_kinds_of_time_may_both_hold() {
    let of = |article: &str, key: &str, kinds: &str| {
        format!("[[contact]]\narticle = \"{article}\"\n{key}\ncovers = {{ staff = [\"ruiz\"] }}\ncontact = [{kinds}]\n")
    };
    let both = |kinds: &str| {
        found(&[("contract.toml", &(of("1", "least = 200", "\"instruct\"") + &of("2", "most = 199", kinds)))])
    };
    assert_eq!(
        both("\"instruct\"")[0].sentence,
        "both cannot hold: at least 200 and at most 199 minutes with students every day"
    );
    assert_eq!(both("\"duty\""), []);
}

#[test]
fn other_days_are_no_contradiction() {
    let wednesday = |days: &str| {
        found(&[(
            "contract.toml",
            &(clause("7.2", 45, "ruiz", &format!("days = [{days}]")) + &clause("7.2", 40, "ruiz", "days = [\"Wed\"]")),
        )])
    };
    assert_eq!(wednesday("\"Mon\", \"Tue\", \"Thu\", \"Fri\""), []);
    let twice = wednesday("\"Tue\", \"Wed\"");
    assert_eq!(
        twice.iter().map(|own| own.sentence.as_str()).collect::<Vec<_>>(),
        ["the same article twice with different numbers: 45 and 40 minutes of preparation a day"]
    );
    let law = clause("7.2", 44, "ruiz", "days = [\"Wed\"]");
    assert_eq!(found(&[("state.toml", STATUTE), ("contract.toml", &law)]).len(), 1, "a statute holds on Wednesday too");
}
