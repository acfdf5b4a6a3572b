//! Which minutes of a day are somebody's preparation.

use super::{Book, Contact, Counted, contact, joined, uncovered, within};
use crate::model::{DayId, Kind, Minutes, School, Span, StaffId};
use crate::schedule::{DirectedBy, Stretch};

/// Preparation of one adult on one day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PrepTime {
    /// Unbroken stretches in clock order; rows that touch are one.
    pub pieces: Vec<Span>,
    /// Every row that was looked at.
    pub looked_at: Vec<Counted>,
    /// Minutes of it that are the adult's own.
    pub own: Minutes,
    /// Minutes of it that are shared with the team.
    pub shared: Minutes,
}

impl PrepTime {
    /// The pieces of at least `block` minutes; rows in shorter ones are marked as not counted.
    #[must_use]
    pub fn in_blocks(mut self, block: Minutes) -> Self {
        let (long, short): (Vec<Span>, Vec<Span>) = self.pieces.iter().partition(|piece| piece.minutes() >= block);
        for seen in &mut self.looked_at {
            if let Some(piece) = short.iter().find(|piece| seen.minutes > 0 && piece.overlaps(seen.span)) {
                seen.minutes = 0;
                seen.reason = format!("a block of {} min; only blocks of {block} or more count", piece.minutes());
            }
        }
        self.pieces = long;
        self
    }

    /// Minutes of all pieces.
    #[must_use]
    pub fn minutes(&self) -> Minutes {
        self.pieces.iter().map(|piece| piece.minutes()).sum()
    }
}

/// The preparation of `staff` on `day` that lies in `limits`: rows of the `kinds` that count.
///
/// Rows of kind `prep` without children count unless team or principal direct them (then they are `directed-prep`). A kind
/// that is usually spent with children, like `duty` or `passing`, counts whole where it is listed. Open time counts only
/// where it is listed: what is not set is not promised.
#[must_use]
pub fn prep_time(book: &Book<'_>, staff: StaffId, day: DayId, limits: Span, kinds: &[Kind]) -> PrepTime {
    let rows = book.of_staff(staff, day);
    let with_children: Vec<Span> = rows
        .iter()
        .filter(|row| contact(row) != Contact::None && !matches!(prep(row, kinds), Prep::Counts))
        .map(|row| row.span)
        .collect();
    let mut found = PrepTime::default();
    let mut spans = Vec::new();
    for row in rows {
        match prep(row, kinds) {
            Prep::Counts => {}
            Prep::Refused(reason) => {
                found.looked_at.push(Counted::part(row, 0, reason.to_owned()));
                continue;
            }
            Prep::Other => continue,
        }
        let inside: Vec<Span> = within(&uncovered(row.span, &with_children), limits);
        let minutes: Minutes = inside.iter().map(|span| span.minutes()).sum();
        let reason = if minutes == row.span.minutes() {
            String::new()
        } else {
            format!("{} min lie outside {limits} or are with children", row.span.minutes() - minutes)
        };
        found.looked_at.push(Counted::part(row, minutes, reason));
        *(if row.kind == Kind::Collaboration { &mut found.shared } else { &mut found.own }) += minutes;
        spans.extend(inside);
    }
    found.pieces = joined(spans);
    found
}

/// What a row is to preparation.
enum Prep {
    /// It counts.
    Counts,
    /// It looks like it and does not count, for this reason.
    Refused(&'static str),
    /// It has nothing to do with it.
    Other,
}

fn prep(row: &Stretch, kinds: &[Kind]) -> Prep {
    let counts = |kind: Kind, refusal: &'static str| match (kinds.contains(&kind), row.homerooms.is_empty()) {
        (true, true) => Prep::Counts,
        (true, false) => Prep::Refused("children are there"),
        (false, _) => Prep::Refused(refusal),
    };
    match (row.kind, row.directed_by) {
        (Kind::Prep, None | Some(DirectedBy::Teacher)) => counts(Kind::Prep, "preparation of one's own does not count"),
        (Kind::Prep, Some(_)) if !row.homerooms.is_empty() => Prep::Refused("children are there"),
        (Kind::Prep, Some(DirectedBy::Team)) => counts(Kind::DirectedPrep, "the team directs it"),
        (Kind::Prep, Some(DirectedBy::Principal)) => counts(Kind::DirectedPrep, "the principal directs it"),
        (Kind::DirectedPrep, _) => counts(Kind::DirectedPrep, "somebody else directs it"),
        (Kind::Collaboration, _) => counts(Kind::Collaboration, "the team's shared time is not individual preparation"),
        (Kind::Open, _) => counts(Kind::Open, "nothing is set, so nothing is promised"),
        (kind, _) if kinds.contains(&kind) => Prep::Counts,
        _ => Prep::Other,
    }
}

/// When students are about for `staff` on `day`: the bells of the day type, widened to the hours of the homerooms
/// they lead that day.
#[must_use]
pub fn students_about(school: &School, staff: StaffId, day: DayId) -> Span {
    let mut about = school.day_type(day).students;
    for homeroom in school.homerooms_of(staff, day) {
        let own = school.student_day(homeroom, day);
        about = Span::new(about.start.min(own.start), about.end.max(own.end));
    }
    about
}
