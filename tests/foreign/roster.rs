//! A contract, a roster and the bells: verdicts where there are facts, and what is left open where there are none.

use super::{Files, files, numbers, places};
use commonhour::check::Verdict::{CannotBeDecided, DoesNotApply, Met, NotMet};
use commonhour::model::{Clock, DayId, HomeroomId, Role, Span, StaffId};
use commonhour::schedule::Unassigned::{Open, Undecided};

const PREP: &str = "[[daily-prep]]\narticle = \"7.2\"\nminutes = 45\n";

#[test]
fn verdicts_come_by_article_and_person() {
    let contract = format!("{PREP}[[duty-free-lunch]]\narticle = \"7.5\"\nminutes = 30\n");
    let own = files(
        &contract,
        "Mon,8:00,8:45,prep,,ruiz\nMon,8:00,8:44,prep,,cho\nMon,11:00,11:30,lunch,,ruiz\nMon,11:00,11:29,lunch,3A,cho\n",
    );
    assert_eq!(numbers(&own.on(Open, "7.2", "ruiz", "Mon")), (Met, Some(45), Some(45)));
    let broken = own.on(Open, "7.2", "cho", "Mon");
    assert_eq!(numbers(&broken), (NotMet, Some(45), Some(44)));
    assert_eq!(broken.evidence.sentence, "cho, Mon: longest prep 44 min, 08:00–08:44; 45 required by Art. 7.2");
    assert_eq!(numbers(&own.on(Open, "7.5", "ruiz", "Mon")), (Met, Some(30), Some(30)));
    assert_eq!(numbers(&own.on(Open, "7.5", "cho", "Mon")), (NotMet, Some(30), Some(0)));
    assert!(own.about(Open, "7.2", "aide").is_empty(), "the clause covers teachers");
}

#[test]
fn nothing_is_said_about_what_only_a_school_folder_knows() {
    let own = files("", "Mon,8:00,9:00,instruct,3A;3B,ruiz\nMon,8:00,9:00,prep,,cho\n");
    let (_, audited) = own.audit(Undecided);
    let mut rules: Vec<&str> = audited.compliance.findings.iter().map(|finding| finding.rule).collect();
    rules.dedup();
    assert_eq!(rules, ["no-double-booking", "supervision"]);
    assert!(audited.not_checked[0].starts_with("blocks, sections, groups"), "{:?}", audited.not_checked);
}

#[test]
fn children_in_no_row_are_undecided_but_an_aide_alone_in_class_is_not_met() {
    let own = files(
        "",
        "Mon,8:00,9:00,instruct,3A,ruiz\nMon,8:00,9:00,instruct,3B,aide\nTue,8:00,12:00,instruct,3A;3B,ruiz\n",
    );
    let gap = own.on(Undecided, "supervision", "3A", "Mon");
    assert_eq!(gap.verdict, CannotBeDecided);
    assert_eq!(gap.evidence.sentence, "3A, Mon: the file does not say where they are at 09:00–12:00");
    assert_eq!(own.on(Undecided, "supervision", "3B", "Mon").verdict, NotMet);
    assert_eq!(own.on(Undecided, "supervision", "3A", "Tue").verdict, Met);
}

#[test]
fn a_co_teacher_may_have_a_row_of_their_own() {
    let own = files("", "Mon,8:00,12:00,instruct,3A,ruiz\nMon,9:00,10:00,co-teach,3A,aide\n");
    assert_eq!(own.about(Undecided, "no-double-booking", "3A")[0].verdict, Met);
    assert_eq!(own.on(Undecided, "supervision", "3A", "Mon").verdict, Met);
    let alone = files("", "Mon,8:00,9:00,instruct,3A,ruiz\nMon,9:00,12:00,co-teach,3A,aide\n");
    assert_eq!(alone.on(Undecided, "supervision", "3A", "Mon").verdict, NotMet);
}

