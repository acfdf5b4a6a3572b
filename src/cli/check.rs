//! `commonhour check`: audits any schedule, however it was made.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use crate::audit::{self, Chosen};
use crate::check::{Compliance, Verdict};
use crate::read::{self, Input, Separate};
use crate::report::{self, Made};
use crate::schedule::{self, Unassigned};

use super::exit::Exit;
use super::failure::Failure;
use super::{folder, report_folder, text, voice};

/// Audit a schedule against the school and its contract.
///
/// One verdict for every promise, with the minutes that prove it. Without a school folder, contract files, a roster and
/// the bells are enough; what they do not say is undecided.
#[derive(Debug, Args)]
#[command(override_usage = "commonhour check [OPTIONS] DIR SCHEDULE.csv
       commonhour check [OPTIONS] --contract C.toml --roster ROSTER.csv --bells BELLS.toml SCHEDULE.csv")]
pub(super) struct Check {
    /// Folder with school.toml, and the schedule; only the schedule where there is no folder.
    #[arg(required = true, num_args = 1..=2, value_name = "DIR SCHEDULE.csv")]
    paths: Vec<PathBuf>,
    /// Contract file, instead of a school folder; may be given several times.
    #[arg(long, value_name = "C.toml", requires_all = ["roster", "bells"])]
    contract: Vec<PathBuf>,
    /// Sheet with a row for each adult: id, role, fte, unit.
    #[arg(long, value_name = "ROSTER.csv", requires_all = ["contract", "bells"])]
    roster: Option<PathBuf>,
    /// [school], [[day-type]] and [calendar] of a school file.
    #[arg(long, value_name = "BELLS.toml", requires_all = ["contract", "roster"])]
    bells: Option<PathBuf>,
    /// What paid minutes are that the schedule does not write [default: `[audit] unassigned`, or undecided].
    #[arg(long, value_name = "WHAT", value_parser = unassigned)]
    unassigned: Option<Unassigned>,
    /// From what on the exit code is 6.
    #[arg(long, value_enum, default_value_t = FailOn::NotMet)]
    fail_on: FailOn,
    /// Only the promises to this person and their teams; may be given several times.
    #[arg(long, value_name = "PERSON")]
    only: Vec<String>,
    /// Only this article; may be given several times.
    #[arg(long, value_name = "ARTICLE")]
    article: Vec<String>,
    /// Only this rule, by its id; may be given several times.
    #[arg(long, value_name = "RULE")]
    rule: Vec<String>,
    /// The day for which clauses are in force or not [default: the calendar's first].
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// Ids in the place of names, in everything that is printed or written.
    #[arg(long)]
    ids: bool,
    /// Folder to write compliance.json and compliance.html into.
    #[arg(long, value_name = "OUT")]
    out: Option<PathBuf>,
    /// Print the verdicts as JSON on stdout.
    #[arg(long)]
    pub(super) json: bool,
}

/// What ends with exit code 6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// A required promise that is not met
    NotMet,
    /// That, or a required promise that cannot be decided
    CannotBeDecided,
    /// Any promise that is not met, preferred ones too
    Preferred,
    /// Nothing
    Never,
}

fn unassigned(word: &str) -> Result<Unassigned, String> {
    let found = Unassigned::WORDS.into_iter().find(|(own, _)| *own == word);
    found.map(|(_, value)| value).ok_or_else(|| "write prep, open or undecided".to_owned())
}

impl FailOn {
    fn fails(self, compliance: &Compliance) -> bool {
        let broken = !compliance.nothing_required_is_broken();
        match self {
            Self::NotMet => broken,
            Self::CannotBeDecided => {
                broken || compliance.with(Verdict::CannotBeDecided).any(|finding| finding.required)
            }
            Self::Preferred => compliance.with(Verdict::NotMet).next().is_some(),
            Self::Never => false,
        }
    }
}

