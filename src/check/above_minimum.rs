//! The use of preparation above the minimum: what is left of it when everybody has what they are owed for themselves.
//!
//! Where only individual preparation counts, a team may take no more than what lies above it. This is read off the findings
//! of preparation, so whatever a clause counts, in which blocks and windows, is what is compared here.

use super::{Compliance, Finding, Subject, Verdict};
use crate::model::{Minutes, School, StaffId, TeamId};

/// Individual preparation of one adult in one window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Individual {
    /// The window: `every 2 weeks`.
    pub window: String,
    /// Minutes owed.
    pub owed: Minutes,
    /// Minutes found that are the adult's own.
    pub found: Minutes,
    /// Minutes with the team, or directed by others, that would have to be the adult's own for the number to be kept.
    pub taken: Minutes,
}

impl Individual {
    /// Minutes above what is owed.
    #[must_use]
    pub fn left(&self) -> Minutes {
        (self.found - self.owed).max(0)
    }

    /// `450 of 450 minutes are owed as individual preparation; 0 left for the team`
    #[must_use]
    pub fn sentence(&self) -> String {
        if self.found >= self.owed {
            let (owed, found, left) = (self.owed, self.found, self.left());
            return format!("{owed} of {found} minutes are owed as individual preparation; {left} left for the team");
        }
        let (found, owed, taken) = (self.found, self.owed, self.taken);
        let short = format!("{found} of the {owed} minutes owed as individual preparation are there");
        if taken > 0 { format!("{short}; the team takes {taken} of what is owed") } else { short }
    }
}

/// What is left for one team under one clause: the member and the window with the least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AboveMinimum<'a> {
    /// The team.
    pub team: TeamId,
    /// The member.
    pub staff: StaffId,
    /// The finding of the member's preparation.
    pub finding: &'a Finding,
    /// Its numbers.
    pub individual: &'a Individual,
}

impl AboveMinimum<'_> {
    /// `Grade 3, every 2 weeks: 450 of 450 minutes are owed as individual preparation; 0 left for the team (Art. 21.404)`
    #[must_use]
    pub fn sentence(&self, school: &School) -> String {
        let (team, own) = (&school[self.team].name, self.individual);
        let whose = if own.found < own.owed { format!("{}, ", school[self.staff].name) } else { String::new() };
        format!("{team}, {}: {} ({whose}Art. {})", own.window, own.sentence(), self.finding.article)
    }
}

impl Compliance {
    /// What is left of preparation above the minimum, team by team and clause by clause. Teams of whose members no clause
    /// keeps preparation for themselves are left out, as is what cannot be decided.
    #[must_use]
    pub fn above_minimum<'a>(&'a self, school: &'a School) -> Vec<AboveMinimum<'a>> {
        let mut all: Vec<AboveMinimum<'a>> = Vec::new();
        for team in (0..school.teams.len()).map(TeamId) {
            let first = all.len();
            for finding in self.findings.iter().filter(|own| matches!(own.verdict, Verdict::Met | Verdict::NotMet)) {
                let (Subject::Staff(staff), Some(individual)) = (finding.subject, &finding.evidence.individual) else {
                    continue;
                };
                if !school[team].members.contains(&staff) {
                    continue;
                }
                let next = AboveMinimum { team, staff, finding, individual };
                let same = |own: &AboveMinimum<'_>| {
                    let clause = |of: &Finding| (of.agreement.clone(), of.article.clone(), of.reading.clone());
                    clause(own.finding) == clause(finding)
                };
                match all[first..].iter_mut().find(|own| same(own)) {
                    Some(own) if margin(individual) < margin(own.individual) => *own = next,
                    Some(_) => {}
                    None => all.push(next),
                }
            }
        }
        all
    }
}

fn margin(own: &Individual) -> Minutes {
    own.found - own.owed
}

/// Adds to each finding of `rule` about a team that is met: what of its time is owed to its members as individual
/// preparation.
pub fn say_what_is_taken(school: &School, rule: &str, findings: &mut [Finding]) {
    let taken: Vec<(StaffId, String)> = findings
        .iter()
        .filter_map(|finding| match (finding.subject, &finding.evidence.individual) {
            (Subject::Staff(staff), Some(own)) if own.taken > 0 && finding.verdict == Verdict::NotMet => {
                let name = &school[staff].name;
                let words = format!("{} of the {} min owed to {name} by Art. {}", own.taken, own.owed, finding.article);
                Some((staff, format!("{words} ({})", own.window)))
            }
            _ => None,
        })
        .collect();
    for finding in findings.iter_mut().filter(|own| own.rule == rule && own.verdict == Verdict::Met) {
        let Subject::Team(team) = finding.subject else { continue };
        let of_members = taken.iter().filter(|(staff, _)| school[team].members.contains(staff));
        let words: Vec<&str> = of_members.map(|(_, words)| words.as_str()).collect();
        if !words.is_empty() {
            let words = words.join("; ");
            let sentence = &mut finding.evidence.sentence;
            *sentence = format!("{sentence}; met only with preparation that is owed: {words}");
        }
    }
}
