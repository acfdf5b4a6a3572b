//! Groups (intervention, ELD) against the adults who may lead them.

use super::certificate::Certificate;
use super::crowd::{By, Thing, given, grouped, needed, stretches};
use super::facts::{block_window, grades_of, is_narrow, lengths, may_lead, own_inside, unit_name, units};
use super::sum::{Sum, Without, fewest, line, number};
use crate::model::{BlockId, DayId, Item, Kind, School, Span, StaffId};
use crate::plan::demand::Demands;
use itertools::Itertools;

/// Id of the law.
pub(super) const LAW: &str = "leaders";

pub(super) fn find(school: &School, demands: &Demands) -> Vec<Certificate> {
    let mut found = Vec::new();
    for (block, unit) in units(school) {
        found.extend(
            school
                .day_ids()
                .filter_map(|day| fewest(|without| at_once(school, (block, unit), day, without)).map(|sum| (day, sum)))
                .map(|(day, sum)| say_at_once(school, (block, unit), day, sum))
                .next(),
        );
    }
    for blocks in sets(school) {
        let of_day = |day: DayId| {
            // Not in turns: two adults may take turns within one group.
            [By::OneByOne, By::Minutes].into_iter().find_map(|by| {
                stretches(&things(school, &blocks, day, &Without::default())).into_iter().find_map(|inside| {
                    let sum = fewest(|without| Some(count(school, demands, &blocks, day, (by, inside), without)))?;
                    Some(say(school, day, (by, inside), sum))
                })
            })
        };
        found.extend(school.day_ids().find_map(of_day));
    }
    found
}

/// Blocks of groups whose leaders are the same people, and all of them together.
fn sets(school: &School) -> Vec<Vec<BlockId>> {
    let all = (0..school.blocks.len())
        .map(BlockId)
        .filter(|block| matches!(school[*block].kind, Kind::Intervention | Kind::Eld) && school[*block].leads.is_some())
        .collect_vec();
    let leaders = |blocks: &[BlockId]| {
        school.staff_ids().filter(|who| blocks.iter().any(|block| leads(school, *block, *who))).collect_vec()
    };
    let crews = super::facts::joined_sets(all.iter().map(|block| leaders(&[*block])));
    crews
        .into_iter()
        .map(|crew| all.iter().copied().filter(|b| leaders(&[*b]).iter().all(|who| crew.contains(who))).collect())
        .unique()
        .collect()
}

fn leads(school: &School, block: BlockId, who: StaffId) -> bool {
    school[block].leads.as_ref().is_some_and(|leads| may_lead(school, leads, who))
}

/// Those who may lead any of the blocks and are at work.
fn crew(school: &School, blocks: &[BlockId], day: DayId) -> Vec<StaffId> {
    let may = |who: &StaffId| blocks.iter().any(|block| leads(school, *block, *who));
    school.staff_ids().filter(|who| may(who) && school.paid_day(*who, day).is_some()).collect()
}

/// One unit that needs more adults at once than there are on a day.
fn at_once(school: &School, (block, unit): (BlockId, usize), day: DayId, without: &Without) -> Option<Sum> {
    let wishes = vec![Item::Block(block, unit), Item::Leads(block)];
    let lengths = lengths(&school[block], day);
    if school[block].leads.is_none() || lengths.is_empty() || wishes.iter().any(|item| !without.asks(item)) {
        return None;
    }
    let crew = crew(school, &[block], day);
    let adults = number(school[block].needs_of(unit).adults);
    Some(Sum {
        unit: "adults at once",
        needed: vec![line(format!("{}: {}", unit_name(school, (block, unit)), school[block].name), adults, 1)],
        there: vec![line("adults who may lead it and are at school", number(crew.len()), 1)],
        wishes,
        facts: crew.into_iter().map(Item::Staff).collect(),
    })
}

