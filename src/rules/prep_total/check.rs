//! Adds up the days of each window of the year.

use super::{ID, Target, Terms};
use crate::check::{
    Book, Check, Counted, Finding, Individual, PrepTime, Window, joined, prep_time_inside, share_of, without_bells,
};
use crate::model::{ANY_TIME, DayId, Kind, Minutes, School, Span, StaffId};
use crate::rules::blocks::extra_for;
use crate::rules::clause::{CountsIn, Prorate};
use crate::rules::judged::{Owed, each_window_of_days, hours, owed_over};
use crate::schedule::Schedule;

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let on_day = |staff, day| self.on_day(school, &book, staff, day);
        each_window_of_days(&self.clause, school, ID, self.per, on_day, |staff, days, window, name, blank| {
            let owed = self.owed(school, staff, days, window);
            owed.judge(blank, name, &self.clause, |owed, blank| {
                self.add_up(school, staff, days, window, owed, name, blank)
            })
        })
    }
}

/// One day of one adult.
#[derive(Default)]
struct Day {
    /// What counts.
    prep: PrepTime,
    /// What would count if the team's time and what others direct did too.
    with_team: Vec<Span>,
    /// Minutes of it while students are in school.
    with_students_about: Minutes,
    /// Stretches of a length nobody may schedule: than which limit they are shorter or longer.
    forbidden: Vec<(Span, &'static str, Minutes)>,
    /// Minutes of teaching.
    teaching: Minutes,
}

impl Terms {
    fn on_day(&self, school: &School, book: &Book<'_>, staff: StaffId, day: DayId) -> Day {
        let Some(hours_that_count) = hours(school, staff, day, self.counts_in) else { return Day::default() };
        let limits = without_bells(school, book, staff, day, hours_that_count, self.blocks.bells);
        let kinds = &self.clause.counts.prep;
        let counting = |kinds: &[Kind]| {
            let prep = prep_time_inside(book, staff, day, &limits, kinds).in_blocks(self.block);
            self.blocks.longest.map_or(prep.clone(), |most| prep.up_to(most))
        };
        let prep = counting(kinds);
        let mut with_team = Vec::new();
        if self.clause.counts.individual_prep() {
            with_team = counting(&[kinds.as_slice(), &[Kind::Collaboration, Kind::DirectedPrep]].concat()).pieces;
        }
        let students = hours(school, staff, day, CountsIn::StudentDay);
        let about = |piece: &Span| students.and_then(|span| span.intersection(*piece)).map_or(0, Span::minutes);
        let wrong = |piece: Span| {
            if piece.minutes() < self.block {
                return Some((piece, "shorter", self.block));
            }
            let most = self.blocks.longest.filter(|most| piece.minutes() > *most)?;
            Some((piece, "longer", most))
        };
        let mut forbidden = Vec::new();
        if self.blocks.forbid {
            let whole = prep_time_inside(book, staff, day, &[ANY_TIME], kinds).pieces.into_iter();
            let counts = whole.filter(|piece| limits.iter().any(|own| own.overlaps(*piece)));
            forbidden = counts.filter_map(wrong).collect();
        }
        let taught = book.of_staff(staff, day).iter().filter(|row| row.kind.is_teaching()).map(|row| row.span);
        Day {
            with_students_about: prep.pieces.iter().map(about).sum(),
            forbidden,
            teaching: joined(taught.collect()).into_iter().map(Span::minutes).sum(),
            with_team,
            prep,
        }
    }

    /// What is owed in `window`.
    fn owed(&self, school: &School, staff: StaffId, days: &[Day], window: &Window) -> Owed {
        let person = &school[staff];
        let extra = extra_for(&self.extra, school, staff);
        match self.target {
            Target::Minutes(minutes) => owed_over(&self.prorate, self.short_weeks, minutes + extra, person, window),
            // What follows the teaching is less in short weeks and part time by itself.
            Target::PerTeaching { minutes, of } => {
                let teaching: Minutes =
                    window.days.iter().filter_map(|day| days.get(day.0)).map(|day| day.teaching).sum();
                let own = share_of(minutes, i64::from(teaching), i64::from(of));
                owed_over(&Prorate::None, self.short_weeks, own + extra, person, window)
            }
        }
    }

