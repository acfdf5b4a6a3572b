//! Every single change that is thought of for a school: one file for each kind, gathered here.

use std::collections::BTreeSet;
use std::fmt::Display;

use toml_edit::{DocumentMut, Item as Toml};

use super::change::{Change, Price};
use super::edit::{Edit, Path, Step, found, list, parsed, path, quoted};
use super::{adults, contract, lying, minutes, outside, pins, sections, space, staff, teams, times, windows};
use crate::model::{BlockId, ChangeKind, Clock, CourseId, GradeId, Item, Minutes, Pinned, School, Span};
use crate::read::{Folder, Input, SCHOOL_FILE};

/// What candidates are made from.
pub(super) struct Catalogue<'a> {
    pub(super) folder: &'a Folder,
    pub(super) input: &'a Input,
    pub(super) school: &'a School,
    /// The school file, to look things up in as they are written.
    pub(super) file: DocumentMut,
    pub(super) changes: Vec<Change>,
}

/// A change in the making.
pub(super) struct Draft {
    pub(super) kind: ChangeKind,
    pub(super) sentence: String,
    /// Units of nuisance: steps of five minutes, grades, blocks …
    pub(super) units: i64,
    /// One part of so many that the units are for: one day of five.
    pub(super) parts: i64,
    pub(super) money: i64,
    pub(super) touches: Vec<Item>,
    pub(super) edits: Vec<Edit>,
    /// The ladder it is a step of.
    pub(super) ladder: String,
    pub(super) step: i32,
    /// Changes of the same kind to the same thing, for some or for all.
    pub(super) family: String,
    /// What it takes away, apart from whom it is for.
    pub(super) way: String,
    pub(super) eases: bool,
    /// Whether it is for one grade of several that have the block.
    pub(super) apart: bool,
}

impl Draft {
    /// A draft that is a ladder of its own.
    pub(super) fn new(kind: ChangeKind, ladder: impl Into<String>, sentence: impl Into<String>) -> Self {
        let ladder = ladder.into();
        Self {
            kind,
            sentence: sentence.into(),
            units: 1,
            parts: 1,
            money: 0,
            touches: Vec::new(),
            edits: Vec::new(),
            family: ladder.clone(),
            ladder,
            step: 1,
            way: kind.word().to_owned(),
            eases: false,
            apart: false,
        }
    }
}

/// Every change thought of for a school, cheapest first.
#[must_use]
pub fn catalogue(folder: &Folder, input: &Input) -> Vec<Change> {
    let Some(Ok(file)) = folder.files.get(SCHOOL_FILE).map(|text| parsed(SCHOOL_FILE, text)) else { return Vec::new() };
    let mut all = Catalogue { folder, input, school: &input.school, file, changes: Vec::new() };
    windows::add(&mut all);
    lying::add(&mut all);
    minutes::add(&mut all);
    times::add(&mut all);
    sections::add(&mut all);
    adults::add(&mut all);
    space::add(&mut all);
    pins::add(&mut all);
    teams::add(&mut all);
    contract::add(&mut all);
    staff::add(&mut all);
    outside::add(&mut all);
    let mut changes = all.changes;
    changes.sort_by(|one, two| (one.price, &one.sentence, &one.ladder).cmp(&(two.price, &two.sentence, &two.ladder)));
    let mut seen = BTreeSet::new();
    changes.retain(|change| seen.insert(change.edits.clone()));
    changes
}

