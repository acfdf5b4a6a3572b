//! Schools that cannot be, and their neighbours that can.

use std::fmt::Write as _;

/// Grades of four homerooms.
fn grades(many: usize, extra: &str) -> String {
    let mut text = String::new();
    for grade in 1..=many {
        let homerooms: Vec<String> =
            (0..4).map(|n| format!("h{grade}-{n} = {{ teacher = \"t{grade}-{n}\" }}")).collect();
        let _ = writeln!(text, "[grade.{grade}]\nhomerooms = {{ {} }}\n{extra}", homerooms.join(", "));
    }
    text
}

/// A clock time so many minutes after 08:00.
fn clock(minutes: usize) -> String {
    format!("{:02}:{:02}", 8 + minutes / 60, minutes % 60)
}

fn days(minutes: usize, periods: &str) -> String {
    format!(
        "[[day-type]]\nname = \"regular\"\ndays = [\"Mon\", \"Tue\", \"Wed\", \"Thu\", \"Fri\"]\n\
         students = {{ start = 08:00, end = {} }}\nstaff = {{ start = 07:00, end = 17:00 }}\n{periods}\n",
        clock(minutes)
    )
}

/// Five specialists; each grade is out six times a week, two of them in a row for its team's 90 minutes.
pub(crate) struct Grid {
    pub(crate) grades: usize,
    pub(crate) places: usize,
}

impl Grid {
    pub(crate) fn text(&self) -> String {
        let mut periods = String::new();
        for n in 0..self.places {
            let _ = writeln!(
                periods,
                "[[day-type.period]]\nname = \"{}\"\nstart = {}\nend = {}",
                n + 1,
                clock(45 * n),
                clock(45 * (n + 1))
            );
        }
        let mut text = format!("format = 1\n[school]\nname = \"Grid\"\n{}", days(45 * self.places + 30, &periods));
        text += &grades(self.grades, "intervention = \"none: not yet\"\n");
        for course in ["art", "music", "library", "technology", "pe"] {
            let _ = writeln!(text, "[staff.{course}]\nrole = \"specialist\"\nteaches = [\"{course}\", \"garden\"]");
            let _ = writeln!(text, "[special.{course}]\nminutes = 45\nperiods = 1");
        }
        text += "[special.garden]\nminutes = 45\nperiods = 1\n";
        text += "[sections]\ntogether = \"parallel\"\nmax-per-day = 2\n";
        for grade in 1..=self.grades {
            let _ = writeln!(text, "[team.grade-{grade}]\nminutes = 90");
        }
        text
    }
}

/// Each grade has a special at the same clock time every day, and on one day a second one right after it for its
/// team's 90 minutes; interventions of no two grades at once, two grades at lunch.
pub(crate) struct Lanes {
    pub(crate) grades: usize,
    pub(crate) minutes: usize,
}

impl Lanes {
    pub(crate) fn text(&self) -> String {
        let mut text = format!("format = 1\n[school]\nname = \"Lanes\"\n{}", days(self.minutes, ""));
        text += &grades(self.grades, "");
        text += "[staff.encore]\nrole = \"specialist\"\ncount = 5\n\
                 [staff.aide]\nrole = \"paraprofessional\"\ncount = 8\n\
                 [staff.reading]\nrole = \"interventionist\"\n\
                 [room.cafeteria]\nfits = 8\n\
                 [block.encore]\nminutes = 45\nsame-time = true\nled-by = [\"specialist\"]\nadults = 4\nbefore = [\"extra\"]\n\
                 [block.extra]\nminutes = 45\ntimes = { per-week = 1 }\nled-by = [\"specialist\"]\nadults = 4\n\
                 [block.lunch]\nminutes = 30\nroom = \"cafeteria\"\nsame-time = true\n\
                 window = { start = 10:30, end = 13:00 }\n\
                 [block.recess]\nminutes = 20\nled-by = [\"classroom-teacher\"]\nadults = 4\n\
                 [block.ela]\nminutes = 90\n\
                 [block.writing]\nminutes = 30\n\
                 [block.math]\nminutes = 60\n\
                 [block.science]\nminutes = 45\ntimes = { per-week = 4 }\n\
                 [intervention.win]\nminutes = 30\nsame-time = true\ngroups = 5\n\
                 led-by = [\"classroom-teacher\", \"interventionist\"]\n";
        for grade in 1..=self.grades {
            let _ = writeln!(text, "[team.grade-{grade}]\nminutes = 90");
        }
        text
    }
}

/// Six grades eat half an hour each, two at a time, in a window of so many minutes.
pub(crate) fn cafeteria(window: usize) -> String {
    let mut text = format!("format = 1\n[school]\nname = \"Cafeteria\"\n{}", days(360, ""));
    text += &grades(6, "intervention = \"none: not yet\"\nno-team = \"not yet\"\n");
    let _ = write!(
        text,
        "[staff.aide]\nrole = \"paraprofessional\"\ncount = 6\n[room.cafeteria]\nfits = 8\n\
         [block.lunch]\nminutes = 30\nroom = \"cafeteria\"\nwindow = {{ start = 10:30, end = {} }}\n",
        clock(150 + window)
    );
    text
}

/// Four grades are outside for 20 minutes in a window of 40; two adults watch one.
pub(crate) fn playground(pairs: usize) -> String {
    let mut text = format!("format = 1\n[school]\nname = \"Playground\"\n{}", days(360, ""));
    text += &grades(4, "intervention = \"none: not yet\"\nno-team = \"not yet\"\n");
    let _ = write!(
        text,
        "[staff.aide]\nrole = \"paraprofessional\"\ncount = {}\n\
         [block.recess]\nminutes = 20\nadults = 2\nwindow = {{ start = 10:00, end = 10:40 }}\n",
        2 * pairs
    );
    text
}

/// A team of four is owed an hour; its homerooms have so many specials of 45 minutes, at once.
pub(crate) fn short_of_cover(specials: usize) -> String {
    let mut text = format!("format = 1\n[school]\nname = \"Cover\"\n{}", days(360, ""));
    text += &grades(1, "intervention = \"none: not yet\"\n");
    text += "[staff.encore]\nrole = \"specialist\"\ncount = 4\nteaches = [\"art\"]\n";
    text += "[sections]\ntogether = \"parallel\"\nmax-per-day = 2\n";
    let _ = writeln!(text, "[special.art]\nminutes = 45\nper-cycle = {specials}\nmax-per-day = 2");
    text += "[team.grade-1]\nminutes = 60\n";
    text
}
