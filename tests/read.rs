//! What `docs/school-file.md` describes arrives in the model.

use std::collections::BTreeMap;

use commonhour::model::{
    Clock, DayId, Escort, Field, Kind, MeetsIn, Owed, Pinned, Role, School, Share, Shortfall, Span, Times, Together,
    Wish,
};
use commonhour::read::{Folder, Input, school};
use commonhour::rules::clause::{CountsIn, Per, Prorate, ShortDays};
use commonhour::rules::counts::Counts;
use commonhour::rules::prep_total::Target;
use proptest::prelude::*;

const SMALL: &str = include_str!("fixtures/read/small.toml");
const CONTRACT: &str = include_str!("fixtures/read/contract.toml");
const FULL: &str = include_str!("fixtures/read/full.toml");
const FULL_CONTRACT: &str = include_str!("fixtures/read/full-contract.toml");

fn folder(text: &str) -> Folder {
    let files = [("school.toml", text), ("contract.toml", CONTRACT), ("full-contract.toml", FULL_CONTRACT)];
    Folder { files: files.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect() }
}

fn read(text: &str) -> Input {
    school(&folder(text)).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The small school after some replacements and additions.
fn changed(swaps: &[(&str, &str)], more: &str) -> Input {
    let mut text = SMALL.to_owned();
    for (from, to) in swaps {
        assert!(text.contains(from), "`{from}` must occur");
        text = text.replace(from, to);
    }
    read(&format!("{text}\n{more}"))
}

fn span(start: (i32, i32), end: (i32, i32)) -> Span {
    Span::new(Clock::at(start.0, start.1), Clock::at(end.0, end.1))
}

fn day_names(school: &School) -> Vec<&str> {
    school.days.iter().map(|day| day.id.as_str()).collect()
}

fn days_of(school: &School, days: &[DayId]) -> String {
    days.iter().map(|day| school[*day].id.as_str()).collect::<Vec<_>>().join(" ")
}

fn staff<'a>(school: &'a School, id: &str) -> &'a commonhour::model::Person {
    school.staff.iter().find(|person| person.id == id).unwrap_or_else(|| panic!("no {id}"))
}

fn ids(school: &School, members: &[commonhour::model::StaffId]) -> String {
    members.iter().map(|member| school[*member].id.as_str()).collect::<Vec<_>>().join(" ")
}

const SIX: (&str, &str) = ("grid = 5", "grid = 5\nrotation = [\"A\", \"B\", \"C\", \"D\", \"E\", \"F\"]");
const NOT_AWAY: (&str, &str) = ("away = [\"Fri\"]", "");

#[test]
fn weekdays_are_the_rotation_unless_the_file_says_otherwise() {
    let input = changed(&[], "");
    let school = &input.school;
    assert_eq!(school.name, "Small School");
    assert_eq!((school.grid, school.cycle_days), (5, 5));
    assert_eq!(day_names(school), ["Mon", "Tue", "Wed", "Thu", "Fri"]);
    assert_eq!(school.weeks.len(), 1);
    assert_eq!((school.weeks[0].name.as_str(), school.weeks[0].count, school.weeks[0].short), ("every week", 1, false));
    assert_eq!(days_of(school, &school.weeks[0].days), "Mon Tue Wed Thu Fri");
    assert!(school.day_type(DayId(2)).short && !school.day_type(DayId(1)).short);
    assert_eq!(school.day_type(DayId(2)).students, span((8, 10), (13, 10)));
    assert_eq!(school.days[2].cycle_day, Some(2));
    assert_eq!(input.hash.len(), 64);
    assert_ne!(input.hash, changed(&[("grid = 5", "grid = 10")], "").hash);
    assert!(input.notes.is_empty(), "{:?}", input.notes);
}