    #[allow(clippy::too_many_arguments, reason = "one window of one adult")]
    fn add_up(
        &self,
        school: &School,
        staff: StaffId,
        preps: &[Day],
        window: &Window,
        owed: Minutes,
        name: &str,
        blank: Finding,
    ) -> Finding {
        let article = self.clause.by_article();
        let of = |day: &DayId| preps.get(day.0);
        let all = || window.days.iter().filter_map(of);
        let sum = |pieces: Vec<Span>| -> Minutes {
            match self.blocks.at_most {
                Some(most) => PrepTime::in_at_most(&pieces, most),
                None => pieces.iter().map(|piece| piece.minutes()).sum(),
            }
        };
        let found = sum(all().flat_map(|day| day.prep.pieces.clone()).collect());
        let individual = self.clause.counts.individual_prep().then(|| {
            let with_team = sum(all().flat_map(|day| day.with_team.clone()).collect());
            let taken = (with_team.min(owed) - found).max(0);
            Individual { window: window.name.clone(), owed, found, taken }
        });
        let shared: Minutes = all().map(|day| day.prep.shared).sum();
        let own: Minutes = all().map(|day| day.prep.own).sum();
        let days = window.by_day();
        let part = |(day, times): &(DayId, usize)| {
            let minutes = of(day).map_or(0, |day| day.prep.minutes());
            let often = if *times == 1 { String::new() } else { format!("{times} × ") };
            format!("{often}{} {minutes}", school[*day].id)
        };
        let parts: Vec<String> = days.iter().map(part).collect();
        let counted: Vec<Counted> =
            days.iter().filter_map(|(day, _)| of(day)).flat_map(|day| day.prep.looked_at.clone()).collect();
        let most = self.blocks.at_most.map_or(String::new(), |most| format!(", the {most} longest blocks"));
        let mut sentence =
            format!("{name}: {found} min of prep ({}){most}; {owed} required{article}", parts.join(", "));
        if let Target::PerTeaching { minutes, of } = self.target {
            let teaching: Minutes = all().map(|day| day.teaching).sum();
            sentence = format!("{sentence} ({minutes} for every {of} of {teaching} min of teaching)");
        }
        if self.clause.counts.collaboration_is_prep() {
            sentence = format!("{sentence}; individual {own} min, with the team {shared} min");
        }
        let in_a_team = school.teams.iter().any(|team| team.members.contains(&staff));
        if let Some(own) = individual.as_ref().filter(|own| in_a_team && (found >= owed || own.taken > 0)) {
            sentence = format!("{sentence}; {}", own.sentence());
        }
        let faults = self.faults(school, staff, preps, window, owed);
        let (mut required, mut has, mut unit) = (i64::from(owed), i64::from(found), "minutes");
        if let (true, Some(fault)) = (found >= owed, faults.first()) {
            (required, has, unit) = (fault.required, fault.found, fault.unit);
        }
        for fault in &faults {
            sentence = format!("{sentence}; {}", fault.what);
        }
        let met = found >= owed && faults.is_empty();
        blank.numbers(required, has, unit).looked_at(counted).individual(individual).met_if(met, sentence)
    }

    /// What else is wrong with a window.
    fn faults(&self, school: &School, staff: StaffId, preps: &[Day], window: &Window, owed: Minutes) -> Vec<Fault> {
        let mut faults = Vec::new();
        let days = window.by_day();
        let of = |day: &DayId| preps.get(day.0);
        for (day, _) in &days {
            let Some(own) = of(day) else { continue };
            for (piece, than, limit) in &own.forbidden {
                faults.push(Fault {
                    required: i64::from(*limit),
                    found: i64::from(piece.minutes()),
                    unit: "minutes",
                    what: format!("{} {piece} is not allowed: no block {than} than {limit}", school[*day].id),
                });
            }
            let blocks = own.prep.pieces.len();
            if let Some(most) = self.blocks.a_day.filter(|most| blocks > *most as usize) {
                faults.push(Fault {
                    required: i64::from(most),
                    found: i64::try_from(blocks).unwrap_or(i64::MAX),
                    unit: "blocks",
                    what: format!("{blocks} blocks on {}, at most {most} a day", school[*day].id),
                });
            }
        }
        if let Some(most) = self.spread {
            let full = days
                .iter()
                .map(|(day, _)| *day)
                .filter(|day| !school.day_type(*day).short && school.paid_day(staff, *day).is_some());
            let minutes: Vec<Minutes> = full.filter_map(|day| of(&day)).map(|day| day.prep.minutes()).collect();
            let least_and_most = minutes.iter().min().zip(minutes.iter().max());
            if let Some((least, largest)) = least_and_most.filter(|(least, largest)| *largest - *least > most) {
                faults.push(Fault {
                    required: i64::from(most),
                    found: i64::from(largest - least),
                    unit: "minutes",
                    what: format!("from {least} to {largest} min a day, {most} apart at most"),
                });
            }
        }
        if let Some(share) = self.student_day_share {
            let wanted = share_of(owed, i64::from(share), 100);
            let has: Minutes = window.days.iter().filter_map(of).map(|day| day.with_students_about).sum();
            if has < wanted {
                faults.push(Fault {
                    required: i64::from(wanted),
                    found: i64::from(has),
                    unit: "minutes",
                    what: format!("{has} min of it inside the student day, {wanted} ({share} %) required"),
                });
            }
        }
        faults
    }
}

/// Something else that breaks the promise.
struct Fault {
    required: i64,
    found: i64,
    unit: &'static str,
    what: String,
}