impl Check {
    pub(super) fn run(&self) -> Result<Exit, Failure> {
        self.audit().map_err(|failure| if self.ids { without_lines(failure) } else { failure })
    }

    fn audit(&self) -> Result<Exit, Failure> {
        let (mut input, (name, text)) = self.files()?;
        input.contract.as_of = self.as_of.or(input.contract.as_of);
        let sheet = schedule::sheet(&input.school, &name, &text).map_err(Failure::Input)?;
        let people = self.only.iter().map(|word| audit::person(&input.school, word)).collect::<Result<Vec<_>, _>>();
        let people = people.map_err(Failure::Usage)?;
        if self.ids {
            audit::ids_only(&mut input.school);
        }
        for note in &sheet.notes {
            voice::words(&format!("note: {note}"));
        }
        let chosen = Chosen { people, articles: self.article.clone(), rules: self.rule.clone() };
        let audited = audit::audit(&input, &sheet, self.unassigned.unwrap_or(input.unassigned));
        let audited = audit::choose(&input.school, audited, &chosen).map_err(Failure::Usage)?;
        let (compliance, not_checked) = (&audited.compliance, &audited.not_checked);
        let json = report::compliance_json(&input.school, compliance, not_checked);
        if let Some(out) = &self.out {
            let hash = sha256(&text);
            let command = if self.ids { String::new() } else { std::env::args().collect::<Vec<_>>().join(" ") };
            let now = jiff::Timestamp::now().to_string();
            let made = Made {
                command: &command,
                // The day, in universal time.
                date: now.get(..10).unwrap_or_default(),
                schedule: if self.ids { "" } else { &name },
                schedule_hash: &hash,
                input_hash: &input.hash,
            };
            let page = report::compliance_page(&input.school, compliance, not_checked, &made);
            let files = BTreeMap::from([("compliance.json", json.clone()), ("compliance.html", page)]);
            report_folder::write(out, &files)?;
        }
        voice::data(&if self.json { json } else { report::audit_text(&input.school, compliance, not_checked) })?;
        Ok(if self.fail_on.fails(compliance) { Exit::NotMet } else { Exit::Done })
    }

    /// The school, after saying what was assumed about it, and the schedule's name and text.
    fn files(&self) -> Result<(Input, (String, String)), Failure> {
        let several = "give a school folder and a schedule, or --contract, --roster and --bells and only a schedule";
        match (&self.paths[..], &self.roster, &self.bells) {
            ([dir, schedule], None, None) => Ok((folder::school(dir)?.1, text::read(schedule)?)),
            ([schedule], Some(roster), Some(bells)) => self.separate(roster, bells, schedule),
            _ => Err(Failure::Usage(several.to_owned())),
        }
    }

    fn separate(&self, roster: &Path, bells: &Path, schedule: &Path) -> Result<(Input, (String, String)), Failure> {
        if let Some(twice) = (1..self.contract.len()).find(|n| self.contract[..*n].contains(&self.contract[*n])) {
            let path = self.contract[twice].display();
            return Err(Failure::Usage(format!("the contract `{path}` is given twice")));
        }
        let contracts = self.contract.iter().map(|path| text::read(path)).collect::<Result<_, _>>()?;
        let files = Separate { contracts, roster: text::read(roster)?, bells: text::read(bells)? };
        let schedule = text::read(schedule)?;
        let input = read::separate(&files, &schedule::named(&schedule.1)).map_err(Failure::Input)?;
        folder::notes(&input);
        Ok((input, schedule))
    }
}

/// In hexadecimal.
fn sha256(text: &str) -> String {
    use std::fmt::Write as _;
    Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut hash, byte| {
        let _ = write!(hash, "{byte:02x}");
        hash
    })
}

/// The same without the lines of the files, which may have names in them.
fn without_lines(failure: Failure) -> Failure {
    match failure {
        Failure::Input(mut problems) => {
            problems.texts.clear();
            Failure::Input(problems)
        }
        other => other,
    }
}
