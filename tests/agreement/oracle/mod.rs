//! Rules counted again in the plainest way: an array of the day's minutes, and every minute looked at by itself. It
//! shares nothing with the checks but the terms and the rows. Slow, short and stupid on purpose.

mod adults;
mod breaks;
mod preparation;
mod students;

use commonhour::check::{Finding, Subject, Verdict};
use commonhour::model::{DayId, Kind, Minutes, School, StaffId};
use commonhour::rules::Contract;
use commonhour::rules::clause::{Clause, Per, Prorate, ShortDays};
use commonhour::schedule::{Schedule, Stretch};

/// What a finding must say.
#[derive(Debug)]
pub(crate) struct Expected {
    /// The rule.
    pub(crate) rule: &'static str,
    /// Its clause.
    pub(crate) article: String,
    /// Whom it is about.
    pub(crate) subject: Subject,
    place: Place,
    /// The number.
    found: i64,
    /// Whether the promise is kept, where the oracle knows what is owed.
    met: Option<bool>,
}

/// A day or a real week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    Day(DayId),
    Week(usize),
}

impl Place {
    /// The days, one that comes twice twice.
    fn days(&self, school: &School) -> Vec<DayId> {
        match self {
            Self::Day(day) => vec![*day],
            Self::Week(week) => school.weeks[*week].days.clone(),
        }
    }
}

/// Whether the findings say it: `None` where none is decided about this promise.
pub(crate) fn agrees(expected: &Expected, findings: &[Finding]) -> Option<bool> {
    let (day, week) = match expected.place {
        Place::Day(day) => (Some(day), None),
        Place::Week(week) => (None, Some(week)),
    };
    let decided = |own: &&Finding| matches!(own.verdict, Verdict::Met | Verdict::NotMet);
    let about = |own: &&Finding| {
        own.article == expected.article && own.subject == expected.subject && own.day == day && own.week == week
    };
    let mut own = findings.iter().filter(about).filter(decided).peekable();
    own.peek()?;
    Some(own.any(|own| {
        let met = expected.met.is_none_or(|met| met == (own.verdict == Verdict::Met));
        met && own.evidence.found == Some(expected.found)
    }))
}

/// Every number the oracle knows.
pub(crate) fn expected(school: &School, contract: &Contract, schedule: &Schedule) -> Vec<Expected> {
    let mut asked = Asked { school, schedule, found: Vec::new() };
    preparation::count(&mut asked, contract);
    breaks::count(&mut asked, contract);
    adults::count(&mut asked, contract);
    students::count(&mut asked, contract);
    asked.found
}

/// Minutes of a day, each with yes or no.
pub(crate) type Marks = Vec<bool>;

/// A stretch of minutes: the first, and the first after it.
pub(crate) type Run = (usize, usize);

/// What is asked.
pub(crate) struct Asked<'a> {
    pub(crate) school: &'a School,
    schedule: &'a Schedule,
    found: Vec<Expected>,
}

