//! Which run comes when: what is worth most comes first, for a benchmark that is cut short.

use itertools::iproduct;

use crate::instance::Instance;

/// One run that is wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Turn<'a> {
    pub(crate) instance: &'a Instance,
    pub(crate) round: usize,
    /// Position in the list of contenders.
    pub(crate) contender: usize,
}

/// Every contender on every school of seed 0, then of seed 1 …; further rounds after all seeds. On each school the
/// contenders take turns directly after one another, so that a ratio is of one hour and not of two.
pub(crate) fn turns(
    instances: &[Instance],
    rounds: usize,
    contenders: usize,
    plays: impl Fn(usize, &Instance) -> bool,
) -> Vec<Turn<'_>> {
    let mut by_seed: Vec<&Instance> = instances.iter().collect();
    by_seed.sort_by_key(|instance| instance.seed);
    iproduct!(0..rounds, by_seed, 0..contenders)
        .filter(|(_, instance, contender)| plays(*contender, instance))
        .map(|(round, instance, contender)| Turn { instance, round, contender })
        .collect()
}
