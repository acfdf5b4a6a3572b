//! `[contract]` and the contract files it names.

use super::days::Days;
use super::names::Book;
use super::people::{People, role_list, roles};
use super::suggest::{closest, known, quoted};
use super::walk::{Node, Place, Sink, Table};
use crate::model::{GradeId, Kind, Minutes, Role, StaffId};
use crate::rules::clause::{Clause, CountsIn, Covers, Per, Prorate, ShortDays};
use crate::rules::{
    Contract, daily_prep, duty_free_lunch, longest_stretch, prep_total, specialist_gap, specialist_load, workday,
};

const COUNTS_IN: [(&str, CountsIn); 2] = [("student-day", CountsIn::StudentDay), ("paid-day", CountsIn::PaidDay)];
const SHORT: [(&str, ShortDays); 3] =
    [("full", ShortDays::Full), ("waived", ShortDays::Waived), ("prorated", ShortDays::Prorated)];
const PRORATE: [(&str, Prorate); 2] = [("none", Prorate::None), ("linear", Prorate::Linear)];

/// What every clause takes.
const CLAUSE: [&str; 4] = ["article", "covers", "verb", "reason"];

const TABLES: [&str; 9] = [
    "agreement",
    "daily-prep",
    "prep-total",
    "duty-free-lunch",
    "longest-stretch",
    "specialist-load",
    "specialist-gap",
    "workday",
    "supervision",
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

/// Reads one contract file into the contract. `supervised` remembers which roles were already said.
pub(super) fn read(
    sink: &Sink,
    file: &str,
    node: &Node,
    parties: &Parties<'_>,
    contract: &mut Contract,
    supervised: &mut Vec<Role>,
) {
    let Some(root) = sink.table(node, node.place, format!("contract file {}", quoted(file)), &TABLES) else { return };
    let mut agreement = file.trim_end_matches(".toml").to_owned();
    if let Some(node) = root.get("agreement")
        && let Some(table) = sink.table(node, root.key_place("agreement"), "[agreement]", &["name"])
        && let Some(name) = table.need("name", "name = \"Teachers Association 2025-28\"")
    {
        agreement = sink.text(name, "`name`").unwrap_or_default().to_owned();
    }
    let reader = Reader { root: &root, parties, agreement: &agreement };
    reader.daily_prep(contract);
    reader.prep_total(contract);
    reader.other_time(contract);
    reader.specialists(contract);
    reader.supervision(contract, supervised);
    contract.agreements.push(agreement);
}

struct Reader<'a> {
    root: &'a Table<'a>,
    parties: &'a Parties<'a>,
    agreement: &'a str,
}

const TEACHING: [Role; 5] =
    [Role::ClassroomTeacher, Role::Specialist, Role::Interventionist, Role::SpecialEducator, Role::EldTeacher];

fn all_but_administrators() -> Vec<Role> {
    Role::ALL.into_iter().filter(|role| *role != Role::Administrator).collect()
}

