//! Whether a clause asks something here and now: which agreement stands for this school on this day, what replaces it,
//! and what a vote has set aside. Precedence: statute, contract, side agreement, waiver.

use jiff::civil::Date;

use super::Contract;
use super::agreement::{Agreement, Effective};
use super::clause::{AppliesIf, Clause, Range, is_part_of};
use crate::check::{Basis, Finding, Footing, ReadAs, Subject, Verdict};
use crate::model::{Role, School};

/// Roles that count as teachers where a clause speaks of small schools.
const TEACHERS: [Role; 5] =
    [Role::ClassroomTeacher, Role::Specialist, Role::Interventionist, Role::SpecialEducator, Role::EldTeacher];

impl Contract {
    /// Why `clause` asks nothing at this school on the day of the audit; `None` where it asks something.
    #[must_use]
    pub fn silence(&self, school: &School, clause: &Clause) -> Option<String> {
        let agreement = self.agreements.get(clause.agreement_at);
        agreement
            .and_then(|agreement| self.silence_of(school, agreement))
            .or_else(|| out_of_force(clause.effective, self.as_of))
            .or_else(|| elsewhere(&clause.applies_if, school))
            .or_else(|| self.replaced(school, clause))
            .or_else(|| {
                let waiver = clause.waiver.as_ref().filter(|waiver| waiver.fault(self.as_of).is_none())?;
                let until = waiver.until.map_or_else(String::new, |until| format!(", until {until}"));
                let reason = waiver.reason.as_ref().map_or_else(String::new, |reason| format!(" ({reason})"));
                Some(format!("waived: {}{until}{reason}", waiver.vote_words()))
            })
    }

    /// Why a whole agreement asks nothing.
    fn silence_of(&self, school: &School, agreement: &Agreement) -> Option<String> {
        let vote = || agreement.vote.as_ref().and_then(|vote| vote.fault(self.as_of));
        not_among(&agreement.schools, school)
            .or_else(|| out_of_force(agreement.effective, self.as_of))
            .or_else(|| vote().map(|fault| format!("its vote does not hold: {fault}")))
    }

    /// Which agreement in force replaces the clause's article.
    fn replaced(&self, school: &School, clause: &Clause) -> Option<String> {
        let replaces = |own: &&Agreement| {
            own.of.as_deref() == Some(clause.agreement.as_str())
                && own.replaces.iter().any(|article| is_part_of(&clause.article, article))
                && self.silence_of(school, own).is_none()
        };
        self.agreements.iter().find(replaces).map(|own| {
            let vote = own.vote.as_ref().map_or_else(String::new, |vote| format!(" ({})", vote.vote_words()));
            format!("replaced by {}{vote}", own.name)
        })
    }

    /// The clause as a solve must keep it, `None` where it asks nothing or is a reading that is not obeyed. Who is perhaps
    /// covered is covered.
    pub(super) fn as_solved(&self, school: &School, clause: &Clause) -> Option<Clause> {
        if self.silence(school, clause).is_some() || !self.obeys(clause) {
            return None;
        }
        let mut clause = clause.clone();
        clause.covers.unknown_units = true;
        Some(clause)
    }

    /// Whether a solve obeys this reading: every reading, unless `[contract] obey` names one side that holds one.
    fn obeys(&self, clause: &Clause) -> bool {
        let (Some(obey), Some(reading)) = (&self.obey, &clause.reading) else { return true };
        let held =
            |own: &Clause| own.reading.as_ref().is_some_and(|own| own.entry == reading.entry && own.held_by == *obey);
        reading.held_by == *obey || !self.clauses().any(|(_, own)| held(own))
    }

    /// The findings of one clause: `check` judges it where it asks something, and each finding says whose clause it is.
    pub(super) fn judged(
        &self,
        school: &School,
        rule: &'static str,
        clause: &Clause,
        check: impl FnOnce() -> Vec<Finding>,
    ) -> Vec<Finding> {
        let about = |subject| Finding::about(rule, subject).under(&clause.article, clause.required());
        let article =
            if clause.article.is_empty() { "The clause".to_owned() } else { format!("Art. {}", clause.article) };
        let mut findings = match self.silence(school, clause) {
            Some(why) => {
                let sentence = format!("{article} asks nothing here: {why}");
                vec![about(Subject::School).judged(Verdict::DoesNotApply, sentence)]
            }
            None => check(),
        };
        if self.silence(school, clause).is_none() {
            let perhaps: Vec<Finding> = clause
                .perhaps_covered(school)
                .map(|staff| {
                    let name = &school[staff].name;
                    let sentence = format!(
                        "{name}: the school file does not say the bargaining unit, so nobody can tell whether {article} covers {name}"
                    );
                    about(Subject::Staff(staff)).judged(Verdict::CannotBeDecided, sentence)
                })
                .collect();
            if !perhaps.is_empty() {
                // "Nobody is covered" would say more than is known.
                findings.retain(|own| (own.subject, own.verdict) != (Subject::School, Verdict::DoesNotApply));
            }
            findings.extend(perhaps);
        }
        for finding in &mut findings {
            finding.agreement.clone_from(&clause.agreement);
            if !finding.required && !clause.required() {
                finding.verb = clause.verb.word();
            }
            finding.reading = clause.reading.as_ref().map(|reading| ReadAs {
                held_by: reading.held_by.clone(),
                entry: reading.entry,
                obeyed: self.obeys(clause),
            });
        }
        findings
    }
}

