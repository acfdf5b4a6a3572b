//! Who teaches which homeroom in which round: every homeroom gets its sections of every course, nobody is asked
//! for twice in one round, no course comes twice a day, loads stay within the day of each specialist.

use super::days::{Counts, GradeSections, grade_sections, period_places, section_window};
use super::demand::Demands;
use super::guide::Guide;
use super::joined::{self, Given, Joined};
use super::pools::Pools;
use super::proposal::{Round, Section, Taken};
use super::random::Order;
use crate::engine::{Answer, Budget, Engine, Search, Var, value};
use crate::model::{
    CourseId, DayId, GradeId, HomeroomId, Kind, MeetsIn, Minutes, School, Shortfall, Span, StaffId, Together, Wish,
};
use itertools::Itertools;
use std::collections::BTreeMap;

/// Steps of one search: where rounds have their times, another choice of times is soon made.
const SOON: u64 = 9_000;
const LATE: u64 = 60_000;
/// Of which the shortest try has so many.
const TRY: u64 = 1_500;

/// Course and teacher, or left over; and the decision for it.
type SeatOption = (Option<(CourseId, StaffId)>, Var);

/// Why no filling was found; this is no proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfilled {
    /// The model says that these rounds have none.
    None,
    /// The effort ran out.
    Stopped,
    /// Two homerooms that should join one another do not fit into one section.
    NoPairs,
    /// The engine failed.
    Fault(String),
}

impl std::fmt::Display for Unfilled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::None => f.write_str("these days leave some specialist too many sections"),
            Self::Stopped => f.write_str("no assignment of specialists found within the effort"),
            Self::NoPairs => f.write_str("no two homerooms of a round fit into one section"),
            Self::Fault(fault) => write!(f, "the engine failed while assigning specialists: {fault}"),
        }
    }
}

/// One place to be filled: a homeroom in a round.
struct Seat {
    homeroom: HomeroomId,
    cycle_day: usize,
    /// Position of the round it belongs to; singles are rounds of their own.
    round: usize,
}

