//! The ladder of proposals, and the ranks of preferences.

use super::improve::OTHER_DAYS;
use super::outcome::{Effort, Impossible, Outcome, Unknown};
use super::settings::{Progress, Settings};
use super::{DEFAULT_EFFORT, Judge, rows, wishes};
use crate::engine::{Budget, Search as How, luby};
use crate::frame::{Form, Frame, Limit, frame, grades_at_once, some_are_apart};
use crate::model::{DayId, Minutes, School};
use crate::place::{Place, Placed, Placing, linked_days};
use crate::plan::{Aim, Demands, Guide, Proposal, Try, propose};
use crate::refute::{Refutation, refute, refute_coarsely};
use crate::schedule::Schedule;
use crate::staff::{Unstaffed, staff};
use itertools::Itertools;
use std::cell::Cell;
use std::sync::atomic::Ordering;

/// Steps of one placing of the first proposals; later ones get more.
const FIRST_TRY: u64 = 2_000;
/// Clock times of one proposal for which people are named.
const OTHER_TIMES: u64 = 4;

/// Tries of one group of days in one proposal.
const TRIES: u64 = 3;

/// So many steps of counting out days are as much work as one of placing.
const PLAN_STEPS: u64 = 4;

/// After so many proposals that failed, a proof is looked for that none can succeed, with such a part of the effort beside it.
const LOOKS: [(u64, u64); 2] = [(8, 16), (24, 8)];

/// Steps of the coarse look for a proof, which comes next where the first search for a frame ends before all is seen.
const COARSE: u64 = 6_000;

/// Steps of the shortest search for a frame; how many are looked for before anything else, and how many in an attempt; which of three
/// attempts in turn goes without, and after how many all do.
const FRAME: u64 = 2_000;
const FIRST_FRAMES: u64 = 3;
const FRAMES_A_TRY: u64 = 3;
const UNFRAMED: u64 = 2;
const FRAMES: u64 = 9;
/// Steps of the shortest search for a frame with places: steps are short there.
const IN_PLACES: u64 = 12_000;

/// Steps of the shortest look for a proof.
const LEAST_LOOK: u64 = 2_000;

/// One run.
pub(super) struct Search<'a> {
    pub(super) school: &'a School,
    pub(super) settings: &'a Settings<'a>,
    pub(super) effort: Effort,
    /// Engine steps that may still be made.
    pub(super) left: u64,
    judge: &'a Judge<'a>,
    /// A clock or a person ended something.
    pub(super) interrupted: Cell<bool>,
    known: Vec<String>,
    pub(super) first_seconds: f64,
}

/// Days that were placed together.
pub(super) struct Part {
    pub(super) days: Vec<DayId>,
    pub(super) values: Vec<i32>,
    pub(super) placed: Placed,
}

/// A schedule, and what it was made from.
pub(super) struct Found {
    pub(super) proposal: Proposal,
    pub(super) parts: Vec<Part>,
    pub(super) schedule: Schedule,
    /// Cost of each rank, in rank order.
    pub(super) costs: Vec<(usize, i64)>,
}

impl Part {
    pub(super) fn cost(&self, rank: usize) -> i32 {
        self.placed.costs.iter().find(|(own, _)| *own == rank).map_or(0, |(_, cost)| *cost)
    }
}

/// What one call of the placing engine gave.
pub(super) enum Tried {
    Placed(Box<Placed>, Vec<i32>),
    None,
    Stopped,
}

pub(super) enum Attempt {
    Found(Box<Found>),
    Failed,
    NoCounts,
}

impl<'a> Search<'a> {
    pub(super) fn new(school: &'a School, settings: &'a Settings<'a>, judge: &'a Judge<'a>) -> Self {
        Self {
            school,
            settings,
            judge,
            effort: Effort::default(),
            left: settings.effort_limit.unwrap_or(DEFAULT_EFFORT),
            interrupted: Cell::new(false),
            known: Vec::new(),
            first_seconds: 0.0,
        }
    }

