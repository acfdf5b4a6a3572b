//! Days by counting: how many rounds of sections each grade has on each day, on which day its team meets, on which
//! days the blocks that are not daily lie. Homerooms of a grade are interchangeable here.

use super::aims::{self, Aim};
use super::daily;
use super::demand::Demands;
use super::guide::Guide;
use super::proposal::{BlockDays, MeetingDay};
use super::random::Order;
use super::team_ways;
use crate::engine::{Answer, Budget, Engine, Search, Var, value};
use crate::model::{
    BlockId, DayId, GradeId, HomeroomId, Kind, MeetsIn, Minutes, Owed, PullOutId, Role, School, Shortfall, Span,
    StaffId, TeamId, Times, Together,
};
use itertools::Itertools;
use std::collections::BTreeMap;

/// How tidy the counts are to be. Everything but [`Ease::Necessary`] adds rows that only make placing easier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ease {
    /// The team's time and preparation from specials alone, days evenly loaded.
    SpecialsAlone,
    /// Days evenly loaded; recess and interventions led by others may help.
    Even,
    /// Only what every schedule must satisfy: no counts here means no schedule.
    Necessary,
}

impl Ease {
    /// The order in which they are tried at the `attempt`-th proposal.
    pub fn ladder(attempt: u64) -> Vec<Self> {
        match attempt % 4 {
            0 | 1 => vec![Self::SpecialsAlone, Self::Even, Self::Necessary],
            2 => vec![Self::Even, Self::Necessary],
            _ => vec![Self::Necessary],
        }
    }
}

/// The sections of a grade in numbers.
#[derive(Debug, Clone)]
pub struct GradeSections {
    /// The grade.
    pub grade: GradeId,
    /// Rounds in which the whole grade is out.
    pub rounds: u32,
    /// Further sections of each homeroom, placed one by one.
    pub singles: u32,
    /// Minutes of the longest section (sections of one grade usually have one length).
    pub minutes: Minutes,
    /// Minutes of the shortest section.
    pub least: Minutes,
    /// Minutes of walk between sections.
    pub walk: Minutes,
    /// Most a day for one homeroom.
    pub most: u32,
}

/// Counts for every grade and day.
#[derive(Debug, Clone, Default)]
pub struct Counts {
    /// Per grade: the cycle day of each whole-grade round.
    pub rounds: Vec<(GradeId, Vec<usize>)>,
    /// Per homeroom: the cycle day of each single section.
    pub singles: Vec<(HomeroomId, Vec<usize>)>,
    /// Days of blocks that are not daily.
    pub block_days: Vec<BlockDays>,
    /// Team meetings.
    pub meetings: Vec<MeetingDay>,
    /// Pull-outs.
    pub pull_outs: Vec<(PullOutId, DayId, StaffId)>,
    /// What wishes may cost: the part that the choice of teachers decides is still to be kept.
    pub aims: Vec<Aim>,
}

/// What counting gives.
pub enum DayCounts {
    /// Counts.
    Found(Counts),
    /// There are none.
    None,
    /// Not decided.
    Stopped(String),
}

/// Minutes of sections on a day, and the room for them.
type Load = (DayId, Vec<(i32, Var)>, Minutes);

/// The sections of every grade in numbers.
#[must_use]
pub fn grade_sections(school: &School) -> Vec<GradeSections> {
    (0..school.grades.len())
        .map(GradeId)
        .map(|grade| {
            let rule = &school.sections[grade.0];
            let per_homeroom: u32 = school.courses.iter().map(|course| course.per_cycle[grade.0]).sum();
            let (least, minutes) = school
                .courses
                .iter()
                .filter(|course| course.per_cycle[grade.0] > 0)
                .filter_map(|course| course.minutes[grade.0])
                .minmax()
                .into_option()
                .unwrap_or((0, 0));
            let homerooms = u32::try_from(school[grade].homerooms.len()).unwrap_or(0);
            let mut rounds = per_homeroom;
            let mut singles = 0;
            match rule.together {
                Together::Parallel | Together::Sequence => {
                    let seats = teachers_at_once(school, grade);
                    if may_be_left(rule.shortfall) && seats > 0 && seats < homerooms {
                        rounds = (homerooms * per_homeroom).div_ceil(seats);
                    }
                }
                Together::Free => {
                    let wanted: u32 = school
                        .teams
                        .iter()
                        .filter(|team| team.is_grade_level() && team.grades.contains(&grade) && minutes > 0)
                        .filter(|team| team.meets_in == MeetsIn::StudentDay)
                        .filter(|team| team_leads_homerooms(school, &team.members, grade))
                        .flat_map(|team| team.meetings.iter())
                        .map(|length| u32::try_from((length + minutes - 1) / minutes).unwrap_or(0))
                        .sum();
                    rounds = wanted.min(per_homeroom);
                    singles = per_homeroom - rounds;
                }
            }
            GradeSections {
                grade,
                rounds,
                singles,
                minutes,
                least,
                walk: school[grade].transition,
                most: rule.max_per_day,
            }
        })
        .collect()
}

