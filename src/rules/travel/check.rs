//! Follows each adult from site to site.

use super::{ID, Terms};
use crate::check::{Book, Check, Counted, Finding, Verdict, joined, kind_to_adult, label, longest, sites};
use crate::model::{DayId, Kind, Minutes, School, Span, StaffId};
use crate::rules::judged::{each_day, or_nobody};
use crate::schedule::{Schedule, Stretch};

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let mut findings = each_day(&self.clause, school, ID, |staff, day, paid, blank| {
            self.ways(school, (staff, day), paid, book.of_staff(staff, day), blank)
        });
        if let Some(most) = self.sites_per_day {
            findings.extend(each_day(&self.clause, school, ID, |staff, day, _, blank| {
                self.count_sites(school, (staff, day), book.of_staff(staff, day), most, blank)
            }));
        }
        if let Some(minutes) = self.lunch_and_travel {
            findings.extend(each_day(&self.clause, school, ID, |staff, day, _, blank| {
                self.lunch(school, (staff, day), book.of_staff(staff, day), minutes, blank)
            }));
        }
        or_nobody(&self.clause, school, ID, findings)
    }
}

impl Terms {
    /// Whether every way is paid, long enough and outside lunch and preparation, and none is missing.
    fn ways(
        &self,
        school: &School,
        (staff, day): (StaffId, DayId),
        paid: Span,
        rows: &[&Stretch],
        blank: Finding,
    ) -> Finding {
        let (name, article) = (format!("{}, {}", school[staff].name, school[day].id), self.clause.by_article());
        let ways = joined(rows.iter().filter(|row| row.kind == Kind::Travel).map(|row| row.span).collect());
        let counted = rows.iter().filter(|row| row.kind == Kind::Travel).map(|row| Counted::whole(row)).collect();
        let found = ways.iter().map(|way| way.minutes()).min().unwrap_or(0);
        let owed = self.minutes.unwrap_or(0);
        let blank = if ways.is_empty() { blank } else { blank.numbers(owed, found, "minutes") }.looked_at(counted);
        let mut problems: Vec<String> = Vec::new();
        for way in &ways {
            if way.minutes() < owed {
                problems.push(format!("travel {way} is {} min; {owed} required", way.minutes()));
            }
            if !paid.contains(*way) {
                problems.push(format!("travel {way} is outside the paid hours {paid}"));
            }
            let kept_free = |row: &&&Stretch| match kind_to_adult(row) {
                Kind::Lunch => self.outside_lunch,
                Kind::Prep | Kind::DirectedPrep => self.outside_prep,
                _ => false,
            };
            let during = rows.iter().filter(kept_free).filter(|row| row.span.overlaps(*way));
            problems.extend(during.map(|row| format!("travel {way} is during {}", label(row))));
        }
        let (missing, unknown) = self.missing_ways(school, rows);
        problems.extend(missing);
        if !problems.is_empty() {
            return blank.met_if(false, format!("{name}: {}{article}", problems.join("; ")));
        }
        if let Some(row) = unknown {
            let sentence = format!("{name}: at which site {} is, is not known{article}", label(row));
            return blank.judged(Verdict::CannotBeDecided, sentence);
        }
        let sentence = match ways.len() {
            0 => format!("{name}: no travel{article}"),
            _ => format!("{name}: travel of at least {found} min, inside the paid hours{article}"),
        };
        blank.met_if(true, sentence)
    }

