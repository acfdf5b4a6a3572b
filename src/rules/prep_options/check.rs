//! Fits the blocks of each option into the stretches of preparation of a window.

use super::{Choice, ID, Pattern, Terms, Wanted};
use crate::check::{Book, Check, Counted, Finding, Verdict, Window, prep_time, sections_of};
use crate::model::{ANY_TIME, DayId, Minutes, School, Span, StaffId};
use crate::rules::clause::CountsIn;
use crate::rules::judged::{each_window_of_days, hours};
use crate::schedule::Schedule;

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let on_day = |staff, day| self.on_day(school, &book, staff, day);
        each_window_of_days(&self.clause, school, ID, self.per, on_day, |staff, days, window, name, blank| {
            self.judge(school, staff, days, window, name, blank)
        })
    }
}

/// One day of one adult.
#[derive(Default)]
struct Day {
    pieces: Vec<Span>,
    looked_at: Vec<Counted>,
    /// Least minutes between two sections.
    gap: Option<Minutes>,
}

/// How far an option is met.
struct Fit {
    found: Minutes,
    whole: bool,
    missing: Vec<String>,
}

impl Terms {
    fn on_day(&self, school: &School, book: &Book<'_>, staff: StaffId, day: DayId) -> Day {
        let Some(paid) = hours(school, staff, day, CountsIn::PaidDay) else { return Day::default() };
        let prep = prep_time(book, staff, day, paid, &self.clause.counts.prep);
        let sections = sections_of(book, school, staff, day);
        let gap = sections.windows(2).map(|pair| pair[1].span.start - pair[0].span.end).min();
        Day { pieces: prep.pieces, looked_at: prep.looked_at, gap }
    }

    fn judge(
        &self,
        school: &School,
        staff: StaffId,
        days: &[Day],
        window: &Window,
        name: &str,
        blank: Finding,
    ) -> Finding {
        let article = self.clause.by_article();
        if self.short_weeks_waived && window.short {
            return blank.judged(Verdict::DoesNotApply, format!("{name}: short weeks are waived{article}"));
        }
        let fits: Vec<Fit> = self.options.iter().map(|option| fit(school, staff, days, window, option)).collect();
        let counted =
            window.by_day().into_iter().filter_map(|(day, _)| days.get(day.0)).flat_map(|day| day.looked_at.clone());
        let blank = blank.looked_at(counted.collect());
        let says = |at: usize| format!("option {}, {}", at + 1, self.options[at].words());
        let numbers = |blank: Finding, at: usize| {
            blank.numbers(self.options[at].total(), fits[at].found.min(self.options[at].total()), "minutes")
        };
        if let Choice::Vote(Some(at)) = self.choice
            && at < fits.len()
        {
            let missing = if fits[at].whole { String::new() } else { format!("; {}", fits[at].missing.join(", ")) };
            let is = if fits[at].whole { "is met" } else { "is not" };
            let sentence = format!("{name}: {}, which the school voted for, {is}{missing}{article}", says(at));
            return numbers(blank, at).met_if(fits[at].whole, sentence);
        }
        let Some(met) = fits.iter().position(|fit| fit.whole) else {
            // The option that lacks least.
            let lacks = |at: &usize| self.options[*at].total() - fits[*at].found.min(self.options[*at].total());
            let near = (0..fits.len()).min_by_key(lacks).unwrap_or(0);
            let missing = fits.get(near).map_or(String::new(), |fit| fit.missing.join(", "));
            let sentence =
                format!("{name}: none of {} options is met; nearest is {}: {missing}{article}", fits.len(), says(near));
            return numbers(blank, near).met_if(false, sentence);
        };
        let blank = numbers(blank, met);
        match self.choice {
            Choice::Vote(_) => {
                let sentence = format!(
                    "{name}: {} is met; which option the school voted for is not recorded (write `chosen`){article}",
                    says(met)
                );
                blank.judged(Verdict::CannotBeDecided, sentence)
            }
            Choice::Any => blank.met_if(true, format!("{name}: {} is met{article}", says(met))),
            Choice::Ladder => {
                // Options on the rung of the one that is met do not come before it.
                let rung = (0..=met).rev().find(|at| !self.options[*at].same_rung).unwrap_or(0);
                let unshown: Vec<String> =
                    (0..rung).filter(|at| self.options[*at].impossible.is_none()).map(says).collect();
                if unshown.is_empty() {
                    let shown: Vec<&str> =
                        self.options[..rung].iter().filter_map(|own| own.impossible.as_deref()).collect();
                    let because = if shown.is_empty() {
                        String::new()
                    } else {
                        format!(" (those before it cannot be had: {})", shown.join("; "))
                    };
                    return blank.met_if(true, format!("{name}: {} is met{because}{article}", says(met)));
                }
                let sentence = format!(
                    "{name}: {} is met, which is allowed only if it is shown that these cannot be had: {}{article}",
                    says(met),
                    unshown.join("; ")
                );
                blank.judged(Verdict::CannotBeDecided, sentence)
            }
        }
    }
}

