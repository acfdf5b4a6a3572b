//! Grades that nothing tells apart: one order of them is as good as another.

use super::{Hours, Model};
use crate::engine::Var;
use crate::model::{GradeId, Kind};
use itertools::Itertools;

impl Model<'_> {
    /// Grades that are alike eat in the order of the file: a frame with another order is the same with their names exchanged. Only
    /// where sections lie in places: in other forms a frame is found later then.
    pub(super) fn order_alike(&mut self) {
        if !self.form.has_places() {
            return;
        }
        let grades = (0..self.school.grades.len()).map(GradeId);
        let alike = grades.filter_map(|grade| Some((self.likeness(grade), self.lunch_of(grade)?))).into_group_map();
        for (_, lunches) in alike.into_iter().sorted_by(|one, other| one.0.cmp(&other.0)) {
            for pair in lunches.windows(2) {
                self.engine.at_most(&[(1, pair[0]), (-1, pair[1])], 0);
            }
        }
    }

    /// When all of a grade eats.
    fn lunch_of(&self, grade: GradeId) -> Option<Var> {
        let whole = &self.school[grade].homerooms;
        let lunches = self.blocks.iter().filter(|task| {
            let block = &self.school[task.block];
            block.kind == Kind::Lunch && whole.iter().any(|own| block.units[task.unit].homerooms.contains(own))
        });
        let lunches = lunches.filter(|task| task.on.is_none() && task.day.is_none() && !task.pinned);
        lunches.map(|task| task.start).unique_by(|start| format!("{start:?}")).exactly_one().ok()
    }

    /// What the frame knows of a grade, in words: the same for grades that nothing tells apart.
    fn likeness(&self, grade: GradeId) -> String {
        let school = self.school;
        let homerooms = &school[grade].homerooms;
        let mine = self
            .blocks
            .iter()
            .filter(|task| homerooms.iter().any(|own| school[task.block].units[task.unit].homerooms.contains(own)));
        let blocks = mine.map(|task| {
            let needs = school[task.block].needs_of(task.unit).adults;
            let unit = school[task.block].units[task.unit].homerooms.len();
            let bounds = self.engine.bounds(task.start);
            format!(
                "{} {} {} {bounds:?} {} {:?} {needs} {unit} {}",
                task.block.0, task.part, task.steps, task.often, task.day, task.pinned
            )
        });
        let rounds = self.rounds.iter().filter(|own| own.of.grade == grade).map(|own| {
            let lengths = own.meetings.iter().map(|(team, nth)| school[*team].meetings[*nth]).collect_vec();
            let hours = match &own.hours {
                Hours::Places(places) => places.starts.iter().map(|(start, _)| *start).collect(),
                Hours::Usual { .. } | Hours::Zone(_) => Vec::new(),
            };
            let (rounds, singles, most) = (own.of.rounds, own.of.singles, own.of.most);
            format!("{rounds} {singles} {most} {} {} {} {hours:?} {lengths:?}", own.homerooms, own.steps, own.walk)
        });
        let courses = school.courses.iter().map(|course| course.per_cycle[grade.0]).collect_vec();
        format!("{} {:?} {:?} {courses:?}", homerooms.len(), blocks.sorted().collect_vec(), rounds.collect_vec())
    }
}
