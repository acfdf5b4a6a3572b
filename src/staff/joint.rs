//! Posts and own time of one day together, exactly: who is where, and when those people eat and prepare.

use super::{Busy, Post};
use crate::engine::{Answer, Budget, Engine, Search, Var, value};
use crate::model::{Clock, DayId, School, Span, StaffId};
use crate::place::Own;
use crate::plan::{Demands, OwnTime};
use itertools::Itertools;
use std::collections::BTreeMap;

/// Effort of one day.
const STEPS: u64 = 20_000;

/// One person's place in one post, if they may hold it.
type Pick = (usize, StaffId, Var);

/// Holders per post, and own time; `None` where none was found. Nothing is random here.
pub(super) fn assign(
    school: &School,
    demands: &Demands,
    posts: &[Post],
    busy: &Busy,
    day: DayId,
    most: &BTreeMap<StaffId, i32>,
) -> Option<(Vec<Vec<StaffId>>, Vec<Own>)> {
    let mut engine = Engine::new(0);
    let mut picks: Vec<Pick> = Vec::new();
    for (position, post) in posts.iter().enumerate() {
        let mut row = Vec::new();
        for who in post.able.iter().filter(|who| busy.is_free(school, **who, day, post.span)) {
            let yes = Engine::as_int(engine.literal());
            row.push((1, yes));
            picks.push((position, *who, yes));
        }
        engine.equal(&row, i32::try_from(post.adults).ok()?);
    }
    let people = picks.iter().map(|(_, who, _)| *who).unique().sorted().collect_vec();
    let mut times: Vec<(StaffId, &OwnTime, Var)> = Vec::new();
    for who in people {
        let mine = picks.iter().filter(|(_, own, _)| *own == who).map(|(post, _, yes)| (*post, *yes)).collect_vec();
        for [first, second] in mine.iter().array_combinations() {
            if posts[first.0].span.overlaps(posts[second.0].span) {
                engine.at_most(&[(1, first.1), (1, second.1)], 1);
            }
        }
        if let Some(most) = most.get(&who) {
            engine.at_most(&mine.iter().map(|(_, yes)| (1, *yes)).collect_vec(), *most);
        }
        let own = demands.own_time.iter().filter(|own| own.who == who && own.day == day).collect_vec();
        // Whoever leads a homeroom has own time where the children are with others: that is settled before.
        if school.homerooms_of(who, day).next().is_some() {
            continue;
        }
        let mut mine_own: Vec<(Var, i32)> = Vec::new();
        for own in own {
            let starts = busy
                .free(school, who, day)
                .into_iter()
                .filter_map(|free| free.intersection(own.window))
                .filter(|free| free.minutes() >= own.minutes)
                .flat_map(|free| {
                    (free.start.0..=free.end.0 - own.minutes).filter(move |start| (start - free.start.0) % 5 == 0)
                })
                .collect_vec();
            if starts.is_empty() {
                return None;
            }
            let start = engine.one_of(starts);
            for (post, yes) in &mine {
                let span = posts[*post].span;
                // Holding the post, own time ends before it or starts after it.
                let before = engine.is_at_most(start, span.start.0 - own.minutes);
                let after = !engine.is_at_most(start, span.end.0 - 1);
                engine.at_most(&[(1, *yes), (-1, Engine::as_int(before)), (-1, Engine::as_int(after))], 0);
            }
            mine_own.push((start, own.minutes));
            times.push((who, own, start));
        }
        engine.cumulative(&mine_own.iter().map(|(start, minutes)| (*start, *minutes, 1)).collect_vec(), 1);
    }
    let mut budget = Budget { steps: STEPS, made: 0, interrupted: &|| false };
    let Answer::Found(solution) = engine.solve(Search::Learned, None, &[], &mut budget) else { return None };
    let holders = (0..posts.len())
        .map(|position| {
            picks
                .iter()
                .filter(|(post, _, yes)| *post == position && value(&solution, *yes) == 1)
                .map(|(_, who, _)| *who)
                .collect()
        })
        .collect();
    let own = times
        .into_iter()
        .map(|(who, own, start)| {
            let start = Clock(value(&solution, start));
            Own { who, day, kind: own.kind, span: Span::new(start, start + own.minutes) }
        })
        .collect();
    Some((holders, own))
}
