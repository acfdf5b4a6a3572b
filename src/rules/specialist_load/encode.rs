//! For every covered adult: limits on the number of sections of a day and a week, and on runs of them.
//!
//! What further sites take off a day cannot be told to the plan yet: the audit judges it.

use super::{ID, Terms};
use crate::model::{Minutes, Per, School, StaffId};
use crate::plan::demand::{Demands, Encode, InARow, Measure, Stretch};
use crate::rules::asked::{limit, most_for, source_for, windows};
use crate::rules::clause::ShortDays;

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        for who in self.clause.covered(school) {
            let source = source_for(ID, &self.clause, school, who, &self.prorate);
            if let Some(most) = self.sections_per_day {
                self.limits(school, demands, who, (Per::Day, ShortDays::Full, most));
            }
            if let Some(most) = self.sections_per_week {
                self.limits(school, demands, who, (Per::Week, self.short_weeks, most));
            }
            demands.stretches.extend(self.minutes_in_a_row.map(|minutes| Stretch {
                who,
                minutes,
                break_of: self.break_of,
                supervision_counts: false,
                source: source.clone(),
            }));
            let break_of = self.break_of;
            let in_a_row = self.in_a_row.map(|most| InARow { who, most, break_of, source: source.clone() });
            demands.sections_in_a_row.extend(in_a_row);
        }
    }
}

impl Terms {
    fn limits(&self, school: &School, demands: &mut Demands, who: StaffId, (per, short, most): (Per, ShortDays, u32)) {
        let measure = self.period.map_or(Measure::Sections, Measure::Periods);
        let source = source_for(ID, &self.clause, school, who, &self.prorate);
        for (days, part) in windows(school, per, short) {
            let short_day = per == Per::Day && days.iter().any(|day| school.day_type(*day).short);
            let number = self.on_short_days.filter(|_| short_day).unwrap_or(most);
            let number = Minutes::try_from(number).unwrap_or(Minutes::MAX);
            let most = most_for(&school[who], &self.prorate, number, part.0, part.1);
            let limits = most.and_then(|most| limit(school, who, days, (most, measure), &source));
            demands.section_limits.extend(limits);
        }
    }
}
