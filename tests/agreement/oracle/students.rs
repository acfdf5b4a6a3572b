//! Minutes of students' time.

use super::{Asked, Place, between, half_up, length, minutes_where, number, runs};
use commonhour::check::Subject;
use commonhour::model::{DayId, HomeroomId, Kind};
use commonhour::rules::Contract;
use commonhour::rules::clause::{Per, ShortDays};
use commonhour::rules::student_minutes::{Least, Terms, What};
use commonhour::schedule::Stretch;

pub(super) fn count(asked: &mut Asked<'_>, contract: &Contract) {
    for terms in &contract.student_minutes {
        let walks = terms.passing > 0;
        if !walks && !terms.if_any && terms.school_days.is_none() {
            minutes(asked, terms);
        }
    }
}

fn counts(asked: &Asked<'_>, terms: &Terms, row: &Stretch) -> bool {
    let school = asked.school;
    match &terms.what {
        What::Kinds(kinds) => kinds.contains(&row.kind),
        What::Named(names) => names.contains(&row.course),
        What::Core => {
            school.blocks.iter().any(|own| own.core && own.id == row.course)
                || school.courses.iter().any(|own| own.core && own.id == row.course)
        }
        What::Unnamed => row.kind == Kind::Instruct && row.course.is_empty(),
    }
}

/// Minutes of a day in blocks that are long enough: surely, and at most.
fn on_day(asked: &Asked<'_>, terms: &Terms, home: HomeroomId, day: DayId) -> (i64, i64) {
    let bells = asked.school.day_type(day).students;
    let inside = between(bells.start.0, bells.end.0);
    let rows: Vec<&Stretch> =
        asked.schedule.rows.iter().filter(|row| row.day == day && row.homerooms.contains(&home)).collect();
    let at = |minute: usize| {
        let minute = i32::try_from(minute).unwrap();
        rows.iter().filter(|row| row.span.start.0 <= minute && minute < row.span.end.0).collect::<Vec<_>>()
    };
    let open = matches!(&terms.what, What::Kinds(kinds) if kinds.contains(&Kind::Open));
    let (mut sure, mut possible) = (between(0, 0), between(0, 0));
    for minute in (0..sure.len()).filter(|minute| inside[*minute]) {
        let here = at(minute);
        let any = here.iter().any(|row| counts(asked, terms, row));
        let all = here.iter().all(|row| counts(asked, terms, row)) && (any || open);
        sure[minute] = all || (terms.groups_count && any);
        possible[minute] = any || all;
    }
    let long = |marks| runs(marks).iter().map(length).filter(|run| *run >= number(terms.block)).sum();
    (long(&sure), long(&minutes_where(|minute| possible[minute])))
}

fn minutes(asked: &mut Asked<'_>, terms: &Terms) {
    let school = asked.school;
    for home in terms.clause.homerooms(school).collect::<Vec<_>>() {
        let places: Vec<Place> = match terms.per {
            Per::Day => school.day_ids().map(Place::Day).collect(),
            Per::Week => (0..school.weeks.len()).map(Place::Week).collect(),
            _ => Vec::new(),
        };
        for place in places {
            let days: Vec<(i64, i64)> =
                place.days(school).into_iter().map(|day| on_day(asked, terms, home, day)).collect();
            let sure: i64 = days.iter().map(|day| day.0).sum();
            let possible: i64 = days.iter().map(|day| day.1).sum();
            let school_days = i64::try_from(days.len()).unwrap();
            let short_week = matches!(place, Place::Week(week) if school.weeks[week].short);
            let full = i64::try_from(school.weeks.iter().map(|week| week.days.len()).max().unwrap_or(1)).unwrap();
            let short_day = matches!(place, Place::Day(day) if school.day_type(day).short);
            let least = match terms.least {
                Some(Least::Total(minutes)) => Some(match (terms.short_day, terms.short_weeks) {
                    (Some(own), _) if short_day => number(own),
                    (_, ShortDays::Prorated) if short_week => half_up(number(minutes) * school_days, full),
                    _ => number(minutes),
                }),
                Some(Least::Average(minutes)) => Some(number(minutes) * school_days),
                None => None,
            };
            if short_week && terms.short_weeks == ShortDays::Waived {
                continue;
            }
            let lowest = days.iter().map(|day| day.0).min().unwrap_or(0);
            // Clauses of one number: what is found for sure, and whether it is kept either way.
            let (found, met) = match (least, terms.at_most, terms.each_day) {
                (Some(least), None, None) => (sure, sure >= least),
                (None, Some(most), None) => (sure, possible <= number(most)),
                (None, None, Some(floor)) => (lowest, lowest >= number(floor)),
                _ => continue,
            };
            asked.say("student-minutes", &terms.clause, Subject::Homeroom(home), place, found, Some(met));
        }
    }
}
