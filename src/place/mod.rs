//! Clock times: one constraint model of the week for a proposal of days.
//!
//! A person or room that is named is a resource here, and so are their lunch and preparation; pools enter as demand
//! against the adults present. What this stage finds is a schedule of the children's week and of the teams; who of a
//! pool stands where is decided by [`staff`](crate::staff).

mod adults;
mod blocks;
mod placed;
mod release;
mod sections;
mod teams;
mod wishes;

pub use placed::{Own, Placed, PlacedBlock, PlacedMeeting, PlacedPullOut, PlacedSection};

use crate::engine::{Answer, Budget, Engine, Search, Var, value};
use crate::model::{BlockId, Clock, DayId, HomeroomId, Minutes, RoomId, School, Span, StaffId};
use crate::plan::{Demands, Pools, Proposal};
use pumpkin_core::variables::Literal;
use release::Release;
use std::collections::{BTreeMap, BTreeSet};

/// A placed stretch as the model knows it: start, minutes.
pub(crate) type Task = (Var, Minutes);

/// A placed stretch that takes part of something shared: start, minutes, how much of it.
pub(crate) type Shared = (Var, Minutes, i32);

/// A block of one unit on one day.
pub(crate) struct BlockStart {
    block: BlockId,
    unit: usize,
    /// Occurrence and piece, counted through the day.
    part: usize,
    day: DayId,
    start: Var,
    minutes: Minutes,
    /// True when others lead in the teachers' place; `None` where that is never in question.
    others_lead: Option<Literal>,
}

/// A round of sections on one solved day.
pub(crate) struct RoundStart {
    round: usize,
    day: DayId,
    start: Var,
}

/// Demand on a pool: some of these adults, so many at once.
pub(crate) struct PoolDemand {
    day: DayId,
    able: BTreeSet<StaffId>,
    start: Var,
    minutes: Minutes,
    adults: i32,
}

/// A stretch of own time that is a decision of this stage.
pub(crate) struct OwnStart {
    who: Vec<StaffId>,
    day: DayId,
    kind: crate::model::Kind,
    start: Var,
    minutes: Minutes,
}

/// The model of one proposal.
pub struct Place<'a> {
    school: &'a School,
    demands: &'a Demands,
    proposal: &'a Proposal,
    /// The solved days of this model.
    days: Vec<DayId>,
    pools_of: Pools,
    engine: Engine,
    blocks: Vec<BlockStart>,
    rounds: Vec<RoundStart>,
    meetings: Vec<(usize, Var)>,
    pull_outs: Vec<(usize, Var)>,
    own: Vec<OwnStart>,
    pools: Vec<PoolDemand>,
    /// The part of [`Self::pools`] that must be teachers: counted among themselves, not twice.
    teacher_pools: Vec<PoolDemand>,
    homeroom_tasks: BTreeMap<(HomeroomId, DayId), Vec<Task>>,
    staff_tasks: BTreeMap<(StaffId, DayId), Vec<Task>>,
    section_tasks: BTreeMap<(StaffId, DayId), Vec<Task>>,
    room_tasks: BTreeMap<(RoomId, DayId), Vec<Shared>>,
    releases: BTreeMap<(HomeroomId, DayId), Vec<Release>>,
    chains: BTreeMap<String, Literal>,
    /// Own time of homeroom teachers that already has a decision, by what it depends on.
    shared_own: BTreeMap<String, usize>,
    /// The part of [`Self::staff_tasks`] that is a homeroom teacher's own: team meetings, preparation, lunch.
    own_tasks: BTreeMap<(StaffId, DayId), Vec<Task>>,
    costs: Vec<wishes::Cost>,
    /// What each decision in order is.
    things: Vec<Thing>,
    /// A sentence when the model is empty of schedules before any search.
    hopeless: Option<String>,
}

/// The days in groups: two days are in one group when a block lies at the same time on both; with `wishes` also when a
/// preference asks for that.
#[must_use]
pub fn linked_days(school: &School, wishes: bool) -> Vec<Vec<DayId>> {
    let linked = school.blocks.iter().any(|block| block.same_time)
        || wishes && school.preferences.iter().any(|prefer| matches!(prefer.wish, crate::model::Wish::SameTime(_)));
    let mut groups: BTreeMap<usize, Vec<DayId>> = BTreeMap::new();
    for day in school.day_ids() {
        // What is at the same time is so on all days of one day type.
        groups.entry(if linked { school[day].day_type } else { day.0 }).or_default().push(day);
    }
    groups.into_values().collect()
}

/// What placing gives.
pub enum Placing {
    /// Clock times.
    Placed(Placed),
    /// This proposal has none.
    None,
    /// The effort ran out.
    Stopped,
    /// The engine failed.
    Fault(String),
}

