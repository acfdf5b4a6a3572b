//! What a sheet may look like, and what it must say.

use super::{files, places};
use commonhour::model::{Clock, Span, StaffId};
use commonhour::read::{Folder, Input, school};
use commonhour::schedule::{Sheet, sheet};

/// A school folder with two homerooms, a specialist and a room.
fn folder() -> Input {
    let text = "format = 1
[school]
name = \"Tiny\"
days = [\"Mon\", \"Tue\"]
[[day-type]]
name = \"regular\"
days = [\"Mon\", \"Tue\"]
students = { start = 08:00, end = 14:00 }
staff = { start = 07:45, end = 14:30 }
[grade.3]
homerooms = { 3A = { teacher = \"ruiz\", room = \"12\" }, 3B = { teacher = \"cho\" } }
intervention = \"none: starts in 2027\"
[staff.okafor]
name = \"Okafor, Ngozi\"
role = \"specialist\"
teaches = [\"art\"]
[staff.lane]
name = \"Pat Lane\"
role = \"specialist\"
teaches = [\"art\"]
[staff.vega]
name = \"Pat Lane\"
role = \"interventionist\"
[special.art]
name = \"Art\"
minutes = 45
per-cycle = 1
";
    let files = [("school.toml".to_owned(), text.to_owned())];
    school(&Folder { files: files.into() }).unwrap_or_else(|problems| panic!("{problems}"))
}

fn reads(text: &str) -> Sheet {
    sheet(&folder().school, "week.csv", text).unwrap_or_else(|problems| panic!("{problems}"))
}

const PLAIN: &str = "day,start,end,kind,course,grade,homerooms,staff,room,team,directed-by,note
Mon,08:00,08:45,special,art,3,3A;3B,okafor,12,,,
Tue,13:05,13:50,directed-prep,,,,ruiz;cho,,grade-3,team,in the hall
";

#[test]
fn a_spreadsheet_export_is_the_same_schedule() {
    let semicolons = "\u{feff}Staff;Phone;Home Room;Comments;Activity;Subject;Location;Weekday;From;To;Directed By;Team;Grade\r\n\
        \"Okafor, Ngozi\";44;\"3a; 3B\";;Special;ART;12;Monday;8:00 AM;8:45 am;;;3\r\n\
        RUIZ, cho;44;;in the hall;Directed Prep;;;tues;1:05 PM;1:50 p.m.;Team;Grade-3;;\r\n\
        ;;;;;;;;;;;;\r\n\r\n";
    let back = reads(semicolons);
    assert_eq!(back.schedule, reads(PLAIN).schedule);
    assert!(back.homerooms && back.staff);
    let notes: Vec<(usize, usize, &str)> =
        back.notes.iter().map(|note| (note.line, note.column, note.message.as_str())).collect();
    assert_eq!(notes, [(1, 7, "the column `Phone` is left out")]);

    let tabs = PLAIN.replace(',', "\t").replace('\n', "\r");
    assert_eq!(reads(&tabs).schedule, reads(PLAIN).schedule);
    let said =
        format!("sep=;\n{}", PLAIN.replace("3A;3B", "3A|3B").replace("ruiz;cho", "\"ruiz;cho\"").replace(',', ";"));
    assert_eq!(reads(&said).schedule, reads(PLAIN).schedule);
}

#[test]
fn only_what_is_needed_is_needed() {
    let adults = reads("staff,kind,end,start,day\nruiz,prep,9:00,8:15,Mon\n");
    assert!(adults.staff && !adults.homerooms);
    assert_eq!(adults.schedule.rows[0].span, Span::new(Clock::at(8, 15), Clock::at(9, 0)));
    let children = reads("day,start,end,kind,homeroom\nMon,8:15,9:00,instruct,3A\n");
    assert!(!children.staff && children.homerooms);
}

#[test]
fn a_row_may_be_for_several_days() {
    let week = reads("day,start,end,kind,staff\n\"Mon, Tue\",8:15,9:00,prep,ruiz\n");
    let days: Vec<usize> = week.schedule.rows.iter().map(|row| row.day.0).collect();
    assert_eq!(days, [0, 1]);
}

#[test]
fn rows_that_differ_only_in_their_adults_are_one() {
    let by_adult = "day,start,end,kind,homerooms,staff
Mon,08:00,08:45,recess,3A;3B,ruiz
Mon,08:00,08:45,recess,3B;3A,okafor
Mon,08:00,08:45,meeting,,lane
Mon,08:00,08:45,meeting,,vega
";
    let rows = reads(by_adult).schedule.rows;
    let staff: Vec<Vec<usize>> = rows.iter().map(|row| row.staff.iter().map(|id| id.0).collect()).collect();
    let id = |name: &str| folder().school.staff.iter().position(|person| person.id == name).unwrap();
    assert_eq!(staff, [vec![id("ruiz"), id("okafor")], vec![id("lane")], vec![id("vega")]]);
    assert_eq!(reads(by_adult).schedule.rows[1].staff, [StaffId(id("lane"))]);
}

/// Every problem of rows under the plain header.
fn problems(rows: &str) -> Vec<(usize, usize, String, String)> {
    let text = format!("{}\n{rows}", PLAIN.lines().next().unwrap());
    let found = sheet(&folder().school, "week.csv", &text).expect_err("problems");
    assert!(found.list.iter().all(|problem| problem.file == "week.csv"));
    found.list.into_iter().map(|own| (own.line, own.column, own.message, own.help)).collect()
}

#[test]
fn every_meaning_is_strict_and_every_problem_located() {
    let found = problems(
        "Mon,08:00,08:45,special,art,3,3A,okafro,12,,,\n\
         Mun,08:00,08:45,special,art,3,3A,okafor,12,,,\n\
         Mon,08:45,08:00,special,art,3,3A,okafor,12,,,\n\
         Mon,08:00,25:10,special,art,3,3A,okafor,12,,,\n\
         Mon,08:00,08:45,planning,,,,ruiz,,,,\n\
         Mon,09:00,09:45,special,arts,3,3C,okafor,13,,,\n\
         Mon,12:40,1:10,special,art,3,3A,okafor,12,,,\n\
         Mon,08:00,08:45,prep,,,,Pat Lane,,,,\n\
         Tue,08:00,08:45,prep,,,,ruiz,,,,\n\
         tuesday,8:00,8:45,Prep,,,,RUIZ,,,,\n\
         Tue,08:45,09:00,prep,,,,ruiz,,,,,x\n",
    );
    let expected = [
        (2, 34, "there is no person `okafro`", "did you mean `okafor`?"),
        (3, 1, "there is no day `Mun`", "did you mean `Mon`?"),
        (
            4,
            11,
            "this stretch ends at 08:00, which is not after 08:45",
            "the end is the first minute after it; afternoon hours are 13 to 23",
        ),
        (5, 11, "`25:10` is not a time of day; write it as HH:MM on a 24-hour clock, for example 08:05", ""),
        (6, 17, "there is no kind `planning`", "did you mean `prep`?"),
        (7, 25, "there is no course `arts`", "did you mean `art`?"),
        (7, 32, "there is no homeroom `3C`", "did you mean `3A`?"),
        (7, 42, "there is no room `13`", "did you mean `12`?"),
        (8, 11, "01:10 is at night, and the staff's day is 07:45–14:30", "write 13:10, or 1:10 PM"),
        (9, 25, "there is no person `Pat Lane`", "it fits several; write the id exactly"),
        (11, 1, "this row says the same as line 10", "remove one of them, or tell them apart in a column `note`"),
        (12, 34, "this row has 13 columns, the header has 12", "put quotes around a cell that has the separator in it"),
    ];
    let expected = expected.map(|(line, column, message, help)| (line, column, message.to_owned(), help.to_owned()));
    assert_eq!(found, expected);
}

#[test]
fn the_form_is_located_too() {
    let only = |text: &str| {
        let found = sheet(&folder().school, "week.csv", text).expect_err("a problem");
        assert_eq!(found.list.len(), 1, "{found}");
        let problem = &found.list[0];
        (problem.line, problem.column, problem.message.clone())
    };
    let message = |text: &str| only(text).2;
    assert_eq!(
        only("day,start,end,kind,staff\nMon,8:00,9:00,prep,\"ruiz\n"),
        (2, 20, "this quote is never closed".to_owned())
    );
    assert_eq!(
        message("day,start,end,kind,room\n"),
        "there is no column `staff` and none `homerooms`, so no row says whom it is about"
    );
    assert_eq!(message("day,start,end,kind,stafff\n"), "there is no column `staff`");
    assert_eq!(message("day,start,end,kind,teacher,adult\n"), "`teacher` and `adult` are both read as `staff`");
    assert_eq!(message("day,start,kind,staff\n"), "there is no column `end`");
    // The exact name goes before its other words.
    assert_eq!(reads("day,start,end,kind,staff,teacher\nMon,8:15,9:00,prep,ruiz,cho\n").schedule.rows.len(), 1);
}

#[test]
fn no_more_problems_than_anybody_reads() {
    let found = problems(&"Mon,08:00,09:00,nap,,,,ruiz,,,,\n".repeat(1000));
    assert_eq!(found.len(), 201);
    assert_eq!(found[200].2, "800 more problems are not shown");
}

#[test]
fn a_roster_knows_no_courses_rooms_or_teams_and_takes_them_as_written() {
    let mut own = files("", "");
    own.week = "day,start,end,kind,course,homerooms,staff,room,team\nMon,8:00,9:00,special,Clay & Glaze,Room 7,ruiz,Studio 2,Reds\n".to_owned();
    let (input, sheet) = own.both();
    let row = &sheet.schedule.rows[0];
    assert_eq!((row.course.as_str(), row.team), ("Clay & Glaze", None));
    assert_eq!(input.school[row.homerooms[0]].id, "Room 7");
    assert_eq!(row.room.map(|room| input.school[room].id.as_str()), Some("Studio 2"));
    let notes = sheet.notes.iter().map(|note| (note.line, note.column, note.message.as_str())).collect::<Vec<_>>();
    assert_eq!(notes, [(2, 57, "teams are left out")]);
    own.week = own.week.replace("ruiz", "riuz");
    let found = sheet_problems(&own);
    assert_eq!(found, [(2, 43, "there is no person `riuz`".to_owned())]);
}

fn sheet_problems(own: &super::Files) -> Vec<(usize, usize, String)> {
    let input = own.read().unwrap();
    let found = sheet(&input.school, "week.csv", &own.week).expect_err("problems");
    places(&found).into_iter().map(|(line, column, message)| (line, column, message.to_owned())).collect()
}
