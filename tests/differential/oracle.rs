//! Every way to place a tiny school, tried one after the other: its own reading of what a school file promises.
//!
//! Days are chosen for sections, weekly blocks and meetings; then each day is searched by itself. What the days share
//! beyond that is the sum of preparation, so a day answers with every way that is best for somebody.

use super::day::{Day, DayTask, Limit, Way};
use super::tiny::{Mask, Tiny, each};
use std::collections::BTreeMap;

/// Somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Who {
    /// The teacher of a homeroom.
    Teacher(usize),
    /// A specialist.
    Specialist(usize),
    /// An interventionist.
    Interventionist(usize),
    /// An aide.
    Aide(usize),
    /// The principal.
    Principal,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    /// Class without a name.
    Class,
    /// A core block.
    Core(usize),
    /// The children eat.
    Lunch,
    /// Recess.
    Recess,
    /// WIN.
    Win,
    /// A section of a course.
    Section(usize),
    /// The children walk.
    Walk,
    /// A team meets.
    Meeting(usize),
    /// An adult eats.
    OwnLunch,
    /// An adult prepares.
    Prep,
}

/// One row of a witness.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// The day.
    pub(crate) day: usize,
    /// First slot.
    pub(crate) from: usize,
    /// Slots.
    pub(crate) slots: usize,
    /// What.
    pub(crate) what: What,
    /// Children.
    pub(crate) homerooms: Mask,
    /// Adults.
    pub(crate) staff: Vec<Who>,
}

/// What the oracle says.
#[derive(Debug, Clone)]
pub(crate) enum Answer {
    /// This schedule keeps everything.
    Witness(Vec<Row>),
    /// There is none.
    None,
    /// Too many ways to try.
    Skipped,
}

/// Tries everything, up to `limit` nodes. `teachers_eat`: while the children eat, no team of theirs meets and their
/// teacher does not prepare. No promise says so, but the solver plans that way.
pub(crate) fn ask(school: &Tiny, limit: u64, teachers_eat: bool) -> Answer {
    ask_within(school, limit, teachers_eat, u32::MAX)
}

/// [`ask`] for a schedule with at most so many sections on the first day.
pub(crate) fn ask_within(school: &Tiny, limit: u64, teachers_eat: bool, first_day: u32) -> Answer {
    let mut oracle = Oracle { school, teachers_eat, first_day, limit: Limit { left: limit }, memo: BTreeMap::new() };
    let mut tasks: Vec<DayTask> = (0..school.days).map(|day| DayTask::empty(school, day)).collect();
    let choices = choices(school);
    match oracle.choose(&choices, &mut tasks) {
        Some(rows) => Answer::Witness(rows),
        None if oracle.limit.left == 0 => Answer::Skipped,
        None => Answer::None,
    }
}

/// Something that lies on one day of several.
#[derive(Debug, Clone, Copy)]
enum Choice {
    Section(usize, usize),
    Core(usize, Mask),
    Meeting(usize),
}

struct Oracle<'a> {
    school: &'a Tiny,
    teachers_eat: bool,
    /// Most sections on the first day.
    first_day: u32,
    limit: Limit,
    memo: BTreeMap<DayTask, Vec<Way>>,
}

/// Everything that lies on some day, as often as it does.
fn choices(school: &Tiny) -> Vec<Choice> {
    let owes = |team: &usize| school.without.teams >> team & 1 == 0;
    let mut choices: Vec<Choice> = (0..school.teams().len()).filter(owes).map(Choice::Meeting).collect();
    for (n, core) in school.cores.iter().enumerate() {
        let daily = if core.weekly { 1 } else { school.days };
        for unit in school.units(core.alone).into_iter().filter(|unit| !school.without.has_no_core(n, *unit)) {
            choices.extend((0..daily).map(|_| Choice::Core(n, unit)));
        }
    }
    for homeroom in 0..school.homerooms() {
        for (n, course) in school.courses.iter().enumerate() {
            let often = course.often[school.grade_of(homeroom)];
            choices.extend((0..often).map(|_| Choice::Section(homeroom, n)));
        }
    }
    choices
}

impl Oracle<'_> {
    /// Days for the rest of the choices; then the days.
    fn choose(&mut self, choices: &[Choice], tasks: &mut [DayTask]) -> Option<Vec<Row>> {
        let Some((first, rest)) = choices.split_first() else { return self.days(tasks) };
        for day in 0..self.school.days {
            let before = tasks[day].clone();
            // The same thing twice lies on two days, the earlier first.
            let free = match *first {
                Choice::Section(homeroom, course) => {
                    let again = (day..tasks.len()).any(|day| tasks[day].sections[homeroom] >> course & 1 == 1);
                    tasks[day].sections[homeroom] |= 1 << course;
                    let any = self.school.without.most >> self.school.grade_of(homeroom) & 1 == 1;
                    let first_day: u32 = tasks[0].sections.iter().map(|courses| courses.count_ones()).sum();
                    !again && first_day <= self.first_day && (any || tasks[day].sections[homeroom].count_ones() <= 2)
                }
                Choice::Core(core, unit) => {
                    let again = (day..tasks.len()).any(|day| tasks[day].cores.contains(&(core, unit)));
                    tasks[day].cores.push((core, unit));
                    !again
                }
                Choice::Meeting(team) => {
                    tasks[day].meets |= 1 << team;
                    true
                }
            };
            let found = if free { self.choose(rest, tasks) } else { None };
            tasks[day] = before;
            if found.is_some() || self.limit.left == 0 {
                return found;
            }
        }
        None
    }

    fn days(&mut self, tasks: &[DayTask]) -> Option<Vec<Row>> {
        let school = self.school;
        let uneven = |task: &DayTask| {
            (0..school.grades.len()).filter(|grade| school.grades[*grade].parallel).any(|grade| {
                let mut counts = each(school.of_grade(grade)).map(|h| task.sections[h].count_ones());
                let first = counts.next();
                counts.any(|count| Some(count) != first)
            })
        };
        if tasks.iter().any(uneven) {
            return None;
        }
        for task in tasks {
            if !self.memo.contains_key(task) {
                let ways = Day::new(school, task, self.teachers_eat, &mut self.limit).ways();
                if self.limit.left == 0 && ways.is_empty() {
                    return None;
                }
                self.memo.insert(task.clone(), ways);
            }
            if self.memo.get(task).is_none_or(Vec::is_empty) {
                return None;
            }
        }
        let owed = school.contract.total.map_or(0, |(slots, _)| slots);
        let ways: Vec<_> = tasks.iter().filter_map(|task| self.memo.get(task)).collect();
        let mut sums: Vec<Way> = vec![(Vec::new(), Vec::new())];
        for day in ways {
            sums = sums
                .iter()
                .flat_map(|(sum, rows)| {
                    day.iter().map(move |(more, others)| {
                        let sum = if sum.is_empty() {
                            more.clone()
                        } else {
                            sum.iter().zip(more).map(|(one, other)| one + other).collect()
                        };
                        (sum, rows.iter().chain(others).cloned().collect())
                    })
                })
                .collect();
        }
        sums.into_iter().find(|(sum, _)| sum.iter().all(|slots| *slots >= owed)).map(|(_, rows)| rows)
    }
}
