//! Schedules made anywhere: what a sheet may look like, what a roster leaves open, what unwritten minutes change, and
//! the command that audits them.

#![allow(clippy::unwrap_used, reason = "a test may end that way")]

#[path = "foreign/command.rs"]
mod command;
#[path = "foreign/hostile.rs"]
mod hostile;
#[path = "foreign/roster.rs"]
mod roster;
#[path = "foreign/sheet.rs"]
mod sheet;
#[path = "foreign/unwritten.rs"]
mod unwritten;

use commonhour::audit::{Audited, audit};
use commonhour::check::{Finding, Subject, Verdict};
use commonhour::diagnostics::Problems;
use commonhour::read::{Input, Separate, separate};
use commonhour::schedule::{Sheet, Unassigned, named, sheet};

/// Bells from 08:00 to 12:00 for students and 07:45 to 12:30 for staff.
const BELLS: &str = "format = 1
[school]
name = \"Tiny\"
days = [\"Mon\", \"Tue\"]
[[day-type]]
name = \"regular\"
days = [\"Mon\", \"Tue\"]
students = { start = 08:00, end = 12:00 }
staff = { start = 07:45, end = 12:30 }
";

/// A roster with nothing but what is needed.
const ROSTER: &str =
    "id,role,fte,unit\nruiz,classroom-teacher,1.0,A\ncho,classroom-teacher,1.0,A\naide,paraprofessional,0.5,B\n";

/// Separate files, to be bent.
#[derive(Debug, Clone)]
struct Files {
    contract: String,
    roster: String,
    bells: String,
    week: String,
}

/// A contract of these tables over the roster and bells above.
fn files(contract: &str, week: &str) -> Files {
    Files {
        contract: contract.to_owned(),
        roster: ROSTER.to_owned(),
        bells: BELLS.to_owned(),
        week: format!("day,start,end,kind,homerooms,staff\n{week}"),
    }
}

impl Files {
    fn read(&self) -> Result<Input, Problems> {
        let files = Separate {
            contracts: vec![("contract.toml".to_owned(), self.contract.clone())],
            roster: ("roster.csv".to_owned(), self.roster.clone()),
            bells: ("bells.toml".to_owned(), self.bells.clone()),
        };
        separate(&files, &named(&self.week))
    }

    /// The school and the sheet; both must read.
    fn both(&self) -> (Input, Sheet) {
        let input = self.read().unwrap_or_else(|problems| panic!("{problems}"));
        let sheet = sheet(&input.school, "week.csv", &self.week).unwrap_or_else(|problems| panic!("{problems}"));
        (input, sheet)
    }

    fn audit(&self, unassigned: Unassigned) -> (Input, Audited) {
        let (input, sheet) = self.both();
        let audited = audit(&input, &sheet, unassigned);
        (input, audited)
    }

    /// The findings of one article, or of one rule of the program, about somebody.
    fn about(&self, unassigned: Unassigned, article: &str, who: &str) -> Vec<Finding> {
        let (input, audited) = self.audit(unassigned);
        let name = |subject| match subject {
            Subject::Staff(id) => input.school[id].id.clone(),
            Subject::Homeroom(id) => input.school[id].id.clone(),
            Subject::Team(id) => input.school[id].id.clone(),
            Subject::Room(id) => input.school[id].id.clone(),
            Subject::School => "school".to_owned(),
        };
        let own = |finding: &Finding| {
            (finding.article == article || (finding.article.is_empty() && finding.rule == article))
                && name(finding.subject) == who
        };
        audited.compliance.findings.into_iter().filter(own).collect()
    }

    /// The only one of them on a day.
    fn on(&self, unassigned: Unassigned, article: &str, who: &str, day: &str) -> Finding {
        let input = self.read().unwrap();
        let mut list = self.about(unassigned, article, who);
        list.retain(|finding| finding.day.is_some_and(|id| input.school[id].id == day));
        assert_eq!(list.len(), 1, "{article} {who} {day}: {list:#?}");
        list.remove(0)
    }
}

/// Line, column and message of every problem, the file left out.
fn places(problems: &Problems) -> Vec<(usize, usize, &str)> {
    problems.list.iter().map(|problem| (problem.line, problem.column, problem.message.as_str())).collect()
}

/// Verdict, required and found.
fn numbers(finding: &Finding) -> (Verdict, Option<i64>, Option<i64>) {
    (finding.verdict, finding.evidence.required, finding.evidence.found)
}