#[test]
fn six_days_against_an_early_friday_make_twelve_days_and_six_weeks() {
    let early = [
        SIX,
        NOT_AWAY,
        ("days = [\"Mon\", \"Tue\", \"Thu\", \"Fri\"]", "days = [\"Mon\", \"Tue\", \"Wed\", \"Thu\"]"),
        ("days = [\"Wed\"]", "days = [\"Fri\"]"),
    ];
    let school = changed(&early, "").school;
    assert_eq!(school.cycle_days, 6);
    assert_eq!(school.days.len(), 12);
    let mut names = day_names(&school);
    names.sort_unstable();
    let early = |day: &str| format!("{day} early release");
    for day in ["A", "B", "C", "D", "E", "F"] {
        assert!(names.contains(&day) && names.contains(&early(day).as_str()), "{names:?}");
    }
    assert_eq!(school.weeks.len(), 6);
    assert_eq!(days_of(&school, &school.weeks[0].days), "A B C D E early release");
    assert_eq!(days_of(&school, &school.weeks[1].days), "F A B C D early release");
    assert_eq!(school.weeks[2].name, "week 3 of 6");
    let friday = school.days.iter().find(|day| day.id == "B early release").unwrap();
    assert_eq!(
        (friday.cycle_day, friday.rotation.as_str(), friday.weekdays.as_slice()),
        (Some(1), "B", ["Fri".to_owned()].as_slice())
    );
}

#[test]
fn a_special_every_other_rotation_solves_it_twice_over() {
    let more = "[special.music]\nminutes = 30\nteachers = [\"okafor\"]\nevery = 2\n[team.coalition]\nmembers = [\"lee\", \"ruiz\"]\nminutes = 45\nper = \"cycle\"\n";
    let school = changed(&[], more).school;
    assert_eq!(school.cycle_days, 10);
    assert_eq!(
        day_names(&school),
        ["Mon/1", "Tue/1", "Wed/1", "Thu/1", "Fri/1", "Mon/2", "Tue/2", "Wed/2", "Thu/2", "Fri/2"]
    );
    assert_eq!(school.weeks.len(), 2);
    assert_eq!(days_of(&school, &school.weeks[1].days), "Mon/2 Tue/2 Wed/2 Thu/2 Fri/2");
    assert_eq!(school.courses[0].per_cycle, [2, 2]);
    assert_eq!(school.courses[1].per_cycle, [1, 1]);
    assert_eq!(school.teams[2].meetings, [45, 45]);
    assert_eq!(staff(&school, "okafor").hours.len(), 8, "away on both Fridays");
}

#[test]
fn a_holiday_carries_its_rotation_day_over_or_skips_it() {
    let calendar = |skipped: &str| {
        let more = format!(
            "[calendar]\nfirst = 2026-08-31\nlast = 2026-09-18\nholidays = [2026-09-07]\nskipped = \"{skipped}\"\n"
        );
        changed(&[("grid = 5", "rotation = [\"A\", \"B\"]"), NOT_AWAY], &more).school
    };
    let over = calendar("carry-over");
    let weeks = |school: &School| school.weeks.iter().map(|week| days_of(school, &week.days)).collect::<Vec<_>>();
    assert_eq!(weeks(&over)[..2], ["A B A early release B A", "B A early release B A"]);
    assert!(over.weeks[1].short);
    let skip = calendar("skip");
    assert_eq!(weeks(&skip)[..2], ["A B A early release B A", "A B early release A B"]);
    let first = over.days.iter().find(|day| day.id == "A").unwrap();
    assert_eq!(first.dates[0], "2026-08-31");
    assert_eq!(over.weeks.iter().map(|week| week.count).sum::<usize>(), 3);
}

#[test]
fn a_calendar_counts_weeks_that_are_alike() {
    let more = "[[day-type]]\nname = \"testing\"\ndates = [2026-09-16]\nin-rotation = false\nstudents = { start = 08:10, end = 14:40 }\nstaff = { start = 07:45, end = 15:15 }\n[[day-type]]\nname = \"snow\"\nstudents = { start = 10:10, end = 14:40 }\nstaff = { start = 07:45, end = 15:15 }\n[calendar]\nfirst = 2026-08-31\nlast = 2026-09-18\nholidays = [2026-09-07]\n";
    let school = changed(&[], more).school;
    assert_eq!(day_names(&school), ["Mon", "Tue", "Wed", "Thu", "Fri", "testing", "snow"]);
    assert_eq!(school.days[5].cycle_day, None);
    assert_eq!(school.days[5].rotation, "testing");
    assert!(school.days[6].weekdays.is_empty() && school.days[6].dates.is_empty());
    let weeks: Vec<_> =
        school.weeks.iter().map(|week| (days_of(&school, &week.days), week.count, week.short)).collect();
    assert_eq!(
        weeks,
        [
            ("Mon Tue Wed Thu Fri".to_owned(), 1, false),
            ("Tue Wed Thu Fri".to_owned(), 1, true),
            ("Mon Tue testing Thu Fri".to_owned(), 1, false),
        ]
    );
    let three = changed(&[], "[calendar]\nfirst = 2026-09-14\nlast = 2026-10-02\n").school;
    assert_eq!((three.weeks.len(), three.weeks[0].count), (1, 3));
}

