//! Preparation and shared time.

use super::{
    Asked, Marks, Place, Run, TEACHING, between, half_up, length, longest, marks, minutes_where, number, runs, sum,
    with_children,
};
use commonhour::check::Subject;
use commonhour::model::{DayId, Kind, Minutes, StaffId};
use commonhour::rules::blocks::{Director, Extra};
use commonhour::rules::clause::{CountsIn, Prorate, ShortDays};
use commonhour::rules::prep_total::Target;
use commonhour::rules::{Contract, collaboration_time, daily_prep, prep_total};
use commonhour::schedule::{DirectedBy, Stretch};

pub(super) fn count(asked: &mut Asked<'_>, contract: &Contract) {
    for terms in &contract.daily_prep {
        daily(asked, terms);
    }
    for terms in &contract.prep_total {
        total(asked, terms);
    }
    for terms in &contract.collaboration_time {
        shared(asked, terms);
    }
}

/// Whether a row is preparation, by what the clause counts.
fn is_prep(row: &Stretch, kinds: &[Kind]) -> bool {
    let others = matches!(row.directed_by, Some(DirectedBy::Team | DirectedBy::Principal));
    let kind = if row.kind == Kind::Prep && others { Kind::DirectedPrep } else { row.kind };
    let never_with_children = matches!(kind, Kind::Prep | Kind::DirectedPrep | Kind::Collaboration | Kind::Open);
    kinds.contains(&kind) && (!never_with_children || row.homerooms.is_empty())
}

/// The minutes in which somebody prepares, whatever the hours.
fn prep(asked: &Asked<'_>, staff: StaffId, day: DayId, kinds: &[Kind]) -> Marks {
    let rows = asked.rows(staff, day);
    let yes = marks(&rows, |row| is_prep(row, kinds));
    let no = marks(&rows, |row| with_children(row) && !is_prep(row, kinds));
    minutes_where(|minute| yes[minute] && !no[minute])
}

/// The minutes that count.
fn hours(asked: &Asked<'_>, staff: StaffId, day: DayId, counts_in: CountsIn) -> Marks {
    let Some(paid) = asked.school.paid_day(staff, day) else { return between(0, 0) };
    let bells = asked.school.day_type(day).students;
    let wanted = match counts_in {
        CountsIn::PaidDay => between(paid.start.0, paid.end.0),
        CountsIn::BeforeSchool => between(paid.start.0, bells.start.0.max(paid.start.0)),
        CountsIn::StudentDay => between(bells.start.0, bells.end.0),
        CountsIn::DutyDay { before, after } => between(bells.start.0 - before, bells.end.0 + after),
    };
    let paid = between(paid.start.0, paid.end.0);
    minutes_where(|minute| wanted[minute] && paid[minute])
}

/// The same without the minutes at a bell where somebody has children in the first or last period, or near it.
fn hours_but_bells(asked: &Asked<'_>, staff: StaffId, day: DayId, counts_in: CountsIn, minutes: Minutes) -> Marks {
    let kind = asked.school.day_type(day);
    let (first, last) = (kind.students.start.0, kind.students.end.0);
    let children = marks(&asked.rows(staff, day), with_children);
    let meets = |from: i32, to: i32| {
        let here = between(from, to);
        (0..children.len()).any(|minute| children[minute] && here[minute])
    };
    let (morning, evening) = match (kind.periods.first(), kind.periods.last()) {
        (Some(one), Some(other)) => {
            (meets(one.span.start.0, one.span.end.0), meets(other.span.start.0, other.span.end.0))
        }
        _ => (meets(first, first + minutes), meets(last - minutes, last)),
    };
    let (around_first, around_last) =
        (between(first - minutes, first + minutes), between(last - minutes, last + minutes));
    let wanted = hours(asked, staff, day, counts_in);
    minutes_where(|minute| wanted[minute] && !(morning && around_first[minute]) && !(evening && around_last[minute]))
}

fn extra(asked: &Asked<'_>, staff: StaffId, extra: &[Extra]) -> Minutes {
    extra.iter().filter(|own| own.covers.includes(asked.school, staff)).map(|own| own.minutes).sum()
}

