//! What every clause has: article, page, verb, whom it covers, what counts.

use super::super::people::role_list;
use super::super::suggest::{closest, quoted};
use super::super::walk::{Key, Node, Table, Value, thousandths};
use super::{Counting, Parties, Reader, Shape, agreement, days};
use crate::model::{GradeId, Kind, Minutes, Role, Share, StaffId};
use crate::rules::agreement::AgreementKind;
use crate::rules::clause::{AppliesIf, Clause, Covers, Prorate, Range, Reading, Status, Verb};
use crate::rules::counts::{Counts, CountsAs};

/// What every clause takes.
const KEYS: [&str; 16] = [
    "article",
    "page",
    "covers",
    "days",
    "applies-if",
    "verb",
    "reason",
    "effective",
    "note",
    "conflict-with",
    "waiver",
    "waivable",
    "reading",
    "status",
    "unless",
    "yields",
];
/// What stands beside the readings of a clause, not in one of them.
const BESIDE: [&str; 5] = ["article", "waiver", "waivable", "reading", "yields"];
/// Keys that say the same in two ways: a reading that writes one replaces both.
const SAME: [[&str; 2]; 2] = [["counts", "collaboration-counts"], ["contact", "supervision-counts"]];

const VERBS: [(&str, Verb); 3] = [("shall", Verb::Shall), ("should", Verb::Should), ("encouraged", Verb::Encouraged)];

/// Grades that schools have somewhere, so that one contract file can serve them all.
const GRADES: [&str; 17] =
    ["PK", "PreK", "TK", "K", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "ungraded"];

/// Every key of a rule's table.
pub(super) fn keys(shape: &Shape) -> Vec<&'static str> {
    let own = shape.own_keys();
    KEYS.into_iter().filter(|key| !own.contains(key)).chain(own.iter().copied()).collect()
}

