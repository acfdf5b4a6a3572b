//! Seeded order, for trying proposals in different orders. Same seed, same order, on every machine.

use pumpkin_core::rand::rngs::Xoshiro256PlusPlus;
use pumpkin_core::rand::{Rng, SeedableRng};

/// A source of orders.
#[derive(Debug)]
pub struct Order(Xoshiro256PlusPlus);

impl Order {
    /// The source for `seed` and the `attempt`-th try.
    #[must_use]
    pub fn new(seed: u64, attempt: u64) -> Self {
        Self(Xoshiro256PlusPlus::seed_from_u64(
            seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ attempt.wrapping_mul(0xd1b5_4a32_d192_ed03),
        ))
    }

    /// Puts `items` in a new order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        // Fisher and Yates, with numbers of a fixed width: the order does not depend on the machine.
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }

    /// A number below `end` (which is at least 1).
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end.max(1)).unwrap_or(u64::MAX);
        usize::try_from(self.0.next_u64() % end).unwrap_or(0)
    }

    /// A seed for an engine.
    pub fn seed(&mut self) -> u64 {
        self.0.next_u64()
    }
}
