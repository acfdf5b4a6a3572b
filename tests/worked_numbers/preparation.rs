//! Preparation over days, weeks, two and four weeks, and what of it the team may have.

use crate::{Case, MET, NOT_MET, case, rotation};

#[test]
fn washington_dc_five_ways_to_225() {
    let ladder = "[[prep-options]]\narticle = \"1\"\nchoose = \"ladder\"\noptions = [
        { blocks = [{ times = 5, minutes = 45 }], impossible = \"shown\" },
        { blocks = [{ times = 3, minutes = 45 }, { times = 1, minutes = 90 }], impossible = \"shown\" },
        { blocks = [{ times = 1, minutes = 45 }, { times = 2, minutes = 90 }], impossible = \"shown\" },
        { blocks = [{ times = 2, minutes = 45 }, { times = 1, minutes = 135 }], impossible = \"shown\" },
        { blocks = [{ times = 3, minutes = 45 }, { times = 3, minutes = 30, in = \"paid-day\" }] },
    ]\n";
    for (rows, cut) in [
        ("D1,D2,D3,D4 10:00-10:45 prep - ruiz\nD5 10:00-10:45 prep - ruiz", "D5 10:00-10:44"),
        ("D1,D2,D3 10:00-10:45 prep - ruiz\nD4 10:00-11:30 prep - ruiz", "D4 10:00-11:29"),
        ("D1 10:00-10:45 prep - ruiz\nD2 10:00-11:30 prep - ruiz\nD3 10:00-11:30 prep - ruiz", "D3 10:00-11:29"),
        ("D1,D2 10:00-10:45 prep - ruiz\nD3 10:00-12:15 prep - ruiz", "D3 10:00-12:14"),
        ("D1,D2,D3 10:00-10:45 prep - ruiz\nD1,D2,D3 07:30-08:00 prep - ruiz", "D1,D2,D3 07:30-07:59"),
    ] {
        let week = case(rotation(5), ladder, rows);
        assert_eq!(week.one("1", "ruiz"), (225, 225, MET), "{rows}");
        let whole = rows.lines().last().and_then(|line| line.split(" prep").next()).expect("a row");
        let broken = week.but(whole, cut).one("1", "ruiz");
        assert_eq!((broken.0, broken.2), (225, NOT_MET), "{cut}");
        assert!(broken.1 < 225, "{cut}: {broken:?}");
    }
}

#[test]
fn minneapolis_275_two_ways() {
    let vote = |chosen: u32, rows: &str| {
        let clause = format!(
            "[[prep-options]]\narticle = \"1\"\nchoose = \"vote\"\nchosen = {chosen}\noptions = [
             {{ blocks = [{{ times = 5, minutes = 45 }}, {{ times = 1, minutes = 50 }}] }},
             {{ blocks = [{{ times = 5, minutes = 55 }}] }} ]\n"
        );
        case(rotation(5), &clause, rows)
    };
    let first = vote(1, "* 10:00-10:45 prep - ruiz\nD1 13:00-13:50 prep - ruiz");
    assert_eq!(first.one("1", "ruiz"), (275, 275, MET));
    assert_eq!(first.but("13:50", "13:49").one("1", "ruiz").2, NOT_MET);
    let second = vote(2, "D1,D2,D3,D4 10:00-10:55 prep - ruiz\nD5 10:00-10:55 prep - ruiz");
    assert_eq!(second.one("1", "ruiz"), (275, 275, MET));
    assert_eq!(second.but("D5 10:00-10:55", "D5 10:00-10:54").one("1", "ruiz").2, NOT_MET);
}

#[test]
fn boston_four_of_48_and_one_directed_are_240() {
    let clauses = "[[prep-direction]]\narticle = \"1\"\nself = { blocks = 4, minutes = 192 }\ndirected = { blocks = 1 }\nblock = 40\n\
                   [[prep-total]]\narticle = \"2\"\nminutes = 240\nblock = 40\ncounts = [\"prep\", \"directed-prep\"]\n";
    let week = case(
        rotation(5),
        clauses,
        "D1,D2,D3 10:00-10:48 prep - ruiz\nD4 10:00-10:48 prep - ruiz\nD5 10:00-10:48 prep - ruiz by:principal",
    );
    assert!(week.of("1", "ruiz").iter().all(|own| own.2 == MET), "{:?}", week.of("1", "ruiz"));
    assert_eq!(week.one("2", "ruiz"), (240, 240, MET));
    let broken = week.but("D4 10:00-10:48", "D4 10:00-10:47");
    assert_eq!(broken.one("2", "ruiz"), (240, 239, NOT_MET));
    assert!(broken.of("1", "ruiz").contains(&(192, 191, NOT_MET)), "{:?}", broken.of("1", "ruiz"));
}

#[test]
fn granite_510_of_preparation_and_90_together_in_four_weeks() {
    let clauses = "[[prep-total]]\narticle = \"1\"\nminutes = 510\nper = \"four-weeks\"\nblock = 45\nin = \"paid-day\"\n\
                   [[collaboration-time]]\narticle = \"2\"\nleast-minutes = 90\nleast-meetings = 2\nblock = 45\nper = \"four-weeks\"\n";
    let weeks = case(
        rotation(20),
        clauses,
        "D1,D6,D11,D16 10:00-10:45 prep - ruiz\nD5,D15 13:00-14:00 prep - ruiz\nD10 13:00-14:45 prep - ruiz\n\
         D20 13:00-14:45 prep - ruiz\nD5 14:00-14:45 collaboration - ruiz\nD15 14:00-14:45 collaboration - ruiz",
    );
    assert_eq!(weeks.one("1", "ruiz"), (510, 510, MET));
    assert!(weeks.of("2", "ruiz").iter().all(|own| own.2 == MET), "{:?}", weeks.of("2", "ruiz"));
    assert_eq!(weeks.clone().but("D20 13:00-14:45", "D20 13:00-14:44").one("1", "ruiz"), (510, 509, NOT_MET));
    let short = weeks.but("D15 14:00-14:45", "D15 14:00-14:44").of("2", "ruiz");
    assert!(short.iter().any(|own| own.2 == NOT_MET), "{short:?}");
}

/// Under the pack of Texas itself.
fn texas(rows: &str) -> Case {
    let bells = format!("{}[contract]\npacks = [\"texas\"]\n", rotation(10));
    case(bells, "", rows)
}

#[test]
fn texas_450_in_two_weeks() {
    let ten = texas("D1,D2,D3,D4,D5,D6,D7,D8,D9 10:00-10:45 prep - ruiz\nD10 10:00-10:45 prep - ruiz");
    assert_eq!(ten.one("21.404", "ruiz"), (450, 450, MET));
    assert_eq!(ten.but("D10 10:00-10:45", "D10 10:00-10:44").one("21.404", "ruiz"), (450, 405, NOT_MET));
    let mixed = texas("D1,D2,D3,D4,D5 10:00-10:50 prep - ruiz\nD6,D7,D8,D9,D10 10:00-10:40 prep - ruiz");
    assert_eq!(mixed.one("21.404", "ruiz"), (450, 250, NOT_MET), "blocks of 40 do not count");
    let after_dismissal = texas("* 15:00-15:30 prep - ruiz\n* 07:30-08:00 prep - ruiz");
    assert_eq!(after_dismissal.one("21.404", "ruiz"), (450, 0, NOT_MET));
}

#[test]
fn texas_thirty_minutes_of_lunch() {
    let day = texas("* 11:30-12:00 lunch - ruiz");
    assert_eq!(day.one("21.405", "ruiz"), (30, 30, MET));
    assert_eq!(day.but("11:30-12:00", "11:30-11:59").one("21.405", "ruiz"), (30, 29, NOT_MET));
}

#[test]
fn baltimore_a_fourth_period_after_three_of_45() {
    let clause = "[[collaboration-after-prep]]\narticle = \"1\"\nblocks = 3\nblock = 45\n";
    let week = case(
        rotation(5),
        clause,
        "D1,D2 10:00-10:45 prep - ruiz\nD3 10:00-10:45 prep - ruiz\nD4 10:00-10:45 collaboration - ruiz",
    );
    assert_eq!(week.one("1", "ruiz"), (3, 3, MET));
    assert_eq!(week.but("D3 10:00-10:45", "D3 10:00-10:44").one("1", "ruiz"), (3, 2, NOT_MET));
}

#[test]
fn albuquerque_five_blocks_of_90_leave_none_to_give_and_six_leave_one() {
    let clause = "[[collaboration-after-prep]]\narticle = \"1\"\nminutes = 450\nblock = 20\nper = \"two-weeks\"\nother-days = true\n";
    let weeks = |rows: &str| case(rotation(10), clause, rows);
    let rest = "D2,D4,D6,D10 13:00-13:20 meeting - ruiz";
    let five = weeks(&format!("D1,D3,D5,D7 10:00-11:30 prep - ruiz\nD9 10:00-11:30 collaboration - ruiz\n{rest}"));
    assert_eq!(five.one("1", "ruiz"), (450, 360, NOT_MET));
    let six = "D1,D3,D5,D7 10:00-11:30 prep - ruiz\nD8 10:00-11:30 prep - ruiz\nD9 10:00-11:30 collaboration - ruiz\n";
    assert_eq!(weeks(&format!("{six}{rest}")).one("1", "ruiz"), (0, 4, NOT_MET), "the other days have none");
    // Five blocks on other days, and some preparation on each further one: too short to count here.
    let kept = weeks(&format!("{six}D2,D4,D6,D10 13:00-13:20 prep - ruiz"));
    assert_eq!(kept.one("1", "ruiz"), (450, 530, MET));
    let exact = weeks(&six.replace("D1,D3,D5,D7", "D1,D2,D3,D4").replace("D8 ", "D5 "));
    let sums = exact.but("D5 10:00-11:30", "D5 10:00-11:29").one("1", "ruiz");
    assert_eq!(sums, (450, 449, NOT_MET));
}
