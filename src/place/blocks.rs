//! Blocks of the children's day.

use super::release::Release;
use super::{BlockStart, Place, PoolDemand};
use crate::engine::Engine;
use crate::model::{Block, BlockId, DayId, HomeroomId, Kind, Minutes, Pinned, Role, Span, StaffId, Times};
use itertools::Itertools;
use std::collections::BTreeSet;

/// Where a task lies that does not take place: after midnight, out of everybody's way.
const NOWHERE: i32 = 2000;

impl Place<'_> {
    pub(super) fn add_blocks(&mut self) {
        let school = self.school;
        for position in 0..school.blocks.len() {
            let id = BlockId(position);
            for unit in 0..school[id].units.len() {
                self.add_unit(id, unit);
            }
        }
        self.order_blocks();
    }

    /// Days on which the unit has the block.
    fn days_of(&self, id: BlockId, unit: usize) -> Vec<DayId> {
        let block = &self.school[id];
        let happens =
            |day: &DayId| self.days.contains(day) && block.minutes[day.0].is_some() && block.windows[day.0].is_some();
        if let Times::PerDay(_) = block.times {
            return self.school.day_ids().filter(happens).collect();
        }
        self.proposal
            .block_days
            .iter()
            .filter(|days| days.block == id && days.unit == unit)
            .flat_map(|days| days.days.iter().copied())
            .filter(happens)
            .collect()
    }

    fn add_unit(&mut self, id: BlockId, unit: usize) {
        let school = self.school;
        let block = &school[id];
        let homerooms = &block.units[unit].homerooms;
        let days = self.days_of(id, unit);
        let often = if let Times::PerDay(n) = block.times { usize::try_from(n).unwrap_or(1) } else { 1 };
        let followed = school.blocks.iter().any(|other| other.then == Some(id));
        // Days that share their clock time share one decision.
        let groups: Vec<Vec<DayId>> = if block.same_time {
            days.iter()
                .into_group_map_by(|day| school[**day].day_type)
                .into_iter()
                .sorted_by_key(|(kind, _)| *kind)
                .map(|(_, days)| days.into_iter().copied().collect())
                .collect()
        } else {
            days.iter().map(|day| vec![*day]).collect()
        };
        for group in groups {
            let lengths = Self::lengths(block, group[0]);
            let parts = lengths.len();
            for part in 0..often * parts {
                let minutes = lengths[part % parts];
                let window = group.iter().try_fold(crate::model::ANY_TIME, |window, day| {
                    let open = block.windows[day.0]?;
                    window.intersection(open)?.intersection(self.students(homerooms, *day)?)
                });
                let pinned = self.pinned_block(id, homerooms, &group).into_iter().nth(part);
                let start = match (pinned, window) {
                    (Some(at), _) => Some(self.engine.fixed(at)),
                    (None, Some(window)) if block.whole_periods.is_some() => {
                        self.start_on_periods(group[0], window, minutes, block.whole_periods.unwrap_or(1), homerooms)
                    }
                    (None, Some(window)) => self.start_in(group[0], window, minutes, followed),
                    (None, None) => None,
                };
                let Some(start) = start else {
                    self.give_up(format!(
                        "{} of {} minutes has no place in its window on {}",
                        block.name, minutes, school[group[0]].id
                    ));
                    return;
                };
                for day in &group {
                    self.add_part(id, unit, part, *day, start, minutes);
                }
            }
        }
    }

    /// Lengths of the pieces on a day; a piece list that does not sum to the day's minutes is scaled from the front.
    fn lengths(block: &Block, day: DayId) -> Vec<Minutes> {
        let total = block.minutes[day.0].unwrap_or(0);
        if block.pieces.is_empty() {
            return vec![total];
        }
        let mut left = total;
        let mut lengths = Vec::new();
        for (position, piece) in block.pieces.iter().enumerate() {
            let minutes = if position + 1 == block.pieces.len() { left } else { (*piece).min(left) };
            left -= minutes;
            if minutes > 0 {
                lengths.push(minutes);
            }
        }
        lengths
    }

    /// Pinned starts of the block for a unit that hold on any day of the group, in clock order.
    fn pinned_block(&self, id: BlockId, homerooms: &[HomeroomId], group: &[DayId]) -> Vec<i32> {
        self.school
            .pins
            .iter()
            .filter(|pin| matches!(&pin.what, Pinned::Block(own, whose) if *own == id && (whose.is_empty() || whose.iter().any(|homeroom| homerooms.contains(homeroom)))))
            .filter(|pin| pin.days.is_empty() || group.iter().any(|day| pin.days.contains(day)))
            .filter_map(|pin| pin.at.map(|at| at.0))
            .sorted()
            .dedup()
            .collect()
    }

    fn add_part(
        &mut self,
        id: BlockId,
        unit: usize,
        part: usize,
        day: DayId,
        start: crate::engine::Var,
        minutes: Minutes,
    ) {
        let school = self.school;
        let block = &school[id];
        let homerooms = block.units[unit].homerooms.clone();
        for homeroom in &homerooms {
            let walk = school.walk_after(id, *homeroom);
            self.homeroom_tasks.entry((*homeroom, day)).or_default().push((start, minutes + walk));
        }
        if let Some(room) = block.room {
            let n = i32::try_from(homerooms.len()).unwrap_or(1);
            self.room_tasks.entry((room, day)).or_default().push((start, minutes, n));
        }
        for pair in school.co_teaching.iter().filter(|pair| {
            pair.block == id && homerooms.contains(&pair.homeroom) && (pair.days.is_empty() || pair.days.contains(&day))
        }) {
            if school.paid_day(pair.staff, day).is_some() {
                let tasks = self.staff_tasks.entry((pair.staff, day)).or_default();
                tasks.push((start, minutes));
            }
        }
        let adults = block.needs_of(unit).adults;
        let others_lead = self.add_leaders(id, &homerooms, day, start, minutes, adults);
        // What frees the homerooms' teachers.
        if let Some(leads) = &block.leads {
            let own_lead = leads.roles.contains(&Role::ClassroomTeacher) && leads.named.is_empty();
            if !own_lead || others_lead.is_some() {
                for homeroom in &homerooms {
                    let walk = school.walk_after(id, *homeroom);
                    let named = leads.named.contains(&school[*homeroom].teacher_on(day));
                    if !named {
                        self.releases.entry((*homeroom, day)).or_default().push(Release {
                            start,
                            minutes,
                            walk,
                            needs: others_lead,
                            lunch: block.kind == Kind::Lunch,
                        });
                    }
                }
            }
        }
        self.blocks.push(BlockStart { block: id, unit, part, day, start, minutes, others_lead });
    }

    /// Demand for the adults who lead the block. Where its own teachers lead by default, the literal says that others
    /// do it in their place.
    fn add_leaders(
        &mut self,
        id: BlockId,
        homerooms: &[HomeroomId],
        day: DayId,
        start: crate::engine::Var,
        minutes: Minutes,
        adults: usize,
    ) -> Option<pumpkin_core::variables::Literal> {
        let school = self.school;
        let leads = school[id].leads.as_ref()?;
        let window = Span::new(crate::model::Clock(0), crate::model::Clock(24 * 60));
        let able = self.able(&leads.roles, &leads.named, homerooms, day, window);
        let adults = i32::try_from(adults).unwrap_or(1);
        let own_lead = leads.roles.contains(&Role::ClassroomTeacher) && leads.named.is_empty();
        if !own_lead {
            if i32::try_from(able.len()).unwrap_or(0) < adults {
                self.give_up(format!(
                    "{} on {} needs {adults} adults at once, and {} may lead it",
                    school[id].name,
                    school[day].id,
                    able.len()
                ));
            }
            self.add_teacher_demand(id, &able, day, start, minutes);
            self.pools.push(PoolDemand { day, able, start, minutes, adults });
            return None;
        }
        let teachers =
            i32::try_from(homerooms.iter().map(|homeroom| school[*homeroom].teacher_on(day)).unique().count())
                .unwrap_or(0);
        let always = (adults - teachers).max(0);
        if always > 0 {
            self.pools.push(PoolDemand { day, able: able.clone(), start, minutes, adults: always });
        }
        if i32::try_from(able.len()).unwrap_or(0) < adults || !self.may_meet(homerooms, day) {
            return None;
        }
        let others = self.engine.literal();
        let extra = self.engine.int(0, NOWHERE + 1440);
        self.engine.equal_if(others, &[(1, extra), (-1, start)], 0);
        let not = !others;
        self.engine.equal_if(not, &[(1, extra), (-1, start)], NOWHERE);
        self.engine.decide(Engine::as_int(others));
        self.add_teacher_demand(id, &able, day, extra, minutes);
        self.pools.push(PoolDemand { day, able, start: extra, minutes, adults: adults - always });
        Some(others)
    }

    /// Groups are led by aides only where a teacher is with the same children: one leader is none of them.
    fn add_teacher_demand(
        &mut self,
        id: BlockId,
        able: &BTreeSet<StaffId>,
        day: DayId,
        start: crate::engine::Var,
        minutes: Minutes,
    ) {
        let school = self.school;
        let alone: BTreeSet<StaffId> = able
            .iter()
            .copied()
            .filter(|who| {
                school[*who].roles.iter().any(|(role, _)| !matches!(role, Role::Paraprofessional | Role::SupportStaff))
            })
            .collect();
        if matches!(school[id].kind, Kind::Intervention | Kind::Eld) && alone.len() < able.len() {
            self.teacher_pools.push(PoolDemand { day, able: alone, start, minutes, adults: 1 });
        }
    }

    /// Whether a teacher of these homerooms could use the time: for a meeting of a team or for preparation that day.
    fn may_meet(&self, homerooms: &[HomeroomId], day: DayId) -> bool {
        homerooms.iter().any(|homeroom| {
            let teacher = self.school[*homeroom].teacher_on(day);
            self.proposal
                .meetings
                .iter()
                .any(|meeting| meeting.day == day && self.school[meeting.team].members.contains(&teacher))
                || self
                    .demands
                    .own_time
                    .iter()
                    .any(|own| own.who == teacher && own.day == day && own.kind == Kind::Prep)
        })
    }

    /// Adults other than homeroom teachers in class who may lead something for these homerooms.
    pub(super) fn able(
        &self,
        roles: &[Role],
        named: &[StaffId],
        homerooms: &[HomeroomId],
        day: DayId,
        _window: Span,
    ) -> BTreeSet<StaffId> {
        let school = self.school;
        school
            .staff_ids()
            .filter(|who| school.paid_day(*who, day).is_some() && school[*who].always_with.is_none())
            .filter(|who| school.homerooms_of(*who, day).next().is_none())
            .filter(|who| {
                if named.is_empty() {
                    roles.iter().any(|role| school[*who].has_role(*role))
                        && (school[*who].grades.is_empty()
                            || homerooms.is_empty()
                            || homerooms.iter().any(|homeroom| school[*who].grades.contains(&school[*homeroom].grade)))
                } else {
                    named.contains(who)
                }
            })
            .collect()
    }

    /// `then`, `before`, and the order of pieces and occurrences.
    fn order_blocks(&mut self) {
        let school = self.school;
        let mut rows: Vec<(crate::engine::Var, crate::engine::Var, Minutes)> = Vec::new();
        let mut follow: Vec<(crate::engine::Var, Vec<crate::engine::Var>, Minutes)> = Vec::new();
        for first in &self.blocks {
            let homerooms = &school[first.block].units[first.unit].homerooms;
            let walk = homerooms.iter().map(|homeroom| school.walk_after(first.block, *homeroom)).max().unwrap_or(0);
            for next in &self.blocks {
                if next.day != first.day {
                    continue;
                }
                let same = next.block == first.block && next.unit == first.unit;
                if same && next.part == first.part + 1 {
                    rows.push((first.start, next.start, first.minutes + walk));
                }
                let shared = !same
                    && school[next.block].units[next.unit]
                        .homerooms
                        .iter()
                        .any(|homeroom| homerooms.contains(homeroom));
                if shared && school[first.block].before.contains(&next.block) {
                    rows.push((first.start, next.start, first.minutes + walk));
                }
            }
            if let Some(then) = school[first.block].then {
                let mut by_unit = self
                    .blocks
                    .iter()
                    .filter(|next| next.block == then && next.day == first.day)
                    .filter(|next| {
                        school[then].units[next.unit].homerooms.iter().any(|homeroom| homerooms.contains(homeroom))
                    })
                    .map(|next| (next.unit, next.start))
                    .collect_vec();
                by_unit.sort_by_key(|(unit, _)| *unit);
                for (_, starts) in &by_unit.into_iter().chunk_by(|(unit, _)| *unit) {
                    follow.push((first.start, starts.map(|(_, start)| start).collect(), first.minutes + walk));
                }
            }
        }
        for (first, next, minutes) in rows {
            self.engine.at_most(&[(1, first), (-1, next)], -minutes);
        }
        for (first, nexts, minutes) in follow {
            if let [next] = nexts.as_slice() {
                self.engine.equal(&[(1, *next), (-1, first)], minutes);
            } else {
                let literals = nexts
                    .iter()
                    .map(|next| {
                        let yes = self.engine.literal();
                        self.engine.equal_if(yes, &[(1, *next), (-1, first)], minutes);
                        yes
                    })
                    .collect_vec();
                self.engine.any(&literals);
            }
        }
    }

    /// A start at the beginning of a named period from which `k` consecutive ones hold the minutes.
    pub(super) fn start_on_periods(
        &mut self,
        day: DayId,
        window: Span,
        minutes: Minutes,
        k: usize,
        homerooms: &[HomeroomId],
    ) -> Option<crate::engine::Var> {
        let school = self.school;
        let grade = homerooms.first().map(|homeroom| school[*homeroom].grade);
        let periods = school
            .day_type(day)
            .periods
            .iter()
            .filter(|period| period.grades.is_empty() || grade.is_some_and(|grade| period.grades.contains(&grade)))
            .collect_vec();
        let starts = periods
            .windows(k.max(1))
            .filter(|run| run.iter().rev().skip(1).all(|period| period.joins_next))
            .filter(|run| {
                let (start, end) = (run[0].span.start, run[run.len() - 1].span.end);
                end - start >= minutes && start >= window.start && start + minutes <= window.end
            })
            .map(|run| run[0].span.start.0)
            .collect_vec();
        if starts.is_empty() { None } else { Some(self.engine.one_of(starts)) }
    }
}