/// Whether the members are the homeroom teachers whose release the grade's rounds make.
fn team_leads_homerooms(school: &School, members: &[StaffId], grade: GradeId) -> bool {
    school[grade].homerooms.iter().any(|homeroom| school[*homeroom].teachers.iter().any(|own| members.contains(own)))
        && !school.courses.iter().any(|course| course.teachers.iter().any(|own| members.contains(own)))
}

/// How many different teachers can take homerooms of `grade` at once.
#[must_use]
pub fn teachers_at_once(school: &School, grade: GradeId) -> u32 {
    let teachers = school
        .courses
        .iter()
        .filter(|course| course.per_cycle[grade.0] > 0)
        .flat_map(|course| course.teachers.iter())
        .unique()
        .count();
    u32::try_from(teachers).unwrap_or(u32::MAX)
}

/// The window in which the sections of `grade` may lie on `day`: students in school, some course open.
#[must_use]
pub fn section_window(school: &School, grade: GradeId, day: DayId) -> Option<Span> {
    let homeroom = *school[grade].homerooms.first()?;
    let students = school.student_day(homeroom, day);
    let open = school
        .courses
        .iter()
        .filter(|course| course.per_cycle[grade.0] > 0)
        .filter_map(|course| course.windows[day.0])
        .filter_map(|window| window.intersection(students))
        .reduce(|a, b| Span::new(a.start.min(b.start), a.end.max(b.end)))?;
    Some(open)
}

/// Minutes of the homeroom's day that daily blocks take for certain, walks included.
fn daily_block_minutes(school: &School, homeroom: HomeroomId, day: DayId) -> Minutes {
    school
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.units.iter().any(|unit| unit.homerooms.contains(&homeroom)))
        .filter_map(|(position, block)| {
            let Times::PerDay(often) = block.times else { return None };
            let minutes = block.minutes[day.0]?;
            block.windows[day.0]?;
            let parts = i32::try_from(often).unwrap_or(1) * i32::try_from(block.pieces.len().max(1)).unwrap_or(1);
            Some(minutes * i32::try_from(often).unwrap_or(1) + parts * school.walk_after(BlockId(position), homeroom))
        })
        .sum()
}

