//! `commonhour explain`: the pages of the handbook.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::read::closest;
use crate::rules;

use super::exit::Exit;
use super::failure::Failure;
use super::{handbook, voice};

/// Pages that are no rule's.
const MORE: [&str; 2] = ["every-clause", "questions"];

/// Show one page of the handbook, or write it all.
///
/// What a rule promises, how contracts say it, its terms, an example kept and one broken, how it is solved and checked.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The rule's id, for example daily-prep; `every-clause` for what all take, `questions` for what contracts decide either way.
    #[arg(required_unless_present = "all")]
    rule: Option<String>,
    /// Write every page into this folder instead, with an index.
    #[arg(long, value_name = "OUT", conflicts_with = "rule")]
    all: Option<PathBuf>,
}

impl Explain {
    pub(super) fn run(&self) -> Result<Exit, Failure> {
        match (&self.all, &self.rule) {
            (Some(out), _) => write(out)?,
            (None, Some(rule)) => voice::data(&page(rule)?)?,
            (None, None) => {}
        }
        Ok(Exit::Done)
    }
}

/// The page somebody asks for.
fn page(said: &str) -> Result<String, Failure> {
    let wanted = said.trim().trim_matches(['[', ']', '`']).to_lowercase().replace('_', "-");
    let pages = rules::pages();
    match (wanted.as_str(), pages.iter().find(|page| page.id == wanted)) {
        ("every-clause", _) => Ok(handbook::every_clause()),
        ("questions", _) => Ok(handbook::questions()),
        (_, Some(page)) => Ok(handbook::rule(page)),
        (_, None) => Err(Failure::Usage(unknown(said, &wanted, &pages))),
    }
}

/// Writes the handbook. Pages of the same names are replaced, other files are left alone.
fn write(out: &Path) -> Result<(), Failure> {
    fs::create_dir_all(out).map_err(Failure::on("make", out))?;
    for (name, text) in handbook::files() {
        let file = out.join(name);
        fs::write(&file, text).map_err(Failure::on("write", &file))?;
    }
    voice::data(&out.display().to_string())
}

/// That there is no such rule, and what was perhaps meant.
fn unknown(said: &str, wanted: &str, pages: &[rules::RulePage]) -> String {
    let ids = || pages.iter().map(|page| page.id).chain(MORE);
    match closest(wanted, ids()) {
        Some(near) => format!("there is no rule `{said}`; did you mean `{near}`?"),
        None => format!("there is no rule `{said}`; the rules are {}", ids().collect::<Vec<_>>().join(", ")),
    }
}
