//! Who and what is in the way of one another.

use super::Model;
use crate::engine::Var;
use crate::model::{HomeroomId, Role, RoomId, StaffId};
use itertools::Itertools;
use pumpkin_core::variables::Literal;
use std::collections::{BTreeMap, BTreeSet};

/// Start, steps, how much.
type Task = (Var, i32, i32);

/// What lies on some days only.
struct Sometimes {
    start: Var,
    steps: i32,
    /// On how many days.
    often: usize,
    on: Vec<Literal>,
}

impl Model<'_> {
    pub(super) fn add_rows(&mut self) {
        let mut asked = BTreeSet::new();
        for homeroom in self.school.homeroom_ids() {
            self.children_of(homeroom, &mut asked);
        }
        self.rooms();
        self.adults();
        self.specialists();
    }

    /// One thing at a time: what is there every day, and beside it each thing that is there on some days.
    fn children_of(&mut self, homeroom: HomeroomId, asked: &mut BTreeSet<String>) {
        let school = self.school;
        let mut always: Vec<Task> = Vec::new();
        let mut sometimes: Vec<Sometimes> = Vec::new();
        for task in &self.blocks {
            if !school[task.block].units[task.unit].homerooms.contains(&homeroom) {
                continue;
            }
            // Parts of one block may touch.
            let single = school[task.block].pieces.len() < 2;
            let walk = if single { self.steps(school.walk_after(task.block, homeroom)) } else { 0 };
            match &task.on {
                None => always.push((task.start, task.steps + walk, 1)),
                Some(on) => {
                    let (steps, often) = (task.steps + walk, task.often);
                    sometimes.push(Sometimes { start: task.start, steps, often, on: on.clone() });
                }
            }
        }
        for own in self.rounds.iter().filter(|own| own.of.grade == school[homeroom].grade) {
            always.push((own.usual, own.steps + own.walk, 1));
            if let Some(start) = own.second {
                let (steps, often) = (own.steps + own.walk, own.doubles);
                sometimes.push(Sometimes { start, steps, often, on: own.twice.clone() });
            }
        }
        self.engine.cumulative(&always, 1);
        for own in &sometimes {
            let mut row = always.clone();
            row.push((own.start, own.steps, 1));
            self.engine.cumulative(&row, 1);
        }
        for [one, other] in sometimes.iter().array_combinations() {
            // Homerooms of a grade that share both are asked once.
            if asked.insert(format!("{:?} {} {:?} {}", one.start, one.steps, other.start, other.steps)) {
                self.apart(one, other);
            }
        }
    }

    /// On different days, where the rotation has enough of them; else at different times, or on different days.
    fn apart(&mut self, one: &Sometimes, other: &Sometimes) {
        if one.often + other.often <= one.on.len() {
            for (yes, also) in one.on.iter().zip(&other.on) {
                self.engine.any(&[!*yes, !*also]);
            }
            return;
        }
        let [first, second] = [(); 2].map(|()| self.engine.literal());
        self.engine.at_most_if(first, &[(1, one.start), (-1, other.start)], -one.steps);
        self.engine.at_most_if(second, &[(1, other.start), (-1, one.start)], -other.steps);
        for (yes, also) in one.on.iter().zip(&other.on) {
            self.engine.any(&[first, second, !*yes, !*also]);
        }
    }

    /// Blocks in a room.
    fn rooms(&mut self) {
        let mut rows: BTreeMap<RoomId, Vec<Task>> = BTreeMap::new();
        for task in &self.blocks {
            let block = &self.school[task.block];
            if let Some(room) = block.room.filter(|_| block.groups == 0) {
                let n = i32::try_from(block.units[task.unit].homerooms.len()).unwrap_or(1);
                rows.entry(room).or_default().push((task.start, task.steps, n));
            }
        }
        for (room, row) in rows {
            self.engine.cumulative(&row, i32::try_from(self.school[room].fits).unwrap_or(i32::MAX));
        }
    }

    /// Adults who lead blocks: what only some of them can do is never more at once than there are of them.
    fn adults(&mut self) {
        let school = self.school;
        let mut posts: Vec<(BTreeSet<StaffId>, Task)> = Vec::new();
        for task in &self.blocks {
            let block = &school[task.block];
            // The homerooms' own teachers are there in any case.
            let Some(leads) = block.leads.as_ref().filter(|own| !own.roles.contains(&Role::ClassroomTeacher)) else {
                continue;
            };
            let may = |who: &StaffId| {
                if leads.named.is_empty() {
                    leads.roles.iter().any(|role| school[*who].has_role(*role))
                } else {
                    leads.named.contains(who)
                }
            };
            let able = school.staff_ids().filter(may).collect();
            let adults = i32::try_from(block.needs_of(task.unit).adults).unwrap_or(0);
            posts.push((able, (task.start, task.steps, adults)));
        }
        let mut sets: BTreeSet<BTreeSet<StaffId>> = posts.iter().map(|(able, _)| able.clone()).collect();
        sets.insert(sets.iter().flatten().copied().collect());
        for set in sets {
            let row = posts.iter().filter(|(able, _)| able.is_subset(&set)).map(|(_, task)| *task).collect_vec();
            self.engine.cumulative(&row, i32::try_from(set.len()).unwrap_or(i32::MAX));
        }
    }

    /// On each day no more homerooms out at once than there are specialists.
    fn specialists(&mut self) {
        let school = self.school;
        let all = school.courses.iter().flat_map(|course| course.teachers.iter()).unique().collect_vec();
        for (nth, day) in self.days.clone().into_iter().enumerate() {
            let there = all.iter().filter(|who| school.paid_day(***who, day).is_some()).count();
            let mut row: Vec<Task> = Vec::new();
            let mut away = self.end();
            let own = self.rounds.iter().flat_map(|own| {
                let usual = (own.usual, own.once[nth], own.steps, own.homerooms);
                std::iter::once(usual)
                    .chain(own.second.map(|second| (second, own.twice[nth], own.steps, own.homerooms)))
            });
            for (start, on, steps, homerooms) in own.collect_vec() {
                row.push((self.only_if(on, start, away), steps, homerooms));
                away += steps;
            }
            self.engine.cumulative(&row, i32::try_from(there).unwrap_or(i32::MAX));
        }
    }

    /// The step after the last of every day.
    fn end(&self) -> i32 {
        24 * 60 / self.unit + 1
    }

    /// `start` where `on`, else out of everybody's way.
    fn only_if(&mut self, on: Literal, start: Var, away: i32) -> Var {
        let (low, _) = self.engine.bounds(start);
        let own = self.engine.int(low.min(away), away);
        self.engine.equal_if(on, &[(1, own), (-1, start)], 0);
        self.engine.equal_if(!on, &[(1, own)], away);
        own
    }
}
