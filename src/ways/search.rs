//! The search: single changes by price, then pairs.
//!
//! Impossible is impossible for everything weaker: where all changes that only take away what was asked are made at once
//! and the school is still proved impossible, none of them and no two of them are a way out. One proof stands for many.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;

use jiff::civil::Date;

use super::catalogue::catalogue;
use super::change::{Change, Price};
use super::edit::{Edit, NotMade, edited};
use super::verify::{Checked, checked};
use crate::model::{ChangeKind, Item};
use crate::read::{self, Folder, Input};
use crate::solve::{Progress, Settings};

/// How far the search goes.
pub struct Limits<'a> {
    /// Seed, threads, clock, stop flag and progress; `effort_limit` is what all candidates may spend together.
    pub solve: Settings<'a>,
    /// Most engine steps for one candidate.
    pub each: u64,
    /// Most candidates that are given to the solver.
    pub candidates: usize,
    /// So many ways out are enough.
    pub shown: usize,
    /// The day for which clauses are in force, where it is not the calendar's first.
    pub as_of: Option<Date>,
}

impl<'a> Limits<'a> {
    /// The program's own limits.
    #[must_use]
    pub fn usual(solve: Settings<'a>) -> Self {
        Self { solve, each: 32_000, candidates: 600, shown: 5, as_of: None }
    }
}

/// Steps for a school in which much is changed at once: it serves only as a proof, and proofs come early.
const FOR_A_PROOF: u64 = 2_000;
/// Candidates of one family at first sight.
const OF_A_FAMILY: usize = 12;
/// The first look spends so much less on a candidate than the second.
const FIRST_LOOK: u64 = 8;
/// Candidates outside the school day before all others.
const OUTSIDE: usize = 8;
/// Engine steps in all, where the settings say nothing.
const ALL: u64 = 2_000_000;
/// Pairs that are looked at, cheapest first.
const PAIRS: usize = 200_000;

/// Changes that together make a schedule possible, which was solved and audited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayOut {
    /// One change or two.
    pub changes: Vec<Change>,
    /// What they cost together.
    pub price: Price,
}

impl WayOut {
    /// Whether every team still meets in the school day.
    #[must_use]
    pub fn in_school_day(&self) -> bool {
        self.changes.iter().all(|change| change.in_school_day)
    }

    /// Where a team would meet outside the school day.
    fn outside_sort(&self) -> Option<&str> {
        self.changes.iter().find(|change| !change.in_school_day).map(|change| change.way.as_str())
    }

    /// The kinds of its changes, in order.
    fn kinds(&self) -> Vec<ChangeKind> {
        let mut kinds: Vec<ChangeKind> = self.changes.iter().map(|change| change.kind).collect();
        kinds.sort_unstable();
        kinds
    }

    /// Its edits, in the order they are made.
    pub fn edits(&self) -> impl Iterator<Item = &Edit> {
        self.changes.iter().flat_map(|change| &change.edits)
    }
}

/// What the search found, and how sure it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WaysOut {
    /// The cheapest first; at most one for each kind of change.
    pub ways: Vec<WayOut>,
    /// Whether everything thought of that is cheaper than the first was proved impossible.
    pub proved_cheapest: bool,
    /// Changes thought of.
    pub thought_of: usize,
    /// Candidates that were given to the solver.
    pub solved: usize,
    /// Candidates proved impossible, alone or along with others.
    pub impossible: usize,
    /// Candidates without an answer.
    pub not_decided: usize,
    /// Whether a limit or a person ended it early.
    pub stopped: bool,
    /// Word for the money.
    pub currency: String,
    /// Whether the school file has prices; else they are the program's round numbers.
    pub prices_given: bool,
}

/// The school's files with a way out made.
///
/// # Errors
/// The files are not those the way out was found for.
pub fn apply(folder: &Folder, way: &WayOut) -> Result<Folder, NotMade> {
    edited(folder, way.edits())
}

/// The files that a way out changes, with their new text.
///
/// # Errors
/// As those of [`apply`].
pub fn changed_files(folder: &Folder, way: &WayOut) -> Result<BTreeMap<String, String>, NotMade> {
    let after = apply(folder, way)?;
    let changed = after.files.into_iter().filter(|(name, text)| folder.files.get(name) != Some(text));
    Ok(changed.collect())
}

