//! Edits of a school's own files, as text: comments, order and everything that is not changed stay as they are.

use std::fmt;

use toml_edit::{Array, DocumentMut, InlineTable, Item, RawString, Table, TableLike, Value};

use crate::read::Folder;

/// One step from a table to something in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// What has this key.
    Key(String),
    /// What stands at this position of a list of tables, from 0.
    At(usize),
}

/// The way from the top of a file to something in it.
pub type Path = Vec<Step>;

/// One edit of one file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edit {
    /// Writes a value, in the place of the old one where there is one. Tables on the way are made.
    Set {
        /// File of the folder.
        file: String,
        /// Where.
        at: Path,
        /// The value as TOML.
        value: String,
    },
    /// Adds a value at the end of a list.
    Append {
        /// File of the folder.
        file: String,
        /// The list.
        at: Path,
        /// The value as TOML.
        value: String,
    },
    /// Takes something out.
    Remove {
        /// File of the folder.
        file: String,
        /// What.
        at: Path,
    },
    /// Copies a table to another name beside it.
    Copy {
        /// File of the folder.
        file: String,
        /// The table.
        at: Path,
        /// The name of the copy.
        to: String,
    },
    /// Copies an entry of a list of tables to the end of the list.
    Repeat {
        /// File of the folder.
        file: String,
        /// The entry.
        at: Path,
    },
}

/// Why an edit could not be made: the file is no longer what it was when the edit was thought of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotMade(String);

impl fmt::Display for NotMade {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Edit {
    /// The file it changes.
    #[must_use]
    pub fn file(&self) -> &str {
        match self {
            Self::Set { file, .. }
            | Self::Append { file, .. }
            | Self::Remove { file, .. }
            | Self::Copy { file, .. }
            | Self::Repeat { file, .. } => file,
        }
    }

    fn at(&self) -> &Path {
        match self {
            Self::Set { at, .. }
            | Self::Append { at, .. }
            | Self::Remove { at, .. }
            | Self::Copy { at, .. }
            | Self::Repeat { at, .. } => at,
        }
    }

    /// Whether one of the two would undo the other, or change what the other speaks of.
    #[must_use]
    pub fn disturbs(&self, other: &Self) -> bool {
        if self.file() != other.file() {
            return false;
        }
        let (one, two) = (self.at(), other.at());
        match (self, other) {
            (Self::Append { .. }, Self::Append { .. }) => false,
            // Both would be the last entry.
            (Self::Repeat { .. }, Self::Repeat { .. }) => {
                one.split_last().map(|own| own.1) == two.split_last().map(|own| own.1)
            }
            // What is taken out of a list of tables moves the others.
            (Self::Remove { .. }, _) | (_, Self::Remove { .. }) => {
                let of_list = |path: &Path| matches!(path.last(), Some(Step::At(_)));
                let (own, others) = if matches!(self, Self::Remove { .. }) { (one, two) } else { (two, one) };
                let list = if of_list(own) { &own[..own.len() - 1] } else { &own[..] };
                others.starts_with(list)
            }
            // A copy takes along what was changed before it, or misses what is changed after.
            (Self::Copy { at, .. } | Self::Repeat { at, .. }, _) => two.starts_with(at) || at.starts_with(two),
            (_, Self::Copy { at, .. } | Self::Repeat { at, .. }) => one.starts_with(at) || at.starts_with(one),
            _ => one.starts_with(two) || two.starts_with(one),
        }
    }
}

/// A path of keys.
pub(super) fn path(keys: &[&str]) -> Path {
    keys.iter().map(|key| Step::Key((*key).to_owned())).collect()
}

/// A folder with the edits made, one after the other.
///
/// # Errors
/// Says which edit does not fit the files.
pub fn edited<'a>(folder: &Folder, edits: impl IntoIterator<Item = &'a Edit>) -> Result<Folder, NotMade> {
    let mut changed: Vec<(String, DocumentMut)> = Vec::new();
    for edit in edits {
        let file = edit.file();
        let known = changed.iter().position(|(name, _)| name == file);
        let position = if let Some(position) = known {
            position
        } else {
            let text = folder.files.get(file).ok_or_else(|| NotMade(format!("there is no file `{file}`")))?;
            changed.push((file.to_owned(), parsed(file, text)?));
            changed.len() - 1
        };
        make(&mut changed[position].1, edit)?;
    }
    let mut folder = folder.clone();
    folder.files.extend(changed.into_iter().map(|(name, document)| (name, document.to_string())));
    Ok(folder)
}

/// A file as a document that can be edited.
pub(super) fn parsed(file: &str, text: &str) -> Result<DocumentMut, NotMade> {
    text.parse::<DocumentMut>().map_err(|error| NotMade(format!("`{file}` cannot be read: {error}")))
}

/// What stands at a path.
pub(super) fn found<'a>(document: &'a DocumentMut, at: &[Step]) -> Option<&'a Item> {
    at.iter().try_fold(document.as_item(), |item, step| match step {
        Step::Key(key) => item.as_table_like()?.get(key),
        Step::At(position) => item.get(*position),
    })
}

