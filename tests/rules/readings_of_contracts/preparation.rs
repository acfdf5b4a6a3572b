//! Preparation: what it is, where it lies, who directs it, what is owed when a day or a week is short.

use super::{both, clause, found, given};
use commonhour::check::Verdict;

fn daily(terms: &str) -> String {
    clause("daily-prep", "ruiz", terms)
}

fn total(terms: &str) -> String {
    clause("prep-total", "ruiz", terms)
}

/// Question 1.
#[test]
fn passing_as_preparation() {
    let week = "* 09:00-09:25 prep - - ruiz\n* 09:25-09:30 passing - - ruiz";
    let with = |counts: &str| daily(&format!("minutes = 30\ncounts = [{counts}]"));
    both(week, "ruiz", (&with("\"prep\", \"passing\""), 30, 30), (&with("\"prep\""), 30, 25));
}

/// Question 6.
#[test]
fn collaboration_as_preparation() {
    let week = "* 09:00-09:25 prep - - ruiz\n* 09:25-09:30 collaboration - - ruiz;cho";
    let with = |counts: bool| daily(&format!("minutes = 30\ncollaboration-counts = {counts}"));
    both(week, "ruiz", (&with(true), 30, 30), (&with(false), 30, 25));
}

/// Question 7: 250 minutes where 225 come first, and a meeting of 25 besides.
#[test]
fn preparation_above_the_minimum() {
    let week = "* 09:00-09:50 prep - - ruiz\nMon 09:25-09:50 meeting - - ruiz";
    let quota = clause("prep-protected", "ruiz", "most-times = 1\nper = \"week\"");
    let none = clause("prep-protected", "ruiz", "per = \"week\"");
    both(week, "ruiz", (&quota, 1, 1), (&none, 0, 25));
    let shared = "* 09:00-09:45 prep - - ruiz\nMon 10:00-10:25 collaboration - - ruiz;cho";
    let after = |minutes: i32| clause("collaboration-after-prep", "ruiz", &format!("minutes = {minutes}"));
    both(shared, "ruiz", (&after(225), 225, 225), (&after(226), 226, 225));
}

/// Question 8.
#[test]
fn who_directs_preparation() {
    let week = "Mon,Tue,Wed,Thu 09:00-09:45 prep - - ruiz by:teacher\nFri 09:00-09:45 prep - - ruiz by:team";
    let with = |team: &str| clause("prep-direction", "ruiz", &format!("self = {{ blocks = 5 }}\nteam = \"{team}\""));
    both(week, "ruiz", (&with("self"), 5, 5), (&with("directed"), 5, 4));
}

/// Question 9.
#[test]
fn minutes_after_students_leave() {
    let week = "* 12:00-12:30 prep - - ruiz";
    let with = |place: &str| daily(&format!("minutes = 30\nin = {place}"));
    both(week, "ruiz", (&with("\"paid-day\""), 30, 30), (&with("\"student-day\""), 30, 0));
}

/// Question 10: the duty day begins 15 minutes before the bell, the paid day 30.
#[test]
fn workday_or_duty_day() {
    let week = "* 07:30-08:00 prep - - ruiz";
    let with = |place: &str| daily(&format!("minutes = 30\nin = {place}"));
    both(week, "ruiz", (&with("\"paid-day\""), 30, 30), (&with("{ before = 15, after = 15 }"), 30, 15));
    both(week, "ruiz", (&with("{ before = 30, after = 0 }"), 30, 30), (&with("\"student-day\""), 30, 0));
}

/// Question 11: 62.5 % of 60 minutes, or all of them, or none.
#[test]
fn part_time() {
    let week = "* 09:00-09:38 prep - - okafor";
    let with =
        |prorate: &str| clause("daily-prep", "okafor", &format!("minutes = 60\nblock = 1\nprorate = \"{prorate}\""));
    both(week, "okafor", (&with("linear"), 38, 38), (&with("none"), 60, 38));
    let nothing = found(&given("", &with("only-full-time"), week), "okafor");
    assert!(nothing.iter().all(|own| own.2 == Verdict::DoesNotApply), "{nothing:?}");
}

/// Question 12: 40 and 20 minutes in turn are 150 a week, but not 30 a day.
#[test]
fn averaging_window() {
    let week = "Mon,Wed,Fri 09:00-09:40 prep - - ruiz\nTue,Thu 09:00-09:20 prep - - ruiz";
    let with = |minutes: i32, per: &str| total(&format!("minutes = {minutes}\nper = {per}"));
    both(week, "ruiz", (&with(150, "\"week\""), 150, 160), (&with(30, "\"day\""), 30, 20));
    both(week, "ruiz", (&with(320, "\"two-weeks\""), 320, 320), (&with(128, "{ school-days = 4 }"), 128, 120));
}

/// Question 13: a holiday leaves four days of 45.
#[test]
fn short_weeks() {
    let calendar = "[calendar]\nfirst = 2026-08-31\nlast = 2026-09-11\nholidays = [2026-09-07]";
    let week = "* 09:00-09:45 prep - - ruiz";
    let with = |short: &str| {
        let clauses = total(&format!("minutes = 225\nshort-weeks = \"{short}\""));
        found(&given(calendar, &clauses, week), "ruiz")
    };
    assert_eq!(with("full"), [(225, 225, Verdict::Met), (225, 180, Verdict::NotMet)]);
    assert_eq!(with("prorated"), [(225, 225, Verdict::Met), (180, 180, Verdict::Met)]);
    assert_eq!(with("waived")[1].2, Verdict::DoesNotApply);
}

