//! Keeley Elementary as published: ten conferences of 45 minutes in two weeks are all owed to each teacher alone.

use std::fmt::Write as _;

use commonhour::audit::{Audited, audit};
use commonhour::check::{Finding, Subject, Verdict};
use commonhour::read::{Folder, Input, folder, school};
use commonhour::report;
use commonhour::schedule::{Unassigned, sheet};

/// Grade, conference and lunch, every day of the week.
const PUBLISHED: [(&str, &str, &str); 6] = [
    ("K", "09:35,10:20", "10:30,11:00"),
    ("1", "12:40,13:25", "11:00,11:30"),
    ("2", "08:45,09:30", "11:30,12:00"),
    ("3", "11:10,11:55", "12:00,12:30"),
    ("4", "14:20,15:05", "12:30,13:00"),
    ("5", "13:30,14:15", "13:00,13:30"),
];

/// The example's school under the pack of Texas, its team of kindergarten owed `minutes`.
fn keeley(minutes: i32) -> Input {
    let mut files = folder("examples/keeley-tx".as_ref()).unwrap_or_else(|error| panic!("{error}")).files;
    let text = files.get_mut("school.toml").expect("a school");
    for (from, to) in [
        ("files = [\"contract.toml\"]", "packs = [\"texas\"]".to_owned()),
        ("[team.grade-K]\n", format!("[team.grade-K]\nminutes = {minutes}\n")),
    ] {
        assert!(text.contains(from), "{from}");
        *text = text.replacen(from, &to, 1);
    }
    school(&Folder { files }).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The audit of the published week. `conference` gives the kind and length of a grade's conference on a day.
fn audited(input: &Input, conference: impl Fn(&str, &str) -> (&'static str, &'static str)) -> Audited {
    let mut text = "day,start,end,kind,staff,team\n".to_owned();
    for (grade, at, lunch) in PUBLISHED {
        let own = input.school.grades.iter().find(|own| own.id == grade).expect("a grade");
        let teachers: Vec<&str> = own
            .homerooms
            .iter()
            .flat_map(|homeroom| &input.school[*homeroom].teachers)
            .map(|staff| input.school[*staff].id.as_str())
            .collect();
        for day in &input.school.days {
            let (kind, end) = conference(grade, &day.id);
            let (start, usual) = at.split_once(',').expect("start,end");
            let end = if end.is_empty() { usual } else { end };
            if kind == "collaboration" {
                let all = teachers.join(";");
                let _ = writeln!(text, "{},{start},{end},{kind},{all};principal,grade-{grade}", day.id);
            }
            for teacher in &teachers {
                if kind != "collaboration" {
                    let _ = writeln!(text, "{},{start},{end},{kind},{teacher},", day.id);
                }
                let _ = writeln!(text, "{},{lunch},lunch,{teacher},", day.id);
            }
        }
    }
    let week = sheet(&input.school, "week.csv", &text).unwrap_or_else(|problems| panic!("{problems}"));
    audit(input, &week, Unassigned::Open)
}

fn about<'a>(input: &Input, audited: &'a Audited, article: &str, who: &str) -> &'a Finding {
    let is_it = |own: &&Finding| match own.subject {
        Subject::Staff(id) => input.school[id].id == who && own.article == article,
        Subject::Team(id) => input.school[id].id == who && own.rule == article && own.evidence.unit == "minutes",
        _ => false,
    };
    audited.compliance.findings.iter().find(is_it).unwrap_or_else(|| panic!("nothing about {who}"))
}

/// Every place a report is read.
fn reports(input: &Input, audited: &Audited) -> [String; 3] {
    let (school, compliance) = (&input.school, &audited.compliance);
    [
        report::audit_text(school, compliance, &[]),
        report::compliance_json(school, compliance, &[]),
        report::compliance_page(school, compliance, &[], &report::Made::default()),
    ]
}

#[test]
fn all_of_the_published_conferences_are_owed_and_nothing_is_left_for_a_team() {
    let input = keeley(60);
    let audited = audited(&input, |_, _| ("prep", ""));
    let ruiz = about(&input, &audited, "21.404", "ruiz");
    assert_eq!((ruiz.verdict, ruiz.evidence.required, ruiz.evidence.found), (Verdict::Met, Some(450), Some(450)));
    let words = "450 of 450 minutes are owed as individual preparation; 0 left for the team";
    assert!(ruiz.evidence.sentence.ends_with(words), "{}", ruiz.evidence.sentence);
    for text in reports(&input, &audited) {
        for team in input.school.teams.iter().take(6) {
            let line = format!("{}, every 2 weeks: {words} (Art. 21.404)", team.name);
            assert!(text.contains(&line), "{line}\n{text}");
        }
    }
    assert_eq!(audited.compliance.above_minimum(&input.school).len(), 6);
    let team = about(&input, &audited, "common-hour", "grade-K");
    assert_eq!((team.verdict, team.evidence.found), (Verdict::NotMet, Some(0)), "no hour in the published day");
}

#[test]
fn the_numbers_are_counted_and_not_known_beforehand() {
    // Five minutes more on one day of the week are ten in two weeks.
    let input = keeley(60);
    let longer = audited(&input, |grade, day| ("prep", if (grade, day) == ("K", "Wed") { "10:25" } else { "" }));
    let above = longer.compliance.above_minimum(&input.school);
    let left: Vec<i32> = above.iter().map(|own| own.individual.left()).collect();
    assert_eq!(left, [10, 0, 0, 0, 0, 0]);
    let line =
        "every 2 weeks: 450 of 460 minutes are owed as individual preparation; 10 left for the team (Art. 21.404)";
    assert!(above[0].sentence(&input.school).ends_with(line), "{}", above[0].sentence(&input.school));
    // One minute less, and the block of 44 does not count at all.
    let shorter = audited(&input, |grade, day| ("prep", if (grade, day) == ("K", "Wed") { "10:19" } else { "" }));
    let ruiz = about(&input, &shorter, "21.404", "ruiz");
    assert_eq!((ruiz.verdict, ruiz.evidence.found), (Verdict::NotMet, Some(360)));
    let above = shorter.compliance.above_minimum(&input.school);
    assert!(
        above[0].sentence(&input.school).contains("360 of the 450 minutes owed as individual preparation are there")
    );
}

#[test]
fn a_team_that_meets_in_a_conference_takes_what_is_owed_and_both_findings_say_so() {
    let input = keeley(45);
    let meets = |grade: &str, day: &str| (if (grade, day) == ("K", "Tue") { "collaboration" } else { "prep" }, "");
    let audited = audited(&input, meets);
    let ruiz = about(&input, &audited, "21.404", "ruiz");
    assert_eq!((ruiz.verdict, ruiz.evidence.required, ruiz.evidence.found), (Verdict::NotMet, Some(450), Some(360)));
    let words = "360 of the 450 minutes owed as individual preparation are there; the team takes 90 of what is owed";
    assert!(ruiz.evidence.sentence.ends_with(words), "{}", ruiz.evidence.sentence);
    let team = about(&input, &audited, "common-hour", "grade-K");
    assert_eq!((team.verdict, team.evidence.found), (Verdict::Met, Some(45)));
    let name = &input.school.staff.iter().find(|own| own.id == "ruiz").expect("ruiz").name;
    let owed = format!(
        "met only with preparation that is owed: 90 of the 450 min owed to {name} by Art. 21.404 (every 2 weeks)"
    );
    assert!(team.evidence.sentence.contains(&owed), "{}", team.evidence.sentence);
    for text in reports(&input, &audited) {
        assert!(text.contains(words), "{text}");
    }
}