/// Fills the rounds of `counts`. `tidy`: specials and department courses are not mixed in one round, so that a house
/// is out together. `guide`: whoever teaches one round is not asked for in another that it says is at the same time.
///
/// # Errors
/// When no filling was found.
#[allow(clippy::too_many_lines, reason = "one assignment model, row family after row family, reads better whole")]
pub fn assign(
    school: &School,
    demands: &Demands,
    counts: &Counts,
    guide: Option<&Guide>,
    tidy: bool,
    order: &mut Order,
    budget: &mut Budget<'_>,
) -> Result<Vec<Round>, Unfilled> {
    let sizes = grade_sections(school);
    let mut rounds: Vec<(GradeId, usize)> = Vec::new();
    let mut seats: Vec<Seat> = Vec::new();
    for (grade, days) in &counts.rounds {
        for c in days {
            rounds.push((*grade, *c));
            let round = rounds.len() - 1;
            seats.extend(school[*grade].homerooms.iter().map(|homeroom| Seat {
                homeroom: *homeroom,
                cycle_day: *c,
                round,
            }));
        }
    }
    for (homeroom, days) in &counts.singles {
        for c in days {
            rounds.push((school[*homeroom].grade, *c));
            seats.push(Seat { homeroom: *homeroom, cycle_day: *c, round: rounds.len() - 1 });
        }
    }
    let pools = Pools::of(school, demands);
    // Options of a seat: course and teacher (the first of a pool for all of it); or left over (divided, aide).
    let mut engine = Engine::new(order.seed());
    let mut options: Vec<Vec<SeatOption>> = Vec::new();
    for seat in &seats {
        let grade = school[seat.homeroom].grade;
        let mut mine = Vec::new();
        for (position, course) in school.courses.iter().enumerate() {
            if course.per_cycle[grade.0] == 0 {
                continue;
            }
            let minutes = course.minutes[grade.0].unwrap_or(0);
            for teacher in course.teachers.iter().filter(|teacher| pools.first(**teacher) == **teacher) {
                let here = days_of(school, seat.cycle_day).into_iter().all(|day| {
                    school.paid_day(*teacher, day).is_some_and(|paid| {
                        course.windows[day.0]
                            .and_then(|window| window.intersection(paid))
                            .and_then(|window| window.intersection(school.student_day(seat.homeroom, day)))
                            .is_some_and(|window| window.minutes() >= minutes)
                    })
                });
                let serves = school[*teacher].grades.is_empty()
                    || school[*teacher].grades.contains(&grade)
                    || school[seat.homeroom].also.iter().any(|also| school[*teacher].grades.contains(also));
                let size_fits = course.class_size.is_none_or(|most| school[seat.homeroom].students <= most);
                if here && serves && size_fits {
                    mine.push((Some((CourseId(position), *teacher)), Engine::as_int(engine.literal())));
                }
            }
        }
        if may_be_left(school, grade, &sizes) {
            mine.push((None, Engine::as_int(engine.literal())));
        }
        engine.equal(&mine.iter().map(|(_, var)| (1, *var)).collect_vec(), 1);
        options.push(mine);
    }
    let pick = |want: &dyn Fn(usize, Option<(CourseId, StaffId)>) -> bool| -> Vec<(i32, Var)> {
        options
            .iter()
            .enumerate()
            .flat_map(|(seat, mine)| {
                mine.iter().filter(move |(option, _)| want(seat, *option)).map(|(_, var)| (1, *var))
            })
            .collect()
    };
    // Every homeroom its sections; a course at most so often a day; one homeroom keeps one teacher per course.
    let of_homeroom = |homeroom: HomeroomId| {
        seats.iter().enumerate().filter(move |(_, seat)| seat.homeroom == homeroom).map(|(n, _)| n).collect_vec()
    };
    for homeroom in school.homeroom_ids() {
        let mine = of_homeroom(homeroom);
        if mine.is_empty() {
            continue;
        }
        let grade = school[homeroom].grade;
        let mut owed = 0;
        for (position, course) in school.courses.iter().enumerate() {
            let n = i32::try_from(course.per_cycle[grade.0]).unwrap_or(0);
            owed += n;
            let is_course =
                |option: Option<(CourseId, StaffId)>| option.is_some_and(|(own, _)| own == CourseId(position));
            let row = pick(&|seat, option| mine.contains(&seat) && is_course(option));
            if n == 0 && row.is_empty() {
                continue;
            }
            engine.equal(&row, n);
            for c in 0..school.cycle_days {
                let row = pick(&|seat, option| mine.contains(&seat) && seats[seat].cycle_day == c && is_course(option));
                engine.at_most(&row, i32::try_from(course.max_per_day).unwrap_or(1));
            }
        }
        // Left over equally often.
        let left = pick(&|seat, option| mine.contains(&seat) && option.is_none());
        if !left.is_empty() {
            let spare = i32::try_from(mine.len()).unwrap_or(0) - owed;
            engine.equal(&left, spare);
        }
    }
    // Where homerooms join one another, what is given: one section for both.
    let joined: Vec<Option<Joined>> = rounds
        .iter()
        .enumerate()
        .map(|(number, (grade, _))| {
            if !joined::may_join(school, *grade) {
                return None;
            }
            let own = seats.iter().zip(&options).filter(|(seat, _)| seat.round == number);
            let taught = |mine: &[SeatOption]| {
                mine.iter().filter_map(|(option, var)| option.map(|(course, who)| (course, who, *var))).collect()
            };
            let choices = own.map(|(seat, mine)| (seat.homeroom, taught(mine))).collect();
            joined::join(school, &pools, number, &choices, tidy, &mut engine)
        })
        .collect();
    for grade in rounds.iter().map(|(grade, _)| *grade).unique().filter(|_| tidy) {
        let own = rounds.iter().zip(&joined).filter(|((own, _), _)| *own == grade);
        let own = own.filter_map(|(_, joined)| joined.as_ref()).collect_vec();
        if !own.is_empty() {
            joined::equally_often(school, grade, &own, &mut engine);
        }
    }
    // Every section: of one homeroom, or of two.
    let mut given: Vec<Given> = Vec::new();
    for (seat, mine) in seats.iter().zip(&options).filter(|(seat, _)| joined[seat.round].is_none()) {
        given.extend(mine.iter().filter_map(|(option, var)| {
            option.map(|(course, teacher)| Given { round: seat.round, course, teacher, sections: *var })
        }));
    }
    let is_joined = joined.iter().map(Option::is_some).collect_vec();
    given.extend(joined.into_iter().flatten().flat_map(|own| own.given));
    let sections_by = |want: &dyn Fn(&Given) -> bool| -> Vec<(i32, Var)> {
        given.iter().filter(|own| want(own)).map(|own| (1, own.sections)).collect()
    };
    // One teacher, one section in a round (one after another where the grade takes turns).
    let average = school
        .grades
        .iter()
        .map(|grade| grade.homerooms.len())
        .filter(|n| *n > 0)
        .sum::<usize>()
        .div_ceil(school.grades.len().max(1));
    let specialists = school.courses.iter().flat_map(|course| course.teachers.iter()).unique().count();
    let lanes = i32::try_from(specialists / average.max(1)).unwrap_or(1).max(1);
    let everyone = school.courses.iter().flat_map(|course| course.teachers.iter().copied()).unique().collect_vec();
    for (number, (grade, _)) in rounds.iter().enumerate() {
        if school.sections[grade.0].together == Together::Sequence {
            continue;
        }
        for teacher in &everyone {
            let row = sections_by(&|own| own.round == number && own.teacher == *teacher);
            // In a tidy plan a round takes no more than its share of a pool, so that several grades can be out at once: as long as it is
            // not known which are.
            let share = if tidy && guide.is_none() && !is_joined[number] {
                pools.size(*teacher).div_euclid(lanes) + i32::from(pools.size(*teacher) % lanes > 0)
            } else {
                pools.size(*teacher)
            };
            engine.at_most(&row, share);
        }
        let homerooms = seats.iter().filter(|seat| seat.round == number).count();
        let left = pick(&|seat, option| seats[seat].round == number && option.is_none());
        if !left.is_empty() {
            // Somebody must be there to join, and no more are left than there are sections.
            engine.at_most(&left, i32::try_from(homerooms / 2).unwrap_or(0));
        }
    }
    if tidy {
        // A round is all specials or all department courses; houses that need most specialists take turns.
        let special =
            |option: Option<(CourseId, StaffId)>| option.is_none_or(|(course, _)| school[course].kind == Kind::Special);
        let mut turns: BTreeMap<usize, Vec<(i32, Var)>> = BTreeMap::new();
        let mut outs: BTreeMap<(GradeId, usize), Vec<(i32, Var)>> = BTreeMap::new();
        for (number, (grade, cycle_day)) in rounds.iter().enumerate() {
            let kinds = school.courses.iter().filter(|course| course.per_cycle[grade.0] > 0).map(|course| course.kind);
            if kinds.unique().count() < 2 {
                continue;
            }
            let out = Engine::as_int(engine.literal());
            outs.entry((*grade, *cycle_day)).or_default().push((-1, out));
            for (_, option) in pick_each(&options, &|seat, _| seats[seat].round == number) {
                if special(option.0) {
                    engine.at_most(&[(1, option.1), (-1, out)], 0);
                } else {
                    engine.at_most(&[(1, option.1), (1, out)], 1);
                }
            }
            let specialists = school
                .courses
                .iter()
                .filter(|course| course.kind == Kind::Special)
                .flat_map(|course| course.teachers.iter().copied())
                .unique()
                .collect_vec();
            if school[*grade].homerooms.len() * 2 > specialists.len() {
                turns.entry(*cycle_day).or_default().push((1, out));
            }
        }
        // Teachers of a house prepare while it is out.
        for ((grade, cycle_day), row) in outs {
            let promised = demands.own_time.iter().any(|own| {
                own.kind == Kind::Prep
                    && school[own.day].cycle_day == Some(cycle_day)
                    && school.homerooms_of(own.who, own.day).any(|homeroom| school[homeroom].grade == grade)
            });
            if promised {
                engine.at_most(&row, -1);
            }
            // Evenly over the days.
            let specials: u32 = school
                .courses
                .iter()
                .filter(|course| course.kind == Kind::Special)
                .map(|course| course.per_cycle[grade.0])
                .sum();
            let share = usize::try_from(specials).unwrap_or(0).div_ceil(school.cycle_days.max(1));
            let most = row.iter().map(|(_, out)| (1, *out)).collect_vec();
            engine.at_most(&most, i32::try_from(share).unwrap_or(i32::MAX));
        }
        for (cycle_day, row) in turns {
            let places = days_of(school, cycle_day)
                .into_iter()
                .map(|day| school.day_type(day).periods.iter().map(|period| period.span.start).unique().count())
                .min()
                .unwrap_or(0);
            if places > 0 {
                engine.at_most(&row, i32::try_from(places).unwrap_or(i32::MAX));
            }
        }
    }
    // One teacher, one round at a time and nothing in their own time, where it is known when rounds are.
    let times = guide.iter().flat_map(|guide| times_of(guide, &rounds, &seats, &sizes)).into_group_map();
    for (c, out) in times.into_iter().sorted_by_key(|(c, _)| *c) {
        for teacher in everyone.iter().filter(|own| pools.first(**own) == **own) {
            let gap = demands.gap(*teacher).max(set_up(school, *teacher));
            let own = own_times(school, demands, pools.members(*teacher), c, &out, &mut engine);
            for (_, at) in &out {
                let beside = out.iter().filter(|(_, own)| own.start <= at.start && at.start < own.end + gap);
                let beside = beside.map(|(round, _)| *round).collect_vec();
                let mut row = sections_by(&|own| beside.contains(&own.round) && own.teacher == *teacher);
                row.extend(own.iter().filter(|(span, _)| span.overlaps(*at)).map(|(_, taken)| (1, *taken)));
                if beside.len() > 1 || row.len() > 1 {
                    engine.at_most(&row, pools.size(*teacher));
                }
            }
        }
    }
    // A team whose members also teach sections meets while others have all its homerooms.
    for meeting in &counts.meetings {
        let team = &school[meeting.team];
        let teach = team.members.iter().any(|who| school.courses.iter().any(|course| course.teachers.contains(who)));
        let Some(c) = school[meeting.day].cycle_day else { continue };
        if team.meets_in != MeetsIn::StudentDay || !teach {
            continue;
        }
        for grade in &team.grades {
            let minutes = sizes[grade.0].least.max(1);
            let needed = usize::try_from((meeting.minutes + minutes - 1) / minutes).unwrap_or(0);
            let mine = rounds
                .iter()
                .enumerate()
                .filter(|(_, (own, day))| own == grade && *day == c)
                .map(|(n, _)| n)
                .take(needed)
                .collect_vec();
            for (_, option) in pick_each(&options, &|seat, option| {
                mine.contains(&seats[seat].round) && option.is_some_and(|(_, teacher)| team.members.contains(&teacher))
            }) {
                engine.at_most(&[(1, option.1)], 0);
            }
        }
    }
    // Each teacher's day.
    for teacher in &everyone {
        for day in school.day_ids() {
            let Some(c) = school[day].cycle_day else { continue };
            let Some(paid) = school.paid_day(*teacher, day) else { continue };
            let own = demands.own_minutes(*teacher, day);
            let gap = demands.gap(*teacher);
            let count = sections_by(&|own| rounds[own.round].1 == c && own.teacher == *teacher);
            let mine = given.iter().filter(|own| rounds[own.round].1 == c && own.teacher == *teacher);
            let row = mine.map(|own| {
                let minutes = school[own.course].minutes[rounds[own.round].0.0].unwrap_or(0);
                (minutes + gap.max(school[own.course].set_up), own.sections)
            });
            let row = row.collect_vec();
            let window = rounds
                .iter()
                .filter_map(|(grade, _)| section_window(school, *grade, day))
                .reduce(|a, b| Span::new(a.start.min(b.start), a.end.max(b.end)));
            let inside = window.and_then(|window| window.intersection(paid)).map_or(0, Span::minutes);
            // Own time may also lie outside the hours of sections.
            let outside = paid.minutes() - inside;
            let room = inside - (own - outside).max(0) + gap;
            engine.at_most(&row, room * pools.size(*teacher));
            let most = [
                demands.most_sections(*teacher, day),
                school[*teacher].max_sections_per_day.map(|n| i32::try_from(n).unwrap_or(i32::MAX)),
                school[*teacher].max_minutes_per_day.map(|minutes| minutes / shortest(school)),
                period_places(school, *teacher, day),
            ];
            if let Some(most) = most.into_iter().flatten().min() {
                engine.at_most(&count, most * pools.size(*teacher));
            }
        }
    }
    // Limits over several days, in minutes, or of some courses.
    let of_all = everyone.iter().flat_map(|teacher| demands.section_limits_of(*teacher)).map(|limit| (None, limit));
    let of_some = everyone.iter().flat_map(|teacher| demands.course_limits_of(*teacher));
    for (courses, limit) in of_all.chain(of_some.map(|own| (Some(&own.courses), &own.limit))) {
        let mut row: Vec<(i32, Var)> = Vec::new();
        for own in given.iter().filter(|own| own.teacher == limit.who) {
            let (grade, cycle_day) = rounds[own.round];
            let often = limit.days.iter().filter(|day| school[**day].cycle_day == Some(cycle_day)).count();
            let often = i32::try_from(often).unwrap_or(1);
            if often > 0 && courses.is_none_or(|courses| courses.contains(&own.course)) {
                let minutes = school[own.course].minutes[grade.0].unwrap_or(0);
                row.push((often * limit.measure.of(minutes), own.sections));
            }
        }
        engine.at_most(&row, limit.most.saturating_mul(pools.size(limit.who)));
    }
    // A homeroom keeps one teacher per course where a course has several: fewer faces, and fair pools.
    for homeroom in school.homeroom_ids() {
        let mine = of_homeroom(homeroom);
        for (position, course) in school.courses.iter().enumerate().filter(|(_, course)| course.teachers.len() > 1) {
            if course.kind == Kind::Special || mine.is_empty() {
                continue;
            }
            let keeps = course.teachers.iter().map(|teacher| (*teacher, engine.literal())).collect_vec();
            engine.equal(&keeps.iter().map(|(_, yes)| (1, Engine::as_int(*yes))).collect_vec(), 1);
            for (teacher, yes) in keeps {
                for (_, var) in
                    pick(&|seat, option| mine.contains(&seat) && option == Some((CourseId(position), teacher)))
                {
                    engine.at_most(&[(1, var), (-1, Engine::as_int(yes))], 0);
                }
            }
        }
    }
    // Itinerant staff on few days.
    for aim in &counts.aims {
        let Wish::CompactDays(people) = &aim.wish else { continue };
        let mut days: Vec<(i32, Var)> = Vec::new();
        for who in people.iter().filter(|who| pools.size(**who) == 1) {
            for c in 0..school.cycle_days {
                let comes = engine.literal();
                let often = days_of(school, c).len();
                days.push((i32::try_from(often).unwrap_or(1), Engine::as_int(comes)));
                for (_, var) in pick(&|seat, option| {
                    seats[seat].cycle_day == c && option.is_some_and(|(_, teacher)| teacher == *who)
                }) {
                    engine.at_most(&[(1, var), (-1, Engine::as_int(comes))], 0);
                }
            }
        }
        engine.at_most(&days, i32::try_from(aim.most).unwrap_or(i32::MAX / 4));
    }
    // Decide seat by seat in a fresh order of options.
    for mine in &options {
        let mut vars = mine.iter().map(|(_, var)| *var).collect_vec();
        order.shuffle(&mut vars);
        for var in vars {
            engine.decide(var);
        }
    }
    for own in given.iter().filter(|own| is_joined[own.round]) {
        engine.decide(own.sections);
    }
    let steps = if guide.is_some() { SOON } else { LATE };
    // Many short tries, or a long one: which of the two finds something differs from school to school.
    let answer = budget.part(steps, |own| {
        if tidy { engine.solve_in_tries(TRY, own) } else { engine.solve(Search::Learned, None, &[], own) }
    });
    let solution = match answer {
        Answer::Found(solution) => solution,
        Answer::None => return Err(Unfilled::None),
        Answer::Stopped => return Err(Unfilled::Stopped),
        Answer::Fault(fault) => return Err(Unfilled::Fault(fault)),
    };
    let chosen =
        |seat: usize| options[seat].iter().find(|(_, var)| value(&solution, *var) == 1).and_then(|(option, _)| *option);
    let filled = rounds.iter().enumerate().map(|(number, (grade, cycle_day))| {
        let own = seats.iter().enumerate().filter(|(_, seat)| seat.round == number);
        let picks = own.map(|(n, seat)| (seat.homeroom, chosen(n))).collect_vec();
        let mut hosts = Vec::new();
        for own in given.iter().filter(|own| is_joined[number] && own.round == number) {
            let mine = picks.iter().filter(|(_, option)| *option == Some((own.course, own.teacher)));
            let mine = mine.map(|(homeroom, _)| *homeroom).collect_vec();
            let sections = usize::try_from(value(&solution, own.sections)).unwrap_or(0);
            let pairs = joined::pairs(school, own.course, &mine, sections);
            hosts.extend(pairs.ok_or(Unfilled::NoPairs)?);
        }
        Ok(Round { grade: *grade, cycle_day: *cycle_day, sections: sections_of(school, *grade, &picks, &hosts) })
    });
    filled.collect()
}

