//! The folder a solve writes: made beside its place and swapped in whole, so that nobody ever sees half of it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::failure::Failure;

/// Every file this program writes into the folder. A folder with any other file is not replaced unasked.
const OURS: [&str; 4] = ["assignments.csv", "compliance.json", "result.json", "schedule.html"];

/// Files that operating systems leave in every folder they show.
const LITTER: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// A folder that may be written.
pub(super) struct Out {
    path: PathBuf,
    school: String,
    force: bool,
}

impl Out {
    /// The folder at `path` for `school`, whose files are in `dir`.
    ///
    /// # Errors
    /// Refuses a place that holds something else, unless `force`; and, always, one that holds the school itself.
    pub(super) fn claim(path: &Path, dir: &Path, school: &str, force: bool) -> Result<Self, Failure> {
        let path = whole(path).map_err(Failure::on("find", path))?;
        let dir = whole(dir).map_err(Failure::on("find", dir))?;
        if dir.starts_with(&path) {
            let out = path.display();
            return Err(Failure::Usage(format!("`{out}` holds the school itself; choose another folder with --out")));
        }
        let out = Self { path, school: school.to_owned(), force };
        out.recover()?;
        out.may_replace()?;
        Ok(out)
    }

    /// The folder, as an absolute path.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes the folder beside its place and swaps it in.
    pub(super) fn replace(&self, files: &BTreeMap<&'static str, String>) -> Result<(), Failure> {
        self.may_replace()?;
        let new = beside(&self.path, files)?;
        let old = self.old();
        let had_one = exists(&self.path);
        if had_one {
            fs::rename(&self.path, &old).map_err(Failure::on("move away", &self.path))?;
        }
        if let Err(error) = fs::rename(new.path(), &self.path) {
            if had_one {
                fs::rename(&old, &self.path).map_err(Failure::on("put back", &self.path))?;
            }
            return Err(Failure::on("write", &self.path)(error));
        }
        let _ = new.keep();
        if had_one {
            fs::remove_dir_all(&old).map_err(Failure::on("remove", &old))?;
        }
        Ok(())
    }

    /// Keeps a schedule that failed its audit, beside the folder, for whoever looks for the bug.
    pub(super) fn reject(&self, files: &BTreeMap<&'static str, String>) -> Result<PathBuf, Failure> {
        let path = self.beside_with(".rejected", "");
        let rejected = Self { path: path.clone(), school: self.school.clone(), force: self.force };
        rejected.replace(files)?;
        Ok(path)
    }

    /// A swap that was killed half way left the old folder under another name: puts it back.
    fn recover(&self) -> Result<(), Failure> {
        let old = self.old();
        match (exists(&old), exists(&self.path)) {
            (true, true) => fs::remove_dir_all(&old).map_err(Failure::on("remove", &old)),
            (true, false) => fs::rename(&old, &self.path).map_err(Failure::on("put back", &self.path)),
            (false, _) => Ok(()),
        }
    }

    fn old(&self) -> PathBuf {
        self.beside_with(".commonhour-old", ".")
    }

    fn beside_with(&self, suffix: &str, prefix: &str) -> PathBuf {
        let name = self.path.file_name().map_or_else(|| "out".into(), std::ffi::OsStr::to_string_lossy);
        self.path.with_file_name(format!("{prefix}{name}{suffix}"))
    }

    fn may_replace(&self) -> Result<(), Failure> {
        let shown = self.path.display();
        let refuse = |why: String| {
            Err(Failure::InTheWay(format!("{why}; choose another folder with --out, or replace it with --force")))
        };
        let entries = match fs::read_dir(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(Failure::on("write into", &self.path)(error)),
            Ok(entries) => entries,
        };
        if self.force {
            return Ok(());
        }
        let mut ours = false;
        for entry in entries {
            let name = entry.map_err(Failure::on("read", &self.path))?.file_name();
            let name = name.to_string_lossy();
            if OURS.contains(&name.as_ref()) {
                ours = true;
            } else if !LITTER.contains(&name.as_ref()) {
                return refuse(format!("`{shown}` holds `{name}`, which commonhour did not write"));
            }
        }
        if !ours {
            return Ok(());
        }
        match school_of(&self.path) {
            Some(school) if school == self.school => Ok(()),
            Some(school) => refuse(format!("`{shown}` is the schedule of `{school}`, not of `{}`", self.school)),
            None => refuse(format!("`{shown}` has no result.json that says whose schedule it is")),
        }
    }
}

