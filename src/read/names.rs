//! Every name of a school, gathered before anything is read, so that any part may speak of any other.

use std::collections::BTreeMap;

use super::blocks::usual_kind;
use super::suggest::{closest, known, quoted};
use super::walk::{Node, Place, Sink, Table, Value};
use crate::model::Kind;

/// Most entries of one kind; far beyond any school.
const MOST_STAFF: usize = 2000;
const MOST_HOMEROOMS: usize = 500;
const MOST_ROOMS: usize = 2000;
const MOST_OTHERS: usize = 300;
/// Most places of one pool.
pub(super) const MOST_IN_POOL: i64 = 200;

/// The names of one kind of thing, in the order of the model's list.
pub(super) struct Names {
    /// The thing, for messages: `homeroom`.
    what: &'static str,
    /// How to add one, for messages.
    add: &'static str,
    pub(super) list: Vec<String>,
    index: BTreeMap<String, usize>,
    /// Whether an entry was left out because there are too many.
    full: bool,
}

impl Names {
    pub(super) fn new(what: &'static str, add: &'static str) -> Self {
        Self { what, add, list: Vec::new(), index: BTreeMap::new(), full: false }
    }

    /// Adds a name; `false` where it is there already.
    pub(super) fn insert(&mut self, name: &str) -> bool {
        if self.index.contains_key(name) {
            return false;
        }
        self.index.insert(name.to_owned(), self.list.len());
        self.list.push(name.to_owned());
        true
    }

    /// Position of a name, without a report.
    pub(super) fn get(&self, name: &str) -> Option<usize> {
        self.index.get(name).copied()
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// Position of a name; an unknown one is reported with what is near.
    pub(super) fn find(&self, sink: &Sink, place: Place, name: &str) -> Option<usize> {
        let found = self.get(name);
        if found.is_none() {
            self.report_unknown(sink, place, name, self.list.iter().map(String::as_str));
        }
        found
    }

    fn report_unknown<'a>(&self, sink: &Sink, place: Place, name: &str, all: impl Iterator<Item = &'a str> + Clone) {
        let help = match closest(name, all.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("{}; {}", known("known are", all), self.add),
        };
        sink.error(place, format!("there is no {} {}", self.what, quoted(name)), help);
    }

    /// The position a value names.
    pub(super) fn one(&self, sink: &Sink, node: &Node, key: &str) -> Option<usize> {
        let name = sink.name(node, key)?;
        self.find(sink, node.place, &name)
    }

    /// The positions a list names; a name written twice is reported.
    pub(super) fn many(&self, sink: &Sink, node: &Node, key: &str) -> Vec<usize> {
        let mut found = Vec::new();
        for item in sink.list(node, key).unwrap_or_default() {
            if let Some(position) = self.one(sink, item, key) {
                if found.contains(&position) {
                    let twice = format!("{} is listed twice in {key}", quoted(&self.list[position]));
                    sink.error(item.place, twice, "remove one of them");
                } else {
                    found.push(position);
                }
            }
        }
        found
    }
}

/// All names.
pub(super) struct Book {
    pub(super) grades: Names,
    pub(super) homerooms: Names,
    /// Grade of each homeroom.
    pub(super) grade_of: Vec<usize>,
    pub(super) staff: Names,
    /// Pools by their table's name: positions in `staff`.
    pub(super) pools: BTreeMap<String, std::ops::Range<usize>>,
    pub(super) rooms: Names,
    pub(super) blocks: Names,
    pub(super) courses: Names,
    pub(super) pull_outs: Names,
    pub(super) duties: Names,
    /// What can be taught: courses, pull-outs, blocks of teaching, or what takes turns in them.
    pub(super) subjects: Names,
}

impl Book {
    /// One adult.
    pub(super) fn adult(&self, sink: &Sink, node: &Node, key: &str) -> Option<usize> {
        let name = sink.name(node, key)?;
        if let Some(pool) = self.pools.get(&name) {
            sink.error(
                node.place,
                format!("{} is a pool of {}, and {key} is one person", quoted(&name), pool.len()),
                format!("name one of them, for example `{}`", self.staff.list[pool.start]),
            );
            return None;
        }
        self.known_adult(sink, node.place, &name)
    }

