//! Time with students, runs of it, the workday, sections, duties, travel.

use super::{Asked, Marks, Place, between, half_up, marks, minutes_where, number, runs, sum, watches, with_children};
use commonhour::check::Subject;
use commonhour::model::{DayId, Field, Kind, StaffId};
use commonhour::rules::clause::{Per, ShortDays};
use commonhour::rules::duties::{self, When};
use commonhour::rules::{
    Contract, contact, in_field, longest_stretch, specialist_gap, specialist_load, travel, workday,
};
use commonhour::schedule::Stretch;

pub(super) fn count(asked: &mut Asked<'_>, contract: &Contract) {
    for terms in &contract.contact {
        with_students(asked, terms);
    }
    for terms in &contract.longest_stretch {
        stretch(asked, terms);
    }
    for terms in &contract.workday {
        day_length(asked, terms);
    }
    for terms in &contract.specialist_gap {
        gap(asked, terms);
    }
    for terms in &contract.specialist_load {
        load(asked, terms);
    }
    for terms in &contract.in_field {
        outside_field(asked, terms);
    }
    for terms in &contract.duties {
        duty(asked, terms);
    }
    for terms in &contract.travel {
        way(asked, terms);
    }
}

fn with_students(asked: &mut Asked<'_>, terms: &contact::Terms) {
    if terms.averaged_over.is_some() {
        return;
    }
    let school = asked.school;
    let counts = |row: &Stretch| with_children(row) && terms.clause.counts.contact.contains(&row.kind);
    for staff in terms.clause.covered(school).collect::<Vec<_>>() {
        for place in asked.places(staff, terms.per) {
            let (mut all, mut whole) = (0, 0);
            for day in place.days(school) {
                let rows = asked.rows(staff, day);
                all += sum(&marks(&rows, counts));
                whole += sum(&with_all(asked, staff, day, &counts));
            }
            let short = match (terms.on_short_days, &place) {
                (Some(own), Place::Day(day)) if school.day_type(*day).short => own,
                _ => contact::OnShortDays::default(),
            };
            let limits = [
                (terms.most, short.most, all, false),
                (terms.least, None, all, true),
                (terms.with_all_pupils, short.with_all_pupils, whole, false),
            ];
            for (limit, on_short_day, found, least) in limits {
                let Some(limit) = limit else { continue };
                let scale = if on_short_day.is_some() { ShortDays::Full } else { terms.short };
                let owed = asked.owed(staff, on_short_day.unwrap_or(limit), &terms.prorate, scale, &place);
                let met = owed.map(|owed| if least { found >= owed } else { found <= owed });
                asked.say("contact", &terms.clause, Subject::Staff(staff), place.clone(), found, met);
            }
        }
    }
}

/// The minutes in which somebody has a homeroom they lead and none of its children is elsewhere or in a group.
fn with_all(asked: &Asked<'_>, staff: StaffId, day: DayId, counts: &dyn Fn(&Stretch) -> bool) -> Marks {
    let homes: Vec<_> = asked.school.homerooms_of(staff, day).collect();
    let mut all = between(0, 0);
    for home in homes {
        let rows: Vec<&Stretch> =
            asked.schedule.rows.iter().filter(|row| row.day == day && row.homerooms.contains(&home)).collect();
        let here = marks(&rows, |row| row.staff.contains(&staff) && counts(row));
        let away = marks(&rows, |row| !row.staff.contains(&staff) || !row.note.is_empty());
        all = minutes_where(|minute| all[minute] || (here[minute] && !away[minute]));
    }
    all
}

