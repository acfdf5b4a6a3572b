//! What a school may leave open or wish for is used and sought, not only read.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

use commonhour::model::Kind;
use commonhour::read::{Folder, Input, school};
use commonhour::rules::audit;
use commonhour::solve::{Outcome, Progress, Rank, Settings, Solution, solve};

/// One grade of two homerooms, three specials, aides for lunch; what a test adds comes last.
const SMALL: &str = r#"
format = 1
[school]
name = "Small"
days = ["Mon", "Tue", "Wed", "Thu", "Fri"]
[[day-type]]
name = "regular"
days = ["Mon", "Tue", "Wed", "Thu", "Fri"]
students = { start = 08:00, end = 14:00 }
staff = { start = 07:40, end = 14:40 }
[grade.1]
homerooms = { 1A = { teacher = "ana", room = "1" }, 1B = { teacher = "ben", room = "2" } }
intervention = "none: not in this test"
[room.1]
[room.2]
[staff.art]
role = "specialist"
teaches = ["art"]
[staff.pe]
role = "specialist"
teaches = ["pe"]
[staff.kim]
role = "paraprofessional"
[staff.lou]
role = "paraprofessional"
[block.lunch]
minutes = 30
window = { start = 11:00, end = 13:00 }
[special.art]
minutes = 30
per-cycle = 2
[special.pe]
minutes = 30
per-cycle = 2
"#;

fn read(more: &str) -> Input {
    let text = format!("{SMALL}{more}");
    school(&Folder { files: BTreeMap::from([("school.toml".to_owned(), text)]) })
        .unwrap_or_else(|list| panic!("{list}"))
}

fn solved(input: &Input) -> (Solution, bool) {
    let stop = AtomicBool::new(false);
    let settings = Settings {
        effort_limit: Some(60_000),
        time_limit: None,
        seed: 0,
        threads: 1,
        stop: &stop,
        clock: &|| 0.0,
        progress: &|_: &Progress| {},
    };
    let (solution, best) = match solve(&input.school, &input.contract, &settings) {
        Outcome::Best(solution) => (solution, true),
        Outcome::Stopped(solution) => (solution, false),
        Outcome::Impossible(proof) => panic!("impossible: {:?}", proof.reasons),
        Outcome::Unknown(unknown) => panic!("unknown: {} {:?}", unknown.reason, unknown.known),
    };
    let compliance = audit(&input.school, &input.contract, &solution.schedule);
    assert!(compliance.nothing_required_is_broken(), "{compliance:#?}");
    (solution, best)
}

fn rank(solution: &Solution, number: usize) -> &Rank {
    &solution.ranks[number]
}

#[test]
fn a_range_takes_the_class_time_beside_it() {
    let input = read("[block.reading]\nminutes = { min = 40, max = 70 }\n");
    let (solution, _) = solved(&input);
    let rows = &solution.schedule.rows;
    for row in rows.iter().filter(|row| row.course == "reading") {
        // Shorter than its most only where no class time touches it.
        let beside = rows.iter().filter(|other| other.day == row.day && other.homerooms == row.homerooms);
        let class = beside.filter(|other| other.course.is_empty() && other.kind == Kind::Instruct);
        let touches =
            class.filter(|other| other.span.start == row.span.end || other.span.end == row.span.start).count();
        assert!(row.span.minutes() == 70 || row.span.minutes() > 40 && touches == 0, "{row:?}");
    }
    let whole = rows.iter().filter(|row| row.course == "reading" && row.span.minutes() == 70).count();
    assert!(whole >= 5, "{whole} of 10");
}

#[test]
fn a_range_stays_out_of_what_lies_beside_it() {
    // 30 lunch, 230 math, 40 to 70 reading; two days have two sections of 30 and leave reading its least.
    let input = read(
        "[block.reading]\nminutes = { min = 40, max = 70 }\n[block.math]\nminutes = 230\n[sections]\nmax-per-day = 2\n",
    );
    let (solution, _) = solved(&input);
    for row in solution.schedule.rows.iter().filter(|row| row.course == "reading") {
        let homeroom = row.homerooms[0];
        let day = input.school.student_day(homeroom, row.day).minutes();
        let taken: i32 = solution
            .schedule
            .of_homeroom(homeroom)
            .filter(|other| other.day == row.day && !other.course.is_empty() && other.course != "reading")
            .map(|other| other.span.minutes())
            .sum();
        assert!((40..=70).contains(&row.span.minutes()) && row.span.minutes() + taken <= day, "{row:?}");
    }
}

