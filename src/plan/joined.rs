//! Homerooms that join another's section, where a grade has fewer teachers than homerooms and the file combines.

use super::pools::Pools;
use crate::engine::{Engine, Var};
use crate::model::{CourseId, GradeId, HomeroomId, School, Shortfall, StaffId, Together};
use itertools::Itertools;

/// Most homerooms of one section.
const MOST: usize = 2;

/// How many sections of a course a teacher, or the pool behind one, gives in a round.
pub(super) struct Given {
    pub(super) round: usize,
    pub(super) course: CourseId,
    pub(super) teacher: StaffId,
    pub(super) sections: Var,
}

/// Whether homerooms of the grade may join one another.
pub(super) fn may_join(school: &School, grade: GradeId) -> bool {
    let rule = &school.sections[grade.0];
    rule.shortfall == Shortfall::Combine && rule.together != Together::Sequence
}

/// The choices of one round: for each homeroom its courses and teachers, each with the decision for it.
pub(super) type Choices = Vec<(HomeroomId, Vec<(CourseId, StaffId, Var)>)>;

/// One round in which homerooms join one another.
pub(super) struct Joined {
    /// What is given in it.
    pub(super) given: Vec<Given>,
    /// Per homeroom whether it is not alone in its section; nothing where a pool leaves that open.
    pub(super) beside: Vec<(HomeroomId, Var)>,
    /// How many homerooms join another.
    pub(super) least: i32,
}

/// The sections of a round, no more of them than teachers, each for one homeroom or two whose children it holds. `exactly`: no
/// homeroom joins another where there is a teacher for it. `None` where there is one for each.
pub(super) fn join(
    school: &School,
    pools: &Pools,
    round: usize,
    choices: &Choices,
    exactly: bool,
    engine: &mut Engine,
) -> Option<Joined> {
    let all = || choices.iter().flat_map(|(_, mine)| mine);
    let there: i32 = all().map(|(_, teacher, _)| *teacher).unique().map(|teacher| pools.size(teacher)).sum();
    let least = number(choices.len()) - there;
    if least <= 0 {
        return None;
    }
    let mut joined = Joined { given: Vec::new(), beside: Vec::new(), least };
    let alone = choices.iter().map(|(homeroom, _)| (*homeroom, Engine::as_int(engine.literal()))).collect_vec();
    for (course, teacher) in all().map(|(course, teacher, _)| (*course, *teacher)).unique() {
        let size = pools.size(teacher);
        let sections = engine.int(0, size);
        let own = choices.iter().filter_map(|(homeroom, mine)| {
            let var = mine.iter().find(|(own, who, _)| (*own, *who) == (course, teacher)).map(|(.., var)| *var)?;
            Some((*homeroom, var))
        });
        let own = own.collect_vec();
        let row = own.iter().map(|(_, var)| (1, *var)).collect_vec();
        engine.at_most(&[row.clone(), vec![(-number(MOST), sections)]].concat(), 0);
        let negative = row.iter().map(|(_, var)| (-1, *var));
        engine.at_most(&negative.chain([(1, sections)]).collect_vec(), 0);
        if let Some(most) = school[course].class_size.and_then(|most| i32::try_from(most).ok()) {
            let children = own.iter().map(|(homeroom, var)| (students(school, *homeroom), *var));
            engine.at_most(&children.chain([(-most, sections)]).collect_vec(), 0);
        }
        if size == 1 {
            for (homeroom, var) in &own {
                let Some((_, beside)) = alone.iter().find(|(other, _)| other == homeroom) else { continue };
                let twice = own.iter().map(|(_, other)| (if other == var { 2 } else { 1 }, *other));
                engine.at_most(&twice.chain([(-1, sections), (-1, *beside)]).collect_vec(), 1);
            }
        }
        joined.given.push(Given { round, course, teacher, sections });
    }
    if exactly {
        let row = joined.given.iter().map(|own| (-1, own.sections)).collect_vec();
        engine.at_most(&row, least - number(choices.len()));
    }
    if all().all(|(_, teacher, _)| pools.size(*teacher) == 1) {
        joined.beside = alone;
    }
    Some(joined)
}

/// No homeroom is in a section with another more often than its share of all of them.
pub(super) fn equally_often(school: &School, grade: GradeId, rounds: &[&Joined], engine: &mut Engine) {
    let homerooms = &school[grade].homerooms;
    let most = school.courses.iter().filter(|course| course.per_cycle[grade.0] > 0);
    let most = most.map(|course| course.class_size.unwrap_or(u32::MAX)).max().unwrap_or(u32::MAX);
    let fits = |one: &HomeroomId| {
        let mut others = homerooms.iter().filter(|other| *other != one);
        others.any(|other| school[*one].students.saturating_add(school[*other].students) <= most)
    };
    let able = homerooms.iter().filter(|own| fits(own)).count().max(1);
    let all: i32 = rounds.iter().map(|round| 2 * round.least).sum();
    let share = usize::try_from(all).unwrap_or(0).div_ceil(able);
    for homeroom in homerooms {
        let own = rounds.iter().flat_map(|round| &round.beside).filter(|(own, _)| own == homeroom);
        engine.at_most(&own.map(|(_, var)| (1, *var)).collect_vec(), number(share));
    }
}

/// Who joins whom where these homerooms have so many sections of a course; `None` where two that are left together are too many
/// children.
pub(super) fn pairs(
    school: &School,
    course: CourseId,
    homerooms: &[HomeroomId],
    sections: usize,
) -> Option<Vec<(HomeroomId, HomeroomId)>> {
    let joining = homerooms.len().saturating_sub(sections);
    let smallest =
        homerooms.iter().copied().sorted_by_key(|own| school[*own].students).take(MOST * joining).collect_vec();
    if smallest.len() < MOST * joining {
        return None;
    }
    // The smallest with the largest of them: if any pairs fit, these do.
    let (small, large) = smallest.split_at(joining);
    let most = school[course].class_size.unwrap_or(u32::MAX);
    let pairs =
        small.iter().copied().zip(large.iter().rev().copied()).map(|(one, other)| (one.max(other), one.min(other)));
    let pairs = pairs.collect_vec();
    pairs.iter().all(|(one, other)| school[*one].students + school[*other].students <= most).then_some(pairs)
}

fn students(school: &School, homeroom: HomeroomId) -> i32 {
    i32::try_from(school[homeroom].students).unwrap_or(i32::MAX / 4)
}

fn number(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}