fn stretch(asked: &mut Asked<'_>, terms: &longest_stretch::Terms) {
    if terms.preferred.is_some() {
        return;
    }
    let counts = &terms.clause.counts;
    for staff in terms.clause.covered(asked.school).collect::<Vec<_>>() {
        for place in asked.places(staff, Per::Day) {
            let Place::Day(day) = place else { continue };
            let rows = asked.rows(staff, day);
            let is_contact = |row: &Stretch| with_children(row) && counts.contact.contains(&row.kind);
            let children = marks(&rows, is_contact);
            let other = marks(&rows, |row| !is_contact(row) && !counts.breaks.contains(&row.kind));
            let written = marks(&rows, |_| true);
            let open = counts.breaks.contains(&Kind::Open);
            let rest = minutes_where(|minute| !children[minute] && !other[minute] && (written[minute] || open));
            // Minute by minute: with children, and how long it is since then.
            let (mut found, mut start) = (0, None);
            let (mut resting, mut broken) = (0, false);
            for minute in 0..children.len() {
                resting = if rest[minute] { resting + 1 } else { 0 };
                broken |= resting >= terms.break_of;
                if children[minute] {
                    let first = start.filter(|_| !broken).unwrap_or(minute);
                    (start, broken) = (Some(first), false);
                    found = found.max(i64::try_from(minute + 1 - first).unwrap());
                }
            }
            let met = found <= number(terms.minutes);
            asked.say("longest-stretch", &terms.clause, Subject::Staff(staff), place, found, Some(met));
        }
    }
}

fn day_length(asked: &mut Asked<'_>, terms: &workday::Terms) {
    let Some(limit) = terms.minutes else { return };
    let school = asked.school;
    for staff in terms.clause.covered(school).collect::<Vec<_>>() {
        for place in asked.places(staff, terms.per) {
            let (mut found, mut outside) = (0, false);
            for day in place.days(school) {
                let rows = asked.rows(staff, day);
                let work = marks(&rows, |row| row.kind != Kind::Open);
                let (Some(first), Some(last)) =
                    (work.iter().position(|mark| *mark), work.iter().rposition(|mark| *mark))
                else {
                    continue;
                };
                found += i64::try_from(last + 1 - first).unwrap();
                if !terms.includes_lunch {
                    found -= sum(&marks(&rows, |row| row.kind == Kind::Lunch && row.homerooms.is_empty()));
                }
                let paid = school.paid_day(staff, day).map_or(between(0, 0), |paid| between(paid.start.0, paid.end.0));
                outside |= (0..work.len()).any(|minute| work[minute] && !paid[minute]);
            }
            let Some(owed) = asked.owed(staff, limit, &terms.prorate, terms.short, &place) else { continue };
            let met = Some(found <= owed && !outside);
            asked.say("workday", &terms.clause, Subject::Staff(staff), place, found, met);
        }
    }
}

fn gap(asked: &mut Asked<'_>, terms: &specialist_gap::Terms) {
    let school = asked.school;
    for staff in terms.clause.covered(school).collect::<Vec<_>>() {
        for place in asked.places(staff, Per::Day) {
            let Place::Day(day) = place else { continue };
            let sections = sections_of(asked, staff, day);
            let gaps = sections.windows(2).map(|pair| number(pair[1].0 - pair[0].1));
            let owed = number(terms.minutes);
            let found = gaps.min().unwrap_or(owed);
            asked.say("specialist-gap", &terms.clause, Subject::Staff(staff), place, found, Some(found >= owed));
        }
    }
}

/// Whether a row is a duty the clause speaks of.
fn is_duty(asked: &Asked<'_>, row: &Stretch, which: &duties::Which) -> bool {
    let bells = asked.school.day_type(row.day).students;
    let minutes = |test: &dyn Fn(i32) -> bool| (row.span.start.0..row.span.end.0).any(test);
    let before = minutes(&|minute| minute < bells.start.0);
    let after = minutes(&|minute| minute >= bells.end.0);
    let when = match which.when {
        When::Any => true,
        When::BeforeSchool => before,
        When::AfterSchool => after,
        When::AroundBells => before || after,
        When::InSchool => !before && !after,
    };
    let named = which.ids.is_empty() || which.ids.contains(&row.course);
    let on = which.on.as_ref().is_none_or(|days| days.contains(&row.day));
    watches(row) && which.kinds.contains(&row.kind) && when && named && on
}

