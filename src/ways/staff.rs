//! More staff: a further part-time specialist on named days, aides for some hours, interventionists, longer hours of
//! somebody who is not there all week.

use std::collections::BTreeSet;

use itertools::Itertools;

use super::catalogue::{Catalogue, Draft, set};
use super::edit::{list, quoted};
use crate::model::{
    BlockId, ChangeKind, Clock, CourseId, DutyId, GradeId, Item, Kind, Role, Share, Span, StaffId, TeamId,
};

/// Choices of days of one length.
const CHOICES: usize = 10;

pub(super) fn add(all: &mut Catalogue<'_>) {
    let days = work_days(all);
    if days.is_empty() {
        return;
    }
    for course in (0..all.school.courses.len()).map(CourseId) {
        specialist(all, course, &days);
    }
    aides(all, &days);
    interventionists(all, &days);
    longer(all, &days);
}

/// The days of the rotation by the names that files use, in order.
fn work_days(all: &Catalogue<'_>) -> Vec<String> {
    let days = all.school.days.iter().filter(|day| day.cycle_day.is_some());
    days.map(|day| day.rotation.split('/').next().unwrap_or_default().to_owned()).unique().collect()
}

/// The staff hours of all day types, and the morning of them.
fn hours(all: &Catalogue<'_>) -> Option<(Span, Span)> {
    let first = all.school.day_types.first()?;
    let hull = |hull: Span, span: Span| Span::new(hull.start.min(span.start), hull.end.max(span.end));
    let staff = all.school.day_types.iter().fold(first.staff, |whole, day| hull(whole, day.staff));
    let noon = Clock::at(12, 0);
    let middle = Clock(i32::midpoint(first.students.start.0, first.students.end.0) / 5 * 5);
    let end = if staff.start < noon && noon < staff.end { noon } else { middle };
    Some((staff, Span::new(staff.start, end)))
}

/// A name that no adult has.
fn new_name(all: &Catalogue<'_>, wanted: &str) -> String {
    let taken = |name: &String| all.school.staff.iter().any(|person| person.id == *name) || all.has(&["staff", name]);
    std::iter::once(wanted.to_owned())
        .chain((2..1000).map(|number| format!("{wanted}-more-{number}")))
        .find(|name| !taken(name))
        .unwrap_or_default()
}

fn specialist(all: &mut Catalogue<'_>, course: CourseId, days: &[String]) {
    let Some((_, morning)) = hours(all) else { return };
    let Some(header) = all.course_header(course) else { return };
    let facts = &all.school[course];
    let (id, name, special) = (facts.id.clone(), facts.name.clone(), facts.kind == Kind::Special);
    let own = new_name(all, &format!("more-{id}"));
    let role = if special { Role::Specialist } else { Role::ClassroomTeacher };
    let mut touches = vec![];
    for grade in (0..all.school.grades.len()).map(GradeId).filter(|grade| facts.per_cycle[grade.0] > 0) {
        touches.extend([Item::Sections(course, grade), Item::Together(grade)]);
    }
    touches.extend(facts.teachers.iter().map(|who| Item::Staff(*who)));
    for half in [false, true] {
        for many in 1..=days.len() {
            for choice in days.iter().combinations(many).take(CHOICES) {
                let thousandths = 1000 * many / days.len() / if half { 2 } else { 1 };
                let share = Share::of_thousandths(u32::try_from(thousandths).unwrap_or(1000));
                let when = match (half, many == days.len()) {
                    (false, true) => "every day".to_owned(),
                    (false, false) => format!("on {}", and(&choice)),
                    (true, true) => "every morning".to_owned(),
                    (true, false) => format!("on {} mornings", and(&choice)),
                };
                let ladder = format!("staff {id}");
                let mut draft = Draft::new(ChangeKind::Staff, ladder, format!("{share} FTE more of {name} {when}"));
                draft.money = all.school.prices.post(role, i64::from(share.thousandths()));
                draft.touches.clone_from(&touches);
                draft.edits = vec![
                    set(&["staff", &own, "role"], quoted(role.word())),
                    set(&["staff", &own, "fte"], share),
                    set(&["staff", &own, "vacant"], true),
                    set(&["staff", &own, "teaches"], list([&id])),
                ];
                if many < days.len() {
                    draft.edits.push(set(&["staff", &own, "days"], list(&choice)));
                }
                if half {
                    draft.edits.push(set(&["staff", &own, "hours"], span(morning)));
                }
                if all.has(&[header, &id, "teachers"]) {
                    draft.edits.push(super::edit::Edit::Append {
                        file: crate::read::SCHOOL_FILE.to_owned(),
                        at: super::edit::path(&[header, &id, "teachers"]),
                        value: quoted(&own),
                    });
                }
                draft.step = i32::try_from(thousandths).unwrap_or(1000);
                all.add(draft);
            }
        }
    }
}

