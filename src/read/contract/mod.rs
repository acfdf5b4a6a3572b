//! `[contract]` and the contract files it names: here the files and their tables, beside it one file for each group of
//! rules. What every clause has is read in `clause`; a group reads the numbers of its rules.

mod agreement;
mod blocks;
mod clause;
mod collaboration;
mod days;
mod duties;
mod itinerants;
mod load;
mod lunch;
mod prep_use;
mod preparation;
mod rosters;
mod students;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use super::days::Days;
use super::names::Book;
use super::people::People;
use super::suggest::{closest, known, quoted};
use super::walk::{Node, Place, Sink, Table};
use crate::model::{Minutes, Role};
use crate::rules::Contract;
use crate::rules::agreement::AgreementKind;
use crate::rules::clause::{Clause, ShortDays, is_part_of};
use crate::rules::counts::CountsAs;
use crate::rules::packs::PACKS;

/// A group of rules: what their tables look like, and how they are read.
type Group = (&'static [&'static Shape], fn(&Reader<'_>, &mut Contract));

const GROUPS: [Group; 9] = [
    (&preparation::SHAPES, preparation::read),
    (&prep_use::SHAPES, prep_use::read),
    (&collaboration::SHAPES, collaboration::read),
    (&lunch::SHAPES, lunch::read),
    (&load::SHAPES, load::read),
    (&itinerants::SHAPES, itinerants::read),
    (&duties::SHAPES, duties::read),
    (&[], rosters::read),
    (&students::SHAPES, students::read),
];

/// Tables of a contract file that are no clauses.
const FRAME: [&str; 3] = ["agreement", "counts", "supervision"];

fn tables() -> Vec<&'static str> {
    FRAME.into_iter().chain(shapes().map(|shape| shape.id)).collect()
}

/// The table of every rule that has clauses.
pub(crate) fn shapes() -> impl Iterator<Item = &'static Shape> {
    GROUPS.into_iter().flat_map(|(shapes, _)| shapes.iter().copied())
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

/// What `[contract]` names.
#[derive(Default)]
pub(super) struct Named {
    /// The packs of statutes, then the contract files, as the sink knows them.
    pub(super) files: Vec<String>,
    /// Whose readings a solve obeys.
    obey: Option<(String, Place)>,
}

/// `[contract]` of a school file: files, packs, and whom to obey. What is not there is reported.
pub(super) fn named(root: &Table<'_>, known_files: &[&str]) -> Named {
    named_with(root, &["files", "packs", "obey"], known_files)
}

/// `[contract]` of a bells file: packs, and whom to obey. Contract files are given beside it.
pub(super) fn packs(root: &Table<'_>) -> Named {
    named_with(root, &["packs", "obey"], &[])
}

fn named_with(root: &Table<'_>, keys: &[&'static str], known_files: &[&str]) -> Named {
    let sink = root.sink;
    let mut named = Named::default();
    let Some(node) = root.get("contract") else { return named };
    let Some(table) = sink.table(node, root.key_place("contract"), "[contract]", keys) else { return named };
    if keys.contains(&"files") && !table.has("packs") {
        table.need("files", "files = [\"contract.toml\"]");
    }
    let mut once = |name: String, node: &Node, written: &str| {
        if named.files.contains(&name) {
            sink.error(node.place, format!("{} is listed twice", quoted(written)), "remove one of them");
        } else {
            named.files.push(name);
        }
    };
    for node in table.list("packs").unwrap_or_default() {
        let Some(name) = sink.text(node, "`packs`") else { continue };
        let packs = || PACKS.iter().map(|(name, _)| *name);
        if packs().any(|own| own == name) {
            once(pack_file(name), node, name);
        } else {
            let help = match closest(name, packs()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => known("packs are", packs()),
            };
            sink.error(node.place, format!("there is no pack {}", quoted(name)), help);
        }
    }
    let files = if keys.contains(&"files") { table.list("files") } else { None };
    for node in files.unwrap_or_default() {
        let Some(name) = sink.text(node, "`files`") else { continue };
        if name == "school.toml" {
            sink.error(node.place, "school.toml is not a contract file", "put the clauses into a file of their own");
        } else if !known_files.contains(&name) {
            let others = known_files.iter().copied().filter(|name| *name != "school.toml");
            let help = match closest(name, others) {
                Some(near) => format!("did you mean `{near}`?"),
                None => {
                    "contract files end in .toml and lie beside school.toml, or elsewhere by a path from it with `/`, \
                         like \"../contracts/denver.toml\""
                        .to_owned()
                }
            };
            let of_folder = if name.contains('/') { "" } else { " in the folder" };
            sink.error(node.place, format!("there is no file {}{of_folder}", quoted(name)), help);
        } else {
            once(name.to_owned(), node, name);
        }
    }
    named.obey = table.text("obey").map(|obey| (obey, table.value_place("obey")));
    named
}

