//! Numbers of the contract, eased. Statutes and what the school calls untouchable are never among them.

use toml_edit::{DocumentMut, Table};

use super::catalogue::{Catalogue, Draft};
use super::edit::{Edit, Step, parsed};
use super::weekdays::{self, Number};
use crate::model::{ChangeKind, Item};
use crate::read::{SCHOOL_FILE, contract_files};
use crate::rules::clause::is_part_of;

/// Steps of one number.
const STEPS: i64 = 6;

/// Which way a number is eased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Eased {
    /// At least so much is promised: less.
    Less,
    /// At most so much is allowed: more.
    More,
}

use Eased::{Less, More};

/// Rule, key, which way, step, unit, what it is in words.
const NUMBERS: [(&str, &str, Eased, i64, &str, &str); 36] = [
    ("daily-prep", "minutes", Less, 5, "minutes", "preparation a day"),
    ("daily-prep", "block", Less, 5, "minutes", "shortest preparation that counts"),
    ("prep-total", "minutes", Less, 5, "minutes", "preparation in total"),
    ("prep-total", "block", Less, 5, "minutes", "shortest preparation that counts"),
    ("collaboration-time", "least-minutes", Less, 5, "minutes", "collaboration"),
    ("collaboration-time", "most-minutes", More, 5, "minutes", "collaboration at most"),
    ("collaboration-time", "least-meetings", Less, 1, "meetings", "collaboration"),
    ("collaboration-time", "most-meetings", More, 1, "meetings", "collaboration at most"),
    ("collaboration-time", "longest", More, 5, "minutes", "longest meeting"),
    ("collaboration-after-prep", "minutes", Less, 5, "minutes", "preparation before collaboration"),
    ("common-planning", "minutes", Less, 5, "minutes", "planning in common"),
    ("duty-free-lunch", "minutes", Less, 5, "minutes", "duty-free lunch"),
    ("contact", "most", More, 5, "minutes", "time with students"),
    ("contact", "with-all-pupils", More, 5, "minutes", "time with the whole class"),
    ("relief", "minutes", Less, 5, "minutes", "break"),
    ("recess-free", "minutes", Less, 5, "minutes", "recess free of duty"),
    ("recess-free", "times", Less, 1, "times", "recess free of duty"),
    ("longest-stretch", "minutes", More, 5, "minutes", "longest stretch with students"),
    ("consecutive-periods", "teaching", More, 1, "periods", "teaching in a row"),
    ("consecutive-periods", "working", More, 1, "periods", "work in a row"),
    ("in-field", "lessons", More, 1, "lessons", "lessons outside the field"),
    ("in-field", "minutes", More, 5, "minutes", "lessons outside the field"),
    ("specialist-load", "sections-per-day", More, 1, "sections", "sections a day"),
    ("specialist-load", "sections-per-week", More, 1, "sections", "sections a week"),
    ("specialist-load", "in-a-row", More, 1, "sections", "sections in a row"),
    ("specialist-load", "minutes-in-a-row", More, 5, "minutes", "sections in a row"),
    ("specialist-gap", "minutes", Less, 5, "minutes", "between two sections"),
    ("duties", "minutes", More, 5, "minutes", "duty"),
    ("duties", "turns", More, 1, "turns", "duty"),
    ("duties", "longest", More, 5, "minutes", "longest duty"),
    ("meetings", "count", More, 1, "meetings", "meetings"),
    ("meetings", "minutes", More, 5, "minutes", "meetings"),
    ("workday", "minutes", More, 5, "minutes", "workday"),
    ("student-minutes", "minutes", Less, 5, "minutes", "students' minutes"),
    ("student-minutes", "each-day", Less, 5, "minutes", "students' minutes on every day"),
    ("distinct-preparations", "most", More, 1, "preparations", "different preparations"),
];

/// Rules whose clauses say what short days owe.
const ON_SHORT_DAYS: [(&str, &str); 4] = [
    ("daily-prep", "preparation a day"),
    ("contact", "time with students"),
    ("recess-free", "recess free of duty"),
    ("duties", "duty"),
];

pub(super) fn add(all: &mut Catalogue<'_>) {
    let school = all.folder.files.get(SCHOOL_FILE).map(String::as_str).unwrap_or_default();
    for file in contract_files(school) {
        if let Some(Ok(document)) = all.folder.files.get(&file).map(|text| parsed(&file, text)) {
            of_file(all, &file, &document);
        }
    }
}

