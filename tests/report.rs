//! What people and programs read of an answer.

#[allow(clippy::too_many_lines, reason = "a school written out by hand is one long list of facts")]
#[path = "fixtures/report/maple_grove.rs"]
mod maple_grove;

use std::collections::BTreeSet;

use commonhour::check::{Basis, Compliance, Contradiction, Finding, Individual, ReadAs, Subject};
use commonhour::model::{
    Day, DayId, Grade, GradeId, Homeroom, HomeroomId, Kind, Person, School, StaffId, Team, TeamId, Week,
};
use commonhour::report::{self, Answer, NoSchedule, Run, Status};
use commonhour::rules::Contract;
use commonhour::rules::agreement::Agreement;
use commonhour::schedule::Schedule;
use commonhour::solve::{Impossible, Solution, Unknown};
use sha2::Digest as _;

fn agreement(name: &str) -> Agreement {
    Agreement { name: name.to_owned(), ..Agreement::default() }
}

struct Case {
    school: School,
    contract: Contract,
    schedule: Schedule,
    compliance: Compliance,
    solution: Solution,
    not_checked: Vec<String>,
}

impl Case {
    fn new() -> Self {
        let school = maple_grove::school();
        let schedule = maple_grove::schedule(&school);
        Self {
            solution: maple_grove::solution(&schedule),
            contract: Contract {
                agreements: vec![agreement("Maple Grove Teachers Association 2025-28 (invented)")],
                ..Contract::default()
            },
            compliance: maple_grove::compliance(),
            school,
            schedule,
            not_checked: vec!["Article 9.1 (class size): commonhour has no rule for it.".to_owned()],
        }
    }

    fn answer(&self) -> Answer<'_> {
        Answer {
            school: &self.school,
            contract: &self.contract,
            schedule: &self.schedule,
            compliance: &self.compliance,
            solution: Some(&self.solution),
            status: Status::Best,
            not_checked: &self.not_checked,
            run: Run { input_hash: "5f0c2a9e77d1", seed: 7, threads: 2, engines: &[("pumpkin-core", "0.5.0")] },
        }
    }
}

/// Where to write the outputs for a look: `REPORT_OUT=DIR cargo test --test report`.
#[test]
fn written_for_a_look() {
    let Some(out) = std::env::var_os("REPORT_OUT").map(std::path::PathBuf::from) else { return };
    let case = Case::new();
    let answer = case.answer();
    std::fs::write(out.join("schedule.html"), report::page(&answer)).unwrap();
    std::fs::write(out.join("result.json"), report::result_json(&answer)).unwrap();
    std::fs::write(out.join("summary.txt"), report::summary(&answer)).unwrap();
    let compliance = report::compliance_json(&case.school, &case.compliance, &case.not_checked);
    std::fs::write(out.join("compliance.json"), compliance).unwrap();
    let audit = report::audit_text(&case.school, &case.compliance, &case.not_checked);
    std::fs::write(out.join("audit.txt"), audit).unwrap();
}

/// Every path of keys in a JSON value, `[]` for the entries of a list; objects in `free` are not entered.
fn paths(value: &serde_json::Value, at: &str, free: &[&str], into: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Object(entries) if !free.contains(&at) => {
            let dot = if at.is_empty() { "" } else { "." };
            for (key, value) in entries {
                paths(value, &format!("{at}{dot}{key}"), free, into);
            }
        }
        serde_json::Value::Array(entries) if entries.iter().any(serde_json::Value::is_object) => {
            for entry in entries {
                paths(entry, &format!("{at}[]"), free, into);
            }
        }
        _ => {
            into.insert(at.to_owned());
        }
    }
}