impl Reader<'_> {
    /// The clause of a table.
    pub(super) fn clause(&self, table: &Table<'_>, shape: &Shape, reading: Option<Reading>) -> Clause {
        let not_waivable = table.truth("waivable") == Some(false);
        if not_waivable && table.has("waiver") {
            let message = format!("{} cannot be waived", table.name);
            table.sink.error(table.key_place("waiver"), message, "remove `waiver`, or `waivable = false`");
        }
        let article = table.need("article", "article = \"7.2\"").and_then(|node| table.sink.text(node, "`article`"));
        Clause {
            article: article.unwrap_or_default().to_owned(),
            page: table.get("page").and_then(|node| table.sink.name(node, "`page`")),
            agreement: self.agreement.to_owned(),
            agreement_at: self.at,
            verb: table.word("verb", &VERBS).unwrap_or_default(),
            reason: table.text("reason"),
            effective: agreement::effective(table),
            applies_if: applies_if(table, self.parties),
            covers: self.covers(table, shape.usual),
            days: days::of_clause(table, shape, self.parties.days),
            counts: self.counts(table, shape.counting),
            reading,
            waiver: agreement::waiver(table, "waiver"),
            not_waivable,
            conflict_with: one_or_more(table, "conflict-with"),
            status: table.word("status", &Status::ALL.map(|status| (status.word(), status))),
            unless: table.text("unless"),
            yields: self.yields(table),
            note: table.text("note"),
        }
    }

    /// Whether a statute's clause gives way to an agreement.
    fn yields(&self, table: &Table<'_>) -> bool {
        if table.has("yields") && self.kind != AgreementKind::Statute {
            let message = format!("{} is no clause of a statute, and only those yield", table.name);
            table.sink.error(table.key_place("yields"), message, "remove `yields`, or write kind = \"statute\"");
        }
        table.truth("yields").unwrap_or_default()
    }

    pub(super) fn covers(&self, table: &Table<'_>, usual: &[Role]) -> Covers {
        let mut covers = table.get("covers").and_then(|node| self.covers_of(node, "`covers`")).unwrap_or_default();
        // Who is named by unit or by name is meant whatever their role.
        if covers.roles.is_empty() && covers.units.is_empty() && covers.staff.is_empty() {
            covers.roles = usual.to_vec();
        }
        if covers.units.is_empty() && covers.staff.is_empty() {
            covers.units = self.units.to_vec();
        }
        covers
    }

    /// Those a table names, and nobody else.
    pub(super) fn covers_of(&self, node: &Node, name: &str) -> Option<Covers> {
        let sink = self.root.sink;
        let keys = ["roles", "units", "grades", "staff", "min-fte"].as_slice();
        let own = sink.table(node, node.place, name, keys)?;
        let mut covers = Covers { roles: role_list(&own, "roles"), ..Covers::default() };
        covers.units = own.texts("units").unwrap_or_default();
        self.grades(&own, &mut covers);
        let staff = own.get("staff").map(|node| self.parties.book.adults(sink, node, "`staff`"));
        covers.staff = staff.unwrap_or_default().into_iter().map(StaffId).collect();
        let most = Share::of_hundredths(150);
        let fte = own.get("min-fte").and_then(|node| sink.share(node, "`min-fte`", Share::default(), most));
        covers.min_fte = fte.unwrap_or_default();
        check_units(&own, &covers.units, self.parties);
        Some(covers)
    }

    /// A grade of this school, or one that other schools have.
    fn grades(&self, table: &Table<'_>, covers: &mut Covers) {
        let sink = table.sink;
        let grades = &self.parties.book.grades;
        let list: &[Node] = table.list("grades").unwrap_or_default();
        for node in list {
            let Some(name) = sink.name(node, "`grades`") else { continue };
            if grades.get(&name).is_none() && GRADES.contains(&name.as_str()) {
                continue;
            }
            if let Some(grade) = grades.find(sink, node.place, &name).map(GradeId) {
                if covers.grades.contains(&grade) {
                    let twice = format!("{} is listed twice in `grades`", quoted(&name));
                    sink.error(node.place, twice, "remove one of them");
                } else {
                    covers.grades.push(grade);
                }
            }
        }
        covers.grades_elsewhere = !list.is_empty() && covers.grades.is_empty();
    }

    /// What counts as what: the clause's own lists, else the agreement's, else what contracts usually mean.
    fn counts(&self, table: &Table<'_>, counting: &[Counting]) -> Counts {
        let mut counts = Counts::default();
        if counting.contains(&Counting::Prep) {
            table.only_one_of(&["counts", "collaboration-counts"]);
            counts.prep = match (kinds(table, "counts"), table.truth("collaboration-counts"), &self.counts.prep) {
                (Some(own), ..) => own,
                (None, Some(true), _) => vec![Kind::Prep, Kind::Collaboration],
                (None, Some(false), _) => counts.prep,
                (None, None, agreed) => agreed.clone().unwrap_or(counts.prep),
            };
            if table.has("counts") && !counts.prep.contains(&Kind::Prep) && !counts.prep.is_empty() {
                let message = format!("{} does not count `prep`", table.name);
                table.sink.error(table.value_place("counts"), message, "add \"prep\" to `counts`");
            }
        }
        if counting.contains(&Counting::Contact) {
            table.only_one_of(&["contact", "supervision-counts"]);
            counts.contact = match (kinds(table, "contact"), table.truth("supervision-counts"), &self.counts.contact) {
                (Some(own), ..) => own,
                (None, Some(true), _) => counts.contact,
                (None, Some(false), _) => Counts::teaching_only(),
                (None, None, agreed) => agreed.clone().unwrap_or(counts.contact),
            };
        }
        if counting.contains(&Counting::Breaks) {
            let own = kinds(table, "breaks").or_else(|| self.counts.breaks.clone());
            counts.breaks = own.unwrap_or(counts.breaks);
        }
        counts
    }
}

/// A clause's table as one side reads it.
pub(super) struct ReadSo {
    pub(super) entries: Vec<(Key, Node)>,
    /// Which side; `None` where nobody disputes the clause.
    pub(super) reading: Option<Reading>,
}

/// A table as each side reads it: the table itself, with the keys of the reading in the place of its own. One that nobody
/// disputes is its own only reading.
pub(super) fn readings(table: &Table<'_>, shape: &Shape, entry: usize) -> Vec<ReadSo> {
    let sink = table.sink;
    let Some(list) = table.list("reading") else {
        return vec![ReadSo { entries: table.entries.to_vec(), reading: None }];
    };
    if list.len() < 2 {
        let message = format!("{} has only one `reading`", table.name);
        sink.error(table.key_place("reading"), message, "write one for each side, or none");
    }
    let mut allowed = keys(shape);
    allowed.retain(|key| !BESIDE.contains(key));
    allowed.push("held-by");
    let mut found: Vec<ReadSo> = Vec::new();
    for node in list {
        let Some(own) = sink.table(node, node.place, format!("`reading` of {}", table.name), &allowed) else {
            continue;
        };
        let held_by = own.need("held-by", "held-by = \"the district\"").and_then(|node| sink.text(node, "`held-by`"));
        let Some(held_by) = held_by.map(str::to_owned) else { continue };
        if found.iter().any(|other| other.reading.as_ref().is_some_and(|other| other.held_by == held_by)) {
            let message = format!("{} holds two readings of {}", quoted(&held_by), table.name);
            sink.error(own.value_place("held-by"), message, "keep one of them");
        }
        let replaced = |key: &str| {
            key == "reading"
                || own.has(key)
                || SAME.iter().any(|pair| pair.contains(&key) && pair.iter().any(|one| own.has(one)))
        };
        let kept = table.entries.iter().filter(|(key, _)| !replaced(&key.text));
        let added = own.entries.iter().filter(|(key, _)| key.text != "held-by");
        found.push(ReadSo { entries: kept.chain(added).cloned().collect(), reading: Some(Reading { held_by, entry }) });
    }
    found
}

