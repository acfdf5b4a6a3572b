//! The windows promises are added up over: what the checker and the plan make of a calendar, each for itself.

#![allow(clippy::unwrap_used, reason = "a test may end that way")]

use std::collections::{BTreeMap, BTreeSet};

use commonhour::check::{Window, windows};
use commonhour::model::{DayId, Per, School};
use commonhour::plan::windows::{least, together};
use commonhour::read::{Folder, school};

const SMALL: &str = include_str!("fixtures/read/small.toml");
const CONTRACT: &str = include_str!("fixtures/read/contract.toml");

fn read(changes: &[(&str, &str)], more: &str) -> School {
    let mut text = SMALL.to_owned();
    for (old, new) in changes {
        assert!(text.contains(old), "{old}");
        text = text.replacen(old, new, 1);
    }
    text += more;
    let files = BTreeMap::from([("school.toml".to_owned(), text), ("contract.toml".to_owned(), CONTRACT.to_owned())]);
    school(&Folder { files }).unwrap_or_else(|problems| panic!("{problems}")).school
}

/// Four weeks and a day; Labor Day is off in the third week.
const AUTUMN: &str = "\n[calendar]\nfirst = 2026-08-24\nlast = 2026-09-21\nholidays = [2026-09-07]\n";
/// Six rotation days on five weekdays.
const SIX: (&str, &str) = ("grid = 5", "grid = 5\nrotation = [\"A\", \"B\", \"C\", \"D\", \"E\", \"F\"]");

fn six(more: &str) -> School {
    read(&[SIX, ("away = [\"Fri\"]\n", "")], more)
}

fn said(school: &School, per: Per) -> Vec<(String, usize, bool, usize)> {
    let of = |own: Window| (own.name, own.school_days, own.short, own.times);
    windows(school, per).unwrap().into_iter().map(of).collect()
}

#[test]
fn without_a_calendar_the_week_repeats() {
    let school = read(&[], "");
    assert_eq!(said(&school, Per::Week), [("every week".to_owned(), 5, false, 1)]);
    assert_eq!(said(&school, Per::Weeks(2)), [("every 2 weeks".to_owned(), 10, false, 1)]);
    assert_eq!(said(&school, Per::Cycle), [("every rotation".to_owned(), 5, false, 1)]);
    let rolling = windows(&school, Per::Rolling(3)).unwrap();
    assert_eq!(rolling.len(), 5);
    assert_eq!(rolling[3].days, [DayId(3), DayId(4), DayId(0)]);
    assert_eq!(rolling[3].name, "3 school days from day 4 of 5");
    for per in [Per::Month, Per::Year] {
        assert!(windows(&school, per).unwrap_err().contains("no [calendar]"));
    }
    assert_eq!(said(&school, Per::Day).len(), 5);
}

#[test]
fn a_rotation_against_the_week_gives_every_real_window() {
    let school = six("");
    let rotations = windows(&school, Per::Cycle).unwrap();
    assert!(rotations.iter().all(|own| own.school_days == 6 && !own.short), "{rotations:?}");
    assert_eq!(rotations.iter().map(|own| own.times).sum::<usize>(), 5);
    let four = windows(&school, Per::Weeks(4)).unwrap();
    assert_eq!(four.iter().map(|own| own.times).sum::<usize>(), 3, "twelve weeks, two turns");
    assert!(four.iter().all(|own| own.school_days == 20));
    assert_eq!(four[1].name, "4 weeks from week 5 of 6");
}

#[test]
fn a_calendar_cuts_the_real_windows() {
    let school = read(&[], AUTUMN);
    assert_eq!(
        said(&school, Per::Weeks(2)),
        [
            ("2 weeks from 2026-08-24".to_owned(), 10, false, 1),
            ("2 weeks from 2026-09-08".to_owned(), 9, true, 1),
            ("2 weeks from 2026-09-14".to_owned(), 6, true, 1),
        ]
    );
    assert_eq!(said(&school, Per::Year), [("the school year".to_owned(), 20, false, 1)]);
    assert_eq!(
        said(&school, Per::Month),
        [("month 2026-08".to_owned(), 6, true, 1), ("month 2026-09".to_owned(), 14, true, 1)]
    );
    assert_eq!(windows(&school, Per::Month).unwrap()[0].full_days, 21);
    // A week of holidays is a short rotation; the year ends within the last one, which is left out.
    assert_eq!(
        said(&school, Per::Cycle),
        [
            ("rotation from 2026-08-24 (and 2 more like it)".to_owned(), 5, false, 3),
            ("rotation from 2026-09-08".to_owned(), 4, true, 1),
        ]
    );
    let ten = windows(&school, Per::Rolling(10)).unwrap();
    assert_eq!(ten.iter().map(|own| own.times).sum::<usize>(), 11);
    assert!(ten.iter().all(|own| own.days.len() == 10));
    assert_eq!(windows(&school, Per::Rolling(30)).unwrap()[0].school_days, 20);
}

#[test]
fn days_that_come_twice_are_said_once_with_how_often() {
    let school = read(&[], "");
    let two = &windows(&school, Per::Weeks(2)).unwrap()[0];
    assert_eq!(two.by_day(), [0, 1, 2, 3, 4].map(|day| (DayId(day), 2)));
}

/// The multisets of days of the checker's windows, with the days of a whole one.
fn audited(school: &School, per: Per) -> BTreeSet<(Vec<DayId>, usize)> {
    let sorted = |own: Window| {
        let mut days = own.days;
        days.sort_unstable();
        (days, own.full_days)
    };
    windows(school, per).unwrap().into_iter().map(sorted).collect()
}

#[test]
fn the_plan_adds_up_over_the_same_days() {
    let pers = [Per::Day, Per::Week, Per::Weeks(2), Per::Weeks(3), Per::Weeks(4), Per::Cycle, Per::Rolling(7)];
    let long = "\n[calendar]\nfirst = 2026-08-19\nlast = 2027-06-03\n\
                holidays = [2026-09-07, 2026-11-26, 2026-11-27, 2026-12-24, 2026-12-25, 2027-01-01]\n";
    let skipped = format!("{long}skipped = \"skip\"\n");
    let schools = [read(&[], ""), six(""), read(&[], AUTUMN), read(&[], long), six(AUTUMN), six(long), six(&skipped)];
    for (number, school) in schools.iter().enumerate() {
        for per in pers {
            let planned: BTreeSet<_> = together(school, per).into_iter().map(|own| (own.days, own.whole)).collect();
            assert_eq!(planned, audited(school, per), "school {number}, {per:?}");
        }
        if !school.days[0].dates.is_empty() {
            let planned: Vec<_> = together(school, Per::Year).into_iter().map(|own| own.days).collect();
            assert_eq!(planned, audited(school, Per::Year).into_iter().map(|own| own.0).collect::<Vec<_>>());
        }
    }
}

#[test]
fn sums_that_others_imply_are_dropped() {
    let day = |days: &[usize]| days.iter().map(|day| DayId(*day)).collect::<Vec<_>>();
    let sums = vec![(day(&[0, 1, 2]), 90), (day(&[0, 1]), 90), (day(&[0, 1]), 90), (day(&[0, 0, 1]), 91)];
    assert_eq!(least(sums), [(day(&[0, 1]), 90), (day(&[0, 0, 1]), 91)]);
}
