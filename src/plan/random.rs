//! Seeded order, for trying proposals in different orders. Same seed, same order, on every machine.

use pumpkin_core::rand::rngs::SmallRng;
use pumpkin_core::rand::seq::SliceRandom;
use pumpkin_core::rand::{Rng, RngExt, SeedableRng};

/// A source of orders.
#[derive(Debug)]
pub struct Order(SmallRng);

impl Order {
    /// The source for `seed` and the `attempt`-th try.
    #[must_use]
    pub fn new(seed: u64, attempt: u64) -> Self {
        Self(SmallRng::seed_from_u64(
            seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ attempt.wrapping_mul(0xd1b5_4a32_d192_ed03),
        ))
    }

    /// Puts `items` in a new order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        items.shuffle(&mut self.0);
    }

    /// A number below `end` (which is at least 1).
    pub fn below(&mut self, end: usize) -> usize {
        self.0.random_range(0..end.max(1))
    }

    /// A seed for an engine.
    pub fn seed(&mut self) -> u64 {
        self.0.next_u64()
    }
}
