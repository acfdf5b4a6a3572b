//! Homerooms that are out on their own, in places that all grades share.

use super::{school, school_with};
use commonhour::engine::Budget;
use commonhour::frame::{Form, Frame, Limit, frame, some_are_apart};
use commonhour::model::{Clock, DayId, HomeroomId, Kind, School, Span, StaffId};
use commonhour::place::PlacedBlock;
use commonhour::plan::{Demands, Proposal, Try, propose};
use commonhour::read::Input;
use commonhour::solve::{Outcome, Settings, solve};
use itertools::Itertools;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicBool;

/// Frames of one form over a few seeds, with the wish costing no more than that.
fn frames(input: &Input, demands: &Demands, form: Form, most: Option<i64>) -> Vec<Frame> {
    let limit = most.map(|most| Limit { wish: &input.school.preferences[0].wish, most });
    let look = |seed| {
        let mut budget = Budget { steps: 12_000, made: 0, interrupted: &|| false };
        frame(&input.school, demands, form, limit.as_ref(), seed, &mut budget)
    };
    (0..8).filter_map(look).collect()
}

fn apart(input: &Input, most: Option<i64>) -> Vec<Frame> {
    frames(input, &input.contract.demands(&input.school), Form::Apart, most)
}

/// When each homeroom is out: day of the rotation and time.
fn out(frame: &Frame) -> Vec<(HomeroomId, usize, Clock)> {
    let days =
        frame.guide.out.iter().flat_map(|(homeroom, days)| days.iter().enumerate().map(move |on| (*homeroom, on)));
    days.flat_map(|(homeroom, (day, starts))| starts.iter().map(move |start| (homeroom, day, *start))).collect()
}

/// How many homerooms are out, by day and time.
fn at_once(frame: &Frame) -> BTreeMap<(usize, Clock), usize> {
    out(frame).into_iter().counts_by(|(_, day, start)| (day, start)).into_iter().collect()
}

/// Blocks with their end; what is not daily only on its days.
fn blocks(school: &School, frame: &Frame) -> Vec<(PlacedBlock, Clock)> {
    let days: Vec<DayId> = school.day_ids().collect();
    let placed = frame.placed(school, &Proposal::default(), &days);
    let there = |own: &PlacedBlock| {
        let mut chosen = frame.guide.block_days.iter().filter(|on| (on.block, on.unit) == (own.block, own.unit));
        chosen.all(|on| on.days.contains(&own.day))
    };
    let there = placed.blocks.into_iter().filter(there);
    there.map(|own| (own.clone(), own.span.start + school[own.block].minutes[own.day.0].unwrap())).collect()
}

#[test]
fn homerooms_of_several_grades_are_out_at_once_each_as_often_as_it_should() {
    for (name, beside) in [("6×4 free, no slack", "science"), ("6×4 core, no slack", "")] {
        let input = school(name);
        let school = &input.school;
        let opens = school.courses[0].windows[0].unwrap().start;
        let frames = apart(&input, None);
        assert!(!frames.is_empty(), "{name}");
        for frame in &frames {
            // Five specialists: the four homerooms of a grade, and one of another.
            assert_eq!(at_once(frame).values().max(), Some(&5), "{name}");
            let out = out(frame);
            for homeroom in school.homeroom_ids() {
                let mine = out.iter().filter(|own| own.0 == homeroom).collect_vec();
                let a_day = mine.iter().counts_by(|own| own.1);
                assert_eq!((mine.len(), a_day.values().max()), (5, Some(&2)), "{name}");
                assert!(mine.iter().all(|own| (own.2 - opens) % 45 == 0), "{mine:?}");
            }
            let grades = school.grades.iter().map(|grade| &grade.homerooms);
            let times = |homeroom: &HomeroomId| {
                out.iter().filter(|own| own.0 == *homeroom).map(|own| (own.1, own.2)).collect_vec()
            };
            assert!(grades.clone().any(|own| !own.iter().map(times).all_equal()), "{name}: all of each grade at once");
            // What has its time in the frame is never while one of its homerooms is out.
            let blocks = blocks(school, frame);
            assert_eq!(blocks.iter().any(|(own, _)| school[own.block].id == "science"), !beside.is_empty(), "{name}");
            for (own, end) in &blocks {
                let homerooms = &school[own.block].units[own.unit].homerooms;
                let clash = out.iter().find(|(homeroom, day, start)| {
                    homerooms.contains(homeroom)
                        && school[own.day].cycle_day == Some(*day)
                        && *start < *end
                        && own.span.start < *start + 45
                });
                assert_eq!(clash, None, "{name}: {} {}", school[own.block].id, own.span.start);
            }
        }
    }
}

