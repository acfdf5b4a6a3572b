//! `commonhour new`: a commented starter school that solves.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::exit::Exit;
use super::failure::Failure;
use super::voice;

/// The starter school, file by file.
const STARTER: [(&str, &str); 2] =
    [("school.toml", include_str!("starter/school.toml")), ("contract.toml", include_str!("starter/contract.toml"))];

/// Write a commented starter school that solves.
#[derive(Debug, Args)]
pub(super) struct New {
    /// Folder to make; it must be new or empty.
    dir: PathBuf,
}

impl New {
    pub(super) fn run(&self) -> Result<Exit, Failure> {
        if !is_free(&self.dir).map_err(Failure::on("read", &self.dir))? {
            let dir = self.dir.display();
            return Err(Failure::InTheWay(format!("`{dir}` is not empty; name a new folder")));
        }
        fs::create_dir_all(&self.dir).map_err(Failure::on("make", &self.dir))?;
        for (name, text) in STARTER {
            let file = self.dir.join(name);
            fs::write(&file, text).map_err(Failure::on("write", &file))?;
            voice::data(&file.display().to_string())?;
        }
        voice::words(&format!("Change it to your school, then: commonhour solve {}", self.dir.display()));
        Ok(Exit::Done)
    }
}

/// Whether nothing is at `dir`, or an empty folder.
fn is_free(dir: &Path) -> io::Result<bool> {
    match fs::read_dir(dir) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}