/// `applies-if = { schools = ["Baird"], any-grade = ["7", "8"], teachers = { max = 20 }, homerooms = { min = 3 }, students = { max = 300 } }`
fn applies_if(table: &Table<'_>, parties: &Parties<'_>) -> AppliesIf {
    let sink = table.sink;
    let Some(node) = table.get("applies-if") else { return AppliesIf::default() };
    let keys = ["schools", "any-grade", "no-grade", "teachers", "homerooms", "students"].as_slice();
    let Some(own) = sink.table(node, node.place, "`applies-if`", keys) else { return AppliesIf::default() };
    let range = |key: &str| {
        let Some(node) = own.get(key) else { return Range::default() };
        let Some(limits) = sink.table(node, node.place, format!("`{key}`"), &["min", "max"]) else {
            return Range::default();
        };
        let range = Range { min: limits.number("min", 0..=100_000, key), max: limits.number("max", 0..=100_000, key) };
        if limits.entries.is_empty() {
            sink.error(node.place, format!("`{key}` says no number"), "write { min = 3 }, { max = 20 } or both");
        }
        if let (Some(min), Some(max)) = (range.min, range.max)
            && max < min
        {
            sink.error(limits.value_place("max"), format!("`max` {max} is below `min` {min}"), "exchange them");
        }
        range
    };
    AppliesIf {
        schools: schools(&own, &parties.days.name),
        any_grade: grade_names(&own, "any-grade", parties),
        no_grade: grade_names(&own, "no-grade", parties),
        teachers: range("teachers"),
        homerooms: range("homerooms"),
        students: range("students"),
    }
}

/// Names of grades of this school, or that other schools have.
fn grade_names(table: &Table<'_>, key: &str, parties: &Parties<'_>) -> Vec<String> {
    let (sink, grades) = (table.sink, &parties.book.grades);
    let mut found = Vec::new();
    for node in table.list(key).unwrap_or_default() {
        let Some(name) = sink.name(node, &format!("`{key}`")) else { continue };
        if GRADES.contains(&name.as_str()) || grades.find(sink, node.place, &name).is_some() {
            found.push(name);
        }
    }
    found
}

/// Names of schools. One that is nearly this school's is probably meant to be it.
pub(super) fn schools(table: &Table<'_>, here: &str) -> Vec<String> {
    let sink = table.sink;
    let mut found = Vec::new();
    for node in table.list("schools").unwrap_or_default() {
        let Some(name) = sink.text(node, "`schools`") else { continue };
        if name.trim().to_lowercase() != here.trim().to_lowercase() && closest(name, [here].into_iter()).is_some() {
            let message = format!("{} is not this school, which is called {}", quoted(name), quoted(here));
            sink.note(node.place, message, "write the name as school.toml does if it is meant");
        }
        found.push(name.to_owned());
    }
    found
}

/// A text or a list of texts.
fn one_or_more(table: &Table<'_>, key: &str) -> Vec<String> {
    match table.get(key) {
        Some(Node { value: Value::List(_), .. }) => table.texts(key).unwrap_or_default(),
        Some(node) => table.sink.name(node, &format!("`{key}`")).into_iter().collect(),
        None => Vec::new(),
    }
}

/// Says which bargaining units nobody has.
pub(super) fn check_units(table: &Table<'_>, units: &[String], parties: &Parties<'_>) {
    let known_units = || parties.people.staff.iter().filter_map(|person| person.unit.as_deref());
    for unit in units {
        if !known_units().any(|known| known == unit) {
            let help = match closest(unit, known_units()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "it covers nobody for sure until somebody has the unit".to_owned(),
            };
            table.sink.note(table.value_place("units"), format!("nobody is in unit {}", quoted(unit)), help);
        }
    }
}