/// Question 14: three hours of four are 30 minutes of 40.
#[test]
fn short_days() {
    let week = "Mon,Tue,Thu,Fri 09:00-09:40 prep - - ruiz\nWed 09:00-09:30 prep - - ruiz";
    let with = |short: &str| daily(&format!("minutes = 40\nshort-days = \"{short}\""));
    both(week, "ruiz", (&with("prorated"), 30, 30), (&with("full"), 40, 30));
    both(week, "ruiz", (&with("waived"), 40, 40), (&with("full"), 40, 30));
}

/// Question 15.
#[test]
fn uninterrupted() {
    let week = "* 09:00-09:20 prep - - ruiz\n* 10:00-10:20 prep - - ruiz";
    both(week, "ruiz", (&daily("minutes = 40\nblock = 20"), 40, 40), (&daily("minutes = 40"), 40, 20));
}

/// Question 16: 25 minutes a day beside the 45 that are owed.
#[test]
fn short_blocks() {
    let week = "* 09:00-09:45 prep - - ruiz\n* 10:00-10:25 prep - - ruiz";
    let with = |mode: &str| total(&format!("minutes = 225\nblock = 30\nblock-mode = \"{mode}\""));
    let forbidden = given("", &with("forbid"), week);
    assert_eq!(found(&given("", &with("count-only"), week), "ruiz"), [(225, 225, Verdict::Met)]);
    let broken: Vec<String> = forbidden.sentences();
    assert!(broken.iter().any(|own| own.contains("ruiz") && own.contains("25")), "{broken:?}");
}

/// Question 19: only the second of two patterns is there.
#[test]
fn a_later_option() {
    let week = "Mon,Tue,Wed 09:00-09:45 prep - - ruiz\nThu 09:00-10:30 prep - - ruiz";
    let options = "options = [{ blocks = [{ times = 5, minutes = 45 }] }, \
                   { blocks = [{ times = 3, minutes = 45 }, { times = 1, minutes = 90 }] }]";
    let with =
        |how: &str| found(&given("", &clause("prep-options", "ruiz", &format!("{how}\n{options}")), week), "ruiz");
    assert_eq!(with("choose = \"any\"")[0].2, Verdict::Met);
    assert_eq!(with("choose = \"ladder\"")[0].2, Verdict::CannotBeDecided);
    assert_eq!(with("choose = \"vote\"\nchosen = 2")[0].2, Verdict::Met);
    assert_eq!(with("choose = \"vote\"\nchosen = 1")[0].2, Verdict::NotMet);
}

/// Question 22.
#[test]
fn supervision_as_preparation() {
    let week = "* 09:00-09:25 prep - - ruiz\n* 09:25-09:30 duty - - ruiz";
    let with = |counts: &str| daily(&format!("minutes = 30\ncounts = [{counts}]"));
    both(week, "ruiz", (&with("\"prep\", \"duty\""), 30, 30), (&with("\"prep\""), 30, 25));
}

/// Question 23.
#[test]
fn transition_as_preparation() {
    let week = "* 09:00-09:40 prep - - okafor\n* 09:40-09:45 transition - - okafor";
    let with = |counts: &str| clause("prep-total", "okafor", &format!("minutes = 225\ncounts = [{counts}]"));
    both(week, "okafor", (&with("\"prep\", \"transition\""), 225, 225), (&with("\"prep\""), 225, 200));
}

/// Question 24: art on Mondays, while the teacher has relief.
#[test]
fn time_while_another_teaches() {
    let week = "Tue,Wed,Thu,Fri 09:00-09:30 prep - - ruiz\nMon 09:00-09:30 special art 3A okafor\nMon 09:00-09:30 relief - - ruiz";
    let with = |counts: &str| total(&format!("minutes = 150\ncounts = [{counts}]"));
    both(week, "ruiz", (&with("\"prep\", \"relief\""), 150, 150), (&with("\"prep\""), 150, 120));
}

/// Question 26: 62.5 % of 60 is 37.5.
#[test]
fn rounding() {
    let week = "* 09:00-09:37 prep - - okafor";
    let with = |prorate: &str| clause("daily-prep", "okafor", &format!("minutes = 60\nblock = 1\nprorate = {prorate}"));
    both(week, "okafor", (&with("{ \"62.5\" = 37 }"), 37, 37), (&with("\"linear\""), 38, 37));
}

/// Question 27: 36 minutes on each of six rotation days are 216; a real week has five of them.
#[test]
fn rotating_cycles() {
    let rotation = "rotation = [\"A\", \"B\", \"C\", \"D\", \"E\", \"F\"]";
    let with = |per: &str| {
        let clauses = total(&format!("minutes = 216\nper = \"{per}\""));
        found(&given(rotation, &clauses, "* 09:00-09:36 prep - - ruiz"), "ruiz")
    };
    assert_eq!(with("cycle"), [(216, 216, Verdict::Met); 5]);
    let weeks = with("week");
    assert!(!weeks.is_empty() && weeks.iter().all(|own| *own == (216, 180, Verdict::NotMet)), "{weeks:?}");
}
