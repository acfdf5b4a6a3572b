//! Minutes of students, under the pack of California itself.

use crate::{Case, MET, NOT_MET, REGULAR, case, school};
use commonhour::check::Verdict;

const PACK: &str = "[contract]\npacks = [\"california\"]\n";
/// 36 weeks of five days: 180 school days.
const YEAR: &str = "[calendar]\nfirst = 2026-08-17\nlast = 2027-04-23\n";

fn california(calendar: &str, rows: &str) -> Case {
    let roster = "id,role,fte,unit,grade,homeroom,students\nana,classroom-teacher,1.0,A,K,KA,20\nben,classroom-teacher,1.0,A,1,1A,20\n\
                  ruiz,classroom-teacher,1.0,A,4,4A,20\ndee,classroom-teacher,1.0,A,9,9A,20\n";
    let bells = format!("{}{REGULAR}{calendar}{PACK}", school(""));
    Case { roster: roster.to_owned(), ..case(bells, "", rows) }
}

#[test]
fn california_a_year_of_180_days() {
    let year = california(
        YEAR,
        "Mon,Tue,Wed,Thu 08:00-11:20 instruct KA ana\nFri 08:00-11:20 instruct KA ana
         Mon,Tue,Wed,Thu 08:00-12:40 instruct 1A ben\nFri 08:00-12:40 instruct 1A ben
         Mon,Tue,Wed,Thu 08:00-13:00 instruct 4A ruiz\nFri 08:00-13:00 instruct 4A ruiz
         Mon,Tue,Wed,Thu 08:00-14:00 instruct 9A dee\nFri 08:00-14:00 instruct 9A dee",
    );
    let article = "EC 46201 and 46207";
    for (homeroom, a_day, minutes, last, short) in [
        ("KA", 200, 36_000, "Fri 08:00-11:20", "Fri 08:00-11:19"),
        ("1A", 280, 50_400, "Fri 08:00-12:40", "Fri 08:00-12:39"),
        ("4A", 300, 54_000, "Fri 08:00-13:00", "Fri 08:00-12:59"),
        ("9A", 360, 64_800, "Fri 08:00-14:00", "Fri 08:00-13:59"),
    ] {
        assert_eq!(minutes, a_day * 180);
        assert_eq!(year.one(article, homeroom), (minutes, minutes, MET));
        let broken = year.clone().but(last, short);
        assert_eq!(broken.one(article, homeroom), (minutes, minutes - 36, NOT_MET), "one minute on each of 36 Fridays");
    }
    let shorter = Case { bells: year.bells.replace("2027-04-23", "2027-04-22"), ..year };
    assert_eq!(shorter.one(article, "9A"), (64_800, 64_440, NOT_MET));
}

#[test]
fn california_ten_days_average_240_with_one_late_start() {
    let days = |end: &str| {
        let late = "[[day-type]]\nname = \"late\"\ndates = [2026-08-26]\nstudents = { start = 08:00, end = 15:00 }\n\
                    staff = { start = 07:30, end = 15:30 }\n[calendar]\nfirst = 2026-08-17\nlast = 2026-08-28\n";
        let rows = format!("Mon,Tue,Wed,Thu,Fri 08:00-{end} instruct 4A ruiz\nWed_late 09:00-12:00 instruct 4A ruiz");
        california(late, &rows).one("EC 46113 and 46114", "4A")
    };
    assert_eq!(days("12:10"), (2400, 9 * 250 + 180, MET));
    assert_eq!(days("12:05"), (2400, 9 * 245 + 180, NOT_MET), "although every day has its 180");
    assert_eq!(days("12:07"), (2400, 2403, MET));
    assert_eq!(days("12:06"), (2400, 2394, NOT_MET));
}

#[test]
fn california_no_day_of_ten_below_the_floor() {
    let late = |end: &str| {
        let days = "[[day-type]]\nname = \"late\"\ndates = [2026-08-26]\nstudents = { start = 08:00, end = 15:00 }\n\
                    staff = { start = 07:30, end = 15:30 }\n[calendar]\nfirst = 2026-08-17\nlast = 2026-08-28\n";
        let rows = format!("Mon,Tue,Wed,Thu,Fri 08:00-12:10 instruct 4A ruiz\nWed_late 09:00-{end} instruct 4A ruiz");
        california(days, &rows).one("EC 46113 and 46114", "4A")
    };
    assert_eq!(late("12:00").2, MET);
    assert_eq!(late("11:59"), (180, 179, NOT_MET));
}

#[test]
fn california_kindergarten_has_180_with_recess_and_240_without_at_most() {
    let day = |lessons: &str, recess: &str| {
        let rows = format!("* 08:00-{lessons} instruct KA ana\n* {lessons}-{recess} recess KA ana");
        let week = california("", &rows);
        (week.one("EC 46117 and 46114", "KA"), week.one("EC 46111", "KA"))
    };
    assert_eq!(day("10:40", "11:00"), ((1800, 1800, MET), (240, 160, MET)));
    assert_eq!(day("10:40", "10:59"), ((1800, 1790, NOT_MET), (240, 160, MET)));
    assert_eq!(day("12:00", "12:30").1, (240, 240, MET));
    assert_eq!(day("12:01", "12:30").1, (240, 241, Verdict::CannotBeDecided), "an early primary program may be longer");
}

