//! Lunch, relief, recess.

use super::{
    Asked, Marks, Place, between, half_up, length, longest, marks, minutes_where, number, runs, sum, with_children,
};
use commonhour::check::Subject;
use commonhour::model::{DayId, Kind, Minutes, StaffId};
use commonhour::rules::clause::{Per, ShortDays};
use commonhour::rules::{Contract, duty_free_lunch, recess_free, relief};
use commonhour::schedule::Stretch;

pub(super) fn count(asked: &mut Asked<'_>, contract: &Contract) {
    for terms in &contract.duty_free_lunch {
        lunch(asked, terms);
    }
    for terms in &contract.relief {
        short_breaks(asked, terms);
    }
    for terms in &contract.recess_free {
        recess(asked, terms);
    }
}

fn own_lunch(row: &Stretch) -> bool {
    row.kind == Kind::Lunch && row.homerooms.is_empty()
}

/// The longest lunch of a day, less the way.
fn longest_lunch(asked: &Asked<'_>, terms: &duty_free_lunch::Terms, staff: StaffId, day: DayId) -> i64 {
    let rows = asked.rows(staff, day);
    let taken = marks(&rows, |row| with_children(row) || terms.excludes.contains(&row.kind));
    let mut inside = terms.window.map_or(between(0, 24 * 60), |window| between(window.start.0, window.end.0));
    if terms.in_student_lunch {
        let all: Vec<&Stretch> = asked.schedule.rows.iter().filter(|row| row.day == day).collect();
        let eating = marks(&all, |row| row.kind == Kind::Lunch && !row.homerooms.is_empty());
        let first = eating.iter().position(|mark| *mark).unwrap_or(0);
        let last = eating.iter().rposition(|mark| *mark).map_or(0, |last| last + 1);
        inside = minutes_where(|minute| inside[minute] && first <= minute && minute < last);
    }
    let lunch = marks(&rows, own_lunch);
    let free = minutes_where(|minute| lunch[minute] && !taken[minute] && inside[minute]);
    (longest(&free) - number(terms.passing)).max(0)
}

fn lunch(asked: &mut Asked<'_>, terms: &duty_free_lunch::Terms) {
    let school = asked.school;
    let eats = |staff: StaffId, day: DayId| {
        school.paid_day(staff, day).is_some_and(|paid| paid.minutes() >= terms.days_of_at_least)
    };
    for staff in terms.clause.covered(school).collect::<Vec<_>>() {
        for place in asked.places(staff, terms.average.map_or(Per::Day, |average| average.per)) {
            let days: Vec<DayId> = place.days(school).into_iter().filter(|day| eats(staff, *day)).collect();
            let each: Vec<i64> = days.iter().map(|day| longest_lunch(asked, terms, staff, *day)).collect();
            let Some(least) = each.iter().copied().min() else { continue };
            let owed = asked.owed(staff, terms.minutes, &terms.prorate, ShortDays::Full, &place);
            let times = i64::try_from(days.len()).unwrap();
            let found = each.iter().sum::<i64>();
            let (found, met) = match terms.average {
                Some(average) => {
                    let floor = asked.owed(staff, average.floor, &terms.prorate, ShortDays::Full, &place);
                    let low = floor.is_some_and(|floor| least < floor);
                    (if low { least } else { found }, owed.map(|owed| !low && found >= owed * times))
                }
                None => (found, owed.map(|owed| found >= owed)),
            };
            // Compared with the students' lunch, what is owed is not known here.
            let met = met.filter(|_| terms.students.is_none());
            asked.say("duty-free-lunch", &terms.clause, Subject::Staff(staff), place, found, met);
        }
    }
}

