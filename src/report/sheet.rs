//! The master schedule on one landscape sheet: grades down, time across, day by day.

use std::fmt::Write as _;

use itertools::Itertools as _;

use super::strip::{self, Mark, Scale, Segment};
use super::team_time::TeamTime;
use super::{Answer, words};
use crate::model::{DayId, GradeId, HomeroomId, Kind, Minutes, School, Span};

/// Millimetres of a landscape letter sheet inside its margins.
const SHEET_WIDTH: i32 = 263;
/// Millimetres left for rows once title, ruler, legend and notes have theirs.
const ROWS_HEIGHT: f64 = 165.0;
/// Millimetres of the line between two rows.
const LINE: f64 = 0.3;
/// Rows one table of the sheet may have before a second is put beside it.
const ROWS_A_TABLE: usize = 40;
/// Rows a table may have with label and clock time below one another.
const TWO_LINES: usize = 31;
/// Rows in all from which a grade has one row even where its homerooms differ.
const ROWS_A_SHEET: usize = 130;

/// The sheet.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    /// Tables beside one another on paper.
    pub(super) tables: Vec<Table>,
    /// Class and text of each clock time on the rulers.
    pub(super) ticks: Vec<(String, String)>,
    /// Meetings of teams that are not of a grade.
    pub(super) notes: Vec<String>,
    /// Whether a grade's row leaves out what differs by homeroom.
    pub(super) differs: bool,
    /// CSS of the sheet.
    pub(super) css: String,
}

/// Some of the days.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// Days in order.
    pub(super) groups: Vec<Group>,
    /// The days, for the caption.
    pub(super) title: String,
}

/// One day, or days that are the same throughout.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// The days.
    pub(super) title: String,
    /// The bell schedule, where the school has several.
    pub(super) note: String,
    /// Grades, or homerooms where those of a grade differ.
    pub(super) rows: Vec<Row>,
}

/// One grade, or some of its homerooms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// Grade id or homeroom ids.
    pub(super) title: String,
    /// What the children do.
    pub(super) marks: Vec<Mark>,
    /// Classes and words of the grade's team meetings.
    pub(super) team: Vec<(String, String)>,
    /// Classes of the stretches in which homerooms differ and the row says nothing.
    pub(super) blank: Vec<String>,
}

/// Homerooms of one grade with the same clock times.
struct Line {
    title: String,
    homerooms: Vec<HomeroomId>,
    segments: Vec<Vec<Segment>>,
    grade: GradeId,
}

pub(super) fn sheet(answer: &Answer<'_>, times: &[TeamTime], scale: &mut Scale) -> Sheet {
    let school = answer.school;
    let mut lines: Vec<Vec<Line>> = school.day_ids().map(|day| lines(answer, day)).collect();
    let differs = lines.iter().map(Vec::len).sum::<usize>() > ROWS_A_SHEET;
    if differs {
        lines = lines.into_iter().map(collapsed).collect();
    }
    // Every mark is placed once to learn the range, then again at its final width.
    for segment in lines.iter().flatten().flat_map(|line| line.segments.iter().flatten()) {
        scale.place(segment.span);
    }
    let groups = groups(&lines, school);
    let total: usize = groups.iter().map(|(_, first)| lines[first.0].len()).sum();
    let columns = total.div_ceil(ROWS_A_TABLE).clamp(1, 3).min(groups.len().max(1));
    let chars = Chars::new(scale, columns, total);
    let groups: Vec<Group> = groups
        .into_iter()
        .map(|(days, first)| Group {
            title: words::capital(&words::days_name(school, &days)),
            note: if school.day_types.len() > 1 && !words::day_name(school, first).contains('(') {
                school.day_type(first).name.clone()
            } else {
                String::new()
            },
            rows: lines[first.0].iter().map(|line| row(school, line, first, times, scale, &chars, differs)).collect(),
        })
        .collect();
    let tables = tables(groups, columns, total);
    let most = tables.iter().map(rows_of).max().unwrap_or(1).max(1);
    let height = (ROWS_HEIGHT / f64::from(u32::try_from(most).unwrap_or(u32::MAX)) - LINE).clamp(2.2, 8.0);
    let mut css = css(height, columns, chars.one_line, scale);
    for rows in tables.iter().flat_map(|table| &table.groups).map(|group| group.rows.len()).sorted().dedup() {
        let _ = write!(css, ".r{rows}{{--r:{rows}}}");
    }
    let ticks = scale.ticks(if columns == 1 { 30 } else { 60 });
    Sheet { tables, ticks, notes: notes(school, times), differs, css }
}

