//! For every covered adult and day at work: one uninterrupted stretch of preparation.
//!
//! Several short blocks could also reach the minutes; the encoder asks for one block where the clause wants one
//! block, and for a sum over one day where it allows several.

use super::{ID, Terms};
use crate::model::{Kind, School, Span};
use crate::plan::demand::{Demands, Encode, OwnTime, OwnTotal};
use crate::rules::asked::{minutes_for, source};
use crate::rules::clause::{CountsIn, ShortDays};

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        let source = source(ID, &self.clause);
        let collaboration_counts = self.clause.counts.collaboration_is_prep();
        let longest = school.day_types.iter().filter(|kind| !kind.short).map(|kind| kind.students.minutes()).max();
        for who in self.clause.covered(school) {
            for day in school.day_ids() {
                let Some(paid) = school.paid_day(who, day) else { continue };
                let kind = school.day_type(day);
                let (now, full) = match (kind.short, self.short_days) {
                    (true, ShortDays::Waived) => continue,
                    (true, ShortDays::Prorated) => {
                        (kind.students.minutes(), longest.unwrap_or(kind.students.minutes()).max(1))
                    }
                    _ => (1, 1),
                };
                let minutes = minutes_for(&school[who], &self.prorate, self.minutes, now, full);
                let window = match self.counts_in {
                    CountsIn::PaidDay => Some(paid),
                    CountsIn::StudentDay => kind.students.intersection(paid),
                };
                let window = window.unwrap_or(Span::new(paid.start, paid.start));
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
