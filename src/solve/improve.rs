//! From a first schedule to better ones: first other clock times for the same days, rank after rank, then other days.

use super::outcome::{Outcome, Rank, Solution};
use super::search::{Attempt, Found, Part, Search, Tried};
use super::{made_of, wishes};
use crate::engine::{Budget, Search as How};
use crate::frame::{Form, Limit, descending, some_are_apart};
use crate::model::Wish;
use crate::place::{Place, Placed, linked_days};
use crate::plan::{Aim, Demands, counted_out, counts_prove, decided_by_days, least};
use itertools::Itertools;
use std::collections::BTreeMap;
use std::ops::RangeFrom;

/// Steps of one attempt to lower a rank.
const ONE_STEP_DOWN: u64 = 30_000;
/// Proposals that look for other days count from here, so that none is one of the first.
pub(super) const OTHER_DAYS: u64 = 1_000;
/// Frames that are looked for before anything is made better count from here.
const FRAMES_AT_ONCE: u64 = 2 * OTHER_DAYS;
/// The forms that descents from frame to frame take in turn, and how many of their last frames become schedules where the last one does not.
const FORMS: [Form; 3] = [Form::EachDay, Form::Usual, Form::BesideBlocks];
const LAST_OF_THEM: usize = 4;
/// Descents count from here.
const DESCENDED: u64 = 3 * OTHER_DAYS;
/// Frames in which homerooms are out on their own count from here; the steps of the shortest search for one, and how many miss before
/// something else is tried.
const APART: u64 = 4 * OTHER_DAYS;
const APART_STEPS: u64 = 5_000;
const APART_MISSES: i64 = 40;
/// Proposals that miss one aim before it is taken lower.
const MISSES: i64 = 4;
/// In turn: frames that miss before it goes on from what there is, steps of frames in which homerooms are out on their own, the part of the
/// effort that other clock times then get, and the steps of each descent from frame to frame.
const ROUNDS: [(i64, u64, u64, &[u64]); 3] =
    [(4, 70_000, 16, &[15_000, 15_000, 30_000]), (14, 100_000, 8, &[30_000]), (29, 400_000, 2, &[60_000])];
/// Of what a wish costs above its bound, what is asked for after so many misses of a frame, in parts of [`MISSES`].
const PARTS: [i64; 5] = [2, 0, 3, 1, 4];

/// Lower bounds of ranks, where counting gives one above 0.
type Bounds = BTreeMap<usize, i64>;

