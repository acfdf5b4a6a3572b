//! A file that somebody wrote, as text.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use crate::diagnostics::{Problem, Problems};

use super::failure::Failure;

/// No schedule, roster or contract is near this long.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// The file's name as given, and its text.
pub(super) fn read(path: &Path) -> Result<(String, String), Failure> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(Failure::on("read", path))?;
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(Failure::on("read", path))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Failure::on("read", path)(io::Error::other("longer than 16 MB")));
    }
    let name = path.to_string_lossy().into_owned();
    match String::from_utf8(bytes) {
        Ok(text) => Ok((name, text)),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            Err(Failure::Input(not_utf8(&name, error.as_bytes(), valid)))
        }
    }
}

/// Spreadsheets on some systems write other encodings unless asked.
fn not_utf8(file: &str, bytes: &[u8], valid: usize) -> Problems {
    let before = String::from_utf8_lossy(bytes.get(..valid).unwrap_or_default());
    let wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let problem = Problem {
        file: file.to_owned(),
        range: None,
        line: before.matches('\n').count() + 1,
        column: before.rsplit('\n').next().unwrap_or_default().chars().count() + 1,
        message: if wide { "this file is UTF-16, not UTF-8" } else { "this letter is not UTF-8" }.to_owned(),
        help: "save the sheet as \"CSV UTF-8\"".to_owned(),
    };
    Problems { list: vec![problem], ..Problems::default() }
}
