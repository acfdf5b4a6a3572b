//! The schools of one size, and everybody's runs on them.

use itertools::Itertools as _;

use crate::instance::{Instance, Target};
use crate::kept::Line;
use crate::limits::Limits;
use crate::run::Run;
use crate::seconds::median;
use crate::turns::Turn;

/// The schools of one size, one for each seed.
pub(crate) struct Size<'a> {
    pub(crate) family: &'a str,
    pub(crate) name: &'a str,
    /// What is wanted of ours.
    pub(crate) target: Target,
    /// Ours first.
    pub(crate) entries: Vec<Entry<'a>>,
}

/// A contender's runs on the schools of one size.
pub(crate) struct Entry<'a> {
    pub(crate) contender: &'a str,
    /// Seconds of each.
    pub(crate) limit: f64,
    /// How many runs there are to be: one for each seed and round.
    pub(crate) wanted: usize,
    pub(crate) runs: Vec<Played<'a>>,
}

/// One run, as it counts.
#[derive(Clone)]
pub(crate) struct Played<'a> {
    pub(crate) instance: &'a Instance,
    pub(crate) round: usize,
    pub(crate) run: Run,
}

impl Entry<'_> {
    /// Its runs alone.
    pub(crate) fn runs(&self) -> impl Iterator<Item = &Run> {
        self.runs.iter().map(|played| &played.run)
    }

    /// The median seconds to its first schedule.
    pub(crate) fn first(&self) -> Option<f64> {
        median(self.runs().map(|run| run.first))
    }

    /// A school's name, and how many of its runs are there where some are missing.
    pub(crate) fn title(&self, name: &str) -> String {
        match self.runs.len() {
            there if there < self.wanted => format!("{name} ({there} of {})", self.wanted),
            _ => name.to_owned(),
        }
    }

    /// Both contenders, with only the runs that both have: what is compared is of the same schools.
    pub(crate) fn both(&self, other: &Self) -> (Self, Self) {
        let of = |one: &Self, other: &Self| {
            let same = |a: &Played<'_>, b: &Played<'_>| a.instance.seed == b.instance.seed && a.round == b.round;
            let has = |played: &&Played<'_>| other.runs.iter().any(|theirs| same(played, theirs));
            let runs = one.runs.iter().filter(has).sorted_by_key(|played| (played.instance.seed, played.round));
            Entry { runs: runs.cloned().collect(), ..*one }
        };
        (of(self, other), of(other, self))
    }
}

/// All runs by size, in the order of the schools: one slot for each turn, empty where it was not taken.
pub(crate) fn sizes<'a>(
    instances: &'a [Instance],
    contenders: &[&'a str],
    turns: &[Turn<'a>],
    slots: &[Option<Line>],
    limits: Limits,
) -> Vec<Size<'a>> {
    let firsts = instances.iter().unique_by(|instance| (instance.family, &instance.name));
    let sizes = firsts.map(|Instance { family, name, target, .. }| {
        let same = turns.iter().zip(slots);
        let same =
            same.filter(|(turn, _)| turn.instance.family == *family && turn.instance.name == *name).collect_vec();
        let entries = contenders.iter().enumerate().map(|(position, contender)| {
            let mine = same.iter().filter(|(turn, _)| turn.contender == position).collect_vec();
            let runs = mine.iter().filter_map(|(Turn { instance, round, .. }, slot)| {
                Some(Played { instance, round: *round, run: slot.as_ref()?.run.clone().counted() })
            });
            Entry { contender, limit: limits.of(contender, name), wanted: mine.len(), runs: runs.collect() }
        });
        let entries = entries.filter(|entry| entry.wanted > 0).collect();
        Size { family, name, target: *target, entries }
    });
    sizes.collect()
}