impl<'a> Place<'a> {
    /// Builds the model of these days. Days that share no decision may be placed apart ([`linked_days`]).
    #[must_use]
    pub fn new(school: &'a School, demands: &'a Demands, proposal: &'a Proposal, days: &[DayId], seed: u64) -> Self {
        let mut place = Self {
            school,
            demands,
            proposal,
            days: days.to_vec(),
            pools_of: Pools::of(school, demands),
            engine: Engine::new(seed),
            blocks: Vec::new(),
            rounds: Vec::new(),
            meetings: Vec::new(),
            pull_outs: Vec::new(),
            own: Vec::new(),
            pools: Vec::new(),
            teacher_pools: Vec::new(),
            homeroom_tasks: BTreeMap::new(),
            staff_tasks: BTreeMap::new(),
            section_tasks: BTreeMap::new(),
            room_tasks: BTreeMap::new(),
            releases: BTreeMap::new(),
            chains: BTreeMap::new(),
            shared_own: BTreeMap::new(),
            own_tasks: BTreeMap::new(),
            costs: Vec::new(),
            things: Vec::new(),
            hopeless: None,
        };
        place.add_blocks();
        place.add_sections();
        place.add_pull_outs();
        place.add_meetings();
        place.add_own_time();
        place.add_stretches();
        place.add_resources();
        place.add_wishes();
        place.order_decisions();
        place
    }

    /// Why no clock times can exist, where that was seen while building.
    #[must_use]
    pub fn hopeless(&self) -> Option<&str> {
        self.hopeless.as_deref()
    }

    /// Number of ranks that are decisions of this stage.
    #[must_use]
    pub fn ranks(&self) -> Vec<usize> {
        let mut ranks: Vec<usize> = self.costs.iter().map(|cost| cost.rank).collect();
        ranks.dedup();
        ranks
    }

    /// Searches for clock times with each rank's cost at most as given.
    pub fn solve(
        &mut self,
        search: Search,
        hint: Option<&[i32]>,
        at_most: &[(usize, i32)],
        budget: &mut Budget<'_>,
    ) -> (Placing, Vec<i32>) {
        if self.hopeless.is_some() {
            return (Placing::None, Vec::new());
        }
        let extra: Vec<(Var, i32)> = at_most
            .iter()
            .filter_map(|(rank, most)| {
                self.costs.iter().find(|cost| cost.rank == *rank).map(|cost| (cost.total, *most))
            })
            .collect();
        match self.engine.solve(search, hint, &extra, budget) {
            Answer::Found(solution) => {
                let values = self.engine.order().iter().map(|var| value(&solution, *var)).collect();
                (Placing::Placed(self.placed(&solution)), values)
            }
            Answer::None => (Placing::None, Vec::new()),
            Answer::Stopped => (Placing::Stopped, Vec::new()),
            Answer::Fault(fault) => (Placing::Fault(fault), Vec::new()),
        }
    }

    /// A start inside `window` for a stretch of `minutes`: on the grid of the day, or the window's own start where the
    /// window leaves no choice.
    fn start_in(&mut self, day: DayId, window: Span, minutes: Minutes, free: bool) -> Option<Var> {
        let (low, high) = (window.start.0, window.end.0 - minutes);
        if low > high {
            return None;
        }
        if low == high {
            return Some(self.engine.fixed(low));
        }
        if free {
            return Some(self.engine.int(low, high));
        }
        let grid = self.school.grid;
        let base = self.school.day_type(day).students.start.0;
        let first = base + (low - base).div_euclid(grid) * grid;
        let first = if first < low { first + grid } else { first };
        if first > high {
            // No grid point fits: the stretch starts directly after what comes before.
            return Some(self.engine.int(low, high));
        }
        Some(self.engine.stepped(first, high, grid))
    }

    /// Whether something in the day ends off the grid, so that what follows may start there.
    fn off_grid(&self) -> bool {
        let off = |minutes: Minutes| minutes % self.school.grid != 0;
        self.school.grades.iter().any(|grade| off(grade.transition))
            || self.school.blocks.iter().any(|block| {
                block.transition.is_some_and(off) || block.minutes.iter().flatten().any(|minutes| off(*minutes))
            })
            || self.school.courses.iter().any(|course| course.minutes.iter().flatten().any(|minutes| off(*minutes)))
            || self.school.pins.iter().any(|pin| pin.at.is_some_and(|at| off(at.0)))
    }

    /// The intersection of the student days of `homerooms` on `day`.
    fn students(&self, homerooms: &[HomeroomId], day: DayId) -> Option<Span> {
        homerooms
            .iter()
            .map(|homeroom| self.school.student_day(*homeroom, day))
            .try_fold(Span::new(Clock(0), Clock(24 * 60)), Span::intersection)
    }

    fn give_up(&mut self, reason: String) {
        self.hopeless.get_or_insert(reason);
    }