/// The first column of the tables of a documentation page below `heading` (all tables where it is empty).
fn documented(page: &str, heading: &str) -> BTreeSet<String> {
    let page = std::fs::read_to_string(format!("{}/docs/{page}", env!("CARGO_MANIFEST_DIR"))).expect("a page");
    let start = page.find(heading).expect("a heading");
    let part = &page[start..];
    let end = part[1..].find("\n## ").map_or(part.len(), |end| end + 1);
    let keys = if heading.is_empty() { part } else { &part[..end] };
    keys.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).map(str::to_owned).collect()
}

fn produced(json: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    paths(&serde_json::from_str(json).expect("JSON"), "", &["versions"], &mut all);
    // A list that is empty somewhere and filled elsewhere is known by the keys of its entries.
    let filled = |key: &String| all.iter().any(|other| other.starts_with(&format!("{key}[]")));
    all.iter().filter(|key| !filled(key)).cloned().collect()
}

#[test]
fn the_keys_of_result_json_are_the_documented_ones() {
    let mut case = Case::new();
    case.school.teams[0].pieces_chosen = true;
    assert_eq!(produced(&report::result_json(&case.answer())), documented("result.md", "## With a schedule"));
}

#[test]
fn the_keys_without_a_schedule_are_the_documented_ones() {
    let case = Case::new();
    let run = case.answer().run;
    let unknown = Unknown { reason: "the limit was reached".into(), known: vec![], effort: case.solution.effort };
    let json = report::no_schedule_json(&case.school, NoSchedule::Unknown(&unknown), &run);
    let keys: BTreeSet<String> = produced(&json).iter().map(|key| key.split('.').next().unwrap().to_owned()).collect();
    assert_eq!(keys, documented("result.md", "## Without a schedule"));
    let reasons = vec!["Music: 30 sections, 29 slots.".into()];
    let impossible = Impossible { reasons, certificates: Vec::new(), by: "counting" };
    let json = report::no_schedule_json(&case.school, NoSchedule::Impossible(&impossible), &run);
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["status"], "impossible");
    assert_eq!(value["reasons"][0], "Music: 30 sections, 29 slots.");
    assert_eq!(value["proved_by"], "counting");
    assert_eq!(value["no_intervention"], serde_json::json!(["K"]));
    assert_eq!(produced(&json), documented("result.md", "## Without a schedule"));
}

#[test]
fn the_keys_of_compliance_json_are_the_documented_ones() {
    let mut case = Case::new();
    let footing = &mut case.compliance.footing;
    footing.agreements.push(Basis { name: "Teachers".into(), kind: "contract", ..Basis::default() });
    footing.contradictions.push(Contradiction { first: "1".into(), second: "2".into(), sentence: "both".into() });
    let same = case.compliance.findings.iter_mut().filter(|own| own.subject == Subject::Staff(StaffId(6)));
    for (number, own) in same.enumerate() {
        let individual = Individual { window: "every week".into(), owed: 225, found: 220, taken: 5 };
        own.evidence.individual = Some(individual);
        let held_by = ["the district", "the association"][usize::from(number == 1)].to_owned();
        own.reading = Some(ReadAs { held_by, entry: 0, obeyed: true });
    }
    let json = report::compliance_json(&case.school, &case.compliance, &case.not_checked);
    assert_eq!(produced(&json), documented("compliance.md", ""));
}

#[test]
fn compliance_json_counts_and_names() {
    let case = Case::new();
    let json = report::compliance_json(&case.school, &case.compliance, &case.not_checked);
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        value["counts"],
        serde_json::json!({"met": 53, "not_met": 1, "cannot_be_decided": 1, "does_not_apply": 12, "required_not_met": 1})
    );
    assert_eq!(value["conclusion"], "1 required promise is not met and 1 promise cannot be decided.");
    let broken = value["findings"].as_array().unwrap().iter().find(|own| own["verdict"] == "not met").unwrap();
    assert_eq!(broken["subject"], serde_json::json!({"kind": "staff", "id": "ruiz"}));
    assert_eq!((&broken["day"], &broken["required"], &broken["found"]), (&"Tue".into(), &45.into(), &40.into()));
    assert!(!json.to_lowercase().contains("compliant"));
}

