//! Measures each adult's turns of duty, and how evenly they are shared.

use super::{ID, Terms, When, Which};
use crate::check::{
    Book, Check, Contact, Counted, Finding, Subject, Verdict, Window, contact, count, label, minutes_where, share_of,
    turns, windows,
};
use crate::model::{DayId, Minutes, School, Share, Span, StaffId};
use crate::rules::clause::Prorate;
use crate::rules::judged::{each_day, each_window, or_nobody, owed_in, reasoned};
use crate::schedule::{Schedule, Stretch};

/// What is measured.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Measure {
    Minutes,
    Turns,
    Days,
}

impl Measure {
    const fn unit(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Turns => "turns",
            Self::Days => "days",
        }
    }
}

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let mut findings = Vec::new();
        if self.never {
            findings.extend(self.each_turn(school, &book, 0));
        }
        if let Some(longest) = self.longest {
            findings.extend(self.each_turn(school, &book, longest));
        }
        let number = |turns: Option<u32>| turns.map(|turns| Minutes::try_from(turns).unwrap_or(Minutes::MAX));
        let limits = [
            (self.minutes, Measure::Minutes),
            (number(self.turns), Measure::Turns),
            (number(self.days), Measure::Days),
        ];
        for (most, measure) in limits.into_iter().filter_map(|(most, measure)| Some((most?, measure))) {
            findings.extend(each_window(&self.clause, school, ID, self.per, |staff, window, blank| {
                let name = format!("{}, {}", school[staff].name, window.name);
                let owed = owed_in(school, &school[staff], window, (most, self.short, &self.prorate));
                owed.judge(blank, &name, &self.clause, |most, blank| {
                    self.limit(school, &book, (staff, window), (most, measure), &name, blank)
                })
            }));
        }
        let fair = [(self.fair_within, Measure::Minutes), (number(self.fair_within_turns), Measure::Turns)];
        for (within, measure) in fair.into_iter().filter_map(|(within, measure)| Some((within?, measure))) {
            findings.extend(self.shared(school, &book, within, measure));
        }
        or_nobody(&self.clause, school, ID, findings)
    }
}

