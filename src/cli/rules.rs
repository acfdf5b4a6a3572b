//! `commonhour rules`: the handbook, and every promise of a school in English.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;
use serde_json::json;

use crate::check::Footing;
use crate::model::School;
use crate::report;
use crate::rules::coverage::{ROWS, Row, Way};
use crate::rules::{self, Promise, footing};

use super::exit::Exit;
use super::failure::Failure;
use super::{folder, handbook, voice};

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
    /// The day for which clauses are in force or not, as YYYY-MM-DD [default: the first school day of the calendar].
    #[arg(long, value_name = "DATE", requires = "dir")]
    as_of: Option<Date>,
    /// Show instead which kinds of promise in real contracts each rule can say, and which nothing here checks.
    #[arg(long, conflicts_with = "dir")]
    coverage: bool,
}

impl Rules {
    pub(super) fn run(&self) -> Result<Exit, Failure> {
        let text = match &self.dir {
            None if self.coverage => self.coverage(),
            None => self.handbook(),
            Some(dir) => {
                let (_, input) = folder::school(dir)?;
                let mut contract = input.contract;
                contract.as_of = self.as_of.or(contract.as_of);
                self.promises(
                    &input.school,
                    &rules::promises(&input.school, &contract),
                    &footing(&input.school, &contract),
                )
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
        pages.iter().map(handbook::rule).collect::<Vec<_>>().join("\n\n")
    }

    /// Which promises of real contracts the handbook can say.
    fn coverage(&self) -> String {
        if self.json {
            let list = ROWS.iter().map(|row| {
                let rules: Vec<_> = match row.way {
                    Way::Rules(rules) => {
                        rules.iter().map(|(rule, terms)| json!({ "rule": rule, "terms": terms })).collect()
                    }
                    _ => Vec::new(),
                };
                json!({ "id": row.id, "name": row.name, "rules": rules, "how": row.words() })
            });
            return format!("{:#}", list.collect::<serde_json::Value>());
        }
        let width = |of: fn(&Row) -> &str| ROWS.iter().map(|row| of(row).chars().count()).max().unwrap_or(0);
        let (ids, names) = (width(|row| row.id), width(|row| row.name));
        let line = |row: &Row| format!("{:ids$}  {:names$}  {}\n", row.id, row.name, row.words());
        ROWS.iter().map(line).collect()
    }

    fn promises(&self, school: &School, promises: &[Promise], footing: &Footing) -> String {
        if !self.json {
            let sentences: String = promises.iter().flat_map(|promise| [promise.sentence.as_str(), ".\n"]).collect();
            return sentences + &report::footing_text(footing);
        }
        let superseded_by = |agreement: &str| {
            let own = footing.agreements.iter().find(|own| own.name == agreement);
            own.and_then(|own| own.superseded_by.as_deref())
        };
        let list = promises.iter().map(|promise| {
            let covers: Vec<_> = promise.covers.iter().map(|staff| school[*staff].id.as_str()).collect();
            json!({
                "rule": promise.rule,
                "article": promise.article,
                "agreement": promise.agreement,
                "required": promise.required,
                "reading": promise.reading,
                "asks_nothing": promise.silent,
                "superseded_by": superseded_by(&promise.agreement),
                "covers": covers,
                "sentence": promise.sentence,
            })
        });
        format!("{:#}", list.collect::<serde_json::Value>())
    }
}
