//! Days that are counted out: what a plan proposes lets every promise be kept that it knows of.

#![allow(clippy::unwrap_used, reason = "tests")]

use commonhour::engine::Budget;
use commonhour::model::DayId;
use commonhour::plan::{Proposal, Try, propose};
use commonhour::read::{Folder, Input, school};
use std::collections::BTreeMap;

/// Two grades of two homerooms, five days of eight periods, three specialists who have a whole grade at once.
fn input(sections: &str, more: &str, prep: &str) -> Input {
    let periods: Vec<String> = (0..8)
        .map(|n| {
            let at = |minutes: u32| format!("{:02}:{:02}", 8 + minutes / 60, minutes % 60);
            format!("\n[[day-type.period]]\nname = \"{n}\"\nstart = {}\nend = {}\n", at(45 * n), at(45 * n + 45))
        })
        .collect();
    let periods = periods.concat();
    let text = format!(
        "format = 1\n[school]\nname = \"Invented\"\ngrid = 45\ndays = [\"Mon\", \"Tue\", \"Wed\", \"Thu\", \"Fri\"]\n\
         [[day-type]]\nname = \"regular\"\ndays = [\"Mon\", \"Tue\", \"Wed\", \"Thu\", \"Fri\"]\n\
         students = {{ start = 08:00, end = 14:00 }}\nstaff = {{ start = 07:45, end = 14:15 }}\n{periods}\
         [grade.1]\nhomerooms = {{ 1A = {{ teacher = \"ash\" }}, 1B = {{ teacher = \"bay\" }} }}\nintervention = \"none: small\"\n\
         [grade.2]\nhomerooms = {{ 2A = {{ teacher = \"elm\" }}, 2B = {{ teacher = \"fir\" }} }}\nintervention = \"none: small\"\n\
         [staff.oak]\nrole = \"specialist\"\nteaches = [\"art\"]\n\
         [staff.yew]\nrole = \"specialist\"\nteaches = [\"music\"]\n\
         [staff.box]\nrole = \"specialist\"\nteaches = [\"pe\"]\n\
         {sections}\n{more}\n[contract]\nfiles = [\"contract.toml\"]\n"
    );
    let contract = format!(
        "[agreement]\nname = \"Invented agreement\"\n[[daily-prep]]\narticle = \"2\"\nminutes = {prep}\nin = \"student-day\"\n\
         covers = {{ roles = [\"classroom-teacher\"] }}\n"
    );
    let files = [("school.toml", text), ("contract.toml", contract)];
    let files: BTreeMap<String, String> = files.into_iter().map(|(name, text)| (name.to_owned(), text)).collect();
    school(&Folder { files }).unwrap_or_else(|problems| panic!("{problems}"))
}

fn proposed(input: &Input, seed: u64) -> Proposal {
    let demands = input.contract.demands(&input.school);
    let mut budget = Budget { steps: 20_000, made: 0, interrupted: &|| false };
    match propose(&input.school, &demands, &[], None, seed, 0, &mut budget) {
        Try::Proposed(proposal) => proposal,
        Try::NoCounts => panic!("no counts"),
        Try::Gave(reason) => panic!("{reason}"),
    }
}

/// Rounds of each grade on each day, and the day on which its team meets.
fn days(input: &Input, proposal: &Proposal) -> Vec<([usize; 5], DayId)> {
    let grades = 0..input.school.grades.len();
    grades
        .map(|grade| {
            let mut rounds = [0; 5];
            for round in proposal.rounds.iter().filter(|round| round.grade.0 == grade) {
                rounds[round.cycle_day] += 1;
            }
            let mut meetings = proposal.meetings.iter();
            let grades = |own: &[commonhour::model::GradeId]| own.iter().any(|own| own.0 == grade);
            let meets = meetings.find(|meeting| grades(&input.school[meeting.team].grades)).unwrap();
            (rounds, meets.day)
        })
        .collect()
}

const SIX_A_WEEK: &str = "[special.art]\nminutes = 45\nper-cycle = 2\nperiods = 1\n\
    [special.music]\nminutes = 45\nper-cycle = 2\nperiods = 1\n[special.pe]\nminutes = 45\nper-cycle = 2\nperiods = 1\n\
    [sections]\ntogether = \"parallel\"\nmax-per-day = 2\n";

/// The team's 90 minutes take both sections of a day. Where shared time counts as preparation, nothing is owed beside it.
#[test]
fn a_meeting_that_counts_as_preparation_may_take_all_sections_of_its_day() {
    let input = input(
        SIX_A_WEEK,
        "[team.grade-1]\nmeetings = [90]\n[team.grade-2]\nmeetings = [90]\n",
        "30\ncollaboration-counts = true",
    );
    for seed in 0..5 {
        for (rounds, meets) in days(&input, &proposed(&input, seed)) {
            assert_eq!(rounds[meets.0], 2, "seed {seed}: {rounds:?}, the team meets on day {meets:?}");
            assert!(rounds.iter().all(|n| *n >= 1), "seed {seed}: a day without preparation: {rounds:?}");
        }
    }
}

const FOUR_A_WEEK: &str = "[special.art]\nminutes = 45\nper-cycle = 2\nperiods = 1\n\
    [special.music]\nminutes = 45\nper-cycle = 1\nperiods = 1\n[special.pe]\nminutes = 45\nper-cycle = 1\nperiods = 1\n\
    [sections]\ntogether = \"parallel\"\nmax-per-day = 1\n";
const CLUBS: &str = "[block.clubs]\nminutes = 45\ntimes = { per-week = 1 }\nperiods = 1\nled-by = [\"paraprofessional\"]\n\
    [staff.aide-1]\nrole = \"paraprofessional\"\n[staff.aide-2]\nrole = \"paraprofessional\"\n\
    [team.grade-1]\nmeetings = [45]\n[team.grade-2]\nmeetings = [45]\n";

/// On the day without a section the team meets while others lead clubs: where that counts, it is the day's preparation.
#[test]
fn a_meeting_that_counts_as_preparation_serves_a_day_without_sections() {
    let input = input(FOUR_A_WEEK, CLUBS, "45\ncollaboration-counts = true");
    for seed in 0..5 {
        for (rounds, meets) in days(&input, &proposed(&input, seed)) {
            let all: Vec<usize> = (0..5).map(|day| rounds[day] + usize::from(meets.0 == day)).collect();
            assert_eq!(all, [1; 5], "seed {seed}: {rounds:?}, the team meets on day {meets:?}");
        }
    }
}

/// Where it does not count, or is a minute too short, preparation lies beside the meeting.
#[test]
fn a_meeting_that_is_too_short_or_does_not_count_leaves_preparation_to_a_section() {
    for (meeting, prep) in [(45, "30\ncollaboration-counts = false"), (44, "45\ncollaboration-counts = true")] {
        let teams = format!("[team.grade-1]\nmeetings = [{meeting}]\n[team.grade-2]\nmeetings = [{meeting}]\n");
        let input = input(SIX_A_WEEK, &teams, prep);
        for seed in 0..5 {
            for (rounds, meets) in days(&input, &proposed(&input, seed)) {
                assert_eq!(rounds[meets.0], 2, "{prep}, seed {seed}: {rounds:?}, the team meets on day {meets:?}");
            }
        }
    }
}
