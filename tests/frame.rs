//! The frame of a week: usual times, and days that suit them.

#![allow(clippy::unwrap_used, reason = "tests")]

#[path = "frame/apart.rs"]
mod apart;
#[path = "differential/dice.rs"]
#[allow(dead_code, reason = "other tests throw the dice in further ways")]
mod dice;
#[path = "bench/families/mod.rs"]
#[allow(dead_code, reason = "the benchmark has more families")]
mod families;
#[path = "bench/instance.rs"]
#[allow(dead_code, reason = "seconds are for the benchmark")]
mod instance;
#[path = "bench/problem.rs"]
#[allow(dead_code, reason = "for the benchmark")]
mod problem;
#[path = "bench/text.rs"]
mod text;

use commonhour::engine::Budget;
use commonhour::frame::{Form, Frame, Limit, descending, frame, grades_at_once};
use commonhour::model::{BlockId, Clock, DayId, HomeroomId, StaffId, Wish};
use commonhour::place::PlacedBlock;
use commonhour::plan::{Proposal, Taken, Try, propose};
use commonhour::read::{Folder, Input};
use commonhour::solve::{Outcome, Settings, solve};
use itertools::Itertools;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicBool;

fn school(name: &str) -> Input {
    school_of(name, 0)
}

fn school_of(name: &str, seed: u64) -> Input {
    school_with(name, seed, "")
}

/// A school of the benchmark, with more in its file.
fn school_with(name: &str, seed: u64, more: &str) -> Input {
    let one = families::all(seed + 1).into_iter().find(|one| (one.name.as_str(), one.seed) == (name, seed)).unwrap();
    let files = [("school.toml", one.school + more), ("contract.toml", one.contract)];
    let files: BTreeMap<String, String> =
        files.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| (name.to_owned(), text)).collect();
    commonhour::read::school(&Folder { files }).unwrap_or_else(|problems| panic!("{}", problems.render(false)))
}

fn found(input: &Input, most: Option<i64>) -> Option<Frame> {
    let wish = input.school.preferences.first().map(|prefer| &prefer.wish);
    let limit = most.map(|most| Limit { wish: wish.unwrap(), most });
    (0..8).find_map(|seed| {
        let mut budget = Budget { steps: 10_000, made: 0, interrupted: &|| false };
        frame(&input.school, &input.contract.demands(&input.school), Form::Usual, limit.as_ref(), seed, &mut budget)
    })
}

#[test]
fn each_grade_is_out_as_often_as_asked_and_twice_where_its_team_meets() {
    let input = school("7×4 bands, wide");
    let frame = found(&input, None).unwrap();
    assert_eq!(frame.guide.rounds.len(), 7);
    for (grade, days) in &frame.guide.rounds {
        assert_eq!((days.iter().sum::<i32>(), days.iter().max()), (5, Some(&2)), "{grade:?} {days:?}");
        let twice = days.iter().position(|n| *n == 2).unwrap();
        let team = input.school.teams.iter().position(|team| team.grades == [*grade]).unwrap();
        let meets: Vec<DayId> =
            frame.guide.meetings.iter().filter(|own| own.team.0 == team).map(|own| own.day).collect();
        assert_eq!(meets.iter().map(|day| input.school[*day].cycle_day).collect::<Vec<_>>(), [Some(twice)]);
    }
    // Science on four days, none of them the one with two rounds.
    let science = input.school.blocks.iter().position(|block| block.id == "science").unwrap();
    let days: Vec<usize> =
        frame.guide.block_days.iter().filter(|own| own.block.0 == science).map(|own| own.days.len()).collect();
    assert_eq!(days, [4; 7]);
}

#[test]
fn blocks_have_one_time_on_all_days_and_no_two_of_a_homeroom_are_at_once() {
    let input = school("6×4 bands, wide");
    let school = &input.school;
    let frame = found(&input, None).unwrap();
    let days: Vec<DayId> = school.day_ids().collect();
    let placed = frame.placed(school, &Proposal::default(), &days);
    for homeroom in school.homeroom_ids() {
        let mine: Vec<_> = placed
            .blocks
            .iter()
            .filter(|own| school[own.block].units[own.unit].homerooms.contains(&homeroom))
            .filter(|own| school[own.block].id != "science" && own.day == days[0])
            .map(|own| (own.span.start.0, school[own.block].minutes[0].unwrap()))
            .collect();
        assert_eq!(mine.len(), 7);
        for (n, (start, minutes)) in mine.iter().enumerate() {
            for (other, length) in &mine[n + 1..] {
                assert!(start + minutes <= *other || other + length <= *start, "{mine:?}");
            }
        }
    }
    let starts: Vec<_> = placed.blocks.iter().map(|own| ((own.block, own.unit), own.span.start)).collect();
    let usual: BTreeMap<_, _> = starts.iter().copied().collect();
    assert!(starts.iter().all(|(key, start)| usual[key] == *start));
}