#[test]
fn people_and_rooms_arrive() {
    let school = read(FULL).school;
    let okafor = staff(&school, "okafor");
    assert_eq!(okafor.name, "Ms Okafor");
    assert_eq!(okafor.roles, [(Role::Specialist, Share::of_hundredths(80))]);
    assert_eq!(okafor.unit.as_deref(), Some("teachers"));
    assert_eq!(
        okafor.hours.iter().map(|own| (own.day.0, own.span)).collect::<Vec<_>>(),
        [
            (0, span((7, 45), (14, 45))),
            (1, span((7, 45), (14, 45))),
            (2, span((7, 45), (13, 30))),
            (3, span((7, 45), (14, 45))),
        ]
    );
    assert_eq!(okafor.grades.len(), 3);
    assert_eq!((okafor.max_sections_per_day, okafor.max_minutes_per_day), (Some(6), Some(300)));
    assert_eq!(okafor.teaches.iter().map(|course| school[*course].id.as_str()).collect::<Vec<_>>(), ["art"]);
    let subjects = ["art", "science", "social studies"].map(str::to_owned).to_vec();
    assert_eq!(okafor.field, Some(Field::Of(subjects)), "what takes turns in a block is a subject");
    assert_eq!(staff(&school, "vega").field, Some(Field::All));
    assert_eq!(staff(&school, "ruiz").field, None, "nobody says");
    assert_eq!(school[okafor.room.unwrap()].id, "art-room");
    assert_eq!(
        staff(&school, "vega").roles,
        [(Role::SpecialEducator, Share::of_hundredths(50)), (Role::Coach, Share::of_hundredths(50))]
    );
    assert!(staff(&school, "nobody").vacant);
    let aide = staff(&school, "lopez-1");
    assert_eq!(aide.name, "Aide 1");
    assert!(staff(&school, "lopez-3").has_role(Role::Paraprofessional));
    let always = staff(&school, "one-to-one").always_with.unwrap();
    assert_eq!(school[always].id, "KA");
    assert_eq!(staff(&school, "ruiz").roles, [(Role::ClassroomTeacher, Share::of_hundredths(100))]);
    let gym = school.rooms.iter().find(|room| room.id == "gym").unwrap();
    assert_eq!((gym.name.as_str(), gym.zone.as_deref(), gym.fits), ("Gym", Some("east"), 2));
    assert_eq!(gym.kinds, ["gym", "cafeteria"]);
    assert!(school.rooms.iter().any(|room| room.id == "12"), "a homeroom's room needs no table");
}

#[test]
fn grades_and_homerooms_arrive() {
    let school = read(FULL).school;
    let homeroom = |id: &str| school.homeroom_ids().find(|own| school[*own].id == id).unwrap();
    let shared = &school[homeroom("3A")];
    assert_eq!(ids(&school, &shared.teachers), "ruiz lee");
    assert_eq!(shared.share, [0, 0, 1, 1, 1]);
    assert_eq!(school[shared.teacher_on(DayId(4))].id, "lee");
    assert_eq!(shared.students, 26);
    assert_eq!(school[homeroom("3B")].students, 24);
    assert_eq!(school[school[homeroom("3B")].also[0]].id, "4");
    assert_eq!(school.grades[0].transition, 3);
    assert_eq!(school.grades[1].transition, 5);
    assert_eq!(school.grades[3].no_team.as_deref(), Some("one teacher; joins the vertical team"));
    assert_eq!(school.grades[0].no_intervention.as_deref(), Some("starts in 2027"));
    assert_eq!(school.student_day(homeroom("KA"), DayId(2)), span((8, 10), (11, 30)));
    assert_eq!(school.student_day(homeroom("KB"), DayId(2)), span((12, 0), (15, 0)));
    assert_eq!(school.student_day(homeroom("KB"), DayId(0)), span((8, 10), (14, 40)));
}

#[test]
fn periods_arrive_with_what_follows_what() {
    let periods = &read(FULL).school.day_types[0].periods;
    let names: Vec<_> = periods.iter().map(|own| (own.name.as_str(), own.joins_next, own.grades.len())).collect();
    assert_eq!(names, [("1", true, 0), ("2", true, 2), ("3", false, 0)]);
    assert_eq!(periods[0].span, span((8, 10), (8, 55)));
}