/// Sizes on paper, and which marks are too small for words. On a screen there is one table beside another only
/// where there is one on paper.
fn css(height: f64, columns: usize, one_line: bool, scale: &Scale) -> String {
    let text = ((height - 1.75) / if one_line { 1.2 } else { 2.05 }).clamp(1.3, 2.1);
    let one_line = if one_line {
        ".wall .lane>li{flex-flow:row wrap;align-content:flex-start;justify-content:flex-start;gap:0 .7mm;\
         line-height:calc(var(--row) - 1.6mm)}.wall .lane>li>*{flex:none;max-width:100%}\
         .wall .lane>.x{justify-content:center}.wall .lane>.x>i{display:none}"
    } else {
        ""
    };
    let media = if columns == 1 { "print,(min-width:60.01rem)" } else { "print" };
    format!(
        "{}@media print{{.sheet{{--row:{height:.2}mm;--text:{text:.2}mm;--columns:{columns}}}{one_line}}}\n\
         @media {media}{{.wall .x>b,.wall .y>i{{font-size:0}}.wall .x>b::before{{font-size:var(--text);margin:0}}\
         .wall .lane>.x{{padding:0;text-align:center}}}}\n",
        scale.css(".sheet")
    )
}

fn rows_of(table: &Table) -> usize {
    table.groups.iter().map(|group| group.rows.len()).sum()
}

/// Days that look the same share their rows: the days, and the first of them.
fn groups(lines: &[Vec<Line>], school: &School) -> Vec<(Vec<DayId>, DayId)> {
    let mut groups: Vec<(Vec<DayId>, DayId)> = Vec::new();
    for day in school.day_ids() {
        let same = groups.iter_mut().find(|(_, first)| {
            let alike = |one: &Line, other: &Line| one.title == other.title && alike(&one.segments, &other.segments);
            let (one, other) = (&lines[first.0], &lines[day.0]);
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| alike(one, other))
        });
        match same {
            Some((days, _)) => days.push(day),
            None => groups.push((vec![day], day)),
        }
    }
    groups
}

fn alike(one: &[Vec<Segment>], other: &[Vec<Segment>]) -> bool {
    let key = |segments: &[Vec<Segment>]| -> Vec<Vec<(Span, Kind, Vec<String>)>> {
        let of = |segment: &Segment| (segment.span, segment.kind, segment.what.clone());
        segments.iter().map(|own| own.iter().map(of).collect()).collect()
    };
    key(one) == key(other)
}

