//! Numbers worked out by hand from agreements and statutes, each as a clause that is kept exactly and broken by one minute.
//! Everything is read as a district would write it (contract, roster, bells, schedule) and audited as `check` does it.
//!
//! | | numbers | test |
//! | --- | --- | --- |
//! | 1 | Fresno: 310 + 80 + 30 = 420; 1,400 × 36 = 50,400 | `day::fresno_*` |
//! | 2 | Hawaii: 1,415 + 225 + 150 + 310 = 2,100 = 1,285 + 225 + 150 + 440 | `day::hawaii_*` |
//! | 3 | Washington DC: five ways to 225 | `preparation::washington_*` |
//! | 4 | Minneapolis: 5 × 45 + 50 = 5 × 55 = 275 | `preparation::minneapolis_*` |
//! | 5 | Boston: 4 × 48 + 48 = 240 | `preparation::boston_*` |
//! | 6 | New York: 25 + 5 + 5 = 35 and 29 + 1 + 5 + 5 = 40 periods | `day::new_york_*` |
//! | 7 | Chicago: 296 + 15 + 60 + 45 = 416 of 420 | `day::chicago_*` |
//! | 8 | San Diego, Appendix H: preparation and hours on site by share of full time | `day::san_diego_*` |
//! | 9 | Granite: 4 × 45 + 2 × 60 + 2 × 105 = 510, and 2 × 45 = 90 | `preparation::granite_*` |
//! | 10 | California: 200, 280, 300, 360 a day in the year; 20 of physical education a day; 3,600 and 7,200 in a term | `students::california_*` |
//! | 11 | California: 9 × 250 + 180 = 2,430 and 9 × 245 + 180 = 2,385 of 2,400 | `students::california_ten_days_*` |
//! | 12 | Texas: 10 × 45 = 450; 5 × 50 + 5 × 40 is 250 | `preparation::texas_*`, `keeley` |
//! | 13 | Baltimore: a fourth period after 3 × 45 | `preparation::baltimore_*` |
//! | 14 | Albuquerque: 5 × 90 = 450 leave none to give, 6 × 90 = 540 one | `preparation::albuquerque_*` |
//! | 15 | Santa Ana: 307 and 207, 280 and 180; 36,018 a year | `students::santa_ana_*` |
//! | 16 | Kansas City: 180 wished, 240 at most | `day::kansas_city_*` |
//!
//! The seventeenth, Long Beach's coverage log, needs a log of events.

#[path = "worked_numbers/day.rs"]
mod day;
#[path = "worked_numbers/keeley.rs"]
mod keeley;
#[path = "worked_numbers/preparation.rs"]
mod preparation;
#[path = "worked_numbers/students.rs"]
mod students;

use std::fmt::Write as _;

use commonhour::audit::audit;
use commonhour::check::{Finding, Subject, Verdict};
use commonhour::read::{Separate, separate};
use commonhour::schedule::{Unassigned, named, sheet};

const MET: Verdict = Verdict::Met;
const NOT_MET: Verdict = Verdict::NotMet;

/// What a district hands in.
#[derive(Debug, Clone)]
struct Case {
    /// `[school]`, `[[day-type]]`, `[calendar]`, `[contract] packs`.
    bells: String,
    roster: String,
    /// Clauses.
    clauses: String,
    /// Lines of `days start-end kind homerooms staff`, `*` for every day, `-` for none, and then any of `by:WHO`,
    /// `course:NAME` and `note:GROUP`. A `_` in a day is a space.
    week: String,
}

/// Days `D1`, `D2` … of one rotation, students from 08:00 to 15:00, staff from 07:30 to 15:30.
fn rotation(days: usize) -> String {
    let names: Vec<String> = (1..=days).map(|n| format!("\"D{n}\"")).collect();
    format!("{}\n{REGULAR}", school(&format!("rotation = [{}]", names.join(", "))))
}

fn school(more: &str) -> String {
    format!("format = 1\n[school]\nname = \"Somewhere\"\n{more}\n")
}

