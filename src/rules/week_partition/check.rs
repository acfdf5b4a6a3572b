//! Gives every minute of an adult's day to one kind of time, and adds up the buckets.

use super::{Bucket, ID, Terms};
use crate::check::{Book, Check, Contact, Counted, Finding, Verdict, Window, contact, kind_to_adult, list, moments};
use crate::model::{DayId, Kind, Minutes, School, Span, StaffId};
use crate::rules::judged::{each_window, or_nobody, owed_in};
use crate::schedule::{Schedule, Stretch};

/// A stretch of a day that is one kind of time; `None` where no row covers it.
struct Piece {
    span: Span,
    kind: Option<Kind>,
}

impl Check for Terms {
    fn check(&self, school: &School, schedule: &Schedule) -> Vec<Finding> {
        let book = Book::new(school, schedule);
        let mut findings = Vec::new();
        for bucket in &self.buckets {
            findings.extend(each_window(&self.clause, school, ID, self.per, |staff, window, blank| {
                let name = format!("{}, {}", school[staff].name, window.name);
                let terms = (bucket.minutes, self.short, &self.prorate);
                let owed = owed_in(school, &school[staff], window, terms);
                owed.judge(blank, &name, &self.clause, |owed, blank| {
                    self.fill(school, &book, (staff, window), (bucket, owed), &name, blank)
                })
            }));
        }
        findings.extend(each_window(&self.clause, school, ID, self.per, |staff, window, blank| {
            self.leftover(school, &book, staff, window, blank)
        }));
        or_nobody(&self.clause, school, ID, findings)
    }
}

impl Terms {
    /// Whether one bucket holds its minutes.
    fn fill(
        &self,
        school: &School,
        book: &Book<'_>,
        (staff, window): (StaffId, &Window),
        (bucket, owed): (&Bucket, Minutes),
        name: &str,
        blank: Finding,
    ) -> Finding {
        let inside = |piece: &Piece| bucket.kinds.contains(&piece.kind.unwrap_or(Kind::Open));
        let found = minutes(school, book, staff, window, inside);
        let unwritten = self.unwritten(school, book, staff, window);
        let could_be = found <= owed && owed <= found + unwritten && unwritten > 0;
        let mut sentence =
            format!("{name}: {found} min of {}; exactly {owed} required{}", bucket.name, self.clause.by_article());
        let counted = window.by_day().into_iter().flat_map(|(day, _)| looked_at(book.of_staff(staff, day), bucket));
        let blank = blank.numbers(owed, found, "minutes").looked_at(counted.collect());
        if could_be {
            sentence = format!("{sentence}; {unwritten} paid min are not written down");
            return blank.judged(Verdict::CannotBeDecided, sentence);
        }
        blank.met_if(found == owed, sentence)
    }

    /// Whether any minute is in no bucket.
    fn leftover(&self, school: &School, book: &Book<'_>, staff: StaffId, window: &Window, blank: Finding) -> Finding {
        let name = format!("{}, {}", school[staff].name, window.name);
        let stray = |kind: Kind| !self.buckets.iter().any(|bucket| bucket.kinds.contains(&kind));
        let found = minutes(school, book, staff, window, |piece| piece.kind.is_some_and(stray));
        let unwritten = self.unwritten(school, book, staff, window);
        let article = self.clause.by_article();
        let blank = blank.numbers(0, found, "minutes");
        if found > 0 {
            let mut kinds: Vec<&str> = Vec::new();
            for (day, _) in window.by_day() {
                for piece in pieces(school, book, staff, day) {
                    if let Some(kind) = piece.kind.filter(|kind| stray(*kind))
                        && !kinds.contains(&kind.word())
                    {
                        kinds.push(kind.word());
                    }
                }
            }
            let sentence = format!("{name}: {found} min in no bucket ({}); 0 allowed{article}", kinds.join(", "));
            return blank.met_if(false, sentence);
        }
        if unwritten > 0 {
            let first = window.by_day().into_iter().find_map(|(day, _)| {
                let open: Vec<Span> = pieces(school, book, staff, day)
                    .into_iter()
                    .filter(|piece| piece.kind.is_none())
                    .map(|piece| piece.span)
                    .collect();
                (!open.is_empty()).then(|| format!("{} {}", school[day].id, list(&open)))
            });
            let first = first.unwrap_or_default();
            let sentence = format!("{name}: {unwritten} paid min are not written down ({first}){article}");
            return blank.judged(Verdict::CannotBeDecided, sentence);
        }
        blank.met_if(true, format!("{name}: every paid minute is in a bucket{article}"))
    }

    /// Paid minutes that no row covers, where no bucket takes open time.
    fn unwritten(&self, school: &School, book: &Book<'_>, staff: StaffId, window: &Window) -> Minutes {
        if self.buckets.iter().any(|bucket| bucket.kinds.contains(&Kind::Open)) {
            return 0;
        }
        minutes(school, book, staff, window, |piece| piece.kind.is_none())
    }
}

/// Minutes of the `wanted` pieces over the days of a window.
fn minutes(
    school: &School,
    book: &Book<'_>,
    staff: StaffId,
    window: &Window,
    wanted: impl Fn(&Piece) -> bool,
) -> Minutes {
    let on_day = |day: DayId| -> Minutes {
        pieces(school, book, staff, day).iter().filter(|piece| wanted(piece)).map(|piece| piece.span.minutes()).sum()
    };
    window.by_day().into_iter().map(|(day, times)| Minutes::try_from(times).unwrap_or(1) * on_day(day)).sum()
}

/// The adult's day cut into pieces of one kind each; time outside the paid day only where a row is.
fn pieces(school: &School, book: &Book<'_>, staff: StaffId, day: DayId) -> Vec<Piece> {
    let rows = book.of_staff(staff, day);
    let paid = school.paid_day(staff, day);
    let spans = || rows.iter().map(|row| row.span).chain(paid);
    let (Some(start), Some(end)) = (spans().map(|span| span.start).min(), spans().map(|span| span.end).max()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for span in moments(Span::new(start, end), spans()) {
        let here = rows.iter().filter(|row| row.span.contains(span));
        let kind = here.min_by_key(|row| binding(row)).map(|row| kind_to_adult(row));
        if kind.is_some() || paid.is_some_and(|paid| paid.contains(span)) {
            found.push(Piece { span, kind });
        }
    }
    found
}

/// How strongly a row binds the adult; the least number wins.
fn binding(row: &Stretch) -> u8 {
    match (contact(row), kind_to_adult(row)) {
        (Contact::Teaching, _) => 0,
        (Contact::Supervising, _) => 1,
        (Contact::None, Kind::Lunch | Kind::Relief | Kind::Prep) => 3,
        (Contact::None, Kind::Open) => 4,
        (Contact::None, _) => 2,
    }
}

fn looked_at(rows: &[&Stretch], bucket: &Bucket) -> Vec<Counted> {
    let part = |row: &&&Stretch| {
        let kind = kind_to_adult(row);
        if bucket.kinds.contains(&kind) {
            Counted::whole(row)
        } else {
            Counted::part(row, 0, format!("{} is not {}", kind.word(), bucket.name))
        }
    };
    rows.iter().filter(|row| row.span.minutes() > 0).map(|row| part(&row)).collect()
}
