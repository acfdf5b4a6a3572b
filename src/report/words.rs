//! Names and phrases for people.

use itertools::Itertools as _;

pub(super) use crate::check::count;
use crate::check::{Finding, Subject, Verdict};
use crate::model::{DayId, GradeId, HomeroomId, Kind, Minutes, RoomId, School, Span, StaffId};
use crate::rules::clause::Status;
use crate::schedule::Stretch;

/// ` (number not confirmed)`: what stands behind a clause's number, where it is less than its text.
pub(super) fn status(finding: &Finding) -> String {
    let status = Status::ALL.into_iter().find(|status| finding.status == Some(status.word()));
    let weak = status.filter(|status| *status != Status::VerifiedText);
    weak.map_or_else(String::new, |status| format!(" (number {})", status.words()))
}

/// `Tuesday`, `Day A`, `Day A (early release)`.
pub(super) fn day_name(school: &School, day: DayId) -> String {
    let solved = &school[day];
    let name = match weekday(&solved.rotation) {
        Some(weekday) => weekday.to_owned(),
        None if solved.cycle_day.is_some() => format!("Day {}", solved.rotation),
        None => solved.rotation.clone(),
    };
    if solved.id == solved.rotation { name } else { format!("{name} ({})", school.day_type(day).name) }
}

fn weekday(word: &str) -> Option<&'static str> {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        .into_iter()
        .find(|name| *name == word || name[..3] == *word)
}

/// `Monday to Friday`, `Monday, Tuesday and Day C`; `every day` for all solved days.
pub(super) fn days_name(school: &School, days: &[DayId]) -> String {
    if days.is_empty() {
        return String::new();
    }
    if days.len() > 1 && days.len() == school.days.len() {
        return "every day".to_owned();
    }
    // A bell schedule that all of them share is said once: `Day A to Day F (early release)`.
    let shared = suffix(&day_name(school, days[0]))
        .filter(|suffix| days.len() > 1 && days.iter().all(|day| day_name(school, *day).ends_with(suffix)));
    let suffix = shared.unwrap_or_default();
    let words: Vec<String> = runs(days)
        .into_iter()
        .flat_map(|(first, last)| {
            let name = |day: usize| day_name(school, DayId(day)).trim_end_matches(&suffix).to_owned();
            if last - first >= 2 {
                vec![format!("{} to {}", name(first), name(last))]
            } else {
                (first..=last).map(name).collect()
            }
        })
        .collect();
    join_and(&words) + &suffix
}

/// ` (early release)` of `Day A (early release)`.
fn suffix(name: &str) -> Option<String> {
    name.find(" (").map(|at| name[at..].to_owned())
}

fn runs(days: &[DayId]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for day in days.iter().map(|day| day.0).sorted().dedup() {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == day => *last = day,
            _ => runs.push((day, day)),
        }
    }
    runs
}

/// When something happens: days with the same clock time are named together.
pub(super) fn times_name(school: &School, times: &[(DayId, Span)]) -> String {
    let mut groups: Vec<(Span, Vec<DayId>)> = Vec::new();
    for &(day, span) in times {
        match groups.iter_mut().find(|(own, _)| *own == span) {
            Some((_, days)) => days.push(day),
            None => groups.push((span, vec![day])),
        }
    }
    let words: Vec<String> = groups.iter().map(|(span, days)| format!("{} {span}", days_name(school, days))).collect();
    words.join("; ")
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn join_and<S: AsRef<str>>(words: &[S]) -> String {
    match words {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            format!("{} and {}", first.iter().map(AsRef::as_ref).join(", "), last.as_ref())
        }
    }
}

/// `3 met`, `12 do not apply`.
pub(super) fn verdicts(number: usize, verdict: Verdict) -> String {
    format!("{number} {}", verdict_word(number, verdict))
}

/// The verdict as it follows a number.
pub(super) fn verdict_word(number: usize, verdict: Verdict) -> &'static str {
    if verdict == Verdict::DoesNotApply && number != 1 { "do not apply" } else { verdict.words() }
}

/// `60 minutes`.
pub(super) fn minutes(number: Minutes) -> String {
    count(number.into(), "minutes")
}

/// The sentence with a capital letter first.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Name of an adult; a position nobody holds says so.
pub(super) fn person(school: &School, staff: StaffId) -> String {
    let person = &school[staff];
    if person.vacant { format!("{} (vacant)", person.name) } else { person.name.clone() }
}

