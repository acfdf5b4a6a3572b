//! Counts the meetings of each window and their minutes.

use super::{ID, Terms};
use crate::check::{Book, Check, Counted, Finding, Verdict, Window, joined, within};
use crate::model::{DayId, Minutes, School, Span, StaffId};
use crate::rules::blocks::Director;
use crate::rules::judged::{Owed, each_window_of_days, hours, owed_over};
use crate::schedule::{DirectedBy, Schedule, Stretch};

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let on_day = |staff, day| self.on_day(school, &book, staff, day);
        each_window_of_days(&self.clause, school, ID, self.per, on_day, |staff, days, window, name, blank| {
            self.judge(school, staff, days, window, name, blank)
        })
    }
}

/// Meetings of one adult on one day.
#[derive(Default)]
struct Day {
    /// Those the clause speaks of.
    own: Vec<Span>,
    /// Those of which the schedule does not say who directs them, where that matters.
    unknown: Vec<Span>,
    /// Minutes of all.
    all: Minutes,
    looked_at: Vec<Counted>,
}

/// Whose a row is.
enum Whose {
    Own,
    Unknown,
    Others,
}

/// One of the clause's numbers: what is asked, what is found, whether that is met.
struct Number {
    required: i64,
    found: i64,
    unit: &'static str,
    verdict: Verdict,
    what: String,
}

fn minutes(spans: &[Span]) -> Minutes {
    spans.iter().map(|span| span.minutes()).sum()
}

fn count(spans: usize) -> i64 {
    i64::try_from(spans).unwrap_or(i64::MAX)
}

impl Terms {
    fn whose(&self, row: &Stretch) -> Whose {
        let is = |director| if self.directed_by.contains(&director) { Whose::Own } else { Whose::Others };
        match row.directed_by {
            _ if self.directed_by.is_empty() => Whose::Own,
            Some(DirectedBy::Teacher) => is(Director::Teacher),
            Some(DirectedBy::Team) => is(Director::Team),
            Some(DirectedBy::Principal) => is(Director::Principal),
            None => Whose::Unknown,
        }
    }

    fn on_day(&self, school: &School, book: &Book<'_>, staff: StaffId, day: DayId) -> Day {
        let Some(limits) = hours(school, staff, day, self.counts_in) else { return Day::default() };
        let mut found = Day::default();
        let mut all = Vec::new();
        for row in book.of_staff(staff, day).iter().filter(|row| self.kinds.contains(&row.kind)) {
            let inside = within(&[row.span], limits);
            all.extend(inside.clone());
            let (list, reason) = match self.whose(row) {
                Whose::Own if inside.is_empty() => (None, format!("outside {limits}")),
                Whose::Own => (Some(&mut found.own), String::new()),
                Whose::Unknown => (Some(&mut found.unknown), "who directs it is not written".to_owned()),
                Whose::Others => (None, "somebody else directs it".to_owned()),
            };
            let counts = if reason.is_empty() { minutes(&inside) } else { 0 };
            if let Some(list) = list {
                list.extend(inside);
            }
            found.looked_at.push(Counted::part(row, counts, reason));
        }
        (found.own, found.unknown) = (joined(found.own), joined(found.unknown));
        found.all = minutes(&joined(all));
        found
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
        let each = || window.days.iter().filter_map(|day| days.get(day.0));
        let own: Vec<Span> = each().flat_map(|day| day.own.clone()).collect();
        let unknown: Vec<Span> = each().flat_map(|day| day.unknown.clone()).collect();
        let long_enough = |spans: &[Span]| -> Vec<Span> {
            spans.iter().copied().filter(|span| span.minutes() >= self.block).collect()
        };
        let (good, perhaps) = (long_enough(&own), long_enough(&unknown));
        let mut numbers = Vec::new();
        // What is found for sure, and what it may be besides.
        let least = |required: i64, sure: i64, besides: i64, unit: &'static str| Number {
            required,
            found: sure,
            unit,
            verdict: match (sure >= required, sure + besides >= required) {
                (true, _) => Verdict::Met,
                (false, true) => Verdict::CannotBeDecided,
                (false, false) => Verdict::NotMet,
            },
            what: format!("{sure} {unit}, at least {required}"),
        };
        let most = |required: i64, sure: i64, besides: i64, unit: &'static str| Number {
            required,
            found: sure,
            unit,
            verdict: match (sure <= required, sure + besides <= required) {
                (true, true) => Verdict::Met,
                (true, false) => Verdict::CannotBeDecided,
                (false, _) => Verdict::NotMet,
            },
            what: format!("{sure} {unit}, at most {required}"),
        };
        for (limit, sure, besides, unit) in [
            (self.minutes.least, i64::from(minutes(&good)), i64::from(minutes(&perhaps)), "minutes"),
            (self.meetings.least, count(good.len()), count(perhaps.len()), "meetings"),
        ] {
            let Some(asked) = limit else { continue };
            match owed_over(&self.prorate, self.short_weeks, asked, &school[staff], window) {
                Owed::Minutes(owed) => numbers.push(least(i64::from(owed), sure, besides, unit)),
                nothing => return nothing.judge(blank, name, &self.clause, |_, blank| blank),
            }
        }
        for (limit, sure, besides, unit) in [
            (self.minutes.most, i64::from(minutes(&own)), i64::from(minutes(&unknown)), "minutes"),
            (self.meetings.most, count(own.len()), count(unknown.len()), "meetings"),
        ] {
            let Some(asked) = limit else { continue };
            numbers.push(most(i64::from(asked), sure, besides, unit));
        }
        if let Some(asked) = self.longest {
            let longest = |spans: &[Span]| spans.iter().map(|span| i64::from(span.minutes())).max().unwrap_or(0);
            let sure = longest(&own);
            numbers.push(most(i64::from(asked), sure, (longest(&unknown) - sure).max(0), "minutes in one meeting"));
        }
        let all: i64 = each().map(|day| i64::from(day.all)).sum();
        if all > 0 {
            let (sure, besides) = (i64::from(minutes(&own)), i64::from(minutes(&unknown)));
            let scaled = |mut number: Number, limit: i32| {
                let word = if number.what.contains("least") { "least" } else { "most" };
                number.what = format!("{sure} of {all} min, at {word} {limit} %");
                (number.required, number.found, number.unit) = (i64::from(limit), sure * 100 / all, "per cent");
                number
            };
            if let Some(limit) = self.share.least {
                numbers.push(scaled(least(i64::from(limit) * all, sure * 100, besides * 100, ""), limit));
            }
            if let Some(limit) = self.share.most {
                numbers.push(scaled(most(i64::from(limit) * all, sure * 100, besides * 100, ""), limit));
            }
        }
        let counted =
            window.by_day().into_iter().filter_map(|(day, _)| days.get(day.0)).flat_map(|day| day.looked_at.clone());
        let blank = blank.looked_at(counted.collect());
        let with = |verdict: Verdict| numbers.iter().find(|number| number.verdict == verdict);
        let shown = with(Verdict::NotMet).or(with(Verdict::CannotBeDecided)).or(numbers.first());
        let Some(shown) = shown else {
            return blank.judged(Verdict::DoesNotApply, format!("{name}: no shared time{article}"));
        };
        let what: Vec<&str> = numbers.iter().map(|number| number.what.as_str()).collect();
        let mut sentence = format!("{name}: {}{article}", what.join("; "));
        if shown.verdict == Verdict::CannotBeDecided {
            sentence = format!("{sentence}; who directs {} min is not written", minutes(&unknown));
        }
        blank.numbers(shown.required, shown.found, shown.unit).judged(shown.verdict, sentence)
    }
}
