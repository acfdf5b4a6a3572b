//! The least staff with which a school is possible, where time is left, and what one person more or less changes.

use std::collections::BTreeMap;

use itertools::Itertools as _;

use crate::diagnostics::Problems;
use crate::model::{DayId, Kind, Minutes, Role, School, Share};
use crate::read::{self, Folder, Input, SCHOOL_FILE};
use crate::rules;
use crate::schedule::Schedule;
use crate::solve::{self, Outcome, Rank, Settings};

use super::catalogue::set;
use super::clause::Answer;
use super::edit::{Edit, edited, found, list, parsed, path};
use super::search::Limits;
use super::verify::{Checked, checked};

/// The school with some staff.
#[derive(Debug, Clone)]
pub struct With {
    /// Whether it is possible.
    pub answer: Answer,
    /// Minutes of team time over the rotation; 0 where there is no schedule.
    pub team_minutes: Minutes,
    /// Intervention groups over the rotation; 0 where there is no schedule.
    pub groups: usize,
    /// The wishes as its schedule fulfils them.
    pub ranks: Vec<Rank>,
}

/// People who can stand in for one another: one `[staff]` table.
#[derive(Debug, Clone)]
pub struct Post {
    /// Name of the table.
    pub id: String,
    /// What they are employed as.
    pub role: Role,
    /// How many there are.
    pub now: usize,
    /// Full time of each, in thousandths.
    pub thousandths: u32,
    /// Days at work of each, in the rotation.
    pub days: Vec<String>,
    /// The least of them, the other posts as low as they are listed; `None` where the school as it is has no schedule.
    pub least: Option<usize>,
    /// What one fewer than the least says: proved impossible, or not decided. `None` where there is none to leave out, or
    /// other tables need them by name.
    pub below: Option<Answer>,
    /// Days at work that are enough for each of the least, in the rotation; all of them where there is no schedule.
    pub least_days: Vec<String>,
    /// Full time of each of the least on these days, in thousandths.
    pub least_thousandths: u32,
    /// Whether it is proved that none of these days can be left out beside the others.
    pub days_proved: bool,
    /// With one fewer than now; `None` where they are needed by name.
    pub fewer: Option<With>,
    /// With one more than now; `None` where they are needed by name.
    pub more: Option<With>,
    /// Money a year for one of them.
    pub money: i64,
}

/// Everybody of a role who leads no homeroom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleStaff {
    /// The role.
    pub role: Role,
    /// Full time of all of them together, in thousandths: now, and in the least staff found.
    pub thousandths: (u32, u32),
    /// For each day of the rotation its name and how many are at work: now, and in the least staff found.
    pub days: Vec<(String, usize, usize)>,
    /// Money a year that the least staff costs less.
    pub saved: i64,
}

/// Minutes of a role on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slack {
    /// The role.
    pub role: Role,
    /// Id of the solved day.
    pub day: String,
    /// Minutes with something to do.
    pub used: Minutes,
    /// Minutes at work.
    pub there: Minutes,
}

/// What a school's staff is needed for.
#[derive(Debug, Clone)]
pub struct Staffing {
    /// The school as it is.
    pub now: With,
    /// Post by post, in file order.
    pub posts: Vec<Post>,
    /// Role by role; empty where the school as it is has no schedule.
    pub roles: Vec<RoleStaff>,
    /// Role by role and day by day, of the school as it is.
    pub slack: Vec<Slack>,
    /// Word for the money.
    pub currency: String,
    /// Whether the school file has prices.
    pub prices_given: bool,
}

/// Looks for the least staff, one table at a time, the costliest first: first fewer people, then fewer days of each who is
/// alone in a table.
///
/// # Errors
/// Every problem in the school's files.
pub fn staffing(folder: &Folder, limits: &Limits<'_>) -> Result<Staffing, Problems> {
    let input = read::school(folder)?;
    let (now, schedule) = solved(&input, limits);
    let mut posts = posts(folder, &input.school);
    for post in &mut posts {
        let one = |people: usize| with(folder, &post.id, people, limits).map(|(_, with)| with);
        (post.fewer, post.more) = (one(post.now - 1), one(post.now + 1));
    }
    let mut roles = Vec::new();
    if now.answer == Answer::Possible {
        let mut lowest = folder.clone();
        let mut order: Vec<usize> = (0..posts.len()).collect();
        order.sort_by_key(|post| std::cmp::Reverse(posts[*post].money));
        for post in &order {
            fewer_people(&mut lowest, &mut posts[*post], limits);
        }
        for post in &order {
            fewer_days(&mut lowest, &mut posts[*post], limits);
        }
        roles = by_role(&input.school, &posts);
    }
    let slack = schedule.map_or_else(Vec::new, |schedule| slack(&input.school, &schedule));
    let prices = &input.school.prices;
    Ok(Staffing { now, posts, roles, slack, currency: prices.currency.clone(), prices_given: prices.given })
}

