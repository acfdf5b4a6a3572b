//! `assignments.csv`, the one form everything reads back: UTF-8, a header row, one row per placed stretch.
//!
//! Files of others are read by the same code: any order of columns, further ones, other separators and headers. What a
//! row means is strict.

use super::names::{DIRECTED, Names, Words};
use super::{DirectedBy, Schedule, Stretch};
use crate::cells::{Cell, Cells, Column, Row};
use crate::diagnostics::{Problem, Problems};
use crate::model::{Clock, DayId, HomeroomId, Kind, RoomId, School, Span, StaffId, TeamId};
use std::collections::BTreeMap;

/// The columns, in the order written. Read in any order, with others between.
pub const COLUMNS: [&str; 12] =
    ["day", "start", "end", "kind", "course", "grade", "homerooms", "staff", "room", "team", "directed-by", "note"];

const DAY: usize = 0;
const START: usize = 1;
const END: usize = 2;
const KIND: usize = 3;
pub(super) const COURSE: usize = 4;
pub(super) const GRADE: usize = 5;
pub(super) const HOMEROOMS: usize = 6;
const STAFF: usize = 7;
pub(super) const ROOM: usize = 8;
const TEAM: usize = 9;
const DIRECTED_BY: usize = 10;
const NOTE: usize = 11;

/// [`COLUMNS`] with the words people write for them.
pub(super) const READ: [Column; 12] = [
    Column { name: COLUMNS[DAY], also: &["days", "weekday", "day-of-week", "rotation-day", "cycle-day"], needed: true },
    Column {
        name: COLUMNS[START],
        also: &["start-time", "starts", "from", "begin", "begins", "time-in"],
        needed: true,
    },
    Column { name: COLUMNS[END], also: &["end-time", "ends", "to", "until", "finish", "time-out"], needed: true },
    Column { name: COLUMNS[KIND], also: &["kind-of-time", "type", "activity", "activity-type"], needed: true },
    Column { name: COLUMNS[COURSE], also: &["courses", "subject", "block"], needed: false },
    Column { name: COLUMNS[GRADE], also: &["grades", "grade-level", "grade-levels"], needed: false },
    Column { name: COLUMNS[HOMEROOMS], also: &["homeroom", "home-room", "home-rooms", "hr"], needed: false },
    Column {
        name: COLUMNS[STAFF],
        also: &["teacher", "teachers", "adult", "adults", "staff-id", "teacher-id", "employee", "employee-id"],
        needed: false,
    },
    Column { name: COLUMNS[ROOM], also: &["rooms", "location", "place", "room-number"], needed: false },
    Column { name: COLUMNS[TEAM], also: &["teams"], needed: false },
    Column { name: COLUMNS[DIRECTED_BY], also: &["directed"], needed: false },
    Column { name: COLUMNS[NOTE], also: &["notes", "comment", "comments", "remarks"], needed: false },
];

/// A schedule as a file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The rows.
    pub schedule: Schedule,
    /// Whether the file says where children are: it has a column `homerooms`.
    pub homerooms: bool,
    /// Whether the file says where adults are: it has a column `staff`.
    pub staff: bool,
    /// What was left out, and what may be meant otherwise.
    pub notes: Vec<Problem>,
}

/// Writes a schedule.
#[must_use]
pub fn to_csv(school: &School, schedule: &Schedule) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing into memory cannot fail, nor do rows of one width.
    let _ = writer.write_record(COLUMNS);
    for row in &schedule.rows {
        let homerooms: Vec<&str> = row.homerooms.iter().map(|id| school[*id].id.as_str()).collect();
        let staff: Vec<&str> = row.staff.iter().map(|id| school[*id].id.as_str()).collect();
        let _ = writer.write_record([
            school[row.day].id.as_str(),
            &row.span.start.to_string(),
            &row.span.end.to_string(),
            row.kind.word(),
            &row.course,
            &row.grade,
            &homerooms.join(";"),
            &staff.join(";"),
            row.room.map_or("", |id| &school[id].id),
            row.team.map_or("", |id| &school[id].id),
            row.directed_by.map_or("", DirectedBy::word),
            &row.note,
        ]);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// Reads a schedule for `school` from `text`, the content of `file`: the rows of [`sheet`].
///
/// # Errors
/// Every problem of the file at once, each with line and column.
pub fn from_csv(school: &School, file: &str, text: &str) -> Result<Schedule, Problems> {
    sheet(school, file, text).map(|sheet| sheet.schedule)
}

/// Reads a schedule for `school`, made anywhere, from `text`, the content of `file`.
///
/// Needed are `day`, `start`, `end`, `kind`, and `staff` or `homerooms`. Every id must name something of the school, in
/// any letter case; people and places also go by their names. Rows that differ only in their adults are one. Where the school has no blocks, courses or groups at all
/// (it was read from a roster), courses stay as they are written, and where it has no teams, teams are left out.
///
/// # Errors
/// Every problem of the file at once, each with line and column.
pub fn sheet(school: &School, file: &str, text: &str) -> Result<Sheet, Problems> {
    let cells = Cells::read(file, text, &READ);
    let (homerooms, staff) = (cells.has(HOMEROOMS), cells.has(STAFF));
    let mut reading = Reading { school, words: Words::of(school), cells, seen: BTreeMap::new(), teams_left_out: false };
    let rows = reading.rows();
    let notes = reading.cells.finish()?;
    Ok(Sheet { schedule: Schedule::new(rows), homerooms, staff, notes })
}

struct Reading<'a> {
    school: &'a School,
    words: Words,
    cells: Cells<'a>,
    /// Each row read so far, lists sorted, and its line.
    seen: BTreeMap<Stretch, usize>,
    teams_left_out: bool,
}

