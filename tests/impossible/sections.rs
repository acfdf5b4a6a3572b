//! Sections against those who teach them.

use super::build::{WEEK, school};
use super::cases::{By, COVERS, Case, art, case, morning};

/// Sections against teachers.
#[allow(clippy::too_many_lines, reason = "a list of cases reads better whole")]
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
