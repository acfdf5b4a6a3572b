//! The oracle's schedule as `assignments.csv`, and ways to break it.

use super::oracle::{Row, What, Who};
use super::own::longest_run;
use super::text::{DAYS, Names, Style};
use super::tiny::{Mask, SLOT, Tiny, each, range};
use std::fmt::Write as _;

/// A row by the clock.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// What it was made from.
    pub(crate) row: Row,
    /// First minute.
    pub(crate) start: i32,
    /// First minute after it.
    pub(crate) end: i32,
    /// Another room than usual.
    room: Option<String>,
}

/// Rows by the clock.
pub(crate) fn lines(school: &Tiny, rows: &[Row]) -> Vec<Line> {
    let minute = |slot: usize| school.opens + SLOT * i32::try_from(slot).unwrap_or(0);
    rows.iter()
        .map(|row| Line { row: row.clone(), start: minute(row.from), end: minute(row.from + row.slots), room: None })
        .collect()
}

/// The file.
pub(crate) fn csv(school: &Tiny, style: Style, lines: &[Line]) -> String {
    let names = Names::of(style);
    let mut text = "day,start,end,kind,course,homerooms,staff,room,team\n".to_owned();
    for line in lines {
        let row = &line.row;
        let (kind, course) = match row.what {
            What::Class => ("instruct", String::new()),
            What::Core(n) => ("instruct", format!("core{n}")),
            What::Lunch => ("lunch", "lunch".to_owned()),
            What::OwnLunch => ("lunch", String::new()),
            What::Recess => ("recess", "recess".to_owned()),
            What::Win => ("intervention", "win".to_owned()),
            What::Section(n) => ("special", format!("course{n}")),
            What::Walk => ("transition", String::new()),
            What::Meeting(_) => ("collaboration", String::new()),
            What::Prep => ("prep", String::new()),
        };
        let usual = match row.what {
            What::Lunch => "cafeteria".to_owned(),
            What::Section(n) if school.courses[n].room => format!("lab{n}"),
            _ => String::new(),
        };
        let room = line.room.clone().unwrap_or(usual);
        let homerooms: Vec<String> = each(row.homerooms).map(|h| names.homeroom(h)).collect();
        let staff: Vec<String> = row
            .staff
            .iter()
            .map(|who| match who {
                Who::Teacher(n) => names.teacher(*n),
                Who::Specialist(n) => names.specialist(*n),
                Who::Interventionist(n) => names.interventionist(*n),
                Who::Aide(n) => names.aide(*n),
                Who::Principal => "principal".to_owned(),
            })
            .collect();
        let team = if let What::Meeting(n) = row.what { names.team(school, n) } else { String::new() };
        let (start, end) = (line.start + style.later, line.end + style.later);
        let _ = writeln!(
            text,
            "{},{:02}:{:02},{:02}:{:02},{kind},{course},{},{},{room},{team}",
            DAYS[row.day],
            start / 60,
            start % 60,
            end / 60,
            end % 60,
            homerooms.join(";"),
            staff.join(";"),
        );
    }
    text
}

/// A schedule that breaks a promise.
#[derive(Debug, Clone)]
pub(crate) struct Broken {
    /// How.
    pub(crate) how: &'static str,
    /// The rule that must say so.
    pub(crate) rule: &'static str,
    /// The rows.
    pub(crate) lines: Vec<Line>,
}

