//! Specialists who are interchangeable: same courses, hours, grades and limits. Plan and place treat them as a pool
//! with so many members; names come last.

use super::demand::{Demands, Measure};
use crate::model::{School, StaffId};
use std::collections::BTreeMap;

/// Who stands for whom.
#[derive(Debug, Clone, Default)]
pub struct Pools {
    first: BTreeMap<StaffId, StaffId>,
    members: BTreeMap<StaffId, Vec<StaffId>>,
}

impl Pools {
    /// The pools of a school. Somebody with a limit of their own on minutes or sections in a row, or named by a pin, is in
    /// no pool: such limits are kept person by person. A course that is kept from all of them parts nobody.
    #[must_use]
    pub fn of(school: &School, demands: &Demands) -> Self {
        let mut pools = Self::default();
        let mut by_facts: BTreeMap<String, StaffId> = BTreeMap::new();
        for who in school.staff_ids() {
            let person = &school[who];
            let teaches: Vec<usize> =
                (0..school.courses.len()).filter(|course| school.courses[*course].teachers.contains(&who)).collect();
            let alone = teaches.is_empty()
                || person.always_with.is_some()
                || school.homerooms.iter().any(|homeroom| homeroom.teachers.contains(&who))
                || school.pins.iter().any(|pin| pin.staff == Some(who))
                || school.courses.iter().any(|course| {
                    // A department course keeps one teacher per homeroom.
                    course.kind != crate::model::Kind::Special && course.teachers.contains(&who)
                })
                || demands.stretches.iter().any(|limit| limit.who == who)
                || demands.sections_in_a_row.iter().any(|limit| limit.who == who)
                || demands.section_limits_of(who).any(|limit| limit.measure != Measure::Sections)
                || demands.course_limits_of(who).any(|own| own.limit.most > 0);
            let limits: Vec<_> = demands.section_limits_of(who).map(|limit| (&limit.days, limit.most)).collect();
            let never: Vec<_> = demands.course_limits_of(who).map(|own| (&own.limit.days, &own.courses)).collect();
            let facts = format!(
                "{teaches:?} {:?} {:?} {:?} {:?} {:?} {} {limits:?} {never:?}",
                person.hours,
                person.grades,
                person.max_sections_per_day,
                person.max_minutes_per_day,
                person.roles,
                demands.gap(who),
            );
            let first = if alone { who } else { *by_facts.entry(facts).or_insert(who) };
            pools.first.insert(who, first);
            pools.members.entry(first).or_default().push(who);
        }
        pools
    }

    /// The member that stands for the pool of `who`.
    #[must_use]
    pub fn first(&self, who: StaffId) -> StaffId {
        self.first.get(&who).copied().unwrap_or(who)
    }

    /// The members of the pool of `who`.
    #[must_use]
    pub fn members(&self, who: StaffId) -> &[StaffId] {
        self.members.get(&self.first(who)).map_or(&[], Vec::as_slice)
    }

    /// How many members the pool of `who` has.
    #[must_use]
    pub fn size(&self, who: StaffId) -> i32 {
        i32::try_from(self.members(who).len().max(1)).unwrap_or(1)
    }
}
