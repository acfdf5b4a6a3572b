//! No text makes it panic, and every problem has a place in its file.

use super::{Files, files};
use commonhour::audit::audit;
use commonhour::schedule::{Unassigned, sheet};
use proptest::prelude::*;

const CONTRACT: &str = "[[daily-prep]]\narticle = \"1\"\nminutes = 30\n[[prep-total]]\narticle = \"2\"\nminutes = 90\n\
    [[duty-free-lunch]]\narticle = \"3\"\nminutes = 30\n[[longest-stretch]]\narticle = \"4\"\nminutes = 60\n\
    [[specialist-load]]\narticle = \"5\"\nsections-per-day = 1\n[[specialist-gap]]\narticle = \"6\"\nminutes = 5\n\
    [[workday]]\narticle = \"7\"\nminutes = 120\ncovers = { grades = [\"K\"] }\n";

fn judged(files: &Files) {
    let texts = [("roster.csv", &files.roster), ("bells.toml", &files.bells), ("contract.toml", &files.contract)];
    let located = |problems: &commonhour::diagnostics::Problems| {
        for problem in &problems.list {
            let text = texts.iter().find(|(name, _)| *name == problem.file).map_or(&files.week, |(_, text)| text);
            assert!(problem.line >= 1 && problem.column >= 1);
            assert!(problem.range.is_none_or(|(start, end)| text.get(start..end).is_some()), "{problem:?}");
        }
        assert!(!problems.list.is_empty() && !problems.to_string().is_empty());
    };
    let input = match files.read() {
        Ok(input) => input,
        Err(problems) => return located(&problems),
    };
    match sheet(&input.school, "week.csv", &files.week) {
        Ok(week) => {
            for (_, unassigned) in Unassigned::WORDS {
                let audited = audit(&input, &week, unassigned);
                assert!(audited.compliance.findings.iter().all(|finding| !finding.evidence.sentence.is_empty()));
            }
        }
        Err(problems) => located(&problems),
    }
}

/// Rows of cells that mean something.
fn rows(
    count: impl Into<prop::collection::SizeRange>,
    columns: &[&[&'static str]],
) -> impl Strategy<Value = Vec<String>> {
    let cells: Vec<_> = columns.iter().map(|words| prop::sample::select(words.to_vec())).collect();
    prop::collection::vec(cells, count).prop_map(|rows| rows.into_iter().map(|row| row.join(";")).collect())
}

proptest! {
    #[test]
    fn any_roster_and_week_are_judged(
        roster in rows(4, &[
            &["classroom-teacher", "specialist", "paraprofessional", "administrator"],
            &["1", "0,5", "80%"],
            &["A", ""],
            &["", "K", "1"],
            &["", "3A", "KA, 3A"],
            &["", "20"],
            &[";", "8:00;11:30", "7:00;15:00"],
            &["", "Mon", "Tue, Mon"],
        ]),
        week in rows(0..12, &[
            &["Mon", "Tue", "Mon,Tue"],
            &["7:30;8:15", "8:00;10:30", "8:30 AM;12:45 PM", "10:00;10:01"],
            &["instruct;3A", "special;", "prep;", "lunch;", "lunch;KA, 3A", "duty;Room 9", "co-teach;3A", "open;"],
            &["ruiz", "cho, lane", "aide"],
            &["", "Gym", "12"],
            &["", "K"],
        ]),
        header in prop::sample::select(vec!["homerooms;staff", "homerooms;who", "children;staff"]),
    ) {
        let people = ["ruiz", "cho", "lane", "aide"].iter().zip(roster);
        let people: Vec<String> = people.map(|(id, rest)| format!("{id};{rest}\n")).collect();
        let mut week = week;
        week.dedup();
        let own = Files {
            roster: format!("id;role;fte;unit;grade;homeroom;students;start;end;days\n{}", people.concat()),
            week: format!("day;start;end;kind;{header};room;grade\n{}\n", week.join("\n")),
            ..files(CONTRACT, "")
        };
        prop_assert!(own.read().is_ok(), "{}", own.read().expect_err("problems"));
        judged(&own);
    }

    #[test]
    fn any_text_is_refused_with_places(roster in "\\PC{0,60}", week in "[\\PC\n\r\"]{0,60}", bells in "\\PC{0,40}", header in any::<bool>()) {
        let plain = files(CONTRACT, "");
        let head = |text: &str| if header { text.lines().next().unwrap_or_default().to_owned() + "\n" } else { String::new() };
        judged(&Files { roster: head(&plain.roster) + &roster, ..plain.clone() });
        judged(&Files { week: head(&plain.week) + &week, ..plain.clone() });
        judged(&Files { bells, ..plain });
    }
}