/// How messages call a pack's file.
fn pack_file(pack: &str) -> String {
    format!("pack {pack}")
}

/// The texts of the packs by the names messages give them.
pub(super) fn pack_texts() -> impl Iterator<Item = (String, String)> {
    PACKS.iter().map(|(name, text)| (pack_file(name), (*text).to_owned()))
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
    /// Clauses so far.
    entries: Cell<usize>,
    /// For each agreement, the place of its `of` and of each article it replaces.
    replacements: RefCell<Vec<(Place, Vec<Place>)>>,
}

/// Reads one contract file into the contract.
pub(super) fn read(sink: &Sink, file: &str, node: &Node, parties: &Parties<'_>, contract: &mut Contract, seen: &Seen) {
    let Some(root) = sink.table(node, node.place, format!("contract file {}", quoted(file)), &tables()) else { return };
    let (agreement, counts) = (agreement::read(&root, file, parties, seen), clause::counts_as(&root));
    let (name, at) = (agreement.name.as_str(), contract.agreements.len());
    let (kind, units) = (agreement.kind, agreement.units.as_slice());
    let reader = Reader { root: &root, parties, agreement: name, at, kind, units, counts, seen };
    for (_, read) in GROUPS {
        read(&reader, contract);
    }
    contract.agreements.push(agreement);
}

