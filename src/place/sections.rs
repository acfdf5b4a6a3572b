//! Rounds of sections, and pull-outs.

use super::release::Release;
use super::{Place, RoundStart};
use crate::model::{CourseId, DayId, HomeroomId, Pinned, Span};
use crate::plan::{Round, Taken};
use itertools::Itertools;

impl Place<'_> {
    pub(super) fn add_sections(&mut self) {
        let school = self.school;
        for (position, round) in self.proposal.rounds.iter().enumerate() {
            for day in self.days.clone().into_iter().filter(|day| school[*day].cycle_day == Some(round.cycle_day)) {
                self.add_round(position, round, day);
            }
        }
        // Pinned rounds: the specials of a grade start at a clock time on these days.
        for pin in &school.pins {
            let (grade, at) = match (&pin.what, pin.at) {
                (Pinned::Specials(grade), Some(at)) => (*grade, at),
                _ => continue,
            };
            for day in self.days.clone().into_iter().filter(|day| pin.days.is_empty() || pin.days.contains(day)) {
                let starts = self
                    .rounds
                    .iter()
                    .filter(|round| round.day == day && self.proposal.rounds[round.round].grade == grade)
                    .map(|round| round.start)
                    .collect_vec();
                if starts.is_empty() {
                    if !pin.days.is_empty() {
                        self.give_up(format!("no specials of the pinned grade lie on {}", school[day].id));
                    }
                    continue;
                }
                self.one_starts_at(&starts, at.0);
            }
        }
        for pin in &school.pins {
            let (course, homerooms) = match &pin.what {
                Pinned::Course(course, homerooms) => (*course, homerooms),
                _ => continue,
            };
            for (homeroom, day) in homerooms
                .iter()
                .cartesian_product(pin.days.iter().copied().filter(|day| self.days.contains(day)).collect_vec())
            {
                let starts = self
                    .rounds
                    .iter()
                    .filter(|round| round.day == day)
                    .filter_map(|round| {
                        let whole = &self.proposal.rounds[round.round];
                        let section = whole.sections.iter().find(|section| section.homeroom == *homeroom)?;
                        let (own, teacher) = whole.taught(*homeroom)?;
                        let asked = own == course && pin.staff.is_none_or(|who| who == teacher);
                        asked.then_some((round.start, section.offset))
                    })
                    .collect_vec();
                match (starts.is_empty(), pin.at) {
                    (true, _) => self
                        .give_up(format!("the pinned section of {} is not on {}", school[course].name, school[day].id)),
                    (false, Some(at)) => {
                        let literals = starts
                            .iter()
                            .map(|(start, offset)| {
                                let yes = self.engine.literal();
                                self.engine.equal_if(yes, &[(1, *start)], at.0 - offset);
                                yes
                            })
                            .collect_vec();
                        self.engine.any(&literals);
                    }
                    (false, None) => {}
                }
            }
        }
    }

    fn one_starts_at(&mut self, starts: &[crate::engine::Var], at: i32) {
        let literals = starts
            .iter()
            .map(|start| {
                let yes = self.engine.literal();
                self.engine.equal_if(yes, &[(1, *start)], at);
                yes
            })
            .collect_vec();
        self.engine.any(&literals);
    }

    fn add_round(&mut self, position: usize, round: &Round, day: DayId) {
        let school = self.school;
        let mut window = crate::model::ANY_TIME;
        let mut empty = false;
        let mut periods = None;
        for section in &round.sections {
            let mut open = school.student_day(section.homeroom, day);
            if let Taken::Section(course, teacher) = section.taken {
                let paid = school.paid_day(teacher, day);
                periods = periods.max(school[course].whole_periods);
                for limit in [paid, school[course].windows[day.0]] {
                    match limit.and_then(|limit| open.intersection(limit)) {
                        Some(both) => open = both,
                        None => empty = true,
                    }
                }
            }
            // The round starts `offset` minutes before the section.
            let shifted = Span::new(open.start - section.offset, open.end - section.offset - section.minutes);
            window = Span::new(window.start.max(shifted.start), window.end.min(shifted.end));
        }
        if empty || window.start > window.end {
            self.give_up(format!(
                "no time on {} suits all sections of grade {} that are to be together",
                school[day].id, school[round.grade].id
            ));
            return;
        }
        let homerooms = round.sections.iter().map(|section| section.homeroom).collect_vec();
        let pinned_off_grid = school.pins.iter().any(|pin| {
            matches!(&pin.what, Pinned::Specials(grade) if *grade == round.grade)
                || matches!(&pin.what, Pinned::Course(_, whose) if whose.iter().any(|homeroom| homerooms.contains(homeroom)))
        });
        let minutes = round.sections.iter().map(|section| section.offset + section.minutes).max().unwrap_or(0);
        let start = match periods {
            Some(k) => {
                self.start_on_periods(day, Span::new(window.start, window.end + minutes), minutes, k, &homerooms)
            }
            None => self.start_in(day, window, 0, pinned_off_grid),
        };
        let Some(start) = start else {
            self.give_up(format!(
                "no period on {} suits the sections of grade {}",
                school[day].id, school[round.grade].id
            ));
            return;
        };
        self.rounds.push(RoundStart { round: position, day, start });
        for section in &round.sections {
            let at = offset(start, section.offset);
            let walk = school[school[section.homeroom].grade].transition;
            self.homeroom_tasks.entry((section.homeroom, day)).or_default().push((at, section.minutes + walk));
            self.releases.entry((section.homeroom, day)).or_default().push(Release {
                start: at,
                minutes: section.minutes,
                walk,
                needs: None,
                lunch: false,
            });
            if let Taken::Section(course, teacher) = section.taken {
                let pad = school[course].set_up.max(self.demands.gap(teacher));
                self.staff_tasks.entry((teacher, day)).or_default().push((at, section.minutes));
                self.section_tasks.entry((teacher, day)).or_default().push((at, section.minutes + pad));
                if let Some(room) = school[course].room {
                    self.room_tasks.entry((room, day)).or_default().push((at, section.minutes, 1));
                }
            }
        }
    }

    pub(super) fn add_pull_outs(&mut self) {
        let school = self.school;
        for (position, (id, day, leader)) in
            self.proposal.pull_outs.iter().enumerate().filter(|(_, (_, day, _))| self.days.contains(day)).collect_vec()
        {
            let pull_out = &school[*id];
            let window = pull_out.windows[day.0]
                .and_then(|window| window.intersection(self.students(&pull_out.homerooms, *day)?))
                .and_then(|window| window.intersection(school.paid_day(*leader, *day)?));
            let start = window.and_then(|window| self.start_in(*day, window, pull_out.minutes, false));
            let Some(start) = start else {
                self.give_up(format!("{} has no place in its window on {}", pull_out.name, school[*day].id));
                continue;
            };
            self.pull_outs.push((position, start));
            self.staff_tasks.entry((*leader, *day)).or_default().push((start, pull_out.minutes));
            if let Some(room) = pull_out.room {
                self.room_tasks.entry((room, *day)).or_default().push((start, pull_out.minutes, 1));
            }
            for homeroom in &pull_out.homerooms {
                let mut tasks = self.protected(*homeroom, *day, *id);
                tasks.push((start, pull_out.minutes, 1));
                self.engine.cumulative(&tasks, 1);
            }
        }
    }

    /// What children of `homeroom` are not taken out of.
    fn protected(
        &self,
        homeroom: HomeroomId,
        day: DayId,
        id: crate::model::PullOutId,
    ) -> Vec<(crate::engine::Var, i32, i32)> {
        use crate::model::Kind::{Eld, Lunch, Recess};
        let school = self.school;
        let pull_out = &school[id];
        let blocks = self
            .blocks
            .iter()
            .filter(|start| start.day == day && school[start.block].units[start.unit].homerooms.contains(&homeroom))
            .filter(|start| {
                let block = &school[start.block];
                block.core
                    || matches!(block.kind, Lunch | Recess | Eld)
                    || pull_out.protected_blocks.contains(&start.block)
            })
            .map(|start| (start.start, start.minutes, 1));
        let sections = self.rounds.iter().filter(|round| round.day == day).flat_map(|round| {
            let whole = &self.proposal.rounds[round.round];
            whole
                .sections
                .iter()
                .filter(|section| section.homeroom == homeroom)
                .filter(|section| {
                    let protects =
                        |course: CourseId| self.school[course].core || pull_out.protected_courses.contains(&course);
                    whole.taught(section.homeroom).is_none_or(|(course, _)| protects(course))
                })
                .map(|section| (offset(round.start, section.offset), section.minutes, 1))
        });
        blocks.chain(sections).collect()
    }
}

fn offset(start: crate::engine::Var, minutes: i32) -> crate::engine::Var {
    use pumpkin_core::variables::TransformableVariable;
    start.offset(minutes)
}
