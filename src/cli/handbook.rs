//! The handbook as pages of Markdown, made from the code: one for each rule, what every clause takes, the questions that
//! contracts answer in opposite ways, and an index.

use crate::read::{Shape, shapes};
use crate::rules::cited::CITED;
use crate::rules::coverage::{ROWS, Row};
use crate::rules::questions::{Answer, QUESTIONS};
use crate::rules::{self, RulePage};

/// The rules by what they are about, in the order a contract is read.
const GROUPS: [(&str, &[&str]); 9] = [
    ("Workday and presence", &["workday", "presence", "week-partition"]),
    ("Lunch and relief", &["duty-free-lunch", "relief", "recess-free"]),
    ("Preparation", &["daily-prep", "prep-total", "prep-options", "prep-direction", "prep-protected", "prep-equal"]),
    (
        "Collaboration",
        &[
            "common-hour",
            "collaboration-time",
            "collaboration-after-prep",
            "common-planning",
            "banked-days",
            "co-teaching",
        ],
    ),
    ("Load", &["contact", "longest-stretch", "consecutive-periods", "distinct-preparations", "in-field", "rooms"]),
    ("Duties and meetings", &["duties", "meetings"]),
    ("Specialists and itinerants", &["specialist-load", "specialist-gap", "travel"]),
    ("Rosters", &["class-size", "combination-classes", "student-contacts", "caseload", "adult-ratio"]),
    (
        "Students and the school's own week",
        &[
            "student-minutes",
            "school-hours",
            "intervention-outside-core",
            "supervision",
            "sections-and-blocks",
            "no-double-booking",
            "room-capacity",
        ],
    ),
];

/// Every file of the handbook: its name and its text.
pub(super) fn files() -> Vec<(String, String)> {
    let mut files = vec![("README.md".to_owned(), index()), ("questions.md".to_owned(), questions())];
    files.push(("every-clause.md".to_owned(), every_clause()));
    files.extend(rules::pages().iter().map(|page| (format!("{}.md", page.id), rule(page))));
    files
}

/// The page of one rule.
pub(super) fn rule(page: &RulePage) -> String {
    let shape = shapes().find(|shape| shape.id == page.id);
    let kinds: Vec<&Row> = ROWS.iter().filter(|row| row.is_said_by(page.id)).collect();
    let mut text = format!("# {} (`{}`)\n\n{}\n\n", page.title, page.id, page.told.words());
    for section in sections(&page.page) {
        text += &section;
        if section.starts_with("## Terms") {
            text += &covered(shape);
        }
    }
    if !kinds.is_empty() {
        text += "## It helps to say\n\n";
        text.extend(kinds.iter().map(|row| format!("- {} (`{}`)\n", row.name, row.id)));
    }
    text
}

/// Whom a clause of the rule covers unless it says otherwise, and where its other keys are.
fn covered(shape: Option<&Shape>) -> String {
    let Some(shape) = shape else { return String::new() };
    let roles: Vec<&str> = shape.usual.iter().map(|role| role.word()).collect();
    let usual = if roles.is_empty() { "everybody it makes sense for".to_owned() } else { roles.join(", ") };
    format!(
        "Covered unless `covers` says otherwise: {usual}. Further keys, and what a window, `in` and `prorate` mean: \
         [what every clause takes](every-clause.md).\n\n"
    )
}

/// What every clause takes.
pub(super) fn every_clause() -> String {
    let page = rules::every_clause();
    let text = format!("# {}\n\n{}", page.title, sections(&page.page).concat());
    text.trim_end().to_owned() + "\n"
}

/// The sections of a page of the code, one level down, each with an empty line after its heading and at its end.
fn sections(page: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in page.lines() {
        match (line.strip_prefix("# "), found.last_mut()) {
            (Some(heading), _) => found.push(format!("## {heading}\n\n")),
            (None, Some(section)) => {
                section.push_str(line);
                section.push('\n');
            }
            (None, None) => {}
        }
    }
    found.iter().map(|section| format!("{}\n\n", section.trim_end())).collect()
}

