//! Rooms, groups and homerooms: what a day or a week holds.

use super::{Again, Counted, around, between, how_many, surely_inside};
use crate::model::{BlockId, Clock, DayId, HomeroomId, Item, Kind, Minutes, Pinned, Span, Times};

impl Again<'_> {
    /// Clock times at which the hours of the named blocks begin and end on a day.
    fn clocks(&self, day: DayId) -> Vec<Clock> {
        let hours = self.blocks().into_iter().filter_map(|(block, _)| self.block_hours(block, day));
        let mut clocks: Vec<Clock> = hours.flat_map(|hours| [hours.start, hours.end]).collect();
        // The law may have looked at the hours of other blocks first.
        let all = (0..self.school.blocks.len()).filter_map(|block| self.school.blocks[block].windows[day.0]);
        clocks.extend(all.flat_map(|hours| [hours.start, hours.end]));
        clocks.sort_unstable();
        clocks.dedup();
        clocks
    }

    pub(super) fn rooms(&self) -> Vec<Counted> {
        let mut found = Vec::new();
        let Some(room) =
            self.items.iter().find_map(|item| if let Item::Room(room) = item { Some(*room) } else { None })
        else {
            return found;
        };
        let fits = i64::try_from(self.school[room].fits).unwrap_or(0);
        let blocks: Vec<_> = self
            .blocks()
            .into_iter()
            .filter(|(block, _)| {
                let own = &self.school[*block];
                own.room == Some(room)
                    && [Kind::Lunch, Kind::Recess].contains(&own.kind)
                    && self.has(&Item::Leads(*block))
            })
            .collect();
        if blocks.len() != self.blocks().len() {
            return found;
        }
        for day in self.school.day_ids() {
            for inside in between(&self.clocks(day)) {
                let (mut whole, mut minutes, mut turns) = (true, Vec::new(), Vec::new());
                let (mut one_by_one, mut alone) = (Vec::new(), true);
                let mut least = Minutes::MAX;
                for (block, unit) in &blocks {
                    let size = i64::try_from(self.school[*block].units[*unit].homerooms.len()).unwrap_or(0);
                    let Some(hours) = self.block_hours(*block, day) else { continue };
                    whole &= inside.start <= hours.start && hours.end <= inside.end;
                    alone &= size * 2 > fits;
                    for length in self.stretches(*block, day) {
                        least = least.min(length);
                        turns.push(size);
                        one_by_one.push(i64::from(length));
                        minutes.push(size * i64::from(surely_inside(length, hours, inside)));
                    }
                }
                let length = inside.end.0 - inside.start.0;
                found.push((minutes, fits * i64::from(length)));
                if whole && least < Minutes::MAX {
                    found.push((turns, fits * how_many(length, least, 0)));
                    if alone {
                        found.push((one_by_one, i64::from(length)));
                    }
                }
            }
        }
        found
    }

    pub(super) fn leaders(&self) -> Vec<Counted> {
        let mut found = Vec::new();
        let blocks = self.blocks();
        let adults = self.adults();
        let count = |number: usize| i64::try_from(number).unwrap_or(0);
        if blocks.iter().any(|(block, _)| !self.has(&Item::Leads(*block))) {
            return found;
        }
        for day in self.school.day_ids() {
            // Nobody who may lead any of them and is at work is left out.
            let here = |who: &crate::model::StaffId| self.school.paid_day(*who, day).is_some();
            let may = |who: &crate::model::StaffId| blocks.iter().any(|(block, _)| self.may_lead(*who, *block));
            if self.school.staff_ids().any(|who| here(&who) && may(&who) && !adults.contains(&who)) {
                continue;
            }
            let there = adults.iter().filter(|who| here(who)).count();
            if let [(block, unit)] = blocks.as_slice()
                && !self.stretches(*block, day).is_empty()
            {
                found.push((vec![count(self.school[*block].needs_of(*unit).adults)], count(there)));
            }
            let groups = |block: &BlockId| matches!(self.school[*block].kind, Kind::Intervention | Kind::Eld);
            if !blocks.iter().all(|(block, _)| groups(block)) {
                continue;
            }
            for inside in between(&self.clocks(day)) {
                let (mut minutes, mut one_by_one, mut alone) = (Vec::new(), Vec::new(), true);
                for (block, unit) in &blocks {
                    let size = count(self.school[*block].needs_of(*unit).adults);
                    let Some(hours) = self.block_hours(*block, day) else { continue };
                    alone &= size * 2 > count(there) && inside.contains(hours);
                    for length in self.stretches(*block, day) {
                        one_by_one.push(i64::from(length));
                        minutes.push(size * i64::from(surely_inside(length, hours, inside)));
                    }
                }
                let mut given = 0;
                for who in &adults {
                    let Some(paid) = self.school.paid_day(*who, day) else { continue };
                    let mut free = (paid.end.0.min(inside.end.0) - paid.start.0.max(inside.start.0)).max(0);
                    for kind in [Kind::Lunch, Kind::Prep] {
                        free -= self.own_time(*who, day, kind, inside);
                    }
                    given += i64::from(free.max(0));
                }
                found.push((minutes, given));
                if alone {
                    found.push((one_by_one, i64::from(inside.end.0 - inside.start.0)));
                }
            }
        }
        found
    }

    pub(super) fn homeroom_week(&self) -> Vec<Counted> {
        let mut found = Vec::new();
        for homeroom in self.school.homeroom_ids() {
            if !self.has(&Item::Bells(self.school[homeroom].grade)) {
                continue;
            }
            let whole_rotation = |days: &[DayId]| {
                let mut positions: Vec<usize> = days.iter().filter_map(|day| self.school[*day].cycle_day).collect();
                positions.sort_unstable();
                positions == (0..self.school.cycle_days).collect::<Vec<_>>() && days.len() == positions.len()
            };
            for week in self.weeks() {
                found.extend(self.over(homeroom, &week, true, whole_rotation(&week)));
            }
            // One form of each rotation day: the one on which least is left to the children of the school.
            let hours = |day: &DayId| -> Minutes {
                self.school.homeroom_ids().map(|own| self.school.student_day(own, *day).minutes()).sum()
            };
            let days: Vec<DayId> =
                self.rotation().into_iter().filter_map(|forms| forms.into_iter().min_by_key(hours)).collect();
            found.extend(self.over(homeroom, &days, false, true));
        }
        found
    }

    /// Minutes and stretches of one homeroom over these days.
    fn over(&self, homeroom: HomeroomId, days: &[DayId], week: bool, rotation: bool) -> Vec<Counted> {
        let grade = self.school[homeroom].grade;
        let mut wanted: Vec<(i64, Minutes)> = Vec::new();
        for (course, own) in self.sections() {
            if !rotation || own != grade {
                return Vec::new();
            }
            wanted.push((self.sections_of(course, grade), self.school[course].minutes[grade.0].unwrap_or(0)));
        }
        let takes =
            |block: &BlockId| !matches!(self.school[*block].kind, Kind::Special | Kind::Intervention | Kind::Eld);
        let mine: Vec<(BlockId, usize)> = self
            .blocks()
            .into_iter()
            .filter(|(block, unit)| takes(block) && self.school[*block].units[*unit].homerooms.contains(&homeroom))
            .collect();
        if mine.len() != self.blocks().len() {
            return Vec::new();
        }
        for (block, _) in &mine {
            let least = days.iter().filter_map(|day| self.school[*block].minutes[day.0]).min().unwrap_or(0);
            match self.school[*block].times {
                Times::PerWeek(times) if week => wanted.push((times.into(), least)),
                Times::PerCycle(times) if rotation => wanted.push((times.into(), least)),
                Times::PerDay(_) => {}
                Times::PerWeek(_) | Times::PerCycle(_) => return Vec::new(),
            }
        }
        let Some(shortest) = wanted.iter().map(|(_, minutes)| *minutes).min() else { return Vec::new() };
        let (mut minutes, mut stretches) = (0, 0);
        for day in days {
            let mut hours = vec![self.school.student_day(homeroom, *day)];
            for course in &self.school.courses {
                if course.per_cycle[grade.0] > 0 && course.minutes[grade.0].is_some() {
                    hours.extend(course.windows[day.0]);
                }
            }
            for (at, block) in self.school.blocks.iter().enumerate() {
                let has = block.units.iter().any(|unit| unit.homerooms.contains(&homeroom));
                if has && takes(&BlockId(at)) && block.minutes[day.0].is_some() {
                    hours.extend(block.windows[day.0]);
                }
            }
            let mut left = around(&hours).map_or(0, Span::minutes);
            for (block, _) in &mine {
                left -= self.stretches(*block, *day).iter().sum::<Minutes>();
            }
            minutes += i64::from(left.max(0));
            stretches += how_many(left.max(0), shortest, 0);
        }
        vec![
            (wanted.iter().map(|(times, own)| times * i64::from(*own)).collect(), minutes),
            (wanted.iter().map(|(times, _)| *times).collect(), stretches),
        ]
    }

    pub(super) fn pins(&self) -> Vec<Counted> {
        let mut found = Vec::new();
        for day in self.school.day_ids() {
            // What is pinned: homeroom, minutes of the day, kind, block or course.
            let mut all: Vec<(HomeroomId, Span, Kind, Result<BlockId, crate::model::CourseId>)> = Vec::new();
            for item in self.items {
                let Item::Pin(pin) = item else { continue };
                let pin = &self.school.pins[*pin];
                let Some(at) = pin.at else { continue };
                let listed = pin.days.contains(&day);
                match &pin.what {
                    Pinned::Block(block, homerooms) => {
                        let own = &self.school[*block];
                        let sure = listed || (pin.days.is_empty() && matches!(own.times, Times::PerDay(_)));
                        let Some(minutes) = own.minutes[day.0].filter(|_| sure) else { continue };
                        let minutes = own.pieces.iter().min().copied().unwrap_or(minutes);
                        for unit in &own.units {
                            for homeroom in &unit.homerooms {
                                if homerooms.is_empty() || homerooms.contains(homeroom) {
                                    all.push((*homeroom, Span::new(at, at + minutes), own.kind, Ok(*block)));
                                }
                            }
                        }
                    }
                    Pinned::Course(course, homerooms) if listed => {
                        for homeroom in homerooms {
                            let minutes = self.school[*course].minutes[self.school[*homeroom].grade.0].unwrap_or(0);
                            all.push((*homeroom, Span::new(at, at + minutes), self.school[*course].kind, Err(*course)));
                        }
                    }
                    Pinned::Course(..) | Pinned::Specials(_) | Pinned::Team(_) => {}
                }
            }
            let ones = |count: usize| vec![1; count];
            for minute in all.iter().map(|(_, span, ..)| span.start).collect::<Vec<_>>() {
                let now = || all.iter().filter(|(_, span, ..)| span.start <= minute && minute < span.end);
                let whole = |kind: Kind| !matches!(kind, Kind::Special | Kind::Intervention | Kind::Eld);
                for homeroom in self.school.homeroom_ids() {
                    let mut things: Vec<_> =
                        now().filter(|(own, _, kind, _)| *own == homeroom && whole(*kind)).collect();
                    things.sort_unstable_by_key(|(.., what)| *what);
                    things.dedup_by_key(|(.., what)| *what);
                    found.push((ones(things.len()), 1));
                }
                for item in self.items {
                    let Item::Room(room) = item else { continue };
                    let inside = |(.., kind, what): &&(HomeroomId, Span, Kind, Result<BlockId, _>)| {
                        [Kind::Lunch, Kind::Recess].contains(kind)
                            && what.is_ok_and(|block| self.school[block].room == Some(*room))
                    };
                    let mut things: Vec<_> = now().filter(inside).map(|(own, _, _, what)| (*own, *what)).collect();
                    things.sort_unstable();
                    things.dedup();
                    found.push((ones(things.len()), i64::try_from(self.school[*room].fits).unwrap_or(0)));
                }
                let mut sections = Vec::new();
                for (homeroom, _, _, what) in now() {
                    if let Err(course) = what
                        && self.is_alone(self.school[*homeroom].grade)
                        && !sections.contains(&(*homeroom, *course))
                    {
                        sections.push((*homeroom, *course));
                    }
                }
                let teachers = self.school.staff_ids().filter(|who| {
                    sections.iter().any(|(homeroom, course)| self.teaches(*who, *course, self.school[*homeroom].grade))
                });
                found.push((ones(sections.len()), i64::try_from(teachers.count()).unwrap_or(0)));
            }
        }
        found
    }
}
