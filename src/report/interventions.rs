//! Which grade has which intervention when, as the schedule has it.

use itertools::Itertools as _;

use crate::model::{DayId, GradeId, HomeroomId, Kind, School, Span, StaffId};
use crate::schedule::Schedule;

/// One intervention (or language development block, or counted group) of one grade.
#[derive(Debug, Clone)]
pub(super) struct Offer {
    /// Id of the block or group.
    pub(super) course: String,
    /// Kind of time.
    pub(super) kind: Kind,
    /// The grade.
    pub(super) grade: GradeId,
    /// 2 or 3; 0 where the file does not say.
    pub(super) tier: u8,
    /// A counted group out of its homerooms, and how many children.
    pub(super) students: Option<u32>,
    /// Its meetings, in day and clock order.
    pub(super) meetings: Vec<Session>,
}

/// One placed stretch of an [`Offer`].
#[derive(Debug, Clone)]
pub(super) struct Session {
    /// The solved day.
    pub(super) day: DayId,
    /// Clock time.
    pub(super) span: Span,
    /// The grade's homerooms in it.
    pub(super) homerooms: Vec<HomeroomId>,
    /// The adults in it, those of other grades in the same groups included.
    pub(super) staff: Vec<StaffId>,
}

impl Offer {
    /// Days and clock times.
    pub(super) fn times(&self) -> Vec<(DayId, Span)> {
        self.meetings.iter().map(|session| (session.day, session.span)).unique().collect()
    }
}

/// Everything offered, grade by grade, blocks before groups.
pub(super) fn all(school: &School, schedule: &Schedule) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Vec::new();
    let rows = schedule.rows.iter().filter(|row| matches!(row.kind, Kind::Intervention | Kind::Eld));
    for row in rows.filter(|row| !row.homerooms.is_empty()) {
        let grades = row.homerooms.iter().map(|homeroom| school[*homeroom].grade).sorted().dedup();
        for grade in grades {
            let known = offers
                .iter()
                .position(|offer| (offer.grade, offer.kind, &offer.course) == (grade, row.kind, &row.course));
            let position = known.unwrap_or_else(|| {
                offers.push(offer(school, grade, row.kind, &row.course));
                offers.len() - 1
            });
            let homerooms = row.homerooms.iter().copied().filter(|homeroom| school[*homeroom].grade == grade);
            add(&mut offers[position], row.day, row.span, homerooms, &row.staff);
        }
    }
    offers.sort_by_key(|offer| (offer.grade, offer.students.is_some(), offer.tier));
    offers
}

fn offer(school: &School, grade: GradeId, kind: Kind, course: &str) -> Offer {
    let block = school.blocks.iter().find(|block| block.id == course);
    let group = school.pull_outs.iter().find(|group| group.id == course);
    Offer {
        course: course.to_owned(),
        kind,
        grade,
        tier: block.map_or(0, |block| block.tier),
        students: group.map(|group| group.students),
        meetings: Vec::new(),
    }
}

fn add(offer: &mut Offer, day: DayId, span: Span, homerooms: impl Iterator<Item = HomeroomId>, staff: &[StaffId]) {
    let known = offer.meetings.iter().position(|session| session.day == day && session.span == span);
    let position = known.unwrap_or_else(|| {
        offer.meetings.push(Session { day, span, homerooms: Vec::new(), staff: Vec::new() });
        offer.meetings.len() - 1
    });
    let session = &mut offer.meetings[position];
    session.homerooms.extend(homerooms);
    session.staff.extend_from_slice(staff);
    session.homerooms.sort();
    session.homerooms.dedup();
    session.staff.sort();
    session.staff.dedup();
}
