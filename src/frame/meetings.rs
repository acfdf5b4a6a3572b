//! What the meetings of teams ask of sections and of blocks that others lead.

use super::{BlockTask, Form, Model};
use crate::engine::Var;
use crate::model::{DayId, GradeId, Kind, MeetsIn, Role, StaffId, TeamId};
use crate::plan::GradeSections;
use itertools::Itertools;
use pumpkin_core::variables::Literal;

/// When teachers eat.
#[derive(Clone, Copy)]
pub(super) struct Meal {
    opens: i32,
    closes: i32,
    steps: i32,
}

impl Meal {
    /// Whether there is time for it in what begins at `start` and takes so many steps.
    pub(super) fn fits(&self, start: i32, steps: i32) -> bool {
        start + self.steps <= self.closes && start + steps - self.steps >= self.opens
    }
}

impl Model<'_> {
    /// Meetings of the grade's team that one round is too short for, and two are not.
    pub(super) fn meetings_beside(&self, of: &GradeSections) -> Vec<(TeamId, usize)> {
        let school = self.school;
        let mut found = Vec::new();
        for (position, team) in school.teams.iter().enumerate() {
            let mine = team.is_grade_level() && team.grades.contains(&of.grade) && team.meets_in == MeetsIn::StudentDay;
            let lengths = team.meetings.iter().enumerate();
            let long = lengths.filter(|(_, own)| **own > of.minutes && **own <= 2 * of.minutes + of.walk);
            found.extend(long.filter(|_| mine).map(|(nth, _)| (TeamId(position), nth)));
        }
        found
    }

    /// Blocks in which others have all children of a grade at once.
    fn led_by_others(&self, grade: GradeId) -> impl Iterator<Item = &BlockTask> {
        let (school, whole) = (self.school, &self.school[grade].homerooms);
        self.blocks.iter().filter(move |task| {
            let block = &school[task.block];
            let others = block.leads.as_ref().is_some_and(|own| !own.roles.contains(&Role::ClassroomTeacher));
            others && whole.iter().all(|own| block.units[task.unit].homerooms.contains(own))
        })
    }

    /// Other ways to meet on a day with two sections than in both of them, one directly after the other: in one of them and a daily block
    /// of others beside it. Where that block is lunch, the teachers eat during the other section; it must be promised to each of them.
    pub(super) fn meets_beside_blocks(
        &mut self,
        of: &GradeSections,
        meetings: &[(TeamId, usize)],
        (usual, second): (Var, Var),
    ) -> Vec<Literal> {
        if self.form != Form::BesideBlocks {
            return Vec::new();
        }
        let (steps, walk) = (self.steps(of.minutes), self.steps(of.walk));
        let mut ways = Vec::new();
        for ((block, away, meal), (near, far)) in
            self.blocks_beside(of, meetings).into_iter().cartesian_product([(usual, second), (second, usual)])
        {
            for (terms, apart) in [([(1, block), (-1, near)], steps + walk), ([(1, near), (-1, block)], away)] {
                let way = self.engine.literal();
                self.engine.equal_if(way, &terms, apart);
                if let Some(meal) = meal {
                    self.engine.at_most_if(way, &[(1, far)], meal.closes - meal.steps);
                    self.engine.at_most_if(way, &[(-1, far)], steps - meal.opens - meal.steps);
                }
                ways.push(way);
            }
        }
        ways
    }

    /// Daily blocks of others beside which one section is long enough for each of the meetings: when they begin, the steps until the
    /// children are back, and for lunch when the teachers eat instead.
    pub(super) fn blocks_beside(
        &self,
        of: &GradeSections,
        meetings: &[(TeamId, usize)],
    ) -> Vec<(Var, i32, Option<Meal>)> {
        let school = self.school;
        let length = meetings.iter().map(|(team, nth)| self.steps(school[*team].meetings[*nth])).max();
        let Some(length) = length else { return Vec::new() };
        let steps = self.steps(of.minutes);
        let meal = self.meal(of.grade);
        let long = |task: &&BlockTask| task.on.is_none() && task.steps + steps >= length;
        // Nobody goes without lunch: where it is not promised, nothing keeps it.
        let may_meet =
            |task: &&BlockTask| school[task.block].kind != Kind::Lunch || meal.is_some_and(|meal| meal.steps <= steps);
        let blocks = self.led_by_others(of.grade).filter(long).filter(may_meet).map(|task| {
            let walks = school[of.grade].homerooms.iter().map(|homeroom| school.walk_after(task.block, *homeroom));
            let away = task.steps + self.steps(walks.max().unwrap_or(0));
            (task.start, away, meal.filter(|_| school[task.block].kind == Kind::Lunch))
        });
        blocks.collect()
    }

    /// The lunch that the teachers of a grade are promised; `None` where one of them has none on some day.
    pub(super) fn meal(&self, grade: GradeId) -> Option<Meal> {
        let homerooms = self.school[grade].homerooms.iter();
        let teachers = homerooms.flat_map(|homeroom| &self.school[*homeroom].teachers).unique();
        let mut all: Option<Meal> = None;
        for (who, day) in teachers.cartesian_product(&self.days) {
            let is = |kind: Kind, own: (StaffId, DayId)| kind == Kind::Lunch && own == (*who, *day);
            let mut promised = self.demands.own_time.iter().filter(|own| is(own.kind, (own.who, own.day))).peekable();
            if self.school.paid_day(*who, *day).is_none() {
                continue;
            }
            promised.peek()?;
            for own in promised {
                let own = Meal {
                    opens: (own.window.start - self.base + self.unit - 1).div_euclid(self.unit),
                    closes: (own.window.end - self.base).div_euclid(self.unit),
                    steps: self.steps(own.minutes),
                };
                all = Some(all.map_or(own, |all| Meal {
                    opens: all.opens.max(own.opens),
                    closes: all.closes.min(own.closes),
                    steps: all.steps.max(own.steps),
                }));
            }
        }
        all
    }

    /// A meeting that no section and no one block of others is long enough for: two such blocks follow one another.
    pub(super) fn meetings_between_blocks(&mut self) {
        let school = self.school;
        for team in school.teams.iter().filter(|team| team.is_grade_level() && team.meets_in == MeetsIn::StudentDay) {
            let [grade] = team.grades.as_slice() else { continue };
            let blocks = self.led_by_others(*grade).map(|task| (task.start, task.steps, task.on.is_some()));
            let blocks = blocks.collect_vec();
            let longest = self.rounds.iter().find(|own| own.of.grade == *grade).map_or(0, |own| 2 * own.steps);
            let longest = blocks.iter().map(|(_, steps, _)| *steps).max().unwrap_or(0).max(longest);
            let meetings = team.meetings.iter().map(|minutes| self.steps(*minutes));
            for meeting in meetings.filter(|steps| *steps > longest).collect_vec() {
                let pairs = blocks.iter().permutations(2).filter(|pair| {
                    // Of two that are not daily it is not known whether they share a day.
                    pair[0].1 + pair[1].1 >= meeting && !(pair[0].2 && pair[1].2)
                });
                let mut ways = Vec::new();
                for pair in pairs {
                    let follows = self.engine.literal();
                    self.engine.equal_if(follows, &[(1, pair[1].0), (-1, pair[0].0)], pair[0].1);
                    ways.push(follows);
                }
                if !ways.is_empty() {
                    self.engine.any(&ways);
                }
            }
        }
    }
}