/// Whether a block that touches the hours is shorter or longer than allowed.
fn forbidden(whole: &Marks, hours: &Marks, least: Minutes, most: Option<Minutes>) -> bool {
    runs(whole).iter().any(|run| {
        let counts = (run.0..run.1).any(|minute| hours[minute]);
        counts && (length(run) < number(least) || most.is_some_and(|most| length(run) > number(most)))
    })
}

/// The lengths of blocks, each no longer than the longest that counts.
fn lengths(blocks: &[Run], most: Option<Minutes>) -> Vec<i64> {
    blocks.iter().map(|run| length(run).min(most.map_or(i64::MAX, number))).collect()
}

/// The sum of the longest ones.
fn sum_of(mut lengths: Vec<i64>, at_most: Option<u32>) -> i64 {
    lengths.sort_unstable();
    lengths.into_iter().rev().take(at_most.map_or(usize::MAX, |most| most as usize)).sum()
}

fn daily(asked: &mut Asked<'_>, terms: &daily_prep::Terms) {
    if terms.on.is_some() {
        return;
    }
    let kinds = &terms.clause.counts.prep;
    for staff in terms.clause.covered(asked.school).collect::<Vec<_>>() {
        for place in asked.places(staff, commonhour::rules::clause::Per::Day) {
            let Place::Day(day) = place else { continue };
            let minutes = terms.minutes + extra(asked, staff, &terms.extra);
            let Some(owed) = asked.owed(staff, minutes, &terms.prorate, terms.short_days, &place) else { continue };
            let inside = hours_but_bells(asked, staff, day, terms.counts_in, terms.blocks.bells);
            let whole = prep(asked, staff, day, kinds);
            let own = minutes_where(|minute| whole[minute] && inside[minute]);
            let block = number(terms.block).min(owed);
            let blocks: Vec<Run> = runs(&own).into_iter().filter(|run| length(run) >= block).collect();
            let found = if terms.block >= terms.minutes {
                longest(&own).min(terms.blocks.longest.map_or(i64::MAX, number))
            } else {
                sum_of(lengths(&blocks, terms.blocks.longest), terms.blocks.at_most)
            };
            let bad = terms.blocks.forbid && forbidden(&whole, &inside, terms.block, terms.blocks.longest);
            let many = terms.blocks.a_day.is_some_and(|most| blocks.len() > most as usize);
            // A day that has enough and breaks another limit shows that limit's number.
            if !(found >= owed && (bad || many)) {
                let met = found >= owed && !bad && !many;
                asked.say("daily-prep", &terms.clause, Subject::Staff(staff), place, found, Some(met));
            }
        }
    }
}