fn fit(school: &School, staff: StaffId, days: &[Day], window: &Window, option: &Pattern) -> Fit {
    let pieces: Vec<(DayId, Span)> = window
        .days
        .iter()
        .filter_map(|day| Some((*day, days.get(day.0)?)))
        .flat_map(|(day, own)| own.pieces.iter().map(move |piece| (day, *piece)))
        .collect();
    let mut wanted: Vec<Wanted> =
        option.blocks.iter().flat_map(|own| (0..own.times).map(|_| Wanted { times: 1, ..*own })).collect();
    // The longest first: what is found is then as much as can be.
    wanted.sort_by_key(|own| std::cmp::Reverse(own.minutes));
    let serves = |own: &Wanted, (day, piece): (DayId, Span)| {
        let limits = hours(school, staff, day, own.counts_in);
        let inside = limits.and_then(|limits| limits.intersection(own.window.unwrap_or(ANY_TIME)));
        inside.and_then(|inside| inside.intersection(piece)).map_or(0, Span::minutes) >= own.minutes
    };
    let mut taken_by: Vec<Option<usize>> = vec![None; pieces.len()];
    let mut missing = Vec::new();
    let mut found = 0;
    for (at, own) in wanted.iter().enumerate() {
        let mut seen = vec![false; pieces.len()];
        if seat(at, &wanted, &pieces, &serves, &mut taken_by, &mut seen) {
            found += own.minutes;
        } else {
            missing.push(format!("no block of {} min left for it", own.minutes));
        }
    }
    let total: Minutes = pieces.iter().map(|(_, piece)| piece.minutes()).sum();
    if let Some(minutes) = option.minutes {
        let student_day = |(day, piece): &(DayId, Span)| {
            hours(school, staff, *day, CountsIn::StudentDay).and_then(|span| span.intersection(*piece))
        };
        let inside: Minutes = pieces.iter().filter_map(student_day).map(Span::minutes).sum();
        if option.blocks.is_empty() {
            found = inside;
        }
        if inside < minutes {
            missing.push(format!("{inside} of {minutes} min inside the student day"));
        }
    }
    if let Some(most) = option.most.filter(|most| total > *most) {
        missing.push(format!("{total} min, at most {most}"));
    }
    if let Some(least) = option.between_sections {
        for (day, _) in window.by_day() {
            if let Some(gap) = days.get(day.0).and_then(|own| own.gap).filter(|gap| *gap < least) {
                missing.push(format!("{gap} min between sections on {}, {least} needed", school[day].id));
            }
        }
    }
    Fit { found, whole: missing.is_empty(), missing }
}

/// Gives block `at` a stretch of its own, moving others where they have another.
fn seat(
    at: usize,
    wanted: &[Wanted],
    pieces: &[(DayId, Span)],
    serves: &impl Fn(&Wanted, (DayId, Span)) -> bool,
    taken_by: &mut Vec<Option<usize>>,
    seen: &mut [bool],
) -> bool {
    for (n, piece) in pieces.iter().enumerate() {
        if seen[n] || !serves(&wanted[at], *piece) {
            continue;
        }
        seen[n] = true;
        let free = match taken_by[n] {
            None => true,
            Some(other) => seat(other, wanted, pieces, serves, taken_by, seen),
        };
        if free {
            taken_by[n] = Some(at);
            return true;
        }
    }
    false
}