impl Catalogue<'_> {
    pub(super) fn add(&mut self, draft: Draft) {
        if draft.edits.is_empty() {
            return;
        }
        let prices = &self.school.prices;
        let parts = draft.parts.max(1);
        let units = (prices.points(draft.kind) * draft.units + parts - 1).div_euclid(parts);
        let points = units + prices.as_points(draft.money);
        self.changes.push(Change {
            kind: draft.kind,
            sentence: draft.sentence,
            price: Price { points, money: draft.money },
            touches: self.with_pins(draft.touches),
            edits: draft.edits,
            in_school_day: draft.kind != ChangeKind::OutsideDay,
            ladder: draft.ladder,
            step: draft.step,
            family: draft.family,
            way: draft.way,
            eases: draft.eases,
            apart: draft.apart,
        });
    }

    /// Some items and the pins of what they ask for: a pin takes as long, and as many, as what is pinned.
    fn with_pins(&self, items: Vec<Item>) -> BTreeSet<Item> {
        let of = |item: &Item, what: &Pinned| match (item, what) {
            (Item::Block(one, _), Pinned::Block(other, _)) => one == other,
            (Item::Sections(one, _), Pinned::Course(other, _)) => one == other,
            (Item::Sections(_, one) | Item::Together(one), Pinned::Specials(other)) => one == other,
            (Item::Team(one), Pinned::Team(other)) => one == other,
            _ => false,
        };
        let pins = self.school.pins.iter().enumerate();
        let pins = pins.filter(|(_, pin)| items.iter().any(|item| of(item, &pin.what)));
        let pins: Vec<Item> = pins.map(|(position, _)| Item::Pin(position)).collect();
        items.into_iter().chain(pins).collect()
    }

    /// What the school file has at a path of keys.
    pub(super) fn at(&self, keys: &[&str]) -> Option<&Toml> {
        found(&self.file, &path(keys))
    }

    pub(super) fn has(&self, keys: &[&str]) -> bool {
        self.at(keys).is_some()
    }

    pub(super) fn text(&self, keys: &[&str]) -> Option<&str> {
        self.at(keys)?.as_str()
    }

    pub(super) fn whole(&self, keys: &[&str]) -> Option<i64> {
        self.at(keys)?.as_integer()
    }

    /// A clock time, however it is written.
    pub(super) fn clock(&self, keys: &[&str]) -> Option<Clock> {
        let text = self.at(keys)?.as_value()?.to_string();
        Clock::parse(text.trim().trim_matches(['"', '\''])).ok()
    }

    pub(super) fn span(&self, keys: &[&str]) -> Option<Span> {
        let inside = |last| self.clock(&[keys, &[last]].concat());
        Some(Span::new(inside("start")?, inside("end")?))
    }

    /// The keys of a table, in file order.
    pub(super) fn keys(&self, keys: &[&str]) -> Vec<String> {
        let table = self.at(keys).and_then(Toml::as_table_like);
        table.map(|table| table.iter().map(|(key, _)| key.to_owned()).collect()).unwrap_or_default()
    }

    /// The header a block stands under.
    pub(super) fn header(&self, block: BlockId) -> Option<&'static str> {
        let id = self.school[block].id.as_str();
        ["block", "intervention", "eld"].into_iter().find(|header| self.has(&[header, id]))
    }

    /// The header a special or course stands under.
    pub(super) fn course_header(&self, course: CourseId) -> Option<&'static str> {
        let id = self.school[course].id.as_str();
        ["special", "course"].into_iter().find(|header| self.has(&[header, id]))
    }

    /// The grades whose homerooms have a block, in order.
    pub(super) fn grades_of(&self, block: BlockId) -> Vec<GradeId> {
        let homerooms = self.school[block].units.iter().flat_map(|unit| &unit.homerooms);
        homerooms.map(|homeroom| self.school[*homeroom].grade).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The items of a block in some grades.
    pub(super) fn units_of(&self, block: BlockId, grades: &[GradeId]) -> Vec<Item> {
        let units = self.school[block].units.iter().enumerate();
        let own = units
            .filter(|(_, unit)| unit.homerooms.iter().any(|homeroom| grades.contains(&self.school[*homeroom].grade)));
        own.map(|(unit, _)| Item::Block(block, unit)).collect()
    }

    pub(super) fn grade_word(&self, grade: GradeId) -> String {
        format!("grade {}", self.school[grade].id)
    }

    /// For whom a change of a block can be made apart: everybody it is for, and each of several grades. With each the
    /// edits that part it from the others, and the name its table then has.
    pub(super) fn parts(&self, block: BlockId) -> Vec<Part> {
        let Some(header) = self.header(block) else { return Vec::new() };
        let grades = self.grades_of(block);
        let id = self.school[block].id.clone();
        let name = self.school[block].name.clone();
        let mut parts =
            vec![Part { grades: grades.clone(), of: name.clone(), header, id: id.clone(), edits: Vec::new() }];
        if grades.len() < 2 {
            if let [grade] = grades[..]
                && self.school.grades.len() > 1
            {
                parts[0].of = format!("{name} of {}", self.grade_word(grade));
            }
            return parts;
        }
        for grade in &grades {
            if let Some((own, edits)) = self.parted(block, header, *grade, &grades) {
                let of = format!("{name} of {}", self.grade_word(*grade));
                parts.push(Part { grades: vec![*grade], of, header, id: own, edits });
            }
        }
        parts
    }

    /// The edits that give one grade's part of a block a table of its own; `None` where something else in the files
    /// speaks of the block in a way that would then mean something else.
    fn parted(&self, block: BlockId, header: &str, grade: GradeId, all: &[GradeId]) -> Option<(String, Vec<Edit>)> {
        let id = self.school[block].id.as_str();
        let own = format!("{id}-{}", self.school[grade].id);
        let apart = ["homerooms", "sets", "alternates"];
        let taken = ["block", "intervention", "eld", "special", "course", "duty"];
        if apart.iter().any(|key| self.has(&[header, id, key]))
            || self.text(&[header, id, "together"]) == Some("all")
            || taken.iter().any(|header| self.has(&[header, &own]))
        {
            return None;
        }
        let in_contract = |(name, text): (&String, &String)| name != SCHOOL_FILE && text.contains(&quoted(id));
        if self.folder.files.iter().any(in_contract) {
            return None;
        }
        let mut edits = vec![Edit::Copy { file: SCHOOL_FILE.to_owned(), at: path(&[header, id]), to: own.clone() }];
        let ids = |grades: &[GradeId]| list(grades.iter().map(|grade| &self.school[*grade].id));
        let others: Vec<GradeId> = all.iter().copied().filter(|other| *other != grade).collect();
        edits.push(set(&[header, &own, "grades"], ids(&[grade])));
        edits.push(set(&[header, id, "grades"], ids(&others)));
        if !self.has(&[header, id, "name"]) {
            edits.push(set(&[header, &own, "name"], quoted(&self.school[block].name)));
        }
        for at in self.mentions(id)? {
            edits.push(Edit::Append { file: SCHOOL_FILE.to_owned(), at, value: quoted(&own) });
        }
        Some((own, edits))
    }

    /// The lists that name a block; `None` where one thing names it alone.
    fn mentions(&self, id: &str) -> Option<Vec<Path>> {
        const LISTS: [&str; 6] = ["before", "after", "protected", "same-time", "early", "late"];
        const ALONE: [&str; 2] = ["then", "block"];
        let mut found = Vec::new();
        let mut open: Vec<(Path, &Toml)> = vec![(Vec::new(), self.file.as_item())];
        let mut alone = false;
        while let Some((at, item)) = open.pop() {
            if let Some(table) = item.as_table_like() {
                for (key, inside) in table.iter() {
                    let deeper = [at.clone(), vec![Step::Key(key.to_owned())]].concat();
                    let names = |list: &toml_edit::Array| list.iter().any(|entry| entry.as_str() == Some(id));
                    if LISTS.contains(&key) && inside.as_array().is_some_and(names) {
                        found.push(deeper);
                    } else if ALONE.contains(&key) && inside.as_str() == Some(id) {
                        alone = true;
                    } else {
                        open.push((deeper, inside));
                    }
                }
            } else if let Some(tables) = item.as_array_of_tables() {
                for position in 0..tables.len() {
                    open.extend(item.get(position).map(|own| ([at.clone(), vec![Step::At(position)]].concat(), own)));
                }
            }
        }
        found.sort();
        (!alone).then_some(found)
    }
}

