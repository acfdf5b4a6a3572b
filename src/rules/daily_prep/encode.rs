//! For every covered adult and day: one uninterrupted stretch of preparation.
//!
//! Several short blocks could also reach the minutes; the encoder asks for one block where the clause wants one
//! block, and for a sum over one day where it allows several. Blocks that are forbidden, the longest block, blocks a day,
//! the minutes around the bells and a promise for some days only are not told: they are checked.

use super::{ID, Terms};
use crate::model::{Kind, School, Span};
use crate::plan::demand::{Demands, Encode, OwnTime, OwnTotal};
use crate::rules::asked::{hours, minutes_for, part_of_day, source};
use crate::rules::blocks::extra_for;

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        if self.on.is_some() {
            return;
        }
        let source = source(ID, &self.clause);
        let collaboration_counts = self.clause.counts.collaboration_is_prep();
        for who in self.clause.covered(school) {
            let full_time = self.minutes + extra_for(&self.extra, school, who);
            for day in school.day_ids() {
                let Some(paid) = school.paid_day(who, day) else { continue };
                let Some((now, full)) = part_of_day(school, day, self.short_days) else { continue };
                let minutes = minutes_for(&school[who], &self.prorate, full_time, now, full);
                let window = hours(school, who, day, self.counts_in).unwrap_or(Span::new(paid.start, paid.start));
                if minutes <= 0 {
                    continue;
                }
                if self.block >= minutes || self.block >= self.minutes {
                    demands.own_time.push(OwnTime {
                        who,
                        day,
                        kind: Kind::Prep,
                        minutes,
                        window,
                        collaboration_counts,
                        source: source.clone(),
                    });
                } else {
                    demands.own_totals.push(OwnTotal {
                        who,
                        days: vec![(day, window)],
                        minutes,
                        block: self.block,
                        collaboration_counts,
                        source: source.clone(),
                    });
                }
            }
        }
    }
}
