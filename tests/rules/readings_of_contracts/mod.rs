//! The questions that contracts answer in opposite ways: one schedule, met as one side reads the clause, not met as the
//! other does. Each test has its number in `rules::questions`.

mod at_work;
mod every_clause;
mod preparation;
mod students;

use std::collections::BTreeMap;

use crate::given::{Given, numbers};
use commonhour::check::Verdict;
use commonhour::read::{Folder, school};

/// Five days of four hours, Wednesday of three; a classroom of grade 3, one of grades 4 and 5, a specialist at 62.5 %.
const SCHOOL: &str = r#"
format = 1
[school]
name = "Readings"
grid = 5
[[day-type]]
name = "regular"
days = ["Mon", "Tue", "Thu", "Fri"]
students = { start = 08:00, end = 12:00 }
staff = { start = 07:30, end = 12:45 }
[[day-type.period]]
name = "1"
start = 08:00
end = 08:40
[[day-type.period]]
name = "2"
start = 08:40
end = 09:20
[[day-type.period]]
name = "3"
start = 09:20
end = 10:00
[[day-type]]
name = "early release"
days = ["Wed"]
short = true
students = { start = 08:00, end = 11:00 }
staff = { start = 07:30, end = 12:45 }
[grade.3]
homerooms = { 3A = { teacher = "ruiz", students = 24 } }
no-team = "one teacher"
[grade.4]
homerooms = { 45 = { teacher = "cho", students = 30, also = ["5"] }, 4B = { teacher = "diaz", students = 24 } }
[grade.5]
homerooms = { 5A = { teacher = "hale", students = 24 } }
no-team = "one teacher"
[staff.okafor]
role = "specialist"
fte = 0.625
teaches = ["art"]
[special.art]
minutes = 30
[contract]
files = ["contract.toml"]
"#;

/// The school with further keys or tables, a clause and rows, in the words of the tests of rules.
fn given(more: &str, clauses: &str, week: &str) -> Given {
    let school_file = SCHOOL.replacen("grid = 5", &format!("grid = 5\n{more}"), 1);
    read(&[("school.toml", &school_file), ("contract.toml", &format!("[agreement]\nname = \"Test\"\n{clauses}"))], week)
}

/// The school under a statute and an agreement.
fn under_law(statute: &str, agreement: &str, week: &str) -> Given {
    let school_file = SCHOOL.replace("[\"contract.toml\"]", "[\"law.toml\", \"contract.toml\"]");
    let law = format!("[agreement]\nname = \"Code\"\nkind = \"statute\"\n{statute}");
    read(&[("school.toml", &school_file), ("law.toml", &law), ("contract.toml", agreement)], week)
}

fn read(files: &[(&str, &str)], week: &str) -> Given {
    let files = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect::<BTreeMap<_, _>>();
    let read = school(&Folder { files }).unwrap_or_else(|problems| panic!("{problems}"));
    Given { school: read.school, contract: read.contract, week: week.to_owned() }
}

/// What a clause finds of `who`: required, found and verdict of each finding that says numbers.
fn found(given: &Given, who: &str) -> Vec<(i64, i64, Verdict)> {
    let (rule, _) = given.contract.clauses().next().expect("a clause");
    let own = given.about(rule, who);
    own.iter().map(|finding| (numbers(finding).0, numbers(finding).1, finding.verdict)).collect()
}

/// One week, read in two ways: met with these numbers under the first, not met with those under the second.
fn both(week: &str, who: &str, met: (&str, i64, i64), broken: (&str, i64, i64)) {
    let (first, second) = (found(&given("", met.0, week), who), found(&given("", broken.0, week), who));
    let (is_met, not_met) = ((met.1, met.2, Verdict::Met), (broken.1, broken.2, Verdict::NotMet));
    assert!(first.contains(&is_met), "{first:?}");
    assert!(first.iter().all(|own| matches!(own.2, Verdict::Met | Verdict::DoesNotApply)), "{first:?}");
    let second: Vec<_> = second.into_iter().filter(|own| own.2 != Verdict::Met).collect();
    assert!(second.contains(&not_met), "{second:?}");
}

/// A clause of `rule` for `person` with these terms.
fn clause(rule: &str, person: &str, terms: &str) -> String {
    format!("[[{rule}]]\narticle = \"7\"\ncovers = {{ staff = [\"{person}\"] }}\n{terms}\n")
}
