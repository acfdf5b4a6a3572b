//! `schedule.html`: one self-contained page that prints the master schedule on one landscape sheet.

use askama::Template;
use itertools::Itertools as _;
use sha2::{Digest as _, Sha256};

use super::promises::{self, Promises};
use super::sheet::{self, Sheet};
use super::strip::{self, Scale};
use super::team_time::{self, Split, TeamTime};
use super::views::{self, View};
use super::{Answer, VERSION, interventions, result, summary, words};
use crate::check::Basis;
use crate::model::{GradeId, MeetsIn};
use crate::rules::footing;

/// The part of the style that does not depend on the schedule.
const STYLE: &str = include_str!("templates/page.css");

#[derive(Template)]
#[template(path = "page.html")]
struct Page<'a> {
    school: &'a str,
    status: String,
    style: String,
    style_hash: String,
    sheet_legend: Vec<(char, String)>,
    legend: Vec<(char, String)>,
    sheet: Sheet,
    teams: Vec<TeamRow>,
    week_names: Vec<String>,
    weeks: String,
    children: Vec<ChildRow>,
    offers: Vec<OfferRow>,
    without: Vec<(String, String)>,
    ranks: Vec<RankRow>,
    promises: Promises,
    not_checked: Vec<String>,
    agreements: Vec<String>,
    parts: Vec<Part>,
    ticks: Vec<(String, String)>,
    input_hash: &'a str,
    seed: u64,
    threads: usize,
    version: &'static str,
    reproducible: bool,
}

/// All week tables of one sort.
struct Part {
    id: &'static str,
    title: &'static str,
    views: Vec<View>,
}

struct TeamRow {
    name: String,
    members: String,
    owed: String,
    times: String,
    least: Split,
    weeks: Vec<i32>,
    short: bool,
    made_of: String,
    attends: String,
}

struct ChildRow {
    team: String,
    meeting: String,
    homeroom: String,
    time: String,
    what: String,
    staff: String,
    room: String,
}

struct OfferRow {
    grade: String,
    name: String,
    tier: String,
    times: String,
    staff: String,
}

struct RankRow {
    number: usize,
    name: String,
    cost: String,
    bound: String,
    word: String,
}

/// The answer as one HTML page: the master schedule, then a week table for every homeroom, adult, room and team,
/// team time, interventions, wishes, promises with their evidence, and what it was made from. It loads nothing,
/// runs nothing, and everything from the school's files is escaped.
#[must_use]
pub fn page(answer: &Answer<'_>) -> String {
    let school = answer.school;
    let times = team_time::all(school, answer.schedule);
    let (mut sheet_scale, mut view_scale) = (Scale::default(), Scale::default());
    let sheet = sheet::sheet(answer, &times, &mut sheet_scale);
    let parts: Vec<Part> = [
        ("homerooms", "Homerooms", views::homerooms(answer, &mut view_scale)),
        ("adults", "Adults", views::adults(answer, &mut view_scale)),
        ("rooms", "Rooms", views::rooms(answer, &mut view_scale)),
        ("teams", "Teams", views::teams(answer, &times, &mut view_scale)),
    ]
    .into_iter()
    .map(|(id, title, views)| Part { id, title, views })
    .filter(|part| !part.views.is_empty())
    .collect();
    let ticks = view_scale.ticks(60);
    let style = format!(
        "\n{STYLE}{}{}{}",
        sheet.css,
        view_scale.css(".views"),
        Scale::places_css(&[&sheet_scale, &view_scale])
    );
    let footing = footing(school, answer.contract);
    let page = Page {
        school: &school.name,
        status: summary::status(answer),
        style_hash: base64(&Sha256::digest(style.as_bytes())),
        style,
        sheet_legend: strip::legend(answer.schedule, true),
        legend: strip::legend(answer.schedule, false),
        sheet,
        teams: times.iter().map(|time| team(answer, time)).collect(),
        week_names: school.weeks.iter().map(|week| words::capital(&week.name)).collect(),
        weeks: team_time::said_of_weeks(school, &times),
        children: times.iter().flat_map(|time| children(answer, time)).collect(),
        offers: offers(answer),
        without: school
            .grades
            .iter()
            .enumerate()
            .filter_map(|(id, grade)| Some((words::grade(school, GradeId(id)), grade.no_intervention.clone()?)))
            .collect(),
        ranks: ranks(answer),
        promises: promises::promises(answer),
        not_checked: footing.not_checked.iter().chain(answer.not_checked).cloned().collect(),
        agreements: footing.agreements.iter().map(Basis::sentence).collect(),
        parts,
        ticks,
        input_hash: answer.run.input_hash,
        seed: answer.run.seed,
        threads: answer.run.threads,
        version: VERSION,
        reproducible: answer.solution.is_none_or(|solution| solution.reproducible),
    };
    // Writing into a string cannot fail.
    page.render().unwrap_or_default()
}

