//! Schools as text, from a few numbers.

use commonhour::read::Folder;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Days of a school week.
pub(crate) const WEEK: [&str; 5] = ["Mon", "Tue", "Wed", "Thu", "Fri"];

/// A school that is being written.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    school: String,
    contract: String,
}

/// A list of words for TOML.
pub(crate) fn quoted<T: AsRef<str>>(words: &[T]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("{:?}", word.as_ref())).collect();
    format!("[{}]", words.join(", "))
}

/// Hours for TOML.
fn hours((start, end): (&str, &str)) -> String {
    format!("{{ start = {start}, end = {end} }}")
}

/// A school on these days, the children from `students.0` to `students.1`, adults at work half an hour longer on both sides
/// unless said otherwise.
pub(crate) fn school(days: &[&str], students: (&str, &str), staff: (&str, &str)) -> Text {
    let days = quoted(days);
    let (students, staff) = (hours(students), hours(staff));
    let school = format!(
        "format = 1\n\n[school]\nname = \"Invented\"\ngrid = 5\ndays = {days}\n\n[[day-type]]\nname = \"regular\"\ndays = {days}\n\
         students = {students}\nstaff = {staff}\n\n[contract]\nfiles = [\"contract.toml\"]\n"
    );
    Text { school, contract: "[agreement]\nname = \"Invented agreement\"\n".to_owned() }
}

impl Text {
    /// More of `school.toml`.
    pub(crate) fn and(mut self, text: &str) -> Self {
        let _ = writeln!(self.school, "\n{text}");
        self
    }

    /// The regular day type on fewer days.
    pub(crate) fn regular_on(mut self, all: &[&str], days: &[&str]) -> Self {
        let old = format!("name = \"regular\"\ndays = {}", quoted(all));
        assert!(self.school.contains(&old));
        self.school = self.school.replacen(&old, &format!("name = \"regular\"\ndays = {}", quoted(days)), 1);
        self
    }

    /// Rotation days that are not weekdays.
    pub(crate) fn rotation(mut self, days: &[&str]) -> Self {
        self.school = self.school.replacen("grid = 5\n", &format!("grid = 5\nrotation = {}\n", quoted(days)), 1);
        self
    }

    /// More of `contract.toml`.
    pub(crate) fn clause(mut self, text: &str) -> Self {
        let _ = writeln!(self.contract, "\n{text}");
        self
    }

    /// A grade of so many homerooms, without a team and without interventions.
    pub(crate) fn grade(self, id: &str, homerooms: usize) -> Self {
        let grade = grade(id, homerooms);
        self.and(&format!("{grade}no-team = \"not in this case\"\nintervention = \"none: not in this case\""))
    }

    /// A grade with its team of this length of meeting.
    pub(crate) fn grade_with_team(self, id: &str, homerooms: usize, minutes: u32) -> Self {
        let grade = grade(id, homerooms);
        self.and(&format!("{grade}intervention = \"none: not in this case\"\n\n[team.grade-{id}]\nminutes = {minutes}"))
    }

    /// More about the team of a grade.
    pub(crate) fn and_team(mut self, id: &str, more: &str) -> Self {
        let table = format!("[team.grade-{id}]\n");
        assert!(self.school.contains(&table));
        self.school = self.school.replacen(&table, &format!("{table}{more}\n"), 1);
        self
    }

    /// A grade with interventions, without a team.
    pub(crate) fn grade_in_groups(self, id: &str, homerooms: usize) -> Self {
        let grade = grade(id, homerooms);
        self.and(&format!("{grade}no-team = \"not in this case\""))
    }

    /// A specialist for these courses.
    pub(crate) fn specialist(self, id: &str, teaches: &[&str], more: &str) -> Self {
        self.and(&format!("[staff.{id}]\nrole = \"specialist\"\nteaches = {}\n{more}", quoted(teaches)))
    }

    /// A special of 45 minutes.
    pub(crate) fn special(self, id: &str, more: &str) -> Self {
        self.and(&format!("[special.{id}]\nminutes = 45\n{more}"))
    }

    /// Sections wherever they fit.
    pub(crate) fn free(self) -> Self {
        self.and("[sections]\ntogether = \"free\"\nmax-per-day = 4")
    }

    /// So many aides.
    pub(crate) fn aides(self, count: usize) -> Self {
        self.and(&format!("[staff.aide]\nrole = \"paraprofessional\"\ncount = {count}"))
    }

    /// The folder.
    pub(crate) fn folder(self) -> Folder {
        let files = [("school.toml", self.school), ("contract.toml", self.contract)];
        Folder { files: files.map(|(name, text)| (name.to_owned(), text)).into_iter().collect::<BTreeMap<_, _>>() }
    }
}

/// The table of a grade: homerooms `1A`, `1B` … with teachers `t1a`, `t1b` …
fn grade(id: &str, homerooms: usize) -> String {
    let rooms: Vec<String> = ('A'..='Z')
        .take(homerooms)
        .map(|letter| format!("{id}{letter} = {{ teacher = \"t{}\" }}", format!("{id}{letter}").to_lowercase()))
        .collect();
    format!("[grade.{id}]\nhomerooms = {{ {} }}\n", rooms.join(", "))
}

/// One of the examples with one text replaced.
pub(crate) fn example(name: &str, old: &str, new: &str) -> Folder {
    let mut folder = commonhour::read::folder(format!("examples/{name}").as_ref()).expect("the example");
    let text = folder.files.get_mut("school.toml").expect("its school file");
    assert!(text.contains(old), "{old}");
    *text = text.replacen(old, new, 1);
    folder
}
