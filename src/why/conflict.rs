//! The least set of wishes that cannot all hold, by leaving out one after the other.

use std::collections::BTreeSet;

use itertools::Itertools as _;

use super::items::gives_time;
use super::probe::{Known, Probe, Prober};
use crate::model::{GradeId, Item, School};

/// Wishes and promises that cannot all hold at this school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Wishes and promises: together impossible.
    pub wishes: Vec<Item>,
    /// What gives the people in `wishes` their time without students. It is as the school file says, and is not left
    /// out while they are looked at: without it they would have no time at all.
    pub given: Vec<Item>,
    /// How it was proved that they cannot all hold.
    pub by: Known,
    /// Those without which a schedule of the rest was found and audited.
    pub needed: Vec<Item>,
    /// Whether none can be left out: a schedule was found for the rest without each single one.
    pub proved_least: bool,
    /// How many smaller schools were looked at.
    pub looked_at: usize,
}

/// Leaves out of `start`, which is known to be impossible, whatever can be left out. Of what a sum rests on, much is only
/// left out at once where another sum shows the rest impossible: most of it is needed, and sums cost nothing.
pub(super) fn least(prober: &mut Prober<'_>, start: BTreeSet<Item>, of_a_sum: bool) -> Conflict {
    let mut kept = start;
    let by = if of_a_sum { Known::Counting } else { Known::Search };
    for group in groups(prober.school, &kept) {
        leave_out(prober, &mut kept, &group, by);
    }
    let mut size = kept.len() / 2;
    while size > 1 && !prober.stopped() {
        for chunk in kept.iter().cloned().collect_vec().chunks(size) {
            leave_out(prober, &mut kept, chunk, by);
        }
        size = size.div_ceil(2).min(size - 1);
    }
    // One by one until nothing more goes. What was needed once may be needed no longer.
    loop {
        let before = kept.len();
        for item in kept.iter().cloned().collect_vec() {
            leave_out(prober, &mut kept, &[item], Known::Search);
        }
        if kept.len() == before || prober.stopped() {
            break;
        }
    }
    conflict(prober, &kept)
}

fn conflict(prober: &mut Prober<'_>, kept: &BTreeSet<Item>) -> Conflict {
    let (given, wishes): (Vec<Item>, Vec<Item>) = kept.iter().cloned().partition(|item| is_given(prober, kept, item));
    let mut without = |item: &Item| {
        let mut rest = kept.clone();
        rest.remove(item);
        prober.probe(&rest)
    };
    let needed: Vec<Item> = wishes.iter().filter(|item| without(item) == Probe::Possible).cloned().collect();
    let by = match prober.probe(kept) {
        Probe::Impossible(known) => known,
        Probe::Possible | Probe::Unknown => Known::Search,
    };
    let proved_least = needed.len() == wishes.len();
    Conflict { wishes, given, by, needed, proved_least, looked_at: prober.count() }
}

/// Whether the item gives time to somebody whose promise is kept.
fn is_given(prober: &Prober<'_>, kept: &BTreeSet<Item>, item: &Item) -> bool {
    kept.iter().any(|own| gives_time(prober.school, prober.contract, item, own))
}

/// Leaves out what of `chunk` may be, when the rest is still proved impossible in this way.
fn leave_out(prober: &mut Prober<'_>, kept: &mut BTreeSet<Item>, chunk: &[Item], by: Known) {
    let mut rest: BTreeSet<Item> = kept.iter().filter(|item| !chunk.contains(item)).cloned().collect();
    let back: Vec<Item> = kept.difference(&rest).filter(|item| is_given(prober, &rest, item)).cloned().collect();
    rest.extend(back);
    if rest.len() < kept.len() && prober.proved(&rest, by) {
        *kept = rest;
    }
}

/// What is left out at once: all of one kind, then all of one grade. Few schools are impossible for many reasons.
fn groups(school: &School, kept: &BTreeSet<Item>) -> Vec<Vec<Item>> {
    let of = |keep: &dyn Fn(&Item) -> bool| kept.iter().filter(|item| keep(item)).cloned().collect_vec();
    let mut groups = vec![
        of(&|item| matches!(item, Item::Clause { .. })),
        of(&|item| matches!(item, Item::PullOut(_) | Item::Duty(_) | Item::CoTeaching(_) | Item::Pin(_))),
        of(&|item| matches!(item, Item::Team(_) | Item::TeamWindow(_))),
        of(&|item| {
            matches!(item, Item::Sections(..) | Item::Together(_) | Item::CourseWindow(_) | Item::MostSections(_))
        }),
        of(&|item| matches!(item, Item::SameTime(_) | Item::BlockOrder(_))),
        of(&|item| matches!(item, Item::BlockWindow(_))),
        of(&|item| matches!(item, Item::Leads(_))),
    ];
    let grades = (0..school.grades.len()).map(GradeId);
    groups.extend(grades.map(|grade| of(&|item| grades_of(school, item) == [grade])));
    groups.extend(
        (0..school.blocks.len()).map(|position| of(&|item| matches!(item, Item::Block(own, _) if own.0 == position))),
    );
    groups.retain(|group| !group.is_empty());
    groups
}

fn grades_of(school: &School, item: &Item) -> Vec<GradeId> {
    match item {
        Item::Block(block, unit) => {
            school[*block].units[*unit].homerooms.iter().map(|homeroom| school[*homeroom].grade).unique().collect()
        }
        Item::Sections(_, grade) | Item::Together(grade) | Item::MostSections(grade) => vec![*grade],
        Item::Team(team) | Item::TeamWindow(team) => school[*team].grades.clone(),
        _ => Vec::new(),
    }
}
