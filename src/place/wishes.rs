//! Preferences that clock times decide, as costs.

use super::Place;
use crate::engine::Var;
use crate::model::{BlockId, Wish};
use itertools::Itertools;

/// The cost of one rank.
pub(crate) struct Cost {
    /// The rank, from 1.
    pub(crate) rank: usize,
    /// Its cost.
    pub(crate) total: Var,
}

impl Place<'_> {
    pub(super) fn add_wishes(&mut self) {
        let school = self.school;
        for (rank, wishes) in
            &school.preferences.iter().sorted_by_key(|prefer| prefer.rank).chunk_by(|prefer| prefer.rank)
        {
            let mut terms: Vec<(i32, Var)> = Vec::new();
            let mut most = 0;
            let mut here = false;
            for prefer in wishes {
                match &prefer.wish {
                    Wish::Early(blocks, by) => {
                        here = true;
                        self.minutes_beyond(blocks, by.0, true, &mut terms, &mut most);
                    }
                    Wish::Late(blocks, by) => {
                        here = true;
                        self.minutes_beyond(blocks, by.0, false, &mut terms, &mut most);
                    }
                    Wish::SameTime(blocks) => {
                        here = true;
                        self.spread_of_starts(blocks, &mut terms, &mut most);
                    }
                    _ => {}
                }
            }
            if here {
                let total = self.engine.int(0, most);
                terms.push((-1, total));
                self.engine.equal(&terms, 0);
                self.costs.push(Cost { rank, total });
            }
        }
    }

    /// Minutes of the blocks after (or before) a clock time. Days that share a decision count as often as they are.
    fn minutes_beyond(
        &mut self,
        blocks: &[BlockId],
        by: i32,
        after: bool,
        terms: &mut Vec<(i32, Var)>,
        most: &mut i32,
    ) {
        let starts = self
            .blocks
            .iter()
            .filter(|start| blocks.contains(&start.block))
            .map(|start| (format!("{:?} {}", start.start, start.minutes), start.start, start.minutes, start.unit))
            .collect_vec();
        for (_, same) in &starts.into_iter().sorted_by(|a, b| a.0.cmp(&b.0)).chunk_by(|(key, ..)| key.clone()) {
            let same = same.collect_vec();
            let (_, start, minutes, _) = same[0].clone();
            let often = i32::try_from(same.len()).unwrap_or(1);
            *most += often * minutes;
            let cost = self.engine.int(0, minutes);
            if after {
                // All of it, once the start is after the clock time; else what reaches beyond.
                let starts_before = self.engine.is_at_most(start, by - 1);
                let starts_after = !starts_before;
                self.engine.equal_if(starts_after, &[(1, cost)], minutes);
                self.engine.at_most_if(starts_before, &[(1, start), (-1, cost)], by - minutes);
            } else {
                let ends_before = self.engine.is_at_most(start, by - minutes);
                self.engine.equal_if(ends_before, &[(1, cost)], minutes);
                let ends_after = !ends_before;
                self.engine.at_most_if(ends_after, &[(-1, start), (-1, cost)], -by);
            }
            terms.push((often, cost));
        }
    }

    /// Per block, unit and day type: latest start less earliest.
    fn spread_of_starts(&mut self, blocks: &[BlockId], terms: &mut Vec<(i32, Var)>, most: &mut i32) {
        let groups = self
            .blocks
            .iter()
            .filter(|start| blocks.contains(&start.block))
            .map(|start| ((start.block, start.unit, start.part, self.school[start.day].day_type), start.start))
            .sorted_by_key(|(key, _)| *key)
            .chunk_by(|(key, _)| *key)
            .into_iter()
            .map(|(_, group)| group.map(|(_, start)| start).collect_vec())
            .collect_vec();
        for starts in groups.into_iter().filter(|starts| starts.len() > 1) {
            let (low, high) = starts
                .iter()
                .map(|start| self.engine.bounds(*start))
                .fold((i32::MAX, i32::MIN), |(low, high), (a, b)| (low.min(a), high.max(b)));
            let (first, last) = (self.engine.int(low, high), self.engine.int(low, high));
            for start in &starts {
                self.engine.at_most(&[(1, first), (-1, *start)], 0);
                self.engine.at_most(&[(1, *start), (-1, last)], 0);
            }
            *most += high - low;
            let spread = self.engine.int(0, high - low);
            self.engine.at_most(&[(1, last), (-1, first), (-1, spread)], 0);
            terms.push((1, spread));
        }
    }
}
