//! What there is: days, blocks, rounds of grades.

use super::apart::some_are_apart;
use super::{BlockTask, Form, Hours, Late, Limit, Model, Rounds, homerooms_at_once, sections};
use crate::engine::{Engine, Var};
use crate::model::{
    Block, BlockId, Clock, DayId, GradeId, HomeroomId, Minutes, Pinned, School, Shortfall, Span, TeamId, Times,
    Together, Wish,
};
use crate::plan::{Demands, GradeSections, section_window};
use itertools::Itertools;
use pumpkin_core::variables::Literal;

impl<'a> Model<'a> {
    /// The model; `None` where the school has no frame of this form.
    pub(super) fn of(school: &'a School, demands: &'a Demands, seed: u64, form: Form) -> Option<Self> {
        let days = usual_days(school)?;
        let base = school.day_type(days[0]).students.start;
        let unit = school.grid.max(1);
        let engine = Engine::new(seed);
        let (blocks, rounds) = (Vec::new(), Vec::new());
        let mut model = Self { school, demands, engine, days, base, unit, form, seed, blocks, rounds };
        let periods = school.blocks.iter().any(|block| block.whole_periods.is_some())
            || school.courses.iter().any(|course| course.whole_periods.is_some());
        if periods || (form == Form::Apart && !some_are_apart(school)) {
            return None;
        }
        for id in (0..school.blocks.len()).map(BlockId) {
            for unit in 0..school[id].units.len() {
                model.add_block(id, unit)?;
            }
        }
        for own in sections(school) {
            model.add_rounds(own)?;
        }
        if !model.usual_times_fit() {
            return None;
        }
        model.order_blocks();
        model.meetings_between_blocks();
        model.order_alike();
        model.add_rows();
        Some(model)
    }

    /// Steps that a length takes, rounded up.
    pub(super) fn steps(&self, minutes: Minutes) -> i32 {
        (minutes + self.unit - 1).div_euclid(self.unit)
    }

    /// The first and last start inside the window; `None` where it does not fit.
    pub(super) fn starts_in(&self, window: Span, steps: i32) -> Option<(i32, i32)> {
        let first = (window.start - self.base + self.unit - 1).div_euclid(self.unit);
        let last = (window.end - self.base).div_euclid(self.unit) - steps;
        (first <= last).then_some((first, last))
    }

    /// A start inside the window; `None` where it does not fit.
    pub(super) fn start_in(&mut self, window: Span, steps: i32) -> Option<Var> {
        let (first, last) = self.starts_in(window, steps)?;
        Some(self.engine.int(first, last))
    }

    /// When all the homerooms are in school on all days.
    pub(super) fn children(&self, homerooms: &[HomeroomId]) -> Option<Span> {
        let hours = self.days.iter().cartesian_product(homerooms);
        hours
            .map(|(day, homeroom)| self.school.student_day(*homeroom, *day))
            .try_fold(crate::model::ANY_TIME, Span::intersection)
    }

