//! The day and the week in minutes: buckets, hours on site, runs.

use crate::{Case, MET, NOT_MET, REGULAR, case, rotation, school};
use commonhour::check::Verdict;

/// Buckets of a week or day, and the rest of the table.
fn partition(total: i32, per: &str, buckets: &[(&str, &str, i32)]) -> String {
    let list: Vec<String> = buckets
        .iter()
        .map(|(name, kinds, minutes)| format!("{{ name = \"{name}\", kinds = [{kinds}], minutes = {minutes} }}"))
        .collect();
    let buckets = list.join(", ");
    format!("[[week-partition]]\narticle = \"1\"\ntotal = {total}\nper = \"{per}\"\nbuckets = [{buckets}]\n")
}

/// Staff at work from `start` to `end`, on weekdays.
fn at_work(start: &str, end: &str) -> String {
    let hours = format!("start = {start}, end = {end}");
    let bells = REGULAR.replace("start = 07:30, end = 15:30", &hours);
    format!("{}{}", school(""), bells.replace("start = 08:00, end = 15:00", &hours))
}

#[test]
fn fresno_420_minutes_of_a_sample_day() {
    let clauses = partition(
        420,
        "day",
        &[("instruction", "\"instruct\"", 310), ("other", "\"recess\", \"prep\"", 80), ("lunch", "\"lunch\"", 30)],
    ) + "[[workday]]\narticle = \"2\"\nminutes = 420\nincludes-lunch = true\n";
    let day = case(
        at_work("08:05", "15:05"),
        &clauses,
        "* 08:05-10:00 instruct 4A ruiz
         * 10:00-10:10 recess 4A ruiz
         * 10:10-12:00 instruct 4A ruiz
         * 12:00-12:30 lunch - ruiz
         * 12:30-12:45 recess 4A ruiz
         * 12:45-13:30 instruct 4A ruiz
         * 13:30-13:40 recess 4A ruiz
         * 13:40-14:20 instruct 4A ruiz
         * 14:20-15:05 prep - ruiz",
    );
    let kept = day.of("1", "ruiz");
    assert_eq!(kept[..3], [(310, 310, MET), (80, 80, MET), (30, 30, MET)]);
    assert_eq!(day.one("2", "ruiz"), (420, 420, MET));
    let later =
        day.clone().but("* 13:40-14:20 instruct", "* 13:40-14:19 instruct").but("* 14:20-15:05", "* 14:19-15:05");
    assert_eq!(later.of("1", "ruiz")[..3], [(310, 309, NOT_MET), (80, 81, NOT_MET), (30, 30, MET)]);
    let longer = Case { bells: at_work("08:05", "15:06"), ..day.but("14:20-15:05", "14:20-15:06") };
    assert_eq!(longer.one("2", "ruiz"), (420, 421, NOT_MET));
}

#[test]
fn fresno_1400_minutes_in_36_weeks_are_50400() {
    let year = "[calendar]\nfirst = 2026-08-17\nlast = 2027-04-23\n";
    let clauses = "[[contact]]\narticle = \"1\"\nmost = 1400\nper = \"week\"\ncontact = [\"instruct\"]\n\
                   [[contact]]\narticle = \"2\"\nmost = 50400\nper = \"year\"\ncontact = [\"instruct\"]\n";
    let bells = format!("{}{REGULAR}{year}", school(""));
    let kept = case(bells, clauses, "Mon,Tue,Wed,Thu 08:00-12:40 instruct 4A ruiz\nFri 08:00-12:40 instruct 4A ruiz");
    assert_eq!(kept.one("1", "ruiz"), (1400, 1400, MET));
    assert_eq!(kept.one("2", "ruiz"), (50_400, 50_400, MET));
    let broken = kept.but("Fri 08:00-12:40", "Fri 08:00-12:41");
    assert_eq!(broken.one("1", "ruiz"), (1400, 1401, NOT_MET));
    assert_eq!(broken.one("2", "ruiz"), (50_400, 50_436, NOT_MET));
}