/// Counts for every grade and day.
#[allow(clippy::too_many_lines, reason = "one linear model, row family after row family, reads better whole")]
pub fn counts(
    school: &School,
    demands: &Demands,
    ease: Ease,
    aims: &[Aim],
    guide: Option<&Guide>,
    order: &mut Order,
    budget: &mut Budget<'_>,
) -> DayCounts {
    let grades = grade_sections(school);
    let cycle = school.cycle_days;
    let proves = ease == Ease::Necessary && guide.is_none();
    let mut engine = if proves { Engine::relaxation(order.seed()) } else { Engine::new(order.seed()) };
    let variants = |c: usize| school.day_ids().filter(move |day| school[*day].cycle_day == Some(c)).collect_vec();

    // Rounds per grade and cycle day.
    let mut rounds: Vec<Vec<Var>> = Vec::new();
    for grade in &grades {
        let most = i32::try_from(grade.most.min(distinct_a_day(school, grade))).unwrap_or(2);
        let row = (0..cycle)
            .map(|c| {
                let fits = variants(c).into_iter().all(|day| {
                    section_window(school, grade.grade, day).is_some_and(|window| window.minutes() >= grade.least)
                });
                engine.int(0, if fits { most } else { 0 })
            })
            .collect_vec();
        let total = i32::try_from(grade.rounds).unwrap_or(0);
        if total > most * i32::try_from(cycle).unwrap_or(0) {
            return none(school, ease);
        }
        engine.equal(&row.iter().map(|var| (1, *var)).collect_vec(), total);
        rounds.push(row);
    }
    // Single sections per homeroom and cycle day, and of all homerooms of a grade: those are decided first, since which of its
    // homerooms has one is nearly all the same.
    let mut singles: Vec<(HomeroomId, Vec<Var>)> = Vec::new();
    let mut of_grades: Vec<(GradeId, Vec<Var>)> = Vec::new();
    for (position, grade) in grades.iter().enumerate().filter(|(_, grade)| grade.singles > 0) {
        let most = i32::try_from(grade.most.min(distinct_a_day(school, grade))).unwrap_or(2);
        for homeroom in &school[grade.grade].homerooms {
            let row = (0..cycle).map(|_| engine.int(0, most)).collect_vec();
            engine.equal(&row.iter().map(|var| (1, *var)).collect_vec(), i32::try_from(grade.singles).unwrap_or(0));
            for (c, var) in row.iter().enumerate() {
                engine.at_most(&[(1, *var), (1, rounds[position][c])], most);
            }
            singles.push((*homeroom, row));
        }
        let own = &singles[singles.len() - school[grade.grade].homerooms.len()..];
        let most = most * i32::try_from(own.len()).unwrap_or(0);
        let row = (0..cycle).map(|_| engine.int(0, most)).collect_vec();
        for (c, all) in row.iter().enumerate() {
            let sum = own.iter().map(|(_, each)| (1, each[c])).chain([(-1, *all)]).collect_vec();
            engine.equal(&sum, 0);
        }
        of_grades.push((grade.grade, row));
    }

    // Teams: which day.
    let mut meetings: Vec<(TeamId, usize, DayId, Var)> = Vec::new();
    for (position, team) in school.teams.iter().enumerate() {
        let team_id = TeamId(position);
        for (nth, length) in team.meetings.iter().enumerate() {
            let mut possible = school
                .day_ids()
                .filter(|day| {
                    team.windows[day.0].is_some_and(|window| window.minutes() >= *length)
                        && team
                            .members
                            .iter()
                            .filter(|who| !partner_is_in(school, &team.members, **who, *day))
                            .all(|who| school.paid_day(*who, *day).is_some_and(|paid| paid.minutes() >= *length))
                })
                .collect_vec();
            order.shuffle(&mut possible);
            let vars = possible
                .into_iter()
                .map(|day| {
                    let yes = engine.literal();
                    (day, Engine::as_int(yes))
                })
                .collect_vec();
            let owed_in: Vec<Vec<DayId>> = match team.owed {
                Owed::PerWeek => school.weeks.iter().map(|week| week.days.clone()).collect(),
                Owed::PerCycle | Owed::EveryWeeks(_) => vec![school.day_ids().collect()],
            };
            for days in owed_in {
                let row = vars.iter().filter(|(day, _)| days.contains(day)).map(|(_, var)| (-1, *var)).collect_vec();
                if row.is_empty() {
                    // The audit may still accept those who are at work: no proof.
                    return DayCounts::Stopped(format!("{} has no day when all its members are at work", team.name));
                }
                engine.at_most(&row, -1);
            }
            // As few meetings as the weeks need: exactly one where every week is alike.
            if school.weeks.len() == 1 || team.owed != Owed::PerWeek {
                engine.at_most(&vars.iter().map(|(_, var)| (1, *var)).collect_vec(), 1);
            } else if ease != Ease::Necessary {
                let most = school.weeks.iter().map(|week| week.days.len()).max().unwrap_or(1);
                let spread = school.days.len().div_ceil(most.max(1)) + 2;
                engine
                    .at_most(&vars.iter().map(|(_, var)| (1, *var)).collect_vec(), i32::try_from(spread).unwrap_or(2));
            }
            meetings.extend(vars.into_iter().map(|(day, var)| (team_id, nth, day, var)));
        }
    }
    // Two meetings of one team lie on different days when it has more than one.
    for ((_, day), group) in &meetings
        .iter()
        .filter(|(team, ..)| school[*team].meetings.len() > 1)
        .map(|(team, _, day, var)| ((*team, *day), *var))
        .sorted_by_key(|(key, _)| *key)
        .chunk_by(|(key, _)| *key)
    {
        let _ = day;
        if ease != Ease::Necessary {
            engine.at_most(&group.map(|(_, var)| (1, var)).collect_vec(), 1);
        }
    }

    // The homeroom's day holds its sections and blocks.
    let mut block_vars: Vec<(BlockId, usize, DayId, Var)> = Vec::new();
    for (position, block) in school.blocks.iter().enumerate() {
        let id = BlockId(position);
        let (n, windows): (u32, Vec<Vec<DayId>>) = match block.times {
            Times::PerDay(_) => continue,
            Times::PerWeek(n) => (n, school.weeks.iter().map(|week| week.days.clone()).collect()),
            Times::PerCycle(n) => (n, vec![first_of_each_cycle_day(school)]),
        };
        for unit in 0..block.units.len() {
            let vars = school
                .day_ids()
                .filter(|day| block.minutes[day.0].is_some() && block.windows[day.0].is_some())
                .map(|day| {
                    let yes = engine.literal();
                    (day, Engine::as_int(yes))
                })
                .collect_vec();
            for days in windows.iter().filter(|days| !days.is_empty()) {
                let row = vars.iter().filter(|(day, _)| days.contains(day)).map(|(_, var)| (1, *var)).collect_vec();
                if windows.len() == 1 {
                    engine.equal(&row, i32::try_from(n).unwrap_or(0));
                } else {
                    engine
                        .at_most(&row.iter().map(|(_, var)| (-1, *var)).collect_vec(), -i32::try_from(n).unwrap_or(0));
                }
            }
            if matches!(block.times, Times::PerCycle(_)) {
                for c in 0..cycle {
                    let same = vars.iter().filter(|(day, _)| school[*day].cycle_day == Some(c)).collect_vec();
                    for pair in same.windows(2) {
                        engine.equal(&[(1, pair[0].1), (-1, pair[1].1)], 0);
                    }
                }
            }
            block_vars.extend(vars.into_iter().map(|(day, var)| (id, unit, day, var)));
        }
    }
    let mut used: Vec<(GradeId, DayId, Var, team_ways::Way)> = Vec::new();
    // A grade-level meeting lies in released time: each way to make it needs its rounds, and its blocks on that day.
    for (position, grade) in grades.iter().enumerate() {
        let Some(first) = school[grade.grade].homerooms.first().copied() else { continue };
        for day in school.day_ids() {
            let teacher = school[first].teacher_on(day);
            let simple = school.homerooms_of(teacher, day).count() == 1
                && !school.courses.iter().any(|course| course.teachers.contains(&teacher));
            if !simple {
                continue;
            }
            let mine = meetings
                .iter()
                .filter(|(team, _, at, _)| {
                    *at == day
                        && school[*team].meets_in == MeetsIn::StudentDay
                        && school[*team].members.contains(&teacher)
                })
                .copied()
                .collect_vec();
            let decided = |block: BlockId, unit: usize| {
                block_vars
                    .iter()
                    .find(|(own, at_unit, at, _)| *own == block && *at_unit == unit && *at == day)
                    .map(|(.., var)| *var)
            };
            let extras = team_ways::extras(school, grade.grade, day, &decided, ease == Ease::Necessary);
            let students = school.student_day(first, day);
            // What is owed beside a meeting of so many minutes: where shared time counts, a meeting that is long enough is it.
            let prep_beside = |meeting: Minutes| -> Minutes {
                demands
                    .own_time
                    .iter()
                    .filter(|demand| demand.who == teacher && demand.day == day && demand.kind == Kind::Prep)
                    .filter(|demand| students.contains(demand.window))
                    .filter(|demand| !demand.collaboration_counts || demand.minutes > meeting)
                    .map(|demand| demand.minutes)
                    .max()
                    .unwrap_or(0)
            };
            let prep = prep_beside(0);
            let release = school[day].cycle_day.map(|c| rounds[position][c]);
            let single = school[day]
                .cycle_day
                .and_then(|c| singles.iter().find(|(own, _)| *own == first).map(|(_, row)| row[c]));
            let beside_for_prep = extras.iter().any(|extra| extra.on_this_day.is_none() && extra.minutes >= prep);
            if prep > 0 && !beside_for_prep && ease != Ease::Necessary {
                // Some section of the day is preparation, or a meeting that counts as it.
                let mut row: Vec<(i32, Var)> = release.map(|var| (-1, var)).into_iter().collect();
                row.extend(single.map(|var| (-1, var)));
                let serves = mine.iter().filter(|(team, nth, ..)| prep_beside(school[*team].meetings[*nth]) == 0);
                row.extend(serves.map(|(.., meets)| (-1, *meets)));
                engine.at_most(&row, -1);
            }
            for (team, nth, _, meets) in mine {
                let length = school[team].meetings[nth];
                let prep = prep_beside(length);
                let most = if release.is_some() { grade.most } else { 0 };
                let mut ways =
                    team_ways::ways(school, grade.grade, grade.minutes, most, &extras, length, ease == Ease::Necessary);
                if ease == Ease::SpecialsAlone && ways.iter().any(|way| way.extras.is_empty() && way.rounds > 0) {
                    ways.retain(|way| way.extras.is_empty());
                }
                let mut row: Vec<(i32, Var)> = vec![(1, meets)];
                for way in ways {
                    let yes = engine.literal();
                    row.push((-1, Engine::as_int(yes)));
                    let spare_for_prep = way.left_over >= prep
                        || extras.iter().any(|extra| {
                            extra.on_this_day.is_none()
                                && extra.minutes >= prep
                                && way.extras.iter().all(|used| used.block != extra.block)
                        });
                    let rounds_needed = way.rounds + i32::from(prep > 0 && !spare_for_prep && ease != Ease::Necessary);
                    match release {
                        Some(var) if rounds_needed > 0 => engine.at_most_if(yes, &[(-1, var)], -rounds_needed),
                        None if rounds_needed > 0 => engine.at_most_if(yes, &[], -1),
                        _ => {}
                    }
                    for var in way.extras.iter().filter_map(|extra| extra.on_this_day) {
                        engine.at_most_if(yes, &[(-1, var)], -1);
                    }
                    used.push((grade.grade, day, Engine::as_int(yes), way));
                }
                engine.at_most(&row, 0);
            }
        }
        // Sums of preparation: sections and blocks that others lead, less what the team's time takes.
        if ease != Ease::Necessary {
            for homeroom in &school[grade.grade].homerooms {
                let teacher = school[*homeroom].teacher_on(DayId(0));
                for total in
                    demands.own_totals.iter().filter(|total| total.who == teacher && !total.collaboration_counts)
                {
                    let mut row: Vec<(i32, Var)> = Vec::new();
                    let mut sure = 0;
                    for (day, window) in &total.days {
                        let students = school.student_day(*homeroom, *day);
                        for outside in [Span::new(window.start, students.start), Span::new(students.end, window.end)] {
                            sure += if outside.minutes() >= total.block { outside.minutes() } else { 0 };
                        }
                        let Some(c) = school[*day].cycle_day else { continue };
                        if grade.least >= total.block {
                            row.push((-grade.least, rounds[position][c]));
                            row.extend(
                                singles
                                    .iter()
                                    .filter(|(own, _)| own == homeroom)
                                    .map(|(_, vars)| (-grade.least, vars[c])),
                            );
                        }
                        for (_, _, yes, way) in used.iter().filter(|(own, at, ..)| *own == grade.grade && at == day) {
                            let left = if way.left_over >= total.block { way.left_over } else { 0 };
                            let taken = if grade.least >= total.block { way.rounds * grade.least } else { 0 };
                            row.push((taken - left, *yes));
                        }
                        for extra in team_ways::extras(school, grade.grade, *day, &|_, _| None, false) {
                            let led_by_others = school[extra.block]
                                .leads
                                .as_ref()
                                .is_some_and(|leads| !leads.roles.contains(&Role::ClassroomTeacher));
                            if led_by_others && extra.minutes >= total.block {
                                sure += extra.minutes;
                            }
                        }
                    }
                    engine.at_most(&row, sure - total.minutes);
                }
            }
        }
    }

    for homeroom in school.homeroom_ids() {
        let grade = school[homeroom].grade;
        for day in school.day_ids() {
            let room = school.student_day(homeroom, day).minutes() - daily_block_minutes(school, homeroom, day);
            // The last walk of the day leads out of school.
            let slack = school[grade]
                .transition
                .max(school.blocks.iter().filter_map(|block| block.transition).max().unwrap_or(0));
            let mut row: Vec<(i32, Var)> = Vec::new();
            if let Some(c) = school[day].cycle_day {
                let own = &grades[grade.0];
                row.push((own.least + own.walk, rounds[grade.0][c]));
                row.extend(
                    singles
                        .iter()
                        .filter(|(own, _)| *own == homeroom)
                        .map(|(_, vars)| (grades[grade.0].least, vars[c])),
                );
            }
            for (block, unit, at, var) in &block_vars {
                if *at == day && school[*block].units[*unit].homerooms.contains(&homeroom) {
                    let minutes = school[*block].minutes[day.0].unwrap_or(0);
                    row.push((minutes + school.walk_after(*block, homeroom), *var));
                }
            }
            if !row.is_empty() {
                engine.at_most(&row, room + slack);
            }
        }
    }

    // Specialists' minutes on each day, and lanes: grades that need too many specialists to be out together.
    let mut loads: Vec<Load> = Vec::new();
    for day in school.day_ids() {
        let Some(c) = school[day].cycle_day else { continue };
        let mut load: Vec<(i32, Var)> = Vec::new();
        for (position, grade) in grades.iter().enumerate().filter(|(_, grade)| grade.minutes > 0) {
            let homerooms = u32::try_from(school[grade.grade].homerooms.len()).unwrap_or(0);
            let at_once = homerooms.min(teachers_at_once(school, grade.grade));
            load.push((grade.least * i32::try_from(at_once).unwrap_or(0), rounds[position][c]));
            load.extend(of_grades.iter().filter(|(own, _)| *own == grade.grade).map(|(_, row)| (grade.least, row[c])));
        }
        let teachers = school.courses.iter().flat_map(|course| course.teachers.iter().copied()).unique().collect_vec();
        let all_full_rounds = grades.iter().all(|grade| {
            grade.rounds == 0 || {
                let homerooms = u32::try_from(school[grade.grade].homerooms.len()).unwrap_or(0);
                teachers_at_once(school, grade.grade) >= homerooms
            }
        });
        let mixed = grades
            .iter()
            .flat_map(|grade| [grade.least, grade.minutes])
            .filter(|minutes| *minutes > 0)
            .unique()
            .count()
            > 1;
        let minutes_of = |who: StaffId| {
            school.paid_day(who, day).and_then(|paid| paid.intersection(children_in_school(school, day))).map_or(
                0,
                |both| {
                    let own: Minutes = if ease == Ease::Necessary { 0 } else { demands.own_minutes(who, day) };
                    (both.minutes() - own).max(0)
                },
            )
        };
        let shortest = grades.iter().filter(|g| g.least > 0).map(|g| g.least).min().unwrap_or(1);
        let total: Minutes = teachers
            .iter()
            .map(|who| {
                let whole = if mixed { minutes_of(*who) } else { minutes_of(*who) / shortest * shortest };
                period_places(school, *who, day).map_or(whole, |places| whole.min(places * shortest))
            })
            .sum();
        if all_full_rounds && !load.is_empty() {
            engine.at_most(&load, total);
            loads.push((day, load, total));
        }
        // Lanes.
        let seats =
            u32::try_from(teachers.iter().filter(|who| school.paid_day(**who, day).is_some()).count()).unwrap_or(0);
        let big = grades
            .iter()
            .enumerate()
            .filter(|(_, grade)| {
                let homerooms = u32::try_from(school[grade.grade].homerooms.len()).unwrap_or(0);
                grade.rounds > 0
                    && school.sections[grade.grade.0].together != Together::Sequence
                    && homerooms.min(seats) * 2 > seats
            })
            .collect_vec();
        if big.len() > 1 {
            let window = big
                .iter()
                .filter_map(|(_, grade)| section_window(school, grade.grade, day))
                .reduce(|a, b| Span::new(a.start.min(b.start), a.end.max(b.end)));
            let row = big.iter().map(|(position, grade)| (grade.least, rounds[*position][c])).collect_vec();
            let window = window.map_or(0, Span::minutes);
            engine.at_most(&row, if mixed { window } else { window / shortest * shortest });
        }
        if ease == Ease::SpecialsAlone && cycle > 1 {
            // Evenly loaded, with a day that carries none.
            let total: i32 = grades.iter().map(|grade| i32::try_from(grade.rounds).unwrap_or(0)).sum();
            let days = i32::try_from(cycle).unwrap_or(1) - 1;
            engine.at_most(&rounds.iter().map(|row| (1, row[c])).collect_vec(), (total + days - 1) / days + 1);
        }
    }

    // Grade-level meetings spread over the days, so that those who attend can.
    if ease != Ease::Necessary {
        daily::limit_courses(school, demands, &mut engine, &grades, &rounds, &of_grades);
        for day in school.day_ids() {
            let row = meetings.iter().filter(|(_, _, at, _)| *at == day).map(|(.., var)| (1, *var)).collect_vec();
            let weeks = school.weeks.iter().map(|week| week.days.len()).max().unwrap_or(1).max(1);
            let teams: usize = school.teams.iter().map(|team| team.meetings.len()).sum();
            let most = teams.div_ceil(weeks) + 1;
            if !row.is_empty() {
                engine.at_most(&row, i32::try_from(most).unwrap_or(i32::MAX));
            }
        }
    }

    // What the other days have no room for lies on this one. It follows from the rows above, but is not seen from them one by one.
    let all: Minutes = grades
        .iter()
        .zip(&rounds)
        .map(|(grade, _)| {
            let homerooms = u32::try_from(school[grade.grade].homerooms.len()).unwrap_or(0);
            let at_once = homerooms.min(teachers_at_once(school, grade.grade));
            grade.least * i32::try_from(at_once * grade.rounds + homerooms * grade.singles).unwrap_or(0)
        })
        .sum();
    if loads.iter().map(|(day, ..)| school[*day].cycle_day).all_unique() && loads.len() == cycle {
        let longest = grades.iter().map(|grade| grade.least).max().unwrap_or(0);
        for (day, load, _) in &loads {
            let others =
                loads.iter().filter(|(other, ..)| other != day).map(|(other, _, room)| (*other, *room)).collect_vec();
            let elsewhere = aims::room_on(school, &others, aims, longest);
            let negative = load.iter().map(|(factor, var)| (-factor, *var)).collect_vec();
            engine.at_most(&negative, elsewhere - all);
        }
    }

    aims::limit_counts(school, &mut engine, &grades, &rounds, &of_grades, aims);

    // Decide meetings first, then rounds, then the rest.
    let mut shuffled = meetings.iter().map(|(.., var)| *var).collect_vec();
    order.shuffle(&mut shuffled);
    let mut all_rounds = rounds.iter().flatten().copied().collect_vec();
    order.shuffle(&mut all_rounds);
    let mut rest = block_vars
        .iter()
        .map(|(.., var)| *var)
        .chain(singles.iter().flat_map(|(_, row)| row.iter().copied()))
        .collect_vec();
    order.shuffle(&mut rest);
    let mut all_singles = of_grades.iter().flat_map(|(_, row)| row.iter().copied()).collect_vec();
    order.shuffle(&mut all_singles);
    for var in shuffled.into_iter().chain(all_rounds).chain(all_singles).chain(rest) {
        engine.decide(var);
    }

    if let Some(guide) = guide {
        for (grade, days) in &guide.rounds {
            let own = grades.iter().position(|own| own.grade == *grade).map(|position| &rounds[position]);
            for (var, n) in own.into_iter().flatten().zip(days) {
                engine.equal(&[(1, *var)], *n);
            }
        }
        for (grade, days) in &guide.singles {
            for (_, row) in singles.iter().filter(|(homeroom, _)| school[*homeroom].grade == *grade) {
                row.iter().zip(days).for_each(|(var, n)| engine.equal(&[(1, *var)], *n));
            }
        }
        for (homeroom, days) in &guide.apart {
            let own = singles.iter().find(|(own, _)| own == homeroom).map(|(_, row)| row);
            own.into_iter().flatten().zip(days).for_each(|(var, n)| engine.equal(&[(1, *var)], *n));
        }
        for wanted in &guide.meetings {
            let is =
                |team: TeamId, nth: usize, day: DayId| (team, nth, day) == (wanted.team, wanted.meeting, wanted.day);
            let own = meetings.iter().filter(|(team, nth, day, _)| is(*team, *nth, *day));
            own.for_each(|(.., var)| engine.equal(&[(1, *var)], 1));
        }
        // Where real weeks differ, a number of days is for the weeks to say.
        for own in guide.block_days.iter().filter(|_| school.weeks.len() == 1) {
            let mine = block_vars.iter().filter(|(block, unit, ..)| (*block, *unit) == (own.block, own.unit));
            mine.for_each(|(.., day, var)| engine.equal(&[(1, *var)], i32::from(own.days.contains(day))));
        }
    }

    // With homerooms that nobody can tell apart, learning from conflicts is worth more than an order.
    let how = if of_grades.is_empty() { Search::Earliest } else { Search::Learned };
    let answer = budget.part(40_000, |own| engine.solve(how, None, &[], own));
    let solution = match answer {
        Answer::Found(solution) => solution,
        Answer::None => return none(school, ease),
        Answer::Stopped if ease == Ease::Necessary => {
            return DayCounts::Stopped("no counts of days found within the effort".to_owned());
        }
        Answer::Stopped => return DayCounts::None,
        Answer::Fault(fault) => return DayCounts::Stopped(format!("the engine failed while counting days: {fault}")),
    };
    let mut found = Counts { aims: aims.to_vec(), ..Counts::default() };
    let spread = |row: &[Var]| {
        row.iter()
            .enumerate()
            .flat_map(|(c, var)| std::iter::repeat_n(c, usize::try_from(value(&solution, *var)).unwrap_or(0)))
            .collect_vec()
    };
    for (grade, row) in grades.iter().zip(&rounds) {
        found.rounds.push((grade.grade, spread(row)));
    }
    for (homeroom, row) in &singles {
        found.singles.push((*homeroom, spread(row)));
    }
    for (block, group) in &block_vars.iter().chunk_by(|(block, unit, ..)| (*block, *unit)) {
        let days = group.filter(|(.., var)| value(&solution, *var) == 1).map(|(_, _, day, _)| *day).collect();
        found.block_days.push(BlockDays { block: block.0, unit: block.1, days });
    }
    for (team, nth, day, var) in &meetings {
        if value(&solution, *var) == 1 {
            let mut guided = guide.iter().flat_map(|guide| &guide.meetings);
            let over_lunch =
                guided.any(|own| own.over_lunch && (own.team, own.meeting, own.day) == (*team, *nth, *day));
            found.meetings.push(MeetingDay {
                team: *team,
                meeting: *nth,
                day: *day,
                minutes: school[*team].meetings[*nth],
                over_lunch,
            });
        }
    }
    for (grade, days) in guide.iter().flat_map(|guide| &guide.singles) {
        // Single sections on the same days, at one time: rounds of the whole grade, each with its own specialists.
        found.singles.retain(|(homeroom, _)| school[*homeroom].grade != *grade);
        let more = days.iter().enumerate().flat_map(|(day, n)| (0..*n).map(move |_| day));
        if let Some((_, rounds)) = found.rounds.iter_mut().find(|(own, _)| own == grade) {
            rounds.extend(more);
        }
    }
    found.pull_outs = pull_out_days(school, minutes_left(school, &grades, &found), order);
    DayCounts::Found(found)
}