fn and(days: &[&String]) -> String {
    match days {
        [] => String::new(),
        [one] => (*one).clone(),
        [first @ .., last] => format!("{} and {last}", first.iter().join(", ")),
    }
}

fn span(span: Span) -> String {
    format!("{{ start = {}, end = {} }}", span.start, span.end)
}

/// What adults of a role are needed for.
fn needed_for(all: &Catalogue<'_>, role: Role) -> Vec<Item> {
    let school = all.school;
    let mut items = Vec::new();
    for (block, facts) in school.blocks.iter().enumerate() {
        if facts.leads.as_ref().is_some_and(|leads| leads.roles.contains(&role)) {
            items.push(Item::Leads(BlockId(block)));
            items.extend((0..facts.units.len()).map(|unit| Item::Block(BlockId(block), unit)));
        }
    }
    let duties = school.duties.iter().enumerate().filter(|(_, duty)| duty.roles.contains(&role));
    items.extend(duties.map(|(duty, _)| Item::Duty(DutyId(duty))));
    let own = school.staff_ids().filter(|who| school[*who].roles.iter().any(|(own, _)| *own == role));
    items.extend(own.map(Item::Staff));
    items
}

/// One or two aides more: for the time of lunch or recess, or all day.
fn aides(all: &mut Catalogue<'_>, days: &[String]) {
    let Some((staff, _)) = hours(all) else { return };
    let role = Role::Paraprofessional;
    let touches = needed_for(all, role);
    if !touches.iter().any(|item| matches!(item, Item::Leads(_) | Item::Duty(_))) {
        return;
    }
    let mut spans = BTreeSet::from([staff]);
    for block in (0..all.school.blocks.len()).map(BlockId) {
        let facts = &all.school[block];
        let led = facts.leads.as_ref().is_some_and(|leads| leads.roles.contains(&role));
        if led && let Some(own) = all.header(block).and_then(|header| all.span(&[header, &facts.id, "window"])) {
            spans.insert(own);
        }
    }
    let own = new_name(all, "more-aides");
    for hours in spans {
        for many in 1..=2 {
            let who = if many == 1 { "one more aide" } else { "two more aides" };
            let mut draft = Draft::new(ChangeKind::Staff, "staff aides", format!("{who} {hours} every day"));
            let minutes = i64::from(hours.minutes()) * i64::try_from(days.len().min(5)).unwrap_or(5) * many;
            draft.units = many;
            draft.money = all.school.prices.weekly(role, minutes);
            draft.touches.clone_from(&touches);
            draft.edits = vec![
                set(&["staff", &own, "role"], quoted(role.word())),
                set(&["staff", &own, "count"], many),
                set(&["staff", &own, "vacant"], true),
                set(&["staff", &own, "hours"], span(hours)),
            ];
            all.add(draft);
        }
    }
}