    fn add_block(&mut self, id: BlockId, unit: usize) -> Option<()> {
        let school = self.school;
        let block = &school[id];
        let homerooms = &block.units[unit].homerooms;
        let happens = |day: &&DayId| block.minutes[day.0].is_some() && block.windows[day.0].is_some();
        let days = self.days.iter().filter(happens).copied().collect_vec();
        let minutes = days.iter().filter_map(|day| block.minutes[day.0]).max();
        let Some(minutes) = minutes.filter(|_| !homerooms.is_empty()) else { return Some(()) };
        let open = self.children(homerooms)?;
        let window = days.iter().filter_map(|day| block.windows[day.0]).try_fold(open, Span::intersection)?;
        let lengths = if block.pieces.is_empty() { vec![minutes] } else { block.pieces.clone() };
        let pinned = self.pinned(id, homerooms)?;
        if pinned.is_empty() && self.share_times(id, unit) {
            return Some(());
        }
        let (often, on) = match block.times {
            Times::PerDay(often) => (usize::try_from(often).unwrap_or(1), None),
            Times::PerWeek(n) | Times::PerCycle(n) => (1, Some(self.some_of(&days, n))),
        };
        let (on, on_days) = on.map_or((None, days.len()), |(on, often)| (Some(on), often));
        // Usual times, or times of each day.
        let daily = match self.form {
            Form::Places => true,
            Form::Apart => on.is_some(),
            Form::Usual | Form::BesideBlocks | Form::EachDay => on.is_none(),
        };
        let daily = daily && days.len() == self.days.len();
        let times = if daily && self.moves(id) { (0..days.len()).map(Some).collect() } else { vec![None] };
        for day in times {
            let mut last: Option<(Var, i32)> = None;
            for part in 0..often * lengths.len() {
                let steps = self.steps(lengths[part % lengths.len()]);
                let (first, last_start) = self.starts_in(window, steps)?;
                let some_time = day.is_some() && pinned.is_empty() && self.is_on_its_own(homerooms);
                let start = self.engine.int(first, if some_time { first } else { last_start });
                if let Some((before, steps)) = last.filter(|_| !some_time) {
                    self.engine.at_most(&[(1, before), (-1, start)], -steps);
                }
                for at in pinned.iter().filter(|_| part == 0) {
                    self.engine.equal(&[(1, start)], *at);
                }
                last = Some((start, steps));
                self.blocks.push(BlockTask {
                    block: id,
                    unit,
                    part,
                    start,
                    steps,
                    on: on.clone(),
                    day,
                    often: on_days,
                    pinned: !pinned.is_empty(),
                });
            }
        }
        Some(())
    }

    /// Class time that needs nothing but the homeroom's own teacher and room is at one time for a grade: that costs nothing, and
    /// there is less to look for.
    fn share_times(&mut self, id: BlockId, unit: usize) -> bool {
        let block = &self.school[id];
        if !self.stays_home(id) {
            return false;
        }
        let grades = |unit: usize| block.units[unit].homerooms.iter().map(|own| self.school[*own].grade).unique();
        let alike = |task: &&BlockTask| {
            task.block == id && !task.pinned && task.unit < unit && grades(task.unit).eq(grades(unit))
        };
        let Some(first) = self.blocks.iter().find(alike).map(|task| task.unit) else { return false };
        let of_first = self.blocks.iter().filter(|task| (task.block, task.unit) == (id, first));
        let own = of_first.map(|task| BlockTask { unit, on: task.on.clone(), ..*task }).collect_vec();
        self.blocks.extend(own);
        true
    }

    /// Whether a block needs nothing but the homeroom's own teacher and room.
    fn stays_home(&self, id: BlockId) -> bool {
        self.school[id].leads.is_none() && self.school[id].room.is_none()
    }

    /// Whether a block may have a time of its own on each day, and nobody but the homeroom knows.
    fn moves(&self, id: BlockId) -> bool {
        matches!(self.form, Form::EachDay | Form::Places | Form::Apart)
            && self.stays_home(id)
            && !self.school[id].same_time
    }

    /// So many of these days, where the weeks of the rotation are alike; else one more for good measure.
    fn some_of(&mut self, days: &[DayId], n: u32) -> (Vec<Literal>, usize) {
        let spare = i32::from(self.school.weeks.len() > 1);
        let most = i32::try_from(days.len()).unwrap_or(i32::MAX);
        let n = (i32::try_from(n).unwrap_or(i32::MAX).saturating_add(spare)).min(most);
        let on = self.days.iter().map(|_| self.engine.literal()).collect_vec();
        let row = on.iter().map(|yes| (1, Engine::as_int(*yes))).collect_vec();
        self.engine.equal(&row, n);
        for (_, yes) in self.days.iter().zip(&on).filter(|(day, _)| !days.contains(day)) {
            self.engine.any(&[!*yes]);
        }
        (on, usize::try_from(n).unwrap_or(0))
    }

    /// The steps at which a block is pinned, at most one; `None` where a pin lies off the steps.
    fn pinned(&self, id: BlockId, homerooms: &[HomeroomId]) -> Option<Vec<i32>> {
        let own = |whose: &[HomeroomId]| whose.is_empty() || whose.iter().any(|own| homerooms.contains(own));
        let pins = self.school.pins.iter();
        let mut pins =
            pins.filter(|pin| matches!(&pin.what, Pinned::Block(block, whose) if *block == id && own(whose)));
        let Some(at) = pins.find_map(|pin| pin.at) else { return Some(Vec::new()) };
        let minutes: Minutes = at - self.base;
        (minutes % self.unit == 0).then(|| vec![minutes / self.unit])
    }