impl<'a> Asked<'a> {
    /// The rows of an adult on a day.
    fn rows(&self, staff: StaffId, day: DayId) -> Vec<&'a Stretch> {
        self.schedule.rows.iter().filter(|row| row.day == day && row.staff.contains(&staff)).collect()
    }

    /// Adds a number, where the clause holds.
    fn say(&mut self, rule: &'static str, clause: &Clause, who: Subject, place: Place, found: i64, met: Option<bool>) {
        if clause.days.as_ref().is_some_and(|days| !place.days(self.school).iter().all(|day| days.contains(day))) {
            return;
        }
        self.found.push(Expected { rule, article: clause.article.clone(), subject: who, place, found, met });
    }

    /// The days or weeks of `per` somebody is at work in; other windows are left to the check.
    fn places(&self, staff: StaffId, per: Per) -> Vec<Place> {
        let here = |day: &DayId| self.school.paid_day(staff, *day).is_some();
        match per {
            Per::Day => self.school.day_ids().filter(here).map(Place::Day).collect(),
            Per::Week => {
                let weeks = 0..self.school.weeks.len();
                weeks.filter(|week| self.school.weeks[*week].days.iter().any(here)).map(Place::Week).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What somebody is owed of a number; `None` where nothing is, or where nobody knows.
    fn owed(&self, staff: StaffId, number: Minutes, scale: &Prorate, short: ShortDays, place: &Place) -> Option<i64> {
        let school = self.school;
        let (mut top, mut bottom) = (i64::from(number), 1);
        let fte = i64::from(school[staff].fte().thousandths()).min(1000);
        match scale {
            Prorate::Linear => (top, bottom) = (top * fte, 1000),
            Prorate::OnlyFullTime if fte < 1000 => return None,
            Prorate::Table(rows) => {
                let row = rows.iter().find(|(share, _)| i64::from(share.thousandths()) == fte);
                match row {
                    Some((_, minutes)) => top = i64::from(*minutes),
                    None if fte < 1000 => return None,
                    None => {}
                }
            }
            Prorate::None | Prorate::OnlyFullTime => {}
        }
        let (part, whole) = match place {
            Place::Day(day) if school.day_type(*day).short => {
                let full = school.day_types.iter().filter(|own| !own.short).map(|own| own.students.minutes()).max();
                let today = school.day_type(*day).students.minutes();
                (i64::from(today), i64::from(full.unwrap_or(today)))
            }
            Place::Week(week) if school.weeks[*week].short => {
                let full = school.weeks.iter().map(|week| week.days.len()).max().unwrap_or(1);
                (school.weeks[*week].days.len().try_into().unwrap(), full.try_into().unwrap())
            }
            _ => (1, 1),
        };
        if (part, whole) != (1, 1) {
            match short {
                ShortDays::Full => {}
                ShortDays::Waived => return None,
                ShortDays::Prorated => (top, bottom) = (top * part, bottom * whole),
            }
        }
        Some(half_up(top, bottom))
    }
}

/// A fraction to whole numbers, half up.
pub(crate) fn half_up(top: i64, bottom: i64) -> i64 {
    (2 * top + bottom).div_euclid(2 * bottom)
}

/// The minutes of the rows that fit.
pub(crate) fn marks(rows: &[&Stretch], fits: impl Fn(&Stretch) -> bool) -> Marks {
    let mut marks = vec![false; 24 * 60];
    for row in rows.iter().filter(|row| fits(row)) {
        for minute in row.span.start.0.max(0)..row.span.end.0.min(24 * 60) {
            marks[usize::try_from(minute).unwrap()] = true;
        }
    }
    marks
}

/// The minutes from one clock time to another.
pub(crate) fn between(start: i32, end: i32) -> Marks {
    (0..24 * 60).map(|minute| start <= minute && minute < end).collect()
}

/// The minutes in which a test of their number holds.
pub(crate) fn minutes_where(test: impl Fn(usize) -> bool) -> Marks {
    (0..24 * 60).map(test).collect()
}

/// How many minutes are marked.
pub(crate) fn sum(marks: &Marks) -> i64 {
    marks.iter().map(|mark| i64::from(*mark)).sum()
}

/// The unbroken stretches of marked minutes.
pub(crate) fn runs(marks: &Marks) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut start = None;
    for minute in 0..=marks.len() {
        match (start, marks.get(minute) == Some(&true)) {
            (None, true) => start = Some(minute),
            (Some(first), false) => {
                runs.push((first, minute));
                start = None;
            }
            _ => {}
        }
    }
    runs
}

/// Length of a stretch.
pub(crate) fn length(run: &Run) -> i64 {
    i64::try_from(run.1 - run.0).unwrap()
}

/// The longest stretch.
pub(crate) fn longest(marks: &Marks) -> i64 {
    runs(marks).iter().map(length).max().unwrap_or(0)
}

/// Kinds in which an adult teaches.
const TEACHING: [Kind; 7] =
    [Kind::Instruct, Kind::CoTeach, Kind::Special, Kind::Intervention, Kind::Eld, Kind::Advisory, Kind::Cover];

/// Whether the adults of a row are with children.
pub(crate) fn with_children(row: &Stretch) -> bool {
    TEACHING.contains(&row.kind) || watches(row)
}

/// Whether they watch over them.
pub(crate) fn watches(row: &Stretch) -> bool {
    let post = matches!(row.kind, Kind::Duty | Kind::Recess | Kind::Arrival | Kind::Dismissal);
    !TEACHING.contains(&row.kind) && (post || !row.homerooms.is_empty())
}

/// A number of minutes as every finding has it.
pub(crate) fn number(minutes: Minutes) -> i64 {
    i64::from(minutes)
}
