//! Agreements for bargaining units, and one contract for many schools.

use crate::given::{audit, of, read};
use commonhour::check::{Subject, Verdict};
use commonhour::read::Input;

const CLERKS: &str = "[staff.kim]\nrole = \"paraprofessional\"\nunit = \"clerks\"\n[staff.vega]\nrole = \"specialist\"\nunit = \"teachers\"\n";

fn input(text: &str) -> Input {
    read(&[("contract.toml", text)], "", CLERKS).unwrap_or_else(|problems| panic!("{problems}"))
}

#[test]
fn an_agreement_stands_for_its_units() {
    let input =
        input("[agreement]\nname = \"T\"\nunits = [\"teachers\"]\n\n[[daily-prep]]\narticle = \"7\"\nminutes = 45\n");
    let audit = audit(&input, 45, 0);
    let findings = of(&audit, "daily-prep");
    let decided: Vec<Subject> =
        findings.iter().filter(|own| own.verdict != Verdict::CannotBeDecided).map(|own| own.subject).collect();
    let vega = input.school.staff_ids().find(|who| input.school[*who].id == "vega").unwrap();
    assert!(decided.iter().all(|subject| *subject == Subject::Staff(vega)), "{decided:?}");
    let open: Vec<&str> = findings
        .iter()
        .filter(|own| own.verdict == Verdict::CannotBeDecided)
        .map(|own| own.evidence.sentence.as_str())
        .collect();
    assert_eq!(open.len(), 5, "four homeroom teachers and okafor have no unit");
    assert!(open.contains(
        &"ruiz: the school file does not say the bargaining unit, so nobody can tell whether Art. 7 covers ruiz"
    ));
}

#[test]
fn a_solve_keeps_what_perhaps_is_owed() {
    let input = input(
        "[agreement]\nname = \"T\"\nunits = [\"teachers\"]\n\n[[duty-free-lunch]]\narticle = \"7\"\nminutes = 30\n",
    );
    let who: Vec<&str> =
        input.contract.demands(&input.school).own_time.iter().map(|own| input.school[own.who].id.as_str()).collect();
    assert!(who.contains(&"vega") && who.contains(&"ruiz") && !who.contains(&"kim"), "{who:?}");
}

#[test]
fn grades_of_other_schools_cover_nobody_here() {
    let input = input("[[daily-prep]]\narticle = \"7\"\nminutes = 45\ncovers = { grades = [\"6\", \"7\"] }\n");
    let audit = audit(&input, 45, 0);
    assert_eq!(of(&audit, "daily-prep")[0].evidence.sentence, "nobody is covered by Art. 7");
    let some = self::input("[[daily-prep]]\narticle = \"7\"\nminutes = 45\ncovers = { grades = [\"3\", \"7\"] }\n");
    let covered = some.contract.daily_prep[0].clause.covered(&some.school).count();
    assert_eq!(covered, 2, "the teachers of grade 3");
}

#[test]
fn a_unit_nobody_has_is_noted() {
    let input =
        input("[agreement]\nname = \"T\"\nunits = [\"teacher\"]\n\n[[workday]]\narticle = \"7\"\nminutes = 450\n");
    let [note] = input.notes.as_slice() else { panic!("{:?}", input.notes) };
    assert_eq!((note.line, note.message.as_str()), (3, "nobody is in unit `teacher`"));
    assert_eq!(note.help, "did you mean `teachers`?");
}
