//! `[contract]` and the contract files it names: here the files and their tables, beside it one file for each group of
//! rules. What every clause has is read in `clause`; a group reads the numbers of its rules.

mod agreement;
mod blocks;
mod clause;
mod collaboration;
mod load;
mod lunch;
mod prep_use;
mod preparation;
mod rosters;

use std::cell::Cell;

use super::days::Days;
use super::names::Book;
use super::people::People;
use super::suggest::{closest, known, quoted};
use super::walk::{Node, Place, Sink, Table};
use crate::model::{Minutes, Role};
use crate::rules::Contract;
use crate::rules::clause::{Clause, ShortDays};
use crate::rules::counts::CountsAs;

/// A group of rules: the tables it reads, and how.
type Group = (&'static [&'static str], fn(&Reader<'_>, &mut Contract));

const GROUPS: [Group; 6] = [
    (&preparation::TABLES, preparation::read),
    (&prep_use::TABLES, prep_use::read),
    (&collaboration::TABLES, collaboration::read),
    (&lunch::TABLES, lunch::read),
    (&load::TABLES, load::read),
    (&rosters::TABLES, rosters::read),
];

/// Tables of a contract file that are no rules.
const FRAME: [&str; 2] = ["agreement", "counts"];

fn tables() -> Vec<&'static str> {
    FRAME.into_iter().chain(GROUPS.iter().flat_map(|(tables, _)| tables.iter().copied())).collect()
}

const SHORT: [(&str, ShortDays); 3] =
    [("full", ShortDays::Full), ("waived", ShortDays::Waived), ("prorated", ShortDays::Prorated)];

const TEACHING: [Role; 5] =
    [Role::ClassroomTeacher, Role::Specialist, Role::Interventionist, Role::SpecialEducator, Role::EldTeacher];

const ALL_BUT_ADMINISTRATORS: [Role; 10] = [
    Role::ClassroomTeacher,
    Role::Specialist,
    Role::Interventionist,
    Role::SpecialEducator,
    Role::EldTeacher,
    Role::Paraprofessional,
    Role::Coach,
    Role::Counselor,
    Role::Librarian,
    Role::SupportStaff,
];

/// The file names in `[contract] files`, each with its place. What is not a list of texts is reported later.
pub(super) fn file_names(root: &Table<'_>, known_files: &[&str]) -> Vec<(String, Place)> {
    let sink = root.sink;
    let Some(node) = root.get("contract") else { return Vec::new() };
    let Some(table) = sink.table(node, root.key_place("contract"), "[contract]", &["files"]) else { return Vec::new() };
    let Some(list) = table.need("files", "files = [\"contract.toml\"]").and_then(|node| sink.list(node, "`files`"))
    else {
        return Vec::new();
    };
    let mut files: Vec<(String, Place)> = Vec::new();
    for node in list {
        let Some(name) = sink.text(node, "`files`") else { continue };
        if name == "school.toml" {
            sink.error(node.place, "school.toml is not a contract file", "put the clauses into a file of their own");
        } else if !known_files.contains(&name) {
            let others = known_files.iter().copied().filter(|name| *name != "school.toml");
            let help = match closest(name, others) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "contract files lie beside school.toml and end in .toml".to_owned(),
            };
            sink.error(node.place, format!("there is no file {} in the folder", quoted(name)), help);
        } else if files.iter().any(|(own, _)| own == name) {
            sink.error(node.place, format!("{} is listed twice", quoted(name)), "remove one of them");
        } else {
            files.push((name.to_owned(), node.place));
        }
    }
    files
}

/// What clauses speak of.
pub(super) struct Parties<'a> {
    pub(super) book: &'a Book,
    pub(super) days: &'a Days,
    pub(super) people: &'a People,
}

/// What is remembered from one contract file to the next.
#[derive(Default)]
pub(super) struct Seen {
    /// Roles whose [[supervision]] was said.
    supervised: Cell<Vec<Role>>,
}

/// Reads one contract file into the contract.
pub(super) fn read(sink: &Sink, file: &str, node: &Node, parties: &Parties<'_>, contract: &mut Contract, seen: &Seen) {
    let Some(root) = sink.table(node, node.place, format!("contract file {}", quoted(file)), &tables()) else { return };
    let (agreement, counts) = (agreement::read(&root, file), clause::counts_as(&root));
    let (name, at) = (agreement.name.as_str(), contract.agreements.len());
    let reader = Reader { root: &root, parties, agreement: name, at, units: &agreement.units, counts, seen };
    for (_, read) in GROUPS {
        read(&reader, contract);
    }
    contract.agreements.push(agreement);
}

/// One contract file, open.
struct Reader<'a> {
    root: &'a Table<'a>,
    parties: &'a Parties<'a>,
    /// Name of the agreement.
    agreement: &'a str,
    /// Its position in the contract.
    at: usize,
    /// Bargaining units it stands for.
    units: &'a [String],
    /// What its clauses count unless they say otherwise.
    counts: CountsAs,
    seen: &'a Seen,
}

/// Which lists of kinds of time a rule's clauses may write.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counting {
    /// `counts`, `collaboration-counts`: what is preparation.
    Prep,
    /// `contact`, `supervision-counts`: what is time with children.
    Contact,
    /// `breaks`: what breaks a run.
    Breaks,
}

/// What the table of one rule looks like.
struct Shape {
    /// Id of the rule and name of its table.
    id: &'static str,
    /// Its own keys, beside those of every clause.
    keys: &'static [&'static str],
    /// Whom it covers when the clause names neither role, unit nor person.
    usual: &'static [Role],
    /// What its clauses may say counts.
    counting: &'static [Counting],
}

impl Reader<'_> {
    /// Reads every `[[id]]`: `read` makes the terms of one clause from its table, or `None` after a report.
    fn each<T>(&self, shape: &Shape, into: &mut Vec<T>, read: impl Fn(&Table<'_>, Clause) -> Option<T>) {
        let sink = self.root.sink;
        let keys = clause::keys(shape);
        for node in self.root.tables(shape.id) {
            let Some(table) = sink.table(node, node.place, format!("[[{}]]", shape.id), &keys) else { continue };
            let clause = self.clause(&table, shape);
            into.extend(read(&table, clause));
        }
    }
}

/// A length in minutes that must be there.
fn minutes(table: &Table<'_>, key: &str, example: &str, most: i64) -> Option<Minutes> {
    let node = table.need(key, example)?;
    table.sink.minutes(node, &format!("`{key}`"), 1..=most)
}

/// A table of a contract file that was written into school.toml.
pub(super) fn misplaced(key: &str) -> Option<String> {
    tables().contains(&key).then(|| {
        format!(
            "{} belongs in a contract file; name that file in [contract] files",
            known("", [key].into_iter()).trim()
        )
    })
}