/// Every way to break this schedule that is known here.
pub(crate) fn broken(school: &Tiny, good: &[Line]) -> Vec<Broken> {
    let mut found = Vec::new();
    let contract = &school.contract;
    let first = |what: &dyn Fn(&Line) -> bool| good.iter().position(what);
    let mut push = |how, rule, change: &dyn Fn(&mut Vec<Line>)| {
        let mut lines = good.to_vec();
        change(&mut lines);
        found.push(Broken { how, rule, lines });
    };
    if let Some(at) = first(&|line| line.row.what == What::Lunch) {
        push("lunch ends early", "sections-and-blocks", &|lines| lines[at].end -= 5);
        push("nobody for the last minutes of lunch", "supervision", &|lines| lines[at].end -= 1);
        push("lunch without an adult", "supervision", &|lines| lines[at].row.staff.clear());
        push("an adult too few at lunch", "sections-and-blocks", &|lines| {
            lines[at].row.staff.pop();
        });
        push("lunch in another room", "sections-and-blocks", &|lines| lines[at].room = Some(String::new()));
    }
    if let Some(at) = first(&|line| matches!(line.row.what, What::Meeting(_))) {
        push("the meeting is a minute short", "common-hour", &|lines| lines[at].end -= 1);
        push("no meeting", "common-hour", &|lines| {
            lines.remove(at);
        });
        push("a member stays away", "common-hour", &|lines| {
            lines[at].row.staff.remove(0);
        });
        push("a member is with children", "no-double-booking", &|lines| {
            let who = lines[at].row.staff[0];
            let (from, day) = (lines[at].row.from, lines[at].row.day);
            let class = lines.iter_mut().find(|line| {
                line.row.homerooms != 0
                    && line.row.day == day
                    && (line.row.from..line.row.from + line.row.slots).contains(&from)
                    && !line.row.staff.contains(&who)
            });
            if let Some(class) = class {
                class.row.staff.push(who);
            }
        });
    }
    if contract.lunch.is_some()
        && let Some(at) = first(&|line| line.row.what == What::OwnLunch)
    {
        push("an adult does not eat", "duty-free-lunch", &|lines| {
            lines.remove(at);
        });
        push("an adult eats a minute less", "duty-free-lunch", &|lines| lines[at].start += 1);
    }
    if contract.prep.as_ref().is_some_and(|prep| !prep.shared)
        && let Some(at) = first(&|line| line.row.what == What::Prep)
    {
        let (who, day) = (good[at].row.staff[0], good[at].row.day);
        push("an adult does not prepare", "daily-prep", &|lines| {
            lines.retain(|line| line.row.what != What::Prep || line.row.staff[0] != who || line.row.day != day);
        });
    }
    if let Some(at) = first(&|line| matches!(line.row.what, What::Section(_))) {
        let homeroom = each(good[at].row.homerooms).next().unwrap_or(0);
        push("a section a slot later", "supervision", &|lines| {
            lines[at].start += SLOT;
            lines[at].end += SLOT;
        });
        push("the own teacher gives a section", "sections-and-blocks", &|lines| {
            lines[at].row.staff = vec![Who::Teacher(homeroom)];
        });
        push("class instead of a section", "sections-and-blocks", &|lines| {
            lines[at].row.what = What::Class;
            lines[at].row.staff = vec![Who::Teacher(homeroom)];
        });
        push("a section is five minutes short", "sections-and-blocks", &|lines| lines[at].end -= 5);
    }
    if let Some(at) = first(&|line| matches!(line.row.what, What::Core(_))) {
        push("a core block starts late", "sections-and-blocks", &|lines| lines[at].start += 5);
    }
    if let Some(at) = first(&|line| line.row.what == What::Class) {
        push("a teacher prepares with children", "no-double-booking", &|lines| {
            let mut more = lines[at].clone();
            (more.row.what, more.row.homerooms) = (What::Prep, 0);
            lines.push(more);
        });
        push("an aide alone has the class", "supervision", &|lines| lines[at].row.staff = vec![Who::Aide(0)]);
    }
    if let Some(at) = first(&|line| line.row.staff == [Who::Specialist(0)] && line.row.what == What::Prep) {
        let late = school.opens + SLOT * i32::try_from(school.specialists[0].hours.1).unwrap_or(0);
        push("somebody prepares after hours", "sections-and-blocks", &|lines| {
            let mut more = lines[at].clone();
            (more.start, more.end) = (late, late + SLOT);
            lines.push(more);
        });
    }
    found.extend(without_a_break(school, good));
    found.extend(crowded(school, good));
    found
}

/// A teacher keeps the children all day.
fn without_a_break(school: &Tiny, good: &[Line]) -> Option<Broken> {
    let most = school.contract.stretch?;
    if most >= school.slots {
        return None;
    }
    let mut lines = good.to_vec();
    let children: Mask = good
        .iter()
        .filter(|line| line.row.day == 0 && line.row.homerooms & 1 == 1)
        .fold(0, |mask, line| mask | range(line.row.from, line.row.from + line.row.slots));
    let own = |line: &Line| line.row.day == 0 && line.row.homerooms & 1 == 1;
    for line in lines.iter_mut().filter(|line| own(line) && !line.row.staff.contains(&Who::Teacher(0))) {
        line.row.staff.push(Who::Teacher(0));
    }
    (longest_run(children) > most).then_some(Broken { how: "no break all day", rule: "longest-stretch", lines })
}

/// More homerooms than fit into the cafeteria.
fn crowded(school: &Tiny, good: &[Line]) -> Option<Broken> {
    let at = good.iter().position(|line| line.row.what == What::Lunch)?;
    let together = |line: &&Line| {
        line.row.what == What::Lunch && line.row.day == good[at].row.day && line.row.from == good[at].row.from
    };
    let eat: u32 = good.iter().filter(together).map(|line| line.row.homerooms.count_ones()).sum();
    if usize::try_from(eat).unwrap_or(0) < school.fits {
        return None;
    }
    let other = good.iter().position(|line| {
        line.row.what == What::Class && line.row.day == good[at].row.day && line.row.from == good[at].row.from
    })?;
    let mut lines = good.to_vec();
    lines[other].room = Some("cafeteria".to_owned());
    Some(Broken { how: "one homeroom too many in the cafeteria", rule: "room-capacity", lines })
}
