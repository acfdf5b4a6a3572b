//! A problem written as `school.toml` and `contract.toml`, the tables in an order of the seed's.

use crate::dice::Dice;
use crate::problem::{Block, Kind, Problem, Wish};
use std::fmt::Write as _;

/// A clock time so many minutes after the children come.
pub(crate) fn clock(problem: &Problem, minute: u32) -> String {
    let minute = problem.opens + minute;
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// A list of words for TOML.
pub(crate) fn quoted<T: AsRef<str>>(words: impl IntoIterator<Item = T>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("{:?}", word.as_ref())).collect();
    format!("[{}]", words.join(", "))
}

fn span(problem: &Problem, (from, to): (u32, u32)) -> String {
    format!("{{ start = {}, end = {} }}", clock(problem, from), clock(problem, to))
}

/// `school.toml`. Adults are paid half an hour before and after the children's day.
pub(crate) fn school(problem: &Problem, more: &str, seed: u64) -> String {
    let mut dice = Dice::new(seed);
    let mut text = "format = 1\n\n[school]\nname = \"Invented\"\n".to_owned();
    let _ = writeln!(text, "grid = {}\ndays = {}\n", problem.grid, quoted(&problem.days));
    text += &day_types(problem);
    let mut tables = grades(problem);
    tables.extend(staff(problem));
    tables.extend(problem.blocks.iter().map(|block| table_of(problem, block)));
    tables.extend(sections(problem));
    if seed > 0 {
        dice.shuffle(&mut tables);
    }
    text += &tables.join("\n");
    text += "\n[contract]\nfiles = [\"contract.toml\"]\n";
    match &problem.wish {
        Some(Wish::After { blocks, minute }) => {
            let _ = writeln!(text, "\n[[prefer]]\nearly = {}\nby = {}", quoted(blocks), clock(problem, *minute));
        }
        Some(Wish::Sections { days }) => {
            let _ = writeln!(text, "\n[[prefer]]\nfew-sections-on = {}", quoted(days));
        }
        None => {}
    }
    text + "\n" + more
}

/// `contract.toml`.
pub(crate) fn contract(problem: &Problem, more: &str) -> String {
    let mut text = "[agreement]\nname = \"Invented agreement\"\n".to_owned();
    if problem.blocks.iter().any(|block| block.kind == Kind::Lunch) {
        text += "\n[[duty-free-lunch]]\narticle = \"1\"\nminutes = 30\ncovers = { roles = [\"classroom-teacher\"] }\n";
    }
    if problem.sections.daily && problem.sections.further_after.is_empty() {
        text += "\n[[daily-prep]]\narticle = \"2\"\nminutes = 30\nin = \"student-day\"\ncollaboration-counts = true\n\
                 covers = { roles = [\"classroom-teacher\"] }\n";
    }
    text + "\n" + more
}

fn day_types(problem: &Problem) -> String {
    let hours = |minutes: u32| {
        let staff = Problem { opens: problem.opens - 30, ..problem.clone() };
        format!("students = {}\nstaff = {}\n", span(problem, (0, minutes)), span(&staff, (0, problem.minutes + 60)))
    };
    if problem.periods.is_empty() {
        let days = quoted(&problem.days);
        return format!("[[day-type]]\nname = \"regular\"\ndays = {days}\n{}\n", hours(problem.minutes));
    }
    let mut text = String::new();
    let mut kinds: Vec<&Vec<(u32, u32)>> = Vec::new();
    for periods in &problem.periods {
        if !kinds.contains(&periods) {
            kinds.push(periods);
        }
    }
    for (number, kind) in kinds.into_iter().enumerate() {
        let days = problem.days.iter().zip(&problem.periods).filter(|(_, periods)| *periods == kind);
        let name = if number == 0 { "regular" } else { "short" };
        let _ = writeln!(text, "[[day-type]]\nname = {name:?}\ndays = {}", quoted(days.map(|(day, _)| day)));
        text += if number == 0 { "" } else { "short = true\n" };
        text += &hours(kind.last().map_or(problem.minutes, |last| last.1));
        for (number, (from, to)) in kind.iter().enumerate() {
            let (from, to) = (clock(problem, *from), clock(problem, *to));
            let _ = writeln!(text, "\n[[day-type.period]]\nname = \"{}\"\nstart = {from}\nend = {to}", number + 1);
        }
        text += "\n";
    }
    text
}

fn grades(problem: &Problem) -> Vec<String> {
    let groups = problem.blocks.iter().any(|block| matches!(block.kind, Kind::Groups | Kind::SharedGroups));
    problem
        .grades
        .iter()
        .map(|grade| {
            let homerooms: Vec<String> =
                grade.homerooms.iter().map(|room| format!("{room} = {{ teacher = \"t-{room}\" }}")).collect();
            let none = if groups { "" } else { "intervention = \"none: not in this school\"\n" };
            let meetings: Vec<String> = problem.meetings.iter().map(ToString::to_string).collect();
            format!(
                "[grade.{name}]\nhomerooms = {{ {} }}\n{none}\n[team.grade-{name}]\nmeetings = [{}]\n",
                homerooms.join(", "),
                meetings.join(", "),
                name = grade.name
            )
        })
        .collect()
}