/// As few people of a table as are enough, beside what was lowered before.
fn fewer_people(lowest: &mut Folder, post: &mut Post, limits: &Limits<'_>) {
    let mut least = post.now;
    while least > 0 {
        let fewer = people(&post.id, least - 1);
        let Some((folder, answer)) = without(lowest, &[fewer], limits) else { break };
        if answer != Answer::Possible {
            post.below = Some(answer);
            break;
        }
        (*lowest, least) = (folder, least - 1);
    }
    post.least = Some(least);
    if least == 0 {
        (post.least_days, post.least_thousandths) = (Vec::new(), 0);
    }
}

/// As few days of somebody who is alone in a table as are enough, their share of full time less by as much.
fn fewer_days(lowest: &mut Folder, post: &mut Post, limits: &Limits<'_>) {
    if post.least != Some(1) {
        return;
    }
    // Until no single day more can go. What is refused beside five days may do beside four: part time is promised less.
    while post.least_days.len() > 1 {
        post.days_proved = true;
        let mut gone = false;
        for day in post.least_days.clone() {
            match one_day_less(lowest, post, &day, limits) {
                Some(Answer::Possible) => gone = true,
                Some(Answer::Unknown(_)) => post.days_proved = false,
                // What cannot be read is no school.
                Some(Answer::Impossible(_)) | None => {}
            }
        }
        if !gone {
            return;
        }
    }
    // Without the last day it is somebody less, of which it is known what follows.
    post.days_proved = !matches!(post.below, Some(Answer::Unknown(_)));
}

/// Leaves out one day where that is possible.
fn one_day_less(lowest: &mut Folder, post: &mut Post, day: &String, limits: &Limits<'_>) -> Option<Answer> {
    let left: Vec<String> = post.least_days.iter().filter(|own| *own != day).cloned().collect();
    let days = |own: &[String]| u32::try_from(own.len()).unwrap_or(0);
    let thousandths = (post.thousandths * days(&left) / days(&post.days).max(1)).max(1);
    if left.is_empty() {
        return None;
    }
    let mut edits = vec![
        set(&["staff", &post.id, "days"], list(&left)),
        set(&["staff", &post.id, "fte"], Share::of_thousandths(thousandths)),
    ];
    let away = path(&["staff", &post.id, "away"]);
    let school_file = lowest.files.get(SCHOOL_FILE).and_then(|text| parsed(SCHOOL_FILE, text).ok());
    if school_file.is_some_and(|file| found(&file, &away).is_some()) {
        edits.push(Edit::Remove { file: SCHOOL_FILE.to_owned(), at: away });
    }
    let (folder, answer) = without(lowest, &edits, limits)?;
    if answer == Answer::Possible {
        *lowest = folder;
        (post.least_days, post.least_thousandths) = (left, thousandths);
    }
    Some(answer)
}

/// The school with less, and whether it is possible; its wishes do not matter here.
fn without(folder: &Folder, edits: &[Edit], limits: &Limits<'_>) -> Option<(Folder, Answer)> {
    let changed = edited(folder, edits).ok()?;
    let mut input = read::school(&changed).ok()?;
    input.contract.as_of = limits.as_of.or(input.contract.as_of);
    let settings = Settings { effort_limit: Some(limits.each), ..limits.solve };
    let answer = match checked(&input, &settings).0 {
        Checked::Possible(_) => Answer::Possible,
        Checked::Impossible(reasons) => Answer::Impossible(reasons),
        Checked::Unknown(reason) => Answer::Unknown(reason),
    };
    Some((changed, answer))
}

/// Role by role: now, and in the least staff found.
fn by_role(school: &School, posts: &[Post]) -> Vec<RoleStaff> {
    let mut roles: BTreeMap<Role, RoleStaff> = BTreeMap::new();
    let days: Vec<String> = days_of(school, school.day_ids().filter(|day| school[*day].cycle_day.is_some()));
    for post in posts {
        let own = roles.entry(post.role).or_insert_with(|| RoleStaff {
            role: post.role,
            thousandths: (0, 0),
            days: days.iter().map(|day| (day.clone(), 0, 0)).collect(),
            saved: 0,
        });
        let least = post.least.unwrap_or(post.now);
        let all = |people: usize, each: u32| u32::try_from(people).unwrap_or(0) * each;
        let (now, then) = (all(post.now, post.thousandths), all(least, post.least_thousandths));
        own.thousandths = (own.thousandths.0 + now, own.thousandths.1 + then);
        own.saved += school.prices.post(post.role, i64::from(now) - i64::from(then));
        for (day, now, then) in &mut own.days {
            *now += if post.days.contains(day) { post.now } else { 0 };
            *then += if post.least_days.contains(day) { least } else { 0 };
        }
    }
    roles.into_values().collect()
}

