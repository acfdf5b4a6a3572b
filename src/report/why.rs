//! Why no schedule exists, for the terminal and as JSON.

use std::fmt::Write as _;

use itertools::Itertools as _;
use serde::Serialize;

use super::items::{Said, said};
use super::result::to_text;
use super::ways::{sureness, way_words, ways_json};
use super::words;
use crate::laws::{Certificate, Line};
use crate::model::{Item, School};
use crate::rules::Contract;
use crate::ways::WaysOut;
use crate::why::{Conflict, Known, Reasons, Why};

/// Version of the schema.
const FORMAT: u32 = 1;

/// Where a file says an item: file and line, from 1.
pub type PlaceOf<'a> = &'a dyn Fn(&Item) -> Option<(String, usize)>;

/// What is known of a school, with what is needed to say it.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    /// The school.
    pub school: &'a School,
    /// What its agreements ask for.
    pub contract: &'a Contract,
    /// What is known.
    pub why: &'a Why,
    /// Where the files say what.
    pub place_of: PlaceOf<'a>,
    /// What it would take, where that was looked for.
    pub ways: Option<&'a WaysOut>,
}

/// One member of a conflict.
pub(super) struct Member {
    /// Whether no schedule of the others was found, so that it may not be needed.
    pub(super) perhaps: bool,
    /// The sentence.
    pub(super) sentence: String,
    /// `school.toml, line 12`; empty where no line says it.
    pub(super) place: String,
}

/// The sections of the report, for text and page alike.
pub(super) struct Sections {
    /// One sentence over all.
    pub(super) conclusion: &'static str,
    /// What the search knows, where nothing is proved.
    pub(super) known: Vec<String>,
    /// Sums.
    pub(super) certificates: Vec<Sum>,
    /// What cannot hold together.
    pub(super) conflict: Vec<Member>,
    /// How that is known, and whether all of it is needed.
    pub(super) how: String,
    /// What gives people their time.
    pub(super) given: Vec<Member>,
    /// Facts it rests on.
    pub(super) facts: Vec<Member>,
    /// What it would take: sentence, price, and whether it is inside the school day.
    pub(super) ways: Vec<(String, String, bool)>,
    /// How sure it is that nothing cheaper does.
    pub(super) sureness: Vec<String>,
}

/// A proof by counting, line by line.
pub(super) struct Sum {
    /// The sentence.
    pub(super) sentence: String,
    /// What is needed, and its sum.
    pub(super) needed: (Vec<String>, String),
    /// What there is, and its sum.
    pub(super) there: (Vec<String>, String),
}

pub(super) fn sections(told: &Told<'_>) -> Sections {
    let (conclusion, known) = match told.why {
        Why::Possible => ("A schedule that keeps every required promise exists: it was found and audited.", Vec::new()),
        Why::Impossible(_) => ("No schedule keeps every promise. This is proved.", Vec::new()),
        Why::Unknown(unknown) => (
            "Not known so far: no schedule was found, and there is no proof that none exists.",
            std::iter::once(words::capital(&unknown.reason))
                .chain(unknown.known.iter().map(|own| words::capital(own)))
                .collect(),
        ),
    };
    let mut sections = Sections {
        conclusion,
        known,
        certificates: Vec::new(),
        conflict: Vec::new(),
        how: String::new(),
        given: Vec::new(),
        facts: Vec::new(),
        ways: Vec::new(),
        sureness: Vec::new(),
    };
    if let Some(ways) = told.ways {
        sections.ways = ways.ways.iter().map(|way| way_words(way, ways)).collect();
        sections.sureness = sureness(ways);
    }
    if let Why::Impossible(reasons) = told.why {
        add_reasons(told, reasons, &mut sections);
    }
    sections
}

