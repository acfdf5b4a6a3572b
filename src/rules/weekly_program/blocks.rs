//! Blocks: times, minutes, windows, order, adults.

use super::check::{Notes, may_lead};
use crate::check::{Book, Counted, Finding, Subject, had, list, moments, tally, times_in, too_often};
use crate::model::{Block, BlockId, DayId, HomeroomId, Kind, Leads, Role, School, Span, StaffId, Unit};
use crate::schedule::Stretch;

/// One finding for each homeroom and block.
pub(super) fn judge(school: &School, book: &Book<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for id in (0..school.blocks.len()).map(BlockId) {
        for unit in &school[id].units {
            for homeroom in unit.homerooms.iter().copied() {
                let mut view = View { school, book, id, block: &school[id], unit, homeroom, notes: Notes::default() };
                view.count();
                for day in school.day_ids() {
                    view.day(day);
                }
                view.same_time();
                let name = format!("{}, {}", school[homeroom].id, school[id].name);
                findings.push(view.notes.finding(Subject::Homeroom(homeroom), &name, "times"));
            }
        }
    }
    findings
}

/// One homeroom's share of a block.
struct View<'a> {
    school: &'a School,
    book: &'a Book<'a>,
    id: BlockId,
    block: &'a Block,
    unit: &'a Unit,
    homeroom: HomeroomId,
    notes: Notes,
}

