//! A team's time while no children are in school: within paid hours, with longer hours, or on paid days without children,
//! at the contract rate. It is always tried where the team's time is what fails, and never called time in the school day.

use super::catalogue::{Catalogue, Draft, set};
use super::edit::{Edit, path, quoted};
use crate::model::{ChangeKind, DayId, Item, MeetsIn, Owed, Span, StaffId, TeamId};
use crate::read::SCHOOL_FILE;

/// What every such way is called.
pub const LABEL: &str = "not in the school day";

pub(super) fn add(all: &mut Catalogue<'_>) {
    let inside = |team: &TeamId| all.school[*team].meets_in == MeetsIn::StudentDay;
    let teams: Vec<TeamId> = (0..all.school.teams.len()).map(TeamId).filter(inside).collect();
    let each = teams.iter().map(|team| vec![*team]);
    for some in each.chain((teams.len() > 1).then(|| teams.clone())).collect::<Vec<_>>() {
        within_paid_hours(all, &some);
        longer_hours(all, &some);
        days_without_children(all, &some);
    }
}

/// Minutes a week of one member, in hundredths of a minute so that a meeting every four weeks counts a quarter.
fn weekly(all: &Catalogue<'_>, team: TeamId) -> i64 {
    let facts = &all.school[team];
    let members = i64::try_from(facts.members.len()).unwrap_or(0);
    let weeks = if let Owed::EveryWeeks(weeks) = facts.owed { i64::from(weeks) } else { 1 };
    100 * i64::from(facts.minutes()) * members / weeks
}

/// The words of a team's `in`, which are also what its time is called.
const AROUND: &str = "paid-day";
const OTHER_DAYS: &str = "days-without-children";

fn base(all: &Catalogue<'_>, teams: &[TeamId], (sentence, ladder): (&str, &str), meets_in: &str) -> Draft {
    let ids: Vec<&str> = teams.iter().map(|team| all.school[*team].id.as_str()).collect();
    let ladder = format!("{ladder} {}", ids.join(" "));
    let mut draft = Draft::new(ChangeKind::OutsideDay, ladder, format!("{sentence} ({LABEL})"));
    draft.units = i64::try_from(teams.len()).unwrap_or(1);
    let minutes: i64 = teams.iter().map(|team| weekly(all, *team)).sum();
    draft.money = all.school.prices.outside(minutes) / 100;
    draft.way = format!("{} {meets_in}", draft.kind.word());
    for team in teams {
        draft.touches.extend([Item::Team(*team), Item::TeamWindow(*team)]);
        let id = &all.school[*team].id;
        draft.edits.push(set(&["team", id, "in"], quoted(meets_in)));
        // A window of the school day says nothing about the time outside it.
        for key in ["window", "window-on", "days"].into_iter().filter(|key| all.has(&["team", id, key])) {
            draft.edits.push(Edit::Remove { file: SCHOOL_FILE.to_owned(), at: path(&["team", id, key]) });
        }
    }
    draft
}

fn name(all: &Catalogue<'_>, teams: &[TeamId]) -> String {
    match teams {
        [one] => all.school[*one].name.clone(),
        _ if teams.iter().all(|team| all.school[*team].is_grade_level()) => "every grade-level team".to_owned(),
        _ => "every team".to_owned(),
    }
}

fn within_paid_hours(all: &mut Catalogue<'_>, teams: &[TeamId]) {
    let who = name(all, teams);
    let sentence = format!("{who} meets within paid hours before or after the children's day");
    let mut draft = base(all, teams, (&sentence, "paid"), AROUND);
    // The paid day holds the school day.
    draft.eases = true;
    all.add(draft);
}

/// Nothing of it lies in the week any more: so many paid hours a year on other days.
fn days_without_children(all: &mut Catalogue<'_>, teams: &[TeamId]) {
    let minutes: i64 = teams.iter().map(|team| weekly(all, *team)).sum::<i64>() * all.school.prices.weeks / 100;
    let (who, hours) = (name(all, teams), (minutes + 59).div_euclid(60));
    let sentence = format!("{who} meets on paid days without children, {hours} hours a year over all its members");
    let mut draft = base(all, teams, (&sentence, "other days"), OTHER_DAYS);
    draft.eases = true;
    all.add(draft);
}

/// On each day of the rotation: the members stay until there is time for the meeting after the children's day.
fn longer_hours(all: &mut Catalogue<'_>, teams: &[TeamId]) {
    let school = all.school;
    for day in school.day_ids().filter(|day| school[*day].cycle_day.is_some()) {
        let mut edits = Vec::new();
        let mut until = None;
        let mut fits = true;
        for team in teams {
            let facts = &school[*team];
            let Some(longest) = facts.meetings.first() else { return };
            let members: Vec<StaffId> = facts.members.clone();
            let leaves = members
                .iter()
                .flat_map(|who| school.homerooms_of(*who, day))
                .map(|homeroom| school.student_day(homeroom, day).end)
                .max();
            let Some(leaves) = leaves else {
                fits = false;
                break;
            };
            let end = leaves + *longest;
            for who in members {
                let Some(now) = school.paid_day(who, day) else {
                    fits = false;
                    break;
                };
                let id = &school[who].id;
                let has_table = all.has(&["staff", id]);
                let leads = school.homerooms.iter().any(|homeroom| homeroom.teachers.contains(&who));
                // A place of a pool has no table of its own.
                if !has_table && !leads {
                    fits = false;
                    break;
                }
                if now.end < end {
                    let hours = Span::new(now.start, end);
                    let value = format!("{{ start = {}, end = {} }}", hours.start, hours.end);
                    edits.push(set(&["staff", id, "hours-on", &named(all, day)], value));
                    until = until.max(Some(end));
                }
            }
        }
        let (Some(until), true) = (until, fits) else { continue };
        let who = name(all, teams);
        let on = named(all, day);
        let sentence = format!("{who} meets after the children's day on {on}, paid until {until}");
        let mut draft = base(all, teams, (&sentence, "longer"), AROUND);
        // A longer day is one thing more that changes.
        draft.units += 1;
        draft.edits.extend(edits);
        all.add(draft);
    }
}

/// The name of a day as `hours-on` takes it.
fn named(all: &Catalogue<'_>, day: DayId) -> String {
    all.school[day].id.clone()
}
