//! `assignments.csv`, the one form everything reads back: UTF-8, a header row, one row per placed stretch.

use super::{DirectedBy, Schedule, Stretch};
use crate::diagnostics::{Problem, Problems};
use crate::model::{Clock, DayId, HomeroomId, Kind, RoomId, School, Span, StaffId, TeamId};
use std::collections::BTreeMap;

/// The columns, in the order written. Read in any order, with others between.
pub const COLUMNS: [&str; 12] =
    ["day", "start", "end", "kind", "course", "grade", "homerooms", "staff", "room", "team", "directed-by", "note"];

/// Columns a file cannot do without.
const NEEDED: [&str; 6] = ["day", "start", "end", "kind", "homerooms", "staff"];

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

/// Reads a schedule for `school` from `text`, the content of `file`.
///
/// Columns may come in any order with others between; a byte order mark is skipped. What the columns mean is strict:
/// every id must name something of the school.
///
/// # Errors
/// Every problem of the file at once, each with line and column.
pub fn from_csv(school: &School, file: &str, text: &str) -> Result<Schedule, Problems> {
    let mut reading = Reading { school, names: Names::of(school), file, text, problems: Vec::new() };
    let rows = reading.rows();
    if reading.problems.is_empty() {
        return Ok(Schedule::new(rows));
    }
    reading.problems.sort_by_key(|problem| (problem.line, problem.column));
    Err(Problems { list: reading.problems, texts: BTreeMap::from([(file.to_owned(), text.to_owned())]) })
}

/// Ids of the school by what they name.
struct Names<'a> {
    days: BTreeMap<&'a str, usize>,
    homerooms: BTreeMap<&'a str, usize>,
    staff: BTreeMap<&'a str, usize>,
    rooms: BTreeMap<&'a str, usize>,
    teams: BTreeMap<&'a str, usize>,
    grades: BTreeMap<&'a str, usize>,
    courses: BTreeMap<&'a str, usize>,
    kinds: BTreeMap<&'a str, usize>,
    directed: BTreeMap<&'a str, usize>,
}

impl<'a> Names<'a> {
    fn of(school: &'a School) -> Self {
        fn by_id<'a>(ids: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, usize> {
            ids.enumerate().map(|(n, id)| (id, n)).collect()
        }
        let blocks = school
            .blocks
            .iter()
            .flat_map(|block| std::iter::once(&block.id).chain(&block.alternates).map(String::as_str));
        let courses = blocks
            .chain(school.courses.iter().map(|course| course.id.as_str()))
            .chain(school.pull_outs.iter().map(|group| group.id.as_str()))
            .chain(school.duties.iter().map(|duty| duty.id.as_str()));
        Self {
            days: by_id(school.days.iter().map(|day| day.id.as_str())),
            homerooms: by_id(school.homerooms.iter().map(|homeroom| homeroom.id.as_str())),
            staff: by_id(school.staff.iter().map(|person| person.id.as_str())),
            rooms: by_id(school.rooms.iter().map(|room| room.id.as_str())),
            teams: by_id(school.teams.iter().map(|team| team.id.as_str())),
            grades: by_id(school.grades.iter().map(|grade| grade.id.as_str())),
            courses: by_id(courses),
            kinds: by_id(Kind::ALL.iter().map(|kind| kind.word())),
            directed: by_id(DIRECTED.iter().map(|who| who.word())),
        }
    }
}

const DIRECTED: [DirectedBy; 3] = [DirectedBy::Teacher, DirectedBy::Team, DirectedBy::Principal];

/// One field of the file: its value and the bytes it stands in.
#[derive(Debug, Clone, Default)]
struct Field {
    value: String,
    range: (usize, usize),
}

