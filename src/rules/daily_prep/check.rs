//! Measures each day's rows of preparation by the clock.

use super::{ID, Terms};
use crate::check::{Book, Check, Finding, Verdict, list, longest, prep_time, share_of, students_about};
use crate::model::{DayId, Minutes, School, Span, StaffId};
use crate::rules::clause::{CountsIn, Prorate, ShortDays};
use crate::rules::judged::each_day;
use crate::schedule::Schedule;

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        each_day(&self.clause, school, ID, |staff, day, paid, blank| {
            let name = format!("{}, {}", school[staff].name, school[day].id);
            match self.owed(school, staff, day) {
                None => blank.judged(
                    Verdict::DoesNotApply,
                    format!("{name}: short days are waived{}", self.clause.by_article()),
                ),
                Some(owed) => self.judge(school, &book, (staff, day, paid), owed, &name, blank),
            }
        })
    }
}

impl Terms {
    /// Minutes owed on `day`; `None` where the day is waived.
    fn owed(&self, school: &School, staff: StaffId, day: DayId) -> Option<Minutes> {
        let (mut part, mut whole) = (1_i64, 1_i64);
        if self.prorate == Prorate::Linear {
            part *= i64::from(school[staff].fte().min(100));
            whole *= 100;
        }
        if school.day_type(day).short {
            match self.short_days {
                ShortDays::Full => {}
                ShortDays::Waived => return None,
                ShortDays::Prorated => {
                    let full =
                        school.day_types.iter().filter(|kind| !kind.short).map(|kind| kind.students.minutes()).max();
                    let today = school.day_type(day).students.minutes();
                    part *= i64::from(today);
                    whole *= i64::from(full.unwrap_or(today));
                }
            }
        }
        Some(share_of(self.minutes, part, whole))
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
        let prep = prep_time(book, staff, day, limits, self.collaboration_counts);
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
        if self.collaboration_counts {
            sentence = format!("{sentence}; individual {own} min, with the team {shared} min");
        }
        blank.numbers(owed, found, "minutes").looked_at(counted.looked_at).met_if(found >= owed, sentence)
    }
}
