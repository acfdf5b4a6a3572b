//! Clauses that are read in more than one way, and where that makes a difference.

use super::verdict::{Compliance, Finding, Subject, Verdict};

/// A promise that is met as one side reads it and not as another does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    /// Id of the rule.
    pub rule: &'static str,
    /// Article.
    pub article: String,
    /// For whom.
    pub subject: Subject,
    /// Who reads it how: the worst verdict under each reading, in file order.
    pub readings: Vec<(String, Verdict)>,
}

impl Dispute {
    /// Whether it is met under one reading and not met under another.
    #[must_use]
    pub fn makes_a_difference(&self) -> bool {
        let has = |wanted| self.readings.iter().any(|(_, verdict)| *verdict == wanted);
        has(Verdict::Met) && has(Verdict::NotMet)
    }

    /// `met as the district reads it, not met as the association reads it`
    #[must_use]
    pub fn words(&self) -> String {
        let parts = self.readings.iter().map(|(who, verdict)| format!("{} as {who} reads it", verdict.words()));
        parts.collect::<Vec<_>>().join(", ")
    }
}

impl Compliance {
    /// Every subject for whom the readings of one clause come to different verdicts.
    #[must_use]
    pub fn disputes(&self) -> Vec<Dispute> {
        let mut seen: Vec<(usize, Subject)> = Vec::new();
        let mut found = Vec::new();
        for finding in &self.findings {
            let Some(reading) = &finding.reading else { continue };
            if seen.contains(&(reading.entry, finding.subject)) {
                continue;
            }
            seen.push((reading.entry, finding.subject));
            let readings = self.held(reading.entry, finding.subject);
            if readings.iter().any(|(_, verdict)| *verdict != readings[0].1) {
                let (rule, article, subject) = (finding.rule, finding.article.clone(), finding.subject);
                found.push(Dispute { rule, article, subject, readings });
            }
        }
        found
    }

    /// Whether another reading of the clause keeps the promise to the same subject.
    #[must_use]
    pub fn is_disputed(&self, finding: &Finding) -> bool {
        finding.reading.as_ref().is_some_and(|reading| {
            let held = self.held(reading.entry, finding.subject);
            held.iter().any(|(who, verdict)| *who != reading.held_by && *verdict == Verdict::Met)
        })
    }

    /// Who reads a clause how for one subject: the worst verdict under each reading, in file order.
    fn held(&self, entry: usize, subject: Subject) -> Vec<(String, Verdict)> {
        let mut held: Vec<(String, Verdict)> = Vec::new();
        for own in self.findings.iter().filter(|own| own.subject == subject) {
            let Some(reading) = own.reading.as_ref().filter(|reading| reading.entry == entry) else { continue };
            match held.iter_mut().find(|(who, _)| *who == reading.held_by) {
                Some((_, verdict)) if rank(own.verdict) < rank(*verdict) => *verdict = own.verdict,
                Some(_) => {}
                None => held.push((reading.held_by.clone(), own.verdict)),
            }
        }
        held
    }
}

/// The worst verdict comes first.
fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::NotMet => 0,
        Verdict::CannotBeDecided => 1,
        Verdict::Met => 2,
        Verdict::DoesNotApply => 3,
    }
}
