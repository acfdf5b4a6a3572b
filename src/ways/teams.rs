//! A team's time in the school day: in two pieces, on any day.

use super::catalogue::{Catalogue, Draft, count, set};
use super::edit::{Edit, path};
use crate::model::{ChangeKind, Item, TeamId};
use crate::read::SCHOOL_FILE;

pub(super) fn add(all: &mut Catalogue<'_>) {
    let teams: Vec<TeamId> = (0..all.school.teams.len()).map(TeamId).collect();
    for team in &teams {
        pieces(all, &[*team]);
        days(all, *team);
    }
    let grade_level: Vec<TeamId> = teams.iter().copied().filter(|team| all.school[*team].is_grade_level()).collect();
    if grade_level.len() > 1 {
        pieces(all, &grade_level);
    }
}

fn pieces(all: &mut Catalogue<'_>, teams: &[TeamId]) {
    let one = |team: &TeamId| {
        let facts = &all.school[*team];
        matches!(facts.meetings[..], [minutes] if minutes % 2 == 0) && !all.has(&["team", &facts.id, "meetings"])
    };
    let [first, ..] = teams else { return };
    if !teams.iter().all(one) {
        return;
    }
    let minutes = all.school[*first].minutes();
    let who = if teams.len() > 1 { "every grade-level team".to_owned() } else { all.school[*first].name.clone() };
    let sentence = format!("{who} meets twice for {} minutes instead of once for {minutes}", minutes / 2);
    let mut draft = Draft::new(ChangeKind::Pieces, format!("pieces {who}"), sentence);
    "pieces".clone_into(&mut draft.family);
    draft.units = count(teams);
    draft.touches = teams.iter().map(|team| Item::Team(*team)).collect();
    draft.edits = teams.iter().map(|team| set(&["team", &all.school[*team].id, "pieces"], 2)).collect();
    all.add(draft);
}

/// `days` of a team given up.
fn days(all: &mut Catalogue<'_>, team: TeamId) {
    let id = all.school[team].id.clone();
    if !all.has(&["team", &id, "days"]) {
        return;
    }
    let sentence = format!("{} may meet on any day", all.school[team].name);
    let mut draft = Draft::new(ChangeKind::Window, format!("days {id}"), sentence);
    // As much as an hour more at one end of a window.
    draft.units = 12;
    draft.touches = vec![Item::TeamWindow(team)];
    draft.edits = vec![Edit::Remove { file: SCHOOL_FILE.to_owned(), at: path(&["team", &id, "days"]) }];
    "days".clone_into(&mut draft.way);
    draft.eases = true;
    all.add(draft);
}
