//! The cases: what cannot be, by one unit, and its twin that can.

use super::build::{Text, WEEK, example, school};
use commonhour::read::Folder;

/// How it is shown that there is no schedule.
#[derive(Debug, Clone, Copy)]
pub(crate) enum By {
    /// By a law of counting, in this sentence.
    Law(&'static str, &'static str),
    /// By a search: counting may not claim it.
    Search,
}

/// One case.
pub(crate) struct Case {
    /// Its name.
    pub(crate) name: &'static str,
    /// Why there is no schedule.
    pub(crate) cause: &'static str,
    /// How that is shown.
    pub(crate) by: By,
    /// The impossible school.
    pub(crate) over: Folder,
    /// The same one unit inside the edge.
    pub(crate) within: Folder,
    /// Whether the twin is small enough to be solved here.
    pub(crate) solves: bool,
}

fn case<T>(name: &'static str, cause: &'static str, by: By, make: impl Fn(T) -> Text, over: T, within: T) -> Case {
    Case { name, cause, by, over: make(over).folder(), within: make(within).folder(), solves: true }
}

/// A morning of four sections, one day.
fn morning() -> Text {
    school(&["Mon"], ("09:00", "12:00"), ("08:30", "12:30"))
}

/// The same with grade 1 and one art teacher.
fn art(homerooms: usize, course: &str, teacher: &str) -> Text {
    morning().grade("1", homerooms).free().special("art", course).specialist("okafor", &["art"], teacher)
}

const COVERS: &str = "covers = { roles = [\"specialist\"] }";

