//! Blocks of the children's day.

use super::Detail;
use super::model::{BlockTask, Model, Release, When, moved};
use crate::engine::Var;
use crate::model::{Block, BlockId, Clock, DayId, HomeroomId, Kind, Pinned, Role, Span, Times};
use itertools::Itertools;

/// Days, and the decision for each.
type DaysOf = Vec<(usize, Option<pumpkin_core::variables::Literal>)>;

impl Model<'_> {
    pub(super) fn add_blocks(&mut self) {
        for position in 0..self.school.blocks.len() {
            let id = BlockId(position);
            for unit in 0..self.school[id].units.len() {
                let class = self.detail == Detail::Frame && self.school[id].leads.is_none();
                if class || self.school[id].units[unit].homerooms.is_empty() {
                    continue;
                }
                match self.school[id].times {
                    Times::PerDay(often) => self.daily(id, unit, often),
                    Times::PerWeek(often) => {
                        // Where real weeks differ, a number per week is the least of each.
                        if self.school.weeks.len() > 1 && self.school[id].leads.is_some() {
                            self.more_often.extend(self.school[id].units[unit].homerooms.iter().copied());
                        }
                        for days in self.week.weeks.clone() {
                            self.some_days(id, unit, often, &days);
                        }
                    }
                    Times::PerCycle(often) => {
                        let days = (0..self.week.days.len()).collect_vec();
                        self.some_days(id, unit, often, &days);
                    }
                }
            }
        }
        self.order_blocks();
    }

    /// When the children of all these homerooms are in school and the block may lie.
    fn open(&self, block: &Block, homerooms: &[HomeroomId], day: DayId) -> Option<Span> {
        let window = block.windows[day.0]?;
        homerooms.iter().try_fold(window, |open, homeroom| open.intersection(self.school.student_day(*homeroom, day)))
    }

    /// Steps at which the block may start on a day.
    fn starts_of(&self, id: BlockId, unit: usize, place: usize, minutes: i32) -> Vec<(i32, i32)> {
        let (school, week) = (self.school, self.week);
        let block = &school[id];
        let homerooms = &block.units[unit].homerooms;
        let day = week.days[place];
        let Some(open) = self.open(block, homerooms, day) else { return Vec::new() };
        let Some(n) = block.whole_periods else { return week.starts(place, open, minutes).into_iter().collect() };
        let whole = |start: Clock| {
            let span = Span::new(start, start + minutes);
            open.contains(span) && homerooms.iter().all(|homeroom| self.fits_periods(*homeroom, day, span, n))
        };
        let periods = school.day_type(day).periods.iter().map(|period| period.span.start).sorted().dedup();
        periods.filter(|start| whole(*start)).map(|start| (week.at(place, start), week.at(place, start))).collect()
    }

    /// Whether `span` starts with a named period and ends within `n` consecutive ones.
    pub(super) fn fits_periods(&self, homeroom: HomeroomId, day: DayId, span: Span, n: usize) -> bool {
        let grade = self.school[homeroom].grade;
        let own = |grades: &[crate::model::GradeId]| grades.is_empty() || grades.contains(&grade);
        let periods = self.school.day_type(day).periods.iter().filter(|period| own(&period.grades)).collect_vec();
        let Some(first) = periods.iter().position(|period| period.span.start == span.start) else { return false };
        let Some(run) = periods.get(first..first + n.max(1)) else { return false };
        run.windows(2).all(|pair| pair[0].joins_next || pair[1].span.start - pair[0].span.end <= 10)
            && run.last().is_some_and(|last| span.end <= last.span.end)
    }

    fn daily(&mut self, id: BlockId, unit: usize, often: u32) {
        let (school, week) = (self.school, self.week);
        let block = &school[id];
        let happens = |place: &usize| {
            let day = week.days[*place];
            block.minutes[day.0].is_some() && block.windows[day.0].is_some()
        };
        let lengths_on = |place: usize| {
            let whole = block.minutes[week.days[place].0].unwrap_or(0);
            if block.pieces.is_empty() { vec![whole] } else { block.pieces.clone() }
        };
        let often = usize::try_from(often).unwrap_or(1);
        let places = (0..week.days.len()).filter(happens).collect_vec();
        // Of what comes in several parts, two may touch and be one: only a single one is held to one clock time.
        let single = often == 1 && block.pieces.len() < 2;
        let groups: Vec<Vec<usize>> = if block.same_time && single {
            places
                .iter()
                .copied()
                .into_group_map_by(|place| school[week.days[*place]].day_type)
                .into_values()
                .sorted()
                .collect()
        } else {
            places.iter().map(|place| vec![*place]).collect()
        };
        for group in groups {
            let first = group[0];
            let lengths = lengths_on(first);
            let mut before: Option<(Var, i32)> = None;
            for part in 0..often * lengths.len() {
                let minutes = lengths[part % lengths.len()];
                // On the line of the first day: what all days of the group allow.
                let mut ranges = self.starts_of(id, unit, first, minutes);
                for place in &group[1..] {
                    let minutes = if single { lengths_on(*place)[0] } else { minutes };
                    let shift = week.start(first) - week.start(*place);
                    let others = self.starts_of(id, unit, *place, minutes);
                    let others = others.iter().map(|(low, high)| (low + shift, high + shift)).collect_vec();
                    ranges = both(&ranges, &others);
                }
                if single {
                    for at in self.pinned(id, unit, &group) {
                        let at = week.at(first, at);
                        ranges = both(&ranges, &[(at, at)]);
                    }
                }
                let start = self.start_in(&ranges);
                if let Some((last, steps)) = before {
                    self.after(last, steps, start);
                }
                before = Some((start, week.steps(minutes)));
                let clock = moved(start, -week.start(first));
                let mut tasks = Vec::new();
                for place in &group {
                    let minutes = if single { lengths_on(*place)[0] } else { minutes };
                    let own = moved(start, week.start(*place) - week.start(first));
                    if group.len() > 1 {
                        self.clocks.insert(format!("{own:?}"), (clock, group.clone(), false));
                    }
                    tasks.push(self.add_block(id, unit, own, week.steps(minutes), vec![*place], single));
                }
                // Where lengths differ by day, the least are what all of them have; the others are apart.
                let lengths = group.iter().map(|place| if single { lengths_on(*place)[0] } else { minutes });
                let lengths = lengths.collect_vec();
                for minutes in lengths.iter().copied().sorted().dedup() {
                    let of = |nth: &usize| lengths[*nth] == minutes;
                    let alike = (0..group.len()).filter(of).collect_vec();
                    let on = alike.iter().map(|nth| (group[*nth], None)).collect();
                    let tasks = alike.iter().map(|nth| tasks[*nth]).collect_vec();
                    self.add_release(id, unit, &When { start, clock, on }, week.steps(minutes), &tasks);
                }
            }
        }
    }

    /// The clock times at which the block is pinned on days of the group: more than one cannot be kept.
    fn pinned(&self, id: BlockId, unit: usize, group: &[usize]) -> Vec<Clock> {
        let homerooms = &self.school[id].units[unit].homerooms;
        let of_unit = |whose: &[HomeroomId]| whose.is_empty() || whose.iter().any(|own| homerooms.contains(own));
        let on = |days: &[DayId]| days.is_empty() || group.iter().any(|place| days.contains(&self.week.days[*place]));
        let pins = self.school.pins.iter().filter(|pin| on(&pin.days));
        pins.filter(|pin| matches!(&pin.what, Pinned::Block(own, whose) if *own == id && of_unit(whose)))
            .filter_map(|pin| pin.at)
            .collect()
    }

    /// So many times on different days of these.
    fn some_days(&mut self, id: BlockId, unit: usize, often: u32, days: &[usize]) {
        let (school, week) = (self.school, self.week);
        let block = &school[id];
        if block.pieces.len() > 1 {
            return;
        }
        let happens = |place: &usize| block.minutes[week.days[*place].0].is_some();
        let days = days.iter().copied().filter(happens).sorted().collect_vec();
        // One length that every day has at least.
        let Some(minutes) = days.iter().filter_map(|place| block.minutes[week.days[*place].0]).min() else {
            if often > 0 {
                self.none();
            }
            return;
        };
        let own = |place: &usize| block.minutes[week.days[*place].0].unwrap_or(minutes);
        let ranges = days.iter().flat_map(|place| self.starts_of(id, unit, *place, own(place))).collect_vec();
        let days =
            days.into_iter().filter(|place| !self.starts_of(id, unit, *place, own(place)).is_empty()).collect_vec();
        let mut last: Option<(i32, Var, DaysOf)> = None;
        for _ in 0..often {
            let when = self.one_of_days(&ranges, &days);
            let steps = week.steps(minutes);
            let task = self.add_block(id, unit, when.start, steps, days.clone(), true);
            // At most once a day, the earlier first.
            if let Some(before) = &last {
                self.after(before.1, before.0, when.start);
                for (place, on) in &when.on {
                    let also = before.2.iter().find(|(own, _)| own == place);
                    match (on, also.and_then(|(_, on)| *on)) {
                        (Some(on), Some(also)) => self.engine.any(&[!*on, !also]),
                        _ => self.none(),
                    }
                }
            }
            last = Some((steps, when.start, when.on.clone()));
            let tasks = vec![task; when.on.len()];
            self.add_release(id, unit, &when, steps, &tasks);
        }
    }

    fn add_block(&mut self, id: BlockId, unit: usize, start: Var, steps: i32, days: Vec<usize>, walks: bool) -> usize {
        let (school, week) = (self.school, self.week);
        let block = &school[id];
        let homerooms = &block.units[unit].homerooms;
        for homeroom in homerooms {
            // Parts of one block may touch: then nobody walks between them.
            let walk = if walks { week.steps(school.walk_after(id, *homeroom)) } else { 0 };
            self.children.entry(*homeroom).or_default().push((start, steps + walk, 1));
        }
        // Groups of a homeroom are not the whole of it.
        let whole = !matches!(block.kind, Kind::Intervention | Kind::Eld);
        if let Some(room) = block.room.filter(|_| whole) {
            let n = i32::try_from(homerooms.len()).unwrap_or(1);
            self.rooms.entry(room).or_default().push((start, steps, n));
        }
        self.blocks.push(BlockTask { block: id, unit, start, steps, days });
        self.blocks.len() - 1
    }

    /// Where others lead a block, it frees the homerooms' teachers.
    fn add_release(&mut self, id: BlockId, unit: usize, when: &When, steps: i32, tasks: &[usize]) {
        let (school, week) = (self.school, self.week);
        let Some(leads) = &school[id].leads else { return };
        let own_lead = leads.named.is_empty() && leads.roles.contains(&Role::ClassroomTeacher);
        for homeroom in &school[id].units[unit].homerooms {
            self.releases.entry(*homeroom).or_default().push(Release {
                when: when.clone(),
                steps,
                walk: week.steps(school.walk_after(id, *homeroom)),
                own_lead: if own_lead { tasks.to_vec() } else { Vec::new() },
            });
        }
    }

    /// `then` and `before`, of blocks that lie on a day for certain.
    fn order_blocks(&mut self) {
        let school = self.school;
        let mut rows: Vec<(Var, i32, Var)> = Vec::new();
        for first in &self.blocks {
            let [day] = first.days.as_slice() else { continue };
            let one = &school[first.block];
            let homerooms = &one.units[first.unit].homerooms;
            let daily = |block: &Block| matches!(block.times, Times::PerDay(1)) && block.pieces.len() < 2;
            if !daily(one) {
                continue;
            }
            for next in self.blocks.iter().filter(|next| next.days == [*day]) {
                let other = &school[next.block];
                let together = other.units[next.unit].homerooms.iter().any(|homeroom| homerooms.contains(homeroom));
                if !together || !daily(other) || next.block == first.block {
                    continue;
                }
                let follows = one.then == Some(next.block);
                if follows || one.before.contains(&next.block) {
                    rows.push((first.start, first.steps, next.start));
                }
                if follows {
                    let walk = homerooms.iter().map(|homeroom| school.walk_after(first.block, *homeroom)).max();
                    let most = first.steps + self.week.steps(walk.unwrap_or(0));
                    rows.push((next.start, -most, first.start));
                }
            }
        }
        for (first, steps, next) in rows {
            self.after(first, steps, next);
        }
        self.order_weekly();
    }

    /// `before`, where one of the two lies on a day of the solver's choice: on the day they share, in this order.
    fn order_weekly(&mut self) {
        let school = self.school;
        let mut rows = Vec::new();
        let mut rows_of_days: Vec<(Var, i32, Var)> = Vec::new();
        for first in &self.blocks {
            let one = &school[first.block];
            let homerooms = &one.units[first.unit].homerooms;
            for next in self.blocks.iter().filter(|next| one.before.contains(&next.block)) {
                let other = &school[next.block];
                let together = other.units[next.unit].homerooms.iter().any(|homeroom| homerooms.contains(homeroom));
                let parts = one.pieces.len() > 1 || other.pieces.len() > 1;
                if !together || parts || (first.days.len() == 1 && next.days.len() == 1) {
                    continue;
                }
                // What is at the same time of day whichever day is chosen is before it on each.
                if let Some((clock, other)) = self.on_every_day(first.start, next.start) {
                    rows_of_days.push((clock, first.steps, other));
                    continue;
                }
                // Ends before the other starts, or they lie on different days.
                for place in first.days.iter().filter(|place| next.days.contains(place)) {
                    rows.push((first.start, first.steps, next.start, *place));
                }
            }
        }
        for (first, steps, next) in rows_of_days.into_iter().unique_by(|row| format!("{row:?}")) {
            self.after(first, steps, next);
        }
        for (first, steps, next, place) in rows {
            let (low, high) = self.week.day(place);
            // Not on this day either way, or in order.
            let [first_out, next_out, ordered] = [(); 3].map(|()| self.engine.literal());
            self.out_of(first_out, first, low, high);
            self.out_of(next_out, next, low, high);
            self.engine.at_most_if(ordered, &[(1, first), (-1, next)], -steps);
            self.engine.any(&[first_out, next_out, ordered]);
        }
    }

    /// The times of day of two starts, where one chooses a day and the other is at the same time on all days it may choose.
    fn on_every_day(&self, first: Var, next: Var) -> Option<(Var, Var)> {
        let (one, days, chosen) = self.clocks.get(&format!("{first:?}"))?;
        let (other, others, also) = self.clocks.get(&format!("{next:?}"))?;
        let inside = match (chosen, also) {
            (true, false) => days.iter().all(|day| others.contains(day)),
            (false, true) => others.iter().all(|day| days.contains(day)),
            _ => false,
        };
        inside.then_some((*one, *other))
    }

    /// `when` → `start` lies before `low` or after `high`.
    fn out_of(&mut self, when: pumpkin_core::variables::Literal, start: Var, low: i32, high: i32) {
        let [earlier, later] = [(); 2].map(|()| self.engine.literal());
        self.engine.at_most_if(earlier, &[(1, start)], low - 1);
        self.engine.at_most_if(later, &[(-1, start)], -high - 1);
        self.engine.any(&[!when, earlier, later]);
    }

    /// Whether every minute of a block of this kind is time with children for whoever leads it.
    pub(super) fn is_class(kind: Kind) -> bool {
        kind == Kind::Instruct
    }
}

/// What lies in both lists of ranges.
fn both(one: &[(i32, i32)], other: &[(i32, i32)]) -> Vec<(i32, i32)> {
    one.iter()
        .cartesian_product(other)
        .map(|((low, high), (from, to))| (*low.max(from), *high.min(to)))
        .filter(|(low, high)| low <= high)
        .collect()
}
