//! `commonhour rules`: the handbook, and every promise of a school in English.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use crate::rules;

use super::exit::Exit;
use super::failure::Failure;
use super::{folder, voice};

/// Show the handbook of rules; with DIR, every promise of that school in English.
///
/// The promises are meant to be read aloud by both sides of the table before the first schedule is built.
#[derive(Debug, Args)]
pub(super) struct Rules {
    /// Folder with school.toml.
    dir: Option<PathBuf>,
    /// Print a JSON list on stdout.
    #[arg(long)]
    pub(super) json: bool,
}

impl Rules {
    pub(super) fn run(&self) -> Result<Exit, Failure> {
        let text = match &self.dir {
            None => self.handbook(),
            Some(dir) => {
                let input = folder::school(dir)?;
                self.promises(&rules::promises(&input.school, &input.contract))
            }
        };
        voice::data(&text)?;
        Ok(Exit::Done)
    }

    fn handbook(&self) -> String {
        let pages = rules::pages();
        if self.json {
            let list = pages.iter().map(|rule| json!({ "id": rule.id, "title": rule.title, "page": rule.page }));
            return format!("{:#}", list.collect::<serde_json::Value>());
        }
        let pages = pages.iter().map(|rule| format!("# {} ({})\n\n{}\n", rule.title, rule.id, rule.page.trim()));
        pages.collect::<Vec<_>>().join("\n")
    }

    fn promises(&self, promises: &[rules::Promise]) -> String {
        if self.json {
            let list = promises.iter().map(
                |promise| json!({ "rule": promise.rule, "article": promise.article, "sentence": promise.sentence }),
            );
            return format!("{:#}", list.collect::<serde_json::Value>());
        }
        let lines = promises.iter().map(|promise| match promise.article.as_str() {
            "" => format!("{}\n", promise.sentence),
            article => format!("{} [Art. {article}]\n", promise.sentence),
        });
        lines.collect()
    }
}
