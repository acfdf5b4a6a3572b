//! `commonhour explain`: the handbook page of one rule.

use clap::Args;

use crate::read::closest;
use crate::rules::{self, coverage::ROWS};

use super::exit::Exit;
use super::failure::Failure;
use super::voice;

/// Show the handbook page of one rule.
///
/// What it promises, how contracts say it, its terms, an example kept and one broken, how it is solved and checked.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The rule's id, for example daily-prep; `commonhour rules` shows them all.
    rule: String,
}

impl Explain {
    pub(super) fn run(&self) -> Result<Exit, Failure> {
        let pages = rules::pages();
        let wanted = self.rule.trim().trim_matches(['[', ']', '`']).to_lowercase().replace('_', "-");
        let Some(page) = pages.iter().find(|page| page.id == wanted) else {
            return Err(Failure::Usage(unknown(&self.rule, &wanted, &pages)));
        };
        let kinds = ROWS.iter().filter(|row| row.is_said_by(page.id));
        let kinds: String = kinds.flat_map(|row| ["- ", row.name, "\n"]).collect();
        let kinds = if kinds.is_empty() { kinds } else { format!("\n# It helps to say\n{kinds}") };
        voice::data(&format!("{}{kinds}", page.text()))?;
        Ok(Exit::Done)
    }
}

/// That there is no such rule, and what was perhaps meant.
fn unknown(said: &str, wanted: &str, pages: &[rules::RulePage]) -> String {
    let ids = || pages.iter().map(|page| page.id);
    match closest(wanted, ids()) {
        Some(near) => format!("there is no rule `{said}`; did you mean `{near}`?"),
        None => format!("there is no rule `{said}`; the rules are {}", ids().collect::<Vec<_>>().join(", ")),
    }
}
