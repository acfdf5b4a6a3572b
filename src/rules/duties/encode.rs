//! For every covered adult: the posts the clause forbids them, because they are never assigned or too long.
//!
//! Minutes and turns over a window and fair shares cannot be told to whoever gives out posts yet: the audit judges them.

use super::{ID, Terms, When};
use crate::model::{Clock, DayId, Kind, Minutes, School, Span, StaffId};
use crate::plan::demand::{Barred, Demands, Encode};
use crate::rules::asked::{most_for, source};
use crate::rules::clause::ShortDays;

impl Encode for Terms {
    fn encode(&self, school: &School, demands: &mut Demands) {
        let source = source(ID, &self.clause);
        for who in self.clause.covered(school) {
            let Some(longer_than) = self.longest_allowed(school, who) else { continue };
            for day in school.day_ids() {
                if self.which.on.as_ref().is_some_and(|days| !days.contains(&day)) {
                    continue;
                }
                for (post, times) in self.posts(school, day) {
                    let source = source.clone();
                    demands.barred.push(Barred { who, post, day, times, longer_than, source });
                }
            }
        }
    }
}

impl Terms {
    /// Posts longer than this can never be kept; `None` where no single post breaks the clause.
    fn longest_allowed(&self, school: &School, who: StaffId) -> Option<Minutes> {
        let scales = self.short != ShortDays::Full;
        let limit = |most: Minutes| most_for(&school[who], &self.prorate, most, 1, 1);
        let minutes = self.minutes.filter(|_| !scales).and_then(limit);
        let none = |most: Option<u32>| most.filter(|most| *most == 0).and_then(|_| limit(0).filter(|own| *own == 0));
        let never = self.never.then_some(0);
        [never, self.longest, minutes, none(self.turns), none(self.days)].into_iter().flatten().min()
    }

    /// Ids of the posts on a day that the clause speaks of, with the clock times it means.
    fn posts(&self, school: &School, day: DayId) -> Vec<(String, Vec<Span>)> {
        let bells = school.day_type(day).students;
        let (dawn, midnight) = (Clock(0), Clock(24 * 60));
        // Duties have their times; blocks lie inside the student day.
        let fits = |span: Span| {
            let (before, after) = (span.start < bells.start, span.end > bells.end);
            match self.which.when {
                When::Any => true,
                When::BeforeSchool => before,
                When::AfterSchool => after,
                When::AroundBells => before || after,
                When::InSchool => !before && !after,
            }
        };
        let named = |id: &String| self.which.ids.is_empty() || self.which.ids.contains(id);
        let mut found = Vec::new();
        if self.which.kinds.contains(&Kind::Duty) {
            for duty in school.duties.iter().filter(|duty| named(&duty.id)) {
                let times = duty.posts.iter().filter(|(own, span)| *own == day && fits(*span)).map(|(_, span)| *span);
                found.push((duty.id.clone(), times.collect::<Vec<_>>()));
            }
        }
        for block in school.blocks.iter().filter(|block| named(&block.id) && self.which.kinds.contains(&block.kind)) {
            let supervised = matches!(block.kind, Kind::Recess | Kind::Lunch | Kind::Arrival | Kind::Dismissal);
            if supervised && matches!(self.which.when, When::Any | When::InSchool) {
                found.push((block.id.clone(), vec![Span::new(dawn, midnight)]));
            }
        }
        found.retain(|(_, times)| !times.is_empty());
        found
    }
}
