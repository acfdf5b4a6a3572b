//! `assignments.csv`: the round trip, located problems, foreign columns.

#[path = "rules/given.rs"]
#[allow(dead_code, reason = "the rule tests use the rest")]
mod given;

use commonhour::diagnostics::Problem;
use commonhour::model::{Clock, DayId, HomeroomId, Kind, RoomId, Span, StaffId, TeamId};
use commonhour::schedule::{DirectedBy, Schedule, Stretch, from_csv, to_csv};
use given::given;
use proptest::collection::btree_set;
use proptest::option;
use proptest::prelude::*;

const HEADER: &str = "day,start,end,kind,course,grade,homerooms,staff,room,team,directed-by,note\n";

fn problems(text: &str) -> Vec<Problem> {
    from_csv(&given().school, "week.csv", text).expect_err("a problem").list
}

fn only(text: &str) -> (usize, usize, String, String) {
    let mut list = problems(text);
    assert_eq!(list.len(), 1, "{list:#?}");
    let problem = list.remove(0);
    assert_eq!(problem.file, "week.csv");
    (problem.line, problem.column, problem.message, problem.help)
}

#[test]
fn writes_the_words_of_the_format() {
    let given = given();
    let text = to_csv(&given.school, &given.schedule());
    assert!(text.starts_with(HEADER));
    assert!(text.contains("Mon,09:00,10:00,collaboration,,,,ruiz;cho,12,grade-3,team,\n"));
    assert!(text.contains("Mon,09:00,09:30,special,art,3,3A,okafor,art-room,,,\n"));
    assert_eq!(from_csv(&given.school, "week.csv", &text), Ok(given.schedule()));
}

#[test]
fn columns_may_come_in_any_order_with_others_between() {
    let text = "\u{feff}Staff,Weather,homerooms,KIND,End,Start,Day\r\n ruiz ; cho ,sunny,3A,instruct,9:00,8:00:00,Mon\r\n,,,,,,\r\n";
    let back = from_csv(&given().school, "week.csv", text).expect("reads");
    assert_eq!(back.rows.len(), 1);
    assert_eq!(back.rows[0].staff, [StaffId(0), StaffId(1)]);
    assert_eq!(back.rows[0].span, Span::new(Clock::at(8, 0), Clock::at(9, 0)));
}

#[test]
fn every_problem_has_its_place_and_they_come_at_once() {
    let text =
        format!("{HEADER}Mon,08:00,09:00,instruct,,3,3A,ruis,,,,\nMonn,8h,09:00,instruction,,3,3A;3C,ruiz,,,,\n");
    let found: Vec<(usize, usize, String)> =
        problems(&text).into_iter().map(|problem| (problem.line, problem.column, problem.message)).collect();
    let expected = [
        (2, 32, "there is no person `ruis`"),
        (3, 1, "there is no day `Monn`"),
        (3, 6, "`8h` is not a time of day; write it as HH:MM on a 24-hour clock, for example 08:05"),
        (3, 15, "there is no kind `instruction`"),
        (3, 33, "there is no homeroom `3C`"),
    ];
    assert_eq!(found, expected.map(|(line, column, message)| (line, column, message.to_owned())));
    let first = problems(&text).remove(0);
    assert_eq!(first.help, "did you mean `ruiz`?");
    let (start, end) = first.range.expect("a range");
    assert_eq!(&text[start..end], "ruis");
}

#[test]
fn quotes_do_not_shift_places() {
    let text = format!(
        "{HEADER}Mon,08:00,09:00,instruct,,3,3A,ruiz,,,,\"a, \"\"b\"\"\nc\"\r\nMon,08:00,07:59,instruct,,3,\"3A;3B\",ruiz,,,,é\r\n"
    );
    assert_eq!(only(&text).0, 4);
    assert_eq!(only(&text).1, 11);
    assert_eq!(only(&text).2, "this stretch ends at 07:59, which is not after 08:00");
}

