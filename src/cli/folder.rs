//! A school's folder, read from disk.

use std::path::Path;

use crate::read::{self, Folder, Input};

use super::failure::Failure;
use super::voice;

/// The files of a folder and the school in them, after saying what was assumed about it.
pub(super) fn school(dir: &Path) -> Result<(Folder, Input), Failure> {
    let texts = read::folder(dir).map_err(Failure::on("read", dir))?;
    let input = read::school(&texts).map_err(Failure::Input)?;
    notes(&input);
    Ok((texts, input))
}

/// Says what was assumed about a school.
pub(super) fn notes(input: &Input) {
    for note in &input.notes {
        voice::words(&format!("note: {note}"));
    }
}
