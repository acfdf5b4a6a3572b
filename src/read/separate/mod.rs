//! A school without a folder: contract files, a roster and the bells, for the audit of a schedule.
//!
//! Bells and contracts are read by the code that reads a school's folder, and so is each person of the roster. What no
//! file says is not made up: [`Facts`] lists it.

mod gathered;
mod roster;

use std::collections::BTreeMap;

use super::days::{self, Days};
use super::people::{self, People};
use super::walk::{Sink, Table};
use super::{Facts, Input, audit, contract, hash, top_level};
use crate::diagnostics::Problems;
use crate::model::{
    DayId, Grade, GradeId, Homeroom, HomeroomId, Person, Role, Room, School, Sections, Shortfall, StaffId, Together,
};
use crate::rules::Contract;
use crate::schedule::{Named, Unassigned};
use gathered::Gathered;
use roster::Roster;

/// The files, each with its name and text. Hostile until read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Separate {
    /// The contract files.
    pub contracts: Vec<(String, String)>,
    /// The roster: a row for each adult.
    pub roster: (String, String),
    /// The bells: `[school]`, `[[day-type]]` and `[calendar]` of a school file.
    pub bells: (String, String),
}

const BELLS: [&str; 6] = ["format", "school", "day-type", "calendar", "audit", "contract"];

/// Reads a school from separate files; `named` is what the schedule to be judged names.
///
/// # Errors
/// Every problem of the files, each at its place.
pub fn separate(files: &Separate, named: &Named) -> Result<Input, Problems> {
    let all = files.contracts.iter().chain([&files.roster, &files.bells]);
    let mut texts: BTreeMap<String, String> = all.clone().cloned().collect();
    texts.extend(contract::pack_texts());
    let mut used: Vec<String> = all.map(|(name, _)| name.clone()).collect();
    let sink = Sink::new(&texts);
    let read = read(&sink, files, named);
    let (problems, notes) = sink.finish();
    match read {
        Some((school, contract, facts, unassigned, statutes)) if problems.is_empty() => {
            used.extend(statutes);
            let hash = hash(&texts, &used);
            Ok(Input { school, contract, hash, notes, facts, unassigned })
        }
        _ => Err(problems),
    }
}

/// Everything that could be read; worth nothing when the sink holds errors.
fn read(sink: &Sink, files: &Separate, named: &Named) -> Option<(School, Contract, Facts, Unassigned, Vec<String>)> {
    let roster = roster::read(sink, &files.roster.0, &files.roster.1);
    let bells = sink.parse(&files.bells.0)?;
    let root = sink.open(&bells, bells.place, "the bells file")?;
    top_level(&root, &BELLS);
    let unassigned = audit::unassigned(&root);
    let statutes = contract::packs(&root);
    let all = statutes.files.iter().chain(files.contracts.iter().map(|(name, _)| name));
    let contracts: Vec<_> = all.filter_map(|name| Some((name.as_str(), sink.parse(name)?))).collect();

    let trees = contracts.iter().map(|(_, tree)| tree).chain([&bells]);
    let gathered = Gathered::of(sink, trees, &roster, named);
    let mut days = days::read(&root);
    days::read_details(&root, &mut days, &gathered.book);
    let (people, facts) = people_of(&root, &roster, &gathered, &days);

    let mut contract = Contract::default();
    let seen = contract::Seen::default();
    let parties = contract::Parties { book: &gathered.book, days: &days, people: &people };
    for (name, tree) in &contracts {
        contract::read(sink, name, tree, &parties, &mut contract, &seen);
    }
    contract::finish(sink, &statutes, &seen, &mut contract);
    let first_dates = days.list.iter().filter_map(|day| day.dates.iter().min());
    contract.as_of = first_dates.min().and_then(|date| date.parse().ok());
    let escort = days.escort;
    let sections =
        |_: &Grade| Sections { together: Together::Free, shortfall: Shortfall::None, max_per_day: 1, escort };
    let mut school = School {
        name: String::new(),
        grid: 5,
        day_types: Vec::new(),
        days: Vec::new(),
        weeks: Vec::new(),
        cycle_days: 0,
        sections: people.grades.iter().map(sections).collect(),
        grades: people.grades,
        homerooms: people.homerooms,
        staff: people.staff,
        rooms: people.rooms,
        blocks: Vec::new(),
        courses: Vec::new(),
        pull_outs: Vec::new(),
        duties: Vec::new(),
        co_teaching: Vec::new(),
        teams: Vec::new(),
        teams_on_other_days: Vec::new(),
        pins: Vec::new(),
        preferences: Vec::new(),
        prices: crate::model::Prices::default(),
    };
    days.give_to(&mut school);
    Some((school, contract, facts, unassigned, statutes.files))
}

