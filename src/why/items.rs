//! What a school asks for and could do without.

use itertools::Itertools as _;

use super::conflict::Conflict;
use crate::laws::Certificate;
use crate::model::{
    BlockId, CourseId, DayId, DutyId, GradeId, Item, PullOutId, School, Span, TeamId, Times, Together, Windows,
};
use crate::rules::Contract;

/// Every wish of the school and every required promise of the contract, in the order of the files. Preferences are
/// none of them: a schedule may miss every one.
#[must_use]
pub fn wishes(school: &School, contract: &Contract) -> Vec<Item> {
    let mut items = Vec::new();
    for (position, block) in school.blocks.iter().enumerate() {
        let id = BlockId(position);
        let often = matches!(block.times, Times::PerDay(n) | Times::PerWeek(n) | Times::PerCycle(n) if n > 0);
        if !often || block.units.is_empty() || block.minutes.iter().all(Option::is_none) {
            continue;
        }
        items.extend((0..block.units.len()).map(|unit| Item::Block(id, unit)));
        if narrower(school, &block.windows) {
            items.push(Item::BlockWindow(id));
        }
        if block.same_time {
            items.push(Item::SameTime(id));
        }
        if block.then.is_some() || !block.before.is_empty() {
            items.push(Item::BlockOrder(id));
        }
        // One adult must be there in any case; the groups of an intervention are what it is.
        if block.groups == 0 && (0..block.units.len()).any(|unit| block.needs_of(unit).adults > 1) {
            items.push(Item::Leads(id));
        }
    }
    for (position, course) in school.courses.iter().enumerate() {
        let id = CourseId(position);
        let grades = (0..school.grades.len()).map(GradeId).filter(|grade| course.per_cycle[grade.0] > 0);
        let sections = grades.map(|grade| Item::Sections(id, grade)).collect_vec();
        if !sections.is_empty() && narrower(school, &course.windows) {
            items.push(Item::CourseWindow(id));
        }
        items.extend(sections);
    }
    for grade in (0..school.grades.len()).map(GradeId) {
        if school.courses.iter().all(|course| course.per_cycle[grade.0] == 0) {
            continue;
        }
        if school.sections[grade.0].together != Together::Free {
            items.push(Item::Together(grade));
        }
        items.push(Item::MostSections(grade));
    }
    for (position, team) in school.teams.iter().enumerate().filter(|(_, team)| !team.meetings.is_empty()) {
        items.push(Item::Team(TeamId(position)));
        if narrower(school, &team.windows) {
            items.push(Item::TeamWindow(TeamId(position)));
        }
    }
    items.extend((0..school.pull_outs.len()).map(|position| Item::PullOut(PullOutId(position))));
    let duties = school.duties.iter().enumerate().filter(|(_, duty)| !duty.posts.is_empty() && duty.adults > 0);
    items.extend(duties.map(|(position, _)| Item::Duty(DutyId(position))));
    items.extend((0..school.co_teaching.len()).map(Item::CoTeaching));
    items.extend((0..school.pins.len()).map(Item::Pin));
    let clauses = contract.clauses().filter(|(_, clause)| clause.required());
    items.extend(clauses.map(|(rule, clause)| Item::Clause { rule, article: clause.article.clone() }).unique());
    items
}

/// Whether some day leaves less than the children's day of all grades together.
fn narrower(school: &School, windows: &Windows) -> bool {
    school.day_ids().any(|day| {
        let open = windows.get(day.0).copied().flatten();
        matches!((children_in_school(school, day), open), (Some(children), Some(open)) if !open.contains(children))
    })
}

/// From the first child's arrival to the last child's leaving.
pub(super) fn children_in_school(school: &School, day: DayId) -> Option<Span> {
    let hours = school.homeroom_ids().map(|homeroom| school.student_day(homeroom, day));
    hours.reduce(|one, other| Span::new(one.start.min(other.start), one.end.max(other.end)))
}

/// Rooms and people that a conflict and its sums speak of.
pub(super) fn facts(school: &School, certificates: &[Certificate], conflict: &Conflict) -> Vec<Item> {
    let stated = certificates.iter().flat_map(|own| own.rests_on.iter()).filter(|item| item.is_fact()).cloned();
    let spoken_of = conflict.wishes.iter().chain(&conflict.given).flat_map(|item| match item {
        Item::Block(block, _) => school[*block].room.map(Item::Room).into_iter().collect_vec(),
        Item::Sections(course, _) => school[*course].teachers.iter().map(|who| Item::Staff(*who)).collect(),
        Item::PullOut(group) => school[*group].leads.named.iter().map(|who| Item::Staff(*who)).collect(),
        _ => Vec::new(),
    });
    stated.chain(spoken_of).sorted().dedup().collect()
}

/// Whether `item` is what gives the people of `for_whom` time without students: dropping it would take that time away,
/// so it stays as long as `for_whom` does.
pub(super) fn gives_time(school: &School, contract: &Contract, item: &Item, for_whom: &Item) -> bool {
    let grades = match item {
        Item::Sections(_, grade) => vec![*grade],
        Item::Block(block, unit) if school[*block].leads.is_some() => {
            let homerooms = school[*block].units[*unit].homerooms.iter();
            homerooms.map(|homeroom| school[*homeroom].grade).unique().collect()
        }
        _ => return false,
    };
    let teaches = |who: &crate::model::StaffId| {
        let of = |homeroom: &crate::model::HomeroomId| grades.contains(&school[*homeroom].grade);
        school.day_ids().any(|day| school.homerooms_of(*who, day).any(|homeroom| of(&homeroom)))
    };
    match for_whom {
        Item::Team(team) => school[*team].members.iter().any(teaches),
        Item::Clause { rule, article } => contract
            .clauses()
            .filter(|(own, clause)| own == rule && clause.article == *article)
            .any(|(_, clause)| clause.covered(school).any(|who| teaches(&who))),
        _ => false,
    }
}
