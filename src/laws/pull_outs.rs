//! Meetings of groups that are taken out of class in a week against the time of those who may lead them.

use super::certificate::Certificate;
use super::facts::{counted, full_weeks, hull, joined_sets, may_lead, names, own_inside};
use super::sum::{Sum, Without, fewest, line, number};
use crate::model::{DayId, Item, Minutes, PullOutId, School, Span, StaffId, Times};
use crate::plan::demand::Demands;
use itertools::Itertools;

/// Id of the law.
pub(super) const LAW: &str = "pull-outs";

pub(super) fn find(school: &School, demands: &Demands) -> Vec<Certificate> {
    let all = (0..school.pull_outs.len()).map(PullOutId).collect_vec();
    let crews = joined_sets(all.iter().map(|id| leaders(school, *id)));
    let found = crews.into_iter().filter_map(|crew| {
        let own = |id: &PullOutId| leaders(school, *id).iter().all(|who| crew.contains(who));
        let groups = all.iter().copied().filter(own).collect_vec();
        full_weeks(school).find_map(|week| {
            let sum = fewest(|without| count(school, demands, (&groups, &crew), week, without))?;
            Some(say(school, &crew, sum))
        })
    });
    found.collect()
}

fn leaders(school: &School, id: PullOutId) -> Vec<StaffId> {
    school.staff_ids().filter(|who| may_lead(school, &school[id].leads, *who)).collect()
}

fn count(
    school: &School,
    demands: &Demands,
    (groups, crew): (&[PullOutId], &[StaffId]),
    week: &[DayId],
    without: &Without,
) -> Option<Sum> {
    let groups = groups.iter().copied().filter(|id| without.asks(&Item::PullOut(*id))).collect_vec();
    let least = groups.iter().map(|id| school[*id].minutes).min()?.max(1);
    let times = |id: &PullOutId| match school[*id].times {
        Times::PerDay(often) => {
            i64::from(often) * number(week.iter().filter(|day| school[*id].windows[day.0].is_some()).count())
        }
        Times::PerWeek(often) => i64::from(often),
        Times::PerCycle(_) => 0,
    };
    let needed = groups
        .iter()
        .map(|id| line(school[*id].name.clone(), times(id), number(school[*id].leads.adults.max(1))))
        .collect();
    let mut wishes = Vec::new();
    let mut there = Vec::new();
    for who in crew {
        let mut gives = Vec::new();
        for day in week {
            let windows = groups.iter().filter_map(|id| school[*id].windows[day.0]);
            let hours = hull(windows).zip(school.paid_day(*who, *day)).and_then(|(a, b)| a.intersection(b));
            let Some(hours) = hours else { continue };
            let own = own_inside(school, demands, (*who, *day), hours, without);
            let taken: Minutes = own.iter().map(|(.., minutes)| minutes).sum();
            wishes.extend(own.into_iter().map(|(item, ..)| item));
            gives.push(i64::from((Span::minutes(hours) - taken).max(0) / least));
        }
        let counts = gives.into_iter().counts().into_iter().sorted();
        there.extend(counts.map(|(each, days)| {
            line(format!("{}, {}", school[*who].name, counted(number(days), "day")), number(days), each)
        }));
    }
    wishes.extend(groups.iter().map(|id| Item::PullOut(*id)));
    let facts = crew.iter().map(|who| Item::Staff(*who)).collect();
    Some(Sum { unit: "meetings", needed, there, wishes: wishes.into_iter().unique().collect(), facts })
}

fn say(school: &School, crew: &[StaffId], sum: Sum) -> Certificate {
    let groups = sum.wishes.iter().filter(|item| matches!(item, Item::PullOut(_))).count();
    let word = if groups == 1 { "group is" } else { "groups are" };
    let sentence = format!(
        "{groups} {word} taken out of class {} a week, and {} can lead at most {}.",
        counted(sum.needs(), "time"),
        names(school, crew),
        sum.has()
    );
    sum.certificate(LAW, sentence)
}