impl Search<'_> {
    /// As good as it gets within the effort.
    pub(super) fn improve(mut self, demands: &Demands, first: Found) -> Outcome {
        self.first_seconds = (self.settings.clock)();
        self.say_costs(&first);
        let bounds = self.bounds(demands, &first);
        let mut best = first;
        let mut frames = FRAMES_AT_ONCE..;
        let mut apart = APART..;
        let mut attempts = DESCENDED..;
        for (misses, steps, parts, descents) in ROUNDS {
            best = self.other_frames(demands, best, &bounds, (None, misses), &mut frames);
            if some_are_apart(self.school) {
                let looks = (Some(Form::Apart), APART_MISSES);
                best = self.with_steps(steps, |search| search.other_frames(demands, best, &bounds, looks, &mut apart));
            }
            best = self.with_share(parts, |search| search.other_times(demands, best));
            for (steps, form) in descents.iter().cartesian_product(FORMS) {
                best = self.descended(demands, best, &bounds, (form, *steps), &mut attempts);
            }
        }
        best = self.other_days(demands, best, &bounds);
        let ranks: Vec<Rank> = wishes::ranks(self.school, &best.costs, &bounds);
        let proved = ranks.iter().all(|rank| rank.proved);
        let solution = Solution {
            made_of: made_of::sentences(self.school, &best.schedule),
            schedule: best.schedule,
            ranks,
            effort: self.effort,
            reproducible: !self.interrupted.get(),
            seconds: (self.first_seconds, (self.settings.clock)()),
        };
        if proved { Outcome::Best(solution) } else { Outcome::Stopped(solution) }
    }

    /// Does something with at most one part in `parts` of the effort that is left.
    fn with_share<T>(&mut self, parts: u64, does: impl FnOnce(&mut Self) -> T) -> T {
        self.with_steps(self.left / parts, does)
    }

    /// Does something with at most so much of the effort that is left.
    fn with_steps<T>(&mut self, most: u64, does: impl FnOnce(&mut Self) -> T) -> T {
        let kept = self.left.saturating_sub(most);
        self.left -= kept;
        let done = does(self);
        self.left += kept;
        done
    }

    /// The wish of a rank that is one wish.
    fn only_wish(&self, rank: usize) -> Option<&Wish> {
        let mut own = self.school.preferences.iter().filter(|prefer| prefer.rank == rank);
        let first = own.next()?;
        own.next().is_none().then_some(&first.wish)
    }

    /// What the wishes must cost at least, by counts of days that every schedule satisfies.
    fn bounds(&mut self, demands: &Demands, found: &Found) -> Bounds {
        let mut bounds = Bounds::new();
        // What is only preferred must not make a bound.
        let demands = &demands.required_only();
        for (rank, cost) in &found.costs {
            let Some(wish) = self.only_wish(*rank).cloned() else { continue };
            // Everything below `low` is proved impossible; at `high` there is a schedule.
            let (mut low, mut high) = (least(self.school, &wish), *cost);
            while counts_prove(self.school, &wish) && low < high && !self.stop() {
                let most = low + (high - low) / 2;
                let aims = [Aim { wish: wish.clone(), most }];
                let school = self.school;
                let exists = self.counting_out(|budget| counted_out(school, demands, &aims, budget));
                match exists {
                    Some(true) => high = most,
                    Some(false) => low = most + 1,
                    None => break,
                }
            }
            bounds.insert(*rank, low);
        }
        bounds
    }

    /// Other days, as long as effort is left and something could still be saved.
    fn other_days(&mut self, demands: &Demands, mut best: Found, bounds: &Bounds) -> Found {
        let mut misses = 0;
        for attempt in OTHER_DAYS.. {
            let bound = |rank: &usize| bounds.get(rank).copied().unwrap_or(0);
            let Some((rank, _)) = best.costs.iter().find(|(rank, cost)| *cost > bound(rank)) else { break };
            if self.left == 0 || self.stop() {
                break;
            }
            let total = best.costs.iter().find(|(own, _)| own == rank).map(|(_, cost)| *cost);
            self.say("trying other days", *rank, total);
            let aims = self.aims(&best, bounds, misses);
            let by_frame = self.framed_better(demands, &best, bounds, (None, misses), attempt);
            match by_frame.map_or_else(|| self.attempt(demands, &aims, attempt), Attempt::Found) {
                Attempt::Found(candidate) => {
                    let candidate = self.with_share(8, |search| search.other_times(demands, *candidate));
                    if candidate.costs < best.costs {
                        best = candidate;
                        misses = 0;
                    } else {
                        misses += 1;
                    }
                }
                Attempt::Failed | Attempt::NoCounts => misses += 1,
            }
            // Every attempt costs something, so that the search ends whatever the engines do.
            self.spend(200);
        }
        best
    }

    /// Says that there is a schedule, and what it costs at the first rank that costs anything.
    fn say_costs(&self, found: &Found) {
        let first = found.costs.iter().find(|(_, cost)| *cost > 0).or(found.costs.first());
        let (rank, cost) = first.map_or((0, 0), |(rank, cost)| (*rank, *cost));
        self.say("making it better", rank, Some(cost));
    }

    /// Frames that fulfil more of the first wish, as long as they come quickly: a look at the whole week at once goes further than
    /// a step from a week that began elsewhere.
    fn other_frames(
        &mut self,
        demands: &Demands,
        mut best: Found,
        bounds: &Bounds,
        (form, most): (Option<Form>, i64),
        frames: &mut RangeFrom<u64>,
    ) -> Found {
        let mut misses = 0;
        for attempt in frames {
            if misses > most || self.left == 0 || self.stop() {
                break;
            }
            match self.framed_better(demands, &best, bounds, (form, misses), attempt) {
                Some(candidate) if candidate.costs < best.costs => {
                    best = *candidate;
                    self.say_costs(&best);
                    misses = 0;
                }
                _ => misses += 1,
            }
        }
        best
    }

    /// Other days and times at once, for a first rank that a frame knows of: at first at the bound, then nearer to what there is.
    fn framed_better(
        &mut self,
        demands: &Demands,
        best: &Found,
        bounds: &Bounds,
        (form, misses): (Option<Form>, i64),
        attempt: u64,
    ) -> Option<Box<Found>> {
        let (wish, bound, cost) = self.wish_of_frames(best, bounds)?;
        let part = PARTS[usize::try_from(misses).unwrap_or(0) % PARTS.len()];
        let most = bound + (cost - 1 - bound) * part / MISSES;
        let limit = Limit { wish: &wish, most };
        match form {
            Some(form) => self.framed_as(form, APART_STEPS, demands, Some(&limit), attempt),
            None => self.framed(demands, Some(&limit), attempt),
        }
    }

    /// The first wish that could cost less, where a frame knows of it; the least it must cost, and what it costs now.
    fn wish_of_frames(&self, best: &Found, bounds: &Bounds) -> Option<(Wish, i64, i64)> {
        let bound = |rank: &usize| bounds.get(rank).copied().unwrap_or(0);
        let (rank, cost) = best.costs.iter().find(|(rank, cost)| *cost > bound(rank)).copied()?;
        let wish = self.only_wish(rank).filter(|wish| matches!(wish, Wish::Early(..)))?.clone();
        Some((wish, bound(&rank), cost))
    }

    /// Frames that cost ever less, each from the one before: the last of them that becomes a better schedule.
    fn descended(
        &mut self,
        demands: &Demands,
        best: Found,
        bounds: &Bounds,
        (form, steps): (Form, u64),
        attempts: &mut RangeFrom<u64>,
    ) -> Found {
        let Some((wish, bound, _)) = self.wish_of_frames(&best, bounds) else { return best };
        let Some(attempt) = attempts.next() else { return best };
        let (school, seed) = (self.school, self.settings.seed ^ attempt);
        let stop = || self.stop();
        let mut budget = Budget { steps: steps.min(self.left), made: 0, interrupted: &stop };
        let down_to = Limit { wish: &wish, most: bound };
        let frames = descending(school, demands, form, &down_to, seed, &mut budget);
        let made = budget.made;
        self.effort.place_steps += made;
        self.spend(made);
        let mut last = frames.iter().rev().take(LAST_OF_THEM);
        let better = last.find_map(|frame| self.realised(demands, frame, attempt).filter(|own| own.costs < best.costs));
        better.map_or(best, |better| {
            self.say_costs(&better);
            *better
        })
    }

    /// What other days must not cost: ranks that are settled no more than now, the next less, at first much less.
    fn aims(&self, best: &Found, bounds: &Bounds, misses: i64) -> Vec<Aim> {
        let mut aims = Vec::new();
        for (rank, cost) in &best.costs {
            let Some(wish) = self.only_wish(*rank).filter(|wish| decided_by_days(self.school, wish)).cloned() else {
                continue;
            };
            let bound = bounds.get(rank).copied().unwrap_or(0);
            if *cost > bound {
                let most = bound + (cost - 1 - bound) * misses.min(MISSES) / MISSES;
                aims.push(Aim { wish, most });
                break;
            }
            aims.push(Aim { wish, most: *cost });
        }
        aims
    }

    /// Other clock times for the same days: rank after rank as low as it goes within the effort, then held.
    fn other_times(&mut self, demands: &Demands, best: Found) -> Found {
        let mut best = self.regroup(demands, best);
        let proposal = best.proposal.clone();
        let groups = best.parts.iter().map(|part| part.days.clone()).collect_vec();
        for (position, days) in groups.iter().enumerate() {
            let mut place = Place::new(self.school, demands, &proposal, days, self.settings.seed);
            let mut held: Vec<(usize, i32)> = Vec::new();
            for rank in place.ranks() {
                loop {
                    let cost = best.parts[position].cost(rank);
                    let all: i32 = best.parts.iter().map(|part| part.cost(rank)).sum();
                    self.say("making it better", rank, Some(i64::from(all)));
                    if cost <= 0 || self.left == 0 || self.stop() {
                        break;
                    }
                    match self.lower(&mut place, demands, best, position, rank, &held) {
                        (better, true) => best = better,
                        (same, false) => {
                            best = same;
                            break;
                        }
                    }
                }
                held.push((rank, best.parts[position].cost(rank)));
            }
        }
        best
    }

    /// Days that only a preference links are placed together from now on, starting where they are.
    fn regroup(&mut self, demands: &Demands, best: Found) -> Found {
        let groups = linked_days(self.school, true);
        if groups.len() == best.parts.len() {
            return best;
        }
        let mut placed = Placed::default();
        for part in &best.parts {
            placed.join(&part.placed);
        }
        let mut parts = Vec::new();
        for days in groups {
            let mut place = Place::new(self.school, demands, &best.proposal, &days, self.settings.seed);
            let hint = place.hint(&placed);
            match self.place(&mut place, How::Learned, Some(&hint), &[], ONE_STEP_DOWN) {
                Tried::Placed(placed, values) => parts.push(Part { days, values, placed: *placed }),
                Tried::None | Tried::Stopped => return best,
            }
        }
        match self.finish(demands, &best.proposal, parts) {
            Ok(found) => found,
            Err(_) => best,
        }
    }

    /// One step down at a rank: first a large one, then ever smaller ones. Says whether it succeeded.
    fn lower(
        &mut self,
        place: &mut Place<'_>,
        demands: &Demands,
        best: Found,
        position: usize,
        rank: usize,
        held: &[(usize, i32)],
    ) -> (Found, bool) {
        let mut best = best;
        let cost = best.parts[position].cost(rank);
        let mut target = cost / 2;
        while target < cost && self.left > 0 && !self.stop() {
            let mut at_most = held.to_vec();
            at_most.push((rank, target));
            let hint = best.parts[position].values.clone();
            if let Tried::Placed(placed, values) = self.place(place, How::Learned, Some(&hint), &at_most, ONE_STEP_DOWN)
            {
                let old = std::mem::replace(&mut best.parts[position].placed, *placed);
                let days = best.parts[position].days.clone();
                let parts = std::mem::take(&mut best.parts);
                match self.finish(demands, &best.proposal, parts) {
                    Ok(mut found) => {
                        found.parts[position].values = values;
                        return (found, true);
                    }
                    Err((_, parts)) => {
                        best.parts = parts;
                        best.parts[position] = Part { days, values: hint, placed: old };
                    }
                }
            }
            target += ((cost - target) / 2).max(1);
        }
        (best, false)
    }
}
