//! For every covered adult and window: a sum of preparation in blocks that are long enough.

use super::Terms;
use crate::model::{DayId, School};
use crate::plan::demand::{Demands, Encode, OwnTotal, Source};
use crate::rules::clause::{CountsIn, Per, Prorate, ShortDays};
use itertools::Itertools;

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        let source =
            Source { rule: "prep-total", article: self.clause.article.clone(), required: self.clause.required };
        let full_week = school.weeks.iter().map(|week| week.days.len()).max().unwrap_or(0);
        // Each entry: the days of one window and whether it is a short one.
        let windows: Vec<(Vec<DayId>, usize)> = match self.per {
            Per::Week => school.weeks.iter().map(|week| (week.days.clone(), week.days.len())).collect(),
            Per::Cycle => cycles(school).into_iter().map(|days| (days, full_week)).collect(),
        };
        for who in self.clause.covered(school) {
            for (days, length) in &windows {
                let mut minutes = match self.prorate {
                    Prorate::None => self.minutes,
                    Prorate::Linear => (self.minutes * i32::try_from(school[who].fte()).unwrap_or(100) * 2 + 100) / 200,
                };
                if *length < full_week {
                    match self.short_weeks {
                        ShortDays::Full => {}
                        ShortDays::Waived => continue,
                        ShortDays::Prorated => {
                            let (now, full) =
                                (i32::try_from(*length).unwrap_or(0), i32::try_from(full_week).unwrap_or(1));
                            minutes = (minutes * now * 2 + full) / (2 * full);
                        }
                    }
                }
                let counted = days
                    .iter()
                    .filter_map(|day| {
                        let paid = school.paid_day(who, *day)?;
                        let window = match self.counts_in {
                            CountsIn::PaidDay => paid,
                            CountsIn::StudentDay => school.day_type(*day).students.intersection(paid)?,
                        };
                        Some((*day, window))
                    })
                    .collect_vec();
                demands.own_totals.push(OwnTotal {
                    who,
                    days: counted,
                    minutes,
                    block: self.block,
                    collaboration_counts: self.collaboration_counts,
                    source: source.clone(),
                });
            }
        }
    }
}

/// The rotation with each of its days under one day type: first all days under their first type, then once per
/// further variant, so that every solved day is in some window.
fn cycles(school: &School) -> Vec<Vec<DayId>> {
    let variants =
        |position: usize| school.day_ids().filter(move |day| school[*day].cycle_day == Some(position)).collect_vec();
    let by_position = (0..school.cycle_days).map(variants).collect_vec();
    let most = by_position.iter().map(Vec::len).max().unwrap_or(0);
    (0..most)
        .map(|nth| by_position.iter().filter_map(|days| days.get(nth).or_else(|| days.last()).copied()).collect())
        .collect()
}
