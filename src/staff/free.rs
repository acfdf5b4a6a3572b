//! When adults are taken.

use crate::model::{Clock, DayId, School, Span, StaffId};
use crate::place::Placed;
use crate::plan::Taken;
use itertools::Itertools;
use std::collections::BTreeMap;

/// Stretches in which adults are with children, in a meeting, or on a post.
#[derive(Debug, Clone, Default)]
pub struct Busy {
    taken: BTreeMap<(StaffId, DayId), Vec<Span>>,
}

/// Free stretches of one adult on one day.
pub type FreeTime = Vec<Span>;

impl Busy {
    /// Everything that is settled once clock times are: class, sections, pull-outs, meetings, co-teaching.
    #[must_use]
    pub fn of_placed(school: &School, placed: &Placed) -> Self {
        let mut busy = Self::default();
        for section in &placed.sections {
            if let Taken::Section(_, teacher) = section.taken {
                busy.add(teacher, section.day, section.span);
            }
        }
        for pull_out in &placed.pull_outs {
            busy.add(pull_out.leader, pull_out.day, pull_out.span);
        }
        for meeting in &placed.meetings {
            let team = &school[meeting.team];
            for who in team.members.iter().chain(&team.attendees).unique() {
                busy.add(*who, meeting.day, meeting.span);
            }
        }
        for block in &placed.blocks {
            let homerooms = &school[block.block].units[block.unit].homerooms;
            for pair in &school.co_teaching {
                if pair.block == block.block
                    && homerooms.contains(&pair.homeroom)
                    && (pair.days.is_empty() || pair.days.contains(&block.day))
                {
                    busy.add(pair.staff, block.day, block.span);
                }
            }
        }
        for homeroom in school.homeroom_ids() {
            for day in school.day_ids() {
                let with = with_teacher(school, placed, homeroom, day);
                let teacher = school[homeroom].teacher_on(day);
                for span in with {
                    busy.add(teacher, day, span);
                }
            }
        }
        for who in school.staff_ids() {
            if let Some(homeroom) = school[who].always_with {
                for day in school.day_ids() {
                    let eats = placed
                        .blocks
                        .iter()
                        .filter(|block| block.day == day && school[block.block].kind == crate::model::Kind::Lunch)
                        .filter(|block| school[block.block].units[block.unit].homerooms.contains(&homeroom))
                        .map(|block| block.span)
                        .collect_vec();
                    for span in without(school.student_day(homeroom, day), &eats) {
                        busy.add(who, day, span);
                    }
                }
            }
        }
        busy
    }

    /// Marks a stretch as taken.
    pub fn add(&mut self, who: StaffId, day: DayId, span: Span) {
        if span.minutes() > 0 {
            self.taken.entry((who, day)).or_default().push(span);
        }
    }

    /// Takes one such mark back.
    pub fn remove(&mut self, who: StaffId, day: DayId, span: Span) {
        if let Some(taken) = self.taken.get_mut(&(who, day))
            && let Some(position) = taken.iter().position(|other| *other == span)
        {
            taken.swap_remove(position);
        }
    }

    /// Whether nothing is set in the stretch, and the person is at school.
    #[must_use]
    pub fn is_free(&self, school: &School, who: StaffId, day: DayId, span: Span) -> bool {
        school.paid_day(who, day).is_some_and(|paid| paid.contains(span))
            && self.taken.get(&(who, day)).is_none_or(|taken| taken.iter().all(|other| !other.overlaps(span)))
    }

    /// What is free of a stretch.
    #[must_use]
    pub fn free(&self, school: &School, who: StaffId, day: DayId) -> FreeTime {
        let Some(paid) = school.paid_day(who, day) else { return Vec::new() };
        without(paid, self.taken.get(&(who, day)).map_or(&[], Vec::as_slice))
    }
}

/// `whole` without the minutes of `taken`.
#[must_use]
pub(crate) fn without(whole: Span, taken: &[Span]) -> Vec<Span> {
    let mut left = Vec::new();
    let mut from = whole.start;
    for span in taken.iter().copied().sorted() {
        if span.start > from && from < whole.end {
            left.push(Span::new(from, Clock(span.start.0.min(whole.end.0))));
        }
        from = from.max(span.end);
    }
    if from < whole.end {
        left.push(Span::new(from, whole.end));
    }
    left.retain(|span| span.minutes() > 0);
    left
}

/// When the homeroom's own teacher is with the children: the student day less what others lead.
#[must_use]
pub(crate) fn with_teacher(
    school: &School,
    placed: &Placed,
    homeroom: crate::model::HomeroomId,
    day: DayId,
) -> Vec<Span> {
    let others = released(school, placed, homeroom, day);
    without(school.student_day(homeroom, day), &others)
}

/// When others have the children of the homeroom, and the walks that others take them on.
#[must_use]
pub(crate) fn released(school: &School, placed: &Placed, homeroom: crate::model::HomeroomId, day: DayId) -> Vec<Span> {
    use crate::model::{Escort, Role};
    let mut spans: Vec<(Span, i32)> = placed
        .sections
        .iter()
        .filter(|section| section.day == day && section.homeroom == homeroom)
        .map(|section| (section.span, school[school[homeroom].grade].transition))
        .collect();
    for block in placed.blocks.iter().filter(|block| block.day == day) {
        let facts = &school[block.block];
        if !facts.units[block.unit].homerooms.contains(&homeroom) {
            continue;
        }
        let Some(leads) = &facts.leads else { continue };
        let teacher = school[homeroom].teacher_on(day);
        let own = if leads.named.is_empty() {
            leads.roles.contains(&Role::ClassroomTeacher)
        } else {
            leads.named.contains(&teacher)
        };
        if !own || block.others_lead {
            spans.push((block.span, school.walk_after(block.block, homeroom)));
        }
    }
    spans.sort();
    let mut released: Vec<Span> = spans.iter().map(|(span, _)| *span).collect();
    if school.sections[school[homeroom].grade.0].escort != Escort::ClassroomTeacher {
        // The walk between two releases that follow one another is somebody else's.
        for pair in spans.windows(2) {
            let ((first, walk), (second, _)) = (pair[0], pair[1]);
            if walk > 0 && second.start - first.end == walk {
                released.push(Span::new(first.end, second.start));
            }
        }
    }
    released.sort();
    released
}