    fn add_rounds(&mut self, of: GradeSections) -> Option<()> {
        let school = self.school;
        let rule = &school.sections[of.grade.0];
        if rule.together == Together::Sequence {
            return None;
        }
        let homerooms = homerooms_at_once(school, of.grade);
        if usize::try_from(homerooms).is_ok_and(|own| own < school[of.grade].homerooms.len())
            && rule.shortfall == Shortfall::None
        {
            return None;
        }
        let (steps, walk) = (self.steps(of.minutes), self.steps(of.walk));
        let window = self.open_for_sections(of.grade)?;
        // A usual time, or where the zone opens.
        let usual = if self.form.has_places() { None } else { Some(self.start_in(window, steps)?) };
        let days = self.days.len();
        let together = if self.is_apart(of.grade) { of.rounds } else { of.rounds + of.singles };
        let n = i32::try_from(together).unwrap_or(i32::MAX);
        let meetings = self.meetings_beside(&of);
        let doubles = (n - i32::try_from(days).unwrap_or(0)).max(i32::try_from(meetings.len()).unwrap_or(0)).max(0);
        let once = (0..days).map(|_| self.engine.literal()).collect_vec();
        let twice = (0..days).map(|_| self.engine.literal()).collect_vec();
        for (once, twice) in once.iter().zip(&twice) {
            self.engine.any(&[*once, !*twice]);
        }
        let number = |own: &[Literal]| own.iter().map(|own| (1, Engine::as_int(*own))).collect_vec();
        self.engine.equal(&[number(&once), number(&twice)].concat(), n);
        let many = doubles > 0 && of.most > 1;
        let hours = match usual {
            None => Hours::Places(self.places(&of, &meetings, (window, &once, &twice))?),
            Some(open) if self.form == Form::EachDay => Hours::Zone(self.zone(window, open, (steps, walk), &twice)?),
            Some(first) => {
                let second = if many { Some(self.second(&of, &meetings, (window, first))?) } else { None };
                Hours::Usual { first, second }
            }
        };
        // Where there are places, a grade is out twice as often as suits them.
        if usual.is_some() || of.most < 2 {
            self.engine.equal(&number(&twice), if many { doubles } else { 0 });
        }
        let doubles = if many { usize::try_from(doubles).unwrap_or(0) } else { 0 };
        self.rounds.push(Rounds { of, homerooms, steps, walk, hours, once, twice, doubles, meetings });
        Some(())
    }

    /// When sections of the grade may lie, on all days.
    pub(super) fn open_for_sections(&self, grade: GradeId) -> Option<Span> {
        let windows = self.days.iter().map(|day| section_window(self.school, grade, *day));
        windows.reduce(|one, other| one?.intersection(other?)).flatten()
    }

    /// A second time: directly beside the first, or as the team can meet otherwise.
    fn second(
        &mut self,
        of: &GradeSections,
        meetings: &[(TeamId, usize)],
        (window, first): (Span, Var),
    ) -> Option<Var> {
        let (steps, walk) = (self.steps(of.minutes), self.steps(of.walk));
        let second = self.start_in(window, steps)?;
        let other_ways = self.meets_beside_blocks(of, meetings, (first, second));
        let before = self.engine.literal();
        let after = if other_ways.is_empty() { !before } else { self.engine.literal() };
        self.engine.equal_if(before, &[(1, first), (-1, second)], steps + walk);
        self.engine.equal_if(after, &[(1, second), (-1, first)], steps + walk);
        self.engine.any(&[other_ways.as_slice(), &[before, after]].concat());
        Some(second)
    }

