//! The days that are looked at, one after another on a line of time, and its steps.

use crate::model::{ANY_TIME, Clock, DayId, Minutes, School, Span, Week as RealWeek};
use crate::plan::Demands;
use num_integer::gcd;

/// A line of time over one solved day of each day of the rotation.
pub(super) struct Week {
    /// The days, in rotation order.
    pub(super) days: Vec<DayId>,
    /// Minutes of a step.
    unit: Minutes,
    /// The clock time of the first step of every day.
    origin: Clock,
    /// Steps from one day to the next.
    stride: i32,
    /// Real weeks of full length of which no two have a day in common and whose days are all here, as positions of days.
    pub(super) weeks: Vec<Vec<usize>>,
}

impl Week {
    /// The line of a school; `None` where there is nothing to look at.
    pub(super) fn of(school: &School, demands: &Demands) -> Option<Self> {
        let days = representatives(school);
        let first = *days.first()?;
        let base = school.day_type(first).students.start;
        let mut measure = Measure { base, unit: 0, first: base.0, last: base.0, longest: 0 };
        measure.school(school, &days);
        measure.demands(demands);
        let grid = school.grid.max(1);
        let mut unit = measure.unit.max(1);
        // Free starts lie on the school's grid. Where everything else does, pauses between sections end on it too.
        if unit % grid == 0 {
            unit = grid;
        } else {
            for pause in pauses(school, demands) {
                unit = gcd(unit, pause);
            }
        }
        // The step before the first one, on a multiple of the unit from the base.
        let back = (base.0 - measure.first).div_euclid(unit) + 1;
        let origin = base - back * unit;
        // Room for whatever is asked after the end of a day: nothing of one day reaches into the next.
        let stride = 2 * ((measure.last - origin.0).max(measure.longest) / unit + 2);
        let mut week = Self { days, unit, origin, stride, weeks: Vec::new() };
        week.weeks = week.apart(school);
        Some(week)
    }

    /// Real weeks that are looked at: whole, and apart.
    fn apart(&self, school: &School) -> Vec<Vec<usize>> {
        let mut chosen: Vec<Vec<usize>> = Vec::new();
        for week in school.weeks.iter().filter(|week| !week.short) {
            let Some(places) = self.places(week) else { continue };
            if chosen.iter().flatten().all(|taken| !places.contains(taken)) {
                chosen.push(places);
            }
        }
        chosen
    }

    /// The positions of the days of a real week; `None` where one is not here, or comes twice.
    pub(super) fn places(&self, week: &RealWeek) -> Option<Vec<usize>> {
        let mut places = Vec::with_capacity(week.days.len());
        for day in &week.days {
            let place = self.place(*day)?;
            if places.contains(&place) {
                return None;
            }
            places.push(place);
        }
        Some(places)
    }

    /// The position of a day.
    pub(super) fn place(&self, day: DayId) -> Option<usize> {
        self.days.iter().position(|own| *own == day)
    }

    /// The step of a clock time on the day at this position, rounded to the next one.
    pub(super) fn at(&self, place: usize, clock: Clock) -> i32 {
        self.start(place) + self.up(clock - self.origin)
    }

    /// The first step of a day.
    pub(super) fn start(&self, place: usize) -> i32 {
        i32::try_from(place).unwrap_or(0) * self.stride
    }

    /// Steps of a length that every schedule keeps: rounded down.
    pub(super) fn steps(&self, minutes: Minutes) -> i32 {
        minutes.div_euclid(self.unit)
    }

    /// Steps of a day, the longest there are.
    pub(super) fn whole_day(&self) -> i32 {
        self.stride / 2
    }

    /// Steps of a pause between starts that lie on the steps: rounded up.
    pub(super) fn up(&self, minutes: Minutes) -> i32 {
        (minutes + self.unit - 1).div_euclid(self.unit)
    }

    /// First and last step at which `minutes` may start inside `window` on a day; `None` where they do not fit.
    pub(super) fn starts(&self, place: usize, window: Span, minutes: Minutes) -> Option<(i32, i32)> {
        let first = self.at(place, window.start);
        let last = self.start(place) + (window.end - minutes - self.origin).div_euclid(self.unit);
        (first <= last).then_some((first, last))
    }

    /// First step after all days.
    pub(super) fn end(&self) -> i32 {
        self.start(self.days.len())
    }

