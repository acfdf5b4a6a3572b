//! Sections: rounds of whole grades, or one by one.

use super::Detail;
use super::model::{Model, Release, SectionTask, When};
use crate::engine::{Engine, Var};
use crate::model::{CourseId, GradeId, HomeroomId, Kind, Minutes, School, Shortfall, Span, StaffId, Together};
use itertools::Itertools;
use std::collections::BTreeSet;

/// Most sections that are looked at one by one.
const SMALL: u32 = 40;

/// Whether the school is small enough to look at every section.
pub(super) fn is_small(school: &School) -> bool {
    let of = |homeroom: &crate::model::Homeroom| -> u32 {
        school.courses.iter().map(|course| course.per_cycle[homeroom.grade.0]).sum()
    };
    school.homerooms.iter().map(of).sum::<u32>() <= SMALL
}

/// What a start may be, and on which positions of days.
type Places = (Vec<(i32, i32)>, Vec<usize>);

impl Model<'_> {
    pub(super) fn add_sections(&mut self) {
        for grade in (0..self.school.grades.len()).map(GradeId) {
            let courses = self.courses_of(grade);
            if courses.is_empty() || self.school[grade].homerooms.is_empty() {
                continue;
            }
            let lengths = courses.iter().map(|(_, minutes, _)| *minutes).unique().count();
            let rule = &self.school.sections[grade.0];
            let together = rule.together == Together::Parallel && rule.shortfall == Shortfall::None && lengths == 1;
            // Sections of different lengths that are out at once need not start at once: then they are looked at apart.
            if together {
                self.add_rounds(grade, &courses);
            } else {
                for homeroom in self.school[grade].homerooms.clone() {
                    self.add_singles(homeroom, &courses);
                }
            }
        }
    }

    /// Courses, lengths and numbers of sections of a homeroom of the grade.
    fn courses_of(&self, grade: GradeId) -> Vec<(CourseId, Minutes, u32)> {
        let courses = self.school.courses.iter().enumerate();
        courses
            .filter(|(_, course)| course.per_cycle[grade.0] > 0)
            .filter_map(|(position, course)| {
                Some((CourseId(position), course.minutes[grade.0]?, course.per_cycle[grade.0]))
            })
            .collect()
    }

    /// Who may teach a course to a grade.
    fn able_to_teach(&self, course: CourseId, grade: GradeId) -> BTreeSet<StaffId> {
        let serves = |who: &&StaffId| {
            let grades = &self.school[**who].grades;
            grades.is_empty() || grades.contains(&grade)
        };
        self.school[course].teachers.iter().filter(serves).copied().collect()
    }

    /// Where a section of a course may start for all of the homerooms, with one of these adults.
    fn places_of(
        &self,
        course: CourseId,
        homerooms: &[HomeroomId],
        able: &BTreeSet<StaffId>,
        minutes: Minutes,
    ) -> Places {
        let (school, week) = (self.school, self.week);
        let own = &school[course];
        let mut found: Places = (Vec::new(), Vec::new());
        for (place, day) in week.days.iter().copied().enumerate() {
            let students = homerooms.iter().try_fold(crate::model::ANY_TIME, |open, homeroom| {
                open.intersection(school.student_day(*homeroom, day))
            });
            let Some(open) = own.windows[day.0].and_then(|window| window.intersection(students?)) else { continue };
            let mut ranges: Vec<(i32, i32)> = Vec::new();
            for who in able {
                let Some(hours) = school.paid_day(*who, day).and_then(|paid| paid.intersection(open)) else { continue };
                match own.whole_periods {
                    None => ranges.extend(week.starts(place, hours, minutes)),
                    Some(n) => {
                        for period in &school.day_type(day).periods {
                            let span = Span::new(period.span.start, period.span.start + minutes);
                            let whole = homerooms.iter().all(|homeroom| self.fits_periods(*homeroom, day, span, n));
                            if whole && hours.contains(span) {
                                let at = week.at(place, span.start);
                                ranges.push((at, at));
                            }
                        }
                    }
                }
            }
            let ranges = joined(ranges);
            if !ranges.is_empty() {
                found.0.extend(ranges);
                found.1.push(place);
            }
        }
        found
    }

    /// Sections of a homeroom, each for itself.
    fn add_singles(&mut self, homeroom: HomeroomId, courses: &[(CourseId, Minutes, u32)]) {
        let grade = self.school[homeroom].grade;
        let mut mine: Vec<(CourseId, Vec<(usize, Var)>)> = Vec::new();
        for (course, minutes, often) in courses {
            let able = self.able_to_teach(*course, grade);
            let (ranges, days) = self.places_of(*course, &[homeroom], &able, *minutes);
            let steps = self.week.steps(*minutes);
            let mut last: Option<Var> = None;
            for _ in 0..*often {
                let when = self.one_of_days(&ranges, &days);
                let (start, on) = (when.start, self.on_of(&when));
                // Sections of one course are alike: the earlier first.
                if let Some(before) = last {
                    self.after(before, steps, start);
                }
                last = Some(start);
                mine.push((*course, on.clone()));
                self.out(&[homeroom], &when, steps);
                let shared = self.school.sections[grade.0].shortfall != Shortfall::None;
                if let Some(room) = self.school[*course].room.filter(|_| !shared) {
                    self.rooms.entry(room).or_default().push((start, steps, 1));
                }
                // Where homerooms are combined or divided, how many specialists they need is left open.
                let adults = i32::from(!shared);
                let (able, ranges) = (able.clone(), ranges.clone());
                self.sections.push(SectionTask { grade, start, steps, able, adults, on, ranges });
            }
        }
        self.limit_days(grade, &mine);
    }

    /// Rounds in which every homeroom of the grade has a section.
    fn add_rounds(&mut self, grade: GradeId, courses: &[(CourseId, Minutes, u32)]) {
        let homerooms = self.school[grade].homerooms.clone();
        let minutes = courses[0].1;
        let steps = self.week.steps(minutes);
        let n: u32 = courses.iter().map(|(.., often)| often).sum();
        let mut able = BTreeSet::new();
        let mut ranges = Vec::new();
        let mut days: BTreeSet<usize> = BTreeSet::new();
        for (course, ..) in courses {
            let own = self.able_to_teach(*course, grade);
            let (some, on) = self.places_of(*course, &homerooms, &own, minutes);
            ranges.extend(some);
            days.extend(on);
            able.extend(own);
        }
        let ranges = joined(ranges);
        let days = days.into_iter().collect_vec();
        let walk = self.week.steps(self.school[grade].transition);
        let mut rounds: Vec<Var> = Vec::new();
        let mut on_days = Vec::new();
        for _ in 0..n {
            let when = self.one_of_days(&ranges, &days);
            let (start, on) = (when.start, self.on_of(&when));
            if let Some(before) = rounds.last() {
                self.after(*before, steps + walk, start);
            }
            rounds.push(start);
            self.out(&homerooms, &when, steps);
            on_days.push(on.clone());
            let adults = if self.detail < Detail::Sections { i32::try_from(homerooms.len()).unwrap_or(1) } else { 0 };
            let (able, ranges) = (able.clone(), ranges.clone());
            self.sections.push(SectionTask { grade, start, steps, able, adults, on, ranges });
        }
        // Most rounds a day: what all courses allow, and the grade's own number.
        let all_specials = courses.iter().all(|(course, ..)| self.school[*course].kind == Kind::Special);
        let of_courses: u32 =
            courses.iter().map(|(course, _, often)| self.school[*course].max_per_day.min(*often)).sum();
        let own = if all_specials { self.school.sections[grade.0].max_per_day } else { u32::MAX };
        self.at_most_a_day(&on_days, of_courses.min(own));
        if self.detail == Detail::Sections {
            for homeroom in homerooms {
                self.sections_in_rounds(homeroom, courses, &rounds, &on_days, steps);
            }
        }
    }

    /// Each section of the homeroom lies in a round of its own.
    fn sections_in_rounds(
        &mut self,
        homeroom: HomeroomId,
        courses: &[(CourseId, Minutes, u32)],
        rounds: &[Var],
        on_days: &[Vec<(usize, Var)>],
        steps: i32,
    ) {
        let grade = self.school[homeroom].grade;
        let mut in_round: Vec<Vec<(i32, Var)>> = vec![Vec::new(); rounds.len()];
        let mut mine = Vec::new();
        for (course, minutes, often) in courses {
            let able = self.able_to_teach(*course, grade);
            let (ranges, days) = self.places_of(*course, &[homeroom], &able, *minutes);
            let mut last: Option<Var> = None;
            for _ in 0..*often {
                let when = self.one_of_days(&ranges, &days);
                let (start, on) = (when.start, self.on_of(&when));
                if let Some(before) = last {
                    self.after(before, steps, start);
                }
                last = Some(start);
                let mut which = Vec::new();
                for (nth, round) in rounds.iter().enumerate() {
                    let yes = self.engine.literal();
                    self.engine.equal_if(yes, &[(1, start), (-1, *round)], 0);
                    for (place, own) in &on {
                        let whole = on_days[nth].iter().find(|(other, _)| other == place);
                        let terms: Vec<(i32, Var)> =
                            std::iter::once((1, *own)).chain(whole.map(|(_, on)| (-1, *on))).collect();
                        self.engine.equal_if(yes, &terms, 0);
                    }
                    which.push((1, Engine::as_int(yes)));
                    in_round[nth].push((1, Engine::as_int(yes)));
                }
                self.engine.equal(&which, 1);
                mine.push((*course, on.clone()));
                if let Some(room) = self.school[*course].room {
                    self.rooms.entry(room).or_default().push((start, steps, 1));
                }
                let (able, ranges) = (able.clone(), ranges.clone());
                self.sections.push(SectionTask { grade, start, steps, able, adults: 1, on, ranges });
            }
        }
        for row in in_round {
            self.engine.equal(&row, 1);
        }
        self.limit_days(grade, &mine);
    }

    /// The children of these homerooms are with specialists.
    fn out(&mut self, homerooms: &[HomeroomId], when: &When, steps: i32) {
        for homeroom in homerooms {
            let grade = self.school[*homeroom].grade;
            let walk = self.week.steps(self.school[grade].transition);
            self.children.entry(*homeroom).or_default().push((when.start, steps + walk, 1));
            let when = when.clone();
            self.releases.entry(*homeroom).or_default().push(Release { when, steps, walk, own_lead: Vec::new() });
        }
    }

    /// Whether it lies on each of its days, as a number.
    fn on_of(&mut self, when: &When) -> Vec<(usize, Var)> {
        let certain = self.fixed(1);
        when.on.iter().map(|(place, on)| (*place, on.map_or(certain, Engine::as_int))).collect()
    }

    /// No more sections a day than each course and the grade allow.
    fn limit_days(&mut self, grade: GradeId, mine: &[(CourseId, Vec<(usize, Var)>)]) {
        for (course, sections) in &mine.iter().chunk_by(|(course, _)| *course) {
            let sections = sections.map(|(_, on)| on.clone()).collect_vec();
            // A homeroom that is divided has no section of a course.
            if self.school.sections[grade.0].shortfall != Shortfall::Divide {
                self.at_most_a_day(&sections, self.school[course].max_per_day);
            }
        }
        // Specials only: courses of a department are not counted.
        let specials = mine.iter().filter(|(course, _)| self.school[*course].kind == Kind::Special);
        let specials = specials.map(|(_, on)| on.clone()).collect_vec();
        self.at_most_a_day(&specials, self.school.sections[grade.0].max_per_day);
    }

    fn at_most_a_day(&mut self, sections: &[Vec<(usize, Var)>], most: u32) {
        let most = i32::try_from(most).unwrap_or(i32::MAX);
        for place in 0..self.week.days.len() {
            let on = sections.iter().flatten().filter(|(own, _)| *own == place);
            let row = on.map(|(_, on)| (1, *on)).collect_vec();
            if i32::try_from(row.len()).unwrap_or(i32::MAX) > most {
                self.engine.at_most(&row, most);
            }
        }
        let places = sections.iter().flatten().map(|(place, _)| *place).unique().count();
        if i64::try_from(sections.len()).unwrap_or(0) > i64::from(most) * i64::try_from(places).unwrap_or(0) {
            self.none();
        }
    }
}

/// Ranges in order, those that touch joined.
pub(super) fn joined(mut ranges: Vec<(i32, i32)>) -> Vec<(i32, i32)> {
    ranges.sort_unstable();
    let mut found: Vec<(i32, i32)> = Vec::new();
    for (low, high) in ranges {
        match found.last_mut() {
            Some(last) if low <= last.1 + 1 => last.1 = last.1.max(high),
            _ => found.push((low, high)),
        }
    }
    found
}