#[test]
fn a_file_without_children_says_nothing_about_children() {
    let mut own =
        files("[[specialist-load]]\narticle = \"8\"\nsections-per-day = 1\ncovers = { staff = [\"ruiz\"] }\n", "");
    own.week = "day,start,end,kind,staff\nMon,8:00,8:45,special,ruiz\nMon,8:45,9:30,special,ruiz\n".to_owned();
    let (_, audited) = own.audit(Undecided);
    assert!(audited.compliance.findings.iter().all(|finding| finding.rule != "supervision"));
    assert_eq!(numbers(&own.on(Undecided, "8", "ruiz", "Mon")), (NotMet, Some(1), Some(2)));
    assert!(audited.not_checked.contains(&"where children are: the file has no column `homerooms`".to_owned()));
}

#[test]
fn a_file_without_adults_decides_nothing_about_adults() {
    let mut own = files(PREP, "");
    own.week = "day,start,end,kind,homerooms\nMon,8:00,12:00,instruct,3A\n".to_owned();
    let finding = own.on(Open, "7.2", "ruiz", "Mon");
    assert_eq!(finding.verdict, CannotBeDecided);
    assert_eq!(finding.evidence.sentence, "ruiz, Mon: the file has no column `staff`");
    assert!(own.about(Open, "supervision", "3A").is_empty());
}

#[test]
fn hours_that_nobody_gives_are_the_bells_and_said() {
    let paid = "[[daily-prep]]\narticle = \"7.2\"\nminutes = 45\nin = \"paid-day\"\n";
    // Of 45 minutes 15 lie before the staff's day: paid time for whoever's hours are earlier, and who knows.
    let own = files(paid, "Mon,7:30,8:15,prep,,ruiz\nMon,7:45,8:30,prep,,cho\n");
    let stray = own.on(Open, "7.2", "ruiz", "Mon");
    assert_eq!(stray.verdict, CannotBeDecided);
    assert_eq!(
        stray.evidence.sentence,
        "ruiz, Mon: the roster gives no paid hours, and there are rows outside the staff hours of the bells"
    );
    assert_eq!(own.on(Open, "7.2", "cho", "Mon").verdict, Met);
    let (_, audited) = own.audit(Open);
    let said = "paid hours of ruiz, cho, aide: the roster gives none, so the staff hours of each day type were taken";
    assert!(audited.not_checked.contains(&said.to_owned()), "{:?}", audited.not_checked);

    let given = Files {
        roster: "id,role,fte,unit,start,end\nruiz,classroom-teacher,1,A,7:45 AM,12:30 PM\n".to_owned(),
        week: own.week.replace("Mon,7:45,8:30,prep,,cho\n", ""),
        ..own
    };
    assert_eq!(numbers(&given.on(Open, "7.2", "ruiz", "Mon")), (NotMet, Some(45), Some(30)));
}

#[test]
fn grades_that_nobody_gives_leave_a_clause_open() {
    let contract = "[[daily-prep]]\narticle = \"9\"\nminutes = 45\ncovers = { grades = [\"K\"] }\n";
    let own = files(contract, "Mon,8:00,8:45,prep,,ruiz\n");
    let [finding] = &own.about(Open, "9", "ruiz")[..] else { panic!("one finding") };
    assert_eq!(finding.verdict, CannotBeDecided);
    assert_eq!(
        finding.evidence.sentence,
        "ruiz: whether Art. 9 covers them is not known, because the roster gives no grades"
    );
    assert!(own.about(Open, "9", "school").is_empty(), "that nobody is covered is not known either");

    // With a column for them, whoever has none serves none in particular; a classroom teacher has one.
    let roster = "id,role,fte,unit,grade\nruiz,classroom-teacher,1,A,k\ncho,classroom-teacher,1,A,\naide,paraprofessional,1,B,\n";
    let given = Files { roster: roster.to_owned(), ..own.clone() };
    assert_eq!(numbers(&given.on(Open, "9", "ruiz", "Mon")), (Met, Some(45), Some(45)));
    assert_eq!(given.about(Open, "9", "cho")[0].verdict, CannotBeDecided);
    assert!(given.about(Open, "9", "aide").is_empty());
    let nobody = Files { roster: "id,role,fte,unit,grade\nruiz,classroom-teacher,1,A,1\n".to_owned(), ..own };
    assert_eq!(nobody.about(Open, "9", "school")[0].verdict, DoesNotApply);
}

