//! Random tiny schools with something of everything a clause can speak of: short days, part time, several roles,
//! duties, zones, named periods, a combination class, co-teachers, a calendar.

use super::dice::Dice;
use std::fmt::Write as _;

/// First and last minute of students on a full day.
pub(crate) const STUDENTS: (i32, i32) = (480, 720);

/// A school as the tables of its file, with marks for names and clock times.
#[derive(Debug, Clone)]
pub(crate) struct School {
    /// The tables.
    pub(crate) tables: Vec<String>,
    /// Whether there is a calendar.
    pub(crate) calendar: bool,
}

/// The school of a seed.
pub(crate) fn school(dice: &mut Dice) -> School {
    let (calendar, short, periods) = (dice.yes(30), dice.yes(70), dice.yes(50));
    let walk = if dice.yes(25) { 5 } else { 0 };
    let mut tables = vec![
        format!(
            "[school]\nname = \"Tiny\"\ngrid = 5\ndays = [\"Mon\", \"Tue\", \"Wed\"]\ntransition = {walk}\nescort = \"specialist\"\n"
        ),
        "[contract]\nfiles = [\"contract.toml\"]\n".to_owned(),
    ];
    let days = if short { "\"Mon\", \"Tue\"" } else { "\"Mon\", \"Tue\", \"Wed\"" };
    tables.push(day_type("regular", days, STUDENTS.1, periods, ""));
    if short {
        tables.push(day_type("early", "\"Wed\"", STUDENTS.1 - 45, periods, "short = true\n"));
    }
    if calendar {
        tables.push(
            "[calendar]\nfirst = 2026-08-17\nlast = 2026-09-23\nholidays = [2026-09-07, 2026-09-15]\n".to_owned(),
        );
    }
    grades(dice, &mut tables);
    staff(dice, &mut tables);
    blocks(dice, &mut tables);
    for (room, zone) in [("r12", "east"), ("r14", "east"), ("r15", "west"), ("studio", "west"), ("mat", "east")] {
        let zone = if dice.yes(80) { format!("zone = \"{zone}\"\n") } else { String::new() };
        tables.push(format!("[room.${room}]\n{zone}"));
    }
    School { tables, calendar }
}

fn day_type(name: &str, days: &str, ends: i32, periods: bool, extra: &str) -> String {
    let mut table = format!(
        "[[day-type]]\nname = \"{name}\"\ndays = [{days}]\n{extra}students = {{ start = @480, end = @{ends} }}\n\
         staff = {{ start = @455, end = @770 }}\n"
    );
    if periods {
        let mut start = STUDENTS.0;
        for n in 1.. {
            let end = (start + 45).min(ends);
            let _ = writeln!(table, "[[day-type.period]]\nname = \"{n}\"\nstart = @{start}\nend = @{end}");
            start = end;
            if start + 30 > ends {
                break;
            }
        }
    }
    table
}

fn grades(dice: &mut Dice, tables: &mut Vec<String>) {
    let students = |dice: &mut Dice| {
        let plan = dice.number(0, 12);
        if dice.yes(85) { format!(", students = {}, with-plan = {plan}", dice.number(18, 27)) } else { String::new() }
    };
    let (one, two, three) = (students(dice), students(dice), students(dice));
    tables.push(format!(
        "[grade.$2]\nhomerooms = {{ $2A = {{ teacher = \"$ruiz\", room = \"$r12\"{one} }}, \
         $2B = {{ teacher = \"$cho\", room = \"$r14\"{two} }} }}\n"
    ));
    let also = if dice.yes(25) { ", also = [\"$2\"]" } else { "" };
    let none = if dice.yes(50) { "intervention = \"none: later\"\n" } else { "" };
    tables.push(format!(
        "[grade.$3]\nno-team = \"one teacher\"\n{none}homerooms = {{ $3A = {{ teacher = \"$diaz\", room = \"$r15\"{three}{also} }} }}\n"
    ));
    let minutes = [30, 45, 60][dice.number(0, 2)];
    let place = if dice.yes(70) { "student-day" } else { "paid-day" };
    tables.push(format!("[team.grade-$2]\nminutes = {minutes}\nin = \"{place}\"\n"));
}

