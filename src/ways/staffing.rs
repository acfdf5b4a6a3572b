//! The least staff with which a school is possible, where time is left, and what one person more or less changes.

use std::collections::BTreeMap;

use crate::diagnostics::Problems;
use crate::model::{Kind, Minutes, Role, School};
use crate::read::{self, Folder, Input, SCHOOL_FILE};
use crate::rules;
use crate::schedule::Schedule;
use crate::solve::{self, Outcome, Rank, Settings};

use super::clause::Answer;
use super::edit::{Edit, edited, found, parsed, path};
use super::search::Limits;

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
    /// With one fewer than now; `None` where they are needed by name.
    pub fewer: Option<With>,
    /// With one more than now; `None` where they are needed by name.
    pub more: Option<With>,
    /// Money a year for one of them.
    pub money: i64,
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
    /// Role by role and day by day, of the school as it is.
    pub slack: Vec<Slack>,
    /// Word for the money.
    pub currency: String,
    /// Whether the school file has prices.
    pub prices_given: bool,
}

/// Looks for the least staff, one table at a time, the costliest first.
///
/// # Errors
/// Every problem in the school's files.
pub fn staffing(folder: &Folder, limits: &Limits<'_>) -> Result<Staffing, Problems> {
    let input = read::school(folder)?;
    let (now, schedule) = solved(&input, limits);
    let possible = now.answer == Answer::Possible;
    let mut posts = posts(folder, &input.school);
    for post in &mut posts {
        let one = |people: usize| with(folder, &post.id, people, limits).map(|(_, with)| with);
        (post.fewer, post.more) = (one(post.now - 1), one(post.now + 1));
    }
    if possible {
        let mut lowest = folder.clone();
        let mut order: Vec<usize> = (0..posts.len()).collect();
        order.sort_by_key(|post| std::cmp::Reverse(posts[*post].money));
        for post in order {
            let own = &mut posts[post];
            let mut least = own.now;
            while least > 0 {
                let Some((fewer, with)) = with(&lowest, &own.id, least - 1, limits) else { break };
                if with.answer != Answer::Possible {
                    own.below = Some(with.answer);
                    break;
                }
                (lowest, least) = (fewer, least - 1);
            }
            own.least = Some(least);
        }
    }
    let slack = schedule.map_or_else(Vec::new, |schedule| slack(&input.school, &schedule));
    let prices = &input.school.prices;
    Ok(Staffing { now, posts, slack, currency: prices.currency.clone(), prices_given: prices.given })
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
        let days = at_work.map(|hours| school[hours.day].id.clone()).collect();
        let money = school.prices.post(role, i64::from(thousandths));
        let (least, below, fewer, more) = (None, None, None, None);
        Some(Post { id, role, now, thousandths, days, least, below, fewer, more, money })
    };
    ids.into_iter().filter(|id| !leads(id)).filter_map(post).collect()
}

/// The school with so many people under one table; `None` where it can then not be read.
fn with(folder: &Folder, id: &str, people: usize, limits: &Limits<'_>) -> Option<(Folder, With)> {
    let file = SCHOOL_FILE.to_owned();
    let edit = match people {
        0 => Edit::Remove { file, at: path(&["staff", id]) },
        _ => Edit::Set { file, at: path(&["staff", id, "count"]), value: people.to_string() },
    };
    let changed = edited(folder, [&edit]).ok()?;
    let input = read::school(&changed).ok()?;
    let (with, _) = solved(&input, limits);
    Some((changed, with))
}

fn solved(input: &Input, limits: &Limits<'_>) -> (With, Option<Schedule>) {
    let own = &limits.solve;
    let settings = Settings {
        seed: own.seed,
        threads: own.threads,
        effort_limit: Some(limits.each),
        time_limit: own.time_limit,
        clock: own.clock,
        stop: own.stop,
        progress: own.progress,
    };
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