#[test]
fn the_roster_says_who_leads_which_homeroom_and_when() {
    let mut own = files("", "Mon,8:00,9:00,instruct,3a,ruiz\nMon,8:00,9:00,instruct,3C,cho\n");
    own.roster = "ID;Role;FTE;Unit;Name;Grade;Homeroom;Students;Start;End;Days;Home School
ruiz;classroom-teacher;0,6;A;Maria Ruiz;3;3A;23;8:00 AM;12:00 PM;Monday;North
cho;classroom-teacher;40%;A;Dan Cho;3;3A;;8:00 AM;12:00 PM;Tue;
lane;specialist|interventionist;0.5|0.25;A;;;;;;;;
"
    .to_owned();
    let input = own.read().unwrap_or_else(|problems| panic!("{problems}"));
    let school = &input.school;
    let ids: Vec<&str> = school.homerooms.iter().map(|homeroom| homeroom.id.as_str()).collect();
    assert_eq!(ids, ["3A", "3C"]);
    let shared = &school[HomeroomId(0)];
    assert_eq!((shared.led_on(DayId(0)), shared.led_on(DayId(1))), (Some(StaffId(0)), Some(StaffId(1))));
    assert_eq!((school[shared.grade].id.as_str(), shared.students), ("3", 23));
    assert_eq!(school[HomeroomId(1)].led_on(DayId(0)), None);
    assert_eq!(school.paid_day(StaffId(0), DayId(0)), Some(Span::new(Clock::at(8, 0), Clock::at(12, 0))));
    assert_eq!(school.paid_day(StaffId(0), DayId(1)), None);
    assert_eq!(school[StaffId(0)].name, "Maria Ruiz");
    assert!(school[StaffId(2)].has_role(Role::Interventionist) && school[StaffId(2)].has_role(Role::Specialist));
    let [full, part, most] = [0, 1, 2].map(|n| school[StaffId(n)].fte());
    assert!(part < full && full < most, "{part:?} {full:?} {most:?}");
    assert_eq!(input.facts.hours_unknown, [StaffId(2)]);
    assert_eq!(input.facts.students_unknown, [HomeroomId(1)]);
    let notes: Vec<(usize, usize, &str)> =
        input.notes.iter().map(|note| (note.line, note.column, note.message.as_str())).collect();
    assert_eq!(
        notes,
        [(1, 1, "homeroom `3C` is in no row of the roster"), (1, 62, "the column `Home School` is left out")]
    );
}

#[test]
fn every_problem_of_a_roster_has_its_place() {
    let mut own = files("", "");
    own.roster = "id,role,fte,unit,start,end,days,students
ruiz,clasroom-teacher,1.0,A,,,,
cho,specialist,2.5,A,,,,
cho,specialist,1.0,A,,,,
a b,specialist,1.0,A,,,,
,specialist,1.0,A,,,,
vega,specialist,,A,8:00,,,
lane,,1.0,A,12:00,8:00,,
okafor,specialist,1.0,A,,,Mun,
haas,specialist,1.0,A,,,,many
moen,specialist;coach,1.0,A,,,,
"
    .to_owned();
    let problems = own.read().expect_err("problems");
    assert!(problems.list.iter().all(|problem| problem.file == "roster.csv"), "{problems}");
    let expected = [
        (2, 6, "`role` cannot be `clasroom-teacher`"),
        (3, 16, "`fte` is 2.5, outside 0.01 to 1.5"),
        (4, 1, "`cho` has a row on line 3 already"),
        (5, 1, "`a b` cannot be the id of a staff member"),
        (6, 1, "this row has no id"),
        (7, 17, "this row has no fte"),
        (7, 25, "paid hours have a start and an end"),
        (8, 6, "this row has no role"),
        (8, 19, "`end` 08:00 is not after `start` 12:00"),
        (9, 27, "there is no day `Mun`"),
        (10, 26, "`students` must be a number of children, not the text `many`"),
        (11, 23, "2 roles have 1 shares of full time"),
    ];
    assert_eq!(places(&problems), expected);
    own.roster = "id,role,unit\n".to_owned();
    assert_eq!(places(&own.read().expect_err("a problem")), [(1, 1, "there is no column `fte`")]);
    own.roster = "id,role,fte,unit\n".to_owned();
    assert_eq!(places(&own.read().expect_err("a problem")), [(1, 1, "the roster names nobody")]);
}