/// From the first child's arrival to the last child's leaving.
#[must_use]
pub fn children_in_school(school: &School, day: DayId) -> Span {
    school
        .homeroom_ids()
        .map(|homeroom| school.student_day(homeroom, day))
        .reduce(|a, b| Span::new(a.start.min(b.start), a.end.max(b.end)))
        .unwrap_or(school.day_type(day).students)
}

/// Most sections a day that no course forbids: each course at most so often.
fn distinct_a_day(school: &School, grade: &GradeSections) -> u32 {
    let of = grade.grade.0;
    let courses: u32 = school.courses.iter().map(|course| course.max_per_day.min(course.per_cycle[of])).sum();
    let owed: u32 = school.courses.iter().map(|course| course.per_cycle[of]).sum();
    // Rounds in which a homeroom is divided come on top.
    courses + (grade.rounds + grade.singles).saturating_sub(owed)
}

/// No counts. Where whole grades need not be out together, rounds are this plan's choice: then nothing is proved.
fn none(school: &School, ease: Ease) -> DayCounts {
    if ease == Ease::Necessary && !rounds_are_asked_for(school) {
        return DayCounts::Stopped("no counts of days were found for sections of whole grades".to_owned());
    }
    DayCounts::None
}

/// Whether a homeroom without a teacher has no section then, and a round more. One that joins another has its section.
fn may_be_left(shortfall: Shortfall) -> bool {
    matches!(shortfall, Shortfall::Divide | Shortfall::Aide)
}