impl<'a> Reader<'a> {
    /// Each `[[key]]` with its clause.
    fn entries(&self, key: &str, keys: &[&'static str], usual: &[Role]) -> Vec<(Table<'a>, Clause)> {
        let sink = self.root.sink;
        let mut all = CLAUSE.to_vec();
        all.extend(keys);
        let tables = self.root.tables(key).iter();
        tables
            .filter_map(|node| {
                let table = sink.table(node, node.place, format!("[[{key}]]"), &all)?;
                let clause = self.clause(&table, usual);
                Some((table, clause))
            })
            .collect()
    }

    fn clause(&self, table: &Table<'_>, usual: &[Role]) -> Clause {
        let article = table.need("article", "article = \"7.2\"").and_then(|node| table.sink.text(node, "`article`"));
        Clause {
            article: article.unwrap_or_default().to_owned(),
            agreement: self.agreement.to_owned(),
            required: table.word("verb", &[("shall", true), ("should", false)]).unwrap_or(true),
            reason: table.text("reason"),
            covers: self.covers(table, usual),
        }
    }

    fn covers(&self, table: &Table<'_>, usual: &[Role]) -> Covers {
        let sink = table.sink;
        let mut covers = Covers::default();
        let keys = ["roles", "units", "grades", "staff", "min-fte"].as_slice();
        if let Some(node) = table.get("covers")
            && let Some(own) = sink.table(node, node.place, "`covers`", keys)
        {
            let book = self.parties.book;
            covers.roles = role_list(&own, "roles");
            covers.units = own.texts("units").unwrap_or_default();
            let grades = own.get("grades").map(|node| book.grades.many(sink, node, "`grades`"));
            covers.grades = grades.unwrap_or_default().into_iter().map(GradeId).collect();
            let staff = own.get("staff").map(|node| book.adults(sink, node, "`staff`"));
            covers.staff = staff.unwrap_or_default().into_iter().map(StaffId).collect();
            covers.min_fte =
                own.get("min-fte").and_then(|node| sink.hundredths(node, "`min-fte`", 0, 150)).unwrap_or(0);
            self.check_units(&own, &covers);
        }
        // Who is named by unit or by name is meant whatever their role.
        if covers.roles.is_empty() && covers.units.is_empty() && covers.staff.is_empty() {
            covers.roles = usual.to_vec();
        }
        covers
    }

    fn check_units(&self, table: &Table<'_>, covers: &Covers) {
        let known_units = || self.parties.people.staff.iter().filter_map(|person| person.unit.as_deref());
        for unit in &covers.units {
            if !known_units().any(|known| known == unit) {
                let help = match closest(unit, known_units()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "the clause covers nobody until somebody has the unit".to_owned(),
                };
                table.sink.note(table.value_place("units"), format!("nobody is in unit {}", quoted(unit)), help);
            }
        }
    }

    fn minutes(table: &Table<'_>, key: &str, example: &str, most: i64) -> Option<Minutes> {
        let node = table.need(key, example)?;
        table.sink.minutes(node, &format!("`{key}`"), 1..=most)
    }

    fn daily_prep(&self, contract: &mut Contract) {
        let keys = ["minutes", "block", "in", "short-days", "prorate", "collaboration-counts"];
        for (table, clause) in self.entries("daily-prep", &keys, &TEACHING) {
            let Some(minutes) = Self::minutes(&table, "minutes", "minutes = 45", 720) else { continue };
            contract.daily_prep.push(daily_prep::Terms {
                clause,
                minutes,
                block: table.minutes("block", 1..=720).unwrap_or(minutes),
                counts_in: table.word("in", &COUNTS_IN).unwrap_or_default(),
                short_days: table.word("short-days", &SHORT).unwrap_or_default(),
                prorate: table.word("prorate", &PRORATE).unwrap_or_default(),
                collaboration_counts: table.truth("collaboration-counts").unwrap_or(false),
            });
        }
    }

    fn prep_total(&self, contract: &mut Contract) {
        let keys = ["minutes", "per", "block", "in", "short-weeks", "prorate", "collaboration-counts"];
        for (table, clause) in self.entries("prep-total", &keys, &TEACHING) {
            let Some(minutes) = Self::minutes(&table, "minutes", "minutes = 225", 20_000) else { continue };
            let per = table.word("per", &[("week", Per::Week), ("cycle", Per::Cycle)]).unwrap_or(Per::Week);
            // A rotation that is solved twice over owes the minutes twice.
            let times = if per == Per::Cycle { Minutes::try_from(self.parties.days.factor).unwrap_or(1) } else { 1 };
            contract.prep_total.push(prep_total::Terms {
                clause,
                minutes: minutes * times,
                per,
                block: table.minutes("block", 1..=720).unwrap_or(1),
                counts_in: table.word("in", &COUNTS_IN).unwrap_or_default(),
                short_weeks: table.word("short-weeks", &SHORT).unwrap_or_default(),
                prorate: table.word("prorate", &PRORATE).unwrap_or_default(),
                collaboration_counts: table.truth("collaboration-counts").unwrap_or(false),
            });
        }
    }

    fn other_time(&self, contract: &mut Contract) {
        let keys = ["minutes", "window", "days-of-at-least"];
        for (table, clause) in self.entries("duty-free-lunch", &keys, &all_but_administrators()) {
            let minutes = Self::minutes(&table, "minutes", "minutes = 30", 240);
            let window = table.span("window");
            let days_of_at_least = table.minutes("days-of-at-least", 0..=1440).unwrap_or(0);
            let Some(minutes) = minutes else { continue };
            if window.is_some_and(|window| window.minutes() < minutes) {
                let message = format!("a lunch of {minutes} minutes does not fit into its window");
                table.sink.error(table.value_place("window"), message, "widen the window");
            }
            contract.duty_free_lunch.push(duty_free_lunch::Terms { clause, minutes, window, days_of_at_least });
        }
        for (table, clause) in
            self.entries("longest-stretch", &["minutes", "break-of", "supervision-counts"], &TEACHING)
        {
            let Some(minutes) = Self::minutes(&table, "minutes", "minutes = 180", 1440) else { continue };
            contract.longest_stretch.push(longest_stretch::Terms {
                clause,
                minutes,
                break_of: table.minutes("break-of", 1..=240).unwrap_or(10),
                supervision_counts: table.truth("supervision-counts").unwrap_or(true),
            });
        }
        for (table, clause) in self.entries("workday", &["minutes", "includes-lunch"], &all_but_administrators()) {
            let Some(minutes) = Self::minutes(&table, "minutes", "minutes = 450", 1440) else { continue };
            let includes_lunch = table.truth("includes-lunch").unwrap_or(true);
            contract.workday.push(workday::Terms { clause, minutes, includes_lunch });
        }
    }

    fn specialists(&self, contract: &mut Contract) {
        for (table, clause) in self.entries("specialist-load", &["sections-per-day", "in-a-row"], &[Role::Specialist]) {
            let sections_per_day = table.number("sections-per-day", 1..=40, "sections");
            let in_a_row = table.number("in-a-row", 1..=40, "sections");
            if !table.has("sections-per-day") && !table.has("in-a-row") {
                let message = "[[specialist-load]] limits nothing";
                table.sink.error(table.place, message, "add `sections-per-day` or `in-a-row`");
            }
            contract.specialist_load.push(specialist_load::Terms { clause, sections_per_day, in_a_row });
        }
        for (table, clause) in self.entries("specialist-gap", &["minutes"], &[Role::Specialist]) {
            let Some(minutes) = Self::minutes(&table, "minutes", "minutes = 5", 240) else { continue };
            contract.specialist_gap.push(specialist_gap::Terms { clause, minutes });
        }
    }

    fn supervision(&self, contract: &mut Contract, supervised: &mut Vec<Role>) {
        let sink = self.root.sink;
        for node in self.root.tables("supervision") {
            let Some(table) = sink.table(node, node.place, "[[supervision]]", &["role", "kinds"]) else { continue };
            let role = table.need("role", "role = \"paraprofessional\"");
            let role = role.and_then(|node| sink.word(node, "`role`", &roles()));
            let words = Kind::ALL.map(|kind| (kind.word(), kind));
            let list = table.need("kinds", "kinds = [\"recess\"]").and_then(|node| sink.list(node, "`kinds`"));
            let kinds = list.unwrap_or_default().iter().filter_map(|node| sink.word(node, "`kinds`", &words));
            let kinds: Vec<Kind> = kinds.collect();
            let Some(role) = role else { continue };
            if supervised.contains(&role) {
                let message = format!("there are two [[supervision]] for {}", role.word());
                sink.error(node.place, message, "join them into one");
            }
            supervised.push(role);
            for (own, alone) in &mut contract.supervision.alone {
                if *own == role {
                    alone.clone_from(&kinds);
                }
            }
        }
    }
}

/// A table of a contract file that was written into school.toml.
pub(super) fn misplaced(key: &str) -> Option<String> {
    TABLES.contains(&key).then(|| {
        format!(
            "{} belongs in a contract file; name that file in [contract] files",
            known("", [key].into_iter()).trim()
        )
    })
}
