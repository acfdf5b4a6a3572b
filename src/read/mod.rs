//! TOML text in, a valid [`School`] and [`Contract`] out, or every problem at its place. The only place that parses.
//!
//! A file is read in three steps: [`walk`] turns text into a tree in which everything has a place, [`names`] gathers
//! every name, and one file for each part of the school reads its tables. Nothing stops at the first problem. What
//! would only follow from an earlier problem is not reported: checks across parts run once all parts are sound.

mod audit;
mod blocks;
mod contract;
mod courses;
mod days;
mod duties;
#[cfg(feature = "cli")]
mod folder;
mod names;
mod people;
mod pins;
mod places;
mod prefer;
mod prices;
mod separate;
mod suggest;
mod sums;
mod teams;
mod walk;
mod windows;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::diagnostics::{Problem, Problems};
use crate::model::{HomeroomId, School, StaffId};
use crate::rules::Contract;
use crate::schedule::Unassigned;
#[cfg(feature = "cli")]
pub(crate) use contract::{Shape, shapes};
#[cfg(feature = "cli")]
pub use folder::folder;
pub use places::{Places, places};
pub use separate::{Separate, separate};
pub(crate) use suggest::closest;
use walk::{Sink, Table};

/// Name of the file every school has.
pub const SCHOOL_FILE: &str = "school.toml";
/// The version of the file format this program reads.
pub const FORMAT: i64 = 1;

/// The texts of a school's folder by file name. Hostile until read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folder {
    /// File name → text. A contract file in another folder has the name that `[contract] files` gives it, for example
    /// `../contracts/denver.toml`; every other file has no path.
    pub files: BTreeMap<String, String>,
}

/// The names in `[contract] files` of a school file, as written, right or wrong: whoever gathers a [`Folder`] looks there
/// for contract files that lie elsewhere.
#[must_use]
pub fn contract_files(school_toml: &str) -> Vec<String> {
    let sink = Sink::new(&BTreeMap::from([(SCHOOL_FILE.to_owned(), school_toml.to_owned())]));
    let tree = sink.parse(SCHOOL_FILE);
    let root = tree.as_ref().and_then(|tree| sink.open(tree, tree.place, SCHOOL_FILE));
    let contract = root.as_ref().and_then(|root| root.get("contract"));
    let table = contract.and_then(|node| sink.open(node, node.place, "[contract]"));
    table.and_then(|table| table.texts("files")).unwrap_or_default()
}

/// A school that was understood.
#[derive(Debug, Clone)]
pub struct Input {
    /// The school.
    pub school: School,
    /// What its agreements ask for.
    pub contract: Contract,
    /// SHA-256 over names and texts of the files used, in hexadecimal.
    pub hash: String,
    /// Things that may be meant, but perhaps are not.
    pub notes: Vec<Problem>,
    /// What the files say at all.
    pub facts: Facts,
    /// `[audit] unassigned`: what minutes are that a schedule does not write.
    pub unassigned: Unassigned,
}

/// What the files of a school say at all. What they do not say must not decide a verdict.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Whether a school file says what the school asks for: blocks, sections, groups, posts, teams, rooms.
    pub program: bool,
    /// Whose paid hours nobody gave: the staff hours of each day type were taken.
    pub hours_unknown: Vec<StaffId>,
    /// Whose grades nobody gave.
    pub grades_unknown: Vec<StaffId>,
    /// Whether the roster names no homeroom: there may be more than the schedule names.
    pub homerooms_unknown: bool,
    /// Homerooms whose number of children nobody gave.
    pub students_unknown: Vec<HomeroomId>,
}

const TOP: [&str; 22] = [
    "format",
    "school",
    "day-type",
    "calendar",
    "grade",
    "staff",
    "room",
    "block",
    "intervention",
    "eld",
    "pull-out",
    "special",
    "course",
    "sections",
    "team",
    "duty",
    "co-teaching",
    "pin",
    "prefer",
    "contract",
    "audit",
    "prices",
];

/// Reads a school.
///
/// # Errors
/// Every problem of `school.toml` and the contract files it names, each at its place.
pub fn school(folder: &Folder) -> Result<Input, Problems> {
    let mut texts = folder.files.clone();
    texts.extend(contract::pack_texts());
    let sink = Sink::new(&texts);
    let read = read(&sink, folder);
    let (problems, notes) = sink.finish();
    match read {
        Some((school, contract, used, unassigned)) if problems.is_empty() => {
            let facts = Facts { program: true, ..Facts::default() };
            Ok(Input { school, contract, hash: hash(&texts, &used), notes, facts, unassigned })
        }
        _ => Err(problems),
    }
}