/// `[counts]`: what all clauses of a file count unless they say otherwise.
pub(super) fn counts_as(root: &Table<'_>) -> CountsAs {
    let Some(node) = root.get("counts") else { return CountsAs::default() };
    let keys = ["prep", "contact", "breaks"].as_slice();
    let Some(table) = root.sink.table(node, root.key_place("counts"), "[counts]", keys) else {
        return CountsAs::default();
    };
    let prep = kinds(&table, "prep");
    if prep.as_ref().is_some_and(|kinds| !kinds.is_empty() && !kinds.contains(&Kind::Prep)) {
        table.sink.error(table.value_place("prep"), "[counts] `prep` does not count `prep`", "add \"prep\" to it");
    }
    CountsAs { prep, contact: kinds(&table, "contact"), breaks: kinds(&table, "breaks") }
}

/// A list of kinds of time, none twice, at least one.
pub(super) fn kinds(table: &Table<'_>, key: &str) -> Option<Vec<Kind>> {
    let sink = table.sink;
    let words = Kind::ALL.map(|kind| (kind.word(), kind));
    let list = table.list(key)?;
    if list.is_empty() {
        sink.error(table.value_place(key), format!("`{key}` is empty"), "name at least one kind of time");
    }
    let mut found = Vec::new();
    for node in list {
        let Some(kind) = sink.word(node, &format!("`{key}`"), &words) else { continue };
        if found.contains(&kind) {
            sink.error(node.place, format!("`{}` is listed twice in `{key}`", kind.word()), "remove one of them");
        } else {
            found.push(kind);
        }
    }
    Some(found)
}

/// `prorate = "none" | "linear" | "only-full-time"`, or the contract's table: `{ "87.5" = 53, "50" = 30 }` in per cent of
/// full time and minutes. `times`: how often the table's minutes are owed in what is solved.
pub(super) fn prorate(table: &Table<'_>, times: Minutes) -> Prorate {
    const WORDS: [(&str, usize); 3] = [("none", 0), ("linear", 1), ("only-full-time", 2)];
    let sink = table.sink;
    let Some(node) = table.get("prorate") else { return Prorate::None };
    if matches!(node.value, Value::Text(_)) {
        return match sink.word(node, "`prorate`", &WORDS) {
            Some(1) => Prorate::Linear,
            Some(2) => Prorate::OnlyFullTime,
            _ => Prorate::None,
        };
    }
    let Some(rows) = sink.open(node, node.place, "`prorate`") else { return Prorate::None };
    let mut found: Vec<(Share, Minutes)> = Vec::new();
    for (key, node) in rows.entries {
        let minutes = sink.minutes(node, &format!("the minutes at {}", quoted(&key.text)), 0..=20_000);
        let share = thousandths(&key.text).filter(|share| (1..=100_000).contains(share) && share % 100 == 0);
        let Some(share) = share.map(|share| Share::of_thousandths(share / 100)) else {
            let message = format!("{} is no per cent of full time", quoted(&key.text));
            sink.error(
                key.place,
                message,
                "write for example \"87.5\" = 53: per cent, at most one decimal, and minutes",
            );
            continue;
        };
        if found.iter().any(|(own, _)| *own == share) {
            sink.error(key.place, format!("{} is in the table twice", quoted(&key.text)), "remove one of them");
        }
        found.extend(minutes.map(|minutes| (share, minutes * times)));
    }
    if rows.entries.is_empty() {
        sink.error(node.place, "the table of `prorate` is empty", "write for example prorate = { \"50\" = 30 }");
    }
    Prorate::Table(found)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{KEYS, Kind, Role};
    use crate::rules::every_clause;

    #[test]
    fn the_page_of_every_clause_has_exactly_its_keys_and_every_word() {
        let page = every_clause().page;
        let listed = page.lines().filter_map(|line| line.strip_prefix("| `")).filter_map(|line| line.split('`').next());
        assert_eq!(listed.collect::<BTreeSet<_>>(), BTreeSet::from(KEYS));
        let words = page.split("# Words").nth(1).unwrap_or_default().replace(['.', ',', ':', '\n'], " ");
        let words: BTreeSet<&str> = words.split(' ').collect();
        for word in Role::ALL.map(Role::word).into_iter().chain(Kind::ALL.map(Kind::word)) {
            assert!(words.contains(word), "{word}");
        }
    }
}