fn add_reasons(told: &Told<'_>, reasons: &Reasons, sections: &mut Sections) {
    let conflict = &reasons.conflict;
    sections.certificates = reasons.certificates.iter().map(sum).collect();
    sections.how = how(conflict, !reasons.certificates.is_empty());
    let everything = |items: &[Item]| members(told, items, &|_| true);
    sections.conflict = members(told, &conflict.wishes, &|item| conflict.needed.contains(item));
    sections.given = everything(&conflict.given);
    sections.facts = everything(&reasons.facts);
}

fn sum(certificate: &Certificate) -> Sum {
    let line = |line: &Line| match line.times {
        1 => format!("{}: {}", line.what, line.each),
        times => format!("{}: {times} × {} = {}", line.what, line.each, line.sum()),
    };
    let total = |lines: &[Line]| words::count(lines.iter().map(Line::sum).sum(), certificate.unit);
    Sum {
        sentence: certificate.sentence.clone(),
        needed: (certificate.needed.iter().map(line).collect(), total(&certificate.needed)),
        there: (certificate.there.iter().map(line).collect(), total(&certificate.there)),
    }
}

fn how(conflict: &Conflict, has_sum: bool) -> String {
    let proof = match conflict.by {
        Known::Counting => "That these cannot all hold is proved by counting.",
        // The sum takes further wishes, which turned out not to be needed.
        Known::Search if has_sum => "That these alone cannot all hold is known from a search of every case.",
        Known::Search => "That these cannot all hold is known from a search of every case; no short sum shows it.",
    };
    let least = if conflict.proved_least {
        "Each one is needed: without any single one of them, a schedule of the others was found and audited."
    } else {
        "For those marked with * it is not known whether they are needed: no schedule of the others was found in the time given."
    };
    let looked = words::count(i64::try_from(conflict.looked_at).unwrap_or(0), "smaller sets");
    format!("{proof} {least} Looked at {looked} of wishes and promises.")
}

fn members(told: &Told<'_>, items: &[Item], needed: &dyn Fn(&Item) -> bool) -> Vec<Member> {
    let said = said(told.school, told.contract, items);
    let member =
        |Said { items, sentence }| Member { perhaps: !items.iter().all(needed), sentence, place: place(told, &items) };
    said.into_iter().map(member).collect()
}

fn place(told: &Told<'_>, items: &[Item]) -> String {
    let places = items.iter().filter_map(|item| (told.place_of)(item)).unique();
    places.map(|(file, line)| format!("{file}, line {line}")).join("; ")
}

/// The report for the terminal.
#[must_use]
pub fn why_text(told: &Told<'_>) -> String {
    let sections = sections(told);
    let mut text = format!("{}\n{}\n", told.school.name, sections.conclusion);
    for sentence in &sections.known {
        let _ = writeln!(text, "  - {sentence}");
    }
    if !sections.certificates.is_empty() {
        text.push_str("\nThe sum, to be redone with a pencil\n");
    }
    for sum in &sections.certificates {
        let _ = writeln!(text, "  - {}", sum.sentence);
        for (what, (lines, total)) in [("needed", &sum.needed), ("there", &sum.there)] {
            let _ = writeln!(text, "      {what}: {total}");
            for line in lines {
                let _ = writeln!(text, "        {line}");
            }
        }
    }
    let mut list = |title: &str, members: &[Member]| {
        if !members.is_empty() {
            let _ = write!(text, "\n{title}\n");
            for member in members {
                let place = if member.place.is_empty() { String::new() } else { format!(" ({})", member.place) };
                let mark = if member.perhaps { " *" } else { "" };
                let _ = writeln!(text, "  - {}{mark}{place}", member.sentence);
            }
        }
    };
    list("What cannot hold together", &sections.conflict);
    list("Taken as given, because it is what gives these people time without students", &sections.given);
    list("Facts these rest on", &sections.facts);
    if !sections.how.is_empty() {
        let _ = write!(text, "\n{}\n", sections.how);
    }
    if !sections.sureness.is_empty() {
        let alone = if sections.ways.is_empty() { "" } else { ", each of these alone; all were scheduled and audited" };
        let _ = writeln!(text, "\nWhat it would take{alone}");
    }
    for (number, (sentence, price, _)) in (1..).zip(&sections.ways) {
        let _ = writeln!(text, "  {number}. {sentence} ({price})");
    }
    for sentence in &sections.sureness {
        let _ = writeln!(text, "{sentence}");
    }
    text
}