#[test]
fn meaning_is_strict() {
    let row = |row: &str| only(&format!("{HEADER}{row}\n"));
    assert_eq!(
        row("Mon,08:00,09:00,prep,,,3A,ruiz,,,,").2,
        "a row of kind `prep` is for adults only, yet it names homerooms"
    );
    assert_eq!(row("Mon,08:00,09:00,prep,,,,,,,,").2, "this row is about nobody");
    assert_eq!(row("Mon,08:00,09:00,instruct,litercy,3,3A,ruiz,,,,").3, "did you mean `literacy`?");
    assert_eq!(row("Mon,08:00,09:00,instruct,,3,3A,ruiz;ruiz,,,,").2, "person `ruiz` is named twice in this row");
    assert_eq!(row("Mon,08:00,09:00,prep,,,,ruiz,,,nobody,").2, "there is no word `nobody`");
    assert_eq!(row("Mon,08:00,09:00,prep,,,,ruiz").2, "this row has 8 columns, the header has 12");
    assert_eq!(row("Mon,,09:00,prep,,,,ruiz,,,,").2, "this row has no start or end");
}

#[test]
fn a_missing_column_is_named() {
    let (line, column, message, help) = only("day,start,end,kind,homeroms,staff\n");
    assert_eq!((line, column), (1, 1));
    assert_eq!(message, "there is no column `homerooms`");
    assert_eq!(help, "did you mean to call `homeroms` `homerooms`?");
    assert_eq!(only("").2, "the file is empty");
    assert_eq!(only("day,day,start,end,kind,homerooms,staff\n").2, "there are two columns `day`");
}

prop_compose! {
    fn any_row()(
        day in 0..3_usize,
        start in 0..1430_i32,
        length in 1..10_i32,
        kind in 0..Kind::ALL.len(),
        course in prop::sample::select(vec!["", "literacy", "lunch", "win", "art"]),
        grade in prop::sample::select(vec!["", "3"]),
        homerooms in btree_set(0..2_usize, 0..3),
        staff in btree_set(0..6_usize, 1..4),
        room in option::of(0..4_usize),
        team in option::of(Just(0_usize)),
        directed_by in option::of(prop::sample::select(vec![DirectedBy::Teacher, DirectedBy::Team])),
        note in "[ -~é\n\r\"]{0,12}",
    ) -> Stretch {
        let kind = Kind::ALL[kind];
        let adults = matches!(
            kind,
            Kind::Relief | Kind::Prep | Kind::DirectedPrep | Kind::Collaboration | Kind::Meeting | Kind::Travel | Kind::Open
        );
        Stretch {
            day: DayId(day),
            span: Span::new(Clock(start), Clock(start + length)),
            kind,
            course: course.to_owned(),
            grade: grade.to_owned(),
            homerooms: if adults { Vec::new() } else { homerooms.into_iter().map(HomeroomId).collect() },
            staff: staff.into_iter().rev().map(StaffId).collect(),
            room: room.map(RoomId),
            team: team.map(TeamId),
            directed_by,
            note,
        }
    }
}

proptest! {
    #[test]
    fn what_is_written_reads_back(rows in prop::collection::vec(any_row(), 0..8)) {
        let school = given().school;
        let schedule = Schedule::new(rows);
        let text = to_csv(&school, &schedule);
        prop_assert_eq!(from_csv(&school, "week.csv", &text), Ok(schedule));
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,80}", header in any::<bool>(), mark in any::<bool>()) {
        let text = format!("{}{}{text}", if mark { "\u{feff}" } else { "" }, if header { HEADER } else { "" });
        if let Err(problems) = from_csv(&given().school, "week.csv", &text) {
            prop_assert!(!problems.list.is_empty());
            for problem in problems.list {
                prop_assert!(problem.line >= 1 && problem.column >= 1);
                prop_assert!(problem.range.is_none_or(|(start, end)| text.get(start..end).is_some()));
            }
        }
    }

    #[test]
    fn no_rows_make_it_panic(cells in prop::collection::vec("[a-zA-Z0-9:;,\"\n\r é-]{0,6}", 0..40)) {
        let text = format!("{HEADER}{}", cells.join(","));
        if let Err(problems) = from_csv(&given().school, "week.csv", &text) {
            prop_assert!(problems.list.iter().all(|problem| problem.range.is_none_or(|(start, end)| text.get(start..end).is_some())));
        }
    }
}
