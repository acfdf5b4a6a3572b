//! Every name that separate files use, as the readers of a school's folder want them.

use std::collections::BTreeMap;

use super::roster::{Entry, Roster};
use crate::read::names::{Book, Names};
use crate::read::suggest::{closest, quoted};
use crate::read::walk::{Node, Sink, Value};
use crate::schedule::Named;

/// Far beyond any school.
const MOST: usize = 2000;
/// The grade of homerooms whose grade no file says.
const NO_GRADE: &str = "unknown";

/// The names.
pub(super) struct Gathered {
    pub(super) book: Book,
    /// Grades in one letter case, as they are written first.
    pub(super) grades: BTreeMap<String, String>,
    /// Homerooms in one letter case.
    homerooms: BTreeMap<String, usize>,
    /// Position of the grade that stands for none.
    pub(super) no_grade: Option<usize>,
}

impl Gathered {
    /// Names of the TOML files come first: they are looked up as they are written.
    pub(super) fn of<'a>(sink: &Sink, trees: impl Iterator<Item = &'a Node>, roster: &Roster, named: &Named) -> Self {
        let mut gathered = Self {
            book: Book {
                grades: Names::new("grade", "name it in the roster"),
                homerooms: Names::new("homeroom", "name it in the roster or the schedule"),
                grade_of: Vec::new(),
                staff: Names::new("staff member", "add a row to the roster"),
                pools: BTreeMap::new(),
                rooms: Names::new("room", "name it in the schedule"),
                blocks: Names::new("block", "blocks need a school folder"),
                courses: Names::new("course", "courses need a school folder"),
                pull_outs: Names::new("pull-out", "pull-outs need a school folder"),
                duties: Names::new("duty", "duties need a school folder"),
                subjects: Names::new("subject", "name it in the roster"),
            },
            grades: BTreeMap::new(),
            homerooms: BTreeMap::new(),
            no_grade: None,
        };
        let mut written = Written::default();
        trees.for_each(|tree| written.walk(tree));
        let of_roster = || roster.entries.iter();
        let grades = written.grades.iter().map(String::as_str);
        let grades = grades.chain(of_roster().flat_map(|entry| entry.grades.iter().map(|cell| cell.value.as_str())));
        grades.chain(named.grades.iter().map(String::as_str)).for_each(|grade| gathered.add_grade(grade));
        for entry in of_roster() {
            gathered.book.staff.insert(&entry.id);
        }
        for (entry, subject) in of_roster().flat_map(|entry| entry.field.iter().map(move |own| (entry, own))) {
            if gathered.book.subjects.insert(&subject.value) {
                note_slip(sink, entry, &subject.value, named);
            }
        }
        for room in named.rooms.iter().take(MOST) {
            gathered.book.rooms.insert(room);
        }
        for entry in of_roster() {
            let grade = if let [one] = &entry.grades[..] { Some(one.value.as_str()) } else { None };
            entry.homerooms.iter().for_each(|cell| gathered.add_homeroom(&cell.value, grade, named));
        }
        let in_roster = gathered.book.homerooms.len();
        written.homerooms.iter().for_each(|homeroom| gathered.add_homeroom(homeroom, None, named));
        named.homerooms.iter().for_each(|(homeroom, _)| gathered.add_homeroom(homeroom, None, named));
        if in_roster > 0 {
            gathered.note_strangers(sink, roster, in_roster);
        }
        gathered
    }

    fn add_grade(&mut self, grade: &str) {
        if self.book.grades.len() < MOST && !self.grades.contains_key(&grade.to_lowercase()) {
            self.grades.insert(grade.to_lowercase(), grade.to_owned());
            self.book.grades.insert(grade);
        }
    }

    fn add_homeroom(&mut self, homeroom: &str, grade: Option<&str>, named: &Named) {
        let form = homeroom.to_lowercase();
        if self.book.homerooms.len() >= MOST || self.homerooms.contains_key(&form) {
            return;
        }
        let of_schedule =
            || named.homerooms.iter().take(MOST).find(|(own, _)| own.to_lowercase() == form)?.1.as_deref();
        let grade = grade.or_else(of_schedule);
        let known = grade.and_then(|grade| self.book.grades.get(self.grades.get(&grade.to_lowercase())?));
        let position = known.unwrap_or_else(|| {
            self.book.grades.insert(NO_GRADE);
            let position = self.book.grades.get(NO_GRADE).unwrap_or(0);
            self.no_grade = Some(position);
            position
        });
        self.homerooms.insert(form, self.book.homerooms.len());
        self.book.homerooms.insert(homeroom);
        self.book.grade_of.push(position);
    }

    /// Whether `word` names the homeroom at `position`.
    pub(super) fn is_homeroom(&self, word: &str, position: usize) -> bool {
        self.homerooms.get(&word.to_lowercase()) == Some(&position)
    }

    /// Homerooms of the schedule that a roster with homerooms does not have: perhaps a slip of the pen.
    fn note_strangers(&self, sink: &Sink, roster: &Roster, in_roster: usize) {
        let (known, strangers) = self.book.homerooms.list.split_at(in_roster.min(self.book.homerooms.len()));
        for homeroom in strangers {
            let help = match closest(homeroom, known.iter().map(String::as_str)) {
                Some(near) => format!("is `{near}` meant?"),
                None => "nobody is known to lead it".to_owned(),
            };
            sink.note(roster.place, format!("homeroom {} is in no row of the roster", quoted(homeroom)), help);
        }
    }
}

/// A subject of the roster that is spelled nearly like one of the schedule, which has no such subject.
fn note_slip(sink: &Sink, entry: &Entry, subject: &str, named: &Named) {
    let taught = || named.courses.iter().take(MOST).map(String::as_str);
    if taught().any(|own| own.to_lowercase() == subject.to_lowercase()) {
        return;
    }
    if let Some(near) = closest(subject, taught()) {
        let message = format!("the schedule names no subject {}", quoted(subject));
        sink.note(entry.place, message, format!("is `{near}` meant?"));
    }
}

/// Grades and homerooms that TOML files speak of, wherever they do.
#[derive(Default)]
struct Written {
    grades: Vec<String>,
    homerooms: Vec<String>,
}

impl Written {
    fn walk(&mut self, node: &Node) {
        match &node.value {
            Value::List(list) => list.iter().for_each(|item| self.walk(item)),
            Value::Table(entries) => {
                for (key, node) in entries {
                    match (key.text.as_str(), &node.value) {
                        ("grades", Value::List(list)) => self.grades.extend(list.iter().filter_map(name)),
                        ("homerooms", Value::List(list)) => self.homerooms.extend(list.iter().filter_map(name)),
                        _ => self.walk(node),
                    }
                }
            }
            _ => {}
        }
    }
}

fn name(node: &Node) -> Option<String> {
    match &node.value {
        Value::Text(text) => Some(text.clone()),
        Value::Whole(number) if *number >= 0 => Some(number.to_string()),
        _ => None,
    }
}
