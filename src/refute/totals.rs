//! Sums of preparation: what is promised against the time that is free.

use super::Detail;
use super::model::Model;
use crate::engine::Engine;
use crate::model::{DayId, Kind, Span, StaffId};
use crate::plan::OwnTotal;
use itertools::Itertools;

impl Model<'_> {
    pub(super) fn add_totals(&mut self) {
        for total in self.demands.own_totals.iter().filter(|total| total.source.sure && total.minutes > 0) {
            let places = total.days.iter().filter_map(|(day, _)| self.week.place(*day)).sorted().dedup().collect_vec();
            if places.len() == total.days.len() {
                self.add_total(total);
            }
        }
    }

    /// The hours in which minutes count: those of the own children may be longer than the bells.
    fn counts_in(&self, who: StaffId, day: DayId, window: Span) -> Span {
        let own = self.school.homerooms_of(who, day).map(|homeroom| self.school.student_day(homeroom, day));
        let all = own.fold(window, |all, own| Span::new(all.start.min(own.start), all.end.max(own.end)));
        self.school.paid_day(who, day).and_then(|paid| paid.intersection(all)).unwrap_or(window)
    }

    fn add_total(&mut self, total: &OwnTotal) {
        let (school, week) = (self.school, self.week);
        let who = total.who;
        let mut room = 0;
        // What takes of it, or gives to it, by decision.
        let mut row: Vec<(i32, crate::engine::Var)> = Vec::new();
        let mut hours: Vec<(usize, i32, i32)> = Vec::new();
        for (day, window) in &total.days {
            let Some(place) = week.place(*day) else { return };
            let window = self.counts_in(who, *day, *window);
            let (opens, closes) = (week.at(place, window.start), week.at(place, window.end));
            hours.push((place, opens, closes));
            let homerooms = school.homerooms_of(who, *day).collect_vec();
            match homerooms.as_slice() {
                [] => {
                    room += closes - opens;
                    let children = crate::plan::children_in_school(school, *day);
                    let taught = school.paid_day(who, *day).and_then(|paid| paid.intersection(children));
                    if self.detail == Detail::Sections
                        && self.taught.contains_key(&who)
                        && taught.is_none_or(|taught| window.contains(taught))
                    {
                        let sections = self.on_day(who, place);
                        row.extend(sections.iter().map(|(yes, minutes)| (week.steps(*minutes), *yes)));
                    }
                }
                [homeroom] if self.knows_releases(*homeroom) => {
                    let students = school.student_day(*homeroom, *day);
                    for outside in [Span::new(window.start, students.start), Span::new(students.end, window.end)] {
                        room += week.steps(outside.minutes());
                    }
                    for release in self.releases.get(homeroom).cloned().unwrap_or_default() {
                        let Some(nth) = release.when.on.iter().position(|(own, _)| *own == place) else { continue };
                        let steps = release.steps + release.walk;
                        let led = match release.own_lead.get(nth).map(|block| self.others_lead(*block, &[who])) {
                            Some(None) => continue,
                            led => led.flatten(),
                        };
                        match release.when.on[nth].1.or(led) {
                            Some(yes) => row.push((-steps, Engine::as_int(yes))),
                            None => room += steps,
                        }
                    }
                }
                _ => return,
            }
        }
        // Lunch that lies in these hours for certain, and meetings where they are no preparation.
        for own in self.demands.own_time.iter().filter(|own| own.who == who && own.kind == Kind::Lunch) {
            let Some(window) = own.held_to() else { continue };
            let inside = total.days.iter().filter(|(day, _)| *day == own.day).any(|(day, counts)| {
                let counts = self.counts_in(who, *day, *counts);
                // Days on which the children are in two homerooms are left out above.
                counts.contains(window)
            });
            let only = self.demands.own_time.iter().filter(|other| {
                other.who == who && other.kind == Kind::Lunch && other.day == own.day && other.held_to().is_some()
            });
            if inside && only.count() == 1 {
                room -= week.steps(own.minutes);
            }
        }
        if !total.collaboration_counts {
            for meeting in self.meetings.iter().filter(|meeting| meeting.members.contains(&who)) {
                let inside = meeting.days.iter().all(|(place, (low, high))| {
                    hours
                        .iter()
                        .any(|(own, opens, closes)| own == place && opens <= low && high + meeting.steps <= *closes)
                });
                if inside {
                    room -= meeting.steps;
                }
            }
        }
        let most = room - week.up(total.minutes);
        if row.is_empty() {
            if most < 0 {
                self.none();
            }
        } else {
            self.engine.at_most(&row, most);
        }
    }
}