#[test]
fn result_json_says_who_meets_when_and_where_the_children_are() {
    let case = Case::new();
    let text = report::result_json(&case.answer());
    assert_eq!(text, report::result_json(&case.answer()), "the same answer must give the same bytes");
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let team = &value["teams"][3];
    assert_eq!(team["grade"], "3");
    assert_eq!(team["members"], serde_json::json!(["ruiz", "cho"]));
    assert_eq!((&team["minutes_owed"], &team["minutes_scheduled"]), (&60.into(), &60.into()));
    assert_eq!(team.get("pieces"), None);
    let meeting = &team["meetings"][0];
    assert_eq!(
        (&meeting["day"], &meeting["start"], &meeting["end"]),
        (&"Fri".into(), &"10:40".into(), &"11:40".into())
    );
    assert_eq!(meeting["attends"], serde_json::json!(["lee"]));
    assert_eq!(meeting["children"][0]["homeroom"], "3A");
    assert_eq!(meeting["children"][0]["staff"], serde_json::json!(["okafor"]));
    let coalition = &value["teams"][6];
    assert_eq!(coalition["grade"], serde_json::Value::Null);
    assert_eq!(coalition["pieces"], true);
    assert_eq!(coalition["meetings"][0]["without_children"], 25);
    assert_eq!(coalition["meetings"][0]["after_hours"], 15);
    assert_eq!(value["no_intervention"], serde_json::json!(["K"]));
    assert_eq!(value["ranks"][1]["cost"], "35 minutes");
    assert_eq!(value["versions"]["pumpkin-core"], "0.5.0");
    let order: Vec<usize> = ["\"status\"", "\"days\"", "\"teams\"", "\"input_hash\"", "\"timing\""]
        .map(|key| text.find(key).unwrap())
        .into();
    assert!(order.is_sorted());
}

#[test]
fn a_team_of_several_grades_names_them_all() {
    let mut case = Case::new();
    case.school.teams[3].grades.push(GradeId(4));
    let value: serde_json::Value = serde_json::from_str(&report::result_json(&case.answer())).unwrap();
    assert_eq!(value["teams"][3]["grade"], "3;4");
}

#[test]
fn the_summary_says_it_in_a_principals_words() {
    let case = Case::new();
    let text = report::summary(&case.answer());
    for line in [
        "  Grade 3 meets Friday 10:40–11:40. Its children are in art and PE; Ms Okafor walks them across. No substitute is \
         needed. Ms Lee attends.",
        "  Guiding coalition meets Wednesday 14:50–15:30. Of this, 25 minutes lie in the paid day without children and 15 \
         minutes lie after hours.",
        "  Grade K: no intervention (starts in 2027).",
        "  Grade 3: WIN every day 09:00–09:30.",
        "  Grade 3: Speech Monday and Thursday 09:05–09:25.",
        "  1. Literacy, lunch and WIN at the same time every day: 0 minutes. Fulfilled.",
        "  2. Literacy early: 35 minutes. No schedule costs less here.",
        "  3. A specialist's sections of one grade in a row: 6 changes. At most 2 changes of this could still be saved.",
        "  53 met, 1 not met, 1 cannot be decided, 12 do not apply.",
        "  Not met: 7.2, Ms Ruiz, Tuesday. Ms Ruiz has 40 minutes of preparation in one block on Tuesday, 10:40–11:20; 45 \
         are required.",
        "  Every grade-level team has 60 minutes together in every school week, while its children are in school.",
    ] {
        assert!(text.lines().any(|own| own == line), "missing {line:?} in\n{text}");
    }
    for word in ["incumbent", "bound", "gap", "solver", "objective", "compliant"] {
        assert!(!text.to_lowercase().contains(word), "{word:?} is no word of a principal");
    }
}

