//! For every covered adult and window: a sum of preparation in blocks that are long enough.
//!
//! What follows the teaching is not known before the sections are, so it is checked only, as are blocks that are forbidden, the
//! longest block, the number of blocks in all, the spread and the minutes around the bells. A share inside the student day is a
//! second sum.

use super::{ID, Target, Terms};
use crate::model::{DayId, Minutes, Per, School, Span, StaffId};
use crate::plan::demand::{Demands, Encode, MostBlocks, OwnTotal, Source};
use crate::plan::windows::{Together, least, together};
use crate::rules::asked::{hours, hours_are_all, minutes_for, source_for};
use crate::rules::blocks::extra_for;
use crate::rules::clause::{CountsIn, ShortDays};

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        let Target::Minutes(full_time) = self.target else { return };
        let windows = together(school, self.per);
        // What is owed over months and years of a school without a calendar cannot be decided; of a share inside the
        // students' day a block may lie partly outside of it.
        let decided = matches!(self.per, Per::Day | Per::Week | Per::Weeks(_) | Per::Cycle | Per::Rolling(_));
        for who in self.clause.covered(school) {
            let source = source_for(ID, &self.clause, school, who, &self.prorate);
            demands.most_blocks.extend(self.blocks.a_day.map(|most| MostBlocks {
                who,
                most,
                collaboration_counts: self.clause.counts.collaboration_is_prep(),
                source: source.clone(),
            }));
            let full_time = full_time + extra_for(&self.extra, school, who);
            let sums: Vec<(Vec<DayId>, Minutes)> = windows
                .iter()
                .filter_map(|own| Some((own.days.clone(), self.minutes_in(school, who, own, full_time)?)))
                .collect();
            let mut ask = |days: Vec<DayId>, minutes: Minutes, counts_in: CountsIn, whole: bool| {
                let inside = |day: DayId| -> Option<(DayId, Span)> { Some((day, hours(school, who, day, counts_in)?)) };
                let all = days.iter().all(|day| hours_are_all(school, who, *day, counts_in));
                let source = Source { sure: source.sure && decided && all && whole, ..source.clone() };
                demands.own_totals.push(OwnTotal {
                    who,
                    days: days.into_iter().filter_map(inside).collect(),
                    minutes,
                    block: self.block,
                    collaboration_counts: self.clause.counts.collaboration_is_prep(),
                    source,
                });
            };
            for (days, minutes) in least(sums) {
                if let Some(share) = self.student_day_share {
                    let share = i32::try_from(share).unwrap_or(100);
                    ask(days.clone(), (minutes * share * 2 + 100) / 200, CountsIn::StudentDay, false);
                }
                ask(days, minutes, self.counts_in, true);
            }
        }
    }
}

impl Terms {
    /// Minutes to set aside in a window; `None` where nothing is owed.
    fn minutes_in(&self, school: &School, who: StaffId, window: &Together, full_time: Minutes) -> Option<Minutes> {
        if !window.days.iter().any(|day| school.paid_day(who, *day).is_some()) {
            return None;
        }
        let count = |number: usize| i32::try_from(number).unwrap_or(1);
        let (now, whole) = match self.short_weeks {
            ShortDays::Waived if window.days.len() < window.whole => return None,
            ShortDays::Prorated if window.days.len() < window.whole => (count(window.days.len()), count(window.whole)),
            _ => (1, 1),
        };
        let minutes = minutes_for(&school[who], &self.prorate, full_time, now, whole);
        (minutes > 0).then_some(minutes)
    }
}