fn say_at_once(school: &School, at: (BlockId, usize), day: DayId, sum: Sum) -> Certificate {
    let sentence = format!(
        "{} of {} needs {} adults at once, and on {} {} who may lead it are at school.",
        school[at.0].name,
        unit_name(school, at),
        sum.needs(),
        school[day].id,
        sum.has()
    );
    sum.certificate(LAW, sentence)
}

fn things(school: &School, blocks: &[BlockId], day: DayId, without: &Without) -> Vec<Thing> {
    units(school)
        .filter(|at| blocks.contains(&at.0) && school[at.0].needs_of(at.1).adults > 0)
        .filter(|at| without.asks(&Item::Block(at.0, at.1)) && without.asks(&Item::Leads(at.0)))
        .filter_map(|at| Some((at, block_window(school, at, day, without)?)))
        .flat_map(|(at, window)| {
            let mut wishes = vec![Item::Leads(at.0), Item::Block(at.0, at.1)];
            if is_narrow(school, at.0) && without.asks(&Item::BlockWindow(at.0)) {
                wishes.insert(0, Item::BlockWindow(at.0));
            }
            let what = format!("adults of {}: {}", unit_name(school, at), school[at.0].name);
            let size = number(school[at.0].needs_of(at.1).adults);
            lengths(&school[at.0], day).into_iter().map(move |minutes| Thing {
                what: what.clone(),
                size,
                minutes,
                window,
                wishes: wishes.clone(),
            })
        })
        .collect()
}

fn count(
    school: &School,
    demands: &Demands,
    blocks: &[BlockId],
    day: DayId,
    (by, inside): (By, Span),
    without: &Without,
) -> Sum {
    let crew = crew(school, blocks, day);
    let (needed, asked, least) = needed(&things(school, blocks, day, without), by, inside, number(crew.len()));
    let mut wishes = Vec::new();
    let mut gives = Vec::new();
    for who in &crew {
        let own = own_inside(school, demands, (*who, day), inside, without);
        let here = school.paid_day(*who, day).and_then(|paid| paid.intersection(inside)).map_or(0, Span::minutes);
        let left = (here - own.iter().map(|(.., minutes)| minutes).sum::<i32>()).max(0);
        if by != By::OneByOne {
            wishes.extend(own.into_iter().map(|(item, ..)| item));
        }
        gives.push(given(by, left, least));
    }
    let (unit, there) = match by {
        By::OneByOne => ("minutes", vec![line(format!("{inside}"), 1, i64::from(inside.minutes()))]),
        By::Turns | By::Minutes => ("adult-minutes", grouped(gives, |n| format!("{n} adults who may lead, {inside}"))),
    };
    wishes.extend(asked.iter().cloned());
    let grades = asked
        .iter()
        .filter_map(|item| if let Item::Block(block, unit) = item { Some((*block, *unit)) } else { None })
        .flat_map(|at| grades_of(school, at))
        .unique();
    let facts = grades.map(Item::Bells).chain(crew.into_iter().map(Item::Staff)).collect();
    Sum { unit, needed, there, wishes: wishes.into_iter().unique().collect(), facts }
}

fn say(school: &School, day: DayId, (by, inside): (By, Span), sum: Sum) -> Certificate {
    let blocks = sum.wishes.iter().filter_map(|item| match item {
        Item::Block(block, _) => Some(school[*block].name.clone()),
        _ => None,
    });
    let blocks = super::facts::listed(&blocks.unique().collect_vec());
    let adults = sum.facts.iter().filter(|item| matches!(item, Item::Staff(_))).count();
    let (needs, has, day) = (sum.needs(), sum.has(), &school[day].id);
    let sentence = match by {
        By::OneByOne => format!(
            "{blocks} on {day}: with {adults} adults who may lead them, no two of these are at once; one after another they \
             need {needs} minutes, and between {} and {} there are {has}.",
            inside.start, inside.end
        ),
        By::Turns | By::Minutes => format!(
            "{blocks} on {day}: the groups need {needs} minutes of adults between {} and {}, and the {adults} who may lead them have {has}.",
            inside.start, inside.end
        ),
    };
    sum.certificate(LAW, sentence)
}