fn short_breaks(asked: &mut Asked<'_>, terms: &relief::Terms) {
    for staff in terms.clause.covered(asked.school).collect::<Vec<_>>() {
        for place in asked.places(staff, Per::Day) {
            let Place::Day(day) = place else { continue };
            let Some(paid) = asked.school.paid_day(staff, day) else { continue };
            if paid.minutes() < terms.days_of_at_least {
                continue;
            }
            let rows = asked.rows(staff, day);
            let is_break = |row: &Stretch| {
                terms.kinds.contains(&row.kind) && (row.kind == Kind::Recess || row.homerooms.is_empty())
            };
            let yes = marks(&rows, is_break);
            let no = marks(&rows, |row| with_children(row) && !is_break(row));
            let here = between(paid.start.0, paid.end.0);
            let free = minutes_where(|minute| yes[minute] && !no[minute] && here[minute]);
            let breaks: Vec<_> = runs(&free).into_iter().filter(|run| length(run) >= number(terms.minutes)).collect();
            let mut numbers: Vec<(i64, bool)> = Vec::new();
            let count = |breaks: usize| i64::try_from(breaks).unwrap();
            let at_least = |found: i64, asked: u32| (found, found >= i64::from(asked));
            if let Some(times) = terms.times {
                numbers.push(at_least(count(breaks.len()), times));
            }
            if let Some(times) = terms.per_half_day {
                let lunch = marks(&rows, own_lunch).iter().position(|mark| *mark);
                let middle =
                    lunch.map_or(i32::midpoint(paid.start.0, paid.end.0), |lunch| i32::try_from(lunch).unwrap());
                let first = breaks.iter().filter(|run| i32::try_from(run.0).unwrap() < middle).count();
                numbers.push(at_least(count(first), times));
                numbers.push(at_least(count(breaks.len() - first), times));
            }
            if let Some(total) = terms.total {
                let found = breaks.iter().map(length).sum();
                numbers.push((found, found >= number(total)));
            }
            if let Some(every) = terms.every {
                let rest = |minute: usize| breaks.iter().any(|run| run.0 <= minute && minute < run.1);
                let found = longest(&minutes_where(|minute| here[minute] && !rest(minute)));
                numbers.push((found, found <= number(every)));
            }
            let Some(shown) = numbers.iter().find(|own| !own.1).or(numbers.first()) else { continue };
            let met = numbers.iter().all(|own| own.1);
            asked.say("relief", &terms.clause, Subject::Staff(staff), place, shown.0, Some(met));
        }
    }
}

/// The minutes in which a homeroom somebody leads has recess, and those in which they are busy.
fn recesses(asked: &Asked<'_>, staff: StaffId, day: DayId) -> (Marks, Marks) {
    let led: Vec<_> = asked.school.homerooms_of(staff, day).collect();
    let all: Vec<&Stretch> = asked.schedule.rows.iter().filter(|row| row.day == day).collect();
    let recess = marks(&all, |row| row.kind == Kind::Recess && row.homerooms.iter().any(|home| led.contains(home)));
    let busy = marks(&asked.rows(staff, day), |row| {
        let called = matches!(row.kind, Kind::Meeting | Kind::Collaboration | Kind::DirectedPrep | Kind::Travel);
        with_children(row) || called
    });
    (recess, busy)
}

fn recess(asked: &mut Asked<'_>, terms: &recess_free::Terms) {
    let school = asked.school;
    for staff in terms.clause.covered(school).collect::<Vec<_>>() {
        for place in asked.places(staff, terms.per) {
            let (mut minutes, mut times) = (0, 0);
            let mut leads = false;
            for day in place.days(school) {
                leads |= school.homerooms_of(staff, day).next().is_some();
                if school.paid_day(staff, day).is_none() {
                    continue;
                }
                let (recess, busy) = recesses(asked, staff, day);
                minutes += sum(&minutes_where(|minute| recess[minute] && !busy[minute]));
                let whole = |run: &&(usize, usize)| !(run.0..run.1).any(|minute| busy[minute]);
                times += i64::try_from(runs(&recess).iter().filter(whole).count()).unwrap();
            }
            if !leads {
                continue;
            }
            let short = matches!(place, Place::Day(day) if school.day_type(day).short);
            let asked_for = |owed: Minutes| match (short, terms.short_minutes, &place) {
                (true, Some(minutes), _) => number(minutes),
                (true, None, Place::Day(day)) if terms.short_days == ShortDays::Prorated => {
                    let full = school.day_types.iter().filter(|own| !own.short).map(|own| own.students.minutes()).max();
                    let today = number(school.day_type(*day).students.minutes());
                    half_up(number(owed) * today, full.map_or(today, number))
                }
                _ => number(owed),
            };
            let by_minutes = terms.minutes.map(|owed| (minutes, minutes >= asked_for(owed)));
            let by_times = terms.times.map(|owed| (times, times >= i64::from(owed)));
            let numbers: Vec<(i64, bool)> = by_minutes.into_iter().chain(by_times).collect();
            let Some(shown) = numbers.iter().find(|own| !own.1).or(numbers.first()) else { continue };
            let met = numbers.iter().all(|own| own.1);
            asked.say("recess-free", &terms.clause, Subject::Staff(staff), place, shown.0, Some(met));
        }
    }
}
