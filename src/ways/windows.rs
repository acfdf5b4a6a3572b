//! Windows that open earlier or close later, in steps of the grid up to an hour.

use std::collections::BTreeMap;

use super::catalogue::{Catalogue, Draft, Part, fives, minutes_word, set};
use super::edit::Edit;
use crate::model::{BlockId, ChangeKind, CourseId, Item, Minutes, Span, TeamId};

/// Most minutes a window is widened by at one end.
const MOST: Minutes = 60;

pub(super) fn add(all: &mut Catalogue<'_>) {
    for block in (0..all.school.blocks.len()).map(BlockId) {
        for part in all.parts(block) {
            let keys = vec![(part.header.to_owned(), part.id.clone())];
            let now = [part.header, all.school[block].id.as_str()].map(str::to_owned);
            let Part { of, edits, grades, .. } = part;
            let apart = !edits.is_empty();
            let family = all.school[block].id.clone();
            let thing = Thing { of, family, own: keys, now, edits, items: vec![Item::BlockWindow(block)], apart };
            let times = i64::try_from(grades.len()).unwrap_or(1);
            widened(all, &thing, if apart { 1 } else { times });
        }
    }
    courses(all);
    for team in (0..all.school.teams.len()).map(TeamId) {
        let (id, name) = (all.school[team].id.clone(), all.school[team].name.clone());
        let now = ["team".to_owned(), id.clone()];
        let own = vec![("team".to_owned(), id)];
        let of = format!("the meeting of {name}");
        let family = all.school[team].id.clone();
        let thing =
            Thing { of, family, own, now, edits: Vec::new(), items: vec![Item::TeamWindow(team)], apart: false };
        widened(all, &thing, 1);
    }
}

/// What has a window.
struct Thing {
    of: String,
    /// What it is a part of.
    family: String,
    /// The tables that get the new window.
    own: Vec<(String, String)>,
    /// The table that has it now.
    now: [String; 2],
    /// What is edited before.
    edits: Vec<Edit>,
    items: Vec<Item>,
    /// Whether it is one grade of several: then only some steps are tried.
    apart: bool,
}

/// Each special with a window, and all whose windows are the same together.
fn courses(all: &mut Catalogue<'_>) {
    let mut same: BTreeMap<Vec<_>, Vec<CourseId>> = BTreeMap::new();
    for course in (0..all.school.courses.len()).map(CourseId) {
        let Some(header) = all.course_header(course) else { continue };
        let id = all.school[course].id.clone();
        let own = windows(all, [header, &id]).into_iter().map(|(key, span)| (key, (span.start, span.end)));
        same.entry(own.collect()).or_default().push(course);
        let thing = Thing {
            of: all.school[course].name.clone(),
            family: "specials".to_owned(),
            own: vec![(header.to_owned(), id.clone())],
            now: [header.to_owned(), id],
            edits: Vec::new(),
            items: vec![Item::CourseWindow(course)],
            apart: false,
        };
        widened(all, &thing, 1);
    }
    for courses in same.into_values().filter(|courses| courses.len() > 1) {
        let table = |course: &CourseId| Some((all.course_header(*course)?.to_owned(), all.school[*course].id.clone()));
        let own: Vec<_> = courses.iter().filter_map(table).collect();
        let everything = courses.len() == all.school.courses.len();
        let names: Vec<&str> = courses.iter().map(|course| all.school[*course].name.as_str()).collect();
        let Some((header, id)) = own.first().cloned() else { continue };
        let thing = Thing {
            family: "specials".to_owned(),
            of: if everything { "every special".to_owned() } else { names.join(", ") },
            own,
            now: [header, id],
            edits: Vec::new(),
            items: courses.iter().map(|course| Item::CourseWindow(*course)).collect(),
            apart: false,
        };
        // One decision about one window, whatever number of tables it stands in.
        widened(all, &thing, 1);
    }
}

/// The windows of a table: under which keys, and when.
fn windows(all: &Catalogue<'_>, [header, id]: [&str; 2]) -> Vec<(Vec<String>, Span)> {
    let usual = all.span(&[header, id, "window"]).map(|span| (vec!["window".to_owned()], span));
    let days = all.keys(&[header, id, "window-on"]).into_iter().filter_map(|key| {
        let span = all.span(&[header, id, "window-on", &key])?;
        Some((vec!["window-on".to_owned(), key], span))
    });
    usual.into_iter().chain(days).collect()
}

fn widened(all: &mut Catalogue<'_>, thing: &Thing, times: i64) {
    let now = [thing.now[0].as_str(), thing.now[1].as_str()];
    let school = all.school;
    let day = |span: Span, day: &crate::model::DayType| {
        Span::new(span.start.min(day.students.start), span.end.max(day.students.end))
    };
    let Some(first) = school.day_types.first() else { return };
    let mut whole = school.day_types.iter().fold(first.students, day);
    if now[0] == "team" {
        whole = school
            .day_types
            .iter()
            .fold(whole, |whole, day| Span::new(whole.start.min(day.staff.start), whole.end.max(day.staff.end)));
    }
    let grid = school.grid.max(1);
    for (key, span) in windows(all, now) {
        for earlier in [true, false] {
            let room = if earlier { span.start - whole.start } else { whole.end - span.end };
            let steps = (1..=MOST / grid).map(|step| step * grid).filter(|by| *by <= room);
            // One grade alone: five minutes, ten, twenty, half an hour, an hour.
            let steps = steps
                .filter(|by| !thing.apart || [5, 10, 20, 30, 60].iter().any(|own| (own - 1) / grid == (by - 1) / grid));
            for by in steps.collect::<Vec<_>>() {
                let (end, at) = if earlier { ("start", span.start - by) } else { ("end", span.end + by) };
                let may = if earlier { "may start" } else { "may last until" };
                let on = key.get(1).map_or(String::new(), |day| format!(" on {day}"));
                let sentence = if earlier {
                    format!("{} {may} {} earlier, at {at}{on}", thing.of, minutes_word(by))
                } else {
                    format!("{} {may} {at}{on}, {} later", thing.of, minutes_word(by))
                };
                let way = if earlier { "earlier" } else { "later" };
                let ids: Vec<&str> = thing.own.iter().map(|(_, id)| id.as_str()).collect();
                let ladder = format!("window {} {} {way}", ids.join(" "), key.join(" "));
                let mut draft = Draft::new(ChangeKind::Window, ladder, sentence);
                draft.units = fives(by) * times;
                draft.touches.clone_from(&thing.items);
                draft.edits.clone_from(&thing.edits);
                for (header, id) in &thing.own {
                    let path: Vec<&str> =
                        [header.as_str(), id].into_iter().chain(key.iter().map(String::as_str)).chain([end]).collect();
                    draft.edits.push(set(&path, at));
                }
                (draft.step, draft.eases, draft.apart) = (by, true, thing.apart);
                draft.way = format!("window {} {way}", key.join(" "));
                draft.family = format!("{} {}", draft.way, thing.family);
                all.add(draft);
            }
        }
    }
}