#[derive(Serialize)]
struct File<'a> {
    format: u32,
    school: &'a str,
    status: &'static str,
    known: Vec<String>,
    certificates: Vec<CertificateEntry<'a>>,
    conflict: Option<ConflictEntry>,
    ways_out: Option<serde_json::Value>,
}

#[derive(Serialize)]
struct CertificateEntry<'a> {
    law: &'a str,
    sentence: &'a str,
    unit: &'a str,
    needed: Vec<LineEntry<'a>>,
    there: Vec<LineEntry<'a>>,
    needed_sum: i64,
    there_sum: i64,
    rests_on: Vec<MemberEntry>,
}

#[derive(Serialize)]
struct LineEntry<'a> {
    what: &'a str,
    times: i64,
    each: i64,
}

#[derive(Serialize)]
struct ConflictEntry {
    wishes: Vec<MemberEntry>,
    given: Vec<MemberEntry>,
    facts: Vec<MemberEntry>,
    proved_by: &'static str,
    proved_least: bool,
    looked_at: usize,
}

#[derive(Serialize)]
struct MemberEntry {
    sentence: String,
    needed: Option<bool>,
    places: Vec<PlaceEntry>,
}

#[derive(Serialize)]
struct PlaceEntry {
    file: String,
    line: usize,
}

/// `why.json`: documented in `docs/why.md`.
#[must_use]
pub fn why_json(told: &Told<'_>) -> String {
    let entries = |items: &[Item], needed: &dyn Fn(&Item) -> Option<bool>| {
        said(told.school, told.contract, items)
            .into_iter()
            .map(|own| MemberEntry {
                sentence: own.sentence,
                needed: own.items.iter().map(needed).try_fold(true, |all, one| one.map(|one| all && one)),
                places: {
                    let places = own.items.iter().filter_map(|item| (told.place_of)(item)).unique();
                    places.map(|(file, line)| PlaceEntry { file, line }).collect()
                },
            })
            .collect_vec()
    };
    let (status, known, reasons) = match told.why {
        Why::Possible => ("possible", Vec::new(), None),
        Why::Impossible(reasons) => ("impossible", Vec::new(), Some(reasons)),
        Why::Unknown(unknown) => {
            ("unknown", std::iter::once(unknown.reason.clone()).chain(unknown.known.clone()).collect(), None)
        }
    };
    let certificates = reasons.map_or(&[][..], |own| &own.certificates).iter().map(|own| CertificateEntry {
        law: own.law,
        sentence: &own.sentence,
        unit: own.unit,
        needed: own.needed.iter().map(line_entry).collect(),
        there: own.there.iter().map(line_entry).collect(),
        needed_sum: own.needed.iter().map(Line::sum).sum(),
        there_sum: own.there.iter().map(Line::sum).sum(),
        rests_on: entries(&own.rests_on, &|_| None),
    });
    let conflict = reasons.map(|reasons| {
        let own = &reasons.conflict;
        ConflictEntry {
            wishes: entries(&own.wishes, &|item| own.needed.contains(item).then_some(true)),
            given: entries(&own.given, &|_| None),
            facts: entries(&reasons.facts, &|_| None),
            proved_by: match own.by {
                Known::Counting => "counting",
                Known::Search => "search",
            },
            proved_least: own.proved_least,
            looked_at: own.looked_at,
        }
    });
    let file = File {
        format: FORMAT,
        school: &told.school.name,
        status,
        known,
        certificates: certificates.collect(),
        conflict,
        ways_out: told.ways.map(ways_json),
    };
    to_text(&file)
}

fn line_entry(line: &Line) -> LineEntry<'_> {
    LineEntry { what: &line.what, times: line.times, each: line.each }
}
