//! Putting a finding together.

use super::above_minimum::Individual;
use super::verdict::{Counted, Evidence, Finding, Subject, Verdict};
use crate::model::{DayId, Minutes, Span};
use crate::schedule::Stretch;

impl Finding {
    /// A finding about `subject`, met until it is judged; a rule of the program itself until an article is named.
    #[must_use]
    pub fn about(rule: &'static str, subject: Subject) -> Self {
        Self {
            rule,
            article: String::new(),
            agreement: String::new(),
            required: true,
            verb: "shall",
            status: None,
            reading: None,
            subject,
            day: None,
            week: None,
            verdict: Verdict::Met,
            evidence: Evidence::default(),
        }
    }

    /// Names the article and whether it is required (shall) or preferred (should).
    #[must_use]
    pub fn under(mut self, article: &str, required: bool) -> Self {
        article.clone_into(&mut self.article);
        self.required = required;
        self.verb = if required { "shall" } else { "should" };
        self
    }

    /// The solved day it is about.
    #[must_use]
    pub fn on(mut self, day: DayId) -> Self {
        self.day = Some(day);
        self
    }

    /// The real week it is about, by position in the school's weeks.
    #[must_use]
    pub fn in_week(mut self, week: usize) -> Self {
        self.week = Some(week);
        self
    }

    /// What is asked for and what there is, in `unit`.
    #[must_use]
    pub fn numbers(mut self, required: impl Into<i64>, found: impl Into<i64>, unit: &'static str) -> Self {
        self.evidence.required = Some(required.into());
        self.evidence.found = Some(found.into());
        self.evidence.unit = unit;
        self
    }

    /// The stretches that were looked at.
    #[must_use]
    pub fn looked_at(mut self, counted: Vec<Counted>) -> Self {
        self.evidence.counted = counted;
        self
    }

    /// What of its preparation is owed to the adult alone.
    #[must_use]
    pub fn individual(mut self, individual: Option<Individual>) -> Self {
        self.evidence.individual = individual;
        self
    }

    /// The judgement and the sentence that says why.
    #[must_use]
    pub fn judged(mut self, verdict: Verdict, sentence: String) -> Self {
        self.verdict = verdict;
        self.evidence.sentence = sentence;
        self
    }

    /// How its sentence begins: whom it is about, and when. `name` is how people know them.
    #[must_use]
    pub fn lead<'a>(&'a self, name: &'a str) -> &'a str {
        let lead = self.evidence.sentence.split_once(": ").map(|(lead, _)| lead);
        lead.filter(|lead| lead.starts_with(name)).unwrap_or(name)
    }

    /// Met or not, with the sentence that says why.
    #[must_use]
    pub fn met_if(self, met: bool, sentence: String) -> Self {
        self.judged(if met { Verdict::Met } else { Verdict::NotMet }, sentence)
    }
}

impl Counted {
    /// A row that counted whole.
    #[must_use]
    pub fn whole(row: &Stretch) -> Self {
        Self::part(row, row.span.minutes(), String::new())
    }

    /// A row that counted with so many minutes, and why not with all.
    #[must_use]
    pub fn part(row: &Stretch, minutes: Minutes, reason: String) -> Self {
        Self { day: row.day, span: row.span, kind: row.kind, minutes, reason }
    }
}

/// Spans as a reader's list: `10:10–10:45, 13:00–13:20`.
#[must_use]
pub fn list(spans: &[Span]) -> String {
    spans.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// A row as a reader's phrase: `special art 10:10–10:55`.
#[must_use]
pub fn label(row: &Stretch) -> String {
    let course = if row.course.is_empty() { String::new() } else { format!(" {}", row.course) };
    format!("{}{course} {}", row.kind.word(), row.span)
}

/// `1 section at most`, `2 sections at most`: `unit` is a plural, with words after it or not.
#[must_use]
pub fn count(number: i64, unit: &str) -> String {
    if number != 1 {
        return format!("{number} {unit}").trim_end().to_owned();
    }
    let (noun, after) = unit.split_once("s ").unwrap_or((unit.strip_suffix('s').unwrap_or(unit), ""));
    format!("{number} {noun} {after}").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn one_is_singular() {
        let units = ["minutes", "pinned times", "sections at most", ""];
        let said = |number| units.map(|unit| count(number, unit));
        assert_eq!(said(1), ["1 minute", "1 pinned time", "1 section at most", "1"]);
        assert_eq!(said(2), ["2 minutes", "2 pinned times", "2 sections at most", "2"]);
    }
}