/// Sections against teachers.
pub(crate) fn sections() -> Vec<Case> {
    let lunch =
        |window: &str| format!("[[duty-free-lunch]]\narticle = \"5\"\nminutes = 30\n{COVERS}\nwindow = {window}");
    let prep =
        |minutes: u32| format!("[[daily-prep]]\narticle = \"7\"\nminutes = {minutes}\nin = \"student-day\"\n{COVERS}");
    vec![
        case(
            "five-sections",
            "five sections, a morning holds four",
            By::Law(
                "specialists",
                "art: the homerooms need 5 sections in a rotation, and okafor can teach at most 4 of 45 minutes.",
            ),
            |n| art(n, "", ""),
            5,
            4,
        ),
        case(
            "set-up",
            "five minutes of set-up between two sections",
            By::Law(
                "specialists",
                "art: the homerooms need 4 sections in a rotation, and okafor can teach at most 3 of 45 minutes.",
            ),
            |n| art(n, "set-up = 5", ""),
            4,
            3,
        ),
        case(
            "part-time",
            "a teacher who is there for two hours",
            By::Law(
                "specialists",
                "art: the homerooms need 3 sections in a rotation, and okafor can teach at most 2 of 45 minutes.",
            ),
            |n| art(n, "", "hours = { start = 09:30, end = 11:30 }"),
            3,
            2,
        ),
        case(
            "course-window",
            "a course that is held before eleven only",
            By::Law(
                "specialists",
                "art: the homerooms need 3 sections in a rotation, and okafor can teach at most 2 of 45 minutes.",
            ),
            |end| art(3, &format!("window = {{ start = 09:00, end = {end} }}"), ""),
            "11:10",
            "11:15",
        ),
        case(
            "lunch-in-the-morning",
            "lunch of the teacher inside the morning",
            By::Law(
                "specialists",
                "art: the homerooms need 4 sections in a rotation, and okafor can teach at most 3 of 45 minutes \
                 beside what article 5 asks for.",
            ),
            |end: &str| art(4, "", "").clause(&lunch(&format!("{{ start = 09:00, end = {end} }}"))),
            "12:25",
            "12:30",
        ),
        case(
            "prep-in-the-morning",
            "preparation of the teacher inside the students' day",
            By::Law(
                "specialists",
                "art: the homerooms need 4 sections in a rotation, and okafor can teach at most 3 of 45 minutes \
                 beside what article 7 asks for.",
            ),
            |n| art(n, "", "").clause(&prep(45)),
            4,
            3,
        ),
        case(
            "lunch-and-prep",
            "lunch and preparation together, each alone would fit",
            By::Law(
                "specialists",
                "art: the homerooms need 3 sections in a rotation, and okafor can teach at most 2 of 45 minutes \
                 beside what articles 5 and 7 ask for.",
            ),
            |minutes| art(3, "", "").clause(&lunch("{ start = 09:00, end = 12:00 }")).clause(&prep(minutes)),
            20,
            15,
        ),
        case(
            "gap",
            "ten minutes between sections by contract",
            By::Law(
                "specialists",
                "art: the homerooms need 4 sections in a rotation, and okafor can teach at most 3 of 45 minutes \
                 beside what article 9 asks for.",
            ),
            |n| art(n, "", "").clause(&format!("[[specialist-gap]]\narticle = \"9\"\nminutes = 10\n{COVERS}")),
            4,
            3,
        ),
        case(
            "load-a-day",
            "more sections a day than the contract allows",
            By::Law(
                "specialists",
                "art: the homerooms need 4 sections in a rotation, and okafor can teach at most 3 of 45 minutes \
                 beside what article 8 asks for.",
            ),
            |n| {
                art(4, "", "")
                    .clause(&format!("[[specialist-load]]\narticle = \"8\"\nsections-per-day = {n}\n{COVERS}"))
            },
            3,
            4,
        ),
        case(
            "load-a-week",
            "more sections a week than the contract allows",
            By::Law(
                "specialists",
                "art: the homerooms need 4 sections in a rotation, and okafor can teach at most 3 of 45 minutes \
                 beside what article 8 asks for.",
            ),
            |n| {
                school(&["Mon", "Tue"], ("09:00", "12:00"), ("08:30", "12:30"))
                    .grade("1", 2)
                    .free()
                    .special("art", "per-cycle = 2")
                    .specialist("okafor", &["art"], "")
                    .clause(&format!("[[specialist-load]]\narticle = \"8\"\nsections-per-week = {n}\n{COVERS}"))
            },
            3,
            4,
        ),
        case(
            "own-limit",
            "more sections than the school file gives the teacher",
            By::Law(
                "specialists",
                "art: the homerooms need 4 sections in a rotation, and okafor can teach at most 3 of 45 minutes.",
            ),
            |n| art(4, "", &format!("max-sections-per-day = {n}")),
            3,
            4,
        ),
        case(
            "two-courses-two-teachers",
            "two courses that share their two teachers: nine sections, eight places",
            By::Law(
                "specialists",
                "art and music: the homerooms need 9 sections in a rotation, and okafor and lane can teach at most 8 \
                 of 45 minutes.",
            ),
            |n| {
                morning()
                    .grade("1", 4)
                    .grade("2", 1)
                    .free()
                    .special("art", &format!("per-cycle-for = {{ 2 = {n} }}"))
                    .special("music", "per-cycle-for = { 2 = 0 }")
                    .specialist("okafor", &["art", "music"], "")
                    .specialist("lane", &["art", "music"], "")
            },
            1,
            0,
        ),
        case(
            "itinerant",
            "a teacher who is there on two days of five",
            By::Law(
                "specialists",
                "art: the homerooms need 9 sections in a rotation, and okafor can teach at most 8 of 45 minutes.",
            ),
            |n| {
                school(&WEEK, ("09:00", "12:00"), ("08:30", "12:30"))
                    .grade("1", n)
                    .free()
                    .special("art", "")
                    .specialist("okafor", &["art"], "days = [\"Tue\", \"Thu\"]")
            },
            9,
            8,
        ),
        case(
            "served-grades",
            "only one of two teachers serves grade 1",
            By::Law(
                "specialists",
                "art: the homerooms need 5 sections in a rotation, and okafor can teach at most 4 of 45 minutes.",
            ),
            |grades: &str| {
                morning()
                    .grade("1", 5)
                    .grade("2", 1)
                    .free()
                    .special("art", "")
                    .specialist("okafor", &["art"], "")
                    .specialist("lane", &["art"], grades)
            },
            "grades = [\"2\"]",
            "grades = [\"1\", \"2\"]",
        ),
        case(
            "early-release",
            "one of five days is short: a place less",
            By::Law(
                "specialists",
                "art: the homerooms need 7 sections in a rotation, and okafor can teach at most 6 of 45 minutes.",
            ),
            |end: &str| {
                let early = format!(
                    "[[day-type]]\nname = \"early\"\ndays = [\"Tue\"]\nstudents = {{ start = 09:00, end = {end} }}\nstaff = {{ start = 08:30, end = 12:30 }}"
                );
                let days = ["Mon", "Tue"];
                let text = school(&days, ("09:00", "12:00"), ("08:30", "12:30"));
                text.regular_on(&days, &["Mon"]).and(&early).grade("1", 7).free().special("art", "").specialist(
                    "okafor",
                    &["art"],
                    "",
                )
            },
            "11:10",
            "11:15",
        ),
        case(
            "six-day-rotation",
            "every form of a rotation day carries its sections, the early ones too",
            By::Law(
                "specialists",
                "art: the homerooms need 18 sections in a rotation, and okafor can teach at most 12 of 45 minutes.",
            ),
            |end: &str| {
                let text = school(&WEEK, ("09:00", "12:00"), ("08:30", "12:30"))
                    .regular_on(&WEEK, &["Mon", "Tue", "Wed", "Thu"]);
                text.rotation(&["A", "B", "C", "D", "E", "F"])
                    .and(&format!(
                        "[[day-type]]\nname = \"early\"\ndays = [\"Fri\"]\nstudents = {{ start = 09:00, end = {end} }}\nstaff = {{ start = 08:30, end = 12:30 }}"
                    ))
                    .grade("1", 18)
                    .free()
                    .special("art", "")
                    .specialist("okafor", &["art"], "")
            },
            "11:10",
            "11:15",
        ),
    ]
}

