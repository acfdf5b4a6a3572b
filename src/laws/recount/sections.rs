//! Sections and those who teach them.

use super::{Again, Counted, around, how_many};
use crate::model::{CourseId, DayId, GradeId, Item, Kind, Minutes, Shortfall, StaffId, Together};
use crate::plan::demand::Measure;

impl Again<'_> {
    pub(super) fn specialists(&self) -> Vec<Counted> {
        let sections = self.sections();
        if !self.names_all_teachers(&sections) || sections.iter().any(|(_, grade)| self.combines(*grade)) {
            return Vec::new();
        }
        let needed =
            sections.iter().map(|(course, grade)| self.homerooms_in(*grade) * self.sections_of(*course, *grade));
        let needed: Vec<i64> = needed.collect();
        let adults = self.adults();
        let mut each = vec![0; adults.len()];
        let mut taken: Vec<DayId> = Vec::new();
        for forms in self.rotation() {
            let mut fewest: Option<(i64, DayId, Vec<i64>)> = None;
            for day in forms {
                let places: Vec<i64> = adults.iter().map(|who| self.places(*who, day, &sections)).collect();
                let all = places.iter().sum();
                if fewest.as_ref().is_none_or(|(least, ..)| all < *least) {
                    fewest = Some((all, day, places));
                }
            }
            if let Some((_, day, places)) = fewest {
                taken.push(day);
                for (sum, own) in each.iter_mut().zip(places) {
                    *sum += own;
                }
            }
        }
        for (sum, who) in each.iter_mut().zip(&adults) {
            for limit in self.demands.section_limits.iter().filter(|limit| limit.who == *who) {
                let over_all = limit.days.len() > 1 && taken.iter().all(|day| limit.days.contains(day));
                if over_all && limit.measure == Measure::Sections && self.promises(&limit.source) {
                    *sum = (*sum).min(i64::from(limit.most));
                }
            }
        }
        vec![(needed, each.iter().sum())]
    }

    /// Sections that somebody can teach on a day.
    fn places(&self, who: StaffId, day: DayId, sections: &[(CourseId, GradeId)]) -> i64 {
        let Some(paid) = self.school.paid_day(who, day) else { return 0 };
        let mine: Vec<_> = sections.iter().filter(|(course, grade)| self.teaches(who, *course, *grade)).collect();
        let mut open: Vec<i32> = mine.iter().flat_map(|(course, _)| self.course_minutes(*course, day)).collect();
        open.sort_unstable();
        let (Some(opens), Some(closes)) = (open.first(), open.last()) else { return 0 };
        let (opens, closes) = ((*opens).max(paid.start.0), (*closes + 1).min(paid.end.0));
        if opens >= closes {
            return 0;
        }
        let window = crate::model::Span::new(crate::model::Clock(opens), crate::model::Clock(closes));
        let least = mine.iter().filter_map(|(course, grade)| self.school[*course].minutes[grade.0]).min().unwrap_or(1);
        let mut gap = mine.iter().map(|(course, _)| self.school[*course].set_up).min().unwrap_or(0);
        for (own, minutes, source) in &self.demands.gaps {
            if *own == who && self.promises(source) {
                gap = gap.max(*minutes);
            }
        }
        let mut free: Minutes = closes - opens;
        for kind in [Kind::Lunch, Kind::Prep] {
            free -= (self.own_time(who, day, kind, window) - gap).max(0);
        }
        let mut most = how_many(free, least, gap);
        if mine.iter().all(|(course, _)| self.school[*course].whole_periods.is_some()) {
            let mut starts = Vec::new();
            for period in &self.school.day_type(day).periods {
                let start = period.span.start.0;
                if start >= opens && start + least <= closes && !starts.contains(&start) {
                    starts.push(start);
                }
            }
            most = most.min(i64::try_from(starts.len()).unwrap_or(0));
        }
        let person = &self.school[who];
        most = most.min(person.max_sections_per_day.map_or(most, |most| i64::try_from(most).unwrap_or(i64::MAX)));
        most = most.min(person.max_minutes_per_day.map_or(most, |minutes| how_many(minutes, least, 0)));
        for limit in self.demands.section_limits.iter().filter(|limit| limit.who == who && limit.days == [day]) {
            if limit.measure == Measure::Sections && self.promises(&limit.source) {
                most = most.min(i64::from(limit.most));
            }
        }
        most
    }

    /// Grades that are out as a whole, each with the sections counted.
    fn whole_grades(&self) -> Vec<GradeId> {
        let mut grades = Vec::new();
        for item in self.items {
            let Item::Together(grade) = item else { continue };
            let rule = &self.school.sections[grade.0];
            if rule.together == Together::Parallel && [Shortfall::None, Shortfall::Combine].contains(&rule.shortfall) {
                grades.push(*grade);
            }
        }
        grades
    }

    /// All who teach any of the grades anything.
    fn teachers_of(&self, grades: &[GradeId]) -> Vec<StaffId> {
        let mut found = Vec::new();
        for who in self.school.staff_ids() {
            let any = (0..self.school.courses.len()).map(CourseId).any(|course| {
                grades.iter().any(|grade| {
                    let taught = self.sections_of(course, *grade) > 0 && self.school[course].minutes[grade.0].is_some();
                    taught && self.teaches(who, course, *grade)
                })
            });
            if any {
                found.push(who);
            }
        }
        found
    }

    pub(super) fn lanes(&self) -> Vec<Counted> {
        let grades = self.whole_grades();
        let sections: Vec<_> = self.sections().into_iter().filter(|(_, grade)| grades.contains(grade)).collect();
        let needed = grades.iter().map(|grade| {
            sections.iter().filter(|(_, own)| own == grade).map(|(course, own)| self.sections_of(*course, *own)).sum()
        });
        let needed: Vec<i64> = needed.collect();
        let crew = self.teachers_of(&grades);
        if grades.is_empty() {
            return Vec::new();
        }
        let Some(least) = sections.iter().filter_map(|(course, grade)| self.school[*course].minutes[grade.0]).min()
        else {
            return Vec::new();
        };
        let mut there = 0;
        for forms in self.rotation() {
            let places = forms.iter().map(|day| {
                let mut there = Vec::new();
                for who in &crew {
                    if self.school.paid_day(*who, *day).is_some() {
                        there.push(*who);
                    }
                }
                let mut at_once = 0;
                while self.can_be_out(&grades, &there, at_once + 1) {
                    at_once += 1;
                }
                let mut open: Vec<i32> =
                    sections.iter().flat_map(|(course, _)| self.course_minutes(*course, *day)).collect();
                open.sort_unstable();
                let minutes = open.last().zip(open.first()).map_or(0, |(last, first)| last + 1 - first);
                at_once * how_many(minutes, least, 0)
            });
            there += places.min().unwrap_or(0);
        }
        vec![(needed, there)]
    }

    /// Whether so many of the grades, each as small as the smallest, could be out at once with these adults.
    fn can_be_out(&self, grades: &[GradeId], there: &[StaffId], many: i64) -> bool {
        if many > i64::try_from(grades.len() * there.len() + 1).unwrap_or(0) {
            return false;
        }
        let pairs = self.pairs_fit(grades);
        let seats = i64::try_from(there.len()).unwrap_or(0);
        let seated = grades.iter().any(|grade| {
            let of = if pairs && self.combines(*grade) { 2 } else { 1 };
            many * self.homerooms_in(*grade) <= seats * of
        });
        // Where all of them combine, the children fit too.
        if !grades.iter().all(|grade| self.combines(*grade)) {
            return seated;
        }
        let mut children = 0;
        for who in there {
            let mut most = 0;
            for course in &self.school.courses {
                if course.teachers.contains(who) {
                    let Some(size) = course.class_size.filter(|_| course.whole_periods.is_none()) else {
                        return seated;
                    };
                    most = most.max(i64::from(size));
                }
            }
            children += most;
        }
        let fits = |grade: &GradeId| {
            let own = self.school.homerooms.iter().filter(|homeroom| homeroom.grade == *grade);
            many * own.map(|homeroom| i64::from(homeroom.students)).sum::<i64>() <= children
        };
        seated && grades.iter().any(fits)
    }

    /// Whether any two homerooms of the grades could be in one section.
    fn pairs_fit(&self, grades: &[GradeId]) -> bool {
        let mut sizes = Vec::new();
        for homeroom in self.school.homerooms.iter().filter(|homeroom| grades.contains(&homeroom.grade)) {
            sizes.push(homeroom.students);
        }
        sizes.sort_unstable();
        let two: u32 = sizes.iter().take(2).sum();
        grades.iter().any(|grade| self.combines(*grade))
            && self.school.courses.iter().any(|course| {
                let taught = |grade: &GradeId| course.per_cycle[grade.0] > 0 && course.minutes[grade.0].is_some();
                grades.iter().any(taught)
                    && (course.teachers.len() > 1 || course.class_size.is_none_or(|size| size >= two))
            })
    }

    pub(super) fn whole_grade(&self) -> Vec<Counted> {
        let mut found = Vec::new();
        for grade in self.whole_grades() {
            if !self.sections().iter().any(|(course, own)| *own == grade && self.sections_of(*course, grade) > 0) {
                continue;
            }
            let crew = self.teachers_of(&[grade]);
            let mut most = 0;
            for day in self.school.day_ids().filter(|day| self.school[*day].cycle_day.is_some()) {
                let there = crew.iter().filter(|who| self.school.paid_day(**who, day).is_some()).count();
                most = most.max(i64::try_from(there).unwrap_or(0));
            }
            let each = if self.pairs_fit(&[grade]) { 2 } else { 1 };
            found.push((vec![self.homerooms_in(grade)], each * most));
        }
        found
    }

    pub(super) fn section_days(&self) -> Vec<Counted> {
        let sections = self.sections();
        let Some((_, grade)) = sections.first().copied() else { return Vec::new() };
        if sections.iter().any(|(_, own)| *own != grade) {
            return Vec::new();
        }
        let specials = sections.iter().all(|(course, _)| self.school[*course].kind == Kind::Special);
        let limited = specials && self.has(&Item::MostSections(grade));
        let mut there = 0;
        for forms in self.rotation() {
            let on = |day: &DayId| {
                let mut most = 0;
                for (course, grade) in &sections {
                    let open = self.course_minutes(*course, *day);
                    let minutes = usize::try_from(self.school[*course].minutes[grade.0].unwrap_or(0)).unwrap_or(0);
                    let taught = self.school.staff_ids().any(|who| {
                        self.teaches(who, *course, *grade)
                            && self.school.paid_day(who, *day).is_some_and(|paid| {
                                let shared = open.iter().filter(|at| paid.start.0 <= **at && **at < paid.end.0).count();
                                shared > 0 && shared >= minutes
                            })
                    });
                    most += if taught { i64::from(self.school[*course].max_per_day) } else { 0 };
                }
                if limited { most.min(i64::from(self.school.sections[grade.0].max_per_day)) } else { most }
            };
            there += forms.iter().map(on).min().unwrap_or(0);
        }
        vec![(sections.iter().map(|(course, grade)| self.sections_of(*course, *grade)).collect(), there)]
    }

    pub(super) fn frames(&self) -> Vec<Counted> {
        let mut found = Vec::new();
        for day_type in 0..self.school.day_types.len() {
            let days: Vec<DayId> = self.school.day_ids().filter(|day| self.school[*day].day_type == day_type).collect();
            let firsts: Vec<_> = self
                .blocks()
                .into_iter()
                .filter(|(block, _)| self.has(&Item::SameTime(*block)) && self.school[*block].same_time)
                .filter(|(block, _)| days.iter().all(|day| self.stretches(*block, *day).len() == 1))
                .collect();
            let adults = self.adults();
            let exclusive = firsts.iter().all(|(block, unit)| {
                self.has(&Item::Leads(*block))
                    && self
                        .school
                        .staff_ids()
                        .all(|who| !self.may_lead(who, *block) || self.is_away(who, &days) || adults.contains(&who))
                    && self.school[*block].needs_of(*unit).adults * 2 > adults.len()
                    && firsts.iter().filter(|(other, _)| other == block).count() == 1
            });
            if firsts.is_empty() || !exclusive {
                continue;
            }
            let mut spans = Vec::new();
            let mut needed = Vec::new();
            for (block, unit) in &firsts {
                let own = days.iter().flat_map(|day| self.stretches(*block, *day)).min().unwrap_or(0);
                let mut longest = own;
                for day in &days {
                    spans.extend(self.block_hours(*block, *day));
                    let Some(then) = self.school[*block].then else { continue };
                    let homerooms = &self.school[*block].units[*unit].homerooms;
                    let Some(at) = self.school[then].units.iter().position(|own| own.homerooms == *homerooms) else {
                        continue;
                    };
                    let follows = self.stretches(then, *day);
                    let adults = self.school[then].needs_of(at).adults >= self.school[*block].needs_of(*unit).adults;
                    let same =
                        self.school.staff_ids().all(|who| self.may_lead(who, then) == self.may_lead(who, *block));
                    if follows.len() != 1 || !adults || !same {
                        continue;
                    }
                    spans.extend(self.block_hours(then, *day));
                    let asked = [Item::BlockOrder(*block), Item::Block(then, at), Item::Leads(then)];
                    if asked.iter().all(|item| self.has(item)) {
                        longest = longest.max(own + follows[0]);
                    }
                }
                needed.push(i64::from(longest));
            }
            found.push((needed, around(&spans).map_or(0, |span| i64::from(span.minutes()))));
        }
        found
    }

    fn is_away(&self, who: StaffId, days: &[DayId]) -> bool {
        days.iter().all(|day| self.school.paid_day(who, *day).is_none())
    }
}
