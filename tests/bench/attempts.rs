//! What was tried where a target is missed: `attempts.toml`, kept by hand, put beside the targets that are missed now.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use itertools::Itertools as _;
use serde::Deserialize;

use crate::judged::Judged;

/// So many attempts are enough beside a target: the best ones.
const MOST: usize = 3;

/// The file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Attempts {
    #[serde(default)]
    missed: Vec<Missed>,
}

/// Targets that are missed for the same reason.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Missed {
    /// Parts of schools' names, or of `against RIVAL`.
    schools: Vec<String>,
    /// Parts of what is wanted; all targets of these schools where there are none.
    #[serde(default)]
    targets: Vec<String>,
    attempt: Vec<Attempt>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Attempt {
    tried: String,
    #[serde(default)]
    numbers: String,
    /// Why it fell short.
    short: String,
}

impl Attempts {
    /// Reads the file's text.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let read: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        for Missed { schools, attempt, .. } in &read.missed {
            let about = schools.join(", ");
            if schools.is_empty() {
                return Err("a table `missed` names no schools".to_owned());
            }
            if attempt.is_empty() || attempt.len() > MOST {
                return Err(format!("{about}: {} attempts; keep the best, one to {MOST}", attempt.len()));
            }
        }
        Ok(read)
    }

    /// Positions of the tables about a target.
    fn about(&self, target: &Judged) -> Vec<usize> {
        let names = |words: &[String], text: &str| words.iter().any(|word| text.contains(word.as_str()));
        let about = self.missed.iter().positions(|one| {
            names(&one.schools, &target.school) && (one.targets.is_empty() || names(&one.targets, &target.what))
        });
        about.collect()
    }

    /// The missed targets, those with the same attempts together, each with what was tried for it.
    pub(crate) fn beside(&self, targets: &[Judged]) -> String {
        let missed = targets.iter().filter(|target| target.met == Some(false)).collect_vec();
        let mut together: BTreeMap<Vec<usize>, Vec<&Judged>> = BTreeMap::new();
        for target in &missed {
            together.entry(self.about(target)).or_default().push(target);
        }
        let untried = together.remove(&Vec::new()).unwrap_or_default();
        let mut text = String::new();
        if missed.is_empty() {
            text += "\nNone of those that were run.\n";
        }
        for (about, targets) in together {
            text += &list(&targets);
            text += "\nTried:\n\n";
            let attempts = about.iter().flat_map(|at| &self.missed[*at].attempt);
            for (Attempt { tried, numbers, short }, number) in attempts.zip(1..) {
                let told = [tried, numbers, short].map(|part| sentence(part));
                let told = told.iter().filter(|part| !part.is_empty()).join(" ");
                let _ = writeln!(text, "{number}. {told}");
            }
        }
        if !untried.is_empty() {
            text += &list(&untried);
            text += "\nNothing that was tried for these is written down.\n";
        }
        text
    }
}

fn list(targets: &[&Judged]) -> String {
    let lines = targets.iter().map(|Judged { school, what, found, .. }| format!("- {school}: {what}; found {found}\n"));
    format!("\n{}", lines.collect::<String>())
}

fn sentence(part: &str) -> String {
    let part = part.trim();
    if part.is_empty() || part.ends_with(['.', '!', '?']) { part.to_owned() } else { format!("{part}.") }
}