const REGULAR: &str = "[[day-type]]
name = \"regular\"
days = [\"Mon\", \"Tue\", \"Wed\", \"Thu\", \"Fri\"]
students = { start = 08:00, end = 15:00 }
staff = { start = 07:30, end = 15:30 }
";

/// One teacher, ruiz of 4A, under `clauses`.
fn case(bells: String, clauses: &str, week: &str) -> Case {
    let roster = "id,role,fte,unit,grade,homeroom\nruiz,classroom-teacher,1.0,A,4,4A\n".to_owned();
    Case { bells, roster, clauses: clauses.to_owned(), week: week.to_owned() }
}

impl Case {
    /// Every finding of the audit with the id it is about.
    fn findings(&self) -> Vec<(String, Finding)> {
        let contract = format!("[agreement]\nname = \"Local\"\n{}", self.clauses);
        let files = Separate {
            contracts: vec![("contract.toml".to_owned(), contract)],
            roster: ("roster.csv".to_owned(), self.roster.clone()),
            bells: ("bells.toml".to_owned(), self.bells.clone()),
        };
        let draft = self.sheet(&[]);
        let input = separate(&files, &named(&draft)).unwrap_or_else(|problems| panic!("{problems}"));
        let days: Vec<&str> = input.school.days.iter().map(|day| day.id.as_str()).collect();
        let week = sheet(&input.school, "week.csv", &self.sheet(&days)).unwrap_or_else(|problems| panic!("{problems}"));
        let about = |finding: Finding| {
            let id = match finding.subject {
                Subject::Staff(id) => input.school[id].id.clone(),
                Subject::Homeroom(id) => input.school[id].id.clone(),
                _ => String::new(),
            };
            (id, finding)
        };
        audit(&input, &week, Unassigned::Open).compliance.findings.into_iter().map(about).collect()
    }

    /// The schedule's file, `*` being these days.
    fn sheet(&self, all: &[&str]) -> String {
        let mut text = "day,start,end,kind,homerooms,staff,course,directed-by,note\n".to_owned();
        for line in self.week.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let words: Vec<&str> = line.split_whitespace().collect();
            let (start, end) = words[1].split_once('-').expect("start-end");
            let cell = |word: &str| if word == "-" { String::new() } else { word.replace(',', ";") };
            let extra = |mark: &str| words[5..].iter().find_map(|word| word.strip_prefix(mark)).unwrap_or("");
            let days: Vec<&str> = if words[0] == "*" { all.to_vec() } else { words[0].split(',').collect() };
            for day in days {
                let (kind, homerooms, staff) = (words[2], cell(words[3]), cell(words[4]));
                let (course, by, note) = (extra("course:"), extra("by:"), extra("note:"));
                let day = day.replace('_', " ");
                let _ = writeln!(text, "{day},{start},{end},{kind},{homerooms},{staff},{course},{by},{note}");
            }
        }
        text
    }

    /// Required, found and verdict of the findings of an article about somebody, those that say the same once.
    fn of(&self, article: &str, who: &str) -> Vec<(i64, i64, Verdict)> {
        let findings = self.findings();
        let own: Vec<_> = findings.iter().filter(|(id, own)| id == who && own.article == article).collect();
        let number = |number: Option<i64>| number.unwrap_or(-1);
        let told = |own: &Finding| (number(own.evidence.required), number(own.evidence.found), own.verdict);
        assert!(!own.is_empty(), "no finding of {article} about {who}: {findings:#?}");
        let mut all = Vec::new();
        for (_, finding) in own {
            if !all.contains(&told(finding)) {
                all.push(told(finding));
            }
        }
        all
    }

    /// The same where all of them are one.
    fn one(&self, article: &str, who: &str) -> (i64, i64, Verdict) {
        let all = self.of(article, who);
        assert_eq!(all.len(), 1, "{article} {who}: {all:?}");
        all[0]
    }

    fn but(mut self, from: &str, to: &str) -> Self {
        assert!(self.week.contains(from), "`{from}` must occur in\n{}", self.week);
        self.week = self.week.replacen(from, to, 1);
        self
    }
}