/// Names of adults, joined.
pub(super) fn people(school: &School, staff: &[StaffId]) -> String {
    join_and(&staff.iter().map(|id| person(school, *id)).collect_vec())
}

/// Name of a room.
pub(super) fn room(school: &School, room: RoomId) -> &str {
    &school[room].name
}

/// `Grade 3`; a grade whose id is already a word or two stays as it is.
pub(super) fn grade(school: &School, grade: GradeId) -> String {
    let id = &school[grade].id;
    if id.len() <= 2 { format!("Grade {id}") } else { id.clone() }
}

/// Homerooms; every homeroom of a grade is `grade 3`, every homeroom of the school `all homerooms`.
pub(super) fn homerooms(school: &School, ids: &[HomeroomId]) -> String {
    if ids.len() > 1 && ids.len() == school.homerooms.len() {
        return "all homerooms".to_owned();
    }
    let mut words = Vec::new();
    for (position, own) in school.grades.iter().enumerate() {
        let here: Vec<HomeroomId> = own.homerooms.iter().copied().filter(|id| ids.contains(id)).collect();
        if here.len() > 1 && here.len() == own.homerooms.len() {
            words.push(grade(school, GradeId(position)));
        } else {
            words.extend(here.iter().map(|id| school[*id].id.clone()));
        }
    }
    words.join(", ")
}

/// Name of the block, course, group or duty with this id; the id itself where the school has none.
pub(super) fn course<'a>(school: &'a School, id: &'a str) -> &'a str {
    let block = school.blocks.iter().find(|block| block.id == id).map(|block| &block.name);
    let course = || school.courses.iter().find(|course| course.id == id).map(|course| &course.name);
    let group = || school.pull_outs.iter().find(|group| group.id == id).map(|group| &group.name);
    let duty = || school.duties.iter().find(|duty| duty.id == id).map(|duty| &duty.name);
    block.or_else(course).or_else(group).or_else(duty).map_or(id, String::as_str)
}

/// What a row is about.
pub(super) fn what<'a>(school: &'a School, row: &'a Stretch) -> &'a str {
    if row.course.is_empty() { kind(row.kind) } else { course(school, &row.course) }
}

/// Whom a promise is for.
pub(super) fn subject(school: &School, subject: Subject) -> String {
    match subject {
        Subject::Staff(id) => person(school, id),
        Subject::Homeroom(id) => school[id].id.clone(),
        Subject::Team(id) => school[id].name.clone(),
        Subject::Room(id) => room(school, id).to_owned(),
        Subject::School => "The school".to_owned(),
    }
}

/// The words for a kind of time on every page.
pub(super) const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Instruct => "class time",
        Kind::CoTeach => "co-teaching",
        Kind::Special => "special",
        Kind::Intervention => "intervention",
        Kind::Eld => "English language development",
        Kind::Advisory => "advisory",
        Kind::Lunch => "lunch",
        Kind::Recess => "recess",
        Kind::Relief => "break",
        Kind::Prep => "preparation",
        Kind::DirectedPrep => "directed preparation",
        Kind::Collaboration => "team time",
        Kind::Meeting => "meeting",
        Kind::Duty => "duty",
        Kind::Cover => "covering a class",
        Kind::Passing => "passing",
        Kind::Transition => "walk",
        Kind::Travel => "travel",
        Kind::Arrival => "arrival",
        Kind::Dismissal => "dismissal",
        Kind::Open => "nothing set",
    }
}

/// The letter of a kind of time: colour is never the only sign.
pub(super) const fn letter(kind: Kind) -> char {
    match kind {
        Kind::Instruct => 'C',
        Kind::CoTeach => 'K',
        Kind::Special => 'S',
        Kind::Intervention => 'I',
        Kind::Eld => 'E',
        Kind::Advisory => 'A',
        Kind::Lunch => 'L',
        Kind::Recess => 'R',
        Kind::Relief => 'B',
        Kind::Prep => 'P',
        Kind::DirectedPrep => 'Q',
        Kind::Collaboration => 'T',
        Kind::Meeting => 'M',
        Kind::Duty => 'D',
        Kind::Cover => 'V',
        Kind::Passing => 'H',
        Kind::Transition => 'W',
        Kind::Travel => 'Y',
        Kind::Arrival => 'G',
        Kind::Dismissal => 'X',
        Kind::Open => 'O',
    }
}
