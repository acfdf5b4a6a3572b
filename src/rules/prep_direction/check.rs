//! Parts the preparation of each window by who directs it.

use super::{ID, Terms};
use crate::check::{Book, Check, Counted, Finding, Verdict, Window, joined, within};
use crate::model::{DayId, Kind, Minutes, School, Span, StaffId};
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

/// One day of one adult.
#[derive(Default)]
struct Day {
    own: Vec<Span>,
    directed: Vec<Span>,
    looked_at: Vec<Counted>,
}

/// One of the numbers of the clause.
struct Number {
    required: i64,
    found: i64,
    unit: &'static str,
    met: bool,
    what: String,
}

fn minutes(spans: &[Span]) -> Minutes {
    spans.iter().map(|span| span.minutes()).sum()
}

impl Terms {
    fn is_own(&self, row: &Stretch) -> bool {
        match (row.directed_by, row.kind) {
            (Some(DirectedBy::Teacher), _) | (None, Kind::Prep) => true,
            (Some(DirectedBy::Team), _) | (None, Kind::Collaboration) => self.team_is_own,
            (Some(DirectedBy::Principal) | None, _) => false,
        }
    }

    fn on_day(&self, school: &School, book: &Book<'_>, staff: StaffId, day: DayId) -> Day {
        let Some(limits) = hours(school, staff, day, self.counts_in) else { return Day::default() };
        let mut found = Day::default();
        for row in book.of_staff(staff, day) {
            if !self.clause.counts.prep.contains(&row.kind) {
                continue;
            }
            if !row.homerooms.is_empty() {
                found.looked_at.push(Counted::part(row, 0, "children are there".to_owned()));
                continue;
            }
            let inside = within(&[row.span], limits);
            let own = self.is_own(row);
            let reason = if own { String::new() } else { "directed by others".to_owned() };
            found.looked_at.push(Counted::part(row, minutes(&inside), reason));
            (if own { &mut found.own } else { &mut found.directed }).extend(inside);
        }
        let blocks = |spans: Vec<Span>| -> Vec<Span> {
            joined(spans).into_iter().filter(|span| span.minutes() >= self.block).collect()
        };
        (found.own, found.directed) = (blocks(found.own), blocks(found.directed));
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
        let all = || window.days.iter().filter_map(|day| days.get(day.0));
        let own: Vec<Span> = all().flat_map(|day| day.own.clone()).collect();
        let directed: Vec<Span> = all().flat_map(|day| day.directed.clone()).collect();
        let article = self.clause.by_article();
        let person = &school[staff];
        let mut numbers = Vec::new();
        for (asked, found, unit) in [
            (self.own.blocks.and_then(|own| Minutes::try_from(own).ok()), own.len(), "blocks"),
            (self.own.minutes, usize::try_from(minutes(&own)).unwrap_or(0), "minutes"),
        ] {
            let Some(asked) = asked else { continue };
            let found = i64::try_from(found).unwrap_or(i64::MAX);
            match owed_over(&self.prorate, self.short_weeks, asked, person, window) {
                Owed::Minutes(owed) => numbers.push(Number {
                    required: i64::from(owed),
                    found,
                    unit,
                    met: found >= i64::from(owed),
                    what: format!("{found} {unit} self-directed, {owed} required"),
                }),
                nothing => return nothing.judge(blank, name, &self.clause, |_, blank| blank),
            }
        }
        for (most, found, unit) in [
            (self.directed.blocks.map(i64::from), i64::try_from(directed.len()).unwrap_or(i64::MAX), "blocks"),
            (self.directed.minutes.map(i64::from), i64::from(minutes(&directed)), "minutes"),
        ] {
            let Some(most) = most else { continue };
            let what = format!("{found} {unit} directed by others, at most {most}");
            numbers.push(Number { required: most, found, unit, met: found <= most, what });
        }
        let (mine, theirs) = (i64::from(minutes(&own)), i64::from(minutes(&directed)));
        for (share, part, at_least) in [(self.own.share, mine, true), (self.directed.share, theirs, false)] {
            let (Some(share), true) = (share, mine + theirs > 0) else { continue };
            let (asked, has) = (i64::from(share) * (mine + theirs), part * 100);
            let (limit, whose) =
                if at_least { ("at least", "self-directed") } else { ("at most", "directed by others") };
            numbers.push(Number {
                required: i64::from(share),
                found: has / (mine + theirs),
                unit: "per cent",
                met: if at_least { has >= asked } else { has <= asked },
                what: format!("{part} of {} min {whose}, {limit} {share} %", mine + theirs),
            });
        }
        let counted =
            window.by_day().into_iter().filter_map(|(day, _)| days.get(day.0)).flat_map(|day| day.looked_at.clone());
        let blank = blank.looked_at(counted.collect());
        let Some(shown) = numbers.iter().find(|number| !number.met).or(numbers.first()) else {
            return blank.judged(Verdict::DoesNotApply, format!("{name}: no preparation to share{article}"));
        };
        let what: Vec<&str> = numbers.iter().map(|number| number.what.as_str()).collect();
        let sentence = format!("{name}: {}{article}", what.join("; "));
        let met = numbers.iter().all(|number| number.met);
        blank.numbers(shown.required, shown.found, shown.unit).met_if(met, sentence)
    }
}
