//! What the words of a schedule file name: ids of the school, in any letter case, and the names people go by.

use crate::model::{Kind, School};
use std::collections::BTreeMap;

use super::DirectedBy;

/// Everything of one sort that a cell may name.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// What one of them is called in a message.
    pub(super) what: &'static str,
    /// Ids by position.
    pub(super) ids: Vec<String>,
    exact: BTreeMap<String, usize>,
    /// Ids and names in one form; `None` where it fits several.
    loose: BTreeMap<String, Option<usize>>,
}

impl Names {
    /// Of ids with the further names of each.
    fn new(what: &'static str, all: impl Iterator<Item = (String, Vec<String>)>) -> Self {
        let mut names = Self { what, ..Self::default() };
        for (position, (id, others)) in all.enumerate() {
            let mut forms: Vec<String> = others.iter().chain([&id]).map(|word| folded(word)).collect();
            forms.sort();
            forms.dedup();
            for form in forms {
                let entry = names.loose.entry(form).or_insert(Some(position));
                if entry.is_some_and(|own| own != position && names.ids[own] != id) {
                    *entry = None;
                }
            }
            names.exact.entry(id.clone()).or_insert(position);
            names.ids.push(id);
        }
        names
    }

    /// The position of what `word` names.
    pub(super) fn find(&self, word: &str) -> Option<usize> {
        self.exact.get(word).copied().or_else(|| self.loose.get(&folded(word)).copied().flatten())
    }

    /// What to do about a word that names nothing.
    pub(super) fn help(&self, word: &str) -> String {
        if self.loose.get(&folded(word)).is_some_and(Option::is_none) {
            return "it fits several; write the id exactly".to_owned();
        }
        let hint = || KIND_HINTS.iter().find(|(other, _)| *other == folded(word)).map(|(_, kind)| *kind);
        let hint = if self.what == "kind" { hint() } else { None };
        match hint.or_else(|| nearest(word, self.ids.iter().map(String::as_str))) {
            Some(near) => format!("did you mean `{near}`?"),
            None if self.ids.len() <= Kind::ALL.len() && !self.ids.is_empty() => {
                format!("there are {}", self.ids.join(", "))
            }
            None => "the ids are those of the school file or the roster".to_owned(),
        }
    }
}

/// What people call kinds of time.
const KIND_HINTS: [(&str, &str); 17] = [
    ("planning", "prep"),
    ("plan", "prep"),
    ("preparation", "prep"),
    ("prep-period", "prep"),
    ("common-planning", "collaboration"),
    ("plc", "collaboration"),
    ("team-time", "collaboration"),
    ("class", "instruct"),
    ("teaching", "instruct"),
    ("core", "instruct"),
    ("win", "intervention"),
    ("rti", "intervention"),
    ("supervision", "duty"),
    ("break", "relief"),
    ("elective", "special"),
    ("encore", "special"),
    ("staff-meeting", "meeting"),
];

/// The names of a school.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) days: Names,
    pub(super) homerooms: Names,
    pub(super) staff: Names,
    pub(super) rooms: Names,
    pub(super) teams: Names,
    pub(super) grades: Names,
    pub(super) courses: Names,
    pub(super) kinds: Names,
    pub(super) directed: Names,
}

impl Words {
    pub(super) fn of(school: &School) -> Self {
        let named = |id: &String, name: &String| (id.clone(), vec![name.clone()]);
        let plain = |id: &str| (id.to_owned(), Vec::new());
        let blocks = school.blocks.iter().flat_map(|block| {
            std::iter::once(named(&block.id, &block.name)).chain(block.alternates.iter().map(|id| plain(id)))
        });
        let courses = blocks
            .chain(school.courses.iter().map(|course| named(&course.id, &course.name)))
            .chain(school.pull_outs.iter().map(|group| named(&group.id, &group.name)))
            .chain(school.duties.iter().map(|duty| named(&duty.id, &duty.name)));
        Self {
            days: Names::new("day", school.days.iter().map(|day| (day.id.clone(), spoken(&day.id)))),
            homerooms: Names::new("homeroom", school.homerooms.iter().map(|homeroom| plain(&homeroom.id))),
            staff: Names::new("person", school.staff.iter().map(|person| named(&person.id, &person.name))),
            rooms: Names::new("room", school.rooms.iter().map(|room| named(&room.id, &room.name))),
            teams: Names::new("team", school.teams.iter().map(|team| named(&team.id, &team.name))),
            grades: Names::new("grade", school.grades.iter().map(|grade| plain(&grade.id))),
            courses: Names::new("course", courses),
            kinds: Names::new("kind", Kind::ALL.iter().map(|kind| plain(kind.word()))),
            directed: Names::new("word", DIRECTED.iter().map(|who| plain(who.word()))),
        }
    }
}

/// Everybody who may direct, in the order of [`Words::directed`].
pub(super) const DIRECTED: [DirectedBy; 3] = [DirectedBy::Teacher, DirectedBy::Team, DirectedBy::Principal];

/// What people call a day: `Monday`, `Tues`, `Day A`.
fn spoken(id: &str) -> Vec<String> {
    const WEEKDAYS: [(&str, &[&str]); 7] = [
        ("Mon", &["Monday"]),
        ("Tue", &["Tuesday", "Tues"]),
        ("Wed", &["Wednesday", "Weds"]),
        ("Thu", &["Thursday", "Thur", "Thurs"]),
        ("Fri", &["Friday"]),
        ("Sat", &["Saturday"]),
        ("Sun", &["Sunday"]),
    ];
    match WEEKDAYS.iter().find(|(own, _)| *own == id) {
        Some((_, others)) => others.iter().map(ToString::to_string).collect(),
        None => vec![format!("Day {id}")],
    }
}

/// One form for words that differ in letter case, spaces and underscores only.
pub(super) fn folded(word: &str) -> String {
    let lower = word.to_lowercase();
    lower.split(|c: char| c.is_whitespace() || c == '_').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// The candidate that is spelled most like `word`, if any is near.
fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > 80 {
        return None;
    }
    let word = word.to_lowercase();
    let far = (word.chars().count() / 3).max(1);
    candidates
        .map(|candidate| (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= far)
        .min()
        .map(|(_, candidate)| candidate)
}