/// Whole grades out at once.
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
            |n| f5b_small(n),
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

/// Rooms and adults of blocks.
pub(crate) fn blocks() -> Vec<Case> {
    let lunch = |id: &str, grades: &str, minutes: u32, window: &str, more: &str| {
        format!(
            "[block.{id}]\nkind = \"lunch\"\ngrades = [{grades}]\nminutes = {minutes}\nwindow = {window}\nroom = \"cafeteria\"\n{more}"
        )
    };
    let cafeteria = |fits: usize| format!("[room.cafeteria]\nfits = {fits}");
    let alone = "together = \"homeroom\"";
    let win = |more: &str| format!("[intervention.win]\nminutes = 30\nled-by = [\"interventionist\"]\n{more}");
    let leaders =
        |count: usize, more: &str| format!("[staff.helper]\nrole = \"interventionist\"\ncount = {count}\n{more}");
    let grades = |text: Text, count: usize, homerooms: usize| {
        (1..=count).fold(text, |text, n| text.grade_in_groups(&n.to_string(), homerooms))
    };
    vec![
        case(
            "lunch-turns",
            "five homerooms at lunch, two places for two turns",
            By::Law(
                "rooms",
                "cafeteria on Mon: 5 times a homeroom needs its lunch between 10:30 and 11:30, and there is room for \
                 4: 2 places, 2 turns each.",
            ),
            |n| {
                morning().grade("1", n).aides(4).and(&cafeteria(2)).and(&lunch(
                    "lunch",
                    "\"1\"",
                    30,
                    "{ start = 10:30, end = 11:30 }",
                    alone,
                ))
            },
            5,
            4,
        ),
        case(
            "early-lunch",
            "three homerooms that must eat early, two places",
            By::Law(
                "rooms",
                "cafeteria on Mon: 3 times a homeroom needs its lunch between 10:30 and 11:00, and there is room for \
                 2: 2 places, 1 turn each.",
            ),
            |n| {
                let early = lunch("early", "\"1\"", 30, "{ start = 10:30, end = 11:00 }", alone);
                let late = lunch("late", "\"2\"", 30, "{ start = 10:30, end = 12:00 }", alone);
                morning().grade("1", n).grade("2", 2).aides(4).and(&cafeteria(2)).and(&early).and(&late)
            },
            3,
            2,
        ),
        case(
            "long-and-short-lunch",
            "two lunches of different length, one place",
            By::Law(
                "rooms",
                "cafeteria on Mon: no two of these fit into 1 place at once; one after another they need 65 minutes \
                 of lunch, and between 10:00 and 11:00 there are 60.",
            ),
            |minutes| {
                let long = lunch("long", "\"1\"", 50, "{ start = 10:00, end = 11:00 }", alone);
                let short = lunch("short", "\"2\"", minutes, "{ start = 10:00, end = 11:00 }", alone);
                morning().grade("1", 1).grade("2", 1).aides(2).and(&cafeteria(1)).and(&long).and(&short)
            },
            15,
            10,
        ),
        case(
            "windows-that-shift",
            "two lunches in windows that are not the same",
            By::Law(
                "rooms",
                "cafeteria on Mon: 2 times a homeroom needs its lunch between 10:00 and 11:15, and there is room for \
                 1: 1 place, 1 turn each.",
            ),
            |end: &str| {
                let early = lunch("early", "\"1\"", 40, "{ start = 10:00, end = 11:00 }", alone);
                let late = lunch("late", "\"2\"", 40, &format!("{{ start = 10:10, end = {end} }}"), alone);
                morning().grade("1", 1).grade("2", 1).aides(2).and(&cafeteria(1)).and(&early).and(&late)
            },
            "11:15",
            "11:20",
        ),
        case(
            "grades-one-after-another",
            "three grades of three homerooms eat as grades, five places",
            By::Law(
                "rooms",
                "cafeteria on Mon: no two of these fit into 5 places at once; one after another they need 90 minutes \
                 of lunch, and between 10:00 and 11:25 there are 85.",
            ),
            |end: &str| {
                let text = (1..=3).fold(morning(), |text, n| text.grade(&n.to_string(), 3)).aides(6).and(&cafeteria(5));
                text.and(&lunch("lunch", "\"1\", \"2\", \"3\"", 30, &format!("{{ start = 10:00, end = {end} }}"), ""))
            },
            "11:25",
            "11:30",
        ),
        case(
            "lunch-and-recess",
            "lunch and recess in one room",
            By::Law(
                "rooms",
                "cafeteria on Mon: 7 times a homeroom needs its recess and lunch between 10:30 and 11:30, and there \
                 is room for 6: 3 places, 2 turns each.",
            ),
            |fits| {
                let recess = "[block.recess]\nminutes = 30\nwindow = { start = 10:30, end = 11:30 }\nroom = \"cafeteria\"\ntogether = \"homeroom\"";
                let text = morning().grade("1", 4).aides(8).and(&cafeteria(fits)).and(recess);
                text.and(&lunch("lunch", "\"1\"", 30, "{ start = 10:30, end = 11:30 }", alone))
            },
            3,
            4,
        ),
        case(
            "win-adults",
            "four groups at once, three who may lead them",
            By::Law("leaders", "win of grade 1 needs 4 adults at once, and on Mon 3 who may lead it are at school."),
            |n| grades(morning(), 1, 2).and(&leaders(3, "")).and(&win(&format!("groups = {n}"))),
            4,
            3,
        ),
        case(
            "win-one-after-another",
            "three grades with two groups each, three interventionists",
            By::Law(
                "leaders",
                "win on Mon: with 3 adults who may lead them, no two of these are at once; one after another they \
                 need 90 minutes, and between 09:00 and 10:25 there are 85.",
            ),
            |end: &str| {
                let text = grades(morning(), 3, 2).and(&leaders(3, ""));
                text.and(&win(&format!("groups = 2\nwindow = {{ start = 09:00, end = {end} }}")))
            },
            "10:25",
            "10:30",
        ),
        case(
            "win-minutes",
            "four groups of half an hour, two interventionists",
            By::Law(
                "leaders",
                "win on Mon: the groups need 120 minutes of adults between 09:00 and 09:55, and the 2 who may lead \
                 them have 110.",
            ),
            |end: &str| {
                let text = grades(morning(), 4, 1).and(&leaders(2, ""));
                text.and(&win(&format!("groups = 1\nwindow = {{ start = 09:00, end = {end} }}")))
            },
            "09:55",
            "10:00",
        ),
        case(
            "win-and-lunch",
            "the interventionists eat in the hours of the groups",
            By::Law(
                "leaders",
                "win on Mon: the groups need 120 minutes of adults between 09:00 and 10:30, and the 2 who may lead \
                 them have 110.",
            ),
            |minutes| {
                let lunch = format!(
                    "[[duty-free-lunch]]\narticle = \"5\"\nminutes = {minutes}\nwindow = {{ start = 09:00, end = 10:30 }}\ncovers = {{ roles = [\"interventionist\"] }}"
                );
                let text = grades(morning(), 4, 1).and(&leaders(2, "")).clause(&lunch);
                text.and(&win("groups = 1\nwindow = { start = 09:00, end = 10:30 }"))
            },
            35,
            30,
        ),
        Case {
            name: "large-cafeteria",
            cause: "the large school with seven places in the cafeteria instead of twelve",
            by: By::Law(
                "rooms",
                "cafeteria on Mon: 32 times a homeroom needs its lunch between 10:45 and 13:00, and there is room for \
                 28: 7 places, 4 turns each.",
            ),
            over: example("large", "[room.cafeteria]\nfits = 12", "[room.cafeteria]\nfits = 7"),
            within: example("large", "[room.cafeteria]\nfits = 12", "[room.cafeteria]\nfits = 8"),
            solves: false,
        },
        Case {
            name: "large-playground",
            cause: "the large school with three places on the playground instead of fifteen",
            by: By::Law(
                "rooms",
                "playground on Wed: 34 times a homeroom needs its recess between 09:15 and 13:00, and there is room \
                 for 33: 3 places, 11 turns each.",
            ),
            over: example("large", "[room.playground]\nfits = 15", "[room.playground]\nfits = 3"),
            within: example("large", "[room.playground]\nfits = 15", "[room.playground]\nfits = 4"),
            solves: false,
        },
        Case {
            name: "large-art",
            cause: "the large school with art of 100 minutes instead of 45",
            by: By::Law(
                "specialists",
                "art: the homerooms need 32 sections in a rotation, and art-1 and art-2 can teach at most 30 of 100 \
                 minutes.",
            ),
            over: example("large", "[special.art]\nminutes = 45", "[special.art]\nminutes = 100"),
            within: example("large", "[special.art]\nminutes = 45", "[special.art]\nminutes = 90"),
            solves: false,
        },
        case(
            "bus-and-gate",
            "two posts at one moment, each alone would do",
            By::Law("posts", "bus and gate at 08:40 on Mon: 4 adults are needed at once, and 3 who may are at work."),
            |start: &str| {
                let text = morning()
                    .grade("1", 1)
                    .aides(3)
                    .and("[duty.bus]\nat = [{ start = 08:30, end = 08:45 }]\nadults = 2");
                text.and(&format!("[duty.gate]\nat = [{{ start = {start}, end = 08:55 }}]\nadults = 2"))
            },
            "08:40",
            "08:45",
        ),
        case(
            "speech",
            "five groups for one speech teacher with time for four",
            By::Law("pull-outs", "5 groups are taken out of class 5 times a week, and vega can lead at most 4."),
            |n| {
                let text = morning()
                    .grade("1", 2)
                    .and("[staff.vega]\nrole = \"special-educator\"\nhours = { start = 09:00, end = 11:00 }");
                (1..=n).fold(text, |text, n| {
                    text.and(&format!(
                        "[pull-out.speech-{n}]\nkind = \"intervention\"\nhomerooms = [\"1A\"]\nstudents = 3\nstaff = [\"vega\"]\nminutes = 30\ntimes = {{ per-week = 1 }}"
                    ))
                })
            },
            5,
            4,
        ),
    ]
}