#[test]
fn blocks_arrive() {
    let school = read(FULL).school;
    let block = |id: &str| school.blocks.iter().find(|own| own.id == id).unwrap();
    let homerooms = |id: &str| -> Vec<String> {
        let names = |unit: &commonhour::model::Unit| {
            unit.homerooms.iter().map(|own| school[*own].id.as_str()).collect::<Vec<_>>().join("+")
        };
        block(id).units.iter().map(names).collect()
    };
    assert_eq!(homerooms("literacy"), ["3A+3B", "4A+4B", "5A"]);
    assert_eq!(homerooms("math"), ["3A", "3B"]);
    assert_eq!(homerooms("assembly"), ["KA+KB+3A+3B+4A+4B+5A"]);
    assert_eq!(homerooms("buddies"), ["3A+4A", "3B+4B"]);
    let literacy = block("literacy");
    assert_eq!(literacy.name, "Literacy");
    assert_eq!(literacy.minutes, [Some(60), Some(60), Some(45), Some(60), Some(60)]);
    assert_eq!(literacy.stretch_to, Some(75));
    assert!(literacy.core && literacy.same_time && literacy.leads.is_none());
    assert_eq!(literacy.before.iter().map(|own| school[*own].id.as_str()).collect::<Vec<_>>(), ["lunch", "math"]);
    assert_eq!(block("math").pieces, [30, 15]);
    assert_eq!(block("math").transition, Some(4));
    assert_eq!(block("science").pieces, [25, 20]);
    assert_eq!(block("science").times, Times::PerWeek(2));
    assert_eq!(block("science").alternates, ["science", "social studies"]);
    assert_eq!(block("assembly").times, Times::PerCycle(1));
    assert_eq!(block("assembly").minutes[0], None);
    assert_eq!(block("assembly").whole_periods, Some(1));
    let lunch = block("lunch");
    assert_eq!(lunch.kind, Kind::Lunch);
    assert_eq!(lunch.windows[0], Some(span((10, 45), (12, 45))));
    assert_eq!(lunch.windows[2], Some(span((10, 30), (11, 45))));
    assert_eq!(school[lunch.then.unwrap()].id, "recess");
    assert_eq!(school[lunch.room.unwrap()].id, "cafeteria");
    let leads = lunch.leads.as_ref().unwrap();
    assert_eq!(leads.roles, [Role::Paraprofessional, Role::SupportStaff]);
    assert_eq!((lunch.needs_of(0).adults, lunch.needs_of(2).adults), (1, 1));
    let recess = block("recess");
    assert_eq!((recess.kind, recess.leads.as_ref().unwrap().adults), (Kind::Recess, 2));
    assert_eq!(ids(&school, &block("buddies").leads.as_ref().unwrap().named), "vega nobody");
    assert_eq!(recess.windows[0], Some(span((8, 10), (14, 40))), "without a window the whole student day");
}

#[test]
fn interventions_and_pull_outs_arrive() {
    let school = read(FULL).school;
    let win = school.blocks.iter().find(|own| own.id == "win").unwrap();
    assert_eq!((win.kind, win.tier), (Kind::Intervention, 3));
    assert_eq!(win.units.len(), 3, "kindergarten has none by its own word");
    assert_eq!((win.needs_of(0).groups, win.needs_of(0).adults), (5, 10));
    let eld = school.blocks.iter().find(|own| own.id == "eld-4").unwrap();
    assert_eq!((eld.kind, eld.tier, eld.groups), (Kind::Eld, 0, 2));
    assert_eq!(eld.leads.as_ref().unwrap().adults, 2);
    let speech = &school.pull_outs[0];
    assert_eq!((speech.kind, speech.students, speech.minutes), (Kind::Intervention, 4, 30));
    assert_eq!(speech.times, Times::PerWeek(2));
    assert_eq!(speech.homerooms.len(), 2);
    assert_eq!(speech.leads.roles, [Role::SpecialEducator]);
    assert_eq!(school[speech.protected_blocks[0]].id, "win");
    assert_eq!(school[speech.protected_courses[0]].id, "art");
    assert_eq!(school[speech.room.unwrap()].id, "speech-room");
    assert_eq!(speech.windows[2], Some(span((9, 0), (13, 10))));
}

