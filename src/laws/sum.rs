//! A sum with wishes that can be taken away, and the fewest with which it still does not fit.

use super::certificate::{Certificate, Line};
use crate::model::Item;
use std::collections::BTreeSet;

/// Which wishes and promises a sum is made without.
#[derive(Debug, Clone, Default)]
pub(super) struct Without(BTreeSet<Item>);

impl Without {
    /// Whether `item` is still asked for.
    pub(super) fn asks(&self, item: &Item) -> bool {
        !self.0.contains(item)
    }

    /// Without `item` too.
    pub(super) fn and(&self, item: Item) -> Self {
        let mut more = self.clone();
        more.0.insert(item);
        more
    }
}

/// What is needed and what there is.
#[derive(Debug, Clone, Default)]
pub(super) struct Sum {
    /// Unit of both.
    pub(super) unit: &'static str,
    /// What is needed.
    pub(super) needed: Vec<Line>,
    /// What there is.
    pub(super) there: Vec<Line>,
    /// The wishes and promises that are in it, those first that are better left out of a proof.
    pub(super) wishes: Vec<Item>,
    /// The facts that are in it.
    pub(super) facts: Vec<Item>,
}

/// A line; without one where there is nothing.
pub(super) fn line(what: impl Into<String>, times: i64, each: i64) -> Line {
    Line { what: what.into(), times, each }
}

/// How much the lines add up to.
pub(super) fn total(lines: &[Line]) -> i64 {
    lines.iter().map(Line::sum).sum()
}

/// A length as a number of lines.
pub(super) fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

impl Sum {
    /// Whether more is needed than there is.
    fn is_over(&self) -> bool {
        total(&self.needed) > total(&self.there)
    }

    /// What is needed in all.
    pub(super) fn needs(&self) -> i64 {
        total(&self.needed)
    }

    /// What there is in all.
    pub(super) fn has(&self) -> i64 {
        total(&self.there)
    }

    /// The certificate of `law` in these words.
    pub(super) fn certificate(mut self, law: &'static str, sentence: String) -> Certificate {
        self.needed.retain(|line| line.sum() != 0);
        self.there.retain(|line| line.sum() != 0);
        let mut rests_on: Vec<Item> = self.wishes;
        rests_on.extend(self.facts);
        rests_on.sort();
        rests_on.dedup();
        Certificate { law, sentence, unit: self.unit, needed: self.needed, there: self.there, rests_on }
    }
}

/// The sum with the fewest wishes with which more is needed than there is; `None` where it fits.
///
/// Wishes are taken away one by one, as long as the rest does not fit. What is left is minimal: without any one of them it
/// would fit.
pub(super) fn fewest(count: impl Fn(&Without) -> Option<Sum>) -> Option<Sum> {
    let mut without = Without::default();
    let mut best = count(&without).filter(Sum::is_over)?;
    loop {
        let mut smaller = false;
        let mut tried: BTreeSet<Item> = BTreeSet::new();
        for item in best.wishes.clone() {
            if !tried.insert(item.clone()) {
                continue;
            }
            let less = without.and(item);
            if let Some(sum) = count(&less).filter(Sum::is_over) {
                (without, best, smaller) = (less, sum, true);
            }
        }
        if !smaller {
            return Some(best);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CourseId, GradeId};

    /// Wishes of these sizes against what there is.
    fn asked(sizes: &[i64], there: i64) -> impl Fn(&Without) -> Option<Sum> {
        let sizes = sizes.to_vec();
        move |without| {
            let item = |at: usize| Item::Sections(CourseId(at), GradeId(0));
            let kept = || (0..sizes.len()).filter(|at| without.asks(&item(*at)));
            Some(Sum {
                unit: "sections",
                needed: kept().map(|at| line(at.to_string(), 1, sizes[at])).collect(),
                there: vec![line("places", 1, there)],
                wishes: kept().map(item).collect(),
                facts: Vec::new(),
            })
        }
    }

    #[test]
    fn only_the_wishes_that_are_needed_stay() {
        let sum = fewest(asked(&[1, 4, 2, 3], 5)).expect("10 > 5");
        assert!(sum.needs() > 5 && sum.needed.iter().all(|line| sum.needs() - line.sum() <= 5), "{sum:?}");
        assert!(fewest(asked(&[1, 4], 5)).is_none());
    }
}