impl Reading<'_> {
    fn rows(&mut self) -> Vec<Stretch> {
        if self.cells.problems_so_far() == 0 && !self.cells.has(HOMEROOMS) && !self.cells.has(STAFF) {
            let message = "there is no column `staff` and none `homerooms`, so no row says whom it is about";
            self.cells.problem((0, 0), message, "add one of them");
        }
        if self.cells.problems_so_far() == 0 && self.cells.rows.is_empty() {
            self.cells.note((0, 0), "there is no row below the header", "each row is one stretch of somebody's day");
        }
        let rows = std::mem::take(&mut self.cells.rows);
        together(rows.iter().flat_map(|row| self.row(row)).collect())
    }

    /// One row, once for each of its days; none when something in it is wrong.
    fn row(&mut self, row: &Row) -> Vec<Stretch> {
        let before = self.cells.problems_so_far();
        let cell = |n: usize| self.cells.cell(row, n);
        let [day, start, end, kind, course] = [DAY, START, END, KIND, COURSE].map(cell);
        let [grade, homerooms, staff, room, team] = [GRADE, HOMEROOMS, STAFF, ROOM, TEAM].map(cell);
        let [directed_by, note] = [DIRECTED_BY, NOTE].map(cell);
        let days: Vec<DayId> = self.days(&day).into_iter().map(DayId).collect();
        let (start_at, end_at) = (self.clock(&start, &days), self.clock(&end, &days));
        if let (Some(from), Some(to)) = (start_at, end_at)
            && from >= to
        {
            let message = format!("this stretch ends at {to}, which is not after {from}");
            self.cells.problem(
                end.range,
                message,
                "the end is the first minute after it; afternoon hours are 13 to 23",
            );
        }
        let kind_of = self.needed(&kind, |words| &words.kinds).map(|n| Kind::ALL[n]);
        let course = self.course(&course);
        let grades = self.list(&grade, |words| &words.grades);
        let homeroom_ids = self.list(&homerooms, |words| &words.homerooms);
        let staff_ids = self.list(&staff, |words| &words.staff);
        let room = self.optional(&room, |words| &words.rooms).map(RoomId);
        let team = self.team(&team);
        let directed_by = self.optional(&directed_by, |words| &words.directed).map(|n| DIRECTED[n]);
        if let Some(kind) = kind_of
            && !homeroom_ids.is_empty()
            && is_for_adults(kind)
        {
            let message = format!("a row of kind `{}` is for adults only, yet it names homerooms", kind.word());
            let help = "leave its homerooms empty; the children are in another row";
            self.cells.problem(homerooms.range, message, help);
        }
        if self.cells.problems_so_far() == before && homeroom_ids.is_empty() && staff_ids.is_empty() {
            self.cells.problem(staff.range, "this row is about nobody", "name homerooms, staff or both");
        }
        let (Some(start), Some(end), Some(kind)) = (start_at, end_at, kind_of) else { return Vec::new() };
        if self.cells.problems_so_far() > before {
            return Vec::new();
        }
        let one = Stretch {
            day: DayId(0),
            span: Span::new(start, end),
            kind,
            course,
            grade: grades.iter().map(|n| self.school.grades[*n].id.as_str()).collect::<Vec<_>>().join(";"),
            homerooms: homeroom_ids.into_iter().map(HomeroomId).collect(),
            staff: staff_ids.into_iter().map(StaffId).collect(),
            room,
            team,
            directed_by,
            note: note.value,
        };
        let all: Vec<Stretch> = days.into_iter().map(|day| Stretch { day, ..one.clone() }).collect();
        self.only_once(&all, row);
        all
    }

    fn only_once(&mut self, all: &[Stretch], row: &Row) {
        for stretch in all {
            let mut same = stretch.clone();
            same.homerooms.sort_unstable();
            same.staff.sort_unstable();
            if let Some(before) = self.seen.insert(same, row.line) {
                let message = format!("this row says the same as line {before}");
                self.cells.problem(row.range, message, "remove one of them, or tell them apart in a column `note`");
                return;
            }
        }
    }

    fn days(&mut self, cell: &Cell) -> Vec<usize> {
        if cell.word().is_empty() {
            self.cells.problem(cell.range, "this row has no day", "");
            return Vec::new();
        }
        self.list(cell, |words| &words.days)
    }

    fn needed(&mut self, cell: &Cell, names: impl Fn(&Words) -> &Names) -> Option<usize> {
        if cell.word().is_empty() {
            let message = format!("this row has no {}", names(&self.words).what);
            self.cells.problem(cell.range, message, "");
            return None;
        }
        self.look_up(cell, names)
    }

    fn optional(&mut self, cell: &Cell, names: impl Fn(&Words) -> &Names) -> Option<usize> {
        if cell.word().is_empty() { None } else { self.look_up(cell, names) }
    }

    /// The id of the course; as written where no file says what there is.
    fn course(&mut self, cell: &Cell) -> String {
        if self.words.courses.ids.is_empty() {
            return cell.word().to_owned();
        }
        self.optional(cell, |words| &words.courses).map_or_else(String::new, |n| self.words.courses.ids[n].clone())
    }

    fn team(&mut self, cell: &Cell) -> Option<TeamId> {
        if !self.words.teams.ids.is_empty() {
            return self.optional(cell, |words| &words.teams).map(TeamId);
        }
        if !cell.word().is_empty() && !self.teams_left_out {
            self.teams_left_out = true;
            self.cells.note(cell.range, "teams are left out", "no file says who is in them");
        }
        None
    }

    fn list(&mut self, cell: &Cell, names: impl Fn(&Words) -> &Names) -> Vec<usize> {
        // A name may have a comma in it.
        if let Some(whole) = names(&self.words).find(cell.word()) {
            return vec![whole];
        }
        let mut found = Vec::new();
        for part in self.cells.list(cell) {
            match self.look_up(&part, &names) {
                Some(n) if found.contains(&n) => {
                    let message = format!("{} `{}` is named twice in this row", names(&self.words).what, part.value);
                    self.cells.problem(part.range, message, "name it once");
                }
                Some(n) => found.push(n),
                None => {}
            }
        }
        found
    }

    fn look_up(&mut self, cell: &Cell, names: impl Fn(&Words) -> &Names) -> Option<usize> {
        let names = names(&self.words);
        let word = cell.word();
        let found = names.find(word);
        if found.is_none() {
            let shown: String = word.chars().take(60).collect();
            let help = if self.cells.is_full() { String::new() } else { names.help(word) };
            let message = format!("there is no {} `{shown}`", names.what);
            self.cells.problem(cell.range, message, help);
        }
        found
    }

    /// The clock time in a cell; `days` are the days of its row.
    fn clock(&mut self, cell: &Cell, days: &[DayId]) -> Option<Clock> {
        let word = cell.word();
        if word.is_empty() {
            self.cells.problem(cell.range, "this row has no start or end", "write it as HH:MM");
            return None;
        }
        let clock = match Clock::parse_spoken(word) {
            Ok(clock) => clock,
            Err(sentence) => {
                self.cells.problem(cell.range, sentence, "");
                return None;
            }
        };
        // `1:15` of a sheet that means the afternoon. Whoever means the night writes `01:15`.
        let bare = word.chars().all(|c| c.is_ascii_digit() || c == ':') && word.find(':') == Some(1);
        let afternoon = clock + 12 * 60;
        let hours = days.first().map(|day| self.school.day_type(*day).staff);
        if let Some(hours) = hours.filter(|hours| bare && clock < hours.start && afternoon <= hours.end) {
            let message = format!("{clock} is at night, and the staff's day is {hours}");
            self.cells.problem(cell.range, message, format!("write {afternoon}, or {word} PM"));
            return None;
        }
        Some(clock)
    }
}

/// Rows about the same children that differ only in their adults are one row with all of them: a sheet kept by adult
/// writes it once for each.
fn together(rows: Vec<Stretch>) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    let mut of_children: BTreeMap<Stretch, usize> = BTreeMap::new();
    for row in rows {
        let mut same = row.clone();
        same.staff.clear();
        same.homerooms.sort_unstable();
        match of_children.get(&same) {
            Some(at) if !row.homerooms.is_empty() => {
                let staff = &mut all[*at].staff;
                staff.extend(row.staff.iter().filter(|own| !staff.contains(own)).copied().collect::<Vec<_>>());
            }
            _ => {
                of_children.insert(same, all.len());
                all.push(row);
            }
        }
    }
    all
}

/// Kinds whose rows never hold children.
fn is_for_adults(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Relief
            | Kind::Prep
            | Kind::DirectedPrep
            | Kind::Collaboration
            | Kind::Meeting
            | Kind::Travel
            | Kind::Open
    )
}