fn make(document: &mut DocumentMut, edit: &Edit) -> Result<(), NotMade> {
    match edit {
        Edit::Set { at, value, .. } => {
            let new = value_of(value)?;
            let (table, key) = parent(document, at)?;
            put(table, key, new);
            Ok(())
        }
        Edit::Append { at, value, .. } => {
            let new = value_of(value)?;
            let (table, key) = parent(document, at)?;
            let list = table.get_mut(key).and_then(Item::as_array_mut);
            list.ok_or_else(|| NotMade(format!("`{key}` is no list")))?.push(new);
            Ok(())
        }
        Edit::Remove { at, .. } => {
            if let Some((Step::At(position), before)) = at.split_last() {
                let (table, key) = parent(document, before)?;
                let missing = || NotMade(format!("`{key}` has no entry {}", position + 1));
                match table.get_mut(key) {
                    Some(Item::ArrayOfTables(list)) if *position < list.len() => {
                        list.remove(*position);
                        Ok(())
                    }
                    Some(Item::Value(Value::Array(list))) if *position < list.len() => {
                        list.remove(*position);
                        Ok(())
                    }
                    _ => Err(missing()),
                }
            } else {
                let (table, key) = parent(document, at)?;
                table.remove(key).map(drop).ok_or_else(|| NotMade(format!("there is no `{key}`")))
            }
        }
        Edit::Copy { at, to, .. } => {
            let (table, key) = parent(document, at)?;
            let mut copy = table.get(key).cloned().ok_or_else(|| NotMade(format!("there is no `{key}`")))?;
            if table.contains_key(to) {
                return Err(NotMade(format!("there is a `{to}` already")));
            }
            if let Item::Table(own) = &mut copy {
                // The comment above the table speaks of the first one; the copy stands right behind it.
                own.decor_mut().set_prefix(RawString::from("\n"));
            }
            table.insert(to, copy);
            Ok(())
        }
        Edit::Repeat { at, .. } => {
            let none = || NotMade("an edit repeats no entry of a list".to_owned());
            let Some((Step::At(position), before)) = at.split_last() else { return Err(none()) };
            let (table, key) = parent(document, before)?;
            let list = table.get_mut(key).and_then(Item::as_array_of_tables_mut).ok_or_else(none)?;
            let mut copy = list.get(*position).cloned().ok_or_else(none)?;
            copy.decor_mut().set_prefix(RawString::from("\n"));
            list.push(copy);
            Ok(())
        }
    }
}

fn value_of(text: &str) -> Result<Value, NotMade> {
    text.parse::<Value>().map_err(|error| NotMade(format!("`{text}` is no value: {error}")))
}

/// The table that holds the last key of a path, made where it is not there yet.
fn parent<'a, 'b>(document: &'a mut DocumentMut, at: &'b [Step]) -> Result<(&'a mut dyn TableLike, &'b str), NotMade> {
    let nowhere = || NotMade("an edit speaks of no key".to_owned());
    let (last, before) = at.split_last().ok_or_else(nowhere)?;
    let Step::Key(last) = last else { return Err(nowhere()) };
    let mut item = document.as_item_mut();
    for (depth, step) in before.iter().enumerate() {
        item = match step {
            Step::At(position) => {
                item.get_mut(*position).ok_or_else(|| NotMade(format!("there is no entry {}", position + 1)))?
            }
            Step::Key(key) => {
                // `[team.grade-3]` is a table of its own, what lies in it is written into its line.
                let with_header = item.is_table() && depth < 2;
                let only_on_the_way = with_header && before.len() > depth + 1 && depth == 0;
                let table = item.as_table_like_mut().ok_or_else(|| NotMade(format!("`{key}` is in no table")))?;
                if !table.contains_key(key) {
                    let new = if with_header {
                        let mut new = Table::new();
                        new.set_implicit(only_on_the_way);
                        Item::Table(new)
                    } else {
                        Item::Value(Value::InlineTable(InlineTable::new()))
                    };
                    table.insert(key, new);
                }
                table.get_mut(key).ok_or_else(nowhere)?
            }
        };
    }
    let table = item.as_table_like_mut().ok_or_else(|| NotMade(format!("`{last}` is in no table")))?;
    Ok((table, last))
}

/// Writes a value; what stood around the old one (spaces, a comment) stays.
fn put(table: &mut dyn TableLike, key: &str, mut new: Value) {
    match table.get_mut(key) {
        Some(Item::Value(old)) => {
            *new.decor_mut() = old.decor().clone();
            *old = new;
        }
        _ => {
            table.insert(key, Item::Value(new));
        }
    }
}

/// A list of texts as TOML.
pub(super) fn list(texts: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    texts.into_iter().map(|text| text.as_ref().to_owned()).collect::<Array>().to_string()
}

/// A text as TOML.
pub(super) fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
