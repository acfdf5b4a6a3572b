//! Who and what is in the way of one another.

use super::{Form, Hours, Model, Rounds, grades_at_once};
use crate::engine::{Engine, Var};
use crate::model::{Course, HomeroomId, Kind, Role, RoomId, Span, StaffId};
use itertools::Itertools;
use pumpkin_core::variables::Literal;
use std::collections::{BTreeMap, BTreeSet};

/// Start, steps, how much.
pub(super) type Task = (Var, i32, i32);

/// What may lie on a day, at a time of that day.
pub(super) struct Moving {
    pub(super) day: usize,
    pub(super) start: Var,
    pub(super) steps: i32,
    pub(super) on: Literal,
    /// When it is on that day is left to its homeroom.
    pub(super) loose: bool,
}

/// What lies on some days only.
pub(super) struct Sometimes {
    pub(super) start: Var,
    pub(super) steps: i32,
    /// On how many days.
    often: usize,
    pub(super) on: Vec<Literal>,
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
        self.courses();
    }

    /// One thing at a time: what is there every day, and beside it each thing that is there on some days.
    fn children_of(&mut self, homeroom: HomeroomId, asked: &mut BTreeSet<String>) {
        let school = self.school;
        let mut always: Vec<Task> = Vec::new();
        let mut sometimes: Vec<Sometimes> = Vec::new();
        let mut moving: Vec<(usize, Task)> = Vec::new();
        let mut may_move: Vec<Moving> = Vec::new();
        let mut longest_walk = 0;
        for task in &self.blocks {
            if !school[task.block].units[task.unit].homerooms.contains(&homeroom) {
                continue;
            }
            // Parts of one block may touch.
            let single = school[task.block].pieces.len() < 2;
            let walk = if single { self.steps(school.walk_after(task.block, homeroom)) } else { 0 };
            longest_walk = longest_walk.max(walk);
            match &task.on {
                Some(on) if let Some(day) = task.day => {
                    let (steps, loose) = (task.steps + walk, self.is_loose(task));
                    may_move.push(Moving { day, start: task.start, steps, on: on[day], loose });
                }
                None if let Some(day) = task.day => moving.push((day, (task.start, task.steps + walk, 1))),
                None => always.push((task.start, task.steps + walk, 1)),
                Some(on) => {
                    let (steps, often) = (task.steps + walk, task.often);
                    sometimes.push(Sometimes { start: task.start, steps, often, on: on.clone() });
                }
            }
        }
        let mine = |own: &&Rounds| own.of.grade == school[homeroom].grade;
        let zones = self.zones_apart(mine, &always, (&sometimes, &moving), asked);
        let length = self.children(&[homeroom]).map_or(0, |open| self.steps(open.minutes())) + longest_walk;
        self.outside_places(mine, &always, (&sometimes, &moving, &may_move), length, asked);
        for own in self.rounds.iter().filter(mine) {
            let Hours::Usual { first, second } = own.hours else { continue };
            always.push((first, own.steps + own.walk, 1));
            if let Some(start) = second {
                let (steps, often) = (own.steps + own.walk, own.doubles);
                sometimes.push(Sometimes { start, steps, often, on: own.twice.clone() });
            }
        }
        let mut rows = vec![[always.as_slice(), &zones].concat()];
        rows.extend(sometimes.iter().map(|own| [always.as_slice(), &[(own.start, own.steps, 1)]].concat()));
        let of_days = moving.iter().copied().into_group_map().into_iter().sorted_by_key(|(day, _)| *day);
        rows.extend(of_days.map(|(_, own)| [always.as_slice(), &own].concat()));
        for row in rows {
            // Homerooms of a grade that share all of it are asked once.
            if asked.insert(format!("{row:?}")) {
                self.engine.one_at_a_time(&row.iter().map(|(start, steps, _)| (*start, *steps)).collect_vec());
            }
        }
        for (other, (day, (start, steps, _))) in sometimes.iter().cartesian_product(&moving) {
            if asked.insert(format!("{:?} {} {start:?} {steps}", other.start, other.steps)) {
                let [first, second] = self.before((other.start, other.steps), (*start, *steps));
                self.engine.any(&[first, second, !other.on[*day]]);
            }
        }
        may_move.retain(|own| !own.loose);
        for own in &may_move {
            let of_day = moving.iter().filter(|(day, _)| *day == own.day).map(|(_, task)| *task);
            let others = always.iter().copied().chain(of_day).map(|(start, steps, _)| (start, steps, None));
            let chosen = sometimes.iter().map(|other| (other.start, other.steps, Some(other.on[own.day])));
            let alike = may_move.iter().filter(|other| other.day == own.day && other.start != own.start);
            let alike = alike.map(|other| (other.start, other.steps, Some(other.on)));
            for (start, steps, on) in others.chain(chosen).chain(alike).collect_vec() {
                if asked.insert(format!("{:?} {start:?} {steps}", own.start)) {
                    let [first, second] = self.before((own.start, own.steps), (start, steps));
                    let unless = on.map(|on| !on);
                    self.engine.any(&[first, second, !own.on].into_iter().chain(unless).collect_vec());
                }
            }
        }
        for [one, other] in sometimes.iter().array_combinations() {
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
        let [first, second] = self.before((one.start, one.steps), (other.start, other.steps));
        for (yes, also) in one.on.iter().zip(&other.on) {
            self.engine.any(&[first, second, !*yes, !*also]);
        }
    }

    /// Which of two comes before the other; where neither does, they may overlap.
    fn before(&mut self, one: (Var, i32), other: (Var, i32)) -> [Literal; 2] {
        [(one, other), (other, one)].map(|((start, steps), (next, _))| {
            let first = self.engine.literal();
            self.engine.at_most_if(first, &[(1, start), (-1, next)], -steps);
            first
        })
    }

    /// Blocks in a room.
    fn rooms(&mut self) {
        let mut rows: BTreeMap<RoomId, Vec<(usize, i32)>> = BTreeMap::new();
        for (position, task) in self.blocks.iter().enumerate() {
            let block = &self.school[task.block];
            if let Some(room) = block.room {
                let n = i32::try_from(block.units[task.unit].homerooms.len()).unwrap_or(1);
                rows.entry(room).or_default().push((position, n));
            }
        }
        for (room, row) in rows {
            self.at_once(&row, i32::try_from(self.school[room].fits).unwrap_or(i32::MAX));
        }
    }

    /// Adults who lead blocks: what only some of them can do is never more at once than there are of them.
    fn adults(&mut self) {
        let school = self.school;
        let mut posts: Vec<(BTreeSet<StaffId>, (usize, i32))> = Vec::new();
        for (position, task) in self.blocks.iter().enumerate() {
            let block = &school[task.block];
            let Some(leads) = &block.leads else { continue };
            let homerooms = &block.units[task.unit].homerooms;
            let may = |who: &StaffId| school.qualifies(*who, &leads.named, &leads.roles);
            // Where the homerooms' own teachers lead they are there in any case: others only for what is left.
            let own = leads.roles.contains(&Role::ClassroomTeacher) && leads.named.is_empty();
            let teaches = |who: &StaffId| school.homerooms.iter().any(|own| own.teachers.contains(who));
            let there = if own { homerooms.len() } else { 0 };
            let able = school.staff_ids().filter(may).filter(|who| !own || !teaches(who)).collect();
            let adults = block.needs_of(task.unit).adults.saturating_sub(there);
            if adults == 0 {
                continue;
            }
            let adults = i32::try_from(adults).unwrap_or(i32::MAX);
            posts.push((able, (position, adults)));
        }
        let mut sets: BTreeSet<BTreeSet<StaffId>> = posts.iter().map(|(able, _)| able.clone()).collect();
        sets.insert(sets.iter().flatten().copied().collect());
        for set in sets {
            let row = posts.iter().filter(|(able, _)| able.is_subset(&set)).map(|(_, post)| *post).collect_vec();
            self.at_once(&row, i32::try_from(set.len()).unwrap_or(i32::MAX));
        }
    }

    /// Blocks, by position, of which no more than that may be at once: on each day those that lie there.
    fn at_once(&mut self, blocks: &[(usize, i32)], capacity: i32) {
        let tasks = |model: &Self, sometimes: bool| {
            let own = blocks.iter().map(|(position, n)| (&model.blocks[*position], *n));
            let own = own.filter(|(task, _)| task.on.is_some() == sometimes);
            own.map(|(task, n)| (task.start, task.steps, n, task.on.clone())).collect_vec()
        };
        let always = tasks(self, false).into_iter().map(|(start, steps, n, _)| (start, steps, n)).collect_vec();
        let sometimes = tasks(self, true);
        if sometimes.is_empty() {
            self.engine.cumulative(&always, capacity);
            return;
        }
        for day in 0..self.days.len() {
            let mut row = always.clone();
            let mut away = self.end();
            for (start, steps, n, on) in &sometimes {
                let Some(on) = on.as_ref().map(|on| on[day]) else { continue };
                row.push((self.only_if(on, *start, away), *steps, *n));
                away += steps;
            }
            self.engine.cumulative(&row, capacity);
        }
    }

    /// On each day no more homerooms out at once than there are specialists, less those who have their own time.
    fn specialists(&mut self) {
        let school = self.school;
        let all = school.courses.iter().flat_map(|course| course.teachers.iter()).unique().collect_vec();
        let mut usual: BTreeMap<(Kind, i32, Span), [Var; 2]> = BTreeMap::new();
        for (nth, day) in self.days.clone().into_iter().enumerate() {
            let there = all.iter().filter(|who| school.paid_day(***who, day).is_some()).count();
            let own = self.demands.own_time.iter().filter(|own| own.day == day && all.contains(&&own.who));
            let own = own.map(|own| (own.kind, own.minutes, own.window)).counts().into_iter().sorted().collect_vec();
            self.out_at_once(nth, there);
            if self.form.has_places() && own.is_empty() {
                continue;
            }
            if self.form == Form::Apart {
                let away = self.own_time(own, &mut usual);
                self.out_beside_own_time(nth, there, &away);
                continue;
            }
            let mut row: Vec<Task> = Vec::new();
            let mut away = self.end();
            let out = self
                .rounds
                .iter()
                .flat_map(|own| own.times_on(nth).into_iter().map(|(start, on)| (start, on, own.steps, own.homerooms)));
            for (start, on, steps, homerooms) in out.collect_vec() {
                row.push((self.only_if(on, start, away), steps, homerooms));
                away += steps;
            }
            row.extend(self.own_time(own, &mut usual));
            self.engine.cumulative(&row, i32::try_from(there).unwrap_or(i32::MAX));
        }
    }

    /// What so many people are promised, in two halves, each at one time of day.
    fn own_time(
        &mut self,
        own: Vec<((Kind, i32, Span), usize)>,
        usual: &mut BTreeMap<(Kind, i32, Span), [Var; 2]>,
    ) -> Vec<Task> {
        let mut away = Vec::new();
        for ((kind, minutes, window), people) in own {
            let steps = self.steps(minutes);
            let Some(starts) = usual.get(&(kind, minutes, window)).copied().or_else(|| {
                let starts = [self.start_in(window, steps)?, self.start_in(window, steps)?];
                usual.insert((kind, minutes, window), starts);
                Some(starts)
            }) else {
                continue;
            };
            let half = i32::try_from(people / 2).unwrap_or(0);
            let more = i32::try_from(people).unwrap_or(0) - half;
            away.extend([(starts[0], steps, half), (starts[1], steps, more)]);
        }
        away
    }

    /// Courses with too few teachers for every two grades that are out at once, or for homerooms on their own: how many homerooms have
    /// one in which round.
    fn courses(&mut self) {
        let school = self.school;
        let sections = |model: &Self, course: &Course| -> i32 {
            model.rounds.iter().map(|own| own.homerooms * number(course.per_cycle[own.of.grade.0])).sum()
        };
        // What is asked for at once of each course, and of how many of all rounds or sections.
        let (at_once, all) = if self.form == Form::Apart {
            let there = school.courses.iter().flat_map(|course| &course.teachers).unique().count();
            (i32::try_from(there).unwrap_or(i32::MAX), school.courses.iter().map(|own| sections(self, own)).sum())
        } else {
            let rounds = self.rounds.iter().map(|own| number(own.of.rounds + own.of.singles));
            (grades_at_once(school), rounds.sum::<i32>())
        };
        // With times for each day that is too much to look for: naming says whether the frame is of use.
        if at_once < 2 || self.form == Form::EachDay {
            return;
        }
        for course in &school.courses {
            let teachers = i32::try_from(course.teachers.len()).unwrap_or(i32::MAX);
            if sections(self, course).saturating_mul(at_once) > teachers.saturating_mul(all) {
                match self.form {
                    Form::Apart => self.share_places(course),
                    Form::Places => self.mix_in_places(course),
                    Form::Usual | Form::BesideBlocks | Form::EachDay => self.mix(course),
                }
            }
        }
    }

    fn mix(&mut self, course: &Course) {
        let most = i32::try_from(course.teachers.len()).unwrap_or(i32::MAX);
        let days = self.days.len();
        // Per time of a grade: on each day the homerooms that have the course then.
        let mut times: Vec<(usize, Var, i32, Vec<Var>)> = Vec::new();
        for nth in 0..self.rounds.len() {
            let own = &self.rounds[nth];
            let sections = own.homerooms * number(course.per_cycle[own.of.grade.0]);
            if sections == 0 {
                continue;
            }
            let Hours::Usual { first, second } = own.hours else { continue };
            let slots = std::iter::once((first, own.once.clone()))
                .chain(second.map(|second| (second, own.twice.clone())))
                .collect_vec();
            let (steps, most) = (own.steps, most.min(own.homerooms));
            let mut all = Vec::new();
            for (start, on) in slots {
                let homerooms = (0..days).map(|_| self.engine.int(0, most)).collect_vec();
                for (have, on) in homerooms.iter().zip(on) {
                    self.engine.at_most(&[(1, *have), (-most, Engine::as_int(on))], 0);
                }
                all.extend(homerooms.iter().map(|have| (1, *have)));
                times.push((nth, start, steps, homerooms));
            }
            self.engine.equal(&all, sections);
        }
        for [one, other] in times.iter().array_combinations().filter(|[one, other]| one.0 != other.0) {
            let [first, second] = self.before((one.1, one.2), (other.1, other.2));
            for (have, also) in one.3.iter().zip(&other.3) {
                let apart = [first, second].map(|yes| (-most, Engine::as_int(yes)));
                self.engine.at_most(&[(1, *have), (1, *also), apart[0], apart[1]], most);
            }
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

pub(super) fn number(n: u32) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}
