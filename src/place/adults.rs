//! Own time of adults, limits on minutes in a row, and pools.

use super::{OwnStart, Place};
use crate::model::{DayId, HomeroomId, Kind, Minutes, Span, StaffId};
use crate::plan::OwnTime;
use itertools::Itertools;
use std::collections::BTreeSet;

impl Place<'_> {
    pub(super) fn add_own_time(&mut self) {
        let pooled: BTreeSet<(StaffId, DayId)> =
            self.pools.iter().flat_map(|pool| pool.able.iter().map(|who| (*who, pool.day))).collect();
        // The longest first: what is hardest to place decides.
        for demand in
            self.demands.own_time.iter().sorted_by_key(|demand| (demand.kind == Kind::Prep, demand.who, demand.day))
        {
            if !self.days.contains(&demand.day) {
                continue;
            }
            let school = self.school;
            let leads = school.homerooms_of(demand.who, demand.day).next().is_some();
            if leads || school[demand.who].always_with.is_some() {
                self.add_teachers_own(demand);
            } else if pooled.contains(&(demand.who, demand.day))
                || self.staff_tasks.contains_key(&(demand.who, demand.day))
            {
                let Some(start) = self.start_in(demand.day, demand.window, demand.minutes, false) else {
                    self.give_up(missing(self, demand));
                    continue;
                };
                self.staff_tasks.entry((demand.who, demand.day)).or_default().push((start, demand.minutes));
                self.own.push(OwnStart {
                    who: vec![demand.who],
                    day: demand.day,
                    kind: demand.kind,
                    start,
                    minutes: demand.minutes,
                });
            }
        }
    }

    /// Own time of somebody who leads a homeroom lies in released time, or outside the children's day.
    fn add_teachers_own(&mut self, demand: &OwnTime) {
        let school = self.school;
        let (who, day) = (demand.who, demand.day);
        // Where the team's shared time counts as preparation, a meeting that is long enough is that day's preparation.
        let shared = self.proposal.meetings.iter().any(|meeting| {
            meeting.day == day && meeting.minutes >= demand.minutes && school[meeting.team].members.contains(&who)
        });
        if demand.collaboration_counts && demand.kind == Kind::Prep && shared {
            return;
        }
        let homerooms = school.homerooms_of(who, day).collect_vec();
        let releases = homerooms
            .iter()
            .chain(&school[who].always_with)
            .flat_map(|homeroom| self.releases.get(&(*homeroom, day)).into_iter().flatten())
            .cloned()
            .collect_vec();
        // While the children eat with others, the teacher eats: nothing to decide.
        if demand.kind == Kind::Lunch {
            let sure = self.blocks.iter().any(|start| {
                let block = &school[start.block];
                start.day == day
                    && block.kind == Kind::Lunch
                    && start.minutes >= demand.minutes
                    && block.leads.as_ref().is_some_and(|leads| !leads.named.contains(&who))
                    && start.others_lead.is_none()
                    && block
                        .leads
                        .as_ref()
                        .is_some_and(|leads| !leads.roles.contains(&crate::model::Role::ClassroomTeacher))
                    && homerooms
                        .iter()
                        .chain(&school[who].always_with)
                        .any(|homeroom| block.units[start.unit].homerooms.contains(homeroom))
                    && block.windows[day.0].is_some_and(|window| {
                        demand.window.contains(window) || self.pinned_inside(start.start, start.minutes, demand.window)
                    })
            });
            if sure {
                return;
            }
        }
        let students = homerooms
            .iter()
            .chain(&school[who].always_with)
            .map(|homeroom| school.student_day(*homeroom, day))
            .collect_vec();
        let before = students.iter().map(|span| span.start).min().map_or(0, |first| first - demand.window.start);
        let after = students.iter().map(|span| span.end).max().map_or(0, |last| demand.window.end - last);
        let taken = self.own_tasks.get(&(who, day)).is_some_and(|tasks| !tasks.is_empty());
        if (before >= demand.minutes || after >= demand.minutes) && !taken {
            // Paid time without children is always there for it.
            return;
        }
        // What they do by name: meetings, own sections, co-teaching.
        let named = self.staff_tasks.get(&(who, day)).cloned().unwrap_or_default();
        let key = format!(
            "{:?} {:?} {} {:?} {releases:?} {named:?} {students:?}",
            day, demand.kind, demand.minutes, demand.window
        );
        if let Some(known) = self.shared_own.get(&key) {
            let known = *known;
            self.own[known].who.push(who);
            let task = (self.own[known].start, self.own[known].minutes);
            self.own_tasks.entry((who, day)).or_default().push(task);
            self.staff_tasks.entry((who, day)).or_default().push(task);
            return;
        }
        let Some(start) = self.start_in(day, demand.window, demand.minutes, self.off_grid()) else {
            self.give_up(missing(self, demand));
            return;
        };
        let ways = self.ways_to_be_free(who, day, start, demand.minutes, demand.kind == Kind::Lunch, true);
        if ways.is_empty() {
            self.give_up(missing(self, demand));
            return;
        }
        self.engine.any(&ways);
        self.own_tasks.entry((who, day)).or_default().push((start, demand.minutes));
        self.staff_tasks.entry((who, day)).or_default().push((start, demand.minutes));
        self.shared_own.insert(key, self.own.len());
        self.own.push(OwnStart { who: vec![who], day, kind: demand.kind, start, minutes: demand.minutes });
    }

    /// Whether a start that is fixed beforehand lies inside the window.
    fn pinned_inside(&self, start: crate::engine::Var, minutes: Minutes, window: Span) -> bool {
        let (low, high) = self.engine.bounds(start);
        window.start.0 <= low && high + minutes <= window.end.0
    }

    /// From each break to the next, and from the start of the day to the first, no more than the limit.
    pub(super) fn add_stretches(&mut self) {
        let school = self.school;
        let mut done: BTreeSet<(HomeroomId, DayId, Minutes)> = BTreeSet::new();
        for stretch in &self.demands.stretches {
            for day in self.days.clone() {
                let homerooms = school.homerooms_of(stretch.who, day).collect_vec();
                if let [homeroom] = homerooms.as_slice()
                    && done.insert((*homeroom, day, stretch.minutes))
                {
                    self.limit_runs(*homeroom, day, stretch.minutes, stretch.break_of);
                }
                if homerooms.is_empty() {
                    self.limit_sections(stretch.who, day, stretch.minutes, stretch.break_of);
                }
            }
        }
        for limit in &self.demands.sections_in_a_row {
            // One section too many takes at least this long; where lengths differ, fewer of the longer ones may be found.
            let Some(least) = self.section_lengths(limit.who).into_iter().min() else { continue };
            let sections = i32::try_from(limit.most).unwrap_or(1_000).min(1_000) + 1;
            for day in self.days.clone() {
                self.limit_sections(limit.who, day, sections * least - 1, limit.break_of);
            }
        }
    }

    fn section_lengths(&self, who: StaffId) -> Vec<Minutes> {
        self.section_tasks
            .iter()
            .filter(|((own, _), _)| *own == who)
            .flat_map(|(_, tasks)| tasks.iter().map(|(_, minutes)| *minutes))
            .collect()
    }

    fn limit_runs(&mut self, homeroom: HomeroomId, day: DayId, most: Minutes, break_of: Minutes) {
        let students = self.school.student_day(homeroom, day);
        if students.minutes() <= most {
            return;
        }
        let breaks = self
            .releases
            .get(&(homeroom, day))
            .cloned()
            .unwrap_or_default()
            .into_iter()
            .filter(|release| release.minutes >= break_of && release.needs.is_none())
            .collect_vec();
        let mut first = Vec::new();
        for one in &breaks {
            let yes = self.engine.literal();
            self.engine.at_most_if(yes, &[(1, one.start)], students.start.0 + most);
            first.push(yes);
        }
        if first.is_empty() {
            self.give_up(format!(
                "{} has no break from the children on {}",
                self.school[homeroom].id, self.school[day].id
            ));
            return;
        }
        self.engine.any(&first);
        for (position, one) in breaks.iter().enumerate() {
            let mut next = Vec::new();
            let last = self.engine.literal();
            self.engine.at_most_if(last, &[(-1, one.start)], one.minutes + most - students.end.0);
            next.push(last);
            for (_, other) in breaks.iter().enumerate().filter(|(other, _)| *other != position) {
                let yes = self.engine.literal();
                self.engine.at_most_if(yes, &[(1, one.start), (-1, other.start)], -one.minutes);
                self.engine.at_most_if(yes, &[(1, other.start), (-1, one.start)], one.minutes + most);
                next.push(yes);
            }
            self.engine.any(&next);
        }
    }

    /// Ordered breaks that no section overlaps, never further apart than the limit.
    fn limit_sections(&mut self, who: StaffId, day: DayId, most: Minutes, break_of: Minutes) {
        let Some(tasks) = self.section_tasks.get(&(who, day)).cloned() else { return };
        let total: Minutes = tasks.iter().map(|(_, minutes)| *minutes).sum();
        if total <= most {
            return;
        }
        let bounds = tasks.iter().map(|(start, minutes)| (self.engine.bounds(*start), *minutes)).collect_vec();
        let low = bounds.iter().map(|((low, _), _)| *low).min().unwrap_or(0);
        let high = bounds.iter().map(|((_, high), minutes)| high + minutes).max().unwrap_or(0);
        let needed = (high - low) / most;
        let mut row: Vec<(crate::engine::Var, i32, i32)> =
            tasks.iter().map(|(start, minutes)| (*start, *minutes, 1)).collect();
        let mut previous: Option<crate::engine::Var> = None;
        for _ in 0..needed {
            let start = self.engine.int(low - break_of, high);
            match previous {
                None => self.engine.at_most(&[(1, start)], low + most),
                Some(before) => {
                    self.engine.at_most(&[(1, before), (-1, start)], -break_of);
                    self.engine.at_most(&[(1, start), (-1, before)], break_of + most);
                }
            }
            row.push((start, break_of, 1));
            previous = Some(start);
        }
        if let Some(last) = previous {
            self.engine.at_most(&[(-1, last)], break_of + most - high);
        }
        self.engine.cumulative(&row, 1);
    }

    /// For every set of adults who share demands: what is asked of them alone, and what each does by name, never
    /// exceeds their number.
    pub(super) fn add_pool_rows(&mut self) {
        let school = self.school;
        for day in self.days.clone() {
            self.add_duties(day);
            let mut sets: BTreeSet<BTreeSet<StaffId>> =
                self.pools.iter().filter(|pool| pool.day == day).map(|pool| pool.able.clone()).collect();
            let all: BTreeSet<StaffId> = sets.iter().flatten().copied().collect();
            let pairs = sets
                .iter()
                .array_combinations()
                .filter(|[a, b]| !a.is_disjoint(b))
                .map(|[a, b]| a.union(b).copied().collect())
                .collect_vec();
            sets.extend(pairs);
            sets.insert(all);
            let teachers: BTreeSet<BTreeSet<StaffId>> =
                self.teacher_pools.iter().filter(|pool| pool.day == day).map(|pool| pool.able.clone()).collect();
            sets.extend(teachers);
            for set in sets.into_iter().filter(|set| !set.is_empty()) {
                let mut tasks: Vec<(crate::engine::Var, i32, i32)> = self
                    .pools
                    .iter()
                    .filter(|pool| pool.day == day && pool.able.is_subset(&set))
                    .map(|pool| (pool.start, pool.minutes, pool.adults))
                    .collect();
                // Teachers among the leaders count only where their own set is looked at.
                tasks.extend(
                    self.teacher_pools
                        .iter()
                        .filter(|pool| pool.day == day && pool.able.is_subset(&set))
                        .filter(|pool| {
                            !self.pools.iter().any(|whole| {
                                whole.day == day
                                    && whole.start == pool.start
                                    && pool.able.is_subset(&whole.able)
                                    && whole.able.is_subset(&set)
                            })
                        })
                        .map(|pool| (pool.start, pool.minutes, pool.adults)),
                );
                for who in &set {
                    tasks.extend(
                        self.staff_tasks
                            .get(&(*who, day))
                            .into_iter()
                            .flatten()
                            .map(|(start, minutes)| (*start, *minutes, 1)),
                    );
                    let Some(paid) = school.paid_day(*who, day) else { continue };
                    // Before and after their hours they are not there.
                    let morning = paid.start.0;
                    if morning > 0 {
                        tasks.push((self.engine.fixed(0), morning, 1));
                    }
                    let evening = 24 * 60 - paid.end.0;
                    if evening > 0 {
                        tasks.push((self.engine.fixed(paid.end.0), evening, 1));
                    }
                }
                self.engine.cumulative(&tasks, i32::try_from(set.len()).unwrap_or(i32::MAX));
            }
        }
    }

    fn add_duties(&mut self, day: DayId) {
        let school = self.school;
        for duty in &school.duties {
            for (_, span) in duty.posts.iter().filter(|(at, _)| *at == day) {
                let able: BTreeSet<StaffId> = school
                    .staff_ids()
                    .filter(|who| {
                        school.paid_day(*who, day).is_some_and(|paid| paid.contains(*span))
                            && school[*who].always_with.is_none()
                    })
                    .filter(|who| school.qualifies(*who, &duty.named, &duty.roles))
                    .filter(|who| {
                        school
                            .homerooms_of(*who, day)
                            .all(|homeroom| !school.student_day(homeroom, day).overlaps(*span))
                    })
                    .collect();
                let start = self.engine.fixed(span.start.0);
                let adults = i32::try_from(duty.adults).unwrap_or(1);
                self.pools.push(super::PoolDemand { day, able, start, minutes: span.minutes(), adults });
            }
        }
    }
}

fn missing(place: &Place<'_>, demand: &OwnTime) -> String {
    format!(
        "{} has no {} minutes of {} on {} (Art. {})",
        place.school[demand.who].name,
        demand.minutes,
        demand.kind.word(),
        place.school[demand.day].id,
        demand.source.article
    )
}
