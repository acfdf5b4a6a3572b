//! Cells of a spreadsheet export, each with the bytes it stands in.
//!
//! Tolerant of form: comma, semicolon or tab between cells, a byte order mark, any line ends, columns in any order with
//! others between, headers in any letter case and by their usual other words, empty lines. What is not understood is
//! said with its place. What cells mean is for others to say.

mod header;
mod record;

use crate::diagnostics::{Problem, Problems};
use record::records;
use std::collections::BTreeMap;

/// More problems than this help nobody, and a hostile file could have millions.
const MOST_PROBLEMS: usize = 200;

/// A column that a file may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name, in lower case with hyphens.
    pub name: &'static str,
    /// Other words for it that people write, in the same form.
    pub also: &'static [&'static str],
    /// Whether the file cannot do without it.
    pub needed: bool,
}

/// One cell: its value without quotes, and the bytes it stands in, quotes included.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it says, spaces around it included.
    pub value: String,
    /// From the first byte to the one after the last.
    pub range: (usize, usize),
}

impl Cell {
    /// What it says, without spaces around it.
    #[must_use]
    pub fn word(&self) -> &str {
        self.value.trim()
    }
}

/// One row below the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    cells: Vec<Cell>,
    /// From the first byte of its first cell to the one after its last.
    pub range: (usize, usize),
    /// Line it begins on, from 1.
    pub line: usize,
}

/// A file as rows of cells, its columns found. Problems and notes gather in it while the cells are read.
#[derive(Debug)]
pub struct Cells<'a> {
    file: &'a str,
    text: &'a str,
    /// Where each of the columns asked for stands.
    order: Vec<Option<usize>>,
    /// The rows that have as many cells as the header, empty ones left out.
    pub rows: Vec<Row>,
    problems: Vec<Problem>,
    /// Problems beyond [`MOST_PROBLEMS`].
    beyond: usize,
    notes: Vec<Problem>,
}

impl<'a> Cells<'a> {
    /// Cuts `text`, the content of `file`, into rows with these `columns`.
    #[must_use]
    pub fn read(file: &'a str, text: &'a str, columns: &[Column]) -> Self {
        let mut cells = Self {
            file,
            text,
            order: vec![None; columns.len()],
            rows: Vec::new(),
            problems: Vec::new(),
            beyond: 0,
            notes: Vec::new(),
        };
        let (from, separator) = header::separator(text, columns);
        let mut cut = records(text, from, separator);
        if let Some(at) = cut.open_quote {
            // What follows the quote is one cell to the end of the file.
            cut.records.pop();
            let help = "a quote around a cell has its partner at the cell's end; a quote inside is written twice";
            cells.problem((at, at + 1), "this quote is never closed", help);
        }
        let mut rows = cut.records.into_iter().filter(|row| row.iter().any(|cell| !cell.word().is_empty()));
        let Some(head) = rows.next() else {
            cells.problem((0, 0), "the file is empty", "its first row names the columns");
            return cells;
        };
        if !header::read(&mut cells, &head, columns) {
            return cells;
        }
        let mut counted = (0, 1);
        for row in rows {
            let start = row.first().map_or(0, |cell| cell.range.0);
            let between = text.get(counted.0..start).unwrap_or_default();
            counted = (start, counted.1 + between.bytes().filter(|byte| *byte == b'\n').count());
            cells.take(row, head.len(), counted.1);
        }
        cells
    }

    /// Keeps a row that is as wide as the header. What lies beyond may be empty: spreadsheets write that.
    fn take(&mut self, mut row: Vec<Cell>, width: usize, line: usize) {
        let written = row.iter().rposition(|cell| !cell.word().is_empty()).map_or(0, |last| last + 1);
        if row.len() < width || written > width {
            let range = row.last().map_or((0, 0), |cell| cell.range);
            let message = format!("this row has {} columns, the header has {width}", row.len());
            self.problem(range, message, "put quotes around a cell that has the separator in it");
            return;
        }
        row.truncate(width);
        let start = row.first().map_or(0, |cell| cell.range.0);
        let end = row.last().map_or(start, |cell| cell.range.1);
        self.rows.push(Row { cells: row, range: (start, end), line });
    }

    /// Whether the file has the column at this position of the list asked for.
    #[must_use]
    pub fn has(&self, column: usize) -> bool {
        self.order.get(column).is_some_and(Option::is_some)
    }

    /// The cell of a row in the column at this position of the list asked for; an empty one at the row's start where
    /// the file lacks the column.
    #[must_use]
    pub fn cell(&self, row: &Row, column: usize) -> Cell {
        let found = self.order.get(column).copied().flatten().and_then(|at| row.cells.get(at)).cloned();
        found.unwrap_or_else(|| Cell { value: String::new(), range: (row.range.0, row.range.0) })
    }

    /// The words of a list in one cell, each at its place: between them `;`, `,`, `|` or line breaks.
    #[must_use]
    pub fn list(&self, cell: &Cell) -> Vec<Cell> {
        let (start, end) = cell.range;
        let written = self.text.get(start..end).unwrap_or_default();
        let mut from = 0;
        let words = cell.value.split([';', ',', '|', '\n', '\r']).map(str::trim).filter(|word| !word.is_empty());
        let place = |word: &str| {
            let found = written.get(from..).and_then(|rest| rest.find(word));
            let range = found.map_or(cell.range, |at| (start + from + at, start + from + at + word.len()));
            from = found.map_or(from, |at| from + at + word.len());
            Cell { value: word.to_owned(), range }
        };
        words.map(place).collect()
    }

    /// Something that cannot be understood or cannot hold.
    pub fn problem(&mut self, (start, end): (usize, usize), message: impl Into<String>, help: impl Into<String>) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(Problem::at(self.file, self.text, start..end, message, help));
        } else {
            self.beyond += 1;
        }
    }

    /// Something that may be meant, but perhaps is not.
    pub fn note(&mut self, (start, end): (usize, usize), message: impl Into<String>, help: impl Into<String>) {
        if self.notes.len() < MOST_PROBLEMS {
            self.notes.push(Problem::at(self.file, self.text, start..end, message, help));
        }
    }

    /// Whether further problems are only counted: what to do about them need not be thought of.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.problems.len() >= MOST_PROBLEMS
    }

    /// How many problems there are so far.
    #[must_use]
    pub fn problems_so_far(&self) -> usize {
        self.problems.len() + self.beyond
    }

    /// The notes, or every problem in the order of the file.
    ///
    /// # Errors
    /// The problems, where there are any.
    pub fn finish(self) -> Result<Vec<Problem>, Problems> {
        if self.problems.is_empty() {
            return Ok(self.notes);
        }
        let mut problems =
            Problems { list: self.problems, texts: BTreeMap::from([(self.file.to_owned(), self.text.to_owned())]) };
        problems.sort();
        if self.beyond > 0 {
            let message = format!("{} more problems are not shown", self.beyond);
            problems.push(Problem::whole_file(self.file, message, "correct these and check again"));
        }
        Err(problems)
    }
}