fn team(answer: &Answer<'_>, time: &TeamTime) -> TeamRow {
    let school = answer.school;
    let team = &school[time.team];
    let least = school.weeks.iter().map(|week| time.on(&week.days));
    let scheduled = time.scheduled(school);
    let place = match team.meets_in {
        MeetsIn::StudentDay => "with children in school",
        MeetsIn::PaidDay => "in the paid day",
    };
    TeamRow {
        name: team.name.clone(),
        members: words::people(school, &team.members),
        owed: format!("{} {}, {place}", words::minutes(team.minutes()), result::owed(team.owed)),
        times: words::times_name(school, &time.times()),
        least: least.min_by_key(|split| time.counted(school, *split)).unwrap_or_default(),
        weeks: school.weeks.iter().map(|week| time.on(&week.days).with_children).collect(),
        short: scheduled < team.minutes(),
        made_of: result::made_of(answer, time),
        attends: words::people(school, &time.attends()),
    }
}

fn children(answer: &Answer<'_>, time: &TeamTime) -> Vec<ChildRow> {
    let school = answer.school;
    time.meetings
        .iter()
        .filter(|_| school[time.team].is_grade_level())
        .flat_map(|meeting| {
            let during = team_time::during(school, answer.schedule, time.team, meeting);
            during.places.into_iter().filter(|place| !strip::is_walk(place.kind)).map(|place| ChildRow {
                team: school[time.team].name.clone(),
                meeting: format!("{} {}", words::day_name(school, meeting.day), meeting.span),
                homeroom: school[place.homeroom].id.clone(),
                time: place.span.to_string(),
                what: place.what,
                staff: words::people(school, &place.staff),
                room: place.room.map(|room| words::room(school, room).to_owned()).unwrap_or_default(),
            })
        })
        .collect()
}

fn offers(answer: &Answer<'_>) -> Vec<OfferRow> {
    let school = answer.school;
    interventions::all(school, answer.schedule)
        .iter()
        .map(|offer| {
            let staff = offer.meetings.iter().flat_map(|session| session.staff.iter().copied()).unique().collect_vec();
            let children = offer.students.map(|students| format!(", {}", words::count(students.into(), "students")));
            OfferRow {
                grade: words::grade(school, offer.grade),
                name: format!(
                    "{}{}",
                    if offer.course.is_empty() {
                        words::kind(offer.kind)
                    } else {
                        words::course(school, &offer.course)
                    },
                    children.unwrap_or_default()
                ),
                tier: if offer.tier == 0 { String::new() } else { offer.tier.to_string() },
                times: words::times_name(school, &offer.times()),
                staff: words::people(school, &staff),
            }
        })
        .collect()
}

fn ranks(answer: &Answer<'_>) -> Vec<RankRow> {
    let ranks = answer.solution.map(|solution| solution.ranks.as_slice()).unwrap_or_default();
    (1..)
        .zip(ranks)
        .map(|(number, rank)| RankRow {
            number,
            name: rank.name.clone(),
            cost: words::count(rank.value, rank.unit),
            bound: words::count(rank.bound, rank.unit),
            word: summary::rank_word(rank),
        })
        .collect()
}

/// Base64 with padding, for the hash of the style in the page's security policy.
pub(super) fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letter = |bits: u32| char::from(LETTERS[(bits & 63) as usize]);
    bytes
        .chunks(3)
        .flat_map(|chunk| {
            let bits = chunk.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
            let letters = [18, 12, 6, 0].map(|shift| letter(bits >> shift));
            (0..4).map(move |at| if at <= chunk.len() { letters[at] } else { '=' })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_pads() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }
}