/// Those for whom a block is changed.
pub(super) struct Part {
    pub(super) grades: Vec<GradeId>,
    /// `Lunch`, `Lunch of grade 4`.
    pub(super) of: String,
    pub(super) header: &'static str,
    /// The name of its table.
    pub(super) id: String,
    /// What has to be edited before the table has that name.
    pub(super) edits: Vec<Edit>,
}

/// An edit that writes a value into the school file.
pub(super) fn set(keys: &[&str], value: impl Display) -> Edit {
    Edit::Set { file: SCHOOL_FILE.to_owned(), at: path(keys), value: value.to_string() }
}

/// Grades as units of nuisance.
pub(super) fn count<T>(list: &[T]) -> i64 {
    i64::try_from(list.len()).unwrap_or(i64::MAX)
}

/// So many minutes as begun steps of five.
pub(super) fn fives(minutes: Minutes) -> i64 {
    i64::from((minutes + 4).div_euclid(5))
}

/// `10 minutes earlier`
pub(super) fn minutes_word(minutes: Minutes) -> String {
    if minutes == 1 { "1 minute".to_owned() } else { format!("{minutes} minutes") }
}

/// Lengths below `now` in steps of five minutes, down to two thirds of it: with each the step.
pub(super) fn shorter(now: Minutes) -> Vec<(i32, Minutes)> {
    let floor = (now * 2 + 2) / 3;
    (1..=now / 5)
        .map(|step| (step, now - 5 * step))
        .take_while(|(_, minutes)| *minutes >= floor && *minutes > 0)
        .collect()
}