impl Terms {
    /// The adult's rows of a day that are such a duty.
    fn rows<'a>(&self, school: &School, book: &Book<'a>, staff: StaffId, day: DayId) -> Vec<&'a Stretch> {
        let rows = book.of_staff(staff, day).iter().copied();
        rows.filter(|row| self.which.fits(school, row)).collect()
    }

    /// Every day, no turn longer than `longest`; none at all where it is 0.
    fn each_turn(&self, school: &School, book: &Book<'_>, longest: Minutes) -> Vec<Finding> {
        let mut findings = each_day(&self.clause, school, ID, |staff, day, _, blank| {
            self.longest_turn(school, (staff, day), &self.rows(school, book, staff, day), longest, blank)
        });
        // Duty on a day away is duty too.
        for staff in self.clause.covered(school) {
            for day in school.day_ids().filter(|day| school.paid_day(staff, *day).is_none()) {
                let rows = self.rows(school, book, staff, day);
                if !rows.is_empty() {
                    let blank = Finding::about(ID, Subject::Staff(staff))
                        .under(&self.clause.article, self.clause.required())
                        .on(day);
                    let finding = self.longest_turn(school, (staff, day), &rows, longest, blank);
                    findings.push(reasoned(&self.clause, finding));
                }
            }
        }
        findings
    }

    fn longest_turn(
        &self,
        school: &School,
        (staff, day): (StaffId, DayId),
        rows: &[&Stretch],
        longest: Minutes,
        blank: Finding,
    ) -> Finding {
        let (name, article) = (format!("{}, {}", school[staff].name, school[day].id), self.clause.by_article());
        let turn = turns(rows).into_iter().max_by_key(|turn| (turn.minutes(), std::cmp::Reverse(turn.start)));
        let found =
            if longest == 0 { turns(rows).into_iter().map(Span::minutes).sum() } else { turn.map_or(0, Span::minutes) };
        let sentence = match (turn, rows.first()) {
            (Some(_), Some(row)) if longest == 0 => format!("{name}: {}; never assigned{article}", label(row)),
            (Some(turn), _) => format!("{name}: a turn of {found} min, {turn}; at most {longest}{article}"),
            _ => format!("{name}: no such duty{article}"),
        };
        let counted = rows.iter().map(|row| Counted::whole(row)).collect();
        blank.numbers(longest, found, "minutes").looked_at(counted).met_if(found <= longest, sentence)
    }

    /// What a window has of `measure`.
    fn measured(&self, school: &School, book: &Book<'_>, staff: StaffId, window: &Window, measure: Measure) -> Minutes {
        let on_day = |day: DayId| {
            let rows = self.rows(school, book, staff, day);
            match measure {
                Measure::Minutes => minutes_where(&rows, |_| true),
                Measure::Turns => Minutes::try_from(turns(&rows).len()).unwrap_or(Minutes::MAX),
                Measure::Days => Minutes::from(!rows.is_empty()),
            }
        };
        window.by_day().into_iter().map(|(day, times)| Minutes::try_from(times).unwrap_or(1) * on_day(day)).sum()
    }

    fn limit(
        &self,
        school: &School,
        book: &Book<'_>,
        (staff, window): (StaffId, &Window),
        (most, measure): (Minutes, Measure),
        name: &str,
        blank: Finding,
    ) -> Finding {
        let found = self.measured(school, book, staff, window, measure);
        let said = match measure {
            Measure::Minutes => format!("{found} min of duty"),
            Measure::Turns => format!("{} of duty", count(i64::from(found), "turns")),
            Measure::Days => format!("duty on {}", count(i64::from(found), "days")),
        };
        let days = window.by_day().into_iter();
        let rows: Vec<&Stretch> = days.flat_map(|(day, _)| self.rows(school, book, staff, day)).collect();
        let list: Vec<String> =
            rows.iter().take(6).map(|row| format!("{} {}", school[row.day].id, label(row))).collect();
        let list = if list.is_empty() { String::new() } else { format!(" ({})", list.join(", ")) };
        let sentence = format!("{name}: {said}{list}; at most {most}{}", self.clause.by_article());
        let counted = rows.iter().map(|row| Counted::whole(row)).collect();
        blank.numbers(most, found, measure.unit()).looked_at(counted).met_if(found <= most, sentence)
    }

    /// How evenly everybody covered shares in each window.
    fn shared(&self, school: &School, book: &Book<'_>, within: Minutes, measure: Measure) -> Vec<Finding> {
        let article = self.clause.by_article();
        let blank = || Finding::about(ID, Subject::School).under(&self.clause.article, self.clause.required());
        let windows = match windows(school, self.per) {
            Ok(windows) => windows,
            Err(missing) => {
                return vec![blank().judged(Verdict::CannotBeDecided, format!("shares of duty: {missing}{article}"))];
            }
        };
        let mut findings = Vec::new();
        for window in &windows {
            let here = |staff: &StaffId| window.days.iter().any(|day| school.paid_day(*staff, *day).is_some());
            let mut shares: Vec<(Minutes, StaffId)> = Vec::new();
            let mut unscaled = None;
            for staff in self.clause.covered(school).filter(here) {
                let own = self.measured(school, book, staff, window, measure);
                match self.as_full_time(school, staff, own) {
                    Some(own) => shares.push((own, staff)),
                    None => unscaled = unscaled.or(Some(staff)),
                }
            }
            let mut finding = blank();
            finding.week = window.week;
            finding.day = window.days.first().copied().filter(|_| self.per == crate::model::Per::Day);
            if let Some(staff) = unscaled {
                let person = &school[staff];
                let sentence = format!(
                    "{}: shares of duty, and how the share of {} ({} of full time) compares is not said{article}",
                    window.name,
                    person.name,
                    person.fte()
                );
                findings.push(finding.judged(Verdict::CannotBeDecided, sentence));
                continue;
            }
            let (Some(least), Some(most)) =
                (shares.iter().min_by_key(|own| own.0), shares.iter().max_by_key(|own| own.0))
            else {
                continue;
            };
            let found = most.0 - least.0;
            let unit = measure.unit();
            let sentence = format!(
                "{}: {} of duty for {} and {} for {}, a difference of {found}; at most {within}{article}",
                window.name,
                count(i64::from(most.0), unit),
                school[most.1].name,
                least.0,
                school[least.1].name,
            );
            let finding = finding.numbers(within, found, unit).met_if(found <= within, sentence);
            findings.push(reasoned(&self.clause, finding));
        }
        findings
    }

    /// What `own` would be at full time; `None` where the contract does not say how shares compare.
    fn as_full_time(&self, school: &School, staff: StaffId, own: Minutes) -> Option<Minutes> {
        let fte = school[staff].fte();
        match &self.prorate {
            Prorate::None | Prorate::OnlyFullTime => Some(own),
            _ if fte >= Share::FULL => Some(own),
            Prorate::Linear => Some(share_of(own, i64::from(Share::FULL.thousandths()), i64::from(fte.thousandths()))),
            Prorate::Table(_) => None,
        }
    }
}

impl Which {
    fn fits(&self, school: &School, row: &Stretch) -> bool {
        let bells = school.day_type(row.day).students;
        let (before, after) = (row.span.start < bells.start, row.span.end > bells.end);
        let when = match self.when {
            When::Any => true,
            When::BeforeSchool => before,
            When::AfterSchool => after,
            When::AroundBells => before || after,
            When::InSchool => !before && !after,
        };
        contact(row) == Contact::Supervising
            && self.kinds.contains(&row.kind)
            && (self.ids.is_empty() || self.ids.contains(&row.course))
            && when
            && self.on.as_ref().is_none_or(|days| days.contains(&row.day))
    }
}
