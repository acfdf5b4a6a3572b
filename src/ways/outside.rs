//! A team's time while no children are in school: within paid hours, or with longer hours, at the contract rate. It is
//! always tried where the team's time is what fails, and never called time in the school day.

use super::catalogue::{Catalogue, Draft, set};
use super::edit::{Edit, path};
use crate::model::{ChangeKind, DayId, Item, MeetsIn, Owed, Span, StaffId, TeamId};
use crate::read::SCHOOL_FILE;

/// What every such way is called.
pub const LABEL: &str = "not in the school day";

pub(super) fn add(all: &mut Catalogue<'_>) {
    let inside = |team: &TeamId| all.school[*team].meets_in == MeetsIn::StudentDay;
    let teams: Vec<TeamId> = (0..all.school.teams.len()).map(TeamId).filter(inside).collect();
    for team in &teams {
        within_paid_hours(all, &[*team]);
        longer_hours(all, &[*team]);
    }
    if teams.len() > 1 {
        within_paid_hours(all, &teams);
        longer_hours(all, &teams);
    }
}

/// Minutes a week of one member, in hundredths of a minute so that a meeting every four weeks counts a quarter.
fn weekly(all: &Catalogue<'_>, team: TeamId) -> i64 {
    let facts = &all.school[team];
    let members = i64::try_from(facts.members.len()).unwrap_or(0);
    let weeks = if let Owed::EveryWeeks(weeks) = facts.owed { i64::from(weeks) } else { 1 };
    100 * i64::from(facts.minutes()) * members / weeks
}

fn base(all: &Catalogue<'_>, teams: &[TeamId], sentence: &str, ladder: &str) -> Draft {
    let ids: Vec<&str> = teams.iter().map(|team| all.school[*team].id.as_str()).collect();
    let ladder = format!("{ladder} {}", ids.join(" "));
    let mut draft = Draft::new(ChangeKind::OutsideDay, ladder, format!("{sentence} ({LABEL})"));
    draft.units = i64::try_from(teams.len()).unwrap_or(1);
    let minutes: i64 = teams.iter().map(|team| weekly(all, *team)).sum();
    draft.money = all.school.prices.outside(minutes) / 100;
    for team in teams {
        draft.touches.extend([Item::Team(*team), Item::TeamWindow(*team)]);
        let id = &all.school[*team].id;
        draft.edits.push(set(&["team", id, "in"], "\"paid-day\""));
        // A window of the school day says nothing about the time around it.
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
    let mut draft = base(all, teams, &sentence, "paid");
    // The paid day holds the school day.
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
        let mut draft = base(all, teams, &sentence, "longer");
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
