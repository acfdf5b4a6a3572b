//! `result.json`: documented in `docs/result.md`, keys in the order of that page.

use itertools::Itertools as _;
use serde::Serialize;

use super::interventions::Offer;
use super::team_time::{self, Meeting, TeamTime};
use super::{Answer, NoSchedule, Run, VERSION, words};
use crate::model::{HomeroomId, Owed, School, StaffId};
use crate::solve::{Effort, Rank};

/// Version of the schema.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct File<'a> {
    format: u32,
    school: &'a str,
    status: &'a str,
    days: Vec<Day<'a>>,
    weeks: Vec<Week<'a>>,
    ranks: Vec<RankEntry<'a>>,
    teams: Vec<TeamEntry<'a>>,
    team_weeks: Option<TeamWeeks<'a>>,
    interventions: Vec<OfferEntry<'a>>,
    no_intervention: Vec<&'a str>,
    no_team: Vec<&'a str>,
    #[serde(flatten)]
    run: RunEntry<'a>,
    effort: Option<EffortEntry>,
    reproducible: bool,
    timing: Timing,
}

#[derive(Serialize)]
struct RunEntry<'a> {
    input_hash: &'a str,
    seed: u64,
    threads: usize,
    versions: Versions<'a>,
}

/// Written as an object: the program first, then the engines as given.
struct Versions<'a>(&'a [(&'a str, &'a str)]);

impl Serialize for Versions<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(std::iter::once(("commonhour", VERSION)).chain(self.0.iter().copied()))
    }
}

#[derive(Serialize)]
struct Day<'a> {
    id: &'a str,
    rotation: &'a str,
    #[serde(rename = "day_type")]
    bell: &'a str,
    weekdays: &'a [String],
    dates: &'a [String],
}

#[derive(Serialize)]
struct Week<'a> {
    name: &'a str,
    days: Vec<&'a str>,
    count: usize,
    short: bool,
}

#[derive(Serialize)]
struct RankEntry<'a> {
    rank: usize,
    name: &'a str,
    value: i64,
    bound: i64,
    unit: &'a str,
    proved: bool,
    cost: String,
}

#[derive(Serialize)]
struct TeamEntry<'a> {
    id: &'a str,
    name: &'a str,
    grade: Option<String>,
    members: Vec<&'a str>,
    owed: String,
    minutes_owed: i32,
    minutes_scheduled: i32,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pieces: bool,
    meetings: Vec<MeetingEntry<'a>>,
    weeks: Vec<TeamWeek<'a>>,
    made_of: String,
    attends: Vec<&'a str>,
}

#[derive(Serialize)]
struct MeetingEntry<'a> {
    day: &'a str,
    start: String,
    end: String,
    minutes: i32,
    with_children: i32,
    without_children: i32,
    after_hours: i32,
    room: Option<&'a str>,
    attends: Vec<&'a str>,
    children: Vec<Child<'a>>,
}

#[derive(Serialize)]
struct Child<'a> {
    homeroom: &'a str,
    start: String,
    end: String,
    kind: &'a str,
    course: String,
    staff: Vec<&'a str>,
    room: Option<&'a str>,
}

#[derive(Serialize)]
struct TeamWeek<'a> {
    week: &'a str,
    with_children: i32,
    without_children: i32,
    after_hours: i32,
}

#[derive(Serialize)]
struct TeamWeeks<'a> {
    median: f64,
    worst: i32,
    worst_team: &'a str,
    worst_week: &'a str,
    why: String,
}

#[derive(Serialize)]
struct OfferEntry<'a> {
    id: &'a str,
    name: &'a str,
    kind: &'a str,
    tier: Option<u8>,
    grade: &'a str,
    students: Option<u32>,
    meetings: Vec<SessionEntry<'a>>,
}

#[derive(Serialize)]
struct SessionEntry<'a> {
    day: &'a str,
    start: String,
    end: String,
    minutes: i32,
    homerooms: Vec<&'a str>,
    staff: Vec<&'a str>,
}

#[derive(Serialize)]
struct EffortEntry {
    plans: u64,
    placings: u64,
    place_steps: u64,
    staffings: u64,
}

#[derive(Serialize)]
struct Timing {
    first_seconds: Option<f64>,
    seconds: Option<f64>,
}

