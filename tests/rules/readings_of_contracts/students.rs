//! Classes, and students' minutes.

use super::{both, found, given};
use commonhour::check::Verdict;

fn students(rule: &str, grade: &str, terms: &str) -> String {
    format!("[[{rule}]]\narticle = \"7\"\ncovers = {{ grades = [\"{grade}\"] }}\n{terms}\n")
}

/// Question 2, of students: the walk between two lessons.
#[test]
fn passing_as_instruction() {
    let week = "* 08:00-09:00 instruct - 3A ruiz\n* 09:00-09:05 passing - 3A ruiz\n* 09:05-10:00 instruct - 3A ruiz";
    let with = |passing: i32| students("student-minutes", "3", &format!("minutes = 120\npassing = {passing}"));
    both(week, "3A", (&with(5), 120, 120), (&with(4), 120, 119));
    both(week, "3A", (&with(10), 120, 120), (&with(0), 120, 115));
}

/// Question 31: thirty in the class of grades 4 and 5, where 28 are the cap.
#[test]
fn combination_classes() {
    let with = |which: &str| students("class-size", "4", &format!("most = 28\ncombinations = \"{which}\""));
    assert!(found(&given("", &with("left-out"), ""), "4B").contains(&(28, 24, Verdict::Met)));
    assert_eq!(given("", &with("left-out"), "").broken_by(&["class-size"]), []);
    let broken = given("", &with("included"), "").broken_by(&["class-size"]);
    assert_eq!(broken, [("class-size", "45".to_owned(), 28, 30)]);
}

/// Question 38.
#[test]
fn recess_as_instruction() {
    let week = "* 08:00-09:40 instruct - 3A ruiz\n* 09:40-10:00 recess - 3A cho";
    let with = |counts: bool| students("student-minutes", "3", &format!("minutes = 120\nrecess-counts = {counts}"));
    both(week, "3A", (&with(true), 120, 120), (&with(false), 120, 100));
}