/// The cheapest changes that make the school in `folder` possible. `touching`: what a proof that it is impossible rests on;
/// then only changes that touch some of it are tried, for every way out must.
///
/// # Errors
/// Every problem in the school's files.
pub fn ways_out(
    folder: &Folder,
    touching: Option<&BTreeSet<Item>>,
    limits: &Limits<'_>,
) -> Result<WaysOut, crate::diagnostics::Problems> {
    let mut input = read::school(folder)?;
    input.contract.as_of = limits.as_of.or(input.contract.as_of);
    let changes = catalogue(folder, &input);
    Ok(among(folder, &input, changes, touching, limits))
}

/// The same with the changes that may be made given.
pub(super) fn among(
    folder: &Folder,
    input: &Input,
    changes: Vec<Change>,
    touching: Option<&BTreeSet<Item>>,
    limits: &Limits<'_>,
) -> WaysOut {
    let touches = |change: &Change| touching.is_none_or(|items| change.touches.iter().any(|item| items.contains(item)));
    let touching = changes.iter().map(touches).collect();
    let left = limits.solve.effort_limit.unwrap_or(ALL);
    let said = WaysOut {
        thought_of: changes.len(),
        currency: input.school.prices.currency.clone(),
        prices_given: input.school.prices.given,
        ..WaysOut::default()
    };
    let (known, all, most) = (BTreeMap::new(), Group::default(), limits.each);
    let mut search = Search { folder, limits, changes, touching, left, most, known, all, said };
    search.run();
    search.end()
}

/// What is known of some changes together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Possible,
    Impossible,
    NotDecided,
}

/// Changes made all at once, and which others they contain.
#[derive(Debug, Clone, Default)]
struct Group {
    contains: BTreeSet<usize>,
    impossible: bool,
}

struct Search<'a> {
    folder: &'a Folder,
    limits: &'a Limits<'a>,
    /// By price.
    changes: Vec<Change>,
    /// Whether each touches what the proof rests on.
    touching: Vec<bool>,
    left: u64,
    /// Most steps for one candidate now.
    most: u64,
    known: BTreeMap<Vec<usize>, Verdict>,
    /// Everything that only takes away what was asked.
    all: Group,
    said: WaysOut,
}

