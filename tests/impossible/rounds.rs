//! Whole grades out at once, and blocks at one clock time.

use super::build::{Text, WEEK, example, school};
use super::cases::{By, Case, case, morning};

/// Whole grades out at once.
#[allow(clippy::too_many_lines, reason = "a list of cases reads better whole")]
pub(crate) fn rounds() -> Vec<Case> {
    let crew = |text: Text, courses: &[&str]| {
        courses
            .iter()
            .fold(text, |text, course| text.special(course, "").specialist(&format!("{course}-teacher"), &[course], ""))
    };
    let parallel = |most: usize| format!("[sections]\ntogether = \"parallel\"\nmax-per-day = {most}");
    vec![
        case(
            "three-homerooms-two-specialists",
            "a grade of three homerooms, out at once with two specialists",
            By::Law(
                "whole-grade",
                "Grade 1: 3 homerooms are to be in specials at once, and only 2 specialists teach that grade.",
            ),
            |n| crew(morning().grade("1", n).and(&parallel(2)), &["art", "music"]),
            3,
            2,
        ),
        case(
            "never-all-there",
            "three specialists, of whom never more than two are there on one day",
            By::Law(
                "whole-grade",
                "Grade 1: 3 homerooms are to be in specials at once, and only 2 specialists teach that grade.",
            ),
            |away: &str| {
                let days = ["Mon", "Tue"];
                let text = school(&days, ("09:00", "14:00"), ("08:30", "14:30")).grade("1", 3).and(&parallel(4));
                ["art", "music", "dance"].into_iter().fold(text, |text, course| {
                    let away = if course == "art" {
                        "away = [\"Mon\"]"
                    } else if course == "music" {
                        away
                    } else {
                        ""
                    };
                    text.special(course, "max-per-day = 1").specialist(&format!("{course}-teacher"), &[course], away)
                })
            },
            "away = [\"Tue\"]",
            "away = [\"Mon\"]",
        ),
        case(
            "five-rounds",
            "two grades of two homerooms take turns: five rounds, four places",
            By::Law(
                "lanes",
                "2 grades each need all their homerooms out at once 2 to 3 times a rotation: 5 times. With 3 \
                 specialists only one of these grades can be out at a time, and there are 4 places a day: 4.",
            ),
            |n| {
                let text = morning()
                    .grade("1", 2)
                    .grade("2", 2)
                    .and(&parallel(3))
                    .special("dance", &format!("per-cycle-for = {{ 1 = {n}, 2 = 0 }}"));
                crew(text, &["art", "music"]).specialist("dance-teacher", &["dance"], "")
            },
            1,
            0,
        ),
        case(
            "two-at-a-time",
            "three grades of two homerooms, two of them at a time: nine rounds, eight places",
            By::Law(
                "lanes",
                "3 grades each need all their homerooms out at once 3 times a rotation: 9 times. With 4 specialists \
                 only 2 of these grades can be out at a time, and there are 8 places a day: 8.",
            ),
            |n| {
                let text = ["1", "2", "3"].into_iter().fold(morning(), |text, id| text.grade(id, 2)).and(&parallel(3));
                let text = text
                    .special("art", "")
                    .special("music", "")
                    .special("drama", &format!("per-cycle-for = {{ 3 = {n} }}"));
                text.specialist("special", &["art", "music", "drama"], "count = 4")
            },
            1,
            0,
        ),
        case(
            "combined-five-rounds",
            "two grades of three homerooms and two specialists, two homerooms combined: five rounds, four places",
            By::Law(
                "lanes",
                "2 grades each need all their homerooms out at once 2 to 3 times a rotation: 5 times. With 2 specialists, who \
                 each have at most 2 homerooms and 48 children at once, only one of these grades can be out at a time, and \
                 there are 4 places a day: 4.",
            ),
            |n| {
                let text =
                    morning().grade("1", 3).grade("2", 3).and(&format!("{}\nshortfall = \"combine\"", parallel(3)));
                text.special("art", &format!("class-size = 48\nmax-per-day = 2\nper-cycle-for = {{ 1 = {n} }}"))
                    .special("music", "class-size = 48")
                    .specialist("art-teacher", &["art"], "")
                    .specialist("music-teacher", &["music"], "")
            },
            2,
            1,
        ),
        Case {
            solves: false,
            ..case(
                "combined-children",
                "two grades of 48 children and three specialists: 93 children in sections at once, not 96",
                By::Law(
                    "lanes",
                    "2 grades each need all their homerooms out at once 2 to 3 times a rotation: 5 times. With 3 specialists, who \
                     each have at most 2 homerooms and 31 children at once, only one of these grades can be out at a time, \
                     and there are 4 places a day: 4.",
                ),
                |n| {
                    let text = morning().grade("1", 2).grade("2", 2);
                    let text = text.and(&format!("{}\nshortfall = \"combine\"", parallel(3)));
                    let size = format!("class-size = {n}");
                    let text = text.special("art", &size).special("music", &size).special("drama", &size);
                    text.specialist("special", &["art", "music", "drama"], "count = 3")
                },
                31,
                32,
            )
        },
        case(
            "combined-too-large",
            "three homerooms and two specialists, and two homerooms are a child too many for one section",
            By::Law(
                "whole-grade",
                "Grade 1: 3 homerooms are to be in specials at once, and the 2 specialists who teach that grade have room \
                 for 2, each for one: two are too many children.",
            ),
            |n| {
                let text = morning().grade("1", 3).and(&format!("{}\nshortfall = \"combine\"", parallel(3)));
                ["art", "music"].into_iter().fold(text, |text, course| {
                    let text = text.special(course, &format!("class-size = {n}"));
                    text.specialist(&format!("{course}-teacher"), &[course], "")
                })
            },
            47,
            48,
        ),
        case(
            "combined-by-twos",
            "five homerooms, and two specialists for two homerooms each",
            By::Law(
                "whole-grade",
                "Grade 1: 5 homerooms are to be in specials at once, and the 2 specialists who teach that grade have room \
                 for 4, each for two.",
            ),
            |n| {
                let combine = format!("{}\nshortfall = \"combine\"", parallel(3));
                crew(morning().grade("1", n).and(&combine), &["art", "music"])
            },
            5,
            4,
        ),
        case(
            "divided-five-sections",
            "divided or not, each of five homerooms needs art of its own, and a morning holds four",
            By::Law(
                "specialists",
                "art: the homerooms need 5 sections in a rotation, and art-teacher can teach at most 4 of 45 minutes.",
            ),
            |n| {
                let divide = format!("{}\nshortfall = \"divide\"", parallel(4));
                crew(morning().grade("1", n).and(&divide), &["art", "music"])
            },
            5,
            4,
        ),
        case(
            "combined-one-a-day",
            "art twice, at most once a day, and its teacher is there on one of two days: combined or not",
            By::Law(
                "section-days",
                "art: each homeroom of grade 1 needs 2 sections in a rotation, and there are 1: 1 day with 1 at most.",
            ),
            |away: &str| {
                let text = school(&["Mon", "Tue"], ("09:00", "14:00"), ("08:30", "14:30")).grade("1", 3);
                let text = text.and(&format!("{}\nshortfall = \"combine\"", parallel(2)));
                text.special("art", "per-cycle = 2")
                    .special("music", "per-cycle = 2")
                    .specialist("art-teacher", &["art"], away)
                    .specialist("music-teacher", &["music"], "")
            },
            "away = [\"Tue\"]",
            "",
        ),
        case("EL-7", "36 rounds of whole grades, 35 places", By::Law("lanes", EL_7), el, 7, 8),
        Case {
            name: "thirty-five-places",
            cause: "the example: 36 rounds of whole grades, 35 places",
            by: By::Law("lanes", EL_7),
            over: example("impossible", "\n", "\n"),
            within: example(
                "impossible",
                "[special.garden]\nminutes = 45\n",
                "[special.garden]\nminutes = 45\nper-cycle-for = { 5 = 0 }\n",
            ),
            solves: false,
        },
        case(
            "F5b",
            "five grades keep ninety minutes free each, a day has 390",
            By::Law(
                "frames",
                "5 blocks are at the same clock time every day, and each takes 4 or more of 5 adults, so no two are \
                 at once. With what follows each directly on its day they keep 405 minutes of every day, and a day \
                 has 390.",
            ),
            |n| f5b(5, n),
            45,
            30,
        ),
        case(
            "F5b-edge",
            "five grades keep eighty minutes free each, a day has 390",
            By::Law(
                "frames",
                "5 blocks are at the same clock time every day, and each takes 4 or more of 5 adults, so no two are \
                 at once. With what follows each directly on its day they keep 400 minutes of every day, and a day \
                 has 390.",
            ),
            |n| f5b(5, n),
            35,
            30,
        ),
        case(
            "frames",
            "two grades keep an hour free each, a morning has less",
            By::Law(
                "frames",
                "2 blocks are at the same clock time every day, and each takes 2 or more of 3 adults, so no two are \
                 at once. With what follows each directly on its day they keep 120 minutes of every day, and a day \
                 has 115.",
            ),
            f5b_small,
            "10:55",
            "11:00",
        ),
    ]
}

