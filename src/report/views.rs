//! The week of every homeroom, adult, room and team.

use itertools::Itertools as _;

use super::strip::{self, Draft, Scale, Segment, Strip};
use super::team_time::TeamTime;
use super::{Answer, words};
use crate::model::{DayId, HomeroomId, Kind, RoomId, School, Share, Span, StaffId};
use crate::schedule::Stretch;

/// One week table.
#[derive(Debug, Clone)]
pub(super) struct View {
    /// Anchor on the page.
    pub(super) id: String,
    /// Whose week it is.
    pub(super) title: String,
    /// What else there is to say.
    pub(super) note: String,
    /// Days, those that are the same in one row.
    pub(super) strips: Vec<Strip>,
}

pub(super) fn homerooms(answer: &Answer<'_>, scale: &mut Scale) -> Vec<View> {
    let school = answer.school;
    school
        .homeroom_ids()
        .map(|id| {
            let homeroom = &school[id];
            let teachers = words::people(school, &homeroom.teachers);
            let room = homeroom.room.map(|room| format!(", {}", words::room(school, room))).unwrap_or_default();
            let drafts = |day| {
                let segments = strip::segments(school, answer.schedule, id, day);
                segments.iter().map(|segment| of_homeroom(school, id, day, segment)).collect()
            };
            View {
                id: format!("homeroom-{}", id.0 + 1),
                title: homeroom.id.clone(),
                note: format!("{teachers}{room}, {}", words::count(homeroom.students.into(), "students")),
                strips: strips(school, scale, drafts),
            }
        })
        .collect()
}

fn of_homeroom(school: &School, homeroom: HomeroomId, day: DayId, segment: &Segment) -> Draft {
    let own = school[homeroom].teacher_on(day);
    let others = segment.staff.iter().any(|staff| *staff != own);
    let with = if others || segment.pulled_out { words::people(school, &segment.staff) } else { String::new() };
    let rooms = segment.rooms.iter().filter(|room| Some(**room) != school[homeroom].room);
    let rooms = rooms.map(|room| words::room(school, *room).to_owned()).join(", ");
    let rest = [with, rooms].into_iter().filter(|word| !word.is_empty()).join(" · ");
    let label = segment.what.join(" / ");
    Draft { kind: segment.kind, span: segment.span, label, rest, below: segment.pulled_out }
}

pub(super) fn adults(answer: &Answer<'_>, scale: &mut Scale) -> Vec<View> {
    let school = answer.school;
    school
        .staff_ids()
        .map(|id| {
            let person = &school[id];
            let roles = person.roles.iter().map(|(role, _)| role.word().replace('-', " ")).join(", ");
            let name = if person.name == person.id { String::new() } else { format!("{}, ", person.id) };
            let drafts = |day| {
                let rows = answer.schedule.on(day).filter(|row| row.staff.contains(&id) && row.kind != Kind::Open);
                rows.map(|row| of_adult(school, id, row)).collect()
            };
            View {
                id: format!("adult-{}", id.0 + 1),
                title: words::person(school, id),
                note: format!("{name}{roles}, {}", share(person.fte())),
                strips: strips(school, scale, drafts),
            }
        })
        .collect()
}

fn share(share: Share) -> String {
    if share == Share::FULL { "full time".to_owned() } else { format!("{share} of full time") }
}

fn of_adult(school: &School, staff: StaffId, row: &Stretch) -> Draft {
    let what = words::what(school, row);
    let own = row.homerooms.iter().all(|homeroom| school[*homeroom].teachers.contains(&staff));
    let homerooms = if own { String::new() } else { words::homerooms(school, &row.homerooms) };
    let team = row.team.map(|team| school[team].name.clone()).unwrap_or_default();
    let room = row.room.filter(|room| school[staff].room != Some(*room));
    let room = room.map(|room| words::room(school, room)).unwrap_or_default();
    let label = [what, &homerooms, &team].into_iter().filter(|word| !word.is_empty()).join(" ");
    Draft { kind: row.kind, span: row.span, label, rest: room.to_owned(), below: false }
}

