//! The tree of a TOML file with the place of everything, and typed getters that report a wrong value and go on,
//! so that one mistake never hides another.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

use super::suggest::{closest, known, quoted};
use crate::diagnostics::{Problem, Problems};
use crate::model::{Clock, Minutes, Share, Span};

/// More problems than this help nobody, and a hostile file could ask for millions.
const MOST_PROBLEMS: usize = 200;

/// A range of bytes of one of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    file: usize,
    start: usize,
    end: usize,
}

/// A key and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Key {
    pub(super) text: String,
    pub(super) place: Place,
}

/// A value and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) place: Place,
    pub(super) value: Value,
}

/// A TOML value, as far as school files use them.
#[derive(Debug, Clone)]
pub(super) enum Value {
    Text(String),
    Whole(i64),
    /// A number that is not a whole 64-bit one, as written.
    Decimal(String),
    Truth(bool),
    Time(Clock),
    Date(Date),
    /// A date and time, an offset, seconds: nothing here uses these.
    Moment(String),
    List(Vec<Node>),
    Table(Vec<(Key, Node)>),
}

impl Value {
    /// What the value is, in words for a message.
    fn describe(&self) -> String {
        match self {
            Self::Text(text) => format!("the text {}", quoted(text)),
            Self::Whole(number) => format!("the number {number}"),
            Self::Decimal(text) => format!("the number {text}"),
            Self::Truth(truth) => format!("{truth}"),
            Self::Time(clock) => format!("the clock time {clock}"),
            Self::Date(date) => format!("the date {date}"),
            Self::Moment(text) => text.clone(),
            Self::List(_) => "a list".to_owned(),
            Self::Table(_) => "a table".to_owned(),
        }
    }
}

/// Where problems are collected, with the texts they speak of.
pub(super) struct Sink {
    files: Vec<(String, String)>,
    errors: RefCell<Vec<Problem>>,
    notes: RefCell<Vec<Problem>>,
}

impl Sink {
    pub(super) fn new(files: &BTreeMap<String, String>) -> Self {
        let files = files.iter().map(|(name, text)| (name.clone(), text.clone())).collect();
        Self { files, errors: RefCell::default(), notes: RefCell::default() }
    }

    fn problem(&self, place: Place, message: impl Into<String>, help: impl Into<String>) -> Problem {
        let (name, text) = &self.files[place.file];
        Problem::at(name, text, place.start..place.end, message, help)
    }

    /// Something that cannot be understood or cannot hold.
    pub(super) fn error(&self, place: Place, message: impl Into<String>, help: impl Into<String>) {
        if self.errors.borrow().len() < MOST_PROBLEMS {
            let problem = self.problem(place, message, help);
            // What is read twice (for each reading of a clause) is wrong once.
            if !self.errors.borrow().contains(&problem) {
                self.errors.borrow_mut().push(problem);
            }
        }
    }

    /// Something that may be meant, but perhaps is not.
    pub(super) fn note(&self, place: Place, message: impl Into<String>, help: impl Into<String>) {
        if self.notes.borrow().len() < MOST_PROBLEMS {
            let problem = self.problem(place, message, help);
            if !self.notes.borrow().contains(&problem) {
                self.notes.borrow_mut().push(problem);
            }
        }
    }

    /// An error of a file as a whole, or of its absence.
    pub(super) fn whole_file(&self, file: &str, message: impl Into<String>, help: impl Into<String>) {
        self.errors.borrow_mut().push(Problem::whole_file(file, message, help));
    }

    /// The bytes `range` of a file, for what was cut without TOML.
    pub(super) fn place(&self, file: &str, (start, end): (usize, usize)) -> Place {
        Place { file: self.files.iter().position(|(own, _)| own == file).unwrap_or(0), start, end }
    }

    /// What cutting a file into cells found wrong, or left out.
    pub(super) fn take(&self, found: Result<Vec<Problem>, Problems>) {
        match found {
            Ok(notes) => self.notes.borrow_mut().extend(notes),
            Err(problems) => self.errors.borrow_mut().extend(problems.list),
        }
    }

    pub(super) fn has_errors(&self) -> bool {
        !self.errors.borrow().is_empty()
    }

