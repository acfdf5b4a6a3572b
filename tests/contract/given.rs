//! The small school of the reader's tests with contract files of one's own, and a week in which only ruiz prepares.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use commonhour::check::{Compliance, Finding, Subject, Verdict};
use commonhour::diagnostics::Problems;
use commonhour::read::{self, Folder, Input};
use commonhour::{rules, schedule};

pub(crate) const SMALL: &str = include_str!("../fixtures/read/small.toml");

/// A calendar from August on.
pub(crate) const CALENDAR: &str = "[calendar]\nfirst = 2026-08-17\nlast = 2027-06-04\n";

/// A contract with one clause: 45 minutes of preparation every day for ruiz, Art. 7.2.
pub(crate) const PREP: &str = "[agreement]\nname = \"Teachers 2025-28\"\n\n[[daily-prep]]\narticle = \"7.2\"\n\
                               minutes = 45\ncovers = { staff = [\"ruiz\"] }\n";

/// Reads the school with these contract files; `contract` stands in `[contract]`, `more` after everything.
pub(crate) fn read(files: &[(&str, &str)], contract: &str, more: &str) -> Result<Input, Problems> {
    let names = files.iter().map(|(name, _)| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    let small = SMALL.replace("files = [\"contract.toml\"]", &format!("files = [{names}]\n{contract}\n"));
    let mut folder = BTreeMap::from([("school.toml".to_owned(), format!("{small}\n{more}"))]);
    folder.extend(files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    read::school(&Folder { files: folder })
}

/// The school with one contract file.
pub(crate) fn with(text: &str) -> Input {
    read(&[("contract.toml", text)], "", "").unwrap_or_else(|problems| panic!("{problems}"))
}

/// The audit of a week in which ruiz prepares from 10:00 on for so many minutes every day, then has passing time.
pub(crate) fn audit(input: &Input, prep: i32, passing: i32) -> Compliance {
    let mut text = "day,start,end,kind,course,grade,homerooms,staff,room,team,directed-by,note\n".to_owned();
    for day in &input.school.days {
        let clock = |minutes: i32| format!("{:02}:{:02}", 10 + minutes / 60, minutes % 60);
        let mut row = |from: i32, to: i32, kind: &str| {
            if from < to {
                let _ = writeln!(text, "{},{},{},{kind},,,,ruiz,,,,", day.id, clock(from), clock(to));
            }
        };
        row(0, prep, "prep");
        row(prep, prep + passing, "passing");
    }
    let schedule = schedule::from_csv(&input.school, "week.csv", &text).unwrap_or_else(|problems| panic!("{problems}"));
    rules::audit(&input.school, &input.contract, &schedule)
}

/// The findings of a rule.
pub(crate) fn of<'a>(audit: &'a Compliance, rule: &str) -> Vec<&'a Finding> {
    audit.findings.iter().filter(|finding| finding.rule == rule).collect()
}

/// Verdict, required and found of each finding of a rule.
pub(crate) fn told(audit: &Compliance, rule: &str) -> Vec<(Verdict, Option<i64>, Option<i64>)> {
    of(audit, rule).iter().map(|own| (own.verdict, own.evidence.required, own.evidence.found)).collect()
}

/// The one finding of a clause that asks nothing: its sentence.
pub(crate) fn silent(audit: &Compliance, rule: &str) -> String {
    let findings = of(audit, rule);
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!((findings[0].verdict, findings[0].subject), (Verdict::DoesNotApply, Subject::School));
    findings[0].evidence.sentence.clone()
}
