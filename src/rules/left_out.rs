//! Who a clause is not for, and why: the other half of everybody a report shows as covered.

use indexmap::IndexMap;
use itertools::Itertools;

use super::Contract;
use super::clause::{Clause, Covers};
use crate::model::{Person, School, StaffId};

/// A sentence without a full stop for each group of people that some clauses leave out, in the order of the clauses.
pub(super) fn sentences(school: &School, contract: &Contract) -> Vec<String> {
    let mut groups: IndexMap<String, Vec<String>> = IndexMap::new();
    for (rule, clause) in contract.clauses() {
        if contract.silence(school, clause).is_some() || !clause.covers.is_about_adults() {
            continue;
        }
        let who = people(school, clause);
        if !who.is_empty() {
            let article = if clause.article.is_empty() { String::new() } else { format!("Art. {}, ", clause.article) };
            groups.entry(who).or_default().push(format!("{article}{}", rule.replace('-', " ")));
        }
    }
    groups.into_iter().map(|(who, clauses)| format!("{}: not for {who}", clauses.iter().unique().join("; "))).collect()
}

/// `aide-1 and aide-2 (another role); okafor (below 1 of full time)`; empty where everybody is covered.
fn people(school: &School, clause: &Clause) -> String {
    let mut reasons: IndexMap<String, Vec<&str>> = IndexMap::new();
    for staff in school.staff_ids().filter(|staff| !clause.covers.includes(school, *staff)) {
        let reason = reason(&clause.covers, school, staff);
        reasons.entry(reason).or_default().push(&school[staff].name);
    }
    reasons.into_iter().map(|(reason, names)| format!("{} ({reason})", names.join(", "))).join("; ")
}

/// The first thing asked for that somebody is not.
fn reason(covers: &Covers, school: &School, staff: StaffId) -> String {
    let person: &Person = &school[staff];
    if covers.grades_elsewhere {
        return "it is for grades that are not here".to_owned();
    }
    if !covers.staff.is_empty() && !covers.staff.contains(&staff) {
        return "it names other people".to_owned();
    }
    if !covers.roles.is_empty() && !covers.roles.iter().any(|role| person.has_role(*role)) {
        return "another role".to_owned();
    }
    match &person.unit {
        Some(unit) if !covers.units.is_empty() && !covers.units.contains(unit) => format!("in {unit}"),
        None if !covers.units.is_empty() && !covers.unknown_units => {
            "no file says the bargaining unit, so it cannot be decided".to_owned()
        }
        _ if person.fte() < covers.min_fte => format!("below {} of full time", covers.min_fte),
        _ => "other grades".to_owned(),
    }
}
