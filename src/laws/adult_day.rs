//! One adult's day: lunch, preparation and the blocks they lead alone against the minutes of each stretch of it.

use super::certificate::Certificate;
use super::crowd::{By, Thing, needed, stretches};
use super::facts::{articles, block_window, is_narrow, led_alone, lengths, own_times};
use super::sum::{Sum, Without, fewest, line};
use crate::model::{DayId, Item, Kind, School, Span, StaffId};
use crate::plan::demand::Demands;
use itertools::Itertools;

/// Id of the law.
pub(super) const LAW: &str = "adult-day";

pub(super) fn find(school: &School, demands: &Demands) -> Vec<Certificate> {
    let of_one = |who: StaffId| {
        school.day_ids().find_map(|day| {
            let all = all(school, demands, (who, day), &Without::default());
            let spans = [stretches(&all), all.iter().map(|thing| thing.window).collect()].concat();
            spans.into_iter().find_map(|inside| {
                let sum = fewest(|without| count(school, demands, (who, day), inside, without))?;
                Some(say(school, (who, day), inside, sum))
            })
        })
    };
    // Colleagues in the same place say the same: one proof for each set of promises.
    school.staff_ids().filter_map(of_one).unique_by(|own| without_people(&own.rests_on)).collect()
}

fn without_people(items: &[Item]) -> Vec<Item> {
    items.iter().filter(|item| !matches!(item, Item::Staff(_))).cloned().collect()
}

/// Everything certain in the adult's day. Own time that cannot lie in its hours at all counts whole in them.
fn all(school: &School, demands: &Demands, (who, day): (StaffId, DayId), without: &Without) -> Vec<Thing> {
    let Some(paid) = school.paid_day(who, day) else { return Vec::new() };
    let own = own_times(school, demands, who, day, without).into_iter();
    let own = own.map(|(item, kind, minutes, window)| Thing {
        what: kind.word().to_owned(),
        size: 1,
        minutes,
        window,
        wishes: vec![item],
    });
    let blocks = led_alone(school, who, day).into_iter().filter(|at| without.asks(&Item::Block(at.0, at.1)));
    let blocks = blocks.flat_map(|at| {
        let window = block_window(school, at, day, without).and_then(|window| window.intersection(paid));
        let mut wishes = vec![Item::Block(at.0, at.1)];
        if is_narrow(school, at.0) && without.asks(&Item::BlockWindow(at.0)) {
            wishes.insert(0, Item::BlockWindow(at.0));
        }
        let each = lengths(&school[at.0], day).into_iter();
        window.into_iter().cartesian_product(each).map(move |(window, minutes)| Thing {
            what: school[at.0].name.clone(),
            size: 1,
            minutes,
            window,
            wishes: wishes.clone(),
        })
    });
    own.chain(blocks).collect()
}

fn count(
    school: &School,
    demands: &Demands,
    (who, day): (StaffId, DayId),
    inside: Span,
    without: &Without,
) -> Option<Sum> {
    let paid = school.paid_day(who, day)?;
    let all = all(school, demands, (who, day), without);
    // A stretch too long for its own hours needs no other proof.
    if let Some(long) = all.iter().find(|thing| thing.window == inside && thing.minutes > inside.minutes()) {
        let there = i64::from(inside.minutes());
        return Some(Sum {
            unit: "minutes",
            needed: vec![line(long.what.clone(), 1, i64::from(long.minutes))],
            there: vec![line(format!("{inside}"), 1, there)],
            wishes: long.wishes.clone(),
            facts: vec![Item::Staff(who)],
        });
    }
    // One stretch may serve two clauses: the one that takes most counts.
    let take = |thing: &&Thing| super::facts::certain(thing.minutes, thing.window, inside);
    let is = |kind: Kind| {
        move |thing: &&Thing| thing.what == kind.word() && matches!(thing.wishes[..], [Item::Clause { .. }])
    };
    let mut chosen: Vec<Thing> = [Kind::Lunch, Kind::Prep]
        .into_iter()
        .filter_map(|kind| all.iter().filter(is(kind)).max_by_key(|thing| take(thing)))
        .cloned()
        .collect();
    chosen.extend(all.iter().filter(|thing| !matches!(thing.wishes[..], [Item::Clause { .. }])).cloned());
    let (lines, wishes, _) = needed(&chosen, By::Minutes, inside, 1);
    let there = i64::from(paid.intersection(inside).map_or(0, Span::minutes));
    let facts = vec![Item::Staff(who)];
    Some(Sum { unit: "minutes", needed: lines, there: vec![line(format!("{inside}"), 1, there)], wishes, facts })
}

fn say(school: &School, (who, day): (StaffId, DayId), inside: Span, sum: Sum) -> Certificate {
    let parts = sum.needed.iter().map(|line| format!("{} {}", line.what, line.sum())).join(", ");
    let articles = articles(&sum.wishes).map_or(String::new(), |articles| format!(" with what {articles}"));
    let sentence = format!(
        "{} on {}, between {} and {}: {parts} are {} minutes{articles}, and there are {}.",
        school[who].name,
        school[day].id,
        inside.start,
        inside.end,
        sum.needs(),
        sum.has()
    );
    sum.certificate(LAW, sentence)
}