    /// Whether somebody outside wants an end.
    pub(super) fn stop(&self) -> bool {
        let late = self.settings.time_limit.is_some_and(|limit| (self.settings.clock)() >= limit);
        if late || self.settings.stop.load(Ordering::Relaxed) {
            self.interrupted.set(true);
        }
        self.interrupted.get()
    }

    pub(super) fn say(&self, stage: &'static str, rank: usize, incumbent: Option<i64>) {
        (self.settings.progress)(&Progress {
            stage,
            seconds: (self.settings.clock)(),
            rank,
            incumbent,
            bound: incumbent.map(|_| 0),
        });
    }

    pub(super) fn run(mut self, demands: &Demands) -> Outcome {
        self.say("reading the school", 0, None);
        // Preferred clauses first as if required; when that finds nothing, without them.
        let required = demands.required_only();
        let ladder: Vec<&Demands> = if demands.has_preferred() { vec![demands, &required] } else { vec![demands] };
        let last = ladder.len() - 1;
        let mut proposals = 0;
        let mut looks = LOOKS.to_vec();
        self.say("looking for a first schedule", 0, None);
        if let Some(found) = (0..FIRST_FRAMES).find_map(|nth| self.framed(ladder[0], None, nth)) {
            return self.improve(ladder[0], *found);
        }
        if self.effort.place_steps >= FRAME && self.looks_coarsely_for_a_proof(&required) {
            return no_placing();
        }
        for (rung, demands) in ladder.iter().enumerate() {
            let share = if rung < last { self.left / 3 } else { self.left };
            let until = self.left - share;
            let mut attempt = 0;
            while self.left > until && !self.stop() {
                self.say("looking for a first schedule", 0, None);
                let tries = u64::try_from(self.settings.threads.max(1)).unwrap_or(1);
                match self.attempts(demands, attempt, tries) {
                    Attempt::Found(found) => return self.improve(demands, *found),
                    Attempt::NoCounts if rung == last => {
                        return Outcome::Impossible(Impossible {
                            reasons: vec![
                                "No way of counting out the days gives every grade its sections, every team its time and every \
                                 promise its minutes: all combinations were tried in numbers of sections and minutes a day."
                                    .to_owned(),
                            ],
                            certificates: Vec::new(),
                            by: "search",
                        });
                    }
                    Attempt::NoCounts => break,
                    Attempt::Failed => {}
                }
                attempt += tries;
                proposals += tries;
                if self.looks_for_a_proof(&mut looks, proposals, &required, share) {
                    return no_placing();
                }
                // Every attempt costs something, so that the search ends whatever the engines do.
                self.spend(200);
            }
        }
        let reason = if self.interrupted.get() {
            "the search was stopped before it found a schedule".to_owned()
        } else {
            "no schedule was found within the effort, and no proof that there is none".to_owned()
        };
        Outcome::Unknown(Unknown { reason, known: self.known, effort: self.effort })
    }

    /// Where a short search for a frame left it open whether there is one: whether a few coarse rows say that no schedule exists.
    fn looks_coarsely_for_a_proof(&mut self, required: &Demands) -> bool {
        self.say("looking for a proof that there is no schedule", 0, None);
        let stop = || self.stop();
        let mut budget = Budget { steps: COARSE.min(self.left), made: 0, interrupted: &stop };
        let said = refute_coarsely(self.school, required, self.settings.seed, &mut budget);
        self.effort.place_steps += budget.made;
        said == Refutation::Refuted
    }

    /// When it is time to: whether a relaxation of the whole school says that no schedule exists.
    fn looks_for_a_proof(
        &mut self,
        looks: &mut Vec<(u64, u64)>,
        proposals: u64,
        required: &Demands,
        share: u64,
    ) -> bool {
        let due = looks.first().copied().filter(|(first, _)| *first <= proposals);
        let Some((_, part)) = due.filter(|_| self.left > 0 && !self.stop()) else { return false };
        looks.remove(0);
        self.say("looking for a proof that there is no schedule", 0, None);
        let stop = || self.stop();
        let mut budget = Budget { steps: (share / part).max(LEAST_LOOK).min(self.left), made: 0, interrupted: &stop };
        let said = refute(self.school, required, self.settings.seed, &mut budget);
        // On top of the effort for finding a schedule: a school that has one must not go without because of this.
        self.effort.place_steps += budget.made;
        if said == Refutation::NotRefuted {
            // It would say so again.
            looks.clear();
        }
        said == Refutation::Refuted
    }