#[test]
fn courses_and_sections_arrive() {
    let school = read(FULL).school;
    let course = |id: &str| school.courses.iter().find(|own| own.id == id).unwrap();
    let art = course("art");
    assert_eq!(art.kind, Kind::Special);
    assert_eq!(art.minutes, [Some(30), Some(45), Some(45), None]);
    assert_eq!(art.per_cycle, [1, 1, 2, 0]);
    assert_eq!(ids(&school, &art.teachers), "okafor");
    assert_eq!((art.set_up, art.max_per_day, art.class_size, art.core), (5, 1, Some(30), false));
    assert_eq!(art.windows[0], Some(span((8, 30), (14, 0))));
    assert_eq!(school[art.room.unwrap()].id, "art-room");
    let lab = course("lab");
    assert_eq!((lab.kind, lab.core, lab.whole_periods), (Kind::Instruct, true, Some(1)));
    assert_eq!(school[lab.teachers[0]].id, "vega");
    assert_eq!(staff(&school, "vega").teaches.len(), 1, "`teachers` of the course is the last word");
    let first = &school.sections[0];
    assert_eq!(
        (first.together, first.shortfall, first.max_per_day, first.escort),
        (Together::Sequence, Shortfall::Divide, 3, Escort::Specialist)
    );
    let fourth = &school.sections[2];
    assert_eq!(
        (fourth.together, fourth.shortfall, fourth.escort),
        (Together::Free, Shortfall::Divide, Escort::Paraprofessional)
    );
}

#[test]
fn teams_exist_and_ask_for_more() {
    let school = read(FULL).school;
    let names: Vec<_> = school.teams.iter().map(|team| team.id.as_str()).collect();
    assert_eq!(names, ["grade-K", "grade-3", "grade-4", "coalition"]);
    let third = &school.teams[1];
    assert_eq!((third.name.as_str(), ids(&school, &third.members).as_str()), ("Grade 3", "ruiz lee cho"));
    assert_eq!((third.meetings.as_slice(), third.pieces_chosen), ([60, 30].as_slice(), true));
    assert_eq!(third.minutes(), 90);
    assert_eq!((third.owed, third.meets_in), (Owed::PerWeek, MeetsIn::StudentDay));
    assert_eq!(third.windows, [None, Some(span((9, 0), (14, 0))), None, Some(span((9, 0), (14, 0))), None]);
    assert_eq!(school[third.room.unwrap()].id, "12");
    assert_eq!((school[third.led_by.unwrap()].id.as_str(), third.purpose.as_str()), ("ruiz", "data"));
    assert_eq!(ids(&school, &third.attendees), "principal");
    let usual = &school.teams[0];
    assert_eq!(
        (usual.meetings.as_slice(), usual.pieces_chosen, usual.purpose.as_str()),
        ([60].as_slice(), false, "the four PLC questions")
    );
    let coalition = &school.teams[3];
    assert!(!coalition.is_grade_level());
    assert_eq!((coalition.owed, coalition.meets_in), (Owed::EveryWeeks(4), MeetsIn::PaidDay));
    assert_eq!(coalition.windows[0], Some(span((7, 45), (15, 15))));
}

#[test]
fn grades_of_one_teacher_form_one_team() {
    let swaps = [
        (", 4B = { teacher = \"patel\" }", ""),
        (", 3B = { teacher = \"cho\", students = 25 }", ""),
        ("[team.grade-3]\nwith = [\"lee\"]", "[team.small]\ngrades = [\"3\", \"4\"]\npieces = 2"),
    ];
    let school = changed(&swaps, "").school;
    assert_eq!(school.teams.len(), 1);
    let team = &school.teams[0];
    assert_eq!((team.name.as_str(), ids(&school, &team.members).as_str()), ("Grades 3 and 4", "ruiz diaz"));
    assert_eq!((team.meetings.as_slice(), team.grades.len()), ([30, 30].as_slice(), 2));
}

#[test]
fn groups_and_adults_follow_the_size_of_each_grade() {
    let school =
        changed(&[("4B = { teacher = \"patel\" }", "4B = { teacher = \"patel\" }, 4C = { teacher = \"sato\" }")], "")
            .school;
    let block = |id: &str| school.blocks.iter().find(|own| own.id == id).unwrap();
    let needs =
        |id: &str| (0..2).map(|unit| block(id).needs_of(unit)).map(|own| (own.groups, own.adults)).collect::<Vec<_>>();
    assert_eq!(needs("win"), [(2, 2), (3, 3)]);
    assert_eq!(needs("lunch"), [(0, 1), (0, 2)]);
    assert_eq!((block("win").groups, block("lunch").leads.as_ref().unwrap().adults), (3, 2));
}

