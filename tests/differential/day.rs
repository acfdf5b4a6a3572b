//! One day of a tiny school, searched to the end.
//!
//! Lunch, recess and WIN first, then their adults, then sections; core blocks only need some place in what is left,
//! because teachers are with their class all the same. Meetings and own time come last.

use super::oracle::{Row, What, Who};
use super::own::{longest_run, own, stretch_kept};
use super::posts::{Held, Post, hold};
use super::tiny::{Mask, Tiny, each, range};
use std::collections::BTreeMap;

/// Nodes that may still be tried.
#[derive(Debug)]
pub(crate) struct Limit {
    /// So many.
    pub(crate) left: u64,
}

/// Slots of preparation of each teacher and specialist, where they are summed, and the rows.
pub(crate) type Way = (Vec<usize>, Vec<Row>);

/// What lies on a day besides lunch, recess and WIN.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct DayTask {
    /// The day.
    pub(crate) day: usize,
    /// Courses of each homeroom.
    pub(crate) sections: Vec<Mask>,
    /// Core blocks and their homerooms.
    pub(crate) cores: Vec<(usize, Mask)>,
    /// Teams that meet.
    pub(crate) meets: Mask,
}

impl DayTask {
    /// Nothing.
    pub(crate) fn empty(school: &Tiny, day: usize) -> Self {
        Self { day, sections: vec![0; school.homerooms()], cores: Vec::new(), meets: 0 }
    }
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Lunch(Mask),
    Recess(Mask),
    Win(usize),
    Posts,
    Sections(usize),
    Cores(usize),
    Adults,
}

/// What is settled so far.
#[derive(Debug, Clone, Default)]
struct State {
    /// Slots of each homeroom that are not class time, walks included.
    taken: [Mask; 4],
    /// Slots of each homeroom in which others have the children.
    away: [Mask; 4],
    /// Slots of each specialist's sections.
    busy: [Mask; 4],
    /// Slots in which the room of a course is taken.
    rooms: [Mask; 4],
    /// Homerooms in the cafeteria.
    eating: [usize; 12],
    /// Lunch of each homeroom.
    lunch: [usize; 4],
    posts: Vec<Post>,
    held: Option<Held>,
    rows: Vec<Row>,
}

/// The search.
pub(crate) struct Day<'a> {
    school: &'a Tiny,
    task: &'a DayTask,
    /// See [`ask`](super::oracle::ask).
    teachers_eat: bool,
    limit: &'a mut Limit,
    steps: Vec<Step>,
    holders: BTreeMap<Vec<Post>, Option<Held>>,
    /// Slots of preparation of teachers and specialists, and the rows; none worse for everybody than another.
    found: Vec<Way>,
}

impl<'a> Day<'a> {
    /// A search of a day.
    pub(crate) fn new(school: &'a Tiny, task: &'a DayTask, teachers_eat: bool, limit: &'a mut Limit) -> Self {
        let units = school.units(school.eats_alone);
        let without = &school.without;
        let has = |none: Mask| units.iter().copied().filter(move |unit| unit & none == 0);
        let mut steps: Vec<Step> = has(without.lunch).map(Step::Lunch).collect();
        if school.recess.is_some() {
            steps.extend(has(without.recess).map(Step::Recess));
        }
        if school.win.is_some() {
            let has = |grade: &usize| school.of_grade(*grade) & without.win == 0;
            steps.extend((0..school.grades.len()).filter(has).map(Step::Win));
        }
        steps.push(Step::Posts);
        for grade in 0..school.grades.len() {
            steps.extend([Step::Sections(grade), Step::Cores(grade)]);
        }
        steps.push(Step::Adults);
        Self { school, task, teachers_eat, limit, steps, holders: BTreeMap::new(), found: Vec::new() }
    }

    /// The ways there are; empty where there is none, or where the limit came first.
    pub(crate) fn ways(mut self) -> Vec<Way> {
        self.go(0, &State::default());
        self.found
    }

    /// Whether the search may stop.
    fn done(&self) -> bool {
        self.limit.left == 0 || (self.school.contract.total.is_none() && !self.found.is_empty())
    }

