//! The house rules that no compiler checks: who may import whom, who may print, what a folder must hold.
//!
//! ARCHITECTURE.md says why. When a test here fails, its message says which file and which line of the map.

#![allow(clippy::unwrap_used, reason = "a test may end that way")]

use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};
use walkdir::WalkDir;

/// Who may import whom. A part may always import itself; `all` stands for everything. `RULE` stands for the folder of
/// one rule, the same one on both sides.
const MAY_IMPORT: [(&str, &[&str]); 29] = [
    ("model", &[]),
    ("diagnostics", &[]),
    ("cells", &["diagnostics"]),
    ("schedule", &["model", "diagnostics", "cells"]),
    ("check", &["model", "schedule"]),
    ("rules/clause", &["model"]),
    ("rules/judged", &["model", "check", "rules/clause"]),
    ("rules/asked", &["model", "plan", "rules/clause"]),
    ("rules/promise", &["model", "rules/clause"]),
    ("rules/RULE", &["model", "rules/clause", "rules/promise"]),
    ("rules/RULE/encode", &["model", "plan", "rules/RULE", "rules/clause", "rules/asked"]),
    ("rules/RULE/check", &["model", "schedule", "check", "rules/RULE", "rules/clause", "rules/judged"]),
    ("rules", &["model", "plan", "check", "schedule", "rules/*"]),
    ("read", &["model", "diagnostics", "cells", "schedule", "rules", "rules/ANY"]),
    ("audit", &["model", "schedule", "check", "rules", "rules/ANY", "read"]),
    ("engine", &[]),
    ("plan", &["model", "engine"]),
    ("laws", &["model", "plan"]),
    ("place", &["model", "plan", "engine"]),
    ("refute", &["model", "plan", "engine"]),
    ("staff", &["model", "plan", "place", "schedule", "engine"]),
    ("frame", &["model", "plan", "place", "engine"]),
    (
        "solve",
        &["model", "rules", "rules/*", "plan", "laws", "refute", "frame", "place", "staff", "schedule", "engine"],
    ),
    ("why", &["model", "rules", "rules/*", "laws", "solve", "schedule", "check"]),
    ("report", &["model", "rules", "rules/ANY", "schedule", "check", "solve", "laws", "why", "ways"]),
    (
        "ways",
        &[
            "model",
            "read",
            "rules",
            "rules/clause",
            "rules/ANY",
            "plan",
            "laws",
            "solve",
            "schedule",
            "check",
            "diagnostics",
        ],
    ),
    ("cli", &["all"]),
    ("lib", &["all"]),
    ("main", &["all"]),
];

/// What `report` may know of `solve`: the outcome, not the search.
const OUTCOME: [&str; 7] = ["Outcome", "Solution", "Rank", "Effort", "Impossible", "Unknown", "outcome"];

/// Crates and parts of the standard library that only some parts may touch.
const OUTSIDE: [(&str, &[&str]); 10] = [
    ("good_lp", &["plan", "staff"]),
    ("pumpkin_core", &["engine", "plan", "refute", "frame", "place"]),
    ("pumpkin_constraints", &["engine"]),
    ("pumpkin_conflict_resolvers", &["engine"]),
    ("clap", &["cli"]),
    ("indicatif", &["cli"]),
    ("std::fs", &["cli", "read"]),
    ("std::env", &["cli"]),
    ("std::time::Instant", &["cli"]),
    ("std::time::SystemTime", &["cli"]),
];

/// Names that say nothing.
const EMPTY_NAMES: [&str; 9] =
    ["util", "utils", "helper", "helpers", "manager", "managers", "common", "misc", "shared"];

