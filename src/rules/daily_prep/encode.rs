//! For every covered adult and day: one uninterrupted stretch of preparation.
//!
//! Several short blocks could also reach the minutes; the encoder asks for one block where the clause wants one
//! block, and for a sum over one day where it allows several. Blocks that are forbidden, the longest block, the number of
//! blocks in all, the minutes around the bells and a promise for some days only are not told: they are checked.

use super::{ID, Terms};
use crate::model::{Kind, School, Span};
use crate::plan::demand::{Demands, Encode, MostBlocks, OwnTime, OwnTotal, Source};
use crate::rules::asked::{hours, hours_are_all, minutes_for, part_of_day, source_for};
use crate::rules::blocks::extra_for;

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        let collaboration_counts = self.clause.counts.collaboration_is_prep();
        for who in self.clause.covered(school) {
            let source = source_for(ID, &self.clause, school, who, &self.prorate);
            // The number of blocks is told of every day or of none.
            let a_day = self.blocks.a_day.filter(|_| self.clause.holds_whenever(school, who));
            demands.most_blocks.extend(a_day.map(|most| MostBlocks {
                who,
                most,
                collaboration_counts: self.clause.counts.collaboration_is_prep(),
                source: source.clone(),
            }));
            let full_time = self.minutes + extra_for(&self.extra, school, who);
            for day in self.clause.days(school) {
                let Some(paid) = school.paid_day(who, day) else { continue };
                let Some((now, full)) = part_of_day(school, day, self.short_days) else { continue };
                let minutes = minutes_for(&school[who], &self.prorate, full_time, now, full);
                let window = hours(school, who, day, self.counts_in).unwrap_or(Span::new(paid.start, paid.start));
                if minutes <= 0 {
                    continue;
                }
                let sure = source.sure && hours_are_all(school, who, day, self.counts_in);
                let source = Source { sure, ..source.clone() };
                if self.on.is_some() {
                    // No single day owes it. The hours in which it counts are told, so that free time in them is set
                    // aside as preparation.
                    let days = vec![(day, window)];
                    let (block, source) = (self.block, Source { sure: false, ..source });
                    demands.own_totals.push(OwnTotal { who, days, minutes: 0, block, collaboration_counts, source });
                    continue;
                }
                if self.block >= minutes || self.block >= self.minutes {
                    demands.own_time.push(OwnTime {
                        who,
                        day,
                        kind: Kind::Prep,
                        minutes,
                        window,
                        counts_in: window,
                        collaboration_counts,
                        source,
                    });
                } else {
                    demands.own_totals.push(OwnTotal {
                        who,
                        days: vec![(day, window)],
                        minutes,
                        block: self.block,
                        collaboration_counts,
                        source,
                    });
                }
            }
        }
    }
}
