//! For every covered member of a team that meets in every window, and every window of full length: the minimum of own preparation, which shared time does not serve.
//! Preparation on the other days is not told.

use super::{ID, Terms};
use crate::model::{Kind, MeetsIn, Owed, Per, School};
use crate::plan::demand::{Demands, Encode, OwnTotal};
use crate::plan::windows::{least, together};
use crate::rules::asked::{hours, source};
use crate::rules::clause::CountsIn;

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        let by_blocks = i32::try_from(self.blocks.unwrap_or(0)).unwrap_or(0) * self.block;
        let minutes = self.minutes.unwrap_or(0).max(by_blocks);
        let windows = together(school, self.per);
        for who in self.clause.covered(school) {
            // Only where every window of full length is sure to have shared time in the hours that count.
            let meets = school.teams.iter().any(|team| {
                let every_window = match self.per {
                    Per::Week | Per::Weeks(_) => team.owed == Owed::PerWeek,
                    Per::Cycle => team.owed == Owed::PerCycle,
                    _ => false,
                };
                let inside = self.counts_in == CountsIn::PaidDay || team.meets_in == MeetsIn::StudentDay;
                every_window && inside && team.members.contains(&who)
            });
            if !meets || minutes <= 0 || !self.kinds.contains(&Kind::Collaboration) {
                continue;
            }
            let at_work = windows.iter().filter(|own| {
                let whole = own.days.len() >= own.whole;
                whole && own.days.iter().any(|day| school.paid_day(who, *day).is_some())
            });
            for (days, minutes) in least(at_work.map(|own| (own.days.clone(), minutes)).collect()) {
                demands.own_totals.push(OwnTotal {
                    who,
                    days: days
                        .into_iter()
                        .filter_map(|day| Some((day, hours(school, who, day, self.counts_in)?)))
                        .collect(),
                    minutes,
                    block: self.block,
                    collaboration_counts: self.clause.counts.collaboration_is_prep(),
                    source: source(ID, &self.clause),
                });
            }
        }
    }
}