pub(super) fn rooms(answer: &Answer<'_>, scale: &mut Scale) -> Vec<View> {
    let school = answer.school;
    (0..school.rooms.len())
        .map(RoomId)
        .map(|id| {
            let room = &school[id];
            let drafts = |day| {
                let here = |row: &&Stretch| place_of(school, row).contains(&id);
                answer.schedule.on(day).filter(here).map(|row| of_room(school, row)).collect()
            };
            let fits = i64::try_from(room.fits).unwrap_or(i64::MAX);
            View {
                id: format!("room-{}", id.0 + 1),
                title: room.name.clone(),
                note: format!("fits {} at once", words::count(fits, "homerooms")),
                strips: strips(school, scale, drafts),
            }
        })
        .filter(|view| view.strips.iter().any(|strip| !strip.marks.is_empty()))
        .collect()
}

/// The rooms of a row: the one it names, else the homerooms' own for class time.
fn place_of(school: &School, row: &Stretch) -> Vec<RoomId> {
    match row.room {
        Some(room) => vec![room],
        None if row.kind == Kind::Instruct => {
            row.homerooms.iter().filter_map(|homeroom| school[*homeroom].room).collect()
        }
        None => Vec::new(),
    }
}

fn of_room(school: &School, row: &Stretch) -> Draft {
    let homerooms = words::homerooms(school, &row.homerooms);
    let team = row.team.map(|team| school[team].name.clone()).unwrap_or_default();
    let label = [words::what(school, row), &homerooms, &team].into_iter().filter(|word| !word.is_empty()).join(" ");
    Draft { kind: row.kind, span: row.span, label, rest: words::people(school, &row.staff), below: false }
}

pub(super) fn teams(answer: &Answer<'_>, times: &[TeamTime], scale: &mut Scale) -> Vec<View> {
    let school = answer.school;
    times
        .iter()
        .map(|time| {
            let team = &school[time.team];
            let drafts = |day| {
                let own = time.meetings.iter().filter(|meeting| meeting.day == day);
                own.map(|meeting| Draft {
                    kind: Kind::Collaboration,
                    span: meeting.span,
                    label: "together".to_owned(),
                    rest: [
                        meeting.room.map(|room| words::room(school, room).to_owned()).unwrap_or_default(),
                        words::people(school, &meeting.attends),
                    ]
                    .into_iter()
                    .filter(|word| !word.is_empty())
                    .join(" · "),
                    below: false,
                })
                .collect()
            };
            let purpose = if team.purpose.is_empty() { String::new() } else { format!(". {}", team.purpose) };
            View {
                id: format!("team-{}", time.team.0 + 1),
                title: team.name.clone(),
                note: format!("{}{purpose}", words::people(school, &team.members)),
                strips: strips(school, scale, drafts),
            }
        })
        .collect()
}

/// One strip a day; days that are the same share one.
fn strips(school: &School, scale: &mut Scale, drafts: impl Fn(DayId) -> Vec<Draft>) -> Vec<Strip> {
    let mut groups: Vec<(Vec<DayId>, Strip)> = Vec::new();
    for day in school.day_ids() {
        let strip = Strip::new(scale, String::new(), merged(drafts(day)));
        match groups.iter_mut().find(|(_, own)| *own == strip) {
            Some((days, _)) => days.push(day),
            None => groups.push((vec![day], strip)),
        }
    }
    let title = |days: &[DayId]| words::capital(&words::days_name(school, days));
    groups.into_iter().map(|(days, strip)| Strip { title: title(&days), ..strip }).collect()
}

/// Rows that say the same and touch are one mark.
fn merged(mut drafts: Vec<Draft>) -> Vec<Draft> {
    drafts.sort_by_key(|draft| draft.span);
    let mut all: Vec<Draft> = Vec::new();
    for draft in drafts {
        let same = all.iter_mut().find(|last| {
            last.span.end == draft.span.start
                && (last.kind, &last.label, &last.rest) == (draft.kind, &draft.label, &draft.rest)
        });
        match same {
            Some(last) => last.span = Span::new(last.span.start, draft.span.end),
            None => all.push(draft),
        }
    }
    all
}