#[test]
fn a_limit_on_the_wish_is_kept() {
    let input = school("6×4 bands, wide");
    let days: Vec<DayId> = input.school.day_ids().collect();
    // The last minute of ELA in any grade; after 11:00 it is late.
    let latest = |most: Option<i64>| {
        let placed = found(&input, most).unwrap().placed(&input.school, &Proposal::default(), &days);
        let ela = placed.blocks.iter().filter(|own| input.school[own.block].id == "ela");
        ela.map(|own| own.span.start.0 + input.school[own.block].minutes[0].unwrap()).max().unwrap()
    };
    assert!(latest(Some(0)) <= 11 * 60, "{}", latest(Some(0)));
    assert!(latest(None) > 11 * 60, "{}", latest(None));
}

#[test]
fn a_room_holds_the_groups_of_all_grades_that_are_in_it() {
    let input = school("6×4 bands, some slack");
    let school = &input.school;
    let days: Vec<DayId> = school.day_ids().collect();
    let win = school.blocks.iter().find(|block| block.id == "win").unwrap();
    let fits = school[win.room.unwrap()].fits;
    let demands = input.contract.demands(school);
    for seed in 0..4 {
        let mut budget = Budget { steps: 10_000, made: 0, interrupted: &|| false };
        let Some(frame) = frame(school, &demands, Form::Usual, None, seed, &mut budget) else { continue };
        let placed = frame.placed(school, &Proposal::default(), &days);
        let mine = placed.blocks.iter().filter(|own| school[own.block].id == "win" && own.day == days[0]);
        let mine: Vec<(i32, usize)> =
            mine.map(|own| (own.span.start.0, school[own.block].units[own.unit].homerooms.len())).collect();
        assert_eq!(mine.len(), 6);
        for (start, _) in &mine {
            let beside = mine.iter().filter(|(other, _)| other <= start && *start < other + win.minutes[0].unwrap());
            assert!(beside.map(|(_, homerooms)| homerooms).sum::<usize>() <= fits, "{mine:?}");
        }
    }
}

#[test]
fn nobody_is_asked_for_in_two_rounds_at_once() {
    let input = school("8×4 bands, wide");
    let school = &input.school;
    let demands = input.contract.demands(school);
    let mut at_once = 0;
    let mut named = 0;
    for seed in 0..6 {
        let mut budget = Budget { steps: 10_000, made: 0, interrupted: &|| false };
        let Some(frame) = frame(school, &demands, Form::Usual, None, seed, &mut budget) else { continue };
        let mut budget = Budget { steps: 200_000, made: 0, interrupted: &|| false };
        let Try::Proposed(proposal) = propose(school, &demands, &[], Some(&frame.guide), seed, seed, &mut budget)
        else {
            continue;
        };
        named += 1;
        let days: Vec<DayId> = school.day_ids().collect();
        let placed = frame.placed(school, &proposal, &days);
        // Teachers of a round, and when it is.
        let rounds: Vec<_> = placed
            .sections
            .iter()
            .map(|own| {
                let round = &proposal.rounds[own.round];
                let who: Vec<StaffId> = round
                    .sections
                    .iter()
                    .filter_map(|section| match &section.taken {
                        Taken::Section(_, who) => Some(*who),
                        _ => None,
                    })
                    .collect();
                (own.day, own.span.start.0, round.sections[0].minutes, who)
            })
            .collect();
        for (n, (day, start, minutes, who)) in rounds.iter().enumerate() {
            for (other_day, other, length, others) in &rounds[n + 1..] {
                if day == other_day && *start < other + length && *other < start + minutes {
                    at_once += 1;
                    // Interchangeable teachers go by the first of them until names are given.
                    for own in who {
                        let course = school.courses.iter().find(|course| course.teachers.contains(own)).unwrap();
                        let asked = who.iter().chain(others).filter(|other| course.teachers.contains(other)).count();
                        assert!(asked <= course.teachers.len(), "{}: {asked}", course.name);
                    }
                }
            }
        }
    }
    assert!(named > 0 && at_once > 0, "{named} {at_once}");
}

