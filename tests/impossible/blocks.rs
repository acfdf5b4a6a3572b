//! Rooms, adults of blocks, groups and posts.

use super::build::{Text, example};
use super::cases::{By, Case, case, morning};

/// Rooms and adults of blocks.
#[allow(clippy::too_many_lines, reason = "a list of cases reads better whole")]
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
