//! Problems found in what somebody wrote: where, what, and what to do.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

/// One problem at one place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// File name as given.
    pub file: String,
    /// Byte offsets into the file's text; `None` where the problem is the whole file.
    pub range: Option<(usize, usize)>,
    /// Line from 1 (1 for the whole file).
    pub line: usize,
    /// Column from 1, in characters.
    pub column: usize,
    /// What is wrong, one sentence without a full stop.
    pub message: String,
    /// What to do, one sentence; empty where the message says it.
    pub help: String,
}

/// Every problem of an input, in file order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problems {
    /// The problems.
    pub list: Vec<Problem>,
    /// Text of each file by name, for showing the line.
    pub texts: BTreeMap<String, String>,
}

impl Problem {
    /// A problem at the bytes `range` of `text`, the text of `file`. A range that does not fit the text is cut.
    #[must_use]
    pub fn at(
        file: impl Into<String>,
        text: &str,
        range: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        let on_character = |mut at: usize| {
            at = at.min(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let start = on_character(range.start);
        let end = on_character(range.end).max(start);
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            file: file.into(),
            range: Some((start, end)),
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            // A byte order mark is not seen, so it is not counted.
            column: before[line_start..].trim_start_matches('\u{feff}').chars().count() + 1,
            message: message.into(),
            help: help.into(),
        }
    }

    /// A problem of the whole file, or of its absence.
    #[must_use]
    pub fn whole_file(file: impl Into<String>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { file: file.into(), range: None, line: 1, column: 1, message: message.into(), help: help.into() }
    }

    fn draw(&self, text: Option<&str>, level: &Level<'_>, color: bool) -> String {
        let title = level.clone().primary_title(printable(&self.message));
        let mut group = match (self.range, text) {
            (Some((start, end)), Some(text)) if end <= text.len() => {
                // One line is enough to find the place; a table's range may run over many.
                let line_end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
                let shown_end = end.min(line_end).max(start);
                let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
                let shown = text[line_start..line_end].trim_end_matches('\r').to_owned();
                let inside = |at: usize| (at - line_start).min(shown.len());
                let span = inside(start)..inside(shown_end);
                title.element(
                    Snippet::source(printable(&shown))
                        .line_start(self.line)
                        .path(self.file.clone())
                        .annotation(AnnotationKind::Primary.span(span)),
                )
            }
            _ => title.element(annotate_snippets::Origin::path(self.file.clone()).line(self.line)),
        };
        if !self.help.is_empty() {
            group = group.element(Level::HELP.message(printable(&self.help)));
        }
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        renderer.render(&[group])
    }
}

/// Control characters of a hostile file must not reach the terminal. Same number of bytes, so that offsets hold.
fn printable(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\t' | '\n' => clean.push(character),
            _ if character.is_control() => clean.extend(std::iter::repeat_n('?', character.len_utf8())),
            _ => clean.push(character),
        }
    }
    clean
}

impl fmt::Display for Problem {
    /// `file:line:column: message; help`, one line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, printable(&self.message))?;
        if self.help.is_empty() { Ok(()) } else { write!(f, "; {}", printable(&self.help)) }
    }
}

impl Problems {
    /// Adds one.
    pub fn push(&mut self, problem: Problem) {
        self.list.push(problem);
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Brings them into file order and drops what is said twice at one place.
    pub fn sort(&mut self) {
        self.list.sort_by(|a, b| {
            (&a.file, a.line, a.column, &a.message, &a.help).cmp(&(&b.file, b.line, b.column, &b.message, &b.help))
        });
        self.list.dedup();
    }

    /// All of them for a terminal: message, place, the line with a caret, and what to do.
    #[must_use]
    pub fn render(&self, color: bool) -> String {
        self.draw(&Level::ERROR, color)
    }

    /// The same with the word "warning": for things that may be meant.
    #[must_use]
    pub fn render_warnings(&self, color: bool) -> String {
        self.draw(&Level::WARNING, color)
    }

    fn draw(&self, level: &Level<'_>, color: bool) -> String {
        let mut page = String::new();
        for problem in &self.list {
            page.push_str(&problem.draw(self.texts.get(&problem.file).map(String::as_str), level, color));
            page.push_str("\n\n");
        }
        page
    }

    /// A list with one object per problem: `file`, `line`, `column`, `message`, `help`.
    #[must_use]
    pub fn to_json(&self) -> serde_json::Value {
        self.list
            .iter()
            .map(|problem| {
                serde_json::json!({
                    "file": problem.file,
                    "line": problem.line,
                    "column": problem.column,
                    "message": problem.message,
                    "help": problem.help,
                })
            })
            .collect()
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}

impl std::error::Error for Problems {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_characters_from_one() {
        let text = "a = 1\nnäme = 2\n";
        let problem = Problem::at("f", text, text.find('2').unwrap()..text.len(), "m", "");
        assert_eq!((problem.line, problem.column), (2, 8));
        let beyond = Problem::at("f", text, 900..901, "m", "");
        assert_eq!((beyond.line, beyond.column), (3, 1));
        let inside_a_character = Problem::at("f", "ä", 1..1, "m", "");
        assert_eq!(inside_a_character.range, Some((0, 0)));
    }

    #[test]
    fn shows_the_line_a_caret_and_what_to_do() {
        let text = "grid = 5\nminutes = \u{1b}[31m".to_owned();
        let mut problems = Problems::default();
        problems.push(Problem::at("school.toml", &text, 19..24, "not minutes", "write a number"));
        problems.push(Problem::whole_file("contract.toml", "is missing", ""));
        problems.texts.insert("school.toml".to_owned(), text);
        problems.sort();
        let page = problems.to_string();
        assert!(page.contains("error: not minutes"), "{page}");
        assert!(page.contains("school.toml:2:11"), "{page}");
        assert!(page.contains('^'), "{page}");
        assert!(page.contains("help: write a number"), "{page}");
        assert!(!page.contains('\u{1b}'), "{page}");
        assert_eq!(problems.to_json()[1]["line"], 2);
    }
}
