//! Homerooms of a grade that are out on their own, in places that all grades share.
//!
//! Only how many of a grade are out is looked for, in each place of each day: which of them is nearly all the same, and follows
//! ([`Singles::of_each`]).

use super::rows::{Task, number};
use super::{BlockTask, Form, Model, Places, Rounds, Singles, sections};
use crate::engine::{Engine, Var};
use crate::model::{Course, GradeId, HomeroomId, School, Together};
use crate::plan::GradeSections;
use itertools::Itertools;
use pumpkin_core::variables::Literal;

impl Singles {
    /// The places in which each of so many homerooms is out on its own, per day: whoever has waited longest is next, so all have
    /// equally many, and on a day no more than one more than another.
    pub(super) fn of_each(&self, homerooms: usize, value: &dyn Fn(Var) -> i32) -> Vec<Vec<Vec<usize>>> {
        let mut own = vec![vec![Vec::new(); self.homerooms.len()]; homerooms];
        let mut next = (0..homerooms).cycle();
        for (day, places) in self.homerooms.iter().enumerate() {
            for (place, out) in places.iter().enumerate() {
                let out = usize::try_from(value(*out)).unwrap_or(0);
                next.by_ref().take(out).for_each(|homeroom| own[homeroom][day].push(place));
            }
        }
        own
    }
}

/// Whether homerooms of some grade have sections on their own.
#[must_use]
pub fn some_are_apart(school: &School) -> bool {
    sections(school).any(|own| own.singles > 0)
}

impl Model<'_> {
    /// Whether homerooms of the grade may be out on their own in this frame.
    pub(super) fn is_apart(&self, grade: GradeId) -> bool {
        self.form == Form::Apart && self.school.sections[grade.0].together == Together::Free
    }

    /// Whether this is a homeroom that may be out on its own: then only the days of its class time are looked for, since nobody else
    /// has to know when it is.
    pub(super) fn is_on_its_own(&self, homerooms: &[HomeroomId]) -> bool {
        matches!(homerooms, [own] if self.is_apart(self.school[*own].grade))
    }

    /// Whether only the days of a block are looked for.
    pub(super) fn is_loose(&self, task: &BlockTask) -> bool {
        task.day.is_some() && !task.pinned && self.is_on_its_own(&self.school[task.block].units[task.unit].homerooms)
    }

    /// Sections of homerooms on their own, on days on which the grade is not out together.
    pub(super) fn singles(&mut self, of: &GradeSections, places: &Places, once: &[Literal]) -> Singles {
        let all = i32::try_from(self.school[of.grade].homerooms.len()).unwrap_or(i32::MAX);
        let most = i32::try_from(of.most.min(of.singles)).unwrap_or(1);
        let mut own = Singles { homerooms: Vec::new(), some: Vec::new(), most: Vec::new() };
        for once in once {
            let some = places.ever.iter().map(|_| self.engine.literal()).collect_vec();
            let out = some.iter().zip(&places.ever).map(|(some, ever)| {
                let out = self.engine.int(0, all);
                self.engine.at_most(&[(1, out), (-all, Engine::as_int(*some))], 0);
                self.engine.any(&[!*some, *ever]);
                out
            });
            let out = out.collect_vec();
            let each = self.engine.int(0, most);
            let row = out.iter().map(|out| (1, *out)).chain([(-all, each)]).collect_vec();
            self.engine.at_most(&row, 0);
            self.engine.at_most(&[(1, each), (most, Engine::as_int(*once))], most);
            own.homerooms.push(out);
            own.some.push(some);
            own.most.push(each);
        }
        let row = own.homerooms.iter().flatten().map(|out| (1, *out)).collect_vec();
        self.engine.equal(&row, all.saturating_mul(i32::try_from(of.singles).unwrap_or(i32::MAX)));
        own
    }

    /// How many homerooms have the course in which place, of whatever grade: no more at once than it has teachers.
    pub(super) fn share_places(&mut self, course: &Course) {
        let stays = self.stays();
        let teachers = i32::try_from(course.teachers.len()).unwrap_or(i32::MAX);
        let mut have: Vec<(usize, (i32, i32), Var)> = Vec::new();
        let of_places = stays.iter().into_group_map_by(|own| (own.from, own.to));
        for ((place, own), day) in
            of_places.into_iter().sorted_by_key(|own| own.0).cartesian_product(0..self.days.len())
        {
            let number = self.engine.int(0, teachers);
            let out = own.iter().flat_map(|own| own.out(day, self.rounds[own.rounds].homerooms));
            let row = out.map(|(n, out)| (-n, out)).chain([(1, number)]).collect_vec();
            self.engine.at_most(&row, 0);
            have.push((day, place, number));
        }
        let sections = |own: &Rounds| own.homerooms * number(course.per_cycle[own.of.grade.0]);
        let all = self.rounds.iter().map(sections).sum();
        self.engine.equal(&have.iter().map(|(.., number)| (1, *number)).collect_vec(), all);
        for (day, (from, _), _) in &have {
            let beside = have.iter().filter(|(own, place, _)| own == day && place.0 <= *from && *from < place.1);
            let row = beside.map(|(.., number)| (1, *number)).collect_vec();
            if row.len() > 1 {
                self.engine.at_most(&row, teachers);
            }
        }
    }

    /// On a day, no more homerooms out in a place than there are specialists who do not have their own time then.
    pub(super) fn out_beside_own_time(&mut self, day: usize, there: usize, own_time: &[Task]) {
        let of_places = self.stays().into_iter().into_group_map_by(|own| own.from);
        for (from, own) in of_places.into_iter().sorted_by_key(|own| own.0) {
            let to = own.iter().map(|own| own.to).max().unwrap_or(from);
            let out = own.iter().flat_map(|own| own.out(day, self.rounds[own.rounds].homerooms));
            let mut row = out.collect_vec();
            for (start, steps, people) in own_time {
                let then = self.engine.literal();
                self.engine.outside(&[!then], *start, *steps, (from, to));
                row.push((*people, Engine::as_int(then)));
            }
            self.engine.at_most(&row, i32::try_from(there).unwrap_or(i32::MAX));
        }
    }
}