#[test]
fn a_team_meets_while_all_its_homerooms_are_out() {
    let input = school("6×6 free, no slack");
    let school = &input.school;
    let frames = apart(&input, None);
    let mut over_lunch = 0;
    for frame in &frames {
        assert_eq!(frame.guide.meetings.len(), 6);
        for meeting in &frame.guide.meetings {
            let grade = &school[school[meeting.team].grades[0]];
            let times = |homeroom: &HomeroomId| frame.guide.out(*homeroom, school[meeting.day].cycle_day.unwrap());
            assert!(grade.homerooms.iter().map(times).all_equal());
            let [first, second] = times(&grade.homerooms[0]) else { panic!("not out twice") };
            assert_eq!(*second - *first == 45, !meeting.over_lunch);
            over_lunch += usize::from(meeting.over_lunch);
        }
    }
    assert!(frames.len() > 4 && over_lunch > 0, "{} frames, {over_lunch} over lunch", frames.len());
}

#[test]
fn a_week_is_early_that_no_frame_of_whole_grades_knows() {
    let input = school("6×4 core, no slack");
    let school = &input.school;
    let by = Clock(11 * 60);
    let frames = apart(&input, Some(0));
    assert!(frames.len() > 4, "{}", frames.len());
    for frame in &frames {
        let early = |own: &&(PlacedBlock, Clock)| school[own.0.block].id == "ela";
        let ends = blocks(school, frame).iter().filter(early).map(|(_, end)| *end).collect_vec();
        assert_eq!((ends.len(), ends.iter().all(|end| *end <= by)), (24 * 5, true));
    }
    let whole = [Form::Usual, Form::BesideBlocks];
    let whole = whole.map(|form| at_no_cost(&input, form).len());
    assert_eq!(whole, [0, 0]);
}

fn at_no_cost(input: &Input, form: Form) -> Vec<Frame> {
    frames(input, &input.contract.demands(&input.school), form, Some(0))
}

#[test]
fn people_are_named_for_the_days_and_times_of_the_frame() {
    let input = school("6×6 free, no slack");
    let school = &input.school;
    let demands = input.contract.demands(school);
    let mut named = 0;
    for frame in apart(&input, None) {
        let mut budget = Budget { steps: 100_000, made: 0, interrupted: &|| false };
        let said = propose(school, &demands, &[], Some(&frame.guide), 0, 0, &mut budget);
        let Try::Proposed(proposal) = said else { continue };
        named += 1;
        let days: Vec<DayId> = school.day_ids().collect();
        let placed = frame.placed(school, &proposal, &days);
        let mut asked: BTreeMap<(usize, Clock), Vec<StaffId>> = BTreeMap::new();
        let mut found = Vec::new();
        for own in &placed.sections {
            let round = &proposal.rounds[own.round];
            for section in &round.sections {
                found.push((section.homeroom, round.cycle_day, own.span.start));
                asked
                    .entry((round.cycle_day, own.span.start))
                    .or_default()
                    .push(round.taught(section.homeroom).unwrap().1);
            }
        }
        assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), out(&frame).into_iter().collect::<BTreeSet<_>>());
        // Teachers of one course stand for one another until people are named.
        for course in &school.courses {
            let most =
                asked.values().map(|people| people.iter().filter(|who| course.teachers.contains(who)).count()).max();
            assert_eq!(most, Some(course.teachers.len()), "{}", course.id);
        }
    }
    assert!(named > 3, "{named}");
}