    fn go(&mut self, step: usize, state: &State) {
        if self.done() {
            return;
        }
        self.limit.left -= 1;
        match self.steps[step] {
            Step::Lunch(unit) => self.lunch(step, state, unit),
            Step::Recess(unit) => self.recess(step, state, unit),
            Step::Win(grade) => self.win(step, state, grade),
            Step::Posts => {
                let mut key = state.posts.clone();
                key.sort_unstable();
                let (school, day) = (self.school, self.task.day);
                let held = self.holders.entry(key).or_insert_with_key(|key| hold(school, day, key)).clone();
                if held.is_some() {
                    let mut next = state.clone();
                    next.held = held;
                    self.go(step + 1, &next);
                }
            }
            Step::Sections(grade) => {
                let left = self.task.sections.clone();
                if self.school.grades[grade].parallel {
                    self.round(step, state, grade, &left, self.school.before);
                } else {
                    self.single(step, state, grade, &left);
                }
            }
            Step::Cores(grade) => {
                if self.teachers_can(state, grade)
                    && let Some(rows) = self.cores(state, grade, 0)
                {
                    let mut next = state.clone();
                    next.rows.extend(rows);
                    self.go(step + 1, &next);
                }
            }
            Step::Adults => self.adults(state, 0, &[0; 4]),
        }
    }

    /// The slots of something from `from`, and those with the walk after it; `None` where it does not fit.
    fn place(&self, taken: &[Mask; 4], homerooms: Mask, from: usize, slots: usize) -> Option<(Mask, Mask)> {
        let end = self.school.before + self.school.slots;
        if from < self.school.before || from + slots > end {
            return None;
        }
        let own = range(from, from + slots);
        let walk = if self.school.walks && from + slots < end { 1 << (from + slots) } else { 0 };
        each(homerooms).all(|h| taken[h] & (own | walk) == 0).then_some((own, own | walk))
    }

    fn row(&self, what: What, from: usize, slots: usize, homerooms: Mask, staff: Vec<Who>) -> Row {
        Row { day: self.task.day, from, slots, what, homerooms, staff }
    }

    fn lunch(&mut self, step: usize, state: &State, unit: Mask) {
        let many = unit.count_ones() as usize;
        for slot in self.school.lunch.0..self.school.lunch.1 {
            let Some((own, all)) = self.place(&state.taken, unit, slot, 1) else { continue };
            if state.eating[slot] + many > self.school.fits {
                continue;
            }
            let mut next = state.clone();
            next.eating[slot] += many;
            for h in each(unit) {
                next.taken[h] |= all;
                next.away[h] |= own;
                next.lunch[h] = slot;
            }
            let adults = if self.school.without.lunch_adults { 1 } else { many.div_ceil(2) };
            next.posts.push(Post { slot, what: What::Lunch, homerooms: unit, adults, alone: false });
            self.go(step + 1, &next);
        }
    }

    fn recess(&mut self, step: usize, state: &State, unit: Mask) {
        let first = each(unit).next().unwrap_or(0);
        for slot in self.school.before..self.school.before + self.school.slots {
            let follows = self.school.recess == Some(true) && unit & self.school.without.lunch == 0;
            if follows && slot != state.lunch[first] + 1 + usize::from(self.school.walks) {
                continue;
            }
            let Some((own, all)) = self.place(&state.taken, unit, slot, 1) else { continue };
            let mut next = state.clone();
            for h in each(unit) {
                next.taken[h] |= all;
                next.away[h] |= own;
            }
            let adults = (unit.count_ones() as usize).div_ceil(2);
            let adults = if self.school.without.recess_adults { 1 } else { adults };
            next.posts.push(Post { slot, what: What::Recess, homerooms: unit, adults, alone: false });
            self.go(step + 1, &next);
        }
    }

    /// WIN: every teacher leads a group, or somebody else leads it in their place.
    fn win(&mut self, step: usize, state: &State, grade: usize) {
        let unit = self.school.of_grade(grade);
        for slot in self.school.before..self.school.before + self.school.slots {
            let Some((own, all)) = self.place(&state.taken, unit, slot, 1) else { continue };
            let shared = self.school.win == Some(true);
            for replaced in (0..=unit).filter(|set| set & !unit == 0) {
                if !shared && replaced != unit {
                    continue;
                }
                let mut next = state.clone();
                each(unit).for_each(|h| next.taken[h] |= all);
                each(replaced).for_each(|h| next.away[h] |= own);
                for h in each(unit & !replaced) {
                    next.rows.push(self.row(What::Win, slot, 1, unit, vec![Who::Teacher(h)]));
                }
                let adults = if shared { replaced.count_ones() as usize } else { 1 };
                if adults > 0 {
                    next.posts.push(Post { slot, what: What::Win, homerooms: unit, adults, alone: replaced == unit });
                }
                self.go(step + 1, &next);
            }
        }
    }

