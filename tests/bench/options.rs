//! The command line of the benchmark.

use std::path::PathBuf;

use clap::Parser;

use crate::instance::Instance;
use crate::limits::Limits;

/// Runs each contender on each school in turn and prints a table.
#[derive(Debug, Parser)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(crate) struct Options {
    /// Only schools whose family or name holds this; may be given several times.
    #[arg(long)]
    only: Vec<String>,
    /// Only this contender, and ours.
    #[arg(long)]
    peer: Vec<String>,
    /// Seconds for each run.
    #[arg(long, default_value_t = 20.0, value_parser = amount)]
    limit: f64,
    /// Seconds for each run of a peer on schools whose name says `no slack`; else as everybody.
    #[arg(long, value_parser = amount)]
    peer_limit: Option<f64>,
    /// How often the contenders take turns on each school.
    #[arg(long, default_value_t = 1)]
    pub(crate) rounds: usize,
    /// Schools of each size.
    #[arg(long, default_value_t = 5)]
    pub(crate) seeds: u64,
    /// One school of each size, five seconds each.
    #[arg(long)]
    quick: bool,
    /// Keep every run in this file, and do not measure again what it has.
    #[arg(long)]
    pub(crate) runs: Option<PathBuf>,
    /// Measure this contender again, whatever is kept of it.
    #[arg(long, requires = "runs")]
    again: Vec<String>,
    /// Take kept runs of other builds of the same version too.
    #[arg(long, requires = "runs")]
    pub(crate) any_build: bool,
    /// Start no run after so many minutes.
    #[arg(long, value_parser = amount)]
    pub(crate) minutes: Option<f64>,
    /// Measure nothing: write the table of what is kept.
    #[arg(long, requires = "runs", conflicts_with_all = ["again", "minutes"])]
    pub(crate) table_only: bool,
    /// Write the schools into this folder and run nothing.
    #[arg(long)]
    pub(crate) write: Option<PathBuf>,
    /// Where the results go; `-` for nowhere.
    #[arg(long, default_value = "tests/bench/RESULTS.md")]
    pub(crate) results: PathBuf,
    /// What `cargo bench` says to every benchmark.
    #[arg(long, hide = true)]
    bench: bool,
}

/// Seconds or minutes.
fn amount(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(amount) if (0.0..1e6).contains(&amount) => Ok(amount),
        _ => Err("a number from 0 to a million is wanted, such as 20".to_owned()),
    }
}

fn any(words: &[String], text: &str) -> bool {
    words.iter().any(|word| text.contains(word.as_str()))
}

impl Options {
    /// The command line.
    pub(crate) fn read() -> Self {
        let mut options = Self::parse();
        if options.quick {
            (options.seeds, options.limit) = (1, 5.0);
        }
        options
    }

    /// Whether every school and contender that is named is there.
    pub(crate) fn check(&self, instances: &[Instance], contenders: &[&str]) -> Result<(), String> {
        let school = |word: &str| instances.iter().any(|one| one.family.contains(word) || one.name.contains(word));
        if let Some(word) = self.only.iter().find(|word| !school(word)) {
            return Err(format!("--only {word}: no family and no school is called so; --write FOLDER writes them all"));
        }
        let contender = |word: &&String| contenders.iter().any(|name| name.contains(word.as_str()));
        match self.peer.iter().chain(&self.again).find(|word| !contender(word)) {
            Some(word) => Err(format!("no contender is called {word}; there are {}", contenders.join("; "))),
            None => Ok(()),
        }
    }

    /// Whether a school is asked for.
    pub(crate) fn wants(&self, instance: &Instance) -> bool {
        self.only.is_empty() || any(&self.only, instance.family) || any(&self.only, &instance.name)
    }

    /// Whether a rival is asked for.
    pub(crate) fn invites(&self, rival: &str) -> bool {
        self.peer.is_empty() || any(&self.peer, rival)
    }

    /// Whether a contender is measured again.
    pub(crate) fn again(&self, contender: &str) -> bool {
        any(&self.again, contender)
    }

    /// Seconds for each run.
    pub(crate) fn limits(&self) -> Limits {
        Limits { all: self.limit, tight: self.peer_limit }
    }
}
