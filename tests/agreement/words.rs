//! The same texts in other words: other names, other clock times, another order of tables, rows and columns.
//!
//! Texts of schools and clauses are written with marks: `$name` for an id, `@480` for a clock time in minutes.

use super::dice::Dice;

/// How a school, its contract and a week are written.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Words {
    /// Other names for people, homerooms, grades, rooms, blocks and courses.
    pub(crate) renamed: bool,
    /// Every clock time later by so many minutes.
    pub(crate) later: i32,
    /// Another order of tables, rows and columns.
    pub(crate) order: Option<u64>,
}

impl Words {
    /// An id in these words.
    pub(crate) fn name(self, id: &str) -> String {
        // The team of a grade is called after it.
        if let Some(grade) = id.strip_prefix("grade-") {
            return format!("grade-{}", self.name(grade));
        }
        if self.renamed { format!("Z_{}", id.chars().rev().collect::<String>()) } else { id.to_owned() }
    }

    /// A clock time in these words.
    pub(crate) fn clock(self, minute: i32) -> String {
        let minute = minute + self.later;
        format!("{:02}:{:02}", minute / 60, minute % 60)
    }

    /// A text with its marks written out.
    pub(crate) fn text(self, marked: &str) -> String {
        let mut text = String::new();
        let mut rest = marked;
        while let Some(at) = rest.find(['$', '@']) {
            text += &rest[..at];
            let mark = rest.as_bytes()[at];
            let body = &rest[at + 1..];
            let of_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
            let of_clock = |c: char| c.is_ascii_digit();
            let end = body.find(|c| if mark == b'$' { !of_name(c) } else { !of_clock(c) }).unwrap_or(body.len());
            let (word, after) = body.split_at(end);
            text += &if mark == b'$' { self.name(word) } else { self.clock(word.parse().unwrap()) };
            rest = after;
        }
        text + rest
    }

    /// Tables of a file in these words.
    pub(crate) fn tables(self, tables: &[String]) -> String {
        let mut texts: Vec<String> = tables.iter().map(|table| self.text(table)).collect();
        self.shuffle(&mut texts);
        texts.join("\n")
    }

    /// A written week in these words.
    pub(crate) fn week(self, csv: &str) -> String {
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let columns: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let mut rows: Vec<Vec<String>> = Vec::new();
        for row in reader.records() {
            let row = row.unwrap();
            rows.push(row.iter().zip(&columns).map(|(cell, column)| self.cell(column, cell)).collect());
        }
        self.shuffle(&mut rows);
        let mut places: Vec<usize> = (0..columns.len()).collect();
        self.shuffle(&mut places);
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(places.iter().map(|place| &columns[*place])).unwrap();
        for row in &rows {
            writer.write_record(places.iter().map(|place| &row[*place])).unwrap();
        }
        String::from_utf8(writer.into_inner().unwrap()).unwrap()
    }

    fn cell(self, column: &str, cell: &str) -> String {
        match column {
            "start" | "end" => {
                let (hour, minute) = cell.split_once(':').unwrap();
                self.clock(hour.parse::<i32>().unwrap() * 60 + minute.parse::<i32>().unwrap())
            }
            "homerooms" | "staff" | "course" | "grade" | "room" | "team" if !cell.is_empty() => {
                cell.split(';').map(|id| self.name(id)).collect::<Vec<_>>().join(";")
            }
            _ => cell.to_owned(),
        }
    }

    fn shuffle<T>(self, list: &mut [T]) {
        if let Some(seed) = self.order {
            Dice::new(seed).shuffle(list);
        }
    }
}
