//! From placed and staffed to rows in clock minutes.

use super::stretch;
use crate::model::{DayId, Escort, HomeroomId, Kind, RoomId, School, Span, StaffId};
use crate::place::{Placed, PlacedBlock, PlacedSection};
use crate::plan::Taken;
use crate::schedule::{DirectedBy, Schedule, Stretch};
use crate::staff::{PostOf, Staffed};
use itertools::Itertools;
use std::collections::BTreeMap;

/// Writes the week down, row by row, until every minute of every homeroom and every adult is in one.
pub(super) fn write(school: &School, staffed: &Staffed) -> Schedule {
    let placed = &stretch::blocks(school, &staffed.placed);
    let mut rows = Rows { school, placed, staffed, written: Vec::new() };
    for (position, block) in placed.blocks.iter().enumerate() {
        rows.block(position, block);
    }
    rows.sections();
    rows.pull_outs();
    rows.class_time();
    rows.adults();
    stretch::meetings(school, &mut rows.written);
    rows.open();
    Schedule::new(rows.written)
}

struct Rows<'a> {
    school: &'a School,
    placed: &'a Placed,
    staffed: &'a Staffed,
    written: Vec<Stretch>,
}

impl Rows<'_> {
    fn row(&mut self, day: DayId, span: Span, kind: Kind, course: &str) -> &mut Stretch {
        self.written.push(Stretch {
            day,
            span,
            kind,
            course: course.to_owned(),
            grade: String::new(),
            homerooms: Vec::new(),
            staff: Vec::new(),
            room: None,
            team: None,
            directed_by: None,
            note: String::new(),
        });
        let last = self.written.len() - 1;
        &mut self.written[last]
    }

    fn grades(&self, homerooms: &[HomeroomId]) -> String {
        homerooms.iter().map(|homeroom| self.school[self.school[*homeroom].grade].id.as_str()).unique().join(";")
    }

    fn companions(&self, homeroom: HomeroomId, day: DayId) -> Vec<StaffId> {
        self.school
            .staff_ids()
            .filter(|who| self.school[*who].always_with == Some(homeroom) && self.school.paid_day(*who, day).is_some())
            .collect()
    }

    fn posted(&self, of: PostOf, day: DayId, span: Span) -> Vec<StaffId> {
        self.staffed
            .posts
            .iter()
            .filter(|(post, _)| post.of == of && post.day == day && post.span == span)
            .flat_map(|(_, people)| people.iter().copied())
            .collect()
    }

    fn block(&mut self, position: usize, placed: &PlacedBlock) {
        let school = self.school;
        let block = &school[placed.block];
        let homerooms = block.units[placed.unit].homerooms.clone();
        let day = placed.day;
        let course = if block.alternates.is_empty() {
            block.id.clone()
        } else {
            // Courses that take turns: by the day of the rotation.
            let turn = school[day].cycle_day.unwrap_or(0) % block.alternates.len();
            block.alternates[turn].clone()
        };
        let posted = self.posted(PostOf::Block(position), day, placed.span);
        let own_lead = block.leads.as_ref().is_none_or(|leads| {
            leads.named.is_empty() && leads.roles.contains(&crate::model::Role::ClassroomTeacher) && !placed.others_lead
        });
        if block.leads.is_none() {
            for homeroom in &homerooms {
                let mut staff = vec![school[*homeroom].teacher_on(day)];
                staff.extend(self.co_teachers(placed, *homeroom));
                staff.extend(self.companions(*homeroom, day));
                let (grade, room) = (self.grades(&[*homeroom]), block.room.or(school[*homeroom].room));
                let row = self.row(day, placed.span, block.kind, &course);
                (row.grade, row.homerooms, row.staff, row.room) = (grade, vec![*homeroom], staff, room);
            }
            return;
        }
        let teachers = homerooms.iter().map(|homeroom| school[*homeroom].teacher_on(day)).unique().collect_vec();
        let leaders = if own_lead { teachers.iter().copied().chain(posted).collect_vec() } else { posted };
        let grade = self.grades(&homerooms);
        let mut with = homerooms.iter().flat_map(|homeroom| self.companions(*homeroom, day)).collect_vec();
        let groups = block.needs_of(placed.unit).groups;
        if groups > 1 && matches!(block.kind, Kind::Intervention | Kind::Eld) {
            // The first groups have somebody each; whoever is left over joins one.
            for group in 0..groups {
                let mut staff = leaders
                    .iter()
                    .copied()
                    .enumerate()
                    .filter(|(n, _)| n % groups == group)
                    .map(|(_, who)| who)
                    .collect_vec();
                if group == 0 {
                    staff.append(&mut with);
                }
                if staff.is_empty() {
                    continue;
                }
                let room = staff.first().and_then(|who| self.room_of(*who, day)).or(block.room);
                let row = self.row(day, placed.span, block.kind, &course);
                row.grade.clone_from(&grade);
                row.homerooms.clone_from(&homerooms);
                row.staff = staff;
                row.room = room;
                row.note = format!("group {} of {groups}", group + 1);
            }
            return;
        }
        if block.kind == Kind::Lunch {
            with.clear();
        }
        let staff = leaders.into_iter().chain(with).unique().collect_vec();
        let row = self.row(day, placed.span, block.kind, &course);
        (row.grade, row.homerooms, row.staff, row.room) = (grade, homerooms, staff, block.room);
    }

    fn co_teachers(&self, placed: &PlacedBlock, homeroom: HomeroomId) -> Vec<StaffId> {
        self.school
            .co_teaching
            .iter()
            .filter(|pair| pair.block == placed.block && pair.homeroom == homeroom)
            .filter(|pair| pair.days.is_empty() || pair.days.contains(&placed.day))
            .filter(|pair| self.school.paid_day(pair.staff, placed.day).is_some())
            .map(|pair| pair.staff)
            .collect()
    }

    fn room_of(&self, who: StaffId, day: DayId) -> Option<RoomId> {
        let school = self.school;
        school[who].room.or_else(|| school.homerooms_of(who, day).find_map(|homeroom| school[homeroom].room))
    }

    fn sections(&mut self) {
        let school = self.school;
        let placed = self.placed;
        let together: BTreeMap<(usize, DayId), Vec<&PlacedSection>> = placed
            .sections
            .iter()
            .map(|section| ((section.round, section.day), section))
            .into_group_map()
            .into_iter()
            .collect();
        for ((_, day), round) in together {
            let divided = round
                .iter()
                .filter(|section| section.taken == Taken::Divided)
                .map(|section| section.homeroom)
                .collect_vec();
            for section in &round {
                let Taken::Section(course, teacher) = section.taken else { continue };
                let facts = &school[course];
                let joined = round
                    .iter()
                    .filter(|other| other.taken == Taken::Combined(section.homeroom))
                    .map(|other| other.homeroom)
                    .collect_vec();
                let homerooms = std::iter::once(section.homeroom)
                    .chain(joined.iter().copied())
                    .chain(divided.iter().copied())
                    .collect_vec();
                let mut staff = vec![teacher];
                let together = std::iter::once(section.homeroom).chain(joined.iter().copied());
                staff.extend(together.flat_map(|homeroom| self.companions(homeroom, day)));
                let mut notes =
                    divided.iter().map(|homeroom| format!("with a group of {}", school[*homeroom].id)).collect_vec();
                notes.extend(joined.iter().map(|homeroom| format!("together with {}", school[*homeroom].id)));
                let (grade, room) = (self.grades(&homerooms), facts.room.or(school[section.homeroom].room));
                let id = facts.id.clone();
                let row = self.row(day, section.span, facts.kind, &id);
                (row.grade, row.homerooms, row.staff, row.room) = (grade, homerooms, staff, room);
                row.note = notes.join("; ");
            }
        }
        for (position, section) in
            placed.sections.iter().enumerate().filter(|(_, section)| section.taken == Taken::Aide)
        {
            let staff = self.posted(PostOf::Cover(position), section.day, section.span);
            let (grade, room) = (self.grades(&[section.homeroom]), school[section.homeroom].room);
            let row = self.row(section.day, section.span, Kind::Cover, "");
            (row.grade, row.homerooms, row.staff, row.room) = (grade, vec![section.homeroom], staff, room);
        }
    }

    fn pull_outs(&mut self) {
        let school = self.school;
        for pull_out in &self.placed.pull_outs {
            let facts = &school[pull_out.pull_out];
            let grade = self.grades(&facts.homerooms);
            let room = facts.room.or(school[pull_out.leader].room);
            let row = self.row(pull_out.day, pull_out.span, facts.kind, &facts.id);
            (row.grade, row.homerooms, row.staff, row.room) =
                (grade, facts.homerooms.clone(), vec![pull_out.leader], room);
            row.note = format!("group of {}", facts.students);
        }
    }

    /// Walks, and class time with the own teacher wherever nothing else is.
    fn class_time(&mut self) {
        let school = self.school;
        for homeroom in school.homeroom_ids() {
            for day in school.day_ids() {
                let whole = school.student_day(homeroom, day);
                let things = self.things(homeroom, day);
                let mut from = whole.start;
                let mut walk = 0;
                for (span, after) in things.iter().copied().chain(std::iter::once((Span::new(whole.end, whole.end), 0)))
                {
                    if span.start > from {
                        let gap = Span::new(from, span.start);
                        let walked = Span::new(from, from + walk.min(gap.minutes()));
                        if walked.minutes() > 0 && span.start < whole.end {
                            self.walk(homeroom, day, walked);
                        }
                        let class = if span.start < whole.end { Span::new(walked.end, span.start) } else { gap };
                        if class.minutes() > 0 {
                            self.class(homeroom, day, class);
                        }
                    }
                    from = from.max(span.end);
                    walk = after;
                }
            }
        }
    }

    /// What the homeroom is in, in clock order, with the walk after it.
    fn things(&self, homeroom: HomeroomId, day: DayId) -> Vec<(Span, i32)> {
        let school = self.school;
        let blocks = self
            .placed
            .blocks
            .iter()
            .filter(|block| block.day == day && school[block.block].units[block.unit].homerooms.contains(&homeroom))
            .map(|block| (block.span, school.walk_after(block.block, homeroom)));
        let sections = self
            .placed
            .sections
            .iter()
            .filter(|section| section.day == day && section.homeroom == homeroom)
            .map(|section| (section.span, school[section.grade].transition));
        blocks.chain(sections).sorted().collect()
    }

    fn class(&mut self, homeroom: HomeroomId, day: DayId, span: Span) {
        let mut staff = vec![self.school[homeroom].teacher_on(day)];
        staff.extend(self.companions(homeroom, day));
        let (grade, room) = (self.grades(&[homeroom]), self.school[homeroom].room);
        let row = self.row(day, span, Kind::Instruct, "");
        (row.grade, row.homerooms, row.staff, row.room) = (grade, vec![homeroom], staff, room);
    }

    fn walk(&mut self, homeroom: HomeroomId, day: DayId, span: Span) {
        let posted = self.posted(PostOf::Walk(homeroom), day, span);
        let mut staff = if posted.is_empty() { vec![self.school[homeroom].teacher_on(day)] } else { posted };
        staff.extend(self.companions(homeroom, day));
        let grade = self.grades(&[homeroom]);
        let others_walk = self.school.sections[self.school[homeroom].grade.0].escort != Escort::ClassroomTeacher;
        let row = self.row(day, span, Kind::Transition, "");
        (row.grade, row.homerooms, row.staff) = (grade, vec![homeroom], staff);
        if others_walk {
            "walks the children across".clone_into(&mut row.note);
        }
    }

    fn adults(&mut self) {
        let school = self.school;
        for meeting in &self.placed.meetings {
            let team = &school[meeting.team];
            let staff = team
                .members
                .iter()
                .chain(&team.attendees)
                .copied()
                .unique()
                .filter(|who| !crate::plan::partner_is_in(school, &team.members, *who, meeting.day))
                .collect_vec();
            let room = team.room.or_else(|| team.members.iter().find_map(|who| self.room_of(*who, meeting.day)));
            let grade = team.grades.iter().map(|grade| school[*grade].id.as_str()).join(";");
            let purpose = team.purpose.clone();
            let row = self.row(meeting.day, meeting.span, Kind::Collaboration, "");
            (row.grade, row.staff, row.room, row.team) = (grade, staff, room, Some(meeting.team));
            row.directed_by = Some(DirectedBy::Team);
            row.note = purpose;
        }
        for (post, people) in &self.staffed.posts {
            if let PostOf::Duty(duty) = post.of {
                let facts = &school[duty];
                let row = self.row(post.day, post.span, Kind::Duty, &facts.id);
                (row.staff, row.room) = (people.clone(), facts.room);
            }
        }
        for own in &self.staffed.own {
            let room = if own.kind == Kind::Prep { self.room_of(own.who, own.day) } else { None };
            let row = self.row(own.day, own.span, own.kind, "");
            (row.staff, row.room) = (vec![own.who], room);
            row.directed_by = (own.kind == Kind::Prep).then_some(DirectedBy::Teacher);
        }
    }

    /// The rest of everybody's paid day.
    fn open(&mut self) {
        let school = self.school;
        let mut taken: BTreeMap<(StaffId, DayId), Vec<Span>> = BTreeMap::new();
        for row in &self.written {
            for who in &row.staff {
                taken.entry((*who, row.day)).or_default().push(row.span);
            }
        }
        for who in school.staff_ids() {
            for day in school.day_ids() {
                let Some(paid) = school.paid_day(who, day) else { continue };
                let spans = taken.get(&(who, day)).map_or(&[][..], Vec::as_slice);
                for span in crate::staff::without(paid, spans) {
                    self.row(day, span, Kind::Open, "").staff = vec![who];
                }
            }
        }
    }
}
