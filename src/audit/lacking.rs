//! Verdicts that hang on what no file says.

use std::collections::{BTreeMap, BTreeSet};

use super::Case;
use crate::check::{Evidence, Finding, Subject, Verdict, partners};
use crate::model::{Grade, GradeId, Homeroom, HomeroomId, Kind, School, StaffId};
use crate::rules::{intervention_outside_core, no_double_booking, room_capacity, supervision, weekly_program};
use crate::schedule::Unassigned;

/// Children in the smallest and the largest class that a roster may mean.
const STUDENTS: [u32; 2] = [1, 60];
/// How many homerooms there may be that nobody names.
const MORE_HOMEROOMS: usize = 60;

/// `findings` with everything undecided, or left out, that the files do not decide.
pub(super) fn decide(case: &Case<'_>, mut findings: Vec<Finding>) -> Vec<Finding> {
    doubt_hours(case, &mut findings);
    doubt_students(case, &mut findings);
    doubt_grades(case, &mut findings);
    findings.retain(|finding| has_facts(case, finding));
    for finding in &mut findings {
        if let Some(why) = missing(case, finding) {
            undecided(case.school, finding, &why);
        }
    }
    findings
}

fn is_decided(finding: &Finding) -> bool {
    matches!(finding.verdict, Verdict::Met | Verdict::NotMet)
}

fn undecided(school: &School, finding: &mut Finding, why: &str) {
    finding.verdict = Verdict::CannotBeDecided;
    finding.evidence.found = None;
    finding.evidence.sentence = match finding.subject {
        Subject::Staff(staff) => format!("{}: {why}", finding.lead(&school[staff].name)),
        Subject::Homeroom(homeroom) => format!("{}: {why}", finding.lead(&school[homeroom].id)),
        _ => format!("{}; {why}", finding.evidence.sentence),
    };
}

/// Whether the files say what the program's own rules look at. A rule of the contract always stands.
fn has_facts(case: &Case<'_>, finding: &Finding) -> bool {
    let of_program =
        [supervision::ID, room_capacity::ID, weekly_program::ID, intervention_outside_core::ID, no_double_booking::ID];
    if !of_program.contains(&finding.rule) {
        return true;
    }
    let about_children = matches!(finding.subject, Subject::Homeroom(_) | Subject::Room(_));
    if !case.sheet.homerooms && (about_children || finding.rule == weekly_program::ID) {
        return false;
    }
    if !case.sheet.staff && [supervision::ID, weekly_program::ID].contains(&finding.rule) {
        return false;
    }
    if case.facts.program {
        return true;
    }
    ![weekly_program::ID, room_capacity::ID, intervention_outside_core::ID].contains(&finding.rule)
}

/// What the schedule lacks for a verdict that was given all the same.
fn missing(case: &Case<'_>, finding: &Finding) -> Option<String> {
    if !is_decided(finding) {
        return None;
    }
    match finding.subject {
        Subject::Staff(_) | Subject::Team(_) if !case.sheet.staff => Some("the file has no column `staff`".to_owned()),
        Subject::Homeroom(_) | Subject::Room(_) if !case.sheet.homerooms => {
            Some("the file has no column `homerooms`".to_owned())
        }
        Subject::Staff(staff) => blank_adult(case, finding, staff),
        Subject::Homeroom(homeroom) => blank_children(case, finding, homeroom),
        _ => None,
    }
}

/// An adult at work who is in no row keeps every limit only because nothing is written.
fn blank_adult(case: &Case<'_>, finding: &Finding, staff: StaffId) -> Option<String> {
    if case.unassigned != Unassigned::Undecided || finding.verdict != Verdict::Met {
        return None;
    }
    let rows = || case.sheet.schedule.of_staff(staff);
    let blank = match finding.day {
        Some(day) => case.school.paid_day(staff, day).is_some() && !rows().any(|row| row.day == day),
        None => !case.school[staff].hours.is_empty() && rows().next().is_none(),
    };
    let what = if finding.day.is_some() { "no row of the file is about this day" } else { "in no row of the file" };
    blank.then(|| what.to_owned())
}

fn blank_children(case: &Case<'_>, finding: &Finding, homeroom: HomeroomId) -> Option<String> {
    if finding.rule == supervision::ID {
        // A gap in no row is of kind open. Nobody says that the file writes every minute of the children's day.
        let gaps = || finding.evidence.counted.iter();
        let unwritten = finding.verdict == Verdict::NotMet && gaps().all(|gap| gap.kind == Kind::Open);
        let times = || crate::check::list(&gaps().map(|gap| gap.span).collect::<Vec<_>>());
        return (!case.facts.program && unwritten)
            .then(|| format!("the file does not say where they are at {}", times()));
    }
    let rows = || case.sheet.schedule.of_homeroom(homeroom);
    let blank = finding.day.map_or_else(|| rows().next().is_none(), |day| !rows().any(|row| row.day == day));
    (blank && !finding.article.is_empty()).then(|| "in no row of the file".to_owned())
}

