//! Whether a week keeps what the solver is told of a clause, read from the rows by plain means.

use super::oracle::{Marks, between, length, longest, marks, minutes_where, runs, watches, with_children};
use commonhour::model::{DayId, HomeroomId, Kind, Minutes, School, StaffId};
use commonhour::plan::Demands;
use commonhour::plan::demand::CourseLimit;
use commonhour::schedule::{DirectedBy, Schedule, Stretch};

/// Those of whom the solver is told something, each with whether the week keeps it.
pub(crate) fn kept(school: &School, demands: &Demands, article: &str, week: &Schedule) -> Vec<(StaffId, bool)> {
    let held = Held { school, week };
    let mut found: Vec<(StaffId, bool)> = Vec::new();
    let mut strange: Vec<StaffId> = Vec::new();
    let own = |own: &str| own == article;
    for demand in demands.own_time.iter().chain(&demands.breaks).filter(|demand| own(&demand.source.article)) {
        let marks = held.own(demand.who, demand.day, demand.kind, demand.collaboration_counts);
        let inside = between(demand.window.start.0, demand.window.end.0);
        let here = minutes_where(|minute| marks[minute] && inside[minute]);
        found.push((demand.who, longest(&here) >= i64::from(demand.minutes)));
    }
    for demand in demands.own_totals.iter().filter(|demand| own(&demand.source.article)) {
        let on = |(day, window): &(DayId, commonhour::model::Span)| -> i64 {
            let marks = held.own(demand.who, *day, Kind::Prep, demand.collaboration_counts);
            let inside = between(window.start.0, window.end.0);
            let here = minutes_where(|minute| marks[minute] && inside[minute]);
            runs(&here).iter().map(length).filter(|run| *run >= i64::from(demand.block)).sum()
        };
        let sum: i64 = demand.days.iter().map(on).sum();
        found.push((demand.who, sum >= i64::from(demand.minutes)));
    }
    for demand in demands.stretches.iter().filter(|demand| own(&demand.source.article)) {
        let keeps = |day: DayId| {
            held.longest_run(demand.who, day, demand.break_of, demand.supervision_counts) <= i64::from(demand.minutes)
        };
        found.push((demand.who, school.day_ids().all(keeps)));
    }
    let at_work = |who: StaffId| school.day_ids().filter(move |day| school.paid_day(who, *day).is_some());
    for limit in demands.section_limits.iter().filter(|limit| own(&limit.source.article)) {
        // The solver knows sections by the lengths of the school file; a week changed by hand may have others.
        if !limit.days.iter().all(|day| held.as_planned(limit.who, *day)) {
            strange.push(limit.who);
            continue;
        }
        let lengths = limit.days.iter().flat_map(|day| held.sections(limit.who, *day));
        let sum: i32 = lengths.map(|(start, end)| limit.measure.of(end - start)).sum();
        found.push((limit.who, sum <= limit.most));
    }
    for limit in demands.course_limits.iter().filter(|limit| own(&limit.limit.source.article)) {
        let CourseLimit { courses, limit } = limit;
        if !limit.days.iter().all(|day| held.as_planned(limit.who, *day) && !held.has_others_class(limit.who, *day)) {
            strange.push(limit.who);
            continue;
        }
        let one = |row: &&Stretch| courses.iter().any(|course| school[*course].id == row.course);
        let mut spans = Vec::new();
        for (place, day) in limit.days.iter().enumerate() {
            let rows = held.rows(limit.who, *day);
            let rows = rows.iter().copied().filter(|row| held.is_section(row)).filter(one);
            spans.extend(rows.map(|row| (place, row.span)));
        }
        spans.sort_unstable();
        spans.dedup();
        let sum: i32 = spans.iter().map(|(_, span)| limit.measure.of(span.minutes())).sum();
        found.push((limit.who, sum <= limit.most));
    }
    for limit in demands.sections_in_a_row.iter().filter(|limit| own(&limit.source.article)) {
        let keeps = |day: DayId| held.in_a_row(limit.who, day, limit.break_of) <= limit.most as usize;
        found.push((limit.who, at_work(limit.who).all(keeps)));
    }
    for (who, least, _) in demands.gaps.iter().filter(|(_, _, source)| own(&source.article)) {
        let keeps = |day: DayId| {
            let sections = held.sections(*who, day);
            sections.windows(2).all(|pair| pair[1].0 - pair[0].1 >= *least)
        };
        found.push((*who, at_work(*who).all(keeps)));
    }
    for demand in demands.barred.iter().filter(|demand| own(&demand.source.article)) {
        let bad = |row: &Stretch| {
            let inside = demand.times.iter().any(|times| times.contains(row.span));
            row.day == demand.day
                && row.course == demand.post
                && row.staff.contains(&demand.who)
                && inside
                && row.span.minutes() > demand.longer_than
        };
        found.push((demand.who, !week.rows.iter().any(bad)));
    }
    let mut people: Vec<StaffId> = found.iter().map(|(who, _)| *who).collect();
    people.sort_unstable();
    people.dedup();
    people.retain(|who| !strange.contains(who));
    let all = |who: StaffId| found.iter().filter(|(own, _)| *own == who).all(|(_, keeps)| *keeps);
    people.into_iter().map(|who| (who, all(who))).collect()
}