/// Options of the seats that are wanted, with the seat.
fn pick_each<'a>(
    options: &'a [Vec<SeatOption>],
    want: &dyn Fn(usize, Option<(CourseId, StaffId)>) -> bool,
) -> Vec<(usize, &'a SeatOption)> {
    options
        .iter()
        .enumerate()
        .flat_map(|(seat, mine)| mine.iter().map(move |option| (seat, option)))
        .filter(|(seat, option)| want(*seat, option.0))
        .collect()
}

/// The sections of one round from the choice made for each homeroom, and who joins whom.
fn sections_of(
    school: &School,
    grade: GradeId,
    picks: &[(HomeroomId, Option<(CourseId, StaffId)>)],
    hosts: &[(HomeroomId, HomeroomId)],
) -> Vec<Section> {
    let rule = &school.sections[grade.0];
    let longest = picks
        .iter()
        .filter_map(|(_, option)| option.and_then(|(course, _)| school[course].minutes[grade.0]))
        .max()
        .unwrap_or(0);
    let mut offset: Minutes = 0;
    picks
        .iter()
        .map(|(homeroom, option)| {
            let (minutes, taken) = match option {
                Some((course, teacher)) => {
                    let host = hosts.iter().find(|(own, _)| own == homeroom).map(|(_, host)| Taken::Combined(*host));
                    let minutes = school[*course].minutes[grade.0].unwrap_or(0);
                    (minutes, host.unwrap_or(Taken::Section(*course, *teacher)))
                }
                None => (
                    longest,
                    match rule.shortfall {
                        Shortfall::Aide => Taken::Aide,
                        Shortfall::Divide | Shortfall::Combine | Shortfall::None => Taken::Divided,
                    },
                ),
            };
            let section = Section { homeroom: *homeroom, offset, minutes, taken };
            if rule.together == Together::Sequence {
                offset += minutes;
            }
            section
        })
        .collect()
}

