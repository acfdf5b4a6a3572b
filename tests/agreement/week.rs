//! Random weeks: a solved one, changed by small moves as people change them by hand.

use super::dice::Dice;
use commonhour::model::{Clock, Kind, RoomId, School, Span, StaffId};
use commonhour::schedule::{DirectedBy, Schedule, Stretch};

/// Kinds an adult has alone.
const OWN: [Kind; 10] = [
    Kind::Prep,
    Kind::Lunch,
    Kind::Relief,
    Kind::Travel,
    Kind::Meeting,
    Kind::Collaboration,
    Kind::DirectedPrep,
    Kind::Duty,
    Kind::Open,
    Kind::Passing,
];

/// The week after so many moves.
pub(crate) fn changed(dice: &mut Dice, school: &School, week: &Schedule, moves: usize) -> Schedule {
    let mut rows = week.rows.clone();
    for _ in 0..moves {
        change(dice, school, &mut rows);
    }
    let mut rows = Schedule::new(rows).rows;
    rows.retain(|row| !row.staff.is_empty() || !row.homerooms.is_empty());
    rows.dedup();
    Schedule::new(rows)
}

fn minutes(dice: &mut Dice, most: usize) -> i32 {
    i32::try_from(dice.number(1, most)).unwrap() * if dice.yes(50) { 1 } else { -1 }
}

fn change(dice: &mut Dice, school: &School, rows: &mut Vec<Stretch>) {
    if rows.is_empty() || dice.yes(25) {
        rows.push(own(dice, school));
        return;
    }
    let at = dice.number(0, rows.len() - 1);
    match dice.number(0, 10) {
        0 => {
            rows.remove(at);
        }
        1 | 2 => {
            let by = minutes(dice, 10);
            set(&mut rows[at], by, by);
        }
        3 => set(&mut rows[at], minutes(dice, 10), 0),
        4 => set(&mut rows[at], 0, minutes(dice, 10)),
        5 => {
            let other = dice.number(0, rows.len() - 1);
            let staff = rows[at].staff.clone();
            rows[at].staff = std::mem::replace(&mut rows[other].staff, staff);
        }
        6 => rows[at].kind = Kind::ALL[dice.number(0, Kind::ALL.len() - 1)],
        7 => {
            rows[at].directed_by =
                [None, Some(DirectedBy::Teacher), Some(DirectedBy::Team), Some(DirectedBy::Principal)]
                    [dice.number(0, 3)];
        }
        8 => {
            // A gap in the middle.
            let gap = minutes(dice, 12).abs();
            let mut late = rows[at].clone();
            let middle = i32::midpoint(late.span.start.0, late.span.end.0);
            set(&mut late, middle + gap - rows[at].span.start.0, 0);
            let end = rows[at].span.end.0;
            set(&mut rows[at], 0, middle - end);
            rows.push(late);
        }
        9 => {
            if rows[at].homerooms.is_empty() {
                rows[at].staff.push(StaffId(dice.number(0, school.staff.len() - 1)));
                rows[at].staff.sort_unstable();
                rows[at].staff.dedup();
            } else if dice.yes(50) {
                rows[at].homerooms.remove(0);
            } else {
                rows[at].staff.push(StaffId(dice.number(0, school.staff.len() - 1)));
                rows[at].staff.sort_unstable();
                rows[at].staff.dedup();
            }
        }
        _ => {
            let rooms = school.rooms.len();
            rows[at].room = Some(dice.number(0, rooms)).filter(|room| *room < rooms).map(RoomId);
        }
    }
}

fn set(row: &mut Stretch, start: i32, end: i32) {
    let span = Span::new(Clock(row.span.start.0 + start), Clock(row.span.end.0 + end));
    if span.minutes() > 0 {
        row.span = span;
    }
}

fn own(dice: &mut Dice, school: &School) -> Stretch {
    let day = school.day_ids().nth(dice.number(0, school.days.len() - 1)).unwrap();
    let bells = school.day_type(day).staff;
    let start = bells.start.0 + i32::try_from(dice.number(0, 300)).unwrap();
    let kind = OWN[dice.number(0, OWN.len() - 1)];
    let length = [5, 8, 10, 12, 15, 20, 30, 45][dice.number(0, 7)];
    let staff = StaffId(dice.number(0, school.staff.len() - 1));
    let directed = (kind == Kind::Collaboration || kind == Kind::DirectedPrep) && dice.yes(50);
    Stretch {
        day,
        span: Span::new(Clock(start), Clock(start + length)),
        kind,
        course: String::new(),
        grade: String::new(),
        homerooms: Vec::new(),
        staff: vec![staff],
        room: (dice.yes(30)).then(|| RoomId(dice.number(0, school.rooms.len() - 1))),
        team: None,
        directed_by: directed.then_some(if dice.yes(50) { DirectedBy::Team } else { DirectedBy::Principal }),
        note: String::new(),
    }
}
