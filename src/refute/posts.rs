//! Adults who may lead blocks, keep duties and teach: what only they can do is never more at once than there are of them.

use super::Detail;
use super::model::{Model, Post, Task};
use crate::model::{Role, StaffId};
use itertools::Itertools;
use std::collections::{BTreeMap, BTreeSet};

/// Most different sets of adults whose unions are looked at too.
const SETS: usize = 12;

impl Model<'_> {
    /// Adults for blocks and duties.
    pub(super) fn add_posts(&mut self) {
        let (school, week) = (self.school, self.week);
        for block in 0..self.blocks.len() {
            let task = &self.blocks[block];
            let own = &school[task.block];
            let Some(leads) = &own.leads else { continue };
            let adults = own.needs_of(task.unit).adults;
            let own_lead = leads.named.is_empty() && leads.roles.contains(&Role::ClassroomTeacher);
            // Where the homerooms' teachers lead, others do what is beyond them.
            let always = if own_lead { adults.saturating_sub(self.own_teachers(block).len()) } else { adults };
            let (start, steps) = (task.start, task.steps);
            let able = if own_lead { self.others_for(block) } else { self.able_for(block) };
            let adults = i32::try_from(always).unwrap_or(0);
            self.posts.push(Post { able, start, steps, adults, among: None });
        }
        for duty in &school.duties {
            for (place, day) in week.days.iter().enumerate() {
                for (_, span) in duty.posts.iter().filter(|(own, _)| own == day) {
                    let may = |who: &StaffId| {
                        school.qualifies(*who, &duty.named, &duty.roles)
                            && school.paid_day(*who, *day).is_some_and(|paid| paid.overlaps(*span))
                    };
                    let able = school.staff_ids().filter(may).collect();
                    let start = self.fixed(week.at(place, span.start));
                    let adults = i32::try_from(duty.adults).unwrap_or(0);
                    let steps = week.steps(span.minutes());
                    self.posts.push(Post { able, start, steps, adults, among: None });
                }
            }
        }
    }

    /// Everybody who may lead a block on one of its days.
    fn able_for(&self, block: usize) -> BTreeSet<StaffId> {
        let school = self.school;
        let task = &self.blocks[block];
        let Some(leads) = &school[task.block].leads else { return BTreeSet::new() };
        let days = task.days.iter().map(|place| self.week.days[*place]).collect_vec();
        let may = |who: &StaffId| school.qualifies(*who, &leads.named, &leads.roles);
        let there = |who: &StaffId| days.iter().any(|day| school.paid_day(*who, *day).is_some());
        school.staff_ids().filter(|who| may(who) && there(who)).collect()
    }

    /// Those who may lead a block in the place of its own teachers: a classroom teacher leads the own homeroom's.
    pub(super) fn others_for(&self, block: usize) -> BTreeSet<StaffId> {
        let school = self.school;
        let task = &self.blocks[block];
        let Some(leads) = &school[task.block].leads else { return BTreeSet::new() };
        let days = task.days.iter().map(|place| self.week.days[*place]).collect_vec();
        let mine = self.own_teachers(block);
        let other_role = |who: &StaffId| {
            let roles = leads.roles.iter().filter(|role| **role != Role::ClassroomTeacher);
            roles.into_iter().any(|role| school[*who].has_role(*role))
        };
        let leads_none = |who: &StaffId| days.iter().any(|day| school.homerooms_of(*who, *day).next().is_none());
        let able = self.able_for(block).into_iter();
        able.filter(|who| !mine.contains(who) && (other_role(who) || leads_none(who))).collect()
    }

    /// Sets of adults against what only they can do.
    pub(super) fn post_people(&mut self) {
        if self.detail == Detail::Sections {
            self.name_specialists();
        }
        if self.detail > Detail::Frame {
            self.add_totals();
        }
        let mut met: BTreeMap<StaffId, Vec<Task>> = BTreeMap::new();
        for meeting in &self.meetings {
            for who in &meeting.members {
                met.entry(*who).or_default().push((meeting.start, meeting.steps, 1));
            }
        }
        // Preparation that a meeting may be is apart from everything else.
        let keys = self.people.keys().chain(self.taught.keys()).chain(met.keys()).chain(self.shared.keys());
        for who in keys.copied().sorted().dedup().collect_vec() {
            let own = |list: &BTreeMap<StaffId, Vec<Task>>| list.get(&who).cloned().unwrap_or_default();
            let mut tasks = own(&self.people);
            let (met, shared) = (own(&met), own(&self.shared));
            tasks.extend(self.taught.get(&who).into_iter().flatten().map(|own| (own.start, own.steps, 1)));
            let tasks = self.with_hours(&[who], tasks);
            if !shared.is_empty() {
                self.row(&[tasks.clone(), shared].concat(), 1);
            }
            self.row(&[tasks, met].concat(), 1);
        }
        let posts = self.posts.iter().filter(|post| post.adults > 0).map(|post| post.able.clone());
        let sections = self.sections.iter().filter(|own| own.adults > 0).map(|own| own.able.clone());
        let sets: BTreeSet<BTreeSet<StaffId>> = posts.chain(sections).collect();
        let mut all = sets.clone();
        if sets.len() <= SETS {
            for [one, other] in sets.iter().array_combinations() {
                if !one.is_disjoint(other) {
                    all.insert(one.union(other).copied().collect());
                }
            }
        }
        all.insert(sets.iter().flatten().copied().collect());
        for set in all {
            let mut tasks: Vec<Task> = Vec::new();
            let mine = self.posts.iter().filter(|post| post.adults > 0 && post.able.is_subset(&set));
            // Those among others are counted with the others.
            let mine = mine.filter(|post| post.among.as_ref().is_none_or(|all| !all.is_subset(&set)));
            tasks.extend(mine.map(|post| (post.start, post.steps, post.adults)));
            let mine = self.sections.iter().filter(|own| own.adults > 0 && own.able.is_subset(&set));
            tasks.extend(mine.map(|own| (own.start, own.steps, own.adults)));
            if tasks.is_empty() && !set.is_empty() {
                continue;
            }
            for who in &set {
                tasks.extend(self.people.get(who).into_iter().chain(met.get(who)).flatten().copied());
                // Sections that others might have had, and that are this adult's.
                let beyond = self.taught.get(who).into_iter().flatten();
                let beyond = beyond.filter(|own| !self.sections[own.section].able.is_subset(&set));
                tasks.extend(beyond.map(|own| (own.start, own.steps, 1)));
            }
            let members = set.iter().copied().collect_vec();
            let tasks = self.with_hours(&members, tasks);
            self.row(&tasks, i32::try_from(members.len()).unwrap_or(i32::MAX));
        }
    }

    /// Tasks, and the time in which these adults are not at work.
    pub(super) fn with_hours(&mut self, members: &[StaffId], mut tasks: Vec<Task>) -> Vec<Task> {
        let week = self.week;
        let mut away: BTreeMap<(i32, i32), i32> = BTreeMap::new();
        for who in members {
            for (place, day) in week.days.iter().enumerate() {
                let (first, last) = week.day(place);
                let spans = match self.school.paid_day(*who, *day) {
                    Some(paid) => vec![(first, week.at(place, paid.start)), (week.at(place, paid.end), last + 1)],
                    None => vec![(first, last + 1)],
                };
                for span in spans.into_iter().filter(|(from, to)| from < to) {
                    *away.entry(span).or_default() += 1;
                }
            }
        }
        for ((from, to), many) in away {
            tasks.push((self.fixed(from), to - from, many));
        }
        tasks
    }
}
