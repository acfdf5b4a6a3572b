//! The roster: a sheet with a row for each adult.

use std::collections::BTreeMap;

use crate::cells::{Cell, Cells, Column, Row};
use crate::model::{Clock, Role};
use crate::read::names::check_id;
use crate::read::suggest::quoted;
use crate::read::walk::{Key, Node, Place, Sink, Value};

const COLUMNS: [Column; 12] = [
    Column { name: "id", also: &["staff-id", "employee-id", "teacher-id", "staff", "employee"], needed: true },
    Column { name: "role", also: &["roles", "position"], needed: true },
    Column { name: "fte", also: &["full-time-equivalent"], needed: true },
    Column { name: "unit", also: &["bargaining-unit", "union", "association"], needed: true },
    Column { name: "name", also: &["staff-name", "teacher-name", "full-name"], needed: false },
    Column { name: "grades", also: &["grade", "grade-level", "grade-levels"], needed: false },
    Column { name: "homeroom", also: &["homerooms", "home-room", "hr"], needed: false },
    Column { name: "students", also: &["class-size", "enrollment"], needed: false },
    Column { name: "start", also: &["hours-start", "start-time", "day-start", "from"], needed: false },
    Column { name: "end", also: &["hours-end", "end-time", "day-end", "to", "until"], needed: false },
    Column { name: "days", also: &["work-days", "working-days", "days-at-work"], needed: false },
    Column {
        name: "field",
        also: &["fields", "certified-in", "certificate", "certification", "credential"],
        needed: false,
    },
];
/// Far beyond any school.
const MOST: usize = 2000;
const GRADES: usize = 5;
const HOMEROOM: usize = 6;
const FIELD: usize = 11;

/// One adult, as written.
pub(super) struct Entry {
    pub(super) id: String,
    /// Where the id stands.
    pub(super) place: Place,
    /// What the reader of a school file's `[staff.ID]` takes, grades left out.
    keys: Vec<(Key, Node)>,
    /// Grades, each at its place.
    pub(super) grades: Vec<Cell>,
    grades_place: Place,
    /// Subjects they are certified to teach.
    pub(super) field: Vec<Cell>,
    pub(super) homerooms: Vec<Cell>,
    /// Children in the homeroom.
    pub(super) students: Option<u32>,
    /// Paid hours.
    pub(super) hours: Option<(Clock, Clock)>,
}

impl Entry {
    /// The row as the table that a school file would have; `grades` gives each grade as it is written first.
    pub(super) fn table(&self, grades: &BTreeMap<String, String>) -> Node {
        let mut keys = self.keys.clone();
        if !self.grades.is_empty() {
            let written = |cell: &Cell| grades.get(&cell.value.to_lowercase()).unwrap_or(&cell.value).clone();
            let list =
                self.grades.iter().map(|cell| Node { place: self.grades_place, value: Value::Text(written(cell)) });
            keys.push(entry("grades", self.grades_place, Value::List(list.collect())));
        }
        Node { place: self.place, value: Value::Table(keys) }
    }
}

/// The whole roster.
pub(super) struct Roster {
    pub(super) entries: Vec<Entry>,
    /// The file's beginning.
    pub(super) place: Place,
    /// Whether it has a column for grades or homerooms.
    pub(super) speaks_of_grades: bool,
}

pub(super) fn read(sink: &Sink, file: &str, text: &str) -> Roster {
    let mut cells = Cells::read(file, text, &COLUMNS);
    let place = sink.place(file, (0, 0));
    let speaks_of_grades = cells.has(GRADES) || cells.has(HOMEROOM);
    let rows = std::mem::take(&mut cells.rows);
    let found_before = cells.problems_so_far();
    let mut entries: Vec<Entry> = Vec::new();
    {
        let mut reading = Reading { sink, file, cells: &cells, lines: BTreeMap::new() };
        entries.extend(rows.iter().take(MOST).filter_map(|row| reading.row(row)));
    }
    if let Some(row) = rows.get(MOST) {
        let message = format!("this is adult number {}: {MOST} is the most", MOST + 1);
        sink.error(sink.place(file, row.range), message, "one audit is of one school; divide the roster");
    }
    if entries.is_empty() && found_before == 0 && !sink.has_errors() {
        sink.error(place, "the roster names nobody", "below its header it has a row for each adult");
    }
    sink.take(cells.finish());
    Roster { entries, place, speaks_of_grades }
}

