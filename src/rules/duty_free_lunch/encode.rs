//! For every covered adult and day: one uninterrupted stretch without students, around midday.

use super::{ID, Terms};
use crate::model::{Clock, Kind, School, Span};
use crate::plan::demand::{Demands, Encode, OwnTime};
use crate::rules::asked::source;

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        let source = source(ID, &self.clause);
        for who in self.clause.covered(school) {
            for day in school.day_ids() {
                let Some(paid) = school.paid_day(who, day) else { continue };
                if paid.minutes() < self.days_of_at_least {
                    continue;
                }
                // Without a window in the clause, lunch lies between 10:00 and 14:00 wherever the paid day allows it.
                let midday = self.window.unwrap_or(Span::new(Clock::at(10, 0), Clock::at(14, 0)));
                let window = match (paid.intersection(midday), self.window) {
                    (Some(window), None) if window.minutes() < self.minutes => paid,
                    (Some(window), _) => window,
                    (None, None) => paid,
                    // Hours that miss the clause's window hold no such lunch: the promise cannot be kept.
                    (None, Some(_)) => Span::new(paid.start, paid.start),
                };
                demands.own_time.push(OwnTime {
                    who,
                    day,
                    kind: Kind::Lunch,
                    minutes: self.minutes,
                    window,
                    collaboration_counts: false,
                    source: source.clone(),
                });
            }
        }
    }
}