#[test]
fn where_a_grades_two_sections_cannot_be_side_by_side_its_team_meets_over_lunch_and_eats_during_the_other() {
    let input = school("7×4 bands, no slack");
    let school = &input.school;
    let demands = input.contract.demands(school);
    let look = |form: Form, seed: u64| {
        let mut budget = Budget { steps: 4_000, made: 0, interrupted: &|| false };
        frame(school, &demands, form, None, seed, &mut budget)
    };
    assert!((0..4).all(|seed| look(Form::Usual, seed).is_none()));
    let found: Vec<Frame> = (0..8).filter_map(|seed| look(Form::BesideBlocks, seed)).collect();
    assert_eq!(found.iter().map(|frame| frame.guide.meetings.len()).unique().collect_vec(), [7]);
    assert!(teams_meet_and_eat(&input, &found) > 0, "{} frames", found.len());
}

/// Every team meets in two sections in a row, or in one beside lunch, and its members eat during the other: so many do.
fn teams_meet_and_eat(input: &Input, frames: &[Frame]) -> usize {
    let school = &input.school;
    let demands = input.contract.demands(school);
    let days: Vec<DayId> = school.day_ids().collect();
    let mut over_lunch = 0;
    for frame in frames {
        let placed = frame.placed(school, &Proposal::default(), &days);
        for meeting in &frame.guide.meetings {
            let grade = school[meeting.team].grades[0];
            let out = frame.guide.out(school[grade].homerooms[0], school[meeting.day].cycle_day.unwrap());
            let [first, second] = out else { panic!("{out:?}") };
            assert_eq!(*second - *first == 45, !meeting.over_lunch, "{first} {second}");
            if !meeting.over_lunch {
                continue;
            }
            over_lunch += 1;
            let lunch = placed.blocks.iter().find(|own| {
                let of = &school[own.block].units[own.unit].homerooms;
                own.day == meeting.day && school[own.block].id == "lunch" && of.contains(&school[grade].homerooms[0])
            });
            let lunch = lunch.unwrap().span.start;
            let beside = |start: &Clock| lunch - *start == 45 || *start - lunch == 30;
            let teacher = school[school[grade].homerooms[0]].teachers[0];
            let own = demands
                .own_time
                .iter()
                .find(|own| (own.who, own.day, own.kind) == (teacher, meeting.day, commonhour::model::Kind::Lunch));
            let window = own.unwrap().window;
            let room = |far: &Clock| (far.0 + 45).min(window.end.0) - far.0.max(window.start.0);
            let meets =
                [(first, second), (second, first)].into_iter().any(|(near, far)| beside(near) && room(far) >= 30);
            assert!(meets, "{first} {second}, lunch at {lunch}, teachers' within {window}");
        }
    }
    over_lunch
}

#[test]
fn nobody_meets_over_lunch_whose_own_lunch_is_not_promised() {
    let input = school("7×4 bands, no slack");
    let school = &input.school;
    let all = input.contract.demands(school);
    let over_lunch = |demands: &commonhour::plan::Demands| -> BTreeSet<usize> {
        let frames = (0..8).filter_map(|seed| {
            let mut budget = Budget { steps: 4_000, made: 0, interrupted: &|| false };
            frame(school, demands, Form::BesideBlocks, None, seed, &mut budget)
        });
        let meetings = frames.flat_map(|frame| frame.guide.meetings).filter(|own| own.over_lunch);
        meetings.map(|own| own.team.0).collect()
    };
    let team = *over_lunch(&all).first().unwrap();
    let grade = school.teams[team].grades[0];
    // One teacher of the grade, one day.
    let teacher = school[school[grade].homerooms[1]].teachers[0];
    let mut without = all.clone();
    let before = without.own_time.len();
    without.own_time.retain(|own| (own.who, own.day, own.kind) != (teacher, DayId(3), commonhour::model::Kind::Lunch));
    assert_eq!(before - without.own_time.len(), 1);
    assert!(!over_lunch(&without).contains(&team), "{team}");
    without.own_time.retain(|own| own.kind != commonhour::model::Kind::Lunch);
    assert_eq!(over_lunch(&without), BTreeSet::new());
}

