//! For every covered adult who did not consent: the courses outside their field, limited together, and where none is allowed
//! the groups they may not be given.
//!
//! Who leads which homeroom is a fact of the school; a number of groups above none cannot be told to whoever gives out posts
//! yet: the audit judges both.

use super::{ID, Terms};
use crate::model::{Clock, CourseId, DayId, Field, Kind, Minutes, School, Span, StaffId};
use crate::plan::demand::{Barred, CourseLimit, Demands, Encode, Measure, SectionLimit, Source};
use crate::rules::asked::{source, windows};
use crate::rules::clause::ShortDays;

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        for who in self.clause.covered(school).filter(|who| !self.consented(school, *who)) {
            let mut source = source(ID, &self.clause);
            // The audit leaves open what nobody knows, so no schedule is given up for it.
            source.required &= school[who].field.is_some();
            let courses = self.outside(school, who);
            let lessons = self.lessons.and_then(|most| i32::try_from(most).ok()).map(|most| (most, Measure::Sections));
            for (most, measure) in lessons.into_iter().chain(self.minutes.map(|most| (most, Measure::Minutes))) {
                if !courses.is_empty() {
                    self.limit(school, demands, (who, &courses), (most, measure), &source);
                }
            }
            if self.lessons == Some(0) || self.minutes == Some(0) {
                self.bar(school, demands, who, &source);
            }
        }
    }
}

impl Terms {
    /// Courses outside the field of `who` among those they may be given. Where no file says the field: those that somebody
    /// else may teach without breaking the clause.
    fn outside(&self, school: &School, who: StaffId) -> Vec<CourseId> {
        let free = |other: &StaffId, id: &str| {
            let certified = school[*other].field.as_ref().is_some_and(|field| field.holds(id));
            let bound = self.clause.covers.includes(school, *other) && !self.consented(school, *other);
            *other != who && (certified || !bound)
        };
        let courses = school.courses.iter().enumerate();
        let mine = courses.filter(|(_, own)| own.teachers.contains(&who) && self.kinds.contains(&own.kind));
        let outside = mine.filter(|(_, own)| match &school[who].field {
            Some(field) => !field.holds(&own.id),
            None => own.teachers.iter().any(|other| free(other, &own.id)),
        });
        outside.map(|(position, _)| CourseId(position)).collect()
    }

    fn limit(
        &self,
        school: &School,
        demands: &mut Demands,
        (who, courses): (StaffId, &[CourseId]),
        (most, measure): (Minutes, Measure),
        source: &Source,
    ) {
        for (days, _) in windows(school, self.per, ShortDays::Full) {
            let limit = SectionLimit { who, days, most, measure, source: source.clone() };
            demands.course_limits.push(CourseLimit { courses: courses.to_vec(), limit });
        }
    }

    fn bar(&self, school: &School, demands: &mut Demands, who: StaffId, source: &Source) {
        let Some(Field::Of(_)) = &school[who].field else { return };
        let all_day = Span::new(Clock(0), Clock(24 * 60));
        for (post, day) in self.groups(school, who) {
            let (times, source) = (vec![all_day], source.clone());
            demands.barred.push(Barred { who, post, day, times, longer_than: 0, source });
        }
    }

    /// Groups outside the field of `who`, on each day.
    fn groups(&self, school: &School, who: StaffId) -> Vec<(String, DayId)> {
        let field = school[who].field.as_ref();
        let outside = |id: &str, kind: Kind| self.kinds.contains(&kind) && field.is_some_and(|field| !field.holds(id));
        let blocks = school.blocks.iter().filter(|block| {
            let subjects =
                if block.alternates.is_empty() { std::slice::from_ref(&block.id) } else { &block.alternates };
            block.leads.is_some() && subjects.iter().all(|own| outside(own, block.kind))
        });
        let pull_outs = school.pull_outs.iter().filter(|group| outside(&group.id, group.kind));
        let ids = blocks.map(|block| &block.id).chain(pull_outs.map(|group| &group.id));
        ids.flat_map(|id| school.day_ids().map(move |day| (id.clone(), day))).collect()
    }
}
