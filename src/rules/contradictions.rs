//! Clauses that contradict each other. They are reported, never resolved: each is judged as it stands, and a solve keeps
//! both, which is the stricter.

use super::agreement::AgreementKind;
use super::clause::Clause;
use super::promise::{Bound, Limit};
use super::{Contract, bounds};
use crate::check::Contradiction;
use crate::model::School;

/// Every contradiction among the clauses that ask something here.
#[must_use]
pub fn find(school: &School, contract: &Contract) -> Vec<Contradiction> {
    let asks = |clause: &Clause| contract.silence(school, clause).is_none();
    let measured: Vec<(&Clause, Bound)> = bounds(contract).into_iter().filter(|(clause, _)| asks(clause)).collect();
    let mut found = Vec::new();
    for (at, (one, first)) in measured.iter().enumerate() {
        for (other, second) in &measured[at + 1..] {
            let readings_of_one = match (&one.reading, &other.reading) {
                (Some(one), Some(other)) => one.entry == other.entry,
                _ => false,
            };
            let same_days = one.days(school).any(|day| other.holds_on(day));
            if first.of != second.of || readings_of_one || !same_days || !same_people(one, other, school) {
                continue;
            }
            found.extend(between(contract, (one, first), (other, second)));
        }
    }
    by_hand(contract, asks, &mut found);
    let mut unique: Vec<Contradiction> = Vec::new();
    for one in found {
        if !unique.contains(&one) {
            unique.push(one);
        }
    }
    unique
}

fn same_people(one: &Clause, other: &Clause, school: &School) -> bool {
    let people = |clause: &Clause| clause.covered(school).chain(clause.perhaps_covered(school)).collect::<Vec<_>>();
    let (one, other) = (people(one), people(other));
    one.iter().any(|who| other.contains(who))
}

/// What two clauses about the same thing and the same people contradict each other in.
fn between(contract: &Contract, one: (&Clause, &Bound), other: (&Clause, &Bound)) -> Option<Contradiction> {
    let is_statute = |clause: &Clause| {
        contract.agreements.get(clause.agreement_at).is_some_and(|own| own.kind == AgreementKind::Statute)
    };
    // The statute comes second, as the measure of the first.
    let ((one, first), (other, second)) =
        if is_statute(one.0) && !is_statute(other.0) { (other, one) } else { (one, other) };
    let said = |what: String| Some(Contradiction { first: named(one), second: named(other), sentence: what });
    let of = &first.of;
    let same_conditions = first.conditions == second.conditions;
    match (first.limit, second.limit) {
        (Limit::AtLeast(least), Limit::AtMost(most)) if most < least && same_conditions => {
            said(format!("both cannot hold: at least {least} and at most {most} {of}"))
        }
        (Limit::AtMost(most), Limit::AtLeast(least)) if most < least && same_conditions => {
            said(format!("both cannot hold: at most {most} and at least {least} {of}"))
        }
        (Limit::AtLeast(own), Limit::AtLeast(law)) if is_statute(other) && !is_statute(one) && own < law => {
            said(format!("it promises {own} {of}, less than the {law} of the statute{}", yields(other)))
        }
        (Limit::AtMost(own), Limit::AtMost(law)) if is_statute(other) && !is_statute(one) && own > law => {
            said(format!("it allows {own} {of}, more than the {law} of the statute{}", yields(other)))
        }
        (Limit::AtLeast(a), Limit::AtLeast(b)) | (Limit::AtMost(a), Limit::AtMost(b))
            if a != b
                && same_conditions
                && one.agreement_at == other.agreement_at
                && one.article == other.article
                && one.verb == other.verb =>
        {
            said(format!("the same article twice with different numbers: {a} and {b} {of}"))
        }
        _ => None,
    }
}

/// How a statute ends that an agreement may replace.
const fn yields(statute: &Clause) -> &'static str {
    if statute.yields { ", which an agreement may replace" } else { "" }
}

/// The clause, and whose reading of it.
fn named(clause: &Clause) -> String {
    match clause.held_by() {
        Some(who) => format!("{}, as {who} reads it", clause.label()),
        None => clause.label(),
    }
}

/// What whoever entered the terms found.
fn by_hand(contract: &Contract, asks: impl Fn(&Clause) -> bool, found: &mut Vec<Contradiction>) {
    for (_, clause) in contract.clauses().filter(|(_, clause)| asks(clause)) {
        for article in &clause.conflict_with {
            let second = format!("Art. {article}, {}", clause.agreement);
            let own = |(_, other): &(&'static str, &Clause)| {
                other.agreement_at == clause.agreement_at && other.article == *article
            };
            let entered = if contract.clauses().any(|own_clause| own(&own_clause)) {
                "both are judged as they stand"
            } else {
                "the other one is not entered, so it is not judged"
            };
            let sentence = format!("recorded as contradicting each other; {entered}");
            found.push(Contradiction { first: clause.label(), second, sentence });
        }
    }
}
