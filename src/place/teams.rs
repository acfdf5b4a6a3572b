//! Team meetings.

use super::Place;
use crate::model::{MeetsIn, Pinned};
use crate::plan::partner_is_in;
use itertools::Itertools;

impl Place<'_> {
    pub(super) fn add_meetings(&mut self) {
        let school = self.school;
        for (position, meeting) in self
            .proposal
            .meetings
            .iter()
            .enumerate()
            .filter(|(_, meeting)| self.days.contains(&meeting.day))
            .collect_vec()
        {
            let team = &school[meeting.team];
            let day = meeting.day;
            let everyone = team
                .members
                .iter()
                .chain(&team.attendees)
                .copied()
                .unique()
                .filter(|who| !partner_is_in(school, &team.members, *who, day))
                .collect_vec();
            let in_day = team.meets_in == MeetsIn::StudentDay;
            let mut window = team.windows[day.0];
            for who in &everyone {
                window = window.and_then(|window| window.intersection(school.paid_day(*who, day)?));
            }
            if in_day {
                let homerooms = if team.grades.is_empty() {
                    team.members.iter().flat_map(|who| school.homerooms_of(*who, day)).collect_vec()
                } else {
                    team.grades.iter().flat_map(|grade| school[*grade].homerooms.iter().copied()).collect_vec()
                };
                let students = if homerooms.is_empty() {
                    Some(school.day_type(day).students)
                } else {
                    self.students(&homerooms, day)
                };
                window = window.and_then(|window| window.intersection(students?));
            }
            let pinned = school.pins.iter().find(|pin| {
                matches!(pin.what, Pinned::Team(own) if own == meeting.team)
                    && (pin.days.is_empty() || pin.days.contains(&day))
            });
            let start = match (pinned.and_then(|pin| pin.at), window) {
                (Some(at), _) => Some(self.engine.fixed(at.0)),
                (None, Some(window)) => self.start_in(day, window, meeting.minutes, in_day && self.off_grid()),
                (None, None) => None,
            };
            let Some(start) = start else {
                self.give_up(format!("{} has no time on {} when everybody is at school", team.name, school[day].id));
                continue;
            };
            self.meetings.push((position, start));
            for who in everyone {
                let children = school.homerooms_of(who, day).next().is_some() || school[who].always_with.is_some();
                if children {
                    let ways = self.ways_to_be_free(who, day, start, meeting.minutes, meeting.over_lunch, !in_day);
                    if ways.is_empty() {
                        self.give_up(format!(
                            "{} is never free of children for {} minutes on {}",
                            school[who].name, meeting.minutes, school[day].id
                        ));
                    } else {
                        self.engine.any(&ways);
                    }
                    self.own_tasks.entry((who, day)).or_default().push((start, meeting.minutes));
                }
                self.staff_tasks.entry((who, day)).or_default().push((start, meeting.minutes));
            }
            if let Some(room) = team.room
                && school.rooms.get(room.0).is_some()
                && self.room_tasks.contains_key(&(room, day))
            {
                let fits = i32::try_from(school[room].fits).unwrap_or(1);
                self.room_tasks.entry((room, day)).or_default().push((start, meeting.minutes, fits));
            }
        }
    }
}