/// Weeks of homerooms and of adults.
pub(crate) fn weeks() -> Vec<Case> {
    let two_days = || school(&["Mon", "Tue"], ("09:00", "12:00"), ("08:30", "12:30"));
    let teachers = "covers = { roles = [\"classroom-teacher\"] }";
    let core = |minutes: u32| format!("[block.core]\nminutes = {minutes}\ncore = true");
    let recess = |minutes: u32| format!("[block.recess]\nminutes = {minutes}");
    vec![
        case(
            "odds-and-ends",
            "what is left of each day holds one half hour, three are wanted",
            By::Law(
                "homeroom-week",
                "1A: science and garden are 3 times 30 minutes or more in a week, and what its daily blocks leave of \
                 each day holds 2.",
            ),
            |minutes| {
                two_days()
                    .grade("1", 1)
                    .and(&core(minutes))
                    .and("[block.science]\nminutes = 30\ntimes = { per-week = 2 }")
                    .and("[block.garden]\nminutes = 30\ntimes = { per-week = 1 }")
            },
            125,
            120,
        ),
        case(
            "every-form-of-a-day",
            "the early form of each rotation day must carry its sections too",
            By::Law("homeroom-week", "1A: art and music need 90 minutes in a rotation, and its daily blocks leave 80."),
            |minutes| {
                let text = school(&WEEK, ("09:00", "12:00"), ("08:30", "12:30"))
                    .regular_on(&WEEK, &["Mon", "Tue", "Wed", "Thu"]);
                text.rotation(&["A", "B"])
                    .and("[[day-type]]\nname = \"early\"\ndays = [\"Fri\"]\nshort = true\nstudents = { start = 09:00, end = 11:00 }\nstaff = { start = 08:30, end = 12:30 }")
                    .grade("1", 1)
                    .and(&format!("[block.core]\nminutes = 90\nminutes-on = {{ early = {minutes} }}\ncore = true"))
                    .free()
                    .special("art", "")
                    .special("music", "")
                    .specialist("okafor", &["art", "music"], "")
            },
            80,
            75,
        ),
        case(
            "taught-by-somebody-away",
            "a course on Mondays, whose teacher is away on Mondays",
            By::Law(
                "section-days",
                "art: each homeroom of grade 1 needs 1 section in a rotation, and there are 0: no day has any.",
            ),
            |day: &str| {
                let text = two_days().grade("1", 1).free().special("art", &format!("days = [{day:?}]"));
                text.specialist("okafor", &["art"], "away = [\"Mon\"]")
            },
            "Mon",
            "Tue",
        ),
        case(
            "three-specials-on-one-day",
            "all who teach specials are there on Tuesday only, two specials a day at most",
            By::Law(
                "section-days",
                "art, music and dance: each homeroom of grade 1 needs 3 sections in a rotation, and there are 2: 1 \
                 day with 2 at most.",
            ),
            |most| {
                let text =
                    two_days().grade("1", 1).and(&format!("[sections]\ntogether = \"free\"\nmax-per-day = {most}"));
                ["art", "music", "dance"].into_iter().fold(text, |text, course| {
                    text.special(course, "").specialist(&format!("{course}-teacher"), &[course], "away = [\"Mon\"]")
                })
            },
            2,
            3,
        ),
        case(
            "lunch-after-hours",
            "forty-five minutes of lunch after eleven, for somebody who is there until 11:40",
            By::Law(
                "adult-day",
                "okafor on Mon, between 11:00 and 11:40: lunch 45 are 45 minutes with what article 5 asks for, and \
                 there are 40.",
            ),
            |end: &str| {
                let lunch = format!(
                    "[[duty-free-lunch]]\narticle = \"5\"\nminutes = 45\nwindow = {{ start = 11:00, end = 12:30 }}\n{COVERS}"
                );
                art(1, "", &format!("hours = {{ start = 08:30, end = {end} }}")).clause(&lunch)
            },
            "11:40",
            "11:45",
        ),
        case(
            "lunch-beside-class",
            "lunch inside the students' day, which leaves its teacher half an hour",
            By::Law(
                "adult-day",
                "t1a on Mon, between 09:00 and 12:00: lunch 35, core 150 are 185 minutes with what article 5 asks \
                 for, and there are 180.",
            ),
            |minutes| {
                let lunch = format!(
                    "[[duty-free-lunch]]\narticle = \"5\"\nminutes = {minutes}\nwindow = {{ start = 09:00, end = 12:00 }}\n{teachers}"
                );
                morning().grade("1", 1).aides(2).and(&core(150)).and(&recess(30)).clause(&lunch)
            },
            35,
            30,
        ),
        case(
            "prep-beside-class",
            "preparation inside the students' day, which leaves its teacher half an hour",
            By::Law(
                "adult-day",
                "t1a on Mon, between 09:00 and 12:00: prep 35, core 150 are 185 minutes with what article 7 asks for, \
                 and there are 180.",
            ),
            |minutes| {
                let prep =
                    format!("[[daily-prep]]\narticle = \"7\"\nminutes = {minutes}\nin = \"student-day\"\n{teachers}");
                morning().grade("1", 1).aides(2).and(&core(150)).and(&recess(30)).clause(&prep)
            },
            35,
            30,
        ),
        case(
            "lunch-and-prep-beside-class",
            "lunch and preparation, each alone would fit",
            By::Law(
                "adult-day",
                "t1a on Mon, between 09:00 and 12:00: lunch 30, prep 35, core 120 are 185 minutes with what articles \
                 5 and 7 ask for, and there are 180.",
            ),
            |minutes| {
                let lunch = format!(
                    "[[duty-free-lunch]]\narticle = \"5\"\nminutes = 30\nwindow = {{ start = 09:00, end = 12:00 }}\n{teachers}"
                );
                let prep =
                    format!("[[daily-prep]]\narticle = \"7\"\nminutes = {minutes}\nin = \"student-day\"\n{teachers}");
                morning().grade("1", 1).aides(2).and(&core(120)).and(&recess(60)).clause(&lunch).clause(&prep)
            },
            35,
            30,
        ),
        case(
            "prep-of-the-week",
            "more preparation a week than the students' days leave a teacher",
            By::Law(
                "adult-week",
                "t1a: preparation of t1a 95 are 95 minutes with what article 7 asks for, and the days leave 90.",
            ),
            |minutes| {
                let prep = format!(
                    "[[prep-total]]\narticle = \"7\"\nminutes = {minutes}\nper = \"week\"\nblock = 20\nin = \"student-day\"\n{teachers}"
                );
                two_days().grade("1", 1).aides(2).and(&core(135)).and(&recess(45)).clause(&prep)
            },
            95,
            90,
        ),
        case(
            "sections-and-prep-of-the-week",
            "a specialist's sections and preparation are more than the students' days",
            By::Law(
                "adult-week",
                "okafor: preparation of okafor 50, grade 1: art 315 are 365 minutes with what article 7 asks for, and \
                 the days leave 360.",
            ),
            |minutes| {
                let prep = format!(
                    "[[prep-total]]\narticle = \"7\"\nminutes = {minutes}\nper = \"week\"\nblock = 20\nin = \"student-day\"\n{COVERS}"
                );
                two_days().grade("1", 7).free().special("art", "").specialist("okafor", &["art"], "").clause(&prep)
            },
            50,
            45,
        ),
        case(
            "team-on-no-day",
            "a team whose two members are never there on the same day",
            By::Law(
                "team-time",
                "pair: a meeting takes 30 minutes, and the most that all its members have together on a day is none.",
            ),
            |day: &str| {
                two_days()
                    .grade("1", 1)
                    .specialist("okafor", &["art"], "days = [\"Mon\"]")
                    .specialist("lane", &["art"], &format!("days = [{day:?}]"))
                    .special("art", "")
                    .free()
                    .and("[team.pair]\nmembers = [\"okafor\", \"lane\"]\nminutes = 30")
            },
            "Tue",
            "Mon",
        ),
        case(
            "team-of-part-time",
            "a team whose two members share half an hour",
            By::Law(
                "team-time",
                "pair: a meeting takes 35 minutes, and the most that all its members have together on a day is 30 on \
                 Mon.",
            ),
            |minutes| {
                two_days()
                    .grade("1", 1)
                    .specialist("okafor", &["art"], "hours = { start = 08:30, end = 10:30 }")
                    .specialist("lane", &["art"], "hours = { start = 10:00, end = 12:30 }")
                    .special("art", "")
                    .free()
                    .and(&format!("[team.pair]\nmembers = [\"okafor\", \"lane\"]\nminutes = {minutes}"))
            },
            35,
            30,
        ),
        case(
            "team-above-cover",
            "a team meets in the students' day, which leaves it half an hour",
            By::Law(
                "team-time",
                "Grade 1: a meeting takes 35 minutes, and the most that all its members have together on a day, \
                 beside the blocks they lead alone, is 30 on Mon.",
            ),
            |minutes| two_days().grade_with_team("1", 2, minutes).aides(2).and(&core(150)).and(&recess(30)),
            35,
            30,
        ),
        case(
            "team-hours",
            "a team whose hours are half taken by a block",
            By::Law(
                "team-time",
                "Grade 1: a meeting takes 20 minutes, and the most that all its members have together on a day, \
                 beside the blocks they lead alone, is 15 on Mon.",
            ),
            |minutes| {
                two_days()
                    .grade_with_team("1", 2, minutes)
                    .aides(2)
                    .and("[block.core]\nminutes = 45\nwindow = { start = 09:00, end = 09:55 }\ncore = true")
                    .and("[block.recess]\nminutes = 20")
                    .and_team("1", "window = { start = 09:00, end = 10:00 }")
            },
            20,
            15,
        ),
        case(
            "pins-of-a-homeroom",
            "two pins put a homeroom into two blocks",
            By::Law(
                "pins",
                "Pins of line 28 and 32, Mon at 09:55: 1A, literacy and 1A, math are 2 at once, and 1A can be in 1 \
                 place.",
            ),
            |at: &str| {
                let block = |id: &str| format!("[block.{id}]\nminutes = 60\n\n");
                let pin = |id: &str, at: &str| format!("[[pin]]\nblock = {id:?}\nat = {at}\n\n");
                morning()
                    .grade("1", 1)
                    .and(&(block("literacy") + &block("math") + &pin("literacy", "09:00") + &pin("math", at)))
            },
            "09:55",
            "10:00",
        ),
        case(
            "pins-of-a-teacher",
            "two homerooms pinned to art at one time, one teacher",
            By::Law(
                "pins",
                "Pins of line 35 and 41, Mon at 09:40: 1A, art and 1B, art are 2 at once, and there is 1 teacher of \
                 that.",
            ),
            |at: &str| {
                let pin = |homeroom: &str, at: &str| {
                    format!("[[pin]]\ncourse = \"art\"\nhomerooms = [{homeroom:?}]\ndays = [\"Mon\"]\nat = {at}\n\n")
                };
                art(2, "", "").and(&(pin("1A", "09:00") + &pin("1B", at)))
            },
            "09:40",
            "09:45",
        ),
    ]
}