#[test]
fn what_has_no_usual_time_has_no_frame() {
    assert!(found(&school("25 homerooms"), None).is_none(), "a grid of periods");
    let mut input = school("6×4 bands, wide");
    let before = found(&input, None).is_some();
    // A window on one day that no other day's has in common.
    let day = DayId(2);
    for course in &mut input.school.courses {
        let window = course.windows[day.0].unwrap();
        course.windows[day.0] = Some(commonhour::model::Span::new(window.end - 60, window.end));
    }
    for other in input.school.day_ids().filter(|own| *own != day).collect::<Vec<_>>() {
        for course in &mut input.school.courses {
            let window = course.windows[other.0].unwrap();
            course.windows[other.0] = Some(commonhour::model::Span::new(window.start, window.end - 60));
        }
    }
    assert_eq!((before, found(&input, None)), (true, None));
}

#[test]
fn schools_that_only_a_frame_solves_soon_are_solved_soon() {
    let names = ["7×4 bands, wide", "8×4 bands, wide", "6×4 free, wide", "6×6 core, wide", "F5c", "6×8, all adults"];
    for name in names {
        let input = school(name);
        let stop = AtomicBool::new(false);
        let settings = Settings {
            seed: 1,
            threads: 1,
            effort_limit: Some(12_000),
            time_limit: None,
            clock: &|| 0.0,
            stop: &stop,
            progress: &|_| {},
        };
        let said = solve(&input.school, &input.contract, &settings);
        let (Outcome::Stopped(solution) | Outcome::Best(solution)) = said else { panic!("{name}: {said:?}") };
        assert!(!solution.schedule.rows.is_empty(), "{name}");
    }
}

#[test]
fn a_frame_at_a_time_goes_down_to_no_late_minute() {
    for name in ["6×4 bands, wide", "6×6 core, wide"] {
        let input = school(name);
        let stop = AtomicBool::new(false);
        let settings = Settings {
            seed: 1,
            threads: 1,
            effort_limit: Some(60_000),
            time_limit: None,
            clock: &|| 0.0,
            stop: &stop,
            progress: &|_| {},
        };
        let Outcome::Best(solution) = solve(&input.school, &input.contract, &settings) else { panic!("{name}") };
        assert_eq!((solution.ranks[0].value, solution.ranks[0].bound), (0, 0), "{name}");
    }
}

#[test]
fn a_descent_moves_sections_day_by_day_until_no_minute_is_late() {
    let input = school("8×4 bands, some slack");
    let school = &input.school;
    let wish = &school.preferences[0].wish;
    let mut budget = Budget { steps: 30_000, made: 0, interrupted: &|| false };
    let down_to = Limit { wish, most: 0 };
    let frames = descending(school, &input.contract.demands(school), Form::EachDay, &down_to, 0, &mut budget);
    let days: Vec<DayId> = school.day_ids().collect();
    let mut late_before = i32::MAX;
    let mut moved = 0;
    for frame in &frames {
        let placed = frame.placed(school, &Proposal::default(), &days);
        let span = |own: &PlacedBlock| (own.span.start.0, own.span.start.0 + school[own.block].minutes[0].unwrap());
        // Each unit of ELA on each day, after 11:00.
        let ela = placed.blocks.iter().filter(|own| school[own.block].id == "ela");
        let late = ela.map(|own| (span(own).1 - 11 * 60).clamp(0, 90)).sum();
        assert!(late < late_before, "{late} {late_before}");
        late_before = late;
        let rounds: Vec<(HomeroomId, usize, i32)> = frame
            .guide
            .out
            .iter()
            .flat_map(|(homeroom, days)| days.iter().enumerate().map(move |(day, starts)| (*homeroom, day, starts)))
            .flat_map(|(homeroom, day, starts)| starts.iter().map(move |start| (homeroom, day, start.0)))
            .collect();
        assert_eq!(rounds.len(), 8 * 4 * 5);
        for (homeroom, day, start) in &rounds {
            // Of daily blocks of the homeroom none is at once with it.
            for block in placed.blocks.iter().filter(|own| own.day == days[*day] && school[own.block].id != "science") {
                if school[block.block].units[block.unit].homerooms.contains(homeroom) {
                    let (from, to) = span(block);
                    assert!(
                        to <= *start || start + 45 <= from,
                        "{} at {from}, sections at {start}",
                        school[block.block].id
                    );
                }
            }
            let twice = rounds.iter().find(|own| (own.0, own.1) == (*homeroom, *day) && own.2 != *start);
            assert!(twice.is_none_or(|(_, _, other)| (other - start).abs() == 45));
        }
        // Grades that are out at different times on days of one section.
        let singles = |days: &[Vec<Clock>]| days.iter().filter(|own| own.len() == 1).map(|own| own[0]).collect();
        let times = frame.guide.out.iter().map(|(_, days)| -> BTreeSet<Clock> { singles(days) });
        moved += times.filter(|times| times.len() > 1).count();
    }
    assert_eq!((late_before, frames.len() > 1, moved > 0), (0, true, true));
}

