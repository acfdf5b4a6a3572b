//! The file of measured runs: one JSON line for each, written as it ends, so that a benchmark of hours is done in pieces.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use itertools::Itertools as _;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::instance::Instance;
use crate::run::Run;

/// What was run. Two runs with the same key are the same measurement, taken twice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Key {
    pub(crate) family: String,
    pub(crate) name: String,
    pub(crate) seed: u64,
    /// Digest of everything contenders are told of the school: a changed generator makes another school.
    pub(crate) files: String,
    #[serde(flatten)]
    pub(crate) player: Player,
    pub(crate) round: usize,
    pub(crate) limit: f64,
}

/// Who ran, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Player {
    pub(crate) contender: String,
    pub(crate) version: String,
    /// Digest of the program itself: two builds of one version may search differently.
    pub(crate) build: String,
    pub(crate) machine: String,
}

/// One line of the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Line {
    #[serde(flatten)]
    pub(crate) key: Key,
    pub(crate) date: String,
    /// The machine's load as the run began.
    pub(crate) load: Option<f64>,
    pub(crate) run: Run,
}

impl Line {
    /// For whoever watches.
    pub(crate) fn words(&self) -> String {
        let Key { name, seed, player, .. } = &self.key;
        let run = self.run.clone().counted();
        let verdict = run.verdict.word();
        format!("{name}, seed {seed}, {}: {verdict} after {:.1} s", player.contender, run.seconds)
    }
}

/// The runs that are there.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    /// Oldest first.
    lines: Vec<Line>,
    file: Option<PathBuf>,
    /// How long the file's whole lines are, where it goes on after them with a line that is cut off.
    cut: Option<u64>,
}

impl Kept {
    /// Reads a file of runs; one that is not there yet has none. Says where a last line is cut off: it counts as not
    /// there.
    pub(crate) fn read(file: &Path) -> io::Result<(Self, Option<String>)> {
        let bytes = match fs::read(file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            read => read.map_err(named(file))?,
        };
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last + 1);
        let lines = bytes[..whole].split_inclusive(|byte| *byte == b'\n').zip(1..).map(|(line, number)| {
            serde_json::from_slice(line).map_err(|error| {
                let place = format!("{}:{number}:{}", file.display(), error.column());
                // Its own place is one within the line.
                let why = error.to_string();
                let why = why.split(" at line ").next().unwrap_or_default();
                io::Error::other(format!("{place}: this is not a run ({why}); delete the line or name another file"))
            })
        });
        let lines = lines.try_collect()?;
        let dropped = (whole < bytes.len())
            .then(|| format!("{}: the last line is cut off and dropped; its run is not there", file.display()));
        let cut = dropped.as_ref().map(|_| u64::try_from(whole)).transpose().map_err(io::Error::other)?;
        Ok((Self { lines, file: Some(file.to_owned()), cut }, dropped))
    }

    /// The newest run with this key, of this build before any other; of another only where `any_build`.
    pub(crate) fn find(&self, key: &Key, any_build: bool) -> Option<&Line> {
        let newest = |same: &dyn Fn(&Key) -> bool| self.lines.iter().rfind(|line| same(&line.key));
        let rebuilt = |other: &Key| {
            let player = Player { build: key.player.build.clone(), ..other.player.clone() };
            Key { player, ..other.clone() } == *key
        };
        newest(&|other| other == key).or_else(|| newest(&rebuilt).filter(|_| any_build))
    }

    /// Who ran last under a contender's name, on the machine that was used last.
    pub(crate) fn last(&self, contender: &str) -> Option<&Player> {
        let machine = &self.lines.last()?.key.player.machine;
        let mut players = self.lines.iter().rev().map(|line| &line.key.player);
        players.find(|player| player.contender == contender && player.machine == *machine)
    }

    /// Keeps a run; in the file too, if there is one, before anything else happens.
    pub(crate) fn keep(&mut self, line: Line) -> io::Result<()> {
        if let Some(file) = &self.file {
            let mut text = serde_json::to_string(&line)?;
            text.push('\n');
            let mut open = OpenOptions::new().append(true).create(true).open(file).map_err(named(file))?;
            if let Some(whole) = self.cut.take() {
                // The new line would be lost in what is left of the one that was cut off.
                open.set_len(whole)?;
            }
            open.write_all(text.as_bytes())?;
            open.sync_data()?;
        }
        self.lines.push(line);
        Ok(())
    }
}

fn named(file: &Path) -> impl Fn(io::Error) -> io::Error {
    move |error| io::Error::other(format!("{}: {error}", file.display()))
}

/// Digest of a school's files, as contenders get them.
pub(crate) fn files(instance: &Instance) -> io::Result<String> {
    let problem = instance.problem.as_ref().map(serde_json::to_string).transpose()?.unwrap_or_default();
    Ok(digest([instance.school.as_bytes(), instance.contract.as_bytes(), problem.as_bytes()]))
}

/// Digest of some texts in order, short enough to read.
pub(crate) fn digest<'a>(texts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update(text.len().to_le_bytes());
        hash.update(text);
    }
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).join("")
}