    /// A list of adults; a pool stands for all its places.
    pub(super) fn adults(&self, sink: &Sink, node: &Node, key: &str) -> Vec<usize> {
        let mut found = Vec::new();
        for item in sink.list(node, key).unwrap_or_default() {
            let Some(name) = sink.name(item, key) else { continue };
            let positions = match self.pools.get(&name) {
                Some(pool) => pool.clone().collect(),
                None => self.known_adult(sink, item.place, &name).into_iter().collect::<Vec<_>>(),
            };
            for position in positions {
                if found.contains(&position) {
                    let twice = format!("{} is listed twice in {key}", quoted(&self.staff.list[position]));
                    sink.error(item.place, twice, "remove one of them");
                } else {
                    found.push(position);
                }
            }
        }
        found
    }

    fn known_adult(&self, sink: &Sink, place: Place, name: &str) -> Option<usize> {
        let found = self.staff.get(name);
        if found.is_none() {
            let all = self.staff.list.iter().map(String::as_str).chain(self.pools.keys().map(String::as_str));
            self.staff.report_unknown(sink, place, name, all);
        }
        found
    }

    /// Homerooms of a grade, in order.
    pub(super) fn homerooms_of(&self, grade: usize) -> impl Iterator<Item = usize> + '_ {
        self.grade_of.iter().enumerate().filter(move |(_, own)| **own == grade).map(|(homeroom, _)| homeroom)
    }
}

/// Reports an id that other files could not carry.
pub(super) fn check_id(sink: &Sink, place: Place, id: &str, what: &str) -> bool {
    const MOST: usize = 60;
    let allowed = |character: char| character.is_alphanumeric() || "-_./".contains(character);
    let fine = !id.is_empty() && id.chars().count() <= MOST && id.chars().all(allowed);
    if !fine {
        sink.error(
            place,
            format!("{} cannot be the id of a {what}", quoted(id)),
            "use letters, digits, `-`, `_`, `.` and `/`, at most 60 and no spaces; `name` is free",
        );
    }
    fine
}

fn add(sink: &Sink, names: &mut Names, place: Place, id: &str, most: usize) {
    if !check_id(sink, place, id, names.what) {
        return;
    }
    if names.len() >= most {
        if !names.full {
            names.full = true;
            let help = "one file describes one school; divide it";
            sink.error(place, format!("this is {} number {}: {most} is the most", names.what, most + 1), help);
        }
        return;
    }
    if !names.insert(id) {
        sink.error(place, format!("there are two {}s {}", names.what, quoted(id)), "give one of them another id");
    }
}

/// Reads every name. Values that are wrong otherwise are reported where they are read.
pub(super) fn collect(root: &Table<'_>) -> Book {
    let sink = root.sink;
    let mut book = Book {
        grades: Names::new("grade", "add [grade.ID] for another"),
        homerooms: Names::new("homeroom", "homerooms are listed in their [grade.ID]"),
        grade_of: Vec::new(),
        staff: Names::new("staff member", "add [staff.ID] for another"),
        pools: BTreeMap::new(),
        rooms: Names::new("room", "add [room.ID] for another"),
        blocks: Names::new("block", "add [block.ID] for another"),
        courses: Names::new("course", "add [special.ID] or [course.ID] for another"),
        pull_outs: Names::new("pull-out", "add [pull-out.ID] for another"),
        duties: Names::new("duty", "add [duty.ID] for another"),
        subjects: Names::new("subject", "subjects are courses, and blocks of class time"),
    };
    let mut teachers = Vec::new();
    for (key, node) in root.named("grade") {
        add(sink, &mut book.grades, key.place, &key.text, MOST_OTHERS);
        let Some(grade) = book.grades.get(&key.text) else { continue };
        for (key, homeroom) in entries(node, "homerooms") {
            let before = book.homerooms.len();
            add(sink, &mut book.homerooms, key.place, &key.text, MOST_HOMEROOMS);
            book.grade_of.extend((before..book.homerooms.len()).map(|_| grade));
            teachers.extend(text_at(homeroom, "teacher"));
            if let Some(Value::List(list)) = value_at(homeroom, "teachers") {
                teachers.extend(list.iter().filter_map(|entry| text_at(entry, "staff")));
            }
        }
    }
    staff(root, &mut book);
    for (place, name) in &teachers {
        if book.staff.get(name).is_none() && !book.pools.contains_key(name) {
            add(sink, &mut book.staff, *place, name, MOST_STAFF);
        }
    }
    rooms(root, &mut book);
    things(root, &mut book);
    book
}