    /// Line number of a place, from 1.
    pub(super) fn line(&self, place: Place) -> usize {
        let before = self.files[place.file].1.get(..place.start).unwrap_or_default();
        before.bytes().filter(|byte| *byte == b'\n').count() + 1
    }

    /// Name and text of each file, errors, notes.
    pub(super) fn finish(self) -> (Problems, Vec<Problem>) {
        let mut problems = Problems { list: self.errors.into_inner(), texts: self.files.into_iter().collect() };
        problems.sort();
        let mut notes = Problems { list: self.notes.into_inner(), texts: BTreeMap::new() };
        notes.sort();
        (problems, notes.list)
    }

    /// The tree of a file; `None` where the file is absent or is not TOML, which is then reported.
    pub(super) fn parse(&self, name: &str) -> Option<Node> {
        let file = self.files.iter().position(|(own, _)| own == name)?;
        let text = &self.files[file].1;
        match DeTable::parse(text) {
            Ok(table) => {
                let place = Place { file, start: 0, end: 0 };
                Some(Node { place, value: convert_table(file, table.get_ref()) })
            }
            Err(problem) => {
                let span = problem.span().unwrap_or(0..0);
                let place = Place { file, start: span.start, end: span.end };
                let (message, help) = super::suggest::syntax(problem.message(), text, &span);
                self.error(place, message, help);
                None
            }
        }
    }

