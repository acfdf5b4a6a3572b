//! What an adult needs of a day besides children.

use super::tiny::{Mask, Tiny, each, range};

/// An adult's own time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Own {
    /// When they eat, where the contract owes it.
    pub(crate) lunch: Option<usize>,
    /// When they prepare.
    pub(crate) preps: Mask,
    /// Slots that count into the week's preparation.
    pub(crate) total: usize,
}

/// The longest run of neighbours in a set.
pub(crate) fn longest_run(mut mask: Mask) -> usize {
    let mut run = 0;
    while mask != 0 {
        mask &= mask >> 1;
        run += 1;
    }
    run
}

/// The best own time in `free` (at work, no children, no meeting): lunch, preparation where `prepares`, and as much
/// of it as can be. `eating`: slots in which nobody prepares. `meeting`: the slots of a meeting. `None` where the contract is broken.
pub(crate) fn own(school: &Tiny, free: Mask, eating: Mask, meeting: Mask, prepares: bool) -> Option<Own> {
    let contract = &school.contract;
    let lunches: Vec<Option<usize>> = match contract.lunch {
        Some((from, to)) => each(free & range(from, to)).map(Some).collect(),
        None => vec![None],
    };
    let mut best: Option<Own> = None;
    for lunch in lunches {
        let preps = free & !eating & !lunch.map_or(0, |slot| 1 << slot);
        if let (Some(prep), true) = (&contract.prep, prepares) {
            let place = if prep.paid_day { preps } else { preps & school.school_hours() };
            if place == 0 && !(prep.shared && meeting != 0) {
                continue;
            }
        }
        let shared = if contract.total.is_some_and(|(_, shared)| shared) { meeting } else { 0 };
        let total = ((preps | shared) & school.school_hours()).count_ones() as usize;
        if best.as_ref().is_none_or(|best| best.total < total) {
            best = Some(Own { lunch, preps, total });
        }
    }
    best
}

/// Whether the contract's stretch allows to be with children in these slots.
pub(crate) fn stretch_kept(school: &Tiny, with_children: Mask) -> bool {
    school.contract.stretch.is_none_or(|most| longest_run(with_children) <= most)
}

#[test]
fn runs() {
    assert_eq!(longest_run(0b0111_0110), 3);
    assert_eq!(longest_run(0), 0);
}
