//! Text cut into records of cells.

use super::Cell;

/// A text, cut.
#[derive(Debug, Default)]
pub(super) struct Cut {
    /// Every record, blank lines too.
    pub(super) records: Vec<Vec<Cell>>,
    /// Where a quote opens that nothing closes.
    pub(super) open_quote: Option<usize>,
}

/// Cuts `text` from byte `from` on. A cell in quotes may hold separators and line breaks; a quote inside is doubled.
pub(super) fn records(text: &str, from: usize, separator: u8) -> Cut {
    let mut cut = Cut::default();
    let mut at = from;
    while at < text.len() {
        at = record(text, at, separator, &mut cut);
    }
    cut
}

/// Only the first record that is not blank.
pub(super) fn first(text: &str, from: usize, separator: u8) -> Vec<Cell> {
    let mut at = from;
    while at < text.len() {
        let mut cut = Cut::default();
        at = record(text, at, separator, &mut cut);
        if let Some(found) = cut.records.pop()
            && found.iter().any(|cell| !cell.word().is_empty())
        {
            return found;
        }
    }
    Vec::new()
}

/// Cuts one record; gives the byte after its line end.
fn record(text: &str, from: usize, separator: u8, cut: &mut Cut) -> usize {
    let bytes = text.as_bytes();
    let mut cells = Vec::new();
    let mut at = from;
    loop {
        let start = at;
        let mut value = String::new();
        let spaces = bytes[start..].iter().take_while(|byte| **byte == b' ').count();
        if bytes.get(start + spaces) == Some(&b'"') {
            at = quoted(text, start + spaces, &mut value).unwrap_or_else(|| {
                cut.open_quote.get_or_insert(start + spaces);
                text.len()
            });
        }
        let rest = at;
        while bytes.get(at).is_some_and(|byte| *byte != separator && !matches!(byte, b'\n' | b'\r')) {
            at += 1;
        }
        // Separator and line ends are of one byte, so these are never inside a character.
        value.push_str(text.get(rest..at).unwrap_or_default());
        cells.push(Cell { value, range: (start, at) });
        if bytes.get(at) != Some(&separator) {
            break;
        }
        at += 1;
    }
    cut.records.push(cells);
    match (bytes.get(at), bytes.get(at + 1)) {
        (Some(b'\r'), Some(b'\n')) => at + 2,
        _ => at + 1,
    }
}

/// Reads from the quote at `from` to its partner into `value`; gives the byte after it, `None` where there is none.
fn quoted(text: &str, from: usize, value: &mut String) -> Option<usize> {
    let mut at = from + 1;
    loop {
        let end = at + text.get(at..)?.find('"')?;
        value.push_str(text.get(at..end)?);
        if text.as_bytes().get(end + 1) != Some(&b'"') {
            return Some(end + 1);
        }
        value.push('"');
        at = end + 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, separator: u8) -> Vec<Vec<String>> {
        let cells = |row: Vec<Cell>| row.into_iter().map(|cell| cell.value).collect();
        records(text, 0, separator).records.into_iter().map(cells).collect()
    }

    #[test]
    fn cuts_at_separators_and_any_line_end() {
        assert_eq!(words("a,b\r\nc,\nd\re", b','), [vec!["a", "b"], vec!["c", ""], vec!["d"], vec!["e"]]);
        assert_eq!(words("a;b,c\t;", b';'), [["a", "b,c\t", ""]]);
    }

    #[test]
    fn quotes_hold_separators_line_breaks_and_quotes() {
        assert_eq!(words("\"a, \"\"b\"\"\nc\",d\n \"e\" ,f", b','), [["a, \"b\"\nc", "d"], ["e ", "f"]]);
        assert_eq!(words("5\" pipe,\"\"", b','), [["5\" pipe", ""]]);
        let cut = records("a,\"b\nc,d", 0, b',');
        assert_eq!(cut.open_quote, Some(2));
    }

    #[test]
    fn every_cell_knows_its_bytes() {
        let text = "ä,\"b\"\nc,";
        let ranges: Vec<_> = records(text, 0, b',').records.concat().iter().map(|cell| cell.range).collect();
        assert_eq!(ranges, [(0, 2), (3, 6), (7, 8), (9, 9)]);
    }
}
