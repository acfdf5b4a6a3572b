//! Measures each day's rows of preparation by the clock.

use super::{ID, Terms};
use crate::check::{Book, Check, Finding, PrepTime, Subject, Verdict, list, longest, prep_time_inside, without_bells};
use crate::model::{ANY_TIME, DayId, Minutes, School, Span, StaffId};
use crate::rules::blocks::{OnDays, extra_for};
use crate::rules::clause::{Prorate, ShortDays};
use crate::rules::judged::{Owed, each_day, each_window_of_days, hours, owed};
use crate::schedule::Schedule;

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        if let Some(on) = self.on {
            return self.some_days(school, &book, on);
        }
        each_day(&self.clause, school, ID, |staff, day, _, blank| {
            let name = format!("{}, {}", school[staff].name, school[day].id);
            self.on_day(school, &book, staff, day, &name, blank)
        })
    }
}

impl Terms {
    fn on_day(
        &self,
        school: &School,
        book: &Book<'_>,
        staff: StaffId,
        day: DayId,
        name: &str,
        blank: Finding,
    ) -> Finding {
        let owed = self.owed(school, staff, day);
        owed.judge(blank, name, &self.clause, |owed, blank| self.judge(school, book, (staff, day), owed, name, blank))
    }

    /// The days of each window on which the promise is kept.
    fn some_days(&self, school: &School, book: &Book<'_>, on: OnDays) -> Vec<Finding> {
        let on_day = |staff: StaffId, day: DayId| {
            let blank = Finding::about(ID, Subject::Staff(staff));
            school.paid_day(staff, day).map(|_| self.on_day(school, book, staff, day, &school[day].id, blank))
        };
        each_window_of_days(&self.clause, school, ID, on.per, on_day, |staff, days, window, name, blank| {
            let at_work: Vec<&Finding> =
                window.days.iter().filter_map(|day| days.get(day.0).and_then(Option::as_ref)).collect();
            if let Some(unknown) = at_work.iter().find(|own| own.verdict == Verdict::CannotBeDecided) {
                let sentence = format!("{name}: {}", unknown.evidence.sentence);
                return blank.judged(Verdict::CannotBeDecided, sentence);
            }
            let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
            let required = if let Some(of) = on.of {
                (number(at_work.len()) - (i64::from(of) - i64::from(on.days))).max(0)
            } else {
                let days = Minutes::try_from(on.days).unwrap_or(Minutes::MAX);
                let scale = if self.prorate == Prorate::Linear { Prorate::Linear } else { Prorate::None };
                match owed(&scale, days, &school[staff], 1, 1) {
                    Owed::Minutes(days) => i64::from(days),
                    Owed::Nothing(_) | Owed::Unknown(_) => i64::from(on.days),
                }
            };
            let kept = |own: &&&Finding| own.verdict == Verdict::Met;
            let found = number(at_work.iter().filter(kept).count());
            let without: Vec<String> = window
                .by_day()
                .into_iter()
                .filter_map(|(day, times)| {
                    let own = days.get(day.0)?.as_ref()?;
                    let often = if times == 1 { String::new() } else { format!("{times} × ") };
                    (!kept(&&own)).then(|| format!("{often}{}", school[day].id))
                })
                .collect();
            let counted = window.by_day().into_iter().filter_map(|(day, _)| days.get(day.0)?.as_ref());
            let counted = counted.flat_map(|own| own.evidence.counted.clone()).collect();
            let without = if without.is_empty() { String::new() } else { format!(" (not {})", without.join(", ")) };
            let sentence = format!(
                "{name}: {} min of prep on {found} of {} days at work{without}; on {required} required{}",
                self.minutes,
                at_work.len(),
                self.clause.by_article()
            );
            blank.numbers(required, found, "days").looked_at(counted).met_if(found >= required, sentence)
        })
    }

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
        let minutes = self.minutes + extra_for(&self.extra, school, staff);
        owed(&self.prorate, minutes, &school[staff], part, whole)
    }

    fn judge(
        &self,
        school: &School,
        book: &Book<'_>,
        (staff, day): (StaffId, DayId),
        owed: Minutes,
        name: &str,
        blank: Finding,
    ) -> Finding {
        let kinds = &self.clause.counts.prep;
        let limits = hours(school, staff, day, self.counts_in)
            .map_or(Vec::new(), |hours| without_bells(school, book, staff, day, hours, self.blocks.bells));
        let prep = prep_time_inside(book, staff, day, &limits, kinds);
        let (own, shared) = (prep.own, prep.shared);
        let best = longest(&prep.pieces);
        let single = self.block >= self.minutes;
        let block = self.block.min(owed);
        let mut counted = prep.in_blocks(block);
        let too_many = self.blocks.a_day.filter(|most| counted.pieces.len() > *most as usize);
        let blocks = counted.pieces.len();
        if let Some(most) = self.blocks.longest {
            counted = counted.up_to(most);
        }
        let found = match (single, self.blocks.at_most) {
            (true, _) => best.map_or(0, Span::minutes).min(self.blocks.longest.unwrap_or(Minutes::MAX)),
            (false, Some(most)) => PrepTime::in_at_most(&counted.pieces, most),
            (false, None) => counted.minutes(),
        };
        let article = self.clause.by_article();
        let mut sentence = match best {
            None => format!("{name}: no prep that counts; {owed} required{article}"),
            Some(best) if single => {
                format!("{name}: longest prep {} min, {best}; {owed} required{article}", best.minutes())
            }
            Some(_) => {
                let pieces =
                    if counted.pieces.is_empty() { String::new() } else { format!(" ({})", list(&counted.pieces)) };
                let most = self.blocks.at_most.map_or(String::new(), |most| format!(", the {most} longest"));
                format!(
                    "{name}: {found} min of prep in blocks of at least {block}{pieces}{most}; {owed} required{article}"
                )
            }
        };
        if self.clause.counts.collaboration_is_prep() {
            sentence = format!("{sentence}; individual {own} min, with the team {shared} min");
        }
        let forbidden = self.forbidden(book, staff, day, &limits);
        let mut blank = blank.numbers(owed, found, "minutes").looked_at(counted.looked_at);
        let met = found >= owed && forbidden.is_none() && too_many.is_none();
        if let Some((piece, than, limit)) = forbidden {
            let length = piece.minutes();
            sentence =
                format!("{sentence}; a block of {length} min, {piece}, is not allowed: none {than} than {limit}");
        }
        if let Some(most) = too_many {
            sentence = format!("{sentence}; {blocks} blocks, at most {most} a day");
            if found >= owed && forbidden.is_none() {
                blank.evidence.required = Some(i64::from(most));
                blank.evidence.found = i64::try_from(blocks).ok();
                blank.evidence.unit = "blocks";
            }
        }
        if let (true, Some((piece, _, limit))) = (found >= owed, forbidden) {
            blank = blank.numbers(limit, piece.minutes(), "minutes");
        }
        blank.met_if(met, sentence)
    }

    /// The first stretch of a length nobody may schedule: than which limit it is shorter or longer.
    fn forbidden(
        &self,
        book: &Book<'_>,
        staff: StaffId,
        day: DayId,
        limits: &[Span],
    ) -> Option<(Span, &'static str, Minutes)> {
        if !self.blocks.forbid {
            return None;
        }
        let whole = prep_time_inside(book, staff, day, &[ANY_TIME], &self.clause.counts.prep).pieces;
        whole.into_iter().filter(|piece| limits.iter().any(|own| own.overlaps(*piece))).find_map(|piece| {
            if piece.minutes() < self.block {
                return Some((piece, "shorter", self.block));
            }
            let most = self.blocks.longest.filter(|most| piece.minutes() > *most)?;
            Some((piece, "longer", most))
        })
    }
}
