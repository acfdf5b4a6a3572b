//! Which member of a pool of specialists teaches which section.

use super::{Busy, Post, PostOf, Unstaffed, joint};
use crate::model::{DayId, School, Span, StaffId};
use crate::place::Placed;
use crate::plan::{Demands, Pools, Taken};
use itertools::Itertools;
use std::collections::BTreeMap;

/// Names a teacher for every section of a pool, day by day, together with when those people eat and prepare.
///
/// # Errors
/// One sentence when no names were found for these clock times; this is no proof.
pub(super) fn name(school: &School, demands: &Demands, placed: &Placed) -> Result<Placed, Unstaffed> {
    let pools = Pools::of(school, demands);
    let mut named = placed.clone();
    for day in school.day_ids() {
        let firsts: Vec<StaffId> = placed
            .sections
            .iter()
            .filter(|section| section.day == day)
            .filter_map(|section| if let Taken::Section(_, teacher) = section.taken { Some(teacher) } else { None })
            .filter(|teacher| pools.size(*teacher) > 1)
            .unique()
            .sorted()
            .collect();
        for first in firsts {
            let members = pools.members(first);
            let mine = placed
                .sections
                .iter()
                .enumerate()
                .filter(|(_, section)| section.day == day)
                .filter(|(_, section)| matches!(section.taken, Taken::Section(_, teacher) if teacher == first))
                .map(|(position, section)| {
                    // The minutes between two sections belong to the one before.
                    let Taken::Section(course, _) = section.taken else { return (position, section.span) };
                    let pad = school[course].set_up.max(demands.gap(first));
                    let end = school
                        .paid_day(first, day)
                        .map_or(section.span.end, |paid| paid.end.min(section.span.end + pad));
                    (position, Span::new(section.span.start, end.max(section.span.end)))
                })
                .collect_vec();
            let posts = mine
                .iter()
                .map(|(position, span)| Post {
                    of: PostOf::Cover(*position),
                    day,
                    span: *span,
                    able: members.to_vec(),
                    adults: 1,
                })
                .collect_vec();
            // What they do by name besides: meetings, pull-outs, co-teaching.
            let mut without = placed.clone();
            without.sections.retain(|section| !matches!(section.taken, Taken::Section(_, teacher) if teacher == first));
            let busy = Busy::of_placed(school, &without);
            let most: BTreeMap<StaffId, i32> = members
                .iter()
                .filter_map(|who| {
                    let clause = left(school, demands, &named, *who, day);
                    let own = school[*who].max_sections_per_day.and_then(|most| i32::try_from(most).ok());
                    clause.into_iter().chain(own).min().map(|most| (*who, most))
                })
                .collect();
            let Some((holders, own)) = joint::assign(school, demands, &posts, &busy, day, &most) else {
                let reason = format!(
                    "on {} the sections of {} cannot be shared out with everybody's lunch and preparation",
                    school[day].id,
                    members.iter().map(|who| school[*who].name.as_str()).join(", ")
                );
                return Err(Unstaffed { day: Some(day), reason });
            };
            for ((position, _), holder) in mine.iter().zip(holders) {
                if let (Taken::Section(course, _), Some(who)) =
                    (named.sections[*position].taken.clone(), holder.first())
                {
                    named.sections[*position].taken = Taken::Section(course, *who);
                }
            }
            named.own.retain(|other| other.day != day || !members.contains(&other.who));
            named.own.extend(own);
        }
    }
    Ok(named)
}

/// The most sections `who` may still be given on `day`, where a clause limits them: what is left of each limit after the
/// days before, shared evenly among those of its days that are still to come.
fn left(school: &School, demands: &Demands, named: &Placed, who: StaffId, day: DayId) -> Option<i32> {
    let on = |day: DayId| -> i32 {
        let own = named.sections.iter().filter(|section| section.day == day);
        let own = own.filter(|section| matches!(section.taken, Taken::Section(_, teacher) if teacher == who));
        i32::try_from(own.count()).unwrap_or(i32::MAX)
    };
    let limits = demands.section_limits_of(who).filter(|limit| limit.days.contains(&day));
    let left = limits.map(|limit| {
        let before: i32 = limit.days.iter().filter(|other| **other < day).map(|other| on(*other)).sum();
        let to_come = limit.days.iter().filter(|other| **other >= day && school.paid_day(who, **other).is_some());
        let to_come = i32::try_from(to_come.count()).unwrap_or(1).max(1);
        (limit.most - before + to_come - 1) / to_come
    });
    left.min()
}