    /// Opens a table and reports keys it does not have. `name` is how messages call it; `place` is where things
    /// that are missing are reported.
    pub(super) fn table<'a>(
        &'a self,
        node: &'a Node,
        place: Place,
        name: impl Into<String>,
        keys: &[&'static str],
    ) -> Option<Table<'a>> {
        let table = self.open(node, place, name)?;
        for (key, _) in table.entries {
            if !keys.contains(&key.text.as_str()) {
                let help = match closest(&key.text, keys.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => known("its keys are", keys.iter().copied()),
                };
                self.error(key.place, format!("unknown key `{}` in {}", key.text, table.name), help);
            }
        }
        Some(table)
    }

    /// Opens a table whose keys are names.
    pub(super) fn open<'a>(&'a self, node: &'a Node, place: Place, name: impl Into<String>) -> Option<Table<'a>> {
        let name = name.into();
        if let Value::Table(entries) = &node.value {
            Some(Table { sink: self, place, name, entries })
        } else {
            self.error(
                node.place,
                format!("{name} must be a table, not {}", node.value.describe()),
                "write `{ key = value }`, or a header in square brackets with its keys below",
            );
            None
        }
    }

    /// A value of the wrong type.
    pub(super) fn wrong(&self, node: &Node, name: &str, wanted: &str, help: impl Into<String>) {
        self.error(node.place, format!("{name} must be {wanted}, not {}", node.value.describe()), help);
    }

    pub(super) fn text<'a>(&self, node: &'a Node, name: &str) -> Option<&'a str> {
        if let Value::Text(text) = &node.value {
            return Some(text);
        }
        let help = match &node.value {
            Value::Whole(number) => format!("put it in quotes: \"{number}\""),
            Value::Decimal(number) => format!("put it in quotes: \"{number}\""),
            _ => "write a text in quotes".to_owned(),
        };
        self.wrong(node, name, "a text", help);
        None
    }

    /// A name, for which a whole number also stands: grade `3` need not be quoted.
    pub(super) fn name(&self, node: &Node, name: &str) -> Option<String> {
        match &node.value {
            Value::Whole(number) if *number >= 0 => Some(number.to_string()),
            _ => self.text(node, name).map(str::to_owned),
        }
    }

    pub(super) fn truth(&self, node: &Node, name: &str) -> Option<bool> {
        if let Value::Truth(truth) = node.value {
            return Some(truth);
        }
        self.wrong(node, name, "true or false", "write true or false without quotes");
        None
    }

    /// A whole number inside `range`; `unit` is what is counted, for messages.
    pub(super) fn whole(&self, node: &Node, name: &str, range: RangeInclusive<i64>, unit: &str) -> Option<i64> {
        let (low, high) = (*range.start(), *range.end());
        match &node.value {
            Value::Whole(number) if range.contains(number) => Some(*number),
            Value::Whole(number) if *number < 0 => {
                self.error(node.place, format!("{name} is negative"), format!("write {low} to {high} {unit}"));
                None
            }
            Value::Whole(number) => {
                self.error(
                    node.place,
                    format!("{name} is {number}, outside {low} to {high} {unit}"),
                    format!("write {low} to {high} {unit}"),
                );
                None
            }
            Value::Decimal(number) => {
                self.error(
                    node.place,
                    format!("{name} must be whole {unit}, not {number}"),
                    "write a number without a decimal point",
                );
                None
            }
            Value::Text(text) => {
                let digits: String = text.trim().chars().take_while(char::is_ascii_digit).collect();
                let help = if digits.is_empty() {
                    format!("write {low} to {high}, without quotes")
                } else {
                    format!("write the number alone, in {unit}: {digits}")
                };
                self.wrong(node, name, &format!("a number of {unit}"), help);
                None
            }
            _ => {
                self.wrong(node, name, &format!("a number of {unit}"), format!("write {low} to {high}"));
                None
            }
        }
    }

    /// A length in minutes inside `range`.
    pub(super) fn minutes(&self, node: &Node, name: &str, range: RangeInclusive<i64>) -> Option<Minutes> {
        if let Value::Time(clock) = &node.value {
            self.error(
                node.place,
                format!("{name} is a length in minutes, not the clock time {clock}"),
                format!("write {} for {} hours and {} minutes", clock.0, clock.0 / 60, clock.0 % 60),
            );
            return None;
        }
        self.whole(node, name, range, "minutes").and_then(|number| Minutes::try_from(number).ok())
    }

    pub(super) fn count(&self, node: &Node, name: &str, range: RangeInclusive<i64>, unit: &str) -> Option<usize> {
        self.whole(node, name, range, unit).and_then(|number| usize::try_from(number).ok())
    }

    /// A share of full time with at most three decimals: `0.8`.
    pub(super) fn share(&self, node: &Node, name: &str, low: Share, high: Share) -> Option<Share> {
        let text = match &node.value {
            Value::Whole(number) => number.to_string(),
            Value::Decimal(text) => text.clone(),
            _ => {
                self.wrong(node, name, "a number", "write a share of full time, for example 0.8");
                return None;
            }
        };
        match thousandths(&text).map(Share::of_thousandths) {
            Some(share) if (low..=high).contains(&share) => Some(share),
            _ => {
                self.error(
                    node.place,
                    format!("{name} is {text}, outside {low} to {high}"),
                    "write a share of full time: 1.0 is full time, 0.5 is half",
                );
                None
            }
        }
    }

    pub(super) fn clock(&self, node: &Node, name: &str) -> Option<Clock> {
        match &node.value {
            Value::Time(clock) => Some(*clock),
            Value::Text(text) => match Clock::parse(text) {
                Ok(clock) => Some(clock),
                Err(message) => {
                    self.error(node.place, message, "write HH:MM on a 24-hour clock, for example 13:05");
                    None
                }
            },
            Value::Whole(number) if (0..2400).contains(number) && number % 100 < 60 => {
                let clock = format!("{:02}:{:02}", number / 100, number % 100);
                self.wrong(node, name, "a clock time", format!("did you mean {clock}?"));
                None
            }
            _ => {
                self.wrong(node, name, "a clock time", "write HH:MM on a 24-hour clock, for example 08:05");
                None
            }
        }
    }

    pub(super) fn date(&self, node: &Node, name: &str) -> Option<Date> {
        match &node.value {
            Value::Date(date) => Some(*date),
            Value::Text(text) if text.len() == 10 && text.parse::<Date>().is_ok() => text.parse().ok(),
            _ => {
                self.wrong(node, name, "a date", "write YYYY-MM-DD, for example 2026-09-07");
                None
            }
        }
    }

    pub(super) fn list<'a>(&self, node: &'a Node, name: &str) -> Option<&'a [Node]> {
        if let Value::List(list) = &node.value {
            return Some(list);
        }
        self.wrong(node, name, "a list", "put it in square brackets, for example [\"Mon\", \"Tue\"]");
        None
    }

    /// `{ start = 08:10, end = 14:40 }`, further keys as named.
    pub(super) fn span(&self, node: &Node, name: &str) -> Option<Span> {
        let table = self.table(node, node.place, name, &["start", "end"])?;
        table.span_inside()
    }
}