/// Turns of a day: unbroken stretches of one duty.
fn turns(rows: &[&Stretch]) -> Vec<i64> {
    let mut names: Vec<(Kind, &str, Option<usize>)> =
        rows.iter().map(|row| (row.kind, row.course.as_str(), row.team.map(|team| team.0))).collect();
    names.sort_unstable();
    names.dedup();
    let of = |name: &(Kind, &str, Option<usize>)| {
        let own = marks(rows, |row| (row.kind, row.course.as_str(), row.team.map(|team| team.0)) == *name);
        runs(&own).iter().map(super::length).collect::<Vec<_>>()
    };
    names.iter().flat_map(of).collect()
}

fn duty(asked: &mut Asked<'_>, terms: &duties::Terms) {
    let school = asked.school;
    let who = Subject::Staff;
    for staff in terms.clause.covered(school).collect::<Vec<_>>() {
        let rows = |day: DayId| -> Vec<&Stretch> {
            asked.rows(staff, day).into_iter().filter(|row| is_duty(asked, row, &terms.which)).collect()
        };
        let days: Vec<Vec<&Stretch>> = school.day_ids().map(rows).collect();
        if terms.never || terms.longest.is_some() {
            for place in asked.places(staff, Per::Day) {
                let Place::Day(day) = place else { continue };
                let own = turns(&days[day.0]);
                let none = terms.never || terms.longest == Some(0);
                let found = if none { own.iter().sum() } else { own.iter().copied().max().unwrap_or(0) };
                let met = found <= if terms.never { 0 } else { number(terms.longest.unwrap_or(0)) };
                asked.say("duties", &terms.clause, who(staff), place, found, Some(met));
            }
        }
        for place in asked.places(staff, terms.per) {
            let (mut minutes, mut times, mut on) = (0, 0, 0);
            for day in place.days(school) {
                minutes += sum(&marks(&days[day.0], |_| true));
                times += i64::try_from(turns(&days[day.0]).len()).unwrap();
                on += i64::from(!days[day.0].is_empty());
            }
            let count = |most: Option<u32>| most.map(|most| i32::try_from(most).unwrap());
            for (limit, found) in [(terms.minutes, minutes), (count(terms.turns), times), (count(terms.days), on)] {
                let Some(limit) = limit else { continue };
                let owed = asked.owed(staff, limit, &terms.prorate, terms.short, &place);
                asked.say("duties", &terms.clause, who(staff), place.clone(), found, owed.map(|owed| found <= owed));
            }
        }
    }
}

fn way(asked: &mut Asked<'_>, terms: &travel::Terms) {
    if terms.sites_per_day.is_some() || terms.lunch_and_travel.is_some() || terms.zones_are_sites {
        return;
    }
    for staff in terms.clause.covered(asked.school).collect::<Vec<_>>() {
        for place in asked.places(staff, Per::Day) {
            let Place::Day(day) = place else { continue };
            let Some(paid) = asked.school.paid_day(staff, day) else { continue };
            let rows = asked.rows(staff, day);
            let ways = marks(&rows, |row| row.kind == Kind::Travel);
            let Some(found) = runs(&ways).iter().map(super::length).min() else { continue };
            let paid = between(paid.start.0, paid.end.0);
            let free = marks(&rows, |row| match row.kind {
                Kind::Lunch => terms.outside_lunch && row.homerooms.is_empty(),
                Kind::Prep | Kind::DirectedPrep => terms.outside_prep,
                _ => false,
            });
            let bad = (0..ways.len()).any(|minute| ways[minute] && (free[minute] || !paid[minute]));
            let met = found >= number(terms.minutes.unwrap_or(0)) && !bad;
            asked.say("travel", &terms.clause, Subject::Staff(staff), place, found, Some(met));
        }
    }
}

/// Start and end of the sections of a day, in clock order.
fn sections_of(asked: &Asked<'_>, staff: StaffId, day: DayId) -> Vec<(i32, i32)> {
    let mut sections: Vec<(i32, i32)> = Vec::new();
    for row in asked.rows(staff, day) {
        let of_course = row.kind == Kind::Special || asked.school.courses.iter().any(|own| own.id == row.course);
        let led = super::TEACHING.contains(&row.kind) || !row.homerooms.is_empty();
        let span = (row.span.start.0, row.span.end.0);
        if of_course && led && !sections.contains(&span) {
            sections.push(span);
        }
    }
    sections.sort_unstable();
    sections
}

