//! Measures each day's rows of preparation by the clock.

use super::{ID, Terms};
use crate::check::{Book, Check, Finding, list, longest, prep_time, students_about};
use crate::model::{DayId, Minutes, School, Span, StaffId};
use crate::rules::clause::{CountsIn, ShortDays};
use crate::rules::judged::{Owed, each_day, owed};
use crate::schedule::Schedule;

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        each_day(&self.clause, school, ID, |staff, day, paid, blank| {
            let name = format!("{}, {}", school[staff].name, school[day].id);
            let owed = self.owed(school, staff, day);
            owed.judge(blank, &name, &self.clause, |owed, blank| {
                self.judge(school, &book, (staff, day, paid), owed, &name, blank)
            })
        })
    }
}

impl Terms {
    /// What is owed on `day`.
    fn owed(&self, school: &School, staff: StaffId, day: DayId) -> Owed {
        let (mut part, mut whole) = (1, 1);
        if school.day_type(day).short {
            match self.short_days {
                ShortDays::Full => {}
                ShortDays::Waived => return Owed::Nothing("short days are waived".to_owned()),
                ShortDays::Prorated => {
                    let full =
                        school.day_types.iter().filter(|kind| !kind.short).map(|kind| kind.students.minutes()).max();
                    let today = school.day_type(day).students.minutes();
                    (part, whole) = (i64::from(today), i64::from(full.unwrap_or(today)));
                }
            }
        }
        owed(&self.prorate, self.minutes, &school[staff], part, whole)
    }

    fn judge(
        &self,
        school: &School,
        book: &Book<'_>,
        (staff, day, paid): (StaffId, DayId, Span),
        owed: Minutes,
        name: &str,
        blank: Finding,
    ) -> Finding {
        let limits = match self.counts_in {
            CountsIn::PaidDay => paid,
            CountsIn::StudentDay => {
                let about = students_about(school, staff, day);
                Span::new(about.start.max(paid.start), about.end.min(paid.end))
            }
        };
        let prep = prep_time(book, staff, day, limits, &self.clause.counts.prep);
        let (own, shared) = (prep.own, prep.shared);
        let best = longest(&prep.pieces);
        let single = self.block >= self.minutes;
        let block = self.block.min(owed);
        let counted = prep.in_blocks(block);
        let found = if single { best.map_or(0, Span::minutes) } else { counted.minutes() };
        let article = self.clause.by_article();
        let mut sentence = match best {
            None => format!("{name}: no prep that counts; {owed} required{article}"),
            Some(best) if single => {
                format!("{name}: longest prep {} min, {best}; {owed} required{article}", best.minutes())
            }
            Some(_) => {
                let pieces =
                    if counted.pieces.is_empty() { String::new() } else { format!(" ({})", list(&counted.pieces)) };
                format!("{name}: {found} min of prep in blocks of at least {block}{pieces}; {owed} required{article}")
            }
        };
        if self.clause.counts.collaboration_is_prep() {
            sentence = format!("{sentence}; individual {own} min, with the team {shared} min");
        }
        blank.numbers(owed, found, "minutes").looked_at(counted.looked_at).met_if(found >= owed, sentence)
    }
}
