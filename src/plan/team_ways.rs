//! The ways a team's time can be made on one day: so many rounds of the whole grade, with or without blocks that
//! others lead next to them.

use crate::engine::Var;
use crate::model::{BlockId, DayId, Escort, GradeId, Kind, Minutes, Role, School, Times};
use itertools::Itertools;

/// A block that could free every teacher of a grade.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extra {
    /// Minutes.
    pub(super) minutes: Minutes,
    /// Minutes of walk after it.
    pub(super) walk: Minutes,
    /// The decision that it lies on this day; `None` for a daily block.
    pub(super) on_this_day: Option<Var>,
    /// The block.
    pub(super) block: BlockId,
}

/// One way.
#[derive(Debug, Clone)]
pub(super) struct Way {
    /// Rounds it takes.
    pub(super) rounds: i32,
    /// Blocks beside them.
    pub(super) extras: Vec<Extra>,
    /// Minutes left over in the same stretch.
    pub(super) left_over: Minutes,
}

/// Blocks on `day` in which others can have all children of `grade`. `decided` gives the decision of a block that is
/// not daily. `every_way` counts what is left of lunch too.
pub(super) fn extras(
    school: &School,
    grade: GradeId,
    day: DayId,
    decided: &dyn Fn(BlockId, usize) -> Option<Var>,
    every_way: bool,
) -> Vec<Extra> {
    let mut found = Vec::new();
    let Some(first) = school[grade].homerooms.first() else { return found };
    for (position, block) in school.blocks.iter().enumerate() {
        let id = BlockId(position);
        let Some(unit) = block.units.iter().position(|unit| unit.homerooms.contains(first)) else { continue };
        let Some(minutes) = block.minutes[day.0] else { continue };
        let Some(leads) = &block.leads else { continue };
        if (block.kind == Kind::Lunch && !every_way) || block.windows[day.0].is_none() {
            continue;
        }
        let own = leads.named.is_empty() && leads.roles.contains(&Role::ClassroomTeacher);
        let others = school
            .staff_ids()
            .filter(|who| school.paid_day(*who, day).is_some() && school.homerooms_of(*who, day).next().is_none())
            .filter(|who| school[*who].always_with.is_none())
            .filter(|who| leads.roles.iter().any(|role| school[*who].has_role(*role)))
            .count();
        if own && others < block.needs_of(unit).adults {
            continue;
        }
        let (often, on_this_day) = match block.times {
            Times::PerDay(n) => (n, None),
            _ => match decided(id, unit) {
                Some(var) => (1, Some(var)),
                None => continue,
            },
        };
        for _ in 0..often {
            found.push(Extra { minutes, walk: school.walk_after(id, *first), on_this_day, block: id });
        }
    }
    found
}

/// The ways to make `length` minutes (`every_way`: however unlikely), those with fewest blocks beside the rounds first.
pub(super) fn ways(
    school: &School,
    grade: GradeId,
    section: Minutes,
    most_rounds: u32,
    extras: &[Extra],
    length: Minutes,
    every_way: bool,
) -> Vec<Way> {
    // Place joins three stretches at most; a proof must look at every way there could be.
    let (most_beside, most_pieces) = if every_way { (4, 8) } else { (2, 3) };
    let others_walk = school.sections[grade.0].escort != Escort::ClassroomTeacher;
    let walk = school[grade].transition;
    let mut ways: Vec<Way> = Vec::new();
    for beside in 0..=extras.len().min(most_beside) {
        for chosen in extras.iter().combinations(beside) {
            for rounds in 0..=i32::try_from(most_rounds).unwrap_or(2).min(4) {
                let pieces = usize::try_from(rounds).unwrap_or(0) + beside;
                if pieces == 0 || pieces > most_pieces || (rounds > 0 && section == 0) {
                    continue;
                }
                let walks = pieces > 1 && (walk > 0 || chosen.iter().any(|extra| extra.walk > 0));
                if walks && !others_walk {
                    continue;
                }
                let mut inner: Vec<Minutes> = chosen.iter().map(|extra| extra.walk).collect();
                inner.extend((0..rounds).map(|_| walk));
                // The walk after the last piece is not part of it: the longest one may be.
                let between: Minutes = inner.iter().sum::<Minutes>() - inner.iter().min().copied().unwrap_or(0);
                let total = rounds * section + chosen.iter().map(|extra| extra.minutes).sum::<Minutes>() + between;
                if total < length {
                    continue;
                }
                let known = ways.iter().any(|way| {
                    way.rounds <= rounds
                        && way.extras.iter().all(|extra| chosen.iter().any(|other| other.block == extra.block))
                });
                if !known {
                    ways.push(Way {
                        rounds,
                        extras: chosen.iter().map(|extra| **extra).collect(),
                        left_over: total - length,
                    });
                }
                break;
            }
        }
    }
    ways
}