impl Search<'_> {
    fn run(&mut self) {
        self.all = self.group(None);
        if self.all.impossible {
            for position in self.all.contains.clone() {
                self.known.insert(vec![position], Verdict::Impossible);
            }
        }
        self.most = (self.limits.each / FIRST_LOOK).max(1);
        self.outside();
        self.singles(true);
        if self.limits.each > self.most && !self.over() {
            self.most = self.limits.each;
            self.known.retain(|_, verdict| *verdict != Verdict::NotDecided);
            self.singles(false);
        }
        self.pairs();
    }

    /// What was found, in order, and whether the first is the cheapest there is.
    fn end(mut self) -> WaysOut {
        self.said.ways.sort_by_key(|way| way.price);
        self.said.impossible = self.known.values().filter(|own| **own == Verdict::Impossible).count();
        self.said.not_decided = self.known.values().filter(|own| **own == Verdict::NotDecided).count();
        if let Some(best) = self.said.ways.first().map(|way| way.price) {
            self.said.proved_cheapest = self.nothing_cheaper(best);
        }
        // Each sort of time outside the school day is shown whatever it costs, and beside the others.
        let (inside, outside): (Vec<_>, Vec<_>) = self.said.ways.drain(..).partition(WayOut::in_school_day);
        let mut kinds = BTreeSet::new();
        let shown = self.limits.shown.max(1);
        let inside: Vec<_> = inside.into_iter().filter(|way| kinds.insert(way.kinds())).take(shown).collect();
        let mut sorts = BTreeSet::new();
        let outside = outside.into_iter().filter(|way| sorts.insert(way.outside_sort().map(str::to_owned)));
        self.said.ways = inside.into_iter().chain(outside).collect();
        self.said.ways.sort_by_key(|way| way.price);
        self.said
    }

    fn nothing_cheaper(&mut self, best: Price) -> bool {
        let ruled_out = |own: Option<&Verdict>| own == Some(&Verdict::Impossible);
        let cheaper = (0..self.changes.len()).filter(|one| self.changes[*one].price < best && self.touching[*one]);
        if !cheaper.clone().all(|one| ruled_out(self.known.get(&vec![one]))) {
            return false;
        }
        let (pairs, whole) = self.cheapest_pairs(Some(best));
        whole && pairs.iter().all(|pair| self.is_impossible(pair))
    }

    /// Ways a person can stop it.
    fn over(&mut self) -> bool {
        let solve = &self.limits.solve;
        let late = solve.time_limit.is_some_and(|limit| (solve.clock)() >= limit);
        let over =
            late || solve.stop.load(Ordering::Relaxed) || self.left == 0 || self.said.solved >= self.limits.candidates;
        self.said.stopped |= over;
        over
    }

    /// Solves the school with some changes made.
    fn solve(&mut self, positions: &[usize], most: u64) -> Verdict {
        let edits = positions.iter().flat_map(|position| &self.changes[*position].edits);
        // What cannot be read is no school, so it is no way out.
        let Ok(folder) = edited(self.folder, edits) else { return Verdict::Impossible };
        let Ok(mut input) = read::school(&folder) else { return Verdict::Impossible };
        input.contract.as_of = self.limits.as_of.or(input.contract.as_of);
        let own = &self.limits.solve;
        let settings = Settings {
            seed: own.seed,
            threads: own.threads,
            effort_limit: Some(most.min(self.left)),
            time_limit: own.time_limit,
            clock: own.clock,
            stop: own.stop,
            progress: &|_| {},
        };
        let (verdict, steps) = checked(&input, &settings);
        self.left = self.left.saturating_sub(steps.max(1));
        self.said.solved += 1;
        match verdict {
            Checked::Possible(_) => Verdict::Possible,
            Checked::Impossible(_) => Verdict::Impossible,
            Checked::Unknown(_) => Verdict::NotDecided,
        }
    }

    /// What solving with some changes says; asked once.
    fn ask(&mut self, positions: &[usize]) -> Verdict {
        if let Some(known) = self.known.get(positions) {
            return *known;
        }
        self.say(positions.len());
        let verdict = self.solve(positions, self.most);
        // What was stopped half way is not known.
        if verdict == Verdict::NotDecided && self.limits.solve.stop.load(Ordering::Relaxed) {
            return verdict;
        }
        self.known.insert(positions.to_vec(), verdict);
        if verdict == Verdict::Possible {
            let changes: Vec<Change> = positions.iter().map(|position| self.changes[*position].clone()).collect();
            let price = changes.iter().fold(Price::default(), |sum, change| sum + change.price);
            self.said.ways.push(WayOut { changes, price });
        }
        verdict
    }

    fn say(&self, changes: usize) {
        let solve = &self.limits.solve;
        (solve.progress)(&Progress {
            stage: if changes > 1 { "trying two changes together" } else { "trying one change" },
            seconds: (solve.clock)(),
            rank: 0,
            incumbent: self.said.ways.iter().map(|way| way.price.points).min(),
            bound: None,
        });
    }

    /// The cheapest way out of these kinds so far.
    fn best_of(&self, kinds: &[ChangeKind]) -> Option<Price> {
        self.said.ways.iter().filter(|way| way.kinds() == kinds).map(|way| way.price).min()
    }

    fn best(&self) -> Option<Price> {
        self.said.ways.iter().map(|way| way.price).min()
    }

    /// A team's time outside the school day, each sort by itself: always tried, so that it can always be shown.
    fn outside(&mut self) {
        let touching = |own: &usize| self.changes[*own].kind == ChangeKind::OutsideDay && self.touching[*own];
        let mut sorts: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for own in (0..self.changes.len()).filter(touching) {
            sorts.entry(self.changes[own].way.clone()).or_default().push(own);
        }
        for own in sorts.into_values() {
            self.outside_in(own);
        }
    }

    /// One sort. First for all teams at once: where that is no way out, one team's is none.
    fn outside_in(&mut self, own: Vec<usize>) {
        let widest = own.iter().map(|own| self.changes[*own].touches.len()).max().unwrap_or(0);
        let is_wide = |own: &usize| self.changes[*own].touches.len() == widest;
        let (wide, narrow): (Vec<usize>, Vec<usize>) = own.into_iter().partition(is_wide);
        for one in wide.into_iter().take(OUTSIDE) {
            if self.over() {
                return;
            }
            let eases = self.changes[one].eases;
            let same: Vec<usize> = narrow.iter().copied().filter(|own| self.changes[*own].eases == eases).collect();
            match self.ask(&[one]) {
                Verdict::Possible => {
                    for own in same.into_iter().take(OUTSIDE) {
                        if self.over() || self.ask(&[own]) == Verdict::Possible {
                            return;
                        }
                    }
                    return;
                }
                Verdict::Impossible if eases && self.can_be_read(&[one]) => {
                    self.known.extend(same.into_iter().map(|own| (vec![own], Verdict::Impossible)));
                }
                Verdict::Impossible | Verdict::NotDecided => {}
            }
        }
    }

    /// Single changes by price. At first sight the widest of a family speaks for the others, unless they are proved
    /// impossible or it is a way out; on the second look each is tried.
    fn singles(&mut self, first_look: bool) {
        let mut seen = BTreeSet::new();
        for position in 0..self.changes.len() {
            let enough = self.said.ways.iter().filter(|way| way.in_school_day()).count() >= self.limits.shown;
            let change = &self.changes[position];
            let (price, kind) = (change.price, change.kind);
            let outside = kind == ChangeKind::OutsideDay;
            let known = self.known.contains_key(&vec![position]);
            if known || outside || !self.touching[position] || self.best_of(&[kind]).is_some_and(|best| best <= price) {
                continue;
            }
            if self.over() || enough && self.best().is_some_and(|best| best <= price) {
                return;
            }
            if first_look {
                if seen.insert(self.changes[position].family.clone()) {
                    self.family(position);
                }
            } else if self.eases(position) {
                self.ladder(position);
            } else {
                self.ask(&[position]);
            }
        }
    }

    /// A first look at all changes of a family: the widest and longest; where it is a way out, cheaper ones too.
    fn family(&mut self, first: usize) {
        let best = self.best_of(&[self.changes[first].kind]);
        let own = |position: &usize| {
            let change = &self.changes[*position];
            change.family == self.changes[first].family
                && self.touching[*position]
                && best.is_none_or(|best| change.price < best)
                && self.can_be_read(&[*position])
        };
        let own: Vec<usize> = (first..self.changes.len()).filter(own).collect();
        let width = |own: &&usize| (self.changes[**own].touches.len(), self.changes[**own].step, **own);
        let Some(widest) = own.iter().max_by_key(width).copied() else { return };
        if self.ask(&[widest]) != Verdict::Possible {
            return;
        }
        let mut asked = 0;
        for one in own {
            if asked == OF_A_FAMILY || self.over() || self.known.get(&vec![one]) == Some(&Verdict::Possible) {
                break;
            }
            if self.counted_out(one) {
                self.known.insert(vec![one], Verdict::Impossible);
            } else {
                asked += 1;
                if self.ask(&[one]) == Verdict::Possible {
                    break;
                }
            }
        }
        // Many steps of one ladder: halving finds the shortest sooner than going up.
        let of_ladder = |position: &usize| self.changes[*position].ladder == self.changes[widest].ladder;
        if let (true, Some(shortest)) = (self.eases(widest), (first..=widest).find(of_ladder)) {
            self.ladder(shortest);
        }
    }

    /// Whether counting alone refutes the school with a change made: next to no work.
    fn counted_out(&self, position: usize) -> bool {
        let changed = edited(self.folder, &self.changes[position].edits).ok();
        let input = changed.and_then(|folder| read::school(&folder).ok());
        input.is_some_and(|input| {
            let demands = input.contract.demands(&input.school).required_only();
            !crate::laws::certificates(&input.school, &demands).is_empty()
        })
    }

    /// Steps of a ladder that can be read and would be cheaper than what is known of their kind, shortest first.
    fn steps(&mut self, first: usize, eases: bool) -> Vec<usize> {
        let best = self.best_of(&[self.changes[first].kind]);
        let own = |position: &usize| {
            let change = &self.changes[*position];
            change.eases == eases
                && change.ladder == self.changes[first].ladder
                && best.is_none_or(|best| change.price < best)
        };
        let steps: Vec<usize> = (first..self.changes.len()).filter(own).collect();
        let (mut read, unread): (Vec<usize>, Vec<usize>) = steps.into_iter().partition(|own| self.can_be_read(&[*own]));
        self.known.extend(unread.into_iter().map(|own| (vec![own], Verdict::Impossible)));
        read.sort_by_key(|position| self.changes[*position].step);
        read
    }

    /// The shortest step of a ladder that is a way out. Whatever is impossible with a long step is impossible with a
    /// shorter one; what is not decided with a long one is left so with a shorter one.
    fn ladder(&mut self, first: usize) {
        let steps = self.steps(first, true);
        let Some(longest) = steps.last().copied() else { return };
        let mut from = 0;
        let mut to = match self.ask(&[longest]) {
            Verdict::Possible => steps.len() - 1,
            verdict => {
                for step in &steps {
                    self.known.entry(vec![*step]).or_insert(verdict);
                }
                return;
            }
        };
        while from < to && !self.over() {
            let middle = from + (to - from) / 2;
            match self.ask(&[steps[middle]]) {
                Verdict::Possible => to = middle,
                verdict => {
                    for step in &steps[from..middle] {
                        self.known.entry(vec![*step]).or_insert(verdict);
                    }
                    from = middle + 1;
                }
            }
        }
    }

    /// Two changes, cheapest first: as long as they would be the cheapest way out, or there is none yet.
    fn pairs(&mut self) {
        let alone = self.best();
        let (pairs, _) = self.cheapest_pairs(alone);
        let mut groups: BTreeMap<usize, Group> = BTreeMap::new();
        for pair in pairs {
            let price = self.changes[pair[0]].price + self.changes[pair[1]].price;
            let found = self.said.ways.iter().filter(|way| way.in_school_day()).count();
            if self.over() || found >= self.limits.shown && self.best().is_some_and(|best| best <= price) {
                return;
            }
            let mut kinds: Vec<ChangeKind> = pair.iter().map(|position| self.changes[*position].kind).collect();
            kinds.sort_unstable();
            if self.is_impossible(&pair) || self.best_of(&kinds).is_some_and(|best| best <= price) {
                continue;
            }
            // One proof for everything that goes with a change, before each of the many is tried.
            for (own, other) in [(0, 1), (1, 0)] {
                let own = pair[own];
                if self.eases(pair[other]) && !self.is_impossible(&pair) {
                    let group = groups.entry(own).or_insert_with(|| self.group(Some(own)));
                    if group.impossible && group.contains.contains(&pair[other]) {
                        self.known.insert(pair.to_vec(), Verdict::Impossible);
                    }
                }
            }
            if !self.is_impossible(&pair) {
                self.ask(&pair);
            }
        }
    }

    fn is_impossible(&self, pair: &[usize]) -> bool {
        let both = self.all.impossible && pair.iter().all(|position| self.all.contains.contains(position));
        both || self.known.get(pair) == Some(&Verdict::Impossible)
    }

    /// Pairs that cost less than a way out that is known, cheapest first, and whether these are all.
    fn cheapest_pairs(&self, below: Option<Price>) -> (Vec<[usize; 2]>, bool) {
        let possible = |position: usize| self.known.get(&vec![position]) == Some(&Verdict::Possible);
        let mut pairs = Vec::new();
        let mut whole = true;
        for one in (0..self.changes.len()).filter(|one| !possible(*one)) {
            for two in one + 1..self.changes.len() {
                let price = self.changes[one].price + self.changes[two].price;
                // By price: all further ones cost more.
                if below.is_some_and(|below| price >= below) {
                    break;
                }
                if possible(two) || !(self.touching[one] || self.touching[two]) {
                    continue;
                }
                if pairs.len() >= PAIRS {
                    whole = false;
                    break;
                }
                if self.changes[one].goes_with(&self.changes[two]) {
                    pairs.push((price, [one, two]));
                }
            }
        }
        pairs.sort_unstable();
        (pairs.into_iter().map(|(_, pair)| pair).collect(), whole)
    }

    /// All changes that only take away what was asked, as far as they go together, with another one or without; and
    /// whether the school is proved impossible even so.
    fn group(&mut self, with: Option<usize>) -> Group {
        let mut order: Vec<usize> = (0..self.changes.len()).filter(|own| self.eases(*own)).collect();
        // What is for everybody before what is for one grade, long steps before short ones.
        order.sort_by_key(|own| {
            let change = &self.changes[*own];
            (change.apart, std::cmp::Reverse((change.touches.len(), change.step)), change.edits.len())
        });
        let mut made: Vec<usize> = with.into_iter().collect();
        for own in order {
            if made.iter().all(|other| self.changes[*other].goes_with(&self.changes[own])) {
                made.push(own);
            }
        }
        let contained = |own: &usize| {
            self.eases(*own) && made.iter().any(|other| self.changes[*other].contains(&self.changes[*own]))
        };
        let contains: BTreeSet<usize> = (0..self.changes.len()).filter(contained).collect();
        if contains.len() < 2 || self.over() {
            return Group::default();
        }
        let solved = self.solve(&made, FOR_A_PROOF.min(self.limits.each));
        Group { contains, impossible: solved == Verdict::Impossible && self.can_be_read(&made) }
    }

    /// Whether a change only takes away what was asked of the school day.
    fn eases(&self, position: usize) -> bool {
        self.changes[position].eases && self.changes[position].kind != ChangeKind::OutsideDay
    }

    /// Much at once may be no school at all, and that proves nothing about a part of it.
    fn can_be_read(&self, positions: &[usize]) -> bool {
        let edits = positions.iter().flat_map(|position| &self.changes[*position].edits);
        edited(self.folder, edits).is_ok_and(|folder| read::school(&folder).is_ok())
    }
}