fn lines(answer: &Answer<'_>, day: DayId) -> Vec<Line> {
    let school = answer.school;
    let mut all = Vec::new();
    for (position, grade) in school.grades.iter().enumerate() {
        let mut own: Vec<Line> = Vec::new();
        for &homeroom in &grade.homerooms {
            let mut segments = strip::segments(school, answer.schedule, homeroom, day);
            segments.retain(|segment| !segment.pulled_out);
            if segments.is_empty() {
                continue;
            }
            let clock = |segments: &[Segment]| segments.iter().map(|own| (own.span, own.kind)).collect_vec();
            match own.iter_mut().find(|line| clock(&line.segments[0]) == clock(&segments)) {
                Some(line) => {
                    line.homerooms.push(homeroom);
                    line.segments.push(segments);
                }
                None => own.push(Line {
                    title: String::new(),
                    homerooms: vec![homeroom],
                    segments: vec![segments],
                    grade: GradeId(position),
                }),
            }
        }
        let whole = own.len() == 1;
        for line in &mut own {
            let names = line.homerooms.iter().map(|homeroom| school[*homeroom].id.as_str());
            line.title = if whole { grade.id.clone() } else { names.collect_vec().join(" ") };
        }
        if own.len() > 1 {
            for line in &mut own {
                if line.title.len() > 10 {
                    line.title = format!("{} +{}", school[line.homerooms[0]].id, line.homerooms.len() - 1);
                }
            }
        }
        all.extend(own);
    }
    all
}

/// One line a grade, with only what all its homerooms have in common.
fn collapsed(lines: Vec<Line>) -> Vec<Line> {
    let mut all: Vec<Line> = Vec::new();
    for line in lines {
        match all.last_mut().filter(|last| last.grade == line.grade) {
            Some(last) => {
                let common = |segment: &Segment| {
                    line.segments[0].iter().any(|own| (own.span, own.kind) == (segment.span, segment.kind))
                };
                for segments in &mut last.segments {
                    segments.retain(common);
                }
                let kept: Vec<Span> = last.segments[0].iter().map(|segment| segment.span).collect();
                last.segments.extend(line.segments.into_iter().map(|mut segments| {
                    segments.retain(|segment| kept.contains(&segment.span));
                    segments
                }));
                last.homerooms.extend(line.homerooms);
            }
            None => all.push(line),
        }
    }
    all
}

/// How many letters fit on a mark on paper.
struct Chars {
    /// Millimetres of the time axis.
    width: i32,
    /// Minutes of the time axis.
    length: Minutes,
    /// Whether rows are so low that label and clock time share one line.
    one_line: bool,
}

impl Chars {
    fn new(scale: &Scale, columns: usize, rows: usize) -> Self {
        let one_line = rows.div_ceil(columns) > TWO_LINES;
        let columns = i32::try_from(columns).unwrap_or(1);
        Self { width: (SHEET_WIDTH - 4 * (columns - 1)) / columns - 36, length: scale.range().1, one_line }
    }

    /// Letters in tenths of a millimetre each.
    fn fit(&self, minutes: Minutes, letter: i32) -> usize {
        usize::try_from((self.width * minutes * 10 / self.length - 6) / letter).unwrap_or(0)
    }
}

fn row(
    school: &School,
    line: &Line,
    day: DayId,
    times: &[TeamTime],
    scale: &mut Scale,
    chars: &Chars,
    differs: bool,
) -> Row {
    let title = if differs { school[line.grade].id.clone() } else { line.title.clone() };
    let marks: Vec<Mark> = (0..line.segments[0].len()).map(|at| mark(school, line, at, scale, chars)).collect();
    let team = times
        .iter()
        .filter(|time| school[time.team].grades.contains(&line.grade))
        .flat_map(|time| &time.meetings)
        .filter(|meeting| meeting.day == day)
        .map(|meeting| (scale.place(meeting.span), meeting.span.to_string()))
        .collect();
    let blank = if differs { blank(school, line, day, scale) } else { Vec::new() };
    Row { title, marks, team, blank }
}

/// Stretches of the grade's day that no common segment fills.
fn blank(school: &School, line: &Line, day: DayId, scale: &mut Scale) -> Vec<String> {
    let hours = school.student_day(line.homerooms[0], day);
    let mut at = hours.start;
    let mut blank = Vec::new();
    for span in line.segments[0].iter().map(|segment| segment.span).chain([Span::new(hours.end, hours.end)]) {
        if at < span.start {
            blank.push(scale.place(Span::new(at, span.start)));
        }
        at = at.max(span.end);
    }
    blank
}