/// Makes undecided what `one` and `other` judge otherwise.
fn doubt(school: &School, findings: &mut [Finding], one: &[Finding], other: &[Finding], why: &str) {
    let (ones, others) = (partners(findings, one), partners(findings, other));
    let differ: Vec<bool> = ones
        .into_iter()
        .zip(others)
        .map(|(one, other)| one.map(|own| own.verdict) != other.map(|own| own.verdict))
        .collect();
    for (finding, differ) in findings.iter_mut().zip(differ) {
        // That a clause asks nothing of the school hangs on it too.
        let of_school = finding.subject == Subject::School && finding.verdict == Verdict::DoesNotApply;
        if differ && (is_decided(finding) || of_school) {
            undecided(school, finding, why);
        }
    }
}

/// Rows outside the hours that were assumed: either the row or the assumption is not paid time.
fn doubt_hours(case: &Case<'_>, findings: &mut [Finding]) {
    let mut wider = case.school.clone();
    let mut stray = false;
    for staff in &case.facts.hours_unknown {
        for row in case.sheet.schedule.of_staff(*staff) {
            for hours in wider.staff[staff.0].hours.iter_mut().filter(|hours| hours.day == row.day) {
                stray |= !hours.span.contains(row.span);
                hours.span.start = hours.span.start.min(row.span.start);
                hours.span.end = hours.span.end.max(row.span.end);
            }
        }
    }
    if stray {
        let schedule = &case.sheet.schedule;
        let [one, other] = [case.school, &wider].map(|school| case.judge(school, schedule).findings);
        let why = "the roster gives no paid hours, and there are rows outside the staff hours of the bells";
        doubt(case.school, findings, &one, &other, why);
    }
}

/// What hangs on how many homerooms and children there are.
fn doubt_students(case: &Case<'_>, findings: &mut [Finding]) {
    let facts = case.facts;
    if facts.students_unknown.is_empty() && !facts.homerooms_unknown {
        return;
    }
    let [few, many] = STUDENTS.map(|students| {
        let mut school = case.school.clone();
        for homeroom in &facts.students_unknown {
            school.homerooms[homeroom.0].students = students;
        }
        if facts.homerooms_unknown && students == STUDENTS[1] {
            if school.grades.is_empty() {
                let id = "unknown".to_owned();
                let (homerooms, transition, no_team, no_intervention) = (Vec::new(), 0, None, None);
                school.grades.push(Grade { id, homerooms, transition, no_team, no_intervention });
            }
            school.homerooms.extend((0..MORE_HOMEROOMS).map(|number| Homeroom {
                id: format!("homeroom {number}"),
                grade: GradeId(0),
                also: Vec::new(),
                teachers: Vec::new(),
                share: Vec::new(),
                room: None,
                students,
                students_counted: true,
                with_plan: None,
            }));
        }
        case.judge(&school, &case.sheet.schedule).findings
    });
    let why = if facts.homerooms_unknown {
        "the roster does not list the homerooms and their students"
    } else {
        "the roster does not give the number of students"
    };
    doubt(case.school, findings, &few, &many, why);
}

/// A clause for some grades covers whoever is in them: a promise that would be made to somebody of unknown grades
/// is undecided.
fn doubt_grades(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let unknown = &case.facts.grades_unknown;
    if unknown.is_empty() {
        return;
    }
    let mut school = case.school.clone();
    let grades: Vec<GradeId> = school.grades.iter().enumerate().map(|(n, _): (usize, &Grade)| GradeId(n)).collect();
    for staff in unknown {
        school.staff[staff.0].grades.clone_from(&grades);
    }
    let everywhere = case.judge(&school, &case.sheet.schedule).findings;
    let about = |finding: &Finding| {
        let reading = finding.reading.as_ref().map(|reading| reading.held_by.clone());
        (finding.rule, [finding.agreement.clone(), finding.article.clone()], reading, finding.subject)
    };
    let count = |findings: &[Finding]| {
        let mut counts = BTreeMap::new();
        for finding in findings {
            *counts.entry(about(finding)).or_insert(0) += 1;
        }
        counts
    };
    let (known, possible) = (count(findings), count(&everywhere));
    let mut added = BTreeSet::new();
    for other in everywhere {
        let Subject::Staff(staff) = other.subject else { continue };
        let more = possible.get(&about(&other)) > known.get(&about(&other));
        if !unknown.contains(&staff) || !more || !added.insert(about(&other)) {
            continue;
        }
        let article = if other.article.is_empty() { other.rule.to_owned() } else { format!("Art. {}", other.article) };
        let sentence = format!(
            "{}: whether {article} covers them is not known, because the roster gives no grades",
            case.school[staff].name
        );
        // "Nobody is covered" is not known either.
        let nobody = |finding: &Finding| {
            let same =
                (finding.rule, &finding.agreement, &finding.article) == (other.rule, &other.agreement, &other.article);
            same && finding.subject == Subject::School && finding.verdict == Verdict::DoesNotApply
        };
        let at = findings.iter().rposition(|finding| finding.rule == other.rule).map_or(findings.len(), |at| at + 1);
        let blank = Finding { day: None, week: None, evidence: Evidence::default(), ..other.clone() };
        findings.insert(at, blank.judged(Verdict::CannotBeDecided, sentence));
        findings.retain(|finding| !nobody(finding));
    }
}