    /// Posts what every list of tasks shares: one place at a time, no more than fit, no more than there are adults.
    fn add_resources(&mut self) {
        for tasks in self.homeroom_tasks.values() {
            let tasks: Vec<_> = tasks.iter().map(|(start, minutes)| (*start, *minutes, 1)).collect();
            self.engine.cumulative(&tasks, 1);
        }
        // A pool of specialists is one resource with as many places as members.
        for named in [&self.staff_tasks, &self.section_tasks] {
            let mut shared: BTreeMap<(StaffId, DayId), Vec<Shared>> = BTreeMap::new();
            for ((who, day), tasks) in named {
                let row = shared.entry((self.pools_of.first(*who), *day)).or_default();
                row.extend(tasks.iter().map(|(start, minutes)| (*start, *minutes, 1)));
            }
            for ((first, _), tasks) in shared {
                self.engine.cumulative(&tasks, self.pools_of.size(first));
            }
        }
        for ((room, _), tasks) in &self.room_tasks {
            self.engine.cumulative(tasks, i32::try_from(self.school[*room].fits).unwrap_or(i32::MAX));
        }
        self.add_pool_rows();
    }

    /// Frame first (what whole grades share), then sections, then the rest: design of the search.
    fn order_decisions(&mut self) {
        let mut frame: Vec<(usize, Var, Thing)> = Vec::new();
        for (position, start) in self.blocks.iter().enumerate() {
            let block = &self.school[start.block];
            let class = match (block.same_time, block.leads.is_some()) {
                (_, true) => 0,
                (true, false) => 2,
                (false, false) => 1,
            };
            frame.push((class, start.start, Thing::Block(position)));
        }
        frame.extend(self.rounds.iter().enumerate().map(|(position, round)| (3, round.start, Thing::Round(position))));
        frame.extend(
            self.meetings.iter().enumerate().map(|(position, (_, start))| (4, *start, Thing::Meeting(position))),
        );
        frame.extend(
            self.pull_outs.iter().enumerate().map(|(position, (_, start))| (6, *start, Thing::PullOut(position))),
        );
        frame.extend(self.own.iter().enumerate().map(|(position, own)| (7, own.start, Thing::Own(position))));
        frame.sort_by_key(|(class, ..)| *class);
        self.things = vec![Thing::Other; self.engine.order().len()];
        for (_, var, thing) in frame {
            self.engine.decide(var);
            self.things.push(thing);
        }
    }

    /// The values of the decisions in a week that was placed in other groups of days; what it does not say is left open.
    #[must_use]
    pub fn hint(&self, placed: &Placed) -> Vec<i32> {
        self.things.iter().map(|thing| self.start_of(*thing, placed).unwrap_or(i32::MIN)).collect()
    }

    /// Blocks and rounds are where they are in `placed`, as far as it says; with `blocks_only`, blocks.
    pub fn keep_to(&mut self, placed: &Placed, blocks_only: bool) {
        let order = self.engine.order().to_vec();
        for (var, thing) in order.into_iter().zip(self.things.clone()) {
            let kept = matches!(thing, Thing::Block(_)) || !blocks_only && matches!(thing, Thing::Round(_));
            if let Some(at) = self.start_of(thing, placed).filter(|_| kept) {
                self.engine.equal(&[(1, var)], at);
            }
        }
    }

    fn start_of(&self, thing: Thing, placed: &Placed) -> Option<i32> {
        match thing {
            Thing::Other => None,
            Thing::Block(position) => {
                let own = &self.blocks[position];
                let is = |other: &&PlacedBlock| {
                    (other.block, other.unit, other.part, other.day) == (own.block, own.unit, own.part, own.day)
                };
                placed.blocks.iter().find(is).map(|other| other.span.start.0)
            }
            Thing::Round(position) => {
                let own = &self.rounds[position];
                let first = self.proposal.rounds[own.round].sections.first()?;
                let is = |other: &&PlacedSection| {
                    (other.round, other.day, other.homeroom) == (own.round, own.day, first.homeroom)
                };
                placed.sections.iter().find(is).map(|other| other.span.start.0 - first.offset)
            }
            Thing::Meeting(position) => {
                let own = &self.proposal.meetings[self.meetings[position].0];
                let is =
                    |other: &&PlacedMeeting| (other.team, other.meeting, other.day) == (own.team, own.meeting, own.day);
                placed.meetings.iter().find(is).map(|other| other.span.start.0)
            }
            Thing::PullOut(position) => {
                let (id, day, _) = self.proposal.pull_outs[self.pull_outs[position].0];
                placed
                    .pull_outs
                    .iter()
                    .find(|other| (other.pull_out, other.day) == (id, day))
                    .map(|other| other.span.start.0)
            }
            Thing::Own(position) => {
                let own = &self.own[position];
                let is = |other: &&Own| own.who.contains(&other.who) && other.day == own.day && other.kind == own.kind;
                placed.own.iter().find(is).map(|other| other.span.start.0)
            }
        }
    }
}

/// What a decision in order is the start of.
#[derive(Debug, Clone, Copy)]
enum Thing {
    Block(usize),
    Round(usize),
    Meeting(usize),
    PullOut(usize),
    Own(usize),
    Other,
}
