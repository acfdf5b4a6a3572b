//! The frame of a week: what whole grades share, at one time of day on all of their days.
//!
//! Which day is free here and so is the time of day, but everything has its usual time: each block, the weekly ones too, and the sections of a
//! grade. On some days a grade is out twice, directly before or after its usual time: there its team can meet. So the
//! whole week is one day of clock times with a choice of days beside it, small enough for the engine at once. What it finds
//! is days for a proposal ([`Guide`]) and clock times to begin with; people and rooms of their own come later. It proves nothing:
//! lengths are rounded up, and a week may be possible that has no frame.
//!
//! Other forms have more room ([`Form`]). A team that one section is too short for may meet in a section and the children's lunch
//! beside it, where its members are promised a lunch and can eat during the day's other section. And on each day what nobody else
//! has to know of may lie at a time of its own: class time, and a grade's sections within a zone that its usual blocks leave alone. That
//! is much to look for, so it is looked for once, and then from one frame to a better one ([`descending`]). Or everybody's sections lie in
//! a few places of the day, one after another, as in a school with bells: then there is little to look for, however tight the week.
//! Where homerooms of a grade need not be out together, such places may hold homerooms of several grades: what a grade leaves of the
//! specialists in one place is room for others, and a place that makes class time late can stay empty.

mod alike;
mod apart;
mod build;
mod meetings;
mod places;
mod rows;
mod zones;

pub use apart::some_are_apart;

use crate::engine::{Answer, Budget, Engine, Search, Solution, Var, value};
use crate::model::{BlockId, Clock, DayId, GradeId, HomeroomId, Minutes, School, Wish};
use crate::place::{Placed, PlacedBlock, PlacedSection};
use crate::plan::{BlockDays, Demands, GradeSections, Guide, MeetingDay, Proposal, grade_sections, teachers_at_once};
use itertools::Itertools;
use pumpkin_core::variables::{Literal, TransformableVariable};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A frame that was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frame {
    /// The days it suggests.
    pub guide: Guide,
    /// Times of blocks: of each unit, part by part; usual ones, or of a day of the rotation.
    blocks: Vec<(BlockId, usize, usize, Option<usize>, Clock)>,
}

/// What a wish for clock times may cost in the frame.
#[derive(Debug, Clone)]
pub struct Limit<'a> {
    /// The wish; only wishes for early blocks are known here.
    pub wish: &'a Wish,
    /// Minutes.
    pub most: i64,
}

/// What frames have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A grade's sections at one time on all of their days, and a second one where a day has two: directly beside it, so that the two are
    /// long enough for its team.
    Usual,
    /// As usual, or the team meets in one section and a block of others beside it; where that is lunch, its members eat during the other
    /// section.
    BesideBlocks,
    /// Class time on each day at a time of its own, and a grade's sections too, within a zone without other daily blocks.
    EachDay,
    /// Class time on each day at a time of its own, and sections in places of the day that all grades share, on each day in others. A team
    /// meets in two places that follow one another, or as in [`Form::BesideBlocks`]. Wishes for
    /// class time that is not daily are not known in this form.
    Places,
    /// Sections in places too, but where homerooms of a grade need not be out together, each is out on its own, except when its team
    /// meets. Class time that is not daily has its times, where it is the homeroom's own, only once people are named. Wishes for it are not
    /// known in this form.
    Apart,
}

impl Form {
    /// Whether sections lie in places of the day.
    fn has_places(self) -> bool {
        matches!(self, Self::Places | Self::Apart)
    }
}

/// Looks for a frame. `None` where the school has none of this form, or the budget runs out.
#[must_use]
pub fn frame(
    school: &School,
    demands: &Demands,
    form: Form,
    limit: Option<&Limit<'_>>,
    seed: u64,
    budget: &mut Budget<'_>,
) -> Option<Frame> {
    // A fault of the engine is never an answer.
    catch_unwind(AssertUnwindSafe(|| {
        let mut model = Model::of(school, demands, seed, form)?;
        if let Some(limit) = limit {
            model.limit(limit)?;
        }
        match model.engine.solve(Search::Learned, None, &[], budget) {
            Answer::Found(values) => Some(model.found(&|var| value(&values, var))),
            Answer::None | Answer::Stopped | Answer::Fault(_) => None,
        }
    }))
    .ok()
    .flatten()
}

