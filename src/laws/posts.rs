//! Duties at one moment against the adults who may be given them and are at work.

use super::certificate::Certificate;
use super::sum::{Sum, Without, fewest, line, number};
use crate::model::{Clock, DayId, DutyId, Item, School, StaffId};
use itertools::Itertools;

/// Id of the law.
pub(super) const LAW: &str = "posts";

pub(super) fn find(school: &School) -> Vec<Certificate> {
    let of_day = |day: DayId| {
        moments(school, day).into_iter().find_map(|at| {
            let sum = fewest(|without| Some(count(school, day, at, without)))?;
            Some(say(school, day, at, sum))
        })
    };
    // One moment proves it.
    school.day_ids().find_map(of_day).into_iter().collect()
}

/// Clock times at which a post begins, or somebody comes or has gone while there is one.
fn moments(school: &School, day: DayId) -> Vec<Clock> {
    let posts = school.duties.iter().flat_map(|duty| &duty.posts).filter(|(own, _)| *own == day).map(|(_, span)| *span);
    let posts = posts.collect_vec();
    let paid = school.staff_ids().filter_map(|who| school.paid_day(who, day));
    let changes = paid.flat_map(|paid| [paid.end, paid.start - 1]);
    let inside = |at: &Clock| posts.iter().any(|post| post.start <= *at && *at < post.end);
    posts.iter().map(|post| post.start).chain(changes).filter(inside).unique().sorted().collect()
}

fn may_do(school: &School, duty: DutyId, who: StaffId) -> bool {
    school.qualifies(who, &school[duty].named, &school[duty].roles)
}

fn count(school: &School, day: DayId, at: Clock, without: &Without) -> Sum {
    let now =
        |id: &DutyId| school[*id].posts.iter().any(|(own, span)| *own == day && span.start <= at && at < span.end);
    let duties = (0..school.duties.len()).map(DutyId).filter(now).filter(|id| without.asks(&Item::Duty(*id)));
    let duties = duties.collect_vec();
    let here = |who: &StaffId| school.paid_day(*who, day).is_some_and(|paid| paid.start <= at && at < paid.end);
    let may = |who: &StaffId| duties.iter().any(|duty| may_do(school, *duty, *who));
    let crew = school.staff_ids().filter(may).collect_vec();
    let there = crew.iter().filter(|who| here(who)).count();
    Sum {
        unit: "adults at once",
        needed: duties.iter().map(|id| line(school[*id].name.clone(), number(school[*id].adults), 1)).collect(),
        there: vec![line("adults who may and are at work", number(there), 1)],
        wishes: duties.iter().map(|id| Item::Duty(*id)).collect(),
        facts: crew.into_iter().map(Item::Staff).collect(),
    }
}

fn say(school: &School, day: DayId, at: Clock, sum: Sum) -> Certificate {
    let duties = super::facts::listed(&sum.needed.iter().map(|line| line.what.clone()).collect_vec());
    let sentence = format!(
        "{duties} at {at} on {}: {} adults are needed at once, and {} who may are at work.",
        school[day].id,
        sum.needs(),
        sum.has()
    );
    sum.certificate(LAW, sentence)
}