fn mark(school: &School, line: &Line, at: usize, scale: &mut Scale, chars: &Chars) -> Mark {
    let segment = &line.segments[0][at];
    let (kind, span) = (segment.kind, segment.span);
    let each: Vec<(HomeroomId, String)> = line
        .homerooms
        .iter()
        .zip(&line.segments)
        .filter_map(|(homeroom, segments)| segments.get(at).map(|own| (*homeroom, own.what.join(" / "))))
        .collect();
    let names: Vec<&String> = each.iter().map(|(_, what)| what).unique().collect();
    let full = match &names[..] {
        [only] => (*only).clone(),
        _ => each.iter().map(|(homeroom, what)| format!("{} {what}", school[*homeroom].id)).join(", "),
    };
    let short = names.iter().join(", ");
    let fits = chars.fit(span.minutes(), 11).saturating_sub(2);
    let mut detail_fits = chars.fit(span.minutes(), 10);
    if chars.one_line {
        let label = if full.chars().count() <= fits { &full } else { &short };
        detail_fits = detail_fits.saturating_sub(label.chars().count() + 4);
    }
    let time = if detail_fits >= 11 { span.to_string() } else { span.start.to_string() };
    let length = |text: &str| text.chars().count();
    let halves = halves(school, &each, span, detail_fits)
        .filter(|(first, _)| names.len() > 1 && !chars.one_line && length(first) <= fits);
    let (label, detail) = if length(&full) <= fits {
        (full.clone(), time)
    } else if let Some(halves) = halves {
        halves
    } else if length(&short) <= fits || names.len() == 1 {
        (short, time)
    } else {
        (words::kind(kind).to_owned(), time)
    };
    let mut class = format!("{} {}", words::letter(kind), scale.place(span));
    if length(&label) > fits {
        class += " x";
    }
    if chars.fit(span.minutes(), 11) == 0 {
        class += " v";
    }
    if detail_fits < 5 {
        class += " y";
    }
    let shown = label == full && !class.contains(" x") && detail_fits >= 11;
    let tip = if shown || strip::is_walk(kind) { String::new() } else { format!("{full} {span}") };
    Mark { class, label, detail, tip }
}

/// Where homerooms differ: the first half of them above, the others and the start below, if they fit.
fn halves(school: &School, each: &[(HomeroomId, String)], span: Span, fits: usize) -> Option<(String, String)> {
    let (first, second) = each.split_at(each.len().div_ceil(2));
    let words = |part: &[(HomeroomId, String)]| {
        part.iter().map(|(homeroom, what)| format!("{} {what}", school[*homeroom].id)).join(", ")
    };
    let below = [format!("{} · {}", words(second), span.start), words(second)];
    let below = below.into_iter().find(|text| text.chars().count() <= fits)?;
    Some((words(first), below))
}

/// Shares the days out over the tables, in order, so that rows are about even.
fn tables(groups: Vec<Group>, columns: usize, total: usize) -> Vec<Table> {
    let share = total.div_ceil(columns).max(1);
    let mut tables: Vec<Vec<Group>> = vec![Vec::new()];
    let mut rows = 0;
    for group in groups {
        let full = rows + group.rows.len() / 2 >= share * tables.len();
        if full && tables.len() < columns {
            tables.push(Vec::new());
        }
        rows += group.rows.len();
        if let Some(last) = tables.last_mut() {
            last.push(group);
        }
    }
    tables
        .into_iter()
        .map(|groups| Table { title: groups.iter().map(|group| group.title.as_str()).join(", "), groups })
        .collect()
}

fn notes(school: &School, times: &[TeamTime]) -> Vec<String> {
    times
        .iter()
        .filter(|time| !school[time.team].is_grade_level() && !time.meetings.is_empty())
        .map(|time| format!("{}: {}", school[time.team].name, words::times_name(school, &time.times())))
        .collect()
}