#[test]
fn hawaii_2100_minutes_two_ways() {
    for (instruction, other, lesson, duty) in [(1415, 310, "12:43", "13:58"), (1285, 440, "12:17", "13:32")] {
        let buckets = [
            ("instruction", "\"instruct\"", instruction),
            ("preparation", "\"prep\"", 225),
            ("lunch", "\"lunch\"", 150),
            ("other", "\"meeting\"", other),
        ];
        let lunch = if duty == "13:58" { "13:28" } else { "13:02" };
        let week = format!(
            "* 08:00-{lesson} instruct 4A ruiz\n* {lesson}-{lunch} prep - ruiz\n* {lunch}-{duty} lunch - ruiz\n\
             Mon,Tue,Wed,Thu {duty}-15:00 meeting - ruiz\nFri {duty}-15:00 meeting - ruiz"
        );
        let week = case(at_work("08:00", "15:00"), &partition(2100, "week", &buckets), &week);
        let (long, rest) = (i64::from(instruction), i64::from(other));
        let kept = [(long, long, MET), (225, 225, MET), (150, 150, MET), (rest, rest, MET)];
        assert_eq!(week.of("1", "ruiz")[..4], kept);
        let minute = format!("Fri {duty}-14:59 meeting - ruiz\nFri 14:59-15:00 prep");
        let broken = week.but(&format!("Fri {duty}-15:00 meeting"), &minute).of("1", "ruiz");
        assert_eq!((broken[1], broken[3]), ((225, 226, NOT_MET), (rest, rest - 1, NOT_MET)));
    }
}

/// In periods of 45 minutes.
#[test]
fn new_york_35_and_40_periods() {
    let week = |teach: i32, activity: i32, rows: &str| {
        let mut buckets = vec![
            ("teaching", "\"instruct\"", 45 * teach),
            ("preparation", "\"prep\"", 225),
            ("lunch", "\"lunch\"", 225),
        ];
        if activity > 0 {
            buckets.push(("professional activity", "\"meeting\"", 45 * activity));
        }
        let total = 45 * (teach + 5 + 5 + activity);
        let end = if activity > 0 { "14:00" } else { "13:15" };
        case(at_work("08:00", end), &partition(total, "week", &buckets), rows)
    };
    let seven = "* 08:00-11:45 instruct 4A ruiz\n* 11:45-12:30 lunch - ruiz\n\
                 Mon,Tue,Wed,Thu 12:30-13:15 prep - ruiz\nFri 12:30-13:15 prep - ruiz";
    let kept = week(25, 0, seven);
    assert_eq!(kept.of("1", "ruiz"), [(1125, 1125, MET), (225, 225, MET), (0, 0, MET)]);
    let minute = "Fri 12:30-13:14 prep - ruiz\nFri 13:14-13:15 instruct 4A ruiz";
    let broken = kept.but("Fri 12:30-13:15 prep - ruiz", minute).of("1", "ruiz");
    assert_eq!(broken[..2], [(1125, 1126, NOT_MET), (225, 224, NOT_MET)]);
    let eight = "Mon,Tue,Wed,Thu 08:00-12:30 instruct 4A ruiz\nFri 08:00-11:45 instruct 4A ruiz\n\
                 Fri 11:45-12:30 meeting - ruiz\n* 12:30-13:15 lunch - ruiz\n* 13:15-14:00 prep - ruiz";
    let kept = week(29, 1, eight);
    assert_eq!(kept.of("1", "ruiz"), [(1305, 1305, MET), (225, 225, MET), (45, 45, MET), (0, 0, MET)]);
    let minute = "Fri 11:45-12:29 meeting - ruiz\nFri 12:29-12:30 instruct 4A ruiz";
    let broken = kept.but("Fri 11:45-12:30 meeting - ruiz", minute).of("1", "ruiz");
    assert!(broken.contains(&(1305, 1306, NOT_MET)) && broken.contains(&(45, 44, NOT_MET)), "{broken:?}");
}

#[test]
fn chicago_416_of_420_minutes_leave_four() {
    let buckets = [
        ("instruction", "\"instruct\"", 296),
        ("supervision", "\"recess\"", 15),
        ("preparation", "\"prep\"", 60),
        ("lunch", "\"lunch\"", 45),
        ("unassigned", "\"open\"", 4),
    ];
    let day = case(
        at_work("08:00", "15:00"),
        &partition(420, "day", &buckets),
        "* 08:00-12:56 instruct 4A ruiz\n* 12:56-13:11 recess 4A ruiz\n* 13:11-14:11 prep - ruiz\n\
         * 14:11-14:56 lunch - ruiz\n* 14:56-15:00 open - ruiz",
    );
    let kept = day.of("1", "ruiz");
    assert_eq!(kept[..5], [(296, 296, MET), (15, 15, MET), (60, 60, MET), (45, 45, MET), (4, 4, MET)]);
    let broken = day.but("* 14:11-14:56 lunch", "* 14:11-14:57 lunch").but("* 14:56-15:00 open", "* 14:57-15:00 open");
    assert_eq!(broken.of("1", "ruiz")[3..5], [(45, 46, NOT_MET), (4, 3, NOT_MET)]);
}