/// Whether the file itself asks that whole grades are out together, each homeroom with a specialist.
fn rounds_are_asked_for(school: &School) -> bool {
    school.sections.iter().all(|rule| rule.together != Together::Free && rule.shortfall == Shortfall::None)
}

/// Whether `who` shares a homeroom with a member who has it on `day`: the half of a job share that is away is excused.
#[must_use]
pub fn partner_is_in(school: &School, members: &[StaffId], who: StaffId, day: DayId) -> bool {
    school.paid_day(who, day).is_none()
        && school.homerooms.iter().any(|homeroom| {
            let now = homeroom.teacher_on(day);
            homeroom.teachers.contains(&who) && now != who && members.contains(&now)
        })
}

/// How many sections `who` can teach on `day` where all they teach is held to single named periods.
pub(super) fn period_places(school: &School, who: StaffId, day: DayId) -> Option<Minutes> {
    let mut courses = school.courses.iter().filter(|course| course.teachers.contains(&who));
    if !courses.all(|course| course.whole_periods == Some(1)) {
        return None;
    }
    let paid = school.paid_day(who, day)?;
    let starts = school
        .day_type(day)
        .periods
        .iter()
        .filter(|period| paid.contains(period.span))
        .map(|period| period.span.start)
        .unique()
        .count();
    i32::try_from(starts).ok()
}