fn staff(problem: &Problem) -> Vec<String> {
    let mut people: Vec<&String> = problem.courses.iter().flat_map(|course| &course.teachers).collect();
    people.sort();
    people.dedup();
    let as_blocks = !problem.sections.further_after.is_empty();
    let mut tables: Vec<String> = people
        .iter()
        .map(|who| {
            let teaches = problem.courses.iter().filter(|course| course.teachers.contains(who));
            let teaches = quoted(teaches.map(|course| &course.name));
            let teaches = if as_blocks { String::new() } else { format!("teaches = {teaches}\n") };
            format!("[staff.{who}]\nrole = \"specialist\"\n{teaches}")
        })
        .collect();
    let most = problem.grades.iter().map(|grade| grade.homerooms.len()).max().unwrap_or(0);
    for block in &problem.blocks {
        let Some(grades) = block.at_once else { continue };
        match block.kind {
            Kind::Lunch => {
                let aides = grades * most.div_ceil(2) + 2;
                tables.push(format!("[staff.aide]\nrole = \"paraprofessional\"\ncount = {aides}\n"));
                tables.push(format!("[room.cafeteria]\nfits = {}\n", grades * most));
            }
            Kind::Recess => {
                if tables.iter().all(|table| !table.starts_with("[room.playground]")) {
                    tables.push(format!("[room.playground]\nfits = {}\n", grades * most));
                }
            }
            Kind::Groups => tables.push(format!("[room.commons]\nfits = {}\n", grades * most)),
            Kind::SharedGroups => tables.push("[staff.reading]\nrole = \"interventionist\"\n".to_owned()),
            Kind::Core | Kind::Class => {}
        }
    }
    tables
}

fn table_of(problem: &Problem, block: &Block) -> String {
    let most = problem.grades.iter().map(|grade| grade.homerooms.len()).max().unwrap_or(0);
    let table = if matches!(block.kind, Kind::Groups | Kind::SharedGroups) { "intervention" } else { "block" };
    let mut text = format!("[{table}.{}]\nminutes = {}\n", block.name, block.minutes);
    if block.times < problem.days.len() {
        let _ = writeln!(text, "times = {{ per-week = {} }}", block.times);
    }
    if block.same_time {
        text += "same-time = true\n";
    }
    if block.each {
        text += "together = \"homeroom\"\n";
    }
    if let Some(window) = block.window {
        let _ = writeln!(text, "window = {}", span(problem, window));
    }
    if let Some(then) = problem.blocks.iter().find(|other| other.after.as_ref() == Some(&block.name)) {
        let _ = writeln!(text, "then = {:?}", then.name);
    }
    match block.kind {
        Kind::Core => text += "core = true\n",
        Kind::Class => {}
        Kind::Lunch => text += "room = \"cafeteria\"\n",
        Kind::Recess => {
            if block.at_once.is_some() {
                text += "room = \"playground\"\n";
            }
            let _ = writeln!(text, "led-by = [\"classroom-teacher\"]\nadults = {most}");
        }
        Kind::Groups => {
            let _ = writeln!(text, "tier = 2\ngroups = {most}\nroom = \"commons\"\nled-by = [\"classroom-teacher\"]");
        }
        Kind::SharedGroups => {
            let groups = most + 1;
            let _ =
                writeln!(text, "tier = 2\ngroups = {groups}\nled-by = [\"classroom-teacher\", \"interventionist\"]");
        }
    }
    text
}

fn sections(problem: &Problem) -> Vec<String> {
    let sections = &problem.sections;
    if !sections.further_after.is_empty() {
        return as_blocks(problem);
    }
    let window = sections.window.map(|window| format!("window = {}\n", span(problem, window))).unwrap_or_default();
    let periods = if problem.periods.is_empty() { "" } else { "periods = 1\n" };
    let mut tables: Vec<String> = problem
        .courses
        .iter()
        .map(|course| {
            let times = if course.times == 1 { String::new() } else { format!("per-cycle = {}\n", course.times) };
            format!("[special.{}]\nminutes = {}\n{times}{window}{periods}", course.name, sections.minutes)
        })
        .collect();
    let together = if sections.parallel { "parallel" } else { "free" };
    tables.push(format!("[sections]\ntogether = {together:?}\nmax-per-day = {}\n", sections.most));
    tables
}

/// Sections at one clock time on all days can only be written as blocks that specialists lead. Who of them teaches what
/// is then settled by turns, as in the other models: only one grade is ever out.
fn as_blocks(problem: &Problem) -> Vec<String> {
    let most = problem.grades.iter().map(|grade| grade.homerooms.len()).max().unwrap_or(0);
    let minutes = problem.sections.minutes;
    let led = format!("led-by = [\"specialist\"]\nadults = {most}\n");
    let mut tables = vec![format!("[block.further]\nminutes = {minutes}\ntimes = {{ per-week = 1 }}\n{led}")];
    for after in [true, false] {
        let grades: Vec<&String> = problem
            .grades
            .iter()
            .zip(&problem.sections.further_after)
            .filter(|(_, this)| **this == after)
            .map(|(grade, _)| &grade.name)
            .collect();
        if !grades.is_empty() {
            let (name, order) = if after { ("special-first", "before") } else { ("special-second", "after") };
            tables.push(format!(
                "[block.{name}]\ngrades = {}\nminutes = {minutes}\nsame-time = true\n{order} = [\"further\"]\n{led}",
                quoted(grades)
            ));
        }
    }
    tables
}