/// Frames that cost ever less of a wish, each found from the one before, down to the limit. None where the school has none of this form,
/// the wish is not known here, or the budget runs out before the first.
#[must_use]
pub fn descending(
    school: &School,
    demands: &Demands,
    form: Form,
    down_to: &Limit<'_>,
    seed: u64,
    budget: &mut Budget<'_>,
) -> Vec<Frame> {
    catch_unwind(AssertUnwindSafe(|| {
        let mut model = Model::of(school, demands, seed, form)?;
        let late = model.late(down_to.wish)?;
        let cost = model.cost(&late);
        let least = i32::try_from(down_to.most.div_euclid(i64::from(model.unit))).unwrap_or(0);
        // A search that stops at the first values may leave `cost` above what they come to.
        let of = |values: &Solution| late.iter().map(|own| own.often * own.of(values)).sum::<i32>();
        let next = |values: &Solution| Some(of(values)).filter(|own| *own > least).map(|own| own - 1);
        let found = model.engine.descend(cost, next, budget);
        Some(found.iter().map(|values| model.found(&|var| value(values, var))).collect())
    }))
    .ok()
    .flatten()
    .unwrap_or_default()
}

impl Frame {
    /// The clock times of what a proposal has in common with the frame, on these days.
    #[must_use]
    pub fn placed(&self, school: &School, proposal: &Proposal, days: &[DayId]) -> Placed {
        let mut placed = Placed::default();
        let span = |at: Clock| crate::model::Span::new(at, at);
        for (block, unit, part, cycle_day, at) in &self.blocks {
            let here = days.iter().filter(|day| cycle_day.is_none() || school[**day].cycle_day == *cycle_day);
            placed.blocks.extend(here.map(|day| PlacedBlock {
                block: *block,
                unit: *unit,
                part: *part,
                day: *day,
                span: span(*at),
                others_lead: false,
            }));
        }
        let mut had: BTreeMap<(HomeroomId, usize), usize> = BTreeMap::new();
        for (position, round) in proposal.rounds.iter().enumerate() {
            let Some(first) = round.sections.first() else { continue };
            // Sections of single homerooms are rounds too: each homeroom has its first, then its second.
            let nth = had.get(&(first.homeroom, round.cycle_day)).copied().unwrap_or(0);
            for section in &round.sections {
                *had.entry((section.homeroom, round.cycle_day)).or_default() += 1;
            }
            let Some(at) = self.guide.out(first.homeroom, round.cycle_day).get(nth) else { continue };
            let here = days.iter().filter(|day| school[**day].cycle_day == Some(round.cycle_day));
            placed.sections.extend(here.map(|day| PlacedSection {
                round: position,
                grade: round.grade,
                homeroom: first.homeroom,
                day: *day,
                span: span(*at + first.offset),
                taken: first.taken.clone(),
            }));
        }
        placed
    }
}

/// The frame while it is built.
struct Model<'a> {
    school: &'a School,
    demands: &'a Demands,
    engine: Engine,
    /// One solved day for each day of the rotation, all of one day type.
    days: Vec<DayId>,
    /// The clock time of step 0.
    base: Clock,
    /// Minutes of a step.
    unit: Minutes,
    form: Form,
    seed: u64,
    blocks: Vec<BlockTask>,
    rounds: Vec<Rounds>,
}

/// A part of a block of a unit.
struct BlockTask {
    block: BlockId,
    unit: usize,
    part: usize,
    start: Var,
    steps: i32,
    /// For each day of the rotation whether it lies there; `None` for what is there on all of them.
    on: Option<Vec<Literal>>,
    /// The day of the rotation that this is the time of; `None` for a usual time.
    day: Option<usize>,
    /// On how many days.
    often: usize,
    pinned: bool,
}