#[test]
fn duties_co_teaching_and_pins_arrive() {
    let school = read(FULL).school;
    let bus = &school.duties[0];
    assert_eq!((bus.posts.len(), bus.adults, bus.fair_within), (4, 2, Some(30)));
    assert_eq!(bus.posts[1], (DayId(0), span((14, 40), (14, 55))));
    assert_eq!(bus.roles, [Role::Paraprofessional, Role::ClassroomTeacher]);
    assert_eq!(school[bus.room.unwrap()].id, "bus-loop");
    let pair = &school.co_teaching[0];
    assert_eq!(
        (school[pair.staff].id.as_str(), school[pair.homeroom].id.as_str(), school[pair.block].id.as_str()),
        ("vega", "3A", "math")
    );
    assert_eq!(pair.days, [DayId(0), DayId(2)]);
    let pins = &school.pins;
    assert!(
        matches!(&pins[0].what, Pinned::Block(block, homerooms) if school[*block].id == "lunch" && homerooms.len() == 2)
    );
    assert_eq!((pins[0].at, pins[0].days.as_slice()), (Some(Clock::at(11, 24)), [DayId(0)].as_slice()));
    assert!(matches!(pins[1].what, Pinned::Specials(grade) if school[grade].id == "3"));
    assert!(
        matches!(&pins[2].what, Pinned::Course(course, homerooms) if school[*course].id == "art" && homerooms.len() == 1)
    );
    assert_eq!(pins[2].staff.map(|who| school[who].id.as_str()), Some("okafor"));
    assert_eq!(pins[2].room.map(|room| school[room].id.as_str()), Some("art-room"));
    assert!(matches!(pins[3].what, Pinned::Team(team) if school[team].id == "grade-3"));
    assert_eq!(FULL.lines().nth(pins[3].line - 1), Some("[[pin]]"));
}

