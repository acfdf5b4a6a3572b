//! Time with students, runs, lunch, duties.

use super::{both, clause, given};
use crate::given::numbers;
use commonhour::check::Verdict;

/// Question 2, of adults.
#[test]
fn passing_as_contact() {
    let week = "Mon 08:00-10:00 instruct - 3A ruiz\nMon 10:00-10:10 passing - 3A ruiz";
    let with = |kinds: &str| clause("contact", "ruiz", &format!("most = 120\ncontact = [{kinds}]"));
    both(week, "ruiz", (&with("\"instruct\""), 120, 120), (&with("\"instruct\", \"passing\""), 120, 130));
}

/// Question 3.
#[test]
fn passing_as_a_break() {
    let week =
        "Mon 08:00-09:30 instruct - 3A ruiz\nMon 09:30-09:40 passing - - ruiz\nMon 09:40-11:10 instruct - 3A ruiz";
    let with = |kinds: &str| clause("longest-stretch", "ruiz", &format!("minutes = 180\nbreaks = [{kinds}]"));
    both(week, "ruiz", (&with("\"lunch\", \"prep\", \"passing\""), 180, 90), (&with("\"lunch\", \"prep\""), 180, 190));
}

/// Question 4.
#[test]
fn recess_as_a_break() {
    let week =
        "Mon 08:00-09:30 instruct - 3A ruiz\nMon 09:30-09:45 recess - 3A ruiz\nMon 09:45-11:15 instruct - 3A ruiz";
    let with =
        |counts: bool| clause("longest-stretch", "ruiz", &format!("minutes = 180\nsupervision-counts = {counts}"));
    both(week, "ruiz", (&with(false), 180, 90), (&with(true), 180, 195));
}

/// Question 5: two periods of class, then a duty.
#[test]
fn teaching_or_working_in_a_row() {
    let week = "Mon 08:00-08:40 instruct - 3A ruiz\nMon 08:40-09:20 instruct - 3A ruiz\nMon 09:20-10:00 duty - 3A ruiz";
    let with = |key: &str| clause("consecutive-periods", "ruiz", &format!("{key} = 2"));
    let on_monday = |clauses: &str| {
        let finding = given("", clauses, week).on("consecutive-periods", "ruiz", "Mon");
        (numbers(&finding).0, numbers(&finding).1, finding.verdict)
    };
    assert_eq!(on_monday(&with("teaching")), (2, 2, Verdict::Met));
    assert_eq!(on_monday(&with("working")), (2, 3, Verdict::NotMet));
}

/// Question 17.
#[test]
fn passing_inside_lunch() {
    let week = "* 10:30-11:00 lunch - - ruiz\n* 10:55-11:00 passing - - ruiz";
    let with = |terms: &str| clause("duty-free-lunch", "ruiz", &format!("minutes = 30\n{terms}"));
    both(week, "ruiz", (&with(""), 30, 30), (&with("excludes = [\"passing\"]"), 30, 25));
    let plain = "* 10:30-11:00 lunch - - ruiz";
    both(plain, "ruiz", (&with(""), 30, 30), (&with("passing = 5"), 30, 25));
}

/// Question 18: students eat for 40 minutes.
#[test]
fn the_longer_of_two_lunches() {
    let week = "* 10:00-10:40 lunch - 3A cho\n* 10:00-10:30 lunch - - ruiz";
    let with = |terms: &str| clause("duty-free-lunch", "ruiz", &format!("minutes = 30\n{terms}"));
    both(week, "ruiz", (&with("students-lunch = \"shorter\""), 30, 30), (&with("students-lunch = \"longer\""), 40, 30));
}

/// Question 28.
#[test]
fn duty_only_at_the_home_school() {
    let week = "Mon 08:00-08:15 duty - 3A okafor";
    let with = |terms: &str| clause("duties", "okafor", terms);
    both(week, "okafor", (&with("minutes = 15"), 15, 15), (&with("never = true"), 0, 15));
}

/// Question 29: two hours with the class, one of them while some are pulled out.
#[test]
fn with_all_pupils() {
    let week = "Mon 08:00-10:00 instruct - 3A ruiz\nMon 09:00-10:00 eld - 3A okafor note:one";
    let with = |key: &str| clause("contact", "ruiz", &format!("{key} = 60"));
    both(week, "ruiz", (&with("with-all-pupils"), 60, 60), (&with("most"), 60, 120));
}

/// Question 30: one course for two grades.
#[test]
fn different_preparations() {
    let week = "Mon 08:00-08:30 special art 3A okafor\nMon 08:30-09:00 special art 4B okafor";
    let with = |terms: &str| clause("distinct-preparations", "okafor", &format!("most = 1\n{terms}"));
    both(week, "okafor", (&with("same = [[\"art/3\", \"art/4\"]]"), 1, 1), (&with(""), 1, 2));
    both(week, "okafor", (&with("by-grade = false"), 1, 1), (&with("by-grade = true"), 1, 2));
    both(week, "okafor", (&with("leave-out = [\"art\"]"), 1, 0), (&with(""), 1, 2));
}

/// Question 36: 15 minutes of duty for one and 30 for another.
#[test]
fn equitable_duty() {
    let week = "Mon 08:00-08:15 duty - 3A ruiz\nTue 08:00-08:30 duty - 3A cho";
    let with = |most: i32| {
        format!("[[duties]]\narticle = \"7\"\ncovers = {{ staff = [\"ruiz\", \"cho\"] }}\nfair-within = {most}\n")
    };
    let verdicts = |most: i32| {
        let given = given("", &with(most), week);
        let own = given.findings("duties").into_iter().filter(|own| own.evidence.required.is_some());
        own.map(|own| (own.evidence.required, own.evidence.found, own.verdict)).collect::<Vec<_>>()
    };
    assert!(verdicts(15).contains(&(Some(15), Some(15), Verdict::Met)), "{:?}", verdicts(15));
    assert!(verdicts(14).contains(&(Some(14), Some(15), Verdict::NotMet)), "{:?}", verdicts(14));
}

/// Question 37.
#[test]
fn advisory_as_instruction() {
    let week = "Mon 08:00-09:40 instruct - 3A ruiz\nMon 09:40-10:00 advisory - 3A ruiz";
    let with = |kinds: &str| clause("contact", "ruiz", &format!("most = 100\ncontact = [{kinds}]"));
    both(week, "ruiz", (&with("\"instruct\""), 100, 100), (&with("\"instruct\", \"advisory\""), 100, 120));
}