    /// A specialist takes one homeroom.
    fn take(&self, state: &State, who: usize, course: usize, homeroom: usize, slot: usize) -> Option<State> {
        let (own, all) = self.place(&state.taken, 1 << homeroom, slot, 1)?;
        let adult = &self.school.specialists[who];
        let contract = &self.school.contract;
        let busy = state.busy[who] | own;
        let allowed = adult.teaches >> course & 1 == 1
            && Tiny::at_work(adult, self.task.day) & own != 0
            && state.busy[who] & own == 0
            && (!self.school.courses[course].room || state.rooms[course] & own == 0)
            && contract.per_day.is_none_or(|most| busy.count_ones() as usize <= most)
            && contract.in_a_row.is_none_or(|most| longest_run(busy) <= most)
            && (!contract.gap || longest_run(busy) <= 1)
            && stretch_kept(self.school, busy);
        if !allowed {
            return None;
        }
        let mut next = state.clone();
        next.busy[who] = busy;
        next.rooms[course] |= own;
        next.taken[homeroom] |= all;
        next.away[homeroom] |= own;
        next.rows.push(self.row(What::Section(course), slot, 1, 1 << homeroom, vec![Who::Specialist(who)]));
        Some(next)
    }

    /// Aligned sections: the next round starts at `from` or later.
    fn round(&mut self, step: usize, state: &State, grade: usize, left: &[Mask], from: usize) {
        let homerooms = self.school.of_grade(grade);
        if each(homerooms).all(|h| left[h] == 0) {
            self.go(step + 1, state);
            return;
        }
        for slot in from..self.school.before + self.school.slots {
            if self.place(&state.taken, homerooms, slot, 1).is_some() {
                self.seats(step, state, grade, left, slot, homerooms);
            }
        }
    }

    fn seats(&mut self, step: usize, state: &State, grade: usize, left: &[Mask], slot: usize, rest: Mask) {
        if self.done() {
            return;
        }
        self.limit.left -= 1;
        let Some(h) = each(rest).next() else {
            self.round(step, state, grade, left, slot + 1);
            return;
        };
        for course in each(left[h]) {
            for who in 0..self.school.specialists.len() {
                if let Some(next) = self.take(state, who, course, h, slot) {
                    let mut left = left.to_vec();
                    left[h] &= !(1 << course);
                    self.seats(step, &next, grade, &left, slot, rest & !(1 << h));
                }
            }
        }
    }

    /// Sections one by one.
    fn single(&mut self, step: usize, state: &State, grade: usize, left: &[Mask]) {
        if self.done() {
            return;
        }
        self.limit.left -= 1;
        let Some(h) = each(self.school.of_grade(grade)).find(|h| left[*h] != 0) else {
            self.go(step + 1, state);
            return;
        };
        let course = left[h].trailing_zeros() as usize;
        let mut left = left.to_vec();
        left[h] &= !(1 << course);
        for slot in self.school.before..self.school.before + self.school.slots {
            for who in 0..self.school.specialists.len() {
                if let Some(next) = self.take(state, who, course, h, slot) {
                    self.single(step, &next, grade, &left);
                }
            }
        }
    }

    /// Some place for the core blocks of a grade from the `n`-th on.
    fn cores(&mut self, state: &State, grade: usize, n: usize) -> Option<Vec<Row>> {
        let homerooms = self.school.of_grade(grade);
        let mine = || self.task.cores.iter().filter(|(_, unit)| unit & homerooms != 0);
        let Some((core, unit)) = mine().nth(n).copied() else { return Some(Vec::new()) };
        self.limit.left = self.limit.left.saturating_sub(1);
        let slots = self.school.cores[core].slots;
        let (from, to) = self.school.cores[core].window.unwrap_or((0, self.school.paid()));
        for slot in from..=to.saturating_sub(slots) {
            let Some((_, all)) = self.place(&state.taken, unit, slot, slots) else { continue };
            let mut next = state.clone();
            each(unit).for_each(|h| next.taken[h] |= all);
            if let Some(mut rows) = self.cores(&next, grade, n + 1) {
                for h in each(unit) {
                    rows.push(self.row(What::Core(core), slot, slots, 1 << h, vec![Who::Teacher(h)]));
                }
                return Some(rows);
            }
        }
        None
    }

    fn free(&self, state: &State, homeroom: usize) -> Mask {
        range(0, self.school.paid()) & !(self.school.school_hours() & !state.away[homeroom])
    }

    /// When the children eat and their teacher neither meets nor prepares.
    fn eating(&self, state: &State, homeroom: usize) -> Mask {
        if self.teachers_eat { 1 << state.lunch[homeroom] } else { 0 }
    }

    /// Slots from `from` for a meeting of a team, where all members are free.
    fn meeting(&self, state: &State, team: Mask, from: usize) -> Option<Mask> {
        let own = range(from, from + self.school.team);
        let free = each(team).all(|h| own & !(state.away[h] & !self.eating(state, h)) == 0);
        (free && own & !self.school.school_hours() == 0).then_some(own)
    }

