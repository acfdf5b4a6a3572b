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

/// The preparation of `staff` on `day` that lies in `limits`. `shared_counts`: the team's shared time counts too.
///
/// Rows of kind `prep` without children count unless team or principal direct them. Open time never counts: what is not
/// set is not promised.
#[must_use]
pub fn prep_time(book: &Book<'_>, staff: StaffId, day: DayId, limits: Span, shared_counts: bool) -> PrepTime {
    let rows = book.of_staff(staff, day);
    let with_children: Vec<Span> =
        rows.iter().filter(|row| contact(row) != Contact::None).map(|row| row.span).collect();
    let mut found = PrepTime::default();
    let mut spans = Vec::new();
    for row in rows {
        match prep(row, shared_counts) {
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
        *(if row.kind == Kind::Prep { &mut found.own } else { &mut found.shared }) += minutes;
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

fn prep(row: &Stretch, shared_counts: bool) -> Prep {
    match row.kind {
        Kind::Prep if !row.homerooms.is_empty() => Prep::Refused("children are there"),
        Kind::Prep => match row.directed_by {
            None | Some(DirectedBy::Teacher) => Prep::Counts,
            Some(DirectedBy::Team) => Prep::Refused("the team directs it"),
            Some(DirectedBy::Principal) => Prep::Refused("the principal directs it"),
        },
        Kind::DirectedPrep => Prep::Refused("somebody else directs it"),
        Kind::Collaboration if shared_counts && row.homerooms.is_empty() => Prep::Counts,
        Kind::Collaboration => Prep::Refused("the team's shared time is not individual preparation"),
        Kind::Open => Prep::Refused("nothing is set, so nothing is promised"),
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
