//! Adults: their days and weeks, their meetings, groups and posts.

use super::{Again, Counted, around, between, how_many, surely_inside};
use crate::model::{
    ANY_TIME, BlockId, Clock, DayId, DutyId, Item, Kind, MeetsIn, Minutes, Owed, PullOutId, Span, StaffId, TeamId,
    Times,
};

impl Again<'_> {
    pub(super) fn adult_day(&self) -> Vec<Counted> {
        let mut found = Vec::new();
        for who in self.adults() {
            for day in self.school.day_ids() {
                let Some(paid) = self.school.paid_day(who, day) else { continue };
                let mut clocks = Vec::new();
                for own in self.demands.own_time.iter().filter(|own| own.who == who && own.day == day) {
                    let hours = own.counts_in.intersection(paid).unwrap_or(own.counts_in);
                    // One that is longer than its own hours.
                    if self.promises(&own.source) && own.minutes > hours.minutes() {
                        found.push((vec![i64::from(own.minutes)], i64::from(hours.minutes())));
                    }
                    clocks.extend([hours.start, hours.end]);
                }
                let mut blocks: Vec<(Minutes, Span)> = Vec::new();
                let alone = |(block, unit): &(BlockId, usize)| self.leads_alone(who, *block, *unit, day);
                for (block, _) in self.blocks().into_iter().filter(alone) {
                    let Some(hours) = self.block_hours(block, day).and_then(|hours| hours.intersection(paid)) else {
                        continue;
                    };
                    clocks.extend([hours.start, hours.end]);
                    blocks.extend(self.stretches(block, day).into_iter().map(|minutes| (minutes, hours)));
                    for (minutes, hours) in blocks.iter().filter(|(minutes, hours)| *minutes > hours.minutes()) {
                        found.push((vec![i64::from(*minutes)], i64::from(hours.minutes())));
                    }
                }
                // Hours of blocks that are not in it may have been looked at too.
                for block in &self.school.blocks {
                    let hours = block.windows[day.0].and_then(|hours| hours.intersection(paid));
                    clocks.extend(hours.into_iter().flat_map(|hours| [hours.start, hours.end]));
                }
                clocks.sort_unstable();
                clocks.dedup();
                for inside in between(&clocks) {
                    let mut needed: Vec<i64> =
                        blocks.iter().map(|(minutes, hours)| surely_inside(*minutes, *hours, inside).into()).collect();
                    for kind in [Kind::Lunch, Kind::Prep] {
                        needed.push(self.own_time(who, day, kind, inside).into());
                    }
                    let there = (paid.end.0.min(inside.end.0) - paid.start.0.max(inside.start.0)).max(0);
                    found.push((needed, i64::from(there)));
                }
            }
        }
        found
    }

    pub(super) fn adult_week(&self) -> Vec<Counted> {
        let adults = self.adults();
        let mut over: Vec<Vec<DayId>> = Vec::new();
        for total in self.demands.own_totals.iter().filter(|total| self.promises(&total.source)) {
            let days: Vec<DayId> = total.days.iter().map(|(day, _)| *day).collect();
            if adults.contains(&total.who) && !over.contains(&days) {
                over.push(days);
            }
        }
        over.iter().filter_map(|days| self.week_of(&adults, days)).collect()
    }

    fn week_of(&self, adults: &[StaffId], days: &[DayId]) -> Option<Counted> {
        let (mut needed, mut there) = (Vec::new(), 0);
        let sections = self.sections();
        let positions: Vec<usize> = days.iter().filter_map(|day| self.school[*day].cycle_day).collect();
        let once = (0..self.school.cycle_days).all(|at| positions.iter().filter(|own| **own == at).count() == 1);
        let whole = once && days.len() == positions.len() && self.names_all_teachers(&sections);
        if !whole && !sections.is_empty() {
            return None;
        }
        let mut hours_of: Vec<(StaffId, Vec<(DayId, Span)>)> = Vec::new();
        for who in adults {
            let totals = self.demands.own_totals.iter().filter(|total| {
                total.who == *who
                    && self.promises(&total.source)
                    && total.days.len() == days.len()
                    && total.days.iter().zip(days).all(|((own, _), day)| own == day)
            });
            let total = totals.max_by_key(|total| total.minutes);
            let hours: Vec<(DayId, Span)> = total.map_or_else(
                || days.iter().filter_map(|day| Some((*day, self.school.paid_day(*who, *day)?))).collect(),
                |total| total.days.clone(),
            );
            needed.extend(total.map(|total| i64::from(total.minutes)));
            let weekly = self.chosen_days(*who, days);
            for (_, times, minutes) in &weekly {
                needed.push(i64::from(*times) * i64::from(*minutes));
            }
            // Blocks of preparation may be too long for what a day leaves; only then nothing else may use it.
            let floor =
                total.filter(|_| sections.is_empty() && !self.has_weekly(*who, days)).map_or(0, |own| own.block);
            for (day, span) in &hours {
                let mut left = span.minutes() - self.own_time(*who, *day, Kind::Lunch, *span);
                for (block, unit) in self.blocks() {
                    if self.leads_alone(*who, block, unit, *day)
                        && let Some(own) = self.block_hours(block, *day)
                    {
                        left -= self
                            .stretches(block, *day)
                            .iter()
                            .map(|own_minutes| surely_inside(*own_minutes, own, *span))
                            .sum::<i32>();
                    }
                }
                there += if left < floor { 0 } else { i64::from(left.max(0)) };
            }
            hours_of.push((*who, hours));
        }
        for (course, grade) in sections {
            if self.combines(grade) {
                return None;
            }
            // Each adult's part of the window lies in the hours that are counted.
            for (who, hours) in &hours_of {
                for (day, span) in hours {
                    let window = self.school[course].windows[day.0];
                    let part = window.zip(self.school.paid_day(*who, *day)).and_then(|(a, b)| a.intersection(b));
                    if part.is_some_and(|part| !span.contains(part)) {
                        return None;
                    }
                }
            }
            let minutes = i64::from(self.school[course].minutes[grade.0].unwrap_or(0));
            needed.push(self.homerooms_in(grade) * self.sections_of(course, grade) * minutes);
        }
        Some((needed, there))
    }

    /// Whether somebody leads blocks on chosen days alone, in it or not.
    fn has_weekly(&self, who: StaffId, days: &[DayId]) -> bool {
        let mut sorted = days.to_vec();
        sorted.sort_unstable();
        let is_week = self.weeks().into_iter().any(|mut week| {
            week.sort_unstable();
            week == sorted
        });
        is_week
            && (0..self.school.blocks.len()).map(BlockId).any(|block| {
                matches!(self.school[block].times, Times::PerWeek(_))
                    && (0..self.school[block].units.len()).any(|unit| {
                        days.iter().all(|day| {
                            self.school[block].minutes[day.0].is_some() && self.leads_alone(who, block, unit, *day)
                        })
                    })
            })
    }

    /// Blocks of the certificate on chosen days of this week that `who` leads alone: the block, how often, how long.
    fn chosen_days(&self, who: StaffId, days: &[DayId]) -> Vec<(BlockId, u32, Minutes)> {
        let mut found = Vec::new();
        for (block, unit) in self.blocks() {
            let Times::PerWeek(times) = self.school[block].times else { continue };
            let alone = days
                .iter()
                .all(|day| self.school[block].minutes[day.0].is_some() && self.leads_alone(who, block, unit, *day));
            let least = days.iter().filter_map(|day| self.school[block].minutes[day.0]).min();
            if let Some(least) = least.filter(|_| alone) {
                found.push((block, times, least));
            }
        }
        found
    }

    pub(super) fn team_time(&self) -> Vec<Counted> {
        let mut found = Vec::new();
        for item in self.items {
            let Item::Team(id) = item else { continue };
            let team = &self.school[*id];
            let over: Vec<Vec<DayId>> = match team.owed {
                Owed::PerWeek => self.weeks(),
                Owed::PerCycle | Owed::EveryWeeks(_) => vec![self.school.day_ids().collect()],
            };
            for days in over {
                let most = days.iter().map(|day| self.together(*id, *day)).max().unwrap_or(0);
                found.push((vec![i64::from(team.meetings.iter().copied().max().unwrap_or(0))], i64::from(most)));
            }
        }
        found
    }

    /// Whether somebody is away, and the other half of their job share, also a member, is there.
    fn is_stood_for(&self, id: TeamId, who: StaffId, day: DayId) -> bool {
        let here = |who: &StaffId| self.school.paid_day(*who, day).is_some();
        let members = &self.school[id].members;
        let shares = self.school.homerooms.iter().filter(|homeroom| homeroom.teachers.contains(&who));
        !here(&who)
            && shares
                .flat_map(|homeroom| &homeroom.teachers)
                .any(|other| *other != who && here(other) && members.contains(other))
    }

    /// The most minutes that a team has together on a day.
    fn together(&self, id: TeamId, day: DayId) -> Minutes {
        let team = &self.school[id];
        let here = |who: StaffId, day: DayId| self.school.paid_day(who, day).is_some();
        let complete = self
            .school
            .day_ids()
            .any(|day| team.members.iter().all(|who| here(*who, day) || self.is_stood_for(id, *who, day)));
        let needed: Vec<StaffId> = team
            .members
            .iter()
            .copied()
            .filter(|who| if complete { !self.is_stood_for(id, *who, day) } else { here(*who, day) })
            .collect();
        if needed.len() < 2 || needed.iter().any(|who| !here(*who, day)) {
            return 0;
        }
        let mut spans: Vec<Span> = needed.iter().filter_map(|who| self.school.paid_day(*who, day)).collect();
        if self.has(&Item::TeamWindow(id)) {
            match team.windows[day.0] {
                Some(window) => spans.push(window),
                None => return 0,
            }
        }
        if team.meets_in == MeetsIn::StudentDay {
            let mut bells = Vec::new();
            for homeroom in self.school.homeroom_ids() {
                let own = &self.school[homeroom];
                let mine = if team.grades.is_empty() {
                    own.teachers.iter().any(|who| team.members.contains(who))
                } else {
                    team.grades.contains(&own.grade)
                };
                if mine {
                    bells.push(self.school.student_day(homeroom, day));
                }
            }
            spans.push(around(&bells).unwrap_or(self.school.day_type(day).students));
        }
        let inside = |minute: i32| spans.iter().all(|span| span.start.0 <= minute && minute < span.end.0);
        let shared: Vec<i32> = (ANY_TIME.start.0..ANY_TIME.end.0).filter(|minute| inside(*minute)).collect();
        let (Some(opens), Some(closes)) = (shared.first(), shared.last()) else { return 0 };
        let hours = Span::new(Clock(*opens), Clock(*closes + 1));
        let mut least = hours.minutes();
        for who in needed {
            let mut free = hours.minutes();
            for (block, unit) in self.blocks() {
                if self.leads_alone(who, block, unit, day)
                    && let Some(own) = self.block_hours(block, day)
                {
                    free -= self
                        .stretches(block, day)
                        .iter()
                        .map(|minutes| surely_inside(*minutes, own, hours))
                        .sum::<i32>();
                }
            }
            least = least.min(free.max(0));
        }
        least
    }

    pub(super) fn pull_outs(&self) -> Vec<Counted> {
        let groups: Vec<PullOutId> = self
            .items
            .iter()
            .filter_map(|item| if let Item::PullOut(group) = item { Some(*group) } else { None })
            .collect();
        let adults = self.adults();
        let leads = |who: &StaffId, group: &PullOutId| {
            let leads = &self.school[*group].leads;
            if leads.named.is_empty() {
                self.school[*who].roles.iter().any(|(role, _)| leads.roles.contains(role))
            } else {
                leads.named.contains(who)
            }
        };
        if self.school.staff_ids().any(|who| groups.iter().any(|group| leads(&who, group)) && !adults.contains(&who)) {
            return Vec::new();
        }
        let Some(least) = groups.iter().map(|group| self.school[*group].minutes).min() else { return Vec::new() };
        let of_week = |week: &Vec<DayId>| {
            let mut needed = Vec::new();
            for group in &groups {
                let own = &self.school[*group];
                let times = match own.times {
                    Times::PerDay(times) => {
                        usize::try_from(times).unwrap_or(0)
                            * week.iter().filter(|day| own.windows[day.0].is_some()).count()
                    }
                    Times::PerWeek(times) => usize::try_from(times).unwrap_or(0),
                    Times::PerCycle(_) => 0,
                };
                needed.push(i64::try_from(times * own.leads.adults.max(1)).unwrap_or(0));
            }
            let mut there = 0;
            for who in &adults {
                for day in week {
                    let windows: Vec<Span> =
                        groups.iter().filter_map(|group| self.school[*group].windows[day.0]).collect();
                    let hours = around(&windows).zip(self.school.paid_day(*who, *day));
                    let Some(hours) = hours.and_then(|(a, b)| a.intersection(b)) else { continue };
                    let own: Minutes =
                        [Kind::Lunch, Kind::Prep].into_iter().map(|kind| self.own_time(*who, *day, kind, hours)).sum();
                    there += how_many(hours.minutes() - own, least, 0);
                }
            }
            (needed, there)
        };
        self.weeks().iter().map(of_week).collect()
    }

    pub(super) fn posts(&self) -> Vec<Counted> {
        let duties: Vec<DutyId> =
            self.items.iter().filter_map(|item| if let Item::Duty(duty) = item { Some(*duty) } else { None }).collect();
        let mut found = Vec::new();
        for day in self.school.day_ids() {
            for minute in ANY_TIME.start.0..ANY_TIME.end.0 {
                let open = |span: &Span| span.start.0 <= minute && minute < span.end.0;
                let now = |duty: &DutyId| self.school[*duty].posts.iter().any(|(own, span)| *own == day && open(span));
                if duties.is_empty() || !duties.iter().all(now) {
                    continue;
                }
                let mut there = 0;
                for who in self.school.staff_ids() {
                    let may = duties.iter().any(|duty| {
                        let own = &self.school[*duty];
                        let role = self.school[who].roles.iter().any(|(role, _)| own.roles.contains(role));
                        own.named.contains(&who) || (own.named.is_empty() && role)
                    });
                    let here = self.school.paid_day(who, day).is_some_and(|paid| open(&paid));
                    there += i64::from(may && here);
                }
                let needed = duties.iter().map(|duty| i64::try_from(self.school[*duty].adults).unwrap_or(0));
                found.push((needed.collect(), there));
            }
        }
        found
    }
}
