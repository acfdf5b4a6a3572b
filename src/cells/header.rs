//! The first row: which cells are separated how, and which column is which.

use super::record::first;
use super::{Cell, Cells, Column};

const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// Where the header starts and what separates its cells: what makes most of its words known. A line `sep=;`, which some
/// spreadsheets write, says it.
pub(super) fn separator(text: &str, columns: &[Column]) -> (usize, u8) {
    let from = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let rest = text.get(from..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default().trim_end_matches(['"', ' ']).trim_start_matches('"');
    if let Some(own) =
        line.strip_prefix("sep=").and_then(|own| SEPARATORS.into_iter().find(|byte| own.as_bytes() == [*byte]))
    {
        let end = rest.find('\n').map_or(rest.len(), |at| at + 1);
        return (from + end, own);
    }
    let known = |separator: u8| {
        let words = first(text, from, separator);
        columns.iter().filter(|column| words.iter().any(|cell| means(column, &form(&cell.value)))).count()
    };
    // The first of several that know as many.
    let best = SEPARATORS.into_iter().rev().max_by_key(|separator| known(*separator));
    (from, best.unwrap_or(b','))
}

/// Finds the columns; `false` where the rows cannot be read.
pub(super) fn read(cells: &mut Cells<'_>, head: &[Cell], columns: &[Column]) -> bool {
    let words: Vec<String> = head.iter().map(|cell| form(&cell.value)).collect();
    let mut taken: Vec<Option<usize>> = vec![None; head.len()];
    let mut fine = true;
    for (position, column) in columns.iter().enumerate() {
        let exact: Vec<usize> = (0..words.len()).filter(|at| words[*at] == column.name).collect();
        let other: Vec<usize> = (0..words.len()).filter(|at| means(column, &words[*at])).collect();
        let own = if exact.is_empty() { &other } else { &exact };
        if let [first, second, ..] = own[..] {
            fine = false;
            let message = if words[first] == words[second] {
                format!("there are two columns `{}`", words[second])
            } else {
                format!("`{}` and `{}` are both read as `{}`", words[first], words[second], column.name)
            };
            cells.problem(head[second].range, message, "keep one, or rename the other");
        }
        if let Some(at) = own.first() {
            taken[*at] = Some(position);
            cells.order[position] = Some(*at);
        }
    }
    let spare: Vec<usize> = (0..head.len()).filter(|at| taken[*at].is_none() && !words[*at].is_empty()).collect();
    let whole = (head.first().map_or(0, |cell| cell.range.0), head.last().map_or(0, |cell| cell.range.1));
    for (position, column) in columns.iter().enumerate() {
        if cells.order[position].is_some() {
            continue;
        }
        let near = nearest(column.name, spare.iter().map(|at| words[*at].as_str()));
        // A long name that is almost there is a slip of the pen; short ones resemble too much that is meant otherwise.
        let slip = column.name.len() >= 5 && near.is_some_and(|(distance, _)| distance == 1);
        if !column.needed && !slip {
            continue;
        }
        fine = false;
        let help = near.map_or_else(
            || format!("the columns are {}", columns.iter().map(|column| column.name).collect::<Vec<_>>().join(",")),
            |(_, near)| format!("did you mean to call `{near}` `{}`?", column.name),
        );
        cells.problem(whole, format!("there is no column `{}`", column.name), help);
    }
    if fine {
        for at in spare {
            let shown: String = head[at].word().chars().take(60).collect();
            cells.note(head[at].range, format!("the column `{shown}` is left out"), "nothing here reads it");
        }
    }
    fine
}

/// A header in the one form columns are named in.
fn form(text: &str) -> String {
    let words = text.trim().trim_end_matches([':', '*', '.']).to_lowercase();
    words.split([' ', '_', '-', '\n', '\r', '/']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

fn means(column: &Column, word: &str) -> bool {
    column.name == word || column.also.contains(&word)
}

/// The word spelled most like `name`, if any is near, and in how many letters it differs.
fn nearest<'a>(name: &str, words: impl Iterator<Item = &'a str>) -> Option<(usize, &'a str)> {
    let far = (name.chars().count() / 3).max(1);
    words
        .filter(|word| word.len() <= 80)
        .map(|word| (strsim::damerau_levenshtein(name, word), word))
        .filter(|(distance, _)| *distance <= far)
        .min()
}