const EL_7: &str = "6 grades each need all their homerooms out at once 6 times a rotation: 36 times. With 5 specialists only one of \
                    these grades can be out at a time, and there are 7 places a day: 35.";

/// EL-7 and EL-8 of the reference: six grades of four homerooms, five specialists, so many slots of 45 minutes a day on five days; every
/// grade is out six times a week, all its homerooms at once.
///
/// Left open there, chosen here: the slots follow one another without a break and are the whole of the students' day; there is
/// nothing else in the day, no lunch, no team, no contract. The sixth section of each homeroom is a sixth course that every one of
/// the five teaches, so that each has a section of every course; which round has which course, and that the sixth round follows the
/// first, is not asked: fewer wishes make the proof stronger.
fn el(slots: u32) -> Text {
    let end = 8 * 60 + 45 * slots;
    let end = format!("{:02}:{:02}", end / 60, end % 60);
    let text = school(&WEEK, ("08:00", &end), ("07:30", "16:00"));
    let text = ["K", "1", "2", "3", "4", "5"].into_iter().fold(text, |text, id| text.grade(id, 4));
    let text = text.and("[sections]\ntogether = \"parallel\"\nmax-per-day = 2").special("garden", "");
    ["art", "music", "library", "technology", "pe"].into_iter().fold(text, |text, course| {
        text.special(course, "").specialist(&format!("{course}-teacher"), &[course, "garden"], "")
    })
}