/// Everything that could be read, with the names of the files used; worth nothing when the sink holds errors.
fn read(sink: &Sink, folder: &Folder) -> Option<(School, Contract, Vec<String>, Unassigned)> {
    if !folder.files.contains_key(SCHOOL_FILE) {
        sink.whole_file(SCHOOL_FILE, "there is no school.toml in the folder", "write one with `commonhour new`");
        return None;
    }
    let tree = sink.parse(SCHOOL_FILE)?;
    let root = sink.open(&tree, tree.place, "school.toml")?;
    top_level(&root, &TOP);
    let unassigned = audit::unassigned(&root);
    let all_files: Vec<&str> = folder.files.keys().map(String::as_str).collect();
    let named = contract::named(&root, &all_files);

    let book = names::collect(&root);
    let mut days = days::read(&root);
    days::read_details(&root, &mut days, &book);
    let mut people = people::read(&root, &book, &days);
    let blocks = blocks::read(&root, &book, &days, &people);
    let courses = courses::read(&root, &book, &days, &mut people);
    let teams = teams::read(&root, &book, &days, &people);
    let duties = duties::duties(&root, &book, &days, &people);
    let pull_outs = duties::pull_outs(&root, &book, &days, &people);
    let co_teaching = duties::co_teaching(&root, &book, &days, &blocks);
    let scene =
        pins::Scene { book: &book, days: &days, people: &people, blocks: &blocks, courses: &courses, teams: &teams };
    let pins = pins::read(&root, &scene);
    let preferences = prefer::read(&root, &book, &days, &teams);
    let prices = prices::read(&root);

    let mut contract = Contract::default();
    let seen = contract::Seen::default();
    let mut used = vec![SCHOOL_FILE.to_owned()];
    let parties = contract::Parties { book: &book, days: &days, people: &people };
    for name in &named.files {
        if let Some(tree) = sink.parse(name) {
            contract::read(sink, name, &tree, &parties, &mut contract, &seen);
        }
        used.push(name.clone());
    }
    contract::finish(sink, &named, &seen, &mut contract);
    let first_dates = days.list.iter().filter_map(|day| day.dates.iter().min());
    contract.as_of = first_dates.min().and_then(|date| date.parse().ok());
    if !sink.has_errors() {
        sums::check(sink, &book, &days, &people, &blocks, &courses);
    }
    let mut school = School {
        name: String::new(),
        grid: 5,
        day_types: Vec::new(),
        days: Vec::new(),
        weeks: Vec::new(),
        cycle_days: 0,
        grades: people.grades,
        homerooms: people.homerooms,
        staff: people.staff,
        rooms: people.rooms,
        blocks: blocks.list,
        courses: courses.list,
        sections: courses.sections,
        pull_outs,
        duties,
        co_teaching,
        teams: teams.list,
        teams_on_other_days: teams.on_other_days,
        pins,
        preferences,
        prices,
    };
    days.give_to(&mut school);
    Some((school, contract, used, unassigned))
}

/// The version, and keys nobody knows.
fn top_level(root: &Table<'_>, known: &[&'static str]) {
    let sink = root.sink;
    for (key, _) in root.entries {
        if known.contains(&key.text.as_str()) {
            continue;
        }
        let help = contract::misplaced(&key.text).unwrap_or_else(|| match closest(&key.text, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "see docs/school-file.md for what a school file has".to_owned(),
        });
        sink.error(key.place, format!("unknown key {} in {}", suggest::quoted(&key.text), root.name), help);
    }
    match root.get("format") {
        None => sink.error(
            root.place,
            format!("{} does not say its format", root.name),
            "write `format = 1` as its first line",
        ),
        Some(node) => {
            if let Some(format) = sink.whole(node, "`format`", 1..=1_000_000, "(a version)")
                && format != FORMAT
            {
                let message = format!("this is format {format}, and this program reads format {FORMAT}");
                sink.error(node.place, message, "use a newer version of the program");
            }
        }
    }
}

/// Lengths go in with the bytes, so that no two folders share a hash by cutting their texts elsewhere.
fn hash(texts: &BTreeMap<String, String>, used: &[String]) -> String {
    let mut digest = Sha256::new();
    for name in used {
        let text = texts.get(name).map_or("", String::as_str);
        for part in [name.as_str(), text] {
            digest.update((part.len() as u64).to_le_bytes());
            digest.update(part.as_bytes());
        }
    }
    digest.finalize().iter().fold(String::new(), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
