//! A number of the contract, eased on one day of the rotation: the clause keeps its number on the other days, and a copy of
//! it behind it has the lower one.

use itertools::Itertools;
use toml_edit::Table;

use super::catalogue::{Catalogue, Draft};
use super::contract::shorter_block;
use super::edit::{Edit, Step, list};
use crate::model::{ChangeKind, Item};

/// Numbers of single days that a solve is told of day by day: rule, key, and the key that makes them numbers of a longer time.
const OF_A_DAY: [(&str, &str, &str); 4] = [
    ("daily-prep", "minutes", "on"),
    ("duty-free-lunch", "minutes", "floor"),
    ("contact", "most", "per"),
    ("relief", "minutes", "per"),
];

/// Longer rotations are not a week any more: nobody writes a term for the eighth day.
const MOST_DAYS: usize = 6;

/// A number of a clause.
pub(super) struct Number<'a> {
    pub(super) file: &'a str,
    pub(super) rule: &'static str,
    pub(super) clause: &'a Table,
    /// Its position among the clauses of the rule.
    pub(super) position: usize,
    /// How many clauses of the rule there are.
    pub(super) entries: usize,
    pub(super) key: &'static str,
    /// How the clause is called.
    pub(super) named: &'a str,
    /// What the number is of.
    pub(super) what: &'static str,
    pub(super) unit: &'static str,
    pub(super) now: i64,
}

/// The days of the rotation, and day types outside it, as files name them.
struct DayNames {
    rotation: Vec<String>,
    /// Each with the weekdays it falls on.
    outside: Vec<(String, Vec<String>)>,
}

impl DayNames {
    fn of(all: &Catalogue<'_>) -> Self {
        let (rotation, outside): (Vec<_>, Vec<_>) = all.school.days.iter().partition(|day| day.cycle_day.is_some());
        // `Mon/2` is the Monday of the second week.
        let rotation = rotation.iter().map(|day| day.rotation.split('/').next().unwrap_or_default().to_owned());
        let rotation = rotation.unique().collect();
        Self { rotation, outside: outside.iter().map(|day| (day.id.clone(), day.weekdays.clone())).collect() }
    }

    /// Every day but one: what is outside the rotation stays, unless its name is a part of that day's.
    fn without(&self, day: &str) -> Vec<&str> {
        let others = self.rotation.iter().filter(|own| *own != day).map(String::as_str);
        let outside = self.outside.iter().filter(|(_, weekdays)| weekdays.iter().any(|own| own != day));
        others.chain(outside.map(|(name, _)| name.as_str())).collect()
    }
}

/// The number at each of its steps, on each day.
pub(super) fn add(all: &mut Catalogue<'_>, number: &Number<'_>, steps: &[(i64, i64)], touches: &[Item]) {
    let own = |(rule, key, longer): &(&str, &str, &str)| {
        (*rule, *key) == (number.rule, number.key) && number.clause.get(longer).is_none()
    };
    // A table within the clause would stay behind its copy.
    let flat = !number.clause.iter().any(|(_, item)| item.is_table() || item.is_array_of_tables());
    let names = DayNames::of(all);
    if !OF_A_DAY.iter().any(own) || !flat || names.rotation.len() > MOST_DAYS {
        return;
    }
    for (day, others) in choices(&names, number.clause) {
        for (step, new) in steps {
            let draft = on_one_day(number, (&day, &others), (*step, *new), (names.rotation.len(), touches));
            all.add(draft);
        }
    }
}

/// Each day that can be taken out of the clause, and the days that are left.
fn choices(names: &DayNames, clause: &Table) -> Vec<(String, Vec<String>)> {
    let owned = |days: Vec<&str>| days.into_iter().map(str::to_owned).collect::<Vec<_>>();
    let days: Vec<(String, Vec<String>)> = match clause.get("days") {
        None => names.rotation.iter().map(|day| (day.clone(), owned(names.without(day)))).collect(),
        Some(written) => {
            let written: Vec<&str> = written.as_array().into_iter().flatten().filter_map(|day| day.as_str()).collect();
            // A day type may mean the same day again.
            if !written.iter().all(|day| names.rotation.iter().any(|own| own == day)) {
                return Vec::new();
            }
            let without = |day: &str| owned(written.iter().copied().filter(|own| *own != day).collect());
            written.iter().map(|day| ((*day).to_owned(), without(day))).collect()
        }
    };
    days.into_iter().filter(|(_, others)| !others.is_empty()).collect()
}

fn on_one_day(
    number: &Number<'_>,
    (day, others): (&str, &[String]),
    (step, new): (i64, i64),
    (days, touches): (usize, &[Item]),
) -> Draft {
    let Number { file, rule, clause, position, entries, key, named, what, unit, now } = number;
    let entry = |at: usize| vec![Step::Key((*rule).to_owned()), Step::At(at)];
    let set = |at: usize, key: &str, value: String| Edit::Set {
        file: (*file).to_owned(),
        at: [entry(at), vec![Step::Key(key.to_owned())]].concat(),
        value,
    };
    let on_all = format!("contract {file} {rule} {position} {key}");
    let sentence = format!("{named} ({what}) at {new} instead of {now} {unit} on {day}");
    let mut draft = Draft::new(ChangeKind::Contract, format!("{on_all} on {day}"), sentence);
    draft.units = step;
    draft.parts = i64::try_from(days).unwrap_or(1);
    draft.touches = touches.to_vec();
    draft.edits = vec![
        Edit::Repeat { file: (*file).to_owned(), at: entry(*position) },
        set(*position, "days", list(others)),
        set(*entries, "days", list([day])),
        set(*entries, key, new.to_string()),
    ];
    draft.edits.extend(shorter_block(clause, key, new).map(|block| set(*entries, "block", block)));
    (draft.step, draft.eases, draft.apart) = (i32::try_from(step).unwrap_or(1), true, true);
    draft.way.clone_from(&on_all);
    draft.family = on_all;
    draft
}
