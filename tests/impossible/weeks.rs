//! Weeks and days of homerooms, adults and teams; pins.

use super::build::{WEEK, school};
use super::cases::{By, COVERS, Case, art, case, morning};

/// Weeks of homerooms and of adults.
#[allow(clippy::too_many_lines, reason = "a list of cases reads better whole")]
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