    /// Changes of zone without travel between; and the first row whose zone nobody knows, where somebody is in several.
    fn missing_ways<'a>(&self, school: &School, rows: &[&'a Stretch]) -> (Vec<String>, Option<&'a Stretch>) {
        if !self.zones_are_sites {
            return (Vec::new(), None);
        }
        let zone = |row: &Stretch| row.room.and_then(|room| school[room].zone.as_deref());
        let mut problems = Vec::new();
        let mut last: Option<&Stretch> = None;
        let mut travelled = false;
        for row in rows {
            if row.kind == Kind::Travel {
                travelled = true;
                continue;
            }
            if zone(row).is_none() {
                continue;
            }
            if let Some(before) = last
                && zone(before) != zone(row)
                && !travelled
            {
                let (from, to) = (zone(before).unwrap_or_default(), zone(row).unwrap_or_default());
                problems.push(format!("no travel from {from} ({}) to {to} ({})", label(before), label(row)));
            }
            (last, travelled) = (Some(*row), false);
        }
        // Somebody who is in several zones could be in any of them in a row without one; with one zone nobody moves.
        let (known, _) = sites(school, rows);
        let unknown =
            rows.iter().copied().find(|row| row.kind != Kind::Travel && row.room.is_some() && zone(row).is_none());
        (problems, unknown.filter(|_| known.len() > 1))
    }

    fn count_sites(
        &self,
        school: &School,
        (staff, day): (StaffId, DayId),
        rows: &[&Stretch],
        most: u32,
        blank: Finding,
    ) -> Finding {
        let (name, article) = (format!("{}, {}", school[staff].name, school[day].id), self.clause.by_article());
        let ways = joined(rows.iter().filter(|row| row.kind == Kind::Travel).map(|row| row.span).collect()).len();
        let (known, unknown) = if self.zones_are_sites { sites(school, rows) } else { sites(school, &[]) };
        // Each way leads to one site more, or back to one that was counted.
        let least = known.len().max(if ways > 0 { 2 } else { usize::from(!rows.is_empty()) });
        let told = self.zones_are_sites && unknown == 0;
        let greatest = if told { least } else { least.max(ways + 1) };
        let number = |sites: usize| u32::try_from(sites).unwrap_or(u32::MAX);
        let names = known.into_iter().collect::<Vec<_>>().join(", ");
        let names = if names.is_empty() { String::new() } else { format!(" ({names})") };
        let blank = blank.numbers(most, number(least), "sites");
        if number(least) <= most && number(greatest) > most {
            let sentence = format!(
                "{name}: {least} to {greatest} sites{names}; at most {most}{article}; the schedule does not say where the \
                 travel leads"
            );
            return blank.judged(Verdict::CannotBeDecided, sentence);
        }
        let noun = if least == 1 { "site" } else { "sites" };
        blank.met_if(number(least) <= most, format!("{name}: {least} {noun}{names}; at most {most}{article}"))
    }

    /// On a day with travel: one stretch of lunch and travel that is long enough.
    fn lunch(
        &self,
        school: &School,
        (staff, day): (StaffId, DayId),
        rows: &[&Stretch],
        owed: Minutes,
        blank: Finding,
    ) -> Finding {
        let (name, article) = (format!("{}, {}", school[staff].name, school[day].id), self.clause.by_article());
        if !rows.iter().any(|row| row.kind == Kind::Travel) {
            return blank.judged(Verdict::DoesNotApply, format!("{name}: no travel{article}"));
        }
        let part = |row: &&&Stretch| matches!(kind_to_adult(row), Kind::Lunch | Kind::Travel);
        let mine: Vec<&Stretch> = rows.iter().filter(part).copied().collect();
        let spans = joined(mine.iter().map(|row| row.span).collect());
        let has =
            |span: &Span, kind: Kind| mine.iter().any(|row| kind_to_adult(row) == kind && span.contains(row.span));
        let both: Vec<Span> =
            spans.into_iter().filter(|span| has(span, Kind::Lunch) && has(span, Kind::Travel)).collect();
        let best = longest(&both);
        let found = best.map_or(0, Span::minutes);
        let when = best.map_or(String::new(), |span| format!(", {span}"));
        let sentence = format!("{name}: {found} min of lunch and travel together{when}; {owed} required{article}");
        let counted = mine.iter().map(|row| Counted::whole(row)).collect();
        blank.numbers(owed, found, "minutes").looked_at(counted).met_if(found >= owed, sentence)
    }
}
