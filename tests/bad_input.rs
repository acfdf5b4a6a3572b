//! Every kind of mistake in a school file is reported at its line and column, alone, with what to do about it.

use std::collections::BTreeMap;

use commonhour::diagnostics::Problem;
use commonhour::read::{Folder, school};

const SMALL: &str = include_str!("fixtures/read/small.toml");
const CONTRACT: &str = include_str!("fixtures/read/contract.toml");

/// What somebody does to the small school.
enum Change {
    /// Text of `school.toml` replaced by other text, once.
    Put(&'static str, &'static str),
    /// Lines added after the last (which is line 78).
    Add(&'static str),
    /// Text of `contract.toml` replaced.
    Contract(&'static str, &'static str),
}
use Change::{Add, Contract, Put};

/// Name, change, line, column, part of the message, part of the help.
type Row = (&'static str, Change, usize, usize, &'static str, &'static str);

fn problems(change: &Change) -> Vec<Problem> {
    let swap = |text: &str, from: &str, to: &str| {
        assert_eq!(text.matches(from).count(), 1, "`{from}` must occur once");
        text.replacen(from, to, 1)
    };
    let (small, contract) = match change {
        Put(from, to) => (swap(SMALL, from, to), CONTRACT.to_owned()),
        Add(more) => (format!("{SMALL}{more}"), CONTRACT.to_owned()),
        Contract(from, to) => (SMALL.to_owned(), swap(CONTRACT, from, to)),
    };
    let files = BTreeMap::from([("school.toml".to_owned(), small), ("contract.toml".to_owned(), contract)]);
    match school(&Folder { files }) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.list,
    }
}

fn check(rows: Vec<Row>) {
    let mut wrong: Vec<String> = Vec::new();
    for (name, change, line, column, message, help) in rows {
        let found = problems(&change);
        let file = if matches!(change, Contract(..)) { "contract.toml" } else { "school.toml" };
        let right = matches!(found.as_slice(), [one] if one.file == file
            && (one.line, one.column) == (line, column)
            && one.message.contains(message)
            && one.help.contains(help));
        if !right {
            let list: Vec<String> = found.iter().map(ToString::to_string).collect();
            let found = list.join("\n        ");
            wrong.push(format!("\n{name}: wanted {file}:{line}:{column}: …{message}…; …{help}…\n  found {found}\n"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

#[test]
fn the_small_school_itself_is_sound() {
    assert_eq!(problems(&Add("")), []);
}

#[test]
fn text_that_is_not_toml() {
    check(vec![
        ("hour of one digit", Put("start = 07:55", "start = 7:55"), 66, 17, "not TOML", "two digits"),
        ("words without quotes", Put("role = \"administrator\"", "role = administrator"), 38, 8, "not TOML", "quotes"),
        ("a number with its unit", Put("minutes = 15", "minutes = 15 min"), 54, 11, "not TOML", "number alone"),
        ("a table twice", Add("\n[room.cafeteria]\nfits = 2\n"), 80, 7, "duplicate key", "written twice"),
        ("a key twice", Put("fte = 0.8", "fte = 0.8\nfte = 0.9"), 30, 1, "duplicate key", "written twice"),
        ("contract without quotes", Contract("article = \"7.2\"", "article = shall"), 5, 11, "not TOML", "quotes"),
    ]);
}

#[test]
fn keys_nobody_knows() {
    check(vec![
        ("top level", Put("[duty.bus]", "[dutys.bus]"), 65, 2, "unknown key `dutys`", "did you mean `duty`"),
        ("in a block", Put("core = true", "cores = true"), 45, 1, "unknown key `cores` in [block.literacy]", "`core`"),
        ("in [school]", Put("grid = 5", "gird = 5"), 5, 1, "unknown key `gird` in [school]", "`grid`"),
        ("in a homeroom", Put("students = 25", "student = 25"), 22, 94, "unknown key `student`", "`students`"),
        ("a clause in the school file", Add("\n[[daily-prep]]\nminutes = 45\n"), 80, 3, "daily-prep", "contract file"),
        (
            "in a clause",
            Contract("minutes = 45", "minutes = 45\nshort-day = \"full\""),
            7,
            1,
            "`short-day`",
            "`short-days`",
        ),
        ("in [sections]", Add("\n[sections]\ntogethr = \"free\"\n"), 81, 1, "unknown key `togethr`", "`together`"),
        ("single brackets", Put("[[prefer]]", "[prefer]"), 74, 2, "double brackets", "[[prefer]]"),
    ]);
}

#[test]
fn names_nobody_has() {
    check(vec![
        ("room", Put("room = \"cafeteria\"", "room = \"cafetria\""), 50, 8, "no room `cafetria`", "`cafeteria`"),
        ("block", Put("then = \"recess\"", "then = \"reces\""), 51, 8, "no block `reces`", "`recess`"),
        ("grade", Put("grade = \"3\"", "grade = \"5\""), 71, 9, "no grade `5`", "known are `3`, `4`"),
        ("staff", Put("with = [\"lee\"]", "with = [\"leee\"]"), 63, 9, "no staff member `leee`", "`lee`"),
        ("day", Put("away = [\"Fri\"]", "away = [\"Fry\"]"), 30, 9, "no day `Fry`", "`Fri`"),
        ("weekday", Put("days = [\"Wed\"]", "days = [\"Wen\", \"Wed\"]"), 16, 9, "`Wen`", "`Wed`"),
        (
            "course",
            Put("teaches = [\"art\"]", "teaches = [\"art\", \"musik\"]"),
            31,
            19,
            "no course `musik`",
            "[special.ID]",
        ),
        (
            "subject",
            Put("teaches = [\"art\"]", "field = [\"art\", \"literacie\"]"),
            31,
            17,
            "no subject `literacie`",
            "did you mean `literacy`?",
        ),
        (
            "no subject at all",
            Put("teaches = [\"art\"]", "field = [\"lunch\"]"),
            31,
            10,
            "no subject `lunch`",
            "known are `literacy`, `win`, `art`; subjects are courses, and blocks of class time",
        ),
        (
            "subject twice",
            Put("teaches = [\"art\"]", "field = [\"art\", \"art\"]"),
            31,
            17,
            "listed twice in `field`",
            "remove",
        ),
        (
            "a field in words",
            Put("teaches = [\"art\"]", "field = \"some\""),
            31,
            9,
            "`field` must be a list",
            "\"all\"",
        ),
        ("role", Put("\"paraprofessional\"", "\"paraprofesional\""), 34, 8, "`paraprofesional`", "`paraprofessional`"),
        (
            "contract file",
            Put("\"contract.toml\"", "\"contrat.toml\""),
            78,
            10,
            "no file `contrat.toml`",
            "`contract.toml`",
        ),
        (
            "homeroom",
            Add("\n[pull-out.speech]\nhomerooms = [\"3C\"]\nstudents = 2\nminutes = 30\n"),
            81,
            14,
            "no homeroom `3C`",
            "`3A`",
        ),
        (
            "team",
            Add("\n[[pin]]\nteam = \"grade-5\"\nat = 10:10\n"),
            81,
            8,
            "no team `grade-5`",
            "did you mean `grade-",
        ),
        ("word", Add("\n[sections]\nshortfall = \"split\"\n"), 81, 13, "cannot be `split`", "`divide`"),
        (
            "protected",
            Add("\n[pull-out.speech]\nhomerooms = [\"3A\"]\nstudents = 2\nminutes = 30\nprotected = [\"wim\"]\n"),
            84,
            14,
            "no block or course `wim`",
            "`win`",
        ),
        (
            "staff of a clause",
            Contract("minutes = 45", "minutes = 45\ncovers = { staff = [\"ruix\"] }"),
            7,
            21,
            "`ruix`",
            "`ruiz`",
        ),
        (
            "a pool is not one person",
            Add("\n[[pin]]\nblock = \"recess\"\nat = 10:00\nstaff = \"lopez\"\n"),
            83,
            9,
            "pool of 3",
            "`lopez-1`",
        ),
    ]);
}

#[test]
fn values_of_the_wrong_kind() {
    check(vec![
        (
            "half minutes",
            Put("minutes = 15", "minutes = 5.5"),
            54,
            11,
            "whole minutes, not 5.5",
            "without a decimal point",
        ),
        (
            "minutes with a unit",
            Put("minutes = 15", "minutes = \"45 min\""),
            54,
            11,
            "the text `45 min`",
            "number alone, in minutes: 45",
        ),
        (
            "minutes beyond a day",
            Put("minutes = 15", "minutes = 4500"),
            54,
            11,
            "is 4500, outside 1 to 720",
            "1 to 720",
        ),
        ("negative minutes", Put("minutes = 15", "minutes = -15"), 54, 11, "`minutes` is negative", "1 to 720"),
        ("a clock time as length", Put("minutes = 15", "minutes = 01:30"), 54, 11, "not the clock time 01:30", "90"),
        ("a number as clock time", Put("at = 11:25", "at = 1125"), 72, 6, "must be a clock time", "did you mean 11:25"),
        ("an hour nobody has", Put("at = 11:25", "at = \"25:10\""), 72, 6, "not a time of day", "24-hour"),
        ("end before start", Put("end = 12:45", "end = 00:45"), 49, 33, "not after `start` 10:45", "13 to 23"),
        (
            "span without end",
            Put("{ start = 10:45, end = 12:45 }", "{ start = 10:45 }"),
            49,
            10,
            "lacks `end`",
            "add `end",
        ),
        ("text for true", Put("core = true", "core = \"yes\""), 45, 8, "true or false", "without quotes"),
        (
            "a lone name for a list",
            Put("away = [\"Fri\"]", "away = \"Fri\""),
            30,
            8,
            "must be a list",
            "square brackets",
        ),
        ("a number for a name", Put("name = \"Small School\"", "name = 7"), 4, 8, "must be a text", "quotes"),
        (
            "an article without quotes",
            Contract("article = \"7.2\"", "article = 7.2"),
            5,
            11,
            "must be a text",
            "\"7.2\"",
        ),
        (
            "a text for a table",
            Put("{ start = 10:45, end = 12:45 }", "\"10:45\""),
            49,
            10,
            "must be a table",
            "key = value",
        ),
        ("grid of nothing", Put("grid = 5", "grid = 0"), 5, 8, "`grid` is 0", "1 to 60"),
        (
            "more than one full time",
            Put("fte = 0.8", "fte = 8"),
            29,
            7,
            "`fte` is 8, outside 0.01 to 1.5",
            "1.0 is full time",
        ),
        ("no share at all", Put("fte = 0.8", "fte = 0.0"), 29, 7, "`fte` is 0.0", "half"),
        ("too many children", Put("students = 25", "students = 250"), 22, 105, "`students` is 250", "1 to 60"),
        ("a room for nobody", Put("fits = 4", "fits = 0"), 41, 8, "`fits` is 0", "1 to 500"),
        ("a pool of thousands", Put("count = 3", "count = 3000"), 35, 9, "`count` is 3000", "1 to 200"),
        (
            "a date that is none",
            Add("\n[calendar]\nfirst = \"17 August\"\nlast = 2027-06-04\n"),
            81,
            9,
            "must be a date",
            "YYYY-MM-DD",
        ),
        (
            "tier 1",
            Put("minutes = 30\n\n[special", "minutes = 30\ntier = 1\n\n[special"),
            58,
            8,
            "`tier` is 1",
            "2 to 3",
        ),
        ("a later format", Put("format = 1", "format = 2"), 1, 10, "this is format 2", "newer version"),
        ("an unknown interval", Put("minutes = 15", "minutes = 15\ntimes = \"weekly\""), 55, 9, "`weekly`", "`daily`"),
    ]);
}

#[test]
fn things_that_are_missing() {
    check(vec![
        ("format", Put("format = 1", ""), 1, 1, "does not say its format", "format = 1"),
        (
            "minutes of a block",
            Put("[block.recess]\nminutes = 15", "[block.recess]"),
            53,
            8,
            "[block.recess] lacks `minutes`",
            "minutes = 45",
        ),
        (
            "a teacher",
            Put("4B = { teacher = \"patel\" }", "4B = { room = \"9\" }"),
            25,
            42,
            "homeroom `4B` lacks `teacher`",
            "teacher =",
        ),
        ("a role", Put("role = \"administrator\"", "name = \"Ms Lee\""), 37, 8, "[staff.lee] lacks `role`", "role ="),
        ("an article", Contract("article = \"7.5\"\n", ""), 8, 1, "lacks `article`", "article ="),
        ("a day type", Put("days = [\"Wed\"]", "days = []"), 3, 2, "no day type is in force on Wed", "\"Wed\""),
        ("a teacher of art", Put("teaches = [\"art\"]", ""), 59, 10, "nobody teaches `art`", "teaches = [\"art\"]"),
        (
            "a teacher of art for a grade",
            Put("fte = 0.8", "fte = 0.8\ngrades = [\"3\"]"),
            60,
            10,
            "nobody teaches `art` in grade 4",
            "`grades`",
        ),
        (
            "a team",
            Put(", 4B = { teacher = \"patel\" }", ""),
            24,
            8,
            "grade `4` has one teacher and no team",
            "no-team",
        ),
        ("what a pin pins", Put("block = \"lunch\"\n", ""), 69, 1, "does not say what it pins", "`team`"),
        ("what a pin fixes", Put("at = 11:25", ""), 69, 1, "fixes nothing", "`at`"),
        ("a wish", Put("early = [\"literacy\"]", "rank = 1"), 74, 1, "names no wish", "`same-time`"),
        (
            "who a team is",
            Add("\n[team.grade-5]\nminutes = 60\n"),
            80,
            7,
            "does not say who",
            "did you mean [team.grade-",
        ),
        (
            "a limit",
            Contract("minutes = 30", "minutes = 30\n\n[[specialist-load]]\narticle = \"8\""),
            12,
            1,
            "limits nothing",
            "in-a-row",
        ),
    ]);
}

#[test]
#[expect(clippy::too_many_lines, reason = "one row for each contradiction")]
fn things_that_contradict_each_other() {
    check(vec![
        (
            "two day types on a day",
            Put("days = [\"Wed\"]", "days = [\"Wed\", \"Fri\"]"),
            14,
            1,
            "in force on Fri",
            "one of them",
        ),
        (
            "dates without a calendar",
            Put("days = [\"Wed\"]", "days = [\"Wed\"]\ndates = [2026-10-07]"),
            17,
            10,
            "dates need a calendar",
            "[calendar]",
        ),
        ("a homeroom twice", Put("4A = {", "3A = {"), 25, 15, "two homerooms `3A`", "another id"),
        (
            "an id of two things",
            Add("\n[duty.lunch]\nat = [{ start = 11:00, end = 12:00 }]\n"),
            80,
            7,
            "already the id of [block.lunch]",
            "another id",
        ),
        (
            "an id with a comma",
            Add("\n[room.\"gym, old\"]\nfits = 1\n"),
            80,
            7,
            "`gym, old` cannot be the id of a room",
            "letters, digits",
        ),
        (
            "away and days",
            Put("away = [\"Fri\"]", "away = [\"Fri\"]\ndays = [\"Mon\"]"),
            31,
            1,
            "`away` and `days` exclude",
            "keep one of",
        ),
        (
            "grades and homerooms",
            Put("core = true", "grades = [\"3\"]\nhomerooms = [\"4A\"]"),
            46,
            1,
            "exclude each other",
            "`sets`",
        ),
        (
            "one teacher, two rooms",
            Put("\"patel\"", "\"diaz\""),
            25,
            59,
            "diaz has two homerooms at once",
            "another teacher",
        ),
        (
            "a teacher away",
            Add("\n[staff.cho]\naway = [\"Mon\"]\n"),
            22,
            87,
            "cho has homeroom `3B` on Mon and is not at work",
            "second teacher",
        ),
        (
            "a window shorter than the block",
            Put("end = 12:45", "end = 11:10"),
            49,
            10,
            "takes 30 minutes and has room for 25",
            "widen the window",
        ),
        (
            "a day over-full",
            Put("minutes = 90", "minutes = 330\ngrades = [\"3\"]\ndays = [\"Mon\", \"Tue\", \"Thu\", \"Fri\"]"),
            22,
            15,
            "3A, 3B's blocks need 411 of 390 minutes on Mon, Tue, Thu, Fri",
            "shorten a block",
        ),
        (
            "pieces that do not add up",
            Put("minutes = 90", "minutes = 90\npieces = [60, 20]"),
            45,
            10,
            "add up to 80 minutes, the block has 90",
            "90",
        ),
        (
            "pieces of a whole",
            Put("minutes = 90", "minutes = 90\nuninterrupted = true\npieces = [60, 30]"),
            46,
            1,
            "exclude each other",
            "remove one",
        ),
        (
            "a range upside down",
            Put("minutes = 90", "minutes = { min = 90, max = 60 }"),
            44,
            29,
            "`max` 60 is less than `min` 90",
            "swap",
        ),
        (
            "more sections than days",
            Put("minutes = 45", "minutes = 45\nper-cycle = 6"),
            59,
            10,
            "6 sections a rotation in grade",
            "max-per-day",
        ),
        (
            "more days than a week has",
            Put("minutes = 15", "minutes = 15\ntimes = { per-week = 6 }"),
            55,
            9,
            "6 days a week and only 5",
            "5 or less",
        ),
        (
            "children beyond the class size",
            Put("minutes = 45", "minutes = 45\nclass-size = 24"),
            61,
            14,
            "3B has 25 children",
            "class-size",
        ),
        (
            "a pin outside its window",
            Put("at = 11:25", "at = 12:20"),
            72,
            6,
            "30 minutes from 12:20 do not lie inside 10:45–12:45",
            "another time",
        ),
        (
            "a pin outside the day",
            Add("\n[[pin]]\nteam = \"grade-3\"\nat = 14:00\n"),
            82,
            6,
            "60 minutes from 14:00 do not lie inside",
            "another time",
        ),
        (
            "a pinned stranger",
            Add("\n[[pin]]\ncourse = \"art\"\nhomerooms = [\"3A\"]\nstaff = \"lee\"\n"),
            83,
            9,
            "lee does not teach `art`",
            "`teachers`",
        ),
        (
            "a block for nobody",
            Put("minutes = 15", "minutes = 15\nhomerooms = []"),
            53,
            8,
            "[block.recess] is for no homeroom",
            "`grades`",
        ),
        (
            "a block before itself",
            Put("minutes = 15", "minutes = 15\nbefore = [\"recess\"]"),
            55,
            10,
            "cannot come before itself",
            "another block",
        ),
        (
            "a team of one",
            Add("\n[team.alone]\nmembers = [\"lee\"]\n"),
            81,
            11,
            "team `alone` has 1 member",
            "two members",
        ),
        (
            "a team of a grade without",
            Put("[grade.3]\n", "[grade.3]\nno-team = \"new\"\n"),
            63,
            7,
            "marked `no-team`",
            "remove this table",
        ),
        (
            "pieces of unequal length",
            Put("with = [\"lee\"]", "minutes = 50\npieces = 3"),
            64,
            10,
            "cannot be cut into 3 equal pieces",
            "meetings",
        ),
        (
            "posts nobody can take",
            Put("adults = 2", "adults = 9"),
            65,
            7,
            "needs 9 adults on Mon at 07:55–08:10, and 3",
            "led-by",
        ),
        (
            "groups of a whole block",
            Put("minutes = 15", "minutes = 15\ngroups = 3"),
            55,
            1,
            "belongs to interventions",
            "[intervention.ID]",
        ),
        (
            "whole periods without periods",
            Put("minutes = 15", "minutes = 15\nperiods = 1"),
            55,
            11,
            "asks for 1 whole periods, and a day has 0",
            "[[day-type.period]]",
        ),
        (
            "a rotation of weeks",
            Put(
                "grid = 5",
                "rotation = [\"1\", \"2\", \"3\", \"4\", \"5\", \"6\", \"7\", \"8\", \"9\", \"10\", \"11\", \"12\", \"13\", \"14\", \"15\", \"16\", \"17\", \"18\", \"19\", \"20\", \"21\"]",
            ),
            5,
            12,
            "1 to 20 days, not 21",
            "weekdays",
        ),
        (
            "two pinned things",
            Put("grade = \"3\"", "grade = \"3\"\nteam = \"grade-3\""),
            72,
            1,
            "`block` and `team` exclude",
            "keep one of",
        ),
        (
            "a wish for nothing",
            Put("early = [\"literacy\"]", "equal-duty = false"),
            75,
            14,
            "wishes for nothing",
            "remove it",
        ),
        (
            "a year upside down",
            Add("\n[calendar]\nfirst = 2027-06-04\nlast = 2026-08-17\n"),
            82,
            8,
            "runs from 2027-06-04 to 2026-08-17",
            "comes after",
        ),
        (
            "a pull-out of too many",
            Add("\n[pull-out.speech]\nhomerooms = [\"3A\"]\nstudents = 30\nminutes = 30\n"),
            82,
            12,
            "takes 30 children from homerooms with 24",
            "correct",
        ),
        (
            "a lunch longer than its window",
            Contract("minutes = 30", "minutes = 30\nwindow = { start = 11:00, end = 11:20 }"),
            11,
            10,
            "does not fit into its window",
            "widen",
        ),
    ]);
}

#[test]
fn a_weekday_that_does_not_decide_is_asked_about() {
    let six = Put("grid = 5", "rotation = [\"A\", \"B\", \"C\", \"D\", \"E\", \"F\"]");
    let found = problems(&six);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].line, found[0].column), (30, 8));
    assert!(found[0].message.contains("Fri does not say which days: `A` falls on"), "{}", found[0]);
    assert!(found[0].help.contains("day type of its own"), "{}", found[0]);
}

#[test]
fn a_job_share_covers_each_day_once() {
    let share = |days: &str| {
        let small = SMALL.replace(
            "{ teacher = \"diaz\" }",
            &format!("{{ teachers = [{{ staff = \"diaz\", days = [\"Mon\", \"Tue\"] }}, {{ staff = \"ng\", days = [{days}] }}] }}"),
        );
        let files =
            BTreeMap::from([("school.toml".to_owned(), small), ("contract.toml".to_owned(), CONTRACT.to_owned())]);
        school(&Folder { files }).err().map(|problems| problems.list).unwrap_or_default()
    };
    assert_eq!(share("\"Wed\", \"Thu\", \"Fri\""), []);
    let open = share("\"Wed\", \"Fri\"");
    assert_eq!((open[0].line, open[0].column), (25, 33));
    assert!(open[0].message.contains("nobody has `4A` on Thu"), "{}", open[0]);
    let twice = share("\"Tue\", \"Wed\", \"Thu\", \"Fri\"");
    assert!(twice[0].message.contains("two teachers have `4A` on Tue"), "{}", twice[0]);
}

#[test]
fn mistakes_of_all_files_come_at_once_in_order() {
    let small = SMALL.replace("grid = 5", "gird = 5").replace("\"ruiz\"", "7").replace("minutes = 15", "minutes = -1");
    let contract = CONTRACT.replace("minutes = 30", "minutes = \"half\"");
    let files = BTreeMap::from([("school.toml".to_owned(), small), ("contract.toml".to_owned(), contract)]);
    let problems = school(&Folder { files }).expect_err("three mistakes");
    let places: Vec<(&str, usize)> = problems.list.iter().map(|own| (own.file.as_str(), own.line)).collect();
    assert_eq!(places, [("contract.toml", 10), ("school.toml", 5), ("school.toml", 54)]);
    let page = problems.render(false);
    for line in ["school.toml:5:1", "school.toml:54:11", "contract.toml:10:11", "help: "] {
        assert!(page.contains(line), "{line} is missing in\n{page}");
    }
}

#[test]
fn a_folder_without_a_school_says_so() {
    let problems = school(&Folder::default()).expect_err("no file");
    assert_eq!(problems.list.len(), 1);
    assert_eq!(problems.list[0].range, None);
    assert!(problems.list[0].message.contains("no school.toml"));
}

#[test]
fn a_teacher_who_is_almost_somebody_else_is_noted() {
    let small = SMALL.replace("\"patel\"", "\"okafr\"");
    let files = BTreeMap::from([("school.toml".to_owned(), small), ("contract.toml".to_owned(), CONTRACT.to_owned())]);
    let notes = school(&Folder { files }).expect("a note is no error").notes;
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert_eq!((notes[0].line, notes[0].column), (25, 59));
    assert!(notes[0].message.contains("another person than [staff.okafor]"), "{}", notes[0]);
}