#[test]
fn a_team_that_meets_on_other_days_is_not_among_every_team() {
    let mut case = Case::new();
    case.school.teams_on_other_days.push(Team { name: "Grade 9".to_owned(), ..case.school.teams[3].clone() });
    let said = "Team time of Grade 9 lies on paid days without children, not in the school day. Every other grade-level team has 60 minutes \
                together in every school week, while its children are in school.";
    let text = report::summary(&case.answer());
    assert!(text.contains(said) && !text.contains("Every grade-level team"), "{text}");
    assert!(report::page(&case.answer()).contains(said));
}

#[test]
fn a_vacant_position_needs_a_substitute_and_a_hole_is_said() {
    let mut case = Case::new();
    case.school.staff[12].vacant = true;
    assert!(report::summary(&case.answer()).contains("Until Ms Okafor is hired, a substitute is needed."));
    let case = Case::new();
    let rows = case.schedule.rows.iter().filter(|row| !(row.day == DayId(4) && row.homerooms == [HomeroomId(7)]));
    let schedule = Schedule::new(rows.cloned().collect());
    let answer = Answer { schedule: &schedule, solution: None, status: Status::Audited, ..case.answer() };
    let text = report::summary(&answer);
    assert!(text.contains("The schedule does not say where 3B is all that time."), "{text}");
}

#[test]
fn a_team_short_of_time_and_one_without_a_meeting_are_said() {
    let mut case = Case::new();
    case.school.teams[3].meetings = vec![75];
    let text = report::summary(&case.answer());
    assert!(text.contains("That is 60 of the 75 minutes it is owed every week."), "{text}");
    let rows = case.schedule.rows.iter().filter(|row| row.kind != Kind::Collaboration);
    let schedule = Schedule::new(rows.cloned().collect());
    let answer = Answer { schedule: &schedule, ..case.answer() };
    assert!(
        report::summary(&answer).contains("Grade K has no meeting in this schedule; it is owed 60 minutes every week.")
    );
}

#[test]
fn median_and_worst_week_are_over_real_weeks() {
    let mut case = Case::new();
    let week = |name: &str, days: &[usize], count, short| Week {
        name: name.to_owned(),
        days: days.iter().map(|day| DayId(*day)).collect(),
        count,
        short,
    };
    case.school.weeks =
        vec![week("full weeks", &[0, 1, 2, 3, 4], 30, false), week("the week without Friday", &[0, 1, 2, 3], 2, true)];
    let value: serde_json::Value = serde_json::from_str(&report::result_json(&case.answer())).unwrap();
    assert_eq!(
        value["team_weeks"],
        serde_json::json!({
            "median": 60.0,
            "worst": 0,
            "worst_team": "grade-3",
            "worst_week": "the week without Friday",
            "why": "it meets on Friday, and that week has no Friday (a short week of 4 school days)",
        })
    );
    assert_eq!(value["teams"][3]["minutes_scheduled"], 0);
    let text = report::summary(&case.answer());
    assert!(
        text.contains("The worst is 0 minutes for Grade 3 in the week without Friday: it meets on Friday"),
        "{text}"
    );
    // As many short weeks as full ones: the median lies between the two middle values.
    case.school.weeks = vec![week("full", &[4], 1, false), week("short", &[0, 1, 2, 3], 1, true)];
    let value: serde_json::Value = serde_json::from_str(&report::result_json(&case.answer())).unwrap();
    assert_eq!(value["team_weeks"]["median"], 30.0);
}

