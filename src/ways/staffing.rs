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
    /// Each of the least; empty where the school as it is has no schedule.
    pub least_people: Vec<Part>,
    /// With one fewer than now; `None` where they are needed by name.
    pub fewer: Option<With>,
    /// With one more than now; `None` where they are needed by name.
    pub more: Option<With>,
    /// Money a year for one of them.
    pub money: i64,
}

/// One person of the least staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Days at work that are enough, in the rotation.
    pub days: Vec<String>,
    /// Full time on these days, in thousandths.
    pub thousandths: u32,
    /// Whether it is proved that none of these days can be left out beside the others.
    pub proved: bool,
}

/// One person of a role more or fewer than now: the cheapest with whom the school is possible, where there is one.
#[derive(Debug, Clone)]
pub struct OneOf {
    /// The table they are in.
    pub post: String,
    /// The school then.
    pub with: With,
    /// Money a year for one of them.
    pub money: i64,
}

/// Everybody of a role who leads no homeroom.
#[derive(Debug, Clone)]
pub struct RoleStaff {
    /// The role.
    pub role: Role,
    /// Full time of all of them together, in thousandths: now, and in the least staff found.
    pub thousandths: (u32, u32),
    /// For each day of the rotation its name and how many are at work: now, and in the least staff found.
    pub days: Vec<(String, usize, usize)>,
    /// Money a year that the least staff costs less.
    pub saved: i64,
    /// With one of them fewer than now; `None` where all are needed by name.
    pub fewer: Option<OneOf>,
    /// With one of them more than now; `None` where all are needed by name.
    pub more: Option<OneOf>,
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

/// Looks for the least staff, one table at a time, the costliest first: first fewer people, then fewer days of each of them.
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
    post.least_people = vec![Part { days: post.days.clone(), thousandths: post.thousandths, proved: false }; least];
}

/// As few days of the people of a table as are enough, one after the other, their share of full time less by as much. They
/// are alike: where one can leave out no day, no other can.
fn fewer_days(lowest: &mut Folder, post: &mut Post, limits: &Limits<'_>) {
    for person in 0..post.least_people.len() {
        let left = post.least_people.len() - person;
        let Some((mut folder, table)) = own_table(lowest, &post.id, left) else { return };
        let all = &post.least_people[person].days;
        let mut part = Part { proved: true, ..post.least_people[person].clone() };
        fewer_days_of_one(&mut folder, &table, &mut part, limits);
        // Without the last day it is somebody less, of which it is known what follows.
        if part.days.len() == 1 {
            part.proved = !matches!(post.below, Some(Answer::Unknown(_)));
        }
        if part.days.len() == all.len() {
            post.least_people[person..].fill(part);
            return;
        }
        *lowest = folder;
        post.least_people[person] = part;
    }
}

/// One of the last `left` people of a table in a table of their own, and its name; `None` where the files name them together.
fn own_table(folder: &Folder, id: &str, left: usize) -> Option<(Folder, String)> {
    if left == 1 {
        return Some((folder.clone(), id.to_owned()));
    }
    let own = format!("{id}-part-{left}");
    let copy = Edit::Copy { file: SCHOOL_FILE.to_owned(), at: path(&["staff", id]), to: own.clone() };
    let changed = edited(folder, &[copy, people(id, left - 1), people(&own, 1)]).ok()?;
    read::school(&changed).is_ok().then_some((changed, own))
}

/// Leaves out days until no single one more can go. What is refused beside five days may do beside four: part time is
/// promised less.
fn fewer_days_of_one(folder: &mut Folder, table: &str, part: &mut Part, limits: &Limits<'_>) {
    let full = (part.thousandths, part.days.len());
    while part.days.len() > 1 {
        part.proved = true;
        let mut gone = false;
        for day in part.days.clone() {
            match one_day_less(folder, table, (part, full), &day, limits) {
                Some(Answer::Possible) => gone = true,
                Some(Answer::Unknown(_)) => part.proved = false,
                // What cannot be read is no school.
                Some(Answer::Impossible(_)) | None => {}
            }
        }
        if !gone {
            return;
        }
    }
}

/// Leaves out one day where that is possible. `full`: the share of full time on how many days.
fn one_day_less(
    lowest: &mut Folder,
    table: &str,
    (part, full): (&mut Part, (u32, usize)),
    day: &String,
    limits: &Limits<'_>,
) -> Option<Answer> {
    let left: Vec<String> = part.days.iter().filter(|own| *own != day).cloned().collect();
    let count = |days: usize| u32::try_from(days).unwrap_or(0);
    let thousandths = (full.0 * count(left.len()) / count(full.1).max(1)).max(1);
    if left.is_empty() {
        return None;
    }
    let mut edits = vec![
        set(&["staff", table, "days"], list(&left)),
        set(&["staff", table, "fte"], Share::of_thousandths(thousandths)),
    ];
    let away = path(&["staff", table, "away"]);
    let school_file = lowest.files.get(SCHOOL_FILE).and_then(|text| parsed(SCHOOL_FILE, text).ok());
    if school_file.is_some_and(|file| found(&file, &away).is_some()) {
        edits.push(Edit::Remove { file: SCHOOL_FILE.to_owned(), at: away });
    }
    let (folder, answer) = without(lowest, &edits, limits)?;
    if answer == Answer::Possible {
        *lowest = folder;
        (part.days, part.thousandths) = (left, thousandths);
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
            fewer: one_of(posts, post.role, |post| post.fewer.as_ref(), |money| -money),
            more: one_of(posts, post.role, |post| post.more.as_ref(), |money| money),
        });
        let people = u32::try_from(post.now).unwrap_or(0);
        let (now, then) = (people * post.thousandths, post.least_people.iter().map(|own| own.thousandths).sum::<u32>());
        own.thousandths = (own.thousandths.0 + now, own.thousandths.1 + then);
        own.saved += school.prices.post(post.role, i64::from(now) - i64::from(then));
        for (day, now, then) in &mut own.days {
            *now += if post.days.contains(day) { post.now } else { 0 };
            *then += post.least_people.iter().filter(|own| own.days.contains(day)).count();
        }
    }
    roles.into_values().collect()
}

/// Of the people of a role the one with whom the school is possible, the cheapest by `cost`; else one of whom it is not
/// decided, else one of whom it is proved impossible.
fn one_of<'a>(
    posts: &'a [Post],
    role: Role,
    with: impl Fn(&'a Post) -> Option<&'a With>,
    cost: impl Fn(i64) -> i64,
) -> Option<OneOf> {
    let own = posts.iter().filter(|post| post.role == role);
    let best = own.filter_map(|post| Some((post, with(post)?))).min_by_key(|(post, with)| {
        let rank = match with.answer {
            Answer::Possible => 0,
            Answer::Unknown(_) => 1,
            Answer::Impossible(_) => 2,
        };
        (rank, cost(post.money))
    });
    best.map(|(post, with)| OneOf { post: post.id.clone(), with: with.clone(), money: post.money })
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
            least_people: Vec::new(),
            days,
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