#[test]
fn class_time_moves_on_the_one_day_that_needs_it() {
    let input = school("F5c");
    let school = &input.school;
    let wish = &school.preferences[0].wish;
    let Wish::Early(early, by) = wish else { panic!("{wish:?}") };
    let days: Vec<DayId> = school.day_ids().collect();
    let last = |form: Form| {
        let mut budget = Budget { steps: 30_000, made: 0, interrupted: &|| false };
        let down_to = Limit { wish, most: 0 };
        let frames = descending(school, &input.contract.demands(school), form, &down_to, 0, &mut budget);
        frames.last().unwrap().clone()
    };
    let placed = |frame: &Frame| {
        let there = |own: &PlacedBlock| {
            let mut on = frame.guide.block_days.iter().filter(|on| (on.block, on.unit) == (own.block, own.unit));
            on.all(|on| on.days.contains(&own.day))
        };
        let placed = frame.placed(school, &Proposal::default(), &days).blocks.into_iter();
        let placed = placed.filter(there).map(|own| {
            let start = own.span.start;
            (own.day, own.block, own.unit, start, start + school[own.block].minutes[own.day.0].unwrap())
        });
        placed.collect::<Vec<_>>()
    };
    let late = |frame: &Frame| -> i32 {
        let placed = placed(frame).into_iter().filter(|own| early.contains(&own.1));
        placed.map(|(_, _, _, start, end)| (end - *by).clamp(0, end - start)).sum()
    };
    // 30 minutes of the four homerooms of one grade: at the same time every day it is late on all five.
    assert_eq!([Form::Usual, Form::EachDay].map(|form| late(&last(form))), [5 * 4 * 30, 4 * 30]);
    let frame = last(Form::EachDay);
    let placed = placed(&frame);
    for (day, block, unit, start, end) in &placed {
        for homeroom in &school[*block].units[*unit].homerooms {
            let mine =
                placed.iter().filter(|own| own.0 == *day && school[own.1].units[own.2].homerooms.contains(homeroom));
            let beside = mine.filter(|own| own.3 < *end && *start < own.4).count();
            assert_eq!(beside, 1, "{} at {start} on day {}", school[*block].id, day.0);
        }
        let same = placed.iter().filter(|own| (own.1, own.2) == (*block, *unit)).all(|own| own.3 == *start);
        assert!(same || !school[*block].same_time, "{}", school[*block].id);
    }
}

#[test]
fn nothing_descends_for_a_wish_that_frames_do_not_know() {
    let input = school("6×4 bands, wide");
    let mut budget = Budget { steps: 5_000, made: 0, interrupted: &|| false };
    let demands = input.contract.demands(&input.school);
    let down_to = Limit { wish: &Wish::SameTime(vec![BlockId(0)]), most: 0 };
    for form in [Form::Usual, Form::BesideBlocks, Form::EachDay, Form::Places, Form::Apart] {
        assert_eq!(descending(&input.school, &demands, form, &down_to, 0, &mut budget), []);
    }
}

/// Frames with places, over a few seeds.
fn in_places() -> (Input, Vec<Frame>) {
    let input = school_of("8×4 bands, no slack", 1);
    let frames = (0..4).filter_map(|seed| {
        let mut budget = Budget { steps: 12_000, made: 0, interrupted: &|| false };
        frame(&input.school, &input.contract.demands(&input.school), Form::Places, None, seed, &mut budget)
    });
    let frames = frames.collect();
    (input, frames)
}

