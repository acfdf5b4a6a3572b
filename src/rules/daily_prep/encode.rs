//! For every covered adult and day at work: one uninterrupted stretch of preparation.
//!
//! Several short blocks could also reach the minutes; the encoder asks for one block where the clause wants one
//! block, and for a sum over one day where it allows several.

use super::Terms;
use crate::model::{Kind, School, Span};
use crate::plan::demand::{Demands, Encode, OwnTime, OwnTotal, Source};
use crate::rules::clause::{CountsIn, Prorate, ShortDays};

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        let source =
            Source { rule: "daily-prep", article: self.clause.article.clone(), required: self.clause.required };
        let longest = school.day_types.iter().filter(|kind| !kind.short).map(|kind| kind.students.minutes()).max();
        for who in self.clause.covered(school) {
            for day in school.day_ids() {
                let Some(paid) = school.paid_day(who, day) else { continue };
                let kind = school.day_type(day);
                let mut minutes = match self.prorate {
                    Prorate::None => self.minutes,
                    Prorate::Linear => {
                        let fte = i32::try_from(school[who].fte()).unwrap_or(100);
                        (self.minutes * fte * 2 + 100) / 200
                    }
                };
                match (kind.short, self.short_days) {
                    (true, ShortDays::Waived) => continue,
                    (true, ShortDays::Prorated) => {
                        let full = longest.unwrap_or(kind.students.minutes()).max(1);
                        minutes = (minutes * kind.students.minutes() * 2 + full) / (2 * full);
                    }
                    _ => {}
                }
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
                        collaboration_counts: self.collaboration_counts,
                        source: source.clone(),
                    });
                } else {
                    demands.own_totals.push(OwnTotal {
                        who,
                        days: vec![(day, window)],
                        minutes,
                        block: self.block,
                        collaboration_counts: self.collaboration_counts,
                        source: source.clone(),
                    });
                }
            }
        }
    }
}
