//! Everybody's own time: what was promised, and preparation wherever released time of the student day is left.

use super::{Busy, Unstaffed, prepares};
use crate::model::{Clock, DayId, Kind, Minutes, School, Span, StaffId, TeamId};
use crate::place::{Own, Placed};
use crate::plan::Demands;
use itertools::Itertools;

/// Shortest stretch worth writing down as preparation.
const WORTH: Minutes = 10;

pub(super) fn find(
    school: &School,
    demands: &Demands,
    placed: &Placed,
    own: Vec<Own>,
    busy: &mut Busy,
) -> Result<Vec<Own>, Unstaffed> {
    let mut own = own;
    let has = |own: &[Own], who: StaffId, day: DayId, kind: Kind, window: Span, minutes: Minutes| {
        own.iter().any(|own| {
            own.who == who
                && own.day == day
                && own.kind == kind
                && own.span.intersection(window).is_some_and(|both| both.minutes() >= minutes)
        })
    };
    // Lunch first (its window is narrow), then preparation, longest first.
    let promised = demands
        .own_time
        .iter()
        .sorted_by_key(|demand| (demand.kind == Kind::Prep, demand.who, demand.day, -demand.minutes))
        .chain(&demands.breaks);
    for demand in promised {
        if has(&own, demand.who, demand.day, demand.kind, demand.window, demand.minutes) {
            continue;
        }
        let spots = busy
            .free(school, demand.who, demand.day)
            .into_iter()
            .filter_map(|free| free.intersection(demand.window))
            .filter(|free| free.minutes() >= demand.minutes)
            .collect_vec();
        let chosen = match demand.kind {
            Kind::Lunch => lunch_spot(school, placed, demand.who, demand.day, &spots, demand.minutes),
            // A break is the recess, where there is one.
            Kind::Relief => spots.iter().min_by_key(|spot| (spot.minutes(), spot.start)).map(|spot| {
                let whole = spot.minutes() < demand.minutes * 2;
                if whole { *spot } else { Span::new(spot.start, spot.start + demand.minutes) }
            }),
            // The tightest stretch that holds it.
            _ => spots.iter().min_by_key(|spot| (spot.minutes(), spot.start)).copied(),
        };
        match chosen {
            Some(spot) => {
                busy.add(demand.who, demand.day, spot);
                own.push(Own { who: demand.who, day: demand.day, kind: demand.kind, span: spot });
            }
            None if demand.collaboration_counts => {}
            None => {
                let reason = format!(
                    "{} has no {} free minutes for {} on {}",
                    school[demand.who].name,
                    demand.minutes,
                    demand.kind.word(),
                    school[demand.day].id
                );
                return Err(Unstaffed { day: Some(demand.day), reason });
            }
        }
    }
    eat_with_the_class(school, placed, busy, &mut own);
    fill_with_preparation(school, demands, placed, busy, &mut own);
    let own = joined(own);
    for total in &demands.own_totals {
        let found: Minutes = total
            .days
            .iter()
            .flat_map(|(day, window)| {
                own.iter()
                    .filter(|own| own.who == total.who && own.day == *day && own.kind == Kind::Prep)
                    .filter_map(|own| own.span.intersection(*window))
                    .map(Span::minutes)
                    .collect_vec()
            })
            .filter(|minutes| *minutes >= total.block)
            .sum();
        let shared: Minutes = if total.collaboration_counts {
            placed
                .meetings
                .iter()
                .filter(|meeting| {
                    school[meeting.team].members.contains(&total.who)
                        && total.days.iter().any(|(day, _)| *day == meeting.day)
                })
                .map(|meeting| meeting.span.minutes())
                .sum()
        } else {
            0
        };
        if found + shared < total.minutes {
            let reason = format!(
                "{} has {found} of {} minutes of preparation in blocks of {} (Art. {})",
                school[total.who].name, total.minutes, total.block, total.source.article
            );
            return Err(Unstaffed { day: None, reason });
        }
    }
    Ok(own)
}

/// A teacher without a lunch clause eats all the same, while the class does.
fn eat_with_the_class(school: &School, placed: &Placed, busy: &mut Busy, own: &mut Vec<Own>) {
    for who in school.staff_ids() {
        for day in school.day_ids() {
            if own.iter().any(|own| own.who == who && own.day == day && own.kind == Kind::Lunch) {
                continue;
            }
            let spots = busy.free(school, who, day);
            let eats = placed
                .blocks
                .iter()
                .filter(|block| block.day == day && school[block.block].kind == Kind::Lunch)
                .filter(|block| {
                    school
                        .homerooms_of(who, day)
                        .chain(school[who].always_with)
                        .any(|homeroom| school[block.block].units[block.unit].homerooms.contains(&homeroom))
                })
                .find_map(|block| {
                    spots.iter().find_map(|spot| spot.intersection(block.span)).filter(|span| span.minutes() >= 20)
                });
            if let Some(span) = eats {
                busy.add(who, day, span);
                own.push(Own { who, day, kind: Kind::Lunch, span });
            }
        }
    }
}