struct Reading<'a> {
    sink: &'a Sink,
    file: &'a str,
    cells: &'a Cells<'a>,
    /// Line of each id.
    lines: BTreeMap<String, usize>,
}

impl Reading<'_> {
    fn place(&self, cell: &Cell) -> Place {
        self.sink.place(self.file, cell.range)
    }

    fn row(&mut self, row: &Row) -> Option<Entry> {
        let sink = self.sink;
        let cell = |column: usize| self.cells.cell(row, column);
        let [id, role, fte, unit, name] = [0, 1, 2, 3, 4].map(cell);
        let [grades, homerooms, students, start, end, days] = [GRADES, HOMEROOM, 7, 8, 9, 10].map(cell);
        let place = self.place(&id);
        if id.word().is_empty() {
            sink.error(place, "this row has no id", "every adult has one; it may be a number");
            return None;
        }
        if !check_id(sink, place, id.word(), "staff member") {
            return None;
        }
        if let Some(before) = self.lines.insert(id.word().to_owned(), row.line) {
            let help = "keep one row for each adult; two roles go into one cell: `specialist;interventionist`";
            sink.error(place, format!("{} has a row on line {before} already", quoted(id.word())), help);
            return None;
        }
        let mut keys = Vec::new();
        for (key, cell) in [("name", &name), ("unit", &unit)] {
            if !cell.word().is_empty() {
                keys.push(entry(key, self.place(cell), Value::Text(cell.word().to_owned())));
            }
        }
        self.roles(&role, &fte, &mut keys);
        let hours = self.hours(&start, &end, &mut keys);
        if !days.word().is_empty() {
            let list = self.cells.list(&days);
            let list =
                list.iter().map(|cell| Node { place: self.place(cell), value: Value::Text(weekday(&cell.value)) });
            keys.push(entry("days", self.place(&days), Value::List(list.collect())));
        }
        let field = self.cells.list(&cell(FIELD));
        match &field[..] {
            [] => {}
            [one] if one.value.to_lowercase() == "all" => {
                keys.push(entry("field", self.place(one), Value::Text("all".to_owned())));
            }
            list => {
                let list =
                    list.iter().map(|cell| Node { place: self.place(cell), value: Value::Text(cell.value.clone()) });
                keys.push(entry("field", self.place(&cell(FIELD)), Value::List(list.collect())));
            }
        }
        Some(Entry {
            id: id.word().to_owned(),
            place,
            keys,
            grades_place: self.place(&grades),
            grades: self.cells.list(&grades),
            field,
            homerooms: self.homerooms(&homerooms),
            students: self.students(&students),
            hours,
        })
    }

    /// One role with its share of full time, or several in one cell with a share each.
    fn roles(&self, role: &Cell, fte: &Cell, keys: &mut Vec<(Key, Node)>) {
        let sink = self.sink;
        let roles = self.cells.list(role);
        // `0,8` is a decimal where a semicolon separates cells.
        let shares: Vec<&str> = fte.word().split([';', '|']).map(str::trim).filter(|part| !part.is_empty()).collect();
        if roles.is_empty() {
            sink.error(self.place(role), "this row has no role", "roles are listed in docs/schedule-file.md");
        }
        if shares.is_empty() {
            sink.error(
                self.place(fte),
                "this row has no fte",
                "write a share of full time: 1.0 is full time, 0.5 is half",
            );
        }
        // A row with a problem of its own here is not told that it lacks a role.
        let any = || entry("role", self.place(role), Value::Text(Role::SupportStaff.word().to_owned()));
        if roles.is_empty() || shares.is_empty() {
            keys.push(any());
            return;
        }
        if roles.len() != shares.len() {
            keys.push(any());
            let message = format!("{} roles have {} shares of full time", roles.len(), shares.len());
            sink.error(self.place(fte), message, "write one share for each role in the same order: `0.5;0.5`");
            return;
        }
        let word = |cell: &Cell| folded(&cell.value);
        let share = |text: &str| Value::Decimal(decimal(text));
        if let ([role], [one]) = (&roles[..], &shares[..]) {
            keys.push(entry("role", self.place(role), Value::Text(word(role))));
            keys.push(entry("fte", self.place(fte), share(one)));
            return;
        }
        let list = roles.iter().zip(&shares).map(|(role, one)| {
            let key = Key { text: word(role), place: self.place(role) };
            (key, Node { place: self.place(fte), value: share(one) })
        });
        keys.push(entry("roles", self.place(role), Value::Table(list.collect())));
    }

    fn hours(&self, start: &Cell, end: &Cell, keys: &mut Vec<(Key, Node)>) -> Option<(Clock, Clock)> {
        let sink = self.sink;
        if start.word().is_empty() && end.word().is_empty() {
            return None;
        }
        let clock = |cell: &Cell| {
            if cell.word().is_empty() {
                sink.error(self.place(cell), "paid hours have a start and an end", "write both, or neither");
                return None;
            }
            let clock = Clock::parse_spoken(cell.word());
            clock.map_err(|sentence| sink.error(self.place(cell), sentence, "")).ok()
        };
        let (from, to) = (clock(start), clock(end));
        let (from, to) = (from?, to?);
        let span =
            vec![entry("start", self.place(start), Value::Time(from)), entry("end", self.place(end), Value::Time(to))];
        keys.push(entry("hours", self.place(start), Value::Table(span)));
        Some((from, to))
    }

    fn homerooms(&self, cell: &Cell) -> Vec<Cell> {
        const MOST: usize = 60;
        let list = self.cells.list(cell);
        if let Some(long) = list.iter().find(|own| own.value.chars().count() > MOST) {
            self.sink.error(
                self.place(long),
                "this is too long for a homeroom",
                format!("write at most {MOST} letters"),
            );
        }
        list
    }

    fn students(&self, cell: &Cell) -> Option<u32> {
        if cell.word().is_empty() {
            return None;
        }
        let value = cell.word().parse().map_or_else(|_| Value::Text(cell.word().to_owned()), Value::Whole);
        let node = Node { place: self.place(cell), value };
        let number = self.sink.whole(&node, "`students`", 1..=60, "children")?;
        u32::try_from(number).ok()
    }
}

fn entry(key: &str, place: Place, value: Value) -> (Key, Node) {
    (Key { text: key.to_owned(), place }, Node { place, value })
}

fn folded(word: &str) -> String {
    word.to_lowercase().split([' ', '_', '-']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// `0,8`, `.8` and `80%` as decimals.
fn decimal(text: &str) -> String {
    let text = text.replace(',', ".");
    if let Some(whole) =
        text.strip_suffix('%').map(str::trim).filter(|own| own.bytes().all(|byte| byte.is_ascii_digit()))
        && let Ok(share @ 0..1000) = whole.parse::<u32>()
    {
        return format!("{}.{:02}", share / 100, share % 100);
    }
    if text.starts_with('.') { format!("0{text}") } else { text }
}

/// `Monday` as the files of a school write it.
fn weekday(word: &str) -> String {
    let known = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let lower = word.to_lowercase();
    let own = known
        .into_iter()
        .find(|own| lower.starts_with(&own.to_lowercase()) && (lower.len() == 3 || lower.ends_with("day")));
    own.map_or_else(|| word.to_owned(), str::to_owned)
}
