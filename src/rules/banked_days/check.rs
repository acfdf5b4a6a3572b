//! Adds up what the time without students is used for on early-release days.

use super::{ID, Terms};
use crate::check::{
    Book, Check, Counted, Finding, Subject, Verdict, joined, longest, students_about, uncovered, within,
};
use crate::model::{DayId, Kind, Minutes, School, Span, StaffId};
use crate::rules::blocks::Director;
use crate::rules::judged::{each_day, each_window_of_days};
use crate::schedule::{DirectedBy, Schedule, Stretch};

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let Some(share) = self.days_share else {
            let mut findings = each_day(&self.clause, school, ID, |staff, day, paid, blank| {
                let name = format!("{}, {}", school[staff].name, school[day].id);
                if self.is_banked(school, day) {
                    self.judge(school, &book, (staff, day, paid), &name, blank)
                } else {
                    let sentence = format!("{name}: students have their whole day");
                    blank.judged(Verdict::DoesNotApply, sentence)
                }
            });
            // Days that are no such days are only named where there are no others.
            let any = findings.iter().any(|finding| finding.day.is_some_and(|day| self.is_banked(school, day)));
            if any {
                findings.retain(|finding| finding.day.is_none_or(|day| self.is_banked(school, day)));
            }
            return findings;
        };
        let on_day = |staff: StaffId, day: DayId| {
            let paid = school.paid_day(staff, day).filter(|_| self.is_banked(school, day))?;
            let blank = Finding::about(ID, Subject::Staff(staff));
            Some(self.judge(school, &book, (staff, day, paid), &school[day].id, blank))
        };
        each_window_of_days(&self.clause, school, ID, self.per, on_day, |_, days, window, name, blank| {
            let article = self.clause.by_article();
            let own: Vec<&Finding> =
                window.days.iter().filter_map(|day| days.get(day.0).and_then(Option::as_ref)).collect();
            let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
            let whole = number(own.len());
            if whole == 0 {
                return blank.judged(Verdict::DoesNotApply, format!("{name}: no such day{article}"));
            }
            // Half of three days is two of them.
            let required = (whole * i64::from(share) + 99) / 100;
            let with = |verdict| number(own.iter().filter(|finding| finding.verdict == verdict).count());
            let (found, unknown) = (with(Verdict::Met), with(Verdict::CannotBeDecided));
            let counted = own.iter().flat_map(|finding| finding.evidence.counted.clone());
            let sentence = format!("{name}: kept on {found} of {whole} such days; {required} required{article}");
            let blank = blank.numbers(required, found, "days").looked_at(counted.collect());
            if found < required && found + unknown >= required {
                let sentence = format!("{sentence}; on {unknown} who directs the time is not written");
                return blank.judged(Verdict::CannotBeDecided, sentence);
            }
            blank.met_if(found >= required, sentence)
        })
    }
}

/// Whether a row counts.
enum Counts {
    Yes,
    Unknown,
    No(&'static str),
}

impl Terms {
    fn is_banked(&self, school: &School, day: DayId) -> bool {
        let own = school.day_type(day);
        if self.day_types.is_empty() { own.short } else { self.day_types.contains(&own.name) }
    }

    fn counts(&self, row: &Stretch) -> Counts {
        if !row.homerooms.is_empty() {
            return Counts::No("children are there");
        }
        if !self.kinds.contains(&row.kind) {
            return Counts::No("another kind of time");
        }
        let director = match (row.directed_by, row.kind) {
            _ if self.directed_by.is_empty() => return Counts::Yes,
            (Some(DirectedBy::Teacher), _) | (None, Kind::Prep) => Director::Teacher,
            (Some(DirectedBy::Team), _) => Director::Team,
            (Some(DirectedBy::Principal), _) => Director::Principal,
            (None, _) => return Counts::Unknown,
        };
        if self.directed_by.contains(&director) { Counts::Yes } else { Counts::No("somebody else directs it") }
    }

    fn judge(
        &self,
        school: &School,
        book: &Book<'_>,
        (staff, day, paid): (StaffId, DayId, Span),
        name: &str,
        blank: Finding,
    ) -> Finding {
        let article = self.clause.by_article();
        let without = uncovered(paid, &[students_about(school, staff, day)]);
        let whole: Minutes = without.iter().map(|span| span.minutes()).sum();
        let (mut sure, mut perhaps, mut counted) = (Vec::new(), Vec::new(), Vec::new());
        for row in book.of_staff(staff, day) {
            let inside = within(&without, row.span);
            let minutes: Minutes = inside.iter().map(|span| span.minutes()).sum();
            if minutes == 0 {
                continue;
            }
            let (counts, reason) = match self.counts(row) {
                Counts::Yes => {
                    sure.extend(inside);
                    (minutes, "")
                }
                Counts::Unknown => {
                    perhaps.extend(inside);
                    (0, "who directs it is not written")
                }
                Counts::No(reason) => (0, reason),
            };
            counted.push(Counted::part(row, counts, reason.to_owned()));
        }
        let measure = |spans: Vec<Span>| -> Minutes {
            let spans = joined(spans);
            if self.consecutive {
                longest(&spans).map_or(0, Span::minutes)
            } else {
                spans.iter().map(|span| span.minutes()).sum()
            }
        };
        let found = measure(sure.clone());
        let most_found = measure([sure, perhaps].concat());
        let by_share = self.share.map(|share| (whole * i32::try_from(share).unwrap_or(100) + 99) / 100);
        let required = self.minutes.into_iter().chain(by_share).max();
        let keeps =
            |found: Minutes| required.is_none_or(|least| found >= least) && self.most.is_none_or(|most| found <= most);
        let mut limits = Vec::new();
        limits.extend(required.map(|least| format!("{least} required")));
        limits.extend(self.most.map(|most| format!("at most {most}")));
        let kinds: Vec<&str> = self.kinds.iter().map(|kind| kind.word()).collect();
        let sentence = format!(
            "{name}: {found} of {whole} min without students for {}; {}{article}",
            kinds.join(" or "),
            limits.join(", ")
        );
        let too_much = self.most.filter(|most| found > *most);
        let number = too_much.or(required).or(self.most).unwrap_or(0);
        let blank = blank.numbers(number, found, "minutes").looked_at(counted);
        if keeps(found) != keeps(most_found) {
            let sentence = format!("{sentence}; who directs {} min more is not written", most_found - found);
            return blank.judged(Verdict::CannotBeDecided, sentence);
        }
        blank.met_if(keeps(found), sentence)
    }
}
