//! A school's folder from disk.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Component, Path};

use super::{Folder, SCHOOL_FILE, contract_files};

/// No file of a school is near this long.
const MOST_BYTES: u64 = 4 * 1024 * 1024;
/// More files than this are not a school's folder.
const MOST_FILES: usize = 100;

/// Reads every `.toml` file directly in `dir`, and the contract files elsewhere that its school file names by a relative
/// path, for example `../contracts/denver.toml`: one contract file serves many schools. What is missing is not an error
/// here: [`super::school`] says so, at its place.
///
/// # Errors
/// When the folder or one of its files cannot be read, is longer than 4 MB or is not UTF-8; the message names the file.
pub fn folder(dir: &Path) -> io::Result<Folder> {
    let mut files = BTreeMap::new();
    let named = |name: &str, problem: &io::Error| io::Error::new(problem.kind(), format!("{name}: {problem}"));
    let shown = dir.display().to_string();
    for entry in std::fs::read_dir(dir).map_err(|problem| named(&shown, &problem))? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        if Path::new(&name).extension().is_none_or(|ending| ending != "toml") || !entry.path().is_file() {
            continue;
        }
        if files.len() == MOST_FILES {
            return Err(io::Error::other(format!("{shown}: more than {MOST_FILES} .toml files")));
        }
        let text = read(&entry.path()).map_err(|problem| named(&name, &problem))?;
        files.insert(name, text);
    }
    for name in files.get(SCHOOL_FILE).map(|text| contract_files(text)).unwrap_or_default() {
        let path = dir.join(&name);
        if files.contains_key(&name) || !is_elsewhere(&name) || !path.is_file() {
            continue;
        }
        if files.len() == MOST_FILES {
            return Err(io::Error::other(format!("{shown}: more than {MOST_FILES} .toml files")));
        }
        let text = read(&path).map_err(|problem| named(&name, &problem))?;
        files.insert(name, text);
    }
    Ok(Folder { files })
}

/// Whether a name is a relative path with `/` to a `.toml` file in another folder. Nothing else outside the school's own
/// folder is opened, whatever its school file says.
fn is_elsewhere(name: &str) -> bool {
    let path = Path::new(name);
    let plain = |part: Component<'_>| matches!(part, Component::ParentDir | Component::Normal(_));
    name.contains('/')
        && !name.contains(['\\', ':'])
        && path.components().all(plain)
        && path.extension().is_some_and(|ending| ending == "toml")
}

fn read(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(io::Error::other("longer than 4 MB"));
    }
    String::from_utf8(bytes).map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "not UTF-8 text"))
}