#[test]
fn places_have_room_for_the_busiest_course() {
    // Physical education: three teachers for 72 sections. With two they are too many for the 30 places of a week.
    let with = |teachers: usize| {
        let mut input = school("6×6 core, no slack");
        let pe = input.school.courses.iter_mut().find(|own| own.id == "pe").unwrap();
        pe.teachers.truncate(teachers);
        apart(&input, None).len()
    };
    assert_eq!((with(3) > 4, with(2)), (true, 0));
}

#[test]
fn nobody_is_out_while_all_specialists_have_their_own_time() {
    let input = school("6×4 core, wide");
    let school = &input.school;
    let noon = Span::new(Clock(11 * 60 + 30), Clock(12 * 60 + 15));
    let plain = input.contract.demands(school);
    let mut at_noon = plain.clone();
    let lunch = plain.own_time.iter().find(|own| own.kind == Kind::Lunch).unwrap();
    for (who, day) in
        school.courses.iter().flat_map(|own| &own.teachers).unique().cartesian_product(school.day_ids().collect_vec())
    {
        let mut own = lunch.clone();
        (own.who, own.day, own.window, own.minutes) = (*who, day, noon, noon.minutes());
        at_noon.own_time.push(own);
    }
    let out_then = |demands: &Demands| {
        let frames = frames(&input, demands, Form::Apart, None);
        let out = frames.iter().flat_map(out).filter(|(.., start)| *start < noon.end && noon.start < *start + 45);
        (frames.len() > 2, out.count() > 0)
    };
    assert_eq!([out_then(&plain), out_then(&at_noon)], [(true, true), (true, false)]);
}

#[test]
fn class_time_of_one_homeroom_may_be_pinned() {
    let pin = "\n[[pin]]\nblock = \"science\"\nhomerooms = [\"1A\"]\nat = 12:00\n";
    let input = school_with("6×4 core, no slack", 0, pin);
    let school = &input.school;
    let frames = apart(&input, None);
    assert!(!frames.is_empty());
    for frame in frames {
        let blocks = blocks(school, &frame);
        let science = blocks.iter().filter(|(own, _)| school[own.block].id == "science").collect_vec();
        let of = |own: &PlacedBlock| school[school[own.block].units[own.unit].homerooms[0]].id.clone();
        assert!(science.iter().all(|(own, _)| of(own) == "1A" && own.span.start == Clock(12 * 60)));
        assert_eq!(science.len(), 4);
    }
}

#[test]
fn only_where_homerooms_may_be_on_their_own() {
    let bands = school("6×4 bands, no slack");
    assert_eq!((some_are_apart(&bands.school), apart(&bands, None)), (false, Vec::new()));
    assert!(some_are_apart(&school("6×4 free, no slack").school));
}

#[test]
fn best_weeks_are_proved_in_schools_without_slack_whose_homerooms_are_on_their_own() {
    // The last of them has no week in which all of a grade are out at once, as far as anybody found.
    for (name, seed) in [("6×4 core, no slack", 0), ("6×6 free, no slack", 0), ("6×4 core, no slack", 2)] {
        let input = school_with(name, seed, "");
        let stop = AtomicBool::new(false);
        let settings = Settings {
            seed,
            threads: 1,
            effort_limit: Some(400_000),
            time_limit: None,
            clock: &|| 0.0,
            stop: &stop,
            progress: &|_| {},
        };
        let outcome = solve(&input.school, &input.contract, &settings);
        let Outcome::Best(week) = outcome else { panic!("{name}, seed {seed}: not proved best") };
        assert_eq!(week.ranks.iter().map(|rank| rank.value).collect_vec(), [0], "{name}, seed {seed}");
    }
}