#[test]
fn california_physical_education_20_minutes_a_day_are_200_in_ten() {
    let rows = "Mon,Tue,Wed,Thu 13:00-13:20 special 1A ben course:PE\nFri 13:00-13:20 special 1A ben course:PE";
    let week = california("", rows);
    assert_eq!(week.one("EC 51210 and 51223", "1A"), (200, 200, MET));
    assert_eq!(week.but("Fri 13:00-13:20", "Fri 13:00-13:19").one("EC 51210 and 51223", "1A"), (200, 198, NOT_MET));
    let unknown = california("", "* 13:00-13:20 special 1A ben").one("EC 51210 and 51223", "1A");
    assert_eq!(unknown.2, Verdict::CannotBeDecided, "nothing is called physical education");
}

/// 400 or 800 in ten days over 18 weeks.
#[test]
fn california_physical_education_in_one_term() {
    for (a_day, minutes, end, short) in [(40, 3600, "13:40", "13:39"), (80, 7200, "14:20", "14:19")] {
        assert_eq!(minutes, a_day * 5 * 18);
        let clause = format!(
            "[[student-minutes]]\narticle = \"1\"\nnamed = [\"pe\"]\nminutes = {minutes}\nper = \"year\"\n\
             [[student-minutes]]\narticle = \"2\"\nnamed = [\"pe\"]\nminutes = {}\nper = {{ school-days = 10 }}\n",
            a_day * 10
        );
        let bells = format!("{}{REGULAR}[calendar]\nfirst = 2026-08-17\nlast = 2026-12-18\n", school(""));
        let rows =
            format!("Mon,Tue,Wed,Thu 13:00-{end} special 4A ruiz course:pe\nFri 13:00-{end} special 4A ruiz course:pe");
        let term = case(bells, &clause, &rows);
        assert_eq!(term.one("1", "4A"), (minutes, minutes, MET));
        assert_eq!(term.one("2", "4A"), (a_day * 10, a_day * 10, MET));
        let broken = term.but(&format!("Fri 13:00-{end}"), &format!("Fri 13:00-{short}"));
        assert_eq!(broken.one("1", "4A"), (minutes, minutes - 18, NOT_MET));
        assert_eq!(broken.one("2", "4A"), (a_day * 10, a_day * 10 - 2, NOT_MET));
    }
}

#[test]
fn california_recess_of_30_minutes_where_there_is_any() {
    let day = |end: &str| california("", &format!("* 10:00-{end} recess 1A ben")).one("EC 49056", "1A");
    assert_eq!(day("10:30"), (30, 30, MET));
    assert_eq!(day("10:29"), (30, 29, NOT_MET));
    assert_eq!(california("", "* 10:00-10:30 instruct 1A ben").one("EC 49056", "1A").2, Verdict::DoesNotApply);
}

const SANTA_ANA: &str = "[[contact]]\narticle = \"K\"\nmost = 307\nwith-all-pupils = 207\n\
                         on-short-days = { most = 280, with-all-pupils = 180 }\n";

#[test]
fn santa_ana_kindergarten_has_all_pupils_for_a_part_of_the_day() {
    let bells = format!(
        "{}{}{}",
        school(""),
        REGULAR.replace("\"Wed\", ", ""),
        REGULAR.replace("regular", "modified").replace("\"Mon\", \"Tue\", \"Wed\", \"Thu\", \"Fri\"", "\"Wed\"")
            + "short = true\n"
    );
    let roster = "id,role,fte,unit,grade,homeroom\nruiz,classroom-teacher,1.0,A,K,KA\naide,paraprofessional,1.0,B,,\n";
    let week = |regular: &str, modified: &str| {
        let rows = format!(
            "Mon,Tue,Thu,Fri 08:00-{regular} instruct KA ruiz\nMon,Tue,Thu,Fri {regular}-13:07 instruct KA ruiz note:one\n\
             Mon,Tue,Thu,Fri {regular}-13:07 instruct KA aide note:two\nWed 08:00-{modified} instruct KA ruiz\n\
             Wed {modified}-12:40 instruct KA ruiz note:one\nWed {modified}-12:40 instruct KA aide note:two"
        );
        let mut found = Case { roster: roster.to_owned(), ..case(bells.clone(), SANTA_ANA, &rows) }.of("K", "ruiz");
        found.sort_unstable();
        found.dedup();
        found
    };
    assert_eq!(week("11:27", "11:00"), [(180, 180, MET), (207, 207, MET), (280, 280, MET), (307, 307, MET)]);
    assert_eq!(week("11:28", "11:01"), [(180, 181, NOT_MET), (207, 208, NOT_MET), (280, 280, MET), (307, 307, MET)]);
}

/// 134 days of 207 minutes and 46 of 180.
#[test]
fn santa_ana_kindergarten_has_36018_minutes_a_year() {
    let conferences = "[[day-type]]\nname = \"conference\"\nshort = true\nstudents = { start = 08:00, end = 15:00 }\n\
                       staff = { start = 07:30, end = 15:30 }\ndates = [2026-09-04, 2026-09-11, 2026-09-18, 2026-09-25, 2026-10-02, \
                       2026-10-09, 2026-10-16, 2026-10-23, 2026-10-30, 2026-11-06]\n";
    let year = |regular: &str| {
        let rows =
            format!("Mon,Tue,Thu,Fri 08:00-{regular} instruct KA ana\nWed,Fri_conference 08:00-11:00 instruct KA ana");
        california(&format!("{conferences}{YEAR}"), &rows).one("EC 46201 and 46207", "KA")
    };
    assert_eq!(134 * 207 + 46 * 180, 36_018);
    assert_eq!(year("11:27"), (36_000, 36_018, MET));
    assert_eq!(year("11:26"), (36_000, 36_018 - 134, NOT_MET));
}