/// One solved day for each day of the rotation.
fn first_of_each_cycle_day(school: &School) -> Vec<DayId> {
    (0..school.cycle_days).filter_map(|c| school.day_ids().find(|day| school[*day].cycle_day == Some(c))).collect()
}

/// Minutes that sections and blocks leave each homeroom on each day.
fn minutes_left(school: &School, grades: &[GradeSections], found: &Counts) -> BTreeMap<(HomeroomId, DayId), Minutes> {
    let of = |homeroom: HomeroomId, day: DayId| {
        let own = &grades[school[homeroom].grade.0];
        let rounds = found.rounds.iter().filter(|(grade, _)| *grade == own.grade).flat_map(|(_, days)| days);
        let singles = found.singles.iter().filter(|(other, _)| *other == homeroom).flat_map(|(_, days)| days);
        let sections = rounds.chain(singles).filter(|c| school[day].cycle_day == Some(**c)).count();
        let blocks = found.block_days.iter().filter(|block| block.days.contains(&day));
        let blocks = blocks.filter(|block| school[block.block].units[block.unit].homerooms.contains(&homeroom));
        let blocks: Minutes = blocks.filter_map(|block| school[block.block].minutes[day.0]).sum();
        let all = school.student_day(homeroom, day).minutes() - daily_block_minutes(school, homeroom, day);
        all - blocks - i32::try_from(sections).unwrap_or(0) * (own.least + own.walk)
    };
    let each = school.homeroom_ids().flat_map(|homeroom| school.day_ids().map(move |day| (homeroom, day)));
    each.map(|(homeroom, day)| ((homeroom, day), of(homeroom, day))).collect()
}