#[test]
fn wishes_arrive_in_order_of_rank() {
    let school = read(FULL).school;
    let ranks: Vec<usize> = school.preferences.iter().map(|own| own.rank).collect();
    assert_eq!(ranks, [1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    let wishes: Vec<&Wish> = school.preferences.iter().map(|own| &own.wish).collect();
    assert!(matches!(wishes[0], Wish::SameTime(blocks) if blocks.len() == 3));
    assert!(matches!(wishes[1], Wish::Early(blocks, by) if blocks.len() == 1 && *by == Clock::at(11, 25)));
    assert!(matches!(wishes[2], Wish::Late(_, by) if *by == Clock::at(10, 0)));
    assert!(matches!(wishes[3], Wish::GradesInARow));
    assert!(matches!(wishes[4], Wish::EqualDuty));
    assert!(matches!(wishes[5], Wish::FewSections(days) if days == &[DayId(0), DayId(4)]));
    assert!(matches!(wishes[6], Wish::EqualSections(days) if days.len() == 2));
    assert!(matches!(wishes[7], Wish::LongerTeamTime(teams, 75) if teams.len() == 1));
    assert!(matches!(wishes[8], Wish::WatchAColleague(teams) if teams.len() == 4));
    assert!(matches!(wishes[9], Wish::FewRoomChanges));
    assert!(matches!(wishes[10], Wish::CompactDays(people) if ids(&school, people) == "okafor"));
}

#[test]
fn the_contract_arrives() {
    let input = read(FULL);
    let contract = &input.contract;
    assert_eq!(contract.agreements.len(), 1);
    assert_eq!(contract.agreements[0].name, "Maple Grove Teachers Association 2025-28 (invented)");
    let prep = &contract.daily_prep[0];
    assert_eq!(
        (prep.minutes, prep.block, prep.counts_in, prep.short_days, &prep.prorate),
        (45, 40, CountsIn::PaidDay, ShortDays::Waived, &Prorate::Linear)
    );
    assert_eq!(prep.clause.counts.prep, [Kind::Prep, Kind::Collaboration]);
    assert!(!prep.clause.required());
    assert_eq!(prep.clause.reason.as_deref(), Some("no second PE teacher until January"));
    assert_eq!((prep.clause.article.as_str(), prep.clause.covers.min_fte), ("7.2", Share::of_hundredths(50)));
    assert_eq!(prep.clause.covers.roles, [Role::ClassroomTeacher, Role::Specialist]);
    assert_eq!(prep.clause.covers.units, ["teachers"]);
    let total = &contract.prep_total[0];
    assert_eq!(
        (total.target, total.per, total.block, total.short_weeks),
        (Target::Minutes(225), Per::Week, 20, ShortDays::Prorated)
    );
    assert_eq!(total.clause.covers.roles.len(), 5, "everybody it makes sense for");
    let lunch = &contract.duty_free_lunch[0];
    assert_eq!((lunch.minutes, lunch.window, lunch.days_of_at_least), (30, Some(span((10, 0), (13, 30))), 240));
    assert!(!lunch.clause.covers.roles.contains(&Role::Administrator));
    let stretch = &contract.longest_stretch[0];
    assert_eq!((stretch.minutes, stretch.break_of), (180, 15));
    assert_eq!(stretch.clause.counts.contact, Counts::teaching_only());
    let load = &contract.specialist_load[0];
    assert_eq!((load.sections_per_day, load.in_a_row), (Some(7), Some(4)));
    assert_eq!(load.clause.covers.roles, [Role::Specialist]);
    assert_eq!(contract.specialist_gap[0].minutes, 5);
    assert_eq!((contract.workday[0].minutes, contract.workday[0].includes_lunch), (Some(450), false));
    assert_eq!(ids(&input.school, &contract.workday[0].clause.covers.staff), "ruiz");
    assert!(contract.workday[0].clause.covers.roles.is_empty(), "who is named is meant whatever their role");
    assert!(contract.supervision.allows(Role::Paraprofessional, Kind::Recess));
    assert!(!contract.supervision.allows(Role::Paraprofessional, Kind::Duty));
    assert!(contract.supervision.allows(Role::SupportStaff, Kind::Duty));
    let usual = changed(&[], "").contract.daily_prep[0].clone();
    assert_eq!((usual.block, usual.clause.required()), (45, true));
}

#[test]
fn every_list_by_day_has_an_entry_for_each_day() {
    for text in [SMALL, FULL] {
        let school = read(text).school;
        let days = school.days.len();
        assert!(school.blocks.iter().all(|own| own.minutes.len() == days && own.windows.len() == days));
        assert!(school.courses.iter().all(|own| own.windows.len() == days && own.minutes.len() == school.grades.len()));
        assert!(school.teams.iter().all(|own| own.windows.len() == days));
        assert!(school.pull_outs.iter().all(|own| own.windows.len() == days));
        assert_eq!(school.sections.len(), school.grades.len());
    }
}

#[test]
fn every_example_of_the_format_page_is_toml() {
    let page = include_str!("../docs/school-file.md");
    let mut examples = 0;
    for part in page.split("```toml\n").skip(1) {
        let example = part.split("```").next().unwrap();
        examples += 1;
        if let Err(problem) = toml::de::DeTable::parse(example) {
            panic!("{problem}\n{example}");
        }
    }
    assert!(examples > 15, "{examples}");
}

#[test]
fn a_huge_school_is_refused_and_not_built() {
    let mut text = SMALL.to_owned();
    for number in 0..3000 {
        text.extend(["\n[staff.p", &number.to_string(), "]\nrole = \"paraprofessional\"\ncount = 200\n"]);
    }
    let problems = school(&folder(&text)).expect_err("too many");
    assert!(problems.list.iter().any(|own| own.message.contains("2000 is the most")), "{problems}");
    assert!(problems.list.len() <= 200);
    let deep = format!("{SMALL}\nx = {}", "[".repeat(50_000));
    assert!(school(&folder(&deep)).is_err());
}

#[cfg(feature = "cli")]
#[test]
fn a_folder_is_read_from_disk() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("school.toml"), SMALL).unwrap();
    std::fs::write(dir.path().join("contract.toml"), CONTRACT).unwrap();
    std::fs::write(dir.path().join("notes.txt"), "not read").unwrap();
    let folder = commonhour::read::folder(dir.path()).unwrap();
    assert_eq!(folder.files.keys().collect::<Vec<_>>(), ["contract.toml", "school.toml"]);
    assert!(school(&folder).is_ok());
    std::fs::write(dir.path().join("big.toml"), vec![b'#'; 5 << 20]).unwrap();
    let problem = commonhour::read::folder(dir.path()).unwrap_err().to_string();
    assert!(problem.contains("big.toml") && problem.contains("4 MB"), "{problem}");
    assert!(commonhour::read::folder(&dir.path().join("nowhere")).is_err());
}