struct Reading<'a> {
    school: &'a School,
    names: Names<'a>,
    file: &'a str,
    text: &'a str,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn rows(&mut self) -> Vec<Stretch> {
        let skipped = if self.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let bytes = self.text.as_bytes().get(skipped..).unwrap_or_default();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        let mut columns: Option<(Vec<Option<usize>>, usize)> = None;
        let mut rows = Vec::new();
        for record in reader.records() {
            let Ok(record) = record else {
                self.problem((0, 0), "this is not a CSV file".to_owned(), "save it as CSV with commas, in UTF-8");
                break;
            };
            let from = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
            let fields = self.fields(&record, from + skipped);
            match &columns {
                None => {
                    let Some(found) = self.header(&fields) else { return rows };
                    columns = Some((found, fields.len()));
                }
                Some(_) if fields.iter().all(|field| field.value.trim().is_empty()) => {}
                Some((order, width)) => {
                    if fields.len() == *width {
                        rows.extend(self.row(order, &fields));
                    } else {
                        let range = fields.last().map_or((0, 0), |field| field.range);
                        let message = format!("this row has {} columns, the header has {width}", fields.len());
                        self.problem(range, message, "put quotes around a field that has a comma in it");
                    }
                }
            }
        }
        if columns.is_none() && self.problems.is_empty() {
            self.problem((0, 0), "the file is empty".to_owned(), "its first row names the columns");
        }
        rows
    }

    /// The values of a record with the bytes they stand in.
    fn fields(&self, record: &csv::StringRecord, from: usize) -> Vec<Field> {
        let bytes = self.text.as_bytes();
        let mut at = from;
        while bytes.get(at).is_some_and(|byte| matches!(byte, b'\r' | b'\n')) {
            at += 1;
        }
        let mut fields = Vec::new();
        for value in record {
            let end = field_end(bytes, at);
            fields.push(Field { value: value.to_owned(), range: (at, end) });
            at = end + 1;
        }
        fields
    }

    /// Where each of [`COLUMNS`] stands; `None` when one that is needed is missing.
    fn header(&mut self, fields: &[Field]) -> Option<Vec<Option<usize>>> {
        let word = |field: &Field| field.value.trim().to_lowercase().replace([' ', '_'], "-");
        let words: Vec<String> = fields.iter().map(word).collect();
        let order: Vec<Option<usize>> =
            COLUMNS.iter().map(|column| words.iter().position(|word| word == column)).collect();
        let line = (fields.first().map_or(0, |field| field.range.0), fields.last().map_or(0, |field| field.range.1));
        let mut complete = true;
        for (column, found) in COLUMNS.iter().zip(&order) {
            if found.is_none() && NEEDED.contains(column) {
                complete = false;
                let spare: Vec<&str> =
                    words.iter().map(String::as_str).filter(|word| !COLUMNS.contains(word)).collect();
                let help = nearest(column, spare.into_iter()).map_or_else(
                    || format!("the columns are {}", COLUMNS.join(",")),
                    |near| format!("did you mean to call `{near}` `{column}`?"),
                );
                self.problem(line, format!("there is no column `{column}`"), &help);
            }
        }
        for (n, field) in fields.iter().enumerate() {
            if COLUMNS.contains(&words[n].as_str()) && words[..n].contains(&words[n]) {
                complete = false;
                self.problem(field.range, format!("there are two columns `{}`", words[n]), "keep one");
            }
        }
        complete.then_some(order)
    }

    /// One row; `None` when something in it is wrong.
    fn row(&mut self, order: &[Option<usize>], fields: &[Field]) -> Option<Stretch> {
        let before = self.problems.len();
        let field = |n: usize| order[n].and_then(|at| fields.get(at)).cloned().unwrap_or_default();
        let day = self.needed(&field(0), "day");
        let start = self.clock(&field(1));
        let end = self.clock(&field(2));
        if let (Some(start), Some(end)) = (start, end)
            && start >= end
        {
            let message = format!("this stretch ends at {end}, which is not after {start}");
            self.problem(field(2).range, message, "the end is the first minute after it");
        }
        let kind = self.needed(&field(3), "kind").map(|n| Kind::ALL[n]);
        self.optional(&field(4), "course");
        let grades = self.list(&field(5), "grade");
        let homerooms = self.list(&field(6), "homeroom");
        let staff = self.list(&field(7), "person");
        let room = self.optional(&field(8), "room").map(RoomId);
        let team = self.optional(&field(9), "team").map(TeamId);
        let directed_by = self.optional(&field(10), "word").map(|n| DIRECTED[n]);
        if let Some(kind) = kind
            && !homerooms.is_empty()
            && is_for_adults(kind)
        {
            let message = format!("a row of kind `{}` is for adults only, yet it names homerooms", kind.word());
            self.problem(field(6).range, message, "leave its homerooms empty; the children are in another row");
        }
        if self.problems.len() == before && homerooms.is_empty() && staff.is_empty() {
            self.problem(field(7).range, "this row is about nobody".to_owned(), "name homerooms, staff or both");
        }
        if self.problems.len() > before {
            return None;
        }
        Some(Stretch {
            day: DayId(day?),
            span: Span::new(start?, end?),
            kind: kind?,
            course: field(4).value.trim().to_owned(),
            grade: grades.iter().map(|n| self.school.grades[*n].id.as_str()).collect::<Vec<_>>().join(";"),
            homerooms: homerooms.into_iter().map(HomeroomId).collect(),
            staff: staff.into_iter().map(StaffId).collect(),
            room,
            team,
            directed_by,
            note: field(11).value,
        })
    }

    fn names_of(&self, what: &str) -> &BTreeMap<&str, usize> {
        match what {
            "day" => &self.names.days,
            "kind" => &self.names.kinds,
            "course" => &self.names.courses,
            "grade" => &self.names.grades,
            "homeroom" => &self.names.homerooms,
            "person" => &self.names.staff,
            "room" => &self.names.rooms,
            "team" => &self.names.teams,
            _ => &self.names.directed,
        }
    }

    fn needed(&mut self, field: &Field, what: &str) -> Option<usize> {
        if field.value.trim().is_empty() {
            self.problem(field.range, format!("this row has no {what}"), "");
            return None;
        }
        self.look_up(field.value.trim(), field.range, what)
    }

    fn optional(&mut self, field: &Field, what: &str) -> Option<usize> {
        let word = field.value.trim();
        if word.is_empty() { None } else { self.look_up(word, field.range, what) }
    }

    fn list(&mut self, field: &Field, what: &str) -> Vec<usize> {
        let mut found = Vec::new();
        for word in field.value.split(';').map(str::trim).filter(|word| !word.is_empty()) {
            let range = self.part(field.range, word);
            match self.look_up(word, range, what) {
                Some(n) if found.contains(&n) => {
                    self.problem(range, format!("{what} `{word}` is named twice in this row"), "name it once");
                }
                Some(n) => found.push(n),
                None => {}
            }
        }
        found
    }

    fn look_up(&mut self, word: &str, range: (usize, usize), what: &str) -> Option<usize> {
        let names = self.names_of(what);
        if let Some(n) = names.get(word) {
            return Some(*n);
        }
        let help = match nearest(word, names.keys().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if names.len() <= 12 && !names.is_empty() => {
                format!("there are {}", names.keys().copied().collect::<Vec<_>>().join(", "))
            }
            None => "the ids are those of the school file".to_owned(),
        };
        self.problem(range, format!("there is no {what} `{word}`"), &help);
        None
    }

    fn clock(&mut self, field: &Field) -> Option<Clock> {
        let word = field.value.trim();
        if word.is_empty() {
            self.problem(field.range, "this row has no start or end".to_owned(), "write it as HH:MM");
            return None;
        }
        match Clock::parse(word) {
            Ok(clock) => Some(clock),
            Err(sentence) => {
                self.problem(field.range, sentence, "");
                None
            }
        }
    }

    /// The bytes of `word` inside the field, or the whole field.
    fn part(&self, (start, end): (usize, usize), word: &str) -> (usize, usize) {
        let field = self.text.get(start..end).unwrap_or_default();
        let mut from = 0;
        for piece in field.split(';') {
            let bare = piece.trim_matches(|c: char| c.is_whitespace() || c == '"');
            if bare == word {
                let at = start + from + piece.find(word).unwrap_or(0);
                return (at, at + word.len());
            }
            from += piece.len() + 1;
        }
        (start, end)
    }

    fn problem(&mut self, (start, end): (usize, usize), message: String, help: &str) {
        let before = self.text.get(..start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let in_line = before.get(line_start..).unwrap_or_default();
        self.problems.push(Problem {
            file: self.file.to_owned(),
            range: (end > start && self.text.get(start..end).is_some()).then_some((start, end)),
            line: before.matches('\n').count() + 1,
            column: in_line.trim_start_matches('\u{feff}').chars().count() + 1,
            message,
            help: help.to_owned(),
        });
    }
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

/// The byte after the field that starts at `from`: its comma, its line end or the end of the text.
fn field_end(bytes: &[u8], from: usize) -> usize {
    let is_quoted = bytes.get(from) == Some(&b'"');
    let mut quoted = false;
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' if is_quoted => quoted = !quoted,
            b',' | b'\n' | b'\r' if !quoted => break,
            _ => {}
        }
        at += 1;
    }
    at.min(bytes.len())
}

/// The candidate that is spelled most like `word`, if any is near.
fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let far = (word.chars().count() / 3).max(1);
    candidates
        .map(|candidate| (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= far)
        .min()
        .map(|(_, candidate)| candidate)
}
