//! A tiny school written as `school.toml` and `contract.toml`.

use super::dice::Dice;
use super::tiny::{Adult, SLOT, Tiny, each};
use commonhour::read::Folder;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How the same school is written.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Style {
    /// Other names for people, homerooms and grades.
    pub(crate) renamed: bool,
    /// Another order of tables.
    pub(crate) order: Option<u64>,
    /// Every clock time later by so many minutes.
    pub(crate) later: i32,
}

/// Names of a school.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Names(bool);

impl Names {
    /// Names in a style.
    pub(crate) fn of(style: Style) -> Self {
        Self(style.renamed)
    }

    fn one(self, usual: &str, other: &str, n: usize) -> String {
        format!("{}{n}", if self.0 { other } else { usual })
    }

    /// A grade.
    pub(crate) fn grade(self, n: usize) -> String {
        self.one("", "Year-", n + 1)
    }

    /// A homeroom.
    pub(crate) fn homeroom(self, n: usize) -> String {
        self.one("H", "room.of/", n)
    }

    /// The teacher of a homeroom.
    pub(crate) fn teacher(self, n: usize) -> String {
        self.one("teacher", "Q", n)
    }

    /// A specialist.
    pub(crate) fn specialist(self, n: usize) -> String {
        self.one("special", "S_", n)
    }

    /// An interventionist.
    pub(crate) fn interventionist(self, n: usize) -> String {
        self.one("helper", "zoe-", n)
    }

    /// An aide.
    pub(crate) fn aide(self, n: usize) -> String {
        self.one("aide", "B", n)
    }

    /// The team of the n-th set of homerooms that owes a meeting.
    pub(crate) fn team(self, school: &Tiny, n: usize) -> String {
        if school.small_team {
            return "small".to_owned();
        }
        let first = each(school.teams()[n]).next().unwrap_or(0);
        format!("grade-{}", self.grade(school.grade_of(first)))
    }
}