/// What is left of released time is preparation.
fn fill_with_preparation(school: &School, demands: &Demands, placed: &Placed, busy: &mut Busy, own: &mut Vec<Own>) {
    for who in school.staff_ids().filter(|who| prepares(school, *who)) {
        for day in school.day_ids() {
            let students = crate::plan::children_in_school(school, day);
            let windows = demands
                .own_totals
                .iter()
                .filter(|total| total.who == who)
                .flat_map(|total| {
                    // Time outside the students' day is worth it where a block that counts fits in.
                    let days = total.days.iter().filter(|(at, _)| *at == day);
                    days.map(|(_, window)| {
                        let early = students.start - window.start >= total.block;
                        let late = window.end - students.end >= total.block;
                        let start = if early { window.start } else { window.start.max(students.start) };
                        Span::new(start, if late { window.end } else { window.end.min(students.end).max(start) })
                    })
                })
                .chain(std::iter::once(students))
                .reduce(|a, b| Span::new(a.start.min(b.start), a.end.max(b.end)))
                .unwrap_or(students);
            let mut left = blocks_left(school, demands, placed, own, who, day);
            let free = busy.free(school, who, day).into_iter().filter_map(|free| free.intersection(windows));
            // The longest first, where only so many may be preparation.
            for span in free.sorted_by_key(|span| (-span.minutes(), span.start)) {
                // Own time that touches is one stretch, so a promised block grows with the time around it.
                let grows = own.iter().any(|own| {
                    own.who == who
                        && own.day == day
                        && own.kind == Kind::Prep
                        && (own.span.end == span.start || own.span.start == span.end)
                });
                if grows || (span.minutes() >= WORTH && left > 0) {
                    busy.add(who, day, span);
                    own.push(Own { who, day, kind: Kind::Prep, span });
                    left -= usize::from(!grows);
                }
            }
        }
    }
}

/// How many more stretches of preparation somebody may have on a day.
fn blocks_left(school: &School, demands: &Demands, placed: &Placed, own: &[Own], who: StaffId, day: DayId) -> usize {
    let prep = own.iter().filter(|own| own.who == who && own.day == day && own.kind == Kind::Prep).count();
    let met = |team: TeamId| school[team].members.contains(&who);
    let meetings = placed.meetings.iter().filter(|meeting| meeting.day == day && met(meeting.team)).count();
    let limits = demands.most_blocks.iter().filter(|limit| limit.who == who);
    let left = limits.map(|limit| {
        let has = if limit.collaboration_counts { prep + meetings } else { prep };
        usize::try_from(limit.most).unwrap_or(usize::MAX).saturating_sub(has)
    });
    left.min().unwrap_or(usize::MAX)
}

/// While the own class eats, else nearest to noon.
fn lunch_spot(
    school: &School,
    placed: &Placed,
    who: StaffId,
    day: DayId,
    spots: &[Span],
    minutes: Minutes,
) -> Option<Span> {
    let eats = placed
        .blocks
        .iter()
        .filter(|block| block.day == day && school[block.block].kind == Kind::Lunch)
        .filter(|block| {
            school
                .homerooms_of(who, day)
                .chain(school[who].always_with)
                .any(|homeroom| school[block.block].units[block.unit].homerooms.contains(&homeroom))
        })
        .map(|block| block.span)
        .next();
    if let Some(eats) = eats
        && let Some(spot) =
            spots.iter().find_map(|spot| spot.intersection(eats).filter(|both| both.minutes() >= minutes))
    {
        return Some(spot);
    }
    let wanted = eats.map_or(Clock::at(12, 0), |span| span.start);
    spots
        .iter()
        .map(|spot| {
            let start = Clock(wanted.0.clamp(spot.start.0, spot.end.0 - minutes));
            Span::new(start, start + minutes)
        })
        .min_by_key(|span| ((span.start - wanted).abs(), span.start))
}

/// Own time of one kind that touches is one stretch.
fn joined(own: Vec<Own>) -> Vec<Own> {
    let mut whole: Vec<Own> = Vec::new();
    for next in own.into_iter().sorted_by_key(|own| (own.who, own.day, own.kind, own.span)) {
        match whole.last_mut() {
            Some(last)
                if last.who == next.who
                    && last.day == next.day
                    && last.kind == next.kind
                    && next.kind == Kind::Prep
                    && last.span.end >= next.span.start =>
            {
                last.span.end = last.span.end.max(next.span.end);
            }
            _ => whole.push(next),
        }
    }
    whole
}