fn load(asked: &mut Asked<'_>, terms: &specialist_load::Terms) {
    let school = asked.school;
    let periods = |section: &(i32, i32)| match terms.period {
        Some(period) => half_up(number(section.1 - section.0), number(period)).max(1),
        None => 1,
    };
    for staff in terms.clause.covered(school).collect::<Vec<_>>() {
        let who = Subject::Staff(staff);
        for place in asked.places(staff, Per::Day) {
            let Place::Day(day) = place else { continue };
            let sections = sections_of(asked, staff, day);
            let rows: Vec<_> = sections.iter().map(|(start, end)| between(*start, *end)).collect();
            let taught = minutes_where(|minute| rows.iter().any(|row| row[minute]));
            // Stretches of teaching with less than a break between them are one row.
            let mut in_a_row: Vec<super::Run> = Vec::new();
            for run in runs(&taught) {
                match in_a_row.last_mut() {
                    Some(last) if super::length(&(last.1, run.0)) < number(terms.break_of) => last.1 = run.1,
                    _ => in_a_row.push(run),
                }
            }
            let count = |run: &super::Run| {
                let inside = |own: &&(i32, i32)| {
                    run.0 <= usize::try_from(own.0).unwrap() && usize::try_from(own.0).unwrap() < run.1
                };
                i64::try_from(sections.iter().filter(inside).count()).unwrap()
            };
            if let Some(most) = terms.in_a_row {
                let found = in_a_row.iter().map(count).max().unwrap_or(0);
                asked.say("specialist-load", &terms.clause, who, place.clone(), found, Some(found <= i64::from(most)));
            }
            if let Some(most) = terms.minutes_in_a_row {
                let found = in_a_row.iter().map(super::length).max().unwrap_or(0);
                asked.say("specialist-load", &terms.clause, who, place.clone(), found, Some(found <= number(most)));
            }
            if terms.sections_per_day.is_some() {
                asked.say("specialist-load", &terms.clause, who, place, sections.iter().map(periods).sum(), None);
            }
        }
        for place in asked.places(staff, Per::Week) {
            let Some(most) = terms.sections_per_week else { continue };
            let days = place.days(school);
            let found = days.iter().flat_map(|day| sections_of(asked, staff, *day)).map(|own| periods(&own)).sum();
            let most = i32::try_from(most).unwrap();
            let owed = asked.owed(staff, most, &terms.prorate, terms.short_weeks, &place);
            asked.say("specialist-load", &terms.clause, who, place, found, owed.map(|owed| found <= owed));
        }
    }
}

/// Lessons by the minutes they start and end at, whatever else is there; nothing where somebody or something is not known.
fn outside_field(asked: &mut Asked<'_>, terms: &in_field::Terms) {
    let school = asked.school;
    for staff in terms.clause.covered(school).collect::<Vec<_>>() {
        let Some(field) = school[staff].field.clone() else { continue };
        let outside = |row: &Stretch| {
            let known = match &field {
                Field::All => return false,
                Field::Of(own) => own.contains(&row.course),
            };
            row.kind.is_teaching() && terms.kinds.contains(&row.kind) && !row.course.is_empty() && !known
        };
        for place in asked.places(staff, terms.per) {
            let (mut lessons, mut minutes) = (0, 0);
            for day in place.days(school) {
                let rows: Vec<&Stretch> = asked.rows(staff, day).into_iter().filter(|row| outside(row)).collect();
                for (n, row) in rows.iter().enumerate() {
                    lessons += i64::from(!rows[..n].iter().any(|other| other.span == row.span));
                }
                minutes += sum(&marks(&rows, |_| true));
            }
            for (limit, found) in [(terms.lessons.map(i64::from), lessons), (terms.minutes.map(i64::from), minutes)] {
                let Some(limit) = limit else { continue };
                let who = Subject::Staff(staff);
                asked.say("in-field", &terms.clause, who, place.clone(), found, Some(found <= limit));
            }
        }
    }
}