/// The questions that contracts answer in opposite ways.
pub(super) fn questions() -> String {
    const TOP: &str = "# Forty questions\n\nWhat people argue about when they read a contract. Contracts answer each in \
                       opposite ways, so a term decides it, or HR must.\n";
    let each = QUESTIONS
        .iter()
        .zip(1..)
        .map(|(question, number)| format!("\n## {number}. {}\n\n{}", question.asks, answer(&question.answer)));
    TOP.to_owned() + &each.collect::<String>()
}

fn answer(answer: &Answer) -> String {
    match answer {
        Answer::AskHr(what) => format!("No term: HR must answer. {what}\n"),
        Answer::Terms { terms, default, shown_by } => {
            let each = terms.iter().map(|(rule, keys, values)| {
                let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
                format!("- [{rule}]({rule}.md), {}: {values}\n", keys.join(", "))
            });
            let terms = each.collect::<String>();
            format!("{terms}\nDefault: {default}\n\nBoth readings of one schedule: test `{shown_by}`.\n")
        }
    }
}

fn index() -> String {
    const TOP: &str = "# The handbook of rules\n\nMade from the code by `commonhour explain --all docs/handbook`; `commonhour explain \
         RULE` shows one page. Each says what is promised, how real contracts word it, its terms, what counts and what \
         cannot be decided.\n\n- [What every clause takes](every-clause.md): who is covered, what counts, windows, part \
         time, waivers, readings\n- [Forty questions](questions.md) that contracts answer in opposite ways\n";
    const KINDS: &str = "\n## Kinds of promise\n\nThe kinds of promise found in real contracts and laws, and what says \
                         them here.\n\n| kind | what it is | said by |\n| --- | --- | --- |\n";
    const NAMED: &str = "\n## Agreements and laws named\n\nThe pages name articles as examples of wording. What was read \
                         is in most cases an expired edition: it shows how contracts speak, not what holds today.\n\n";
    let pages = rules::pages();
    let line = |page: &RulePage| format!("- [{}]({}.md): {}\n", page.id, page.id, lower(&page.title));
    let groups = GROUPS.map(|(name, rules)| {
        let own = rules.iter().filter_map(|rule| pages.iter().find(|page| page.id == *rule));
        format!("\n## {name}\n\n{}", own.map(line).collect::<String>())
    });
    let kinds = ROWS.iter().map(|row| format!("| `{}` | {} | {} |\n", row.id, row.name, row.words()));
    let named = CITED.iter().map(|(name, edition)| format!("- {name}: {edition}\n"));
    [TOP.to_owned(), groups.concat(), KINDS.to_owned(), kinds.collect(), NAMED.to_owned(), named.collect()].concat()
}

fn lower(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys in the first column of the first table under `heading`.
    fn keys<'a>(page: &'a str, heading: &str) -> Vec<&'a str> {
        let own = page.split(heading).nth(1).and_then(|rest| rest.split("\n# ").next()).unwrap_or_default();
        own.lines().filter_map(|line| line.strip_prefix("| `")).filter_map(|line| line.split('`').next()).collect()
    }

    #[test]
    fn each_page_has_exactly_the_keys_that_are_read() {
        for shape in shapes() {
            let pages = rules::pages();
            let page = pages.iter().find(|page| page.id == shape.id).unwrap_or_else(|| panic!("no page {}", shape.id));
            let (own, mut read) = (keys(&page.page, "# Terms"), shape.own_keys());
            let mut listed = own.clone();
            listed.sort_unstable();
            read.sort_unstable();
            assert_eq!(listed, read, "{}", shape.id);
        }
    }

    #[test]
    fn the_index_lists_every_rule_once() {
        let mut listed: Vec<&str> = GROUPS.iter().flat_map(|(_, rules)| rules.iter().copied()).collect();
        let mut all: Vec<&str> = rules::pages().iter().map(|page| page.id).collect();
        listed.sort_unstable();
        all.sort_unstable();
        assert_eq!(listed, all);
    }
}