/// One source file.
struct Source {
    /// Path under the project, with `/`.
    path: String,
    /// Module path: `["rules", "daily_prep", "check"]`.
    module: Vec<String>,
    syntax: syn::File,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn under(path: &Path) -> String {
    let path = path.strip_prefix(root()).unwrap_or(path);
    path.to_string_lossy().replace('\\', "/")
}

fn files(dir: &str) -> impl Iterator<Item = PathBuf> {
    let walk = WalkDir::new(root().join(dir)).sort_by_file_name().into_iter();
    let entries = walk.filter_map(Result::ok).map(walkdir::DirEntry::into_path);
    entries.filter(|path| path.is_file() && !under(path).contains("/target/"))
}

fn source(path: &str, text: &str) -> Source {
    let inside = path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    let module = match inside {
        "lib" => Vec::new(),
        _ => inside.split('/').map(str::to_owned).collect(),
    };
    let syntax = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
    Source { path: path.to_owned(), module, syntax }
}

fn sources(dir: &str) -> Vec<Source> {
    let paths = files(dir).filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    paths.map(|path| source(&under(&path), &fs::read_to_string(&path).unwrap())).collect()
}

/// Collects what a file names: full paths of this crate, paths of others, macros and attributes.
struct Named {
    module: Vec<String>,
    paths: Vec<Vec<String>>,
    macros: Vec<String>,
    attributes: Vec<String>,
    /// Whether items for tests are looked at too.
    tests: bool,
}

impl Named {
    fn of(source: &Source, tests: bool) -> Self {
        let mut named = Self {
            module: source.module.clone(),
            paths: Vec::new(),
            macros: Vec::new(),
            attributes: Vec::new(),
            tests,
        };
        named.visit_file(&source.syntax);
        named
    }

    /// Resolves `crate`, `self` and `super`; keeps other paths as they are.
    fn add(&mut self, path: &[String]) {
        let mut absolute = match path.first().map(String::as_str) {
            Some("crate" | "commonhour") => vec!["crate".to_owned()],
            Some("self" | "super") => [vec!["crate".to_owned()], self.module.clone()].concat(),
            _ => Vec::new(),
        };
        for (position, segment) in path.iter().enumerate() {
            match segment.as_str() {
                "super" => drop(absolute.pop()),
                "crate" | "commonhour" | "self" if position == 0 => {}
                _ => absolute.push(segment.clone()),
            }
        }
        self.paths.push(absolute);
    }

    fn tree(&mut self, before: &[String], tree: &syn::UseTree) {
        let with = |ident: &syn::Ident| [before, &[ident.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.tree(&with(&path.ident), &path.tree),
            syn::UseTree::Name(name) if name.ident == "self" => self.add(before),
            syn::UseTree::Name(name) => self.add(&with(&name.ident)),
            syn::UseTree::Rename(rename) => self.add(&with(&rename.ident)),
            syn::UseTree::Glob(_) => self.add(before),
            syn::UseTree::Group(group) => group.items.iter().for_each(|item| self.tree(before, item)),
        }
    }
}

fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        syn::Meta::List(list) => list.path.is_ident("cfg") && list.tokens.to_string() == "test",
        _ => false,
    })
}