#[test]
fn bells_and_contracts_are_read_as_in_a_folder() {
    let mut own = files("[[daily-prep]]\narticle = \"7.2\"\nminuets = 45\nminutes = 45\n", "");
    own.bells += "[audit]\nunassigned = \"prepp\"\n[staff.ruiz]\nrole = \"coach\"\n";
    own.roster = own.roster.replace("aide,paraprofessional", "aide,aide");
    let problems = own.read().expect_err("problems");
    let found: Vec<(&str, usize, &str)> =
        problems.list.iter().map(|own| (own.file.as_str(), own.line, own.message.as_str())).collect();
    let expected = [
        ("bells.toml", 11, "`unassigned` cannot be `prepp`"),
        ("bells.toml", 12, "unknown key `staff` in the bells file"),
        ("contract.toml", 3, "unknown key `minuets` in [[daily-prep]]"),
        ("roster.csv", 4, "`role` cannot be `aide`"),
    ];
    assert_eq!(found, expected);
    let fine = files("", "");
    let open = Files { bells: fine.bells.clone() + "[audit]\nunassigned = \"open\"\n", ..fine.clone() };
    assert_eq!(open.read().unwrap().unassigned, Open);
    assert_eq!(fine.read().unwrap().unassigned, Undecided);
}

#[test]
fn students_that_nobody_counted_leave_open_whether_a_clause_applies() {
    let contract = format!("{PREP}applies-if = {{ students = {{ max = 30 }} }}\n");
    let own = files(&contract, "Mon,8:00,8:44,prep,,ruiz\nMon,8:00,8:45,instruct,3A,cho\n");
    let open = own.on(Open, "7.2", "ruiz", "Mon");
    assert_eq!(open.verdict, CannotBeDecided);
    assert_eq!(open.evidence.sentence, "ruiz, Mon: the roster does not list the homerooms and their students");
    let roster = |students: &str| {
        format!(
            "id,role,fte,unit,homeroom,students\nruiz,classroom-teacher,1,A,3A,{students}\ncho,classroom-teacher,1,A,,\n"
        )
    };
    let uncounted = Files { roster: roster(""), ..own.clone() }.on(Open, "7.2", "ruiz", "Mon");
    assert_eq!(uncounted.evidence.sentence, "ruiz, Mon: the roster does not give the number of students");
    let few = Files { roster: roster("30"), ..own.clone() };
    assert_eq!(numbers(&few.on(Open, "7.2", "ruiz", "Mon")), (NotMet, Some(45), Some(44)));
    let many = Files { roster: roster("31"), ..own.clone() };
    assert_eq!(many.about(Open, "7.2", "school")[0].verdict, DoesNotApply);
    // A roster without homerooms does not say that there are none.
    let large = format!("{PREP}applies-if = {{ homerooms = {{ min = 3 }} }}\n");
    let finding = Files { contract: large.clone(), ..own.clone() }.about(Open, "7.2", "school").remove(0);
    assert_eq!(finding.verdict, CannotBeDecided);
    let mut adults = Files { contract: large.clone(), ..own.clone() };
    adults.week = "day,start,end,kind,staff\nMon,8:00,8:45,prep,ruiz\n".to_owned();
    assert_eq!(adults.about(Open, "7.2", "school")[0].verdict, CannotBeDecided);
    let listed = Files { contract: large, roster: roster("30"), ..own };
    assert_eq!(listed.about(Open, "7.2", "school")[0].verdict, DoesNotApply);
}

#[test]
fn a_unit_that_nobody_gives_leaves_a_clause_open() {
    let contract = format!("{PREP}covers = {{ units = [\"A\"] }}\n");
    let mut own = files(&contract, "Mon,8:00,8:45,prep,,ruiz\n");
    own.roster = own.roster.replace("cho,classroom-teacher,1.0,A", "cho,classroom-teacher,1.0,");
    assert_eq!(own.on(Open, "7.2", "ruiz", "Mon").verdict, Met);
    assert_eq!(own.about(Open, "7.2", "cho")[0].verdict, CannotBeDecided);
    assert!(own.about(Open, "7.2", "aide").is_empty());
}