    /// First and last step of a day.
    pub(super) fn day(&self, place: usize) -> (i32, i32) {
        (self.start(place), self.start(place + 1) - 1)
    }
}

/// For each day of the rotation the solved day of the first whole week that has it, else the first of its forms.
fn representatives(school: &School) -> Vec<DayId> {
    (0..school.cycle_days)
        .filter_map(|c| {
            let is = |day: &DayId| school[*day].cycle_day == Some(c);
            let of_weeks = school.weeks.iter().filter(|week| !week.short).flat_map(|week| week.days.iter().copied());
            of_weeks.into_iter().find(is).or_else(|| school.day_ids().find(is))
        })
        .collect()
}

/// Minutes between sections: they are asked from one end to the next start.
fn pauses<'a>(school: &'a School, demands: &'a Demands) -> impl Iterator<Item = Minutes> + 'a {
    let set_up = school.courses.iter().map(|course| course.set_up);
    let gaps = demands.gaps.iter().map(|(_, minutes, _)| *minutes);
    let breaks = demands.sections_in_a_row.iter().map(|limit| limit.break_of);
    let more = demands.stretches.iter().flat_map(|limit| [limit.break_of, limit.minutes]);
    set_up.chain(gaps).chain(breaks).chain(more)
}

/// The greatest length of which everything is a multiple.
struct Measure {
    base: Clock,
    unit: Minutes,
    first: i32,
    last: i32,
    longest: Minutes,
}

impl Measure {
    fn length(&mut self, minutes: Minutes) {
        self.unit = gcd(self.unit, minutes);
        self.longest = self.longest.max(minutes);
    }

    fn span(&mut self, span: Span) {
        for clock in [span.start, span.end] {
            self.unit = gcd(self.unit, clock - self.base);
            self.first = self.first.min(clock.0);
            self.last = self.last.max(clock.0);
        }
    }

    fn school(&mut self, school: &School, days: &[DayId]) {
        for day in days {
            for homeroom in school.homeroom_ids() {
                self.span(school.student_day(homeroom, *day));
            }
            for who in school.staff_ids() {
                school.paid_day(who, *day).into_iter().for_each(|paid| self.span(paid));
            }
            let kind = school.day_type(*day);
            self.span(kind.students);
            for period in &kind.periods {
                self.unit = gcd(self.unit, period.span.start - self.base);
            }
            for block in &school.blocks {
                self.window(block.windows[day.0]);
                block.minutes[day.0].into_iter().for_each(|minutes| self.length(minutes));
            }
            for course in &school.courses {
                self.window(course.windows[day.0]);
            }
            for team in &school.teams {
                self.window(team.windows[day.0]);
            }
            for group in &school.pull_outs {
                self.window(group.windows[day.0]);
            }
            for (_, post) in school.duties.iter().flat_map(|duty| &duty.posts).filter(|(own, _)| own == day) {
                self.span(*post);
            }
        }
        for block in &school.blocks {
            block.pieces.iter().for_each(|minutes| self.length(*minutes));
            block.transition.into_iter().for_each(|minutes| self.length(minutes));
        }
        school.grades.iter().for_each(|grade| self.length(grade.transition));
        for course in &school.courses {
            course.minutes.iter().flatten().for_each(|minutes| self.length(*minutes));
        }
        school.teams.iter().flat_map(|team| &team.meetings).for_each(|minutes| self.length(*minutes));
        school.pull_outs.iter().for_each(|group| self.length(group.minutes));
        for pin in &school.pins {
            pin.at.into_iter().for_each(|at| self.unit = gcd(self.unit, at - self.base));
        }
    }

    fn demands(&mut self, demands: &Demands) {
        for own in &demands.own_time {
            if let Some(window) = own.held_to() {
                self.length(own.minutes);
                self.span(window);
            }
        }
        for total in demands.own_totals.iter().filter(|total| total.source.sure) {
            total.days.iter().for_each(|(_, window)| self.span(*window));
        }
        for pause in demands.gaps.iter().map(|(_, minutes, _)| *minutes) {
            self.longest = self.longest.max(pause);
        }
    }

    /// A window; a side that nobody narrowed says nothing of the steps.
    fn window(&mut self, window: Option<Span>) {
        let Some(window) = window else { return };
        for clock in [window.start, window.end] {
            if clock != ANY_TIME.start && clock != ANY_TIME.end {
                self.unit = gcd(self.unit, clock - self.base);
            }
        }
    }
}