/// The school that a written folder says it belongs to.
fn school_of(out: &Path) -> Option<String> {
    let text = fs::read_to_string(out.join("result.json")).ok()?;
    let result: serde_json::Value = serde_json::from_str(&text).ok()?;
    Some(result.get("school")?.as_str()?.to_owned())
}

/// A new folder with `files` in it, in the parent of `path` so that renaming is all that is left to do.
fn beside(path: &Path, files: &BTreeMap<&'static str, String>) -> Result<tempfile::TempDir, Failure> {
    let parent = path.parent().unwrap_or(Path::new("/"));
    fs::create_dir_all(parent).map_err(Failure::on("make", parent))?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".commonhour-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
    let new = builder.tempdir_in(parent).map_err(Failure::on("write into", parent))?;
    for (name, text) in files {
        let file = new.path().join(name);
        let written = File::create(&file).and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()
        });
        written.map_err(Failure::on("write", &file))?;
    }
    Ok(new)
}

fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The absolute path, links followed as far as the path exists.
fn whole(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    match fs::canonicalize(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else { return Ok(path) };
            Ok(whole(parent)?.join(name))
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(school: &str) -> BTreeMap<&'static str, String> {
        BTreeMap::from([
            ("assignments.csv", "day\n".to_owned()),
            ("result.json", format!("{{\"school\":\"{school}\"}}")),
        ])
    }

    /// Names in a folder, hidden ones too.
    fn names(dir: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn writes_whole_and_leaves_nothing_behind() {
        let school = tempfile::tempdir().unwrap();
        let path = school.path().join("deep/out");
        for _ in 0..2 {
            let out = Out::claim(&path, school.path(), "Maple", false).unwrap_or_else(|failure| panic!("{failure}"));
            out.replace(&files("Maple")).unwrap_or_else(|failure| panic!("{failure}"));
        }
        assert_eq!(names(&school.path().join("deep")), ["out"]);
        assert_eq!(names(&path), ["assignments.csv", "result.json"]);
    }

    #[test]
    fn leaves_alone_what_is_not_its_own() {
        let school = tempfile::tempdir().unwrap();
        let path = school.path().join("out");
        let claim = |name: &str, force| Out::claim(&path, school.path(), name, force);
        let refusal = |name: &str| claim(name, false).err().map(|failure| failure.to_string()).unwrap_or_default();
        claim("Maple", false).ok().unwrap().replace(&files("Maple")).ok().unwrap();
        assert!(refusal("Oak").contains("is the schedule of `Maple`, not of `Oak`"), "{}", refusal("Oak"));
        fs::write(path.join("notes.txt"), "mine").unwrap();
        assert!(refusal("Maple").contains("holds `notes.txt`"), "{}", refusal("Maple"));
        fs::remove_file(path.join("notes.txt")).unwrap();
        fs::remove_file(path.join("result.json")).unwrap();
        assert!(refusal("Maple").contains("no result.json"), "{}", refusal("Maple"));
        claim("Oak", true).ok().unwrap().replace(&files("Oak")).ok().unwrap();
        assert_eq!(school_of(&path).as_deref(), Some("Oak"));
    }

    #[test]
    fn never_replaces_the_school_itself() {
        let school = tempfile::tempdir().unwrap();
        for path in [school.path(), school.path().parent().unwrap()] {
            assert!(matches!(Out::claim(path, school.path(), "Maple", true), Err(Failure::Usage(_))));
        }
    }

    #[test]
    fn recovers_from_a_swap_that_was_killed() {
        let school = tempfile::tempdir().unwrap();
        let path = school.path().join("out");
        let out = Out::claim(&path, school.path(), "Maple", false).ok().unwrap();
        out.replace(&files("Maple")).ok().unwrap();
        fs::rename(&path, out.old()).unwrap();
        Out::claim(&path, school.path(), "Maple", false).ok().unwrap();
        assert_eq!(names(school.path()), ["out"]);
    }

    #[test]
    fn keeps_a_rejected_schedule_beside() {
        let school = tempfile::tempdir().unwrap();
        let path = school.path().join("out");
        let out = Out::claim(&path, school.path(), "Maple", false).ok().unwrap();
        out.replace(&files("Maple")).ok().unwrap();
        let kept = out.reject(&files("Maple")).ok().unwrap();
        assert_eq!(names(school.path()), ["out", "out.rejected"]);
        assert_eq!(names(&kept), ["assignments.csv", "result.json"]);
    }
}