#[test]
fn both_readings_of_a_clause_keep_their_own_totals() {
    let contract = "[[daily-prep]]\narticle = \"7.2\"\nminutes = 45\ncovers = { staff = [\"ruiz\"] }\n\
        reading = [{ held-by = \"the district\" }, { held-by = \"the association\", minutes = 50 }]\n";
    let own =
        files(contract, "Mon,7:45,9:00,instruct,3A,ruiz\nMon,9:13,9:45,prep,,ruiz\nMon,9:45,12:30,instruct,3A,ruiz\n");
    let findings = own.about(Undecided, "7.2", "ruiz");
    let held: Vec<(&str, _)> = findings
        .iter()
        .filter(|finding| finding.day == Some(DayId(0)))
        .map(|finding| (finding.reading.as_ref().unwrap().held_by.as_str(), numbers(finding)))
        .collect();
    let expected =
        [("the district", (CannotBeDecided, Some(45), Some(32))), ("the association", (NotMet, Some(50), Some(32)))];
    assert_eq!(held, expected);
}

#[test]
fn packs_of_statutes_stand_in_the_bells() {
    let mut own = files("", "Mon,11:00,11:29,lunch,,ruiz\n");
    own.bells += "[contract]\npacks = [\"california\"]\n";
    let (input, _) = own.both();
    assert!(input.contract.clauses().count() > 0);
    own.bells = own.bells.replace("california", "californa");
    assert_eq!(places(&own.read().expect_err("a problem")), [(11, 10, "there is no pack `californa`")]);
    own.bells = own.bells.replace("packs = [\"californa\"]", "files = [\"contract.toml\"]");
    assert_eq!(places(&own.read().expect_err("a problem")), [(11, 1, "unknown key `files` in [contract]")]);
}

#[test]
fn a_roster_may_say_what_people_are_certified_for() {
    let none = "[[in-field]]\narticle = \"9\"\nlessons = 0\n";
    let own = |column: &str, cells: [&str; 2]| {
        let mut own = files(none, "");
        own.roster = format!(
            "id,role,fte,unit,{column}\nruiz,classroom-teacher,1.0,A,{}\ncho,classroom-teacher,1.0,A,{}\n",
            cells[0], cells[1]
        );
        own.week = "day,start,end,kind,homerooms,staff,course\nMon,8:00,8:45,instruct,3A,ruiz,Math\n\
                    Mon,8:45,9:30,instruct,3A,ruiz,science\nMon,8:00,8:45,instruct,3B,cho,math\n"
            .to_owned();
        own
    };
    let of = |own: &Files, who: &str| numbers(&own.about(Undecided, "9", who)[0]);
    let two = own("field", ["math;science", "science"]);
    assert_eq!(of(&two, "ruiz"), (Met, Some(0), Some(0)));
    assert_eq!(of(&two, "cho"), (NotMet, Some(0), Some(1)));
    let other = own("Certified In", ["MATH", ""]);
    assert_eq!(of(&other, "ruiz"), (NotMet, Some(0), Some(1)));
    assert_eq!(of(&other, "cho"), (CannotBeDecided, Some(0), Some(0)));
    let sentence = other.about(Undecided, "9", "cho")[0].evidence.sentence.clone();
    assert!(sentence.ends_with("no file says what they are certified for"), "{sentence}");
    let all = own("field", ["All", "art"]);
    assert_eq!(of(&all, "ruiz"), (Met, Some(0), Some(0)));
    let slip = own("field", ["maths", "art"]).both().0.notes;
    let said: Vec<(usize, &str, &str)> =
        slip.iter().map(|note| (note.line, note.message.as_str(), note.help.as_str())).collect();
    assert_eq!(said, [(2, "the schedule names no subject `maths`", "is `Math` meant?")]);
    assert_eq!(own("field", ["math", "math"]).both().0.notes, [], "two may have the same");
    let missing = files(none, "Mon,8:00,8:45,instruct,3A,ruiz\n");
    assert_eq!(missing.about(Undecided, "9", "ruiz")[0].verdict, CannotBeDecided, "no column at all");
}