struct Held<'a> {
    school: &'a School,
    week: &'a Schedule,
}

impl Held<'_> {
    fn rows(&self, who: StaffId, day: DayId) -> Vec<&Stretch> {
        self.week.rows.iter().filter(|row| row.day == day && row.staff.contains(&who)).collect()
    }

    /// Minutes of own lunch or preparation.
    fn own(&self, who: StaffId, day: DayId, kind: Kind, collaboration: bool) -> Marks {
        let rows = self.rows(who, day);
        let yes = marks(&rows, |row| {
            let directed = matches!(row.directed_by, Some(DirectedBy::Team | DirectedBy::Principal));
            let own = row.kind == kind && !(kind == Kind::Prep && directed);
            row.homerooms.is_empty() && (own || (collaboration && row.kind == Kind::Collaboration))
        });
        let no = marks(&rows, with_children);
        minutes_where(|minute| yes[minute] && !no[minute])
    }

    /// Longest time with children between two breaks. Of those without a homeroom only sections are known beforehand.
    fn longest_run(&self, who: StaffId, day: DayId, break_of: Minutes, supervision: bool) -> i64 {
        let leads = self.school.homerooms_of(who, day).next().is_some();
        let rows = self.rows(who, day);
        let children = marks(&rows, |row| {
            if leads { with_children(row) && (supervision || !watches(row)) } else { self.is_section(row) }
        });
        let (mut worst, mut start, mut last): (i64, Option<usize>, usize) = (0, None, 0);
        for run in runs(&children) {
            if start.is_none() || i64::try_from(run.0 - last).unwrap() >= i64::from(break_of) {
                start = Some(run.0);
            }
            last = run.1;
            worst = worst.max(i64::try_from(last - start.unwrap_or(last)).unwrap());
        }
        worst
    }

    fn is_section(&self, row: &Stretch) -> bool {
        let of_course = row.kind == Kind::Special || self.school.courses.iter().any(|own| own.id == row.course);
        of_course && with_children(row)
    }

    /// Whether the sections of a day are as long as the school file says, and none overlaps another.
    fn as_planned(&self, who: StaffId, day: DayId) -> bool {
        let rows = self.rows(who, day);
        let lengths = |row: &Stretch| {
            let courses = self.school.courses.iter().filter(|own| own.id == row.course && own.teachers.contains(&who));
            courses.flat_map(|own| own.minutes.iter().copied().flatten()).any(|minutes| minutes == row.span.minutes())
        };
        let apart = self.sections(who, day).windows(2).all(|pair| pair[0].1 <= pair[1].0);
        apart && rows.iter().filter(|row| self.is_section(row)).all(|row| lengths(row))
    }

    /// Whether they lead class time that is for a homeroom's own teacher: nobody gives that out.
    fn has_others_class(&self, who: StaffId, day: DayId) -> bool {
        let own = |homeroom: &HomeroomId| self.school[*homeroom].teacher_on(day) == who;
        let of_others = |row: &Stretch| !row.homerooms.iter().all(own);
        self.rows(who, day).iter().any(|row| row.kind == Kind::Instruct && !self.is_section(row) && of_others(row))
    }

    /// Start and end of the sections of a day.
    fn sections(&self, who: StaffId, day: DayId) -> Vec<(i32, i32)> {
        let rows = self.rows(who, day);
        let mut spans: Vec<(i32, i32)> =
            rows.iter().filter(|row| self.is_section(row)).map(|row| (row.span.start.0, row.span.end.0)).collect();
        spans.sort_unstable();
        spans.dedup();
        spans
    }

    /// Most sections without a break between them.
    fn in_a_row(&self, who: StaffId, day: DayId, break_of: Minutes) -> usize {
        let (mut most, mut row, mut last) = (0, 0, i32::MIN / 2);
        for (start, end) in self.sections(who, day) {
            row = if start - last >= break_of { 1 } else { row + 1 };
            most = most.max(row);
            last = last.max(end);
        }
        most
    }
}