/// Time of a grade without daily blocks, the same every day.
struct Zone {
    open: Var,
    close: Var,
    /// When the sections of each day begin; two follow one another.
    starts: Vec<Var>,
}

/// Places of the day for sections.
struct Places {
    /// When they begin: in steps, and as the engine knows it.
    starts: Vec<(i32, Var)>,
    /// Whether the grade is out there, per day of the rotation and place.
    on: Vec<Vec<Literal>>,
    /// Whether it, or one of its homerooms, is on any day.
    ever: Vec<Literal>,
    /// Per meeting, the day on which it is.
    meets: Vec<Vec<Literal>>,
    /// Where homerooms are out on their own.
    singles: Option<Singles>,
}

/// Sections that homerooms of a grade have on their own.
struct Singles {
    /// How many homerooms have one, per day of the rotation and place; and whether any has.
    homerooms: Vec<Vec<Var>>,
    some: Vec<Vec<Literal>>,
    /// The most that a homeroom has, per day of the rotation.
    most: Vec<Var>,
}

/// When a grade is out.
enum Hours {
    /// At its usual time, and at a second time where some day needs two.
    Usual {
        first: Var,
        second: Option<Var>,
    },
    Zone(Zone),
    Places(Places),
}

/// What may be late for a wish.
struct Late {
    /// On how many days.
    often: i32,
    start: Var,
    steps: i32,
    /// The step by which it should end.
    by: i32,
    /// At least the steps that are late.
    over: Var,
}

impl Late {
    fn of(&self, values: &Solution) -> i32 {
        (value(values, self.start) + self.steps - self.by).clamp(0, self.steps)
    }
}

/// The sections of a grade.
struct Rounds {
    of: GradeSections,
    /// Homerooms out at once.
    homerooms: i32,
    steps: i32,
    walk: i32,
    hours: Hours,
    /// Per day of the rotation: out at all, and twice.
    once: Vec<Literal>,
    twice: Vec<Literal>,
    /// Days on which it is out twice; in places there may be more.
    doubles: usize,
    /// Days with two that the team's meetings need.
    meetings: Vec<(crate::model::TeamId, usize)>,
}

impl Rounds {
    /// On how many days of the rotation the grade is out.
    fn days(&self) -> usize {
        usize::try_from(self.of.rounds + self.of.singles).unwrap_or(0).saturating_sub(self.doubles)
    }

    /// The usual time, or where the zone opens.
    fn usual(&self) -> Option<Var> {
        match &self.hours {
            Hours::Usual { first, .. } => Some(*first),
            Hours::Zone(zone) => Some(zone.open),
            Hours::Places(_) => None,
        }
    }

    /// When they may be on a day, each with the decision that they are.
    fn times_on(&self, day: usize) -> Vec<(Var, Literal)> {
        let (first, second) = match &self.hours {
            Hours::Usual { first, second } => (*first, *second),
            Hours::Zone(zone) => {
                let start = zone.starts[day];
                (start, (self.doubles > 0).then(|| start.offset(self.steps + self.walk)))
            }
            Hours::Places(own) => {
                return own.starts.iter().zip(&own.on[day]).map(|((_, start), on)| (*start, *on)).collect();
            }
        };
        std::iter::once((first, self.once[day])).chain(second.map(|second| (second, self.twice[day]))).collect()
    }
}

