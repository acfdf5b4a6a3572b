//! What teams are owed.

use super::model::{Meeting, Model};
use crate::model::{DayId, HomeroomId, MeetsIn, Minutes, Owed, Span, StaffId, Team};
use itertools::Itertools;

impl Model<'_> {
    pub(super) fn add_meetings(&mut self) {
        let (school, week) = (self.school, self.week);
        for team in &school.teams {
            for days in self.owed_in(team) {
                for minutes in &team.meetings {
                    let ranges = days.iter().filter_map(|place| self.meets_on(team, *place, *minutes)).collect_vec();
                    let of = |place: &usize| Some((*place, self.meets_on(team, *place, *minutes)?));
                    let days_and_starts = days.iter().filter_map(of).collect_vec();
                    let days = days_and_starts.iter().map(|(place, _)| *place).collect_vec();
                    let when = self.one_of_days(&ranges, &days);
                    let start = when.start;
                    let steps = week.steps(*minutes);
                    // Whoever must be there on every day it could be on.
                    let of = |place: &usize| self.needed(team, week.days[*place]);
                    let Some(everyone) = days
                        .iter()
                        .map(of)
                        .reduce(|one, other| one.into_iter().filter(|who| other.contains(who)).collect())
                    else {
                        continue;
                    };
                    let mut wanted = team.attendees.clone();
                    wanted.extend(team.led_by);
                    wanted.retain(|who| !team.members.contains(who));
                    let wanted = wanted.into_iter().sorted().dedup().collect_vec();
                    let members = everyone.iter().chain(&wanted).copied().collect_vec();
                    self.meetings.push(Meeting { start, steps, members, days: days_and_starts });
                    for homeroom in school.homeroom_ids() {
                        let leads = |place: &usize| {
                            school[homeroom].led_on(week.days[*place]).is_some_and(|own| everyone.contains(&own))
                        };
                        if days.iter().all(leads) && self.knows_releases(homeroom) {
                            self.cover(homeroom, &when, steps, &everyone);
                        }
                    }
                }
            }
        }
    }

    /// For each time the team is owed its meetings: the days on which they may lie.
    fn owed_in(&self, team: &Team) -> Vec<Vec<usize>> {
        let (school, week) = (self.school, self.week);
        match team.owed {
            Owed::PerWeek => week.weeks.clone(),
            Owed::PerCycle => {
                // Each day of the rotation comes in one form only; else the poorest one counts.
                let forms = school.day_ids().filter(|day| school[*day].cycle_day.is_some()).count();
                if forms == week.days.len() { vec![(0..week.days.len()).collect()] } else { Vec::new() }
            }
            Owed::EveryWeeks(n) => {
                let n = usize::try_from(n).unwrap_or(1).clamp(1, school.weeks.len().max(1));
                let mut days = Vec::new();
                for own in school.weeks.iter().take(n) {
                    // A day that comes twice counts twice: then one meeting may do for two.
                    match week.places(own) {
                        Some(places) if places.iter().all(|place| !days.contains(place)) => days.extend(places),
                        _ => return Vec::new(),
                    }
                }
                vec![days]
            }
        }
    }

    /// The members who must be there for a meeting on `day` to count.
    fn needed(&self, team: &Team, day: DayId) -> Vec<StaffId> {
        let school = self.school;
        let at_work = |who: StaffId, day: DayId| school.paid_day(who, day).is_some();
        let stands_in = |who: StaffId, day: DayId| {
            !at_work(who, day)
                && school.homerooms.iter().any(|homeroom| {
                    homeroom.teachers.contains(&who)
                        && homeroom
                            .teachers
                            .iter()
                            .any(|other| *other != who && team.members.contains(other) && at_work(*other, day))
                })
        };
        let on = |day: DayId| team.members.iter().copied().filter(|who| !stands_in(*who, day)).collect_vec();
        if school.day_ids().any(|day| on(day).iter().all(|who| at_work(*who, day))) {
            on(day)
        } else {
            team.members.iter().copied().filter(|who| at_work(*who, day)).collect()
        }
    }

    /// Steps at which a meeting may start on a day.
    fn meets_on(&self, team: &Team, place: usize, minutes: Minutes) -> Option<(i32, i32)> {
        let (school, week) = (self.school, self.week);
        let day = week.days[place];
        let needed = self.needed(team, day);
        if needed.len() < 2 {
            return None;
        }
        let mut open = team.windows[day.0]?;
        for who in &needed {
            open = open.intersection(school.paid_day(*who, day)?)?;
        }
        // Whoever else is wanted is there within their hours.
        for who in team.attendees.iter().chain(&team.led_by).filter(|who| !team.members.contains(who)) {
            open = open.intersection(school.paid_day(*who, day)?)?;
        }
        if team.meets_in == MeetsIn::StudentDay {
            open = open.intersection(self.students_of(team, day)?)?;
        }
        week.starts(place, open, minutes)
    }

    /// The hours in which minutes together count: when all its children are in school, or any where that is never.
    fn students_of(&self, team: &Team, day: DayId) -> Option<Span> {
        let school = self.school;
        let is_own = |homeroom: &HomeroomId| {
            let home = &school[*homeroom];
            if team.is_grade_level() {
                team.grades.contains(&home.grade)
            } else {
                home.teachers.iter().any(|who| team.members.contains(who))
            }
        };
        let spans =
            school.homeroom_ids().filter(is_own).map(|homeroom| school.student_day(homeroom, day)).collect_vec();
        let Some((first, rest)) = spans.split_first() else { return Some(school.day_type(day).students) };
        let all = rest.iter().try_fold(*first, |both, span| both.intersection(*span));
        all.or_else(|| {
            spans.iter().copied().reduce(|one, other| Span::new(one.start.min(other.start), one.end.max(other.end)))
        })
    }
}