/// The names of days as a person's `days` takes them.
fn days_of(school: &School, days: impl Iterator<Item = DayId>) -> Vec<String> {
    days.map(|day| school[day].rotation.split('/').next().unwrap_or_default().to_owned()).unique().collect()
}

/// Everybody with a table who leads no homeroom.
fn posts(folder: &Folder, school: &School) -> Vec<Post> {
    let Some(Ok(file)) = folder.files.get(SCHOOL_FILE).map(|text| parsed(SCHOOL_FILE, text)) else { return Vec::new() };
    let tables = found(&file, &path(&["staff"])).and_then(|staff| staff.as_table_like());
    let ids: Vec<String> =
        tables.map(|tables| tables.iter().map(|(key, _)| key.to_owned()).collect()).unwrap_or_default();
    let leads = |id: &str| {
        let teachers = school.homerooms.iter().flat_map(|homeroom| &homeroom.teachers);
        teachers.into_iter().any(|who| school[*who].id == id)
    };
    let post = |id: String| {
        let written = found(&file, &path(&["staff", &id, "count"])).and_then(toml_edit::Item::as_integer);
        let now = usize::try_from(written.unwrap_or(1)).unwrap_or(1).max(1);
        let name = if written.is_some() { format!("{id}-1") } else { id.clone() };
        let person = school.staff.iter().find(|person| person.id == name || person.id == id)?;
        let (role, _) = *person.roles.first()?;
        let thousandths: u32 = person.roles.iter().map(|(_, share)| share.thousandths()).sum();
        let at_work = person.hours.iter().filter(|hours| school[hours.day].cycle_day.is_some());
        let days = days_of(school, at_work.map(|hours| hours.day));
        let money = school.prices.post(role, i64::from(thousandths));
        Some(Post {
            id,
            role,
            now,
            thousandths,
            least: None,
            below: None,
            least_days: days.clone(),
            days,
            least_thousandths: thousandths,
            days_proved: false,
            fewer: None,
            more: None,
            money,
        })
    };
    ids.into_iter().filter(|id| !leads(id)).filter_map(post).collect()
}

/// The school with so many people under one table; `None` where it can then not be read.
fn with(folder: &Folder, id: &str, people: usize, limits: &Limits<'_>) -> Option<(Folder, With)> {
    let changed = edited(folder, [&self::people(id, people)]).ok()?;
    let input = read::school(&changed).ok()?;
    let (with, _) = solved(&input, limits);
    Some((changed, with))
}

/// The edit that leaves so many people under one table.
fn people(id: &str, people: usize) -> Edit {
    match people {
        0 => Edit::Remove { file: SCHOOL_FILE.to_owned(), at: path(&["staff", id]) },
        _ => set(&["staff", id, "count"], people),
    }
}

fn solved(input: &Input, limits: &Limits<'_>) -> (With, Option<Schedule>) {
    let own = &limits.solve;
    let settings = Settings { effort_limit: Some(limits.each), ..*own };
    let mut contract = input.contract.clone();
    contract.as_of = limits.as_of.or(contract.as_of);
    let judge = |schedule: &Schedule| rules::keeps_what_is_required(&input.school, &contract, schedule);
    let none = |answer| (With { answer, team_minutes: 0, groups: 0, ranks: Vec::new() }, None);
    match solve::solve_until_accepted(&input.school, &contract, &settings, &judge) {
        Outcome::Best(solution) | Outcome::Stopped(solution) => {
            let rows = &solution.schedule.rows;
            let meetings = rows.iter().filter(|row| row.kind == Kind::Collaboration && row.team.is_some());
            let team_minutes = meetings.map(|row| row.span.minutes()).sum();
            let groups = rows.iter().filter(|row| row.kind == Kind::Intervention).count();
            let with = With { answer: Answer::Possible, team_minutes, groups, ranks: solution.ranks };
            (with, Some(solution.schedule))
        }
        Outcome::Impossible(why) => none(Answer::Impossible(why.reasons)),
        Outcome::Unknown(why) => none(Answer::Unknown(why.reason)),
    }
}

/// Minutes of each role on each day: at work, and with something to do.
fn slack(school: &School, schedule: &Schedule) -> Vec<Slack> {
    let mut sums: BTreeMap<(Role, usize), (Minutes, Minutes)> = BTreeMap::new();
    for who in school.staff_ids() {
        let Some((role, _)) = school[who].roles.first() else { continue };
        for hours in &school[who].hours {
            let own = schedule.on(hours.day).filter(|row| row.staff.contains(&who) && row.kind != Kind::Open);
            let used: Minutes = own.map(|row| row.span.minutes()).sum();
            let sum = sums.entry((*role, hours.day.0)).or_default();
            *sum = (sum.0 + used, sum.1 + hours.span.minutes());
        }
    }
    let one = |((role, day), (used, there)): ((Role, usize), (Minutes, Minutes))| Slack {
        role,
        day: school.days[day].id.clone(),
        used,
        there,
    };
    sums.into_iter().map(one).collect()
}