#[derive(Serialize)]
struct WithoutSchedule<'a> {
    format: u32,
    school: &'a str,
    status: &'a str,
    reasons: Vec<&'a str>,
    proved_by: Option<&'a str>,
    no_intervention: Vec<&'a str>,
    no_team: Vec<&'a str>,
    #[serde(flatten)]
    run: RunEntry<'a>,
    effort: Option<EffortEntry>,
}

/// The answer as documented JSON. The same answer gives the same bytes, but for `timing`.
#[must_use]
pub fn result_json(answer: &Answer<'_>) -> String {
    let school = answer.school;
    let times = team_time::all(school, answer.schedule);
    let offers = super::interventions::all(school, answer.schedule);
    let solution = answer.solution;
    to_text(&File {
        format: FORMAT,
        school: &school.name,
        status: answer.status.word(),
        days: days(school),
        weeks: weeks(school),
        ranks: solution.map(|solution| ranks(&solution.ranks)).unwrap_or_default(),
        teams: times.iter().map(|time| team(answer, time)).collect(),
        team_weeks: team_time::weeks(school, &times).map(|weeks| TeamWeeks {
            median: f64::from(weeks.twice_median) / 2.0,
            worst: weeks.worst,
            worst_team: &school[weeks.worst_team].id,
            worst_week: &school.weeks[weeks.worst_week].name,
            why: weeks.why,
        }),
        interventions: offers.iter().map(|one| offer(school, one)).collect(),
        no_intervention: no_intervention(school),
        no_team: no_team(school),
        run: run(&answer.run),
        effort: solution.map(|solution| effort(solution.effort)),
        reproducible: solution.is_none_or(|solution| solution.reproducible),
        timing: Timing {
            first_seconds: solution.map(|solution| solution.seconds.0),
            seconds: solution.map(|solution| solution.seconds.1),
        },
    })
}

/// Why there is no schedule, as documented JSON. No part of it comes from a clock.
#[must_use]
pub fn no_schedule_json(school: &School, outcome: NoSchedule<'_>, run_of: &Run<'_>) -> String {
    let (status, reasons, proved_by, work) = match outcome {
        NoSchedule::Impossible(impossible) => {
            ("impossible", impossible.reasons.iter().map(String::as_str).collect(), Some(impossible.by), None)
        }
        NoSchedule::Unknown(unknown) => {
            let known = unknown.known.iter().map(String::as_str);
            ("unknown", std::iter::once(unknown.reason.as_str()).chain(known).collect(), None, Some(unknown.effort))
        }
    };
    to_text(&WithoutSchedule {
        format: FORMAT,
        school: &school.name,
        status,
        reasons,
        proved_by,
        no_intervention: no_intervention(school),
        no_team: no_team(school),
        run: run(run_of),
        effort: work.map(effort),
    })
}

/// Indented JSON with a line end, as every file of the program.
pub(super) fn to_text(value: &impl Serialize) -> String {
    // Every key is a string and every number finite, so writing cannot fail.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}

/// Ids of adults.
fn staff<'a>(school: &'a School, ids: &[StaffId]) -> Vec<&'a str> {
    ids.iter().map(|id| school[*id].id.as_str()).collect()
}

fn homerooms<'a>(school: &'a School, ids: &[HomeroomId]) -> Vec<&'a str> {
    ids.iter().map(|id| school[*id].id.as_str()).collect()
}

fn no_intervention(school: &School) -> Vec<&str> {
    school.grades.iter().filter(|grade| grade.no_intervention.is_some()).map(|grade| grade.id.as_str()).collect()
}

fn no_team(school: &School) -> Vec<&str> {
    school.grades.iter().filter(|grade| grade.no_team.is_some()).map(|grade| grade.id.as_str()).collect()
}

fn run<'a>(run: &Run<'a>) -> RunEntry<'a> {
    RunEntry { input_hash: run.input_hash, seed: run.seed, threads: run.threads, versions: Versions(run.engines) }
}

fn effort(effort: Effort) -> EffortEntry {
    let Effort { plans, placings, place_steps, staffings } = effort;
    EffortEntry { plans, placings, place_steps, staffings }
}

fn days(school: &School) -> Vec<Day<'_>> {
    school
        .day_ids()
        .map(|day| Day {
            id: &school[day].id,
            rotation: &school[day].rotation,
            bell: &school.day_type(day).name,
            weekdays: &school[day].weekdays,
            dates: &school[day].dates,
        })
        .collect()
}

