//! Small schools, and what is asked about them.

use commonhour::read::{self, Folder};
use commonhour::solve::{Outcome, Settings};
use commonhour::ways::{Limits, WaysOut, ways_out};
use std::sync::atomic::AtomicBool;

/// Two homerooms of one grade on two short days: art and music back to back make the team's hour, if nothing is in the
/// way.
pub(crate) const TINY: &str = r#"# A school for two days.
format = 1

[school]
name = "Tiny"
grid = 15
days = ["Mon", "Tue"]          # two days are enough

[[day-type]]
name = "regular"
days = ["Mon", "Tue"]
students = { start = 08:00, end = 11:00 }
staff = { start = 07:45, end = 11:15 }   # a quarter of an hour around the bells

[grade.1]
homerooms = { 1A = { teacher = "ruiz", students = 20 }, 1B = { teacher = "cho", students = 20 } }
intervention = "none: starts next year"

[staff.okafor]
role = "specialist"
teaches = ["art"]

[staff.lund]
role = "specialist"
teaches = ["music"]

[staff.aide]
role = "paraprofessional"
count = 2

[block.reading]
minutes = 60                   # literacy
core = true

[block.lunch]
minutes = 30
window = { start = 09:30, end = 10:30 }  # the cafeteria is free then

[special.art]
minutes = 30

[special.music]
minutes = 30

# What the team needs
[team.grade-1]
minutes = 60                   # the shared hour
"#;

/// An agreement with a preparation that always holds, and a statute beside it.
pub(crate) const AGREEMENT: &str = r#"[agreement]
name = "Tiny agreement (invented)"

# Thirty minutes of lunch
[[duty-free-lunch]]
article = "7.5"
minutes = 30                   # without duty
covers = { roles = ["classroom-teacher"] }
"#;

/// A folder with a school file.
pub(crate) fn folder(school: &str) -> Folder {
    let mut folder = Folder::default();
    folder.files.insert("school.toml".to_owned(), school.to_owned());
    folder
}

/// A folder with a school file and contract files.
pub(crate) fn with(school: &str, contracts: &[(&str, &str)]) -> Folder {
    let names: Vec<String> = contracts.iter().map(|(name, _)| format!("\"{name}\"")).collect();
    let mut folder = folder(&format!("{school}\n[contract]\nfiles = [{}]\n", names.join(", ")));
    folder.files.extend(contracts.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    folder
}

/// `TINY` with some texts replaced, each of which must be there.
pub(crate) fn changed(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(TINY.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replace(old, new)
    })
}

/// Settings with so many steps.
pub(crate) fn settings(effort: u64, stop: &AtomicBool) -> Settings<'_> {
    Settings {
        seed: 0,
        threads: 1,
        effort_limit: Some(effort),
        time_limit: None,
        clock: &|| 0.0,
        stop,
        progress: &|_| {},
    }
}

/// The ways out of a school, with limits that tiny schools do not reach.
pub(crate) fn ways(folder: &Folder) -> WaysOut {
    let stop = AtomicBool::new(false);
    let limits = Limits { each: 800, candidates: 400, ..Limits::usual(settings(4_000_000, &stop)) };
    ways_out(folder, None, &limits).unwrap_or_else(|problems| panic!("{}", problems.render(false)))
}

/// What solving and auditing a school says: a schedule, proof that there is none, or neither.
pub(crate) fn possible(folder: &Folder, effort: u64) -> Option<bool> {
    let stop = AtomicBool::new(false);
    let answered = commonhour::schedule_school(folder, &settings(effort, &stop));
    let answered = answered.unwrap_or_else(|problems| panic!("{}", problems.render(false)));
    match (&answered.outcome, &answered.compliance) {
        (Outcome::Best(_) | Outcome::Stopped(_), Some(audit)) => {
            assert!(audit.nothing_required_is_broken());
            Some(true)
        }
        (Outcome::Impossible(_), _) => Some(false),
        _ => None,
    }
}

/// Whether a folder can be read.
pub(crate) fn reads(folder: &Folder) -> bool {
    read::school(folder).is_ok()
}
