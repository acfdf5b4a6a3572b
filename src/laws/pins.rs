//! Pins that collide: a homeroom, a room or the teachers of a course in more places at one moment than there are.

use super::certificate::Certificate;
use super::facts::{counted, teachers};
use super::sum::{Sum, Without, fewest, line, number};
use crate::model::{
    BlockId, Clock, CourseId, DayId, HomeroomId, Item, Kind, Pinned, RoomId, School, Shortfall, Span, Times,
};
use itertools::Itertools;

/// Id of the law.
pub(super) const LAW: &str = "pins";

/// What a pin fixes for one homeroom.
#[derive(Debug, Clone)]
struct Fixed {
    pin: usize,
    homeroom: HomeroomId,
    span: Span,
    kind: Kind,
    name: String,
    what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Block(BlockId),
    Course(CourseId),
}

/// What is too small.
#[derive(Debug, Clone, Copy)]
enum Place {
    Homeroom(HomeroomId),
    Room(RoomId),
    Teachers,
}

pub(super) fn find(school: &School) -> Vec<Certificate> {
    let mut found = Vec::new();
    for day in school.day_ids() {
        let all = fixed(school, day);
        let places = school.homeroom_ids().map(Place::Homeroom);
        let places =
            places.chain((0..school.rooms.len()).map(|room| Place::Room(RoomId(room)))).chain([Place::Teachers]);
        for (place, at) in places.cartesian_product(all.iter().map(|own| own.span.start).unique().collect_vec()) {
            if let Some(sum) = fewest(|without| Some(count(school, &all, place, at, without))) {
                found.push(say(school, day, place, at, sum));
            }
        }
    }
    // The same pins on every day are one proof.
    found.into_iter().unique_by(|own| own.rests_on.clone()).collect()
}

/// Everything pinned to a clock time that is sure to happen on a day.
fn fixed(school: &School, day: DayId) -> Vec<Fixed> {
    let mut all = Vec::new();
    for (position, pin) in school.pins.iter().enumerate() {
        let Some(at) = pin.at else { continue };
        let listed = pin.days.contains(&day);
        match &pin.what {
            Pinned::Block(id, homerooms) => {
                let block = &school[*id];
                let daily = matches!(block.times, Times::PerDay(_)) && pin.days.is_empty();
                let Some(minutes) = block.minutes[day.0].filter(|_| listed || daily) else { continue };
                let minutes = block.pieces.iter().copied().min().unwrap_or(minutes);
                let units = block.units.iter().flat_map(|unit| unit.homerooms.iter().copied());
                let wanted = units.filter(|homeroom| homerooms.is_empty() || homerooms.contains(homeroom));
                all.extend(wanted.map(|homeroom| Fixed {
                    pin: position,
                    homeroom,
                    span: Span::new(at, at + minutes),
                    kind: block.kind,
                    name: block.name.clone(),
                    what: What::Block(*id),
                }));
            }
            Pinned::Course(id, homerooms) if listed => {
                let course = &school[*id];
                for homeroom in homerooms {
                    let Some(minutes) = course.minutes[school[*homeroom].grade.0] else { continue };
                    all.push(Fixed {
                        pin: position,
                        homeroom: *homeroom,
                        span: Span::new(at, at + minutes),
                        kind: course.kind,
                        name: course.name.clone(),
                        what: What::Course(*id),
                    });
                }
            }
            Pinned::Course(..) | Pinned::Specials(_) | Pinned::Team(_) => {}
        }
    }
    all
}

/// Whether a homeroom may be in both at once, in groups.
fn in_groups(kind: Kind) -> bool {
    matches!(kind, Kind::Special | Kind::Intervention | Kind::Eld)
}

fn count(school: &School, all: &[Fixed], place: Place, at: Clock, without: &Without) -> Sum {
    let now = all.iter().filter(|own| own.span.start <= at && at < own.span.end && without.asks(&Item::Pin(own.pin)));
    let here = |own: &&Fixed| match (place, own.what) {
        (Place::Homeroom(homeroom), _) => own.homeroom == homeroom && !in_groups(own.kind),
        (Place::Room(room), What::Block(block)) => {
            school[block].room == Some(room) && matches!(own.kind, Kind::Lunch | Kind::Recess)
        }
        // A homeroom that is divided is in the section of another.
        (Place::Teachers, What::Course(_)) => {
            matches!(school.sections[school[own.homeroom].grade.0].shortfall, Shortfall::None | Shortfall::Aide)
        }
        (Place::Room(_), What::Course(_)) | (Place::Teachers, What::Block(_)) => false,
    };
    let chosen = now.filter(here).unique_by(|own| match own.what {
        What::Block(block) => (own.homeroom, 0, block.0),
        What::Course(course) => (own.homeroom, 1, course.0),
    });
    let chosen = chosen.collect_vec();
    let (there, facts) = match place {
        Place::Homeroom(homeroom) => {
            (line(format!("{} in one place", school[homeroom].id), 1, 1), vec![Item::Bells(school[homeroom].grade)])
        }
        Place::Room(room) => (line(school[room].name.clone(), number(school[room].fits), 1), vec![Item::Room(room)]),
        Place::Teachers => {
            let pairs = chosen.iter().filter_map(|own| match own.what {
                What::Course(course) => Some((course, school[own.homeroom].grade)),
                What::Block(_) => None,
            });
            let crew = teachers(school, &pairs.collect_vec());
            (line("teachers", number(crew.len()), 1), crew.into_iter().map(Item::Staff).collect())
        }
    };
    let what = |own: &&Fixed| line(format!("{}, {}", school[own.homeroom].id, own.name), 1, 1);
    Sum {
        unit: "at once",
        needed: chosen.iter().map(what).collect(),
        there: vec![there],
        wishes: chosen.iter().map(|own| Item::Pin(own.pin)).unique().collect(),
        facts,
    }
}

fn say(school: &School, day: DayId, place: Place, at: Clock, sum: Sum) -> Certificate {
    let lines = sum.wishes.iter().filter_map(|item| match item {
        Item::Pin(pin) => Some(school.pins[*pin].line.to_string()),
        _ => None,
    });
    let lines = super::facts::listed(&lines.collect_vec());
    let what = super::facts::listed(&sum.needed.iter().map(|line| line.what.clone()).collect_vec());
    let (needs, has) = (sum.needs(), sum.has());
    let limit = match place {
        Place::Homeroom(homeroom) => format!("{} can be in {has} place", school[homeroom].id),
        Place::Room(room) => format!("{} fits {has}", school[room].name),
        Place::Teachers => format!("there {} {} of that", if has == 1 { "is" } else { "are" }, counted(has, "teacher")),
    };
    let sentence =
        format!("Pins of line {lines}, {} at {at}: {what} are {needs} at once, and {limit}.", school[day].id);
    sum.certificate(LAW, sentence)
}