fn weeks(school: &School) -> Vec<Week<'_>> {
    school
        .weeks
        .iter()
        .map(|week| Week {
            name: &week.name,
            days: week.days.iter().map(|day| school[*day].id.as_str()).collect(),
            count: week.count,
            short: week.short,
        })
        .collect()
}

fn ranks(ranks: &[Rank]) -> Vec<RankEntry<'_>> {
    (1..)
        .zip(ranks)
        .map(|(number, rank)| RankEntry {
            rank: number,
            name: &rank.name,
            value: rank.value,
            bound: rank.bound,
            unit: rank.unit,
            proved: rank.proved,
            cost: words::count(rank.value, rank.unit),
        })
        .collect()
}

fn team<'a>(answer: &Answer<'a>, time: &TeamTime) -> TeamEntry<'a> {
    let school = answer.school;
    let team = &school[time.team];
    let grades = || team.grades.iter().map(|grade| &school[*grade].id).join(";");
    TeamEntry {
        id: &team.id,
        name: &team.name,
        grade: team.is_grade_level().then(grades),
        members: staff(school, &team.members),
        owed: owed(team.owed),
        minutes_owed: team.minutes(),
        minutes_scheduled: time.scheduled(school),
        pieces: team.pieces_chosen || !matches!(team.meetings[..], [only] if only >= 60),
        meetings: time.meetings.iter().map(|one| meeting(answer, time, one)).collect(),
        weeks: school
            .weeks
            .iter()
            .map(|week| {
                let split = time.on(&week.days);
                TeamWeek {
                    week: &week.name,
                    with_children: split.with_children,
                    without_children: split.without_children,
                    after_hours: split.after_hours,
                }
            })
            .collect(),
        made_of: made_of(answer, time),
        attends: staff(school, &time.attends()),
    }
}

/// How the team's time is made, in one or two sentences.
pub(super) fn made_of(answer: &Answer<'_>, time: &TeamTime) -> String {
    let solved = answer.solution.and_then(|solution| solution.made_of.get(time.team.0));
    match solved.filter(|words| !words.is_empty()) {
        Some(words) => words.clone(),
        None => time.children_sentence(answer.school, answer.schedule),
    }
}

/// How often a team's time is owed, in words.
pub(super) fn owed(owed: Owed) -> String {
    match owed {
        Owed::PerWeek | Owed::EveryWeeks(1) => "every week".to_owned(),
        Owed::PerCycle => "every rotation".to_owned(),
        Owed::EveryWeeks(number) => format!("every {number} weeks"),
    }
}

fn meeting<'a>(answer: &Answer<'a>, time: &TeamTime, meeting: &Meeting) -> MeetingEntry<'a> {
    let school = answer.school;
    let during = team_time::during(school, answer.schedule, time.team, meeting);
    MeetingEntry {
        day: &school[meeting.day].id,
        start: meeting.span.start.to_string(),
        end: meeting.span.end.to_string(),
        minutes: meeting.span.minutes(),
        with_children: meeting.split.with_children,
        without_children: meeting.split.without_children,
        after_hours: meeting.split.after_hours,
        room: meeting.room.map(|room| school[room].id.as_str()),
        attends: staff(school, &meeting.attends),
        children: during
            .places
            .into_iter()
            .map(|place| Child {
                homeroom: &school[place.homeroom].id,
                start: place.span.start.to_string(),
                end: place.span.end.to_string(),
                kind: place.kind.word(),
                course: place.course,
                staff: staff(school, &place.staff),
                room: place.room.map(|room| school[room].id.as_str()),
            })
            .collect(),
    }
}

fn offer<'a>(school: &'a School, offer: &'a Offer) -> OfferEntry<'a> {
    OfferEntry {
        id: &offer.course,
        name: words::course(school, &offer.course),
        kind: offer.kind.word(),
        tier: Some(offer.tier).filter(|tier| *tier > 0),
        grade: &school[offer.grade].id,
        students: offer.students,
        meetings: offer
            .meetings
            .iter()
            .map(|session| SessionEntry {
                day: &school[session.day].id,
                start: session.span.start.to_string(),
                end: session.span.end.to_string(),
                minutes: session.span.minutes(),
                homerooms: homerooms(school, &session.homerooms),
                staff: staff(school, &session.staff),
            })
            .collect(),
    }
}