#[cfg(feature = "cli")]
#[test]
fn a_contract_file_lies_elsewhere() {
    let dir = tempfile::tempdir().unwrap();
    let own = dir.path().join("schools/small");
    std::fs::create_dir_all(&own).unwrap();
    std::fs::create_dir_all(dir.path().join("contracts")).unwrap();
    let write = |name: &str, text: &str| std::fs::write(dir.path().join(name), text).unwrap();
    let named = |name: &str| {
        write("schools/small/school.toml", &SMALL.replace("[\"contract.toml\"]", &format!("[\"{name}\"]")));
        commonhour::read::folder(&own).unwrap()
    };
    write("contracts/district.toml", CONTRACT);
    write("contracts/district.txt", CONTRACT);
    let folder = named("../../contracts/district.toml");
    assert_eq!(folder.files.keys().collect::<Vec<_>>(), ["../../contracts/district.toml", "school.toml"]);
    assert!(school(&folder).is_ok());
    // What is not there, is no .toml file, or is no path from the school's folder, is said at its place and not opened.
    let absolute = dir.path().join("contracts/district.toml");
    for name in ["../../contracts/nowhere.toml", "../../contracts/district.txt", absolute.to_str().unwrap()] {
        let folder = named(name);
        assert_eq!(folder.files.keys().collect::<Vec<_>>(), ["school.toml"], "{name}");
        let problems = school(&folder).unwrap_err();
        let at = problems.list.iter().find(|own| own.message == format!("there is no file `{name}`")).expect(name);
        assert!(at.to_string().starts_with("school.toml:"), "{at}");
    }
}

/// Reading must end with a school or with located problems, whichever of the files the text is.
fn survives(text: &str) {
    let _ = school(&Folder {
        files: BTreeMap::from([
            ("school.toml".to_owned(), SMALL.to_owned()),
            ("contract.toml".to_owned(), text.to_owned()),
        ]),
    });
    let files =
        BTreeMap::from([("school.toml".to_owned(), text.to_owned()), ("contract.toml".to_owned(), text.to_owned())]);
    if let Err(problems) = school(&Folder { files }) {
        assert!(!problems.is_empty());
        for problem in &problems.list {
            assert!(problem.line >= 1 && problem.column >= 1 && !problem.message.is_empty());
            assert!(problem.line <= text.lines().count() + 1, "{problem}");
        }
        let _ = problems.render(true);
        let _ = problems.to_json();
    }
}

#[test]
fn a_school_with_any_line_changed_is_read_or_refused() {
    let values = [
        "-1",
        "0",
        "99999999999999999999",
        "1.5",
        "\"\"",
        "[]",
        "{}",
        "true",
        "00:00",
        "23:59",
        "2026-02-28",
        "[[]]",
        "\"Mon\"",
        "[\"3A\"]",
        "inf",
        "9223372036854775807",
        "{ min = 1, max = 720 }",
        "[1, \"x\", {}]",
        "[-5]",
    ];
    let six = SMALL.replace(SIX.0, SIX.1).replace(NOT_AWAY.0, NOT_AWAY.1);
    for text in [SMALL, FULL, FULL_CONTRACT, six.as_str()] {
        let lines: Vec<&str> = text.lines().collect();
        for (number, line) in lines.iter().enumerate() {
            let Some((key, _)) = line.split_once(" = ") else {
                survives(&[&lines[..number], &lines[number + 1..]].concat().join("\n"));
                continue;
            };
            for value in values {
                let swapped = format!("{key} = {value}");
                let mut changed = lines.clone();
                changed[number] = &swapped;
                survives(&changed.join("\n"));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,200}") {
        survives(&text);
    }

    #[test]
    fn a_school_with_a_hole_is_read_or_refused(from in 0usize..8000, length in 0usize..60, full in any::<bool>()) {
        let text: Vec<char> = (if full { FULL } else { SMALL }).chars().collect();
        let from = from % text.len();
        let to = (from + length).min(text.len());
        survives(&text[..from].iter().chain(&text[to..]).collect::<String>());
    }

    #[test]
    fn minutes_of_any_size_are_read_or_refused(minutes in any::<i64>(), count in any::<i64>()) {
        survives(&SMALL.replace("minutes = 90", &format!("minutes = {minutes}")).replace("count = 3", &format!("count = {count}")));
    }
}