/// What an audit of this contract rests on, whatever the schedule.
#[must_use]
pub fn footing(school: &School, contract: &Contract) -> Footing {
    let date = |date: Option<Date>| date.map(|date| date.to_string());
    let basis = |own: &Agreement| Basis {
        name: own.name.clone(),
        kind: own.kind.word(),
        edition: own.edition.clone(),
        document: own.document.title.clone(),
        url: own.document.url.clone(),
        effective: own.effective.words(),
        checked_on: date(own.checked_on),
        entered_by: own.entered_by.clone(),
        entered_on: date(own.entered_on),
        superseded_by: own.superseded_by.clone(),
        note: own.note.clone(),
        silent: contract.silence_of(school, own),
    };
    let not_checked = contract.agreements.iter().filter(|own| contract.silence_of(school, own).is_none());
    let not_checked = not_checked.flat_map(|own| {
        own.unchecked.iter().map(|one| format!("Art. {}, {}: {} ({})", one.article, own.name, one.what, one.why))
    });
    Footing {
        agreements: contract.agreements.iter().map(basis).collect(),
        contradictions: super::contradictions::find(school, contract),
        notes: notes(school, contract),
        not_checked: not_checked.collect(),
        not_covered: super::left_out::sentences(school, contract),
    }
}

fn notes(school: &School, contract: &Contract) -> Vec<String> {
    let mut notes = Vec::new();
    for own in &contract.agreements {
        if let Some(next) = &own.superseded_by {
            notes.push(format!("{} is superseded by {next}: what holds today may differ", own.name));
        }
        match (contract.silence_of(school, own), own.of.as_deref()) {
            (Some(why), _) => notes.push(format!("{} asks nothing here: {why}", own.name)),
            (None, Some(of)) => {
                let articles = own.replaces.iter().map(|article| format!("Art. {article}")).collect::<Vec<_>>();
                notes.push(format!("{} replaces {} of {of} at this school", own.name, articles.join(", ")));
            }
            (None, None) => {}
        }
    }
    let mut told: Vec<(String, String)> = Vec::new();
    for (_, clause) in contract.clauses() {
        let fault = clause.waiver.as_ref().and_then(|waiver| waiver.fault(contract.as_of));
        let stands = contract.silence(school, clause).is_none();
        if let (Some(fault), true) = (fault, stands) {
            told.push((clause.label(), format!("stands, although a waiver is on record: {fault}")));
        }
        if let (Some(note), true) = (&clause.note, stands) {
            told.push((clause.label(), note.clone()));
        }
    }
    // Readings of one clause share their waiver and their remark.
    for (at, (label, words)) in told.iter().enumerate() {
        if !told[..at].contains(&told[at]) {
            notes.push(format!("{label}: {words}"));
        }
    }
    notes
}

fn out_of_force(effective: Effective, as_of: Option<Date>) -> Option<String> {
    let date = as_of.filter(|date| !effective.on(*date))?;
    Some(format!("not in force on {date}, but {}", effective.words()))
}

fn not_among(schools: &[String], school: &School) -> Option<String> {
    let here = |name: &String| name.trim().to_lowercase() == school.name.trim().to_lowercase();
    if schools.is_empty() || schools.iter().any(here) {
        return None;
    }
    Some(format!("it is for {}, not for {}", schools.join(", "), school.name))
}

fn elsewhere(applies: &AppliesIf, school: &School) -> Option<String> {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let is_one = |roles: &[(Role, crate::model::Share)]| roles.iter().any(|(role, _)| TEACHERS.contains(role));
    let teachers = count(school.staff.iter().filter(|person| is_one(&person.roles)).count());
    let students = school.homerooms.iter().map(|homeroom| homeroom.students).sum();
    let outside = |range: Range, number: u32, what: &str| {
        let limits = match (range.min, range.max) {
            (Some(min), Some(max)) => format!("{min} to {max}"),
            (Some(min), None) => format!("at least {min}"),
            (None, Some(max)) => format!("at most {max}"),
            (None, None) => String::new(),
        };
        (!range.holds(number)).then(|| format!("it is for schools of {limits} {what}, and this one has {number}"))
    };
    not_among(&applies.schools, school)
        .or_else(|| outside(applies.teachers, teachers, "teachers"))
        .or_else(|| outside(applies.homerooms, count(school.homerooms.len()), "homerooms"))
        .or_else(|| outside(applies.students, students, "students"))
}