impl Model<'_> {
    fn clock(&self, step: i32) -> Clock {
        self.base + step * self.unit
    }

    fn found(&self, value: &dyn Fn(Var) -> i32) -> Frame {
        let is = |literal: &Literal| value(Engine::as_int(*literal)) == 1;
        let mut frame = Frame::default();
        for task in &self.blocks {
            // When a homeroom that is out on its own has its class time is found day by day.
            if !self.is_loose(task) {
                frame.blocks.push((task.block, task.unit, task.part, task.day, self.clock(value(task.start))));
            }
            // Once for all days of what has a time of each day.
            if let Some(on) = task.on.as_ref().filter(|_| task.day.is_none_or(|day| day == 0)) {
                let days = self.days.iter().zip(on).filter(|(_, on)| is(on)).map(|(day, _)| *day).collect();
                frame.guide.block_days.push(BlockDays { block: task.block, unit: task.unit, days });
            }
        }
        for own in &self.rounds {
            let mut counts = Vec::new();
            let mut times = Vec::new();
            for day in 0..self.days.len() {
                let starts = own.times_on(day).into_iter().filter(|(_, on)| is(on));
                let starts = starts.map(|(start, _)| self.clock(value(start))).sorted_unstable().collect_vec();
                counts.push(i32::try_from(starts.len()).unwrap_or(0));
                times.push(starts);
            }
            let days = match &own.hours {
                Hours::Places(places) => places.meets.iter().filter_map(|days| days.iter().position(is)).collect_vec(),
                _ => (0..counts.len()).filter(|day| counts[*day] > 1).collect_vec(),
            };
            let each = (own.steps + own.walk) * self.unit;
            frame.guide.meetings.extend(own.meetings.iter().zip(days).map(|((team, nth), day)| {
                let beside = times[day].windows(2).any(|pair| pair[1] - pair[0] == each);
                MeetingDay {
                    team: *team,
                    meeting: *nth,
                    day: self.days[day],
                    minutes: self.school[*team].meetings[*nth],
                    // Lunch that is promised is kept elsewhere; any other would be lost.
                    over_lunch: !beside && self.meal(own.of.grade).is_some(),
                }
            }));
            let homerooms = &self.school[own.of.grade].homerooms;
            if let Hours::Places(Places { singles: Some(singles), starts, .. }) = &own.hours {
                frame.guide.rounds.push((own.of.grade, counts));
                let sections = singles.of_each(homerooms.len(), value);
                for (homeroom, sections) in homerooms.iter().zip(sections) {
                    let alone = sections.iter().map(|own| i32::try_from(own.len()).unwrap_or(0)).collect();
                    let at = |nth: &usize| self.clock(starts[*nth].0);
                    let out = times.iter().zip(&sections).map(|(rounds, own)| {
                        rounds.iter().copied().chain(own.iter().map(at)).sorted_unstable().collect()
                    });
                    frame.guide.out.push((*homeroom, out.collect()));
                    frame.guide.apart.push((*homeroom, alone));
                }
                continue;
            }
            if own.of.singles == 0 {
                frame.guide.rounds.push((own.of.grade, counts));
            } else {
                // Rounds of the whole grade only where its team meets.
                let rounds: Vec<i32> = counts.iter().map(|own| if *own > 1 { *own } else { 0 }).collect();
                if rounds.iter().sum::<i32>() == i32::try_from(own.of.rounds).unwrap_or(0) {
                    frame
                        .guide
                        .singles
                        .push((own.of.grade, counts.iter().zip(&rounds).map(|(all, own)| all - own).collect()));
                    frame.guide.rounds.push((own.of.grade, rounds));
                }
            }
            frame.guide.out.extend(homerooms.iter().map(|homeroom| (*homeroom, times.clone())));
        }
        frame
    }
}

/// Homerooms of a grade that can be out at once.
fn homerooms_at_once(school: &School, grade: GradeId) -> i32 {
    let homerooms = u32::try_from(school[grade].homerooms.len()).unwrap_or(u32::MAX);
    i32::try_from(homerooms.min(teachers_at_once(school, grade))).unwrap_or(i32::MAX)
}

/// The sections of every grade that has some.
fn sections(school: &School) -> impl Iterator<Item = GradeSections> {
    grade_sections(school).into_iter().filter(|own| own.rounds + own.singles > 0)
}

/// How many grades can be out at once, by the number of specialists there are.
#[must_use]
pub fn grades_at_once(school: &School) -> i32 {
    let specialists = school.courses.iter().flat_map(|course| &course.teachers).unique().count();
    let specialists = i32::try_from(specialists).unwrap_or(i32::MAX);
    let homerooms = sections(school).map(|own| homerooms_at_once(school, own.grade)).collect_vec();
    let grades = i32::try_from(homerooms.len()).unwrap_or(i32::MAX);
    specialists.saturating_mul(grades) / homerooms.iter().sum::<i32>().max(1)
}
