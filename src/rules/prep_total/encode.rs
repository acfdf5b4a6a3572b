//! For every covered adult and window: a sum of preparation in blocks that are long enough.

use super::{ID, Terms};
use crate::model::{DayId, Minutes, School, Span, StaffId};
use crate::plan::demand::{Demands, Encode, OwnTotal};
use crate::plan::windows::{Together, least, together};
use crate::rules::asked::{minutes_for, source};
use crate::rules::clause::{CountsIn, ShortDays};

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        let source = source(ID, &self.clause);
        let windows = together(school, self.per);
        for who in self.clause.covered(school) {
            let sums = windows.iter().filter_map(|own| Some((own.days.clone(), self.minutes_in(school, who, own)?)));
            for (days, minutes) in least(sums.collect()) {
                demands.own_totals.push(OwnTotal {
                    who,
                    days: days.into_iter().filter_map(|day| Some((day, self.hours(school, who, day)?))).collect(),
                    minutes,
                    block: self.block,
                    collaboration_counts: self.clause.counts.collaboration_is_prep(),
                    source: source.clone(),
                });
            }
        }
    }
}

impl Terms {
    /// Minutes to set aside in a window; `None` where nothing is owed.
    fn minutes_in(&self, school: &School, who: StaffId, window: &Together) -> Option<Minutes> {
        if !window.days.iter().any(|day| school.paid_day(who, *day).is_some()) {
            return None;
        }
        let count = |number: usize| i32::try_from(number).unwrap_or(1);
        let (now, whole) = match self.short_weeks {
            ShortDays::Waived if window.days.len() < window.whole => return None,
            ShortDays::Prorated if window.days.len() < window.whole => (count(window.days.len()), count(window.whole)),
            _ => (1, 1),
        };
        let minutes = minutes_for(&school[who], &self.prorate, self.minutes, now, whole);
        (minutes > 0).then_some(minutes)
    }

    /// When minutes count on a day.
    fn hours(&self, school: &School, who: StaffId, day: DayId) -> Option<Span> {
        let paid = school.paid_day(who, day)?;
        match self.counts_in {
            CountsIn::PaidDay => Some(paid),
            CountsIn::StudentDay => school.day_type(day).students.intersection(paid),
        }
    }
}