fn staff(root: &Table<'_>, book: &mut Book) {
    for (key, node) in root.named("staff") {
        match value_at(node, "count") {
            Some(Value::Whole(count)) if (1..=MOST_IN_POOL).contains(count) => {
                let start = book.staff.len();
                for number in 1..=*count {
                    add(root.sink, &mut book.staff, key.place, &format!("{}-{number}", key.text), MOST_STAFF);
                }
                book.pools.insert(key.text.clone(), start..book.staff.len());
            }
            _ => add(root.sink, &mut book.staff, key.place, &key.text, MOST_STAFF),
        }
    }
}

fn rooms(root: &Table<'_>, book: &mut Book) {
    for (key, _) in root.named("room") {
        add(root.sink, &mut book.rooms, key.place, &key.text, MOST_ROOMS);
    }
    let homerooms = root.named("grade").iter().flat_map(|(_, grade)| entries(grade, "homerooms"));
    for (_, node) in homerooms.chain(root.named("staff")) {
        if let Some((place, name)) = text_at(node, "room")
            && book.rooms.get(&name).is_none()
        {
            add(root.sink, &mut book.rooms, place, &name, MOST_ROOMS);
        }
    }
}

/// Blocks, courses, pull-outs and duties: they share a column of the schedule file, so no id may occur twice.
fn things(root: &Table<'_>, book: &mut Book) {
    let mut taken: BTreeMap<&str, &str> = BTreeMap::new();
    for (header, key, _) in
        in_file_order(root, &["block", "intervention", "eld", "special", "course", "pull-out", "duty"])
    {
        if let Some(other) = taken.get(key.text.as_str()) {
            root.sink.error(
                key.place,
                format!("{} is already the id of [{other}.{}]", quoted(&key.text), key.text),
                "give one of them another id: a schedule file tells them apart by it",
            );
            continue;
        }
        taken.insert(&key.text, header);
        let names = match header {
            "block" | "intervention" | "eld" => &mut book.blocks,
            "special" | "course" => &mut book.courses,
            "pull-out" => &mut book.pull_outs,
            _ => &mut book.duties,
        };
        add(root.sink, names, key.place, &key.text, MOST_OTHERS);
    }
    subjects(root, book);
}

fn subjects(root: &Table<'_>, book: &mut Book) {
    for (header, key, node) in in_file_order(root, &["block", "intervention", "eld", "special", "course", "pull-out"]) {
        let written = text_at(node, "kind").and_then(|(_, kind)| Kind::from_word(&kind));
        if header == "block" && !written.unwrap_or_else(|| usual_kind(&key.text)).is_teaching() {
            continue;
        }
        let Some(Value::List(turns)) = value_at(node, "alternates") else {
            book.subjects.insert(&key.text);
            continue;
        };
        for turn in turns {
            if let Value::Text(subject) = &turn.value {
                book.subjects.insert(subject);
            }
        }
    }
}

/// The tables `[header.ID]` of several headers in the order of the file.
pub(super) fn in_file_order<'a>(
    root: &Table<'a>,
    headers: &[&'static str],
) -> Vec<(&'static str, &'a super::walk::Key, &'a Node)> {
    let mut all: Vec<_> =
        headers.iter().flat_map(|header| root.named(header).iter().map(|(key, node)| (*header, key, node))).collect();
    all.sort_by_key(|(_, key, _)| key.place);
    all
}

fn value_at<'a>(node: &'a Node, key: &str) -> Option<&'a Value> {
    let Value::Table(entries) = &node.value else { return None };
    entries.iter().find(|(own, _)| own.text == key).map(|(_, node)| &node.value)
}

/// A name, for which a whole number also stands.
fn text_at(node: &Node, key: &str) -> Option<(Place, String)> {
    let Value::Table(entries) = &node.value else { return None };
    match entries.iter().find(|(own, _)| own.text == key) {
        Some((_, Node { place, value: Value::Text(text) })) => Some((*place, text.clone())),
        Some((_, Node { place, value: Value::Whole(number) })) if *number >= 0 => Some((*place, number.to_string())),
        _ => None,
    }
}

fn entries<'a>(node: &'a Node, key: &str) -> &'a [(super::walk::Key, Node)] {
    match value_at(node, key) {
        Some(Value::Table(entries)) => entries,
        _ => &[],
    }
}
