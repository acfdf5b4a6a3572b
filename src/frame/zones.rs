//! Sections of a grade at a time of each day, within a zone that daily blocks leave alone.

use super::rows::{Sometimes, Task};
use super::{Hours, Model, Rounds, Zone};
use crate::engine::{Engine, Var};
use crate::model::Span;
use itertools::Itertools;
use pumpkin_core::variables::Literal;
use std::collections::BTreeSet;

impl Model<'_> {
    /// A zone that opens at `open` and holds the sections of every day, one or two of so many steps.
    pub(super) fn zone(
        &mut self,
        window: Span,
        open: Var,
        (steps, walk): (i32, i32),
        twice: &[Literal],
    ) -> Option<Zone> {
        let close = self.start_in(window, 0)?;
        self.engine.at_most(&[(1, open), (-1, close)], -steps);
        let mut starts = Vec::new();
        for twice in twice {
            let start = self.start_in(window, steps)?;
            self.engine.at_most(&[(1, open), (-1, start)], 0);
            self.engine.at_most(&[(1, start), (-1, close)], -steps);
            self.engine.at_most_if(*twice, &[(1, start), (-1, close)], -steps - walk - steps);
            starts.push(start);
        }
        Some(Zone { open, close, starts })
    }

    /// Keeps the zones of these grades apart from what is there always, and their sections from what is there on some days, or on each
    /// day at another time.
    /// Gives the least that each zone takes, for the row of what is there always.
    pub(super) fn zones_apart(
        &mut self,
        mine: impl Fn(&&Rounds) -> bool,
        always: &[Task],
        (sometimes, moving): (&[Sometimes], &[(usize, Task)]),
        asked: &mut BTreeSet<String>,
    ) -> Vec<Task> {
        let mut zones = Vec::new();
        for own in self.rounds.iter().filter(mine) {
            let Hours::Zone(zone) = &own.hours else { continue };
            let each = own.steps + own.walk;
            for (start, steps, _) in always {
                if asked.insert(format!("{:?} {:?} {start:?} {steps}", zone.open, zone.close)) {
                    let before = self.engine.literal();
                    self.engine.at_most_if(before, &[(1, *start), (-1, zone.open)], -steps);
                    self.engine.at_most_if(!before, &[(1, zone.close), (-1, *start)], -own.walk);
                }
            }
            for (task, day) in sometimes.iter().cartesian_product(0..zone.starts.len()) {
                let (start, twice) = (zone.starts[day], Engine::as_int(own.twice[day]));
                if asked.insert(format!("{start:?} {:?} {}", task.start, task.steps)) {
                    let [first, second] = [(); 2].map(|()| self.engine.literal());
                    self.engine.at_most_if(first, &[(1, task.start), (-1, start)], -task.steps);
                    self.engine.at_most_if(second, &[(1, start), (each, twice), (-1, task.start)], -each);
                    self.engine.any(&[first, second, !task.on[day], !own.once[day]]);
                }
            }
            for (day, (at, steps, _)) in moving {
                let (start, once, twice) = (zone.starts[*day], own.once[*day], Engine::as_int(own.twice[*day]));
                if asked.insert(format!("{start:?} {at:?} {steps}")) {
                    let [first, second] = [(); 2].map(|()| self.engine.literal());
                    self.engine.at_most_if(first, &[(1, *at), (-1, start)], -*steps);
                    self.engine.at_most_if(second, &[(1, start), (each, twice), (-1, *at)], -each);
                    self.engine.any(&[first, second, !once]);
                }
            }
            let least = if own.doubles > 0 { each + own.steps } else { own.steps };
            zones.push((zone.open, least + own.walk, 1));
        }
        zones
    }
}