fn interventionists(all: &mut Catalogue<'_>, days: &[String]) {
    let Some((_, morning)) = hours(all) else { return };
    let role = Role::Interventionist;
    let touches = needed_for(all, role);
    if !touches.iter().any(|item| matches!(item, Item::Leads(_))) {
        return;
    }
    let own = new_name(all, "more-interventionist");
    let halves: [(bool, u32); 2] = [(true, 500), (false, 1000)];
    for (half, thousandths) in halves.into_iter().filter(|_| !days.is_empty()) {
        let share = Share::of_thousandths(thousandths);
        let when = if half { "every morning" } else { "every day" };
        let sentence = format!("{share} FTE more of an interventionist {when}");
        let mut draft = Draft::new(ChangeKind::Staff, "staff interventionist", sentence);
        draft.money = all.school.prices.post(role, i64::from(thousandths));
        draft.touches.clone_from(&touches);
        draft.edits = vec![
            set(&["staff", &own, "role"], quoted(role.word())),
            set(&["staff", &own, "fte"], share),
            set(&["staff", &own, "vacant"], true),
        ];
        if half {
            draft.edits.push(set(&["staff", &own, "hours"], span(morning)));
        }
        all.add(draft);
    }
}

/// A day more, or a whole day instead of a part, of somebody who has one.
fn longer(all: &mut Catalogue<'_>, days: &[String]) {
    let Some((whole, _)) = hours(all) else { return };
    for id in all.keys(&["staff"]) {
        let people: Vec<StaffId> = all
            .school
            .staff_ids()
            .filter(|who| {
                let own = &all.school[*who].id;
                *own == id || own.strip_prefix(&format!("{id}-")).is_some_and(|number| number.parse::<u32>().is_ok())
            })
            .collect();
        let Some(person) = people.first().map(|who| &all.school[*who]) else { continue };
        let (role, name) = (person.roles.first().map_or(Role::SupportStaff, |(role, _)| *role), person.name.clone());
        let mut touches: Vec<Item> = people.iter().map(|who| Item::Staff(*who)).collect();
        for course in &person.teaches {
            let grades = (0..all.school.grades.len()).map(GradeId);
            touches.extend(grades.flat_map(|grade| [Item::Sections(*course, grade), Item::Together(grade)]));
        }
        let member = |team: &TeamId| people.iter().any(|who| all.school[*team].members.contains(who));
        touches.extend((0..all.school.teams.len()).map(TeamId).filter(member).map(Item::Team));
        touches.extend(needed_for(all, role));
        let many = i64::try_from(people.len()).unwrap_or(1);
        let day = i64::try_from(1000 / days.len().max(1)).unwrap_or(200);
        for key in ["away", "days"] {
            let Some(written) = all.at(&["staff", &id, key]).and_then(|list| list.as_array()) else { continue };
            let written: Vec<String> = written.iter().filter_map(|day| day.as_str()).map(str::to_owned).collect();
            let more: Vec<&String> = match key {
                "away" => written.iter().collect(),
                _ => days.iter().filter(|day| !written.contains(day)).collect(),
            };
            for one in more {
                let sentence = format!("{name} also on {one}");
                let mut draft = Draft::new(ChangeKind::Staff, format!("longer {id}"), sentence);
                let new: Vec<&String> = match key {
                    "away" => written.iter().filter(|day| *day != one).collect(),
                    _ => written.iter().chain([one]).collect(),
                };
                draft.money = all.school.prices.post(role, day * many);
                draft.touches.clone_from(&touches);
                draft.edits = vec![set(&["staff", &id, key], list(new))];
                all.add(draft);
            }
        }
        if let Some(own) = all.span(&["staff", &id, "hours"])
            && own != whole
        {
            for new in [Span::new(own.start, own.end.max(whole.end)), Span::new(own.start.min(whole.start), own.end)] {
                if new == own {
                    continue;
                }
                let sentence = format!("{name} there {new} instead of {own}");
                let mut draft = Draft::new(ChangeKind::Staff, format!("longer {id}"), sentence);
                let at_work = i64::try_from(person.hours.len().min(5)).unwrap_or(5);
                let minutes = i64::from(new.minutes() - own.minutes()) * at_work * many;
                draft.money = all.school.prices.weekly(role, minutes);
                draft.touches.clone_from(&touches);
                draft.edits = vec![set(&["staff", &id, "hours"], span(new))];
                all.add(draft);
            }
        }
    }
}
