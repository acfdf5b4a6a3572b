//! Why no schedule exists: proofs by counting, and a set of wishes and promises that cannot all hold.
//!
//! Nothing here knows how a schedule is found: it asks [`solve`](crate::solve) about smaller and smaller schools. What
//! is called impossible was proved; what is called possible was scheduled and audited; everything else is "not known so far".

mod conflict;
mod items;
mod probe;
mod reduced;

pub use conflict::Conflict;
pub use items::wishes;
pub use probe::{Known, Probe};
pub use reduced::reduced;

use std::collections::BTreeSet;

use crate::laws::{self, Certificate};
use crate::model::{Item, School};
use crate::rules::Contract;
use crate::solve::{Impossible, Outcome, Settings, Unknown};
use probe::Prober;

/// What is known of a school.
#[derive(Debug, Clone)]
pub enum Why {
    /// A schedule was found and audited: nothing stands in the way.
    Possible,
    /// Proof that there is none, and what it rests on.
    Impossible(Reasons),
    /// Neither, so far.
    Unknown(Unknown),
}

/// Why there is no schedule.
#[derive(Debug, Clone)]
pub struct Reasons {
    /// How the whole school was proved impossible.
    pub proof: Impossible,
    /// Proofs by counting: first those of the conflict, then those of the whole school.
    pub certificates: Vec<Certificate>,
    /// Wishes and promises that cannot all hold.
    pub conflict: Conflict,
    /// Rooms and people that these speak of: facts nobody asked for, but that could change.
    pub facts: Vec<Item>,
}

/// Engine steps for each smaller school, unless the settings say something else.
const STEPS: u64 = 20_000;

/// Says whether the school has a schedule and, where it is proved to have none, what cannot hold together.
#[must_use]
pub fn why(school: &School, contract: &Contract, settings: &Settings<'_>) -> Why {
    let all: BTreeSet<Item> = wishes(school, contract).into_iter().collect();
    let (whole, terms) = reduced(school, contract, &all);
    match probe::outcome(&whole, &terms, settings, settings.effort_limit) {
        Outcome::Best(_) | Outcome::Stopped(_) => Why::Possible,
        Outcome::Unknown(unknown) => Why::Unknown(unknown),
        Outcome::Impossible(proof) => Why::Impossible(because(school, contract, settings, proof)),
    }
}

/// What a school that was proved impossible cannot have together.
#[must_use]
pub fn because(school: &School, contract: &Contract, settings: &Settings<'_>, proof: Impossible) -> Reasons {
    let mut prober = Prober::new(school, contract, settings, STEPS);
    let certificates = proof.certificates.clone();
    let all: BTreeSet<Item> = wishes(school, contract).into_iter().collect();
    // What a proof by counting rests on is a conflict already; the rest of the school need not be looked at.
    let shortest = certificates.iter().min_by_key(|own| own.rests_on.len());
    let start = shortest.map(|own| {
        // A grade is out at once with all that it has.
        let with = own.rests_on.iter().flat_map(|item| {
            let grade = if let Item::Together(grade) = item { Some(*grade) } else { None };
            let sections = grade.into_iter().flat_map(|grade| reduced::sections_of(school, grade));
            std::iter::once(item.clone()).chain(sections)
        });
        with.filter(|item| all.contains(item)).collect::<BTreeSet<Item>>()
    });
    let of_a_sum = start.filter(|start| prober.probe(start) == Probe::Impossible(Known::Counting));
    let is_of_a_sum = of_a_sum.is_some();
    let conflict = conflict::least(&mut prober, of_a_sum.unwrap_or(all), is_of_a_sum);
    let of_conflict = sums(school, contract, &conflict);
    let more = certificates.into_iter().filter(|own| of_conflict.iter().all(|other| other.sentence != own.sentence));
    let more: Vec<Certificate> = more.collect();
    let certificates: Vec<Certificate> = of_conflict.into_iter().chain(more).collect();
    let facts = items::facts(school, &certificates[..certificates.len().min(1)], &conflict);
    Reasons { proof, certificates, conflict, facts }
}

/// The sums that show the conflict alone to be impossible.
fn sums(school: &School, contract: &Contract, conflict: &Conflict) -> Vec<Certificate> {
    let kept = conflict.wishes.iter().chain(&conflict.given).cloned().collect();
    let (less, terms) = reduced(school, contract, &kept);
    let found = laws::certificates(&less, &terms.demands(&less));
    // What was left out of these lists has moved the rest up, so that a position means something else.
    let moved = |item: &Item| match item {
        Item::PullOut(_) => less.pull_outs.len() != school.pull_outs.len(),
        Item::Pin(_) => less.pins.len() != school.pins.len(),
        Item::CoTeaching(_) => less.co_teaching.len() != school.co_teaching.len(),
        _ => false,
    };
    found.into_iter().filter(|own| !own.rests_on.iter().any(moved)).collect()
}
