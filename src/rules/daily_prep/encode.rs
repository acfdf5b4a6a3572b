//! For every covered adult and day: one uninterrupted stretch of preparation.
//!
//! Several short blocks could also reach the minutes; the encoder asks for one block where the clause wants one
//! block, and for a sum over one day where it allows several. Blocks that are forbidden, the longest block, the number of
//! blocks in all, the minutes around the bells and a promise for some days only are not told: they are checked.

use super::{ID, Terms};
use crate::model::{Kind, School, Share, Span};
use crate::plan::demand::{Demands, Encode, MostBlocks, OwnTime, OwnTotal};
use crate::rules::asked::{hours, minutes_for, part_of_day, source};
use crate::rules::blocks::extra_for;
use crate::rules::clause::Prorate;

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        let source = source(ID, &self.clause);
        let collaboration_counts = self.clause.counts.collaboration_is_prep();
        for who in self.clause.covered(school) {
            demands.most_blocks.extend(self.blocks.a_day.map(|most| MostBlocks {
                who,
                most,
                collaboration_counts: self.clause.counts.collaboration_is_prep(),
                source: source.clone(),
            }));
            let full_time = self.minutes + extra_for(&self.extra, school, who);
            for day in school.day_ids() {
                let Some(paid) = school.paid_day(who, day) else { continue };
                let Some((now, full)) = part_of_day(school, day, self.short_days) else { continue };
                let minutes = minutes_for(&school[who], &self.prorate, full_time, now, full);
                let window = hours(school, who, day, self.counts_in).unwrap_or(Span::new(paid.start, paid.start));
                if minutes <= 0 {
                    continue;
                }
                if self.on.is_some() {
                    // No single day owes it. The hours in which it counts are told, so that free time in them is set
                    // aside as preparation.
                    let days = vec![(day, window)];
                    let (block, source) = (self.block, source.clone());
                    let held = false;
                    let minutes = 0;
                    demands.own_totals.push(OwnTotal { who, days, minutes, block, held, collaboration_counts, source });
                    continue;
                }
                // Time with children that counts as preparation could be anywhere; of a share that the contract's table
                // leaves out nothing is sure.
                let own =
                    |kind: &Kind| matches!(kind, Kind::Prep | Kind::DirectedPrep | Kind::Collaboration | Kind::Open);
                let sure = self.clause.counts.prep.iter().all(own)
                    && !(matches!(self.prorate, Prorate::Table(_)) && school[who].fte() < Share::FULL);
                // The hours of the own children may be longer than the bells.
                let held_to = sure.then(|| {
                    let days = school.homerooms_of(who, day).map(|homeroom| school.student_day(homeroom, day));
                    days.fold(window, |all, own| Span::new(all.start.min(own.start), all.end.max(own.end)))
                });
                if self.block >= minutes || self.block >= self.minutes {
                    demands.own_time.push(OwnTime {
                        who,
                        day,
                        kind: Kind::Prep,
                        minutes,
                        window,
                        held_to: held_to.map(|hours| hours.intersection(paid).unwrap_or(window)),
                        collaboration_counts,
                        source: source.clone(),
                    });
                } else {
                    demands.own_totals.push(OwnTotal {
                        who,
                        days: vec![(day, window)],
                        minutes,
                        block: self.block,
                        held: held_to.is_some(),
                        collaboration_counts,
                        source: source.clone(),
                    });
                }
            }
        }
    }
}
