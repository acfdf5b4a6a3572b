//! The folder that `check --out` and `why --out` write. It holds reports only: a folder that a solve wrote keeps the audit
//! of its own schedule.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use super::failure::Failure;

/// What a folder of a solve has.
const OF_SOLVE: [&str; 2] = ["result.json", "assignments.csv"];

/// How the titles of our pages end.
const TITLES: [&str; 2] = [": audit of the schedule</title>", ": why there is no schedule</title>"];

/// Writes `files` into the folder `dir`, each beside its place first.
pub(super) fn write(dir: &Path, files: &BTreeMap<&'static str, String>) -> Result<(), Failure> {
    fs::create_dir_all(dir).map_err(Failure::on("make", dir))?;
    if let Some(name) = OF_SOLVE.into_iter().find(|name| dir.join(name).exists()) {
        let why = format!("`{}` holds `{name}`, so it is the folder of a schedule", dir.display());
        return Err(Failure::InTheWay(format!("{why}; choose another folder with --out")));
    }
    for name in files.keys() {
        let path = dir.join(name);
        if path.exists() && !is_report(&path) {
            let why = format!("`{}` was not written by commonhour", path.display());
            return Err(Failure::InTheWay(format!("{why}; choose another folder with --out")));
        }
    }
    files.iter().try_for_each(|(name, text)| put(&dir.join(name), text))
}

/// Refuses a file that is there: what somebody wrote is never replaced.
pub(super) fn must_be_new(path: &Path) -> Result<(), Failure> {
    if path.exists() {
        let why = format!("`{}` exists already", path.display());
        return Err(Failure::InTheWay(format!("{why}; choose another name")));
    }
    Ok(())
}

/// Writes a file that is not there yet.
pub(super) fn write_new(path: &Path, text: &str) -> Result<(), Failure> {
    must_be_new(path)?;
    put(path, text)
}

/// Writes beside the place first, then puts it there whole.
fn put(path: &Path, text: &str) -> Result<(), Failure> {
    let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut new = tempfile::Builder::new();
    new.prefix(".commonhour-");
    #[cfg(unix)]
    new.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut new = new.tempfile_in(dir).map_err(Failure::on("write into", dir))?;
    new.write_all(text.as_bytes()).map_err(Failure::on("write", path))?;
    new.persist(path).map_err(|error| Failure::on("write", path)(error.error))?;
    Ok(())
}

/// Whether a file is a report of ours.
fn is_report(path: &Path) -> bool {
    let Ok(text) = fs::read_to_string(path) else { return false };
    if text.starts_with("<!DOCTYPE html>") {
        return TITLES.iter().any(|title| text.contains(title));
    }
    let json = serde_json::from_str::<serde_json::Value>(&text);
    let has = |key: &str| json.as_ref().is_ok_and(|json| json.get(key).is_some());
    has("format") && (has("findings") || has("conflict"))
}