#[test]
fn the_audit_puts_what_is_not_met_first() {
    let case = Case::new();
    let text = report::audit_text(&case.school, &case.compliance, &case.not_checked);
    let expected = "\
Maple Grove Elementary: 1 required promise is not met and 1 promise cannot be decided.

Not met (1)
  Article  Who      When     Required    Found
  7.2      Ms Ruiz  Tuesday  45 minutes  40 minutes
      Ms Ruiz has 40 minutes of preparation in one block on Tuesday, 10:40–11:20; 45 are required.

Cannot be decided (1)
  Article  Who        When  Required    Found
  7.5      Ms Okafor        30 minutes
      The schedule has no lunch for Ms Okafor.

Counts
  common hour: 6 met
  Art. 7.2, daily prep: 47 met, 1 not met, 12 do not apply
  Art. 7.5, duty free lunch: 1 cannot be decided

Not checked
  Article 9.1 (class size): commonhour has no rule for it.
  What needs a log of events, dates of documents or votes is not checked here: coverage, lost time and its remedy, notice and posting.

This checks the schedule as it is written, not what happened on any day. Where the terms entered and an agreement differ, the \
agreement governs. This is not legal advice.
";
    assert_eq!(text, expected);
}

#[test]
fn the_page_is_structured_for_everybody() {
    let case = Case::new();
    let page = report::page(&case.answer());
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    assert_eq!(page.matches("<h1").count(), 1);
    assert_eq!(page.matches("<main").count(), 1);
    assert!(page.contains("<a class=\"skip\" href=\"#main\">"));
    for id in ["main", "team-time", "interventions", "wishes", "promises", "homerooms", "adults", "rooms", "teams"] {
        assert!(page.contains(&format!("id=\"{id}\"")), "no section {id}");
        assert!(page.contains(&format!("href=\"#{id}\"")), "no link to {id}");
    }
    let tables = page.matches("<table").count();
    assert_eq!(page.matches("<caption").count(), tables, "every table has a caption");
    assert_eq!(page.matches("<thead>").count(), tables, "every table has column headers");
    for cell in page.split("<th").skip(1).filter(|rest| !rest.starts_with("ead")) {
        assert!(cell.split('>').next().unwrap().contains("scope="), "a header without scope: <th{cell:.40}");
    }
    let ids: Vec<&str> = page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an id occurs twice");
    for link in page.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(ids.contains(&link), "a link to nowhere: #{link}");
    }
    for label in page.split("aria-labelledby=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(ids.contains(&label), "a label that is nowhere: {label}");
    }
}

#[test]
fn the_page_loads_and_runs_nothing() {
    let page = report::page(&Case::new().answer());
    for forbidden in
        ["<script", "<img", "<link", "<iframe", "http://", "https://", " style=", "url(", "@import", " onclick"]
    {
        assert!(!page.contains(forbidden), "{forbidden} on the page");
    }
    assert!(page.contains("content=\"default-src 'none'; style-src 'sha256-"));
}

#[test]
fn the_policy_names_the_hash_of_the_style() {
    let page = report::page(&Case::new().answer());
    let style = page.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
    let named = page.split_once("'sha256-").unwrap().1.split_once('\'').unwrap().0;
    let digest: [u8; 32] = sha2::Sha256::digest(style.as_bytes()).into();
    assert_eq!(decoded(named), digest);
}

fn decoded(base64: &str) -> Vec<u8> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let bits: Vec<u8> = base64
        .trim_end_matches('=')
        .bytes()
        .flat_map(|letter| (0..6).rev().map(move |bit| value(letter) >> bit & 1))
        .collect();
    bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |all, bit| all << 1 | bit)).collect()
}

#[test]
fn the_legend_has_every_letter_on_the_page() {
    let page = report::page(&Case::new().answer());
    let (sheet, views) = page.split_once("<section id=\"team-time\"").unwrap();
    for part in [sheet, views] {
        let legend = part.split_once("<ul class=\"legend\"").unwrap().1.split_once("</ul>").unwrap().0;
        let marks = part.split("<li class=\"").skip(1).filter_map(|rest| rest.chars().next());
        let letters: BTreeSet<char> = marks.filter(char::is_ascii_uppercase).collect();
        assert!(letters.len() > 4);
        for letter in letters {
            assert!(legend.contains(&format!("<b class=\"{letter}\"")), "{letter} is not in the legend");
        }
    }
    assert!(sheet.contains("The grade’s team meets"));
}