/// What counting does not see.
pub(crate) fn searches() -> Vec<Case> {
    let block = |id: &str, more: &str| format!("[block.{id}]\n{more}\n\n");
    let pin = |id: &str, days: &str, at: &str| format!("[[pin]]\nblock = {id:?}\n{days}at = {at}\n\n");
    vec![
        case(
            "order",
            "a block that must come before another one, whose window ends too early",
            By::Search,
            |end: &str| {
                let first =
                    block("first", "minutes = 45\nwindow = { start = 10:00, end = 12:00 }\nbefore = [\"second\"]");
                let second = block("second", &format!("minutes = 45\nwindow = {{ start = 09:00, end = {end} }}"));
                morning().grade("1", 1).and(&(first + &second))
            },
            "11:25",
            "11:30",
        ),
        case(
            "follows-directly",
            "recess follows lunch directly, and its window is over by then",
            By::Search,
            |end: &str| {
                let lunch = block("lunch", "minutes = 30\nwindow = { start = 10:30, end = 11:30 }\nthen = \"recess\"");
                let recess = block("recess", &format!("minutes = 20\nwindow = {{ start = 09:00, end = {end} }}"));
                morning().grade("1", 1).aides(2).and(&(lunch + &recess))
            },
            "11:15",
            "11:20",
        ),
        case(
            "same-time",
            "a block at one clock time, pinned to two",
            By::Search,
            |at: &str| {
                let text = school(&["Mon", "Tue"], ("09:00", "12:00"), ("08:30", "12:30")).grade("1", 1);
                let days = |day: &str| format!("days = [{day:?}]\n");
                text.and(
                    &(block("core", "minutes = 60\nsame-time = true")
                        + &pin("core", &days("Mon"), "09:00")
                        + &pin("core", &days("Tue"), at)),
                )
            },
            "09:05",
            "09:00",
        ),
        case(
            "around-a-block",
            "one section fits before a block of the whole grade, one after it; three are wanted",
            By::Search,
            |n| art(n, "", "").and(&(block("core", "minutes = 60") + &pin("core", "", "10:00"))),
            3,
            2,
        ),
        case(
            "sequence",
            "one homeroom after another, and a block of all in between",
            By::Search,
            |at: &str| {
                let text = morning().grade("1", 3).and("[sections]\ntogether = \"sequence\"").special("art", "");
                text.specialist("okafor", &["art"], "").and(&(block("core", "minutes = 45") + &pin("core", "", at)))
            },
            "10:00",
            "11:15",
        ),
        case(
            "no-break",
            "four sections without a break, the contract allows three",
            By::Search,
            |minutes| {
                art(4, "", "").clause(&format!("[[longest-stretch]]\narticle = \"6\"\nminutes = {minutes}\n{COVERS}"))
            },
            135,
            180,
        ),
        case(
            "in-a-row",
            "four sections in a row, the contract allows three",
            By::Search,
            |most| art(4, "", "").clause(&format!("[[specialist-load]]\narticle = \"8\"\nin-a-row = {most}\n{COVERS}")),
            3,
            4,
        ),
        case(
            "lunch-in-pieces",
            "forty free minutes of a teacher, never thirty together",
            By::Search,
            |at: &str| {
                let recess = |id: &str| block(id, "kind = \"recess\"\nminutes = 20");
                let text = morning().grade("1", 1).aides(3);
                let text = text.and(
                    &(block("literacy", "minutes = 70")
                        + &block("math", "minutes = 70")
                        + &recess("one")
                        + &recess("two")),
                );
                let text = text.and(&(pin("literacy", "", "09:00") + &pin("math", "", at)));
                text.clause("[[duty-free-lunch]]\narticle = \"5\"\nminutes = 30\nwindow = { start = 09:00, end = 12:00 }\ncovers = { roles = [\"classroom-teacher\"] }")
            },
            "10:30",
            "10:50",
        ),
        case(
            "out-of-lunch",
            "a group that could only be taken out of lunch",
            By::Search,
            |end: &str| {
                let lunch = block("lunch", "minutes = 30") + &pin("lunch", "", "10:00");
                let text =
                    morning().grade("1", 1).aides(2).and(&lunch).and("[staff.vega]\nrole = \"special-educator\"");
                text.and(&format!(
                    "[pull-out.speech]\nkind = \"intervention\"\nhomerooms = [\"1A\"]\nstudents = 3\nstaff = [\"vega\"]\nminutes = 30\ntimes = {{ per-week = 1 }}\nwindow = {{ start = 10:00, end = {end} }}"
                ))
            },
            "10:55",
            "11:00",
        ),
        case(
            "co-teacher",
            "a co-teacher in two rooms at once",
            By::Search,
            |second: &str| {
                let text = morning()
                    .grade("1", 2)
                    .and("[staff.vega]\nrole = \"special-educator\"")
                    .and(&block("math", "minutes = 60"));
                text.and(&format!("[[co-teaching]]\nstaff = \"vega\"\nhomeroom = \"1A\"\nblock = \"math\"\n\n{second}"))
            },
            "[[co-teaching]]\nstaff = \"vega\"\nhomeroom = \"1B\"\nblock = \"math\"",
            "",
        ),
        case(
            "team-and-window",
            "a team may meet before ten only, and a block of its grade is pinned there",
            By::Search,
            |at: &str| {
                let text = school(&["Mon", "Tue"], ("09:00", "12:00"), ("08:30", "12:30"))
                    .grade_with_team("1", 2, 30)
                    .aides(2);
                let text = text.and_team("1", "window = { start = 09:00, end = 10:00 }");
                text.and(&(block("core", "minutes = 30") + &pin("core", "", at) + &block("recess", "minutes = 30")))
            },
            "09:15",
            "09:30",
        ),
    ]
}
