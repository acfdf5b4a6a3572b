//! For every covered adult and window: a sum of preparation in blocks that are long enough.
//!
//! What follows the teaching is not known before the sections are, so it is checked only, as are blocks that are forbidden, the
//! longest block, the number of blocks in all, the spread and the minutes around the bells. A share inside the student day is a
//! second sum.

use super::{ID, Target, Terms};
use crate::model::{DayId, Kind, Minutes, Per, School, Share, Span, StaffId};
use crate::plan::demand::{Demands, Encode, MostBlocks, OwnTotal};
use crate::plan::windows::{Together, least, together};
use crate::rules::asked::{hours, minutes_for, source};
use crate::rules::blocks::extra_for;
use crate::rules::clause::{CountsIn, Prorate, ShortDays};

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        let Target::Minutes(full_time) = self.target else { return };
        let source = source(ID, &self.clause);
        let windows = together(school, self.per);
        for who in self.clause.covered(school) {
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
            // Time with children that counts could be anywhere; months and years are taken for the fewest weeks they can
            // have; of a share that the contract's table leaves out nothing is sure.
            let own = |kind: &Kind| matches!(kind, Kind::Prep | Kind::DirectedPrep | Kind::Collaboration | Kind::Open);
            let sure = self.clause.counts.prep.iter().all(own)
                && matches!(self.per, Per::Day | Per::Week | Per::Cycle)
                && !(matches!(self.prorate, Prorate::Table(_)) && school[who].fte() < Share::FULL);
            let mut ask = |days: Vec<DayId>, minutes: Minutes, counts_in: CountsIn| {
                let inside = |day: DayId| -> Option<(DayId, Span)> { Some((day, hours(school, who, day, counts_in)?)) };
                demands.own_totals.push(OwnTotal {
                    who,
                    days: days.into_iter().filter_map(inside).collect(),
                    minutes,
                    block: self.block,
                    held: sure,
                    collaboration_counts: self.clause.counts.collaboration_is_prep(),
                    source: source.clone(),
                });
            };
            for (days, minutes) in least(sums) {
                if let Some(share) = self.student_day_share {
                    let share = i32::try_from(share).unwrap_or(100);
                    ask(days.clone(), (minutes * share * 2 + 100) / 200, CountsIn::StudentDay);
                }
                ask(days, minutes, self.counts_in);
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
