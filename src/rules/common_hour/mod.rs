//! Every team has its shared time.

/// A rule of the program itself: it has no terms and always holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms;
