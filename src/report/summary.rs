//! The answer in plain text for the terminal.

use std::fmt::Write as _;

use super::team_time::{self, TeamTime};
use super::{Answer, Status, audit, compliance, interventions, result, words};
use crate::check::Verdict;
use crate::model::{Minutes, School};
use crate::schedule::Schedule;
use crate::solve::Rank;

/// Findings listed one by one; the rest is counted.
const LISTED: usize = 12;

/// What a principal wants to know first: when each team meets and who has its children, interventions, what each
/// wish cost, which promises are kept, and how much team time a real week has.
#[must_use]
pub fn summary(answer: &Answer<'_>) -> String {
    let school = answer.school;
    let times = team_time::all(school, answer.schedule);
    let mut text = format!("{}\n{}\n", school.name, status(answer));
    let mut section = |title: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            let _ = write!(text, "\n{title}\n");
            for line in lines {
                let _ = writeln!(text, "  {line}");
            }
        }
    };
    section("Team time", times.iter().map(|time| team(answer, time)).collect());
    section("Preparation above the minimum", audit::above_minimum(school, answer.compliance));
    let weeks = team_time::said_of_weeks(school, &times);
    section("Weeks", Some(weeks).into_iter().filter(|said| !said.is_empty()).collect());
    section("Interventions", intervention_lines(school, answer.schedule));
    if let Some(solution) = answer.solution {
        section("Wishes, in order of rank", (1..).zip(&solution.ranks).map(|(n, rank)| rank_line(n, rank)).collect());
    }
    section("Promises", promises(answer));
    section("Notes", answer.compliance.footing.notes.clone());
    let unchecked = answer.compliance.footing.not_checked.iter().chain(answer.not_checked);
    section("Not checked", unchecked.cloned().collect());
    text
}

/// One sentence on what kind of answer this is.
pub(super) fn status(answer: &Answer<'_>) -> String {
    let kept = if answer.compliance.nothing_required_is_broken() {
        ""
    } else {
        " It breaks at least one required promise: see the promises."
    };
    let sentence = match answer.status {
        Status::Best => "This schedule is the best there is for the wishes in the file, in their order.",
        Status::Stopped => "The search was stopped here: a schedule that fulfils more wishes may exist.",
        Status::Audited => "This schedule was handed in and is audited as it is.",
    };
    format!("{sentence}{kept}")
}

/// `Grade 3 meets Tuesday 10:10–11:10. Its children are in art and PE …`
fn team(answer: &Answer<'_>, time: &TeamTime) -> String {
    let school = answer.school;
    let team = &school[time.team];
    if time.meetings.is_empty() {
        let owed = format!("it is owed {} {}", words::minutes(team.minutes()), result::owed(team.owed));
        return format!("{} has no meeting in this schedule; {owed}.", team.name);
    }
    let mut sentences = vec![format!("{} meets {}.", team.name, words::times_name(school, &time.times()))];
    sentences.push(time.children_sentence(school, answer.schedule));
    let attends = time.attends();
    if !attends.is_empty() {
        let verb = if attends.len() == 1 { "attends" } else { "attend" };
        sentences.push(format!("{} {verb}.", words::people(school, &attends)));
    }
    sentences.push(apart(time));
    let scheduled = time.scheduled(school);
    if scheduled < team.minutes() {
        sentences.push(format!(
            "That is {scheduled} of the {} it is owed {}.",
            words::minutes(team.minutes()),
            result::owed(team.owed)
        ));
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.join(" ")
}

/// Minutes outside the children's day are never mixed with the others.
fn apart(time: &TeamTime) -> String {
    let sum = |minutes: fn(&team_time::Split) -> Minutes| -> Minutes {
        time.meetings.iter().map(|meeting| minutes(&meeting.split)).sum()
    };
    let (paid, after) = (sum(|split| split.without_children), sum(|split| split.after_hours));
    let mut parts = Vec::new();
    if paid > 0 {
        parts.push(format!("{} lie in the paid day without children", words::minutes(paid)));
    }
    if after > 0 {
        parts.push(format!("{} lie after hours", words::minutes(after)));
    }
    if parts.is_empty() { String::new() } else { format!("Of this, {}.", parts.join(" and ")) }
}

/// One line per grade and intervention; grades without any say why.
fn intervention_lines(school: &School, schedule: &Schedule) -> Vec<String> {
    let offers = interventions::all(school, schedule);
    let mut lines = Vec::new();
    for (position, grade) in school.grades.iter().enumerate() {
        let id = crate::model::GradeId(position);
        let name = words::grade(school, id);
        let own: Vec<_> = offers.iter().filter(|offer| offer.grade == id).collect();
        for offer in &own {
            let what =
                if offer.course.is_empty() { words::kind(offer.kind) } else { words::course(school, &offer.course) };
            lines.push(format!("{name}: {what} {}.", words::times_name(school, &offer.times())));
        }
        match (&grade.no_intervention, own.is_empty()) {
            (Some(reason), _) => lines.push(format!("{name}: no intervention ({reason}).")),
            (None, true) => lines.push(format!("{name}: no intervention in this schedule.")),
            (None, false) => {}
        }
    }
    lines
}

fn rank_line(number: usize, rank: &Rank) -> String {
    format!("{number}. {}: {}. {}", rank.name, words::count(rank.value, rank.unit), rank_word(rank))
}

/// What is known about the cost of one rank.
pub(super) fn rank_word(rank: &Rank) -> String {
    if rank.value == 0 {
        "Fulfilled.".to_owned()
    } else if rank.proved {
        "No schedule costs less here.".to_owned()
    } else {
        let most = (rank.value - rank.bound).max(0);
        format!("At most {} of this could still be saved.", words::count(most, rank.unit))
    }
}

fn promises(answer: &Answer<'_>) -> Vec<String> {
    let (school, compliance) = (answer.school, answer.compliance);
    let verdicts = [Verdict::Met, Verdict::NotMet, Verdict::CannotBeDecided, Verdict::DoesNotApply];
    let counts: Vec<String> =
        verdicts.iter().map(|verdict| words::verdicts(compliance.with(*verdict).count(), *verdict)).collect();
    let mut lines = vec![compliance::conclusion(compliance), format!("{}.", words::capital(&counts.join(", ")))];
    for verdict in [Verdict::NotMet, Verdict::CannotBeDecided] {
        let total = compliance.with(verdict).count();
        for finding in compliance.with(verdict).take(LISTED) {
            let who = [words::subject(school, finding.subject), audit::when(school, finding)];
            let who: Vec<&str> = who.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
            let head = format!("{}: {}, {}.", words::capital(verdict.words()), audit::article(finding), who.join(", "));
            lines.push(format!("{head} {}", finding.evidence.sentence).trim_end().to_owned());
        }
        if total > LISTED {
            lines.push(format!("… and {} more {}.", total - LISTED, verdict.words()));
        }
    }
    lines
}