/// Clock time of the start of a slot.
pub(crate) fn clock(school: &Tiny, style: Style, slot: usize) -> String {
    let minute = school.opens + style.later + SLOT * i32::try_from(slot).unwrap_or(0);
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn hours(school: &Tiny, style: Style, (from, to): (usize, usize)) -> String {
    format!("{{ start = {}, end = {} }}", clock(school, style, from), clock(school, style, to))
}

/// Days by their names.
pub(crate) const DAYS: [&str; 2] = ["Mon", "Tue"];

/// The folder.
pub(crate) fn folder(school: &Tiny, style: Style) -> Folder {
    let mut tables = tables(school, style);
    let mut clauses = clauses(school, style);
    if let Some(seed) = style.order {
        let mut dice = Dice::new(seed);
        dice.shuffle(&mut tables);
        dice.shuffle(&mut clauses);
    }
    let files = BTreeMap::from([
        ("school.toml".to_owned(), format!("format = 1\n\n{}", tables.join("\n"))),
        (
            "contract.toml".to_owned(),
            format!("[agreement]\nname = \"Tiny Agreement (invented)\"\n\n{}", clauses.join("\n")),
        ),
    ]);
    Folder { files }
}

fn tables(school: &Tiny, style: Style) -> Vec<String> {
    let names = Names::of(style);
    let quoted: Vec<String> = DAYS[..school.days].iter().map(|day| format!("{day:?}")).collect();
    let mut tables = vec![
        format!(
            "[school]\nname = \"Tiny\"\ngrid = {SLOT}\ndays = [{}]\n{}",
            quoted.join(", "),
            if school.walks { "transition = 30\n" } else { "" }
        ),
        format!(
            "[[day-type]]\nname = \"regular\"\ndays = [{}]\nstudents = {}\nstaff = {}\n",
            quoted.join(", "),
            hours(school, style, (school.before, school.before + school.slots)),
            hours(school, style, (0, school.paid()))
        ),
        "[contract]\nfiles = [\"contract.toml\"]\n".to_owned(),
        format!("[room.cafeteria]\nfits = {}\n", school.fits),
    ];
    for (n, grade) in school.grades.iter().enumerate() {
        let homerooms: Vec<String> = each(school.of_grade(n))
            .map(|h| format!("\"{}\" = {{ teacher = {:?} }}", names.homeroom(h), names.teacher(h)))
            .collect();
        let id = names.grade(n);
        let mut table = format!("[grade.{id}]\nhomerooms = {{ {} }}\n", homerooms.join(", "));
        if school.win.is_none() {
            table += "intervention = \"none: not yet\"\n";
        }
        if grade.homerooms == 1 && !school.small_team {
            table += "no-team = \"one teacher\"\n";
        }
        tables.push(table);
        let together = if grade.parallel { "parallel" } else { "free" };
        tables.push(format!("[sections.{id}]\ntogether = \"{together}\"\n"));
    }
    for (n, _) in school.teams().iter().enumerate() {
        let mut table = format!("[team.{}]\nminutes = {}\n", names.team(school, n), minutes(school.team));
        if school.small_team {
            let grades: Vec<String> = (0..school.grades.len()).map(|n| format!("{:?}", names.grade(n))).collect();
            let _ = writeln!(table, "grades = [{}]", grades.join(", "));
        }
        if school.principal {
            table += "with = [\"principal\"]\n";
        }
        tables.push(table);
    }
    if school.principal {
        tables.push("[staff.principal]\nrole = \"administrator\"\n".to_owned());
    }
    for (n, who) in school.specialists.iter().enumerate() {
        let teaches: Vec<String> = each(who.teaches).map(|course| format!("\"course{course}\"")).collect();
        let extra = format!("teaches = [{}]\n", teaches.join(", "));
        tables.push(person(school, style, &names.specialist(n), "specialist", who, &extra));
    }
    for (n, who) in school.interventionists.iter().enumerate() {
        tables.push(person(school, style, &names.interventionist(n), "interventionist", who, ""));
    }
    for (n, who) in school.aides.iter().enumerate() {
        tables.push(person(school, style, &names.aide(n), "paraprofessional", who, ""));
    }
    for (n, course) in school.courses.iter().enumerate() {
        let often: Vec<String> = course
            .often
            .iter()
            .enumerate()
            .map(|(grade, often)| format!("{:?} = {often}", names.grade(grade)))
            .collect();
        let mut table = format!("[special.course{n}]\nminutes = 30\nper-cycle-for = {{ {} }}\n", often.join(", "));
        if course.room {
            let _ = writeln!(table, "room = \"lab{n}\"");
            tables.push(format!("[room.lab{n}]\nfits = 1\n"));
        }
        tables.push(table);
    }
    tables.extend(blocks(school, style));
    if school.few {
        tables.push(format!("[[prefer]]\nfew-sections-on = [\"{}\"]\n", DAYS[0]));
    }
    if school.early {
        tables.push("[[prefer]]\nearly = [\"core0\"]\n".to_owned());
    }
    tables
}

fn blocks(school: &Tiny, style: Style) -> Vec<String> {
    let alone = if school.eats_alone { "together = \"homeroom\"\n" } else { "" };
    let then = if school.recess == Some(true) { "then = \"recess\"\n" } else { "" };
    let mut tables = vec![format!(
        "[block.lunch]\nminutes = 30\nroom = \"cafeteria\"\nwindow = {}\n{then}{alone}",
        hours(school, style, school.lunch)
    )];
    if school.recess.is_some() {
        tables.push(format!("[block.recess]\nminutes = 30\n{alone}"));
    }
    for (n, core) in school.cores.iter().enumerate() {
        let mut table = format!("[block.core{n}]\nminutes = {}\ncore = true\n", minutes(core.slots));
        if core.weekly {
            table += "times = { per-week = 1 }\n";
        }
        if core.alone {
            table += "together = \"homeroom\"\n";
        }
        if let Some(window) = core.window {
            let _ = writeln!(table, "window = {}", hours(school, style, window));
        }
        tables.push(table);
    }
    match school.win {
        Some(true) => tables.push("[intervention.win]\nminutes = 30\n".to_owned()),
        Some(false) => {
            tables.push("[intervention.win]\nminutes = 30\ngroups = 1\nled-by = [\"interventionist\"]\n".to_owned());
        }
        None => {}
    }
    tables
}

fn person(school: &Tiny, style: Style, id: &str, role: &str, who: &Adult, extra: &str) -> String {
    let mut table = format!("[staff.{id}]\nrole = {role:?}\n{extra}");
    if who.hours != (0, school.paid()) {
        let _ = writeln!(table, "hours = {}", hours(school, style, who.hours));
    }
    if let Some(day) = who.away {
        let _ = writeln!(table, "away = [{:?}]", DAYS[day]);
    }
    table
}

fn minutes(slots: usize) -> i32 {
    SLOT * i32::try_from(slots).unwrap_or(0)
}

fn clauses(school: &Tiny, style: Style) -> Vec<String> {
    let contract = &school.contract;
    let mut clauses = Vec::new();
    if let Some(prep) = &contract.prep {
        let place = if prep.paid_day { "paid-day" } else { "student-day" };
        clauses.push(format!(
            "[[daily-prep]]\narticle = \"1\"\nminutes = 30\nin = {place:?}\ncollaboration-counts = {}\n",
            prep.shared
        ));
    }
    if let Some(window) = contract.lunch {
        clauses.push(format!(
            "[[duty-free-lunch]]\narticle = \"2\"\nminutes = 30\nwindow = {}\n",
            hours(school, style, window)
        ));
    }
    if let Some(slots) = contract.stretch {
        clauses.push(format!("[[longest-stretch]]\narticle = \"3\"\nminutes = {}\n", minutes(slots)));
    }
    if let Some(most) = contract.per_day {
        clauses.push(format!("[[specialist-load]]\narticle = \"4\"\nsections-per-day = {most}\n"));
    }
    if let Some(most) = contract.in_a_row {
        clauses.push(format!("[[specialist-load]]\narticle = \"5\"\nin-a-row = {most}\n"));
    }
    if contract.gap {
        clauses.push("[[specialist-gap]]\narticle = \"6\"\nminutes = 5\n".to_owned());
    }
    if let Some((slots, shared)) = contract.total {
        clauses.push(format!(
            "[[prep-total]]\narticle = \"7\"\nminutes = {}\ncollaboration-counts = {shared}\ncovers = {{ roles = [\"classroom-teacher\", \"specialist\"] }}\n",
            minutes(slots)
        ));
    }
    clauses
}