impl<'ast> Visit<'ast> for Named {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.tree(&[], &item.tree);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if self.tests || !is_test(&item.attrs) {
            self.module.push(item.ident.to_string());
            visit::visit_item_mod(self, item);
            self.module.pop();
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.segments.len() > 1 {
            let segments: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
            self.add(&segments);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        self.macros.extend(item.path.segments.last().map(|segment| segment.ident.to_string()));
        // The inside of a macro is only tokens: look for paths in their text.
        let text = item.tokens.to_string().replace(' ', "\u{1}").replace("\u{1}::\u{1}", "::").replace('\u{1}', " ");
        let is_word = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
        for word in text.split(|letter| !is_word(letter)).filter(|word| word.contains("::")) {
            let segments: Vec<_> = word.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
            self.add(&segments);
        }
        visit::visit_macro(self, item);
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        self.attributes.extend(attribute.path().get_ident().map(ToString::to_string));
        visit::visit_attribute(self, attribute);
    }
}

fn is_file_of_rule(rule: &str, file: &str) -> bool {
    let folder = root().join("src/rules").join(rule);
    ["encode", "check"].contains(&file) || folder.join(format!("{file}.rs")).is_file() || folder.join(file).is_dir()
}

/// The part of the program a module path lies in: `check`, `rules/clause`, `rules/daily_prep/encode` …
fn part(module: &[String]) -> String {
    let at = |position: usize| module.get(position).map(String::as_str);
    match (at(0), at(1), at(2)) {
        (Some("rules"), Some("clause" | "agreement" | "blocks" | "counts" | "waiver" | "packs"), _) => {
            "rules/clause".to_owned()
        }
        (Some("rules"), Some(file @ ("judged" | "asked")), _) => format!("rules/{file}"),
        (Some("rules"), Some("promise" | "Promise" | "Promised"), _) => "rules/promise".to_owned(),
        (Some("rules"), Some(rule), Some(file)) if is_file_of_rule(rule, file) => {
            // What is neither the statement nor the encoder belongs to the check.
            format!("rules/{rule}/{}", if file == "encode" { "encode" } else { "check" })
        }
        (Some("rules"), Some(rule), _) if root().join("src/rules").join(rule).is_dir() => format!("rules/{rule}"),
        (Some(top), ..) => top.to_owned(),
        (None, ..) => "lib".to_owned(),
    }
}

/// The entry of the map for a part, and the rule it is about.
fn entry(part: &str) -> (String, &str) {
    match part.split('/').collect::<Vec<_>>()[..] {
        ["rules", rule, file] => (format!("rules/RULE/{file}"), rule),
        ["rules", rule] if !["clause", "judged", "asked", "promise"].contains(&rule) => ("rules/RULE".to_owned(), rule),
        _ => (part.to_owned(), ""),
    }
}

fn may_import(from: &str, to: &str) -> bool {
    let (key, rule) = entry(from);
    let Some((_, allowed)) = MAY_IMPORT.iter().find(|(part, _)| *part == key) else { return false };
    from == to
        || allowed.iter().any(|allowed| match *allowed {
            "all" => true,
            "rules/*" => to.starts_with("rules/"),
            "rules/ANY" => {
                to.matches('/').count() == 1
                    && to.starts_with("rules/")
                    && !["rules/judged", "rules/asked"].contains(&to)
            }
            allowed => allowed.replace("RULE", rule) == to,
        })
}

/// Every forbidden import of a file, as sentences.
fn forbidden(source: &Source) -> Vec<String> {
    let from = part(&source.module);
    let mut found = Vec::new();
    for path in Named::of(source, false).paths {
        let name = path.join("::");
        if path.first().is_some_and(|first| first == "crate") {
            let module = &path[1..];
            // `crate::Item` and `crate::{self}` are the story in lib.rs.
            let is_part = module.first().is_some_and(|top| MAY_IMPORT.iter().any(|(part, _)| part == top));
            let to = if is_part { part(module) } else { "lib".to_owned() };
            if !may_import(&from, &to) {
                found.push(format!("{}: `{from}` may not import `{to}` ({name})", source.path));
            }
            if from == "report" && to == "solve" && !module.get(1).is_some_and(|item| OUTCOME.contains(&item.as_str()))
            {
                found.push(format!("{}: `report` may know the outcome of `solve`, not `{name}`", source.path));
            }
        }
        for (outside, parts) in OUTSIDE {
            let inside = name == outside || name.starts_with(&format!("{outside}::"));
            if inside && !parts.contains(&from.as_str()) {
                found.push(format!("{}: only {parts:?} may use `{outside}`", source.path));
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

fn none(found: &[String]) {
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn imports_go_one_way() {
    none(
        &sources("src")
            .iter()
            .filter(|source| !source.path.ends_with("/tests.rs"))
            .flat_map(forbidden)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn a_forbidden_import_is_found() {
    let refused = [
        ("src/model/x.rs", "use crate::{schedule::{Schedule, Stretch}};"),
        ("src/model/x.rs", "fn f() -> super::super::read::Folder { todo() }"),
        ("src/check/x.rs", "fn f() { let x = crate::solve::solve(); }"),
        ("src/check/x.rs", "fn f() { assert!(crate::solve::yes()); }"),
        ("src/check/x.rs", "use good_lp::variable;"),
        ("src/check/x.rs", "use crate as everything;"),
        ("src/rules/daily_prep/encode.rs", "use super::check::longest;"),
        ("src/rules/daily_prep/encode.rs", "use crate::rules::judged::each_day;"),
        ("src/rules/daily_prep/check.rs", "use super::encode::rows;"),
        ("src/rules/daily_prep/check.rs", "use crate::rules::asked::source;"),
        ("src/rules/daily_prep/check.rs", "use crate::plan::Plan;"),
        ("src/rules/daily_prep/check.rs", "use crate::rules::prep_total::Terms;"),
        ("src/rules/daily_prep/mod.rs", "use crate::schedule::Schedule;"),
        ("src/report/x.rs", "use crate::solve::solve;"),
        ("src/read/x.rs", "use crate::rules::daily_prep::check::audit;"),
        ("src/plan/x.rs", "use std::time::Instant;"),
        ("src/anything/x.rs", "use crate::model::School;"),
    ];
    for (path, text) in refused {
        assert!(!forbidden(&source(path, text)).is_empty(), "{path}: {text}");
    }
    let allowed = [
        (
            "src/rules/daily_prep/check.rs",
            "use super::Terms; use crate::check::Check; use crate::rules::clause::Clause;",
        ),
        ("src/rules/daily_prep/encode.rs", "use super::Terms; use crate::plan::Plan; use crate::model::School;"),
        ("src/report/x.rs", "use crate::solve::Outcome; use crate::rules::daily_prep::Terms;"),
        ("src/model/x.rs", "use super::time::Clock; #[cfg(test)] mod tests { use crate::read::Folder; }"),
        ("src/main.rs", "fn main() { commonhour::cli::main() }"),
    ];
    for (path, text) in allowed {
        none(&forbidden(&source(path, text)));
    }
}

#[test]
fn only_the_command_line_prints() {
    let printing = ["print", "println", "eprint", "eprintln", "dbg"];
    let mut found = Vec::new();
    for source in sources("src").iter().filter(|source| part(&source.module) != "cli") {
        let named = Named::of(source, false);
        let prints =
            named.macros.iter().filter(|name| printing.contains(&name.as_str())).map(|name| format!("{name}!"));
        let streams = named.paths.iter().map(|path| path.join("::"));
        let streams = streams.filter(|path| path.ends_with("io::stdout") || path.ends_with("io::stderr"));
        found.extend(prints.chain(streams).map(|what| format!("{}: only src/cli prints ({what})", source.path)));
    }
    none(&found);
}

#[test]
fn no_test_is_skipped_or_vague() {
    let mut found = Vec::new();
    for source in sources("src").iter().chain(&sources("tests")) {
        let attributes = Named::of(source, true).attributes;
        let refused = attributes.iter().filter(|name| ["ignore", "should_panic"].contains(&name.as_str()));
        found.extend(refused.map(|name| format!("{}: no #[{name}]", source.path)));
    }
    none(&found);
}

/// A hash map goes by another order each time, and with it would the schedule: what is grouped by hash is sorted right after.
#[test]
fn what_is_grouped_by_hash_is_sorted() {
    let sorted_after = |rest: &str| ["sorted", "max_by_key"].iter().any(|word| rest.contains(word));
    let mut found = Vec::new();
    for path in files("src").filter(|path| path.extension().is_some_and(|extension| extension == "rs")) {
        let text = fs::read_to_string(&path).unwrap();
        for (at, word) in text.match_indices("into_group_map").chain(text.match_indices(".counts()")) {
            let rest = text[at..].lines().take(10).collect::<String>();
            let before = text[..at].lines().rev().take(6).collect::<String>();
            // A tally that is only asked for single days, or an ordered map made of it.
            if !sorted_after(&rest) && !before.contains("BTreeMap") && !rest.contains(".get(") {
                found.push(format!("{}, {word}: {}", under(&path), text[at..].lines().next().unwrap_or_default()));
            }
        }
    }
    none(&found);
}

#[test]
fn names_say_something() {
    let is_empty = |name: &str| EMPTY_NAMES.contains(&name);
    let found = files("src").chain(files("tests")).map(|path| under(&path));
    let found = found.filter(|path| {
        path.split(['/', '.', '_', '-']).any(is_empty)
            && !path.contains("common_hour")
            && !path.contains("common_planning")
    });
    none(&found.map(|path| format!("{path}: name it after what it does")).collect::<Vec<_>>());
}

#[test]
fn every_rule_folder_is_whole() {
    let catalogue = fs::read_to_string(root().join("src/rules/mod.rs")).unwrap();
    let mut found = Vec::new();
    let entries = fs::read_dir(root().join("src/rules")).unwrap().map(Result::unwrap);
    // Packs are terms of rules, not a rule.
    for entry in entries.filter(|entry| entry.path().is_dir() && entry.file_name() != "packs") {
        let rule = entry.file_name().to_string_lossy().into_owned();
        let mut wanted = vec!["mod.rs", "check.rs"];
        // What the solver is told has an encoder that tells it something; what is only audited has none.
        let listed = |told: &str| {
            catalogue.lines().any(|line| line.trim().starts_with(&format!("{rule} => ")) && line.ends_with(told))
        };
        let encoder = fs::read_to_string(entry.path().join("encode.rs")).unwrap_or_default();
        if listed(" solved;") {
            wanted.push("encode.rs");
            if encoder.contains("&mut Demands) {}") {
                found.push(format!("src/rules/{rule}: the encoder tells nothing; list the rule as audited"));
            }
        } else if listed(" audited;") && !encoder.is_empty() {
            found.push(format!("src/rules/{rule}: it is listed as audited and has an encoder"));
        }
        let missing = wanted.into_iter().filter(|file| !entry.path().join(file).is_file());
        found.extend(missing.map(|file| format!("src/rules/{rule}: {file} is missing")));
    }
    none(&found);
}

#[test]
fn every_folder_is_in_the_map_of_the_architecture() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let dirs = WalkDir::new(root().join("src")).min_depth(1).sort_by_file_name().into_iter().filter_map(Result::ok);
    let names =
        dirs.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().to_string_lossy().into_owned());
    let missing = names.filter(|name| !text.contains(&format!("{name}/")) && !text.contains(&format!("`{name}`")));
    none(&missing.map(|name| format!("ARCHITECTURE.md does not name `{name}/`")).collect::<Vec<_>>());
}

#[test]
fn the_engines_named_in_results_are_the_ones_in_the_lock_file() {
    let lock: toml::Table = toml::from_str(&fs::read_to_string(root().join("Cargo.lock")).unwrap()).unwrap();
    let packages = lock["package"].as_array().unwrap();
    for (name, version) in commonhour::ENGINES {
        let locked =
            packages.iter().find(|package| package["name"].as_str() == Some(name)).map(|package| &package["version"]);
        assert_eq!(locked.and_then(toml::Value::as_str), Some(version), "lib.rs names another version of {name}");
    }
}

#[test]
fn every_dependency_has_its_line() {
    let manifest: toml::Table = toml::from_str(&fs::read_to_string(root().join("Cargo.toml")).unwrap()).unwrap();
    let text = fs::read_to_string(root().join("docs/dependencies.md")).unwrap();
    let tables = ["dependencies", "dev-dependencies"].map(|table| manifest[table].as_table().unwrap().keys());
    let missing = tables.into_iter().flatten().filter(|name| !text.contains(&format!("| `{name}` |")));
    none(&missing.map(|name| format!("docs/dependencies.md has no line for `{name}`")).collect::<Vec<_>>());
}