#[test]
fn turns_of_a_duty_are_shared_over_the_week() {
    // Lou is in on Monday and Tuesday only: whoever has had least on each day would give Kim four turns to one.
    let more = "[duty.bus]\nat = [{ start = 07:40, end = 08:00 }]\nled-by = [\"paraprofessional\"]\nfair-within = 20\n";
    let text = format!("{SMALL}{more}").replace(
        "[staff.lou]\nrole = \"paraprofessional\"",
        "[staff.lou]\nrole = \"paraprofessional\"\ndays = [\"Mon\", \"Tue\"]",
    );
    let input = school(&Folder { files: BTreeMap::from([("school.toml".to_owned(), text)]) })
        .unwrap_or_else(|list| panic!("{list}"));
    let (solution, _) = solved(&input);
    let turns = |name: &str| {
        let who =
            input.school.staff_ids().find(|who| input.school[*who].id == name).unwrap_or_else(|| panic!("{name}"));
        solution.schedule.of_staff(who).filter(|row| row.course == "bus").count()
    };
    assert_eq!((turns("kim"), turns("lou")), (3, 2));
}

#[test]
fn few_sections_on_named_days_are_reached_and_proved() {
    let input = read("[sections]\nmax-per-day = 2\n[[prefer]]\nfew-sections-on = [\"Mon\", \"Wed\"]\n");
    let (solution, best) = solved(&input);
    assert_eq!((rank(&solution, 0).value, rank(&solution, 0).bound, best), (0, 0, true));
    // With one section a day for a homeroom, four a week and three other days, two lie on the named ones.
    let input = read(
        "[sections]\nmax-per-day = 1\n[team.grade-1]\nminutes = 30\n[[prefer]]\nfew-sections-on = [\"Mon\", \"Wed\"]\n",
    );
    let (solution, best) = solved(&input);
    assert_eq!((rank(&solution, 0).value, rank(&solution, 0).bound, best), (2, 2, true));
}

#[test]
fn sections_of_named_days_are_made_equal() {
    let input = read("[sections]\nmax-per-day = 2\n[[prefer]]\nequal-sections-on = [\"Mon\", \"Tue\", \"Wed\"]\n");
    let (solution, best) = solved(&input);
    assert_eq!((rank(&solution, 0).value, best), (0, true));
}

#[test]
fn an_itinerant_comes_on_few_days() {
    let input = read("[sections]\nmax-per-day = 2\n[[prefer]]\ncompact-days = [\"pe\"]\n");
    let (solution, _) = solved(&input);
    // Two sections for each of two homerooms, each homeroom at most one PE a day.
    assert_eq!(rank(&solution, 0).value, 2);
}

#[test]
fn grades_follow_one_another_for_a_specialist() {
    let more = "[grade.2]\nhomerooms = { 2A = { teacher = \"cai\", room = \"3\" }, 2B = { teacher = \"dee\", room = \"4\" } }\n\
                intervention = \"none: not in this test\"\n[room.3]\n[room.4]\n[[prefer]]\ngrades-in-a-row = true\n";
    let input = read(more);
    let (solution, best) = solved(&input);
    assert_eq!((rank(&solution, 0).value, best), (0, true));
}

#[test]
fn team_time_grows_where_everybody_is_free() {
    let input = read("[sections]\nmax-per-day = 2\n[team.grade-1]\nminutes = 45\n[[prefer]]\nlonger-team-time = 60\n");
    let (solution, _) = solved(&input);
    let longest = solution.schedule.rows.iter().filter(|row| row.team.is_some()).map(|row| row.span.minutes()).max();
    assert!(longest.is_some_and(|minutes| minutes >= 45), "{longest:?}");
    assert_eq!(rank(&solution, 0).value, i64::from(60 - longest.unwrap_or(0)).max(0));
}