/// F5b of the reference: five grades, each in specials once a day at the same clock time every day, and on one day of the week once
/// more, directly after.
///
/// Left open there, chosen here: a special of a whole grade is one block led by specialists, because only blocks have `same-time` and
/// `then` in the school file; each takes four of five specialists, as four homerooms do. Each grade has its second round on a
/// day of its own. Class time, lunch and interventions are left out: fewer wishes make the proof stronger.
///
/// With 45 minutes each, 5 × 90 = 450 are kept of 390; without the second round of one grade 405 still are, so a proof without a
/// wish too many says 405. With a second round of 35 every wish is needed: 5 × 80 = 400. With 30 the frames fit: 375.
fn f5b(grades: usize, second: u32) -> Text {
    let text = school(&WEEK, ("08:00", "14:30"), ("07:30", "15:00"));
    let text = text.and("[staff.special]\nrole = \"specialist\"\ncount = 5");
    (1..=grades).fold(text, |text, n| {
        let day = WEEK[n - 1];
        text.grade(&n.to_string(), 4).and(&format!(
            "[block.special-{n}]\ngrades = [\"{n}\"]\nminutes = 45\nsame-time = true\nled-by = [\"specialist\"]\nadults = 4\n\
             then = \"second-{n}\"\n\n[block.second-{n}]\ngrades = [\"{n}\"]\nminutes = {second}\ndays = [\"{day}\"]\n\
             led-by = [\"specialist\"]\nadults = 4"
        ))
    })
}

/// Two grades of two homerooms and three specialists: a half hour each, on one day each a second one directly after.
fn f5b_small(end: &str) -> Text {
    let text = school(&["Mon", "Tue"], ("09:00", end), ("08:30", "12:30"));
    let text = text.and("[staff.special]\nrole = \"specialist\"\ncount = 3");
    [("1", "Mon"), ("2", "Tue")].into_iter().fold(text, |text, (n, day)| {
        text.grade(n, 2).and(&format!(
            "[block.special-{n}]\ngrades = [\"{n}\"]\nminutes = 30\nsame-time = true\nled-by = [\"specialist\"]\nadults = 2\n\
             then = \"second-{n}\"\n\n[block.second-{n}]\ngrades = [\"{n}\"]\nminutes = 30\ndays = [\"{day}\"]\n\
             led-by = [\"specialist\"]\nadults = 2"
        ))
    })
}