/// Everybody and every place that is named, and what nobody says about them.
fn people_of(root: &Table<'_>, roster: &Roster, gathered: &Gathered, days: &Days) -> (People, Facts) {
    let homerooms_unknown = roster.entries.iter().all(|entry| entry.homerooms.is_empty());
    let mut facts = Facts { homerooms_unknown, ..Facts::default() };
    let mut staff: Vec<Person> = Vec::new();
    for (position, entry) in roster.entries.iter().enumerate() {
        let node = entry.table(&gathered.grades);
        let person = people::read_person(root, entry.place, &entry.id, &node, &gathered.book, days, false);
        if entry.hours.is_none() {
            facts.hours_unknown.push(StaffId(position));
        }
        staff.push(person.unwrap_or_else(|| people::classroom_teacher(&entry.id, days)));
    }
    let homerooms: Vec<Homeroom> = (0..gathered.book.homerooms.len())
        .map(|position| homeroom(roster, gathered, days, &staff, position, &mut facts))
        .collect();
    for (position, person) in staff.iter().enumerate() {
        let leads = |homeroom: &&Homeroom| homeroom.teachers.contains(&StaffId(position));
        let known = homerooms.iter().filter(leads).any(|homeroom| Some(homeroom.grade.0) != gathered.no_grade);
        // Where the roster speaks of grades, whoever has none serves none in particular, but a classroom teacher has one.
        let matters = !roster.speaks_of_grades || person.has_role(Role::ClassroomTeacher);
        if matters && person.grades.is_empty() && !known {
            facts.grades_unknown.push(StaffId(position));
        }
    }
    let grade = |(position, id): (usize, &String)| Grade {
        id: id.clone(),
        homerooms: (0..homerooms.len()).map(HomeroomId).filter(|own| homerooms[own.0].grade.0 == position).collect(),
        transition: days.transition,
        no_team: None,
        no_intervention: None,
    };
    let grades: Vec<Grade> = gathered.book.grades.list.iter().enumerate().map(grade).collect();
    let place = |id: &String| Room { id: id.clone(), name: id.clone(), kinds: Vec::new(), zone: None, fits: 1 };
    let rooms = gathered.book.rooms.list.iter().map(place).collect();
    (People::of(grades, homerooms, staff, rooms), facts)
}

/// A homeroom that the roster or the schedule names: led by the classroom teachers whose row names it.
fn homeroom(
    roster: &Roster,
    gathered: &Gathered,
    days: &Days,
    staff: &[Person],
    position: usize,
    facts: &mut Facts,
) -> Homeroom {
    let id = gathered.book.homerooms.list[position].clone();
    let own = |(_, entry): &(usize, &roster::Entry)| {
        entry.homerooms.iter().any(|own| gathered.is_homeroom(&own.value, position))
    };
    let rows: Vec<(usize, &roster::Entry)> = roster.entries.iter().enumerate().filter(own).collect();
    let teacher =
        |staff_id: &StaffId| staff.get(staff_id.0).is_some_and(|person| person.has_role(Role::ClassroomTeacher));
    let teachers: Vec<StaffId> = rows.iter().map(|(row, _)| StaffId(*row)).filter(teacher).collect();
    let at_work = |staff_id: &StaffId, day: usize| staff[staff_id.0].hours.iter().any(|hours| hours.day == DayId(day));
    let share = if teachers.len() < 2 {
        Vec::new()
    } else {
        (0..days.len()).map(|day| teachers.iter().position(|own| at_work(own, day)).unwrap_or(0)).collect()
    };
    let students = rows.iter().find_map(|(_, entry)| entry.students);
    if students.is_none() {
        facts.students_unknown.push(HomeroomId(position));
    }
    Homeroom {
        id,
        grade: GradeId(gathered.book.grade_of[position]),
        also: Vec::new(),
        teachers,
        share,
        room: None,
        students: students.unwrap_or(0),
        students_counted: students.is_some(),
        with_plan: None,
    }
}
