//! Where the files of a school say a thing: for reports that point at a line.

use std::collections::BTreeMap;

use super::contract;
use super::walk::{Node, Place, Sink, Table, Value};
use super::{Folder, SCHOOL_FILE};
use crate::model::{Item, School};

/// File and line of what a school asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    of: BTreeMap<Item, (String, usize)>,
}

impl Places {
    /// The file and the line in it, from 1; `None` for what no line says, such as a default.
    #[must_use]
    pub fn of(&self, item: &Item) -> Option<(&str, usize)> {
        self.of.get(item).map(|(file, line)| (file.as_str(), *line))
    }
}

/// Finds the places of `items` in the files that `school` was read from.
#[must_use]
pub fn places(folder: &Folder, school: &School, items: &[Item]) -> Places {
    let mut texts = folder.files.clone();
    texts.extend(contract::pack_texts());
    let sink = Sink::new(&texts);
    let mut places = Places::default();
    let tree = sink.parse(SCHOOL_FILE);
    let root = tree.as_ref().and_then(|tree| sink.open(tree, tree.place, SCHOOL_FILE));
    let Some(root) = root else { return places };
    let named = contract::named(&root, &folder.files.keys().map(String::as_str).collect::<Vec<_>>());
    let contracts: Vec<(&String, Node)> =
        named.files.iter().filter_map(|name| Some((name, sink.parse(name)?))).collect();
    for item in items {
        if let Item::Clause { rule, article } = item {
            for (name, tree) in &contracts {
                if let Some(place) = clause(tree, rule, article) {
                    places.of.insert(item.clone(), ((*name).clone(), sink.line(place)));
                    break;
                }
            }
        } else if let Item::Pin(position) = item {
            places.of.insert(item.clone(), (SCHOOL_FILE.to_owned(), school.pins[*position].line));
        } else if let Some(place) = in_school(&root, school, item) {
            places.of.insert(item.clone(), (SCHOOL_FILE.to_owned(), sink.line(place)));
        }
    }
    places
}

/// The first clause of `rule` with this article, on its own or among those of several readings.
fn clause(tree: &Node, rule: &str, article: &str) -> Option<Place> {
    let Value::Table(entries) = &tree.value else { return None };
    let (_, list) = entries.iter().find(|(key, _)| key.text == rule)?;
    let Value::List(list) = &list.value else { return None };
    let has = |node: &&Node| {
        let Value::Table(entries) = &node.value else { return false };
        entries.iter().any(|(key, node)| {
            key.text == "article"
                && match &node.value {
                    Value::Text(text) | Value::Decimal(text) => text == article,
                    Value::Whole(number) => number.to_string() == article,
                    _ => false,
                }
        })
    };
    list.iter().find(has).map(|node| node.place)
}

fn in_school(root: &Table<'_>, school: &School, item: &Item) -> Option<Place> {
    let table = |headers: &[&'static str], id: &str| {
        headers.iter().find_map(|header| {
            root.named(header).iter().find(|(key, _)| key.text == id).map(|(key, node)| (key.place, node))
        })
    };
    // The line of one of the keys where the table has it, else the line of the table.
    let key = |headers: &[&'static str], id: &str, keys: &[&str]| {
        let (place, node) = table(headers, id)?;
        let Value::Table(entries) = &node.value else { return Some(place) };
        let own = keys.iter().find_map(|wanted| entries.iter().find(|(key, _)| key.text == *wanted));
        Some(own.map_or(place, |(key, _)| key.place))
    };
    let blocks = ["block", "intervention", "eld"].as_slice();
    let taught = ["special", "course"].as_slice();
    match item {
        Item::Block(block, _) => key(blocks, &school[*block].id, &[]),
        Item::BlockWindow(block) => key(blocks, &school[*block].id, &["window", "window-on"]),
        Item::SameTime(block) => key(blocks, &school[*block].id, &["same-time"]),
        Item::BlockOrder(block) => key(blocks, &school[*block].id, &["then", "before", "after"]),
        Item::Leads(block) => key(blocks, &school[*block].id, &["adults", "groups", "staff-per-group", "led-by"]),
        Item::Sections(course, _) => key(taught, &school[*course].id, &[]),
        Item::CourseWindow(course) => key(taught, &school[*course].id, &["window", "window-on"]),
        Item::Together(grade) => sections(root, &school[*grade].id, "together"),
        Item::MostSections(grade) => sections(root, &school[*grade].id, "max-per-day"),
        Item::Team(team) | Item::TeamWindow(team) => {
            let own = &school[*team];
            let grade = || own.grades.first().and_then(|grade| key(&["grade"], &school[*grade].id, &[]));
            key(&["team"], &own.id, &[]).or_else(grade)
        }
        Item::PullOut(group) => key(&["pull-out"], &school[*group].id, &[]),
        Item::Duty(duty) => key(&["duty"], &school[*duty].id, &[]),
        Item::CoTeaching(position) => root.tables("co-teaching").get(*position).map(|node| node.place),
        Item::Room(id) => key(&["room"], &school[*id].id, &["fits"]),
        // One table may stand for several alike, whose ids end in a number.
        Item::Staff(who) => {
            let id = school[*who].id.as_str();
            let first = id.rsplit_once('-').map(|(first, _)| first);
            key(&["staff"], id, &[]).or_else(|| key(&["staff"], first?, &[]))
        }
        Item::Bells(_) => root.tables("day-type").first().map(|node| node.place),
        Item::Pin(_) | Item::Clause { .. } => None,
    }
}

/// A key of `[sections.GRADE]`, else of `[sections]`.
fn sections(root: &Table<'_>, grade: &str, wanted: &str) -> Option<Place> {
    let entries = |node: &'_ Node| -> Option<Vec<(String, Place)>> {
        let Value::Table(entries) = &node.value else { return None };
        Some(entries.iter().map(|(key, _)| (key.text.clone(), key.place)).collect())
    };
    let all = root.get("sections")?;
    let Value::Table(tables) = &all.value else { return None };
    let own = tables.iter().find(|(key, _)| key.text == grade).and_then(|(_, node)| entries(node));
    let find =
        |entries: Vec<(String, Place)>| entries.into_iter().find(|(key, _)| key == wanted).map(|(_, place)| place);
    own.and_then(find).or_else(|| entries(all).and_then(find))
}
