//! Random numbers that are the same on every machine.

/// Numbers from a seed, the same on every machine (splitmix).
pub(crate) struct Dice(u64);

impl Dice {
    /// Dice for a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5851_F42D_4C95_7F2D)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ z >> 31
    }

    /// A number of `from..=to`.
    pub(crate) fn number(&mut self, from: usize, to: usize) -> usize {
        let many = u64::try_from(to - from + 1).unwrap_or(1);
        from + usize::try_from(self.next() % many).unwrap_or(0)
    }

    /// Yes in `percent` of all throws.
    pub(crate) fn yes(&mut self, percent: usize) -> bool {
        self.number(1, 100) <= percent
    }

    /// Any order of the list.
    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for n in (1..list.len()).rev() {
            list.swap(n, self.number(0, n));
        }
    }
}
