//! Fair shares over the whole rotation: posts change hands until nobody has much more than another.

use super::posts::{Post, PostOf};
use super::{Busy, Unstaffed};
use crate::model::{Duty, DutyId, Minutes, School, StaffId, Wish};
use itertools::Itertools;
use std::collections::BTreeMap;

/// Hands of posts, post by post.
type Held = Vec<(Post, Vec<StaffId>)>;

/// Moves turns of duties from who has most to who has least, for every duty with a required fairness and, where equal
/// duty minutes are wished for, over all duties.
///
/// # Errors
/// One sentence when a required fairness was not reached; this is no proof.
pub(super) fn share(school: &School, held: &mut Held, busy: &mut Busy) -> Result<(), Unstaffed> {
    for (position, duty) in school.duties.iter().enumerate() {
        let Some(most) = duty.fair_within else { continue };
        let id = DutyId(position);
        level(school, held, busy, &|post| post.of == PostOf::Duty(id), most, !duty.named.is_empty());
        let (least, greatest) =
            ends(&minutes(school, held, &|post| post.of == PostOf::Duty(id), sharers(school, duty)));
        if greatest - least > most {
            let reason = format!(
                "{}: turns could not be shared out within {most} minutes; the nearest found is {} apart",
                duty.name,
                greatest - least
            );
            return Err(Unstaffed { day: None, reason });
        }
    }
    let wished = school.preferences.iter().any(|prefer| matches!(prefer.wish, Wish::EqualDuty));
    if wished && school.duties.iter().all(|duty| duty.fair_within.is_none()) {
        level(school, held, busy, &|post| matches!(post.of, PostOf::Duty(_)), 0, false);
    }
    Ok(())
}

/// Those who count although they have no turn: everybody named.
fn sharers<'a>(school: &'a School, duty: &'a Duty) -> Vec<StaffId> {
    school.staff_ids().filter(|who| duty.named.contains(who)).collect()
}

/// Minutes a rotation of everybody with a turn, and of `also`. Each day of the rotation counts once.
fn minutes(
    school: &School,
    held: &Held,
    counts: &dyn Fn(&Post) -> bool,
    also: Vec<StaffId>,
) -> BTreeMap<StaffId, Minutes> {
    let mut minutes: BTreeMap<StaffId, Minutes> = also.into_iter().map(|who| (who, 0)).collect();
    for (post, people) in held.iter().filter(|(post, _)| counts(post) && in_rotation(school, post)) {
        for who in people {
            *minutes.entry(*who).or_default() += post.span.minutes();
        }
    }
    minutes
}

/// Whether the day is the first form of its day of the rotation.
fn in_rotation(school: &School, post: &Post) -> bool {
    let cycle_day = school[post.day].cycle_day;
    cycle_day.is_none() || school.day_ids().find(|day| school[*day].cycle_day == cycle_day) == Some(post.day)
}

fn ends(minutes: &BTreeMap<StaffId, Minutes>) -> (Minutes, Minutes) {
    minutes.values().copied().minmax().into_option().unwrap_or((0, 0))
}

/// One turn after another goes from a person with most to a person with less, as long as the two come closer.
fn level(
    school: &School,
    held: &mut Held,
    busy: &mut Busy,
    counts: &dyn Fn(&Post) -> bool,
    within: Minutes,
    everybody_named: bool,
) {
    let able: Vec<StaffId> =
        held.iter().filter(|(post, _)| counts(post)).flat_map(|(post, _)| post.able.iter().copied()).unique().collect();
    // Each move lowers the sum of squares; the bound only guards against a mistake.
    for _ in 0..1_000 {
        let also = if everybody_named { able.clone() } else { Vec::new() };
        let have = minutes(school, held, counts, also);
        let (least, greatest) = ends(&have);
        if greatest - least <= within || !one_move(school, held, busy, counts, &have) {
            return;
        }
    }
}

fn one_move(
    school: &School,
    held: &mut Held,
    busy: &mut Busy,
    counts: &dyn Fn(&Post) -> bool,
    have: &BTreeMap<StaffId, Minutes>,
) -> bool {
    let by_load = have.iter().sorted_by_key(|(who, minutes)| (**minutes, who.0)).map(|(who, _)| *who).collect_vec();
    for from in by_load.iter().rev() {
        for to in &by_load {
            let apart = have[from] - have[to];
            if apart <= 0 {
                break;
            }
            let turn = held.iter().position(|(post, people)| {
                counts(post)
                    && in_rotation(school, post)
                    && post.span.minutes() < apart
                    && people.contains(from)
                    && !people.contains(to)
                    && post.able.contains(to)
                    && busy.is_free(school, *to, post.day, post.span)
            });
            let Some(turn) = turn else { continue };
            let (post, people) = &mut held[turn];
            people.iter_mut().filter(|who| *who == from).for_each(|who| *who = *to);
            busy.remove(*from, post.day, post.span);
            busy.add(*to, post.day, post.span);
            return true;
        }
    }
    false
}

/// Whether the week has turns that can be shared out at all.
pub(super) fn wanted(school: &School) -> bool {
    school.duties.iter().any(|duty| duty.fair_within.is_some())
        || school.preferences.iter().any(|prefer| matches!(prefer.wish, Wish::EqualDuty))
}