fn of_file(all: &mut Catalogue<'_>, file: &str, document: &DocumentMut) {
    let agreement = document.get("agreement").and_then(|table| table.as_table_like());
    let kind = agreement.and_then(|table| table.get("kind")).and_then(|kind| kind.as_str());
    if kind == Some("statute") {
        return;
    }
    for rule in crate::rules::pages().into_iter().map(|page| page.id) {
        let Some(clauses) = document.get(rule).and_then(|own| own.as_array_of_tables()) else { continue };
        for (position, clause) in clauses.iter().enumerate() {
            one(all, file, rule, (position, clauses.len()), clause);
        }
    }
}

fn one(all: &mut Catalogue<'_>, file: &str, rule: &'static str, (position, entries): (usize, usize), clause: &Table) {
    let text = |key: &str| clause.get(key).and_then(|value| value.as_str());
    let article = text("article").unwrap_or_default().to_owned();
    let untouchable = |own: &String| article == *own || is_part_of(&article, own) || format!("Art. {article}") == *own;
    // What is only preferred stops no schedule; a clause in several readings is not one number; and what does not stand
    // asks nothing.
    let preferred = text("verb").is_some_and(|verb| verb != "shall");
    let stands = |(own, clause): (&'static str, &crate::rules::clause::Clause)| {
        own == rule && clause.article == article && all.input.contract.silence(all.school, clause).is_none()
    };
    if preferred
        || clause.contains_key("reading")
        || all.school.prices.untouchable.iter().any(untouchable)
        || !all.input.contract.clauses().any(stands)
    {
        return;
    }
    let named =
        if article.is_empty() { format!("clause {} of {rule}", position + 1) } else { format!("Art. {article}") };
    let set = |key: &str, value: String| Edit::Set {
        file: file.to_owned(),
        at: vec![Step::Key(rule.to_owned()), Step::At(position), Step::Key(key.to_owned())],
        value,
    };
    let touches = vec![Item::Clause { rule, article: article.clone() }];
    for (_, key, eased, by, unit, what) in NUMBERS.into_iter().filter(|(own, ..)| *own == rule) {
        let Some(now) = clause.get(key).and_then(toml_edit::Item::as_integer) else { continue };
        let floor = (now * 2 + 2) / 3;
        let steps = (1..=STEPS).map(|step| (step, if eased == Less { now - step * by } else { now + step * by }));
        let steps: Vec<(i64, i64)> =
            steps.take_while(|(_, new)| eased == More || (*new >= floor && *new >= 1)).collect();
        for (step, new) in &steps {
            let sentence = format!("{named} ({what}) at {new} instead of {now} {unit}");
            let ladder = format!("contract {file} {rule} {position} {key}");
            let mut draft = Draft::new(ChangeKind::Contract, ladder.clone(), sentence);
            draft.way = ladder;
            draft.units = *step;
            draft.touches.clone_from(&touches);
            draft.edits = vec![set(key, new.to_string())];
            draft.edits.extend(shorter_block(clause, key, *new).map(|block| set("block", block)));
            (draft.step, draft.eases) = (i32::try_from(*step).unwrap_or(1), true);
            all.add(draft);
        }
        let number = Number { file, rule, clause, position, entries, key, named: &named, what, unit, now };
        weekdays::add(all, &number, &steps, &touches);
    }
    let short_days = all.school.day_types.iter().any(|day| day.short);
    let daily = clause.get("per").is_none_or(|per| per.as_str() == Some("day"));
    for (_, what) in ON_SHORT_DAYS.into_iter().filter(|(own, _)| *own == rule && short_days && daily) {
        let now = text("short-days").unwrap_or("full");
        let steps: &[(&str, &str, i64)] = match now {
            "full" => &[("prorated", "in proportion on short days", 1), ("waived", "not on short days", 2)],
            "prorated" => &[("waived", "not on short days", 2)],
            _ => &[],
        };
        for (word, sentence, units) in steps {
            let ladder = format!("contract {file} {rule} {position} short-days");
            let mut draft = Draft::new(ChangeKind::Contract, ladder, format!("{named} ({what}) {sentence}"));
            draft.units = *units;
            draft.touches.clone_from(&touches);
            draft.edits = vec![set("short-days", format!("\"{word}\""))];
            draft.step = i32::try_from(*units).unwrap_or(1);
            all.add(draft);
        }
    }
}

/// The shortest block that counts is no longer than the whole: what it becomes where `key` becomes `new`.
pub(super) fn shorter_block(clause: &Table, key: &str, new: i64) -> Option<String> {
    let block = clause.get("block").and_then(toml_edit::Item::as_integer)?;
    (key == "minutes" && block > new).then(|| new.to_string())
}