    /// Grades of which no two can be out at once, each out on more than half of the days: any two of them share a day, so all their
    /// usual times lie apart. Whether there is room for that.
    fn usual_times_fit(&self) -> bool {
        let courses = self.school.courses.iter();
        let there = courses.flat_map(|course| &course.teachers).unique().count();
        let there = i32::try_from(there).unwrap_or(i32::MAX);
        let alone = |own: &&Rounds| 2 * own.homerooms > there && 2 * own.days() > self.days.len();
        let alone = self.rounds.iter().filter(alone).collect_vec();
        let hours = alone.iter().filter_map(|own| Some((self.engine.bounds(own.usual()?), own.steps)));
        let hours = hours.map(|((first, last), steps)| (first, last + steps));
        let Some((opens, closes)) = hours.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1))) else {
            return true;
        };
        alone.iter().map(|own| own.steps).sum::<i32>() <= closes - opens
    }

    /// `then` and `before`.
    fn order_blocks(&mut self) {
        let school = self.school;
        let mut rows = Vec::new();
        for first in self.blocks.iter().filter(|task| !self.is_loose(task)) {
            let one: &Block = &school[first.block];
            let homerooms = &one.units[first.unit].homerooms;
            for next in self.blocks.iter().filter(|task| !self.is_loose(task)) {
                let other = &school[next.block];
                let together = other.units[next.unit].homerooms.iter().any(|homeroom| homerooms.contains(homeroom));
                let other_day = first.day.is_some() && next.day.is_some() && first.day != next.day;
                if !together || other_day || next.block == first.block {
                    continue;
                }
                let follows = one.then == Some(next.block);
                if follows || one.before.contains(&next.block) {
                    rows.push((first.start, first.steps, next.start));
                }
                if follows {
                    let walk = homerooms.iter().map(|homeroom| school.walk_after(first.block, *homeroom)).max();
                    rows.push((next.start, -first.steps - self.steps(walk.unwrap_or(0)), first.start));
                }
            }
        }
        for (first, steps, next) in rows {
            self.engine.at_most(&[(1, first), (-1, next)], -steps);
        }
    }

    /// Keeps what the wish costs, where that is known here.
    pub(super) fn limit(&mut self, limit: &Limit<'_>) -> Option<()> {
        let late = self.late(limit.wish)?;
        let cost = late.iter().map(|own| (own.often, own.over)).collect_vec();
        let most = i32::try_from(limit.most.div_euclid(i64::from(self.unit))).unwrap_or(i32::MAX);
        self.engine.at_most(&cost, most);
        Some(())
    }

    /// A number that is at least what all of this costs.
    pub(super) fn cost(&mut self, late: &[Late]) -> Var {
        let most = late.iter().map(|own| own.often * own.steps).sum();
        let cost = self.engine.int(0, most);
        let row = late.iter().map(|own| (own.often, own.over)).chain([(-1, cost)]).collect_vec();
        self.engine.at_most(&row, 0);
        cost
    }

    /// What may be late for a wish; `None` where the wish is not known here.
    pub(super) fn late(&mut self, wish: &Wish) -> Option<Vec<Late>> {
        let Wish::Early(blocks, by) = wish else { return None };
        let by: Clock = *by;
        let by = (by - self.base).div_euclid(self.unit);
        let days = i32::try_from(self.days.len()).unwrap_or(1);
        let mut found = Vec::new();
        for task in self.blocks.iter().filter(|task| blocks.contains(&task.block)) {
            // What has a time of each day, whether it is there or not.
            if task.on.is_some() && task.day.is_some() {
                return None;
            }
            let often = match self.school[task.block].times {
                Times::PerDay(_) if task.day.is_some() => 1,
                Times::PerDay(_) => days,
                Times::PerWeek(n) | Times::PerCycle(n) => i32::try_from(n).unwrap_or(days),
            };
            let (start, steps) = (task.start, task.steps);
            let over = self.engine.int(0, steps);
            // Where all of it is late, no more than all of it counts.
            let all = self.engine.literal();
            self.engine.at_most_if(!all, &[(1, start), (-1, over)], by - steps);
            self.engine.at_most_if(all, &[(-1, over)], -steps);
            found.push(Late { often, start, steps, by, over });
        }
        Some(found)
    }
}

/// A solved day for each day of the rotation, all of one day type: the first that every one of them can have.
fn usual_days(school: &School) -> Option<Vec<DayId>> {
    let types = school.day_ids().map(|day| school[day].day_type).sorted().dedup();
    let of = |kind: usize| -> Vec<DayId> {
        let first = |cycle_day| {
            school.day_ids().find(|day| school[*day].cycle_day == Some(cycle_day) && school[*day].day_type == kind)
        };
        (0..school.cycle_days).filter_map(first).collect()
    };
    types.map(of).find(|days| days.len() == school.cycle_days && !days.is_empty())
}