/// Share of full time in thousandths; preparation a week in elementary school and a day in secondary school; hours on site.
const APPENDIX_H: [(u32, i32, i32, i32); 11] = [
    (1000, 60, 55, 6 * 60 + 35),
    (875, 53, 48, 5 * 60 + 46),
    (800, 48, 44, 5 * 60 + 16),
    (750, 45, 41, 4 * 60 + 56),
    (625, 38, 34, 4 * 60 + 7),
    (600, 36, 33, 3 * 60 + 57),
    (500, 30, 28, 3 * 60 + 18),
    (400, 24, 22, 2 * 60 + 38),
    (375, 23, 21, 2 * 60 + 28),
    (250, 15, 14, 60 + 39),
    (200, 12, 11, 60 + 19),
];

fn clock(minutes: i32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Every row of the table is 60, 55 and 395 minutes in proportion, to the nearest minute, half up.
#[test]
fn san_diego_appendix_h_is_linear_to_the_nearest_minute() {
    let clauses = "[[prep-total]]\narticle = \"week\"\nminutes = 60\nin = \"paid-day\"\nprorate = \"linear\"\n\
                   [[daily-prep]]\narticle = \"day\"\nminutes = 55\nblock = 1\nin = \"paid-day\"\nprorate = \"linear\"\n\
                   [[presence]]\narticle = \"site\"\non-site = 395\nbound = \"exactly\"\nincludes-lunch = false\nprorate = \"linear\"\n";
    for (share, a_week, a_day, site) in APPENDIX_H {
        let at = |site: i32, rows: &str| {
            let roster = format!(
                "id,role,fte,unit,grade,homeroom,start,end\nruiz,classroom-teacher,{}.{:03},A,4,4A,08:00,{}\n",
                share / 1000,
                share % 1000,
                clock(480 + 30 + site)
            );
            let lunch = "* 08:00-08:30 lunch - ruiz\n";
            Case { roster, ..case(rotation(5), clauses, &format!("{lunch}{rows}")) }
        };
        let row = |days: &str, minutes: i32| format!("{days} 08:30-{} prep - ruiz\n", clock(510 + minutes));
        let (week, day, long) = (i64::from(a_week), i64::from(a_day), i64::from(site));
        assert_eq!(at(site, &row("D1", a_week)).one("week", "ruiz"), (week, week, MET), "{share}");
        assert_eq!(at(site, &row("D1", a_week - 1)).one("week", "ruiz"), (week, week - 1, NOT_MET), "{share}");
        assert_eq!(at(site, &row("*", a_day)).one("day", "ruiz"), (day, day, MET), "{share}");
        assert_eq!(at(site, &row("*", a_day - 1)).one("day", "ruiz"), (day, day - 1, NOT_MET), "{share}");
        assert_eq!(at(site, "").one("site", "ruiz"), (long, long, MET), "{share}");
        assert_eq!(at(site + 1, "").one("site", "ruiz"), (long, long + 1, NOT_MET), "{share}");
    }
}

/// One clause, two numbers: three hours are wished for, four are the end.
#[test]
fn kansas_city_three_hours_wished_four_at_most() {
    let clause = "[[longest-stretch]]\narticle = \"1\"\nminutes = 240\npreferred-minutes = 180\nbreaks = [\"prep\", \"lunch\"]\n";
    let run = |end: &str| {
        let week = case(rotation(5), clause, &format!("* 08:00-{end} instruct 4A ruiz\n* {end}-15:00 prep - ruiz"));
        let mut found: Vec<(bool, i64, Verdict)> = Vec::new();
        for (who, own) in week.findings() {
            let told = (own.required, own.evidence.found.unwrap_or(-1), own.verdict);
            if who == "ruiz" && own.article == "1" && !found.contains(&told) {
                found.push(told);
            }
        }
        found.sort_unstable();
        found
    };
    assert_eq!(run("11:00"), [(false, 180, MET), (true, 180, MET)]);
    assert_eq!(run("11:01"), [(false, 181, NOT_MET), (true, 181, MET)]);
    assert_eq!(run("12:00"), [(false, 240, NOT_MET), (true, 240, MET)]);
    assert_eq!(run("12:01"), [(false, 241, NOT_MET), (true, 241, NOT_MET)]);
}