/// By day of the rotation: when the guide says that a round is. A homeroom's rounds of a day are in the order of their times.
fn times_of(
    guide: &Guide,
    rounds: &[(GradeId, usize)],
    seats: &[Seat],
    sizes: &[GradeSections],
) -> Vec<(usize, (usize, Span))> {
    let mut had: BTreeMap<(HomeroomId, usize), usize> = BTreeMap::new();
    let mut found = Vec::new();
    for (number, (grade, cycle_day)) in rounds.iter().enumerate() {
        let mut at = None;
        for seat in seats.iter().filter(|seat| seat.round == number) {
            let own = had.entry((seat.homeroom, *cycle_day)).or_default();
            at = at.or(guide.out(seat.homeroom, *cycle_day).get(*own));
            *own += 1;
        }
        if let Some(start) = at {
            found.push((*cycle_day, (number, Span::new(*start, *start + sizes[grade.0].minutes))));
        }
    }
    found
}

/// When the members of a pool could have their own time on a day of the rotation: before the first round, or when one ends. Each has
/// one of its times; what fits anywhere else is no matter.
fn own_times(
    school: &School,
    demands: &Demands,
    members: &[StaffId],
    cycle_day: usize,
    out: &[(usize, Span)],
    engine: &mut Engine,
) -> Vec<(Span, Var)> {
    let mut found = Vec::new();
    let Some(day) = days_of(school, cycle_day).into_iter().next() else { return found };
    for own in demands.own_time.iter().filter(|own| own.day == day && members.contains(&own.who)) {
        let ends = out.iter().map(|(_, round)| round.end);
        let starts = std::iter::once(own.window.start).chain(ends).sorted().dedup();
        let spans = starts.map(|start| Span::new(start, start + own.minutes));
        let spans = spans.filter(|span| own.window.contains(*span)).collect_vec();
        if spans.is_empty() || spans.iter().any(|span| out.iter().all(|(_, round)| !round.overlaps(*span))) {
            continue;
        }
        let ways = spans.into_iter().map(|span| (span, Engine::as_int(engine.literal()))).collect_vec();
        engine.equal(&ways.iter().map(|(_, var)| (1, *var)).collect_vec(), 1);
        found.extend(ways);
    }
    found
}

/// The most minutes somebody needs between sections for what they set up.
fn set_up(school: &School, who: StaffId) -> Minutes {
    school.courses.iter().filter(|course| course.teachers.contains(&who)).map(|course| course.set_up).max().unwrap_or(0)
}

fn may_be_left(school: &School, grade: GradeId, sizes: &[GradeSections]) -> bool {
    let per_homeroom: u32 = school.courses.iter().map(|course| course.per_cycle[grade.0]).sum();
    school.sections[grade.0].shortfall != Shortfall::None
        && sizes[grade.0].rounds + sizes[grade.0].singles > per_homeroom
}

fn shortest(school: &School) -> Minutes {
    school.courses.iter().flat_map(|course| course.minutes.iter().flatten().copied()).min().unwrap_or(1).max(1)
}

fn days_of(school: &School, cycle_day: usize) -> Vec<DayId> {
    school.day_ids().filter(|day| school[*day].cycle_day == Some(cycle_day)).collect()
}