fn total(asked: &mut Asked<'_>, terms: &prep_total::Terms) {
    let school = asked.school;
    for staff in terms.clause.covered(school).collect::<Vec<_>>() {
        for place in asked.places(staff, terms.per) {
            let mut all = Vec::new();
            let (mut inside_students, mut teaching) = (0, 0);
            let mut full_days = Vec::new();
            let mut wrong = false;
            for day in place.days(school) {
                let inside = hours_but_bells(asked, staff, day, terms.counts_in, terms.blocks.bells);
                let whole = prep(asked, staff, day, &terms.clause.counts.prep);
                let own = minutes_where(|minute| whole[minute] && inside[minute]);
                let mut blocks: Vec<Run> =
                    runs(&own).into_iter().filter(|run| length(run) >= number(terms.block)).collect();
                wrong |= terms.blocks.a_day.is_some_and(|most| blocks.len() > most as usize);
                wrong |= terms.blocks.forbid && forbidden(&whole, &inside, terms.block, terms.blocks.longest);
                let students = hours(asked, staff, day, CountsIn::StudentDay);
                for run in &mut blocks {
                    let most = terms.blocks.longest.map_or(usize::MAX, |most| usize::try_from(most).unwrap());
                    run.1 = run.1.min(run.0.saturating_add(most));
                    inside_students += (run.0..run.1).map(|minute| i64::from(students[minute])).sum::<i64>();
                }
                if school.paid_day(staff, day).is_some() && !school.day_type(day).short {
                    full_days.push(blocks.iter().map(length).sum::<i64>());
                }
                all.extend(blocks.iter().map(length));
                if school.paid_day(staff, day).is_some() {
                    teaching += sum(&marks(&asked.rows(staff, day), |row| TEACHING.contains(&row.kind)));
                }
            }
            let more = extra(asked, staff, &terms.extra);
            let owed = match terms.target {
                Target::Minutes(minutes) => {
                    asked.owed(staff, minutes + more, &terms.prorate, terms.short_weeks, &place)
                }
                Target::PerTeaching { minutes, of } => {
                    let own = Minutes::try_from(half_up(number(minutes) * teaching, number(of))).unwrap();
                    asked.owed(staff, own + more, &Prorate::None, ShortDays::Full, &place)
                }
            };
            let Some(owed) = owed else { continue };
            let found = sum_of(all, terms.blocks.at_most);
            let uneven = full_days.iter().max().zip(full_days.iter().min()).map_or(0, |(most, least)| most - least);
            wrong |= terms.spread.is_some_and(|most| uneven > number(most));
            wrong |=
                terms.student_day_share.is_some_and(|share| inside_students < half_up(owed * i64::from(share), 100));
            if !(found >= owed && wrong) {
                let met = Some(found >= owed && !wrong);
                asked.say("prep-total", &terms.clause, Subject::Staff(staff), place, found, met);
            }
        }
    }
}

fn shared(asked: &mut Asked<'_>, terms: &collaboration_time::Terms) {
    let directs = |row: &Stretch| {
        let director = match row.directed_by {
            None => return terms.directed_by.is_empty(),
            Some(DirectedBy::Teacher) => Director::Teacher,
            Some(DirectedBy::Team) => Director::Team,
            Some(DirectedBy::Principal) => Director::Principal,
        };
        terms.directed_by.is_empty() || terms.directed_by.contains(&director)
    };
    for staff in terms.clause.covered(asked.school).collect::<Vec<_>>() {
        for place in asked.places(staff, terms.per) {
            let (mut meetings, mut all) = (Vec::new(), 0);
            for day in place.days(asked.school) {
                let inside = hours(asked, staff, day, terms.counts_in);
                let rows = asked.rows(staff, day);
                let own = marks(&rows, |row| terms.kinds.contains(&row.kind) && directs(row));
                let any = marks(&rows, |row| terms.kinds.contains(&row.kind));
                meetings.extend(runs(&minutes_where(|minute| own[minute] && inside[minute])).iter().map(length));
                all += sum(&minutes_where(|minute| any[minute] && inside[minute]));
            }
            let good: Vec<i64> = meetings.iter().copied().filter(|own| *own >= number(terms.block)).collect();
            let count = |list: &[i64]| i64::try_from(list.len()).unwrap();
            let minutes = meetings.iter().sum::<i64>();
            // Only clauses of one number: which of several is shown is a matter of taste.
            let (found, met) = if let Some(least) = terms.minutes.least {
                (good.iter().sum(), good.iter().sum::<i64>() >= number(least))
            } else if let Some(least) = terms.meetings.least {
                (count(&good), count(&good) >= number(least))
            } else if let Some(most) = terms.minutes.most {
                (minutes, minutes <= number(most))
            } else if let Some(most) = terms.meetings.most {
                (count(&meetings), count(&meetings) <= number(most))
            } else if let Some(most) = terms.longest {
                let own = meetings.iter().copied().max().unwrap_or(0);
                (own, own <= number(most))
            } else if all > 0 {
                let least = terms.share.least.is_none_or(|least| minutes * 100 >= number(least) * all);
                let most = terms.share.most.is_none_or(|most| minutes * 100 <= number(most) * all);
                (minutes * 100 / all, least && most)
            } else {
                continue;
            };
            let full = terms.prorate == Prorate::None && terms.short_weeks == ShortDays::Full;
            let who = Subject::Staff(staff);
            asked.say("collaboration-time", &terms.clause, who, place, found, full.then_some(met));
        }
    }
}
