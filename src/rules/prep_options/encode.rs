//! For every covered adult and window: the fewest minutes any option asks for, in blocks no shorter than the shortest any
//! option names, in the widest hours any option counts. Every option asks for at least that; which pattern the blocks make is not
//! told, and an option that counts on the way between two sections neither.

use super::{ID, Terms};
use crate::model::School;
use crate::plan::demand::{Demands, Encode, OwnTotal};
use crate::plan::windows::{least, together};
use crate::rules::asked::{hours, source};
use crate::rules::clause::CountsIn;

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        let minutes = self.options.iter().map(super::Pattern::total).min().unwrap_or(0);
        let shortest = self.options.iter().map(|own| {
            let block = own.blocks.iter().map(|block| block.minutes).min().unwrap_or(1);
            // Minutes in all may lie in blocks of any length.
            if own.minutes.is_some() { 1 } else { block }
        });
        let block = shortest.min().unwrap_or(1);
        let of_students = |own: &super::Wanted| own.counts_in == CountsIn::StudentDay;
        let inside = self.options.iter().all(|own| own.blocks.iter().all(of_students));
        let counts_in = if inside { CountsIn::StudentDay } else { CountsIn::PaidDay };
        if minutes <= 0 {
            return;
        }
        let windows = together(school, self.per);
        for who in self.clause.covered(school) {
            let owed = windows.iter().filter(|own| {
                let at_work = own.days.iter().any(|day| school.paid_day(who, *day).is_some());
                at_work && !(self.short_weeks_waived && own.days.len() < own.whole)
            });
            for (days, minutes) in least(owed.map(|own| (own.days.clone(), minutes)).collect()) {
                demands.own_totals.push(OwnTotal {
                    who,
                    days: days.into_iter().filter_map(|day| Some((day, hours(school, who, day, counts_in)?))).collect(),
                    minutes,
                    block,
                    collaboration_counts: self.clause.counts.collaboration_is_prep(),
                    source: source(ID, &self.clause),
                });
            }
        }
    }
}