/// What can only be said once every file is read: agreements that replace others, and who holds a reading.
pub(super) fn finish(sink: &Sink, named: &Named, seen: &Seen, contract: &mut Contract) {
    let replacements = seen.replacements.borrow();
    for (agreement, (of_place, places)) in contract.agreements.iter().zip(replacements.iter()) {
        let may_replace = agreement.kind != AgreementKind::Statute;
        // A statute that replaces something was reported where it was read.
        let Some(of) = agreement.of.as_ref().filter(|_| may_replace) else { continue };
        let others = || contract.agreements.iter().map(|own| own.name.as_str()).filter(|name| *name != agreement.name);
        let Some(target) = contract.agreements.iter().find(|own| own.name == *of && own.name != agreement.name) else {
            let help = match closest(of, others()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => known("agreements are", others()),
            };
            sink.error(*of_place, format!("there is no agreement {}", quoted(of)), help);
            continue;
        };
        if target.kind >= agreement.kind {
            let message = format!("a {} does not replace a {}", agreement.kind.word(), target.kind.word());
            let help = "what may replace another: a side-agreement a contract, a waiver either of them";
            sink.error(*of_place, message, help);
        } else if target.kind == AgreementKind::Statute && agreement.kind != AgreementKind::Contract {
            let message = format!("a {} does not replace a statute", agreement.kind.word());
            sink.error(*of_place, message, "only a contract may, where the statute yields; remove `replaces` and `of`");
        }
        for (article, place) in agreement.replaces.iter().zip(places) {
            let of_target = |clause: &&Clause| clause.agreement == *of && is_part_of(&clause.article, article);
            let clauses: Vec<&Clause> = contract.clauses().map(|(_, clause)| clause).filter(of_target).collect();
            if clauses.is_empty() {
                let message = format!("{} has no clause of article {}", quoted(of), quoted(article));
                sink.note(*place, message, "nothing is replaced until its terms are entered");
            }
            let stands_firm = target.kind == AgreementKind::Statute && clauses.iter().any(|clause| !clause.yields);
            if stands_firm && agreement.kind == AgreementKind::Contract {
                let message = format!("article {} of {} does not yield to an agreement", quoted(article), quoted(of));
                sink.error(*place, message, "remove it from `replaces`; the statute is the floor");
            }
            if agreement.kind == AgreementKind::Waiver && clauses.iter().any(|clause| clause.not_waivable) {
                let message = format!("article {} of {} cannot be waived", quoted(article), quoted(of));
                sink.error(*place, message, "remove it from `replaces`, or `waivable = false` from the clause");
            }
        }
    }
    for (position, agreement) in contract.agreements.iter().enumerate() {
        if contract.agreements[..position].iter().any(|own| own.name == agreement.name)
            && let Some((place, _)) = replacements.get(position)
        {
            let message = format!("there are two agreements {}", quoted(&agreement.name));
            sink.error(*place, message, "give each file's [agreement] a `name` of its own");
        }
    }
    if let Some((obey, place)) = &named.obey {
        let holders: BTreeSet<&str> = contract.clauses().filter_map(|(_, clause)| clause.held_by()).collect();
        if !holders.contains(obey.as_str()) {
            let help = match closest(obey, holders.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => known("readings are held by", holders.iter().copied()),
            };
            sink.error(*place, format!("nobody called {} holds a reading", quoted(obey)), help);
        }
    }
    contract.obey = named.obey.as_ref().map(|(obey, _)| obey.clone());
}

/// One contract file, open.
struct Reader<'a> {
    root: &'a Table<'a>,
    parties: &'a Parties<'a>,
    /// Name of the agreement.
    agreement: &'a str,
    /// Its position in the contract.
    at: usize,
    /// What it is.
    kind: AgreementKind,
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
pub(crate) struct Shape {
    /// Id of the rule and name of its table.
    pub(crate) id: &'static str,
    /// Its own keys, beside those of every clause.
    keys: &'static [&'static str],
    /// Whom it covers when the clause names neither role, unit nor person; empty for everybody.
    pub(crate) usual: &'static [Role],
    /// What its clauses may say counts.
    counting: &'static [Counting],
}

impl Shape {
    /// The keys of its own, those of what counts among them.
    pub(crate) fn own_keys(&self) -> Vec<&'static str> {
        let counting = self.counting.iter().flat_map(|counting| match counting {
            Counting::Prep => ["counts", "collaboration-counts"].as_slice(),
            Counting::Contact => &["contact", "supervision-counts"],
            Counting::Breaks => &["breaks"],
        });
        self.keys.iter().chain(counting).copied().collect()
    }
}

impl Reader<'_> {
    /// Reads every `[[id]]`: `read` makes the terms of one clause from its table, or `None` after a report.
    fn each<T>(&self, shape: &Shape, into: &mut Vec<T>, read: impl Fn(&Table<'_>, Clause) -> Option<T>) {
        let sink = self.root.sink;
        let keys = clause::keys(shape);
        for node in self.root.tables(shape.id) {
            let Some(table) = sink.table(node, node.place, format!("[[{}]]", shape.id), &keys) else { continue };
            let entry = self.seen.entries.get();
            self.seen.entries.set(entry + 1);
            for read_so in clause::readings(&table, shape, entry) {
                let own = Table { sink, place: table.place, name: table.name.clone(), entries: &read_so.entries };
                let clause = self.clause(&own, shape, read_so.reading);
                into.extend(read(&own, clause));
            }
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