/// An open table.
pub(super) struct Table<'a> {
    pub(super) sink: &'a Sink,
    /// Where missing things are reported.
    pub(super) place: Place,
    /// How messages call it, for example `[block.literacy]`.
    pub(super) name: String,
    pub(super) entries: &'a [(Key, Node)],
}

impl<'a> Table<'a> {
    pub(super) fn get(&self, key: &str) -> Option<&'a Node> {
        self.entries.iter().find(|(own, _)| own.text == key).map(|(_, node)| node)
    }

    /// Place of a key's name, or of the table where it lacks the key.
    pub(super) fn key_place(&self, key: &str) -> Place {
        self.entries.iter().find(|(own, _)| own.text == key).map_or(self.place, |(own, _)| own.place)
    }

    /// Place of a key's value, or of the table where it lacks the key.
    pub(super) fn value_place(&self, key: &str) -> Place {
        self.get(key).map_or(self.place, |node| node.place)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The value of a key that must be there; `example` shows what to write.
    pub(super) fn need(&self, key: &str, example: &str) -> Option<&'a Node> {
        let found = self.get(key);
        if found.is_none() {
            self.sink.error(self.place, format!("{} lacks `{key}`", self.name), format!("add `{example}`"));
        }
        found
    }

    /// Reports all but the first of keys that exclude one another.
    pub(super) fn only_one_of(&self, keys: &[&str]) {
        let mut given: Vec<_> = self.entries.iter().filter(|(key, _)| keys.contains(&key.text.as_str())).collect();
        given.sort_by_key(|(key, _)| key.place);
        for (key, _) in given.iter().skip(1) {
            self.sink.error(
                key.place,
                format!("`{}` and `{}` exclude each other in {}", given[0].0.text, key.text, self.name),
                format!("keep one of {}", keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")),
            );
        }
    }

    fn label(key: &str) -> String {
        format!("`{key}`")
    }

    pub(super) fn text(&self, key: &str) -> Option<String> {
        self.sink.text(self.get(key)?, &Self::label(key)).map(str::to_owned)
    }

    pub(super) fn truth(&self, key: &str) -> Option<bool> {
        self.sink.truth(self.get(key)?, &Self::label(key))
    }

    pub(super) fn minutes(&self, key: &str, range: RangeInclusive<i64>) -> Option<Minutes> {
        self.sink.minutes(self.get(key)?, &Self::label(key), range)
    }

    pub(super) fn count(&self, key: &str, range: RangeInclusive<i64>, unit: &str) -> Option<usize> {
        self.sink.count(self.get(key)?, &Self::label(key), range, unit)
    }

    /// The same as [`Table::count`] for the model's 32-bit counts.
    pub(super) fn number(&self, key: &str, range: RangeInclusive<i64>, unit: &str) -> Option<u32> {
        self.count(key, range, unit).and_then(|number| u32::try_from(number).ok())
    }

    pub(super) fn clock(&self, key: &str) -> Option<Clock> {
        self.sink.clock(self.get(key)?, &Self::label(key))
    }

    pub(super) fn span(&self, key: &str) -> Option<Span> {
        self.sink.span(self.get(key)?, &Self::label(key))
    }

    pub(super) fn list(&self, key: &str) -> Option<&'a [Node]> {
        self.sink.list(self.get(key)?, &Self::label(key))
    }

    pub(super) fn texts(&self, key: &str) -> Option<Vec<String>> {
        let list = self.list(key)?;
        Some(list.iter().filter_map(|node| self.sink.name(node, &Self::label(key))).collect())
    }

    /// One of a few words.
    pub(super) fn word<T: Copy>(&self, key: &str, words: &[(&'static str, T)]) -> Option<T> {
        self.sink.word(self.get(key)?, &Self::label(key), words)
    }

    /// `start` and `end` of this table itself.
    pub(super) fn span_inside(&self) -> Option<Span> {
        let start = self.need("start", "start = 08:10").and_then(|node| self.sink.clock(node, "`start`"));
        let end = self.need("end", "end = 14:40").and_then(|node| self.sink.clock(node, "`end`"));
        let (start, end) = (start?, end?);
        if end <= start {
            self.sink.error(
                self.value_place("end"),
                format!("`end` {end} is not after `start` {start}"),
                "write the later clock time as `end`; afternoon hours are 13 to 23",
            );
            return None;
        }
        Some(Span::new(start, end))
    }

    /// Each element of `[[key]]`.
    pub(super) fn tables(&self, key: &str) -> &'a [Node] {
        self.get(key)
            .and_then(|node| {
                if matches!(node.value, Value::Table(_)) {
                    self.sink.error(
                        self.key_place(key),
                        format!("`{key}` is written once for each: it needs double brackets"),
                        format!("write [[{key}]]"),
                    );
                    return None;
                }
                self.sink.list(node, &format!("[[{key}]]"))
            })
            .unwrap_or_default()
    }

    /// Each `[key.ID]`.
    pub(super) fn named(&self, key: &str) -> &'a [(Key, Node)] {
        self.get(key)
            .and_then(|node| self.sink.open(node, self.key_place(key), format!("[{key}]")))
            .map(|table| table.entries)
            .unwrap_or_default()
    }
}