fn staff(dice: &mut Dice, tables: &mut Vec<String>) {
    let mut add = |id: &str, role: &str, extra: String| {
        tables.push(format!("[staff.${id}]\nrole = \"{role}\"\n{extra}"));
    };
    let unit = |dice: &mut Dice| if dice.yes(70) { "unit = \"teachers\"\n".to_owned() } else { String::new() };
    let fte = |dice: &mut Dice| if dice.yes(30) { "fte = 0.8\n".to_owned() } else { String::new() };
    let field = |dice: &mut Dice| {
        let of = ["", "\"all\"", "[\"$literacy\"]", "[\"$art\"]", "[\"$music\", \"$pe\"]", "[]"];
        let own = of[dice.number(0, of.len() - 1)];
        if own.is_empty() { String::new() } else { format!("field = {own}\n") }
    };
    for teacher in ["ruiz", "cho", "diaz"] {
        add(teacher, "classroom-teacher", unit(dice) + &fte(dice) + &field(dice));
    }
    let okafor = unit(dice) + &field(dice);
    add("okafor", "specialist", format!("teaches = [\"$art\", \"$pe\"]\nroom = \"$studio\"\n{okafor}"));
    let part = ["", "fte = 0.6\naway = [\"Tue\"]\n", "fte = 0.75\nhours = { start = @480, end = @690 }\n"];
    let part = part[dice.number(0, 2)].to_owned() + &field(dice);
    add("lane", "specialist", format!("teaches = [\"$music\", \"$pe\"]\n{part}"));
    let half = if dice.yes(30) { "fte = 0.5\n" } else { "" };
    add("vega", "interventionist", half.to_owned() + &field(dice));
    let load = if dice.yes(70) { format!("caseload = {}\n", dice.number(20, 30)) } else { String::new() };
    add("moss", "special-educator", load);
    for aide in ["aide-1", "aide-2"] {
        let hours = if dice.yes(30) { "hours = { start = @470, end = @735 }\n" } else { "" };
        add(aide, "paraprofessional", hours.to_owned());
    }
    add("chief", "administrator", String::new());
}

fn blocks(dice: &mut Dice, tables: &mut Vec<String>) {
    let literacy = [30, 45, 60][dice.number(0, 2)];
    tables.push(format!("[block.$literacy]\nkind = \"instruct\"\nminutes = {literacy}\ncore = true\n"));
    let then = if dice.yes(50) { "then = \"$recess\"\n" } else { "" };
    tables.push(format!(
        "[block.$lunch]\nkind = \"lunch\"\nminutes = {}\nroom = \"$cafeteria\"\n{then}led-by = [\"paraprofessional\"]\n\
         window = {{ start = @570, end = @675 }}\n",
        [25, 30][dice.number(0, 1)]
    ));
    tables.push("[room.$cafeteria]\nfits = 3\n".to_owned());
    let recess = if dice.yes(30) { "classroom-teacher" } else { "paraprofessional" };
    let adults = if recess == "classroom-teacher" { "" } else { "adults = 1\n" };
    tables.push(format!(
        "[block.$recess]\nkind = \"recess\"\nminutes = {}\nled-by = [\"{recess}\"]\n{adults}",
        [10, 15][dice.number(0, 1)]
    ));
    let win = if dice.yes(60) { "led-by = [\"interventionist\", \"paraprofessional\"]\ngroups = 2\n" } else { "" };
    tables.push(format!("[intervention.$win]\nminutes = {}\n{win}", [20, 30][dice.number(0, 1)]));
    for course in ["art", "music"] {
        tables.push(format!("[special.${course}]\nminutes = 30\n"));
    }
    let grades = if dice.yes(50) { "grades = [\"$2\"]\n" } else { "" };
    tables.push(format!("[special.$pe]\nminutes = 20\n{grades}"));
    let co_teaching = "[[co-teaching]]\nstaff = \"$moss\"\nhomeroom = \"$2A\"\nblock = \"$literacy\"\n";
    let pull_out = "[pull-out.$speech]\nkind = \"intervention\"\nhomerooms = [\"$2B\"]\nstudents = 3\nstaff = [\"$moss\"]\n\
                    minutes = 20\ntimes = { per-week = 1 }\n";
    let moss = [co_teaching, co_teaching, pull_out, "", ""][dice.number(0, 4)];
    tables.push(moss.to_owned());
    if dice.yes(70) {
        let who = if dice.yes(50) { "\"paraprofessional\", \"classroom-teacher\"" } else { "\"classroom-teacher\"" };
        tables.push(format!("[duty.$gate]\nat = [{{ start = @465, end = @480 }}]\nled-by = [{who}]\n"));
    }
}