    pub(super) fn spend(&mut self, steps: u64) {
        self.left = self.left.saturating_sub(steps);
    }

    /// Counts out days, with no more work than what is left.
    pub(super) fn counting_out<T>(&mut self, count: impl FnOnce(&mut Budget<'_>) -> T) -> T {
        let stop = || self.stop();
        let mut budget = Budget { steps: self.left.saturating_mul(PLAN_STEPS), made: 0, interrupted: &stop };
        let said = count(&mut budget);
        let made = budget.made;
        self.effort.place_steps += made;
        self.spend(made / PLAN_STEPS);
        said
    }

    fn note(&mut self, sentence: String) {
        if !self.known.contains(&sentence) && self.known.len() < 12 {
            self.known.push(sentence);
        }
    }

    /// Several proposals side by side, one a thread. The first of them in order counts, not the first in time, and each
    /// may do the same work as it would alone: so the same number of threads gives the same answer every time.
    fn attempts(&mut self, demands: &Demands, first: u64, tries: u64) -> Attempt {
        if tries == 1 {
            return self.attempt(demands, &[], first);
        }
        let (school, settings, judge, left) = (self.school, self.settings, self.judge, self.left);
        let done = std::thread::scope(|scope| {
            let running: Vec<_> = (first..first + tries)
                .map(|attempt| {
                    scope.spawn(move || {
                        let mut own = Self::new(school, settings, judge);
                        own.left = left;
                        let result = own.attempt(demands, &[], attempt);
                        (result, left - own.left, own.effort, own.known, own.interrupted.get())
                    })
                })
                .collect();
            running.into_iter().map(std::thread::ScopedJoinHandle::join).collect::<Vec<_>>()
        });
        let mut answer = Attempt::Failed;
        for (result, used, effort, known, interrupted) in done.into_iter().flatten() {
            self.spend(used);
            self.effort.plans += effort.plans;
            self.effort.placings += effort.placings;
            self.effort.place_steps += effort.place_steps;
            self.effort.staffings += effort.staffings;
            for sentence in known {
                self.note(sentence);
            }
            self.interrupted.set(self.interrupted.get() || interrupted);
            if matches!(answer, Attempt::Failed) {
                answer = result;
            }
        }
        answer
    }

    /// One proposal within the aims, placed and staffed.
    pub(super) fn attempt(&mut self, demands: &Demands, aims: &[Aim], attempt: u64) -> Attempt {
        if attempt % 3 != UNFRAMED
            && attempt < FRAMES
            && aims.is_empty()
            && let Some(found) = self.some_frame(demands, attempt)
        {
            return Attempt::Found(found);
        }
        self.effort.plans += 1;
        let proposal = match self.propose(demands, aims, None, attempt) {
            Try::Proposed(proposal) => proposal,
            Try::NoCounts => return Attempt::NoCounts,
            Try::Gave(reason) => {
                self.note(reason);
                return Attempt::Failed;
            }
        };
        // Learned activity is by far the quickest; now and then something else, in case it is not.
        let how = if attempt % 5 == 4 { How::Halves } else { How::Learned };
        let mut parts = Vec::new();
        // The shortest day first: where a proposal fails, it mostly fails there.
        for days in linked_days(self.school, false).into_iter().sorted_by_key(|days| self.shortest(days)) {
            match self.part(demands, &proposal, days, how, attempt) {
                Some(part) => parts.push(part),
                None => return Attempt::Failed,
            }
        }
        parts.sort_by(|a: &Part, b: &Part| a.days.cmp(&b.days));
        // Where nobody is named for a day, other clock times for it may do.
        for again in 1..=OTHER_TIMES {
            let (why, mut left) = match self.finish(demands, &proposal, parts) {
                Ok(found) => return Attempt::Found(Box::new(found)),
                Err(failed) => failed,
            };
            self.note(why.reason);
            let at = why.day.and_then(|day| left.iter().position(|part| part.days.contains(&day)));
            let Some(at) = at.filter(|_| again < OTHER_TIMES) else { break };
            let days = left[at].days.clone();
            let Some(part) = self.part(demands, &proposal, days, how, attempt ^ (again << 20)) else { break };
            left[at] = part;
            parts = left;
        }
        Attempt::Failed
    }

    /// Minutes that children are in school, on the shortest of these days.
    fn shortest(&self, days: &[DayId]) -> Minutes {
        let all = |day: &DayId| {
            self.school.homeroom_ids().map(|own| self.school.student_day(own, *day).minutes()).sum::<Minutes>()
        };
        days.iter().map(all).min().unwrap_or(0)
    }

    fn propose(&mut self, demands: &Demands, aims: &[Aim], guide: Option<&Guide>, attempt: u64) -> Try {
        let (school, seed) = (self.school, self.settings.seed);
        self.counting_out(|budget| propose(school, demands, aims, guide, seed, attempt, budget))
    }

    /// A schedule from one of a few frames: several short looks find more than a long one.
    fn some_frame(&mut self, demands: &Demands, attempt: u64) -> Option<Box<Found>> {
        (0..FRAMES_A_TRY).find_map(|nth| {
            let found = self.framed(demands, None, attempt * FRAMES_A_TRY + nth + FIRST_FRAMES);
            // Every look costs something, also where there is no such frame.
            self.spend(20);
            found
        })
    }

    /// A schedule from a frame; `None` where none is found soon, or nothing comes of it.
    pub(super) fn framed(&mut self, demands: &Demands, limit: Option<&Limit<'_>>, attempt: u64) -> Option<Box<Found>> {
        // A week is tidier where whole grades are out together: homerooms on their own only if that finds none.
        if limit.is_none() && attempt > FIRST_FRAMES && attempt % 3 == 1 && some_are_apart(self.school) {
            return self.framed_as(Form::Apart, IN_PLACES, demands, limit, attempt);
        }
        // The first keeps lunch for eating; what has more ways is found more often.
        if !attempt.is_multiple_of(3) {
            return self.framed_as(Form::BesideBlocks, FRAME, demands, limit, attempt);
        }
        let found = self.framed_as(Form::Usual, FRAME, demands, limit, attempt);
        // Where several grades can be out at once, usual times that suit all of them are hard to find.
        let in_places = limit.is_none() && grades_at_once(self.school) > 1;
        found.or_else(|| in_places.then(|| self.framed_as(Form::Places, IN_PLACES, demands, limit, attempt))?)
    }

    pub(super) fn framed_as(
        &mut self,
        form: Form,
        steps: u64,
        demands: &Demands,
        limit: Option<&Limit<'_>>,
        attempt: u64,
    ) -> Option<Box<Found>> {
        let (school, seed) = (self.school, self.settings.seed ^ attempt);
        let stop = || self.stop();
        let steps = (steps * luby(attempt % OTHER_DAYS + 1)).min(self.left);
        let mut budget = Budget { steps, made: 0, interrupted: &stop };
        let found = frame(school, demands, form, limit, seed, &mut budget);
        let made = budget.made;
        self.effort.place_steps += made;
        self.spend(made);
        self.realised(demands, &found?, attempt)
    }

    /// A schedule from a frame; `None` where nothing comes of it.
    pub(super) fn realised(&mut self, demands: &Demands, frame: &Frame, attempt: u64) -> Option<Box<Found>> {
        let (school, seed) = (self.school, self.settings.seed ^ attempt);
        self.effort.plans += 1;
        let proposal = match self.propose(demands, &[], Some(&frame.guide), attempt) {
            Try::Proposed(proposal) => proposal,
            Try::Gave(reason) => {
                self.note(reason);
                return None;
            }
            Try::NoCounts => return None,
        };
        let mut parts = Vec::new();
        for days in linked_days(school, false) {
            let placed = frame.placed(school, &proposal, &days);
            // All of the frame, or at least its blocks.
            let part = [false, true].into_iter().find_map(|blocks_only| {
                let mut place = Place::new(school, demands, &proposal, &days, seed);
                place.keep_to(&placed, blocks_only);
                match self.place(&mut place, How::Learned, None, &[], FIRST_TRY) {
                    Tried::Placed(placed, values) => Some(Part { days: days.clone(), values, placed: *placed }),
                    Tried::None | Tried::Stopped => None,
                }
            });
            parts.push(part?);
        }
        match self.finish(demands, &proposal, parts) {
            Ok(found) => Some(Box::new(found)),
            Err((why, _)) => {
                self.note(why.reason);
                None
            }
        }
    }

    /// Clock times for days that belong together: a few tries, since a lucky order is worth more than a long search.
    fn part(
        &mut self,
        demands: &Demands,
        proposal: &Proposal,
        days: Vec<DayId>,
        how: How,
        attempt: u64,
    ) -> Option<Part> {
        let school = self.school;
        for again in 0..TRIES {
            let seed = self.settings.seed ^ attempt ^ (again << 32);
            let mut place = Place::new(school, demands, proposal, &days, seed);
            if let Some(reason) = place.hopeless() {
                let reason = reason.to_owned();
                self.note(reason);
                return None;
            }
            match self.place(&mut place, how, None, &[], FIRST_TRY * luby(attempt + again + 1)) {
                Tried::Placed(placed, values) => return Some(Part { days, values, placed: *placed }),
                Tried::None => return None,
                Tried::Stopped => {}
            }
        }
        None
    }

    /// One call of the placing engine.
    pub(super) fn place(
        &mut self,
        place: &mut Place<'_>,
        how: How,
        hint: Option<&[i32]>,
        at_most: &[(usize, i32)],
        steps: u64,
    ) -> Tried {
        self.effort.placings += 1;
        let stop = || self.stop();
        let mut budget = Budget { steps: steps.min(self.left), made: 0, interrupted: &stop };
        let (placing, values) = place.solve(how, hint, at_most, &mut budget);
        let made = budget.made;
        self.effort.place_steps += made;
        self.spend(made);
        match placing {
            Placing::Placed(placed) => Tried::Placed(Box::new(placed), values),
            Placing::None => {
                self.note("one way of spreading sections over the days leaves no clock times".to_owned());
                Tried::None
            }
            Placing::Stopped => Tried::Stopped,
            Placing::Fault(fault) => {
                self.note(format!("the placing engine failed ({fault}); nothing follows from that"));
                Tried::Stopped
            }
        }
    }

    /// Names people and writes the rows. A failure gives the parts back.
    pub(super) fn finish(
        &mut self,
        demands: &Demands,
        proposal: &Proposal,
        parts: Vec<Part>,
    ) -> Result<Found, (Unstaffed, Vec<Part>)> {
        self.effort.staffings += 1;
        let mut placed = Placed::default();
        for part in &parts {
            placed.join(&part.placed);
        }
        match staff(self.school, demands, &placed) {
            Ok(staffed) => {
                let schedule = rows::write(self.school, &staffed);
                if let Err(reason) = (self.judge)(&schedule) {
                    return Err((Unstaffed { day: None, reason }, parts));
                }
                let costs = wishes::costs(self.school, &schedule);
                Ok(Found { proposal: proposal.clone(), parts, schedule, costs })
            }
            Err(why) => Err((why, parts)),
        }
    }
}

fn no_placing() -> Outcome {
    Outcome::Impossible(Impossible {
        reasons: vec![
            "Searched: no placing of blocks, sections, teams' time and promised breaks exists, whatever the days."
                .to_owned(),
        ],
        by: "search",
        certificates: Vec::new(),
    })
}