/// Relative luminance of `#rrggbb` or `#rgb`.
fn luminance(colour: &str) -> f64 {
    let digits: String = if colour.len() == 4 {
        colour[1..].chars().flat_map(|digit| [digit, digit]).collect()
    } else {
        colour[1..].to_owned()
    };
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&digits[at..at + 2], 16).expect("a colour")) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_text_has_enough_contrast() {
    let page = report::page(&Case::new().answer());
    let style = page.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
    let variable = |name: &str| style.split_once(&format!("--{name}:")).unwrap().1.split([';', '}']).next().unwrap();
    let ink = variable("ink");
    let mut fills = 0;
    for fill in style.split("background:#").skip(1) {
        let fill = format!("#{}", fill.split(|letter: char| !letter.is_ascii_hexdigit()).next().unwrap());
        assert!(contrast(ink, &fill) >= 7.0, "{ink} on {fill}");
        fills += 1;
    }
    assert!(fills > 15);
    assert!(contrast(variable("soft"), variable("paper")) >= 4.5);
    assert!(contrast(variable("team"), variable("paper")) >= 4.5);
    assert!(contrast(variable("focus"), variable("paper")) >= 3.0);
}

#[test]
fn hostile_names_stay_text() {
    let mut case = Case::new();
    let hostile = "<script>alert('x')</script>\"><u>&";
    case.school.name = hostile.to_owned();
    case.school.staff.iter_mut().for_each(|person| person.name = hostile.to_owned());
    case.school.rooms.iter_mut().for_each(|room| room.name = hostile.to_owned());
    case.school.blocks.iter_mut().for_each(|block| block.name = hostile.to_owned());
    case.school.courses.iter_mut().for_each(|course| course.name = hostile.to_owned());
    case.school.teams.iter_mut().for_each(|team| team.name = hostile.to_owned());
    case.school.day_types[0].name = hostile.to_owned();
    case.school.weeks[0].name = hostile.to_owned();
    case.school.grades[0].no_intervention = Some(hostile.to_owned());
    case.contract.agreements = vec![agreement(hostile)];
    case.not_checked = vec![hostile.to_owned()];
    case.solution.ranks[0].name = hostile.to_owned();
    case.solution.made_of = vec![hostile.to_owned(); 7];
    for finding in &mut case.compliance.findings {
        finding.article = hostile.to_owned();
        finding.evidence.sentence = hostile.to_owned();
        finding.evidence.counted.iter_mut().for_each(|counted| counted.reason = hostile.to_owned());
    }
    let page = report::page(&case.answer());
    assert!(!page.contains("<script"));
    assert!(!page.contains("<u>"));
    assert!(page.contains("&#60;script&#62;") || page.contains("&lt;script&gt;"));
}

#[test]
fn an_empty_schedule_still_gives_a_page() {
    let case = Case::new();
    let schedule = Schedule::default();
    let compliance = Compliance::default();
    let answer = Answer {
        schedule: &schedule,
        compliance: &compliance,
        solution: None,
        status: Status::Audited,
        ..case.answer()
    };
    assert!(report::page(&answer).contains("</html>"));
    assert!(report::summary(&answer).contains("Nothing was promised."));
    assert!(report::result_json(&answer).contains("\"status\": \"audited\""));
}

