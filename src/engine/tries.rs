//! Many short searches and a few long ones: a lucky beginning is worth more than patience.

use super::{Answer, Budget, Engine, Search};

impl Engine {
    /// Searches again and again, each time with other choices where nothing is learned yet, `unit` steps in the shortest try.
    pub fn solve_in_tries(&mut self, unit: u64, budget: &mut Budget<'_>) -> Answer {
        let mut answer = Answer::Stopped;
        let mut tries = 1..;
        while matches!(answer, Answer::Stopped) && budget.steps > 0 && !(budget.interrupted)() {
            let length = tries.next().map_or(unit, |nth| unit.saturating_mul(luby(nth)));
            answer = budget.part(length, |own| self.solve(Search::Learned, None, &[], own));
            self.seed = self.seed.wrapping_add(1);
        }
        answer
    }
}

/// Luby's sequence 1, 1, 2, 1, 1, 2, 4 … (Luby, Sinclair and Zuckerman, Optimal speedup of Las Vegas algorithms, 1993).
#[must_use]
pub fn luby(position: u64) -> u64 {
    let power = (position + 1).next_power_of_two();
    if power == position + 1 { power / 2 } else { luby(position + 1 - power / 2) }
}

#[cfg(test)]
mod tests {
    use super::luby;

    #[test]
    fn lengths_of_tries() {
        let first: Vec<u64> = (1..=15).map(luby).collect();
        assert_eq!(first, [1, 1, 2, 1, 1, 2, 4, 1, 1, 2, 1, 1, 2, 4, 8]);
    }
}
