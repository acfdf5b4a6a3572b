//! A school with fewer wishes: what a conflict is looked for in.

use std::collections::BTreeSet;

use super::items::children_in_school;
use crate::model::{
    BlockId, CourseId, DutyId, GradeId, HomeroomId, Item, Kind, Pin, Pinned, PullOutId, School, Span, TeamId, Together,
    Windows,
};
use crate::rules::Contract;

/// More sections a day than any school has.
const NO_LIMIT: u32 = 20;

/// The school and contract of which only the wishes in `kept` are left. Who is there, the bells and the rooms stay as they
/// are; preferences go. Every schedule of the school is one of the reduced school, as
/// long as what gives the kept teams and clauses their time is kept too.
#[must_use]
pub fn reduced(school: &School, contract: &Contract, kept: &BTreeSet<Item>) -> (School, Contract) {
    let mut less = school.clone();
    less.preferences.clear();
    let children: Vec<_> = school.day_ids().map(|day| children_in_school(school, day)).collect();
    blocks(&mut less, kept, &children);
    for (position, course) in less.courses.iter_mut().enumerate() {
        let id = CourseId(position);
        for grade in 0..course.per_cycle.len() {
            if !kept.contains(&Item::Sections(id, GradeId(grade))) {
                course.per_cycle[grade] = 0;
                course.minutes[grade] = None;
            }
        }
        if !kept.contains(&Item::CourseWindow(id)) {
            open(&mut course.windows, &children);
        }
    }
    for (grade, rules) in less.sections.iter_mut().enumerate() {
        let grade = GradeId(grade);
        // Who is out at once has something then: with fewer sections that could be more than the school asks for.
        let all = sections_of(school, grade).all(|item| kept.contains(&item));
        if !all || !kept.contains(&Item::Together(grade)) {
            rules.together = Together::Free;
        }
        if !kept.contains(&Item::MostSections(grade)) {
            rules.max_per_day = NO_LIMIT;
        }
    }
    for (position, team) in less.teams.iter_mut().enumerate() {
        if !kept.contains(&Item::Team(TeamId(position))) {
            team.meetings.clear();
        }
        if !kept.contains(&Item::TeamWindow(TeamId(position))) {
            open(&mut team.windows, &children);
        }
    }
    for (position, duty) in less.duties.iter_mut().enumerate() {
        if !kept.contains(&Item::Duty(DutyId(position))) {
            duty.posts.clear();
        }
    }
    let mut position = 0..;
    less.pull_outs.retain(|_| position.next().is_some_and(|own| kept.contains(&Item::PullOut(PullOutId(own)))));
    position = 0..;
    less.co_teaching.retain(|_| position.next().is_some_and(|own| kept.contains(&Item::CoTeaching(own))));
    let left = |block: BlockId, homeroom: HomeroomId| {
        school[block]
            .units
            .iter()
            .enumerate()
            .any(|(unit, own)| own.homerooms.contains(&homeroom) && kept.contains(&Item::Block(block, unit)))
    };
    less.co_teaching.retain(|pair| left(pair.block, pair.homeroom));
    let pins = less.pins.drain(..).enumerate().filter(|(own, _)| kept.contains(&Item::Pin(*own))).collect::<Vec<_>>();
    less.pins = pins.into_iter().filter_map(|(_, pin)| still_about_something(&less, pin, left)).collect();

    let mut terms = contract.clone();
    terms.retain(|rule, clause| {
        clause.required() && kept.contains(&Item::Clause { rule, article: clause.article.clone() })
    });
    (less, terms)
}

/// The sections that a grade is to have.
pub(super) fn sections_of(school: &School, grade: GradeId) -> impl Iterator<Item = Item> + '_ {
    let courses = (0..school.courses.len()).map(CourseId);
    let has = move |course: &CourseId| school[*course].per_cycle.get(grade.0).is_some_and(|times| *times > 0);
    courses.filter(has).map(move |course| Item::Sections(course, grade))
}

fn blocks(less: &mut School, kept: &BTreeSet<Item>, children: &[Option<Span>]) {
    for (position, block) in less.blocks.iter_mut().enumerate() {
        let id = BlockId(position);
        let stays = |unit: &usize| kept.contains(&Item::Block(id, *unit));
        let units: Vec<usize> = (0..block.units.len()).filter(stays).collect();
        if !block.needs.is_empty() {
            block.needs = units.iter().map(|unit| block.needs_of(*unit)).collect();
        }
        block.units = units.iter().map(|unit| block.units[*unit].clone()).collect();
        if !kept.contains(&Item::BlockWindow(id)) {
            open(&mut block.windows, children);
        }
        if !kept.contains(&Item::SameTime(id)) {
            block.same_time = false;
        }
        if !kept.contains(&Item::BlockOrder(id)) {
            block.then = None;
            block.before.clear();
        }
        if !kept.contains(&Item::Leads(id)) && block.groups == 0 {
            block.needs.iter_mut().for_each(|needs| needs.adults = needs.adults.min(1));
            if let Some(leads) = &mut block.leads {
                leads.adults = leads.adults.min(1);
            }
        }
    }
    // A grade whose interventions were left out owes no reason for that.
    for grade in 0..less.grades.len() {
        let is_its = |homeroom: &HomeroomId| less.grades[grade].homerooms.contains(homeroom);
        let has_some = less
            .blocks
            .iter()
            .filter(|block| block.kind == Kind::Intervention)
            .any(|block| block.units.iter().flat_map(|unit| &unit.homerooms).any(is_its));
        if !has_some {
            less.grades[grade].no_intervention.get_or_insert_with(|| "left out".to_owned());
        }
    }
    // What nobody has any more follows nothing.
    for position in 0..less.blocks.len() {
        let Some(then) = less.blocks[position].then else { continue };
        let has = |homeroom: &HomeroomId| less[then].units.iter().any(|unit| unit.homerooms.contains(homeroom));
        if !less.blocks[position].units.iter().flat_map(|unit| &unit.homerooms).all(has) {
            less.blocks[position].then = None;
        }
    }
}

/// Widens the windows of the days on which there is some to the children's day.
fn open(windows: &mut Windows, children: &[Option<Span>]) {
    for (window, children) in windows.iter_mut().zip(children) {
        if let (Some(window), Some(children)) = (window, children) {
            *window = Span::new(window.start.min(children.start), window.end.max(children.end));
        }
    }
}

/// The pin, about what is left of its subject.
fn still_about_something(less: &School, mut pin: Pin, left: impl Fn(BlockId, HomeroomId) -> bool) -> Option<Pin> {
    let stays = match &mut pin.what {
        Pinned::Block(block, homerooms) if homerooms.is_empty() => !less[*block].units.is_empty(),
        Pinned::Block(block, homerooms) => {
            homerooms.retain(|homeroom| left(*block, *homeroom));
            !homerooms.is_empty()
        }
        Pinned::Course(course, homerooms) => {
            let all = homerooms.is_empty();
            homerooms.retain(|homeroom| less[*course].per_cycle[less[*homeroom].grade.0] > 0);
            if all { less[*course].per_cycle.iter().any(|n| *n > 0) } else { !homerooms.is_empty() }
        }
        Pinned::Specials(grade) => less.courses.iter().any(|course| course.per_cycle[grade.0] > 0),
        Pinned::Team(team) => !less[*team].meetings.is_empty(),
    };
    stays.then_some(pin)
}