    /// Whether the teachers of a grade can have what they are owed.
    fn teachers_can(&self, state: &State, grade: usize) -> bool {
        let school = self.school;
        let homerooms = school.of_grade(grade);
        if !each(homerooms).all(|h| {
            stretch_kept(school, school.school_hours() & !state.away[h])
                && own(school, self.free(state, h), self.eating(state, h), 1, true).is_some()
        }) {
            return false;
        }
        let meets =
            school.teams().iter().enumerate().any(|(n, team)| *team == homerooms && self.task.meets >> n & 1 == 1);
        !meets
            || (0..school.paid()).any(|from| {
                self.meeting(state, homerooms, from).is_some_and(|meeting| {
                    each(homerooms).all(|h| {
                        own(school, self.free(state, h) & !meeting, self.eating(state, h), meeting, true).is_some()
                    })
                })
            })
    }

    /// Meetings of the teams from the `team`-th on, then everybody's own time. `meetings`: slots by homeroom.
    fn adults(&mut self, state: &State, team: usize, meetings: &[Mask; 4]) {
        if self.done() {
            return;
        }
        self.limit.left -= 1;
        let teams = self.school.teams();
        let Some(homerooms) = teams.get(team).copied() else {
            self.finish(state, meetings);
            return;
        };
        if self.task.meets >> team & 1 == 0 {
            self.adults(state, team + 1, meetings);
            return;
        }
        for from in 0..self.school.paid() {
            let Some(own) = self.meeting(state, homerooms, from) else { continue };
            let principal_is_there = meetings.iter().any(|other| other & own != 0);
            if self.school.principal && principal_is_there {
                continue;
            }
            let mut next = *meetings;
            each(homerooms).for_each(|h| next[h] |= own);
            self.adults(state, team + 1, &next);
        }
    }

    fn finish(&mut self, state: &State, meetings: &[Mask; 4]) {
        let school = self.school;
        let mut rows = state.rows.clone();
        let mut totals = Vec::new();
        for (h, meeting) in meetings.iter().copied().enumerate().take(school.homerooms()) {
            let Some(own) = own(school, self.free(state, h) & !meeting, self.eating(state, h), meeting, true) else {
                return;
            };
            totals.push(own.total);
            rows.extend(self.own_rows(Who::Teacher(h), own.lunch, own.preps));
        }
        for (n, adult) in school.specialists.iter().enumerate() {
            let hours = Tiny::at_work(adult, self.task.day);
            if hours == 0 {
                totals.push(0);
                continue;
            }
            let Some(own) = own(school, hours & !state.busy[n], 0, 0, true) else { return };
            totals.push(own.total);
            rows.extend(self.own_rows(Who::Specialist(n), own.lunch, own.preps));
        }
        if school.contract.total.is_none() {
            totals.clear();
        }
        if self.found.iter().any(|(other, _)| other.iter().zip(&totals).all(|(one, own)| one >= own)) {
            return;
        }
        for (n, team) in school.teams().iter().enumerate().filter(|(n, _)| self.task.meets >> n & 1 == 1) {
            let slots = meetings[each(*team).next().unwrap_or(0)];
            let mut staff: Vec<Who> = each(*team).map(Who::Teacher).collect();
            if school.principal {
                staff.push(Who::Principal);
            }
            rows.push(self.row(What::Meeting(n), slots.trailing_zeros() as usize, school.team, 0, staff));
        }
        if let Some(held) = &state.held {
            rows.extend(held.rows(self.task.day));
        }
        rows.extend(self.children(&rows));
        self.found.retain(|(other, _)| !other.iter().zip(&totals).all(|(one, own)| one <= own));
        self.found.push((totals, rows));
    }

    fn own_rows(&self, who: Who, lunch: Option<usize>, preps: Mask) -> Vec<Row> {
        let lunch = lunch.map(|slot| self.row(What::OwnLunch, slot, 1, 0, vec![who]));
        each(preps).map(|slot| self.row(What::Prep, slot, 1, 0, vec![who])).chain(lunch).collect()
    }

    /// Walks, and class time wherever nothing else is.
    fn children(&self, rows: &[Row]) -> Vec<Row> {
        let mut more = Vec::new();
        for h in 0..self.school.homerooms() {
            let mine = || rows.iter().filter(|row| row.homerooms >> h & 1 == 1);
            let with = mine().fold(0, |mask, row| mask | range(row.from, row.from + row.slots));
            for slot in each(self.school.school_hours() & !with) {
                let walk = self.school.walks && mine().any(|row| row.from + row.slots == slot);
                let what = if walk { What::Walk } else { What::Class };
                more.push(self.row(what, slot, 1, 1 << h, vec![Who::Teacher(h)]));
            }
        }
        more
    }
}