#[test]
fn how_many_grades_can_be_out_at_once_is_a_matter_of_specialists() {
    let at_once = |name: &str| grades_at_once(&school(name).school);
    // 8 × 4 has nine specialists, 6 × 4 has five: each grade asks for four.
    assert_eq!(["8×4 bands, no slack", "6×4 bands, no slack"].map(at_once), [2, 1]);
}

#[test]
fn sections_lie_in_places_one_after_another_and_blocks_leave_those_alone() {
    let (input, frames) = in_places();
    let school = &input.school;
    let days: Vec<DayId> = school.day_ids().collect();
    let opens = school.courses[0].windows[0].unwrap().start;
    assert!(frames.len() > 1, "{}", frames.len());
    for frame in &frames {
        let placed = frame.placed(school, &Proposal::default(), &days);
        let mut out_at: BTreeMap<(usize, Clock), usize> = BTreeMap::new();
        for (homeroom, times) in &frame.guide.out {
            assert_eq!(times.iter().map(Vec::len).sum::<usize>(), 5, "{homeroom:?}");
            for (day, start) in times.iter().enumerate().flat_map(|(day, own)| own.iter().map(move |at| (day, *at))) {
                assert_eq!((start - opens) % 45, 0, "{start}");
                *out_at.entry((day, start)).or_default() += 1;
                let at = |own: &&PlacedBlock| {
                    let block = &school[own.block];
                    let science = block.id == "science";
                    let chosen = || {
                        let mine = |of: &&commonhour::plan::BlockDays| (of.block, of.unit) == (own.block, own.unit);
                        frame.guide.block_days.iter().find(mine).unwrap().days.contains(&own.day)
                    };
                    own.day == days[day] && block.units[own.unit].homerooms.contains(homeroom) && (!science || chosen())
                };
                for own in placed.blocks.iter().filter(at) {
                    let (from, to) = (own.span.start, own.span.start + school[own.block].minutes[0].unwrap());
                    assert!(to <= start || start + 45 <= from, "{} {from} {start}", school[own.block].id);
                }
            }
        }
        assert_eq!(out_at.values().max(), Some(&8), "two grades have eight homerooms, and there are nine specialists");
    }
}

#[test]
fn teams_meet_in_two_places_in_a_row_or_over_lunch_and_alike_grades_eat_in_the_order_of_the_file() {
    let (input, frames) = in_places();
    let school = &input.school;
    let days: Vec<DayId> = school.day_ids().collect();
    for frame in &frames {
        let placed = frame.placed(school, &Proposal::default(), &days);
        let lunch = |homeroom| {
            let mine = |own: &&PlacedBlock| school[own.block].units[own.unit].homerooms.contains(&homeroom);
            let own = placed.blocks.iter().filter(|own| school[own.block].id == "lunch").find(mine);
            own.unwrap().span.start
        };
        let lunches: Vec<Clock> = school.grades.iter().map(|grade| lunch(grade.homerooms[0])).collect();
        assert!(lunches.is_sorted(), "{lunches:?}");
        assert_eq!(frame.guide.meetings.len(), 8);
    }
    assert!(teams_meet_and_eat(&input, &frames) > 0);
}

#[test]
fn frames_with_places_count_who_teaches_what() {
    let (input, frames) = in_places();
    let school = &input.school;
    let demands = input.contract.demands(school);
    let named = frames.iter().filter(|frame| {
        let mut budget = Budget { steps: 200_000, made: 0, interrupted: &|| false };
        matches!(propose(school, &demands, &[], Some(&frame.guide), 0, 0, &mut budget), Try::Proposed(_))
    });
    // Physical education has three teachers for 64 sections, in 75 places.
    assert_eq!((frames.len(), named.count()), (4, 4));
}

#[test]
fn a_day_of_too_many_short_places_is_not_looked_at() {
    let steps = |minutes: i32| {
        let mut input = school("8×4 bands, wide");
        for course in &mut input.school.courses {
            course.minutes.iter_mut().flatten().for_each(|own| *own = minutes);
        }
        let demands = input.contract.demands(&input.school);
        let mut budget = Budget { steps: 100, made: 0, interrupted: &|| false };
        let found = frame(&input.school, &demands, Form::Places, None, 0, &mut budget);
        (found.is_some(), budget.made > 0)
    };
    // 390 minutes hold 15 places of 25 minutes, and 19 of 20.
    assert_eq!([25, 20].map(steps), [(false, true), (false, false)]);
}