impl Sink {
    /// One of a few words.
    pub(super) fn word<T: Copy>(&self, node: &Node, name: &str, words: &[(&'static str, T)]) -> Option<T> {
        let text = self.text(node, name)?;
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let all = words.iter().map(|(word, _)| *word);
            let help = match closest(text, all.clone()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => known("write one of", all),
            };
            self.error(node.place, format!("{name} cannot be {}", quoted(text)), help);
        }
        found
    }
}

/// A decimal number as thousandths, half up.
pub(super) fn thousandths(text: &str) -> Option<u32> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) || whole.is_empty() || whole.len() > 5 || fraction.len() > 20 {
        return None;
    }
    let padded = format!("{fraction:0<4}");
    let exact = whole.parse::<u32>().ok()? * 1000 + padded[..3].parse::<u32>().ok()?;
    Some(exact + u32::from(padded.as_bytes()[3] >= b'5'))
}

fn convert_table(file: usize, table: &DeTable<'_>) -> Value {
    let mut entries: Vec<(Key, Node)> = table
        .iter()
        .map(|(key, value)| {
            let span = key.span();
            let place = Place { file, start: span.start, end: span.end };
            let mut node = convert(file, value.get_ref(), &value.span());
            if matches!(node.value, Value::Table(_)) {
                // The range of a table is its header or its first key; its name says more.
                if node.place.start < place.start || node.place.start == node.place.end {
                    node.place = place;
                }
            }
            (Key { text: key.get_ref().to_string(), place }, node)
        })
        .collect();
    entries.sort_by_key(|(key, _)| key.place);
    Value::Table(entries)
}

fn convert(file: usize, value: &DeValue<'_>, span: &std::ops::Range<usize>) -> Node {
    let place = Place { file, start: span.start, end: span.end };
    let value = match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => {
            let parsed = i64::from_str_radix(number.as_str(), number.radix());
            parsed.map_or_else(|_| Value::Decimal(number.to_string()), Value::Whole)
        }
        DeValue::Float(number) => Value::Decimal(number.to_string()),
        DeValue::Boolean(truth) => Value::Truth(*truth),
        DeValue::Datetime(moment) => match (moment.date, moment.time, moment.offset) {
            (None, Some(time), None) if time.second.unwrap_or(0) == 0 && time.nanosecond.unwrap_or(0) == 0 => {
                Value::Time(Clock::at(i32::from(time.hour), i32::from(time.minute)))
            }
            (Some(date), None, None) => i16::try_from(date.year)
                .ok()
                .and_then(|year| Date::new(year, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?).ok())
                .map_or_else(|| Value::Moment(moment.to_string()), Value::Date),
            _ => Value::Moment(moment.to_string()),
        },
        DeValue::Array(list) => {
            Value::List(list.iter().map(|item| convert(file, item.get_ref(), &item.span())).collect())
        }
        DeValue::Table(table) => convert_table(file, table),
    };
    Node { place, value }
}