/// Days and leaders of pull-outs: first where the homerooms have `left` the minutes, spread over the days, leaders loaded evenly.
fn pull_out_days(
    school: &School,
    mut left: BTreeMap<(HomeroomId, DayId), Minutes>,
    order: &mut Order,
) -> Vec<(PullOutId, DayId, StaffId)> {
    let mut chosen = Vec::new();
    let mut load: Vec<(StaffId, Minutes)> = school.staff_ids().map(|who| (who, 0)).collect();
    let mut per_day = vec![0; school.days.len()];
    for (position, pull_out) in school.pull_outs.iter().enumerate() {
        let id = PullOutId(position);
        let leaders = if pull_out.leads.named.is_empty() {
            school
                .staff_ids()
                .filter(|who| pull_out.leads.roles.iter().any(|role| school[*who].has_role(*role)))
                .filter(|who| school[*who].always_with.is_none())
                .collect_vec()
        } else {
            pull_out.leads.named.clone()
        };
        let windows: Vec<(u32, Vec<DayId>)> = match pull_out.times {
            Times::PerDay(n) => school.day_ids().map(|day| (n, vec![day])).collect(),
            Times::PerWeek(n) => school.weeks.iter().map(|week| (n, week.days.clone())).collect(),
            Times::PerCycle(n) => vec![(n, first_of_each_cycle_day(school))],
        };
        let mut mine: Vec<DayId> = Vec::new();
        // One leader per group, so that children keep theirs.
        let able = |who: StaffId, days: &[DayId]| {
            days.iter().filter(|day| school.paid_day(who, **day).is_some() && pull_out.windows[day.0].is_some()).count()
        };
        let all_days = school.day_ids().collect_vec();
        let Some(leader) = leaders
            .into_iter()
            .max_by_key(|who| (able(*who, &all_days).min(windows.len().max(3)), std::cmp::Reverse(load[who.0].1)))
        else {
            continue;
        };
        for (n, days) in windows {
            let have = mine.iter().filter(|day| days.contains(day)).count();
            let mut open = days
                .iter()
                .copied()
                .filter(|day| matches!(pull_out.times, Times::PerDay(_)) || !mine.contains(day))
                .filter(|day| pull_out.windows[day.0].is_some() && school.paid_day(leader, *day).is_some())
                .collect_vec();
            order.shuffle(&mut open);
            let full = |day: &DayId| {
                let least = pull_out.homerooms.iter().filter_map(|homeroom| left.get(&(*homeroom, *day))).min();
                least.is_some_and(|minutes| *minutes < pull_out.minutes)
            };
            open.sort_by_key(|day| (full(day), per_day[day.0]));
            let wanted = usize::try_from(n).unwrap_or(0).saturating_sub(have);
            let picks: Vec<DayId> = if matches!(pull_out.times, Times::PerDay(_)) {
                open.iter().copied().cycle().take(if open.is_empty() { 0 } else { wanted }).collect()
            } else {
                open.into_iter().take(wanted).collect()
            };
            for day in picks {
                per_day[day.0] += 1;
                for homeroom in &pull_out.homerooms {
                    *left.entry((*homeroom, day)).or_default() -= pull_out.minutes;
                }
                load[leader.0].1 += pull_out.minutes;
                mine.push(day);
            }
        }
        if matches!(pull_out.times, Times::PerCycle(_)) {
            // Every variant of a day of the rotation carries the same groups.
            let positions = mine.iter().filter_map(|day| school[*day].cycle_day).collect_vec();
            mine =
                school.day_ids().filter(|day| school[*day].cycle_day.is_some_and(|c| positions.contains(&c))).collect();
        }
        chosen.extend(mine.into_iter().map(|day| (id, day, leader)));
    }
    chosen
}