/// Five and a half grades more, rotation days A to F under two bell schedules, and half the staff again.
fn big() -> Case {
    let mut case = Case::new();
    let small = std::mem::take(&mut case.schedule.rows);
    let school = &mut case.school;
    let rotation = ["A", "B", "C", "D", "E", "F"];
    let template = school.days[0].clone();
    school.days = (0..12)
        .map(|at| Day {
            id: format!("{}{}", rotation[at % 6], if at < 6 { "" } else { " early release" }),
            rotation: rotation[at % 6].to_owned(),
            cycle_day: Some(at % 6),
            day_type: at / 6,
            ..template.clone()
        })
        .collect();
    let staff = school.staff.clone();
    school.staff = (0..75)
        .map(|at| Person { id: format!("staff-{at}"), name: format!("Ms Name-{at}"), ..staff[at % 12].clone() })
        .collect();
    let (grade, homeroom, team) = (school.grades[1].clone(), school.homerooms[0].clone(), school.teams[0].clone());
    school.homerooms = (0..34)
        .map(|at| Homeroom {
            id: format!("{}{}", ["K", "1", "2", "3", "4", "5", "6"][at / 5], ["A", "B", "C", "D", "E"][at % 5]),
            grade: GradeId(at / 5),
            teachers: vec![StaffId(at)],
            ..homeroom.clone()
        })
        .collect();
    school.grades = (0..7)
        .map(|at| Grade {
            id: ["K", "1", "2", "3", "4", "5", "6"][at].to_owned(),
            homerooms: (5 * at..(5 * at + 5).min(34)).map(HomeroomId).collect(),
            ..grade.clone()
        })
        .collect();
    school.teams = (0..7)
        .map(|at| Team {
            grades: vec![GradeId(at)],
            members: (5 * at..(5 * at + 5).min(34)).map(StaffId).collect(),
            ..team.clone()
        })
        .collect();
    school.cycle_days = 6;
    school.weeks = (0..6)
        .map(|at| Week {
            name: format!("week {} of 6", at + 1),
            days: (0..5).map(|day| DayId(if day == 4 { 6 } else { 0 } + (5 * at + day) % 6)).collect(),
            count: 1,
            short: false,
        })
        .collect();
    let mut rows = Vec::new();
    for day in 0..12 {
        let model = if day < 6 { [0, 1, 3, 4, 0, 1][day] } else { 2 };
        for homeroom in 0..34 {
            let own = HomeroomId(2 * (homeroom / 5 % 6) + homeroom % 2);
            // Teacher and aides of the small school become this homeroom's, specialists one of four times four.
            let staff = |staff: StaffId| match staff.0 {
                0..12 => StaffId(homeroom),
                12..16 => StaffId(34 + staff.0 - 12 + 4 * (homeroom / 5)),
                other => StaffId(62 + (other + homeroom) % 13),
            };
            for row in small.iter().filter(|row| row.day == DayId(model)) {
                let with_children = row.homerooms.contains(&own);
                if with_children || row.homerooms.is_empty() && row.staff.contains(&StaffId(own.0)) {
                    let mut row = row.clone();
                    row.day = DayId(day);
                    row.homerooms = row.homerooms.iter().map(|_| HomeroomId(homeroom)).take(1).collect();
                    row.staff = row.staff.iter().map(|own| staff(*own)).collect();
                    row.staff.dedup();
                    row.team = row.team.map(|_| TeamId(homeroom / 5));
                    rows.push(row);
                }
            }
        }
    }
    case.schedule = Schedule::new(rows);
    let one = case.compliance.findings[20].clone();
    for staff in 0..75 {
        for day in (0..12).map(DayId) {
            for rule in ["longest-stretch", "duty-free-lunch", "workday", "daily-prep"] {
                let subject = Subject::Staff(StaffId(staff));
                case.compliance.findings.push(Finding { rule, subject, day: Some(day), ..one.clone() });
            }
        }
    }
    case
}

#[test]
fn a_big_school_stays_small_enough() {
    let case = big();
    let answer = Answer { solution: None, ..case.answer() };
    let page = report::page(&answer);
    if let Some(out) = std::env::var_os("REPORT_OUT").map(std::path::PathBuf::from) {
        std::fs::write(out.join("big.html"), &page).unwrap();
    }
    assert!(page.len() < 3_000_000, "{} bytes", page.len());
}