impl View<'_> {
    fn say(&mut self, day: DayId, what: &str) {
        self.notes.problems.push(format!("{}: {what}", self.school[day].id));
    }

    fn had(&self, day: DayId) -> Vec<Span> {
        had(self.book, self.block, self.homeroom, day)
    }

    fn count(&mut self) {
        let mut counts = Vec::new();
        for day in self.school.day_ids() {
            let spans = self.had(day);
            let whole = |span: &Span| Counted {
                day,
                span: *span,
                kind: self.block.kind,
                minutes: span.minutes(),
                reason: String::new(),
            };
            self.notes.counted.extend(spans.iter().map(whole));
            counts.push(times_in(self.block, day, &spans).unwrap_or_else(|problem| {
                self.say(day, &problem);
                0
            }));
        }
        let allowed = |day: DayId| self.block.minutes[day.0].is_some() && self.block.windows[day.0].is_some();
        let found = tally(self.school, self.block.times, allowed, |day| counts[day.0]);
        self.notes.numbers = (found.owed, found.found);
        self.notes.problems.extend(found.problems);
        self.notes.problems.extend(too_often(self.school, self.block.times, |day| counts[day.0]));
    }

    fn day(&mut self, day: DayId) {
        let spans = self.had(day);
        if let Some(window) = self.block.windows[day.0] {
            for span in spans.iter().filter(|span| !window.contains(**span)) {
                self.say(day, &format!("{span} is outside {window}"));
            }
        }
        let first = self.unit.homerooms[0];
        if first == self.homeroom {
            self.adults(day, &spans);
        } else if had(self.book, self.block, first, day) != spans {
            self.say(day, &format!("not at the same time as {} ({})", self.school[first].id, list(&spans)));
        }
        self.order(day, &spans);
        self.room(day);
        self.own_teacher(day);
        self.periods(day, &spans);
    }

    /// Enough adults of the right roles at every minute.
    fn adults(&mut self, day: DayId, spans: &[Span]) {
        let Some(leads) = &self.block.leads else { return };
        let school = self.school;
        let unit = self.block.units.iter().position(|unit| unit == self.unit).unwrap_or(0);
        let rows: Vec<&Stretch> = self.book.on(day).iter().copied().filter(|row| self.is_of(row)).collect();
        for span in spans {
            for moment in moments(*span, rows.iter().map(|row| row.span)) {
                let here: Vec<&Stretch> = rows.iter().copied().filter(|row| row.span.contains(moment)).collect();
                let units = self.units_at_once(unit, &here);
                let needed: usize = units.iter().map(|unit| self.block.needs_of(*unit).adults).sum();
                let mut present: Vec<StaffId> = here
                    .iter()
                    .filter(|row| units.iter().any(|unit| self.holds(*unit, row)))
                    .flat_map(|row| row.staff.iter().copied())
                    .filter(|staff| may_lead(school, leads, *staff))
                    .collect();
                present.sort_unstable();
                present.dedup();
                let present = self.present(leads, &units, &present, day);
                if present < needed {
                    self.say(day, &format!("{present} of {needed} adults who may lead it at {moment}"));
                }
            }
        }
    }

    /// How many of these adults count. Who may lead only as a classroom teacher leads the group of the own homeroom: such teachers count
    /// for their unit, and there no more of them than it needs.
    fn present(&self, leads: &Leads, units: &[usize], adults: &[StaffId], day: DayId) -> usize {
        let school = self.school;
        let own_class_only = |who: &&StaffId| {
            let mut other = leads.roles.iter().filter(|role| **role != Role::ClassroomTeacher);
            leads.named.is_empty()
                && !other.any(|role| school[**who].has_role(*role))
                && school.homerooms_of(**who, day).next().is_some()
        };
        let (own, others): (Vec<StaffId>, Vec<StaffId>) = adults.iter().partition(own_class_only);
        let groups = |who: StaffId| -> Vec<usize> {
            let leads = |unit: &&usize| {
                let homerooms = &self.block.units[**unit].homerooms;
                school.homerooms_of(who, day).any(|own| homerooms.contains(&own))
            };
            units.iter().filter(leads).copied().collect()
        };
        let mut own: Vec<Vec<usize>> = own.into_iter().map(groups).collect();
        // Who has one homeroom first: the others have a choice.
        own.sort_by_key(Vec::len);
        let mut open: Vec<(usize, usize)> =
            units.iter().map(|unit| (*unit, self.block.needs_of(*unit).adults)).collect();
        let mut counted = others.len();
        for groups in own {
            if let Some((_, left)) = open.iter_mut().find(|(unit, left)| *left > 0 && groups.contains(unit)) {
                *left -= 1;
                counted += 1;
            }
        }
        counted
    }

    fn holds(&self, unit: usize, row: &Stretch) -> bool {
        row.homerooms.iter().any(|homeroom| self.block.units[unit].homerooms.contains(homeroom))
    }

    /// The unit, and in groups (intervention, ELD) those whose children share an adult with it: each needs its own adults,
    /// whoever they sit with.
    fn units_at_once(&self, unit: usize, rows: &[&Stretch]) -> Vec<usize> {
        let mut units = vec![unit];
        if !matches!(self.block.kind, Kind::Intervention | Kind::Eld) {
            return units;
        }
        loop {
            let linked = |other: &usize| {
                !units.contains(other)
                    && rows.iter().any(|row| self.holds(*other, row) && units.iter().any(|unit| self.holds(*unit, row)))
            };
            let Some(next) = (0..self.block.units.len()).find(linked) else { return units };
            units.push(next);
        }
    }

    fn is_of(&self, row: &Stretch) -> bool {
        let kind = row.kind == self.block.kind || (row.kind == Kind::CoTeach && self.block.kind == Kind::Instruct);
        kind && (row.course == self.block.id || self.block.alternates.contains(&row.course))
    }

    /// Where nobody else leads, the homeroom's own teacher is there.
    fn own_teacher(&mut self, day: DayId) {
        if self.block.leads.is_some() {
            return;
        }
        let teacher = self.school[self.homeroom].teacher_on(day);
        let without = self
            .book
            .of_homeroom(self.homeroom, day)
            .iter()
            .find(|row| self.is_of(row) && !row.staff.contains(&teacher));
        if let Some(row) = without {
            self.say(day, &format!("{} is not there at {}", self.school[teacher].name, row.span));
        }
    }

    fn room(&mut self, day: DayId) {
        let Some(room) = self.block.room else { return };
        let elsewhere =
            self.book.of_homeroom(self.homeroom, day).iter().find(|row| self.is_of(row) && row.room != Some(room));
        if let Some(row) = elsewhere {
            let place = row.room.map_or("in no room", |other| self.school[other].name.as_str());
            self.say(day, &format!("{place} at {} instead of {}", row.span, self.school[room].name));
        }
    }

    /// `then` and `before`.
    fn order(&mut self, day: DayId, spans: &[Span]) {
        let Some(last) = spans.last() else { return };
        let school = self.school;
        if let Some(then) = self.block.then {
            let next = had(self.book, &school[then], self.homeroom, day);
            let walk = school.walk_after(self.id, self.homeroom);
            let follows = |span: &Span| (0..=walk).contains(&(span.start - last.end));
            if school[then].minutes[day.0].is_some() && !next.iter().any(follows) {
                self.say(day, &format!("{} does not follow directly after {last}", school[then].name));
            }
        }
        for later in self.block.before.iter().copied() {
            let others = had(self.book, &school[later], self.homeroom, day);
            if let Some(other) = others.first().filter(|other| other.start < last.end) {
                self.say(day, &format!("{} at {other} is not after {last}", school[later].name));
            }
        }
    }

    /// Whole named periods: starts with one, ends no later than the last of them.
    fn periods(&mut self, day: DayId, spans: &[Span]) {
        let Some(n) = self.block.whole_periods else { return };
        for span in spans {
            if !fits_periods(self.school, self.homeroom, day, *span, n) {
                self.say(day, &format!("{span} is not {n} whole periods"));
            }
        }
    }

    /// The same clock times on all days of a day type.
    fn same_time(&mut self) {
        if !self.block.same_time {
            return;
        }
        let mut usual: Vec<(usize, DayId, Vec<Span>)> = Vec::new();
        for day in self.school.day_ids() {
            let spans = self.had(day);
            let day_type = self.school[day].day_type;
            if spans.is_empty() {
                continue;
            }
            match usual.iter().find(|(same, _, _)| *same == day_type).cloned() {
                Some((_, first, before)) => {
                    let starts = |spans: &[Span]| spans.iter().map(|span| span.start).collect::<Vec<_>>();
                    if starts(&before) != starts(&spans) {
                        let first = &self.school[first].id;
                        self.say(day, &format!("{} instead of {} as on {first}", list(&spans), list(&before)));
                    }
                }
                None => usual.push((day_type, day, spans)),
            }
        }
    }
}

/// Whether `span` starts with a named period of the homeroom's grade and ends within `n` consecutive ones.
pub(super) fn fits_periods(school: &School, homeroom: HomeroomId, day: DayId, span: Span, n: usize) -> bool {
    let grade = school[homeroom].grade;
    let periods: Vec<_> = school
        .day_type(day)
        .periods
        .iter()
        .filter(|period| period.grades.is_empty() || period.grades.contains(&grade))
        .collect();
    let Some(first) = periods.iter().position(|period| period.span.start == span.start) else { return false };
    let Some(run) = periods.get(first..first + n.max(1)) else { return false };
    let consecutive = run.windows(2).all(|pair| pair[0].joins_next || pair[1].span.start - pair[0].span.end <= 10);
    consecutive && run.last().is_some_and(|last| span.end <= last.span.end)
}
